"""Pages joined are the text, however they are turned."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from reader.core.text.blocks import CELL, LINE, Block, BlockKind, Inline, InlineKind
from reader.ui.page.columns import Columns
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.leaf_layouts import LeafLayouts
from reader.ui.page.page_run import PageRun
from reader.ui.page.paginator import Paginator, RowPlace
from reader.ui.page.typography import SERIF, Typography
from tests.ui.page.conftest import INK, cut

_LATIN = "The fog lay over the river, and the lamps were lit at noon. "
_CHINESE = "开辟鸿蒙，谁为情种？都只为风月情浓。"


def _table(rows: int, columns: int, words: str = "word") -> Block:
    lines = [CELL.join(f"{words} {row} {column}" for column in range(columns)) for row in range(rows)]
    return Block(BlockKind.TABLE, LINE.join(lines), level=1)


def _mixed() -> list[Block]:
    """Return a text with all that is laid out in its own way."""
    ruby = tuple(Inline(InlineKind.RUBY, start, start + 2, "かな") for start in range(0, 30, 6))
    blocks = [Block(BlockKind.HEADING, "第一回", level=1), Block(BlockKind.HEADING, "甄士隐梦幻识通灵", level=2)]
    for number in range(14):
        blocks += [
            Block(BlockKind.PARAGRAPH, _CHINESE * (1 + number % 5), ruby),
            Block(BlockKind.IMAGE, "A mill by the river" * (number % 3), image="tall" if number % 2 else "wide"),
            Block(BlockKind.PARAGRAPH, ""),
            _table(3 + number, 1 + number % 4, _LATIN * (number % 3)),
            Block(BlockKind.VERSE, LINE.join(["满纸荒唐言", "一把辛酸泪"] * 3)),
            Block(BlockKind.HEADING, f"Chapter {number} of a rather long heading that takes more than a line", level=1),
            Block(BlockKind.LIST_ITEM, _LATIN * 2, level=1, label="1."),
            Block(BlockKind.RULE, ""),
            Block(BlockKind.CODE, LINE.join(f"line {line}" for line in range(9))),
            Block(BlockKind.FOOTNOTE, _CHINESE, label="12"),
            Block(BlockKind.PARAGRAPH, "x" * 400),
        ]
    return blocks


_SAMPLES: dict[str, list[Block]] = {
    "mixed": _mixed(),
    "latin": [Block(BlockKind.PARAGRAPH, _LATIN * (1 + number % 9)) for number in range(80)],
    "headings": [Block(BlockKind.HEADING, f"Part {number}", level=1 + number % 3) for number in range(90)],
    "tall table": [Block(BlockKind.PARAGRAPH, _CHINESE), _table(2, 3, _LATIN * 30), Block(BlockKind.PARAGRAPH, "End")],
    "wide table": [_table(3, 60), Block(BlockKind.PARAGRAPH, _LATIN)],
    "pictures": [Block(BlockKind.IMAGE, "", image="tall") for _ in range(9)],
    "empty": [Block(BlockKind.PARAGRAPH, "")],
    "one word": [Block(BlockKind.PARAGRAPH, "y" * 6_000)],
}
_SIZES = {"usual": (20, 640, 700), "narrow": (20, 240, 260), "tiny letters": (11, 640, 700), "huge": (64, 300, 330)}


@pytest.fixture(scope="module")
def images(qapp: QApplication) -> dict[str, QImage]:
    drawn = {
        "tall": QImage(300, 2_000, QImage.Format.Format_RGB32),
        "wide": QImage(1_500, 90, QImage.Format.Format_RGB32),
    }
    for image in drawn.values():
        image.fill(0x808080)
    return drawn


def _paginator(blocks: Sequence[Block], size: tuple[int, int, int], images: dict[str, QImage]) -> Paginator:
    em, measure, height = size
    kinds = {"justified": True, "ink": INK, "chinese": True}
    fitted = Typography(SERIF, em, round(em * 1.6), measure, 2 * em, em // 2, **kinds)  # type: ignore[arg-type]
    layouts = LeafLayouts(cut(blocks), lambda leaf: LeafLayout(leaf, fitted, images.get, round(height * 0.8)))
    return Paginator(layouts, height)


@pytest.fixture(scope="module", params=product(_SAMPLES, _SIZES), ids="-".join)
def shape(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Return the names of a sample and of a size; the tests of one share its layouts."""
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def paginator(shape: tuple[str, str], images: dict[str, QImage]) -> Paginator:
    return _paginator(_SAMPLES[shape[0]], _SIZES[shape[1]], images)


@pytest.fixture(scope="module")
def blocks(shape: tuple[str, str]) -> list[Block]:
    return _SAMPLES[shape[0]]


def _forwards(paginator: Paginator) -> Iterator[RowPlace]:
    start: RowPlace | None = RowPlace(0, 0)
    while start is not None:
        yield start
        start = paginator.end_of(start)


def _rows(paginator: Paginator) -> list[RowPlace]:
    rows: list[RowPlace] = []
    place: RowPlace | None = RowPlace(0, 0)
    while place is not None:
        rows.append(place)
        place = paginator.next(place)
    return rows


