"""Build the report of a week, a month or a year from the library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from reader.core.activity.coverage import last_new_day, union
from reader.core.activity.hours import week_hours
from reader.core.activity.judging import judge_day
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.activity.plan import plan_at
from reader.core.activity.sittings import sittings
from reader.core.activity.study_day import study_day
from reader.core.errors import Problem, ReaderError
from reader.core.text.model import Text
from reader.core.text.word_count import has_words
from reader.exporters.report import PeriodPace, Report, ReportDay
from reader.services.activity.progress import progress_status
from reader.services.clock import Clock
from reader.services.planning.pace import ReadingPaces
from reader.storage.library import Library

_FASTEST = 4.0
"""How many times faster than usual a reader still reads (hour.md, "Progress in a text")."""

_ONE_DAY = timedelta(days=1)


class Period(StrEnum):
    """The period of a report."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def period_around(period: Period, day: date) -> tuple[date, date]:
    """Return the first and the last day of the week (from Monday), the month or the year that contains a day."""
    if period is Period.WEEK:
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    if period is Period.MONTH:
        first = day.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - _ONE_DAY
    return date(day.year, 1, 1), date(day.year, 12, 31)


def part_of(period: Period, day: date) -> date:
    """Return the first day of the part of a period over which its pace is told: day, week or month."""
    if period is Period.WEEK:
        return day
    return day - timedelta(days=day.weekday()) if period is Period.MONTH else day.replace(day=1)


class ReportBuilder:
    """Build the report of a period, at most up to today; ``removed`` is the title of texts that are gone."""

    def __init__(self, library: Library, clock: Clock, removed: str) -> None:
        self._library = library
        self._clock = clock
        self._removed = removed

    def build(self, period: Period, day: date) -> Report:
        """Return the report of the week, month or year around a day."""
        library, now = self._library, self._clock.now()
        progress = progress_status(library, now)
        first, last = period_around(period, day)
        last = max(first, min(last, progress.today))
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        by_day = library.ledger.seconds_by_day(first, last)
        entries = library.ledger.between(first, last)
        declared = _seconds_by_day(entries, EntryOrigin.DECLARED)
        corrected = _seconds_by_day(entries, EntryOrigin.CORRECTED)
        texts = self._texts(entries)
        characters, in_words = self._characters_by_day(entries, texts)
        spans = library.ledger.spans(first, last)
        started, finished = self._begun_and_ended(texts, first, last)
        return Report(
            days=tuple(
                ReportDay(
                    judge_day(progress.judged, day),
                    by_day.get(day, {}),
                    declared[day],
                    corrected[day],
                    characters[day],
                    in_words[day],
                )
                for day in days
            ),
            texts=tuple(self._text_times(entries, texts)),
            streak=progress.streak.current,
            longest=progress.streak.longest,
            made=progress.today,
            score=progress.streak.score,
            sittings=tuple(sitting.seconds for sitting in sittings(spans)),
            hours=week_hours(spans),
            paces=tuple(self._paces(period, first, last)),
            started=started,
            finished=finished,
        )

    def _texts(self, entries: Iterable[LedgerEntry]) -> dict[str, Text]:
        found = {}
        for text in {entry.text for entry in entries if entry.text is not None}:
            try:
                found[text] = self._library.texts.get(text)
            except ReaderError as error:
                if error.problem is not Problem.TEXT_UNKNOWN:
                    raise
        return found

    def _text_times(self, entries: Iterable[LedgerEntry], texts: dict[str, Text]) -> list[tuple[str, float]]:
        """Return titles and seconds of the texts read, without skimming, the longest time first."""
        sums: defaultdict[str, float] = defaultdict(float)
        for entry in entries:
            if entry.text is not None and entry.time_class is not TimeClass.SKIM:
                sums[entry.text] += entry.seconds
        named = [(self._title(texts, text), seconds) for text, seconds in sums.items() if seconds >= 1]
        return sorted(named, key=lambda entry: (-entry[1], entry[0]))

    def _title(self, texts: dict[str, Text], text: str) -> str:
        return texts[text].title if text in texts else self._removed

    def _characters_by_day(
        self, entries: Iterable[LedgerEntry], texts: dict[str, Text]
    ) -> tuple[defaultdict[date, int], defaultdict[date, int]]:
        """Sum what was in view while reading, each place of a text once a day, and no more than can have been read.

        The second sums are those of the texts whose length is told in words.
        """
        read: defaultdict[tuple[date, str], list[LedgerEntry]] = defaultdict(list)
        for entry in entries:
            if entry.text in texts and entry.time_class is TimeClass.READ and entry.origin is EntryOrigin.MEASURED:
                read[entry.day, entry.text].append(entry)
        paces = ReadingPaces(self._library, texts)
        sums: defaultdict[date, int] = defaultdict(int)
        in_words: defaultdict[date, int] = defaultdict(int)
        for (day, text), group in read.items():
            in_view = sum(end - start for start, end in union((one.range_start, one.range_end) for one in group))
            minutes = sum(one.seconds for one in group) / 60
            characters = min(in_view, round(_FASTEST * paces.speed(texts[text]) * minutes))
            sums[day] += characters
            in_words[day] += characters if has_words(texts[text].language) else 0
        return sums, in_words

    def _begun_and_ended(
        self, texts: dict[str, Text], first: date, last: date
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the titles of the texts that were first read, and those that were read to their end, in a period."""
        paces = ReadingPaces(self._library, texts)
        started, finished = [], []
        for text, card in texts.items():
            days = self._library.ledger.days_of_text(text)
            if days is not None and first <= days[0] <= last:
                started.append((days[0], card.title))
            if days is not None and paces.is_read(card):
                day = last_new_day(self._library.ledger.views_of_text(text)) or days[1]
                if first <= day <= last:
                    finished.append((day, card.title))
        return tuple(title for _day, title in sorted(started)), tuple(title for _day, title in sorted(finished))

    def _paces(self, period: Period, first: date, last: date) -> Iterator[PeriodPace]:
        """Yield the pace in each part of a period, by language: the median of the samples taken in it."""
        plans = self._library.plans.history()
        samples: defaultdict[tuple[str, date], list[float]] = defaultdict(list)
        for at, language, speed in self._library.speed.between(first - _ONE_DAY, last + 2 * _ONE_DAY):
            local = self._clock.in_zone(at)
            day = study_day(local, plan_at(plans, local).day_start)
            if first <= day <= last:
                samples[language, max(first, part_of(period, day))].append(speed)
        for (language, part), speeds in sorted(samples.items()):
            yield PeriodPace(language, part, median(speeds), len(speeds))


def report_of(library: Library, clock: Clock, period: Period, day: date, removed: str) -> Report:
    """Return the report of the week, month or year around a day, at most up to today."""
    return ReportBuilder(library, clock, removed).build(period, day)


def _seconds_by_day(entries: Iterable[LedgerEntry], origin: EntryOrigin) -> defaultdict[date, float]:
    sums: defaultdict[date, float] = defaultdict(float)
    for entry in entries:
        if entry.origin is origin:
            sums[entry.day] += entry.seconds
    return sums
