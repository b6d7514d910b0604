"""Frame dialogs: a head with the title, a column of content, and a foot with what will happen and the buttons."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ROW_SPACE, SPACE
from reader.ui.widgets.backdrop import Backdrop
from reader.ui.widgets.button import Button, Clicked, IconButton, LinkButton
from reader.ui.widgets.file_links import file_links
from reader.ui.widgets.frame import Frame
from reader.ui.widgets.key_cap import KeyButton, PrimaryKeyButton
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import Column, Margins, Row
from reader.ui.widgets.tab_order import TabOrder
from reader.ui.widgets.window_sizes import WindowSizes

_OUTCOME_WIDTH = 240
"""Least width of what will happen, in pixels."""


class Dialog(TabOrder, QDialog):
    """A dialog with its content in ``column``; ``outcome`` says in the foot what its ``buttons`` will do.

    It is moved by its head and resized by its lower corner, closed with Esc, and darkens the window below it. A size
    that the reader gave it is the one it has the next time, unless its content is another each time.
    """

    remembers_size = True

    def __init__(
        self,
        title: str,
        parent: QWidget | None,
        *,
        margins: Margins = (EDGE, CARD_SPACE, EDGE, CARD_SPACE),
        spacing: int | None = ROW_SPACE,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setProperty("role", "dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setSizeGripEnabled(True)
        self._column = Column(self, margins=0)
        self._backdrop: Backdrop | None = None
        self._own_size: QSize | None = None
        self.column = Column(margins=margins, spacing=spacing)
        self.outcome = DialogOutcome()
        self.buttons = DialogButtons(self)
        self._foot = DialogFoot()
        self._frame()
        self.setWindowTitle(title)

    def _frame(self) -> None:
        panel, head = DialogPanel(), DialogHead()
        title = ElidedLabel("dialog-title")
        self.windowTitleChanged.connect(title.set_full_text)
        close = IconButton("close", self.reject)
        close.setAccessibleName(self.tr("Close"))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        Row(head, margins=(EDGE, 0, ROW_SPACE, 0)).add(title, close, grows=title)
        Row(self._foot, margins=(EDGE, SPACE, EDGE, SPACE), spacing=CARD_SPACE).add(
            self.outcome, self.outcome.link, self.buttons, grows=self.outcome
        )
        self._panel = Column(panel, margins=1, spacing=0)
        self._panel.add(head, self.column, self._foot, grows=self.column)
        self._column.add(panel)

    @override
    def event(self, event: QEvent) -> bool:
        """Grow with text that needs more lines than before."""
        is_handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return is_handled

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay as high as the content needs at this width."""
        super().resizeEvent(event)
        self._grow()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter the button that has the focus, even one that is never the default."""
        button = self.focusWidget()
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and isinstance(button, Button) and not button.isCheckable():
            button.click()
        else:
            super().keyPressEvent(event)

    @override
    def setVisible(self, visible: bool) -> None:
        """Let the content have the first focus, and not a button that came to the window before it."""
        if visible and self.isHidden():
            self._order_focus()
            self._restore_size()
        super().setVisible(visible)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Darken the window below, and show the beginning of words that are longer than their fields."""
        super().showEvent(event)
        if not event.spontaneous():
            self._own_size = self.size()
        for field in self.findChildren(QLineEdit):
            if field.fontMetrics().horizontalAdvance(field.text()) > field.width():
                field.home(False)
        parent = self.parentWidget()
        if parent is not None and self.isModal() and self._backdrop is None:
            self._backdrop = Backdrop(parent.window())
            # a dialog that is deleted while it is open is not hidden first
            self.destroyed.connect(self._backdrop.deleteLater)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Show the window below as it was, and keep the size if the reader changed it."""
        super().hideEvent(event)
        self._keep_size()
        if self._backdrop is not None:
            self._backdrop.hide()
            self._backdrop.deleteLater()
            self._backdrop = None

    def _restore_size(self) -> None:
        sizes = WindowSizes.of(self) if self.remembers_size else None
        if sizes is None:
            return
        kept = sizes.size(type(self).__name__)
        if kept is not None:
            self.resize(kept.boundedTo(self.screen().availableSize()))
        sizes.restore_panes(self)

    def _keep_size(self) -> None:
        sizes = WindowSizes.of(self) if self.remembers_size else None
        if sizes is not None:
            if self.size() != self._own_size:
                sizes.keep_size(type(self).__name__, self.size())
            sizes.keep_panes(self)

    def _order_focus(self) -> None:
        """Move the foot to the end of the focus chain, in which widgets stand in the order they came to the window."""
        self._foot.setParent(None)
        self._panel.addWidget(self._foot)

    def _grow(self) -> None:
        needed = self._column.totalMinimumSize().expandedTo(self.size())
        if self._column.hasHeightForWidth():
            needed.setHeight(max(needed.height(), self._column.totalMinimumHeightForWidth(needed.width())))
        if needed != self.size():
            is_own = self.size() == self._own_size
            self.resize(needed)
            if is_own:
                self._own_size = self.size()


class DialogOutcome(Label):
    """What a dialog will do or has done, with a link to a file that it has written."""

    def __init__(self) -> None:
        self.link = LinkButton()
        self._path = Path()
        super().__init__(role="muted", wraps=True)
        self.setMinimumWidth(_OUTCOME_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.link.clicked.connect(self._on_link_clicked)

    @override
    def setText(self, text: str) -> None:
        """Show a text without a link."""
        super().setText(text)
        self.link.hide()

    def show_written(self, text: str, path: Path) -> None:
        """Show that a file was written, with a link that shows it in its folder."""
        self.setText(text)
        self._path = path
        label, _act = file_links(path)[-1]
        self.link.setText(label)
        self.link.show()

    @Slot()
    def _on_link_clicked(self) -> None:
        _label, act = file_links(self._path)[-1]
        act()


class DialogPanel(Frame):
    """The ground of a dialog, with round corners."""

    role = "dialog-panel"


class DialogHead(Frame):
    """The head of a dialog, by which it is moved."""

    role = "dialog-head"

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the desktop move the dialog with the mouse."""
        handle = self.window().windowHandle()
        if event.button() is Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()
        super().mousePressEvent(event)


