"""Draw further pictures of the guide in light and dark: covers, a search, a look-up, pages, a correction and others.

Usage: scenes.py LIBRARY TEXT LANGUAGE FOLDER. Nothing in the library is changed.
"""

from __future__ import annotations

import os
import shlex
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from drawing import SIZE, THEMES, draw_scenes, end
from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from reader.app.composition import Application, build
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate, remove, write
from reader.core.screens import ScreenName
from reader.core.text.import_options import DEFAULT_OPTIONS
from reader.core.text.model import TextFormat
from reader.resources import resource
from reader.services.clock import FixedClock
from reader.services.restore_target import OpenLibrary
from reader.storage.library import Library
from reader.ui.backups.restore_dialog import RestoreDialog
from reader.ui.importing.text_options.text_options_dialog import TextOptionsDialog
from reader.ui.library.library_screen import LibraryScreen
from reader.ui.page.passage import Passage
from reader.ui.preferences.preference_store import Settings
from reader.ui.translation.translation import Translation
from reader.ui.widgets.field import SearchField

SEARCH_QUERY = {"en": "read", "zh_CN": "读书"}
LOOKUP_WORD = {"en": "foresaw", "zh_CN": "反驳"}
VERTICAL_TITLE = "慢读"
SILENT_VOICE = "import sys, time; sys.stdin.read() and time.sleep(60)"
SLEEP_SECONDS = 30 * 60.0
PLAIN_ENCODING = {"en": "utf-8", "zh_CN": "gb18030"}
"""Encoding of the plain text that is corrected."""

COPY_AGES = tuple(timedelta(days=days, minutes=9 * days) for days in (40, 20, 13, 6, 2, 1))
COPY_AGES_AFTER = (timedelta(hours=1, minutes=10), timedelta(minutes=8))
"""The ages of the copies that are listed: those made before the library was changed, and after."""

DIALOG_SIZE = (1120, 720)
_SETTLE_MS = 1_500
_PATIENCE = 20
"""How many times that long what another process reads may take on a busy machine."""


