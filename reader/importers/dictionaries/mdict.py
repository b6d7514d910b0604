"""Parse MDict dictionaries (.mdx) of the versions 1 and 2."""

from __future__ import annotations

import hashlib
import html
import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from reader.core.lookup.entries import (
    DictionaryAlias,
    DictionaryEnd,
    DictionaryEntry,
    DictionaryEvent,
    DictionaryFormat,
    DictionaryHeader,
    entry_of,
)
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.normalise import clean
from reader.importers.dictionaries.definition_blocks import html_blocks, pango_blocks, plain_blocks
from reader.importers.dictionaries.dictionary_bundle import MDX_PART, DictionaryBundle
from reader.importers.dictionaries.mdict_file import MdictFile, MdictHeader
from reader.importers.dictionaries.stardict import LARGEST_DEFINITION

_LINK = "@@@LINK="
_LONGEST_WORD = 1_000
_MOST_ALIASES = 400
_MOST_TARGETS = 40
"""How many entries one link leads to: the most that are shown for a word."""

_MOST_LINKS = 8
"""How many links may lead from one to the next."""

_STYLE = re.compile(r"`(\d{1,3})`")
_TAG = re.compile(r"<[^>]*>")
_NO_TITLE = "title (no html code allowed)"
_KEYS_FRACTION = 0.05


@dataclass(slots=True)
class _Records:
    """What was found: the entries by the places of their keys, the links, and how many were not read."""

    entry_numbers: array[int]
    links: list[tuple[str, str]] = field(default_factory=list)
    count: int = 0
    missing: int = 0
    wordless: int = 0


_Key: TypeAlias = tuple[int, str]


def is_mdict(bundle: DictionaryBundle) -> bool:
    """Return whether a bundle contains an MDict file."""
    return MDX_PART in bundle.parts


def read_mdict(bundle: DictionaryBundle) -> Iterator[tuple[DictionaryEvent, float]]:
    """Yield the header, the entries, the aliases and the end, each with the fraction that has been read.

    Raises `ReaderError` as `MdictFile`.
    """
    data = bundle.parts[MDX_PART]
    file = MdictFile(data, bundle.path)
    digest = hashlib.sha256(data).hexdigest()
    yield DictionaryHeader(_title(file.header) or bundle.name, DictionaryFormat.MDICT, digest), 0.0
    keys = file.keys()
    keys.sort(key=itemgetter(0))
    records = _Records(array("q", bytes(8 * len(keys))))
    for entry, place in _entries(file, keys, records):
        yield entry, _KEYS_FRACTION + (1 - _KEYS_FRACTION) * place / len(keys)
    for event in _linked(keys, records):
        yield event, 1.0
    yield DictionaryEnd(records.missing, records.wordless), 1.0


def _title(header: MdictHeader) -> str:
    title = " ".join(html.unescape(_TAG.sub(" ", header.title)).split())
    return "" if title.lower() == _NO_TITLE else title


def _entries(file: MdictFile, keys: Sequence[_Key], records: _Records) -> Iterator[tuple[DictionaryEntry, int]]:
    """Yield the entries, each with the place of its first key; record where they are, and the links."""
    parse = _Definitions(file.header).blocks
    for first, words, data in _definitions(file, keys):
        named = [word for word in words if word]
        text = "" if data is None else data.decode(file.header.encoding, "replace").rstrip("\x00")
        target = _word(text[len(_LINK) :].strip().partition("\n")[0]) if text.startswith(_LINK) else ""
        if data is None or not named:
            records.missing += 1
        elif target:
            records.links += ((word, target) for word in named)
        elif blocks := parse(text):
            records.count += 1
            for place in range(first, first + len(words)):
                records.entry_numbers[place] = records.count
            repeats = len(blocks) > 1 and blocks[0].text == named[0]
            yield entry_of(named[0], "", blocks[1:] if repeats else blocks, named[1:_MOST_ALIASES]), first
        else:
            records.wordless += 1


