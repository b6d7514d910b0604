"""Parse dictionaries in plain text: CC-CEDICT's own format, and lists of words and meanings separated by a tab.

Source of the first: CC-CEDICT's "Syntax", `traditional simplified [pin1 yin1] /sense/sense/`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from reader.core.errors import Problem, ReaderError
from reader.core.lookup.entries import DictionaryEnd, DictionaryEntry, DictionaryFormat, DictionaryHeader, entry_of
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.normalise import clean
from reader.importers.dictionaries.definition_blocks import plain_blocks
from reader.importers.dictionaries.dictionary_bundle import DictionaryBundle
from reader.importers.encoding import decode

_CEDICT = re.compile(r"(\S+)\s+(\S+)\s+\[{1,2}([^\[\]/]*)\]{1,2}\s+/(.+)/\s*$")
_READING = re.compile(r"\[([A-Za-z0-9:·, ]+)\]")
_STATED_COUNT = re.compile(r"^#!\s*entries\s*=\s*(\d{1,9})\s*$", re.MULTILINE)
_LONGEST_LINE = 100_000
_SAMPLE_LINES = 200

Piece = DictionaryHeader | DictionaryEntry | DictionaryEnd


def read_word_list(bundle: DictionaryBundle) -> Iterator[tuple[Piece, float]]:
    """Yield the header, the entries and the end, each with the fraction that has been read.

    Raises `ReaderError` FILE_BINARY, or DICTIONARY_UNKNOWN for a text that is not a list of words.
    """
    data = bundle.parts["text"]
    text = clean(decode(data, bundle.path)[0])
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    sample = lines[:_SAMPLE_LINES]
    digest = hashlib.sha256(data).hexdigest()
    if _fraction(sum(_CEDICT.match(line[:_LONGEST_LINE]) is not None for line in sample), len(sample)) >= 0.5:
        yield DictionaryHeader(_cedict_name(bundle.name), DictionaryFormat.CEDICT, digest), 0.0
        yield from _cedict(lines, text)
    elif _fraction(sum("\t" in line for line in sample), len(sample)) >= 0.8:
        yield DictionaryHeader(bundle.name, DictionaryFormat.TABBED, digest), 0.0
        yield from _tabbed(lines)
    else:
        raise ReaderError(Problem.DICTIONARY_UNKNOWN, bundle.path)


def _fraction(part: int, total: int) -> float:
    return part / total if total else 0.0


def _cedict_name(name: str) -> str:
    return "CC-CEDICT" if "cedict" in name.lower() else name


def _cedict(lines: list[str], text: str) -> Iterator[tuple[Piece, float]]:
    count = missing = 0
    for number, line in enumerate(lines, start=1):
        found = _CEDICT.match(line) if len(line) <= _LONGEST_LINE else None
        if found is None:
            missing += 1
            continue
        count += 1
        yield _cedict_entry(*found.groups()), number / len(lines)
    stated = _STATED_COUNT.search(text[:_LONGEST_LINE])
    short = max(0, int(stated.group(1)) - count - missing) if stated else 0
    yield DictionaryEnd(missing + short), 1.0


def _cedict_entry(traditional: str, simplified: str, reading: str, senses: str) -> DictionaryEntry:
    """Return an entry for the simplified word, also found under the traditional one, which is shown beside it."""
    glosses = [" ".join(gloss.split()) for gloss in senses.split("/") if gloss.strip()]
    numbered = len(glosses) > 1
    blocks = [
        Block(
            BlockKind.LIST_ITEM if numbered else BlockKind.PARAGRAPH,
            _READING.sub(lambda match: f"[{with_tone_marks(match.group(1))}]", gloss),
            level=1 if numbered else 0,
            label=f"{number}." if numbered else "",
        )
        for number, gloss in enumerate(glosses, start=1)
    ]
    pronunciation = with_tone_marks(" ".join(reading.split()))
    if simplified == traditional:
        return entry_of(simplified, pronunciation, blocks)
    return entry_of(simplified, f"〔{traditional}〕 {pronunciation}", blocks, (traditional,))


def _tabbed(lines: list[str]) -> Iterator[tuple[Piece, float]]:
    missing = 0
    for number, line in enumerate(lines, start=1):
        word, tab, meaning = line.partition("\t")
        blocks = plain_blocks(meaning.replace("\\n", "\n").replace("\t", " "))
        word = " ".join(word.split())
        if tab and word and blocks and len(line) <= _LONGEST_LINE:
            yield entry_of(word, "", blocks), number / len(lines)
        else:
            missing += 1
    yield DictionaryEnd(missing), 1.0


_MARKED = {"a": "āáǎàa", "e": "ēéěèe", "i": "īíǐìi", "o": "ōóǒòo", "u": "ūúǔùu", "ü": "ǖǘǚǜü"}
_NUMBERED = re.compile(r"([A-Za-züÜ]+?)([1-5])(?![0-9])")
_VOWELS = "aeiouü"


def with_tone_marks(numbered: str) -> str:
    """Return ``lu:4 se4`` as ``lǜ sè``; anything but numbered syllables is unchanged."""
    text = numbered.replace("u:", "ü").replace("U:", "Ü").replace("v", "ü")
    return _NUMBERED.sub(_syllable, text)


def _syllable(match: re.Match[str]) -> str:
    syllable, tone = match.group(1), int(match.group(2))
    at = _mark_index(syllable.lower())
    if at < 0:
        return syllable
    vowel = syllable[at]
    mark = _MARKED[vowel.lower()][tone - 1]
    return syllable[:at] + (mark.upper() if vowel.isupper() else mark) + syllable[at + 1 :]


def _mark_index(syllable: str) -> int:
    for vowel in ("a", "e", "ou"):
        if vowel in syllable:
            return syllable.index(vowel)
    return max((syllable.rfind(vowel) for vowel in _VOWELS), default=-1)
