"""Put a stretch of a day into words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.ui.durations import clock_face
from reader.ui.progress.stretches import Stretch
from reader.ui.progress.words import class_words, end_words


def when_words(one: Stretch) -> str:
    """Write from when to when."""
    return f"{one.start:%H:%M}–{one.end:%H:%M}"


def what_words(one: Stretch) -> str:
    """Write what was done, and in which text."""
    words = class_words(one.time_class)
    if one.title:
        words = QCoreApplication.translate("Days", "{class} · {title}").format_map({"class": words, "title": one.title})
    if one.declared:
        words = QCoreApplication.translate("Days", "{what} (declared)").format(what=words)
    return words


def stretch_words(one: Stretch) -> str:
    """Tell a stretch in one line: when, what, how long, and why it ended."""
    words = f"{when_words(one)} · {what_words(one)} · {clock_face(one.seconds)}"
    reason = end_words(one.reason)
    return f"{words} · {reason}" if reason else words
