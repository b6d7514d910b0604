"""How a change of an order is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.sync.order_moves import Deleted, Inserted, Moved, OrderStep, order_steps

ITEMS = st.lists(st.sampled_from("abcdefgh"), max_size=10)


def after_steps(before: list[str], after: list[str]) -> list[str]:
    items = list(before)
    for step in order_steps(before, after):
        if isinstance(step, Deleted):
            del items[step.place]
        elif isinstance(step, Inserted):
            items.insert(step.place, step.item)
        else:
            items.insert(step.target, items.pop(step.place))
    return items


@given(ITEMS, ITEMS.map(lambda items: list(dict.fromkeys(items))))
def test_steps_lead_from_any_list_to_any_order(before: list[str], after: list[str]) -> None:
    assert list(dict.fromkeys(after_steps(before, after))) == after


@pytest.mark.parametrize(
    ("before", "after", "steps"),
    [
        ("abc", "abc", []),
        ("abcde", "bcdea", [Moved(0, 4)]),
        ("abcde", "eabcd", [Moved(4, 0)]),
        ("abc", "acxb", [Moved(1, 2), Inserted(2, "x")]),
        ("abcd", "ad", [Deleted(2), Deleted(1)]),
        ("abab", "ab", []),
        ("aabb", "ab", [Moved(1, 3)]),
        ("", "ab", [Inserted(0, "a"), Inserted(1, "b")]),
    ],
)
def test_as_little_as_possible_is_moved(before: str, after: str, steps: list[OrderStep]) -> None:
    found = list(order_steps(before, after))
    assert len(found) == len(steps)
    assert list(dict.fromkeys(after_steps(list(before), list(after)))) == list(after)
