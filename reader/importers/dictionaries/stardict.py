"""Read StarDict dictionaries.

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
"""Bytes that one definition may have."""

_MAGIC = b"StarDict's dict ifo file"
_BOM = b"\xef\xbb\xbf"
_LONGEST_WORD = 1_024
_MOST_ALIASES = 400
_TEXTS: dict[str, Callable[[str], tuple[Block, ...]]] = {
    "m": plain_blocks,
    "l": plain_blocks,
    "g": pango_blocks,
    "h": html_blocks,
    "x": xdxf_blocks,
}
_READINGS = frozenset("ty")
_PASSED_OVER = frozenset("kwnr")
"""Small letters whose fields end with a NUL; capital ones begin with their size in four bytes."""


@dataclass(frozen=True, slots=True)
class _Card:
    """Hold what the .ifo file says."""

    name: str
    words: int
    offset_size: int
    types: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Say where the definition of a word lies."""

    word: str
    offset: int
    size: int


def is_stardict(parcel: DictionaryBundle) -> bool:
    """Return whether a parcel holds StarDict's files."""
    return "ifo" in parcel.parts


def read_stardict(
    parcel: DictionaryBundle,
) -> Iterator[tuple[DictionaryHeader | DictionaryEntry | DictionaryEnd, float]]:
    """Yield the head, the entries and the end, each with the share that has been read.

    Raises `ReaderError` DICTIONARY_UNKNOWN or DICTIONARY_DAMAGED.
    """
    parts = parcel.parts
    card = _card(parts["ifo"], parcel)
    yield DictionaryHeader(card.name, DictionaryFormat.STARDICT, _digest(parts)), 0.0
    aliases, missing = _aliases(parts.get("syn", b""))
    places = list(_places(parts["idx"], card.offset_size, parcel.path))
    shared = _shared(places, aliases)
    for number, place in enumerate(places):
        names = shared.pop((place.offset, place.size), None)
        if names is None:
            continue  # it says what a word before it said
        entry = _entry(place, parts["dict"], card.types, names)
        if entry is None:
            missing += 1
        else:
            yield entry, number / len(places)
    strayed = sum(number >= len(places) for number in aliases)
    yield DictionaryEnd(missing + strayed + max(0, card.words - len(places))), 1.0


def _shared(places: Sequence[_Place], aliases: dict[int, Sequence[str]]) -> dict[tuple[int, int], list[str]]:
    """Return all words that lead to each definition, by where it lies."""
    words: dict[tuple[int, int], list[str]] = defaultdict(list)
    for number, place in enumerate(places):
        names = words[place.offset, place.size]
        if len(names) < _MOST_ALIASES:
            names += (place.word, *aliases.get(number, ()))
    return words


def _digest(parts: dict[str, bytes]) -> str:
    digest = hashlib.sha256(parts["ifo"])
    digest.update(parts["idx"])
    return digest.hexdigest()


def _card(data: bytes, parcel: DictionaryBundle) -> _Card:
    lines = data.removeprefix(_BOM).splitlines()
    if not lines or not lines[0].startswith(_MAGIC):
        raise ReaderError(Problem.DICTIONARY_UNKNOWN, parcel.path)
    values = {}
    for line in lines[1:]:
        name, equals, value = line.decode("utf-8", "replace").partition("=")
        if equals:
            values[name.strip().lower()] = value.strip()
    bits, words = values.get("idxoffsetbits", "32"), values.get("wordcount", "")
    if bits not in {"32", "64"} or not (words.isascii() and words.isdigit() and len(words) < 10):
        raise ReaderError(Problem.DICTIONARY_DAMAGED, parcel.path, why="card")
    name = values.get("bookname", "").strip() or parcel.name
    return _Card(name, int(words), int(bits) // 8, values.get("sametypesequence", ""))


def _places(index: bytes, offset_size: int, path: Path) -> Iterator[_Place]:
    at, room = 0, offset_size + 4
    while at < len(index):
        nul = index.find(b"\x00", at, at + _LONGEST_WORD + 1)
        end = nul + 1 + room
        if nul < 0 or end > len(index):
            raise ReaderError(Problem.DICTIONARY_DAMAGED, path, why="short")
        word = clean(index[at:nul].decode("utf-8", "replace"))
        offset = int.from_bytes(index[nul + 1 : nul + 1 + offset_size], "big")
        yield _Place(word, offset, int.from_bytes(index[end - 4 : end], "big"))
        at = end


def _aliases(data: bytes) -> tuple[dict[int, Sequence[str]], int]:
    """Return the other spellings of each word by its number, and how many records are cut short."""
    found: dict[int, list[str]] = defaultdict(list)
    at = 0
    while at < len(data):
        nul = data.find(b"\x00", at, at + _LONGEST_WORD + 1)
        if nul < 0 or nul + 5 > len(data):
            return dict(found), 1
        names = found[int.from_bytes(data[nul + 1 : nul + 5], "big")]
        if len(names) < _MOST_ALIASES:
            names.append(clean(data[at:nul].decode("utf-8", "replace")))
        at = nul + 5
    return dict(found), 0


def _entry(place: _Place, words: bytes, types: str, aliases: Sequence[str]) -> DictionaryEntry | None:
    """Return the entry at a place; None where it lies outside of the file or cannot be read."""
    end = place.offset + place.size
    if not place.word.strip() or not 0 < place.size <= LARGEST_DEFINITION or end > len(words):
        return None
    fields = _fields(words[place.offset : end], types)
    if fields is None:
        return None
    reading = " ".join(_decoded(data) for kind, data in fields if kind in _READINGS)
    blocks = [block for kind, data in fields if kind in _TEXTS for block in _TEXTS[kind](_decoded(data))]
    if not blocks and not reading:
        return None
    return entry_of(" ".join(place.word.split()), " ".join(clean(reading).split()), blocks, aliases)


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _fields(data: bytes, types: str) -> list[tuple[str, bytes]] | None:
    """Part the bytes of an entry; None where they do not add up."""
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
    """Part the bytes by types that are the same for all entries; the last field ends with the entry."""
    fields, at = [], 0
    for kind in types[:-1]:
        found = _field(data, at, kind)
        if found is None:
            return None
        fields.append((kind, found[0]))
        at = found[1]
    return [*fields, (types[-1], data[at:].rstrip(b"\x00"))]


def _field(data: bytes, at: int, kind: str) -> tuple[bytes, int] | None:
    """Return a field's bytes and where the next begins."""
    if kind in _TEXTS or kind in _READINGS or kind in _PASSED_OVER:
        nul = data.find(b"\x00", at)
        end = len(data) if nul < 0 else nul
        return data[at:end], end + 1
    if not ("A" <= kind <= "Z"):
        return None
    end = at + 4 + int.from_bytes(data[at : at + 4], "big")
    return (data[at + 4 : end], end) if at + 4 <= end <= len(data) else None
