"""Label the filters and the orders of the shelf."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.ui.library.shelf_order import ReadingState, ShelfOrder

_ORDERS = {
    ShelfOrder.READ: QT_TRANSLATE_NOOP("Shelf", "Last read"),
    ShelfOrder.ADDED: QT_TRANSLATE_NOOP("Shelf", "Last added"),
    ShelfOrder.TITLE: QT_TRANSLATE_NOOP("Shelf", "Title"),
    ShelfOrder.AUTHOR: QT_TRANSLATE_NOOP("Shelf", "Author"),
    ShelfOrder.PROGRESS: QT_TRANSLATE_NOOP("Shelf", "Progress"),
    ShelfOrder.LEFT: QT_TRANSLATE_NOOP("Shelf", "Time left"),
    ShelfOrder.TRACK: QT_TRANSLATE_NOOP("Shelf", "Track"),
}
_STATES = {
    ReadingState.ANY: QT_TRANSLATE_NOOP("Shelf", "All (not archived)"),
    ReadingState.UNREAD: QT_TRANSLATE_NOOP("Shelf", "Unread"),
    ReadingState.READING: QT_TRANSLATE_NOOP("Shelf", "Reading"),
    ReadingState.FINISHED: QT_TRANSLATE_NOOP("Shelf", "Finished"),
    ReadingState.ARCHIVED: QT_TRANSLATE_NOOP("Shelf", "Archived"),
}


def order_label(order: ShelfOrder) -> str:
    """Return the label of an order."""
    return QCoreApplication.translate("Shelf", _ORDERS[order])


def state_label(state: ReadingState) -> str:
    """Return the label of a reading state."""
    return QCoreApplication.translate("Shelf", _STATES[state])


def required_label(*, required: bool) -> str:
    """Return the label of required texts, or of those that the reader chose."""
    if required:
        return QCoreApplication.translate("Shelf", "Required")
    return QCoreApplication.translate("Shelf", "My choice")


def language_name(tag: str) -> str:
    """Return the native name of the language of a BCP 47 tag."""
    name = QLocale(tag).nativeLanguageName() if tag else ""
    return name or tag or QCoreApplication.translate("Shelf", "Unknown")
