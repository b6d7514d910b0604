"""The question bank in the window: files in and out, questions written, changed and removed, and taken elsewhere."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader.core.screens import ScreenName
from reader.core.study.questions import BankQuestion, NumberAnswer, Option, Question, QuestionKind, question_id
from reader.core.study.quiz import QuizMode
from reader.core.study.quiz_request import TimeLimit
from reader.services.study.self_test import waiting_cards
from reader.ui.study.bank_question_dialog import BankQuestionDialog
from reader.ui.study.bank_report_dialog import BankReportDialog
from reader.ui.study.question_export import export_questions
from reader.ui.study.questions_page import QuestionsPage
from reader.ui.study.quiz_dialog import QuizDialog
from reader.ui.study.quiz_page import QuizPage
from reader.ui.study.study_page import StudyPageName
from tests.support.dialogs import answer_dialog
from tests.ui.study.conftest import Study

SAMPLE = Path(__file__).parents[2] / "data/questions/reading.gift.txt"


def choice(stem: str, category: str = "") -> BankQuestion:
    options = (Option("甲", right=True), Option("乙", right=False))
    question = Question(QuestionKind.CHOICE, stem, options, explanation="因为", category=category)
    return BankQuestion(question_id(question), question, "reading.txt")


BANK = (choice("谁选书？", "方法"), choice("每天读多久？", "方法"), choice("充分发挥“关键少数”的什么作用？"))


@pytest.fixture
def page(study: Study) -> QuestionsPage:
    """Return the page with three questions in two categories."""
    study.library.questions.add(BANK, study.driver.clock.now())
    return opened(study)


def opened(study: Study) -> QuestionsPage:
    page = study.open(StudyPageName.QUESTIONS)
    assert isinstance(page, QuestionsPage)
    return page


def listed(page: QuestionsPage) -> list[str]:
    return [page.model.question(row).question.stem for row in range(page.model.rowCount())]


def words(page: QuestionsPage) -> set[str]:
    return {one.text() for one in page.findChildren(QLabel) if one.isVisible() and one.text()}


def test_an_empty_bank_says_how_to_begin(study: Study) -> None:
    page = opened(study)
    assert "No questions yet" in words(page)
    assert not page.table.isVisible()


def test_questions_are_listed_and_the_chosen_one_is_shown_as_a_whole(study: Study, page: QuestionsPage) -> None:
    assert listed(page) == ["充分发挥“关键少数”的什么作用？", "谁选书？", "每天读多久？"]
    study.driver.window.resize(1440, 900)
    page.table.selectRow(1)
    assert {"3 questions", "谁选书？", "A. 甲\nB. 乙", "A. 甲", "因为", "From the file reading.txt"} <= words(page)
    assert "Single choice · 方法" in words(page)


def test_words_and_a_category_filter_the_list(page: QuestionsPage) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.search.setText("读 多久")
    assert listed(page) == ["每天读多久？"]
    assert "1 of 3 questions" in words(page)
    page.search.setText("")
    page.category.choose("方法")
    page.category.activated.emit(page.category.currentIndex())
    assert listed(page) == ["谁选书？", "每天读多久？"]


def test_questions_are_removed_and_come_back(study: Study, page: QuestionsPage) -> None:
    page.table.select_rows([0, 1])
    study.press(Qt.Key.Key_Delete)
    assert listed(page) == ["每天读多久？"]
    assert "2 questions removed" in study.driver.toast.message
    study.driver.commands.undo()
    assert len(listed(page)) == 3


def test_a_question_is_written(study: Study, page: QuestionsPage) -> None:
    def fill(dialog: BankQuestionDialog) -> None:
        assert dialog.outcome.text() == "The question is missing."
        stem = next(one for one in dialog.findChildren(QPlainTextEdit) if one.accessibleName() == "Question")
        stem.setPlainText("谁写纪要？")
        lines = {one.accessibleName(): one for one in dialog.findChildren(QLineEdit)}
        for name, text in (("Option A", "记录员"), ("Option B", "来宾")):
            QTest.keyClicks(lines[name], "x")
            lines[name].setText(text)
        assert dialog.outcome.text() == "No option is marked as correct." or dialog.question.right_options == ()
        tick = next(one for one in dialog.findChildren(QCheckBox) if one.accessibleName() == "Option A is correct")
        tick.setChecked(True)
        assert dialog.outcome.text() == ""
        dialog.accept()

    answer_dialog(BankQuestionDialog, fill)
    study.press(Qt.Key.Key_N)
    (added,) = [one for one in study.library.questions.all() if one.question.stem == "谁写纪要？"]
    assert added.question.accepted == ("记录员",)
    assert page.selected == [added]


def test_a_question_that_is_there_already_is_not_added(study: Study, page: QuestionsPage) -> None:
    answer_dialog(BankQuestionDialog, lambda dialog: dialog.reject())
    page.write_question()
    assert not page._add(BANK[0].question)
    assert "already in the bank" in study.driver.toast.message
    assert len(listed(page)) == 3


def test_a_question_is_changed_and_keeps_its_id(study: Study, page: QuestionsPage) -> None:
    def change(dialog: BankQuestionDialog) -> None:
        stem = next(one for one in dialog.findChildren(QPlainTextEdit) if one.accessibleName() == "Question")
        stem.setPlainText("由谁选书？")
        dialog.accept()

    page.table.selectRow(1)
    answer_dialog(BankQuestionDialog, change)
    study.press(Qt.Key.Key_Return)
    assert study.library.questions.get(BANK[0].id).question.stem == "由谁选书？"
    study.driver.commands.undo()
    assert study.library.questions.get(BANK[0].id) == BANK[0]


@pytest.mark.parametrize(
    "question",
    [
        Question(QuestionKind.SEVERAL, "哪些？", (Option("甲", right=True), Option("乙", right=True))),
        Question(QuestionKind.TRUEFALSE, "对吗？", truth=True),
        Question(
            QuestionKind.SHORT,
            "谁？",
            (Option("甲", right=True, feedback="是"), Option("乙", right=False, feedback="不是")),
        ),
        Question(QuestionKind.NUMBER, "几？", numbers=(NumberAnswer(Decimal(3), Decimal(1)), NumberAnswer(Decimal(9)))),
        Question(QuestionKind.OPEN, "为什么？", explanation="因为"),
    ],
)
def test_the_form_gives_back_what_it_was_given(study: Study, question: Question) -> None:
    dialog = BankQuestionDialog(question, [], study.driver.window)
    assert dialog.question == question


def test_another_kind_leaves_what_belongs_to_the_first(study: Study) -> None:
    dialog = BankQuestionDialog(BANK[0].question, [], study.driver.window)
    dialog._kind.choose(QuestionKind.OPEN)
    assert dialog.question == Question(QuestionKind.OPEN, "谁选书？", explanation="因为", category="方法")


def test_questions_are_taken_into_the_self_test_once(study: Study, page: QuestionsPage) -> None:
    page.table.select_rows([0, 1])
    study.press(Qt.Key.Key_C)
    assert "2 questions added to your self-test" in study.driver.toast.message
    assert len(waiting_cards(study.library, study.driver.clock.now()).queue.new) == 2
    study.press(Qt.Key.Key_C)
    assert "already" in study.driver.toast.message


def test_a_question_opens_its_passage(study: Study, page: QuestionsPage) -> None:
    study.library.index.index_text(study.text)
    page.table.selectRow(0)
    study.press(Qt.Key.Key_O)
    assert study.driver.screen is ScreenName.READ
    page.table.selectRow(1)
    page.open_passage()
    assert "No text in the library" in study.driver.toast.message


def test_files_are_imported_and_a_report_names_what_was_passed_over(study: Study, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(study)
    prose = tmp_path / "prose.txt"
    prose.write_text("先读原文。", "utf-8")
    with qtbot.waitSignal(page.imports.queue.finished, timeout=30_000):
        page.imports.import_files([SAMPLE, prose])
    dialog = next(one for one in study.driver.window.findChildren(BankReportDialog) if one.isVisible())
    assert dialog.list.topLevelItemCount() == 2
    item = dialog.list.topLevelItem(0)
    assert item is not None
    assert [item.text(column) for column in range(4)] == [
        "reading.gift.txt",
        "15",
        "No answer in braces was found.",
        "这一段没有答案",
    ]
    shown = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "6 questions added, 2 skipped" in shown
    assert "prose.txt" in shown
    dialog.close()
    assert len(listed(page)) == 6


def test_files_are_dropped_on_the_page(study: Study, qtbot: QtBot) -> None:
    page = opened(study)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SAMPLE))])
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, modifiers)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(page.imports.queue.finished, timeout=30_000):
        page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, modifiers))
    assert len(listed(page)) == 6
    next(one for one in study.driver.window.findChildren(BankReportDialog) if one.isVisible()).close()


def test_questions_are_pasted_from_the_clipboard(study: Study, qtbot: QtBot) -> None:
    page = opened(study)
    QGuiApplication.clipboard().setText("1. 每天读一小时。（√）\n2. 谁选书？\nA. 来宾 B. 领读人\n答案：B\n")
    with qtbot.waitSignal(page.imports.queue.finished, timeout=30_000):
        QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert listed(page) == ["每天读一小时。", "谁选书？"]
    next(one for one in study.driver.window.findChildren(BankReportDialog) if one.isVisible()).close()
    QGuiApplication.clipboard().setText(" ")
    page.imports.paste()
    assert "clipboard has no text" in study.driver.toast.message


@pytest.mark.parametrize("form", ["gift", "text", "csv", "apkg"])
def test_questions_are_written_out(study: Study, page: QuestionsPage, tmp_path: Path, form: str) -> None:
    target = tmp_path / "bank"
    export_questions(study.driver.context, BANK, target, form)
    (written,) = tmp_path.iterdir()
    assert "exported to" in study.driver.toast.message
    if form == "apkg":
        assert zipfile.is_zipfile(written)
    else:
        assert "谁选书？" in written.read_text("utf-8")


def test_the_listed_questions_are_exported(
    study: Study, page: QuestionsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "bank.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.search.setText("选书")
    page.export()
    assert "谁选书" in target.read_text("utf-8")
    assert "多久" not in target.read_text("utf-8")


def test_a_quiz_is_begun_with_what_was_chosen(study: Study, page: QuestionsPage) -> None:
    def choose(dialog: QuizDialog) -> None:
        dialog._mode.choose(QuizMode.TIMED)
        dialog._limit.choose(TimeLimit.EACH)
        dialog._seconds.setValue(45)
        dialog._seed.setValue(7)
        dialog._what.choose("方法")
        dialog.accept()

    page.table.selectRow(0)
    answer_dialog(QuizDialog, choose)
    study.press(Qt.Key.Key_S)
    quiz = study.screen.current
    assert isinstance(quiz, QuizPage)
    assert quiz._request is not None
    assert (quiz._request.seed, quiz._request.mode, quiz._request.seconds) == (7, QuizMode.TIMED, 45)
    assert quiz._request.questions == (BANK[0].id, BANK[1].id)


def test_the_labels_follow_the_language(study: Study, page: QuestionsPage, qtbot: QtBot) -> None:
    study.driver.settings.change(language="zh_CN")
    qtbot.waitUntil(lambda: {"题库", "3 题"} <= words(page))


def test_a_read_only_library_imports_nothing(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened(study)
    monkeypatch.setattr(type(study.library), "read_only", True)
    page.imports.import_files([SAMPLE])
    assert not page.imports.queue.is_busy
