"""Send the words of the texts of a library to the other machines, and fetch those that it waits for.

What is to be carried is told by the library, in its thread; carrying it takes another thread and a process, so that a
window lives on while a shelf of books comes in. Each text is complete by itself: stopping loses nothing that is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from reader.core.changes import Changes, united_changes
from reader.core.errors import Problem, ReaderError
from reader.core.sync.library_state import SyncState
from reader.core.sync.status import SyncProblem, SyncProblemKind
from reader.core.sync.text_files import AwaitedText, TravellingText
from reader.core.text.import_events import ImportEvent, TextEnd, TextHeader
from reader.services.editions import EditionComparison
from reader.services.sync.text_requests import (
    Absent,
    FetchedEvents,
    FetchOriginals,
    FetchText,
    SendTexts,
    SentText,
    TextAnswer,
    TextRequest,
)
from reader.services.whole_texts import write_whole_text
from reader.storage.import_connection import ImportConnection
from reader.storage.library import Library
from reader.storage.repositories.editions import EditionWriter
from reader.sync.text_folder import TextFolder
from reader.sync.timed_reader import TimedReader
from reader.workers.client import Worker
from reader.workers.limits import WorkerLimits

_LIMITS = WorkerLimits(niceness=5)

TextWorker = Worker[TextRequest, TextAnswer]
Progress = Callable[[str, float], None]
"""Receives the title of the text that is being fetched, empty while texts are sent, and the share that is done."""


def text_worker() -> TextWorker:
    """Return the worker that carries words and originals."""
    return Worker("reader.services.sync.text_job:TextTransferJob", limits=_LIMITS)


@dataclass(frozen=True, slots=True)
class TextPlan:
    """What is to be carried: words to be sent and to be fetched, and originals with their places in the library."""

    library: Path
    folder: Path
    sending: tuple[TravellingText, ...]
    fetching: tuple[AwaitedText, ...]
    originals_sent: tuple[tuple[str, Path], ...]
    originals_fetched: tuple[tuple[str, Path], ...]

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to look for at all."""
        return not (self.sending or self.fetching or self.originals_sent or self.originals_fetched)


@dataclass(slots=True)
class CarriedTexts:
    """What was carried: words sent and fetched, the bytes sent, what is still on its way, and what changed."""

    sent: int = 0
    bytes: int = 0
    files: int = 0
    fetched: int = 0
    waiting: list[AwaitedText] = field(default_factory=list)
    problems: list[SyncProblem] = field(default_factory=list)
    changes: Changes | None = None


def plan_texts(library: Library, state: SyncState) -> TextPlan | None:
    """Return what is to be carried between a library and its folder; None for a library in memory."""
    if library.path is None:
        return None
    sending = library.words.travelling(state.texts)
    kept: list[tuple[str, Path]] = []
    lacking: list[tuple[str, Path]] = []
    for digest in dict.fromkeys(text.original for text in sending if text.original):
        place = library.originals.place(digest)
        if place is not None and place.is_file():
            kept.append((digest, place))
        elif place is not None and library.originals.are_wanted:
            lacking.append((digest, place))
    return TextPlan(
        library.path,
        state.folder,
        tuple(sending),
        tuple(library.words.awaited(state.texts)),
        tuple(kept),
        tuple(lacking),
    )


