from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.navigation_history import HistoryPlace
from reader.core.text.text_tabs import TextTab, TextTabs


def tabs_of(*texts: str, shown: int = 0) -> TextTabs:
    tabs = TextTabs()
    tabs.restore(texts)
    tabs.show(tab(tabs, texts[shown]))
    return tabs


def tab(tabs: TextTabs, text: str) -> TextTab:
    found = tabs.of(text)
    assert found is not None
    return found


def shown(tabs: TextTabs) -> str:
    return tabs.shown.text if tabs.shown else ""


def test_a_new_tab_stands_after_the_shown_one_and_is_shown() -> None:
    tabs = tabs_of("a", "b")
    tabs.add("c")
    assert (tabs.texts, shown(tabs), tabs.shown_number) == (("a", "c", "b"), "c", 1)


def test_a_new_tab_is_the_last_one_where_none_is_shown() -> None:
    tabs = TextTabs()
    tabs.restore(["a", "b", "a"])
    assert (tabs.texts, tabs.shown, tabs.shown_number) == (("a", "b"), None, -1)
    tabs.add("c")
    assert (tabs.texts, shown(tabs)) == (("a", "b", "c"), "c")


def test_the_neighbours_go_round() -> None:
    tabs = tabs_of("a", "b", "c")
    forwards, backwards = tabs.neighbour(1), tabs.neighbour(-1)
    assert forwards is tabs.of("b")
    assert backwards is tabs.of("c")
    assert tabs_of("a").neighbour(1) is not None
    assert TextTabs().neighbour(1) is None


@pytest.mark.parametrize(("closed", "left"), [("a", "b"), ("b", "c"), ("c", "b")])
def test_after_the_shown_tab_was_closed_the_next_one_is_shown_or_the_last(closed: str, left: str) -> None:
    tabs = tabs_of("a", "b", "c", shown="abc".index(closed))
    tabs.close(tab(tabs, closed))
    assert shown(tabs) == left


def test_closing_another_tab_changes_nothing_on_the_page() -> None:
    tabs = tabs_of("a", "b", "c", shown=2)
    tabs.close(tab(tabs, "a"))
    assert (tabs.texts, shown(tabs), tabs.shown_number) == (("b", "c"), "c", 1)


def test_tabs_come_back_where_they_were_closed_the_last_one_first() -> None:
    tabs = tabs_of("a", "b", "c", shown=1)
    first, second = tab(tabs, "b"), tab(tabs, "a")
    first.history.leave(HistoryPlace("z", 7))
    tabs.close(first)
    tabs.close(second)
    assert tabs.reopen() is second
    assert tabs.reopen() is first
    assert tabs.texts == ("a", "b", "c")
    assert first.history.behind == [HistoryPlace("z", 7)]
    assert tabs.reopen() is None


def test_a_closed_text_that_was_opened_again_keeps_its_one_tab() -> None:
    tabs = tabs_of("a", "b")
    tabs.close(tab(tabs, "b"))
    tabs.add("b")
    assert tabs.reopen() is tabs.of("b")
    assert tabs.texts == ("a", "b")


def test_only_the_last_closed_tabs_are_kept() -> None:
    tabs = tabs_of(*map(str, range(30)))
    for text in map(str, range(30)):
        tabs.close(tab(tabs, text))
    assert (tabs.texts, tabs.shown) == ((), None)
    back = [one.text for one in iter(tabs.reopen, None)]
    assert back == [str(number) for number in range(29, 9, -1)]


def test_the_tab_of_a_text_that_came_back_to_the_library_stands_where_it_was() -> None:
    tabs = tabs_of("a", "b", "c", shown=1)
    lost = tab(tabs, "b")
    lost.place, lost.passage = 40, (3, 5)
    tabs.lose(lost)
    assert (shown(tabs), tabs.lost) == ("c", (lost,))
    tabs.recover(lost)
    assert (tabs.texts, shown(tabs), tabs.lost) == (("a", "b", "c"), "c", ())
    assert (lost.place, lost.passage) == (None, (0, 0))


def test_a_lost_text_that_was_opened_again_keeps_its_one_tab() -> None:
    tabs = tabs_of("a", "b")
    lost = tab(tabs, "b")
    tabs.lose(lost)
    tabs.add("b")
    tabs.recover(lost)
    assert (tabs.texts, tabs.of("b") is lost, tabs.lost) == (("a", "b"), False, ())


def test_another_text_in_a_tab_begins_at_its_own_place() -> None:
    tabs = tabs_of("a", "b")
    first = tab(tabs, "a")
    first.place, first.passage = 40, (3, 5)
    first.history.leave(HistoryPlace("a", 40))
    first.turn_to("c", archived=True)
    assert (tabs.texts, first.place, first.passage, first.archived) == (("c", "b"), None, (0, 0), True)
    assert first.history.behind == [HistoryPlace("a", 40)]


def open_text(tabs: TextTabs, number: int, _to: int) -> None:
    present = tabs.of(str(number))
    if present is None:
        tabs.add(str(number))
    else:
        tabs.show(present)


def move(tabs: TextTabs, number: int, to: int) -> None:
    if count := len(tabs.texts):
        tabs.move(number % count, to % count)


def close(tabs: TextTabs, number: int, _to: int) -> None:
    if (present := tabs.of(str(number))) is not None:
        tabs.close(present)


def lose(tabs: TextTabs, number: int, _to: int) -> None:
    if (present := tabs.of(str(number))) is not None:
        tabs.lose(present)


def recover(tabs: TextTabs, number: int, _to: int) -> None:
    if tabs.lost:
        tabs.recover(tabs.lost[number % len(tabs.lost)])
        go_round(tabs, 0, 0)


def reopen(tabs: TextTabs, _number: int, _to: int) -> None:
    if (back := tabs.reopen()) is not None:
        tabs.show(back)


def go_round(tabs: TextTabs, number: int, _to: int) -> None:
    if (neighbour := tabs.neighbour(number - 2)) is not None:
        tabs.show(neighbour)


STEPS = (open_text, move, close, lose, recover, reopen, go_round)


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5), st.integers(0, 5)), max_size=60))
def test_whatever_is_done_each_text_has_one_tab_and_one_tab_is_shown(
    steps: list[tuple[Callable[[TextTabs, int, int], None], int, int]],
) -> None:
    tabs = TextTabs()
    for step, number, to in steps:
        step(tabs, number, to)
        assert len(set(tabs.texts)) == len(tabs.texts)
        assert (tabs.shown is None) == (not tabs.texts)
        assert tabs.shown is None or tabs.texts[tabs.shown_number] == tabs.shown.text
