"""Keep what is being answered to a question: picks by keys and clicks, pairs one after the other, typed words."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.core.study.questions import GAP_SEPARATOR, QuestionKind
from reader.core.study.quiz import PaperQuestion, Response

TYPED = frozenset((QuestionKind.SHORT, QuestionKind.NUMBER))
"""The kinds that are answered by typing."""

PICKED = frozenset((QuestionKind.CHOICE, QuestionKind.SEVERAL, QuestionKind.TRUEFALSE))
"""The kinds that are answered by picking from rows."""


@dataclass(slots=True)
class QuizAnswer:
    """The answer to a question while it is given; places are those of the rows, as they are shown.

    Of pairs, ``pairs`` has the row that was chosen for each, or None, and ``current`` is the pair that is next.
    """

    asked: PaperQuestion
    picks: set[int] = field(default_factory=set)
    pairs: list[int | None] = field(default_factory=list)
    current: int = 0
    judged: bool | None = None

    def __post_init__(self) -> None:
        """Begin with no pair chosen."""
        self.pairs = [None] * len(self.asked.question.pairs)

    def pick(self, row: int) -> None:
        """Choose a row: instead of another one, beside others, or for the present pair, after which comes the next."""
        kind = self.asked.question.kind
        if kind is QuestionKind.SEVERAL:
            self.picks ^= {row}
        elif kind is QuestionKind.MATCH:
            self.pairs[self.current] = row
            self.current = next((place for place, chosen in enumerate(self.pairs) if chosen is None), self.current)
        else:
            self.picks = {row}

    def go_to(self, pair: int) -> None:
        """Make a pair the one that is next."""
        self.current = min(max(pair, 0), len(self.pairs) - 1)

    def response(self, typed: list[str]) -> Response:
        """Return the answer; ``typed`` are the words in the gaps."""
        question = self.asked.question
        if question.kind in TYPED:
            words = [word.strip() for word in typed]
            return Response(words=GAP_SEPARATOR.join(words) if any(words) else "")
        if question.kind is QuestionKind.TRUEFALSE:
            return Response(tuple(1 - row for row in self.picks))
        if question.kind is QuestionKind.OPEN:
            return Response(() if self.judged is None else (int(self.judged),))
        if question.kind is QuestionKind.MATCH:
            chosen = [row for row in self.pairs if row is not None]
            places = tuple(self.asked.order[row] for row in chosen)
            return Response(places, "" if len(chosen) == len(self.pairs) or not chosen else "…")
        return Response(tuple(sorted(self.asked.order[row] for row in self.picks)))
