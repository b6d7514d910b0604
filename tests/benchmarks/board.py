"""Measure the board of a group of 200 members who handed over 50 reports each."""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path

from figures import Figure, median, times, write_figures
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from reader.app.composition import build
from reader.core.screens import ScreenName
from reader.core.study.exchange import ExchangeFile, ExchangeHeader, ExchangeKind, PersonReference
from reader.core.study.groups import StudyGroup
from reader.core.study.report_content import (
    LessonCount,
    MemberReport,
    PortionState,
    ReportedPortion,
    ReportedQuestion,
    content_of,
)
from reader.resources import resource
from reader.services.clock import FixedClock
from reader.services.study.board import board_intake, period_now, read_board, take_in
from reader.storage.library import Library
from reader.ui.preferences.preference_store import Settings
from reader.ui.study.study_page import StudyPageName
from reader.ui.study.study_screen import StudyScreen
from reader.ui.translation.translation import Translation

NOW = datetime.fromisoformat("2026-03-28T21:10:00+08:00")
MEMBERS, REPORTS = 200, 50
SPREAD = 13
"""Weeks over which the reports of a member are spread: within the time for which they are kept."""

OPENINGS = 7


def measure() -> list[Figure]:
    """Return the figures of one library."""
    size = f"{MEMBERS} members, {REPORTS} reports each"
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db", NOW) as library:
        group = library.study_groups.named("青年读书小组")
        files = [_report(group, member, number) for member in range(MEMBERS) for number in range(REPORTS)]
        started = time.perf_counter()
        intake = board_intake(library, group, files, NOW)
        take_in(library, intake, NOW)
        added = time.perf_counter() - started
        period = period_now(library, group, NOW.date())
        week = times(lambda _number: read_board(library, group, period, NOW), OPENINGS)
        whole = times(lambda _number: read_board(library, group, None, NOW), OPENINGS)
        opened = _openings(library)
    return [
        Figure("add reports to the board, as one step", size, added, "s"),
        Figure("read the board of a week", size, median(week), "ms"),
        Figure("read the board of all reports", size, median(whole), "ms"),
        Figure("open the board in the window, painted", size, median(opened), "ms", 200),
    ]


def _report(group: StudyGroup, member: int, number: int) -> ExchangeFile:
    first = date(2026, 3, 23) - timedelta(weeks=SPREAD - 1 - number * SPREAD // REPORTS)
    report = MemberReport(
        first,
        first + timedelta(days=6),
        pack="三月学习",
        portions=tuple(ReportedPortion(place, f"第{place}节", list(PortionState)[place % 3]) for place in range(1, 5)),
        lessons=LessonCount(number % 8, 7),
        words="这一周读得很慢，但读过的都留下来了。" * 8,
        questions=tuple(ReportedQuestion(f"第{place}个问题怎样回答？", "读书的方法") for place in range(number % 4)),
    )
    person = PersonReference(f"person-{member}", f"成员{member}")
    day = min(report.last, NOW.date())
    header = ExchangeHeader(ExchangeKind.REPORT, "id", number + 1, person, day, group.reference, report.keep_until)
    return ExchangeFile(header, content_of(report), {})


def _openings(library: Library) -> list[float]:
    """Return the milliseconds until the board is painted, each time over the program's window."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    translation = Translation(application, resource("translations"))
    program = build(application, library, Settings(library.preferences), translation, FixedClock(NOW))
    window = program.controller.window
    window.resize(1440, 900)
    window.show_screen(ScreenName.STUDY)
    window.show()
    _settle()
    screen = window.screen_widget(ScreenName.STUDY)
    assert isinstance(screen, StudyScreen)
    opened = []
    for _opening in range(OPENINGS):
        started = time.perf_counter()
        screen.open(StudyPageName.BOARD)
        _settle()
        window.grab()
        opened.append((time.perf_counter() - started) * 1_000)
        screen.show_today()
        _settle()
    program.context.tasks.close()
    return opened


def _settle() -> None:
    for _turn in range(3):
        QCoreApplication.processEvents()


if __name__ == "__main__":
    QApplication(sys.argv)
    write_figures(measure())
