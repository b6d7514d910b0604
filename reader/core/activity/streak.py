"""Compute the streak from judged days (hour.md, "Judging a day")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.core.activity.judging import DayState, JudgedDay

_SCORED_WEEKS = 13
_WEIGHT_OF_EARLIER = 0.9
"""The weight of a week for the score, as a share of that of the week after it."""


@dataclass(frozen=True, slots=True)
class Streak:
    """The streak as of a day.

    ``current`` counts the met and the made-up days of the run that ends today, or yesterday while today is open; rest
    days continue a run but do not lengthen it. ``longest`` is the same count for the longest run ever. ``kept_7``,
    ``kept_30`` and ``kept_365`` are the kept share, 0 to 1, of the due days among the last 7, 30 and 365 days, None if
    none was due; ``score`` is that of the last 13 weeks, each of which weighs 0.9 of the next, so that a break costs
    little at once. ``debts`` are the days that can still be made up, oldest first; with any of them the streak is at
    stake.
    """

    current: int
    met: int
    made_up: int
    rest: int
    longest: int
    kept_7: float | None
    kept_30: float | None
    kept_365: float | None
    score: float | None
    debts: tuple[JudgedDay, ...]

    @property
    def at_stake(self) -> bool:
        """Return whether a day still has to be made up."""
        return bool(self.debts)

    @property
    def is_broken(self) -> bool:
        """Return whether there was a streak, and none goes on now: then score and longest are told before the zero."""
        return self.current == 0 < self.longest


def streak(judged: Sequence[JudgedDay]) -> Streak:
    """Return the streak as of the last judged day, which is today."""
    states = _last_run(judged)
    return Streak(
        current=_length(states),
        met=states[DayState.MET],
        made_up=states[DayState.MADE_UP],
        rest=states[DayState.REST],
        longest=_longest(judged),
        kept_7=_kept_share(judged[-7:]),
        kept_30=_kept_share(judged[-30:]),
        kept_365=_kept_share(judged[-365:]),
        score=_score(judged[-7 * _SCORED_WEEKS :]),
        debts=tuple(day for day in judged if day.until is not None and day.state is DayState.OPEN),
    )


def _last_run(judged: Sequence[JudgedDay]) -> Counter[DayState]:
    """Count the states of the days back to the last missed one; open days neither break the run nor belong to it."""
    states: Counter[DayState] = Counter()
    for day in reversed(judged):
        if day.state is DayState.MISSED:
            break
        states[day.state] += 1
    return states


def _length(states: Counter[DayState]) -> int:
    return states[DayState.MET] + states[DayState.MADE_UP]


def _longest(judged: Iterable[JudgedDay]) -> int:
    longest = length = 0
    for day in judged:
        if day.state is DayState.MISSED:
            length = 0
        elif day.state in (DayState.MET, DayState.MADE_UP):
            length += 1
        longest = max(longest, length)
    return longest


def _kept_share(judged: Iterable[JudgedDay]) -> float | None:
    states = Counter(day.state for day in judged)
    kept = _length(states)
    due = kept + states[DayState.MISSED]
    return kept / due if due else None


def _score(judged: Sequence[JudgedDay]) -> float | None:
    """Return the kept share of the due days, by weeks of seven days back from the last day."""
    kept = due = 0.0
    for age, day in enumerate(reversed(judged)):
        weight = _WEIGHT_OF_EARLIER ** (age // 7)
        if day.state in (DayState.MET, DayState.MADE_UP):
            kept += weight
            due += weight
        elif day.state is DayState.MISSED:
            due += weight
    return kept / due if due else None
