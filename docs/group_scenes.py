"""Draw the pictures of the guide's chapter on reading in a group, in light and dark, over a library with a group.

Usage: group_scenes.py LIBRARY LANGUAGE FOLDER AT PACK. The library is changed: a contest is begun.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from drawing import SIZE, THEMES, draw_scenes, drawn, end, settle
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from reader.app.composition import Application, build
from reader.core.screens import ScreenName
from reader.core.study.contest import SetUp
from reader.core.study.contest_paper import QuestionCounts
from reader.resources import resource
from reader.services.clock import FixedClock
from reader.services.study.contests import ContestRequest, begin_contest, contest_set_up
from reader.storage.library import Library
from reader.ui.preferences.preference_store import Settings
from reader.ui.study.board_page import BoardPage
from reader.ui.study.contest_view import ContestView
from reader.ui.study.groups_dialog import GroupsDialog
from reader.ui.study.hand_over_dialog import HandOverDialog
from reader.ui.study.hand_over_forms import make_report_form
from reader.ui.study.meetings_page import MeetingsPage
from reader.ui.study.open_given_dialog import OpenGivenDialog
from reader.ui.study.study_page import StudyPage, StudyPageName
from reader.ui.study.study_screen import StudyScreen
from reader.ui.translation.translation import Translation

TEAMS = {"en": ("Ferry", "Garden"), "zh_CN": ("红队", "蓝队")}
_SETTLE_MS = 600
_PATIENCE_MS = 20_000


class GroupScenes:
    """Build the window once, and draw one scene after the other."""

    def __init__(self, program: Application, pack: Path, teams: tuple[str, ...]) -> None:
        """Show the study screen, without a display; ``pack`` is a study pack that is opened."""
        self._pack = pack
        self._teams = teams
        self._context = program.context
        self._window = program.controller.window
        self._window.resize(*SIZE)
        self._window.show()

    def all(self) -> dict[str, Callable[[], QPixmap]]:
        """Return the functions that draw the scenes, by the names of their pictures."""
        return {
            "study-group": lambda: self._page(StudyPageName.TODAY),
            "packs": lambda: self._page(StudyPageName.PACKS),
            "board": self._board,
            "meetings": lambda: self._page(StudyPageName.MEETINGS),
            "meeting-view": self._meeting_view,
            "contest": self._contest,
            "hand-over": self._hand_over,
            "open-given": self._open_given,
            "peers": self._peers,
            "groups": lambda: drawn(GroupsDialog(self._context, self._window)),
        }

    def _page(self, name: StudyPageName) -> QPixmap:
        self._open(name)
        return self._window.grab()

    def _board(self) -> QPixmap:
        """Draw the board with the second member who handed something over."""
        page = self._open(StudyPageName.BOARD)
        if isinstance(page, BoardPage):
            QTest.keyClick(page.table.view, Qt.Key.Key_Down)
        settle()
        return self._window.grab()

    def _meeting_view(self) -> QPixmap:
        """Draw the second speaker of the meeting."""
        page = self._open(StudyPageName.MEETINGS)
        pictures: list[QPixmap] = []

        def draw() -> None:
            view = QApplication.activeModalWidget()
            if isinstance(view, QDialog):
                for _step in range(4):
                    QTest.keyClick(view, Qt.Key.Key_Space)
                settle()
                pictures.append(view.grab())
                view.reject()

        QTimer.singleShot(_SETTLE_MS, draw)
        if isinstance(page, MeetingsPage):
            page.hold()
        return pictures[0]

    def _contest(self) -> QPixmap:
        """Draw a question for the first key, which the first team has."""
        library, now = self._context.library, self._context.clock.now()
        request = ContestRequest(SetUp(self._teams, keys=("1", "2"), seed=7), QuestionCounts(1, 1, 0))
        record, _changes = begin_contest(library, contest_set_up(library.questions.all(), request), now)
        view = ContestView(self._context, record, self._window)
        view.resize(*SIZE)
        view.show()
        settle()
        QTest.keyClick(view, Qt.Key.Key_Space)
        settle()
        picture = view.grab()
        view.close()
        view.deleteLater()
        return picture

    def _hand_over(self) -> QPixmap:
        dialog = HandOverDialog(self._context, make_report_form(self._context), self._window)
        dialog.show()
        _wait_until(lambda: dialog.is_ready)
        return drawn(dialog)

    def _open_given(self) -> QPixmap:
        dialog = OpenGivenDialog(self._context, self._window)
        dialog.show()
        dialog.open_files([self._pack])
        _wait_until(lambda: dialog.view is not None and dialog.view.isVisible())
        return drawn(dialog)

    def _peers(self) -> QPixmap:
        library = self._context.library
        note = library.peer_notes.all()[0]
        text = library.texts.get(note.text)
        library.coverage.add(text.id, 0, text.characters)
        self._context.navigator.text_requested.emit(text.id, note.start, "")
        self._window.show_screen(ScreenName.READ)
        settle()
        return self._window.grab()

    def _open(self, name: StudyPageName) -> StudyPage:
        self._window.show_screen(ScreenName.STUDY)
        screen = self._window.screen_widget(ScreenName.STUDY)
        assert isinstance(screen, StudyScreen)
        screen.open(name)
        settle()
        return screen.current


def _wait_until(condition: Callable[[], bool]) -> None:
    for _step in range(_PATIENCE_MS // _SETTLE_MS):
        if condition():
            return
        settle()
    message = "the scene was not ready in time"
    raise TimeoutError(message)


def main() -> None:
    """Draw all scenes of one library."""
    path, language, folder, at, pack = sys.argv[1:]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["onehour"])
    now = datetime.fromisoformat(at)
    with Library.open(Path(path), now) as library:
        translation = Translation(application, resource("translations"))
        settings = Settings(library.preferences)
        settings.change(language=language)
        program = build(application, library, settings, translation, FixedClock(now))
        for theme in THEMES:
            settings.change(theme=theme)
            draw_scenes(GroupScenes(program, Path(pack), TEAMS[language]).all(), Path(folder), language, theme)
        end(program)


if __name__ == "__main__":
    main()
