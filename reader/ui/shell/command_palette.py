"""Find a command by a word for it, and carry it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ROW_SPACE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.shell.command_list import CommandList
from reader.ui.shell.palette_command import CommandFinder, PaletteCommand
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.field import SearchField
from reader.ui.widgets.frame import Popup
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column

_WIDTH, _HEIGHT = 640, 440
_LEAST_TOP = 40
_BORDER = 1
_MARGIN = 24
"""The least space in pixels between the palette and the edge of the window."""

_NAVIGATION_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QDialog):
    """List commands; type to find, Enter to carry one out, Esc to close; ``chosen`` carries the `PaletteCommand`.

    Where nothing is found, the palette offers what ``last_resort`` makes of the query.
    """

    chosen = Signal(object)

    def __init__(
        self,
        commands: Sequence[PaletteCommand],
        recent: Sequence[str],
        last_resort: Callable[[str], PaletteCommand],
        theme: Theme,
        window: QWidget,
    ) -> None:
        """``recent`` are the names of the commands that were used last."""
        super().__init__(window, Qt.WindowType.Popup)
        self._finder = CommandFinder(commands, recent)
        self._last_resort = last_resort
        self._most = _HEIGHT
        self.setWindowTitle(self.tr("All Commands"))
        self.query = SearchField()
        self.query.setPlaceholderText(self.tr("Type what you want to do…"))
        self.query.setAccessibleName(self.tr("Find a command"))
        self.query.textChanged.connect(self._on_query_text_changed)
        self.query.installEventFilter(self)
        self._nothing = QWidget()
        self._nothing_heading = Label(role="heading", wraps=True)
        self._nothing_hint = Label(
            self.tr("Try another word, such as “font”, “night” or “export”; Chinese words work too."),
            "muted",
            wraps=True,
        )
        self.list = CommandList(theme)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.clicked.connect(self._on_list_clicked)
        self._lay_out()
        self._show("")

    def show_over(self, window: QWidget) -> None:
        """Open in the upper middle of the window, as large as it has room for."""
        width = min(_WIDTH, window.width() - 2 * _MARGIN)
        top = max(_LEAST_TOP, window.height() // 8)
        self.setFixedWidth(width)
        self._most = min(_HEIGHT, window.height() - top - _MARGIN)
        self._fit()
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, top)))
        self.show()
        self.query.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list with the arrow keys and choose with Enter while the search field has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _NAVIGATION_KEYS:
                self.list.event(event)
                self._announce()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose_current()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        outer = Column(self, margins=0)
        card = Popup()
        outer.add(card)
        column = Column(card, margins=ROW_SPACE, spacing=SPACE)
        nothing = Column(self._nothing, margins=(ROW_SPACE, EDGE, ROW_SPACE, CARD_SPACE), spacing=SPACE)
        nothing.add(self._nothing_heading, self._nothing_hint)
        column.add(self.query, self._nothing, self.list)

    def _show(self, query: str) -> None:
        """List what a query finds; if that is nothing, say so and what can be tried."""
        found = self._finder.find(query)
        words = query.strip()
        self._nothing.setVisible(not found)
        self._nothing_heading.setText(self.tr("No command found for “{words}”").format(words=words))
        self.list.show_commands(found or [self._last_resort(words)])
        self._fit()

    def _fit(self) -> None:
        """Make the palette as high as what it shows, as far as there is room."""
        rest = self.query.sizeHint().height() + 2 * ROW_SPACE + SPACE + 2 * _BORDER
        if not self._nothing.isHidden():
            rest += self._nothing.heightForWidth(self.width() - 2 * ROW_SPACE) + SPACE
        self.list.setFixedHeight(max(0, min(self.list.height_of_all, self._most - rest)))
        self.setFixedHeight(rest + self.list.height())

    def _announce(self) -> None:
        """Announce to screen readers which command is chosen, as the focus stays in the field."""
        index = self.list.currentIndex()
        if index.isValid():
            words = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
            if self._nothing.isVisible():
                words = f"{self._nothing_heading.text()}. {words}"
            announce(self.query, words)

    def _choose_current(self) -> None:
        command = self.list.current
        if command is not None and not command.obstacle:
            self.close()
            self.chosen.emit(command)

    @Slot(str)
    def _on_query_text_changed(self, query: str) -> None:
        self._show(query)
        self._announce()

    @Slot(QModelIndex)
    def _on_list_clicked(self, _index: QModelIndex) -> None:
        self._choose_current()
