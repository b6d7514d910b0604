"""Typed answers are judged by the rules of Chinese and of Latin script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.study.chinese_numbers import with_digits
from reader.core.study.typed_answers import TypedGrade, Verdict, VerdictReason, edit_distance, grade, weakest
from reader.services.study.spelling import Spelling

SPELLING = Spelling()
WORDS = st.text(alphabet="abc一二十百千万读书 ，.1é", max_size=12) | st.text(max_size=20)


@pytest.mark.parametrize(
    ("expected", "typed", "verdict"),
    [
        ("不动笔墨", "不动笔墨", "right"),
        ("不动笔墨", " “不动，笔墨”。", "right"),
        ("不动笔墨", "不動筆墨", "right"),
        ("轮流主持", "輪流主持", "right"),
        ("轮流主持", "轮流主办", "wrong"),
        ("轮流主持", "轮流主迟", "close"),
        ("关键少数", "关健少数", "close"),
        ("关键少数", "关键多数", "wrong"),
        ("督学", "读学", "close"),
        ("督学", "都学", "wrong"),
        ("银行", "银航", "close"),
        ("慢慢养成读书的习惯", "慢慢养成读书地习惯", "close"),
        ("慢慢养成读书的习惯", "慢慢养成读书的好习惯", "close"),
        ("慢慢养成读书的习惯", "慢慢养成写书好习惯", "wrong"),
        ("计划", "计画", "close"),
        ("一百周年", "100周年", "right"),
        ("1921年", "一九二一年", "right"),
        ("一万二千人", "12000人", "right"),
        ("二三十人", "三十人", "wrong"),
        ("大陆", "大六", "wrong"),
        ("1,000", "1000", "right"),
        ("3.5", "35", "wrong"),
        ("1921", "1922", "wrong"),
        ("50%", "50", "wrong"),
        ("café", "cafe", "right"),
        ("CAFÉ", "café", "right"),
        ("ﬁnd", "find", "right"),
        ("don’t", "dont", "right"),
        ("entombed", "entomed", "close"),
        ("entombed", "entmobed", "close"),
        ("entombed", "entmed", "close"),
        ("entombed", "tmbd", "wrong"),
        ("book", "bok", "close"),
        ("book", "bk", "wrong"),
        ("cat", "car", "wrong"),
        ("cat", "", "wrong"),
        ("cat", " \t", "wrong"),
        ("不动笔墨", "。", "wrong"),
    ],
)
def test_a_typed_answer_is_judged(expected: str, typed: str, verdict: str) -> None:
    assert grade(expected, typed, SPELLING).verdict == verdict


@given(WORDS)
def test_what_was_asked_for_is_always_right(words: str) -> None:
    assert grade(words, words, SPELLING) == TypedGrade(Verdict.RIGHT, VerdictReason.SAME)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_strings_are_judged(expected: str, typed: str) -> None:
    judged = grade(expected, typed, SPELLING)
    assert (judged.verdict is Verdict.RIGHT) == (judged.why in {VerdictReason.SAME, VerdictReason.WRITTEN_OTHERWISE})


def test_the_reason_is_told() -> None:
    cases = {"关键少数": "same", "關鍵少數": "written-otherwise", "关健少数": "sound", "": "empty", "小数": "different"}
    assert {typed: grade("关键少数", typed, SPELLING).why.value for typed in cases} == cases
    assert grade("entombed", "entomed", SPELLING).why is VerdictReason.SLIP
    assert grade("1921年", "1922年", SPELLING).why is VerdictReason.NUMBER


def test_of_several_blanks_the_weakest_decides() -> None:
    assert SPELLING.grade(["不动笔墨", "督学"], ["不动笔墨", "读学"]).verdict is Verdict.CLOSE
    assert SPELLING.grade(["不动笔墨", "督学"], ["不动笔墨"]).verdict is Verdict.WRONG
    assert weakest([TypedGrade(Verdict.RIGHT, VerdictReason.SAME)]).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "abcd", 1), ("abc", "xbz", 2)],
)
def test_the_distance_of_words(first: str, second: str, distance: int) -> None:
    assert edit_distance(first, second, 3) == distance


@given(st.text("abc", max_size=9), st.text("abc", max_size=9), st.integers(0, 3))
def test_the_distance_within_a_bound_is_that_without_one(first: str, second: str, most: int) -> None:
    whole = edit_distance(first, second, 20)
    assert min(edit_distance(first, second, most), most + 1) == min(whole, most + 1)
    assert whole == edit_distance(second, first, 20)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("一百周年", "100周年"),
        ("一九二一年", "1921年"),
        ("十五", "15"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("三千二百一十", "3210"),
        ("一亿三千万", "130000000"),
        ("两个", "2个"),
        ("千方百计", "1000方100计"),
        ("二三十", "二三十"),
        ("百千", "百千"),
        ("万一", "万一"),
        ("读书", "读书"),
    ],
)
def test_well_formed_chinese_numbers_are_written_with_digits(text: str, digits: str) -> None:
    assert with_digits(text) == digits
