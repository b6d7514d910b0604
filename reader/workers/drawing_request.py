"""The request to render a drawing, for the program's end and the child's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DrawingRequest:
    """A request to render markup on a white ground of this size, in pixels; without text, no faces are loaded."""

    markup: str
    width: int
    height: int
    has_text: bool
