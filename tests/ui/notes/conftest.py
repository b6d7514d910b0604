"""Share a library with notes in it, and the views that show them."""

from __future__ import annotations

from tests.support.notes import make_pane, make_screen, notes

__all__ = ["make_pane", "make_screen", "notes"]
