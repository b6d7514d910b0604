"""Test on which page of the file a position is printed."""

from __future__ import annotations

import pytest

from reader.core.text.blocks import PageStart
from reader.core.text.printed_pages import PrintedPages


def pages(*rows: tuple[str, int], labels: tuple[str, ...] = (), characters: int = 1_000) -> PrintedPages:
    return PrintedPages([PageStart(*row) for row in rows], labels, characters)


def test_a_page_goes_up_to_where_the_next_one_begins() -> None:
    printed = pages(("i", 0), ("ii", 300), ("1", 700))
    assert [printed.index_at(position) for position in (0, 299, 300, 699, 700, 5_000)] == [0, 0, 1, 1, 2, 2]
    assert [printed.span(index) for index in range(3)] == [(0, 300), (300, 700), (700, 1_000)]


def test_a_page_without_words_has_no_span() -> None:
    printed = pages(("1", 0), ("2", 300), ("3", 300))
    assert printed.span(1) == (300, 300)
    assert printed.index_at(300) == 2
    assert printed.span(7) == (1_000, 1_000)


def test_a_note_that_waited_for_its_paragraph_belongs_to_the_page_before() -> None:
    printed = pages(("1", 0), ("2", 300), ("1", 400), ("2", 450), ("3", 700))
    assert [printed.index_at(position) for position in (350, 420, 460, 800)] == [1, 0, 1, 2]
    assert printed.span(0) == (0, 450)
    assert printed.span(1) == (300, 700)


def test_pages_to_which_the_file_gives_one_label_are_pages_of_their_own() -> None:
    printed = pages(("Plate", 0), ("Plate", 100), ("1", 200), labels=("Plate", "Plate", "1"))
    assert [printed.index_at(position) for position in (0, 100, 200)] == [0, 1, 2]


def test_numbers_that_begin_again_are_new_pages() -> None:
    rows = [(str(number % 10 + 1), 100 * number) for number in range(30)]
    printed = pages(*rows, characters=3_000)
    assert [printed.index_at(100 * number) for number in range(30)] == list(range(30))


@pytest.mark.parametrize("position", [0, 500])
def test_a_text_without_pages_is_all_on_the_first(position: int) -> None:
    assert pages().index_at(position) == 0
