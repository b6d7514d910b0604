"""Align a quotation and its context with a passage of another edition, and measure how well it matches."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein, Opcode

from reader.core.annotations.reanchoring.comparison import weight

_SLACK = 12
"""Folded characters by which a window extends beyond the aligned text, at both ends."""

_END = 320
"""Folded characters at either end of a long quotation that are aligned; only the edit distance covers the middle."""

_MAX_LOSS = 2
"""Characters that a quotation may lose at an end without its context there, plus one for every 40 of its length."""

_REQUIRED, _REQUIRED_LETTERS = 0.9, 0.85
_MIN_RUN, _MIN_RUN_LETTERS = 8, 7
"""The share of one side of the context that must be kept, in Chinese characters and in letters; and the minimum weight,
or number of letters, of a run that counts as kept."""


@dataclass(frozen=True, slots=True)
class QuoteQuery:
    """A quotation with the context before and after it, all folded."""

    before: str
    quote: str
    after: str
    loose: bool = False
    """Whether up to half of the quotation may differ, since the reader decides instead of the rules."""

    @property
    def text(self) -> str:
        """Return context and quotation as one string."""
        return self.before + self.quote + self.after

    @property
    def allowed(self) -> int:
        """Return the maximum edit distance at which a quotation still matches: a fifth of it, half if ``loose``."""
        return len(self.quote) // (2 if self.loose else 5)


@dataclass(frozen=True, slots=True)
class Alignment:
    """A range of folded text, from ``start`` up to ``end``, and how well it matches.

    ``distance`` is the edit distance of the quotation, ``before`` and ``after`` are the shares of the context that were
    found too, ``score`` is the share of quotation and context together, at most 1.0.
    """

    start: int
    end: int
    distance: int
    before: float
    after: float
    score: float


def align(query: QuoteQuery, text: str, diagonal: int) -> Alignment | None:
    """Align a query with folded text so that its first character is near ``diagonal``; None if it does not match.

    The edit distance of the quotation must not exceed `QuoteQuery.allowed`. Nor is it a match if the quotation lost its
    beginning or end together with the context there: then two separate passages have been joined.
    """
    if diagonal >= 0 and text.startswith(query.text, diagonal):
        start = diagonal + len(query.before)
        return Alignment(start, start + len(query.quote), 0, 1.0, 1.0, 1.0)
    if len(query.quote) > 2 * _END:
        return _align_long(query, text, diagonal)
    low = max(0, diagonal - _SLACK)
    mapping = _PositionMap(query.text, text[low : max(low, diagonal) + len(query.text) + _SLACK])
    first, last = len(query.before), len(query.before) + len(query.quote)
    start, end = low + mapping.start(first), low + mapping.end(last)
    kept = mapping.kept(0, first), mapping.kept(last, len(query.text))
    if _is_torn(query, kept, (mapping.lost_after(first), mapping.lost_before(last))):
        return None
    return _measured(query, text, (start, end), kept)


def _align_long(query: QuoteQuery, text: str, diagonal: int) -> Alignment | None:
    head = query.before + query.quote[:_END]
    low = max(0, diagonal - _SLACK)
    mapping = _PositionMap(head, text[low : low + len(head) + 2 * _SLACK])
    start = low + mapping.start(len(query.before))
    tail = query.quote[-_END:] + query.after
    drift = query.allowed
    low_end = max(start, start + len(query.quote) - _END - drift)
    position = _likeliest(tail, text, low_end, low_end + 2 * drift)
    tail_mapping = _PositionMap(tail, text[position : position + len(tail) + 2 * _SLACK])
    end = position + tail_mapping.end(_END)
    kept = mapping.kept(0, len(query.before)), tail_mapping.kept(_END, len(tail))
    if _is_torn(query, kept, (mapping.lost_after(len(query.before)), tail_mapping.lost_before(_END))):
        return None
    return _measured(query, text, (start, end), kept)


def _likeliest(tail: str, text: str, low: int, high: int) -> int:
    """Return the likely start of the tail of a long quotation: where a part of it occurs, else the midpoint."""
    size = 12
    for offset in range(_END - size, -1, -size):
        found = text.find(tail[offset : offset + size], low + offset, high + offset + size)
        if found >= 0:
            return max(0, found - offset - _SLACK)
    return max(0, (low + high) // 2 - _SLACK)


def _is_torn(query: QuoteQuery, kept: tuple[int, int], lost: tuple[int, int]) -> bool:
    if query.loose:
        return False
    max_loss = _MAX_LOSS + len(query.quote) // 40
    sides = zip(kept, (query.before, query.after), lost, strict=True)
    return any(
        removed > max_loss and _share(unchanged, context) < _required_share(context)
        for unchanged, context, removed in sides
    )


def _required_share(context: str) -> float:
    """Return the share of one side of the context that must be kept; letters agree by chance more often."""
    return _REQUIRED if weight(context) > 1.5 * len(context) else _REQUIRED_LETTERS


def _measured(query: QuoteQuery, text: str, span: tuple[int, int], kept: tuple[int, int]) -> Alignment | None:
    start, end = span
    if start >= end:
        return None
    distance = Levenshtein.distance(query.quote, text[start:end], score_cutoff=query.allowed)
    if distance > query.allowed:
        return None
    before, after = kept
    score = (before + after + max(0, len(query.quote) - distance)) / len(query.text)
    return Alignment(start, end, distance, _share(before, query.before), _share(after, query.after), score)


def _share(kept: int, context: str) -> float:
    return kept / len(context) if context else 0.0


class _PositionMap:
    """Map positions of one string to another by the shortest edit script between them."""

    def __init__(self, source: str, window: str) -> None:
        self._source = source
        self._steps = Levenshtein.opcodes(source, window)

    def start(self, position: int) -> int:
        """Return the image of the character at ``position``, without any insertion right before it."""
        for step in self._steps:
            if step.src_start <= position < step.src_end:
                return min(step.dest_start + position - step.src_start, step.dest_end)
        return self._steps[-1].dest_end if self._steps else 0

    def end(self, position: int) -> int:
        """Return the end of the image of the text before ``position``."""
        for step in self._steps:
            if step.src_start < position <= step.src_end:
                return min(step.dest_start + position - step.src_start, step.dest_end)
        return 0

    def kept(self, start: int, end: int) -> int:
        """Count the characters between two positions that are unchanged."""
        return sum(
            max(0, min(step.src_end, end) - max(step.src_start, start)) for step in self._steps if step.tag == "equal"
        )

    def lost_after(self, position: int) -> int:
        """Count the characters from ``position`` up to the first run that is kept."""
        starts = (max(step.src_start, position) for step in self._steps if self._is_firm(step, position, None))
        return next(starts, _END) - position

    def lost_before(self, position: int) -> int:
        """Count the characters before ``position`` after the last run that is kept."""
        ends = (min(step.src_end, position) for step in reversed(self._steps) if self._is_firm(step, None, position))
        return position - next(ends, position - _END)

    def _is_firm(self, step: Opcode, low: int | None, high: int | None) -> bool:
        start = step.src_start if low is None else max(step.src_start, low)
        end = step.src_end if high is None else min(step.src_end, high)
        return step.tag == "equal" and (weight(self._source[start:end]) >= _MIN_RUN or end - start >= _MIN_RUN_LETTERS)


def kept_weight(query: QuoteQuery, found: Alignment) -> int:
    """Return the weight of the quotation and its context that a match has kept."""
    context = round(found.before * weight(query.before) + found.after * weight(query.after))
    return max(0, weight(query.quote) - 2 * found.distance) + context
