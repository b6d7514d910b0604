"""Show the commands for a passage or a mark in a small bar beside it."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from reader.core.annotations.colours import COLOURS
from reader.core.annotations.model import AnnotationStyle
from reader.ui.appearance.mark_colours import colour_name
from reader.ui.appearance.mark_styles import LINE_STYLES, style_name
from reader.ui.appearance.sizes import BODY, CAPTION, CONTROL_RADIUS, LINE_SPACE, SPACE, TIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.page.mark_lines import paint_line
from reader.ui.widgets.button import QuietToolButton
from reader.ui.widgets.frame import FloatingCard
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.widgets.layout import Row
from reader.ui.widgets.painting import scaled_font
from reader.ui.widgets.translated_widget import TranslatedWidget

_GAP = 8
_DISC = 24


class _MarkButton(QAbstractButton):
    """A button that paints how a passage would be marked; the current one has a ring or a frame."""

    def __init__(self, size: QSize, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(size)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.update()

    def _is_outlined(self) -> bool:
        return self.isChecked() or self.underMouse()


class ColourButton(_MarkButton):
    """A disc in the shade of a colour, with the digit that is its key; the current one has a ring."""

    def __init__(self, number: int, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QSize(_DISC + 6, _DISC + 6), theme, parent)
        self.number = number

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(self._theme.marks[self.number - 1])
        painter.setPen(QPen(QColor(self._theme.edge), 1))
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5))
        painter.setFont(scaled_font(self.font(), CAPTION))
        painter.setPen(QColor(self._theme.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.number))
        if self._is_outlined():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))


class StyleButton(_MarkButton):
    """The letter that is the key of a style, with the line of that style below it; the current one has a frame."""

    def __init__(self, style: AnnotationStyle, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QSize(_DISC, _DISC + 6), theme, parent)
        self.style_of_mark = style

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = scaled_font(self.font(), BODY)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.text))
        metrics = QFontMetricsF(font)
        baseline = (self.height() + metrics.capHeight()) / 2 - 1
        letter = LINE_STYLES[self.style_of_mark].key
        painter.drawText(QPointF((self.width() - metrics.horizontalAdvance(letter)) / 2, baseline), letter)
        line = QLineF(4, baseline, self.width() - 4, baseline)
        paint_line(painter, line, self.style_of_mark, self._theme.accent, metrics.height())
        if self._is_outlined():
            painter.setPen(QPen(QColor(self._theme.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CONTROL_RADIUS, CONTROL_RADIUS)


class SelectionBar(TranslatedWidget, FloatingCard):
    """A bar that floats beside a passage without moving anything else on the page."""

    colour_chosen = Signal(int)
    style_chosen = Signal(object)
    note_requested = Signal()
    question_requested = Signal()
    copy_requested = Signal()
    look_up_requested = Signal()
    tags_requested = Signal()
    remove_requested = Signal()
    extent_requested = Signal()
    card_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._colours = [ColourButton(number, theme, self) for number in COLOURS]
        self._styles = [StyleButton(style, theme, self) for style in LINE_STYLES]
        self._caps: dict[QuietToolButton, KeyCap] = {}
        self._extent = self._button(self.extent_requested)
        self._note = self._button(self.note_requested, "N")
        self._question = self._button(self.question_requested, "Q")
        self._look_up = self._button(self.look_up_requested, "L")
        self._card = self._button(self.card_requested, "C")
        self._copy = self._button(self.copy_requested)
        self._tags = self._button(self.tags_requested, "T")
        self._remove = self._button(self.remove_requested, "Del")
        layout = Row(self, margins=(SPACE, TIGHT, SPACE, TIGHT), spacing=LINE_SPACE)
        for colour in self._colours:
            colour.clicked.connect(self._on_colour_clicked)
            layout.add(colour)
        for style in self._styles:
            style.clicked.connect(self._on_style_clicked)
            layout.add(style)
        layout.add(6)
        for button in self._buttons():
            layout.add(button)
            if button in self._caps:
                layout.add(self._caps[button])
        self.retranslate()
        self.hide()

    def _buttons(self) -> tuple[QuietToolButton, ...]:
        """Return the buttons in their order."""
        return (
            *(self._extent, self._card, self._note, self._question, self._look_up),
            *(self._copy, self._tags, self._remove),
        )

    def _button(self, requested: SignalInstance, key: str = "") -> QuietToolButton:
        button = QuietToolButton(requested, self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if key:
            self._caps[button] = KeyCap(key, self)
        return button

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        for colour in self._colours:
            name = colour_name(colour.number)
            colour.setAccessibleName(name)
            colour.setToolTip(f"{name} ({colour.number})")
        for style in self._styles:
            name = style_name(style.style_of_mark)
            style.setAccessibleName(name)
            style.setToolTip(f"{name} ({LINE_STYLES[style.style_of_mark].key})")
        for button, label, key in (
            (self._note, self.tr("Note"), "N"),
            (self._question, self.tr("Question"), "Q"),
            (self._card, self.tr("Card"), "C"),
            (self._copy, self.tr("Copy"), "Ctrl+C"),
            (self._look_up, self.tr("Look Up"), "L"),
            (self._tags, self.tr("Tags"), "T"),
            (self._remove, self.tr("Remove"), "Del"),
        ):
            button.setText(label)
            button.setToolTip(f"{label} ({key})")
        self._extent.setText(self.tr("Move Mark Here"))

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        buttons: tuple[_MarkButton, ...] = (*self._colours, *self._styles)
        for button in buttons:
            button.set_theme(theme)

    def show_for_passage(self, passage: QRect, *, can_move_mark: bool, can_make_card: bool = False) -> None:
        """Show the bar beside a selected passage.

        ``can_move_mark`` offers to move the chosen mark there, ``can_make_card`` to make a card that asks for it.
        """
        self._extent.setVisible(can_move_mark)
        self._show_card_button(shown=can_make_card)
        self._show(passage, 0, AnnotationStyle.HIGHLIGHT, of_mark=False)

    def show_for_mark(self, passage: QRect, colour: int, style: AnnotationStyle = AnnotationStyle.HIGHLIGHT) -> None:
        """Show the bar beside a mark, with a ring on its colour and on its line."""
        self._extent.hide()
        self._show_card_button(shown=False)
        self._show(passage, colour, style, of_mark=True)

    def _show_card_button(self, *, shown: bool) -> None:
        self._card.setVisible(shown)
        self._caps[self._card].setVisible(shown)

    def _show(self, passage: QRect, colour: int, style: AnnotationStyle, *, of_mark: bool) -> None:
        for button in self._colours:
            button.setChecked(button.number == colour)
        for line in self._styles:
            line.setChecked(line.style_of_mark is style)
            line.show()
        always = (self._note, self._question, self._look_up, self._copy)
        for buttons, shown in ((always, True), ((self._tags, self._remove), of_mark)):
            for action in buttons:
                action.setVisible(shown)
                if action in self._caps:
                    self._caps[action].setVisible(shown)
        self.adjustSize()
        self._fit()
        self._place(passage)
        self.show()
        self.raise_()

    def _fit(self) -> None:
        """Leave out what the page is too narrow for: first the keys, which tooltips tell, then what has a key."""
        page = self.parentWidget()
        assert page is not None
        buttons = (self._copy, self._look_up, self._extent, self._question)
        groups = (*((button,) for button in buttons), self._styles, (self._tags,), (self._note,))
        for parts in (tuple(self._caps.values()), *groups):
            if self.width() <= page.width() - 2 * _GAP:
                return
            for part in parts:
                part.hide()
            self.adjustSize()

    def _place(self, passage: QRect) -> None:
        """Place the bar below the passage, else above it or beside it, and over it only as a last resort."""
        page = self.parentWidget()
        assert page is not None
        width, height = page.width() - self.width() - _GAP, page.height() - self.height()
        x = min(max(_GAP, passage.center().x() - self.width() // 2), width)
        y = passage.bottom() + _GAP
        if y > height:
            y = passage.top() - _GAP - self.height()
        if y < _GAP:  # as where lines run down: the next ones are at the left
            y = min(max(_GAP, passage.bottom() - self.height()), height - _GAP)
            left, right = passage.left() - _GAP - self.width(), passage.right() + _GAP
            x, y = (left, y) if left >= _GAP else (right, y) if right <= width else (x, _GAP)
        self.move(x, y)

    def _on_colour_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, ColourButton)
        self.colour_chosen.emit(button.number)

    def _on_style_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, StyleButton)
        self.style_chosen.emit(button.style_of_mark)
