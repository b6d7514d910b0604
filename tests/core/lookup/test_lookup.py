from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.lookup.entries import FoundEntry, entry_of
from reader.core.lookup.lookup import LONGEST_ASKED, look_up, parts_of, word_at
from reader.core.text.blocks import Block, BlockKind

CHINESE = ("中国", "中国人", "人民", "中国人民银行", "银行", "研究", "研究生", "生命", "行", "学")


class WordList:
    """Two small dictionaries in memory."""

    def __init__(self, *first: str, second: Sequence[str] = ()) -> None:
        self.dictionaries = (("first", first), ("second", tuple(second)))

    def known(self, words: Sequence[str]) -> frozenset[str]:
        return frozenset(one for one in words for _name, words_of in self.dictionaries if one in words_of)

    def entries(self, word: str) -> list[FoundEntry]:
        said = Block(BlockKind.PARAGRAPH, "a meaning")
        return [FoundEntry(name, entry_of(word, "", [said])) for name, words in self.dictionaries if word in words]

    def beginning(self, word: str, limit: int) -> list[str]:
        return [one for _name, words in self.dictionaries for one in words if one.startswith(word)][:limit]


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("他在中国人民银行工作", 2, "中国人民银行"),
        ("他在中国人民银行工作", 7, "中国人民银行"),
        ("中国人民都知道", 0, "中国人"),
        ("中国人民都知道", 2, "中国人"),
        ("中国人民都知道", 3, "人民"),
        ("研究生命的起源", 1, "研究生"),
        ("研究生命的起源", 3, "生命"),
        ("没有这词", 1, "有"),
        ("the white whale’s jaw", 5, "white"),
        ("the white whale’s jaw", 12, "whale’s"),
        ("a well-known book", 5, "well-known"),
        ("A股的行情", 0, "A"),
        ("a co\xadoper\xada\xadtive mill", 5, "co\xadoper\xada\xadtive"),
        ("قَالَ الْمُعَلِّمُ", 0, "قَالَ"),
        ("，。", 0, ""),
        ("words", 9, ""),
    ],
)
def test_the_word_at_a_place_is_the_longest_that_holds_it(text: str, at: int, word: str) -> None:
    start, end = word_at(text, at, WordList(*CHINESE))
    assert text[start:end] == word
    assert start <= at <= max(start, end)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("中国人民银行行长", ("中国人民银行", "行", "长")),
        ("研究生命", ("研究生", "命")),
        ("the whale’s jaw", ("the", "whale’s", "jaw")),
        ("银行 and 银行", ("银行", "and")),
        ("，。!", ()),
    ],
)
def test_words_are_parted_by_the_longest_head_words(words: str, parts: tuple[str, ...]) -> None:
    assert parts_of(words, WordList(*CHINESE)) == parts


def test_a_word_is_found_as_it_stands_and_its_parts_are_offered() -> None:
    answer = look_up(" 中国人民银行。", WordList(*CHINESE))
    assert (answer.query, answer.word) == ("中国人民银行", "中国人民银行")
    assert answer.parts == ("中国人", "民", "银行")


def test_each_dictionary_answers_with_the_first_form_that_it_knows() -> None:
    answer = look_up("whales", WordList("whales", second=("whale", "whal")))
    assert [(one.dictionary, one.entry.word) for one in answer.found] == [("first", "whales"), ("second", "whale")]


def test_signs_that_nobody_sees_are_not_looked_up() -> None:
    asked = look_up("co\xadoper\xada\xadtive\u200b", WordList("cooperative"))
    assert (asked.query, asked.word) == ("cooperative", "cooperative")


def test_a_phrase_that_is_not_found_is_looked_up_word_by_word() -> None:
    answer = look_up("the whales swam", WordList("the", "whale", "swim"))
    assert answer.word == ""
    assert [one.entry.word for one in answer.found] == ["the", "whale"]
    assert answer.parts == ("the", "whales", "swam")


def test_a_word_that_is_not_found_leads_to_those_that_begin_like_it() -> None:
    answer = look_up("wha", WordList("whale", "whaler", "what", "how"))
    assert (answer.found, answer.similar) == ((), ("whale", "whaler", "what"))


def test_nothing_is_asked_by_nothing() -> None:
    assert look_up(" … ", WordList("whale")).query == ""


@given(st.text(max_size=200), st.integers(0, 220))
def test_any_words_and_any_place_can_be_asked(words: str, at: int) -> None:
    lexicon = WordList(*CHINESE, "whale")
    answer = look_up(words, lexicon)
    assert len(answer.query) <= LONGEST_ASKED
    start, end = word_at(words, at, lexicon)
    assert start <= end
