"""The requests to the process that draws the pages of a PDF, its answers, and the worker that takes them."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from pathlib import Path

from reader.workers.client import Worker
from reader.workers.limits import WorkerLimits

MOST_PIXELS = 16 * 1024 * 1024
"""The most pixels of a picture, four bytes each: a page of A4 at four times the usual scale, or one of ten metres."""

LONGEST_SIDE = 16_000
"""The most pixels in a row: twice as many are more than Qt draws."""

BYTES_PER_PIXEL = 4

LIMITS = WorkerLimits(silence=20.0)
"""A page that takes longer than this is given up."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """Open the PDF at a path whose bytes have this SHA-256; all other requests are about the file opened last.

    Marks that One Hour wrote into the file are not drawn if their links begin with ``address``: they lie on the page.
    """

    path: Path
    digest: str
    address: str


@dataclass(frozen=True, slots=True)
class FilePages:
    """The sizes of all pages as they are shown, in points, and their labels; a page without a label has ""."""

    sizes: tuple[tuple[float, float], ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawPage:
    """Draw a page, counted from 0, in so many pixels, into a block of shared memory: BGRx, row by row.

    Annotations of the file are left out whose ids are among ``notes``: they came in as notes, and lie on the page.
    """

    index: int
    width: int
    height: int
    memory: str
    notes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """The picture of a page was drawn; ``annotations`` are the ids that annotations of the file have as notes."""

    index: int
    width: int
    height: int
    annotations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AlignPage:
    """Find the characters of a page in the stretch of the text that begins at ``start``.

    ``own`` is the range of the text that is the page's own; the stretch goes beyond it.
    """

    index: int
    start: int
    text: str
    own: tuple[int, int]


@dataclass(frozen=True, slots=True)
class AlignedPage:
    """The positions of the text that were found on a page, ascending, and the box of each.

    Four numbers are a box: left, top, right and bottom, in points from the upper left of the page.
    ``is_too_long`` says that the page has more characters than are compared.
    """

    index: int
    positions: array[int]
    boxes: array[float]
    is_too_long: bool = False


Request = OpenFile | DrawPage | AlignPage
Answer = FilePages | DrawnPage | AlignedPage
PageWorker = Worker[Request, Answer]


def page_worker() -> PageWorker:
    """Return a worker that draws the pages of one file."""
    return Worker("reader.importers.pdf.printed.page_job:PageJob", limits=LIMITS)


def picture_size(width: float, height: float, scale: float) -> tuple[int, int]:
    """Return the size in pixels of the picture of a page of so many points; it is smaller where it would be too large.

    ``scale`` is in pixels per point.
    """
    longest, area = max(width, height, 1.0), max(1.0, width * height)
    bounded = min(scale, LONGEST_SIDE / longest, math.sqrt(MOST_PIXELS / area))
    return max(1, int(width * bounded)), max(1, int(height * bounded))
