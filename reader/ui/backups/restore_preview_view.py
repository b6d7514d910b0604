"""Show what a restore would change: figures, then the rows that come back, become as they were and go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reader.services.backups import RestorableFile
from reader.storage.restore_preview import RestoreCounts, RestoredRow, RestorePreview
from reader.storage.salvage import LostRow
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, LINE_SPACE, ROW_SPACE, SPACE, TIGHT
from reader.ui.backups.backup_labels import contents_label, joined, made_heading, reading_label, reason_label
from reader.ui.backups.row_labels import (
    Figure,
    RestoreFigures,
    changed_detail,
    coming_detail,
    going_detail,
    row_words,
)
from reader.ui.widgets.button import CardLink
from reader.ui.widgets.frame import Card, Rule, ScrollArea, VerticalRule
from reader.ui.widgets.label import ElidedLabel, Label, SignLabel
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.progress_bar import ProgressBar

MAX_SHOWN = 3
"""How many rows of a kind are shown until the reader asks for all."""

_FIGURES_IN_ROW = 4
_FIGURE_WIDTH = 116


class RestorePreviewView(ScrollArea):
    """Shows one file: that it is being read, why it cannot be, or what restoring from it would do."""

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self._now = now
        self._column = Column()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Changes"))

    def show_message(self, message: str) -> None:
        """Show a sentence in place of a file."""
        self._begin()
        self._add(Label(message, wraps=True, selectable=True))
        self._end()

    def show_reading(self, file: RestorableFile) -> None:
        """Show that a file is being read."""
        self._begin()
        self._add_head(file)
        words = self.tr("Comparing with the library…")
        self._add(Label(words, "muted", wraps=True), _busy_bar(words))
        self._end()

    def show_failure(self, file: RestorableFile, message: str) -> None:
        """Show why a file cannot be restored."""
        self._begin()
        self._add_head(file)
        self._add(Label(message, wraps=True, selectable=True))
        self._end()

    def show_preview(
        self, file: RestorableFile, preview: RestorePreview, lost: Sequence[LostRow] | None, *, as_it_was: bool
    ) -> None:
        """Show what restoring from a file would do, and what of a damaged file is ``lost``."""
        self._begin()
        self._add_head(file)
        if lost is not None:
            self._add(Label(self._loss(lost), "accent", wraps=True))
        self._add(FigureCard(RestoreFigures().all(preview, as_it_was=as_it_was)))
        sections = self._sections(preview)
        if not sections and not preview.comes.seconds:
            self._add(Label(self._smaller_change(preview), wraps=True))
        self._add(*sections)
        self._end()

    def _sections(self, preview: RestorePreview) -> list[RowSection]:
        parts = (
            (self.tr("Restored"), "+", preview.comes, preview.coming_rows, coming_detail),
            (self.tr("Reverted"), "≠", preview.changes, preview.changed_rows, changed_detail),
            (self.tr("Removed"), "−", preview.goes, preview.going_rows, going_detail),
        )
        return [
            RowSection(heading, sign, rows, _number(counts), [detail(row, self._now) for row in rows])
            for heading, sign, counts, rows, detail in parts
            if rows
        ]

    def _smaller_change(self, preview: RestorePreview) -> str:
        if preview.is_empty:
            return self.tr("Nothing would change: the library already contains everything in this file.")
        return self.tr("Only plans, topics or the roadmap would change.")

    def _loss(self, lost: Sequence[LostRow]) -> str:
        if not lost:
            return self.tr("The file is damaged; some of its contents may not have been read.")
        return self.tr("The file is damaged; %n row(s) could not be read.", None, len(lost))

    def _add_head(self, file: RestorableFile) -> None:
        made = Label(made_heading(file.file.made, self._now), "dialog-title", wraps=True)
        seconds = reading_label(file.contents.seconds) if file.contents else ""
        about = joined(reason_label(file.file, self._now), contents_label(file), seconds)
        head = Column(spacing=LINE_SPACE)
        head.add(made, Label(about, "muted", wraps=True))
        self._column.add(head)

    def _begin(self) -> None:
        self._column = Column(margins=(EDGE, CARD_SPACE, EDGE, CARD_SPACE), spacing=ROW_SPACE)

    def _add(self, *widgets: QWidget) -> None:
        self._column.add(*widgets)

    def _end(self) -> None:
        content = QWidget()
        self._column.addStretch(1)  # the lines between the figures would grow with them
        content.setLayout(self._column)
        self.set_content(content)


class FigureCard(Card):
    """Figures side by side with thin lines between them, four in a row."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        super().__init__()
        rows = Column(self, margins=0, spacing=0)
        for first in range(0, len(figures), _FIGURES_IN_ROW):
            if first:
                rows.add(Rule())
            rows.add(self._row(figures[first : first + _FIGURES_IN_ROW]))

    def _row(self, figures: Sequence[Figure]) -> Row:
        row = Row(margins=0, spacing=0)
        for number, figure in enumerate(figures):
            if number:
                row.add(VerticalRule())
            row.addWidget(FigureCell(figure), 1)
        return row