class DialogFoot(Frame):
    """The foot of a dialog."""

    role = "dialog-foot"


class DialogButtons(QWidget):
    """The buttons of a dialog from left to right: the one that rejects it, those for actions, and the filled one."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__()
        self._dialog = dialog
        self._row = Row(self, margins=0, spacing=SPACE)
        self._filled: Button | None = None

    def all(self) -> list[Button]:
        """Return the buttons from left to right."""
        return sorted(self.findChildren(Button), key=self._row.indexOf)

    def add_accept(self, text: str) -> Button:
        """Add the filled button, which accepts the dialog, also with Enter."""
        return self.add_primary(text, self._dialog.accept)

    def add_primary(self, text: str, clicked: Clicked) -> Button:
        """Add the filled button, which does something, also with Enter."""
        self._filled = PrimaryKeyButton(text, "Return", clicked)
        self._filled.setDefault(True)
        self._row.addWidget(self._filled)
        return self._filled

    def add_reject(self, text: str) -> Button:
        """Add a button that rejects the dialog, as Esc does."""
        button = KeyButton(text, "Esc", self._dialog.reject)
        self._row.insertWidget(0, button)
        return button

    def add_action(self, text: str, clicked: Clicked) -> Button:
        """Add a button that does something and leaves the dialog open."""
        button = Button(text, clicked)
        self._row.insertWidget(self._row.count() - (self._filled is not None), button)
        return button

    def add_ok(self) -> Button:
        """Add OK and Cancel, and return OK."""
        self.add_cancel()
        return self.add_accept(self.tr("OK"))

    def add_cancel(self) -> Button:
        """Add Cancel."""
        return self.add_reject(self.tr("Cancel"))

    def add_close(self) -> Button:
        """Add Close."""
        return self.add_reject(self.tr("Close"))
