from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.sync.joining import Precedence
from reader.core.sync.membership import MembershipState
from reader.core.sync.records import SyncOrder
from reader.core.sync.status import SyncProblemKind
from tests.support.sync_group import Machine, carry, copy_folder, problem_kinds, refused, rounds, shown


@pytest.fixture
def one(tmp_path: Path) -> Machine:
    return Machine(tmp_path, "laptop")


@pytest.fixture
def two(tmp_path: Path) -> Machine:
    return Machine(tmp_path, "desk")


@pytest.fixture
def three(tmp_path: Path) -> Machine:
    return Machine(tmp_path, "third")


@pytest.fixture
def group(one: Machine, two: Machine) -> tuple[Machine, Machine]:
    """Return two machines that have one note and one minute in common."""
    one.write("n1", "The first line.", colour=1)
    one.log("e1")
    one.init()
    carry(one, two)
    two.join()
    carry(one, two)
    one.sync()
    assert shown(one) == shown(two)
    return one, two


def test_two_machines_come_to_hold_the_same(group: tuple[Machine, Machine]) -> None:
    one, two = group
    one.write("n2", "Of the laptop.")
    two.write("n1", "The first line.\nAnd one of the desk.")
    two.log("e2")
    one.holds.orders["topic", "t"] = SyncOrder("topic", "t", ("a", "b"))
    one.holds.dirty.add(("topic", "t"))
    rounds(one, two)
    assert shown(one) == shown(two)
    assert one.body("n1") == "The first line.\nAnd one of the desk."
    assert two.body("n2") == "Of the laptop."
    assert set(one.holds.rows) == {("entry", "e1"), ("entry", "e2")}
    assert two.holds.orders["topic", "t"].items == ("a", "b")
    assert one.holds.rows["entry", "e2"].machine == two.membership.replica
    assert one.holds.rows["entry", "e1"].machine == ""
    assert one.sync().agrees is True
    assert two.sync().agrees is True


def test_a_further_exchange_changes_nothing(group: tuple[Machine, Machine]) -> None:
    one, two = group
    rounds(one, two)
    before = {path: path.stat().st_mtime_ns for path in one.home.rglob("*") if path.name != "seen.json"}
    membership = one.membership
    answer = one.sync()
    assert (answer.sent.files, answer.files_read, answer.incoming.records) == (0, 0, ())
    assert one.membership == membership
    assert {path: path.stat().st_mtime_ns for path in one.home.rglob("*") if path.name != "seen.json"} == before


def test_the_library_decides_whether_an_exchange_was_made(group: tuple[Machine, Machine]) -> None:
    one, two = group
    two.write("n1", "The first line. And more.")
    two.sync()
    carry(one, two)
    for stores in (False, True):
        one.write("n3", f"Of the laptop, {stores}.")
        answer, sent = one.exchange_only()
        if stores:
            one.store(answer, sent)
        one.reopen()
    one.write("n1", one.body("n1") + " And still more.")
    one.sync()
    assert one.body("n1") == "The first line. And more. And still more."
    rounds(one, two)
    assert shown(one) == shown(two)
    assert two.body("n3") == "Of the laptop, True."


def test_what_was_read_and_not_stored_is_read_again(group: tuple[Machine, Machine]) -> None:
    one, two = group
    two.write("n4", "Of the desk.")
    two.log("e4")
    two.sync()
    carry(one, two)
    for _ in range(3):
        one.exchange_only()
        one.reopen()
    one.exchange()
    assert one.body("n4") == "Of the desk."
    assert ("entry", "e4") in one.holds.rows


def test_a_machine_is_told_of_with_what_it_has_read(group: tuple[Machine, Machine]) -> None:
    one, two = group
    rounds(one, two)
    (machine,) = one.status().machines
    assert (machine.id, machine.name, machine.program) == (two.membership.replica, "desk", "2.1")
    assert (machine.behind, machine.clock_ahead, machine.agrees) == (0, 0, True)
    assert machine.sent is not None
    assert machine.heard is not None
    one.write("n2", "New.")
    one.sync()
    (machine,) = one.status().machines
    assert (machine.behind, machine.agrees) == (1, None)
    assert one.status().bytes > 0


