"""Three libraries, random steps, random exchanges: all agree in the end, no word is lost, no second counts twice."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

import pytest

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.annotations import operations
from reader.core.annotations.model import AnnotationKind
from reader.core.errors import ReaderError
from reader.core.operation_name import OperationName
from tests.storage.sync.conftest import AddText, Machines
from tests.support.sync_relay import Machine, exchange

DAY = date(2026, 3, 28)
NOON = datetime.fromisoformat("2026-03-28T12:00+08:00")
STEPS = 40


class RandomReader:
    """A reader of several machines."""

    def __init__(self, seed: int, machines: list[Machine]) -> None:
        self.random = Random(seed)
        self.machines = machines
        self.words: set[str] = set()
        self.minutes: set[int] = set()
        self.now = NOON

    def step(self, number: int) -> None:
        self.now += timedelta(seconds=1)
        machine = self.random.choice(self.machines)
        steps = (self.add, self.write, self.colour, self.tag, self.remove, self.undo, self.measure, self.sync)
        self.random.choice(steps)(machine, f"w{number}")

    def add(self, machine: Machine, word: str) -> None:
        text = self.random.choice(machine.library.texts.all())
        machine.library.commit(operations.annotate(text.id, AnnotationKind.NOTE, None, self.now, body=word))
        self.words.add(word)

    def write(self, machine: Machine, word: str) -> None:
        if notes := machine.library.annotations.all():
            note = self.random.choice(notes)
            machine.library.commit(operations.write(note, f"{note.body}\n{word}", self.now))
            self.words.add(word)

    def colour(self, machine: Machine, _word: str) -> None:
        if notes := machine.library.annotations.all():
            note, colour = self.random.choice(notes), self.random.randrange(1, 5)
            machine.library.commit(operations.recolour(note, colour, self.now))

    def tag(self, machine: Machine, word: str) -> None:
        if notes := machine.library.annotations.all():
            note = self.random.choice(notes)
            machine.library.commit(operations.tag(note, (*note.tags, word), self.now))

    def remove(self, machine: Machine, _word: str) -> None:
        if notes := machine.library.annotations.all():
            note = self.random.choice(notes)
            self.words -= set(note.body.split("\n"))
            machine.library.commit(operations.remove((note,), self.now))

    def undo(self, machine: Machine, _word: str) -> None:
        if machine.library.undo_name() in {None, OperationName.ADD_TEXT}:
            return
        before = self.words_of(machine)
        machine.library.undo(self.now)
        self.words -= before - self.words_of(machine)

    def measure(self, machine: Machine, word: str) -> None:
        start, length = self.random.randrange(0, 180), self.random.randrange(1, 30)
        first, last = NOON + timedelta(minutes=start), NOON + timedelta(minutes=start + length)
        name = f"{machine.name}-{word}"
        entry = LedgerEntry(name, None, TimeClass.READ, first, last, 28_800, DAY, length * 60.0, EntryOrigin.MEASURED)
        try:
            machine.library.ledger.put(entry)
        except ReaderError:
            return  # it overlaps another one of this machine
        machine.library.ledger.close(name)
        self.minutes |= set(range(start, start + length))

    def sync(self, machine: Machine, _word: str) -> None:
        machine.sync(self.now, *self.random.sample(self.machines, 2))

    def words_of(self, machine: Machine) -> set[str]:
        return {word for note in machine.library.annotations.all() for word in note.body.split("\n")}


def shown(machine: Machine) -> object:
    """Return what has to be equal on all machines."""
    library = machine.library
    notes = [
        (note.id, sorted(note.body.split("\n")), note.colour, set(note.tags)) for note in library.annotations.all()
    ]
    return sorted(notes, key=str), library.ledger.seconds_by_day(DAY, DAY), library.plans.history()


@pytest.mark.parametrize("seed", range(12))
def test_machines_agree_in_the_end(machines: Machines, add_text: AddText, seed: int) -> None:
    three = machines(3)
    for machine in three:
        add_text(machine.library, "第一回", title="甲")
    reader = RandomReader(seed, three)
    for number in range(STEPS):
        reader.step(number)
    exchange(reader.now, *three, rounds=5)
    first, *others = map(shown, three)
    assert all(other == first for other in others)
    body = "\n".join(note.body for note in three[0].library.annotations.all())
    assert {word for word in reader.words if word not in body.split("\n")} == set()
    counted = three[0].library.ledger.seconds_by_day(DAY, DAY).get(DAY, {}).get(TimeClass.READ, 0.0)
    assert counted == pytest.approx(len(reader.minutes) * 60)
    for machine in three:
        assert machine.library.check(now=NOON).findings == ()
        assert machine.library.sync.dirty == 0
        assert not machine.library.sync.outgoing().changes.records
