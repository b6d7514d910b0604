"""Write the spans of the clock to the library, and keep them in memory while it cannot be written."""

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
from reader.storage.unsaved_minutes import UNSAVED_MINUTES, UnsavedMinutes


@dataclass(frozen=True, slots=True)
class _Unsaved:
    """An entry whose present state is not in the library yet."""

    entry: LedgerEntry
    ended: bool


class LedgerWriter:
    """Write entries, coverage and speed samples; what could not be written waits for the next `flush`.

    A running span is one entry that is written again and again, and closed when the span has ended.
    """

    def __init__(self, library: Library, device: str = "") -> None:
        """Write to ``library`` as ``device``; spans of one device never overlap."""
        self._library = library
        self._device = device
        self._ids: dict[tuple[int, int], str] = {}
        self._open: dict[str, LedgerEntry] = {}
        self._unsaved: dict[str, _Unsaved] = {}
        self._covered: dict[str, tuple[Range, ...]] = {}
        self._samples: list[tuple[SpeedSample, datetime]] = []
        self._rescued = False

    def record(self, text: str, step: Transition, running: Iterable[Span], now: datetime) -> None:
        """Queue the effects of an event in a text and the spans that run after it; nothing is written yet."""
        kept = {(span.key, span.part) for span in (*step.spans, *running)}
        for span in step.spans:
            self._queue(span, ended=True)
        for span in running:
            self._queue(span, ended=False)
        for key in [key for key in self._ids if key not in kept]:
            self._clear(key)
        if step.covered:
            self._covered[text] = union((*self._covered.get(text, ()), *step.covered))
        self._samples.extend((sample, now) for sample in step.samples)

    def flush(self) -> ReaderError | None:
        """Write all that is queued; return the error that stopped it, if one did.

        What was not written stays queued, and is also kept in a recovery file elsewhere: the program may end before
        there is room on the disk.
        """
        error = self._write_all()
        path = self._library.path
        if path is not None and error is not None:
            UNSAVED_MINUTES.write(path, self._unsaved_minutes())
        elif path is not None and self._rescued:
            UNSAVED_MINUTES.remove(path)
        self._rescued = error is not None
        return error

    def _write_all(self) -> ReaderError | None:
        try:
            refused = self._write_entries()
            self._write_reading()
        except ReaderError as error:
            return error
        return refused

    def _unsaved_minutes(self) -> UnsavedMinutes:
        covered = tuple((text, span) for text, ranges in self._covered.items() for span in ranges)
        return UnsavedMinutes(tuple(unsaved.entry for unsaved in self._unsaved.values()), covered)

    def ended_seconds(self, day: date) -> dict[TimeClass, float]:
        """Sum the seconds of the ended spans of a day by class, those that are not written yet included."""
        sums = dict(self._library.ledger.seconds_by_day(day, day).get(day, {}))
        for entry in self._open.values():
            _add(sums, entry, day, -1)
        for unsaved in self._unsaved.values():
            if unsaved.ended:
                _add(sums, unsaved.entry, day, +1)
        return sums

    def _queue(self, span: Span, *, ended: bool) -> None:
        key = (span.key, span.part)
        entry_id = self._ids.setdefault(key, new_id(span.start))
        self._unsaved[entry_id] = _Unsaved(_entry(entry_id, span, self._device), ended)
        if ended:
            del self._ids[key]

    def _clear(self, key: tuple[int, int]) -> None:
        """Set the length of a written entry to zero: its span was cut back to before its start."""
        entry_id = self._ids.pop(key)
        written = self._open.get(entry_id)
        if written is None:
            del self._unsaved[entry_id]
        else:
            self._unsaved[entry_id] = _Unsaved(replace(written, end=written.start, seconds=0.0), ended=True)

    def _write_entries(self) -> ReaderError | None:
        refused = None
        # ended entries first: a running one begins where they end
        for entry_id, unsaved in sorted(self._unsaved.items(), key=lambda item: not item[1].ended):
            try:
                self._write(entry_id, self._with_existing_text(unsaved))
            except ReaderError as error:
                if error.problem is not Problem.ENTRY_INVALID:
                    raise
                refused = error  # the ledger refuses this entry alone; it must not hold back the others
        return refused

    def _with_existing_text(self, unsaved: _Unsaved) -> _Unsaved:
        """Return the entry without its text if the import of that text was abandoned while it was being read."""
        if unsaved.entry.text is None:
            return unsaved
        written = self._open.get(unsaved.entry.id)
        if written is not None:
            return replace(unsaved, entry=replace(unsaved.entry, text=written.text))
        try:
            self._library.texts.get(unsaved.entry.text)
        except ReaderError as error:
            if error.problem is not Problem.TEXT_UNKNOWN:
                raise
            return replace(unsaved, entry=replace(unsaved.entry, text=None))
        return unsaved

    def _write(self, entry_id: str, unsaved: _Unsaved) -> None:
        self._library.ledger.put(unsaved.entry)
        self._open[entry_id] = unsaved.entry
        if unsaved.ended:
            self._library.ledger.close(entry_id)
            del self._open[entry_id]
        del self._unsaved[entry_id]

    def _write_reading(self) -> None:
        for text in tuple(self._covered):
            with _ignoring(Problem.TEXT_UNKNOWN):
                for start, end in self._covered[text]:
                    self._library.coverage.add(text, start, end)
            del self._covered[text]
        while self._samples:
            sample, at = self._samples[0]
            with _ignoring(Problem.TEXT_UNKNOWN):
                self._library.speed.add(sample.text, sample.language, sample.characters, sample.seconds, at)
            del self._samples[0]


@contextmanager
def _ignoring(problem: Problem) -> Iterator[None]:
    """Ignore one problem: data about a text that is gone is of no use."""
    try:
        yield
    except ReaderError as error:
        if error.problem is not problem:
            raise


def running_seconds(spans: Iterable[Span], ended: Mapping[TimeClass, float], day: date) -> dict[TimeClass, float]:
    """Return the sums of the ended spans with the running spans of a day added, in seconds by class."""
    sums = dict(ended)
    for span in spans:
        if span.day == day:
            sums[span.time_class] = sums.get(span.time_class, 0.0) + span.seconds
    return sums


def _add(sums: dict[TimeClass, float], entry: LedgerEntry, day: date, sign: int) -> None:
    if entry.day == day:
        sums[entry.time_class] = sums.get(entry.time_class, 0.0) + sign * entry.seconds


def _entry(entry_id: str, span: Span, device: str) -> LedgerEntry:
    return LedgerEntry(
        id=entry_id,
        text=span.text or None,
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
