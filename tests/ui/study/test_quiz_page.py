"""The quiz in the window: answered by keys, against the time, and what comes at its end."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader.core.activity.ledger import TimeClass
from reader.core.screens import ScreenName
from reader.core.study.questions import BankQuestion, NumberAnswer, Option, Pair, Question, QuestionKind, question_id
from reader.core.study.quiz import PaperQuestion, QuizMode
from reader.core.study.quiz_request import QuizRequest, TimeLimit
from reader.core.study.rounds import RoundKey
from reader.services.study.rounds import round_offers, round_results
from reader.services.study.self_test import waiting_cards
from reader.ui.study.questions_page import QuestionsPage
from reader.ui.study.quiz_dialog import QuizDialog
from reader.ui.study.quiz_options import OptionState
from reader.ui.study.quiz_page import QuizPage
from reader.ui.study.study_page import StudyPageName
from reader.ui.study.today_page import TodayPage
from tests.support.activity import run
from tests.support.clocks import ManualClock
from tests.support.shown_windows import shown_windows
from tests.ui.study.conftest import Study

CHOICE = Question(
    QuestionKind.CHOICE,
    "“关键少数”说的是什么？",
    (Option("甲", right=True, feedback="正是"), Option("乙", right=False), Option("丙", right=False)),
)
SEVERAL = Question(
    QuestionKind.SEVERAL, "哪些？", (Option("甲", right=True), Option("乙", right=False), Option("丙", right=True))
)
TRUE = Question(QuestionKind.TRUEFALSE, "对吗？", truth=True)
SHORT = Question(QuestionKind.SHORT, "由____选书，由____写纪要。", (Option("领读人；记录员", right=True),))
PLAIN_SHORT = Question(QuestionKind.SHORT, "谁选书？", (Option("关键少数", right=True),))
NUMBER = Question(QuestionKind.NUMBER, "哪年？", numbers=(NumberAnswer(Decimal(2019)),))
MATCH = Question(QuestionKind.MATCH, "连线", pairs=(Pair("甲", "一"), Pair("乙", "二"), Pair("丙", "三")))
OPEN = Question(QuestionKind.OPEN, "为什么？", explanation="因为如此")


def begin(study: Study, *questions: Question, mode: QuizMode = QuizMode.PRACTICE, **others: object) -> QuizPage:
    bank = [BankQuestion(question_id(one), one) for one in questions]
    study.library.questions.add(bank, study.driver.clock.now())
    request = QuizRequest(7, mode, questions=tuple(one.id for one in bank), **others)  # type: ignore[arg-type]
    page = study.open(StudyPageName.QUIZ, request)
    assert isinstance(page, QuizPage)
    return page


def words(page: QuizPage) -> set[str]:
    return {one.text() for one in page.findChildren(QLabel) if one.isVisible() and one.text()}


def asked(page: QuizPage) -> PaperQuestion:
    assert page.card.answer is not None
    return page.card.answer.asked


def key_of(page: QuizPage, option: str) -> Qt.Key:
    return Qt.Key(Qt.Key.Key_1 + asked(page).shown.index(option))


def test_an_option_is_chosen_by_its_digit_and_the_answer_is_shown(study: Study) -> None:
    page = begin(study, CHOICE, OPEN)
    while asked(page).question != CHOICE:
        page.go_on()
        page.judge(True)
    study.press(key_of(page, "乙"))
    study.press(key_of(page, "甲"))
    study.press(Qt.Key.Key_Return)
    states = {row: one.state for row, one in zip(asked(page).shown, page.card.options.rows, strict=True)}
    assert states == {"甲": OptionState.RIGHT, "乙": OptionState.QUIET, "丙": OptionState.QUIET}
    assert {"Correct", "正是"} <= words(page)


def test_letters_choose_as_well_and_several_are_taken_together(study: Study) -> None:
    page = begin(study, SEVERAL)
    for option in ("甲", "乙", "丙"):
        QTest.keyClick(page, "ABC"[asked(page).shown.index(option)])
    study.press(Qt.Key.Key_Return)
    assert "Partly correct: 0.5" in words(page)
    states = {row: one.state for row, one in zip(asked(page).shown, page.card.options.rows, strict=True)}
    assert states == {"甲": OptionState.RIGHT, "乙": OptionState.WRONG, "丙": OptionState.RIGHT}


def test_a_click_chooses_an_option(study: Study) -> None:
    page = begin(study, CHOICE)
    place = asked(page).shown.index("丙")
    QTest.mouseClick(page.card.options.rows[place], Qt.MouseButton.LeftButton)
    assert page.card.options.rows[place].state is OptionState.CHOSEN
    page.go_on()
    assert page.card.options.rows[asked(page).shown.index("甲")].state is OptionState.MISSED
    assert "Not yet" in words(page)


@pytest.mark.parametrize(("key", "is_right"), [(Qt.Key.Key_1, True), (Qt.Key.Key_T, True), (Qt.Key.Key_F, False)])
def test_a_statement_is_judged_by_a_key(study: Study, key: Qt.Key, is_right: bool) -> None:
    page = begin(study, TRUE)
    study.press(key)
    study.press(Qt.Key.Key_Return)
    assert ("Correct" in words(page)) is is_right


def test_words_are_typed_into_the_gaps(study: Study) -> None:
    page = begin(study, SHORT)
    fields = page.card.passage.fields
    assert len(fields) == 2
    fields[0].setText("领读人")
    fields[1].setText(" “记录员”。")
    fields[1].setFocus()
    study.press(Qt.Key.Key_Return)
    assert {"Correct", "领读人；记录员"} <= words(page)


def test_a_close_answer_counts_as_right(study: Study) -> None:
    page = begin(study, PLAIN_SHORT)
    page.card.passage.fields[0].setText("关健少数")
    page.go_on()
    assert "Close enough: counts as correct" in words(page)


def test_a_number_is_typed(study: Study) -> None:
    page = begin(study, NUMBER)
    page.card.passage.fields[0].setText("２０１９年")
    page.go_on()
    assert "Correct" in words(page)


def test_pairs_are_matched_by_keys_one_after_the_other(study: Study) -> None:
    page = begin(study, MATCH)
    for option in ("一", "三", "二"):
        study.press(key_of(page, option))
    study.press(Qt.Key.Key_Up)
    study.press(key_of(page, "二"))
    study.press(Qt.Key.Key_Down)
    study.press(key_of(page, "三"))
    assert {"甲 → 一", "乙 → 二", "丙 → 三"} <= words(page)
    study.press(Qt.Key.Key_Return)
    assert "Correct" in words(page)


def test_an_open_question_is_judged_by_oneself(study: Study) -> None:
    page = begin(study, OPEN, mode=QuizMode.TIMED)
    study.press(Qt.Key.Key_Return)
    assert {"Did you know it?", "因为如此"} <= words(page)
    study.press(Qt.Key.Key_1)
    assert "0 of 1 correct, paper 7" in words(page)


def test_a_timed_quiz_shows_the_answers_at_the_end(study: Study) -> None:
    page = begin(study, CHOICE, TRUE, mode=QuizMode.TIMED)
    for _question in range(2):
        assert "Not yet" not in words(page)
        study.press(Qt.Key.Key_Return)
    assert len(page.end.cards) == 2
    assert {"0 of 2 correct, paper 7", "No answer", "Correct answer: A. 甲\n正是", "Correct answer: True"} <= words(
        page
    )
    (record,) = study.library.quizzes.all()
    assert (record.seed, record.mode, record.right, record.total) == (7, QuizMode.TIMED, 0, 2)


def test_time_that_has_run_out_is_no_answer(study: Study, clock: ManualClock) -> None:
    page = begin(study, CHOICE, TRUE, mode=QuizMode.TIMED, limit=TimeLimit.EACH, seconds=5)
    assert page.card.time_line.isVisible()
    for expected in (1, 2):
        for _second in range(5):
            clock.advance(1)
            page._on_timer_timeout()
        assert page._quiz is not None
        assert len(page._quiz.marks) == expected
    assert page._quiz is not None
    assert page._quiz.result().answered == 0


def test_the_time_for_the_whole_ends_all_questions(study: Study, clock: ManualClock) -> None:
    page = begin(study, CHOICE, TRUE, OPEN, mode=QuizMode.TIMED, limit=TimeLimit.WHOLE, seconds=3)
    for _second in range(3):
        clock.advance(1)
        page._on_timer_timeout()
    assert len(page.end.cards) == 3


def test_the_time_stands_while_the_page_is_not_seen(study: Study, clock: ManualClock) -> None:
    page = begin(study, CHOICE, mode=QuizMode.TIMED, limit=TimeLimit.EACH, seconds=5)
    study.driver.show(ScreenName.LIBRARY)
    clock.advance(60)
    study.driver.show(ScreenName.STUDY)
    page._on_timer_timeout()
    assert page._quiz is not None
    assert page._quiz.marks == []


def test_the_digits_of_the_time_are_shown_on_demand(study: Study) -> None:
    page = begin(study, CHOICE, mode=QuizMode.TIMED, limit=TimeLimit.EACH, seconds=75)
    assert "1:15" not in words(page)
    study.press(Qt.Key.Key_Period)
    assert "1:15" in words(page)


def test_a_challenge_ends_at_the_first_miss(study: Study) -> None:
    page = begin(study, CHOICE, TRUE, SEVERAL, mode=QuizMode.CHALLENGE)
    study.press(Qt.Key.Key_Return)
    assert "0 of 3 correct, ended at the first wrong answer, paper 7" in words(page)
    assert len(page.end.cards) == 1


def test_what_was_missed_opens_its_passage_and_goes_into_the_self_test(study: Study) -> None:
    study.library.index.index_text(study.text)
    page = begin(study, CHOICE, mode=QuizMode.TIMED)
    study.press(Qt.Key.Key_Return)
    (card,) = page.end.cards
    card.take.click()
    assert "1 question added to your self-test" in study.driver.toast.message
    assert len(waiting_cards(study.library, study.driver.clock.now()).queue.new) == 1
    card.open.click()
    assert study.driver.screen is ScreenName.READ


def test_after_the_answer_letters_are_commands(study: Study) -> None:
    study.library.index.index_text(study.text)
    page = begin(study, CHOICE)
    study.press(Qt.Key.Key_C)
    assert page.card.options.rows[2].state is OptionState.CHOSEN
    study.press(Qt.Key.Key_Return)
    study.press(Qt.Key.Key_C)
    assert "added to your self-test" in study.driver.toast.message
    study.press(Qt.Key.Key_O)
    assert study.driver.screen is ScreenName.READ


def test_another_paper_has_the_same_questions(study: Study) -> None:
    page = begin(study, CHOICE, TRUE, mode=QuizMode.CHALLENGE)
    study.press(Qt.Key.Key_Return)
    study.press(Qt.Key.Key_A)
    assert page._quiz is not None
    assert (page._quiz.seed, len(page._quiz.paper), page._quiz.marks) == (8, 2, [])


def test_esc_ends_with_what_was_answered_and_then_leaves(study: Study) -> None:
    page = begin(study, CHOICE, TRUE, OPEN)
    study.press(Qt.Key.Key_Return)
    if page.card.is_to_be_judged:
        study.press(Qt.Key.Key_1)
    study.press(Qt.Key.Key_Escape)
    assert "Quiz finished" in words(page)
    assert study.library.quizzes.all() == []
    study.press(Qt.Key.Key_Escape)
    assert isinstance(study.screen.current, TodayPage)


def test_without_a_quiz_the_page_leads_to_the_bank(study: Study) -> None:
    page = study.open(StudyPageName.QUIZ)
    assert isinstance(page, QuizPage)
    assert "No quiz in progress" in words(page)
    page._bank.click()
    assert isinstance(study.screen.current, QuestionsPage)


def test_the_labels_follow_the_language(study: Study, qtbot: QtBot) -> None:
    page = begin(study, TRUE)
    study.driver.settings.change(language="zh_CN")
    qtbot.waitUntil(lambda: {"测验：练习", "第 1 题，共 1 题", "判断题", "正确", "错误"} <= words(page))


def test_the_time_of_a_quiz_is_reviewing(study: Study, clock: ManualClock) -> None:
    begin(study, CHOICE)
    tracker = study.driver.context.tracker
    tracker.presence_changed(True)
    tracker.input_made()
    run(tracker, clock, 30)
    tracker.save()
    classes = {entry.time_class for entry in study.library.ledger.entries(tracker.today) if entry.seconds}
    assert classes == {TimeClass.REVIEW}


def test_practice_goes_on_to_its_end(study: Study) -> None:
    page = begin(study, CHOICE, TRUE)
    for _question in range(2):
        study.press(Qt.Key.Key_1)
        study.press(Qt.Key.Key_Return)
        assert page.card.is_answered
        study.press(Qt.Key.Key_Return)
    assert "Quiz finished" in words(page)
    assert len(study.library.quizzes.all()) == 1


# --- rounds ---


PACK = "0199a000-0000-7000-8000-000000000001"


def begin_round(study: Study, *questions: Question) -> QuizDialog:
    """Put a pack with these questions into the library, and ask for a quiz of them."""
    bank = [BankQuestion(question_id(one), one, PACK) for one in questions]
    study.library.questions.add(bank, study.driver.clock.now())
    study.library._connection.execute(
        "INSERT INTO pack (id, number, title, words, content, made) VALUES (?, 1, '三月学习', '', '{}', ?)",
        (PACK, "2026-03-01T00:00:00Z"),
    )
    return round_dialog(study)


def round_dialog(study: Study) -> QuizDialog:
    offers = round_offers(study.library)
    dialog = QuizDialog(study.library.questions.all(), [], 7, study.driver.window, rounds=offers)
    dialog._what.setCurrentText("Round of “三月学习”")
    return dialog


def open_round(study: Study, dialog: QuizDialog) -> QuizPage:
    page = study.open(StudyPageName.QUIZ, dialog.request)
    assert isinstance(page, QuizPage)
    return page


def test_a_round_is_offered_where_a_pack_has_questions(study: Study) -> None:
    dialog = begin_round(study, TRUE)
    assert dialog.outcome.text() == "All members answer the same questions on their own. The first result stands."
    assert not dialog._form.isRowVisible(dialog._mode)
    assert dialog._form.isRowVisible(dialog._round)
    request = dialog.request
    assert (request.round, request.mode) == (RoundKey(PACK, 1), QuizMode.TIMED)
    dialog._what.setCurrentIndex(0)
    assert dialog.request.round is None
    assert dialog._form.isRowVisible(dialog._mode)
    dialog.deleteLater()
    plain = QuizDialog(study.library.questions.all(), [], 7, study.driver.window)
    assert plain._what.findText("Round of “三月学习”") == -1
    plain.deleteLater()


def test_the_first_result_of_a_round_stands(study: Study) -> None:
    dialog = begin_round(study, TRUE, CHOICE)
    page = open_round(study, dialog)
    assert page.title.text() == "Round 1 of “三月学习”"
    study.press(Qt.Key.Key_Return)
    study.press(Qt.Key.Key_Return)
    assert any("0 of 2 correct, Round 1 of “三月学习”" in one for one in words(page))
    (result,) = round_results(study.library)
    assert (result.right, result.total) == (0, 2)
    study.press(Qt.Key.Key_A)
    assert page.title.text() == "Round 1 of “三月学习”, practice"
    study.press(Qt.Key.Key_Return)
    study.press(Qt.Key.Key_Return)
    assert round_results(study.library) == [result]
    assert len(study.library.quizzes.all()) == 2
    again = round_dialog(study)
    assert again._round.value() == 2
    again._round.setValue(1)
    assert again.outcome.text() == "Your result: 0 of 2. It stands; further attempts are practice."


def test_a_round_that_is_left_keeps_and_shows_nothing(study: Study) -> None:
    page = open_round(study, begin_round(study, TRUE, CHOICE))
    study.press(Qt.Key.Key_Return)
    study.press(Qt.Key.Key_Escape)
    assert isinstance(study.screen.current, TodayPage)
    assert page.end.cards == []
    assert study.library.quizzes.all() == []
    assert "Nothing was saved" in study.driver.toast.message


def test_no_part_of_a_question_flashes_up_as_a_window(study: Study) -> None:
    study.open(StudyPageName.QUIZ)
    with shown_windows() as shown:
        begin(study, CHOICE, MATCH, SHORT, TRUE)
        for _question in range(4):
            study.press(Qt.Key.Key_Return)
            study.press(Qt.Key.Key_Return)
    assert shown == []
