"""Make the Markdown file of a text: front matter, then one block for each annotation, under the text's own headings.

A block is the quotation, the reader's note, and a line with tags, place and link that ends in the block id. Signs of
Markdown in the quotation are escaped, since a text is not Markdown; the note stands as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.core.notes.annotation import Annotation
from reader.core.text.text import Section
from reader.exporters.front_matter import Value, front_matter
from reader.exporters.material import Material, file_name, link, one_line
from reader.exporters.seal import BLANK, KEY
from reader.core.notes.verbatim import guarded

_SIGNS = re.compile(r"[\\`*\[<$]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<!\S)#|\^(?=oh-)|%(?=%)|=(?==)|&(?=#?\w+;)")
_NUMBERED = re.compile(r"^([^\S\n]*\d{1,9})([.)])", re.MULTILINE)
_LINE_SIGN = re.compile(r"^([^\S\n]*)([-+>=])", re.MULTILINE)
_BLOCK_END = re.compile(r"^.*(?<!\\)\^oh-([0-9A-Za-z-]+)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"\A(?:\s*#{1,6} .*\n)+")


def markdown(material: Material) -> str:
    """Make the whole file, with a blank in the place of its digest."""
    return "\n".join((_front(material), f"# {escaped(one_line(material.text.title))}\n", *_parts(material)))


def markdown_blocks(content: str) -> dict[str, str]:
    """Cut a file into the blocks that end in one of our block ids, by the annotation's id."""
    blocks = {}
    start = _body_start(content)
    for end in _BLOCK_END.finditer(content, start):
        blocks[end[1]] = _HEADING.sub("", content[start : end.end()]).strip()
        start = end.end()
    return blocks


def escaped(words: str) -> str:
    """Escape what Markdown would take for signs of its own."""
    signs = _SIGNS.sub(r"\\\g<0>", words)
    return _LINE_SIGN.sub(r"\1\\\2", _NUMBERED.sub(r"\1\\\2", signs))


def _front(material: Material) -> str:
    text = material.text
    values: dict[str, Value] = {
        "title": text.title,
        "id": text.id,
        "author": text.author,
        "source": file_name(text.source),
        "language": text.language,
        "tags": list(material.tags),
        "added": text.added.date(),
        "opened": text.opened.date() if text.opened else None,
        "progress": material.progress,
        "minutes": material.minutes,
        KEY: BLANK,
    }
    return front_matter({key: value for key, value in values.items() if value is not None})


def _parts(material: Material) -> Iterator[str]:
    for annotation in material.whole:
        yield _block(material, annotation)
    path: tuple[Section, ...] = ()
    for annotation in material.placed:
        yield from _headings(path, path := material.path(annotation.start))
        yield _block(material, annotation)
    if material.orphans:
        yield f"## {escaped(material.labels.orphans)}\n"
    for annotation in material.orphans:
        yield _block(material, annotation)


def _headings(before: tuple[Section, ...], path: tuple[Section, ...]) -> Iterator[str]:
    for depth, section in enumerate(path):
        if section not in before:
            yield f"{'#' * min(6, depth + 2)} {escaped(one_line(section.title))}\n"


def _block(material: Material, annotation: Annotation) -> str:
    parts = [_quotation(annotation.quote), guarded(annotation.body), _last_line(material, annotation)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _quotation(quote: str) -> str:
    return "\n".join(f"> {line}".rstrip(" ") for line in escaped(quote).split("\n")) if quote else ""


def _last_line(material: Material, annotation: Annotation) -> str:
    address = f"[{escaped(material.labels.open)}]({link(annotation)})"
    tags = " ".join(f"#{escaped(tag)}" for tag in annotation.tags)
    words = (tags, material.kind_word(annotation), escaped(material.place(annotation)), address)
    return " · ".join(word for word in words if word) + f" ^oh-{annotation.id}"


def _body_start(content: str) -> int:
    title = re.search(r"^# .*\n", content, re.MULTILINE)
    return title.end() if title else 0
