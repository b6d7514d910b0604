"""An exchange that ends between two of its phases, or meets another one, loses nothing and takes nothing in twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.core.annotations import operations
from reader.core.annotations.model import AnnotationKind
from reader.core.errors import Problem, ReaderError
from reader.services.sync.exchange import Opening, PassReply, Synchronisation
from reader.services.sync.outcome import SyncOutcome
from reader.services.sync.session import SyncSession
from reader.storage.library import Library
from reader.sync.sync_worker import sync_worker
from tests.support.two_machines import ARTICLE, Machine, assert_alike, carry, found_and_join, settle


@pytest.fixture
def shared(tmp_path: Path) -> tuple[Machine, Machine, str]:
    """Return two machines with the same note, on which each has written something that the other has not seen."""
    laptop, desktop = (Machine(tmp_path / name, tmp_path / f"folder of {name}") for name in ("Laptop", "Desktop"))
    for machine in (laptop, desktop):
        machine.home.mkdir()
    found_and_join(laptop, desktop)
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, "utf-8")
    text = laptop.json("add", article)[0]["id"]
    note: str = laptop.json("annotate", text, "--quote", "读书要读原文", "--body", "起头")["id"]
    settle(laptop, desktop)
    for machine, words in ((laptop, "起头，然后"), (desktop, "先说一句。起头")):
        machine.edit(note, lambda found, at, words=words: operations.write(found, words, at))
    desktop.sync()
    carry(laptop, desktop)
    return laptop, desktop, note


@contextmanager
def _opened(machine: Machine) -> Iterator[tuple[Library, Synchronisation]]:
    machine.later(minutes=1)
    with Library.open(machine.library, machine.at) as library, sync_worker(machine.library) as worker:
        yield library, Synchronisation(library, worker, Opening("1.0", machine.at.isoformat()))


@pytest.mark.parametrize("phases", [1, 2, 3])
def test_a_program_that_ends_after_any_phase_goes_on_from_there(
    shared: tuple[Machine, Machine, str], phases: int
) -> None:
    laptop, desktop, note = shared
    with _opened(laptop) as (_library, exchange):
        request = exchange.prepare(laptop.at)
        reply: PassReply | None = exchange.exchange(request) if phases > 1 else None
        if phases > 2:
            assert reply is not None
            assert exchange.take(reply, laptop.at).taken.notes == 1
    settle(laptop, desktop)
    for machine in (laptop, desktop):
        assert machine.note(note).body == "先说一句。起头，然后"
    assert_alike(laptop, desktop)


def test_a_reply_that_comes_after_another_exchange_is_dropped(shared: tuple[Machine, Machine, str]) -> None:
    laptop, desktop, note = shared
    with _opened(laptop) as (library, exchange):
        reply = exchange.exchange(exchange.prepare(laptop.at))
        with SyncSession(library, "1.0", laptop.at) as session:
            assert session.exchange().taken.notes == 1
        assert exchange.take(reply, laptop.at) == SyncOutcome(again=True)
        exchange.confirm(laptop.at)
        again = exchange.take(exchange.exchange(exchange.prepare(laptop.at)), laptop.at)
        exchange.confirm(laptop.at)
        assert (again.taken.notes, again.again) == (0, False)
    settle(laptop, desktop)
    assert laptop.note(note).body == desktop.note(note).body == "先说一句。起头，然后"
    assert_alike(laptop, desktop)


def test_many_removals_are_taken_in_only_after_a_backup(shared: tuple[Machine, Machine, str]) -> None:
    laptop, desktop, _note = shared
    text = laptop.json("list")[0]["id"]
    made = []
    with Library.open(laptop.library, laptop.at) as library:
        for number in range(51):
            note = operations.annotate(text, AnnotationKind.NOTE, None, laptop.at, body=f"{number}")
            changes = library.commit(note)
            made.append(library.annotations.get(changes.annotations[0]))
    settle(laptop, desktop)
    laptop.later(minutes=1)
    with Library.open(laptop.library, laptop.at) as library:
        library.commit(operations.remove(tuple(made), laptop.at))
    laptop.sync()
    carry(laptop, desktop)
    told = desktop.sync()
    assert told["taken"]["removed"] == 51
    assert Path(told["backup"]).is_file()
    assert "before-sync" in told["backup"]


def test_a_library_that_belongs_to_no_group_has_nothing_to_exchange(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "Laptop", tmp_path / "folder")
    machine.home.mkdir()
    with Library.open(machine.library, machine.at) as library, SyncSession(library, "1.0", machine.at) as session:
        for act in (session.exchange, session.status, lambda: session.leave(erases=False)):
            with pytest.raises(ReaderError) as raised:
                act()
            assert raised.value.problem is Problem.SYNC_OFF