def test_a_clock_that_is_ahead_is_seen(tmp_path: Path) -> None:
    one = Machine(tmp_path, "laptop", clock=timedelta(minutes=10))
    two = Machine(tmp_path, "desk")
    one.init()
    carry(one, two)
    two.join()
    one.write("n", "x")
    one.sync()
    carry(one, two)
    answer = two.sync()
    (machine,) = answer.machines
    assert machine.clock_ahead >= 590
    assert SyncProblemKind.CLOCK in problem_kinds(two.status())
    carry(one, two)
    one.sync()
    (machine,) = one.status().machines
    assert machine.clock_ahead == 0


def test_a_removed_note_lives_if_it_was_edited_elsewhere(group: tuple[Machine, Machine]) -> None:
    one, two = group
    one.remove("n1")
    two.write("n1", "The first line, edited.")
    rounds(one, two)
    assert one.body("n1") == two.body("n1") == "The first line, edited."
    assert not one.holds.records["annotation", "n1"].removed
    two.remove("n1")
    rounds(one, two)
    assert one.holds.records["annotation", "n1"].removed


def test_a_folder_that_was_emptied_fills_itself(group: tuple[Machine, Machine], three: Machine) -> None:
    one, two = group
    two.write("n2", "Of the desk.")
    two.log("e2")
    rounds(one, two)
    for machine in (one, two):
        for path in sorted(machine.folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
    assert one.sync().needs_base
    carry(one, three)
    three.join()
    assert shown(three) == shown(one)
    carry(one, two, three)
    rounds(one, two, three)
    assert shown(one) == shown(two) == shown(three)
    assert two.sync().agrees is True


def test_a_damaged_own_file_brings_a_base(group: tuple[Machine, Machine]) -> None:
    one, _two = group
    one.write("n2", "New.")
    one.sync()
    path = one.own_files[-1]
    path.write_bytes(path.read_bytes()[:-5])
    assert one.sync().needs_base
    assert [path.name[:4] for path in one.own_files] == ["base"]
    assert not one.sync().needs_base


def test_a_base_is_written_after_many_files(group: tuple[Machine, Machine], three: Machine) -> None:
    one, two = group
    for number in range(201):
        one.write(f"m{number}", f"Note {number}.")
        one.exchange()
    assert len(one.own_files) > 200
    one.sync()
    assert [path.name[:4] for path in one.own_files] == ["base"]
    carry(one, two)
    two.sync()
    three.folder.rmdir()
    three.folder.mkdir()
    copy_folder(one.folder, three.folder)
    three.join()
    assert shown(one) == shown(two) == shown(three)


def test_init_in_the_folder_of_a_group_asks_to_join(group: tuple[Machine, Machine], three: Machine) -> None:
    one, _two = group
    with pytest.raises(ReaderError) as caught:
        three.join()
    assert caught.value.problem is Problem.SYNC_GROUP_NONE
    copy_folder(one.folder, three.folder)
    with pytest.raises(ReaderError) as caught:
        three.init()
    assert caught.value.problem is Problem.SYNC_GROUP_THERE


def test_of_two_beginnings_one_group_remains(one: Machine, two: Machine) -> None:
    one.write("n1", "Of the laptop.")
    two.write("n2", "Of the desk.")
    one.init()
    two.init()
    smaller = min(one.membership.group, two.membership.group)
    carry(one, two)
    rounds(one, two, times=4)
    assert one.membership.group == two.membership.group == smaller
    assert shown(one) == shown(two)
    assert len(shown(one)[0]) == 2


def test_two_libraries_with_the_same_notes_join_without_doubling_a_word(one: Machine, two: Machine) -> None:
    for machine in (one, two):
        machine.write("same", "The same on both.\nLine two.")
        machine.write("other", f"Common.\nOf {machine.name}.", colour=1)
        machine.log("e")
    one.init()
    carry(one, two)
    two.join()
    carry(one, two)
    rounds(one, two)
    assert shown(one) == shown(two)
    assert one.body("same") == "The same on both.\nLine two."
    assert sorted(one.body("other").split("\n")) == ["Common.", "Of desk.", "Of laptop."]


def test_a_member_that_has_not_begun_to_arrive_is_waited_for(group: tuple[Machine, Machine], three: Machine) -> None:
    one, two = group
    one.write("n2", "New.")
    one.sync()
    carry(one, two)
    copy_folder(one.folder, three.folder)
    bases = {path: path.read_bytes() for path in three.folder.rglob("base-*")}
    assert len(bases) == 2
    for path, data in bases.items():
        path.write_bytes(data[:40])
    with pytest.raises(ReaderError) as caught:
        three.join()
    assert caught.value.problem is Problem.SYNC_GROUP_NONE
    for path, data in bases.items():
        path.write_bytes(data)
    three.join()
    assert shown(three) == shown(one)


class TestRestored:
    """A library that was restored from a backup."""

    @pytest.fixture
    def restored(self, group: tuple[Machine, Machine]) -> tuple[Machine, Machine]:
        """Return two machines, the first of which was restored and edited; one note was removed since the backup."""
        one, two = group
        one.write("gone", "Removed later.")
        rounds(one, two)
        backup = one.holds.copy()
        one.write("n1", "The first line.\nAfter the backup.")
        one.write("n5", "Made after the backup.")
        one.log("e5")
        one.remove("gone")
        rounds(one, two)
        one.holds = backup
        one.holds.dirty.clear()
        one.reopen()
        one.write("n1", "The first line, edited after the restore.")
        one.log("e6")
        return one, two

    def test_it_is_asked_what_holds(self, restored: tuple[Machine, Machine]) -> None:
        one, _two = restored
        assert refused(one) == Problem.SYNC_RESTORED

    def test_brought_up_to_date(self, restored: tuple[Machine, Machine]) -> None:
        one, two = restored
        replica = one.membership.replica
        one.join(Precedence.GROUP)
        assert one.membership.replica != replica
        carry(one, two)
        rounds(one, two)
        assert shown(one) == shown(two)
        lines = one.body("n1").split("\n")
        assert "After the backup." in lines
        assert "The first line, edited after the restore." in lines
        assert one.body("n5") == "Made after the backup."
        assert set(one.holds.rows) == {("entry", "e1"), ("entry", "e5"), ("entry", "e6")}
        assert one.holds.records["annotation", "gone"].removed
        assert one.holds.rows["entry", "e5"].machine == ""
        assert [machine.name for machine in two.status().machines] == ["laptop"]

    def test_what_was_restored_holds_for_all(self, restored: tuple[Machine, Machine]) -> None:
        one, two = restored
        one.join(Precedence.LIBRARY)
        carry(one, two)
        rounds(one, two)
        assert shown(one) == shown(two)
        assert two.body("n1") == "The first line, edited after the restore."
        assert two.body("n5") == "Made after the backup."
        assert two.body("gone") == "Removed later."

    def test_a_library_without_its_state_joins_again(self, group: tuple[Machine, Machine]) -> None:
        one, two = group
        for path in (one.library.parent / "library.db.sync").iterdir():
            path.unlink()
        one.write("n1", "The first line.\nUnsent.")
        one.reopen()
        assert refused(one) == Problem.SYNC_RESTORED
        one.join()
        carry(one, two)
        rounds(one, two)
        assert shown(one) == shown(two)
        assert two.body("n1") == "The first line.\nUnsent."


def state_of(machine: Machine) -> dict[str, bytes]:
    """Return the state beside a library."""
    folder = machine.library.parent / "library.db.sync"
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def put_state(machine: Machine, state: dict[str, bytes]) -> None:
    """Put a state beside a library."""
    folder = machine.library.parent / "library.db.sync"
    for path in folder.iterdir():
        path.unlink()
    for name, data in state.items():
        (folder / name).write_bytes(data)


def test_a_machine_that_was_restored_as_a_whole_takes_another_id(group: tuple[Machine, Machine]) -> None:
    one, two = group
    library, state, replica = one.holds.copy(), state_of(one), one.membership.replica
    one.write("n1", "The first line.\nAfter the image.")
    one.log("e7")
    rounds(one, two)
    one.holds = library
    put_state(one, state)
    one.reopen()
    opened = one.opened()
    assert opened.state is MembershipState.OVERTAKEN
    one.write("n8", "After the restore.")
    rounds(one, two)
    assert one.membership.replica not in {replica, opened.membership.replica}
    assert shown(one) == shown(two)
    assert one.body("n1") == "The first line.\nAfter the image."
    assert ("entry", "e7") in one.holds.rows
    assert one.membership.epoch == 1


@pytest.mark.parametrize("compacts", [False, True])
@pytest.mark.parametrize("order", ["one first", "clone first"])
def test_a_cloned_machine_brings_a_new_epoch_with_both_texts_on_all(
    tmp_path: Path, group: tuple[Machine, Machine], compacts: bool, order: str
) -> None:
    one, two = group
    clone = Machine(tmp_path, "clone")
    clone.holds = one.holds.copy()
    (clone.library.parent / "library.db.sync").mkdir()
    put_state(clone, state_of(one))
    copy_folder(one.folder, clone.folder)
    one.write("n1", "The first line.\nOf the original.")
    clone.write("n1", "The first line.\nOf the clone.")
    one.log("eo")
    clone.log("ec")
    for machine in (one, clone):
        machine.sync()
        machine.write(f"by {machine.name}", f"Of {machine.name}.")
        machine.sync()
        if compacts:
            machine.own_files[0].unlink()
            machine.sync()
    first, second = (one, clone) if order == "one first" else (clone, one)
    copy_folder(first.folder, two.folder)
    two.sync()
    copy_folder(second.folder, two.folder)
    copy_folder(second.folder, first.folder)
    copy_folder(first.folder, second.folder)
    kinds = problem_kinds(two.sync()) | problem_kinds(one.sync()) | problem_kinds(clone.sync())
    assert SyncProblemKind.WROTE_AS_ONE in kinds
    carry(one, two, clone)
    rounds(two, one, clone, times=4)
    assert len({machine.membership.replica for machine in (one, two, clone)}) == 3
    assert {machine.membership.epoch for machine in (one, two, clone)} != {1}
    assert shown(one) == shown(two) == shown(clone)
    assert {"The first line.", "Of the original.", "Of the clone."} <= set(two.body("n1").split("\n"))
    assert {two.body("by laptop"), two.body("by clone")} == {"Of laptop.", "Of clone."}
    assert {("entry", "eo"), ("entry", "ec")} <= set(two.holds.rows)
    assert all(machine.sync().agrees for machine in (one, two, clone))
    epoch = one.membership.epoch
    rounds(one, two, clone, times=2)
    assert {machine.membership.epoch for machine in (one, two, clone)} == {epoch}


def test_leaving_forgets_the_group_and_erases_own_files_alone(group: tuple[Machine, Machine]) -> None:
    one, two = group
    rounds(one, two)
    others = list((one.folder / "onehour/machines" / two.membership.replica).iterdir())
    count = len(one.own_files)
    folder = one.folder / "onehour/machines" / one.membership.replica
    assert one.leave(erases=True) == count + 1
    assert not folder.exists()
    assert all(path.exists() for path in others)
    assert not (one.library.parent / "library.db.sync").exists()
    one.join()
    carry(one, two)
    rounds(one, two)
    assert shown(one) == shown(two)


def test_leaving_without_erasing_keeps_what_was_sent(group: tuple[Machine, Machine], three: Machine) -> None:
    one, two = group
    one.write("n2", "Sent.")
    one.sync()
    carry(one, two)
    files = one.own_files
    assert one.leave() == 0
    assert all(path.exists() for path in files)
    copy_folder(one.folder, three.folder)
    three.join()
    assert three.body("n2") == "Sent."


def test_leaving_goes_without_the_folder(group: tuple[Machine, Machine]) -> None:
    one, _two = group
    one.folder.rename(one.folder.with_name("elsewhere"))
    assert refused(one) == Problem.SYNC_FOLDER_GONE
    assert one.leave(erases=True) == 0
    assert not (one.library.parent / "library.db.sync").exists()
