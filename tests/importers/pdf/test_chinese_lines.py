"""Test how Chinese lines of a PDF are joined, and where they have spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.text.import_events import TextHeader
from tests.importers.pdf.parsed_text import blocks_of, pieces_of, words_of

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf


def test_chinese_lines_are_joined_without_blanks_and_radicals_become_ideographs(pdf: Pdf) -> None:
    lines = [
        "　　⼀夜之间河⽔涨了上来，到清晨低处",
        "的草地都淹没了，牛群只得赶到⼭上去。",
        "　　⻛停了以后，⼈们才看见桥还在。",
    ]
    rows = [
        pdf.line(50 + 20 * (row[0] == "　"), 500 - 18 * n, row.strip("　"), 10, "Song") for n, row in enumerate(lines)
    ]
    path = pdf.save(pdf.new().page(*rows).write())
    assert words_of(path) == [
        "一夜之间河水涨了上来，到清晨低处的草地都淹没了，牛群只得赶到山上去。",
        "风停了以后，人们才看见桥还在。",
    ]
    header = pieces_of(path)[0]
    assert isinstance(header, TextHeader)
    assert header.language == "zh"


def song(pdf: Pdf, y: int, *words: str) -> list[bytes]:
    """Place words side by side with gaps of a quarter em and no space characters."""
    operations, x = [], 50.0
    for one in words:
        font, width = ("Song", 10) if one[0] > "\u2fff" else ("Body", 5)
        operations.append(pdf.line(x, y, one, 10, font))
        x += width * len(one) + 2.5
    return operations


def test_a_number_within_chinese_has_no_blanks_beside_it(pdf: Pdf) -> None:
    page = pdf.new().page(*song(pdf, 500, "见《河流志》第", "15", "页，参看", "Smith", "的文章。"))
    assert words_of(pdf.save(page.write())) == ["见《河流志》第15页，参看Smith的文章。"]


def test_blanks_at_latin_stops_within_chinese_stay(pdf: Pdf) -> None:
    page = pdf.new().page(*song(pdf, 500, "王五", "-", "河流志", "[M].", "北京:", "科学出版社"))
    assert words_of(pdf.save(page.write())) == ["王五 - 河流志[M]. 北京: 科学出版社"]


@pytest.mark.parametrize("label", ["1", "1.2", "[3]", "2."])
def test_the_number_that_a_chinese_line_begins_with_stands_apart(pdf: Pdf, label: str) -> None:
    page = pdf.new().page(*song(pdf, 500, label, "见《河流志》第", "15", "页以下各处的说法"))
    block = blocks_of(pdf.save(page.write()))[0]
    assert f"{block.label} {block.text}".strip() == f"{label} 见《河流志》第15页以下各处的说法"


def test_english_words_in_curly_quotes_have_blanks_beside_them(pdf: Pdf) -> None:
    page = pdf.new().page(*song(pdf, 500, "He", "said", "“no”", "and", "left", "the", "mill."))
    assert words_of(pdf.save(page.write())) == ["He said “no” and left the mill."]
