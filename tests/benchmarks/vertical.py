"""Measure a page whose lines run down: laying it out, painting it, and finding characters on it.

The prose is made of sentences with all that such pages hold; ``python vertical.py FILE`` takes a plain text instead.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from figures import Figure, median, percentile, write_figures
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.leaves import Leaf, split_into_leaves
from reader.ui.appearance.theme import THEMES
from reader.ui.page.page_style import typography_for
from reader.ui.page.page_view import PageView
from reader.ui.page.shown_text import ShownText
from reader.ui.page.typography import Typography
from reader.ui.preferences.preferences import Preferences

PARAGRAPH = (
    "读书百遍，其义自见。“温故而知新，可以为师矣”——这一句在第12章；1949年的《论语》注本里，Legge译作“learn”……"
    "山重水复疑无路，柳暗花明又一村。（约翰·密尔说：「好！」）一天读1小时，一年读365小时。"
)
SIZE = (1_240, 900)
PLACES = 2_000


class _Text:
    """The leaves of a text, without a library."""

    def __init__(self, leaves: list[Leaf]) -> None:
        self._leaves = leaves
        self.characters = leaves[-1].end
        self.leaf_count = len(leaves)

    def leaf(self, number: int) -> Leaf:
        """Return a leaf by its number."""
        return self._leaves[number]

    def leaf_at(self, position: int) -> Leaf:
        """Return the leaf that contains a position."""
        return next(leaf for leaf in self._leaves if position <= leaf.end)


def measure() -> list[Figure]:
    """Return the figures of vertical pages, and of the same text from left to right for comparison."""
    _application = QApplication([])
    text = _Text(list(split_into_leaves(_blocks())))
    vertical, level = (_view(text, vertical=is_vertical) for is_vertical in (True, False))
    start, end = vertical.visible_range
    size = f"{end - start:,} characters"
    (laid_out, first, again), (plain_layout, _first, plain) = _durations(vertical), _durations(level)
    note = f"95 %: {percentile(first, 95):.1f} ms"
    leaf = f"{len(text.leaf(0).text):,} characters"
    plain_size = f"{_shown(level):,} characters"
    return [
        Figure("lay out a leaf that runs down", leaf, median(laid_out), "ms"),
        Figure("lay out a leaf from left to right", leaf, median(plain_layout), "ms"),
        Figure("paint a vertical page for the first time", size, median(first), "ms", 20, note=note),
        Figure("paint a vertical page again", size, median(again), "ms"),
        Figure("paint a page from left to right", plain_size, median(plain), "ms"),
        Figure("places of a vertical page not found where they stand", f"{PLACES:,}", _misses(vertical), "", 0),
    ]


def _blocks() -> Iterator[Block]:
    if len(sys.argv) > 1:
        lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
        yield from (Block(BlockKind.PARAGRAPH, line.strip()) for line in lines if line.strip())
    else:
        yield from (Block(BlockKind.PARAGRAPH, PARAGRAPH * 2) for _ in range(200))


def _view(text: _Text, *, vertical: bool) -> PageView:
    view = PageView(partial(_typography, vertical))
    view.resize(*SIZE)
    view.set_paged(True)
    view.show_text(ShownText(text, lambda _start, _end: (), lambda _name: None), 0, partial(_typography, vertical))
    view.show()
    return view


def _typography(vertical: bool, length: int) -> Typography:
    return replace(typography_for(Preferences(), THEMES["paper"], "zh", length), vertical=vertical)


def _shown(view: PageView) -> int:
    return view.visible_range[1] - view.visible_range[0]


def _durations(view: PageView) -> tuple[list[float], list[float], list[float]]:
    """Return the processor time of laying out the leaf of a page, of painting the page, and of painting it again."""
    image = QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)
    view.go_to(0)
    durations: tuple[list[float], list[float], list[float]] = ([], [], [])
    for number in range(-3, 30):
        assert view.flow is not None
        view.flow.lay_out_again(view.place)
        layout, paint = partial(view.flow.parts), partial(view.viewport().render, image)
        for kind, action in zip(durations, (layout, paint, paint), strict=True):
            duration = _milliseconds(action)
            if number >= 0:
                kind.append(duration)
        view.turn_page(1)
    return durations


def _milliseconds(action: Callable[[], object]) -> float:
    started = time.process_time()
    action()
    return (time.process_time() - started) * 1_000


def _misses(view: PageView) -> int:
    """Return how many places drawn at random are not the one that is found in the middle of their box."""
    rng, misses = random.Random(60), 0
    for _ in range(PLACES // 50):
        view.go_to(rng.randrange(view.characters))
        start, end = view.visible_range
        for position in rng.choices(range(start, end - 1), k=50):
            box = view.rect_of(position, position + 1)
            misses += not box.isEmpty() and view.position_under(box.center()) != position
    return misses


if __name__ == "__main__":
    write_figures(measure())
