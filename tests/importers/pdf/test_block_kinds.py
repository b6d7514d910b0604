"""Test which lines of a PDF become footnotes, list items and code, and which text is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.text.blocks import BlockKind, InlineKind, PageStart
from tests.importers.pdf.parsed_text import blocks_of
from tests.importers.pdf.samples import BRIDGE, FLOOD

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf


def test_notes_at_the_foot_follow_the_paragraph_that_goes_on(pdf: Pdf) -> None:
    lines = pdf.wrapped(f"{FLOOD} {BRIDGE}")
    notes = ["1 So says the chronicle of the", "parish.", "2 The pier was renewed later."]
    writer = pdf.new().page(pdf.column(lines[:6]), pdf.column(notes, top=60, size=7, leading=9))
    writer.page(pdf.column(lines[6:]))
    blocks = blocks_of(pdf.save(writer.write()))
    assert [(block.kind, block.label, block.text) for block in blocks] == [
        (BlockKind.PARAGRAPH, "", f"{FLOOD} {BRIDGE}"),
        (BlockKind.FOOTNOTE, "1", "So says the chronicle of the parish."),
        (BlockKind.FOOTNOTE, "2", "The pier was renewed later."),
    ]
    assert blocks[1].pages == (PageStart("1", 0),)


def test_items_of_a_list_have_their_labels_apart(pdf: Pdf) -> None:
    lines = ["• A wheel, which was lost in the flood and never", "  found again by anybody", "• Two ducks", "• A boat"]
    page = pdf.new().page(pdf.column([*pdf.wrapped(FLOOD), "", *lines, "", *pdf.wrapped(BRIDGE)]))
    items = [block for block in blocks_of(pdf.save(page.write())) if block.kind is BlockKind.LIST_ITEM]
    assert [(item.label, item.text) for item in items] == [
        ("•", "A wheel, which was lost in the flood and never found again by anybody"),
        ("•", "Two ducks"),
        ("•", "A boat"),
    ]


@pytest.mark.parametrize("sign", ["–", "12.", "a)", "*"])
def test_a_dash_or_a_number_where_a_line_begins_by_chance_is_no_item(pdf: Pdf, sign: str) -> None:
    lines = ["  The river rose in the night and by the morning they had", f"{sign} driven to the hill by noon"]
    blocks = blocks_of(pdf.save(pdf.new().page(pdf.column([*lines, *pdf.wrapped(BRIDGE)])).write()))
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH] * 2
    assert sign in blocks[0].text


def test_items_within_items_are_set_in_deeper(pdf: Pdf) -> None:
    rows = [
        (50, "• Birds"),
        (64, "– Ducks"),
        (64, "– Geese"),
        (50, "• Boats"),
        (50, "After the list, words of a paragraph."),
    ]
    lines = [pdf.line(x, 400 - 14 * number, words) for number, (x, words) in enumerate(rows)]
    blocks = blocks_of(pdf.save(pdf.new().page(pdf.column(pdf.wrapped(FLOOD)), *lines).write()))
    assert [(block.text, block.level) for block in blocks[1:]] == [
        ("Birds", 1),
        ("Ducks", 2),
        ("Geese", 2),
        ("Boats", 1),
        ("After the list, words of a paragraph.", 0),
    ]


def test_bold_italic_and_raised_words_are_marked(pdf: Pdf) -> None:
    page = pdf.new().page(
        pdf.column(pdf.wrapped(FLOOD)),
        pdf.line(50, 400, "The"), pdf.line(70, 400, "lower", 10, "Bold"), pdf.line(100, 400, "meadows", 10, "Italic"),
        pdf.line(135, 404, "7", 6), pdf.line(142, 400, "were under water."),
    )  # fmt: skip
    block = blocks_of(pdf.save(page.write()))[-1]
    assert block.text == "The lower meadows7 were under water."
    assert {(mark.kind, block.text[mark.start : mark.end]) for mark in block.inlines} == {
        (InlineKind.STRONG, "lower"),
        (InlineKind.EMPHASIS, "meadows"),
        (InlineKind.SUPERSCRIPT, "7"),
    }


def test_lines_of_code_stay_apart(pdf: Pdf) -> None:
    code = [pdf.line(60 + 12 * depth, 400 - 12 * row, words, 10, "Mono") for row, (depth, words) in
            enumerate([(0, "for duck in ducks:"), (1, "count(duck)"), (0, "end()")])]  # fmt: skip
    block = blocks_of(pdf.save(pdf.new().page(pdf.column(pdf.wrapped(FLOOD)), *code).write()))[-1]
    assert (block.kind, block.text) == (BlockKind.CODE, "for duck in ducks:\n  count(duck)\nend()")


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a", True),
        ("mailto:a@b.org", True),
        ("file:///etc/passwd", False),
        ("javascript:x()", False),
    ],
)
def test_links_lead_to_the_web_and_nowhere_else(pdf: Pdf, address: str, kept: bool) -> None:
    writer = pdf.new().page(
        pdf.line(50, 500, "See"), pdf.line(75, 500, "there"), pdf.line(110, 500, "and here, please.")
    )
    uri = b"<< /S /URI /URI (%s) >>" % address.encode()
    writer.annotations[0] = b"<< /Type /Annot /Subtype /Link /Rect [74 495 102 512] /A %s >>" % uri
    block = blocks_of(pdf.save(writer.write()))[0]
    found = [(block.text[mark.start : mark.end], mark.target) for mark in block.inlines]
    assert found == ([("there", address)] if kept else [])
