"""Test how the characters of a page are found in the text that was made of it."""

from __future__ import annotations

import textwrap

import pytest

from reader.core.text.page_alignment import align
from tests.importers.pdf.samples import BRIDGE, FLOOD, MILL

BEFORE = "Nobody in the village could remember such a flood, although the oldest spoke of the year in which it came. "
AFTER = " Below stood the mill, and the miller was the one man who had listened to the weather for long enough."
TEXT = "The river rose in the night. By the morning the meadows were under water, and the cattle on the hill."


def found(lines: list[str], text: str) -> list[tuple[str, str]]:
    """Return the characters of the text that were found, each with that of the page."""
    page = "".join(lines)
    return [(text[position], page[number]) for position, number in align(lines, text, 0, len(text))]


def test_all_but_the_blanks_are_found() -> None:
    pairs = align([TEXT], TEXT, 0, len(TEXT))
    assert [position for position, _number in pairs] == [n for n, sign in enumerate(TEXT) if sign != " "]
    assert all(position == number for position, number in pairs)


def test_lines_that_the_file_holds_in_another_order_are_found() -> None:
    lines = ["Bythemorningthemeadows", "wereunderwater,andthe", "cattleonthehill.", "Theriverroseinthenight."]
    assert len(found(lines, TEXT)) == len(TEXT.replace(" ", ""))


def test_a_hyphen_at_the_end_of_a_line_is_not_in_the_text() -> None:
    assert found(["the mea-", "dows"], "the meadows") == [(sign, sign) for sign in "themeadows"]


def test_ligatures_and_composed_accents_are_the_same_as_their_parts() -> None:
    assert found(["\ufb01ne caf\u00e9"], "fine cafe\u0301") == [
        ("f", "\ufb01"), ("i", "\ufb01"), ("n", "n"), ("e", "e"), ("c", "c"), ("a", "a"), ("f", "f"), ("e", "\u00e9"),
        ("\u0301", "\u00e9"),
    ]  # fmt: skip


def test_what_is_only_on_the_page_leads_nowhere() -> None:
    pairs = align(["ANNALS OF THE RIVER 12", TEXT], TEXT, 0, len(TEXT))
    assert min(number for _position, number in pairs) >= len("ANNALS OF THE RIVER 12") - 2


def test_a_page_of_other_words_has_next_to_nothing_in_common() -> None:
    assert len(align(["1234567890"], TEXT, 0, len(TEXT))) == 0
    assert align([], TEXT, 0, len(TEXT)) == []
    assert align([TEXT], "", 0, 0) == []


@pytest.mark.parametrize("around", [(BEFORE, AFTER), (AFTER, BEFORE)])
def test_the_first_and_last_letters_of_a_page_are_not_found_on_those_beside_it(around: tuple[str, str]) -> None:
    text, first = around[0] + TEXT + around[1], len(around[0])
    last = first + len(TEXT)
    for lines in ([TEXT], ["ANNALS OF THE RIVER 12 a history of the flood and of the bridge", TEXT, "see below, 12"]):
        pairs = align(lines, text, first, last)
        assert [position for position, _number in pairs] == [n for n in range(first, last) if text[n] != " "]


def test_words_of_a_page_that_stand_in_the_text_of_the_one_before_are_found_there() -> None:
    text = BEFORE + TEXT
    pairs = align([BEFORE[-40:], TEXT], text, len(BEFORE), len(text))
    assert pairs[0][0] == len(BEFORE) - 40


def test_a_line_that_the_text_has_more_than_once_is_found_near_the_line_before_it() -> None:
    paragraphs = [f"In the year 17{number}, {FLOOD} {BRIDGE} {MILL}" for number in range(10, 19)]
    lines = textwrap.wrap(" ".join(paragraphs), 62)
    text = "\n".join(lines)
    shares = []
    for first in range(0, len(lines) - 38, 5):
        start = len("\n".join(lines[:first])) + bool(first)
        page = lines[first : first + 38]
        end = start + len("\n".join(page))
        cut = [page[0], page[1][:20] + "-", page[1][20:], *page[2:20], page[20][:30] + "- ", page[20][30:], *page[21:]]
        found = align(cut, text[max(0, start - 400) : end + 400], min(400, start), min(400, start) + end - start)
        shares.append(len(found) / sum(not sign.isspace() for sign in text[start:end]))
    assert min(shares) > 0.99
