"""Read Kindle's "My Clippings.txt", in its English and Chinese forms.

An entry is a line with title and author, a line that tells kind, place and time, an empty line, the words, and a line
of equals signs. The file is only ever added to: a highlight that was extended stands in it twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationKind
from reader.importers.annotations.entry_collector import EntryCollector, colour_of
from reader.importers.annotations.timestamps import parse_spoken

RULE = re.compile(r"^\s*={8,}\s*$", re.MULTILINE)
"""The line after each entry."""

_KINDS = (
    (re.compile(r"\b(highlight|clip|clipping|cut)\b|标注|標註|剪切|剪[贴貼]", re.IGNORECASE), AnnotationKind.HIGHLIGHT),
    (re.compile(r"\bnote\b|笔记|筆記|注释|附註", re.IGNORECASE), AnnotationKind.NOTE),
    (re.compile(r"\bbookmark\b|书签|書籤", re.IGNORECASE), AnnotationKind.BOOKMARK),
)
_LOCATION = re.compile(r"(?:location|loc\.?|位置)\s*#?\s*(\d+)(?:\s*[-–]\s*(\d+))?", re.IGNORECASE)
_PAGE = re.compile(r"(?:page\s+(\d+)(?:\s*[-–]\s*(\d+))?|第\s*(\d+)(?:\s*[-–]\s*(\d+))?\s*[页頁])", re.IGNORECASE)
_ADDED = re.compile(r"added on|添加于|新增於|加入於", re.IGNORECASE)
_LIMIT = re.compile(r"^\s*<.*(?:clipping limit|剪贴上限|剪貼上限|剪切上限).*>\s*$", re.IGNORECASE)
_BRACKETS = {")": "(", "）": "（"}


@dataclass(frozen=True, slots=True)
class _Place:
    """Hold a stretch of locations, or of pages where the book has no locations; ``end`` is in it."""

    words: str
    start: int
    end: int
    unit: str

    def holds(self, other: _Place) -> bool:
        return self.unit == other.unit and self.start <= other.start and other.end <= self.end

    def meets(self, other: _Place) -> bool:
        return self.unit == other.unit and self.start <= other.end and other.start <= self.end


def is_kindle(text: str) -> bool:
    """Return whether a text is such a file: an entry's second line stands near its beginning."""
    head = text[:20_000].replace("\r\n", "\n").removeprefix("\ufeff")
    return any(_is_told(line) for line in head.split("\n")[:200])


