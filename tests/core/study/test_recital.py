"""A passage that is learnt by heart is hidden step by step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.study.recital import HIDDEN, STEPS, recital_steps


@pytest.mark.parametrize(
    ("quote", "beginnings", "punctuation"),
    [
        ("春雨落在河边，小船慢慢回来。", "春○○○○○，小○○○○○。", "○○○○○○，○○○○○○。"),
        ("灯还亮着吗？亮着！\n夜深了。", "灯○○○○？亮○！\n夜○○。", "○○○○○？○○！\n○○○。"),
        ("“早睡早起”，他说。", "“早○○○”，他○。", "“○○○○”，○○。"),
        ("The boat comes home, and rests.", "The ○○○○ ○○○○○ ○○○○, and ○○○○○.", "○○○ ○○○○ ○○○○○ ○○○○, ○○○ ○○○○○."),
        ("café́ au lait", "café́ ○○ ○○○○", "○○○○ ○○ ○○○○"),
        ("", "", ""),
    ],
)
def test_the_beginnings_then_the_punctuation_stay(quote: str, beginnings: str, punctuation: str) -> None:
    assert recital_steps(quote) == (quote, beginnings, punctuation, "")


@given(st.text(alphabet="春雨，。！ab c\n○“”", max_size=60))
def test_each_step_hides_one_circle_for_a_character(quote: str) -> None:
    steps = recital_steps(quote)
    assert len(steps) == STEPS
    assert len(steps[1]) == len(steps[2]) == len(quote)
    assert all(shown in {HIDDEN, whole} for shown, whole in zip(steps[1], quote, strict=True))
