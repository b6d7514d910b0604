"""Three libraries that are used, interrupted in the middle of an exchange, and carried over at random."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.annotations import operations
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.errors import Problem, ReaderError
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.core.sync.library_state import TextChoice
from reader.services.sync.exchange import Opening, Synchronisation, SyncStart
from reader.services.sync.texts import TextTransfer, plan_texts, text_worker
from reader.storage.library import Library
from reader.sync.sync_worker import sync_worker
from tests.support.texts import add_text

MORNING = datetime.fromisoformat("2026-03-28T06:00:00+08:00")
MINUTES = 15 * 60
"""Minutes of the day in which entries are made."""


class Machine:
    """A library and a folder, open as long as the program is not ended."""

    def __init__(self, root: Path, name: str) -> None:
        self.name = name
        self.folder = root / f"folder of {name}"
        self.folder.mkdir()
        (root / name).mkdir()
        self._path = root / name / "library.db"
        self.open(MORNING)

    def open(self, now: datetime) -> None:
        self.library = Library.open(self._path, now)
        self.worker = sync_worker(self._path)
        self._opening = Opening("1.0", uuid4().hex)
        self._exchange: Synchronisation | None = None

    def end(self) -> None:
        """End as the program ends: its process goes whatever it does."""
        self.worker.close()
        self.library.close()

    def begin(self, now: datetime, *, founds: bool) -> None:
        start = SyncStart(self.folder, self.name, TextChoice.ALL, founds)
        self._exchange = Synchronisation(self.library, self.worker, self._opening, start)
        self.exchange(now)

    def exchange(self, now: datetime, phases: int = 4) -> None:
        """Exchange; with fewer than four phases the program is ended after so many of them."""
        exchange = self._exchange or Synchronisation(self.library, self.worker, self._opening)
        self._exchange = exchange
        for _pass in range(6):
            reply = exchange.exchange(exchange.prepare(now))
            if phases < 3:
                return
            outcome = exchange.take(reply, now)
            if phases < 4:
                return
            exchange.confirm(now)
            if not outcome.again:
                return
        raise AssertionError(outcome)

    def carry_words(self, now: datetime) -> None:
        state = self.library.sync.state
        assert state is not None
        plan = plan_texts(self.library, state)
        assert plan is not None
        with self.library.import_connection(separate=False) as connection, text_worker() as worker:
            TextTransfer(connection, worker, now).run(plan)

    def shown(self) -> dict[str, object]:
        notes = {
            note.id: (note.kind, note.colour, note.body, tuple(sorted(note.tags)))
            for note in self.library.annotations.all()
        }
        day = MORNING.date()
        sums = self.library.ledger.seconds_by_day(day, day)
        topics = [
            (topic.id, topic.question, tuple(item.id for item in topic.items)) for topic in self.library.topics.all()
        ]
        return {"notes": notes, "sums": sums, "plans": self.library.plans.history(), "topics": sorted(topics)}


class ThreeLibraries:
    """Use three machines at random; `run` ends with all of them alike."""

    def __init__(self, root: Path, seed: int) -> None:
        self._chance = random.Random(seed)
        self._now = MORNING
        self.machines = [Machine(root, name) for name in ("Laptop", "Desktop", "Third")]
        self.typed: dict[str, set[str]] = {}
        self.removed: set[str] = set()
        self.minutes: set[int] = set()
        self.entries = 0
        first, *others = self.machines
        self._text = add_text(first.library, "书", ["读书要读原文，读原文才有根底。"], self._now).id
        first.begin(self._now, founds=True)
        first.carry_words(self._now)
        for other in others:
            self._deliver(first, other, share=1.0)
            other.begin(self._now, founds=False)
            other.carry_words(self._now)
            self._deliver(other, first, share=1.0)

    def run(self, steps: int) -> None:
        acts = (self._write, self._write, self._edit, self._edit, self._tag, self._recolour, self._remove, self._undo)
        acts += (self._log, self._log, self._exchange, self._exchange, self._interrupt, self._restart, self._carry)
        for _step in range(steps):
            self._now += timedelta(seconds=7)
            self._chance.choice(acts)(self._chance.choice(self.machines))
            self._carry(self._chance.choice(self.machines))
        self._settle()

    def end(self) -> None:
        for machine in self.machines:
            machine.end()

    # --- what a reader does --------------------------------------------------------------------------------------

    def _write(self, machine: Machine) -> None:
        text = machine.library.texts.all()[0].id
        word = self._word()
        changes = machine.library.commit(operations.annotate(text, AnnotationKind.NOTE, None, self._now, body=word))
        self.typed[changes.annotations[0]] = {word}

    def _edit(self, machine: Machine) -> None:
        for note in self._some(machine):
            word = self._word()
            lines = note.body.split("\n")
            place = self._chance.randrange(len(lines) + 1)
            body = "\n".join([*lines[:place], word, *lines[place:]])
            machine.library.commit(operations.write(note, body, self._now))
            self.typed.setdefault(note.id, set()).add(word)

    def _tag(self, machine: Machine) -> None:
        for note in self._some(machine):
            machine.library.commit(operations.tag(note, (*note.tags, self._chance.choice("pqrs")), self._now))

    def _recolour(self, machine: Machine) -> None:
        for note in self._some(machine):
            machine.library.commit(operations.recolour(note, self._chance.randrange(1, 6), self._now))

    def _remove(self, machine: Machine) -> None:
        for note in self._some(machine):
            machine.library.commit(operations.remove((note,), self._now))
            self.removed.add(note.id)

    def _undo(self, machine: Machine) -> None:
        """Undo a colour or tags, which takes no word away."""
        if machine.library.undo_name() in {OperationName.RECOLOUR, OperationName.TAG}:
            machine.library.undo(self._now)

    def _log(self, machine: Machine) -> None:
        first = self._chance.randrange(MINUTES - 60)
        length = self._chance.randrange(1, 60)
        start = (MORNING + timedelta(minutes=first)).astimezone(UTC)
        end = start + timedelta(minutes=length)
        known = machine.library.ledger.entries(MORNING.date())
        if any(one.start < end and start < one.end for one in known):
            return  # as a machine refuses what it knows to overlap
        made = LedgerEntry(
            *(new_id(self._now), None, TimeClass.READ, start, end, 28_800, MORNING.date(), length * 60.0),
            EntryOrigin.DECLARED,
        )
        machine.library.ledger.declare(made)
        self.minutes |= set(range(first, first + length))
        self.entries += 1

    def _some(self, machine: Machine) -> Iterator[Annotation]:
        notes = machine.library.annotations.all()
        return iter([self._chance.choice(notes)] if notes else [])

    def _word(self) -> str:
        return f"第{self._chance.randrange(10**9)}句。"

    # --- what machines and folders do ----------------------------------------------------------------------------

    def _exchange(self, machine: Machine) -> None:
        with _not_yet():
            machine.exchange(self._now)

    def _interrupt(self, machine: Machine) -> None:
        with _not_yet():
            machine.exchange(self._now, self._chance.choice((2, 3)))
        self._restart(machine)

    def _restart(self, machine: Machine) -> None:
        machine.end()
        machine.open(self._now)

    def _carry(self, machine: Machine) -> None:
        self._deliver(machine, self._chance.choice(self.machines), share=0.5)

    def _deliver(self, source: Machine, target: Machine, *, share: float) -> None:
        """Copy some files, some of them in part, and some twice under the name of a conflicted copy."""
        for path in sorted(source.folder.rglob("*")):
            if source is target or not path.is_file() or self._chance.random() > share:
                continue
            copy = target.folder / path.relative_to(source.folder)
            is_newer = not copy.exists() or copy.stat().st_mtime_ns < path.stat().st_mtime_ns
            if not is_newer and copy.stat().st_size == path.stat().st_size:
                continue
            copy.parent.mkdir(parents=True, exist_ok=True)
            if share < 1 and path.suffix == ".ohs" and self._chance.random() < 0.2:
                copy.write_bytes(path.read_bytes()[: self._chance.randrange(path.stat().st_size)])
                continue
            shutil.copy2(path, copy)
            if share < 1 and path.suffix == ".ohs" and self._chance.random() < 0.1:
                shutil.copy2(path, copy.with_name(f"{path.stem} (conflicted copy).ohs"))

    def _settle(self) -> None:
        """Deliver everything, and exchange until nothing is new."""
        for _round in range(3):
            for machine in self.machines:
                self._now += timedelta(seconds=7)
                machine.exchange(self._now)
                for other in self.machines:
                    self._deliver(machine, other, share=1.0)


@contextmanager
def _not_yet() -> Iterator[None]:
    """Pass over what is not possible before the files of the group have come."""
    try:
        yield
    except ReaderError as error:
        if error.problem is not Problem.SYNC_GROUP_NONE:
            raise