def read_kindle(text: str, path: Path, zone: tzinfo) -> ForeignNotes:
    """Read the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.KINDLE, path)
    places: dict[int, _Place] = {}
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    parts = RULE.split(plain)
    for at, part in enumerate(parts):
        if part.strip("\ufeff \n\t"):
            _read_entry(part.strip("\ufeff \n\t").split("\n"), entries, places, zone)
            if at == len(parts) - 1 and entries.notes and entries.notes[-1].number == entries.number:
                entries.warn("cut-off")
    _drop_repeats(entries, places)
    _join_notes(entries, places)
    return entries.clippings()


def _is_told(line: str) -> bool:
    plain = line.strip()
    return plain.startswith(("-", "–")) and bool(_ADDED.search(plain)) and any(one.search(plain) for one, _ in _KINDS)


def _read_entry(lines: list[str], entries: EntryCollector, places: dict[int, _Place], zone: tzinfo) -> None:
    number = entries.begin()
    if len(lines) < 2 or not lines[1].strip().startswith(("-", "–")):
        entries.skip("broken")
        return
    told, words = lines[1], "\n".join(lines[2:]).strip()
    before, _sign, after = told.rpartition("|")
    kind = next((kind for pattern, kind in _KINDS if pattern.search(before or told)), None)
    if kind is None:
        entries.skip("kind")
        return
    if _LIMIT.match(words):
        entries.skip("limit")
        return
    title, author = title_and_author(lines[0])
    place = _place(before or told)
    if place is not None:
        places[number] = place
    note = kind is AnnotationKind.NOTE
    quote = "" if kind is not AnnotationKind.HIGHLIGHT else words
    entries.take(
        ForeignNote(
            number,
            title,
            author,
            quote=quote,
            note=words if note else "",
            kind=kind,
            colour=colour_of(quote, 0),
            place=place.words if place else "",
            order=place.start if place else None,
            created=parse_spoken(after or told, zone),
        )
    )


def title_and_author(line: str) -> tuple[str, str]:
    """Take the author off the end of a title: the last pair of brackets, which may hold others."""
    words = " ".join(line.replace("\ufeff", "").split())
    opening = _BRACKETS.get(words[-1:])
    depth = 0
    for at in range(len(words) - 1, 0, -1):
        if words[at] in _BRACKETS:
            depth += 1
        elif words[at] in _BRACKETS.values():
            depth -= 1
        if opening is None or depth == 0:
            break
    else:
        return words, ""
    if opening is None:
        return words, ""
    return words[:at].strip(), words[at + 1 : -1].strip()


def _place(told: str) -> _Place | None:
    for unit, pattern in (("location", _LOCATION), ("page", _PAGE)):
        found = pattern.search(told)
        if found is not None:
            first, last = (*(value for value in found.groups() if value is not None), None)[:2]
            start = _number(first)
            end = _range_end(first or "", last) if last else start
            page = _PAGE.search(told)
            words = " · ".join(part.group().strip() for part in (page, _LOCATION.search(told)) if part)
            return _Place(words, start, max(start, end), unit)
    return None


def _number(digits: str | None) -> int:
    return int((digits or "0")[:12])


def _range_end(first: str, last: str) -> int:
    """Read the end of a range; old Kindles leave out the digits that are the same: 1407-09."""
    return _number(first[: -len(last)] + last) if len(last) < len(first) else _number(last)


def _drop_repeats(entries: EntryCollector, places: dict[int, _Place]) -> None:
    """Leave out a highlight that was made again, longer or just so, at the same place."""
    later: defaultdict[tuple[str, str], list[ForeignNote]] = defaultdict(list)
    kept: list[ForeignNote] = []
    for note in reversed(entries.notes):
        place = places.get(note.number)
        others = later[note.title, note.kind]
        if place and any(_is_repeated(note, other, place, places.get(other.number)) for other in others[-200:]):
            entries.skip("repeated", note.number)
            continue
        others.append(note)
        kept.append(note)
    entries.replace(kept[::-1])


def _is_repeated(note: ForeignNote, other: ForeignNote, place: _Place, other_place: _Place | None) -> bool:
    if other_place is None or not place.meets(other_place):
        return False
    if note.kind is AnnotationKind.HIGHLIGHT:
        return note.quote in other.quote
    return note.note == other.note and place == other_place


def _join_notes(entries: EntryCollector, places: dict[int, _Place]) -> None:
    """Put each note with the highlight that it was written on: the one that ends where the note stands."""
    highlights: defaultdict[str, list[ForeignNote]] = defaultdict(list)
    for note in entries.notes:
        if note.kind is AnnotationKind.HIGHLIGHT and note.number in places:
            highlights[note.title].append(note)
    written: dict[int, ForeignNote] = {}
    joined: set[int] = set()
    for note in entries.notes:
        host = _host(note, highlights[note.title], places) if note.kind is AnnotationKind.NOTE else None
        if host is not None:
            now = written.get(host.number, host)
            body = f"{now.note}\n\n{note.note}" if now.note else note.note
            written[host.number] = replace(now, note=body, kind=AnnotationKind.NOTE)
            joined.add(note.number)
    entries.replace([written.get(one.number, one) for one in entries.notes if one.number not in joined])


def _host(note: ForeignNote, highlights: list[ForeignNote], places: dict[int, _Place]) -> ForeignNote | None:
    place = places.get(note.number)
    if place is None:
        return None
    around = [one for one in highlights if places[one.number].holds(place)]

    def distance(one: ForeignNote) -> tuple[int, int]:
        return abs(places[one.number].end - place.start), abs(one.number - note.number)

    return min(around, key=distance, default=None)
