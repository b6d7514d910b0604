"""Re-anchor the passages of annotations in another edition of a text, all of them together (notes.md, "Anchor").

In this order: the position, if its text equals the quotation; the exact quotation, where its context and its order
among the neighbours match best; a near match of the quotation, with a clear margin over the second-best position. Any
other passage becomes an orphan, rather than be placed wrongly.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from reader.core.annotations.anchor import CONTEXT, Anchor
from reader.core.annotations.reanchoring.alignment import Alignment, QuoteQuery, align, kept_weight
from reader.core.annotations.reanchoring.anchor_match import AnchorMatch, Candidate, Edition, MatchKind
from reader.core.annotations.reanchoring.candidates import diagonals
from reader.core.annotations.reanchoring.comparison import Comparison, FoldedText, weight

MARGIN = 0.1
"""Minimum lead of the best position over every other one, as a share of quotation and context."""

_CONTEXT, _CONTEXT_LETTERS = 0.55, 0.68
_ONE_SIDE = 0.8
_ONE_SIDE_LEAST = 8
"""Shares of the context that must be kept around the quotation: of both sides together (more for letters, which agree
by chance more often than Chinese characters), or of one side of at least this many folded characters."""

_BOTH_SIDES, _LONG = 0.6, 40
"""The share of each side of the context that must be kept around a changed quotation, unless it has at least this
weight and at most a tenth of it was changed."""

_KEPT = 8
"""Minimum weight of the unchanged part of the quotation: 4 Chinese characters or 8 letters."""

_ALONE, _ALONE_KNOWN = 24, 20
"""Minimum weight of a quotation that matches without its context because it is unique: in the new edition only, and if
it is known to have been unique in the old one as well."""

_NEAR = 600
"""Folded characters within which the order of neighbours does not distinguish two positions."""


def reanchor(
    anchors: Sequence[Anchor], edition: Edition, comparison: Comparison, before: str | None = None
) -> list[AnchorMatch]:
    """Return a match for each anchor in an edition; ``before`` is the canonical text of the old edition, if known.

    With it, passages that occurred twice in the old edition are placed more carefully.
    """
    return _Reanchoring(anchors, edition, comparison, before).run()


def anchor_candidates(
    anchors: Sequence[Anchor], edition: Edition, comparison: Comparison
) -> list[tuple[Candidate, ...]]:
    """Return for each passage its candidate positions, the best first, for the reader to choose from."""
    return _Reanchoring(anchors, edition, comparison, None).all_candidates()


class _Reanchoring:
    def __init__(self, anchors: Sequence[Anchor], edition: Edition, comparison: Comparison, before: str | None) -> None:
        self._anchors = anchors
        self._edition = edition
        self._comparison = comparison
        self._before = before
        self._folded = FoldedText(edition.whole, comparison)
        self._old_positions: dict[int, int] = {}
        self._queries = [_query(anchor, comparison) for anchor in anchors]

    def run(self) -> list[AnchorMatch]:
        matches: list[AnchorMatch | None] = [self._unmoved(anchor) for anchor in self._anchors]
        left = [number for number, match in enumerate(matches) if match is None]
        if left:
            self._search(left, matches)
        return [match or AnchorMatch(MatchKind.ORPHANED, None) for match in matches]

    def _search(self, left: list[int], matches: list[AnchorMatch | None]) -> None:
        alignments = dict(zip(left, self._alignments(left, self._folded.words), strict=True))
        rivals = dict(zip(left, self._rivals(left), strict=True))
        for number in left:
            matches[number] = self._decided(number, alignments[number], rivals[number])
        neighbours = Neighbours(
            (anchor.start, match.anchor.start)
            for anchor, match in zip(self._anchors, matches, strict=True)
            if match is not None and match.anchor is not None
        )
        for number in left:
            if matches[number] is None:
                chosen = self._by_order(number, alignments[number], rivals[number], neighbours)
                match = chosen and self._aligned_match(number, chosen)
                candidates = () if match else self._candidates(number, alignments[number])
                matches[number] = match or AnchorMatch(MatchKind.ORPHANED, None, candidates)

    # --- finding alignments --------------------------------------------------------------------------------------

    def _unmoved(self, anchor: Anchor) -> AnchorMatch | None:
        """Return a match at the same position if the passage and its context are unchanged there."""
        passage = anchor.prefix + anchor.exact + anchor.suffix
        start = anchor.start - len(anchor.prefix)
        if start < 0 or len(anchor.prefix + anchor.suffix) < CONTEXT:
            return None
        is_unmoved = self._edition.whole.startswith(passage, start)
        return self._match(anchor, anchor.start, anchor.end) if is_unmoved else None

    def _alignments(self, numbers: list[int], text: str) -> list[list[Alignment]]:
        queries = [self._queries[number] for number in numbers]
        candidates = diagonals([query.text for query in queries], text)
        return [_best_first(query, text, positions) for query, positions in zip(queries, candidates, strict=True)]

    def _rivals(self, numbers: list[int]) -> list[list[Alignment]]:
        """Return for each passage the other positions in the old edition that also match it."""
        if self._before is None:
            return [[] for _ in numbers]
        before = FoldedText(self._before, self._comparison)
        found = self._alignments(numbers, before.words)
        own = [before.folded(self._anchors[number].start) for number in numbers]
        self._old_positions = dict(zip(numbers, own, strict=True))
        lengths = [len(self._queries[number].quote) for number in numbers]
        return [
            [alignment for alignment in alignments if abs(alignment.start - position) > length // 2 + 1]
            for alignments, position, length in zip(found, own, lengths, strict=True)
        ]

    # --- deciding ------------------------------------------------------------------------------------------------

    def _decided(self, number: int, alignments: list[Alignment], rivals: list[Alignment]) -> AnchorMatch | None:
        match = self._at_old_position(number, alignments)
        if match is not None:
            return match
        if not alignments or not self._is_enough(number, alignments, rivals):
            return None
        others = [alignment.score for alignment in (*alignments[1:], *rivals)]
        if others and alignments[0].score < max(others) + MARGIN:
            return None
        return self._aligned_match(number, alignments[0])

    def _at_old_position(self, number: int, alignments: list[Alignment]) -> AnchorMatch | None:
        """Return a match at the same position if its text equals the quotation and no other position is as good."""
        anchor, query = self._anchors[number], self._queries[number]
        if self._edition.whole[anchor.start : anchor.end] != anchor.exact:
            return None
        own = align(query, self._folded.words, self._folded.folded(anchor.start) - len(query.before))
        if own is None or (weight(query.quote) < _KEPT and not _has_context(query, own)):
            return None
        elsewhere = [alignment.score for alignment in alignments if alignment.start != own.start]
        if elsewhere and max(elsewhere) >= own.score:
            return None
        return self._match(anchor, anchor.start, anchor.end)

    def _is_enough(self, number: int, alignments: list[Alignment], rivals: list[Alignment]) -> bool:
        query = self._queries[number]
        return _is_good(query, alignments[0]) or self._is_unique(query, alignments, rivals)

    def _is_unique(self, query: QuoteQuery, alignments: list[Alignment], rivals: list[Alignment]) -> bool:
        """Return whether a quotation without matching context is unchanged, unique and long enough."""
        minimum = _KEPT if not query.before + query.after else _ALONE if self._before is None else _ALONE_KNOWN
        if len(alignments) > 1 or rivals or alignments[0].distance or weight(query.quote) < minimum:
            return False
        text = self._folded.words
        return text.find(query.quote, text.find(query.quote) + 1) < 0

    def _by_order(
        self, number: int, alignments: list[Alignment], rivals: list[Alignment], neighbours: Neighbours
    ) -> Alignment | None:
        """Return the one of several similar alignments that is in order among the neighbours, or None."""
        anchor, query = self._anchors[number], self._queries[number]
        reach = neighbours.reach(anchor.start)
        if reach is None or any(abs(rival.start - self._old_positions[number]) < _NEAR for rival in rivals):
            return None
        good = [fit for fit in alignments if _is_good(query, fit) and fit.score >= alignments[0].score - MARGIN]
        near = [fit for fit in good if reach.holds(self._folded.span(fit.start, fit.end)[0])]
        return near[0] if len(near) == 1 and (rivals or len(good) > 1) else None

    # --- results -------------------------------------------------------------------------------------------------

    def _aligned_match(self, number: int, chosen: Alignment) -> AnchorMatch:
        anchor = self._anchors[number]
        start, end = self._folded.span(chosen.start, chosen.end)
        return self._match(anchor, *_with_outer_signs(anchor.exact, self._edition.whole, start, end))

    def _match(self, anchor: Anchor, start: int, end: int) -> AnchorMatch:
        whole = self._edition.whole
        passage = whole[start:end]
        if passage == anchor.exact:
            how = MatchKind.EXACT if start == anchor.start else MatchKind.MOVED
        else:
            how = MatchKind.MOVED if self._comparison.is_same(passage, anchor.exact) else MatchKind.FUZZY
        prefix, suffix = whole[max(0, start - CONTEXT) : start], whole[end : end + CONTEXT]
        return AnchorMatch(how, Anchor(start, end, passage, prefix, suffix, self._edition.section_at(start)))

    def _candidates(self, number: int, alignments: Iterable[Alignment]) -> tuple[Candidate, ...]:
        exact, whole = self._anchors[number].exact, self._edition.whole
        spans = ((self._folded.span(alignment.start, alignment.end), alignment.score) for alignment in alignments)
        return tuple(Candidate(*_with_outer_signs(exact, whole, *span), score) for span, score in spans)

    def all_candidates(self) -> list[tuple[Candidate, ...]]:
        self._queries = [replace(query, loose=True) for query in self._queries]
        alignments = self._alignments(list(range(len(self._queries))), self._folded.words)
        return [self._candidates(number, found) for number, found in enumerate(alignments)]


def _query(anchor: Anchor, comparison: Comparison) -> QuoteQuery:
    return QuoteQuery(comparison.fold(anchor.prefix), comparison.fold(anchor.exact), comparison.fold(anchor.suffix))


def _best_first(query: QuoteQuery, text: str, positions: Iterable[int]) -> list[Alignment]:
    if not query.quote:
        return []
    found: dict[int, Alignment] = {}
    for position in positions:
        alignment = align(query, text, position)
        if alignment is not None and (alignment.start not in found or alignment.score > found[alignment.start].score):
            found[alignment.start] = alignment
    return sorted(found.values(), key=attrgetter("score"), reverse=True)


def _is_good(query: QuoteQuery, found: Alignment) -> bool:
    """Return whether enough of a quotation and of its context was found."""
    if found.distance and not _is_sure(query, found):
        return False
    return _has_context(query, found) and kept_weight(query, found) >= _KEPT + 2


def _is_sure(query: QuoteQuery, found: Alignment) -> bool:
    """Return whether a changed quotation is still distinguishable from a similar one, as in a refrain."""
    sides = ((found.before, query.before), (found.after, query.after))
    whole = all(share >= _BOTH_SIDES for share, context in sides if len(context) >= _ONE_SIDE_LEAST)
    long = weight(query.quote) >= _LONG and found.distance <= len(query.quote) // 10
    return (whole or long) and weight(query.quote) - 2 * found.distance >= _KEPT


def _has_context(query: QuoteQuery, found: Alignment) -> bool:
    length = len(query.before) + len(query.after)
    if not length:
        return False
    kept = found.before * len(query.before) + found.after * len(query.after)
    sides = ((found.before, query.before), (found.after, query.after))
    one_side = any(share >= _ONE_SIDE and len(context) >= _ONE_SIDE_LEAST for share, context in sides)
    needed = _CONTEXT if weight(query.before + query.after) > 1.5 * length else _CONTEXT_LETTERS
    return kept / length >= needed or one_side


def _with_outer_signs(exact: str, whole: str, start: int, end: int) -> tuple[int, int]:
    """Extend a range over the punctuation that the quotation begins and ends with, as far as the text has it."""
    core = exact.strip()
    lead = next((at for at, character in enumerate(core) if character.isalnum()), 0)
    trail = next((at for at, character in enumerate(reversed(core)) if character.isalnum()), 0)
    while lead and start and _is_sign(whole[start - 1]):
        start, lead = start - 1, lead - 1
    while trail and end < len(whole) and _is_sign(whole[end]):
        end, trail = end + 1, trail - 1
    return start, end


def _is_sign(character: str) -> bool:
    return not character.isalnum() and not character.isspace()


_TOLERANCE = 200
"""Code points that a passage may have shifted relative to its neighbour, plus a tenth of the distance between them."""


@dataclass(frozen=True, slots=True)
class SearchRange:
    """The range of the new edition, from ``low`` to ``high`` included, in which a passage must begin."""

    low: float
    high: float

    def holds(self, position: int) -> bool:
        """Return whether a position lies in the range."""
        return self.low <= position <= self.high


class Neighbours:
    """The old and new positions of the passages found."""

    def __init__(self, found: Iterable[tuple[int, int]]) -> None:
        """Store pairs of a position in the old edition and the position in the new one."""
        self._found = sorted(found)

    def reach(self, start: int) -> SearchRange | None:
        """Return the range for a passage that was at ``start``; None if its neighbours do not determine it.

        It is determined by both neighbours, the one before and the one after, which must be consistent.
        """
        at = bisect_left(self._found, (start,))
        if not 0 < at < len(self._found):
            return None
        (old_before, new_before), (old_after, new_after) = self._found[at - 1], self._found[at]
        if not 0 <= new_after - new_before <= 1.5 * (old_after - old_before) + _TOLERANCE:
            return None
        expected = (new_before + start - old_before, new_after - (old_after - start))
        tolerance = (_TOLERANCE + (start - old_before) / 10, _TOLERANCE + (old_after - start) / 10)
        low = max(new_before, expected[0] - tolerance[0], expected[1] - tolerance[1])
        high = min(new_after, expected[0] + tolerance[0], expected[1] + tolerance[1])
        return SearchRange(low, high) if low <= high else None
