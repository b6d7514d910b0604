"""Show the title of the open text and the buttons of the reading screen above the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import TIGHT
from reader.ui.widgets.button import Button, QuietButton
from reader.ui.widgets.frame import HeaderBar
from reader.ui.widgets.label import TitleLabel
from reader.ui.widgets.layout import Row
from reader.ui.widgets.translated_widget import TranslatedWidget

if TYPE_CHECKING:
    from reader.core.text.model import Text
    from reader.ui.appearance.text_appearance import OpenTextAppearance
    from reader.ui.appearance.theme import Theme
    from reader.ui.shell.actions.action_set import ActionSet
    from reader.ui.shell.context import AppContext


class ReadBar(TranslatedWidget, HeaderBar):
    """A bar with the title and the buttons for what is done most."""

    def __init__(self, context: AppContext, appearance: OpenTextAppearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = context.settings
        self._appearance = appearance
        self._icons = context.appearance.icons
        self._language = ""
        self._title = TitleLabel("title", self)
        self._source = TitleLabel("muted", self)
        self.contents = QuietButton(parent=self, checkable=True)
        self._find, self._type, self._theme = (Button(parent=self) for _ in range(3))
        self._aloud = QuietButton(parent=self, checkable=True)
        self.pages = QuietButton(parent=self, checkable=True)
        self.printed = QuietButton(parent=self, checkable=True)
        self.printed.hide()
        self.notes = QuietButton(parent=self, checkable=True)
        self._focus = Button(parent=self)
        self._leave_focus_to_page()
        self._connect(context.action_set)
        self.row.add(self.contents, TIGHT)
        self._heading = QWidget(self)
        self._heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        heading = Row(self._heading, margins=0, spacing=self.row.spacing())
        heading.addWidget(self._title, 4)
        heading.addWidget(self._source, 3)
        heading.addStretch(1)
        self.row.addWidget(self._heading, 8)
        self.row.add(
            self._find, self._type, self._theme, self._aloud, self.printed, self.pages, self._focus, self.notes
        )
        self.set_theme(context.appearance.theme)
        self.retranslate()

    def _leave_focus_to_page(self) -> None:
        """Let clicks on the buttons leave the keys with the page; Tab reaches the buttons nonetheless."""
        for button in self.findChildren(Button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _connect(self, action_set: ActionSet) -> None:
        self._find.clicked.connect(action_set.of("find").trigger)
        self._focus.clicked.connect(action_set.of("focus-mode").trigger)
        self.pages.clicked.connect(action_set.of("pages").trigger)
        self._aloud.clicked.connect(action_set.of("read-aloud").trigger)
        action_set.of("read-aloud").toggled.connect(self._aloud.setChecked)
        self.printed.clicked.connect(action_set.of("printed").trigger)
        self._type.clicked.connect(self.show_typography)
        self._theme.clicked.connect(self._on_theme_clicked)

    @Slot()
    def show_typography(self) -> None:
        """Show how the text is set, to change it."""
        from reader.ui.settings.typography_popover import TypographyPopover

        popover = TypographyPopover(self._settings, self._appearance, self._language, self.window())
        popover.show_under(self._type)

    @Slot()
    def _on_theme_clicked(self) -> None:
        from reader.ui.settings.typography_popover import ThemeMenu

        ThemeMenu(self._settings, self.window()).show_under(self._theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._find.setText(self.tr("Find"))
        self._type.setText("Aa")
        self._focus.setText(self.tr("Focus"))
        for button, label in (
            (self.contents, self.tr("Show or hide the contents")),
            (self.notes, self.tr("Show or hide the notes")),
            (self._find, self.tr("Find in this text (Ctrl+F)")),
            (self._type, self.tr("Typography")),
            (self._theme, self.tr("Theme")),
            (self._aloud, self.tr("Read aloud (Ctrl+Shift+R)")),
            (self.pages, self.tr("Pages or scrolling (F4)")),
            (self.printed, self.tr("Printed page or text (F9)")),
            (self._focus, self.tr("Only the text, full screen (F11)")),
        ):
            button.setToolTip(label)
            button.setAccessibleName(label)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for button, name in (
            (self.contents, "contents"),
            (self._find, "search"),
            (self._theme, "theme"),
            (self._aloud, "aloud"),
            (self.pages, "pages"),
            (self.printed, "printed"),
            (self._focus, "focus"),
            (self.notes, "notes-pane"),
        ):
            button.setIcon(self._icons.icon(name, theme.text, checked=theme.accent))

    def show_text(self, text: Text | None, chapter: str = "", *, right_to_left: bool = False) -> None:
        """Show the title of the chapter at the top of the page, and the text and author that it comes from.

        They stand in the direction of the text, whose language decides what can be set about it.
        """
        direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        for part in (self._heading, self._title, self._source):
            part.setLayoutDirection(direction)
        names = (chapter, text.title, text.author) if text is not None else ()
        heading, *source = dict.fromkeys(filter(None, names)) or ("",)
        self._language = text.language if text is not None else ""
        self._title.set_full_text(heading)
        self._source.set_full_text(self.tr(", ", "between title and author").join(source))

    @Slot(bool, bool)
    def show_panes(self, contents: bool, notes: bool) -> None:
        """Check the buttons of the panes that are visible."""
        self.contents.setChecked(contents)
        self.notes.setChecked(notes)
