"""Import the reading time of a file, in three steps: read the state of the ledger, plan, store.

Only the first and the last touch the library, so that planning may run in another thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reader.core.activity.foreign_time import ForeignTime
from reader.core.activity.time_import import LedgerState, TimeImport, plan_import
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.annotations.title_index import TextTitle, TitleIndex
from reader.core.changes import Changes
from reader.resources import character_variants
from reader.services.clock import Clock
from reader.storage.library import Library

_MARGIN = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class TimeImportTask:
    """All that planning needs."""

    foreign: ForeignTime
    state: LedgerState
    texts: tuple[TextTitle, ...]
    localise: Callable[[datetime], datetime]

    def plan(self) -> TimeImport:
        """Return what is new of the file."""
        titles = TitleIndex(self.texts, Comparison(character_variants()))
        found: dict[tuple[str, str], str | None] = {}

        def text_of(title: str, author: str) -> str | None:
            if (title, author) not in found:
                found[title, author] = titles.text_for(title, author)
            return found[title, author]

        return plan_import(self.foreign, self.state, text_of, self.localise)


def gather_time(library: Library, foreign: ForeignTime, clock: Clock) -> TimeImportTask:
    """Read what the ledger holds around the time of a file."""
    days = list(_days(foreign))
    first, last = (min(days) - _MARGIN, max(days) + _MARGIN) if days else (date.max, date.max)
    texts = tuple(TextTitle(text.id, text.title, text.author) for text in library.texts.all() if text.complete)
    state = LedgerState(
        spent=[(span.start, span.end) for span in library.ledger.spans(first, last)],
        declared=library.ledger.declared_times(first, last),
        ids=library.ledger.known_ids([one.entry.id for one in foreign.entries]),
        texts=frozenset(text.id for text in texts),
        plans=tuple(library.plans.history()),
        now=clock.now(),
    )
    return TimeImportTask(foreign, state, texts, clock.in_zone)


def store_time(library: Library, planned: TimeImport, now: datetime) -> Changes | None:
    """Store what is new in one step of undo; None where nothing is."""
    if not (planned.added or planned.restored):
        return None
    return library.ledger.add_imported(planned.added, planned.restored, now)


def _days(foreign: ForeignTime) -> Iterator[date]:
    yield from (span.start.date() for span in foreign.spans)
    yield from (day.day for day in foreign.days)
    yield from (one.entry.day for one in foreign.entries)
