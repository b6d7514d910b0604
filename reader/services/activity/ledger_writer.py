"""Bring the spans of the clock into the library, and keep them in memory while it cannot take them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from reader.core.activity.activity_state import SpeedSample, Transition
from reader.core.activity.coverage import Range, union
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.activity.span import Span
from reader.core.errors import Problem, ReaderError
from reader.core.ids import new_id
from reader.storage.library import Library
from reader.storage.recovery_file import UnsavedMinutes, remove_recovery_files, write_recovery_file


@dataclass(frozen=True, slots=True)
class _Unsaved:
    """Hold an entry that the library does not have as it is now."""

    entry: LedgerEntry
    ended: bool


class LedgerWriter:
    """Write entries, coverage and samples of speed; what could not be written waits for the next `flush`.

    A span that runs is one entry that is written again and again, and closed when the span has ended.
    """

    def __init__(self, library: Library, device: str = "") -> None:
        """Write into ``library`` as ``device``; spans of one device never overlap."""
        self._library = library
        self._device = device
        self._ids: dict[tuple[int, int], str] = {}
        self._open: dict[str, LedgerEntry] = {}
        self._unsaved: dict[str, _Unsaved] = {}
        self._covered: dict[str, tuple[Range, ...]] = {}
        self._samples: list[tuple[SpeedSample, datetime]] = []
        self._rescued = False

    def take(self, text: str, step: Transition, running: Iterable[Span], now: datetime) -> None:
        """Take what an event led to in a text, and what runs after it; nothing is written yet."""
        kept = {(span.key, span.part) for span in (*step.spans, *running)}
        for span in step.spans:
            self._note(span, ended=True)
        for span in running:
            self._note(span, ended=False)
        for place in [place for place in self._ids if place not in kept]:
            self._empty(place)
        if step.covered:
            self._covered[text] = union((*self._covered.get(text, ()), *step.covered))
        self._samples.extend((sample, now) for sample in step.samples)

    def flush(self) -> ReaderError | None:
        """Write all that waits; give the error that stopped it, if one did.

        What was not written still waits, and is kept in a file elsewhere too: the program may end before there is room.
        """
        error = self._write_all()
        path = self._library.path
        if path is not None and error is not None:
            write_recovery_file(path, self._waiting())
        elif path is not None and self._rescued:
            remove_recovery_files(path)
        self._rescued = error is not None
        return error

    def _write_all(self) -> ReaderError | None:
        try:
            refused = self._write_entries()
            self._write_reading()
        except ReaderError as error:
            return error
        return refused

    def _waiting(self) -> UnsavedMinutes:
        covered = tuple((text, one) for text, ranges in self._covered.items() for one in ranges)
        return UnsavedMinutes(tuple(one.entry for one in self._unsaved.values()), covered)

    def ended_seconds(self, day: date) -> dict[TimeClass, float]:
        """Sum the ended spans of a day by class: those in the library, and those that wait for it."""
        sums = dict(self._library.ledger.seconds_by_day(day, day).get(day, {}))
        for entry in self._open.values():
            _add(sums, entry, day, -1)
        for one in self._unsaved.values():
            if one.ended:
                _add(sums, one.entry, day, +1)
        return sums

    def _note(self, span: Span, *, ended: bool) -> None:
        place = (span.key, span.part)
        name = self._ids.setdefault(place, new_id(span.start))
        self._unsaved[name] = _Unsaved(_entry(name, span, self._device), ended)
        if ended:
            del self._ids[place]

    def _empty(self, place: tuple[int, int]) -> None:
        """Let an entry that was written be of no length: its span was cut before it began."""
        name = self._ids.pop(place)
        written = self._open.get(name)
        if written is None:
            del self._unsaved[name]
        else:
            self._unsaved[name] = _Unsaved(replace(written, end=written.start, seconds=0.0), ended=True)

    def _write_entries(self) -> ReaderError | None:
        refused = None
        # ended ones first: a running one begins where they end
        for name, one in sorted(self._unsaved.items(), key=lambda item: not item[1].ended):
            try:
                self._write(name, self._with_text_that_is_there(one))
            except ReaderError as error:
                if error.problem is not Problem.ENTRY_INVALID:
                    raise
                refused = error  # this one alone cannot stand in the ledger; it must not hold back the others
        return refused

    def _with_text_that_is_there(self, one: _Unsaved) -> _Unsaved:
        """Let minutes stand without their text if its import was given up while it was being read."""
        if one.entry.text is None:
            return one
        written = self._open.get(one.entry.id)
        if written is not None:
            return replace(one, entry=replace(one.entry, text=written.text))
        try:
            self._library.texts.get(one.entry.text)
        except ReaderError as error:
            if error.problem is not Problem.TEXT_UNKNOWN:
                raise
            return replace(one, entry=replace(one.entry, text=None))
        return one

    def _write(self, name: str, one: _Unsaved) -> None:
        self._library.ledger.put(one.entry)
        self._open[name] = one.entry
        if one.ended:
            self._library.ledger.close(name)
            del self._open[name]
        del self._unsaved[name]

    def _write_reading(self) -> None:
        for text in tuple(self._covered):
            with _passing_over(Problem.TEXT_UNKNOWN):
                for start, end in self._covered[text]:
                    self._library.coverage.add(text, start, end)
            del self._covered[text]
        while self._samples:
            sample, at = self._samples[0]
            with _passing_over(Problem.TEXT_UNKNOWN):
                self._library.speed.add(sample.text, sample.language, sample.characters, sample.seconds, at)
            del self._samples[0]


@contextmanager
def _passing_over(problem: Problem) -> Iterator[None]:
    """Let one kind of problem pass: what is said of a text that is gone concerns nobody."""
    try:
        yield
    except ReaderError as error:
        if error.problem is not problem:
            raise


def running_seconds(spans: Iterable[Span], ended: Mapping[TimeClass, float], day: date) -> dict[TimeClass, float]:
    """Add what runs on a day to the sums of what has ended."""
    sums = dict(ended)
    for span in spans:
        if span.day == day:
            sums[span.time_class] = sums.get(span.time_class, 0.0) + span.seconds
    return sums


def _add(sums: dict[TimeClass, float], entry: LedgerEntry, day: date, sign: int) -> None:
    if entry.day == day:
        sums[entry.time_class] = sums.get(entry.time_class, 0.0) + sign * entry.seconds


def _entry(name: str, span: Span, device: str) -> LedgerEntry:
    return LedgerEntry(
        id=name,
        text=span.text,
        time_class=span.time_class,
        start=span.start,
        end=span.end,
        offset=span.offset,
        day=span.day,
        seconds=span.seconds,
        origin=EntryOrigin.MEASURED,
        range_start=span.range_start,
        range_end=span.range_end,
        device=device,
        reason=span.ledger_reason,
        flag=span.flag.value,
    )
