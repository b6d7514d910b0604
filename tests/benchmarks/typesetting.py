"""Measure how evenly Latin text is justified, and how long a leaf with hyphens and marks takes.

The prose is a page of the guide; ``python typesetting.py FILE`` measures the paragraphs of a plain text instead.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from figures import Figure, median, percentile, times, write_figures
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QTextBlock, QTextLine
from PySide6.QtWidgets import QApplication

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.leaves import Leaf, split_into_leaves
from reader.ui.appearance.theme import THEMES
from reader.ui.page.caret import caret_x
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.measure import average_advance
from reader.ui.page.page_style import typography_for
from reader.ui.page.painting import Mark, paint_leaf
from reader.ui.page.typography import Typography
from reader.ui.preferences.preferences import Preferences

GUIDE = Path(__file__).parents[2] / "docs/guide/en/adding.md"
MARKUP = re.compile(r"[*`]|!?\[([^\]]*)\]\([^)]*\)")
WIDE_BLANK = 2
"""A blank of a justified line gapes where it is stretched to more than this many times its width."""

FACES = ("Liberation Serif", "Nimbus Roman", "DejaVu Serif")
"""Faces for Latin text: the blanks of a Chinese one, which may stand in for it, are narrower and gape more often."""

CHARACTERS = 60
MARKS = 20
HEIGHT = 900


@dataclass(frozen=True, slots=True)
class Lines:
    """The justified lines of some leaves: how many there are, how many gape, and how many end in a hyphen."""

    count: int
    gaping: int
    hyphens: int


def measure() -> list[Figure]:
    """Return the figures of justified prose, without and with words hyphenated."""
    _application = QApplication([])
    leaves = list(split_into_leaves(list(_blocks())))
    preset = typography_for(Preferences(), THEMES["paper"], "en", 2_000)
    width = round(CHARACTERS * average_advance(FACES, preset.size, "en"))
    typography = replace(preset, families=FACES, measure=width)
    ragged, hyphenated = (_lines(leaves, replace(typography, hyphenate=on)) for on in (False, True))
    size = f"{CHARACTERS} characters"
    gaping = "lines whose blanks are over twice their width"
    note = f"{hyphenated.hyphens / hyphenated.count:.0%} of {hyphenated.count} lines end in a hyphen"
    return [
        Figure(gaping, f"{size}, whole words", 100 * ragged.gaping / ragged.count, "%"),
        Figure(gaping, f"{size}, hyphenated", 100 * hyphenated.gaping / hyphenated.count, "%", 7, note=note),
        *_durations(leaves, typography),
    ]


def _blocks() -> Iterator[Block]:
    """Yield the paragraphs of the prose."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else GUIDE
    for part in path.read_text("utf-8").split("\n\n"):
        if part[:1].isalnum() or part[:1] in "“‘":
            yield Block(BlockKind.PARAGRAPH, " ".join(MARKUP.sub(r"\1", part).split()))


def _lines(leaves: list[Leaf], typography: Typography) -> Lines:
    blank = QFontMetricsF(typography.font()).horizontalAdvance(" ")
    lines = [line for leaf in leaves for line in _justified_lines(_lay_out(leaf, typography))]
    gaping = sum(width > WIDE_BLANK * blank for _words, width in lines)
    return Lines(len(lines), gaping, sum(words.endswith("\u00ad") for words, _width in lines))


def _lay_out(leaf: Leaf, typography: Typography) -> LeafLayout:
    return LeafLayout(leaf, typography, lambda _name: None, HEIGHT)


def _justified_lines(layout: LeafLayout) -> Iterator[tuple[str, float]]:
    """Yield the words of the lines of all paragraphs but their last ones, and the width of the blanks in each."""
    block: QTextBlock = layout.document.begin()
    while block.isValid():
        laid_out = block.layout()
        for number in range(laid_out.lineCount() - 1):
            line = laid_out.lineAt(number)
            words = block.text()[line.textStart() : line.textStart() + line.textLength()]
            yield words, _blank_width(words, line)
        block = block.next()


def _blank_width(words: str, line: QTextLine) -> float:
    """Return the average width in pixels of the blanks within a line."""
    blanks = [line.textStart() + place for place, sign in enumerate(words.rstrip()) if sign == " "]
    return sum(caret_x(line, place + 1) - caret_x(line, place) for place in blanks) / max(1, len(blanks))


def _durations(leaves: list[Leaf], typography: Typography) -> Iterator[Figure]:
    """Yield how long a leaf of some 3,000 characters takes to be laid out and painted with marks on it."""
    leaf = min(leaves, key=lambda leaf: abs(len(leaf.text) - 3_000))
    step = len(leaf.text) // MARKS
    marks = [Mark(place, place + step // 2, "#f7e3a1") for place in range(leaf.start, leaf.end, step)]
    image = QImage(typography.measure, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    for what, hyphenate in (("whole words", False), ("hyphenated", True)):
        setting = replace(typography, hyphenate=hyphenate)

        def run(_number: int, setting: Typography = setting) -> None:
            layout = _lay_out(leaf, setting)
            painter = QPainter(image)
            paint_leaf(painter, layout, marks, setting.ink, QRectF(0, 0, setting.measure, HEIGHT))
            painter.end()

        durations = times(run, 100, warm_up=5)
        note = f"95 %: {percentile(durations, 95):.1f} ms"
        figure = f"lay out and paint a leaf with {MARKS} marks"
        yield Figure(figure, f"{len(leaf.text):,} characters, {what}", median(durations), "ms", 12, note=note)


if __name__ == "__main__":
    write_figures(measure())
