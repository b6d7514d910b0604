"""Lay a quotation with its context on a stretch of another edition, and measure how well it fits."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein, Opcode

from reader.core.annotations.reanchoring.comparison import weight

_SLACK = 12
"""Folded characters that a window is wider than the words laid on it, at both ends."""

_END = 320
"""Folded characters at either end of a long quotation that are laid on the text; what lies between is measured."""

_FRAY = 2
"""Characters that a quotation may lose at an end whose context is lost, and one more for every 40."""

_STANDS, _STANDS_LETTERS = 0.9, 0.85
_FIRM, _FIRM_LETTERS = 8, 7
"""The share of a side of the context that has to stand, among characters and among letters; and what a run weighs that
counts as standing, or how many letters it has."""


@dataclass(frozen=True, slots=True)
class QuoteQuery:
    """Hold a quotation with what stands before and after it, all folded."""

    before: str
    quote: str
    after: str
    loose: bool = False
    """Whether half of the quotation may differ, as the reader will judge, and not the rules."""

    @property
    def words(self) -> str:
        """Return context and quotation in a row."""
        return self.before + self.quote + self.after

    @property
    def allowed(self) -> int:
        """Return the greatest edit distance at which a quotation still counts as the same: a fifth of it."""
        return len(self.quote) // (2 if self.loose else 5)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Hold a stretch of folded words, from ``start`` up to ``end``, and how well it fits.

    ``distance`` is the edit distance of the quotation, ``before`` and ``after`` are the shares of the context that
    stand there too, ``score`` is the share of all words that do: 1.0 is all of them.
    """

    start: int
    end: int
    distance: int
    before: float
    after: float
    score: float


def align(query: QuoteQuery, text: str, diagonal: int) -> Alignment | None:
    """Lay a query on folded text where its first word would stand at ``diagonal``; None where no quotation is left.

    The edit distance of the quotation is bounded by what `QuoteQuery.allowed` says: beyond that there is no fit. Nor is
    there one where the quotation has lost a beginning or an end together with the context there: then two passages
    have come together that were apart.
    """
    if diagonal >= 0 and text.startswith(query.words, diagonal):
        start = diagonal + len(query.before)
        return Alignment(start, start + len(query.quote), 0, 1.0, 1.0, 1.0)
    if len(query.quote) > 2 * _END:
        return _fit_long(query, text, diagonal)
    low = max(0, diagonal - _SLACK)
    images = _Images(query.words, text[low : max(low, diagonal) + len(query.words) + _SLACK])
    first, last = len(query.before), len(query.before) + len(query.quote)
    start, end = low + images.start(first), low + images.end(last)
    kept = images.kept(0, first), images.kept(last, len(query.words))
    if _is_torn(query, kept, (images.lost_after(first), images.lost_before(last))):
        return None
    return _measured(query, text, (start, end), kept)


def _fit_long(query: QuoteQuery, text: str, diagonal: int) -> Alignment | None:
    head = query.before + query.quote[:_END]
    low = max(0, diagonal - _SLACK)
    images = _Images(head, text[low : low + len(head) + 2 * _SLACK])
    start = low + images.start(len(query.before))
    tail = query.quote[-_END:] + query.after
    drift = query.allowed
    low_end = max(start, start + len(query.quote) - _END - drift)
    place = _likeliest(tail, text, low_end, low_end + 2 * drift)
    tail_images = _Images(tail, text[place : place + len(tail) + 2 * _SLACK])
    end = place + tail_images.end(_END)
    kept = images.kept(0, len(query.before)), tail_images.kept(_END, len(tail))
    if _is_torn(query, kept, (images.lost_after(len(query.before)), tail_images.lost_before(_END))):
        return None
    return _measured(query, text, (start, end), kept)


def _likeliest(tail: str, text: str, low: int, high: int) -> int:
    """Return where the tail of a long quotation begins: where a piece of it stands, else where it would be."""
    size = 12
    for offset in range(_END - size, -1, -size):
        found = text.find(tail[offset : offset + size], low + offset, high + offset + size)
        if found >= 0:
            return max(0, found - offset - _SLACK)
    return max(0, (low + high) // 2 - _SLACK)


def _is_torn(query: QuoteQuery, kept: tuple[int, int], lost: tuple[int, int]) -> bool:
    if query.loose:
        return False
    may_fray = _FRAY + len(query.quote) // 40
    sides = zip(kept, (query.before, query.after), lost, strict=True)
    return any(gone > may_fray and _share(stands, words) < _standing(words) for stands, words, gone in sides)


def _standing(words: str) -> float:
    """Return the share of a side of the context that has to stand; few letters are changed by chance to one another."""
    return _STANDS if weight(words) > 1.5 * len(words) else _STANDS_LETTERS


def _measured(query: QuoteQuery, text: str, span: tuple[int, int], kept: tuple[int, int]) -> Alignment | None:
    start, end = span
    if start >= end:
        return None
    distance = Levenshtein.distance(query.quote, text[start:end], score_cutoff=query.allowed)
    if distance > query.allowed:
        return None
    before, after = kept
    score = (before + after + max(0, len(query.quote) - distance)) / len(query.words)
    return Alignment(start, end, distance, _share(before, query.before), _share(after, query.after), score)


def _share(kept: int, words: str) -> float:
    return kept / len(words) if words else 0.0


class _Images:
    """Say where each position of some words has gone in others, by the shortest way of turning one into the other."""

    def __init__(self, words: str, window: str) -> None:
        self._words = words
        self._steps = Levenshtein.opcodes(words, window)

    def start(self, position: int) -> int:
        """Return where the word at ``position`` has gone; what was put in right before it is not taken in."""
        for step in self._steps:
            if step.src_start <= position < step.src_end:
                return min(step.dest_start + position - step.src_start, step.dest_end)
        return self._steps[-1].dest_end if self._steps else 0

    def end(self, position: int) -> int:
        """Return where the words before ``position`` have ended."""
        for step in self._steps:
            if step.src_start < position <= step.src_end:
                return min(step.dest_start + position - step.src_start, step.dest_end)
        return 0

    def kept(self, start: int, end: int) -> int:
        """Count the words between two positions that stand there as they were."""
        return sum(
            max(0, min(step.src_end, end) - max(step.src_start, start)) for step in self._steps if step.tag == "equal"
        )

    def lost_after(self, position: int) -> int:
        """Count the words from ``position`` on before the first run that stands."""
        starts = (max(step.src_start, position) for step in self._steps if self._is_firm(step, position, None))
        return next(starts, _END) - position

    def lost_before(self, position: int) -> int:
        """Count the words before ``position`` after the last run that stands."""
        ends = (min(step.src_end, position) for step in reversed(self._steps) if self._is_firm(step, None, position))
        return position - next(ends, position - _END)

    def _is_firm(self, step: Opcode, low: int | None, high: int | None) -> bool:
        start = step.src_start if low is None else max(step.src_start, low)
        end = step.src_end if high is None else min(step.src_end, high)
        return step.tag == "equal" and (weight(self._words[start:end]) >= _FIRM or end - start >= _FIRM_LETTERS)


def is_telling(query: QuoteQuery, found: Alignment) -> int:
    """Weigh what stands at a fit as it did: words of the quotation and of its context."""
    context = round(found.before * weight(query.before) + found.after * weight(query.after))
    return max(0, weight(query.quote) - 2 * found.distance) + context
