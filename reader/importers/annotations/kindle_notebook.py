"""Parse the notebooks that Kindle's applications export: an HTML page that is mailed, and a table (CSV).

A note stands after the highlight that it was written on, at the same place. Kinds are told by words in the languages
of `kindle_labels`; in others, by the shape: a highlight names its colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml.etree import _Element

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationKind
from reader.core.errors import Problem, ReaderError
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, nearest_colour
from reader.importers.annotations.json_fields import one_line, replace_invalid
from reader.importers.annotations.kindle_labels import KindleLocation, colour_name, kind_of_label, location_of_label
from reader.importers.annotations.table_rows import table_rows
from reader.importers.markup.tree_parser import parse_html

_CLASSES = ("bookTitle", "authors", "sectionHeading", "noteHeading", "noteText")
_NOTEBOOK = re.compile(r"class\s*=\s*[\"']?(?:noteHeading|bookTitle)\b", re.IGNORECASE)
_HEAD_ROWS = 20
_RULE = re.compile(r"-{8,}\s*$")
_BY = re.compile(r"(?:by|von|par|de|di|da|door|por|автор|著者?|作者)\s*[:：]?\s+", re.IGNORECASE)
_COLOUR = re.compile(r"[(（]\s*([^()（）]+?)\s*[)）]")
_COLUMNS = 4
_LONGEST_LABEL = 500
"""Code points of a label or a place that are examined."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A highlight, note or bookmark of the notebook; ``colour`` is a name, empty for what is no highlight."""

    label: str
    place: str
    words: str
    colour: str
    section: str = ""


def is_kindle_notebook(text: str) -> bool:
    """Return whether HTML is a notebook."""
    return "<" in text[:2_000] and _NOTEBOOK.search(text) is not None


def read_kindle_notebook(text: str, path: Path) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY, NOTES_DAMAGED."""
    root = parse_html(text)
    if root is None:
        raise ReaderError(Problem.NOTES_DAMAGED, path, why="markup")
    parts = list(_notebook_parts(root))
    title = next((words for name, words, _colour in parts if name == "bookTitle"), "")
    author = next((words for name, words, _colour in parts if name == "authors"), "")
    return _read(path, title, author, _marks_of(parts))


def is_kindle_table(text: str) -> bool:
    """Return whether a table is a notebook: a rule of hyphens, and the head of four columns below it."""
    return _head_of(_rows_of(text[:10_000])[:_HEAD_ROWS]) is not None


def read_kindle_table(text: str, path: Path) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY."""
    rows = _rows_of(text)
    head = _head_of(rows[:_HEAD_ROWS])
    if head is None:
        raise ReaderError(Problem.NOTES_DAMAGED, path, why="csv")
    names = [row[0].strip() for row in rows[:head] if row and row[0].strip()]
    title, author = (one_line(names[1]), one_line(names[2])) if len(names) > 2 else ("", "")
    by = _BY.match(author)
    return _read(path, title, author[by.end() :] if by else author, _table_marks(rows[head + 1 :]))


def _read(path: Path, title: str, author: str, marks: Iterator[_Mark]) -> ForeignNotes:
    entries = EntryCollector(NoteSource.KINDLE, path)
    places: dict[int, KindleLocation | None] = {}
    for mark in marks:
        number = entries.begin()
        kind = kind_of_label(mark.label[:_LONGEST_LABEL])
        if kind is None:
            kind = _guessed_kind(mark)
            if not entries.has_warnings:
                entries.warn("kind-guessed")
        place = location_of_label(mark.place[-_LONGEST_LABEL:])
        places[number] = place
        quote = mark.words if kind is AnnotationKind.HIGHLIGHT else ""
        entries.add(
            ForeignNote(
                number,
                title,
                author,
                quote,
                mark.words if kind is AnnotationKind.NOTE else "",
                kind,
                colour_of(quote, nearest_colour(colour_name(mark.colour))),
                place=place.label if place else "",
                order=place.start if place else None,
                section=mark.section,
            )
        )
    _join_notes(entries, places)
    return entries.foreign_notes()


