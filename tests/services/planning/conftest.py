"""Fixtures: a library with a plan, and a function that adds texts to it."""

from __future__ import annotations

from tests.support.planning import add, library

__all__ = ["add", "library"]
