from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.exporters.file_names import safe_stem


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("红楼梦", "红楼梦"),
        ("书名: 副题", "书名- 副题"),
        ("a/b", "a-b"),
        ("a\\b", "a-b"),
        ("../../x", "-..-x"),
        ("..", "text"),
        ("...", "text"),
        ("", "text"),
        (" \u3000", "text"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("Com7", "_Com7"),
        ("lpt¹ x", "_lpt¹ x"),
        ("CONTENTS", "CONTENTS"),
        ("C:\\x", "C-x"),
        ("end. . ", "end"),
        (".hidden", "hidden"),
        ("tab\there\nline", "tab here line"),
        ("a\x00b", "a-b"),
        ("\u202egnp.exe", "gnp.exe"),
        ("e\u0301", "é"),
        ('<>:"/\\|?*', "-"),
        ("x" * 300, "x" * 60),
        ("字" * 300, "字" * 60),
        ("😀" * 300, "😀" * 45),
        ("a" * 59 + " b", "a" * 59),
    ],
)
def test_a_title_becomes_a_safe_stem(title: str, stem: str) -> None:
    assert safe_stem(title) == stem


@given(st.text())
@example("con" + "\u0301" * 300)
@example("\ud800")
def test_a_stem_is_safe_whatever_the_title(title: str) -> None:
    stem = safe_stem(title)
    assert 0 < len(stem) <= 60
    assert len(stem.encode()) <= 180
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]', stem)
    assert stem.strip(". ") == stem
    assert unicodedata.is_normalized("NFC", stem)
    assert safe_stem(title) == stem
