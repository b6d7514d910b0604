"""Parse Kindle's "My Clippings.txt", in its English and Chinese forms.

An entry is a line with title and author, a line with kind, location and time, an empty line, the text, and a line of
equals signs. The file is only ever appended to: a highlight that was extended appears in it twice.
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
from reader.importers.annotations.timestamps import parse_localised

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
class _Location:
    """A range of locations, or of pages where the book has no locations; inclusive; ``label`` is the source text."""

    label: str
    start: int
    end: int
    unit: str

    def contains(self, other: _Location) -> bool:
        return self.unit == other.unit and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: _Location) -> bool:
        return self.unit == other.unit and self.start <= other.end and other.start <= self.end


def is_kindle(text: str) -> bool:
    """Return whether a text is such a file: the second line of an entry appears near its beginning."""
    head = text[:20_000].replace("\r\n", "\n").removeprefix("\ufeff")
    return any(_is_metadata_line(line) for line in head.split("\n")[:200])


def read_kindle(text: str, path: Path, zone: tzinfo) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.KINDLE, path)
    locations: dict[int, _Location] = {}
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    parts = RULE.split(plain)
    for index, part in enumerate(parts):
        if part.strip("\ufeff \n\t"):
            _read_entry(part.strip("\ufeff \n\t").split("\n"), entries, locations, zone)
            if index == len(parts) - 1 and entries.notes and entries.notes[-1].number == entries.number:
                entries.warn("cut-off")
    _drop_repeats(entries, locations)
    _join_notes(entries, locations)
    return entries.foreign_notes()


def _is_metadata_line(line: str) -> bool:
    plain = line.strip()
    return (
        plain.startswith(("-", "–"))
        and bool(_ADDED.search(plain))
        and any(pattern.search(plain) for pattern, _ in _KINDS)
    )


def _read_entry(lines: list[str], entries: EntryCollector, locations: dict[int, _Location], zone: tzinfo) -> None:
    number = entries.begin()
    if len(lines) < 2 or not lines[1].strip().startswith(("-", "–")):
        entries.skip("broken")
        return
    metadata, text = lines[1], "\n".join(lines[2:]).strip()
    before, _sign, after = metadata.rpartition("|")
    kind = next((kind for pattern, kind in _KINDS if pattern.search(before or metadata)), None)
    if kind is None:
        entries.skip("kind")
        return
    if _LIMIT.match(text):
        entries.skip("limit")
        return
    title, author = title_and_author(lines[0])
    location = _parse_location(before or metadata)
    if location is not None:
        locations[number] = location
    is_note = kind is AnnotationKind.NOTE
    quote = "" if kind is not AnnotationKind.HIGHLIGHT else text
    entries.add(
        ForeignNote(
            number,
            title,
            author,
            quote=quote,
            note=text if is_note else "",
            kind=kind,
            colour=colour_of(quote, 0),
            place=location.label if location else "",
            order=location.start if location else None,
            created=parse_localised(after or metadata, zone),
        )
    )


def title_and_author(line: str) -> tuple[str, str]:
    """Split the author off the end of a title: the last pair of brackets, which may contain others."""
    text = " ".join(line.replace("\ufeff", "").split())
    opening = _BRACKETS.get(text[-1:])
    depth = 0
    for at in range(len(text) - 1, 0, -1):
        if text[at] in _BRACKETS:
            depth += 1
        elif text[at] in _BRACKETS.values():
            depth -= 1
        if opening is None or depth == 0:
            break
    else:
        return text, ""
    if opening is None:
        return text, ""
    return text[:at].strip(), text[at + 1 : -1].strip()


def _parse_location(metadata: str) -> _Location | None:
    for unit, pattern in (("location", _LOCATION), ("page", _PAGE)):
        found = pattern.search(metadata)
        if found is not None:
            first, last = (*(value for value in found.groups() if value is not None), None)[:2]
            start = _to_int(first)
            end = _parse_range_end(first or "", last) if last else start
            page = _PAGE.search(metadata)
            label = " · ".join(part.group().strip() for part in (page, _LOCATION.search(metadata)) if part)
            return _Location(label, start, max(start, end), unit)
    return None


def _to_int(digits: str | None) -> int:
    return int((digits or "0")[:12])


def _parse_range_end(first: str, last: str) -> int:
    """Parse the end of a range; old Kindles omit the leading digits that are the same: 1407-09."""
    return _to_int(first[: -len(last)] + last) if len(last) < len(first) else _to_int(last)


def _drop_repeats(entries: EntryCollector, locations: dict[int, _Location]) -> None:
    """Skip a highlight that was made again, longer or unchanged, at the same location."""
    later: defaultdict[tuple[str, str], list[ForeignNote]] = defaultdict(list)
    kept: list[ForeignNote] = []
    for note in reversed(entries.notes):
        location = locations.get(note.number)
        others = later[note.title, note.kind]
        if location and any(
            _is_repeated(note, other, location, locations.get(other.number)) for other in others[-200:]
        ):
            entries.skip("repeated", note.number)
            continue
        others.append(note)
        kept.append(note)
    entries.replace(kept[::-1])


def _is_repeated(note: ForeignNote, other: ForeignNote, location: _Location, other_location: _Location | None) -> bool:
    if other_location is None or not location.overlaps(other_location):
        return False
    if note.kind is AnnotationKind.HIGHLIGHT:
        return note.quote in other.quote
    return note.note == other.note and location == other_location


def _join_notes(entries: EntryCollector, locations: dict[int, _Location]) -> None:
    """Merge each note into the highlight it was written on: the one that contains its location and ends nearest."""
    highlights: defaultdict[str, list[ForeignNote]] = defaultdict(list)
    for note in entries.notes:
        if note.kind is AnnotationKind.HIGHLIGHT and note.number in locations:
            highlights[note.title].append(note)
    merged_notes: dict[int, ForeignNote] = {}
    joined: set[int] = set()
    for note in entries.notes:
        host = _host_highlight(note, highlights[note.title], locations) if note.kind is AnnotationKind.NOTE else None
        if host is not None:
            merged = merged_notes.get(host.number, host)
            body = f"{merged.note}\n\n{note.note}" if merged.note else note.note
            merged_notes[host.number] = replace(merged, note=body, kind=AnnotationKind.NOTE)
            joined.add(note.number)
    entries.replace([merged_notes.get(note.number, note) for note in entries.notes if note.number not in joined])


def _host_highlight(
    note: ForeignNote, highlights: list[ForeignNote], locations: dict[int, _Location]
) -> ForeignNote | None:
    location = locations.get(note.number)
    if location is None:
        return None
    candidates = [highlight for highlight in highlights if locations[highlight.number].contains(location)]

    def distance(highlight: ForeignNote) -> tuple[int, int]:
        return abs(locations[highlight.number].end - location.start), abs(highlight.number - note.number)

    return min(candidates, key=distance, default=None)
