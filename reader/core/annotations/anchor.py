"""Anchor an annotation to a passage so that the passage can be found again.

Terms and selectors: W3C Web Annotation Data Model, sections 4.2.4 (text quote) and 4.2.5 (text position).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reader.core.text.search_folding import SignFolding

_CAPITAL_LIGATURE = re.compile(r"([OA]\\n\*)[Ee]")

CONTEXT = 32
"""Code points of context stored before and after the quotation."""


class CanonicalText(Protocol):
    """A canonical text that can be sliced by position."""

    @property
    def characters(self) -> int:
        """Return the number of code points."""
        ...

    def slice(self, start: int, end: int) -> str:
        """Return the code points from ``start`` up to ``end``, clamped to the length of the text."""
        ...


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage: its position in code points, its text, the context before and after it, and its section."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    section: str = ""


def make_anchor(text: CanonicalText, start: int, end: int, section: str = "") -> Anchor:
    """Return the anchor of the passage from ``start`` up to ``end``; raises ValueError for an invalid range."""
    if not 0 <= start < end <= text.characters:
        message = f"passage {start}-{end} outside of 0-{text.characters}"
        raise ValueError(message)
    before = max(0, start - CONTEXT)
    window = text.slice(before, min(text.characters, end + CONTEXT))
    exact_from, exact_to = start - before, end - before
    return Anchor(start, end, window[exact_from:exact_to], window[:exact_from], window[exact_to:], section)


def find_in_edition(anchor: Anchor, whole: str) -> Anchor | None:
    """Find the passage in another edition's canonical text ``whole``; None rather than a wrong place.

    The position is kept if its text equals the quotation; else the quotation must occur exactly once, with its context
    or, failing that, without.
    """
    if whole[anchor.start : anchor.end] == anchor.exact:
        return anchor
    start = _single_occurrence(whole, anchor.prefix + anchor.exact + anchor.suffix)
    if start is not None:
        start += len(anchor.prefix)
    else:
        start = _single_occurrence(whole, anchor.exact)
    return None if start is None else replace(anchor, start=start, end=start + len(anchor.exact))


def _single_occurrence(whole: str, passage: str) -> int | None:
    first = whole.find(passage)
    return first if first >= 0 and whole.find(passage, first + 1) < 0 else None


_WINDOW = 1_000_000
"""Code points kept in memory at a time."""


def find_quote(text: CanonicalText, quote: str, nth: int = 1) -> tuple[int, int] | None:
    """Return the start and end of the ``nth`` occurrence (from 1) of the quotation, or None.

    The quotation is matched exactly; if it does not occur at all, line ends and other white space are treated alike,
    so that a quotation from two paragraphs is found whether or not it includes the break between them; at last, signs
    that nobody sees or types make no difference (`SignFolding`).
    """
    for matcher in _matchers(quote) if quote.strip() else ():
        occurrences = _occurrences(text, matcher, len(quote) * 2 + 100)
        first = next(occurrences, None)
        if first is not None:
            return first if nth == 1 else next(islice(occurrences, nth - 2, None), None)
    return None


_Matcher = Callable[[str], tuple[int, int] | None]


def _matchers(quote: str) -> Iterator[_Matcher]:
    """Yield what returns the first span of the quotation in a text, the strictest first."""
    for pattern in (re.compile(re.escape(quote)), _lenient(quote)):
        yield partial(_first_span, pattern)
    from reader.core.text.search_folding import SignFolding

    folding = SignFolding()
    folded = folding.fold(quote)
    if folded.strip():
        yield partial(_first_folded_span, _lenient(folded, _with_capital_ligatures), folding)


def _first_span(pattern: re.Pattern[str], text: str) -> tuple[int, int] | None:
    match = pattern.search(text)
    return match.span() if match else None


def _first_folded_span(pattern: re.Pattern[str], folding: SignFolding, text: str) -> tuple[int, int] | None:
    from reader.core.text.search_folding import original_span

    folded, offsets = folding.with_offsets(text)
    match = pattern.search(folded)
    return original_span(*match.span(), offsets) if match else None


def _lenient(quote: str, widened: Callable[[str], str] = str) -> re.Pattern[str]:
    words = (r"\n*".join(map(re.escape, word)) for word in quote.split())
    return re.compile(widened(r"\s+".join(words)))


def _with_capital_ligatures(pattern: str) -> str:
    """Let a pattern match a capital ligature, which folds to two capitals, before small letters too."""
    return _CAPITAL_LIGATURE.sub(r"\1[Ee]", pattern)


def _occurrences(text: CanonicalText, matcher: _Matcher, longest: int) -> Iterator[tuple[int, int]]:
    position = 0
    while position < text.characters:
        span = matcher(text.slice(position, position + _WINDOW + longest))
        if span is None or span[0] >= _WINDOW:
            position += _WINDOW
        else:
            yield position + span[0], position + span[1]
            position += span[1]
