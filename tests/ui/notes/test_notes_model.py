"""The list of all notes reads little, groups in every way, and filters as the plain list does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.model import Annotation
from reader.ui.annotations.annotation_model import AnnotationModel
from reader.ui.notes.grouping import Grouping
from reader.ui.notes.notes_model import NotesModel
from reader.ui.notes.notes_screen import NotesScreen
from tests.support.work import calls_of

if TYPE_CHECKING:
    from tests.support.notes import Notes


def groups(model: NotesModel) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    heading = ""
    for row in range(model.rowCount()):
        heading = model.group(row) or heading
        found.setdefault(heading, []).append(model.annotation(row).id)
    return found


@pytest.fixture
def marks(notes: Notes) -> list[Annotation]:
    one, two = notes.add_text("One"), notes.add_text("Two")
    made = [notes.mark(one, 30), notes.mark(one, 60, colour=2), notes.mark(two, 20), notes.mark(two, 90, colour=5)]
    notes.annotation_commands.tag(made[0].id, ("b", "a"))
    notes.annotation_commands.tag(made[2].id, ("a",))
    notes.annotation_commands.write(made[3].id, "words of its own")
    notes.library.topics.begin("Why?", notes.clock.now(), [made[2].id, made[1].id])
    return [notes.library.annotations.get(one.id) for one in made]


@pytest.mark.parametrize(
    ("grouping", "expected"),
    [
        (Grouping.TEXT, {"Two": [2, 3], "One": [0, 1]}),
        (Grouping.SECTION, {"Two › Two, chapter one": [2, 3], "One › One, chapter one": [0, 1]}),
        (Grouping.TAG, {"#a": [2, 0], "#b": [0], "Untagged": [3, 1]}),
        (Grouping.COLOUR, {"Yellow": [2, 0], "Green": [1], "Red": [3]}),
        (Grouping.TOPIC, {"Why?": [2, 1], "Not in a topic": [3, 0]}),
    ],
)
def test_notes_stand_in_groups(
    notes: Notes, marks: list[Annotation], grouping: Grouping, expected: dict[str, list[int]]
) -> None:
    model = NotesModel(notes.library, str)
    model.load(grouping)
    assert groups(model) == {heading: [marks[number].id for number in ids] for heading, ids in expected.items()}
    assert model.total == model.chosen == 4


def test_days_begin_with_the_newest(notes: Notes, marks: list[Annotation]) -> None:
    model = NotesModel(notes.library, str)
    model.load(Grouping.DAY)
    assert list(groups(model).values()) == [[one.id for one in reversed(marks)]]


@pytest.mark.parametrize(
    "typed", ["原", "words", "tag:a", "colour:2", "in:two", "in:two tag:a", "#b chapter", "none", ""]
)
def test_the_filter_finds_what_the_one_beside_a_text_finds(notes: Notes, marks: list[Annotation], typed: str) -> None:
    model = NotesModel(notes.library, str)
    model.load(Grouping.TEXT)
    beside = AnnotationModel(str, make_folding=lambda: notes.library.index.folding)
    for end in range(len(typed) + 1):  # letter by letter, as it is typed
        selection = AnnotationFilter(text=typed[:end])
        model.set_filter(selection)
        beside.set_filter(selection)
        expected = set()
        for text in notes.library.texts.all():
            beside.show(notes.library.annotations.of_text(text.id), text)
            expected |= {one.id for one in beside.shown()}
        assert {one.id for one in model.shown()} == expected


def test_typing_before_all_facts_are_gathered_finds_all_the_same(notes: Notes, qtbot: QtBot) -> None:
    ids = notes.fill(notes.add_text("One"), 2_500)
    model = NotesModel(notes.library, str)
    model.load(Grouping.TEXT)
    with qtbot.waitSignal(model.filtered):
        model.set_filter(AnnotationFilter(text="2499"))
        assert model.rowCount() == 2_500
    assert [one.id for one in model.shown()] == [ids[2_499]]
    model.set_filter(AnnotationFilter())
    assert model.rowCount() == 2_500


def test_a_key_typed_into_the_filter_of_many_notes_takes_no_more_work_than_in_that_of_some(
    notes: Notes, qtbot: QtBot
) -> None:
    def cost(count: int) -> int:
        notes.fill(notes.add_text(f"{count} notes"), count)
        model = NotesModel(notes.library, str)
        model.load(Grouping.TEXT)
        calls = calls_of(lambda: model.set_filter(AnnotationFilter(text="7")))
        qtbot.waitUntil(lambda: model.chosen < model.total)
        return calls

    assert cost(5_000) < 2 * cost(1_000)


def test_the_last_of_several_filters_counts(notes: Notes, qtbot: QtBot) -> None:
    ids = notes.fill(notes.add_text("One"), 2_500)
    model = NotesModel(notes.library, str)
    model.load(Grouping.TEXT)
    model.set_filter(AnnotationFilter(text="2498"))
    with qtbot.waitSignal(model.filtered):
        model.set_filter(AnnotationFilter(text="2499"))
    assert [one.id for one in model.shown()] == [ids[2_499]]


def test_the_model_keeps_qts_rules(notes: Notes, marks: list[Annotation], qtmodeltester: ModelTester) -> None:
    model = NotesModel(notes.library, lambda one: one.quote)
    model.load(Grouping.TAG)
    qtmodeltester.check(model)


def test_a_note_that_changes_its_group_moves_there(notes: Notes, marks: list[Annotation]) -> None:
    model = NotesModel(notes.library, str)
    model.load(Grouping.COLOUR)
    notes.annotation_commands.recolour(marks[0].id, 5)
    model.patch({marks[0].id: notes.library.annotations.get(marks[0].id)})
    assert groups(model)["Red"] == [marks[3].id, marks[0].id]
    assert [one.colour for one in model.shown()] == [1, 2, 5, 5]


def test_a_note_that_is_gone_is_gone_from_the_list(notes: Notes, marks: list[Annotation]) -> None:
    model = NotesModel(notes.library, str)
    model.load(Grouping.TEXT)
    model.set_filter(AnnotationFilter(text="原"))
    notes.annotation_commands.remove((marks[2].id,))
    statements: list[str] = []
    notes.library._connection.raw.set_trace_callback(statements.append)
    model.patch({marks[2].id: None})
    notes.library._connection.raw.set_trace_callback(None)
    assert not any("ORDER BY" in one for one in statements)  # the list is not read anew
    assert marks[2].id not in {one.id for one in model.shown()}
    assert model.total == 3


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat four notes as very many, one step for each text."""
    monkeypatch.setattr("reader.ui.notes.notes_model._MAX_AT_ONCE", 1)
    monkeypatch.setattr("reader.ui.notes.grouping._BATCH_SIZE", 1)


