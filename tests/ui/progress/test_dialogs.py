"""The forms of the hour: what they refuse, what they say will become of it, and what they do."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from reader.core.activity.correction import AddTime, CutTime, MoveTime, ReclassifyTime
from reader.core.activity.ledger import EntryOrigin, TimeClass
from reader.services.activity.day_entries import day_entries
from reader.services.activity.report import Period, period_around
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.appearance.theme import PAPER
from reader.ui.progress.correction_dialog import CorrectionDialog, CorrectionKind
from reader.ui.progress.declaration_dialog import DeclarationDialog
from reader.ui.progress.progress_screen import ProgressScreen
from reader.ui.progress.report_dialog import ReportDialog
from reader.ui.shell.change_notifier import ChangeNotifier
from reader.ui.shell.context import AppContext

NOW = datetime(2026, 3, 28, 13, 0, tzinfo=timezone(timedelta(hours=8)))
TODAY = NOW.date()

CorrectOne = Callable[[float], CorrectionDialog]


@pytest.fixture
def correct(qtbot: QtBot, library: Library, clock: Clock) -> CorrectionDialog:
    made = CorrectionDialog(library, clock, day_entries(library, TODAY), 0, None)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def correct_one(qtbot: QtBot, library: Library, clock: Clock, log: Callable[..., str]) -> CorrectOne:
    """Return what opens the form for a session of so many seconds that ends now."""

    def made(seconds: float) -> CorrectionDialog:
        entry = log(NOW - timedelta(seconds=seconds), seconds / 60)
        sessions = [one for one in day_entries(library, TODAY) if one.entry == entry]
        form = CorrectionDialog(library, clock, sessions, 0, None)
        qtbot.addWidget(form)
        return form

    return made


@pytest.fixture
def declare(qtbot: QtBot, library: Library, clock: Clock) -> DeclarationDialog:
    made = DeclarationDialog(library, clock, (), None, None)
    qtbot.addWidget(made)
    return made


def do(form: CorrectionDialog, doing: CorrectionKind) -> None:
    form.doing.setCurrentIndex(form.doing.findData(doing.value))


class TestCorrecting:
    def test_what_the_day_becomes_is_told_before_it_is_done(self, correct: CorrectionDialog) -> None:
        correct.length.setValue(5 * 60)
        assert correct.outcome.text().startswith("Saturday 28 March goes from 30 min to 25 min of 1 h.")

    def test_nothing_is_cut_until_it_is_said_how_much(self, correct: CorrectionDialog) -> None:
        correct.reason.setText("the phone rang")
        assert correct.outcome.text() == "Enter how much to cut, or when the session ended."
        assert correct.ends.time() == QTime(8, 20)
        assert not correct.accept_button.isEnabled()

    def test_the_length_can_be_typed_at_once(self, correct: CorrectionDialog, qtbot: QtBot) -> None:
        correct.show()
        correct.activateWindow()
        qtbot.waitUntil(correct.length.hasFocus)
        QTest.keyClicks(correct.length, "4:30")
        assert correct.answer()[1] == CutTime(270)

    def test_it_needs_a_reason(self, correct: CorrectionDialog) -> None:
        correct.length.setValue(60)
        assert not correct.accept_button.isEnabled()
        correct.reason.setText("  ")
        assert not correct.accept_button.isEnabled()
        correct.reason.setText("the phone rang")
        assert correct.accept_button.isEnabled()

    @pytest.mark.parametrize(
        ("doing", "minutes", "sentence"),
        [
            (CorrectionKind.CUT, 21, "This would remove more time than there is. Nothing was changed."),
            (CorrectionKind.ADD, 400, "Only time in the past can be added. Nothing was added."),
            (CorrectionKind.MOVE, 0, "It is already like this. Nothing was changed."),
        ],
    )
    def test_what_cannot_be_is_refused_with_a_sentence(
        self, correct: CorrectionDialog, doing: CorrectionKind, minutes: int, sentence: str
    ) -> None:
        correct.reason.setText("why")
        do(correct, doing)
        correct.length.setValue(60 * minutes)
        assert correct.outcome.text() == sentence
        assert not correct.accept_button.isEnabled()

    def test_two_stretches_cannot_be_at_the_same_time(self, correct: CorrectionDialog) -> None:
        do(correct, CorrectionKind.MOVE)
        correct.begins.setTime(QTime(9, 55))
        assert correct.outcome.text().startswith("Some of that time is already on record")

    def test_the_answer_is_what_was_filled_in(self, correct: CorrectionDialog) -> None:
        correct.reason.setText("why")
        correct.length.setValue(20 * 60)
        assert correct.answer()[1] == CutTime(1200.0)
        do(correct, CorrectionKind.ADD)
        correct.length.setValue(150)
        assert correct.answer()[1] == AddTime(150.0)
        do(correct, CorrectionKind.RECLASSIFY)
        assert correct.answer()[1] == ReclassifyTime(TimeClass.PAPER)
        do(correct, CorrectionKind.MOVE)
        correct.begins.setTime(QTime(7, 30))
        assert correct.answer()[1] == MoveTime(NOW.replace(hour=7, minute=30))

    @pytest.mark.parametrize(
        ("typed", "seconds"),
        [("4:30", 270), ("4：30", 270), ("1:02:03", 3_723), ("12", 720), ("2.5", 150), ("2,5", 150), ("0:07", 7)],
    )
    def test_a_length_is_typed_as_minutes_or_as_a_clock_shows_it(
        self, correct: CorrectionDialog, typed: str, seconds: int
    ) -> None:
        do(correct, CorrectionKind.ADD)
        correct.length.lineEdit().setText(typed)
        assert correct.answer()[1] == AddTime(seconds)

    def test_what_is_no_length_cannot_be_typed(self, correct: CorrectionDialog) -> None:
        correct.length.selectAll()
        QTest.keyClicks(correct.length, "x1:y30 min")
        assert correct.answer()[1] == CutTime(90)

    def test_arrows_go_from_minute_to_minute(self, correct: CorrectionDialog) -> None:
        correct.length.setValue(270)
        correct.length.stepUp()
        assert correct.length.value() == 300
        correct.length.setValue(270)
        correct.length.stepDown()
        assert correct.length.value() == 240

    def test_a_session_is_cut_at_a_time_of_day(self, correct: CorrectionDialog) -> None:
        correct.ends.setTime(QTime(8, 14, 30))
        assert correct.length.cleanText() == "5:30"
        assert correct.answer()[1] == CutTime(330)
        correct.length.setValue(60)
        assert correct.ends.time() == QTime(8, 19)
        do(correct, CorrectionKind.ADD)
        correct.ends.setTime(QTime(8, 20, 45))
        assert correct.answer()[1] == AddTime(45)

    @pytest.mark.parametrize("doing", CorrectionKind)
    @pytest.mark.parametrize("seconds", [0.7, 1, 59, 3_000])
    def test_nothing_is_refused_before_anything_is_typed(
        self, correct_one: CorrectOne, doing: CorrectionKind, seconds: float
    ) -> None:
        form = correct_one(seconds)
        do(form, doing)
        assert form.outcome.property("role") == "muted"
        assert form.outcome.text().endswith("Give a reason; it is shown beside the session.")

    def test_the_shortest_session_can_be_cut_whole(self, correct_one: CorrectOne) -> None:
        form = correct_one(0.7)
        form.length.setValue(1)
        form.reason.setText("a stray click")
        assert form.accept_button.isEnabled()
        assert form.answer()[1] == CutTime(0.7)

    def test_it_is_done_announced_and_undone(
        self, correct: CorrectionDialog, library: Library, screen: ProgressScreen, change_notifier: ChangeNotifier
    ) -> None:
        correct.length.setValue(20 * 60)
        correct.reason.setText("it was somebody else")
        assert screen.commands.correct(*correct.answer())
        assert screen.today.ring.accessibleDescription().startswith("10:00")
        change_notifier.announce(library.undo(NOW))
        assert screen.today.ring.accessibleDescription().startswith("30:00")


class TestDeclaring:
    def test_from_to_and_minutes_follow_each_other(self, declare: DeclarationDialog) -> None:
        declare.begins.setTime(QTime(11, 0))
        declare.ends.setTime(QTime(11, 45))
        assert declare.minutes.value() == 45
        declare.minutes.setValue(20)
        assert declare.ends.time() == QTime(11, 20)

    def test_time_is_proposed_that_is_not_in_the_ledger_yet(
        self, qtbot: QtBot, library: Library, clock: Clock, log: Callable[..., str]
    ) -> None:
        log(NOW - timedelta(minutes=41), 40)
        log(NOW - timedelta(minutes=60), 10)
        form = DeclarationDialog(library, clock, (), None, None)
        qtbot.addWidget(form)
        assert (form.begins.time(), form.ends.time()) == (QTime(11, 30), QTime(12, 0))
        assert form.outcome.property("role") == "muted"
        assert form.accept_button.isEnabled()

    def test_it_is_declared_with_its_reason_and_told_apart(
        self, declare: DeclarationDialog, screen: ProgressScreen, library: Library
    ) -> None:
        declare.reason.setText("read on the train")
        declare.time_class.setCurrentIndex(1)
        assert declare.outcome.text() == "Saturday 28 March goes from 30 min to 1 h of 1 h: met."
        assert screen.commands.declare(declare.entries())
        made = day_entries(library, TODAY)[-1]
        assert (made.origin, made.time_class, made.reason) == (
            EntryOrigin.DECLARED,
            TimeClass.LISTEN,
            "read on the train",
        )

    def test_a_stretch_over_the_start_of_a_day_counts_for_both(self, declare: DeclarationDialog) -> None:
        declare.day.setDate(QDate(2026, 3, 28))
        declare.begins.setTime(QTime(3, 30))
        declare.minutes.setValue(60)
        assert [(one.day, one.seconds) for one in declare.entries()] == [(date(2026, 3, 27), 1800), (TODAY, 1800)]

    @pytest.mark.parametrize(
        ("day", "begins", "minutes", "sentence"),
        [
            (QDate(2026, 3, 28), QTime(12, 50), 30, "Only time in the past"),
            (QDate(2027, 1, 1), QTime(8, 0), 30, "Only time in the past"),
            (QDate(2026, 3, 28), QTime(8, 10), 30, "Some of that time is already on record"),
            (QDate(2026, 3, 20), QTime(8, 0), 0, "A session must end after it begins"),
            (QDate(2026, 3, 20), QTime(8, 0), 1500, "A session cannot be longer than a day"),
        ],
    )
    def test_what_cannot_be_is_refused_with_a_sentence(
        self, declare: DeclarationDialog, day: QDate, begins: QTime, minutes: int, sentence: str
    ) -> None:
        declare.day.setDate(day)
        declare.begins.setTime(begins)
        declare.minutes.setValue(minutes)
        assert declare.outcome.text().startswith(sentence)
        assert not declare.accept_button.isEnabled()


class TestReporting:
    @pytest.mark.parametrize(
        ("period", "first", "last"),
        [
            (Period.WEEK, date(2026, 3, 23), date(2026, 3, 29)),
            (Period.MONTH, date(2026, 3, 1), date(2026, 3, 31)),
            (Period.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        ],
    )
    def test_a_period_reaches_around_its_day(self, period: Period, first: date, last: date) -> None:
        assert period_around(period, TODAY) == (first, last)

    def test_it_is_read_before_it_is_handed_on(
        self, qtbot: QtBot, library: Library, clock: Clock, tmp_path: Path
    ) -> None:
        dialog = ReportDialog(library, clock, TODAY, PAPER, None)
        qtbot.addWidget(dialog)
        assert dialog.preview.toPlainText().startswith("# Reading, 23 March 2026 to 28 March 2026")
        assert dialog.page.toPlainText().startswith("Reading, 23 March 2026 to 28 March 2026\n")
        assert dialog.page.isVisibleTo(dialog)
        assert not dialog.later.isEnabled()
        dialog.earlier.click()
        assert dialog.preview.toPlainText().startswith("# Reading, 16 March 2026 to 22 March 2026")
        dialog.copying.click()
        assert QGuiApplication.clipboard().text() == dialog.preview.toPlainText()
        next(one for one in dialog.kind.findChildren(QToolButton) if one.text() == "CSV").click()
        assert dialog.name == "onehour-2026-03-16-2026-03-22.csv"
        assert dialog.save(tmp_path / dialog.name)
        assert (tmp_path / dialog.name).read_text(encoding="utf-8") == dialog.preview.toPlainText()

    def test_a_year_is_saved_as_a_picture(self, qtbot: QtBot, library: Library, clock: Clock, tmp_path: Path) -> None:
        dialog = ReportDialog(library, clock, TODAY, PAPER, None)
        qtbot.addWidget(dialog)
        assert dialog.picturing.isHidden()
        next(one for one in dialog.period.findChildren(QToolButton) if one.text() == "Year").click()
        assert not dialog.picturing.isHidden()
        assert dialog.save_picture(tmp_path / "year.png")
        picture = QImage(str(tmp_path / "year.png"))
        assert picture.width() == 2 * (1_000 + 48)
        assert picture.height() > 600
        assert not dialog.save_picture(tmp_path / "nowhere" / "year.png")
        assert "could not be saved" in dialog.outcome.text()

    def test_a_report_is_json_too(self, qtbot: QtBot, library: Library, clock: Clock) -> None:
        dialog = ReportDialog(library, clock, TODAY, PAPER, None)
        qtbot.addWidget(dialog)
        next(one for one in dialog.kind.findChildren(QToolButton) if one.text() == "JSON").click()
        assert json.loads(dialog.preview.toPlainText())["first"] == "2026-03-23"
        assert not dialog.page.isVisibleTo(dialog)
        assert dialog.name.endswith(".json")

    def test_a_file_that_cannot_be_written_is_told(
        self, qtbot: QtBot, library: Library, clock: Clock, tmp_path: Path
    ) -> None:
        dialog = ReportDialog(library, clock, TODAY, PAPER, None)
        qtbot.addWidget(dialog)
        assert not dialog.save(tmp_path / "nowhere" / "report.md")
        assert "could not be saved" in dialog.outcome.text()


class TestPictures:
    def test_each_chart_is_saved_at_twice_its_size(self, screen: ProgressScreen, tmp_path: Path) -> None:
        pictures = (screen.today.picture, screen.year.picture, screen.weeks.picture, screen.day.picture)
        for number, picture in enumerate(pictures):
            path = tmp_path / f"{number}.png"
            picture.save(path)
            assert QImage(str(path)).width() == 2 * (picture._chart.width() + 48)

    def test_a_picture_is_copied_and_said(self, context: AppContext, screen: ProgressScreen) -> None:
        screen.year.picture.copy()
        assert context.toast.message == "Picture copied to the clipboard."
        assert not QGuiApplication.clipboard().image().isNull()

    def test_a_picture_that_cannot_be_written_is_told(
        self, context: AppContext, screen: ProgressScreen, tmp_path: Path
    ) -> None:
        screen.weeks.picture.save(tmp_path / "nowhere" / "weeks.png")
        assert "could not be saved" in context.toast.message
