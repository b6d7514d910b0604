"""Look words up by the rules: as they stand, then in another form, then part by part.

Chinese is parted by the longest head words that the dictionaries know; other scripts by their words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Protocol

from reader.core.lookup.entries import FoundEntry, LookupResult
from reader.core.lookup.word_forms import word_forms
from reader.core.text.sanitise import sanitise

LONGEST_MATCH = 12
"""Characters that a Chinese head word may have to be found within running text."""

LONGEST_ASKED = 120
"""Code points of a passage that are looked up; the rest is left out."""

_MOST_PARTS = 24
_PARTS_SHOWN = 8
_MOST_SIMILAR = 8
_CJK = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3041-\u3096\u30a1-\u30fe"
_RUN = re.compile(f"[{_CJK}]+|(?:(?![{_CJK}])[^\\W_])+(?:['’\\-](?:(?![{_CJK}])[^\\W_])+)*")
_CHARACTER = re.compile(f"[{_CJK}]")
_OUTER = " \t\n\u3000.,;:!?…·，。；：！？、“”‘’\"'「」『』（）()《》〈〉【】[]—-"


class Lexicon(Protocol):
    """Hold the dictionaries that are switched on, in the reader's order."""

    def known(self, words: Sequence[str]) -> frozenset[str]:
        """Return those of the words that are head words."""
        ...

    def entries(self, word: str) -> list[FoundEntry]:
        """Return what all dictionaries say about a head word."""
        ...

    def beginning(self, word: str, limit: int) -> list[str]:
        """Return head words that begin with these letters."""
        ...


def look_up(words: str, lexicon: Lexicon) -> LookupResult:
    """Return all that the dictionaries have on some words."""
    asked = " ".join(sanitise(words[:LONGEST_ASKED]).split()).strip(_OUTER)
    if not asked:
        return LookupResult("")
    found = _in_some_form(asked, lexicon)
    if found:
        return LookupResult(asked, found[0].entry.word, tuple(found), _inner_parts(asked, lexicon))
    parts = parts_of(asked, lexicon)
    if parts in ((), (asked,)):
        return LookupResult(asked, similar=tuple(lexicon.beginning(asked, _MOST_SIMILAR)))
    return LookupResult(asked, "", tuple(_of_parts(parts, lexicon)), parts)


def word_at(text: str, position: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return where the word at a position begins and ends: of Chinese the longest head word that holds the position.

    Of two that are as long, it is the one that begins nearer to the position. Off any word both ends are the position.
    """
    run = next((one for one in _RUN.finditer(text) if one.start() <= position < one.end()), None)
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
    held = [(start, end) for start, end in spans if text[start:end] in known]
    return max(held, key=lambda span: (span[1] - span[0], span[0]), default=(position, position + 1))


def parts_of(words: str, lexicon: Lexicon, longest: int = LONGEST_MATCH) -> tuple[str, ...]:
    """Part words into those that can be looked up, at most 24 of them, none twice."""
    parts: dict[str, None] = {}
    for run in _RUN.findall(words):
        parts.update(dict.fromkeys(_matched(run, lexicon, longest) if _CHARACTER.match(run) else (run,)))
    return tuple(islice(parts, _MOST_PARTS))


def is_chinese(words: str) -> bool:
    """Return whether words hold a Chinese or Japanese character."""
    return _CHARACTER.search(words) is not None


def _in_some_form(word: str, lexicon: Lexicon) -> list[FoundEntry]:
    """Return what each dictionary has on a word.

    On itself, else on the first of its forms that the dictionary knows.
    """
    found: list[FoundEntry] = []
    for form in word_forms(word):
        answered = {one.dictionary for one in found}
        found += [one for one in lexicon.entries(form) if one.dictionary not in answered]
    return found


def _inner_parts(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words within a word: of Chinese shorter head words, of a phrase its words."""
    parts = parts_of(word, lexicon, min(LONGEST_MATCH, len(word) - 1)) if len(word) > 1 else ()
    return () if parts == (word,) else parts


def _matched(run: str, lexicon: Lexicon, longest: int) -> list[str]:
    spans = [run[at : at + size] for at in range(len(run)) for size in range(2, longest + 1) if at + size <= len(run)]
    known = lexicon.known(spans)
    parts, at = [], 0
    while at < len(run):
        size = next((one for one in range(longest, 1, -1) if run[at : at + one] in known), 1)
        parts.append(run[at : at + size])
        at += size
    return parts


def _of_parts(parts: Sequence[str], lexicon: Lexicon) -> list[FoundEntry]:
    found: list[FoundEntry] = []
    shown = 0
    for part in parts:
        entries = _in_some_form(part, lexicon)
        found += entries
        shown += bool(entries)
        if shown == _PARTS_SHOWN:
            break
    return found
