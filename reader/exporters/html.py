"""Export a text's annotations as one HTML file that needs no other files and loads nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from reader.core.annotations.model import Annotation, AnnotationStyle
from reader.core.annotations.styles import STYLES
from reader.core.text.model import Section
from reader.exporters.checksum import BLANK, KEY
from reader.exporters.export_data import ExportData, citation, link, one_line
from reader.exporters.passage_html import passage_html

_STYLE = (
    "body{max-width:40em;margin:3em auto;padding:0 1em;font:1em/1.7 serif;background:#fcf9f2;color:#2b2723}"
    "blockquote{margin:0;padding-left:1em;border-left:.25em solid #a83f2d}"
    "blockquote,.note{white-space:pre-wrap}article{margin:2em 0}footer{font-size:.85em;color:#6b6259}"
)
_ARTICLE = re.compile(r'^<article id="oh-([0-9A-Za-z-]+)">.*?^</article>$', re.MULTILINE | re.DOTALL)


def html_page(data: ExportData) -> str:
    """Return the whole file, with a blank in place of its digest."""
    return "\n".join((*_head(data), *_parts(data), "</body>", "</html>", ""))


def html_blocks(content: str) -> dict[str, str]:
    """Return each annotation's article, by annotation id."""
    return {article[1]: article[0] for article in _ARTICLE.finditer(content)}


def _head(data: ExportData) -> Iterator[str]:
    text = data.text
    title = escape(one_line(text.title))
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(text.language)}">' if text.language else "<html>"
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    yield f'<meta name="onehour_text" content="{escape(text.id)}"><meta name="{KEY}" content="{BLANK}">'
    yield f"<title>{title}</title><style>{_STYLE}{_style_rules(data)}</style></head>"
    yield f"<body><h1>{title}</h1>"
    yield f"<p>{escape(one_line(text.author))}</p>"


def _style_rules(data: ExportData) -> str:
    """Return the rules for the styles of marks that are in the file; highlights need none."""
    present = {annotation.style for annotation in data.annotations}
    return "".join(f".{style}{{{row.css}}}" for style, row in STYLES.items() if row.css and style in present)


def _parts(data: ExportData) -> Iterator[str]:
    for annotation in data.whole:
        yield from _article(data, annotation)
    for headings, annotation in data.placed_under_headings():
        yield from map(_heading, headings)
        yield from _article(data, annotation)
    if data.orphans:
        yield f"<h2>{escape(data.labels.orphans)}</h2>"
    for annotation in data.orphans:
        yield from _article(data, annotation)


def _heading(path: tuple[Section, ...]) -> str:
    level = min(6, len(path) + 1)
    return f"<h{level}>{escape(one_line(path[-1].title))}</h{level}>"


def _article(data: ExportData, annotation: Annotation) -> Iterator[str]:
    yield f'<article id="oh-{escape(annotation.id)}">'
    if annotation.quote:
        is_highlight = annotation.style is AnnotationStyle.HIGHLIGHT
        opening = "<blockquote>" if is_highlight else f'<blockquote class="{annotation.style}">'
        yield f"{opening}{passage_html(annotation.quote, data.passages.get(annotation.id, ()))}</blockquote>"
    if annotation.body:
        yield f'<div class="note">{escape(annotation.body)}</div>'
    tags = " ".join(f"#{tag}" for tag in annotation.tags)
    parts = [escape(part) for part in (tags, data.kind_word(annotation), citation(data, annotation)) if part]
    yield f'<footer>{" · ".join(parts)} <a href="{escape(link(annotation))}">{escape(data.labels.open)}</a></footer>'
    yield "</article>"
