"""Test how the characters of a page are found in the text that was made of it."""

from __future__ import annotations

from reader.core.text.page_alignment import align

TEXT = "The river rose in the night. By the morning the meadows were under water, and the cattle on the hill."


def found(lines: list[str], text: str) -> list[tuple[str, str]]:
    """Return the characters of the text that were found, each with that of the page."""
    page = "".join(lines)
    return [(text[position], page[number]) for position, number in align(lines, text)]


def test_all_but_the_blanks_are_found() -> None:
    pairs = align([TEXT], TEXT)
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
    pairs = align(["ANNALS OF THE RIVER 12", TEXT], TEXT)
    assert min(number for _position, number in pairs) >= len("ANNALS OF THE RIVER 12") - 2


def test_a_page_of_other_words_has_next_to_nothing_in_common() -> None:
    assert len(align(["1234567890"], TEXT)) == 0
    assert align([], TEXT) == []
    assert align([TEXT], "") == []