def _guessed_kind(mark: _Mark) -> AnnotationKind:
    if mark.colour:
        return AnnotationKind.HIGHLIGHT
    return AnnotationKind.NOTE if mark.words else AnnotationKind.BOOKMARK


def _join_notes(entries: EntryCollector, places: dict[int, KindleLocation | None]) -> None:
    """Merge each note into the highlight right before it, if that contains its place."""
    joined: list[ForeignNote] = []
    for note in entries.notes:
        before = joined[-1] if joined else None
        if note.kind is AnnotationKind.NOTE and not note.quote and before is not None and before.quote:
            own, host = places[note.number], places[before.number]
            if own is None or host is None or host.contains(own) or own.start == host.end:
                body = f"{before.note}\n\n{note.note}" if before.note else note.note
                joined[-1] = replace(before, note=body, kind=AnnotationKind.NOTE)
                continue
        joined.append(note)
    entries.replace(joined)


def _notebook_parts(root: _Element) -> Iterator[tuple[str, str, str]]:
    """Yield the class of each part of a notebook, its words, and the colour that it names.

    The elements are not always closed in their order, so the words of a part are those outside the other parts.
    """
    for element in root.iter():
        name = _part_of(element)
        if name:
            spans = (one for one in element.iter("span") if "highlight_" in (one.get("class") or ""))
            colour = next(((one.get("class") or "").rpartition("highlight_")[2].split()[0] for one in spans), "")
            words = replace_invalid("".join(_own_words(element))).strip()
            yield name, words if name == "noteText" else one_line(words), colour


def _part_of(element: _Element) -> str:
    classes = (element.get("class") or "").split()
    return next((name for name in _CLASSES if name in classes), "")


def _own_words(element: _Element) -> Iterator[str]:
    stack: list[_Element | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
            continue
        following: list[_Element | str] = [node.text or ""]
        if node.tag == "br":
            following.append("\n")
        for child in node:
            following += [*([] if _part_of(child) else [child]), child.tail or ""]
        stack += reversed(following)


def _marks_of(parts: Sequence[tuple[str, str, str]]) -> Iterator[_Mark]:
    """Yield a mark for each heading, with the words that follow it."""
    section = ""
    heading: tuple[str, str] | None = None
    for name, words, colour in (*parts, ("noteHeading", "", "")):
        if name == "noteText" and heading is not None:
            yield _mark_of_heading(*heading, words, section)
            heading = None
        elif name in {"noteHeading", "sectionHeading"}:
            if heading is not None:
                yield _mark_of_heading(*heading, "", section)
            heading = (words, colour) if name == "noteHeading" and words else None
            section = words if name == "sectionHeading" else section


def _mark_of_heading(heading: str, colour: str, words: str, section: str) -> _Mark:
    """Split a heading, as "Highlight (yellow) - Chapter 1 > Page 2 · Location 187"; its end is the place."""
    label, _sign, place = heading.partition(" - ")
    chapter, _sign, last = place.rpartition(" > ")
    return _Mark(label, last or heading, words, colour, one_line(chapter) or section)


def _rows_of(text: str) -> list[list[str]]:
    return [row or [] for row in table_rows(text.removeprefix("\ufeff").replace("\x00", "\ufffd"))]


def _head_of(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the index of the head of the columns: the first row of four cells below the rule."""
    rule = next((at for at, row in enumerate(rows) if row and _RULE.match(row[0]) and not any(row[1:])), None)
    if rule is None:
        return None
    below = range(rule + 1, len(rows))
    return next(
        (at for at in below if len(rows[at]) >= _COLUMNS and all(cell.strip() for cell in rows[at][:_COLUMNS])), None
    )


def _table_marks(rows: Sequence[Sequence[str]]) -> Iterator[_Mark]:
    for row in rows:
        if any(cell.strip() for cell in row):
            cells = [*map(replace_invalid, row), "", "", "", ""]
            colour = _COLOUR.search(cells[0][:_LONGEST_LABEL])
            yield _Mark(cells[0], cells[1], cells[3].strip(), colour[1] if colour else "")
