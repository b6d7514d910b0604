"""Test that the large initial of a paragraph is part of its first word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importers.pdf.parsed_text import words_of
from tests.importers.pdf.samples import BRIDGE, FLOOD, MILL

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf


def page_of(pdf: Pdf, initial: str, rest: str, *, beside: int, size: int, base: int) -> bytes:
    """Place an initial with as many lines beside it, and more lines below these."""
    words = pdf.wrapped(f"{rest} {FLOOD} {MILL}", 48, "")
    width = size * len(initial) // 2
    lines = [
        pdf.line(52 + width if number < beside else 50, 540 - 14 * number, line) for number, line in enumerate(words)
    ]
    return b"\n".join([pdf.line(50, base, initial, size), *lines])


@pytest.mark.parametrize(
    ("initial", "sentence"),
    [
        ("T", "The mill stood by the river."),
        ("A", "And the mill stood by the river."),
        ("A", "A miller who had come by the river."),
        ("I", "I was born by the river."),
        ("I", "It was by the river."),
        ("\u201cT", "\u201cThe mill,\u201d he said."),
    ],
)
@pytest.mark.parametrize(("beside", "size", "base"), [(3, 42, 510), (2, 26, 525), (1, 24, 540)])
def test_an_initial_is_joined_to_its_word(
    pdf: Pdf, initial: str, sentence: str, *, beside: int, size: int, base: int
) -> None:
    page = page_of(pdf, initial, sentence.removeprefix(initial).lstrip(), beside=beside, size=size, base=base)
    assert words_of(pdf.save(pdf.new().page(page).write())) == [f"{sentence} {FLOOD} {MILL}"]


def test_a_large_letter_above_a_text_is_no_initial(pdf: Pdf) -> None:
    page = pdf.new().page(pdf.line(50, 560, "A", 24), pdf.column(pdf.wrapped(BRIDGE, indent=""), 50, 520))
    assert words_of(pdf.save(page.write())) == ["A", BRIDGE]
