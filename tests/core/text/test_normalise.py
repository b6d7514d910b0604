import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.normalise import clean, clean_words, split_long


@pytest.mark.parametrize(
    ("foreign", "canonical"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("\ufeffa\ufeffb", "ab"),
        ("a\x85b\u2028c\u2029d\x0ce", "a\nb\nc\nd\ne"),
        ("a\x00b\x07c\x1bd\x7fe", "a\ufffdb\ufffdc\ufffdd\ufffde"),
        ("a\ufffcb\ufffec\U0001ffffd\ufdd0e", "a\ufffdb\ufffdc\ufffdd\ufffde"),
        ("a\ud800b", "a\ufffdb"),
        ("e\u0301 \u00a0 ﬁ \t", "e\u0301 \u00a0 ﬁ \t"),
    ],
)
def test_cleans_foreign_characters(foreign: str, canonical: str) -> None:
    assert clean(foreign) == canonical


@pytest.mark.parametrize(
    ("foreign", "canonical"),
    [
        ("a co\xadoper\xada\xadtive", "a co\xadoper\xada\xadtive"),
        ("co\xad\xadop \xadwhole\xad \u200bof", "co\xadop whole of"),
        ("你\u200b好\xad世\u200d界", "你好世界"),
        ("https://a/\u200bb", "https://a/\u200bb"),
        ("fi\u200cne off\u200dice", "fine office"),
        ("👩\u200d💻 می\u200cخواهم क्\u200dष", "👩\u200d💻 می\u200cخواهم क्\u200dष"),
        ("word\u2060joiner \u2060x", "word\u2060joiner x"),
        ("line\xad\nend", "line\xad\nend"),
        ("\xadat its ends\u200d", "\xadat its ends\u200d"),
        ("葛\U000e0100城 ☎\ufe0f", "葛\U000e0100城 ☎\ufe0f"),
    ],
)
def test_signs_that_nobody_sees_are_dropped_where_they_carry_nothing(foreign: str, canonical: str) -> None:
    assert clean_words(foreign) == canonical


@given(st.text("a字 \xad\u200b\u200c\u200d\u2060م👩\n"))
def test_what_is_dropped_is_dropped_at_once(text: str) -> None:
    assert clean_words(clean_words(text)) == clean_words(text)
    assert clean(clean_words(text)) == clean_words(text)


@given(st.text(st.characters(codec=None)))
def test_a_clean_text_holds_no_controls_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert all(unicodedata.category(one) not in {"Cc", "Cs"} or one in "\n\t" for one in cleaned)
    assert clean(cleaned) == cleaned


@given(st.text("甲乙丙。，！ab .", max_size=400), st.integers(10, 60))
def test_cutting_keeps_all_but_blanks(text: str, limit: int) -> None:
    pieces = list(split_long(text, limit))
    assert all(len(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_cuts_after_a_full_stop_before_a_comma() -> None:
    text = "甲" * 60 + "。" + "乙" * 20 + "，" + "丙" * 50
    assert next(split_long(text, 100)) == "甲" * 60 + "。"
