"""Lengths of texts are told as word processors tell them."""

import pytest

from reader.core.text.word_count import count_words, has_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("  \n —, …", 0),
        ("We become what we practise.", 5),
        ("well-known O’Brien don't 3.14 e.g.", 5),
        ("读书百遍，其义自见。", 8),
        ("今天读了 Walden 第 3 章", 8),
        ("𠮷野家", 3),
        ("日本語のテキスト", 8),
        ("東京-大阪", 4),
        ("Привет, мир", 2),
        ("snake_case", 2),
        ("안녕하세요 세계", 2),
        ("co\u00adoperate", 1),
    ],
)
def test_words_and_ideographs_are_counted(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("language", "in_words"),
    [("en", True), ("zh", False), ("zh-Hant", False), ("ja", False), ("th", False), ("", True)],
)
def test_the_unit_is_that_of_the_language(language: str, *, in_words: bool) -> None:
    assert has_words(language) is in_words
