from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.importers.dictionaries.word_list import with_tone_marks


@pytest.mark.parametrize(
    ("numbered", "expected"),
    [
        ("yin2 hang2", "yín háng"),
        ("lu:4 se4", "lǜ sè"),
        ("nv3 er2", "nǚ ér"),
        ("xue2 xi2", "xué xí"),
        ("liu2 shui3", "liú shuǐ"),
        ("gui4 zhou1", "guì zhōu"),
        ("dou4 ma5", "dòu ma"),
        ("Bei3 jing1", "Běi jīng"),
        ("E4 guo2", "È guó"),
        ("hao3 r5", "hǎo r"),
        ("A B C", "A B C"),
        ("", ""),
    ],
)
def test_the_mark_stands_on_the_vowel_that_carries_it(numbered: str, expected: str) -> None:
    assert with_tone_marks(numbered) == expected


@given(st.text(max_size=40))
def test_any_words_can_be_marked(words: str) -> None:
    assert isinstance(with_tone_marks(words), str)
