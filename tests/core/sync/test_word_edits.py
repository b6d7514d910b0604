"""How a change of words is written."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.sync.word_edits import WordEdit, edited, joined_words, word_edits

LINE = "关键少数要率先垂范"
CAT = "The cat sat on the mat."
WORDS = st.text(alphabet="ab \n甲𠮷\u200d👨👩\u0301🇨🇳🏽", max_size=40)


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        ("same", "same", ()),
        ("", "new", (WordEdit(0, 0, "new"),)),
        ("gone", "", (WordEdit(0, 4, ""),)),
        (LINE, f"{LINE}，一级做给一级看", (WordEdit(9, 0, "，一级做给一级看"),)),
        (LINE, f"第三章：{LINE}", (WordEdit(0, 0, "第三章："),)),
        ("one\ntwo", "one\nmore\ntwo", (WordEdit(4, 0, "more\n"),)),
        ("abc\nx", "abd\nabc\nx", (WordEdit(0, 0, "abd\n"),)),
        ("one\nmore\ntwo", "one\ntwo", (WordEdit(4, 5, ""),)),
        (
            f"a\n{LINE}",
            f"b\n第三章：{LINE}！",
            (WordEdit(0, 1, "b"), WordEdit(2, 0, "第三章："), WordEdit(11, 0, "！")),
        ),
        (CAT, "The dog slept on the rug.", (WordEdit(0, 23, "The dog slept on the rug."),)),
        (CAT, "The cat sits on the mat.", (WordEdit(8, 3, "sits"),)),
        ("a\nb\nc", "a\nB\nc", (WordEdit(2, 1, "B"),)),
        (
            "first\nthis line stays\n",
            "other\nthis line stays, longer\n",
            (WordEdit(0, 5, "other"), WordEdit(21, 0, ", longer")),
        ),
    ],
)
def test_a_change_is_written_as_what_was_done(before: str, after: str, edits: tuple[WordEdit, ...]) -> None:
    assert word_edits(before, after) == edits
    assert edited(before, word_edits(before, after)) == after


@pytest.mark.parametrize(
    ("before", "after", "replaced"),
    [
        ("一家三口住在河边 👨‍👩‍👧 很好", "一家三口住在河边 👨‍👩‍👦 很好", "👨‍👩‍👦"),
        ("他的名字里有一个很少见的字𠮷", "他的名字里有一个很少见的字吉", "吉"),
        ("a caf\u00e9 nearby, quite good", "a cafe\u0301 nearby, quite good", "cafe\u0301"),
        ("the flag that flies there is 🇨🇳", "the flag that flies there is 🇨🇭", "🇨🇭"),
    ],
)
def test_what_a_reader_sees_as_one_character_is_replaced_whole(before: str, after: str, replaced: str) -> None:
    (edit,) = word_edits(before, after)
    assert edit.inserted == replaced
    assert edited(before, (edit,)) == after


@given(WORDS, WORDS)
def test_edits_lead_from_any_words_to_any_others(before: str, after: str) -> None:
    edits = word_edits(before, after)
    assert edited(before, edits) == after
    assert all(first.start + first.deleted <= second.start for first, second in itertools.pairwise(edits))


@given(st.text("ab \n甲", max_size=40), st.integers(0, 40), st.text("xyz\n", min_size=1, max_size=5))
def test_what_was_only_inserted_deletes_nothing(before: str, place: int, words: str) -> None:
    (edit,) = word_edits(before, before[:place] + words + before[place:])
    assert (edit.deleted, len(edit.inserted)) == (0, len(words))


def test_very_long_lines_are_not_compared() -> None:
    before, after = "甲乙" * 100_000, "乙丙丁" * 70_000
    assert word_edits(before, after) == (WordEdit(0, len(before), after),)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("a\nb\nc", "a\nx\nc\nd", "a\nb\nx\nc\nd"),
        ("a", "a", "a"),
        ("", "a", "a"),
        ("a", "", "a"),
        ("a\nb", "b\na", "a\nb"),
    ],
)
def test_words_of_two_machines_are_joined_line_by_line(first: str, second: str, joined: str) -> None:
    assert joined_words(first, second) == joined