def _shown(paginator: Paginator, start: RowPlace, end: RowPlace | None) -> list[RowPlace]:
    """Return the places of the rows on a page."""
    shown = []
    for band in paginator.bands(start, end):
        number = band.layout.leaf.number
        rows = paginator.rows(number)
        shown += [RowPlace(number, rows.index(row)) for row in band.rows]
    return shown


def _is_too_full(paginator: Paginator, start: RowPlace, end: RowPlace | None) -> bool:
    return any(band.top + band.height > paginator.height + 0.5 for band in paginator.bands(start, end))


def test_pages_filled_forwards_are_the_text(paginator: Paginator) -> None:
    starts = list(_forwards(paginator))
    ends = [*starts[1:], None]
    shown = [row for start, end in zip(starts, ends, strict=True) for row in _shown(paginator, start, end)]
    assert shown == _rows(paginator)
    assert not any(_is_too_full(paginator, start, end) for start, end in zip(starts, ends, strict=True))


def test_pages_filled_backwards_are_the_text(paginator: Paginator) -> None:
    pages: list[list[RowPlace]] = []
    end: RowPlace | None = None
    while (start := paginator.start_before(end)) is not None:
        pages.insert(0, _shown(paginator, start, end))
        assert not _is_too_full(paginator, start, end)
        end = start
    assert [row for page in pages for row in page] == _rows(paginator)


def test_rows_lead_from_the_first_character_to_the_last(paginator: Paginator, blocks: list[Block]) -> None:
    rows = [paginator.row(place) for place in _rows(paginator)]
    assert rows[0].start == 0
    assert max(row.end for row in rows) == cut(blocks).characters
    covered = sorted((row.start, row.end) for row in rows)
    assert all(after[0] <= before_end + 1 for before_end, after in zip(_ends(covered), covered[1:], strict=False))


def _ends(covered: list[tuple[int, int]]) -> Iterator[int]:
    furthest = 0
    for _start, end in covered:
        furthest = max(furthest, end)
        yield furthest


def test_the_position_of_a_row_leads_back_to_it(paginator: Paginator) -> None:
    for place in _rows(paginator):
        found = paginator.place_of(paginator.row(place).start)
        assert found == place or paginator.row(found).start == paginator.row(place).start


def test_turning_at_random_leads_back(paginator: Paginator) -> None:
    dice = random.Random(17)
    run = PageRun(paginator, dice.choice(_rows(paginator)))
    for _ in range(60):
        before = run.starts[run.current]
        direction = dice.choice((1, -1))
        if run.turn(direction):
            after = run.starts[run.current]
            first, second = (before, after) if direction > 0 else (after, before)
            assert _shown(paginator, first, second)
            assert not _is_too_full(paginator, first, second)
            assert run.turn(-direction)
            assert run.starts[run.current] == before
            run.turn(direction)
    assert all(first < second for first, second in pairwise(run.starts))


def test_no_heading_stands_at_the_foot_of_a_page(images: dict[str, QImage]) -> None:
    paginator = _paginator(_SAMPLES["mixed"], _SIZES["usual"], images)
    for start in list(_forwards(paginator))[1:]:
        above = paginator.previous(start)
        assert above is not None
        assert not paginator.row(above).heading


def test_a_picture_stands_on_the_page_of_its_caption(images: dict[str, QImage]) -> None:
    blocks = [Block(BlockKind.PARAGRAPH, _CHINESE), Block(BlockKind.IMAGE, "A mill", image="wide")]
    paginator = _paginator(blocks, _SIZES["usual"], images)
    row = paginator.row(paginator.place_of(len(_CHINESE) + 1))
    assert (row.start, row.end) == (len(_CHINESE) + 1, len(_CHINESE) + 7)
    assert row.height > 38


def test_columns_stand_side_by_side() -> None:
    assert Columns(1_400, 800, 580, 2).left(1) == 1_400 - 80 - 580


def test_a_row_of_a_table_that_is_cut_begins_with_its_first_cell(images: dict[str, QImage]) -> None:
    row = CELL.join((_LATIN * 20, "שלום", ""))
    blocks = [Block(BlockKind.TABLE, LINE.join((row, row)), level=1)]
    paginator = _paginator(blocks, _SIZES["narrow"], images)
    starts = [paginator.row(place).start for place in _rows(paginator)]
    assert starts[0] == 0
    assert len(row) + 1 in starts
    assert starts == sorted(starts)


def test_words_below_a_picture_that_is_cut_stand_on_the_page_that_shows_them(images: dict[str, QImage]) -> None:
    blocks = [Block(BlockKind.PARAGRAPH, _CHINESE), Block(BlockKind.IMAGE, "A mill by the river", image="tall")]
    paginator = _paginator(blocks, (20, 640, 40), images)
    picture, words = (paginator.place_of(len(_CHINESE) + 1 + offset) for offset in (0, 7))
    assert paginator.row(picture).end == len(_CHINESE) + 1
    assert paginator.row(words).end > len(_CHINESE) + 8


def test_two_columns_stay_near_on_a_wide_screen() -> None:
    columns = Columns(2_880, 1_700, 630, 2)
    assert columns.left(1) - (columns.left(0) + 630) == 126
    assert columns.left(0) == 2_880 - (columns.left(1) + 630)
