"""Hold the place in a column of cards."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.annotations.scroll_position import ScrollPosition

heights = st.lists(st.integers(30, 400), min_size=1, max_size=40)
moves = st.lists(st.tuples(st.sampled_from(["by", "top", "show", "bar"]), st.integers(-2_000, 2_000)), max_size=12)


def column(rows: list[int], room: int) -> ScrollPosition:
    made = ScrollPosition(rows.__getitem__, rows.__len__)
    made.room = room
    return made


@given(heights, st.integers(50, 900), moves)
def test_the_screen_is_full_whenever_there_is_enough_to_fill_it(
    rows: list[int], room: int, steps: list[tuple[str, int]]
) -> None:
    place = column(rows, room)
    for how, amount in steps:
        row = abs(amount) % len(rows)
        acts = {"by": (place.scroll_by, amount), "top": (place.show_at_top, row), "show": (place.show, row)}
        act, argument = acts.get(how, (place.go_to, abs(amount)))
        act(argument)
        shown = list(place.visible())
        assert shown[0][1] <= 0
        last, top = shown[-1]
        assert top + rows[last] >= room or (last == len(rows) - 1 and sum(rows) < room)
        if how == "show":
            top_of_row = place.top_of(row)
            assert top_of_row is not None
            assert rows[row] > room or (top_of_row >= 0 and top_of_row + rows[row] <= room)


def test_only_rows_near_the_place_are_measured() -> None:
    measured = set()

    def height(row: int) -> int:
        measured.add(row)
        return 100

    place = ScrollPosition(height, lambda: 10_000)
    place.room = 500
    place.show_at_top(5_000)
    list(place.visible())
    place.go_to(place.value())
    assert len(measured) < 25


def test_an_empty_column_has_no_place_to_go() -> None:
    place = column([], 300)
    place.scroll_by(50)
    place.go_to(3)
    assert (place.row, place.offset, list(place.visible())) == (0, 0, [])
