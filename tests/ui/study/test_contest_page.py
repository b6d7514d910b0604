"""The contest in the window: set up, run by keys on the whole screen, left and gone on with, and its result saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from reader.core.study.contest import ContestStep, Go, Outcome, Press, Undo
from reader.core.study.questions import BankQuestion, Option, Question, QuestionKind, question_id
from reader.ui.study.contest_page import ContestPage
from reader.ui.study.contest_view import ContestView
from reader.ui.study.questions_page import QuestionsPage
from reader.ui.study.study_page import StudyPageName
from reader.ui.study.today_page import TodayPage
from tests.support.clocks import ManualClock
from tests.support.cut_texts import cut_texts
from tests.support.shown_windows import shown_windows
from tests.ui.study.conftest import Study, lay_out

SPACE, ENTER, UNDO = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Backspace


def add_questions(study: Study, number: int = 12, category: str = "三月") -> None:
    options = (Option("领读人", right=True), Option("记录员", right=False), Option("主持人", right=False))
    questions = [
        Question(QuestionKind.CHOICE, f"第 {one} 题：谁负责选书？", options, category=category) for one in range(number)
    ]
    bank = [BankQuestion(question_id(one), one) for one in questions]
    changes = study.library.questions.add(bank, study.driver.clock.now())
    study.driver.change_notifier.announce(changes, None)


def page_of(study: Study) -> ContestPage:
    page = study.open(StudyPageName.CONTEST)
    assert isinstance(page, ContestPage)
    return page


def begin(study: Study, *, required: int = 0, buzzer: int = 0, risk: int = 0) -> ContestView:
    add_questions(study)
    page = page_of(study)
    page.form.teams.show_teams(("甲", "乙"), ("A", "L"))
    page.form.required.setValue(required)
    page.form.buzzer.setValue(buzzer)
    page.form.risk.setValue(risk)
    page.begin()
    assert page.view is not None
    return page.view


def press(view: ContestView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view, key)


def words(view: ContestView) -> set[str]:
    return {one.text() for one in view.findChildren(QLabel) if one.isVisible() and one.text()}


def shown_keys(view: ContestView) -> list[str]:
    return [key for key, button in view.buttons.items() if button.isVisible()]


def test_a_contest_needs_questions(study: Study) -> None:
    page = page_of(study)
    assert page._empty.isVisible()
    page._bank.click()
    bank = study.screen.current
    assert isinstance(bank, QuestionsPage)
    add_questions(study)
    bank._contest.click()
    assert study.screen.current is page
    assert not page._empty.isVisible()


def test_the_form_says_what_is_missing(study: Study) -> None:
    add_questions(study)
    page = page_of(study)
    assert page._outcome.text() == "10 questions of 12, plus 2 in case of a tie."
    assert page.begin_button.isEnabled()
    page.form.count.setValue(6)
    assert "needs 22 questions, but there are only 12" in page._outcome.text()
    assert not page.begin_button.isEnabled()
    page.begin()
    assert page.view is None
    page.form.count.setValue(2)
    page.form.teams.show_teams(("甲", "甲"), ())
    assert page._outcome.text() == "Each team needs a different name."
    page.form.teams.show_teams(("甲", "乙"), ("1", "1"))
    assert page._outcome.text() == "Each team needs a different key."
    page.form.teams.show_teams(("甲", "乙"), ("1", "x"))
    assert "host’s keys" in page._outcome.text()
    assert not page.begin_button.isEnabled()
    page.form.teams.show_teams(("甲", "乙"), ("1", "2"))
    for field in (page.form.required, page.form.buzzer, page.form.risk):
        field.setValue(0)
    assert not page.begin_button.isEnabled()


def test_questions_of_a_category(study: Study) -> None:
    add_questions(study)
    study.library.questions.add(
        [BankQuestion("q", Question(QuestionKind.OPEN, "为什么？", category="四月"))], study.driver.clock.now()
    )
    page = page_of(study)
    page.form.questions.setCurrentText("四月")
    assert "there are only 1" in page._outcome.text()


def test_questions_in_turn_are_judged_by_keys(study: Study) -> None:
    view = begin(study, required=1)
    assert {"In turn", "甲", "Question 1 of 2"} <= words(view)
    press(view, SPACE)
    assert view.course.step is ContestStep.ANSWERING
    assert "甲 · In turn" in words(view)
    press(view, SPACE, ENTER)
    assert view.course.contest.points == (10, 0)
    assert "甲: correct, +10" in words(view)
    press(view, SPACE, SPACE, Qt.Key.Key_X)
    assert view.course.contest.points == (10, 0)
    assert "乙: incorrect, 0" in words(view)
    press(view, SPACE)
    assert {"Result", "甲", "Most points: 10"} <= words(view)


def test_the_first_key_after_go_answers(study: Study, clock: ManualClock) -> None:
    view = begin(study, buzzer=2)
    press(view, SPACE, SPACE)
    clock.advance(2)
    press(view, Qt.Key.Key_L, Qt.Key.Key_A)
    question = view.course.contest.questions[0]
    assert question.answering == "乙"
    assert [type(event) for event in view.record.log.events[-2:]] == [Go, Press]
    assert "乙 to answer" in words(view)
    press(view, ENTER)
    assert view.course.contest.points == (0, 10)


def test_who_presses_too_soon_is_passed_over_once(study: Study, clock: ManualClock) -> None:
    view = begin(study, buzzer=2)
    press(view, SPACE, Qt.Key.Key_A, Qt.Key.Key_A, SPACE)
    assert "sits this one out" in words(view)
    clock.advance(1)
    press(view, Qt.Key.Key_A, Qt.Key.Key_L, Qt.Key.Key_X, SPACE)
    assert view.course.contest.questions[0].answering == "乙"
    press(view, SPACE, SPACE, Qt.Key.Key_A, ENTER)
    assert view.course.contest.points == (10, 0)


def test_a_click_on_a_team_is_its_key(study: Study) -> None:
    view = begin(study, buzzer=1)
    press(view, SPACE, SPACE)
    QTest.mouseClick(view.teams.tiles["乙"], Qt.MouseButton.LeftButton)
    assert view.course.contest.questions[0].answering == "乙"


def test_the_time_runs_out(study: Study, clock: ManualClock) -> None:
    view = begin(study, buzzer=1, required=1)
    press(view, SPACE)
    clock.advance(100)
    view._on_timer_timeout()
    assert view.course.step is ContestStep.ANSWERING
    press(view, SPACE)
    for _second in range(29):
        clock.advance(1)
        view._on_timer_timeout()
    assert "0:01" in words(view)
    clock.advance(1)
    view._on_timer_timeout()
    assert view.course.contest.questions[0].outcome is Outcome.TIMED_OUT
    assert "甲: time is up, 0" in words(view)
    press(view, UNDO)
    clock.advance(100)
    view._on_timer_timeout()
    assert view.course.step is ContestStep.ANSWERING
    press(view, ENTER)
    assert view.course.contest.points == (10, 0)


def test_a_risk_is_chosen_by_arrows(study: Study) -> None:
    view = begin(study, risk=1)
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down)
    assert view.stakes.value == 20
    press(view, SPACE)
    assert "乙 · Risk for 20 points" in words(view)
    press(view, ENTER)
    assert view.course.contest.points == (0, 20)


def test_equal_is_equal_until_the_tie_is_broken(study: Study) -> None:
    view = begin(study, required=1)
    press(view, SPACE, ENTER, SPACE, SPACE, ENTER)
    assert "T" not in shown_keys(view)
    press(view, SPACE)
    assert {"甲, 乙", "Tied at 10 points"} <= words(view)
    assert "T" in shown_keys(view)
    press(view, Qt.Key.Key_T, SPACE, Qt.Key.Key_L, ENTER, SPACE)
    assert view.course.contest.points == (10, 20)
    assert {"乙", "Most points: 20"} <= words(view)
    assert "T" not in shown_keys(view)


def test_each_event_can_be_taken_back(study: Study) -> None:
    view = begin(study, buzzer=1)
    assert "Backspace" not in shown_keys(view)
    press(view, SPACE, SPACE, Qt.Key.Key_A, Qt.Key.Key_X)
    press(view, UNDO)
    assert view.course.step is ContestStep.ANSWERING
    press(view, UNDO, UNDO)
    assert view.course.step is ContestStep.SHOWN
    press(view, UNDO)
    assert view.course.step is ContestStep.NEXT
    assert "All teams" in words(view)
    press(view, UNDO)
    assert [type(event) for event in view.record.log.events].count(Undo) == 4


def test_a_question_may_not_count(study: Study) -> None:
    view = begin(study, buzzer=2)
    press(view, SPACE, Qt.Key.Key_S)
    assert "This question does not count." in words(view)
    press(view, SPACE, SPACE)
    assert view.course.step is ContestStep.SHOWN


def test_the_keys_can_be_hidden(study: Study) -> None:
    view = begin(study, buzzer=1)
    press(view, Qt.Key.Key_H)
    assert shown_keys(view) == []
    press(view, SPACE)
    assert view.course.step is ContestStep.SHOWN
    press(view, Qt.Key.Key_H)
    assert "Space" in shown_keys(view)


def test_a_contest_goes_on_where_it_was_left(study: Study, clock: ManualClock) -> None:
    view = begin(study, buzzer=2)
    press(view, SPACE)
    clock.advance(50)
    press(view, Qt.Key.Key_A, SPACE, Qt.Key.Key_Escape)
    page = page_of(study)
    assert page.view is None
    (record,) = study.library.contests.all()
    clock.mono = 3.0
    page.earlier.opened.emit(record.id)
    again = page.view
    assert again is not None
    assert again.course.contest.questions[0].passed_over == {"甲"}
    press(again, Qt.Key.Key_A, Qt.Key.Key_L, ENTER)
    assert again.course.contest.points == (0, 10)
    press(again, Qt.Key.Key_Escape)
    (record,) = study.library.contests.all()
    assert record.log.contest is not None
    assert record.log.contest.points == (0, 10)
    page.earlier.removal_requested.emit(record.id)
    assert study.library.contests.all() == []
    assert "removed" in study.driver.toast.message


def test_the_next_contest_has_the_teams_of_the_last_one(study: Study) -> None:
    begin(study, buzzer=1).close()
    fresh = ContestPage(study.driver.program.context)
    fresh.open()
    assert fresh.form.request.set_up.teams == ("甲", "乙")
    assert fresh.form.request.set_up.keys == ("A", "L")
    fresh.deleteLater()


def test_the_result_is_saved(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = begin(study, required=1)
    press(view, SPACE, ENTER, SPACE, SPACE, Qt.Key.Key_X, SPACE)
    target = tmp_path / "结果.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), "Web page (HTML) (*.html)"))
    QTest.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "<td>甲</td><td>10</td>" in target.read_text("utf-8")
    assert any("exported to" in one for one in words(view))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    QTest.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    view.close()
    page = page_of(study)
    page.save_sheet(study.library.contests.all()[0].id)


def test_esc_leaves_the_page(study: Study) -> None:
    add_questions(study)
    page = page_of(study)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert isinstance(study.screen.current, TodayPage)


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_nothing_is_cut(study: Study, size: tuple[int, int]) -> None:
    view = begin(study, required=1, buzzer=1, risk=1)
    view.showNormal()
    view.resize(*size)
    for key in (SPACE, ENTER, SPACE, SPACE, ENTER, SPACE, SPACE, SPACE, Qt.Key.Key_A, ENTER, SPACE, SPACE):
        press(view, key)
        for _ in range(3):
            QApplication.sendPostedEvents()
        assert (view.width(), view.height()) == size
        assert cut_texts(view) == []


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_form_cuts_no_text(study: Study, language: str) -> None:
    begin(study, required=1).close()
    study.driver.settings.change(language=language)
    page = page_of(study)
    page.form.count.setValue(6)
    for size in ((1440, 900), (1024, 700), (760, 520)):
        study.driver.window.resize(*size)
        lay_out(study.driver)
        assert cut_texts(study.driver.window) == []


def test_nothing_but_the_contest_opens_a_window(study: Study) -> None:
    page_of(study)
    with shown_windows() as shown:
        view = begin(study, required=1, risk=1)
        press(view, SPACE, ENTER, SPACE)
    assert shown == ["ContestView"]