class Scenes:
    """Build the window once, and draw one scene after the other."""

    def __init__(self, program: Application, text: str, language: str) -> None:
        """Open a text in the window, without a display."""
        self._program = program
        self._text = text
        self._language = language
        self._window = program.controller.window
        self._window.resize(*SIZE)
        program.controller.read_screen.open(text)
        self._window.show()

    def all(self) -> dict[str, Callable[[], QPixmap]]:
        """Return the functions that draw the scenes, by the names of their pictures."""
        return {
            "covers": self._covers,
            "search": self._search,
            "look-up": self._look_up,
            "pages": self._pages,
            "vertical": self._vertical,
            "page-menu": self._page_menu,
            "aloud": self._aloud,
            "correct": self._correct,
            "restore": self._restore,
        }

    def _covers(self) -> QPixmap:
        self._window.show_screen(ScreenName.LIBRARY)
        self._screen().shelf.toggle_covers()
        return self._grab()

    def _search(self) -> QPixmap:
        self._screen().shelf.toggle_covers()
        self._program.controller.navigation.search_all(SEARCH_QUERY[self._language])
        picture = self._grab()
        for field in self._screen().findChildren(SearchField):
            field.clear()
        return picture

    def _look_up(self) -> QPixmap:
        page = self._program.controller.read_screen.page
        self._window.show_screen(ScreenName.READ)
        start, end = self._program.context.library.texts.view(self._text).find(LOOKUP_WORD[self._language])[0]
        page.show_passage(start, end)
        _settle()
        page.select(Passage(start, end))
        self._program.action_handlers.lookup.look_up()
        return self._grab()

    def _pages(self) -> QPixmap:
        """Draw two texts in tabs, one of them in two pages side by side."""
        controller = self._program.controller
        screen, texts = controller.read_screen, self._program.context.library.texts.all()
        beside = next(
            text for text in texts if text.author and text.language[:2] == self._language[:2] and text.id != self._text
        )
        self._window.show_screen(ScreenName.READ)
        screen.page.select(Passage(0, 0))
        screen.open(beside.id, in_new_tab=True)
        screen.open(self._text)
        self._program.context.settings.change(show_notes=False, show_contents=False, reading_mode="pages")
        return self._grab()

    def _vertical(self) -> QPixmap:
        """Draw a Chinese text whose lines run down, in two pages side by side."""
        screen, texts = self._program.controller.read_screen, self._program.context.library.texts.all()
        screen.open(next(text.id for text in texts if text.title == VERTICAL_TITLE))
        screen.text_appearance.set_vertical(True)
        picture = self._grab()
        screen.text_appearance.set_vertical(False)
        screen.open(self._text)
        return picture

    def _page_menu(self) -> QPixmap:
        """Draw the menu that the right button opens over a word."""
        self._program.context.settings.change(show_notes=True, show_contents=True, reading_mode="scrolling")
        screen = self._program.controller.read_screen
        start, end = self._program.context.library.texts.view(self._text).find(LOOKUP_WORD[self._language])[0]
        screen.page.show_passage(start, end)
        _settle()
        point = screen.page.rect_of(start, end).center()
        QApplication.postEvent(screen.page.viewport(), _right_click(screen.page.viewport(), point))
        picture = self._grab()
        menu = QApplication.activePopupWidget()
        assert menu is not None
        painter = QPainter(picture)
        painter.drawPixmap(self._window.mapFromGlobal(menu.mapToGlobal(QPoint(0, 0))), menu.grab())
        painter.end()
        menu.close()
        return picture

    def _aloud(self) -> QPixmap:
        """Draw a text that is read aloud, by a voice that makes no sound."""
        self._program.context.settings.change(aloud_command=shlex.join([sys.executable, "-c", SILENT_VOICE]))
        screen, aloud = self._program.controller.read_screen, self._program.action_handlers.aloud
        start, end = self._program.context.library.texts.view(self._text).find(LOOKUP_WORD[self._language])[0]
        screen.page.select(Passage(start, end))
        aloud.toggle()
        aloud.bar.sleep_chosen.emit(SLEEP_SECONDS)
        picture = self._grab()
        aloud.reading.close()
        self._program.context.settings.change(aloud_command="")
        return picture

    def _correct(self) -> QPixmap:
        """Draw the text options of the text as if it had been imported from plain text."""
        context = self._program.context
        card = context.library.texts.get(self._text)
        encoding = PLAIN_ENCODING[self._language]
        look = (context.settings.values, context.appearance.theme)
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "text.txt"
            content = context.library.texts.view(card.id).slice(0, card.characters)
            path.write_text(content.replace("\n", "\n\n"), encoding)
            plain = replace(card, format=TextFormat.PLAIN, encoding=encoding)
            dialog = TextOptionsDialog(plain, DEFAULT_OPTIONS, path, look, self._window)
            dialog.resize(*DIALOG_SIZE)
            dialog.show()
            for _step in range(_PATIENCE):
                _settle()
                if dialog.found.text():
                    break
            picture = dialog.grab()
            dialog.reject()
        return picture

    def _restore(self) -> QPixmap:
        """Draw what restoring from yesterday's copy would do to a copy of the library that was changed today."""
        context = self._program.context
        now = context.clock.now()
        assert context.library.path is not None
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "library.db"
            context.library.backup(path, now)
            with Library.open(path, now) as library:
                _back_up_and_change(library, now)
                theme = context.appearance.theme
                dialog = RestoreDialog(OpenLibrary(library), context.tasks, now, theme, self._window)
                dialog.mode.choose(value=True)
                dialog.resize(*DIALOG_SIZE)
                dialog.show()
                _settle()
                dialog.list.setCurrentIndex(dialog.list.model().index(2, 0))
                _settle()
                picture = dialog.grab()
                dialog.reject()
        return picture

    def _screen(self) -> LibraryScreen:
        screen = self._window.screen_widget(ScreenName.LIBRARY)
        assert isinstance(screen, LibraryScreen)
        return screen

    def _grab(self) -> QPixmap:
        _settle()
        return self._window.grab()


def _back_up_and_change(library: Library, now: datetime) -> None:
    """Copy the library as by itself in the last weeks, and remove, change and add notes after the last day's copy."""
    for age in COPY_AGES:
        library.backup(None, now - age)
    first, second, third = library.annotations.all()[:3]
    library.commit(remove((first,), now - timedelta(minutes=40)))
    library.commit(write(second, third.quote, now - timedelta(minutes=30)))
    library.commit(write(third, second.quote, now - timedelta(minutes=20)))
    for note, minutes in ((first, 15), (second, 10)):
        at = now - timedelta(minutes=minutes)
        library.commit(annotate(first.text, AnnotationKind.NOTE, None, at, body=note.quote))
    for age in COPY_AGES_AFTER:
        library.backup(None, now - age)


def _right_click(widget: QWidget, point: QPoint) -> QContextMenuEvent:
    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, widget.mapToGlobal(point))


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()


def main() -> None:
    """Draw all scenes of one library."""
    path, text, language, folder, at = sys.argv[1:]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["onehour"])
    now = datetime.fromisoformat(at)
    with Library.open(Path(path), now, read_only=True) as library:
        settings = Settings(library.preferences, writable=False)
        settings.change(language=language)
        translation = Translation(application, resource("translations"))
        program = build(application, library, settings, translation, FixedClock(now))
        for theme in THEMES:
            settings.change(theme=theme)
            draw_scenes(Scenes(program, text, language).all(), Path(folder), language, theme)
        end(program)


if __name__ == "__main__":
    main()
