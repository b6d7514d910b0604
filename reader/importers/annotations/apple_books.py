"""Parse passages that were copied from Apple Books: each in quotation marks, and below it the book that it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.importers.annotations.entry_collector import EntryCollector, colour_of
from reader.importers.annotations.json_fields import one_line, replace_invalid

_FROM = (
    "Excerpt From|摘录来自|摘錄自|抜粋|Auszug aus|Extrait de|Fragmento de|Extracto de|Estratto da|Trecho de|Excerto de"
    "|Fragment uit|Passage uit|Отрывок из|발췌"
)
_SOURCE = re.compile(rf"^(?:{_FROM})\s*[：:]?\s*(.*)$")
_IN_ONE_LINE = re.compile(
    r"(?P<author>.+?)[.。]\s*[“\"「](?P<title>.+?)[.。]?[”\"」]\s*[.。]?\s*(?:Apple Books|iBooks).*"
)
_FROM_AFTER_QUOTATION = re.compile(rf"[”\"」»“]\s*\n\s*(?:{_FROM})")
_OPENING, _CLOSING = '“"「«„', '”"」»“'
_NOTICE = re.compile(r"copyright|版权|版權|著作権|urheberrecht|droits? d.auteur|autor|저작권|авторск", re.IGNORECASE)
_MOST_SOURCE_LINES = 3


def is_apple_books(text: str) -> bool:
    """Return whether a text is such a passage: it begins with a quotation, after which it is told where it is from."""
    head = text[:200_000].lstrip("\ufeff \t\r\n")
    return head[:1] in tuple(_OPENING) and _FROM_AFTER_QUOTATION.search(head) is not None


def read_apple_books(text: str, path: Path) -> ForeignNotes:
    """Parse the passages; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.APPLE_BOOKS, path)
    for passage, source in _passages(replace_invalid(text).removeprefix("\ufeff").split("\n")):
        number = entries.begin()
        title, author = _book(source)
        quote = _unquoted(passage)
        entries.add(ForeignNote(number, title, author, quote, colour=colour_of(quote, 0)))
    return entries.foreign_notes()


def _passages(lines: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the lines of each passage with those of its source: the rest of its first line, then title and author."""
    passage: list[str] = []
    at = 0
    while at < len(lines):
        found = _SOURCE.match(lines[at].strip())
        at += 1
        if found is None:
            passage.append(lines[at - 1])
            continue
        source = [found[1]] if found[1] else []
        while at < len(lines) and len(source) < _MOST_SOURCE_LINES and (line := lines[at].strip()):
            source.append(line)
            at += 1
        yield passage, source
        passage = []


def _book(source: Sequence[str]) -> tuple[str, str]:
    """Return title and author of a source; the notice about the copyright is neither."""
    if source and (found := _IN_ONE_LINE.fullmatch(source[0])):
        return one_line(found["title"]), one_line(found["author"])
    named = [line for line in source if not _NOTICE.search(line)]
    return one_line(named[0]) if named else "", one_line(named[1]) if len(named) > 1 else ""


def _unquoted(lines: Sequence[str]) -> str:
    words = "\n".join(line.strip() for line in lines).strip()
    if words[:1] in tuple(_OPENING) and words[-1:] in tuple(_CLOSING) and len(words) > 1:
        words = words[1:-1]
    return words.strip()
