"""Parse the notes that readers of Boox export as text, in the older and the newer layout.

The first line has the title in <<>>. Entries end in a line of dashes; an entry has its chapter, its time, perhaps with
the page, and fields named in 【】: the words, the note, the page. In the newer layout the words have no name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of
from reader.importers.annotations.json_fields import one_line, replace_invalid
from reader.importers.annotations.timestamps import parse_localised

_HEAD = re.compile(r"^\ufeff?\s*(?:BOOX\s+)?(?:Reading Notes|读书笔记|讀書筆記|阅读笔记)\s*\|\s*<<(.*)>>\s*(.*)$")
_RULE = re.compile(r"^\s*-{5,}\s*$")
_TIME = re.compile(
    r"^(?:(?:Time|时间|時間)\s*[：:]\s*)?(\d{4}-\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?)\s*(?:\|\s*(.*))?$"
)
_PAGE = re.compile(r"(?:Page(?: No\.?| Number)?|页码|頁碼)\s*[.：:]*\s*(\d{1,6})")
_FIELD = re.compile(r"^【([^【】]{1,30})】\s*(.*)$")
_FIELDS = {
    **dict.fromkeys(("original text", "原文"), "quote"),
    **dict.fromkeys(("annotations", "annotation", "note", "notes", "批注", "注释", "批註"), "note"),
    **dict.fromkeys(("page number", "page no.", "page", "页码", "頁碼"), "page"),
}


def is_boox(text: str) -> bool:
    """Return whether a text is such a file, by its first line."""
    return _HEAD.match(text[:2_000].replace("\xa0", " ").lstrip("\ufeff \r\n").split("\n")[0].strip()) is not None


def read_boox(text: str, path: Path, zone: tzinfo) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.BOOX, path)
    lines = [line.strip() for line in replace_invalid(text).replace("\xa0", " ").lstrip("\ufeff \n").split("\n")]
    heading = _HEAD.match(lines[0])
    title, author = (one_line(heading[1]), one_line(heading[2])) if heading else ("", "")
    rest = lines[1:]
    if heading and not author and rest and rest[0] and not _TIME.match(rest[0]):
        author, rest = one_line(rest[0]), rest[1:]
    book = ForeignNote(0, title, author)
    for part in _parts(rest):
        book = replace(book, section=_collect(entries, part, book, zone))
    return entries.foreign_notes()


def _parts(lines: Sequence[str]) -> list[list[str]]:
    """Return the lines of each entry."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if _RULE.match(line):
            parts.append([])
        else:
            parts[-1].append(line)
    return [part for part in parts if any(part)]


def _collect(entries: EntryCollector, lines: Sequence[str], book: ForeignNote, zone: tzinfo) -> str:
    """Collect one entry of a book, and return the chapter that it is in: its own, else that of the entry before."""
    number = entries.begin()
    at = next((index for index, line in enumerate(lines) if _TIME.match(line)), len(lines))
    time = _TIME.match(lines[at]) if at < len(lines) else None
    if time is None:
        entries.skip("broken")
        return book.section
    chapter = one_line(" ".join(lines[:at])) or book.section
    fields = _fields(lines[at + 1 :])
    page = _page(time[2] or "") or next(iter(re.findall(r"\d{1,6}", fields["page"])), "")
    entries.add(
        replace(
            book,
            number=number,
            quote=fields["quote"],
            note=fields["note"],
            kind=kind_of(fields["note"]),
            colour=colour_of(fields["quote"], 0),
            place=" · ".join(part for part in (chapter, f"p. {page}" if page else "") if part),
            order=float(page) if page else None,
            created=parse_localised(time[1], zone),
            section=chapter,
        )
    )
    return chapter


def _fields(lines: Sequence[str]) -> dict[str, str]:
    """Return the words, the note and the page of an entry; lines without a name go on with the field before."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    name = "quote"
    for line in lines:
        named = _FIELD.match(line)
        if named:
            name = _FIELDS.get(named[1].strip().lower(), "other")
        found[name].append(named[2] if named else line)
    return {name: "\n".join(found[name]).strip() for name in ("quote", "note", "page")}


def _page(text: str) -> str:
    found = _PAGE.search(text)
    return found[1] if found else ""
