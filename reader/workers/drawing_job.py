"""Render drawings on request: the job of the process that draws.

It stands here, and not with the importers that ask for drawings, because loading those takes longer than most drawings.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import resvg_py

from reader.workers.drawing_request import DrawingRequest
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

    def answer(self, request: DrawingRequest) -> Iterator[Reply]:
        """Yield the PNG of a drawing; empty where the renderer refuses it."""
        yield Reply(_rendered(request))


def _rendered(request: DrawingRequest) -> bytes:
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
