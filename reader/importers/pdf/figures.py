"""Find the figures of a page: pictures, and drawings of many lines.

The words in a figure are its labels, whatever their size, and no headings of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.importers.pdf.lines import PdfLine, Region
from reader.importers.pdf.page_objects import PageObject
from reader.importers.pdf.word_boxes import Box, PageFrame

_FEWEST_PATHS = 8
_NEAREST = 6.0
_SHORTEST_SIDE = 40.0
_LARGEST_SHARE = 0.7
_MOST_CLUSTERS = 60
_MOST_FIGURES = 100
_MARGIN = 24.0
"""The distance in points of the labels of an axis from its figure."""

_FEWEST_LABELS, _FEWEST_OF_DRAWING = 3, 2
"""A heading may stand in a frame or over a picture, but hardly any in a drawing of curves."""

_LONGEST_LABEL = 45


@dataclass(frozen=True, slots=True)
class PageFigure:
    """A figure of a page; ``is_drawing`` tells a drawing, which is not shown, from a picture and from a ruled table."""

    edges: Box
    is_drawing: bool

    def in_frame(self, frame: PageFrame) -> PageFigure:
        """Return the figure with its edges in the frame of the words."""
        return PageFigure(frame.box(*self.edges), self.is_drawing)


@dataclass(frozen=True, slots=True)
class _Cluster:
    edges: Box
    paths: int
    is_drawn: bool


def figures_of(page: pdfium.PdfPage, objects: Sequence[PageObject]) -> Iterator[PageFigure]:
    """Yield the figures of a page, none of which is most of it."""
    largest = _LARGEST_SHARE * page.get_width() * page.get_height()
    paths = [one for one in objects if one.kind == raw.FPDF_PAGEOBJ_PATH and _area(one.edges) < largest]
    figures = [PageFigure(one.edges, is_drawing=False) for one in objects if one.kind == raw.FPDF_PAGEOBJ_IMAGE]
    if len(paths) >= _FEWEST_PATHS:
        clusters = (cluster for cluster in _clusters(paths) if cluster.paths >= _FEWEST_PATHS)
        figures += [PageFigure(cluster.edges, is_drawing=cluster.is_drawn) for cluster in clusters]
    for figure in figures[:_MOST_FIGURES]:
        left, bottom, right, top = figure.edges
        if min(right - left, top - bottom) >= _SHORTEST_SIDE and _area(figure.edges) < largest:
            yield figure


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _clusters(paths: Iterable[PageObject]) -> list[_Cluster]:
    """Return the groups of paths that touch, or nearly do."""
    clusters: list[_Cluster] = []
    for path in paths:
        merged = _Cluster(path.edges, 1, path.is_drawn)
        apart = []
        for other in clusters:
            if _touches(merged.edges, other.edges):
                edges = _union(merged.edges, other.edges)
                merged = _Cluster(edges, merged.paths + other.paths, merged.is_drawn or other.is_drawn)
            else:
                apart.append(other)
        clusters = [*apart, merged][-_MOST_CLUSTERS:]
    return clusters


def _touches(box: Box, other: Box) -> bool:
    return (
        box[0] - _NEAREST <= other[2]
        and other[0] - _NEAREST <= box[2]
        and box[1] - _NEAREST <= other[3]
        and other[1] - _NEAREST <= box[3]
    )


def _union(box: Box, other: Box) -> Box:
    return min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])


def labels_in(figures: Sequence[PageFigure], regions: Sequence[Region]) -> set[int]:
    """Return the ids of the lines that are labels of figures; what has lines of prose is a frame and no figure."""
    labels: set[int] = set()
    for figure in figures:
        inside = [line for region in regions for line in region if _is_inside(line, figure.edges)]
        has_prose = any(len(line.text) > _LONGEST_LABEL and not line.is_parted for line in inside)
        fewest = _FEWEST_OF_DRAWING if figure.is_drawing else _FEWEST_LABELS
        if len(inside) >= fewest and not has_prose:
            labels.update(map(id, inside))
    return labels


def _is_inside(line: PdfLine, figure: Box) -> bool:
    left, bottom, right, top = figure
    middle = line.base + line.size / 2
    return bottom < middle < top and left - _MARGIN <= line.left and line.right <= right + _MARGIN
