"""Find the passages of annotations again in another edition of a text, all of them together (notes.md, "Anchor").

In this order: the position, if its words equal the quotation; the quotation as it was, where its context and its order
among the neighbours fit best; nearly the quotation, with a clear margin over the second-best place. A passage that is
not found so is an orphan: wrong is worse than orphan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.core.annotations.anchor import CONTEXT, Anchor
from reader.core.annotations.reanchoring.alignment import Alignment, QuoteQuery, align, is_telling
from reader.core.annotations.reanchoring.anchor_match import AnchorMatch, Candidate, Edition, MatchKind
from reader.core.annotations.reanchoring.candidates import diagonals
from reader.core.annotations.reanchoring.comparison import Comparison, FoldedText, weight
from reader.core.annotations.reanchoring.neighbours import Neighbours

MARGIN = 0.1
"""What the best place must be ahead of every other one, as a share of all words of quotation and context."""

_CONTEXT, _CONTEXT_LETTERS = 0.55, 0.68
_ONE_SIDE = 0.8
_ONE_SIDE_LEAST = 8
"""Shares of the context that have to stand around the quotation: of both sides together (letters, being few, agree by
chance more often than characters), or of one side of this many folded characters."""

_BOTH_SIDES, _LONG = 0.6, 40
"""The share of each side of the context that has to stand around a quotation that was changed, unless it weighs this
much and was changed by a tenth of it only."""

_KEPT = 8
"""What has to stand of the quotation as it was: 4 Chinese characters or 8 letters."""

_ALONE, _ALONE_KNOWN = 24, 20
"""What a quotation without its context weighs at least that is taken for the same because it stands only once: in the
new edition, and where the old one is known to have had it once as well."""

_NEAR = 600
"""Folded characters within which order does not tell two places apart."""


def reanchor(
    anchors: Sequence[Anchor], edition: Edition, comparison: Comparison, before: str | None = None
) -> list[AnchorMatch]:
    """Place anchors in an edition, giving one answer for each; ``before`` is the canonical text that they are of.

    What stood twice in the text before is looked at with more care, so it is well to give it.
    """
    return _Placing(anchors, edition, comparison, before).run()


def anchor_candidates(
    anchors: Sequence[Anchor], edition: Edition, comparison: Comparison
) -> list[tuple[Candidate, ...]]:
    """Return for each passage the places that it may have gone to, the best first, for the reader to choose from."""
    return _Placing(anchors, edition, comparison, None).all_candidates()


class _Placing:
    def __init__(self, anchors: Sequence[Anchor], edition: Edition, comparison: Comparison, before: str | None) -> None:
        self._anchors = anchors
        self._edition = edition
        self._comparison = comparison
        self._before = before
        self._folded = FoldedText(edition.whole, comparison)
        self._own: dict[int, int] = {}
        self._queries = [_query(anchor, comparison) for anchor in anchors]

    def run(self) -> list[AnchorMatch]:
        answers: list[AnchorMatch | None] = [self._unmoved(anchor) for anchor in self._anchors]
        left = [number for number, answer in enumerate(answers) if answer is None]
        if left:
            self._run_for(left, answers)
        return [answer or AnchorMatch(MatchKind.ORPHANED, None) for answer in answers]

    def _run_for(self, left: list[int], answers: list[AnchorMatch | None]) -> None:
        fits = dict(zip(left, self._fits(left, self._folded.words), strict=True))
        rivals = dict(zip(left, self._rivals(left), strict=True))
        for number in left:
            answers[number] = self._decided(number, fits[number], rivals[number])
        neighbours = Neighbours(
            (anchor.start, answer.anchor.start)
            for anchor, answer in zip(self._anchors, answers, strict=True)
            if answer is not None and answer.anchor is not None
        )
        for number in left:
            if answers[number] is None:
                chosen = self._by_order(number, fits[number], rivals[number], neighbours)
                found = chosen and self._found(number, chosen)
                answers[number] = found or AnchorMatch(MatchKind.ORPHANED, None, self._candidates(number, fits[number]))

    # --- what fits where -----------------------------------------------------------------------------------------

    def _unmoved(self, anchor: Anchor) -> AnchorMatch | None:
        """Leave a passage where it is if its words and the words around it stand there."""
        around = anchor.prefix + anchor.exact + anchor.suffix
        from_here = anchor.start - len(anchor.prefix)
        if from_here < 0 or len(anchor.prefix + anchor.suffix) < CONTEXT:
            return None
        stands = self._edition.whole.startswith(around, from_here)
        return self._answer(anchor, anchor.start, anchor.end) if stands else None

    def _fits(self, numbers: list[int], words: str) -> list[list[Alignment]]:
        queries = [self._queries[number] for number in numbers]
        places = diagonals([query.words for query in queries], words)
        return [_best_first(query, words, there) for query, there in zip(queries, places, strict=True)]

    def _rivals(self, numbers: list[int]) -> list[list[Alignment]]:
        """Return the places in the text before, other than its own, that could be taken for each passage."""
        if self._before is None:
            return [[] for _ in numbers]
        before = FoldedText(self._before, self._comparison)
        found = self._fits(numbers, before.words)
        own = [before.folded(self._anchors[number].start) for number in numbers]
        self._own = dict(zip(numbers, own, strict=True))
        lengths = [len(self._queries[number].quote) for number in numbers]
        return [
            [one for one in fits if abs(one.start - there) > length // 2 + 1]
            for fits, there, length in zip(found, own, lengths, strict=True)
        ]

    # --- deciding ------------------------------------------------------------------------------------------------

    def _decided(self, number: int, fits: list[Alignment], rivals: list[Alignment]) -> AnchorMatch | None:
        here = self._where_it_was(number, fits)
        if here is not None:
            return here
        if not fits or not self._is_enough(number, fits, rivals):
            return None
        others = [one.score for one in (*fits[1:], *rivals)]
        if others and fits[0].score < max(others) + MARGIN:
            return None
        return self._found(number, fits[0])

    def _where_it_was(self, number: int, fits: list[Alignment]) -> AnchorMatch | None:
        """Let the position count if its words equal the quotation, unless another place fits as well or better."""
        anchor, query = self._anchors[number], self._queries[number]
        if self._edition.whole[anchor.start : anchor.end] != anchor.exact:
            return None
        own = align(query, self._folded.words, self._folded.folded(anchor.start) - len(query.before))
        if own is None or (weight(query.quote) < _KEPT and not _has_context(query, own)):
            return None
        elsewhere = [one.score for one in fits if one.start != own.start]
        if elsewhere and max(elsewhere) >= own.score:
            return None
        return self._answer(anchor, anchor.start, anchor.end)

    def _is_enough(self, number: int, fits: list[Alignment], rivals: list[Alignment]) -> bool:
        query = self._queries[number]
        return _is_good(query, fits[0]) or self._stands_alone(query, fits, rivals)

    def _stands_alone(self, query: QuoteQuery, fits: list[Alignment], rivals: list[Alignment]) -> bool:
        """Return whether a quotation whose context is gone, or was never known, stands only once, as it was."""
        least = _KEPT if not query.before + query.after else _ALONE if self._before is None else _ALONE_KNOWN
        if len(fits) > 1 or rivals or fits[0].distance or weight(query.quote) < least:
            return False
        words = self._folded.words
        return words.find(query.quote, words.find(query.quote) + 1) < 0

    def _by_order(
        self, number: int, fits: list[Alignment], rivals: list[Alignment], neighbours: Neighbours
    ) -> Alignment | None:
        """Choose among places that fit alike the one that stands in order among the neighbours."""
        anchor, query = self._anchors[number], self._queries[number]
        reach = neighbours.reach(anchor.start)
        if reach is None or any(abs(one.start - self._own[number]) < _NEAR for one in rivals):
            return None
        good = [one for one in fits if _is_good(query, one) and one.score >= fits[0].score - MARGIN]
        near = [one for one in good if reach.holds(self._folded.span(one.start, one.end)[0])]
        return near[0] if len(near) == 1 and (rivals or len(good) > 1) else None

    # --- what comes of it ----------------------------------------------------------------------------------------

    def _found(self, number: int, chosen: Alignment) -> AnchorMatch:
        anchor = self._anchors[number]
        start, end = self._folded.span(chosen.start, chosen.end)
        return self._answer(anchor, *_with_outer_signs(anchor.exact, self._edition.whole, start, end))

    def _answer(self, anchor: Anchor, start: int, end: int) -> AnchorMatch:
        whole = self._edition.whole
        words = whole[start:end]
        if words == anchor.exact:
            how = MatchKind.EXACT if start == anchor.start else MatchKind.MOVED
        else:
            how = MatchKind.MOVED if self._comparison.is_same(words, anchor.exact) else MatchKind.FUZZY
        prefix, suffix = whole[max(0, start - CONTEXT) : start], whole[end : end + CONTEXT]
        return AnchorMatch(how, Anchor(start, end, words, prefix, suffix, self._edition.section_at(start)))

    def _candidates(self, number: int, fits: Iterable[Alignment]) -> tuple[Candidate, ...]:
        exact, whole = self._anchors[number].exact, self._edition.whole
        spans = ((self._folded.span(one.start, one.end), one.score) for one in fits)
        return tuple(Candidate(*_with_outer_signs(exact, whole, *span), score) for span, score in spans)

    def all_candidates(self) -> list[tuple[Candidate, ...]]:
        self._queries = [replace(query, loose=True) for query in self._queries]
        fits = self._fits(list(range(len(self._queries))), self._folded.words)
        return [self._candidates(number, there) for number, there in enumerate(fits)]


def _query(anchor: Anchor, comparison: Comparison) -> QuoteQuery:
    return QuoteQuery(comparison.fold(anchor.prefix), comparison.fold(anchor.exact), comparison.fold(anchor.suffix))


def _best_first(query: QuoteQuery, words: str, places: Iterable[int]) -> list[Alignment]:
    if not query.quote:
        return []
    found: dict[int, Alignment] = {}
    for there in places:
        one = align(query, words, there)
        if one is not None and (one.start not in found or one.score > found[one.start].score):
            found[one.start] = one
    return sorted(found.values(), key=_score, reverse=True)


def _score(one: Alignment) -> float:
    return one.score


def _is_good(query: QuoteQuery, found: Alignment) -> bool:
    """Return whether enough of a quotation and of its context stands there."""
    if found.distance and not _is_sure(query, found):
        return False
    return _has_context(query, found) and is_telling(query, found) >= _KEPT + 2


def _is_sure(query: QuoteQuery, found: Alignment) -> bool:
    """Return whether a quotation that was changed is still told from another one that is like it, as in a refrain."""
    sides = ((found.before, query.before), (found.after, query.after))
    whole = all(share >= _BOTH_SIDES for share, words in sides if len(words) >= _ONE_SIDE_LEAST)
    long = weight(query.quote) >= _LONG and found.distance <= len(query.quote) // 10
    return (whole or long) and weight(query.quote) - 2 * found.distance >= _KEPT


def _has_context(query: QuoteQuery, found: Alignment) -> bool:
    length = len(query.before) + len(query.after)
    if not length:
        return False
    kept = found.before * len(query.before) + found.after * len(query.after)
    sides = ((found.before, query.before), (found.after, query.after))
    one_side = any(share >= _ONE_SIDE and len(words) >= _ONE_SIDE_LEAST for share, words in sides)
    needed = _CONTEXT if weight(query.before + query.after) > 1.5 * length else _CONTEXT_LETTERS
    return kept / length >= needed or one_side


def _with_outer_signs(exact: str, whole: str, start: int, end: int) -> tuple[int, int]:
    """Take in the punctuation that the quotation begins and ends with, as far as it stands there."""
    core = exact.strip()
    lead = next((at for at, sign in enumerate(core) if sign.isalnum()), 0)
    trail = next((at for at, sign in enumerate(reversed(core)) if sign.isalnum()), 0)
    while lead and start and _is_sign(whole[start - 1]):
        start, lead = start - 1, lead - 1
    while trail and end < len(whole) and _is_sign(whole[end]):
        end, trail = end + 1, trail - 1
    return start, end


def _is_sign(sign: str) -> bool:
    return not sign.isalnum() and not sign.isspace()
