"""Put the words that an essay adds into the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.exporters.essay import EssayLabels


def essay_labels() -> EssayLabels:
    """Return the words in the language of the window."""
    return EssayLabels(
        open=QCoreApplication.translate("Essay", "open"),
        sources=QCoreApplication.translate("Essay", "Sources"),
    )
