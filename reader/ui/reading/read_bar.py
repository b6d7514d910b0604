"""Show the title of the open text and the buttons of the reading screen above the page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from typing_extensions import override

from reader.ui.appearance.icons import Icons
from reader.ui.appearance.theme import Theme
from reader.ui.widgets.label import TitleLabel
from reader.ui.widgets.layout import Row
from reader.ui.widgets.translated_widget import TranslatedWidget

_ICON = 17


class ReadBar(TranslatedWidget, QFrame):
    """A bar with the title and the buttons; each button emits a request."""

    contents_toggled = Signal()
    notes_toggled = Signal()
    find_requested = Signal()
    typography_requested = Signal(QWidget)
    theme_requested = Signal(QWidget)
    focus_requested = Signal()

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._icons = icons
        self._title = TitleLabel("title", self)
        self._source = TitleLabel("muted", self)
        self._contents, self._find, self._type, self._theme, self._notes, self._focus = (
            QPushButton(self) for _ in range(6)
        )
        self._connect()
        layout = Row(self, margins=(14, 8, 18, 8), spacing=9)
        layout.add(self._contents, 4)
        layout.addWidget(self._title, 4)
        layout.addWidget(self._source, 3)
        layout.addStretch(1)
        for button in (self._find, self._type, self._theme, self._focus, self._notes):
            layout.add(button)
        for button in (self._contents, self._notes):
            button.setCheckable(True)
            button.setProperty("role", "quiet")
        self.set_theme(theme)
        self.retranslate()

    def _connect(self) -> None:
        self._contents.clicked.connect(self.contents_toggled)
        self._notes.clicked.connect(self.notes_toggled)
        self._find.clicked.connect(self.find_requested)
        self._focus.clicked.connect(self.focus_requested)
        self._type.clicked.connect(self._on_type_clicked)
        self._theme.clicked.connect(self._on_theme_clicked)

    def _on_type_clicked(self) -> None:
        self.typography_requested.emit(self._type)

    def _on_theme_clicked(self) -> None:
        self.theme_requested.emit(self._theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._find.setText(self.tr("Find"))
        self._type.setText("Aa")
        self._focus.setText(self.tr("Focus"))
        for button, label in (
            (self._contents, self.tr("Show or hide the contents")),
            (self._notes, self.tr("Show or hide the notes")),
            (self._find, self.tr("Find in this text (Ctrl+F)")),
            (self._type, self.tr("How the text is set")),
            (self._theme, self.tr("Colours of the page")),
            (self._focus, self.tr("Only the text, on the whole screen (F11)")),
        ):
            button.setToolTip(label)
            button.setAccessibleName(label)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for button, name in (
            (self._contents, "contents"),
            (self._find, "search"),
            (self._theme, "theme"),
            (self._focus, "focus"),
            (self._notes, "notes-pane"),
        ):
            button.setIcon(self._icons.icon(name, theme.text, checked=theme.accent, size=_ICON))
            button.setIconSize(QSize(_ICON, _ICON))

    def show_text(self, title: str, source: str) -> None:
        """Show the title and the source of a text."""
        self._title.set_full_text(title)
        self._source.set_full_text(source)

    def show_panes(self, *, contents: bool, notes: bool) -> None:
        """Check the buttons of the panes that are visible."""
        self._contents.setChecked(contents)
        self._notes.setChecked(notes)
