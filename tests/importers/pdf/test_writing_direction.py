"""Test PDFs from right to left and in vertical columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.text.blocks import BlockKind
from tests.importers.pdf.parsed_text import blocks_of, words_of
from tests.importers.pdf.samples import FLOOD

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf

LIGHT = (
    "שומר המגדלור ירד במדרגות האבן הארוכות כדי לספור את הסירות שחזרו הביתה בלילה לפני שכל האחרים התעוררו ורשם את מספרן "
    "בספר שתמיד שמר בכיס השמאלי של מעיל החורף הארוך שלו."
)
BOAT = "אף אחד אחר בחלק הזה של החוף לא חשב מעולם לעשות דבר כזה (כך אמר), וסירה שלא נספרה לא חזרה הביתה."
RIGHT = 350
SNOW = "天还没有亮，街上已经有人在扫雪，扫帚刮过石板的声音一下一下传进屋里来。她翻了个身，又听见隔壁磨豆腐的水声。"


def from_right(pdf: Pdf, lines: list[str], top: int = 540, right: int = RIGHT) -> bytes:
    """Place lines that end at the same right edge; two leading spaces are an indent."""
    shown = []
    for row, words in enumerate(lines):
        bare = words.strip()
        shown.append(pdf.line(right - 5 * len(words), top - 14 * row, bare, 10, "Rtl"))
    return b"\n".join(shown)


def down(pdf: Pdf, columns: list[str], right: int = 340, top: int = 500) -> bytes:
    """Place columns of Chinese letter by letter, the first one at the right."""
    return b"\n".join(
        pdf.line(right - 20 * number, top - 14 * row, letter, 12, "Song")
        for number, column in enumerate(columns)
        for row, letter in enumerate(column)
    )


def cut(text: str, length: int) -> list[str]:
    return [text[start : start + length] for start in range(0, len(text), length)]


def test_paragraphs_from_right_to_left_are_told_by_their_indents_at_the_right(pdf: Pdf) -> None:
    page = from_right(pdf, [*pdf.wrapped(LIGHT), *pdf.wrapped(BOAT), *pdf.wrapped(LIGHT)])
    assert words_of(pdf.save(pdf.new().page(page).write())) == [LIGHT, BOAT, LIGHT]


def test_the_right_column_comes_first(pdf: Pdf) -> None:
    right, left = pdf.wrapped(LIGHT, 28, ""), pdf.wrapped(BOAT, 28, "")
    page = [from_right(pdf, left, 500, 185), from_right(pdf, right, 500, 350)]
    assert " ".join(words_of(pdf.save(pdf.new().page(*page).write()))) == f"{LIGHT} {BOAT}"


@pytest.mark.parametrize(
    "line",
    [
        "בשנת 1984 הוא קרא את הספר בפעם הראשונה",
        "הוא שילם 3.50 שקלים וכתב 12 מכתבים",
        "הוא קרא את MOBY DICK בפעם הראשונה",
        "הוא כתב (כך אמר) מכתבים [רבים] לחבריו",
    ],
)
def test_numbers_names_and_brackets_keep_their_own_order(pdf: Pdf, line: str) -> None:
    assert words_of(pdf.save(pdf.new().page(from_right(pdf, [line])).write())) == [line]


def test_words_from_right_to_left_within_english_are_in_their_own_order(pdf: Pdf) -> None:
    first, second = "The keeper said", "to all of them, and wrote it into the book"
    middle = "שלום לכולם"
    page = pdf.new().page(
        pdf.line(50, 540, first),
        pdf.line(50 + 5 * (len(first) + 1), 540, middle, 10, "Rtl"),
        pdf.line(50 + 5 * (len(first) + len(middle) + 2), 540, second),
        pdf.column(pdf.wrapped(FLOOD, indent=""), 50, 526),
    )
    assert words_of(pdf.save(page.write())) == [f"{first} {middle} {second} {FLOOD}"]


def test_columns_are_read_from_right_to_left_and_indents_begin_paragraphs(pdf: Pdf) -> None:
    columns = cut("\u3000\u3000" + SNOW, 20) + cut("\u3000\u3000" + SNOW[:33] + "。", 20)
    page = down(pdf, [column.replace("\u3000", " ") for column in columns])
    assert words_of(pdf.save(pdf.new().page(page).write())) == [SNOW, SNOW[:33] + "。"]


def test_columns_may_be_set_by_a_font_of_vertical_writing(pdf: Pdf) -> None:
    columns = [pdf.line(340 - 20 * number, 500, column, 12, "SongV") for number, column in enumerate(cut(SNOW, 20))]
    assert words_of(pdf.save(pdf.new().page(*columns).write())) == [SNOW]


def test_numbers_of_pages_below_vertical_columns_are_left_out(pdf: Pdf) -> None:
    text = SNOW * 8
    pages = cut(text, 200)
    writer = pdf.new()
    for number, page in enumerate(pages):
        writer.page(down(pdf, cut(page, 20)), pdf.line(195, 40, str(number + 11)))
    blocks = blocks_of(pdf.save(writer.write()))
    assert "".join(block.text for block in blocks) == text
    assert [page.label for block in blocks for page in block.pages] == ["11", "12", "13"]


def test_a_heading_of_larger_columns_is_a_heading(pdf: Pdf) -> None:
    heading = b"\n".join(pdf.line(345, 500 - 22 * row, letter, 20, "Song") for row, letter in enumerate("扫雪"))
    blocks = blocks_of(pdf.save(pdf.new().page(heading, down(pdf, cut(SNOW, 20), 310)).write()))
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.HEADING, "扫雪"),
        (BlockKind.PARAGRAPH, SNOW),
    ]


def test_characters_of_two_codes_are_whole(pdf: Pdf) -> None:
    page = pdf.new().page(
        b"BT /Rtl 10 Tf 50 540 Td <4c4554 20 a0 20 4245 20 a03d32> Tj ET", pdf.column(["THE END"], top=500)
    )
    assert words_of(pdf.save(page.write())) == ["LET \U0001d465 BE \U0001d465=2", "THE END"]


def test_columns_of_a_font_of_vertical_writing_may_stand_beside_lines(pdf: Pdf) -> None:
    page = pdf.new().page(
        pdf.column(pdf.wrapped(FLOOD)),
        pdf.line(300, 420, "一下一下的", 12, "SongV"),
        pdf.column(pdf.wrapped(FLOOD), top=300),
    )
    assert words_of(pdf.save(page.write())) == [FLOOD, "一下一下的", FLOOD]
