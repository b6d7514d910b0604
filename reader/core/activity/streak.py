"""Tell the streak out of judged days (hour.md, "Judging a day")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reader.core.activity.judging import DayState, JudgedDay


@dataclass(frozen=True, slots=True)
class Streak:
    """Hold the streak at a moment.

    ``current`` counts the met and the made-up days of the run that ends today, or yesterday while today is open; days
    of rest continue it and do not lengthen it. ``longest`` counts the same of the longest run ever. ``kept_7``,
    ``kept_30`` and ``kept_365`` are shares of 0 to 1 of the due days among the last so many, None where none was due.
    ``debts`` are the days that can still be made up, oldest first; with any of them the streak is at stake.
    """

    current: int
    met: int
    made_up: int
    rest: int
    longest: int
    kept_7: float | None
    kept_30: float | None
    kept_365: float | None
    debts: tuple[JudgedDay, ...]

    @property
    def at_stake(self) -> bool:
        """Return whether a day still waits to be made up."""
        return bool(self.debts)


def streak(judged: Sequence[JudgedDay]) -> Streak:
    """Return the streak as it stands on the last of the judged days, which is today."""
    states = _last_run(judged)
    return Streak(
        current=_length(states),
        met=states[DayState.MET],
        made_up=states[DayState.MADE_UP],
        rest=states[DayState.REST],
        longest=_longest(judged),
        kept_7=_kept(judged[-7:]),
        kept_30=_kept(judged[-30:]),
        kept_365=_kept(judged[-365:]),
        debts=tuple(one for one in judged if one.until is not None and one.state is DayState.OPEN),
    )


def last_day_to_make_up(debts: Iterable[JudgedDay]) -> date | None:
    """Return the day by which the first of the debts has to be paid."""
    return min((one.until for one in debts if one.until is not None), default=None)


def _last_run(judged: Sequence[JudgedDay]) -> Counter[DayState]:
    """Count the states of the days back to the last missed one; open days neither break the run nor belong to it."""
    states: Counter[DayState] = Counter()
    for one in reversed(judged):
        if one.state is DayState.MISSED:
            break
        states[one.state] += 1
    return states


def _length(states: Counter[DayState]) -> int:
    return states[DayState.MET] + states[DayState.MADE_UP]


def _longest(judged: Iterable[JudgedDay]) -> int:
    longest = length = 0
    for one in judged:
        if one.state is DayState.MISSED:
            length = 0
        elif one.state in (DayState.MET, DayState.MADE_UP):
            length += 1
        longest = max(longest, length)
    return longest


def _kept(judged: Iterable[JudgedDay]) -> float | None:
    states = Counter(one.state for one in judged)
    kept = _length(states)
    due = kept + states[DayState.MISSED]
    return kept / due if due else None
