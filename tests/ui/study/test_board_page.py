"""The board shows what members handed over, each with what they chose, and the group from three reports on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.study.board import BoardState
from reader.core.study.exchange import ExchangeFile
from reader.core.study.exchange_line import exchange_line
from reader.core.study.groups import StudyGroup
from reader.core.study.report_content import (
    USUAL_FIELDS,
    LessonCount,
    PortionState,
    ReportedPortion,
    ReportedQuestion,
    ReportField,
)
from reader.exporters.study.bag import bag_bytes
from reader.services.study.board import board_intake, take_in
from reader.ui.appearance.theme import THEMES
from reader.ui.study.board_page import BoardPage
from reader.ui.study.hand_over_dialog import HandOverDialog
from reader.ui.study.open_given_dialog import OpenGivenDialog
from reader.ui.study.original_dialog import OriginalDialog
from reader.ui.study.report_form import ReportForm
from reader.ui.study.reports_view import ReportsView
from reader.ui.study.study_page import StudyPage, StudyPageName
from reader.ui.study.withdrawal_form import WithdrawalForm
from tests.support.cut_texts import cut_texts
from tests.support.dialogs import answer_dialog
from tests.support.reports import GROUP, report_file
from tests.support.window import TIMEOUT_MS, WindowDriver
from tests.ui.study.conftest import lay_out

OpenPage = Callable[..., StudyPage]

PORTIONS = (ReportedPortion(1, "引言", PortionState.DONE), ReportedPortion(2, "五学联动", PortionState.PARTLY))
QUESTION = ReportedQuestion("怎样留下来？", "河边的一年", "春天")


def add(driver: WindowDriver, *files: ExchangeFile) -> StudyGroup:
    """Add files to the board of their group, as if from elsewhere."""
    library, now = driver.library, driver.clock.now()
    group = library.study_groups.named(GROUP)
    changes = take_in(library, board_intake(library, group, files, now), now)
    if changes is not None:
        driver.change_notifier.announce(changes, None)
    return group


@pytest.fixture
def page(driver: WindowDriver, open_page: OpenPage) -> BoardPage:
    add(
        driver,
        report_file(
            "安然", 3, portions=PORTIONS, lessons=LessonCount(7, 7), words="读成了要求。", questions=(QUESTION,)
        ),
        report_file("陈博", 2, portions=PORTIONS, lessons=LessonCount(5, 7), words="一条条对照。"),
    )
    group = driver.library.study_groups.named(GROUP)
    driver.library.study_groups.change(replace(group, roster=("陈博", "李晨", "安然")), driver.clock.now())
    page = open_page(StudyPageName.BOARD)
    assert isinstance(page, BoardPage)
    return page


def names(page: BoardPage) -> list[str]:
    return [row.member.name for row in page.board.rows]


def choose(page: BoardPage, name: str) -> None:
    number = names(page).index(name)
    page.table.view.setCurrentIndex(page.table.model.index(number))


def test_an_empty_board_says_that_nothing_comes_by_itself(open_page: OpenPage) -> None:
    page = open_page(StudyPageName.BOARD)
    assert isinstance(page, BoardPage)
    lay_out_page(page)
    assert page._empty.isVisible()
    assert "Nothing arrives automatically" in page._empty.explanation.text()
    assert not page.table.isVisible()


def lay_out_page(page: BoardPage) -> None:
    page.window().grab()


def test_each_member_has_a_row(page: BoardPage) -> None:
    assert names(page) == ["安然", "陈博", "李晨"]
    assert [row.state for row in page.board.rows] == [BoardState.RECEIVED, BoardState.RECEIVED, BoardState.NONE]
    assert page.period_label.text() == "23 to 29 Mar"
    assert page.subtitle.text() == f"{GROUP}, 3 members"
    descriptions = [page.table.model.description(row) for row in page.board.rows]
    assert descriptions[0] == "安然, Portions 1 / 2, Lessons 7 / 7, Questions 1, 读成了要求。"
    assert descriptions[2] == "李晨, Portions –, Lessons –, Questions –, Nothing received yet"


def test_the_rows_are_in_three_orders(page: BoardPage) -> None:
    orders = {}
    for order, segment in page._segments.items():
        segment.click()
        orders[segment.text()] = "".join(name[-1] for name in names(page))
        assert page.orders.value is order
    assert orders == {"Roster": "博晨然", "Name": "然博晨", "Received": "然博晨"}


def test_at_first_a_member_who_handed_in_is_chosen(driver: WindowDriver, open_page: OpenPage) -> None:
    add(driver, report_file("陈博", 2, words="一条条对照。"))
    group = driver.library.study_groups.named(GROUP)
    driver.library.study_groups.change(replace(group, roster=("安然", "陈博", "李晨")), driver.clock.now())
    page = open_page(StudyPageName.BOARD)
    assert isinstance(page, BoardPage)
    chosen = page.table.current_row()
    assert chosen is not None
    assert (names(page)[0], chosen.member.name) == ("安然", "陈博")


def test_a_row_opens_what_was_handed_over(page: BoardPage) -> None:
    choose(page, "安然")
    card = page.member_card
    assert "读成了要求。" in card.content_text()
    assert "怎样留下来？ (河边的一年, 春天)" in card.content_text()
    assert not card.withdrawing.isVisibleTo(page)
    shown = answer_dialog(OriginalDialog, QDialog.reject)
    card.original.click()
    assert shown
    choose(page, "李晨")
    assert card.content_text() == "Nothing received yet"
    assert not card.original.isVisibleTo(page)


def test_the_group_is_told_of_from_three_reports_on(page: BoardPage, driver: WindowDriver) -> None:
    assert page.group_card.facts() == []
    add(driver, report_file("李晨", portions=PORTIONS))
    assert page.group_card.facts() == [
        ("Portion 1: 引言", "3 of 3 done"),
        ("Portion 2: 五学联动", "0 of 3 done"),
        ("Questions shared", "1"),
        ("Received", "3"),
    ]


def test_the_arrows_go_from_week_to_week(page: BoardPage) -> None:
    page.earlier.click()
    assert page.period_label.text() == "16 to 22 Mar"
    assert {row.state for row in page.board.rows} == {BoardState.NONE}
    page.later.click()
    page.later.click()
    assert page.period_label.text() == "30 Mar to 5 Apr"


@pytest.mark.parametrize("theme", ["paper", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (1024, 700), (760, 520)])
def test_no_text_is_cut_off(page: BoardPage, driver: WindowDriver, theme: str, size: tuple[int, int]) -> None:
    driver.window.resize(*size)
    page.set_theme(THEMES[theme])
    lay_out(driver)
    assert cut_texts(page) == []


# --- opening what was given ----------------------------------------------------------------------------------


@pytest.fixture
def dialog(driver: WindowDriver) -> Iterator[OpenGivenDialog]:
    dialog = OpenGivenDialog(driver.context, driver.window)
    dialog.show()
    yield dialog
    dialog.close()
    dialog.deleteLater()


def wait(dialog: OpenGivenDialog, driver: WindowDriver) -> ReportsView:
    driver.qtbot.waitUntil(
        lambda: isinstance(dialog.view, ReportsView) and bool(dialog.view.intakes), timeout=TIMEOUT_MS
    )
    assert isinstance(dialog.view, ReportsView)
    return dialog.view


def test_reports_of_a_chat_are_shown_and_then_added(
    page: BoardPage, dialog: OpenGivenDialog, driver: WindowDriver
) -> None:
    files = [report_file("李晨", words="第一次。"), report_file("安然", 3, portions=PORTIONS), report_file("安然", 1)]
    chat = "\n".join(f"成员 10:0{number}\n{exchange_line(file)}" for number, file in enumerate(files))
    dialog.open_text(chat)
    view = wait(dialog, driver)
    assert dialog.windowTitle() == "3 Reports"
    assert view.outcome() == "1 added to the board, 2 older than what is there"
    with driver.qtbot.waitSignal(dialog.finished, timeout=TIMEOUT_MS):
        dialog.accept_button.click()
    assert [row.state for row in page.board.rows] == [BoardState.RECEIVED] * 3
    driver.commands.undo()
    assert page.board.rows[-1].state is BoardState.NONE


def test_another_name_is_asked_about(
    page: BoardPage, dialog: OpenGivenDialog, driver: WindowDriver, tmp_path: Path
) -> None:
    file = report_file("安然", 4, words="新的名字")
    person = replace(file.header.person, name="安小然")
    path = tmp_path / "renamed.zip"
    path.write_bytes(bag_bytes(replace(file, header=replace(file.header, person=person))))
    dialog.open_files([path])
    view = wait(dialog, driver)
    assert not view.is_acceptable()
    assert view.accepting_names.isVisibleTo(view)
    view.accepting_names.click()
    assert view.outcome() == "1 added to the board"
    with driver.qtbot.waitSignal(dialog.finished, timeout=TIMEOUT_MS):
        dialog.accept_button.click()
    assert "安小然" in names(page)


# --- handing over --------------------------------------------------------------------------------------------


@pytest.fixture
def form(driver: WindowDriver) -> Iterator[HandOverDialog]:
    dialog = HandOverDialog(driver.context, ReportForm(driver.context), driver.window)
    dialog.show()
    yield dialog
    dialog.close()
    dialog.deleteLater()


def report_form(dialog: HandOverDialog) -> ReportForm:
    assert isinstance(dialog.form, ReportForm)
    return dialog.form


def settle(dialog: HandOverDialog, driver: WindowDriver) -> str:
    dialog.refresh()
    driver.qtbot.waitUntil(lambda: dialog.is_ready, timeout=TIMEOUT_MS)
    return dialog.preview.page.toPlainText()


def test_a_report_needs_a_group_and_a_name(form: HandOverDialog) -> None:
    assert form.outcome.text() == "Enter the group it is for."
    report_form(form).group_field.groups.setEditText(GROUP)
    form.refresh()
    assert form.outcome.text() == "Enter the name others see. It can be any name."


def test_only_what_is_ticked_is_in_the_file(form: HandOverDialog, driver: WindowDriver, tmp_path: Path) -> None:
    fields = report_form(form)
    fields.group_field.groups.setEditText(GROUP)
    fields.group_field.name.setText("王小明")
    fields.words.setPlainText("下周试讲一次。")
    assert fields.ticked() == set(USUAL_FIELDS)
    words = settle(form, driver)
    assert "下周试讲一次。" in words
    assert "Not selected: days, questions" in words
    assert form.form.file_name() == "王小明, 2026-W13.study.zip"
    fields.fields[ReportField.DAYS].box.click()
    assert "m met, r rest" in settle(form, driver)
    form.save(tmp_path / "report.zip")
    group = driver.library.study_groups.get(GROUP)
    assert group.display_name == "王小明"
    assert group.report_fields == ("portions", "lessons", "words", "days")
    again = ReportForm(driver.context)
    assert again.ticked() == {*USUAL_FIELDS, ReportField.DAYS}
    again.deleteLater()


def test_questions_are_chosen_one_by_one(form: HandOverDialog, driver: WindowDriver) -> None:
    text = driver.library.texts.all()[0].id
    view = driver.library.texts.view(text)
    for words in ("小船慢慢回来", "鸟先醒来"):
        anchor = make_anchor(view, *view.find(words)[0], "春天")
        now, body = driver.clock.now(), f"为什么{words}？" + "这个问题写得很长，一行放不下。" * 2
        driver.library.commit(operations.annotate(text, AnnotationKind.QUESTION, anchor, now, body=body))
    fields = report_form(form)
    fields.group_field.groups.setEditText(GROUP)
    fields.group_field.name.setText("王小明")
    assert "为什么" not in settle(form, driver)
    questions = fields.fields[ReportField.QUESTIONS]
    questions.box.click()
    assert "为什么" not in settle(form, driver)
    entry = next(one for one in questions.entries.values() if "小船" in one.box.accessibleName())
    QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
    words = settle(form, driver)
    assert "为什么小船慢慢回来？" in words
    assert "鸟先醒来" not in words
    lay_out(driver)
    assert cut_texts(fields) == []
    assert questions._detail.text() == "1 of 2 selected"


def test_ones_own_report_is_withdrawn_with_honest_words(
    form: HandOverDialog, driver: WindowDriver, open_page: OpenPage, tmp_path: Path
) -> None:
    fields = report_form(form)
    fields.group_field.groups.setEditText(GROUP)
    fields.group_field.name.setText("王小明")
    fields.words.setPlainText("写得太早。")
    settle(form, driver)
    form.save(tmp_path / "report.zip")
    page = open_page(StudyPageName.BOARD)
    assert isinstance(page, BoardPage)
    assert page.member_card.withdrawing.isVisibleTo(page)

    def save(dialog: HandOverDialog) -> None:
        assert isinstance(dialog.form, WithdrawalForm)
        assert "写得太早" not in dialog.preview.page.toPlainText()
        dialog.save(tmp_path / "back.zip")

    answer_dialog(HandOverDialog, save, is_ready=lambda dialog: dialog.is_ready)
    page.member_card.withdrawing.click()
    assert [row.state for row in page.board.rows] == [BoardState.WITHDRAWN]
    assert not page.member_card.withdrawing.isVisibleTo(page)
    assert page.member_card.content_text().startswith("Withdrawn on")


def test_the_questions_lead_to_the_meetings(page: BoardPage, driver: WindowDriver) -> None:
    add(driver, report_file("李晨", questions=(QUESTION,)))
    asked = []
    page.page_requested.connect(lambda name, _subject: asked.append(name))
    choose(page, "安然")
    page.member_card.to_meeting.click()
    page.group_card.to_meetings.click()
    assert asked == [StudyPageName.MEETINGS] * 2