class FigureCell(QWidget):
    """A number in large type with words below it."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.setMinimumWidth(_FIGURE_WIDTH)
        self.setAccessibleName(f"{figure.number} {figure.words}")
        number, words = Label(figure.number, "large", wraps=True), Label(figure.words, "muted", wraps=True)
        words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        Column(self, margins=(ROW_SPACE, SPACE, TIGHT, ROW_SPACE), spacing=LINE_SPACE).add(number, words, grows=words)


class RowSection(QWidget):
    """The rows of one kind below their heading: the first of them, or all that are known."""

    def __init__(
        self, heading: str, sign: str, rows: Sequence[RestoredRow], number: int, details: Sequence[str]
    ) -> None:
        super().__init__()
        self._column = Column(self, margins=0, spacing=TIGHT)
        self._more: list[QWidget] = []
        head = Row(margins=0, spacing=SPACE)
        head.add(Label(heading, "strong"))
        self._column.add(head, Rule())
        for place, (row, detail) in enumerate(zip(rows, details, strict=True)):
            line = RowLine(sign, row_words(row), detail)
            self._column.add(line)
            if place >= MAX_SHOWN:
                line.hide()
                self._more.append(line)
        if number > MAX_SHOWN:
            self._add_counts(head, number, len(rows))
        head.add(STRETCH)

    def _add_counts(self, head: Row, number: int, known: int) -> None:
        self._shown = Label(self.tr("%n in all, {shown} shown", None, number).format(shown=MAX_SHOWN), "muted")
        self._all_shown = self.tr("%n in all, {shown} shown", None, number).format(shown=known)
        self.show_all = CardLink(self.tr("Show More"), self._on_link_clicked)
        self.show_all.setAutoDefault(False)
        head.add(self._shown, self.show_all)

    def _on_link_clicked(self) -> None:
        for line in self._more:
            line.show()
        self._shown.setText(self._all_shown)
        self.show_all.hide()


class RowLine(QWidget):
    """One row: a sign for what happens to it, its words, and below them where it belongs."""

    def __init__(self, sign: str, words: str, detail: str) -> None:
        super().__init__()
        self.setAccessibleName(f"{sign} {words}, {detail}")
        mark = SignLabel(sign)
        title, about = ElidedLabel(), ElidedLabel("faint")
        lines = Column(margins=0, spacing=0)
        lines.add(title, about)
        row = Row(self, margins=(0, LINE_SPACE, 0, LINE_SPACE), spacing=ROW_SPACE)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(lines, 1)
        title.set_full_text(words)
        about.set_full_text(detail)
        title.setToolTip(words)
        about.setToolTip(detail)


def _busy_bar(name: str) -> ProgressBar:
    bar = ProgressBar()
    bar.setAccessibleName(name)
    bar.setRange(0, 0)
    return bar


def _number(counts: RestoreCounts) -> int:
    return counts.texts + counts.notes
