from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from reader.core.text.blocks import CELL, LINE, Block, BlockKind
from reader.core.text.leaves import Leaf, LeafSource, split_into_leaves
from reader.ui.page.columns import Columns
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.leaf_layouts import LeafLayouts
from reader.ui.page.scrolled_flow import ScrolledFlow
from reader.ui.page.typography import Typography
from tests.ui.page.conftest import cut

COLUMNS = Columns(800, 800, 680)


@pytest.fixture
def flow(qtbot: QtBot, long_text: LeafSource, typography: Typography) -> ScrolledFlow:
    def lay_out(leaf: Leaf) -> LeafLayout:
        return LeafLayout(leaf, typography, lambda _name: None, 500)

    return ScrolledFlow(LeafLayouts(long_text, lay_out), COLUMNS)


def test_a_jump_brings_the_line_of_the_position_to_the_top(flow: ScrolledFlow, long_text: LeafSource) -> None:
    for position in range(0, long_text.characters - 2_000, 997):
        flow.jump(position)
        line = flow.layout_at(position).line_of(position)
        assert flow.top() == line.start


def test_what_is_at_the_top_comes_back_by_a_jump_to_it(flow: ScrolledFlow) -> None:
    flow.jump(5_000)
    flow.scroll(333)
    top = flow.top()
    flow.jump(top)
    assert flow.top() == top


def test_a_page_turn_keeps_one_line_in_sight(flow: ScrolledFlow) -> None:
    flow.jump(3_000)
    before = flow.bottom()
    flow.turn(1)
    kept = flow.layout_at(flow.top()).line_of(flow.top())
    assert kept.start < before <= kept.end + 1


def test_turning_down_and_up_again_comes_back(flow: ScrolledFlow) -> None:
    flow.jump(3_000)
    before = flow.top()
    flow.turn(1)
    flow.turn(-1)
    after = flow.layout_at(before).line_of(flow.top())
    assert abs(flow.top() - before) <= after.end - after.start


def test_pages_turned_from_begin_to_end_show_every_line(flow: ScrolledFlow, long_text: LeafSource) -> None:
    flow.jump(0)
    seen = flow.bottom()
    while flow.turn(1):
        assert flow.top() <= seen + 1
        seen = max(seen, flow.bottom())
    assert seen == long_text.characters


def test_the_end_stays_on_the_screen(flow: ScrolledFlow, long_text: LeafSource) -> None:
    flow.jump(long_text.characters)
    flow.scroll(10_000)
    assert flow.bottom() == long_text.characters
    assert flow.top() < long_text.characters


def test_the_begin_stays_on_the_screen(flow: ScrolledFlow) -> None:
    flow.scroll(-10_000)
    assert flow.top() == 0
    assert not flow.scroll(-1)


@pytest.mark.parametrize("direction", [1, -1])
def test_the_leaf_that_comes_next_is_laid_out_beforehand(
    long_text: LeafSource, typography: Typography, qtbot: QtBot, direction: int
) -> None:
    laid_out: list[int] = []

    def lay_out(leaf: Leaf) -> LeafLayout:
        laid_out.append(leaf.number)
        return LeafLayout(leaf, typography, lambda _name: None, 500)

    flow = ScrolledFlow(LeafLayouts(long_text, lay_out), COLUMNS)
    flow.jump(20_000)
    shown = [layout.leaf.number for layout, _y in flow.visible()]
    laid_out.clear()
    flow.prepare(direction)
    assert laid_out == [shown[-1] + 1 if direction > 0 else shown[0] - 1]


def test_leaves_far_from_the_screen_are_never_laid_out(
    qtbot: QtBot, long_text: LeafSource, typography: Typography
) -> None:
    laid_out = []

    def lay_out(leaf: Leaf) -> LeafLayout:
        laid_out.append(leaf.number)
        return LeafLayout(leaf, typography, lambda _name: None, 500)

    ScrolledFlow(LeafLayouts(long_text, lay_out), COLUMNS).jump(long_text.characters // 2)
    middle = long_text.leaf_at(long_text.characters // 2).number
    assert set(laid_out) <= {middle - 1, middle, middle + 1}


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.integers(-3_000, 3_000), st.sampled_from(["down", "up"])), max_size=12))
def test_no_walk_leaves_the_text(flow: ScrolledFlow, long_text: LeafSource, steps: list[int | str]) -> None:
    for step in steps:
        flow.turn(1 if step == "down" else -1) if isinstance(step, str) else flow.scroll(step)
        assert 0 <= flow.top() < flow.bottom() <= long_text.characters


def test_a_text_shorter_than_the_screen_does_not_move(qtbot: QtBot, typography: Typography) -> None:
    leaves = list(split_into_leaves([Block(BlockKind.PARAGRAPH, "只有一句话。")]))

    class OneLeaf:
        characters = leaves[0].end
        leaf_count = 1

        def leaf(self, number: int) -> Leaf:
            return leaves[number]

        def leaf_at(self, position: int) -> Leaf:
            return leaves[0]

    layouts = LeafLayouts(OneLeaf(), lambda leaf: LeafLayout(leaf, typography, lambda _name: None, 500))
    flow = ScrolledFlow(layouts, COLUMNS)
    flow.jump(0)
    assert not flow.scroll(500)
    assert not flow.turn(1)
    assert (flow.top(), flow.bottom()) == (0, 6)


def test_a_row_of_a_table_that_begins_the_screen_is_seen_from_its_first_cell_on(
    qtbot: QtBot, typography: Typography
) -> None:
    rows = LINE.join(CELL.join((f"行{number}的字", "二", "")) for number in range(90))
    text = cut([Block(BlockKind.TABLE, rows, level=1), *(Block(BlockKind.PARAGRAPH, "字" * 300) for _ in range(9))])
    flow = ScrolledFlow(LeafLayouts(text, lambda leaf: LeafLayout(leaf, typography, lambda _name: None, 500)), COLUMNS)
    start = 0
    for row in rows.split(LINE)[:80]:
        flow.jump(start)
        assert flow.top() == start
        for position in range(start, start + len(row)):
            flow.jump(position)
            assert flow.near(position)
            flow.scroll(400)
            flow.reveal(position)
            assert flow.near(position)
        start += len(row) + len(LINE)
