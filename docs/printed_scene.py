"""Draw the picture of the guide's section on printed pages: a paper in two columns with marks and notes.

Usage: printed_scene.py LANGUAGE FOLDER AT. The paper is set from a sample, into a library that is made for the picture.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from drawing import SIZE, THEMES, draw_scenes, end, settle
from PySide6.QtCore import QMarginsF, QPointF, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from reader.app.composition import Application, build
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.core.annotations.operations import annotate
from reader.core.screens import ScreenName
from reader.resources import resource
from reader.services.clock import FixedClock
from reader.services.importing.file_import import import_file
from reader.services.importing.import_run import ImportRequest
from reader.storage.library import Library
from reader.ui.preferences.preference_store import Settings
from reader.ui.translation.translation import Translation

SAMPLES = Path(__file__).parent / "samples"
HEADING = "## "
_SETTLE_MS = 1_500


@dataclass(frozen=True, slots=True)
class PaperStyle:
    """The sample of a paper, its font, and the size of its letters and the distance of its lines in points."""

    sample: str
    family: str
    size: int
    leading: int


@dataclass(frozen=True, slots=True)
class PaperMark:
    """A mark or a note on a passage of the paper."""

    quote: str
    colour: int
    body: str = ""
    kind: AnnotationKind = AnnotationKind.HIGHLIGHT
    style: AnnotationStyle = AnnotationStyle.HIGHLIGHT


PAPERS = {
    "en": PaperStyle("on-margins.txt", "Noto Serif CJK SC", 11, 16),
    "zh_CN": PaperStyle("yebian-de-zi.txt", "Noto Serif CJK SC", 12, 20),
}
MARKS = {
    "en": (
        PaperMark("Nobody doubts that writing in a book feels like work.", 1),
        PaperMark(
            "at most three notes to a chapter, each in words of their own",
            3,
            "Three a chapter: try it with the *Essays* this month.",
            AnnotationKind.NOTE,
        ),
        PaperMark("eleven marks to a page and one note to nine pages", 5, style=AnnotationStyle.UNDERLINE),
        PaperMark("A colour remembers the place, a sentence remembers the reason.", 2),
        PaperMark(
            "rubbed out all but three",
            4,
            "Would our group do this for each other?",
            AnnotationKind.QUESTION,
        ),
    ),
    "zh_CN": (
        PaperMark("在书上写字，谁都觉得是在用功", 1),
        PaperMark("每章至多写三条批注，用自己的话写", 3, "一章三条：这个月读《史记》就这么试。", AnnotationKind.NOTE),
        PaperMark("每页画十一处，九页才有一条批注", 5, style=AnnotationStyle.UNDERLINE),
        PaperMark("颜色记住的是地方，句子记住的是道理。", 2),
        PaperMark("只留三处，其余擦掉", 4, "我们读书会能互相这样做吗？", AnnotationKind.QUESTION),
    ),
}


class _Paper:
    """A page of A4 in two columns below a title and an author; lengths are points."""

    COLUMNS, WIDTH = (60, 310), 225
    TOP, BOTTOM = 140, 790

    def __init__(self, path: Path, style: PaperStyle, title: str) -> None:
        self._writer = QPdfWriter(str(path))
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._writer.setPageMargins(QMarginsF())
        self._writer.setResolution(72)
        self._writer.setTitle(title)
        self._style = style
        self._painter = QPainter(self._writer)
        self._column, self._y = 0, float(self.TOP)

    def write(self, title: str, author: str, paragraphs: list[str]) -> None:
        """Write the paper to its file."""
        self._write_across(title, self._font(1.7), 60)
        self._write_across(author, self._font(1.1), 96)
        for paragraph in paragraphs:
            is_heading = paragraph.startswith(HEADING)
            self._flow(paragraph.removeprefix(HEADING), is_heading=is_heading)
        self._painter.end()

    def _font(self, factor: float = 1.0, *, bold: bool = False) -> QFont:
        font = QFont(self._style.family)
        font.setPixelSize(round(factor * self._style.size))
        font.setBold(bold)
        return font

    def _write_across(self, words: str, font: QFont, y: float) -> None:
        width = self.COLUMNS[-1] + self.WIDTH - self.COLUMNS[0]
        layout = self._layout(words, font, width, Qt.AlignmentFlag.AlignHCenter)
        layout.draw(self._painter, QPointF(self.COLUMNS[0], y))

    def _layout(self, words: str, font: QFont, width: float, edges: Qt.AlignmentFlag) -> QTextLayout:
        layout = QTextLayout(words, font)
        layout.setTextOption(QTextOption(edges))
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
        layout.endLayout()
        return layout

    def _flow(self, words: str, *, is_heading: bool) -> None:
        """Write a paragraph or a heading below what was written last, and go on in the next column at the foot."""
        edges = Qt.AlignmentFlag.AlignLeft if is_heading else Qt.AlignmentFlag.AlignJustify
        layout = self._layout(words, self._font(bold=is_heading), self.WIDTH, edges)
        leading = self._style.leading
        self._y += leading / 2 if is_heading and self._y > self.TOP else 0
        for number in range(layout.lineCount()):
            if self._y > self.BOTTOM - leading * (2 if is_heading else 1):
                self._next_column()
            line = layout.lineAt(number)
            line.draw(self._painter, QPointF(self.COLUMNS[self._column], self._y - line.y()))
            self._y += leading
        self._y += leading / 3

    def _next_column(self) -> None:
        self._column = 1 - self._column
        self._y = self.TOP if self._column else self.TOP / 2
        if not self._column:
            self._writer.newPage()


class PrintedScene:
    """Show the printed pages of a paper, and draw them."""

    def __init__(self, program: Application, text: str) -> None:
        """Open a text in the window, without a display."""
        self._program = program
        self._text = text

    def all(self) -> dict[str, Callable[[], QPixmap]]:
        """Return the functions that draw the scenes, by the names of their pictures."""
        return {"printed": self._printed}

    def _printed(self) -> QPixmap:
        window, screen = self._program.controller.window, self._program.controller.read_screen
        window.resize(*SIZE)
        window.show()
        window.show_screen(ScreenName.READ)
        screen.open(self._text)
        if screen.page.printed is None:
            screen.toggle_printed()
        settle(_SETTLE_MS)
        return window.grab()


def add_paper(library: Library, language: str, folder: Path, at: datetime) -> str:
    """Set a paper, add it to a library with marks and notes, and return the id of the text."""
    style = PAPERS[language]
    title, author, *paragraphs = filter(None, (SAMPLES / style.sample).read_text("utf-8").splitlines())
    path = folder / f"{title}.pdf"
    _Paper(path, style, title).write(title, author, paragraphs)
    text = import_file(library, ImportRequest(path), at).id
    stored = library.texts.view(text)
    for number, mark in enumerate(MARKS[language]):
        start = stored.find(mark.quote)[0][0]
        anchor = make_anchor(stored, start, start + len(mark.quote))
        made = at + timedelta(minutes=number)
        library.commit(annotate(text, mark.kind, anchor, made, colour=mark.colour, body=mark.body, style=mark.style))
    return text


def main() -> None:
    """Draw the scene in one language, in all themes."""
    language, folder, at = sys.argv[1:]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["onehour"])
    now = datetime.fromisoformat(at)
    with tempfile.TemporaryDirectory() as place, Library.open(Path(place) / "library.db", now) as library:
        text = add_paper(library, language, Path(place), now - timedelta(hours=1))
        settings = Settings(library.preferences)
        settings.change(language=language)
        translation = Translation(application, resource("translations"))
        program = build(application, library, settings, translation, FixedClock(now))
        for theme in THEMES:
            settings.change(theme=theme)
            draw_scenes(PrintedScene(program, text).all(), Path(folder), language, theme)
        end(program)


if __name__ == "__main__":
    main()
