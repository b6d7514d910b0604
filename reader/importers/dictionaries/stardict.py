"""Parse StarDict dictionaries.

Source: the StarDict project's "Format for StarDict dictionary files", versions 2.4.2 and 3.0.0.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.core.lookup.entries import DictionaryEnd, DictionaryEntry, DictionaryFormat, DictionaryHeader, entry_of
from reader.core.text.blocks import Block
from reader.core.text.normalise import clean
from reader.importers.dictionaries.definition_blocks import html_blocks, pango_blocks, plain_blocks, xdxf_blocks
from reader.importers.dictionaries.dictionary_bundle import DictionaryBundle

LARGEST_DEFINITION = 1024 * 1024
"""The largest size of one definition in bytes."""

_MAGIC = b"StarDict's dict ifo file"
_BOM = b"\xef\xbb\xbf"
_LONGEST_WORD_BYTES = 1_024
_MOST_ALIASES = 400
_TEXTS: dict[str, Callable[[str], tuple[Block, ...]]] = {
    "m": plain_blocks,
    "l": plain_blocks,
    "g": pango_blocks,
    "h": html_blocks,
    "x": xdxf_blocks,
}
_READINGS = frozenset("ty")
_SKIPPED = frozenset("kwnr")
"""Lower-case types, whose fields end with a NUL; fields of upper-case types begin with their size in four bytes."""


@dataclass(frozen=True, slots=True)
class _Ifo:
    """The metadata of the .ifo file."""

    name: str
    words: int
    offset_size: int
    types: str


@dataclass(frozen=True, slots=True)
class _IndexEntry:
    """An index entry: where the definition of a word is in the .dict file."""

    word: str
    offset: int
    size: int


def is_stardict(bundle: DictionaryBundle) -> bool:
    """Return whether a bundle contains StarDict's files."""
    return "ifo" in bundle.parts


def read_stardict(
    bundle: DictionaryBundle,
) -> Iterator[tuple[DictionaryHeader | DictionaryEntry | DictionaryEnd, float]]:
    """Yield the header, the entries and the end, each with the fraction that has been read.

    Raises `ReaderError` DICTIONARY_UNKNOWN or DICTIONARY_DAMAGED.
    """
    parts = bundle.parts
    ifo = _parse_ifo(parts["ifo"], bundle)
    yield DictionaryHeader(ifo.name, DictionaryFormat.STARDICT, _digest(parts)), 0.0
    aliases, missing = _parse_synonyms(parts.get("syn", b""))
    index = list(_parse_index(parts["idx"], ifo.offset_size, bundle.path))
    words = _words_by_definition(index, aliases)
    for number, index_entry in enumerate(index):
        names = words.pop((index_entry.offset, index_entry.size), None)
        if names is None:
            continue  # an earlier word has the same definition
        entry = _entry(index_entry, parts["dict"], ifo.types, names)
        if entry is None:
            missing += 1
        else:
            yield entry, number / len(index)
    dangling = sum(number >= len(index) for number in aliases)
    yield DictionaryEnd(missing + dangling + max(0, ifo.words - len(index))), 1.0


def _words_by_definition(
    index: Sequence[_IndexEntry], aliases: dict[int, Sequence[str]]
) -> dict[tuple[int, int], list[str]]:
    """Return all words of each definition, by its offset and size."""
    words: dict[tuple[int, int], list[str]] = defaultdict(list)
    for number, entry in enumerate(index):
        names = words[entry.offset, entry.size]
        if len(names) < _MOST_ALIASES:
            names += (entry.word, *aliases.get(number, ()))
    return words


def _digest(parts: dict[str, bytes]) -> str:
    digest = hashlib.sha256(parts["ifo"])
    digest.update(parts["idx"])
    return digest.hexdigest()


