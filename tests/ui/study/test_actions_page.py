"""Actions are added in a line, carried on by keys, and written out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.core.annotations.model import Annotation
from reader.core.screens import ScreenName
from reader.core.study.actions import ActionState
from reader.services.study.actions import ActionDraft, ActionEdit, add_action, change_action
from reader.ui.appearance.theme import THEMES
from reader.ui.study.action_dialogs import ActionDialog, DropDialog, OutcomeDialog, PostponeDialog
from reader.ui.study.action_export_dialog import ActionExportChoice, ActionExportDialog, ActionOffersDialog
from reader.ui.study.actions_page import ActionOrder, ActionsPage
from reader.ui.study.study_page import StudyPage, StudyPageName
from tests.support.cut_texts import cut_texts
from tests.support.dialogs import answer_dialog
from tests.support.window import WindowDriver
from tests.ui.study.conftest import SPRING, lay_out

Mark = Callable[[str], Annotation]
OpenPage = Callable[..., StudyPage]


@pytest.fixture
def page(open_page: OpenPage) -> ActionsPage:
    """Return the page without actions."""
    page = open_page(StudyPageName.ACTIONS)
    assert isinstance(page, ActionsPage)
    return page


def type_line(page: ActionsPage, line: str) -> None:
    page.field.line.setText(line)
    QTest.keyClick(page.field.line, Qt.Key.Key_Return)


def press(page: ActionsPage, key: Qt.Key) -> None:
    """Press a key in the list; after a dialog, which is still the active window offscreen, click its button."""
    if page.isActiveWindow():
        page.view.setFocus()
        QTest.keyClick(page.view, key)
    else:
        name = {Qt.Key.Key_Space: "Space", Qt.Key.Key_Delete: "Del"}.get(key) or chr(key.value)
        page.buttons[name].click()


def only_action(page: ActionsPage) -> tuple[str, ActionState, str]:
    (record,) = page.context.library.actions.all()
    return record.action.what, record.action.state, record.action.outcome


def test_without_actions_the_line_has_the_focus(page: ActionsPage) -> None:
    assert page.initial_focus is page.field.line
    type_line(page, "借投影仪")
    assert page.initial_focus is page.view


def test_enter_presses_the_button_that_has_the_focus(page: ActionsPage) -> None:
    type_line(page, "借投影仪")
    page.buttons["Space"].setFocus()
    QTest.keyClick(page.buttons["Space"], Qt.Key.Key_Return)
    assert only_action(page)[1] is ActionState.DOING


def test_the_focus_stays_on_the_page_when_its_last_action_goes(page: ActionsPage, driver: WindowDriver) -> None:
    type_line(page, "借投影仪")
    page.view.setFocus()
    driver.undo()
    assert page.field.line.hasFocus()


def test_a_line_is_read_while_it_is_typed_and_added_with_enter(page: ActionsPage, driver: WindowDriver) -> None:
    page.field.line.setText("建立联系点 @王小明 4-20 +图书角")
    assert page.field.reading.text() == "建立联系点 · Who: 王小明 · By Mon 20 Apr 2026 · Project: 图书角"
    QTest.keyClick(page.field.line, Qt.Key.Key_Return)
    (record,) = driver.library.actions.all()
    assert (record.action.who, record.action.due, record.project) == ("王小明", date(2026, 4, 20), "图书角")
    assert page.field.line.text() == ""
    assert page.subtitle.text() == "1 open"
    assert page.model.rowCount() == 2
    driver.undo()
    assert page.model.rowCount() == 0


def test_space_goes_on_to_done_which_asks_for_a_line(page: ActionsPage) -> None:
    type_line(page, "列书单")
    press(page, Qt.Key.Key_Space)
    assert only_action(page) == ("列书单", ActionState.DOING, "")
    asked = answer_dialog(OutcomeDialog, lambda dialog: (dialog._line.setText("二十种"), dialog.accept()))
    press(page, Qt.Key.Key_Space)
    assert asked
    assert only_action(page) == ("列书单", ActionState.DONE, "二十种")
    press(page, Qt.Key.Key_Space)
    assert only_action(page)[1] is ActionState.OPEN


def test_enter_skips_the_words(page: ActionsPage) -> None:
    type_line(page, "列书单")
    press(page, Qt.Key.Key_Space)
    answer_dialog(OutcomeDialog, OutcomeDialog.accept)
    press(page, Qt.Key.Key_Space)
    assert only_action(page) == ("列书单", ActionState.DONE, "")


def test_dropping_needs_a_reason_and_what_is_closed_can_be_removed(page: ActionsPage, driver: WindowDriver) -> None:
    type_line(page, "列书单")

    def drop(dialog: DropDialog) -> None:
        assert not dialog._ok.isEnabled()
        dialog._line.setText("已有")
        dialog.accept()

    answer_dialog(DropDialog, drop)
    press(page, Qt.Key.Key_Delete)
    assert only_action(page) == ("列书单", ActionState.DROPPED, "已有")
    press(page, Qt.Key.Key_Delete)
    assert page.model.rowCount() == 0
    driver.undo()
    driver.undo()
    assert only_action(page)[1] is ActionState.OPEN


def test_another_day_keeps_the_earlier_one(page: ActionsPage, driver: WindowDriver) -> None:
    type_line(page, "列书单 4-1")
    answer_dialog(PostponeDialog, lambda dialog: (dialog._day.set_value(date(2026, 4, 8)), dialog.accept()))
    press(page, Qt.Key.Key_P)
    (record,) = driver.library.actions.all()
    assert (record.action.due, record.earlier_days) == (date(2026, 4, 8), (date(2026, 4, 1),))


def test_what_was_typed_can_be_changed(page: ActionsPage, driver: WindowDriver) -> None:
    type_line(page, "列书单 @安 4-1")

    def edit(dialog: ActionDialog) -> None:
        assert dialog.field.line.text() == "列书单 @安 2026-04-01"
        dialog.field.line.setText("列二十种书 @博 2026-04-02")
        dialog.accept()

    answer_dialog(ActionDialog, edit)
    press(page, Qt.Key.Key_E)
    action = driver.library.actions.all()[0].action
    assert (action.what, action.who, action.due) == ("列二十种书", "博", date(2026, 4, 2))


def test_key_a_on_a_mark_asks_for_an_action_that_leads_back_to_it(
    driver: WindowDriver, mark: Mark, open_page: OpenPage
) -> None:
    annotation = mark(SPRING)
    driver.read_screen.show_annotation(annotation.id)
    driver.read_screen.mark_controller.choose(annotation)
    answer_dialog(ActionDialog, lambda dialog: (dialog.field.line.setText("去河边 4-5"), dialog.accept()))
    driver.trigger("action")
    action = driver.library.actions.all()[0].action
    assert (action.what, action.annotation, action.source) == ("去河边", annotation.id, SPRING)
    page = open_page(StudyPageName.ACTIONS, action.id)
    assert isinstance(page, ActionsPage)
    press(page, Qt.Key.Key_O)
    assert driver.screen is ScreenName.READ


def test_key_a_on_a_card_beside_the_text_does_the_same(driver: WindowDriver, mark: Mark) -> None:
    annotation = mark(SPRING)
    view = driver.read_screen.notes.list.view
    view.select(annotation.id)
    answer_dialog(ActionDialog, lambda dialog: (dialog.field.line.setText("去河边"), dialog.accept()))
    QTest.keyClick(view, Qt.Key.Key_A)
    assert driver.library.actions.all()[0].action.annotation == annotation.id


def test_an_action_whose_mark_is_gone_says_so(page: ActionsPage, driver: WindowDriver, mark: Mark) -> None:
    annotation = mark(SPRING)
    add_action(driver.library, ActionDraft("去河边", annotation=annotation.id), driver.clock.now())
    driver.annotation_commands.remove((annotation.id,))
    page.reload()
    record = page.view.current_record()
    assert record is not None
    assert page.model.description(record) == "去河边, open, passage no longer exists"
    press(page, Qt.Key.Key_O)
    assert SPRING in driver.toast.message


def test_the_list_stands_by_project_or_by_day(page: ActionsPage) -> None:
    for line in ("甲 4-9 +图书角", "乙 4-2", "丙 4-3 +图书角"):
        type_line(page, line)
    labels = [page.model.label(page.model.row(page.model.index(row))) for row in range(page.model.rowCount())]
    assert labels == ["Project: 图书角", "丙", "甲", "No project", "乙"]
    for record in page.context.library.actions.all():
        if record.project:
            change_action(
                page.context.library, record.action.id, ActionEdit(ActionState.DONE), page.context.clock.now()
            )
    page.reload()
    assert page.model.label(page.model.row(page.model.index(0))) == "Project: 图书角, done"
    page.orders.choose(ActionOrder.DAY)
    page.reload()
    labels = [page.model.label(page.model.row(page.model.index(row))) for row in range(page.model.rowCount())]
    assert labels == ["乙", "丙", "甲"]


def test_the_file_of_tasks_comes_back_as_an_offer(page: ActionsPage, driver: WindowDriver, tmp_path: Path) -> None:
    type_line(page, "列书单")
    choice = ActionExportChoice(tmp_path / "tasks.md", "tasks", as_events=False)
    page.actions_controller.export(choice)
    choice.path.write_text(choice.path.read_text("utf-8").replace("[ ]", "[x]"), "utf-8")
    answer_dialog(ActionOffersDialog, ActionOffersDialog.reject)
    page.actions_controller.export(choice)
    assert only_action(page)[1] is ActionState.OPEN
    answer_dialog(ActionOffersDialog, ActionOffersDialog.accept)
    page.actions_controller.export(choice)
    assert only_action(page)[1] is ActionState.DONE


@pytest.mark.parametrize(("form", "start"), [("todotxt", "2026"), ("csv", "id,"), ("markdown", "# "), ("ics", "BEGIN")])
def test_the_other_formats_are_written_anew(page: ActionsPage, tmp_path: Path, form: str, start: str) -> None:
    type_line(page, "列书单 4-1")
    dialog = ActionExportDialog(page)
    dialog.format.choose(form)
    dialog.path.setText(str(tmp_path / "actions.txt"))
    page.actions_controller.export(dialog.answer())
    assert (tmp_path / "actions.txt").read_text("utf-8").startswith(start)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_page_cuts_no_text(page: ActionsPage, driver: WindowDriver, language: str) -> None:
    driver.settings.change(language=language)
    lay_out(driver)
    cut = [f"empty: {found}" for found in cut_texts(driver.window)]
    for line in ("甲 4-9 +图书角", "乙 @安 4-2"):
        type_line(page, line)
    sizes = ((1440, 900), (1024, 700), (760, 520))
    for number, theme in enumerate(THEMES):
        driver.settings.change(theme=theme)
        for size in sizes[-1:] if number else sizes:
            driver.window.resize(*size)
            lay_out(driver)
            cut += [f"{language}, {theme}, {size}: {found}" for found in cut_texts(driver.window)]
    assert cut == []


def test_a_project_is_closed_and_opened_again_by_hand(page: ActionsPage) -> None:
    context = page.context
    for what in ("借投影仪", "约图书馆员"):
        add_action(context.library, ActionDraft(what, project="读书沙龙"), context.clock.now())
    page.reload()
    assert page.buttons["D"].text() == "Close Project"
    press(page, Qt.Key.Key_D)
    assert "Still open" in context.toast.message
    for record in context.library.actions.all():
        change_action(context.library, record.action.id, ActionEdit(ActionState.DONE), context.clock.now())
    page.reload()
    assert page.model.row(page.model.index(0)) == "Project: 读书沙龙, done"
    press(page, Qt.Key.Key_D)
    (project,) = context.library.actions.projects()
    assert project.done is not None
    assert "closed" in context.toast.message
    assert str(page.model.row(page.model.index(0))).startswith("Project: 读书沙龙, closed on ")
    assert page.buttons["D"].text() == "Reopen Project"
    press(page, Qt.Key.Key_D)
    (project,) = context.library.actions.projects()
    assert project.done is None


def test_an_action_without_a_project_closes_none(page: ActionsPage) -> None:
    type_line(page, "借投影仪")
    assert not page.buttons["D"].isEnabled()
