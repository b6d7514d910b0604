"""Choose what a list of annotations shows: a field for words, a menu for kind and colour, one for tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QRectF, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QKeyEvent, QPainter, QPixmap, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from reader.core.annotations.model import COLOURS, AnnotationKind
from reader.ui.annotations.annotation_filter import AnnotationFilter
from reader.ui.annotations.annotation_labels import colour_name, kind_name
from reader.ui.appearance.theme import Theme

_SWATCH = 14
_Choice = str | int | None
_ORPHANS = "orphans"


class FilterBar(QWidget):
    """Hold a `AnnotationFilter`; ``changed`` carries it whenever it has become another one.

    ``tags_asked`` is sent when the menu of tags is about to open, for `set_tags` to be called.
    """

    changed = Signal(object)
    tags_requested = Signal()
    left = Signal()
    """Down or Enter in the field of words leads on to the list."""

    def __init__(self, theme: Theme, *, with_tags: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._selection = AnnotationFilter()
        self._tags: tuple[str, ...] = ()
        self._words = QLineEdit(self)
        self._words.setClearButtonEnabled(True)
        self._words.textChanged.connect(self._on_words_text_changed)
        self._words.installEventFilter(self)
        self._kinds = _menu_button(self)
        self._tag_button = _menu_button(self) if with_tags else None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._kinds)
        if self._tag_button is not None:
            row.addWidget(self._tag_button)
            self._tag_button.menu().aboutToShow.connect(self.tags_requested)
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of another theme."""
        self._theme = theme
        self.retranslate()

    def set_tags(self, tags: Sequence[str]) -> None:
        """Offer these tags."""
        if self._tag_button is not None and tuple(tags) != self._tags:
            self._tags = tuple(tags)
            self._fill_tags()

    def focus(self) -> None:
        """Go to the field of words."""
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    def choose_orphans(self) -> None:
        """Choose what has lost its passage."""
        self._words.clear()
        self._choose(AnnotationFilter(orphans=True))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down and Enter lead from the words to the list, Esc empty the field first."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.left.emit()
                return True
            if key == Qt.Key.Key_Escape:
                self._words.clear() if self._words.text() else self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def clear(self) -> None:
        """Choose everything."""
        self._words.clear()
        self._choose(AnnotationFilter())

    def retranslate(self) -> None:
        """Set all words in the language in force."""
        self._words.setPlaceholderText(self.tr("Filter notes…"))
        self._words.setAccessibleName(self.tr("Filter notes"))
        self._words.setToolTip(self.tr("Words, “a phrase” in straight quotation marks, tag:x, colour:2, in:title"))
        self._fill_kinds()
        self._fill_tags()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill_kinds(self) -> None:
        menu = self._kinds.menu()
        menu.clear()
        group = QActionGroup(menu)
        self._offer(menu, group, self.tr("All"), None)
        menu.addSeparator()
        for kind in AnnotationKind:
            self._offer(menu, group, kind_name(kind), kind)
        menu.addSeparator()
        for colour in COLOURS:
            action = self._offer(menu, group, colour_name(colour), colour)
            action.setIcon(swatch(self._theme.marks[colour - 1], self._theme.line))
        menu.addSeparator()
        self._offer(menu, group, self.tr("Passage not found"), _ORPHANS)
        group.triggered.connect(self._on_kind_triggered)
        self._show_choice()

    def _offer(self, menu: QMenu, group: QActionGroup, words: str, choice: _Choice) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setData(choice)
        chosen = _ORPHANS if self._selection.orphans else self._selection.kind or self._selection.colour or None
        action.setChecked(choice == chosen)
        group.addAction(action)
        return action

    def _fill_tags(self) -> None:
        if self._tag_button is None:
            return
        menu = self._tag_button.menu()
        menu.clear()
        group = QActionGroup(menu)
        for tag in ("", *self._tags):
            action = menu.addAction(f"#{tag}" if tag else self.tr("All tags"))
            action.setCheckable(True)
            action.setData(tag)
            action.setChecked(tag == self._selection.tag)
            group.addAction(action)
        group.triggered.connect(self._on_tag_triggered)
        self._show_choice()

    def _show_choice(self) -> None:
        chosen = self._selection
        words = self.tr("All")
        if chosen.orphans:
            words = self.tr("Passage not found")
        elif chosen.kind is not None:
            words = kind_name(chosen.kind)
        elif chosen.colour:
            words = colour_name(chosen.colour)
        self._kinds.setText(f"{words} ▾")
        if self._tag_button is not None:
            self._tag_button.setText(f"#{chosen.tag} ▾" if chosen.tag else self.tr("Tags") + " ▾")

    def _choose(self, selection: AnnotationFilter) -> None:
        if selection != self._selection:
            self._selection = selection
            self._show_choice()
            self.changed.emit(selection)

    @Slot(str)
    def _on_words_text_changed(self, words: str) -> None:
        self._choose(replace(self._selection, words=words.strip()))

    @Slot(QAction)
    def _on_kind_triggered(self, action: QAction) -> None:
        choice: _Choice = action.data()
        orphans = choice == _ORPHANS
        kind = (
            AnnotationKind(choice) if isinstance(choice, str) and not orphans else None
        )  # Qt gives the bare word back
        colour = choice if isinstance(choice, int) else 0
        self._choose(replace(self._selection, kind=kind, colour=colour, orphans=orphans))

    @Slot(QAction)
    def _on_tag_triggered(self, action: QAction) -> None:
        self._choose(replace(self._selection, tag=action.data()))


def swatch(colour: str, line: str) -> QIcon:
    """Paint a small disc of a colour."""
    picture = QPixmap(_SWATCH, _SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    painter.setPen(QColor(line))
    painter.drawEllipse(QRectF(1, 1, _SWATCH - 2, _SWATCH - 2))
    painter.end()
    return QIcon(picture)


def _menu_button(parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    button.setMenu(QMenu(button))
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button
