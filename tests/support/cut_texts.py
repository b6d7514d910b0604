"""Find texts that are wider or higher than the widget that shows them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from reader.ui.widgets.label import ElidedLabel

_TOLERANCE = 1
"""Pixels that rounding may take from a text."""


def cut_texts(root: QWidget) -> list[str]:
    """Return a sentence for each text below ``root`` that is cut: a part of it is not shown, and nothing says so.

    Texts that are elided are whole in this sense.
    """
    found = []
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and widget.width() > 0:
            found.extend(f"{_name(widget)}: {text}" for text in _cut(widget))
            if not _lies_in_its_parent(widget, root):
                found.append(f"{_name(widget)} {_shown(widget)!r} reaches out of its parent")
    return found


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _cut_label(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _cut_button(widget)
    elif isinstance(widget, QComboBox):
        yield from _cut_choice(widget)
    elif isinstance(widget, QAbstractSpinBox):
        yield from _cut_number(widget)
    elif isinstance(widget, QHeaderView):
        yield from _cut_headings(widget)
    elif isinstance(widget, QTabBar):
        yield from _cut_tabs(widget)
    elif isinstance(widget, QAbstractItemView) and widget.textElideMode() is Qt.TextElideMode.ElideNone:
        yield "its rows are cut and not elided"


def _cut_label(label: QLabel) -> Iterator[str]:
    if not label.text() or isinstance(label, ElidedLabel):
        return
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + _TOLERANCE:
            yield f"{label.text()!r} needs {needed} pixels of height and has {label.height()}"
        widest = max(label.fontMetrics().horizontalAdvance(word) for word in _words(label.text()))
        if widest > label.contentsRect().width() + _TOLERANCE:
            yield f"a word of {label.text()!r} needs {widest} pixels and has {label.contentsRect().width()}"
    elif label.sizeHint().width() > label.width() + _TOLERANCE:
        yield f"{label.text()!r} needs {label.sizeHint().width()} pixels and has {label.width()}"
    elif label.fontMetrics().height() > label.height() + _TOLERANCE:
        yield f"{label.text()!r} is higher than its label"


def _words(text: str) -> list[str]:
    """Return the words of a text as lines break them: Chinese between any two characters."""
    return "".join(letter if letter < "\u2e80" else f" {letter} " for letter in text).split() or [""]


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    needed = button.sizeHint().width()
    if isinstance(button, QToolButton):
        needed -= 2 * button.fontMetrics().horizontalAdvance(" ")  # Qt's own margin at both ends
    if button.text() and needed > button.width() + _TOLERANCE:
        yield f"{button.text()!r} needs {needed} pixels and has {button.width()}"
    if button.text() and button.fontMetrics().height() > button.height() + _TOLERANCE:
        yield f"{button.text()!r} is higher than its button"


def _cut_choice(box: QComboBox) -> Iterator[str]:
    if box.isEditable():
        return  # its words scroll, as those of a field of one line do
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()
    needed = box.fontMetrics().horizontalAdvance(box.currentText())
    if needed > room + _TOLERANCE:
        yield f"{box.currentText()!r} needs {needed} pixels and has {room}"


def _cut_number(box: QAbstractSpinBox) -> Iterator[str]:
    line = box.findChild(QLineEdit)
    if line is not None:
        needed = line.fontMetrics().horizontalAdvance(line.text()) + line.textMargins().left()
        if needed > line.width() + _TOLERANCE:
            yield f"{line.text()!r} needs {needed} pixels and has {line.width()}"


def _cut_headings(header: QHeaderView) -> Iterator[str]:
    is_elided = header.textElideMode() is not Qt.TextElideMode.ElideNone
    if header.orientation() is not Qt.Orientation.Horizontal or is_elided:
        return
    model = header.model()
    for section in range(header.count()):
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "") if model is not None else ""
        needed = header.fontMetrics().horizontalAdvance(text)
        if text and not header.isSectionHidden(section) and needed > header.sectionSize(section) + _TOLERANCE:
            yield f"the heading {text!r} needs {needed} pixels and has {header.sectionSize(section)}"


def _cut_tabs(bar: QTabBar) -> Iterator[str]:
    for number in range(bar.count()):
        needed = bar.fontMetrics().horizontalAdvance(bar.tabText(number))
        if needed > bar.tabRect(number).width() + _TOLERANCE:
            yield f"the tab {bar.tabText(number)!r} needs {needed} pixels and has {bar.tabRect(number).width()}"


def _lies_in_its_parent(widget: QWidget, root: QWidget) -> bool:
    """Return whether no part of a text is outside the parent of its widget; what scrolls may be."""
    parent = widget.parentWidget()
    if parent is None or widget is root or widget.isWindow() or not _shown(widget):
        return True
    if isinstance(parent.parentWidget(), QAbstractScrollArea) or isinstance(parent, QAbstractScrollArea):
        return True
    return parent.rect().contains(widget.geometry())


def _shown(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _name(widget: QWidget) -> str:
    names = []
    level: QWidget | None = widget
    while level is not None and len(names) < 3:
        names.append(type(level).__name__)
        level = level.parentWidget()
    return " in ".join(names)
