"""Look up words as written, then in their other forms, then part by part.

Chinese is segmented by the longest headwords that the dictionaries contain, other scripts by words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Protocol

from reader.core.lookup.entries import FoundEntry, LookupResult
from reader.core.text.sanitise import sanitise
from reader.core.text.search_folding import APOSTROPHES, IGNORABLE, MARKS, fold_signs

LONGEST_MATCH = 12
"""Maximum characters of a Chinese headword that is found within running text."""

LONGEST_ASKED = 120
"""Maximum code points of a passage to look up; the rest is left out."""

_MOST_PARTS = 24
_PARTS_SHOWN = 8
_MOST_SIMILAR = 8
_CJK = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3041-\u3096\u30a1-\u30fe"
_LETTERS = f"(?:(?![{_CJK}])[^\\W_][{IGNORABLE}{MARKS}]*)+"
_RUN = re.compile(f"[{_CJK}]+|{_LETTERS}(?:[{APOSTROPHES}\\u2010\\u2011\\-]{_LETTERS})*")
_CHARACTER = re.compile(f"[{_CJK}]")
_OUTER = " \t\n\u3000.,;:!?…·，。；：！？、“”‘’\"'「」『』（）()《》〈〉【】[]—-"


class Lexicon(Protocol):
    """The dictionaries that are switched on, in the reader's order."""

    def known(self, words: Sequence[str]) -> frozenset[str]:
        """Return the words that are headwords."""
        ...

    def entries(self, word: str) -> list[FoundEntry]:
        """Return the entries of all dictionaries for a headword."""
        ...

    def beginning(self, word: str, limit: int) -> list[str]:
        """Return up to ``limit`` headwords with this prefix."""
        ...


def look_up(passage: str, lexicon: Lexicon) -> LookupResult:
    """Return all that the dictionaries have for some words."""
    query = " ".join(fold_signs(sanitise(passage[:LONGEST_ASKED])).split()).strip(_OUTER)
    if not query:
        return LookupResult("")
    found = _in_some_form(query, lexicon)
    if found:
        return LookupResult(query, found[0].entry.word, tuple(found), _inner_parts(query, lexicon))
    parts = parts_of(query, lexicon)
    if parts in ((), (query,)):
        return LookupResult(query, similar=tuple(lexicon.beginning(query, _MOST_SIMILAR)))
    return LookupResult(query, "", tuple(_of_parts(parts, lexicon)), parts)


def word_at(text: str, position: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return the start and end of the word at a position: in Chinese the longest headword that contains the position.

    Of two equally long ones, it is the one that starts nearer to the position. Outside any word both are the position.
    """
    run = next((match for match in _RUN.finditer(text) if match.start() <= position < match.end()), None)
    if run is None:
        return position, position
    if not _CHARACTER.match(run.group()):
        return run.span()
    first = max(run.start(), position - LONGEST_MATCH + 1)
    spans = [
        (start, end)
        for start in range(first, position + 1)
        for end in range(position + 1, min(run.end(), start + LONGEST_MATCH) + 1)
    ]
    known = lexicon.known([text[start:end] for start, end in spans])
    containing = [(start, end) for start, end in spans if text[start:end] in known]
    return max(containing, key=lambda span: (span[1] - span[0], span[0]), default=(position, position + 1))


def parts_of(text: str, lexicon: Lexicon, longest: int = LONGEST_MATCH) -> tuple[str, ...]:
    """Split text into the words that can be looked up, at most 24 of them, without duplicates."""
    parts: dict[str, None] = {}
    for run in _RUN.findall(text):
        parts.update(dict.fromkeys(_matched(run, lexicon, longest) if _CHARACTER.match(run) else (run,)))
    return tuple(islice(parts, _MOST_PARTS))


def is_chinese(text: str) -> bool:
    """Return whether the text contains a Chinese or Japanese character."""
    return _CHARACTER.search(text) is not None


def _in_some_form(word: str, lexicon: Lexicon) -> list[FoundEntry]:
    """Return the entries of each dictionary for a word, or for the first of its forms that the dictionary contains."""
    found: list[FoundEntry] = []
    for form in word_forms(word):
        answered = {entry.dictionary for entry in found}
        found += [entry for entry in lexicon.entries(form) if entry.dictionary not in answered]
    return found


def _inner_parts(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words within a word: of Chinese the shorter headwords, of a phrase its words."""
    parts = parts_of(word, lexicon, min(LONGEST_MATCH, len(word) - 1)) if len(word) > 1 else ()
    return () if parts == (word,) else parts


def _matched(run: str, lexicon: Lexicon, longest: int) -> list[str]:
    spans = [run[at : at + size] for at in range(len(run)) for size in range(2, longest + 1) if at + size <= len(run)]
    known = lexicon.known(spans)
    parts, at = [], 0
    while at < len(run):
        size = next((length for length in range(longest, 1, -1) if run[at : at + length] in known), 1)
        parts.append(run[at : at + size])
        at += size
    return parts


def _of_parts(parts: Sequence[str], lexicon: Lexicon) -> list[FoundEntry]:
    found: list[FoundEntry] = []
    parts_shown = 0
    for part in parts:
        entries = _in_some_form(part, lexicon)
        found += entries
        parts_shown += bool(entries)
        if parts_shown == _PARTS_SHOWN:
            break
    return found


_UNDOUBLED = "<"
"""Placeholder for a base that ends in one letter instead of a doubled one."""

_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("'s", ("",)),
    ("s'", ("s", "")),
    ("ies", ("y", "ie")),
    ("ves", ("f", "fe", "ve")),
    ("es", ("e", "")),
    ("s", ("",)),
    ("ied", ("y", "ie")),
    ("ed", ("e", "", _UNDOUBLED)),
    ("ying", ("y", "ie")),
    ("ing", ("", "e", _UNDOUBLED)),
)
"""English endings and what may replace them in the base; irregular forms are left to a dictionary's own aliases."""

_LEAST = 2
"""Minimum letters of a base."""


def word_forms(word: str) -> tuple[str, ...]:
    """Return a word, then its possible bases, the likelier first; words of other scripts and phrases have none."""
    plain = fold_signs(word.strip())
    if not plain or not plain.replace("'", "").replace("-", "").isalpha() or not _is_latin(plain):
        return (plain,) if plain else ()
    return tuple(dict.fromkeys((plain, *_bases(plain))))


def _bases(word: str) -> Iterator[str]:
    for ending, replacements in _ENDINGS:
        stem = word[: -len(ending)]
        if stem and word.lower().endswith(ending):
            yield from (base for replacement in replacements if len(base := _base(stem, replacement)) >= _LEAST)


def _base(stem: str, replacement: str) -> str:
    if replacement != _UNDOUBLED:
        return stem + replacement
    return stem[:-1] if len(stem) > _LEAST and stem[-1] == stem[-2] else ""


def _is_latin(word: str) -> bool:
    return all(character < "\u0250" for character in word)
