"""Render drawings on request: the job of the process that draws."""

from __future__ import annotations

import os
from collections.abc import Iterator

import resvg_py

from reader.importers.markup.drawing_renderer import RenderRequest
from reader.workers.main import Reply

_STANDARD_ERROR = 2


class DrawingJob:
    """Render one drawing after another."""

    is_worn_out = False

    def __init__(self) -> None:
        """Silence what the renderer prints about a drawing that it dies of."""
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, _STANDARD_ERROR)
        os.close(silence)

    def answer(self, request: RenderRequest) -> Iterator[Reply]:
        """Yield the PNG of a drawing; empty where the renderer refuses it."""
        yield Reply(_rendered(request))


def _rendered(request: RenderRequest) -> bytes:
    try:
        return resvg_py.svg_to_bytes(
            svg_string=request.markup,
            width=request.width,
            height=request.height,
            background="white",
            skip_system_fonts=not request.has_text,
        )
    except (ValueError, RuntimeError, OSError):
        return b""
