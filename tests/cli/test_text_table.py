"""The tables of the command line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.cli.text_table import display_width, format_table, shorten


@given(st.text("a 字e\u0301", max_size=40), st.integers(1, 30))
def test_a_text_is_cut_to_the_columns_there_are(text: str, columns: int) -> None:
    line = " ".join(text.split())
    shown = shorten(text, columns)
    if display_width(line) <= columns:
        assert shown == line
    else:
        assert shown.endswith("…")
        assert columns - 2 <= display_width(shown) <= columns
        assert line.startswith(shown[:-1])


def test_a_very_long_text_is_cut() -> None:
    assert format_table(["What"], [["长" * 1_000_000]], widest=9) == "What\n长长长长…"
