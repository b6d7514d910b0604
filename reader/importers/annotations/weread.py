"""Parse the notes that 微信读书 copies to the clipboard, in its two layouts.

Both begin with the title in 《》, the author and the number of notes, and end in a line of the program's own. In the
older one ``◆`` stands before a chapter and ``>>`` before a marked passage; since 8.3 ``◆`` stands before a passage, and
a chapter after two empty lines. A thought has its day in its first line, and the passage after 原文.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from enum import Enum, auto
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of
from reader.importers.annotations.json_fields import one_line, replace_invalid
from reader.importers.annotations.timestamps import parse_localised

_TITLE = re.compile(r"^\ufeff?\s*《(.+)》\s*$")
_COUNT = re.compile(r"^\s*\d{1,6}\s*个(?:笔记|想法|划线)\s*$")
_END = re.compile(r"^\s*-{1,2}\s*来自微信读书.*$")
_HEAD_LINES = 12
_MARK = "◆"
_OLD_PASSAGE = ">>"
_DAY = r"(\d{4}[/.\-年]\d{1,2}[/.\-月]\d{1,2}日?)\s*"
_THOUGHT = re.compile(_DAY + r"发表想法\s*$")
_REVIEW = re.compile(_DAY + r"(认为\S.*?|点评.*?)\s*$")
_ORIGINAL = re.compile(r"^\s*原文\s*[：:]\s*")
_BLANKS_BEFORE_CHAPTER = 2


class _Kind(Enum):
    """What a marked line begins."""

    CHAPTER = auto()
    PASSAGE = auto()
    THOUGHT = auto()
    REVIEW = auto()
    END = auto()


@dataclass(slots=True)
class _Entry:
    """What a marked line begins, with the lines up to the next one, in which there may be words of a passage."""

    kind: _Kind
    words: str = ""
    day: str = ""
    chapter: str = ""
    lines: list[str] = field(default_factory=list)

    def parts(self) -> tuple[str, str]:
        """Return what was written and the passage that it is on, which stands after 原文."""
        for index, line in enumerate(self.lines):
            if found := _ORIGINAL.match(line):
                return _joined(self.lines[:index]), _joined([line[found.end() :], *self.lines[index + 1 :]])
        return _joined(self.lines), ""


_NOTES = frozenset((_Kind.PASSAGE, _Kind.THOUGHT, _Kind.REVIEW))


def is_weread(text: str) -> bool:
    """Return whether a text is such a list, by its first lines."""
    lines = [line for line in text[:4_000].split("\n") if line.strip()][:_HEAD_LINES]
    return bool(lines) and _TITLE.match(lines[0]) is not None and any(map(_COUNT.match, lines[1:]))


def read_weread(text: str, path: Path, zone: tzinfo) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.WEREAD, path)
    lines = replace_invalid(text).removeprefix("\ufeff").split("\n")
    title, author, start = _heading(lines)
    is_old = any(line.lstrip().startswith(_OLD_PASSAGE) for line in lines[start:])
    for entry in _entries(lines[start:], _begun_before if is_old else _begun_since):
        number = entries.begin()
        entries.add(replace(_note(entry, number, zone), title=title, author=author))
    _join_thoughts(entries)
    return entries.foreign_notes()


def _heading(lines: Sequence[str]) -> tuple[str, str, int]:
    """Return the title, the author and the number of the first line after the count of notes."""
    first = next(index for index, line in enumerate(lines) if line.strip())
    count = next(index for index, line in enumerate(lines) if _COUNT.match(line))
    found = _TITLE.match(lines[first])
    title = found[1] if found else lines[first]
    return one_line(title), one_line(" ".join(lines[first + 1 : count])), count + 1


def _entries(lines: Sequence[str], begun_by: Callable[[str, int], _Entry | None]) -> Iterator[_Entry]:
    """Yield the entries that lines begin; ``begun_by`` takes a line and the number of empty ones before it."""
    chapter = ""
    entry: _Entry | None = None
    blanks = _BLANKS_BEFORE_CHAPTER
    for line in lines:
        if not line.strip():
            blanks += 1
            continue
        begun = begun_by(line.strip(), blanks)
        if begun is None:
            if entry is not None:
                entry.lines += [""] * (blanks > 0) + [line]
        else:
            if entry is not None:
                yield entry
            chapter = begun.words if begun.kind is _Kind.CHAPTER else chapter
            entry = replace(begun, chapter=chapter) if begun.kind in _NOTES else None
        blanks = 0
    if entry is not None:
        yield entry


def _begun_before(line: str, _blanks: int) -> _Entry | None:
    """Return what a line begins in the older layout."""
    if _END.match(line):
        return _Entry(_Kind.END)
    if line.startswith(_OLD_PASSAGE):
        return _Entry(_Kind.PASSAGE, line.removeprefix(_OLD_PASSAGE).strip())
    words = line.removeprefix(_MARK).strip()
    return _dated(words) or (_Entry(_Kind.CHAPTER, words) if line.startswith(_MARK) else None)


def _begun_since(line: str, blanks: int) -> _Entry | None:
    """Return what a line begins in the layout since 8.3."""
    if _END.match(line):
        return _Entry(_Kind.END)
    if line.startswith(_MARK):
        words = line.removeprefix(_MARK).strip()
        return _dated(words) or _Entry(_Kind.PASSAGE, words)
    return _Entry(_Kind.CHAPTER, line) if blanks >= _BLANKS_BEFORE_CHAPTER else None


def _dated(line: str) -> _Entry | None:
    """Return the thought or the review that a line with a day begins."""
    if found := _THOUGHT.match(line):
        return _Entry(_Kind.THOUGHT, day=found[1])
    found = _REVIEW.match(line)
    return _Entry(_Kind.REVIEW, found[2], found[1]) if found else None


def _note(entry: _Entry, number: int, zone: tzinfo) -> ForeignNote:
    is_passage = entry.kind is _Kind.PASSAGE
    note, quote = ("", _joined([entry.words, *entry.lines])) if is_passage else entry.parts()
    if entry.kind is _Kind.REVIEW:
        note = f"{entry.words}\n\n{note}".strip()
    return ForeignNote(
        number,
        quote=quote,
        note=note,
        kind=kind_of(note),
        colour=colour_of(quote, 0),
        place=entry.chapter,
        order=float(number) if is_passage else None,
        created=parse_localised(entry.day, zone) if entry.day else None,
        section=one_line(entry.chapter),
    )


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(line.strip() for line in lines).strip()


def _join_thoughts(entries: EntryCollector) -> None:
    """Merge the thoughts on the same words into one note, that on the marked passage where the chapter has it."""
    hosts: dict[tuple[str, str], ForeignNote] = {}
    others: list[ForeignNote] = []
    for note in sorted(entries.notes, key=lambda note: bool(note.note)):
        key = (note.section, "".join(note.quote.split()))
        host = hosts.get(key)
        if host is not None and note.note and note.quote:
            hosts[key] = _merged(host, note)
        elif host is None and note.quote:
            hosts[key] = note
        else:
            others.append(note)
    entries.replace(sorted([*hosts.values(), *others], key=lambda note: note.number))


def _merged(host: ForeignNote, thought: ForeignNote) -> ForeignNote:
    body = "\n\n".join(part for part in (host.note, thought.note) if part)
    return replace(host, note=body, kind=kind_of(body), created=host.created or thought.created)
