"""Meetings are planned, written and held in the window, by the keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.core.annotations.model import AnnotationKind
from reader.core.screens import ScreenName
from reader.core.study.actions import ActionState
from reader.core.study.meeting import Contribution, Meeting
from reader.core.study.meeting_session import MeetingSession
from reader.exporters.meeting_files import HTML, ICS, MARKDOWN
from reader.services.study.meetings import meeting_sheet
from reader.ui.appearance.theme import THEMES
from reader.ui.study.meeting_entry import EntryKind
from reader.ui.study.meeting_view import MeetingView
from reader.ui.study.meetings_page import MeetingsPage
from reader.ui.study.study_page import StudyPageName
from reader.ui.widgets.row_button import CardRow
from tests.support.all_dialogs import LONG_TITLE
from tests.support.clocks import ManualClock
from tests.support.cut_texts import cut_texts
from tests.support.dialogs import answer_dialog
from tests.ui.study.conftest import Study, lay_out

SIZES = ((1440, 900), (1024, 700), (760, 520))


@pytest.fixture
def page(study: Study) -> MeetingsPage:
    """Return the page without meetings."""
    page = study.open(StudyPageName.MEETINGS)
    assert isinstance(page, MeetingsPage)
    return page


@pytest.fixture
def planned(page: MeetingsPage) -> Meeting:
    """Return a meeting of three that is stored, with a question to talk about."""
    page.form.model.add(["安", "博", "晨"])
    assert page.meeting is not None
    said = {"博": Contribution("第三节", "率先垂范", question="怎样留？")}
    page._on_form_edited(replace(page.meeting, contributions=said, place="阅览室"), False)
    return stored(page)


def stored(page: MeetingsPage) -> Meeting:
    (meeting,) = page.context.library.meetings.all()
    return meeting


def make_view(page: MeetingsPage) -> MeetingView:
    meeting = stored(page)
    sheet = meeting_sheet(page.context.library, meeting, page.form.labels, page.context.clock.now())
    view = MeetingView(page.context, sheet, MeetingSession(meeting, page.context.clock.monotonic()), page)
    view.show()
    return view


def press(view: MeetingView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view, key)


def test_there_is_a_draft_for_today_until_something_is_planned(page: MeetingsPage, study: Study) -> None:
    assert page.meeting is not None
    assert (page.meeting.day, page.meeting.length) == (date(2026, 3, 2), 60)
    assert study.library.meetings.all() == []
    assert not page.hold_button.isEnabled()
    assert "Nobody is listed as present" in page.form.share.text()
    page.form.names.setText("安，博、晨")
    QTest.keyClick(page.form.names, Qt.Key.Key_Return)
    assert stored(page).speakers == ("安", "博", "晨")
    assert page.hold_button.isEnabled()
    assert "3 present, 13:00 each" in page.form.share.text()
    study.driver.undo()
    assert study.library.meetings.all() == []


def test_fields_change_the_meeting_and_its_revision(page: MeetingsPage, planned: Meeting) -> None:
    form = page.form
    form.agenda.setText("opening 5, everyone speaks, tea 10")
    form.agenda.editingFinished.emit()
    form.length.setValue(45)
    form.start.set_value(time(18, 0))
    meeting = stored(page)
    assert [(part.name, part.minutes) for part in meeting.agenda] == [("opening", 5), ("round", None), ("tea", 10)]
    assert (meeting.length, meeting.start, meeting.revision) == (45, time(18, 0), planned.revision + 2)
    assert "10:00 each" in form.share.text()
    form.length.setValue(12)
    assert "longer than" in form.share.text()
    assert not page.export_button.isEnabled()
    form.agenda.setText("5")
    form.agenda.editingFinished.emit()
    assert stored(page).agenda == meeting.agenda


def test_another_kind_brings_its_agenda(page: MeetingsPage, planned: Meeting) -> None:
    page.form.template.setCurrentIndex(2)
    meeting = stored(page)
    assert (meeting.template.value, meeting.title, meeting.each) == ("salon", "Reading salon", 180)
    assert meeting.speakers == planned.speakers


def test_a_group_is_named_and_its_roster_taken(study: Study, page: MeetingsPage) -> None:
    groups = study.library.study_groups
    groups.change(replace(groups.named("甲组"), roster=("丹", "恩")), study.driver.clock.now())
    page._draft = None
    page.reload()
    assert page.meeting is not None
    assert page.meeting.speakers == ("丹", "恩")
    page.form.group.setEditText("乙组")
    page.form._on_group_activated()
    assert {group.name for group in groups.all()} == {"甲组", "乙组"}
    assert stored(page).group == groups.get("乙组").id
    page.form.group.setCurrentIndex(0)
    page.form._on_group_activated()
    assert stored(page).group == ""


def test_the_table_is_edited_by_keys(page: MeetingsPage, planned: Meeting) -> None:
    table = page.form.speakers
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert stored(page).speakers == ("安", "晨")
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert stored(page).speakers == ("博", "安", "晨")
    model = page.form.model
    assert model.setData(model.index(2, 1), "第四节")
    assert model.setData(model.index(0, 0), "伯")
    assert not model.setData(model.index(0, 0), "安")
    assert stored(page).contribution("晨") == Contribution("第四节")
    assert stored(page).contribution("伯").question == "怎样留？"
    data = model.mimeData([model.index(0, 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, model.index(-1, -1))
    assert stored(page).speakers == ("安", "晨", "伯")
    table.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert stored(page).roster == ("晨", "伯")


def test_minutes_are_stored_while_they_are_typed(page: MeetingsPage, planned: Meeting, study: Study) -> None:
    page.form.record.setPlainText("- 试行")
    page.form.flush()
    page.form.record.setPlainText("- 试行\n- 开放")
    page.form.flush()
    assert stored(page).record == "- 试行\n- 开放"
    study.driver.undo()
    assert stored(page).record == ""
    assert page.form.record.toPlainText() == ""


def test_what_is_gathered_stands_beside(page: MeetingsPage, planned: Meeting, study: Study) -> None:
    question = study.mark("率先垂范", AnnotationKind.QUESTION, "垂范是什么？")
    assert "垂范是什么？" in [row.accessibleName() for row in page.form.gathered.findChildren(CardRow)]
    page.form.gathered.row_chosen.emit(question.id)
    assert study.driver.window.current is ScreenName.READ


def test_meetings_are_listed_and_removed(page: MeetingsPage, planned: Meeting, study: Study) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_N)
    assert page.list.count() == 2
    assert not page.remove_button.isEnabled()
    page.list.setCurrentRow(1)
    assert page.meeting is not None
    assert page.meeting.id == planned.id
    page.remove_button.click()
    assert study.library.meetings.all() == []
    assert "removed" in study.driver.toast.message
    study.driver.undo()
    page.open(planned.id)
    assert page.meeting.id == planned.id


def test_the_next_meeting_is_as_the_last_one_was(page: MeetingsPage, planned: Meeting, study: Study) -> None:
    now = study.driver.clock.now()
    held = replace(planned, held=planned.day, agenda=planned.agenda[1:], day=date(2026, 3, 1))
    study.driver.change_notifier.announce(study.library.meetings.change(held, now), None)
    page._meeting = None
    page.reload()
    assert page.meeting is not None
    assert page.meeting.id != planned.id
    assert (page.meeting.day, page.meeting.place) == (date(2026, 3, 2), "阅览室")
    assert (page.meeting.agenda, page.meeting.speakers) == (planned.agenda[1:], ("博", "晨", "安"))


def test_sheets_are_written_and_words_in_them_taken_over(
    page: MeetingsPage, planned: Meeting, study: Study, tmp_path: Path
) -> None:
    page.form.record.setPlainText("- 试行")
    page.form.flush()
    sheet = page._sheet()
    assert sheet is not None
    for form in (MARKDOWN, HTML, ICS):
        page._exporter.write(sheet, form, tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".md", ".html", ".ics"}
    file = next(tmp_path.glob("*.md"))
    file.write_text(file.read_text("utf-8").replace("- 试行", "- 先试行"), "utf-8")
    page._exporter.write(sheet, MARKDOWN, tmp_path)
    assert "minutes were changed in the file" in study.driver.toast.message
    study.driver.toast.follow(0)
    assert stored(page).record == "- 先试行"
    page._exporter.write(sheet, MARKDOWN, file / "x")
    assert "cannot be written to" in study.driver.toast.message


def test_a_sheet_is_printed(page: MeetingsPage, planned: Meeting, tmp_path: Path) -> None:
    sheet = page._sheet()
    assert sheet is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    page._exporter.print_on(sheet, printer)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


# --- the meeting view ---------------------------------------------------------------------------------------------


def test_space_leads_from_speaker_to_speaker(page: MeetingsPage, planned: Meeting, clock: ManualClock) -> None:
    view = make_view(page)
    assert (view.stage.name._name, view.digits.text()) == ("opening", "2:00")
    press(view, Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert (view.stage.name._name, view.place.text()) == ("博", "2 of 3")
    assert (view.stage.portion.text(), view.stage.question.text()) == ("第三节, 率先垂范", "Question: 怎样留？")
    assert [one.name for one in view.coming._speakers] == ["晨"]
    clock.advance(520)
    view._show_time()
    assert (view.digits.text(), view.bar._share) == ("4:20", pytest.approx(2 / 3))
    assert [label for _share, label in view.bar._signals] == ["8:40", "10:50", "13:00"]
    press(view, Qt.Key.Key_Plus)
    assert view.digits.text() == "5:20"
    clock.advance(330)
    view._show_time()
    assert (view.digits.text(), view._left.text()) == ("0:10", "over 14:00")
    press(view, Qt.Key.Key_P)
    assert view.stage.name._name == "晨"
    press(view, Qt.Key.Key_Left)
    assert view.stage.name._name == "博"
    view.reject()
    assert stored(page).held == date(2026, 3, 2)


def test_notes_questions_and_actions_are_written_down(page: MeetingsPage, planned: Meeting, study: Study) -> None:
    view = make_view(page)
    press(view, *[Qt.Key.Key_Space] * 3)
    press(view, Qt.Key.Key_N)
    QTest.keyClicks(view.entry.line, "try it")
    QTest.keyClick(view.entry.line, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_Q)
    QTest.keyClicks(view.entry.line, "who?")
    QTest.keyClick(view.entry.line, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_A)
    QTest.keyClicks(view.entry.action_field.line, "open @Bo 3-20")
    QTest.keyClick(view.entry.action_field.line, Qt.Key.Key_Return)
    meeting = stored(page)
    assert meeting.record == "- 博：try it"
    assert [(one.words, one.who) for one in meeting.questions] == [("who?", "博")]
    (record,) = study.library.actions.all()
    assert (record.action.what, record.action.who, record.action.due) == ("open", "Bo", date(2026, 3, 20))
    assert record.action.state is ActionState.OPEN
    press(view, Qt.Key.Key_N)
    QTest.keyClicks(view.entry.line, "not kept")
    QTest.keyClick(view.entry.line, Qt.Key.Key_Escape)
    assert view.entry.isHidden()
    assert view.isVisible()
    assert stored(page).record == "- 博：try it"
    view._undo()
    assert study.library.actions.all() == []
    view.reject()


def test_an_action_grows_out_of_the_line_that_is_chosen(
    page: MeetingsPage, planned: Meeting, study: Study, clock: ManualClock
) -> None:
    study.mark("每天读", AnnotationKind.QUESTION, "每天读什么？")
    clock.advance(1)
    second = study.mark("率先垂范", AnnotationKind.QUESTION, "垂范是什么？")
    view = make_view(page)
    press(view, *[Qt.Key.Key_Space] * 5)
    assert [view.stage.list.item(row).text() for row in range(view.stage.list.count())] == [
        "每天读什么？ (me)",
        "垂范是什么？ (me)",
    ]
    press(view, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_A)
    assert (view.entry.kind, view.entry.action.what) == (EntryKind.ACTION, "垂范是什么？")
    view.entry.entered.emit()
    assert study.library.actions.all()[0].action.annotation == second.id
    view.entry.close_line()
    press(view, Qt.Key.Key_Up, Qt.Key.Key_N)
    assert view.entry.line.text() == "每天读什么？："
    view.entry.close_line()
    press(view, Qt.Key.Key_H)
    assert view._keys.isHidden()
    press(view, *[Qt.Key.Key_Space] * 3)
    assert view.stage.name._name == "The end"
    press(view, Qt.Key.Key_Space)
    assert not view.isVisible()


@pytest.mark.parametrize("width", [1440, 1024, 640])
def test_the_keys_stand_in_the_buttons_where_they_have_room(page: MeetingsPage, planned: Meeting, width: int) -> None:
    view = make_view(page)
    view.resize(width, 700)
    view.grab()
    assert {button.is_key_shown for button in view.buttons.values()} == {width >= 1024}


def test_holding_goes_on_where_it_was_left(page: MeetingsPage, planned: Meeting) -> None:
    names: list[str] = []

    def answer(view: MeetingView) -> None:
        names.append(view.stage.name._name)
        press(view, Qt.Key.Key_Space, Qt.Key.Key_Space)
        view.reject()

    answer_dialog(MeetingView, answer)
    page.hold_button.click()
    answer_dialog(MeetingView, answer)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert names == ["opening", "安"]


def test_running_a_meeting_is_no_class_of_time(page: MeetingsPage, planned: Meeting, clock: ManualClock) -> None:
    view = make_view(page)
    for _step in range(5):
        press(view, Qt.Key.Key_Space)
        clock.advance(60)
    view.reject()
    assert page.context.library.ledger.entries(date(2026, 3, 2)) == []
    assert not page.is_review


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_words_are_cut(study: Study, language: str) -> None:
    driver = study.driver
    driver.settings.change(language=language)
    page = study.open(StudyPageName.MEETINGS)
    assert isinstance(page, MeetingsPage)
    page.form.model.add([f"{LONG_TITLE} {number}" for number in range(3)])
    meeting = stored(page)
    said = {name: Contribution(LONG_TITLE, LONG_TITLE, question=LONG_TITLE) for name in meeting.roster}
    page._on_form_edited(replace(meeting, title=LONG_TITLE, place=LONG_TITLE, contributions=said), False)
    study.mark("率先垂范", AnnotationKind.QUESTION, LONG_TITLE * 2)
    found = []
    for number, theme in enumerate(THEMES):
        driver.settings.change(theme=theme)
        for size in SIZES[-1:] if number else SIZES:
            driver.window.resize(*size)
            lay_out(driver)
            found += [f"{theme}, {size}: {text}" for text in cut_texts(driver.window)]
    view = make_view(page)
    for size in SIZES:
        view.resize(*size)
        for _step in range(4):
            QApplication.sendPostedEvents()
        view.grab()
        found += [f"{size}: {text}" for text in cut_texts(view)]
    press(view, *[Qt.Key.Key_Space] * 3)
    lay_out(driver)
    view.grab()
    found += cut_texts(view)
    view.reject()
    assert found == []
