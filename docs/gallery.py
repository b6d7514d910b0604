"""Draw a page with every widget in every state, from left to right and from right to left, in one theme.

Usage: gallery.py FOLDER. One picture is made for each theme.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMargins, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLineEdit,
    QRadioButton,
    QTreeWidgetItem,
    QWidget,
)

from reader.resources import resource
from reader.services.clock import Clock
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.theme import THEMES, Theme, palette_of, style_sheet, ui_font
from reader.ui.shell.toast import Toast
from reader.ui.widgets.button import (
    Button,
    Chip,
    IconButton,
    LabelledIconButton,
    LinkButton,
    MenuButton,
    PrimaryButton,
    QuietButton,
)
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.empty_state import EmptyState
from reader.ui.widgets.field import ComboBox, DateEdit, SearchField, SpinBox, TimeEdit
from reader.ui.widgets.frame import ColumnCard
from reader.ui.widgets.item_view import ColumnList
from reader.ui.widgets.key_cap import KeyButton, KeyCap, PrimaryKeyButton
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Row
from reader.ui.widgets.progress_bar import ProgressBar
from reader.ui.widgets.segmented_control import SegmentedControl

_GAP = 8
_NAME_WIDTH = 132
_CELL = QSize(148, 48)
_WIDE_CELL = QSize(5 * _CELL.width() - 16, 180)
_HEAD_HEIGHT = 56
_SETTLE_MS = 15


class State(StrEnum):
    """A state in which a widget is drawn."""

    NORMAL = "Normal"
    HOVER = "Hover"
    FOCUS = "Focus"
    ON = "Pressed or on"
    DISABLED = "Disabled"


Maker = Callable[[], QWidget]


def small_widgets() -> dict[str, Maker]:
    """Return the functions that make the widgets that are drawn in all states."""
    return {
        "Filled button": lambda: PrimaryButton("Keep reading"),
        "Filled with key": lambda: PrimaryKeyButton("Save…", "Return"),
        "Button": lambda: Button("Choose…"),
        "Button with key": lambda: KeyButton("Cancel", "Esc"),
        "Button with icon": _labelled_icon_button,
        "Icon": lambda: IconButton("left"),
        "Menu": _menu_button,
        "Without frame": lambda: QuietButton("4 weeks", checkable=True),
        "Link": lambda: LinkButton("Open"),
        "Segments": _segmented_control,
        "Chip with count": lambda: Chip("Work 12", checkable=True),
        "Field": lambda: QLineEdit("Typed words"),
        "Search field": _search_field,
        "Choice": lambda: ComboBox((("One week", 7), ("Four weeks", 28))),
        "Number": _spin_box,
        "Day": DateEdit,
        "Time": _time_edit,
        "Tick": lambda: QCheckBox("Markdown"),
        "Option": lambda: QRadioButton("Extend"),
    }


def large_widgets(icons: Icons, theme: Theme) -> dict[str, Maker]:
    """Return the functions that make what has no states of its own."""
    return {
        "Labels": _labels,
        "Key": _keys,
        "Progress": _progress_bar,
        "List": _list,
        "Card": _card,
        "Empty state": _empty_state,
        "Toast": lambda: _toast(icons, theme),
        "Dialog": _dialog,
    }


class Gallery:
    """Draws the page of one theme."""

    def __init__(self, application: QApplication, icons: Icons, theme: Theme) -> None:
        application.setPalette(palette_of(theme))
        application.setStyleSheet(style_sheet(theme, icons.folder))
        self._theme = theme
        self._small, self._large = small_widgets(), large_widgets(icons, theme)

    def draw(self) -> QPixmap:
        """Return the page: at the left all widgets from left to right, at the right from right to left."""
        side = _NAME_WIDTH + len(State) * _CELL.width()
        large = [self._host(make, Qt.LayoutDirection.LeftToRight, _WIDE_CELL) for make in self._large.values()]
        heights = [host.height() + _GAP for host in large]
        page = QPixmap(2 * side + 3 * 24, _HEAD_HEIGHT + len(self._small) * _CELL.height() + sum(heights) + 24)
        page.fill(QColor(self._theme.paper))
        painter = QPainter(page)
        painter.setFont(ui_font("en"))
        for number, direction in enumerate((Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)):
            self._draw_side(painter, 24 + number * (side + 24), direction, heights)
        painter.end()
        return page

    def _draw_side(self, painter: QPainter, left: int, direction: Qt.LayoutDirection, heights: list[int]) -> None:
        painter.setPen(QColor(self._theme.faint))
        for column, state in enumerate(State):
            painter.drawText(left + _NAME_WIDTH + column * _CELL.width() + _GAP, _HEAD_HEIGHT - 20, state)
        top = _HEAD_HEIGHT
        for name, make in self._small.items():
            self._write_name(painter, name, left, top)
            for column, state in enumerate(State):
                host = self._host(make, direction, _CELL)
                picture = _picture(host, state)
                painter.drawPixmap(left + _NAME_WIDTH + column * _CELL.width(), top, picture)
            top += _CELL.height()
        for (name, make), height in zip(self._large.items(), heights, strict=True):
            self._write_name(painter, name, left, top)
            picture = _picture(self._host(make, direction, _WIDE_CELL), State.NORMAL)
            painter.drawPixmap(left + _NAME_WIDTH, top, picture)
            top += height

    def _write_name(self, painter: QPainter, name: str, left: int, top: int) -> None:
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(left, top + 29, name)

    def _host(self, make: Maker, direction: Qt.LayoutDirection, size: QSize) -> QWidget:
        """Return a window with one widget in it, as wide as its cell."""
        host = QWidget()
        host.setLayoutDirection(direction)
        row = Row(host, margins=_GAP)
        row.addWidget(make(), int(size == _WIDE_CELL))
        if size == _CELL:
            row.addStretch()
            host.setFixedSize(size)
        else:
            host.setFixedWidth(size.width())
            height = row.totalHeightForWidth(size.width()) if row.hasHeightForWidth() else row.totalSizeHint().height()
            host.setFixedHeight(min(max(_CELL.height(), height), 260))
        return host


def _picture(host: QWidget, state: State) -> QPixmap:
    host.show()
    host.activateWindow()
    layout = host.layout()
    item = layout.itemAt(0) if layout is not None else None
    widget = item.widget() if item is not None else None
    assert widget is not None
    _put_in_state(widget, state)
    _settle()
    picture = host.grab()
    host.close()
    return picture


def _put_in_state(widget: QWidget, state: State) -> None:
    parts = widget.findChildren(QAbstractButton) if isinstance(widget, SegmentedControl) else []
    target = parts[-1] if parts else widget
    focused = parts[0] if parts else widget
    if state is not State.FOCUS:
        widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in widget.findChildren(QWidget):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if state is State.HOVER:
        target.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        middle = QPointF(target.rect().center())
        none = (Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, QMouseEvent(QMouseEvent.Type.MouseMove, middle, middle, *none))
    elif state is State.FOCUS:
        focused.setFocus(Qt.FocusReason.TabFocusReason)
    elif state is State.ON and isinstance(target, QAbstractButton):
        if target.isCheckable():
            target.setChecked(True)
        else:
            target.setDown(True)
    elif state is State.DISABLED:
        widget.setEnabled(False)


def _labelled_icon_button() -> QWidget:
    button = LabelledIconButton("export")
    button.setText("Report")
    return button


def _menu_button() -> QWidget:
    button = MenuButton()
    button.setText("Track")
    return button


def _segmented_control() -> QWidget:
    control = SegmentedControl[str]()
    for name in ("Week", "Year"):
        control.add(name, name)
    return control


def _search_field() -> QWidget:
    field = SearchField()
    field.setPlaceholderText("Search texts")
    return field


def _spin_box() -> QWidget:
    return SpinBox(0, 600, 60, suffix=" min")


def _time_edit() -> QWidget:
    return TimeEdit()


def _labels() -> QWidget:
    widget = QWidget()
    row = Row(widget, margins=0, spacing=16)
    row.add(Label("Dialog", "dialog-title"), Label("Heading", "heading"), Label("Text"), Label("Strong", "strong"))
    row.add(Label("Muted", "muted"), Label("Caption", "faint"), Label("Accent", "accent"), Label("60", "large"))
    return widget


def _keys() -> QWidget:
    widget = QWidget()
    row = Row(widget, margins=0, spacing=8)
    row.add(*(KeyCap(key) for key in ("Return", "Esc", "Ctrl+F", "Space", "1")))
    row.addStretch()
    return widget


def _progress_bar() -> QWidget:
    bar = ProgressBar()
    bar.show_share(0.6)
    return bar


def _list() -> QWidget:
    rows = ColumnList(("Dictionary", "Entries"))
    rows.stretch(0)
    items = [QTreeWidgetItem([name, count]) for name, count in (("Pocket Words", "2"), ("A Glossary", "1,204"))]
    for item in items:
        item.setCheckState(0, Qt.CheckState.Checked)
        rows.addTopLevelItem(item)
    rows.setCurrentItem(items[0])
    rows.setFixedHeight(112)
    return rows


def _card() -> QWidget:
    card = ColumnCard()
    card.column.add(Label("The roadmap", "heading"), Label("Done by 17 April, 20 days behind.", "muted"))
    return card


def _empty_state() -> QWidget:
    state = EmptyState(PrimaryButton("Add Texts…"))
    state.heading.setText("The library is empty")
    state.explanation.setText("Add a text, or drop files on the window.")
    return state


def _toast(icons: Icons, theme: Theme) -> QWidget:
    toast = Toast(icons, theme, Clock())
    toast.show_written("The notes were written to Reading Slowly.md.", Path("Reading Slowly.md"))
    return toast


def _dialog() -> QWidget:
    dialog = Dialog("Go to", None)
    dialog.setWindowFlags(Qt.WindowType.Widget)
    dialog.setContentsMargins(QMargins())
    dialog.column.add(QLineEdit("46%"))
    dialog.outcome.setText("How to read, 46%")
    dialog.buttons.add_ok()
    return dialog


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()


def main() -> None:
    """Draw the page in all themes."""
    folder = Path(sys.argv[1])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["onehour"])
    application.setStyle("Fusion")
    application.setFont(ui_font("en"))
    icons = Icons(resource("icons"))
    for theme in THEMES.values():
        to = folder / f"{theme.name}.png"
        Gallery(application, icons, theme).draw().save(str(to), "PNG")
        sys.stdout.write(f"{to}\n")


if __name__ == "__main__":
    main()
