"""Give the tests of plans and roadmaps a library with texts in it."""

from __future__ import annotations

from tests.support.planning import add, library

__all__ = ["add", "library"]