class TextTransfer:
    """Carry what a plan names; ``cancel`` may be called from another thread."""

    def __init__(self, connection: ImportConnection, worker: TextWorker, now: datetime) -> None:
        """Set the connection that words are written through, which belongs to this thread."""
        self._library = connection
        self._worker = worker
        self._now = now
        self._is_cancelled = False

    def cancel(self) -> None:
        """Stop as soon as possible; what is complete stays."""
        self._is_cancelled = True
        self._worker.cancel()

    def run(self, plan: TextPlan, progress: Progress | None = None) -> CarriedTexts:
        """Send and fetch; raises ReaderError SYNC_…, IMPORT_… and LIBRARY_…."""
        plan = _missing(plan)
        carried = CarriedTexts()
        self._send(plan, carried, progress)
        changes = []
        for number, awaited in enumerate(plan.fetching):
            if progress is not None:
                progress(awaited.title, number / len(plan.fetching))
            changed = self._fetch(plan.folder, awaited, carried)
            changes += [] if changed is None else [changed]
        if plan.originals_fetched:
            self._worker.ask(FetchOriginals(plan.folder, plan.originals_fetched))
            self._worker.result()
        carried.changes = united_changes(changes) if changes else None
        return carried

    def _send(self, plan: TextPlan, carried: CarriedTexts, progress: Progress | None) -> None:
        if not (plan.sending or plan.originals_sent):
            return
        self._worker.ask(SendTexts(plan.library, plan.folder, plan.sending, plan.originals_sent, self._now))
        for answer in self._worker:
            if isinstance(answer, SentText) and answer.bytes:
                carried.sent += not answer.is_original
                carried.files += 1
                carried.bytes += answer.bytes
            if progress is not None:
                progress("", self._worker.fraction)

    def _fetch(self, folder: Path, awaited: AwaitedText, carried: CarriedTexts) -> Changes | None:
        """Fetch the words of one text; None where they are not there, or not as a whole."""
        self._worker.ask(FetchText(folder, awaited.digest))
        events = _Events(self._worker)
        header = events.header()
        if header is None:
            self._note_absence(awaited, events.absence, carried)
            return None
        writer = self._library.words.begin(awaited.text, header, self._now)
        try:
            ending = write_whole_text(writer, events, self._raise_if_cancelled)
        except BaseException:
            writer.abandon()
            raise
        carried.fetched += 1
        if awaited.replaces:
            return self._replace(awaited, writer, ending)
        return self._library.words.put_in_place(awaited, writer, ending, self._now)

    def _replace(self, awaited: AwaitedText, writer: EditionWriter, ending: TextEnd) -> Changes:
        """Let a text show the edition that the other machines show, with its notes placed in it, as one step."""
        writer.finish(ending)
        editions = self._library.editions
        comparison = EditionComparison(editions.present(awaited.text), editions.edition(writer.id))
        try:
            changes = editions.replace(awaited.text, writer.id, comparison.preview(self._now), self._now)
        except ReaderError as error:
            editions.discard(writer.id, self._now)
            if error.problem is not Problem.TEXT_KNOWN:
                raise
            changes = Changes("")
        self._library.words.forget_wanted(awaited.text)
        return changes

    def _note_absence(self, awaited: AwaitedText, kind: SyncProblemKind | None, carried: CarriedTexts) -> None:
        carried.waiting.append(awaited)
        if kind is not None and kind is not SyncProblemKind.WAITING:
            carried.problems.append(SyncProblem(kind, file=f"texts/{awaited.digest}.ohs"))

    def _raise_if_cancelled(self) -> None:
        if self._is_cancelled:
            raise ReaderError(Problem.IMPORT_CANCELLED)


def _missing(plan: TextPlan) -> TextPlan:
    """Return a plan without what is there already, as its names say, so that mostly no process is needed."""
    folder = TextFolder(plan.folder, TimedReader())
    return replace(
        plan,
        sending=tuple(text for text in plan.sending if not folder.has(text.digest)),
        originals_sent=tuple(one for one in plan.originals_sent if not folder.has_original(one[0])),
        originals_fetched=tuple(one for one in plan.originals_fetched if folder.has_original(one[0])),
    )


class _Events:
    """The events of a text as they arrive; ``absence`` says why there are none."""

    def __init__(self, worker: TextWorker) -> None:
        self._answers = iter(worker)
        self.absence: SyncProblemKind | None = None

    def header(self) -> TextHeader | None:
        """Return the header, which comes first; None if the words are not there."""
        self._first = next(self._answers)
        if isinstance(self._first, FetchedEvents) and isinstance(self._first.events[0], TextHeader):
            return self._first.events[0]
        self.absence = self._first.kind if isinstance(self._first, Absent) else SyncProblemKind.DAMAGED
        return None

    def __iter__(self) -> Iterator[ImportEvent]:
        answer: TextAnswer | None = self._first
        while isinstance(answer, FetchedEvents):
            yield from answer.events
            answer = next(self._answers, None)
