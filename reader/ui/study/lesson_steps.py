"""Show the four steps of learning by heart, and which of them is on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import CAPTION, ROW_SPACE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.widgets.layout import Row
from reader.ui.widgets.painting import draw_line, scaled_font
from reader.ui.widgets.translated_widget import TranslatedWidget

_DISC = 22.0
_LINK = 20.0
_TICK = ((6.5, 11.5), (9.8, 14.8), (15.5, 8.0))


class StepButton(QAbstractButton):
    """A disc with the number of a step, or with a tick once it is done, and its name."""

    def __init__(self, number: int, theme: Theme, *, is_last: bool) -> None:
        super().__init__()
        self._number, self._theme, self._is_last = number, theme, is_last
        self._current = 0
        self._has_name = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.update()

    def show_current(self, current: int) -> None:
        """Show which step is on."""
        self._current = current
        self.updateGeometry()
        self.update()

    def show_name(self, shown: bool) -> None:
        """Show the name, or only the disc with the name as its tooltip."""
        self._has_name = shown
        self.setToolTip("" if shown else self.text())
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the size of disc, name and the line to the next step."""
        bold = QFont(self.font())
        bold.setBold(True)
        link = 0 if self._is_last else _LINK + SPACE
        self.ensurePolished()
        name = self.fontMetrics().horizontalAdvance(self.text()) * 1.1 + SPACE if self._has_name else 0
        width = _DISC + SPACE + name + link
        return QSize(round(width), round(_DISC) + 2)

    @override
    def paintEvent(self, _event: object) -> None:
        """Paint the disc, the name and the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, is_done, is_current = self._theme, self._number < self._current, self._number == self._current
        colour = QColor(theme.good if is_done else theme.accent if is_current else theme.muted)
        disc = QRectF(1, 1, _DISC - 1, _DISC - 1)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(colour if is_current else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        if is_done:
            painter.drawPolyline([QPointF(x, y) for x, y in _TICK])
        else:
            painter.setPen(QColor(theme.accent_text) if is_current else colour)
            painter.setFont(scaled_font(self.font(), CAPTION, weight=QFont.Weight.Bold))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number + 1))
        painter.setFont(scaled_font(self.font(), 1.0, weight=QFont.Weight.Bold if is_current else None))
        painter.setPen(colour)
        left = _DISC + SPACE
        link = 0.0 if self._is_last else _LINK + SPACE
        if self._has_name:
            draw_line(painter, QRectF(left, 0, self.width() - left - link, self.height()), self.text())
        if not self._is_last:
            painter.setPen(QPen(QColor(theme.line), 1))
            middle = self.height() / 2
            painter.drawLine(round(self.width() - _LINK), round(middle), self.width(), round(middle))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc)
        painter.end()


class LessonSteps(TranslatedWidget, QWidget):
    """The steps in a row; ``chosen`` carries the number of the one that was clicked, from 0."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = Row(self, margins=0, spacing=ROW_SPACE // 2)
        self.buttons: list[StepButton] = []
        for number in range(4):
            button = StepButton(number, theme, is_last=number == 3)
            button.clicked.connect(partial(self._on_button_clicked, number))
            self.buttons.append(button)
            row.add(button)
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for button in self.buttons:
            button.set_theme(theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        names = (
            self.tr("Full text"),
            self.tr("Start of each clause"),
            self.tr("Punctuation only"),
            self.tr("From memory"),
        )
        for button, name in zip(self.buttons, names, strict=True):
            button.setText(name)
            button.setAccessibleName(name)
            button.updateGeometry()

    def show_names(self, shown: bool) -> None:
        """Show the names of all steps, or of none."""
        for button in self.buttons:
            button.show_name(shown)

    def show_step(self, step: int) -> None:
        """Show which step is on."""
        for button in self.buttons:
            button.show_current(step)

    def _on_button_clicked(self, number: int, _checked: bool = False) -> None:
        self.chosen.emit(number)
