"""Mark text for translation where it stands in a table or a default; whoever shows it translates it."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802  the name that lupdate looks for
    """Return ``text`` unchanged; lupdate collects it under the context. Qt's own function is typed as an object."""
    return text
