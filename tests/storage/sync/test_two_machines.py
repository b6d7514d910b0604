"""Two libraries that exchange what they change: the cases of the design, with its numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from reader.core.activity.correction import AddTime, CutTime, ReclassifyTime
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.activity.plan import plan_on
from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.storage.library import Library
from tests.storage.sync.conftest import AddText, Machines
from tests.support.sync_relay import Machine, exchange

DAY = date(2026, 3, 28)
NOON = datetime.fromisoformat("2026-03-28T12:00+08:00")
READ, SKIM, NOTE, PAPER = TimeClass.READ, TimeClass.SKIM, TimeClass.NOTE, TimeClass.PAPER


def log(machine: Machine, name: str, start: int, end: int, time_class: TimeClass) -> None:
    """Measure an entry of these minutes after noon; one on paper is declared."""
    first, last = NOON + timedelta(minutes=start), NOON + timedelta(minutes=end)
    origin = EntryOrigin.DECLARED if time_class is PAPER else EntryOrigin.MEASURED
    entry = LedgerEntry(name, None, time_class, first, last, 28_800, DAY, (end - start) * 60.0, origin)
    if origin is EntryOrigin.MEASURED:
        machine.library.ledger.put(entry)
        machine.library.ledger.close(name)
    else:
        machine.library.ledger.declare(entry)


def sums(library: Library) -> dict[TimeClass, float]:
    assert library.check(now=NOON).is_clean
    found = library.ledger.seconds_by_day(DAY, DAY).get(DAY, {})
    return {name: round(seconds, 3) for name, seconds in found.items() if seconds}


def note(machine: Machine) -> Annotation:
    """Return the only note."""
    (found,) = machine.library.annotations.all()
    return found


def two_with_note(machines: Machines, add_text: AddText, body: str = "") -> tuple[Machine, Machine]:
    """Return two machines with the same text and the same note on it."""
    one, two = machines(2)
    for machine in (one, two):
        text = add_text(machine.library, "第一回", "甄士隐梦幻识通灵")
    anchor = make_anchor(one.library.texts.view(text_of(one)), 4, 8)
    one.library.commit(
        operations.annotate(text_of(one), AnnotationKind.NOTE, anchor, NOON, colour=1, body=body, tags=("p",))
    )
    exchange(NOON, one, two)
    assert note(one).id == note(two).id
    assert text.title == "书"
    return one, two


def text_of(machine: Machine) -> str:
    (text,) = machine.library.texts.all()
    return text.id


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_1_minutes_that_overlap_count_once(machines: Machines, order: tuple[int, int]) -> None:
    both = machines(2)
    log(both[0], "a", 0, 60, PAPER)
    log(both[1], "b", 30, 90, PAPER)
    for _twice in range(2):
        first, second = (both[number] for number in order)
        first.sync(NOON, second)
        second.sync(NOON, first)
        first.sync(NOON, second)
    for machine in both:
        assert sums(machine.library) == {PAPER: 5400}
        assert len(machine.library.ledger.entries(DAY)) == 2


def test_2_what_was_skimmed_there_and_read_here_is_read(machines: Machines) -> None:
    one, two = machines(2)
    log(one, "a", 0, 60, SKIM)
    log(two, "b", 30, 60, READ)
    exchange(NOON, one, two)
    assert sums(one.library) == sums(two.library) == {READ: 1800, SKIM: 1800}


def test_4_what_both_cut_is_cut_once(machines: Machines) -> None:
    one, two = machines(2)
    log(one, "a", 0, 15, READ)
    log(one, "other", 20, 30, READ)
    exchange(NOON, one, two)
    for machine in (one, two):
        machine.library.ledger.correct("a", CutTime(600), "因此", NOON + timedelta(hours=3))
    exchange(NOON, one, two)
    assert sums(one.library) == sums(two.library) == {READ: 600}


def test_5_what_both_classified_anew_is_of_one_class(machines: Machines) -> None:
    one, two = machines(2)
    log(one, "a", 0, 15, READ)
    exchange(NOON, one, two)
    one.library.ledger.correct("a", ReclassifyTime(NOTE), "因此", NOON + timedelta(hours=3))
    two.library.ledger.correct("a", ReclassifyTime(SKIM), "因此", NOON + timedelta(hours=3, minutes=1))
    exchange(NOON, one, two)
    assert sums(one.library) == sums(two.library)
    assert list(sums(one.library).values()) == [900]


def test_6_minutes_of_a_clock_that_is_behind_are_united_and_one_correction_gives_them_back(machines: Machines) -> None:
    one, two = machines(2)
    log(one, "a", 0, 60, READ)
    log(two, "b", 50, 110, READ)  # what followed at once on a machine whose clock is ten minutes behind
    exchange(NOON, one, two)
    assert sums(one.library) == sums(two.library) == {READ: 6600}
    one.library.ledger.correct("b", AddTime(600), "因此", NOON + timedelta(hours=3))
    exchange(NOON, one, two)
    assert sums(one.library) == sums(two.library) == {READ: 7200}


def test_9_tags_are_united_and_a_colour_comes_with_them(machines: Machines, add_text: AddText) -> None:
    one, two = two_with_note(machines, add_text)
    one.library.commit(operations.tag(note(one), ("p", "q"), NOON))
    two.library.commit(operations.tag(note(two), ("p", "r"), NOON))
    two.library.commit(operations.recolour(note(two), 4, NOON))
    exchange(NOON, one, two)
    for machine in (one, two):
        assert (set(note(machine).tags), note(machine).colour) == ({"p", "q", "r"}, 4)


def test_10_a_note_that_was_removed_here_and_written_there_lives(machines: Machines, add_text: AddText) -> None:
    one, two = two_with_note(machines, add_text, "想")
    one.library.commit(operations.remove((note(one),), NOON))
    two.library.commit(operations.write(note(two), "再想", NOON))
    exchange(NOON, one, two)
    assert note(one).body == note(two).body == "再想"
    two.library.commit(operations.remove((note(two),), NOON))
    exchange(NOON, one, two)
    assert one.library.annotations.all() == two.library.annotations.all() == []


def test_12_undo_of_a_colour_leaves_the_words_that_came(machines: Machines, add_text: AddText) -> None:
    one, two = two_with_note(machines, add_text)
    one.library.commit(operations.recolour(note(one), 3, NOON))
    two.library.commit(operations.write(note(two), "在另一台上写的", NOON))
    exchange(NOON, one, two)
    one.library.undo(NOON)
    assert (note(one).colour, note(one).body) == (1, "在另一台上写的")
    exchange(NOON, one, two)
    assert (note(two).colour, note(two).body) == (1, "在另一台上写的")


def test_13_a_stricter_plan_of_today_stands_until_tomorrow(machines: Machines) -> None:
    one, two = machines(2)
    exchange(NOON, one, two)
    for machine, minutes, hours in ((one, 90, 0), (two, 75, 1)):
        history = machine.library.plans.history()
        plan = replace(history[-1], goal_minutes=minutes, effective_day=DAY)
        machine.library.plans.set(plan, NOON + timedelta(hours=hours))
    exchange(NOON, one, two)
    for machine in (one, two):
        history = machine.library.plans.history()
        goals = [found.goal_minutes for day in (DAY, DAY + timedelta(days=1)) if (found := plan_on(history, day))]
        assert goals == [90, 75]
    assert one.library.plans.history() == two.library.plans.history()


def test_14_the_first_plan_of_a_new_library_does_not_overrule_that_of_the_group(machines: Machines) -> None:
    one, two, three = machines(3)
    exchange(NOON, one, two)
    one.library.plans.set(replace(one.library.plans.history()[-1], goal_minutes=90, effective_day=DAY), NOON)
    exchange(NOON, one, two, three)
    assert [plan.goal_minutes for plan in three.library.plans.history()] == [60, 90]


def test_undo_never_takes_back_another_machine_and_the_history_can(machines: Machines, add_text: AddText) -> None:
    one, two = two_with_note(machines, add_text)
    two.library.commit(operations.write(note(two), "来自另一台", NOON))
    before = one.library.last_step()
    exchange(NOON, one, two)
    assert one.library.last_step() == before
    step = one.library.history_entries()[0]
    assert (step.operation, step.intake and step.intake.machines) == (OperationName.TAKE_IN, ("Desktop",))
    assert step.intake is not None
    assert step.intake.notes == 1
    while one.library.undo_name() is not None:
        one.library.undo(NOON)
    assert one.library.history_entries()[-1].operation == OperationName.TAKE_IN


def test_going_back_before_another_machine_is_an_edit_for_all(machines: Machines, add_text: AddText) -> None:
    one, two = two_with_note(machines, add_text, "起初")
    two.library.commit(operations.write(note(two), "起初，来自另一台", NOON))
    exchange(NOON, one, two)
    steps = one.library.history_entries()
    assert steps[0].operation == OperationName.TAKE_IN
    one.library.go_to(steps[1].number, NOON)
    assert note(one).body == "起初"
    exchange(NOON, one, two)
    assert note(two).body == "起初"
    while two.library.undo_name() is not None:
        two.library.undo(NOON)
    with pytest.raises(ReaderError) as caught:
        two.library.undo(NOON)
    assert caught.value.problem is Problem.NOTHING_TO_UNDO