@pytest.mark.usefixtures("few_at_once")
def test_very_many_notes_are_listed_later_and_the_first_at_once(
    notes: Notes, marks: list[Annotation], qtbot: QtBot
) -> None:
    model = NotesModel(notes.library, str)
    with qtbot.wait_signal(model.loaded):
        model.load(Grouping.TEXT)
        assert groups(model) == {"Two": [marks[2].id, marks[3].id]}
    assert list(groups(model)) == ["Two", "One"]
    with qtbot.wait_signal(model.loaded):
        model.load(Grouping.COLOUR)
        assert list(groups(model)) == ["Two", "One"]
        assert model.names_texts
    assert list(groups(model)) == ["Yellow", "Green", "Red"]
    assert not model.names_texts
    assert model.kind_counts.total() == model.total == 4


@pytest.mark.usefixtures("few_at_once")
def test_what_changes_while_notes_are_read_is_listed_as_it_is_then(
    notes: Notes, marks: list[Annotation], qtbot: QtBot
) -> None:
    model = NotesModel(notes.library, str)
    with qtbot.wait_signal(model.loaded):
        model.load(Grouping.COLOUR)
        notes.annotation_commands.recolour(marks[0].id, 5)
        model.patch({marks[0].id: notes.library.annotations.get(marks[0].id)})
    assert groups(model) == {"Yellow": [marks[2].id], "Green": [marks[1].id], "Red": [marks[3].id, marks[0].id]}
    model.set_filter(AnnotationFilter(text="words"))
    with qtbot.wait_signal(model.loaded):
        model.load(Grouping.TEXT)
    assert groups(model) == {"Two": [marks[3].id]}


@pytest.mark.usefixtures("few_at_once")
def test_the_page_shows_another_grouping_from_the_top(
    marks: list[Annotation], make_screen: Callable[[], NotesScreen], qtbot: QtBot
) -> None:
    screen = make_screen()
    qtbot.wait_until(lambda: screen.list.model.rowCount() == len(marks))
    with qtbot.wait_signal(screen.all._model.loaded):
        screen.all.group_by(Grouping.COLOUR)
    assert screen.list.model.group(0) == "Yellow"
    assert screen.all._count.text() == "4 note(s)"
