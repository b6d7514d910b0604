"""Turn the reading time of a file into declared entries, so that no minute is counted twice.

What the clock of this library did not see is declared, whoever measured it. Time that is there already, from an earlier
import of the same book, is known; time of which the ledger has other entries, or that cannot be, is refused.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from reader.core.activity.foreign_time import OWN, ForeignDay, ForeignEntry, ForeignSpan, ForeignTime
from reader.core.activity.ledger import DeclaredTime, EntryOrigin, LedgerEntry, TimeClass
from reader.core.activity.plan import Plan, plan_at, plan_on
from reader.core.activity.study_day import day_start_of, offset_of, split_at_boundaries
from reader.core.ids import new_id

_PAGE_GAP = timedelta(minutes=2)
"""Spans of one book with shorter gaps become one entry: other programs keep one for each page."""

_LONGEST = 86_400.0
"""Seconds; no span is longer."""

_TOLERANCE = 1.0
"""Seconds by which two sums of a day may differ and still be the same time."""

_NOON = timedelta(hours=8)
"""How long after its start a day is half over, for time of which only the day is known."""

Interval = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class LedgerState:
    """What the ledger holds around the time of a file.

    ``spent`` are the intervals of its entries with their corrections applied, ``declared`` its declared entries as they
    were entered. ``ids`` says which of the ids in the file are known, and whether they were withdrawn; ``texts`` are
    the ids of the texts.
    """

    spent: Sequence[Interval]
    declared: Sequence[DeclaredTime]
    ids: Mapping[str, bool]
    texts: Collection[str]
    plans: Sequence[Plan]
    now: datetime


@dataclass(slots=True)
class TimeImport:
    """What is added to the ledger: new entries, and the ids of known ones that an undo had withdrawn.

    ``known`` and ``refused`` count what is not added.
    """

    added: list[LedgerEntry] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    known: int = 0
    refused: int = 0


def plan_import(
    foreign: ForeignTime,
    state: LedgerState,
    text_of: Callable[[str, str], str | None],
    localise: Callable[[datetime], datetime],
) -> TimeImport:
    """Return what of a file is new to the ledger.

    ``text_of`` returns the id of the text with a title and an author, ``localise`` a time in the reader's time zone.
    """
    importer = _Importer(foreign.program, state, text_of, localise)
    importer.add_entries(foreign.entries)
    importer.add_spans(foreign.spans)
    importer.add_days(foreign.days)
    importer.result.refused += foreign.unreadable
    return importer.result


@dataclass(frozen=True, slots=True)
class _Part:
    """A span within one study day, in local terms."""

    title: str
    author: str
    start: datetime
    end: datetime
    seconds: float
    offset: int
    day: date


class _Taken:
    """Intervals of time that are taken, which may overlap."""

    def __init__(self, intervals: Iterable[Interval]) -> None:
        self._intervals = _united(intervals)

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Return whether an interval shares time with one of these."""
        index = bisect_left(self._intervals, end, key=lambda interval: interval[0])
        return index > 0 and self._intervals[index - 1][1] > start

    def ends(self, start: datetime, end: datetime) -> Iterator[datetime]:
        """Yield the ends of the intervals between two times."""
        index = max(0, bisect_left(self._intervals, start, key=lambda interval: interval[0]) - 1)
        for _start, finish in self._intervals[index:]:
            if start <= finish < end:
                yield finish

    def add(self, start: datetime, end: datetime) -> None:
        """Add an interval that overlaps none of these."""
        insort(self._intervals, (start, end))