def _definitions(file: MdictFile, keys: Sequence[_Key]) -> Iterator[tuple[int, list[str], bytes | None]]:
    """Yield each record with the place of its first key and its words; None for one that cannot be read."""
    place = 0
    for block in file.record_blocks():
        end = block.start + block.size
        first = place
        while place < len(keys) and keys[place][0] < end:
            place += 1
        groups = [(offset, list(group)) for offset, group in groupby(keys[first:place], key=itemgetter(0))]
        ends = [*(offset for offset, _group in groups[1:]), end]
        at = first
        for (offset, group), record_end in zip(groups, ends, strict=False):
            is_sound = block.data is not None and record_end - offset <= LARGEST_DEFINITION
            data = block.data[offset - block.start : record_end - block.start] if block.data and is_sound else None
            yield at, [_word(key) for _offset, key in group], data
            at += len(group)
    for at in range(place, len(keys)):
        yield at, [], None


def _word(key: str) -> str:
    """Return a key as a headword; an empty one if it is too long for a word."""
    return " ".join(clean(key).split()) if len(key) <= _LONGEST_WORD else ""


def _linked(keys: Sequence[_Key], records: _Records) -> Iterator[DictionaryAlias | DictionaryEntry]:
    """Yield where the links lead; one that leads to no word of the dictionary is an entry that names it."""
    entries = _numbers_of({target.casefold() for _word, target in records.links}, keys, records)
    next_words = dict(reversed(records.links))
    for word, first_target in dict.fromkeys(records.links):
        target = _last_target(first_target, next_words, entries)
        if numbers := entries.get(target.casefold()):
            yield DictionaryAlias(word, tuple(numbers))
        else:
            yield entry_of(word, "", (Block(BlockKind.PARAGRAPH, f"→ {target}"),))


def _last_target(target: str, next_words: Mapping[str, str], entries: Container[str]) -> str:
    """Return the first word in a chain of links that has an entry, else the last one."""
    for _ in range(_MOST_LINKS):
        if target.casefold() in entries or target not in next_words:
            break
        target = next_words[target]
    return target


def _numbers_of(targets: set[str], keys: Sequence[_Key], records: _Records) -> dict[str, list[int]]:
    """Return the numbers of the entries of each target, by its folded word."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for (_offset, key), number in zip(keys, records.entry_numbers, strict=True):
        folded = _word(key).casefold() if number else ""
        if folded in targets and len(found[folded]) < _MOST_TARGETS:
            found[folded].append(number - 1)
    return found


class _Definitions:
    """Convert definitions to blocks; the marks of the style sheet stand for the markup that it has for them."""

    def __init__(self, header: MdictHeader) -> None:
        self._styles = _styles(header.style_sheet)
        self._parse: Callable[[str], tuple[Block, ...]] = html_blocks
        if header.format == "text":
            self._parse = pango_blocks if self._styles else plain_blocks

    def blocks(self, text: str) -> tuple[Block, ...]:
        """Return the blocks of a definition."""
        return self._parse(self._styled(text) if self._styles and "`" in text else text)

    def _styled(self, text: str) -> str:
        """Return a definition with markup for its marks, each of which lasts up to the next."""
        first, *rest = _STYLE.split(text)
        parts = [first]
        for number, words in zip(rest[::2], rest[1::2], strict=True):
            begin, end = self._styles.get(number, ("", ""))
            parts.append(f"{begin}{words.rstrip()}{end}{words[len(words.rstrip()) :]}")
        return "".join(parts)


def _styles(sheet: str) -> dict[str, tuple[str, str]]:
    """Return what stands before and after the words of each style: a number, a beginning and an end, a line each."""
    lines = [line.strip() for line in sheet.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return {
        number: (begin, end)
        for number, begin, end in zip(lines[::3], lines[1::3], lines[2::3], strict=False)
        if number.isascii() and number.isdigit()
    }
