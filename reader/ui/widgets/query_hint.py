"""Describe in one line what a query may contain besides words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def query_hint() -> str:
    """Return the line that is shown where a query is typed; the whole language is in the guide."""
    return QCoreApplication.translate("Query", 'Also: "a phrase" · -without · tag:word · colour:yellow · in:title')