def _parse_ifo(data: bytes, bundle: DictionaryBundle) -> _Ifo:
    lines = data.removeprefix(_BOM).splitlines()
    if not lines or not lines[0].startswith(_MAGIC):
        raise ReaderError(Problem.DICTIONARY_UNKNOWN, bundle.path)
    values = {}
    for line in lines[1:]:
        name, equals, value = line.decode("utf-8", "replace").partition("=")
        if equals:
            values[name.strip().lower()] = value.strip()
    bits, word_count = values.get("idxoffsetbits", "32"), values.get("wordcount", "")
    if bits not in {"32", "64"} or not (word_count.isascii() and word_count.isdigit() and len(word_count) < 10):
        raise ReaderError(Problem.DICTIONARY_DAMAGED, bundle.path, why="card")
    name = values.get("bookname", "").strip() or bundle.name
    return _Ifo(name, int(word_count), int(bits) // 8, values.get("sametypesequence", ""))


def _parse_index(index: bytes, offset_size: int, path: Path) -> Iterator[_IndexEntry]:
    at, trailer_size = 0, offset_size + 4
    while at < len(index):
        nul = index.find(b"\x00", at, at + _LONGEST_WORD_BYTES + 1)
        end = nul + 1 + trailer_size
        if nul < 0 or end > len(index):
            raise ReaderError(Problem.DICTIONARY_DAMAGED, path, why="short")
        word = clean(index[at:nul].decode("utf-8", "replace"))
        offset = int.from_bytes(index[nul + 1 : nul + 1 + offset_size], "big")
        yield _IndexEntry(word, offset, int.from_bytes(index[end - 4 : end], "big"))
        at = end


def _parse_synonyms(data: bytes) -> tuple[dict[int, Sequence[str]], int]:
    """Return the synonyms of each word by its index, and the number of truncated records."""
    found: dict[int, list[str]] = defaultdict(list)
    at = 0
    while at < len(data):
        nul = data.find(b"\x00", at, at + _LONGEST_WORD_BYTES + 1)
        if nul < 0 or nul + 5 > len(data):
            return dict(found), 1
        names = found[int.from_bytes(data[nul + 1 : nul + 5], "big")]
        if len(names) < _MOST_ALIASES:
            names.append(clean(data[at:nul].decode("utf-8", "replace")))
        at = nul + 5
    return dict(found), 0


def _entry(index_entry: _IndexEntry, definitions: bytes, types: str, aliases: Sequence[str]) -> DictionaryEntry | None:
    """Return the entry of an index entry; None where it is outside of the file or cannot be read."""
    end = index_entry.offset + index_entry.size
    if not index_entry.word.strip() or not 0 < index_entry.size <= LARGEST_DEFINITION or end > len(definitions):
        return None
    fields = _fields(definitions[index_entry.offset : end], types)
    if fields is None:
        return None
    reading = " ".join(_decoded(data) for kind, data in fields if kind in _READINGS)
    blocks = [block for kind, data in fields if kind in _TEXTS for block in _TEXTS[kind](_decoded(data))]
    if not blocks and not reading:
        return None
    return entry_of(" ".join(index_entry.word.split()), " ".join(clean(reading).split()), blocks, aliases)


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _fields(data: bytes, types: str) -> list[tuple[str, bytes]] | None:
    """Split the bytes of a definition into typed fields; None where the sizes do not add up."""
    if types:
        return _typed_fields(data, types)
    fields, at = [], 0
    while at < len(data):
        kind = chr(data[at])
        found = _field(data, at + 1, kind)
        if found is None:
            return None
        fields.append((kind, found[0]))
        at = found[1]
    return fields


def _typed_fields(data: bytes, types: str) -> list[tuple[str, bytes]] | None:
    """Split the bytes by the types that all entries share; the last field ends with the definition."""
    fields, at = [], 0
    for kind in types[:-1]:
        found = _field(data, at, kind)
        if found is None:
            return None
        fields.append((kind, found[0]))
        at = found[1]
    return [*fields, (types[-1], data[at:].rstrip(b"\x00"))]


def _field(data: bytes, at: int, kind: str) -> tuple[bytes, int] | None:
    """Return a field's bytes and the offset of the next; None for a field that exceeds the entry."""
    if kind in _TEXTS or kind in _READINGS or kind in _SKIPPED:
        nul = data.find(b"\x00", at)
        end = len(data) if nul < 0 else nul
        return data[at:end], end + 1
    if not ("A" <= kind <= "Z"):
        return None
    end = at + 4 + int.from_bytes(data[at : at + 4], "big")
    return (data[at + 4 : end], end) if at + 4 <= end <= len(data) else None
