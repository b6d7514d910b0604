from __future__ import annotations

import pytest

from reader.core.text.vertical_orientation import Orientation, orientations

_SIGNS = {Orientation.LYING: "L", Orientation.COMBINED: "C", Orientation.SYMBOL: "S"}


def _shown(text: str) -> str:
    """Return a letter for each character: U upright, L lying, C combined, S symbol."""
    letters = ["U"] * len(text)
    end = 0
    for start, stop, kind in orientations(text):
        assert end <= start < stop <= len(text)
        letters[start:stop] = _SIGNS[kind] * (stop - start)
        end = stop
    return "".join(letters)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("读书，「百遍」。", "UUUUUUUU"),
        ("ラーメンっ〜", "UUUUUU"),
        ("ＡＢＣ", "UUU"),
        ("用Qt写", "ULLU"),
        ("他——说……", "ULLULL"),
        ("约翰·史密斯", "UULUUU"),
        ("“好”", "UUU"),
        ("第3章", "UCU"),
        ("12月", "CCU"),
        ("1949年", "LLLLU"),
        ("3.14倍", "LLLLU"),
        ("50%的", "LLLU"),
        ("A4纸", "LLU"),
        ("1:30", "LLLL"),
        ("9-10页", "LLLLU"),
        ("えっ!?」", "UUCCU"),
        ("好!", "UC"),
        ("What?!", "LLLLLL"),
        ("①②※★", "SSSS"),
        ("25℃", "CCS"),
        ("😀と", "UU"),
        ("❤\ufe0fと", "SSU"),
        ("か\u3099", "UU"),
        ("e\u0301と", "LLU"),
        ("שלום", "LLLL"),
        ("𠮷野家", "UUU"),
        ("1", "C"),
        ("(1)", "LCL"),
        ("1.", "CL"),
    ],
)
def test_how_the_characters_of_a_line_stand(text: str, expected: str) -> None:
    assert _shown(text) == expected


def test_a_word_of_any_length_lies() -> None:
    assert _shown("a" * 100_000) == "L" * 100_000
