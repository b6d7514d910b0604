"""Export a topic, or notes chosen from many texts, as a scaffold for an essay in Markdown.

Free text that is followed by deeper items becomes a heading; passages become quotations with their source; the list of
texts comes last. The file is written in full, once; what the reader makes of it is the reader's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.core.annotations.markdown_merge.markdown_guard import escape_note
from reader.core.annotations.model import Annotation
from reader.core.library_links import link_address
from reader.core.text.blocks import Block
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.atomic_write import write_whole
from reader.exporters.export_data import link, plain_line
from reader.exporters.file_names import safe_stem
from reader.exporters.markdown.escaping import escaped, normalised_lines
from reader.exporters.markdown.quotation import quotation

_MAX_LEVEL = 6
_MAX_HEADING = 120


@dataclass(frozen=True, slots=True)
class EssayLabels:
    """The labels that are added, in the reader's language; the defaults are the source language."""

    open: str = QT_TRANSLATE_NOOP("Essay", "open")
    sources: str = QT_TRANSLATE_NOOP("Essay", "Sources")


@dataclass(frozen=True, slots=True)
class EssayItem:
    """An annotation with title and author of its text or, without one, free text.

    ``section`` names the sections that it is in, ``passage`` are the blocks of its passage, if that has more than one
    line.
    """

    level: int = 0
    words: str = ""
    annotation: Annotation | None = None
    title: str = ""
    author: str = ""
    section: str = ""
    passage: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Essay:
    """A question and the items gathered under it, in order."""

    question: str
    items: tuple[EssayItem, ...]
    labels: EssayLabels = EssayLabels()


def essay_name(essay: Essay) -> str:
    """Return the name of the file, safe on every system."""
    return f"{safe_stem(essay.question)}.md"


def essay_markdown(essay: Essay) -> str:
    """Format an essay as Markdown."""
    parts = [f"# {escaped(plain_line(essay.question))}"]
    for place, item in enumerate(essay.items):
        is_heading = place + 1 < len(essay.items) and essay.items[place + 1].level > item.level
        parts += (
            _passage(item, item.annotation, essay.labels)
            if item.annotation
            else [_free_text(item, is_heading=is_heading)]
        )
    parts += _sources(essay)
    return "\n\n".join(part for part in parts if part) + "\n"


def write_essay(essay: Essay, path: Path) -> None:
    """Write an essay to a file, replacing it; raises ReaderError FOLDER_UNWRITABLE or EXPORT_FAILED."""
    write_whole(path, essay_markdown(essay).encode())


def _free_text(item: EssayItem, *, is_heading: bool) -> str:
    text = normalised_lines(item.words).strip()
    heading = plain_line(text)
    if is_heading and "\n" not in text and 0 < len(heading) <= _MAX_HEADING:
        return f"{'#' * min(item.level + 2, _MAX_LEVEL)} {heading.lstrip('#').strip()}"
    return escape_note(text)


def _passage(item: EssayItem, annotation: Annotation, labels: EssayLabels) -> Iterator[str]:
    source = f"— {_source(item, annotation)} ([{escaped(labels.open)}]({link(annotation)}))"
    if annotation.quote:
        yield f"{quotation(annotation.quote, item.passage)}\n>\n> {source}"
        yield escape_note(normalised_lines(annotation.body).strip())
    else:
        yield escape_note(normalised_lines(annotation.body).strip())
        yield source


def _source(item: EssayItem, annotation: Annotation) -> str:
    section = item.section or (annotation.anchor.section if annotation.anchor else "")
    parts = [plain_line(part) for part in (item.author, item.title, section)]
    return escaped(", ".join(part for part in parts if part))


def _sources(essay: Essay) -> Sequence[str]:
    """Return the list of texts, each once, in the order in which they are first quoted."""
    quoted = ((item.annotation.text, item) for item in essay.items if item.annotation)
    texts: dict[str, EssayItem] = {}
    for text, item in quoted:
        texts.setdefault(text, item)
    if not texts:
        return []
    lines = [
        f"- {escaped(', '.join(plain_line(part) for part in (item.author, item.title) if part))}"
        f" ([{escaped(essay.labels.open)}]({link_address(text)}))"
        for text, item in texts.items()
    ]
    return [f"## {escaped(essay.labels.sources)}", "\n".join(lines)]
