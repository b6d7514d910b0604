"""Filter a list of annotations with a text field, and a menu of kinds, colours and lines."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.colours import COLOURS
from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.ui.annotations.annotation_labels import kind_name
from reader.ui.appearance.mark_colours import colour_name
from reader.ui.appearance.mark_styles import LINE_STYLES, style_name
from reader.ui.appearance.sizes import SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.widgets.button import ChoiceGroup, MenuButton
from reader.ui.widgets.field import SearchField
from reader.ui.widgets.layout import Row
from reader.ui.widgets.painting import clear_pixmap
from reader.ui.widgets.query_hint import query_hint
from reader.ui.widgets.translated_widget import TranslatedWidget

_SWATCH = 14
_Choice = str | int | None
_ORPHANS = "orphans"


class FilterBar(TranslatedWidget, QWidget):
    """A bar that edits an `AnnotationFilter`; ``changed`` carries the filter after each change."""

    changed = Signal(object)
    left = Signal()
    """Down, Enter or Esc in the text field leads to the list."""

    menu_kinds = tuple(AnnotationKind)
    """The kinds that the menu offers beside the colours."""

    key = ""
    """The key that leads to the text field, in Qt's spelling; its owner connects it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filter = AnnotationFilter()
        self._field = SearchField(self, key=self.key)
        self._field.textChanged.connect(self._on_field_text_changed)
        self._field.installEventFilter(self)
        self._kind_button = MenuButton(self)
        self._kind_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        row = Row(self, margins=0, spacing=SPACE)
        row.add(self._field, self._kind_button, grows=self._field)

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.retranslate()

    def focus(self) -> None:
        """Focus the text field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def choose(self, annotation_filter: AnnotationFilter) -> None:
        """Set the filter, and clear the text field."""
        self._field.clear()
        self._set_filter(annotation_filter)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the text field for the list with Down, Enter or Esc; Esc first clears a field with text."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.left.emit()
                return True
            if key == Qt.Key.Key_Escape:
                self._field.clear() if self._field.text() else self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def clear(self) -> None:
        """Reset the filter."""
        self.choose(AnnotationFilter())

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._field.setPlaceholderText(self.tr("Filter…"))
        self._field.setAccessibleName(self.tr("Filter notes"))
        self._field.setToolTip(query_hint())
        self._fill_kinds()

    def _fill_kinds(self) -> None:
        menu = self._kind_button.menu()
        menu.clear()
        chosen = self._filter
        current = _ORPHANS if chosen.orphans else chosen.colour or chosen.style or chosen.kind
        group = ChoiceGroup(menu, current)
        group.add(self.all_label(), None)
        menu.addSeparator()
        for kind in self.menu_kinds:
            group.add(kind_name(kind), kind)
        menu.addSeparator()
        for colour in COLOURS:
            action = group.add(colour_name(colour), colour)
            action.setIcon(swatch(self._theme.marks[colour - 1], self._theme.line))
        menu.addSeparator()
        for style in LINE_STYLES:
            group.add(style_name(style), style)
        menu.addSeparator()
        group.add(self.tr("Unplaced"), _ORPHANS)
        group.chosen.connect(self._on_kind_chosen)
        self._show_choice()

    def all_label(self) -> str:
        """Return the label of the choice in the menu that leaves nothing out."""
        return self.tr("All")

    def _show_choice(self) -> None:
        current = self._filter
        label = self.all_label()
        if current.orphans:
            label = self.tr("Unplaced")
        elif current.colour:
            label = colour_name(current.colour)
        elif current.style is not None:
            label = style_name(current.style)
        elif current.kind in self.menu_kinds:
            label = kind_name(current.kind)
        self._kind_button.setText(label)

    def _set_filter(self, annotation_filter: AnnotationFilter) -> None:
        if annotation_filter != self._filter:
            self._filter = annotation_filter
            self._show_choice()
            self.changed.emit(annotation_filter)

    @Slot(str)
    def _on_field_text_changed(self, text: str) -> None:
        self._set_filter(replace(self._filter, text=text.strip()))

    @Slot(object)
    def _on_kind_chosen(self, choice: _Choice) -> None:
        colour = choice if isinstance(choice, int) else 0
        style = choice if isinstance(choice, AnnotationStyle) else None
        chosen = replace(self._filter, colour=colour, style=style, orphans=choice == _ORPHANS)
        if self.menu_kinds:
            chosen = replace(chosen, kind=choice if isinstance(choice, AnnotationKind) else None)
        self._set_filter(chosen)


def swatch(colour: str, line: str) -> QIcon:
    """Return an icon of a small disc in ``colour``, outlined in ``line``."""
    pixmap = clear_pixmap(QSize(_SWATCH, _SWATCH))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    painter.setPen(QColor(line))
    painter.drawEllipse(QRectF(1, 1, _SWATCH - 2, _SWATCH - 2))
    painter.end()
    return QIcon(pixmap)
