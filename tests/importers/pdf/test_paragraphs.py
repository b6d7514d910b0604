"""Test how the lines of a PDF are ordered and joined to paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.text.blocks import BlockKind
from tests.importers.pdf.parsed_text import blocks_of, words_of
from tests.importers.pdf.samples import BRIDGE, FLOOD, MILL

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf


def test_lines_are_joined_to_paragraphs_by_their_indents(pdf: Pdf) -> None:
    page = pdf.column([*pdf.wrapped(FLOOD), *pdf.wrapped(BRIDGE), *pdf.wrapped(MILL)])
    assert words_of(pdf.save(pdf.new().page(page).write())) == [FLOOD, BRIDGE, MILL]


def test_lines_are_joined_to_paragraphs_by_their_distances(pdf: Pdf) -> None:
    lines = [*pdf.wrapped(FLOOD, indent=""), "", *pdf.wrapped(BRIDGE, indent=""), "", *pdf.wrapped(MILL, indent="")]
    assert words_of(pdf.save(pdf.new().page(pdf.column(lines)).write())) == [FLOOD, BRIDGE, MILL]


def test_two_columns_are_read_one_after_the_other_whatever_the_order_of_the_file(pdf: Pdf) -> None:
    left, right = pdf.wrapped(FLOOD + " " + FLOOD, 28, ""), pdf.wrapped(BRIDGE + " " + MILL, 28, "")
    rows = [
        operation
        for number in range(max(len(left), len(right)))
        for operation in (
            *(pdf.column([right[number]], 215, 500 - 14 * number) for _ in right[number : number + 1]),
            *(pdf.column([left[number]], 50, 500 - 14 * number) for _ in left[number : number + 1]),
        )
    ]
    title = pdf.line(60, 540, "A Title over Both of Them", 18)
    whole = " ".join(words_of(pdf.save(pdf.new().page(*rows, title).write())))
    assert whole == f"A Title over Both of Them {FLOOD} {FLOOD} {BRIDGE} {MILL}"


def test_a_heading_over_both_columns_parts_them(pdf: Pdf) -> None:
    def columns(top: int, left: str, right: str) -> list[bytes]:
        return [pdf.column(pdf.wrapped(left, 28, ""), 50, top), pdf.column(pdf.wrapped(right, 28, ""), 215, top)]

    page = pdf.new().page(
        *columns(540, FLOOD, BRIDGE),
        pdf.line(60, 370, "What Came of It, Told at Length", 14),
        *columns(340, MILL, FLOOD),
    )
    blocks = blocks_of(pdf.save(page.write()))
    assert " ".join(block.text for block in blocks) == (
        f"{FLOOD} {BRIDGE} What Came of It, Told at Length {MILL} {FLOOD}"
    )
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == ["What Came of It, Told at Length"]


def test_paragraphs_go_on_over_columns_and_pages_and_pages_begin_within_them(pdf: Pdf) -> None:
    lines = pdf.wrapped(f"{FLOOD} {BRIDGE} {MILL}")
    writer = pdf.new()
    for start in range(0, len(lines), 5):
        writer.page(pdf.column(lines[start : start + 5]))
    blocks = blocks_of(pdf.save(writer.write()))
    assert [block.text for block in blocks] == [f"{FLOOD} {BRIDGE} {MILL}"]
    starts = [page.start for page in blocks[0].pages]
    assert [page.label for page in blocks[0].pages] == ["1", "2", "3"]
    assert [blocks[0].text[start:].split()[0] for start in starts] == [lines[0].split()[0], *(
        lines[number].split()[0] for number in (5, 10)
    )]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The cattle were dri-", "ven to the hill.", "driven to the hill"),
        ("They built a well-", "made bridge. Is well-made good?", "well-made bridge"),
        ("It was a state-of-the-", "art mill.", "state-of-the-art mill"),
        ("He spoke of Anglo-", "Saxon marks.", "Anglo-Saxon marks"),
        ("In the years 1914-", "1918 it stood still.", "1914-1918 it"),
        ("It was the end \x97", "he said no more.", "end —he said"),
        ("A soft hyphen in mea\xad", "dow is no more.", "meadow is"),
    ],
)
def test_hyphens_of_lines_go_and_those_of_words_stay(pdf: Pdf, first: str, second: str, joined: str) -> None:
    first = first.replace("\x97", "—")
    words = FLOOD[:150].rsplit(" ", 1)[0] + " " + "driven by the water, a well-made thing. "
    filled = f"{'so it is told, and told, and told, and told, and told'[: 55 - len(first)]} {first}"
    page = pdf.column([*pdf.wrapped(words), filled, second])
    assert joined in " ".join(words_of(pdf.save(pdf.new().page(page).write())))


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("It was in the twenty-", "first year of it.", "twenty-first year"),
        ("He sent it by an e-", "mail to the mill.", "e-mail to"),
        ("The mayor was re-", "elected in May.", "re-elected in"),
        ("They wanted self-", "government for it.", "self-government for"),
        ("It was very self-", "ish of the miller.", "selfish of"),
        ("It rests on price-", "determining things.", "price-determining things"),
        ("All of them were re-", "turned in the end.", "returned in"),
    ],
)
def test_compounds_keep_their_hyphens_at_line_ends(pdf: Pdf, first: str, second: str, joined: str) -> None:
    known = "The things were price-determining"
    page = pdf.column(
        [*pdf.wrapped(FLOOD), f"{'told, ' * 8}"[: 55 - len(first)] + " " + first, second, "", known, "x."]
    )
    assert joined in " ".join(words_of(pdf.save(pdf.new().page(page).write())))


def test_a_quotation_has_edges_of_its_own(pdf: Pdf) -> None:
    quotation = pdf.wrapped(BRIDGE, 40, "")
    lines = [*pdf.wrapped(FLOOD), *(f"    {line}" for line in quotation), *pdf.wrapped(MILL)]
    assert words_of(pdf.save(pdf.new().page(pdf.column(lines)).write())) == [FLOOD, BRIDGE, MILL]


def test_indented_verse_keeps_its_lines(pdf: Pdf) -> None:
    verse = ["    The river rose in the night and ran", "    Across the meadow to the bank", "    And no one saw it go"]
    lines = [*pdf.wrapped(FLOOD), *verse, *pdf.wrapped(MILL)]
    texts = words_of(pdf.save(pdf.new().page(pdf.column(lines)).write()))
    assert texts == [FLOOD, *(line.strip() for line in verse), MILL]


def test_letters_that_are_printed_twice_to_look_bold_count_once(pdf: Pdf) -> None:
    doubled = [pdf.line(50 + 5 * n + shift, 540, letter) for n, letter in enumerate("A hall") for shift in (0, 1)]
    lines = [pdf.line(50 + shift, 500, "The mill is here") for shift in (0, 0.5)]
    page = pdf.new().page(*doubled, lines[0], pdf.column(pdf.wrapped(FLOOD), top=460), lines[1])
    assert words_of(pdf.save(page.write())) == ["A hall", "The mill is here", FLOOD]


def test_signs_of_a_font_without_a_map_are_the_characters_that_they_show(pdf: Pdf) -> None:
    page = pdf.new().page(
        pdf.line(50, 540, "J", 10, "Signs"), pdf.line(60, 540, "is a sign,"), pdf.line(130, 540, "ü", 10, "Signs")
    )
    assert words_of(pdf.save(page.write())) == ["☺ is a sign, ✓"]


def test_a_page_on_its_side_is_read_upright(pdf: Pdf) -> None:
    rows = pdf.wrapped(FLOOD, 60, "")
    turned = [
        b"BT /Body 10 Tf 0 1 -1 0 %d 60 Tm (%s) Tj ET" % (60 + 14 * number, row.encode())
        for number, row in enumerate(rows)
    ]
    assert words_of(pdf.save(pdf.new().page(*turned).write())) == [FLOOD]


def test_text_that_a_page_does_not_show_is_left_out(pdf: Pdf) -> None:
    page = pdf.new().page(pdf.column(pdf.wrapped(FLOOD)), pdf.line(5_000, 300, "far away"), pdf.line(60, -90, "below"))
    assert words_of(pdf.save(page.write())) == [FLOOD]
