"""Put into words what the shelf shows and in which order."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from reader.ui.shelf.arrangement import Order, ReadingState
from reader.ui.translation import QT_TRANSLATE_NOOP

_ORDERS = {
    Order.READ: QT_TRANSLATE_NOOP("Shelf", "Last read"),
    Order.ADDED: QT_TRANSLATE_NOOP("Shelf", "Last added"),
    Order.TITLE: QT_TRANSLATE_NOOP("Shelf", "Title"),
    Order.AUTHOR: QT_TRANSLATE_NOOP("Shelf", "Author"),
    Order.PROGRESS: QT_TRANSLATE_NOOP("Shelf", "Progress"),
    Order.LEFT: QT_TRANSLATE_NOOP("Shelf", "Time left"),
    Order.TRACK: QT_TRANSLATE_NOOP("Shelf", "Track"),
}
_STATES = {
    ReadingState.ANY: QT_TRANSLATE_NOOP("Shelf", "All but the archive"),
    ReadingState.UNREAD: QT_TRANSLATE_NOOP("Shelf", "Unread"),
    ReadingState.READING: QT_TRANSLATE_NOOP("Shelf", "Reading"),
    ReadingState.FINISHED: QT_TRANSLATE_NOOP("Shelf", "Finished"),
    ReadingState.ARCHIVED: QT_TRANSLATE_NOOP("Shelf", "Archived"),
}


def order_words(order: Order) -> str:
    """Name an order."""
    return QCoreApplication.translate("Shelf", _ORDERS[order])


def state_words(state: ReadingState) -> str:
    """Name how far texts are read."""
    return QCoreApplication.translate("Shelf", _STATES[state])


def required_words(*, required: bool) -> str:
    """Say whether texts were assigned or chosen."""
    if required:
        return QCoreApplication.translate("Shelf", "Required")
    return QCoreApplication.translate("Shelf", "Chosen by myself")


def language_words(tag: str) -> str:
    """Name a language in itself, as those who read it call it."""
    name = QLocale(tag).nativeLanguageName() if tag else ""
    return name or tag or QCoreApplication.translate("Shelf", "Unknown")
