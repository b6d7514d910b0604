"""Show a passage in the reading face, with fields in the place of the words that are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from reader.ui.appearance.theme import Theme
from reader.ui.page.utf16 import units_before
from reader.ui.widgets.field import GapField
from reader.ui.widgets.themed_widget import ThemedWidget

Gap = tuple[int, int]
"""The positions of a gap in a passage: where it begins, and after its end."""

_FILLER = "\N{NO-BREAK SPACE}"
"""What stands in the place of a gap in the layout: it is never broken at the end of a line."""

_LEAST_GAP_EMS = 4
_ROOM_EMS = 1
"""Widths in ems: of a gap at least, and beside its words."""


class PassageView(ThemedWidget):
    """A passage with a field in each gap; ``entered`` is emitted on Enter in the last field.

    ``typed`` has what was typed in each gap.
    """

    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._text = ""
        self._gaps: tuple[Gap, ...] = ()
        self._font = QFont()
        self._leading = 0.0
        self._lines: list[tuple[QTextLayout, QPointF]] = []
        self._height = 0.0
        self.fields: list[GapField] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def typed(self) -> list[str]:
        """Return what was typed in each gap."""
        return [field.text() for field in self.fields]

    def show_passage(self, text: str, font: QFont, leading: float, gaps: Sequence[Gap] = ()) -> None:
        """Show a passage in a font, its baselines ``leading`` pixels apart, with empty fields in its gaps."""
        self._text, self._font, self._leading, self._gaps = text, font, leading, tuple(gaps)
        for field in self.fields:
            field.hide()
            field.deleteLater()
        self.fields = [self._make_field(number) for number in range(len(self._gaps))]
        self.setAccessibleName(self._text_with(self._words("…")))
        for field in self.fields:  # the words around it are not in the focus, and so would not be said
            field.setAccessibleDescription(self.accessibleName())
        self._lay_out(self.width())
        self._place_fields()
        self.updateGeometry()
        self.update()

    def show_typed(self, words: Sequence[str]) -> None:
        """Show what was typed in the gaps, which can no longer be changed."""
        for field, word in zip(self.fields, words, strict=False):
            field.setText(word)
            field.setReadOnly(True)
            field.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def focus_gap(self) -> None:
        """Move the focus to the first gap that is empty."""
        field = next((field for field in self.fields if not field.text()), None) or next(iter(self.fields), None)
        if field is not None:
            field.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next field on Enter, and from the last one check the answer."""
        focused = next((number for number, field in enumerate(self.fields) if field.hasFocus()), -1)
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or focused < 0:
            super().keyPressEvent(event)
        elif focused + 1 < len(self.fields):
            self.fields[focused + 1].setFocus()
        else:
            self.entered.emit()

    @override
    def hasHeightForWidth(self) -> bool:
        """Return True: a narrower passage is higher."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height of the passage in this width."""
        self._lay_out(width)
        height = ceil(self._height)
        self._lay_out(self.width())
        return height

    @override
    def sizeHint(self) -> QSize:
        """Return the size in the present width."""
        return QSize(self.width(), ceil(self._height))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the passage out in the new width."""
        super().resizeEvent(event)
        self._lay_out(event.size().width())
        self._place_fields()

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the words around the gaps."""
        painter.setPen(QColor(self.theme.text))
        for layout, position in self._lines:
            layout.draw(painter, position)

    def _make_field(self, number: int) -> GapField:
        field = GapField(self)
        field.setFont(self._font)
        field.setAccessibleName(self.tr("Gap {number} of {total}").format(number=number + 1, total=len(self._gaps)))
        field.show()
        return field

    def _words(self, filler: str = "") -> list[str]:
        metrics = QFontMetricsF(self._font)
        em, space = metrics.horizontalAdvance("\N{CJK UNIFIED IDEOGRAPH-4E00}"), metrics.horizontalAdvance(_FILLER)
        if filler:
            return [filler] * len(self._gaps)
        widths = [
            max(_LEAST_GAP_EMS * em, metrics.horizontalAdvance(self._text[start:end]) + _ROOM_EMS * em)
            for start, end in self._gaps
        ]
        return [_FILLER * max(1, ceil(width / max(1.0, space))) for width in widths]

    def _text_with(self, fillers: Sequence[str]) -> str:
        """Return the passage with a filler in the place of each gap."""
        parts, last = [], 0
        for (start, end), filler in zip(self._gaps, fillers, strict=True):
            parts += [self._text[last:start], filler]
            last = end
        return "".join([*parts, self._text[last:]])

    def _lay_out(self, width: int) -> None:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._lines, y = [], 0.0
        above = (self._leading - QFontMetricsF(self._font).height()) / 2
        for paragraph in self._text_with(self._words()).split("\n"):
            layout = QTextLayout(paragraph, self._font)
            layout.setTextOption(option)
            layout.beginLayout()
            top = y
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1, width))
                line.setPosition(QPointF(0, y - top + above))
                y += self._leading
            layout.endLayout()
            self._lines.append((layout, QPointF(0, top)))
            y = max(y, top + self._leading)
        self._height = y

    def _place_fields(self) -> None:
        for field, rect in zip(self.fields, self._gap_rects(), strict=True):
            field.setGeometry(rect.translated(0, -1).toRect())

    def _gap_rects(self) -> list[QRectF]:
        """Return where each gap stands, from its line's top to its bottom."""
        shown, rects, shift = self._text_with(self._words()), [], 0
        for (start, end), filler in zip(self._gaps, self._words(), strict=True):
            first = start + shift
            shift += len(filler) - (end - start)
            paragraph = shown.count("\n", 0, first)
            before = shown[shown.rfind("\n", 0, first) + 1 : first]
            layout, position = self._lines[paragraph]
            unit = units_before(before + filler, len(before))
            line = layout.lineForTextPosition(unit)
            left, right = (_x(line.cursorToX(one)) for one in (unit, unit + len(filler)))
            top = position.y() + line.y()
            rects.append(QRectF(min(left, right), top, abs(right - left), line.height()))
        return rects


def _x(cursor: object) -> float:
    """Return the place of a cursor, which Qt gives alone or together with the position that it was moved to."""
    value = cursor[0] if isinstance(cursor, tuple) else cursor
    assert isinstance(value, float | int)
    return float(value)