class _Importer:
    """Gather what is new of a file."""

    def __init__(
        self,
        program: str,
        state: LedgerState,
        text_of: Callable[[str, str], str | None],
        localise: Callable[[datetime], datetime],
    ) -> None:
        self.result = TimeImport()
        self._program = program
        self._state = state
        self._text_of = text_of
        self._localise = localise
        self._taken = _Taken(state.spent)
        of_program = [one for one in state.declared if one.reason.startswith(program)]
        self._imported = _Taken((one.start, one.end) for one in of_program)
        self._day_sums: defaultdict[tuple[date, str], float] = defaultdict(float)
        for one in of_program:
            self._day_sums[one.day, one.reason] += one.seconds

    # --- entries of a ledger -------------------------------------------------------------------------------------

    def add_entries(self, entries: Iterable[ForeignEntry]) -> None:
        """Add entries by their ids, corrections after what they correct."""
        there = {entry for entry, withdrawn in self._state.ids.items() if not withdrawn}
        for foreign in sorted(entries, key=lambda one: (one.entry.refers_to is not None, one.entry.id)):
            entry = foreign.entry
            if entry.id in there:
                self.result.known += 1
            elif self._may_be_added(entry, there):
                there.add(entry.id)
                self._add_entry(foreign)
            else:
                self.result.refused += 1

    def _may_be_added(self, entry: LedgerEntry, there: Collection[str]) -> bool:
        if entry.end > self._state.now:
            return False
        if entry.refers_to is not None:
            return entry.refers_to in there
        return entry.seconds <= 0 or not self._taken.overlaps(entry.start, entry.end)

    def _add_entry(self, foreign: ForeignEntry) -> None:
        entry = foreign.entry
        if entry.id in self._state.ids:
            self.result.restored.append(entry.id)
            return
        if entry.origin is EntryOrigin.MEASURED:
            entry = replace(entry, origin=EntryOrigin.DECLARED, reason=_reason(OWN, foreign.title), device="", flag="")
        text = entry.text if entry.text in self._state.texts else self._text_of(foreign.title, "")
        self.result.added.append(replace(entry, text=text))

    # --- spans of another program --------------------------------------------------------------------------------

    def add_spans(self, spans: Iterable[ForeignSpan]) -> None:
        """Add the spans that are new, those of one book without long gaps as one entry."""
        new: list[_Part] = []
        known: list[_Part] = []
        refused: list[_Part] = []
        end = datetime.min.replace(tzinfo=UTC)
        for part in sorted(self._parts(spans), key=lambda part: (part.start, part.title)):
            if self._imported.overlaps(part.start, part.end):
                known.append(part)
            elif part.end > self._state.now or self._taken.overlaps(part.start, part.end):
                refused.append(part)
            elif part.end > end:
                start = max(part.start, end)
                new.append(replace(part, start=start, seconds=min(part.seconds, (part.end - start).total_seconds())))
                end = part.end
        nothing = _Taken(())
        self.result.known += len(list(_runs(known, nothing)))
        self.result.refused += len(list(_runs(refused, nothing)))
        for run in list(_runs(new, self._taken)):
            self._declare(run[0], run[0].start, run[-1].end, sum(part.seconds for part in run))

    def _parts(self, spans: Iterable[ForeignSpan]) -> Iterator[_Part]:
        for span in spans:
            if not 0 < span.seconds <= _LONGEST:
                self.result.refused += 1
                continue
            local = self._localise(span.start)
            offset, day_start = offset_of(local), plan_at(self._state.plans, local).day_start
            for start, seconds, day in split_at_boundaries(span.start, span.seconds, offset, day_start):
                end = start + timedelta(seconds=seconds)
                yield _Part(span.title, span.author, start, end, seconds, offset, day)

    # --- days of another program ---------------------------------------------------------------------------------

    def add_days(self, days: Iterable[ForeignDay]) -> None:
        """Add what the sum of each day and book has over what was imported of it, where the day has room for it."""
        for day in sorted(days, key=lambda day: (day.day, day.title)):
            missing = day.seconds - self._day_sums[day.day, _reason(self._program, day.title)]
            if not 0 < day.seconds <= _LONGEST:
                self.result.refused += 1
            elif missing <= _TOLERANCE:
                self.result.known += 1
            else:
                self._add_day(day, missing)

    def _add_day(self, day: ForeignDay, seconds: float) -> None:
        plan = plan_on(self._state.plans, day.day) or self._state.plans[0]
        first = self._wall(day.day, plan.day_start)
        last = min(self._wall(day.day + timedelta(days=1), plan.day_start), self._state.now.astimezone(UTC))
        length = timedelta(seconds=seconds)
        wished = [first + _NOON, first] if day.until is None else [day.until - length, first + _NOON, first]
        for start in (*wished, *self._taken.ends(first, last)):
            if first <= start and start + length <= last and not self._taken.overlaps(start, start + length):
                offset = offset_of(self._localise(start))
                part = _Part(day.title, day.author, start, start + length, seconds, offset, day.day)
                self._declare(part, start, part.end, seconds)
                return
        self.result.refused += 1

    def _wall(self, day: date, day_start: int) -> datetime:
        """Return the time in UTC at which a study day begins in the reader's time zone."""
        naive = day_start_of(day, day_start)
        guess = naive.replace(tzinfo=UTC)
        return guess - timedelta(seconds=offset_of(self._localise(guess)))

    def _declare(self, part: _Part, start: datetime, end: datetime, seconds: float) -> None:
        self._taken.add(start, end)
        self.result.added.append(
            LedgerEntry(
                id=new_id(self._state.now),
                text=self._text_of(part.title, part.author),
                time_class=TimeClass.READ,
                start=start,
                end=end,
                offset=part.offset,
                day=part.day,
                seconds=seconds,
                origin=EntryOrigin.DECLARED,
                reason=_reason(self._program, part.title),
            )
        )


def _runs(parts: Sequence[_Part], taken: _Taken) -> Iterator[list[_Part]]:
    """Yield the parts of each book and day that follow each other without a long gap or other time between them."""
    run: list[_Part] = []
    for part in parts:
        if run and (not _follows(run[-1], part) or taken.overlaps(run[-1].end, part.start)):
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _follows(before: _Part, part: _Part) -> bool:
    same = (before.title, before.author, before.day) == (part.title, part.author, part.day)
    return same and part.start - before.end <= _PAGE_GAP


def _united(intervals: Iterable[Interval]) -> list[Interval]:
    united: list[Interval] = []
    for start, end in sorted(intervals):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], end))
        elif end > start:
            united.append((start, end))
    return united


def _reason(program: str, title: str) -> str:
    return f"{program}: {title}" if title else program
