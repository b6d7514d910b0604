"""Draw the pictures of dialogs, of topics, of the marks alone and of the guide, in light and dark.

Usage: dialog_scenes.py LIBRARY TEXT LANGUAGE FOLDER AT. Everything is done in a copy of the library.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from drawing import SIZE, THEMES, draw_scenes, drawn, end, settle
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget

from reader.app.composition import Application, build
from reader.core.annotations.foreign_notes import NoteSource
from reader.core.annotations.reanchoring.anchor_match import Edition
from reader.core.annotations.reanchoring.carry_over import preview_edition
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.annotations.reanchoring.edition_preview import PresentEdition
from reader.core.annotations.topics import item_of, text_item
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.screens import ScreenName
from reader.resources import character_variants, resource
from reader.services.annotations.notes_import import NotesReport
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.importing.edition_preview_dialog import EditionPreviewDialog
from reader.ui.importing.failures_dialog import FailuresDialog
from reader.ui.importing.notes_report_dialog import NotesReportDialog
from reader.ui.library.text_tags_dialog import TextTagsDialog
from reader.ui.notes.notes_screen import NotesScreen
from reader.ui.page.passage import Passage
from reader.ui.preferences.preference_spec import SettingsGroup
from reader.ui.preferences.preference_store import Settings
from reader.ui.progress.first_plan_dialog import FirstPlanDialog
from reader.ui.progress.progress_screen import ProgressScreen
from reader.ui.reading.find_bar import FindBar
from reader.ui.translation.translation import Translation

HOME = Path("/home/reader")


@dataclass(frozen=True, slots=True)
class SceneWords:
    """What is written in the pictures of one language.

    ``question`` is that of a topic with a ``part`` in it, ``changed`` words of the text and what a new edition has in
    their place, ``removed`` those that it leaves out, ``waiting`` a text that notes wait for, ``command`` what is typed
    to find a command.
    """

    question: str
    part: str
    changed: tuple[str, str]
    removed: str
    waiting: str
    command: str
    found: str
    tags: tuple[str, ...]


WORDS = {
    "en": SceneWords(
        "Why read slowly?",
        "What an hour is for",
        ("look for the best reason against it", "look for the strongest reason against it"),
        "Do not hurry past what is dull",
        "Meditations",
        "text",
        "hour",
        ("essays", "reading", "spring"),
    ),
    "zh_CN": SceneWords(
        "为什么要慢慢读？",
        "一小时够做什么",
        ("每读一章，先问它在回答什么问题", "每读完一章，先问它在回答什么问题"),
        "沉闷的段落不要跳过去",
        "沉思录",
        "文章",
        "小时",
        ("散文", "自学", "春天"),
    ),
}


class DialogScenes:
    """Build the window once, and draw one scene after the other."""

    def __init__(self, program: Application, text: str, words: SceneWords) -> None:
        """Open a text in the window, without a display."""
        self._program, self._context = program, program.context
        self._library = program.context.library
        self._text, self._words = text, words
        self._window = program.controller.window
        self._window.resize(*SIZE)
        program.controller.read_screen.open(text)
        self._window.show_screen(ScreenName.READ)
        self._window.show()
        settle()

    def all(self) -> dict[str, Callable[[], QPixmap]]:
        """Return the functions that draw the scenes, by the names of their pictures."""
        return {
            "first-plan": lambda: drawn(FirstPlanDialog(self._window)),
            "palette": self._palette,
            "selection": self._selection,
            "find": self._find,
            "typography": self._typography,
            "go-to": lambda: self._asked("go-to", "46%"),
            "history": lambda: self._asked("history"),
            "export": lambda: self._asked("export-as"),
            "dictionaries": lambda: self._asked("dictionaries"),
            "check": lambda: self._asked("check"),
            "roadmap": lambda: self._asked("roadmap"),
            "report": lambda: self._asked("report"),
            "correct-session": lambda: self._asked("correct-time"),
            "text-tags": self._text_tags,
            "edition": lambda: drawn(self._edition()),
            "import-report": lambda: drawn(self._import_report()),
            "failures": lambda: drawn(self._failures()),
            "topic": self._topic,
            "excerpts": self._excerpts,
            "day": self._day,
            "settings-reading": lambda: self._settings(SettingsGroup.READING),
            "settings-keys": lambda: self._settings(SettingsGroup.KEYS),
            "guide": self._guide,
        }

    # --- popups over the window ----------------------------------------------------------------------------------

    def _palette(self) -> QPixmap:
        self._context.action_set.of("palette").trigger()
        settle()
        palette = QApplication.activePopupWidget()
        assert palette is not None
        for field in palette.findChildren(QLineEdit):
            field.setText(self._words.command)
        return self._over(palette, QPoint((self._window.width() - palette.width()) // 2, self._window.height() // 8))

    def _selection(self) -> QPixmap:
        """Draw the bar that a selection brings up."""
        page = self._program.controller.read_screen.page
        self._window.show_screen(ScreenName.READ)
        start, end = self._library.texts.view(self._text).find(self._words.found)[-1]
        page.show_passage(start, end)
        settle()
        page.select(Passage(start, end))
        page.passage_finished.emit()
        picture = self._grab()
        page.select(Passage(0, 0))
        return picture

    def _find(self) -> QPixmap:
        self._window.show_screen(ScreenName.READ)
        self._context.action_set.of("find").trigger()
        bar = next(bar for bar in self._window.findChildren(FindBar) if bar.isVisible())
        for field in bar.findChildren(QLineEdit):
            field.setText(self._words.found)
        picture = self._grab()
        bar.close_bar()
        return picture

    def _typography(self) -> QPixmap:
        screen = self._program.controller.read_screen
        self._window.show_screen(ScreenName.READ)
        button = next(button for button in screen.findChildren(QAbstractButton) if button.text() == "Aa")
        button.click()
        settle()
        popover = QApplication.activePopupWidget()
        assert popover is not None
        corner = button.mapTo(self._window, QPoint(button.width() - popover.width(), button.height()))
        return self._over(popover, corner)

    def _over(self, popup: QWidget, corner: QPoint) -> QPixmap:
        """Return the window with a popup over it, and close the popup."""
        picture = self._grab()
        painter = QPainter(picture)
        painter.drawPixmap(corner, popup.grab())
        painter.end()
        popup.close()
        return picture

    # --- dialogs -------------------------------------------------------------------------------------------------

    def _asked(self, action: str, typed: str = "") -> QPixmap:
        """Draw the dialog that an action opens, with words in its field."""
        pictures: list[QPixmap] = []

        def draw() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                for field in dialog.findChildren(QLineEdit) if typed else ():
                    field.setText(typed)
                settle()
                pictures.append(dialog.grab())
                dialog.reject()

        QTimer.singleShot(600, draw)
        self._context.action_set.of(action).trigger()
        settle()
        return pictures[0]

    def _text_tags(self) -> QPixmap:
        card = self._library.texts.get(self._text)
        return drawn(TextTagsDialog([(card.title, card.filing.tags)], self._words.tags, self._window))

    def _edition(self) -> EditionPreviewDialog:
        """Make the preview of an edition in which a passage reads differently and one is missing."""
        card = self._library.texts.get(self._text)
        whole = self._library.texts.view(self._text).slice(0, card.characters)
        marks = self._library.annotations.of_text(self._text)
        new = whole.replace(*self._words.changed).replace(self._words.removed, "")
        comparison = Comparison(character_variants())
        preview = preview_edition(
            PresentEdition(whole, marks), Edition(new, lambda _position: ""), comparison, self._context.clock.now()
        )
        return EditionPreviewDialog(card.title, preview, self._window)

    def _import_report(self) -> NotesReportDialog:
        report = NotesReport(
            HOME / "My Clippings.txt",
            NoteSource.KINDLE,
            matched=41,
            orphaned=9,
            waiting=7,
            whole=1,
            skipped=(),
            placeholders=(self._words.waiting,),
        )
        return NotesReportDialog([report], [], self._window)

    def _failures(self) -> FailuresDialog:
        problems = (
            (Problem.PDF_SCAN, "scans/letters-1911.pdf"),
            (Problem.PDF_SCAN, "scans/letters-1912.pdf"),
            (Problem.EPUB_PROTECTED, "bought/novel.epub"),
            (Problem.FORMAT_UNKNOWN, "notes/recording.m4a"),
        )
        return FailuresDialog([ReaderError(problem, HOME / name) for problem, name in problems], self._window)

    # --- screens -------------------------------------------------------------------------------------------------

    def _topic(self) -> QPixmap:
        screen = self._window.screen_widget(ScreenName.NOTES)
        assert isinstance(screen, NotesScreen)
        self._window.show_screen(ScreenName.NOTES)
        screen.show_topic(self._library.topics.all()[0].id)
        picture = self._grab()
        screen.show_all()
        return picture

    def _excerpts(self) -> QPixmap:
        screen = self._window.screen_widget(ScreenName.NOTES)
        assert isinstance(screen, NotesScreen)
        self._window.show_screen(ScreenName.NOTES)
        screen.show_excerpts(self._text)
        picture = self._grab()
        screen.leave_excerpts()
        return picture

    def _day(self) -> QPixmap:
        self._window.show_screen(ScreenName.PROGRESS)
        screen = self._window.screen_widget(ScreenName.PROGRESS)
        assert isinstance(screen, ProgressScreen)
        screen.open_day(self._context.tracker.today - timedelta(days=1))
        return self._grab()

    def _settings(self, group: SettingsGroup) -> QPixmap:
        self._program.controller.open_settings(group)
        return self._grab()

    def _guide(self) -> QPixmap:
        self._program.action_handlers.guide.show_page("roadmap")
        guide = self._program.action_handlers.guide.guide
        settle()
        picture = guide.grab()
        guide.close()
        return picture

    def _grab(self) -> QPixmap:
        settle()
        return self._window.grab()


def prepare(library: Library, words: SceneWords, now: datetime) -> None:
    """Put a topic and a roadmap into the library."""
    marks = [mark.id for mark in sorted(library.annotations.all(), key=lambda mark: mark.created) if mark.quote]
    topic, _changes = library.topics.begin(words.question, now)
    below = (item_of(mark, now, level=1) for mark in marks[:3])
    outline = (text_item(words.part, now), *below, item_of(marks[3], now))
    library.topics.change(topic, outline, now, OperationName.WRITE_IN_TOPIC)
    items = tuple(RoadmapItem(text.id, text.filing.track) for text in library.texts.all()[:4])
    library.roadmap.change(Roadmap(items, now.date() + timedelta(days=1)), now)


def main() -> None:
    """Draw all scenes of one library."""
    path, text, language, folder, at = sys.argv[1:]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["onehour"])
    now = datetime.fromisoformat(at)
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "library.db"
        copy.write_bytes(Path(path).read_bytes())
        shutil.copytree(Path(path).with_name("dictionaries"), copy.with_name("dictionaries"))
        with Library.open(copy, now) as library:
            prepare(library, WORDS[language], now)
            settings = Settings(library.preferences)
            settings.change(language=language, export_folder=str(HOME / "notes"))
            program = build(
                application, library, settings, Translation(application, resource("translations")), FixedClock(now)
            )
            for theme in THEMES:
                settings.change(theme=theme)
                draw_scenes(DialogScenes(program, text, WORDS[language]).all(), Path(folder), language, theme)
            end(program)


if __name__ == "__main__":
    main()
