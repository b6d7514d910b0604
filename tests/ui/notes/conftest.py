"""Give these tests a library with notes in it, and the views that show them."""

from __future__ import annotations

from tests.support.notes import desk, make_pane, make_screen

__all__ = ["desk", "make_pane", "make_screen"]
