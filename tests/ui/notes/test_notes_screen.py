"""Hold what the screen of all notes does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.model import AnnotationKind
from reader.ui.notes.notes_screen import NotesScreen
from reader.ui.widgets.button import CountChip, IconButton
from reader.ui.widgets.field import SearchField

if TYPE_CHECKING:
    from tests.support.notes import Notes

MakeScreen = Callable[[], NotesScreen]


def test_notes_are_grouped_by_text(notes: Notes, make_screen: MakeScreen) -> None:
    first, second = notes.add_text("One"), notes.add_text("Two")
    for text, start in ((second, 50), (first, 30), (second, 20)):
        notes.mark(text, start)
    screen = make_screen()
    shown = [(one.text, one.start) for one in screen.list.model.shown()]
    assert sorted(shown[:2] if shown[0][0] == second else shown[1:]) == [(second, 20), (second, 50)]
    assert sum(bool(screen.list.model.group(row)) for row in range(3)) == 2


def test_enter_opens_the_annotation_in_its_text(notes: Notes, make_screen: MakeScreen, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    screen = make_screen()
    screen.list.view.select(mark.id)
    with qtbot.waitSignal(notes.context.navigator.text_requested) as wanted:
        qtbot.keyClick(screen.list.view, Qt.Key.Key_Return)
    assert wanted.args == [text, -1, mark.id]


def test_changes_made_elsewhere_appear(notes: Notes, make_screen: MakeScreen) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    screen = make_screen()
    other = notes.mark(text, 60, colour=3)
    notes.annotation_commands.write(mark.id, "words")
    assert [one.body for one in screen.list.model.shown()] == ["words", ""]
    notes.annotation_commands.remove((mark.id, other.id))
    assert screen.list.model.rowCount() == 0
    notes.commands.undo()
    assert screen.list.model.rowCount() == 2


def test_changes_made_while_hidden_are_read_when_shown(notes: Notes, make_screen: MakeScreen) -> None:
    text = notes.add_text("One")
    screen = make_screen()
    screen.hide()
    notes.mark(text, 20)
    screen.show()
    assert screen.list.model.rowCount() == 1


def test_the_count_tells_how_many_are_shown(notes: Notes, make_screen: MakeScreen) -> None:
    text = notes.add_text("One")
    notes.mark(text, 20)
    notes.mark(text, 60, colour=2)
    screen = make_screen()
    screen.list.set_filter(AnnotationFilter(colour=2))
    assert "1 of 2" in [label.text() for label in screen.findChildren(QLabel)]


def chips(screen: NotesScreen) -> dict[str, CountChip]:
    return {chip.label: chip for chip in screen.findChildren(CountChip)}


def counts(screen: NotesScreen) -> dict[str, str]:
    return {label: chip.text().rpartition("  ")[2] for label, chip in chips(screen).items()}


def test_chips_count_the_kinds_and_choose_one(notes: Notes, make_screen: MakeScreen) -> None:
    text = notes.add_text("One")
    first = notes.mark(text, 20)
    notes.mark(text, 60, colour=2)
    notes.annotation_commands.note(text, 80, 90)
    screen = make_screen()
    assert counts(screen) == {"All": "3", "Highlights": "2", "Notes": "1", "Questions": "0", "Bookmarks": "0"}
    notes.annotation_commands.write(first.id, "words")  # which makes it a note
    assert counts(screen) == {"All": "3", "Highlights": "1", "Notes": "2", "Questions": "0", "Bookmarks": "0"}
    chips(screen)["Notes"].click()
    assert [one.kind for one in screen.list.model.shown()] == [AnnotationKind.NOTE] * 2
    assert chips(screen)["Notes"].isChecked()
    assert not chips(screen)["All"].isChecked()
    notes.annotation_commands.remove((first.id,))
    assert counts(screen)["Notes"] == "1"
    chips(screen)["Notes"].click()
    assert screen.list.model.rowCount() == 2
    assert chips(screen)["All"].isChecked()


def test_a_key_leads_to_the_filter_and_back(notes: Notes, make_screen: MakeScreen, qtbot: QtBot) -> None:
    notes.mark(notes.add_text("One"), 20)
    screen = make_screen()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    field = screen.all.header.findChild(SearchField)
    assert field is not None
    screen.list.view.setFocus()
    qtbot.keyClick(screen.list.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert screen.list.view.hasFocus()


def test_the_header_is_that_of_the_page(notes: Notes, make_screen: MakeScreen, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    notes.mark(text, 20)
    screen = make_screen()
    screen.show_excerpts(text)
    back = screen.excerpts_page.header.findChild(IconButton)
    assert back is not None
    assert back.isVisible()
    assert not screen.all.header.isVisible()
    qtbot.keyClick(back, Qt.Key.Key_Escape)
    assert screen.all.header.isVisible()


def test_a_narrow_screen_has_the_kinds_in_the_menu(notes: Notes, make_screen: MakeScreen) -> None:
    notes.mark(notes.add_text("One"), 20)
    screen = make_screen()
    menu = screen.all._filter._kind_button.menu()
    assert all(chip.isVisible() for chip in chips(screen).values())
    assert "Question" not in [action.text() for action in menu.actions()]
    screen.resize(688, 520)
    assert not any(chip.isVisible() for chip in chips(screen).values())
    next(action for action in menu.actions() if action.text() == "Question").trigger()
    assert screen.list.model.rowCount() == 0
    screen.resize(1000, 700)
    assert chips(screen)["Questions"].isChecked()
    chips(screen)["All"].click()
    assert screen.list.model.rowCount() == 1


def test_tab_goes_from_the_header_to_the_topics_and_then_to_the_page(
    notes: Notes, make_screen: MakeScreen, qtbot: QtBot
) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    notes.library.topics.begin("Why?", notes.clock.now(), [mark.id])
    screen = make_screen()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    field = screen.all.header.findChild(SearchField)
    assert field is not None
    for _shown in range(2):
        field.setFocus()
        reached: list[QWidget] = [field]
        while reached[-1] is not screen.list.view:
            qtbot.keyClick(reached[-1], Qt.Key.Key_Tab)
            focused = QApplication.focusWidget()
            assert focused is not None
            reached.append(focused)
        kinds = [type(widget).__name__ for widget in reached]
        assert kinds[:5] == ["SearchField", "LabelledIconButton", "_PlaceList", "CardLink", "CountChip"]
        screen.show_excerpts(text)
        screen.show_all()
