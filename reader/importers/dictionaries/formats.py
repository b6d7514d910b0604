"""Recognise dictionary files, and read each with the reader of its format; a new format is one module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.core.lookup.entries import DictionaryEnd, DictionaryEntry, DictionaryEvent, DictionaryHeader
from reader.core.text.sanitise import one_line
from reader.importers.dictionaries.dictionary_bundle import DictionaryBundle, dictionary_bundles
from reader.importers.dictionaries.mdict import is_mdict, read_mdict
from reader.importers.dictionaries.stardict import is_stardict, read_stardict
from reader.importers.dictionaries.word_list import read_word_list
from reader.importers.source import tail_of

MOST_MISSING = 0.01
"""The largest share of unreadable entries in a dictionary that is kept, with a warning."""

_SUFFIXES = frozenset((".ifo", ".idx", ".dict", ".dz", ".syn", ".u8", ".mdx", ".mdd", ".tbz", ".tbz2", ".tgz", ".txz"))
_PACKED = (".tar.gz", ".tar.bz2", ".tar.xz", ".tar", ".u8.gz", ".idx.gz")
_LONGEST_NAME = 120
_TAIL_BYTES = 64 * 1024


def is_dictionary_name(path: Path) -> bool:
    """Return whether a file is, or belongs to, a dictionary by its name, or a ZIP whose directory lists its parts."""
    name = path.name.lower()
    if path.suffix.lower() in _SUFFIXES or name.endswith(_PACKED) or ("cedict" in name and name.endswith(".gz")):
        return True
    return name.endswith(".zip") and _lists_dictionary_part(path)


def dictionary_events(path: Path) -> Iterator[tuple[DictionaryEvent, float]]:
    """Yield the headers, entries and ends of the dictionaries in a file, each with the fraction that has been read.

    Raises `ReaderError` FILE_*, ZIP_*, DICTIONARY_UNKNOWN, DICTIONARY_INCOMPLETE, DICTIONARY_REGISTERED,
    DICTIONARY_VERSION, DICTIONARY_RESOURCES, DICTIONARY_EMPTY, or DICTIONARY_DAMAGED where more than one in a hundred
    entries cannot be read.
    """
    for bundle in dictionary_bundles(path):
        yield from _read_bundle(bundle)


def _read_bundle(bundle: DictionaryBundle) -> Iterator[tuple[DictionaryEvent, float]]:
    count = 0
    read = read_mdict if is_mdict(bundle) else read_stardict if is_stardict(bundle) else read_word_list
    for item, fraction in read(bundle):
        count += isinstance(item, DictionaryEntry)
        if isinstance(item, DictionaryEnd):
            _refuse_damaged(count, item.missing, bundle.path)
        if isinstance(item, DictionaryHeader):
            yield replace(item, name=one_line(item.name)[:_LONGEST_NAME] or "?"), fraction
        else:
            yield item, fraction


def _refuse_damaged(count: int, missing: int, path: Path) -> None:
    if not count and not missing:
        raise ReaderError(Problem.DICTIONARY_EMPTY, path)
    if missing > MOST_MISSING * (count + missing):
        raise ReaderError(Problem.DICTIONARY_DAMAGED, path, why="entries", missing=missing)


def _lists_dictionary_part(path: Path) -> bool:
    """Return whether the central directory at the end of a ZIP lists a part of a dictionary."""
    tail = tail_of(path, _TAIL_BYTES).lower()
    return any(name in tail for name in (b".ifo", b".u8", b".mdx"))
