"""Build the content of a Markdown file: for one text, one day, one tag, or all that is exported."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from reader.core.annotations.markdown_merge.block_parser import BLOCK_ID, ExportBlock, end_of_block
from reader.core.annotations.markdown_merge.last_export import Front
from reader.core.annotations.markdown_merge.markdown_guard import closer_of
from reader.core.annotations.markdown_merge.merge import ExportPage
from reader.core.annotations.model import Annotation
from reader.core.text.citation_properties import citation_properties
from reader.core.text.model import Image
from reader.exporters.checksum import BLANK, KEY
from reader.exporters.export_data import ExportData, file_name, plain_line
from reader.exporters.export_labels import ExportLabels
from reader.exporters.file_names import PICTURE_SUFFIXES
from reader.exporters.markdown.escaping import escaped
from reader.exporters.markdown.front_matter import Value, front_lines, lines_by_key
from reader.exporters.markdown.template_variables import (
    annotation_variables,
    earlier_variables,
    first_variables,
    text_variables,
)
from reader.exporters.markdown.templates import NoteTemplate

_LIST_SIGN = re.compile(r"(?<!\S)[-*+] ")


class DocumentScope(StrEnum):
    """What one file covers."""

    TEXT = "text"
    DAY = "day"
    TAG = "tag"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class MarkdownDocument:
    """A file before it is merged: its scope, its name without suffix, front matter and page.

    ``notes`` maps each block to its text's data and its annotation. ``cover`` is the picture that the page links to by
    the name of `cover_name`, beside it.
    """

    scope: str
    name: str
    front: Front
    page: ExportPage
    notes: dict[str, tuple[ExportData, Annotation]]
    cover: Image | None = None


def cover_name(cover: Image) -> str:
    """Return the name of the file of a cover, which is another for every picture."""
    return f"cover-{cover.hash[:12]}{PICTURE_SUFFIXES.get(cover.media_type, '')}"


def markdown_documents(
    all_data: Sequence[ExportData], per: DocumentScope, template: NoteTemplate
) -> Iterator[MarkdownDocument]:
    """Yield the documents for texts. Raises ReaderError TEMPLATE_INVALID."""
    if per is DocumentScope.TEXT:
        for data in all_data:
            yield _document_of_text(data, template)
    elif any(data.annotations for data in all_data):
        labels = all_data[0].labels
        for scope, title, chosen in _GROUPINGS[per](all_data, labels):
            yield _document_of_many(scope, title, chosen, template)


def document_scopes(all_data: Sequence[ExportData], per: DocumentScope) -> list[str]:
    """Return the scopes of the documents."""
    if per is DocumentScope.TEXT:
        return [data.text.id for data in all_data]
    return [scope for scope, _title, _chosen in _GROUPINGS[per](all_data, ExportLabels())]


def block(template: NoteTemplate, data: ExportData, annotation: Annotation, **other: object) -> str:
    """Render the template for an annotation: the block closes what it opens, and has one block id.

    The id is on the last line, or on a line above it if the last one ends in the link to the annotation.
    """
    text_values = text_variables(data)
    return _block(template, text_values, {**annotation_variables(data, annotation), **other})


def earlier_blocks(template: NoteTemplate, data: ExportData, annotation: Annotation) -> tuple[str, str]:
    """Render the block of an annotation as earlier versions did; the first of them had the id on its last line."""
    text_values = text_variables(data)
    first = {**text_values, **first_variables(data, annotation)}
    name = "earlier" if template.filled("earlier", first) else "annotation"
    later = _block(template, text_values, earlier_variables(data, annotation))
    return later, _block(template, {}, first, name)


def _block(
    template: NoteTemplate, text_values: Mapping[str, object], note: Mapping[str, object], name: str = "annotation"
) -> str:
    lines = template.filled(name, {**text_values, **note}).split("\n")
    at = _id_line(lines, str(note["id"]))
    if at is None:
        lines += ["", f"^oh-{note['id']}"]
        at = len(lines) - 1
    ends = [at] if at == len(lines) - 1 else [at, len(lines) - 1]
    parts: list[str] = []
    start = 0
    for end in ends:
        parts += [*_closed(lines[start:end]), lines[end]]
        start = end + 1
    return "\n".join(parts).strip("\n")


def _id_line(lines: Sequence[str], key: str) -> int | None:
    """Return the index of the line with the id of a block, if it stands where the merge looks for it."""
    ids = [at for at, line in enumerate(lines) if (found := BLOCK_ID.search(line)) and found[1] == key]
    last = len(lines) - 1
    if ids and ids[-1] == last:
        return last
    if len(ids) == 1 and end_of_block(lines, ids[0], key, len(lines)) == last:
        return ids[0]
    return None


def _closed(lines: Sequence[str]) -> list[str]:
    """Return the lines before the block id or the last line, with what they open closed, and without other ids."""
    body = [_escape_block_id(line) for line in lines]
    values = "\n".join(body)
    closer = closer_of([_LIST_SIGN.sub("  ", line) for line in body]) if _may_open(values) else ""
    return [*body, closer] if closer else body


def _may_open(values: str) -> bool:
    return "`" in values or "~" in values or "<" in values


def _escape_block_id(line: str) -> str:
    return line.replace("^oh-", "\\^oh-") if BLOCK_ID.search(line) else line


def _document_of_text(data: ExportData, template: NoteTemplate) -> MarkdownDocument:
    text = data.text
    properties: dict[str, Value] = {
        "title": text.title,
        "id": text.id,
        "author": text.author,
        "source": file_name(text.source),
        "language": text.language,
        **citation_properties(data.bibliography),
        "tags": list(data.tags),
        "added": text.added.date(),
        "opened": text.opened.date() if text.opened else None,
        "progress": data.progress,
        "minutes": data.minutes,
    }
    values = text_variables(data)
    blocks = [ExportBlock("#", template.filled("head", values), generated=True)]
    if data.cover:
        sign = "- " if template.compact else ""
        picture = f"{sign}![{escaped(plain_line(text.title))}]({cover_name(data.cover)})"
        blocks.append(ExportBlock("#cover", picture, generated=True))
    blocks += _blocks_of_text(data, template)
    notes = {annotation.id: (data, annotation) for annotation in data.annotations}
    return replace(_document(template, values, properties, blocks, notes), cover=data.cover)


def _blocks_of_text(data: ExportData, template: NoteTemplate) -> Iterator[ExportBlock]:
    text_values = text_variables(data)
    for annotation in data.whole:
        yield ExportBlock(annotation.id, _block(template, text_values, annotation_variables(data, annotation)))
    seen: Counter[str] = Counter()
    for headings, annotation in data.placed_under_headings():
        for path in headings:
            key = "#" + "\x1f".join(plain_line(section.title) for section in path)
            yield _heading(template, key, seen, len(path) + 1, path[-1].title)
        yield ExportBlock(annotation.id, _block(template, text_values, annotation_variables(data, annotation)))
    if data.orphans:
        yield _heading(template, "##orphans", seen, 2, data.labels.orphans)
    for annotation in data.orphans:
        yield ExportBlock(annotation.id, _block(template, text_values, annotation_variables(data, annotation)))


def _document_of_many(scope: str, title: str, chosen: Sequence[ExportData], template: NoteTemplate) -> MarkdownDocument:
    tags = dict.fromkeys(tag for data in chosen for tag in data.tags)
    properties: dict[str, Value] = {"title": title, "id": scope, "tags": list(tags)}
    values = {**text_variables(chosen[0]), "title": escaped(plain_line(title)), "author": ""}
    values |= {"notes": sum(len(data.annotations) for data in chosen), "minutes": sum(data.minutes for data in chosen)}
    blocks = [ExportBlock("#", template.filled("head", values), generated=True)]
    seen: Counter[str] = Counter()
    for data in chosen:
        blocks.append(_heading(template, f"#{data.text.id}", seen, 2, data.text.title))
        text_values = text_variables(data)
        texts = (
            _block(template, text_values, annotation_variables(data, annotation)) for annotation in data.annotations
        )
        blocks += [ExportBlock(annotation.id, text) for annotation, text in zip(data.annotations, texts, strict=True)]
    notes = {annotation.id: (data, annotation) for data in chosen for annotation in data.annotations}
    return _document(template, values, properties, blocks, notes)


def _heading(template: NoteTemplate, key: str, seen: Counter[str], level: int, title: str) -> ExportBlock:
    seen[key] += 1
    values = {"signs": "#" * min(6, level), "level": level, "heading": escaped(plain_line(title))}
    return ExportBlock(f"{key}\x1f{seen[key]}", template.filled("heading", values), generated=True)


def _document(
    template: NoteTemplate,
    values: dict[str, object],
    properties: dict[str, Value],
    blocks: Iterable[ExportBlock],
    notes: dict[str, tuple[ExportData, Annotation]],
) -> MarkdownDocument:
    raw = {name: value for name, value in properties.items() if value is not None}
    front = front_lines(raw)
    more = lines_by_key(template.filled("front", values))
    front |= {key: lines for key, lines in more.items() if key and key not in front}
    front |= front_lines({KEY: BLANK})
    page = ExportPage(tuple(block for block in blocks if block.text), airy=not template.compact)
    name = template.filled("name", {**values, "title": plain_line(str(properties["title"]))})
    return MarkdownDocument(
        str(properties["id"]), plain_line(name) or plain_line(str(properties["title"])), front, page, notes
    )


def _by_day(all_data: Sequence[ExportData], _labels: ExportLabels) -> Iterator[tuple[str, str, list[ExportData]]]:
    days: dict[date, set[str]] = defaultdict(set)
    for data in all_data:
        for annotation in data.annotations:
            days[annotation.created.date()].add(annotation.id)
    for day in sorted(days):
        yield f"day-{day}", str(day), _only(all_data, days[day])


def _by_tag(all_data: Sequence[ExportData], labels: ExportLabels) -> Iterator[tuple[str, str, list[ExportData]]]:
    tags: dict[str, set[str]] = defaultdict(set)
    for data in all_data:
        for annotation in data.annotations:
            for tag in annotation.tags or ("",):
                tags[tag].add(annotation.id)
    for tag in sorted(tags):
        yield f"tag-{tag}", tag or labels.untagged, _only(all_data, tags[tag])


def _all(all_data: Sequence[ExportData], labels: ExportLabels) -> Iterator[tuple[str, str, list[ExportData]]]:
    yield "all", labels.all_notes, [data for data in all_data if data.annotations]


def _only(all_data: Sequence[ExportData], ids: set[str]) -> list[ExportData]:
    """Return the data with these annotations only."""
    filtered = (
        replace(data, annotations=tuple(note for note in data.annotations if note.id in ids)) for data in all_data
    )
    return [data for data in filtered if data.annotations]


_GROUPINGS = {DocumentScope.DAY: _by_day, DocumentScope.TAG: _by_tag, DocumentScope.ALL: _all}
