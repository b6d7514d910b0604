"""Make what stands in one Markdown file: of one text, of one day, of one tag, or of all that is exported."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from reader.core.annotations.markdown_merge.block_parser import BLOCK_ID, ExportBlock
from reader.core.annotations.markdown_merge.last_export import Front
from reader.core.annotations.markdown_merge.markdown_guard import closer_of
from reader.core.annotations.markdown_merge.merge import ExportPage
from reader.core.annotations.model import Annotation
from reader.core.text.model import Section
from reader.exporters.checksum import BLANK, KEY
from reader.exporters.export_data import ExportData, ExportLabels, file_name, plain_line
from reader.exporters.markdown.escaping import annotation_words, escaped, text_words
from reader.exporters.markdown.front_matter import Value, front_lines, lines_by_key
from reader.exporters.markdown.templates import NoteTemplate

_LIST_SIGN = re.compile(r"(?<!\S)[-*+] ")


class DocumentScope(StrEnum):
    """Say what one file is made for."""

    TEXT = "text"
    DAY = "day"
    TAG = "tag"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class MarkdownDocument:
    """Hold one file before it is merged: what it is about, its name without ending, front matter and page.

    ``notes`` gives the text and the annotation of each block.
    """

    scope: str
    name: str
    front: Front
    page: ExportPage
    notes: dict[str, tuple[ExportData, Annotation]]


def markdown_documents(
    materials: Sequence[ExportData], per: DocumentScope, template: NoteTemplate
) -> Iterator[MarkdownDocument]:
    """Make the files for texts. Raises ReaderError TEMPLATE_INVALID."""
    if per is DocumentScope.TEXT:
        for material in materials:
            yield _sheet_of_text(material, template)
    elif any(material.annotations for material in materials):
        labels = materials[0].labels
        for scope, title, chosen in _GROUPINGS[per](materials, labels):
            yield _sheet_of_many(scope, title, chosen, template)


def document_scopes(materials: Sequence[ExportData], per: DocumentScope) -> list[str]:
    """Return what the files would be about."""
    if per is DocumentScope.TEXT:
        return [material.text.id for material in materials]
    return [scope for scope, _title, _chosen in _GROUPINGS[per](materials, ExportLabels())]


def block(template: NoteTemplate, material: ExportData, one: Annotation, **other: object) -> str:
    """Fill the template for an annotation: the block closes what it opens, and ends in its block id, the only one."""
    about = text_words(material)
    return _block(template, about, {**annotation_words(material, one), **other})


def _block(template: NoteTemplate, about: Mapping[str, object], note: Mapping[str, object]) -> str:
    words = template.filled("annotation", {**about, **note})
    body, _line_end, last = words.rpartition("\n")
    found = BLOCK_ID.search(last)
    if found is None or found[1] != note["id"]:
        body, last = f"{words}\n", f"^oh-{note['id']}"
    if "^oh-" in body:
        body = "\n".join(_not_a_block_id(line) for line in body.split("\n"))
    if closer := closer_of([_LIST_SIGN.sub("  ", line) for line in body.split("\n")]) if _may_open(body) else "":
        body = f"{body}\n{closer}"
    return f"{body}\n{last}".strip("\n")


def _may_open(words: str) -> bool:
    return "`" in words or "~" in words or "<" in words


def _not_a_block_id(line: str) -> str:
    return line.replace("^oh-", "\\^oh-") if BLOCK_ID.search(line) else line


def _sheet_of_text(material: ExportData, template: NoteTemplate) -> MarkdownDocument:
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
    }
    words = text_words(material)
    pieces = [ExportBlock("#", template.filled("head", words), generated=True), *_pieces_of_text(material, template)]
    notes = {one.id: (material, one) for one in material.annotations}
    return _sheet(template, words, values, pieces, notes)


def _pieces_of_text(material: ExportData, template: NoteTemplate) -> Iterator[ExportBlock]:
    about = text_words(material)
    for one in material.whole:
        yield ExportBlock(one.id, _block(template, about, annotation_words(material, one)))
    path: tuple[Section, ...] = ()
    seen: Counter[str] = Counter()
    for one in material.placed:
        before, path = path, material.path(one.start)
        for depth, section in enumerate(path):
            if section not in before:
                key = "#" + "\x1f".join(plain_line(above.title) for above in path[: depth + 1])
                yield _heading(template, key, seen, depth + 2, section.title)
        yield ExportBlock(one.id, _block(template, about, annotation_words(material, one)))
    if material.orphans:
        yield _heading(template, "##orphans", seen, 2, material.labels.orphans)
    for one in material.orphans:
        yield ExportBlock(one.id, _block(template, about, annotation_words(material, one)))


def _sheet_of_many(scope: str, title: str, chosen: Sequence[ExportData], template: NoteTemplate) -> MarkdownDocument:
    tags = dict.fromkeys(tag for material in chosen for tag in material.tags)
    values: dict[str, Value] = {"title": title, "id": scope, "tags": list(tags)}
    words = {**text_words(chosen[0]), "title": escaped(plain_line(title)), "author": ""}
    words |= {"notes": sum(len(one.annotations) for one in chosen), "minutes": sum(one.minutes for one in chosen)}
    pieces = [ExportBlock("#", template.filled("head", words), generated=True)]
    seen: Counter[str] = Counter()
    for material in chosen:
        pieces.append(_heading(template, f"#{material.text.id}", seen, 2, material.text.title))
        about = text_words(material)
        notes_of = (_block(template, about, annotation_words(material, one)) for one in material.annotations)
        pieces += [ExportBlock(one.id, made) for one, made in zip(material.annotations, notes_of, strict=True)]
    notes = {one.id: (material, one) for material in chosen for one in material.annotations}
    return _sheet(template, words, values, pieces, notes)


def _heading(template: NoteTemplate, key: str, seen: Counter[str], level: int, title: str) -> ExportBlock:
    seen[key] += 1
    values = {"signs": "#" * min(6, level), "level": level, "heading": escaped(plain_line(title))}
    return ExportBlock(f"{key}\x1f{seen[key]}", template.filled("heading", values), generated=True)


def _sheet(
    template: NoteTemplate,
    words: dict[str, object],
    values: dict[str, Value],
    pieces: Iterable[ExportBlock],
    notes: dict[str, tuple[ExportData, Annotation]],
) -> MarkdownDocument:
    raw = {name: value for name, value in values.items() if value is not None}
    front = front_lines(raw)
    more = lines_by_key(template.filled("front", words))
    front |= {key: lines for key, lines in more.items() if key and key not in front}
    front |= front_lines({KEY: BLANK})
    page = ExportPage(tuple(piece for piece in pieces if piece.words), airy=not template.compact)
    name = template.filled("name", {**words, "title": plain_line(str(values["title"]))})
    return MarkdownDocument(str(values["id"]), plain_line(name) or plain_line(str(values["title"])), front, page, notes)


def _by_day(materials: Sequence[ExportData], _labels: ExportLabels) -> Iterator[tuple[str, str, list[ExportData]]]:
    days: dict[date, set[str]] = defaultdict(set)
    for material in materials:
        for one in material.annotations:
            days[one.created.date()].add(one.id)
    for day in sorted(days):
        yield f"day-{day}", str(day), _only(materials, days[day])


def _by_tag(materials: Sequence[ExportData], labels: ExportLabels) -> Iterator[tuple[str, str, list[ExportData]]]:
    tags: dict[str, set[str]] = defaultdict(set)
    for material in materials:
        for one in material.annotations:
            for tag in one.tags or ("",):
                tags[tag].add(one.id)
    for tag in sorted(tags):
        yield f"tag-{tag}", tag or labels.untagged, _only(materials, tags[tag])


def _all(materials: Sequence[ExportData], labels: ExportLabels) -> Iterator[tuple[str, str, list[ExportData]]]:
    yield "all", labels.all_notes, [material for material in materials if material.annotations]


def _only(materials: Sequence[ExportData], ids: set[str]) -> list[ExportData]:
    """Return the materials with these annotations alone."""
    cut = (replace(one, annotations=tuple(note for note in one.annotations if note.id in ids)) for one in materials)
    return [material for material in cut if material.annotations]


_GROUPINGS = {DocumentScope.DAY: _by_day, DocumentScope.TAG: _by_tag, DocumentScope.ALL: _all}
