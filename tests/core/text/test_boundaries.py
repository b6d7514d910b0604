from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.boundaries import (
    clause_at,
    clause_ends,
    next_end,
    previous_end,
    sentence_at,
    sentence_ends,
    word_at,
)
from reader.core.text.chinese_words import OwnWords, WordList, chinese_word_at
from reader.resources import character_variants, chinese_words

_chinese_word_at = partial(
    chinese_word_at,
    words=WordList(chinese_words(), character_variants()),
    own_words=OwnWords(),
    headwords=lambda _words: frozenset(),
)

SPEECH = "他说：“学而时习之，不亦说乎？”众人不语。"


@pytest.mark.parametrize(
    ("text", "inside", "expected"),
    [
        ("读书。写字。", "写", "写字。"),
        (SPEECH, "习", "他说：“学而时习之，不亦说乎？”"),
        (SPEECH, "语", "众人不语。"),
        ("士隐听得明白．欲问来历．", "欲", "欲问来历．"),
        ("He left. Mr. Holmes stayed on. So did I.", "Holmes", "Mr. Holmes stayed on."),
        ("“Is it so?” he said. Yes.", "said", "he said."),
        ("The price is 3.14 now. Good.", "3", "The price is 3.14 now."),
        ("没有句号的一行", "行", "没有句号的一行"),
        ("一句\n另一句", "另", "另一句"),
    ],
)
def test_sentence(text: str, inside: str, expected: str) -> None:
    start, end = sentence_at(text, text.index(inside))
    assert text[start:end] == expected


@pytest.mark.parametrize(
    ("text", "inside", "expected"),
    [
        (SPEECH, "习", "“学而时习之，"),
        (SPEECH, "乎", "不亦说乎？”"),
        ("紧扣主题；结合实际", "结", "结合实际"),
        ("one, two, three", "two", "two,"),
        ("1,000 people", "0", "1,000 people"),
    ],
)
def test_clause(text: str, inside: str, expected: str) -> None:
    start, end = clause_at(text, text.index(inside))
    assert text[start:end] == expected


@pytest.mark.parametrize(
    ("text", "inside", "expected"),
    [
        ("It isn't well-known here", "n't", "isn't"),
        ("It isn't well-known here", "known", "well-known"),
        ("贵在坚持，难在坚持。", "坚", "坚持"),
        ("葛\U000e0100城", "葛", "葛\U000e0100"),
        ("“引文”", "引", "引文"),
        ("a, b", ",", ","),
        ("a co\xadoper\xada\xadtive mill", "per", "co\xadoper\xada\xadtive"),
        ("a co\xadoper\xada\xadtive mill", "\xad", "co\xadoper\xada\xadtive"),
        ("zero\u200bwidth", "width", "zero\u200bwidth"),
        ("ภาษา\u200bไทย\u200bเป็นภาษา", "ทย", "ไทย"),
        ("ภาษา\u200bไทย\u200bเป็นภาษา", "็", "เป็นภาษา"),
        ("ខ្មែរ\u200bជាភាសា", "្", "ខ្មែរ"),
        ("قَالَ الْمُعَلِّمُ", "قَا", "قَالَ"),
        ("שָׁלוֹם לָכֶם", "ל", "שָׁלוֹם"),
        ("зʼява і з’ява", "я", "зʼява"),
        ("Cafe\u0301s", "C", "Cafe\u0301s"),
    ],
)
def test_word(text: str, inside: str, expected: str) -> None:
    start, end = word_at(text, text.index(inside), _chinese_word_at)
    assert text[start:end] == expected


_TEXT = st.text(alphabet="读书。，“”！a b.\nMr", min_size=1)


@given(_TEXT)
def test_ends_grow_and_close_with_the_text(text: str) -> None:
    for ends in (sentence_ends(text), clause_ends(text)):
        assert ends == sorted(set(ends))
        assert ends[-1] == len(text)


@given(_TEXT, st.data())
def test_every_clause_lies_in_a_sentence(text: str, data: st.DataObject) -> None:
    assert set(sentence_ends(text)) <= set(clause_ends(text)) | {len(text)}
    position = data.draw(st.integers(0, len(text)))
    for find in (sentence_at, clause_at, partial(word_at, chinese_word_at=_chinese_word_at)):
        start, end = find(text, position)
        assert 0 <= start <= end <= len(text)


def test_steps_between_ends() -> None:
    assert [next_end([3, 6], position) for position in (0, 3, 6)] == [3, 6, None]
    assert [previous_end([3, 6], position) for position in (3, 4, 9)] == [None, 3, 6]
