"""Read dictionaries in this process, and write small ones of invented entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reader.core.lookup.entries import DictionaryAlias, DictionaryEnd, DictionaryEntry, DictionaryHeader
from reader.importers.dictionaries.formats import dictionary_events


@dataclass
class Read:
    """The header, the entries, their aliases and the end of a dictionary."""

    heads: list[DictionaryHeader] = field(default_factory=list)
    entries: list[DictionaryEntry] = field(default_factory=list)
    aliases: list[DictionaryAlias] = field(default_factory=list)
    missing: int = 0
    wordless: int = 0

    def said(self, word: str) -> str:
        return next(one.plain for one in self.entries if one.word == word or word in one.aliases)


@pytest.fixture
def read() -> Callable[[Path], Read]:
    def read_file(path: Path) -> Read:
        found = Read()
        for piece, share in dictionary_events(path):
            assert 0 <= share <= 1
            if isinstance(piece, DictionaryHeader):
                found.heads.append(piece)
            elif isinstance(piece, DictionaryEnd):
                found.missing += piece.missing
                found.wordless += piece.wordless
            elif isinstance(piece, DictionaryAlias):
                found.aliases.append(piece)
            else:
                found.entries.append(piece)
        return found

    return read_file
