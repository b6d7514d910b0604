"""Parse Kindle's "My Clippings.txt", in the languages of its firmware (`kindle_labels`) and, by its shape, in others.

An entry is a line with title and author, a line with kind, location and time, an empty line, the text, and a line of
equals signs. The file is only ever appended to: a highlight that was extended appears in it twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationKind
from reader.importers.annotations.entry_collector import EntryCollector, colour_of
from reader.importers.annotations.kindle_labels import KindleLocation, has_range, kind_of_label, location_of_label
from reader.importers.annotations.timestamps import parse_localised

RULE = re.compile(r"^[^\S\n]*={8,}[^\S\n]*$", re.MULTILINE)
"""The line after each entry."""

_DASHES = ("-", "–", "—")
_OUTER = "\ufeff \n\t"
_HEAD, _HEAD_LINES = 20_000, 200
_ADDED = re.compile(
    "added on|hinzugefügt|ajouté|añadido|aggiunto|adicionado|toegevoegd|добавлено|作成日|添加于|新增於|加入於"
    "|dodano|tillagd|eklen|추가",
    re.IGNORECASE,
)
_LONGEST_LABEL = 500
"""Code points of a label that are examined."""

_TIME = re.compile(r"\d{1,2}\s*[:.h时時시]\s*\d{2}")
_NO_PLACE = re.compile(r"[\d\s\-–—~〜#]+")
_LIMIT = re.compile(
    r"^\s*<(?:[^<>]*(?:limit|límite|лимит|предел|上限)[^<>]*|[^<>\s]+(?:\s+[^<>\s]+){3,})>\s*$", re.IGNORECASE
)
"""Words of Kindle itself in place of the text: the book allows no more of it to be copied."""

_BRACKETS = {")": "(", "）": "（"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry: its lines; ``label`` tells kind and location, ``time`` when it was made."""

    heading: str
    label: str
    time: str
    text: str


def is_kindle(text: str) -> bool:
    """Return whether a text is such a file: near its beginning is a line that tells kind and time, or an entry."""
    head = text[:_HEAD].replace("\r\n", "\n").removeprefix("\ufeff")
    lines = (line.strip() for line in head.split("\n")[:_HEAD_LINES])
    if any(line.startswith(_DASHES) and _ADDED.search(line) and kind_of_label(line) for line in lines):
        return True
    return any(map(_has_shape, RULE.split(head)[:-1]))


def read_kindle(text: str, path: Path, zone: tzinfo) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.KINDLE, path)
    locations: dict[int, KindleLocation] = {}
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    parts = RULE.split(plain)
    guesses = _guessed_kinds(filter(None, map(_entry_of, parts)))
    for index, part in enumerate(parts):
        if part.strip(_OUTER):
            _read_entry(_entry_of(part), guesses, entries, locations, zone)
            if index == len(parts) - 1 and entries.notes and entries.notes[-1].number == entries.number:
                entries.warn("cut-off")
    _drop_repeats(entries, locations)
    _join_notes(entries, locations)
    return entries.foreign_notes()


def _has_shape(part: str) -> bool:
    """Return whether a part of the file is an entry: its second line tells a place and a time, the third is empty."""
    entry = _entry_of(part)
    if entry is None or "|" not in (lines := part.strip(_OUTER).split("\n"))[1]:
        return False
    has_place = any(character.isdigit() for character in entry.label)
    return has_place and _TIME.search(entry.time) is not None and not "".join(lines[2:3]).strip()


def _entry_of(part: str) -> _Entry | None:
    """Return the entry in a part of the file; None for a broken one."""
    lines = part.strip(_OUTER).split("\n")
    if len(lines) < 2 or not lines[1].strip().startswith(_DASHES):
        return None
    metadata = lines[1].strip().lstrip("".join(_DASHES))
    label, _sign, time = metadata.rpartition("|")
    label, time = (label, time) if label else (metadata, metadata)
    return _Entry(lines[0], label[-_LONGEST_LABEL:], time[:_LONGEST_LABEL], "\n".join(lines[2:]).strip())


def _guessed_kinds(found: Iterator[_Entry]) -> dict[str, AnnotationKind]:
    """Return the kind of each label whose words are not known, by these words, from all entries that have them.

    What never has text is a bookmark, what ever has a range of places a highlight, anything else a note.
    """
    unknown: defaultdict[str, list[_Entry]] = defaultdict(list)
    for entry in found:
        if kind_of_label(entry.label) is None:
            unknown[_words_of(entry.label)].append(entry)
    return {words: _guessed_kind(entries) for words, entries in unknown.items()}


def _guessed_kind(entries: Sequence[_Entry]) -> AnnotationKind:
    if not any(entry.text for entry in entries):
        return AnnotationKind.BOOKMARK
    is_highlight = any(has_range(entry.label) for entry in entries)
    return AnnotationKind.HIGHLIGHT if is_highlight else AnnotationKind.NOTE


def _words_of(label: str) -> str:
    return _NO_PLACE.sub(" ", label).strip()


def _read_entry(
    entry: _Entry | None,
    guesses: dict[str, AnnotationKind],
    entries: EntryCollector,
    locations: dict[int, KindleLocation],
    zone: tzinfo,
) -> None:
    number = entries.begin()
    if entry is None:
        entries.skip("broken")
        return
    if _LIMIT.match(entry.text):
        entries.skip("limit")
        return
    known = kind_of_label(entry.label)
    if known is None and not entries.has_warnings:
        entries.warn("kind-guessed")
    kind = known or guesses[_words_of(entry.label)]
    title, author = title_and_author(entry.heading)
    location = location_of_label(entry.label)
    if location is not None:
        locations[number] = location
    quote = entry.text if kind is AnnotationKind.HIGHLIGHT else ""
    entries.add(
        ForeignNote(
            number,
            title,
            author,
            quote=quote,
            note=entry.text if kind is AnnotationKind.NOTE else "",
            kind=kind,
            colour=colour_of(quote, 0),
            place=location.label if location else "",
            order=location.start if location else None,
            created=parse_localised(entry.time, zone),
        )
    )


def title_and_author(line: str) -> tuple[str, str]:
    """Split the author off the end of a title: the last pair of brackets, which may contain others.

    Two blanks at the end say that there is no author: the brackets are the title's own.
    """
    text = " ".join(line.replace("\ufeff", "").split())
    opening = None if line.endswith("  ") else _BRACKETS.get(text[-1:])
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


def _drop_repeats(entries: EntryCollector, locations: dict[int, KindleLocation]) -> None:
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


def _is_repeated(
    note: ForeignNote, other: ForeignNote, location: KindleLocation, other_location: KindleLocation | None
) -> bool:
    if other_location is None or not location.overlaps(other_location):
        return False
    if note.kind is AnnotationKind.HIGHLIGHT:
        return note.quote in other.quote
    return note.note == other.note and location == other_location


def _join_notes(entries: EntryCollector, locations: dict[int, KindleLocation]) -> None:
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
    note: ForeignNote, highlights: list[ForeignNote], locations: dict[int, KindleLocation]
) -> ForeignNote | None:
    location = locations.get(note.number)
    if location is None:
        return None
    candidates = [highlight for highlight in highlights if locations[highlight.number].contains(location)]

    def distance(highlight: ForeignNote) -> tuple[int, int]:
        return abs(locations[highlight.number].end - location.start), abs(highlight.number - note.number)

    return min(candidates, key=distance, default=None)
