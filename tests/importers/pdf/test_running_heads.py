"""Test which lines at the edges of pages are removed: running heads, page numbers, rows printed by a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.text.import_events import TextHeader
from reader.core.text.omissions import OmissionKind
from tests.importers.pdf.parsed_text import blocks_of, ending_of, pieces_of, words_of
from tests.importers.pdf.samples import BRIDGE, FLOOD, MILL

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf


def with_heads(pdf: Pdf, pages: int) -> Path:
    writer = pdf.new()
    for number in range(pages):
        head = f"{number + 1}   A BOOK OF FLOODS" if number % 2 else f"THE LOWER MEADOWS   {number + 1}"
        text = f"  Page {'abcdefgh'[number]} has a paragraph of its own. {FLOOD} So ends {'abcdefgh'[number]}."
        writer.page(
            pdf.line(60, 570, head, 8),
            pdf.column(pdf.wrapped(text), top=540),
            pdf.line(190, 20, f"- {number + 1} -", 8),
        )
    return pdf.save(writer.write())


def test_running_heads_and_page_numbers_are_no_part_of_the_text(pdf: Pdf) -> None:
    whole = " ".join(words_of(with_heads(pdf, 8)))
    assert "MEADOWS" not in whole
    assert "BOOK OF" not in whole
    assert "- 3 -" not in whole
    assert whole.count("a paragraph of its own") == 8


def test_running_heads_are_told_unless_the_text_says_them_as_well(pdf: Pdf) -> None:
    assert _heads_told(with_heads(pdf, 8)) == 2
    writer = pdf.new()
    for number in range(8):
        heading = [pdf.line(60, 560, "The Lower Meadows", 20)] if not number else []
        body = f"  Page {'abcdefgh'[number]} has a paragraph of its own. {FLOOD} So ends {'abcdefgh'[number]}."
        head = pdf.line(60, 585, f"THE LOWER MEADOWS   {number + 1}", 8)
        writer.page(head, *heading, pdf.column(pdf.wrapped(body), top=530))
    assert _heads_told(pdf.save(writer.write())) == 0


def _heads_told(path: Path) -> int:
    return sum(one.count for one in ending_of(path).omissions if one.kind is OmissionKind.RUNNING_HEAD)


@pytest.mark.parametrize("pages", [1, 2, 5])
def test_what_a_browser_prints_around_pages_is_no_part_of_the_text(pdf: Pdf, pages: int) -> None:
    writer = pdf.new()
    texts = [f"Page {'abcde'[number]}. {(FLOOD, BRIDGE, MILL)[number % 3]}" for number in range(pages)]
    for number, text in enumerate(texts):
        heading = [pdf.line(50, 560, "Of Floods", 20)] if not number else []
        writer.page(
            pdf.line(30, 585, "11/26/26, 12:04 AM", 8),
            pdf.line(200, 585, "Of Floods - The Almanac", 8),
            *heading,
            pdf.column(pdf.wrapped(text)),
            pdf.line(30, 15, "https://almanac.example/floods", 8),
            pdf.line(350, 15, f"{number + 1}/{pages}", 8),
        )
    path = pdf.save(writer.write(info={"Title": "Of Floods - The Almanac"}))
    assert words_of(path) == ["Of Floods", *texts]
    header = pieces_of(path)[0]
    assert isinstance(header, TextHeader)
    assert header.title == "Of Floods"


def test_an_address_at_the_foot_of_a_letter_stays(pdf: Pdf) -> None:
    letter = pdf.new().page(pdf.column(pdf.wrapped(FLOOD)), pdf.line(50, 40, "https://almanac.example/floods"))
    assert "https://almanac.example/floods" in " ".join(words_of(pdf.save(letter.write())))


def test_a_short_file_keeps_all_its_words(pdf: Pdf) -> None:
    letter = pdf.new().page(
        pdf.line(60, 570, "To the Parish"), pdf.column(pdf.wrapped(FLOOD)), pdf.line(60, 40, "1907")
    )
    letter.page(pdf.line(60, 570, "Thanks"), pdf.column(pdf.wrapped(BRIDGE)), pdf.line(60, 40, "The Clerk"))
    whole = " ".join(words_of(pdf.save(letter.write())))
    assert all(words in whole for words in ("To the Parish", "Thanks", "1907", "The Clerk"))


@pytest.mark.parametrize(
    "note",
    ["{}. Ibid., p. 57.", "{} Smith, Rivers, p. {}.", "{}. Ibid., p. {}.", "1. Ibid.", "See note {} on p. {}, above"],
)
def test_notes_at_the_foot_that_differ_in_their_numbers_are_no_running_feet(pdf: Pdf, note: str) -> None:
    writer = pdf.new()
    notes = [note.format(number + 1, 57 + 3 * number) for number in range(6)]
    for number, words in enumerate(notes):
        writer.page(
            pdf.line(60, 570, f"A BOOK OF FLOODS   {number + 1}", 8),
            pdf.column(pdf.wrapped(f"Page {'abcdef'[number]}. " + FLOOD)),
            pdf.line(50, 60, words, 8),
        )
    whole = "\n".join(f"{block.label} {block.text}" for block in blocks_of(pdf.save(writer.write())))
    assert "BOOK OF" not in whole
    ends = [words.split(" ", 1)[1] for words in notes]
    assert [whole.count(words) for words in ends] == [ends.count(words) for words in ends]


def test_lines_that_differ_in_their_numbers_are_no_running_heads(pdf: Pdf) -> None:
    writer = pdf.new()
    for number in range(6):
        writer.page(
            pdf.column([f"Paragraph {7 * number + 3} begins here and says as much as it can.", *pdf.wrapped(FLOOD)]),
            pdf.line(60, 20, f"Flood 2026   page {number + 1} of 6", 8),
        )
    whole = " ".join(words_of(pdf.save(writer.write())))
    assert whole.count("begins here") == 6
    assert "Flood 2026" not in whole


def test_the_same_first_word_of_paragraphs_is_no_running_head(pdf: Pdf) -> None:
    writer = pdf.new()
    for name in ("Anna", "Bertha", "Clara", "Dora", "Emma"):
        writer.page(pdf.column([f"{name} speaks", *pdf.wrapped(FLOOD)]))
    assert " ".join(words_of(pdf.save(writer.write()))).count("speaks") == 5
