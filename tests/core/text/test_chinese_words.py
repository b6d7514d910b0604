"""Chinese is divided into words by the list, by the text itself, and by the reader's dictionaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reader.core.text.chinese_words import OwnWords, WordList, chinese_word_at
from reader.resources import character_variants, chinese_words

JUDGED = Path(__file__).parents[2] / "data/words/judged-places.txt"
LEAST_RIGHT = 0.9
WORDS = WordList(chinese_words(), character_variants())


def no_headwords(_words: Sequence[str]) -> frozenset[str]:
    return frozenset()


def word_in(marked: str, own_words: OwnWords | None = None, headwords: Sequence[str] = ()) -> str:
    """Return the word at the character in brackets."""
    before, _bracket, rest = marked.partition("[")
    text = before + rest.replace("]", "", 1)
    known = frozenset(headwords)
    start, end = chinese_word_at(text, len(before), WORDS, own_words or OwnWords(), known.intersection)
    return text[start:end]


def judged_places() -> Iterator[tuple[str, list[str]]]:
    for line in JUDGED.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            marked, _tab, right = line.partition("\t")
            yield marked, right.split()


def test_nine_of_ten_places_judged_by_hand_are_right_by_the_list_alone() -> None:
    places = list(judged_places())
    right = [marked for marked, words in places if word_in(marked) in words]
    assert len(places) == 159
    assert len(right) >= LEAST_RIGHT * len(places)


@pytest.mark.parametrize(
    ("marked", "word"),
    [
        ("他认真[地]读书", "地"),
        ("全面建设社会主[义]现代化国家", "社会主义"),
        ("中央组织部机关各党组织通过多种形[式]", "形式"),
        ("今年我們要學[習]歷史", "學習"),
        ("乾[淨]的頭髮", "乾淨"),
        ("殚心竭[力]图报之时", "殚心竭力"),
        ("用AI[技]术写作", "技术"),
        ("用A[I]技术写作", "AI"),
        ("2021[年]", "年"),
        ("今日は[カ]メラを買う", "カメラ"),
        ("𠮷[野]", "野"),
        ("[𠮷]野", "𠮷"),
    ],
)
def test_the_word_at_a_place(marked: str, word: str) -> None:
    assert word_in(marked) == word


def test_a_name_that_the_text_says_again_and_again_is_a_word() -> None:
    sentence = "次日廖化引兵出城去守汉中"
    filler = "众人都说今日天气好大家去城外看花吃酒到晚方才回家"
    assert word_in("次日廖[化]引兵出城") == "化"
    assert word_in("次日廖[化]引兵出城", OwnWords((sentence + filler * 20) * 5)) == "廖化"
    assert word_in("次日廖[化]引兵出城", OwnWords((sentence + filler * 20) * 4)) == "化"


def test_characters_that_stand_together_by_chance_are_no_word() -> None:
    text = OwnWords("他说的话我说的事你说的人她说的书谁说的钱" * 5)
    assert text.count("说的") == 0


@pytest.mark.parametrize(
    ("headwords", "word"),
    [
        ((), "组织"),
        (("组织部",), "组织部"),
        (("组织部", "组织部门"), "组织部门"),
        (("织", "织部", "部门"), "组织"),
        (("组织部门特点",), "组织"),
    ],
)
def test_a_longer_headword_that_holds_the_place_wins(headwords: tuple[str, ...], word: str) -> None:
    assert word_in("把握组[织]部门特点", headwords=headwords) == word


def test_the_list_counts_words_and_nothing_else() -> None:
    assert WORDS.count("社会") > 1_000
    assert [WORDS.count(word) for word in ("", "社会主", "zz", "龥龥")] == [0, 0, 0, 0]
    lines = [line for line in chinese_words().splitlines() if not line.startswith("#")]
    assert lines == sorted(lines, key=lambda line: line.split()[0])
    assert all(WORDS.folded(line) == line for line in lines)
