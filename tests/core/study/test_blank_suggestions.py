"""Blanks are suggested in a fixed order of rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.study.blank_suggestions import LONGEST_BLANK, suggest_blanks

PASSAGE = "读书会坚持先读后讲、轮流主持，一人领着大家读、一人带着大家讲，慢慢养成“不动笔墨”的读书习惯。"


class Rarity:
    """Words with the number of leaves that hold them."""

    def __init__(self, **leaves: int) -> None:
        self._leaves = leaves

    def words(self, passage: str) -> Sequence[str]:
        return [word for word in self._leaves if word in passage]

    def leaves(self, word: str) -> int:
        return self._leaves[word]


def suggested(passage: str, rarity: Rarity | None = None) -> list[tuple[str, str]]:
    return [(one.words, one.rule.value) for one in suggest_blanks(passage, rarity or Rarity())]


def test_the_rules_come_in_their_order() -> None:
    assert suggested(PASSAGE) == [("不动笔墨", "quoted"), ("轮流主持", "listed"), ("一人带着大家讲", "listed")]
    assert all(PASSAGE[one.start : one.end] == one.words for one in suggest_blanks(PASSAGE, Rarity()))


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("他每天读《论语》里的一段，读完再抄。", [("论语", "quoted"), ("读完再抄", "four")]),
        ("小组从一九九八年起，已经读了120多本书。", [("一九九八年", "number"), ("120多本", "number")]),
        ("这一年读书，学思践悟，一天也没有停下来。", [("学思践悟", "four")]),
        ("书里有山、水、“雾”、云海茫茫等等许多东西可看。", [("书里有山", "four")]),
        ("书名在此处是“一段太长而不能拿来当作空的引文内容”。", []),
    ],
)
def test_what_is_suggested(passage: str, expected: list[tuple[str, str]]) -> None:
    found = suggested(passage)
    assert found == expected


def test_the_first_item_of_a_list_is_never_suggested() -> None:
    assert suggested("组里的人各自带来茶叶、点心、旧书，坐了一圈。") == [
        ("点心", "listed"),
        ("旧书", "listed"),
        ("坐了一圈", "four"),
    ]


def test_what_stands_twice_or_is_most_of_the_passage_is_not_suggested() -> None:
    assert suggested("“慢读”就是“慢读”，没有别的意思可讲。") == []
    assert suggested("“慢慢读书”。") == []


def test_without_any_of_these_the_rarest_word_is_suggested() -> None:
    rarity = Rarity(读书=40, 习惯=7, 台灯=2, 晚上=2)
    assert suggested("他晚上总在旧台灯下养成了读书的习惯", rarity) == [("晚上", "rare")]
    assert suggested("他晚上总在旧台灯下养成了读书的习惯") == []


def test_latin_rules() -> None:
    passage = "In 1812 the travellers reached Moscow through rain, sleet, and mud, and read “The Raven” there."
    assert suggested(passage) == [
        ("The Raven", "quoted"),
        ("1812", "number"),
        ("Moscow", "capital"),
        ("sleet", "listed"),
        ("mud", "listed"),
    ]
    assert suggested("they walked beside the frozen river", Rarity(walked=9, frozen=1)) == [("frozen", "rare")]


@given(st.text(alphabet="读书会一二三年月、，。“”《》123abc AB.,", max_size=80) | st.text(max_size=60))
def test_every_suggestion_stands_once_and_is_short(passage: str) -> None:
    found = suggest_blanks(passage, Rarity())
    for one in found:
        assert passage[one.start : one.end] == one.words
        assert passage.count(one.words) == 1
        assert 0 < len(one.words) <= LONGEST_BLANK
        assert 2 * len(one.words) <= len(passage)
    spans = sorted((one.start, one.end) for one in found)
    assert all(end <= start for (_first, end), (start, _last) in pairwise(spans))


def test_a_very_long_passage_is_read_through() -> None:
    assert suggest_blanks("甲乙丙丁，" * 60_000, Rarity()) == []
    names = [one.words for one in suggest_blanks("and so on " * 30_000 + "to Paris. “London”", Rarity())]
    assert names == ["London", "Paris"]
    assert suggest_blanks("He met Anna. " * 20_000, Rarity()) == []
