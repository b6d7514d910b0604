"""Test the contents and the page labels of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.text.blocks import BlockKind, PageStart
from reader.core.text.import_events import TextEnd, assemble
from reader.importers import parse
from tests.importers.pdf.parsed_text import blocks_of, ending_of
from tests.importers.pdf.samples import BRIDGE, FLOOD, MILL

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf


def test_the_outline_makes_the_contents(pdf: Pdf) -> None:
    writer = pdf.new()
    for name, text in (("One", MILL), ("Two", FLOOD), ("Three", BRIDGE)):
        writer.page(pdf.line(50, 560, f"Chapter {name}", 18), pdf.column(pdf.wrapped(FLOOD)),
                    pdf.line(50, 400, f"Part of {name}", 10), pdf.column(pdf.wrapped(text), top=380))  # fmt: skip
    outline = [("Chapter One", 1, 0, 580), ("Part of One", 2, 0, 412), ("Chapter Two", 1, 1, 580), ("End", 1, 2, 392)]
    path = pdf.save(writer.write(outline=outline))
    *drafts, ending = assemble(parse(path))
    assert isinstance(ending, TextEnd)
    assert [(one.title, one.level) for one in ending.sections] == [(title, level) for title, level, _p, _y in outline]
    blocks = blocks_of(path)
    whole = "\n".join(block.text for block in blocks)
    assert [whole[one.start :].split("\n")[0] for one in ending.sections] == [
        "Chapter One", "Part of One", "Chapter Two", BRIDGE,
    ]  # fmt: skip
    assert ("Part of One", BlockKind.HEADING, 2) in [(block.text, block.kind, block.level) for block in blocks]
    assert drafts


def test_the_outline_makes_headings_of_monospaced_lines(pdf: Pdf) -> None:
    page = pdf.new().page(
        pdf.line(50, 560, "ls and cp", 10, "Mono"),
        pdf.column(pdf.wrapped(FLOOD), top=540),
        pdf.column(["$ ls", "$ cp a b"], top=440, font="Mono"),
        pdf.column(pdf.wrapped(BRIDGE), top=400),
    )
    blocks = blocks_of(pdf.save(page.write(outline=[("ls and cp", 1, 0, 572)])))
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.HEADING, "ls and cp"),
        (BlockKind.PARAGRAPH, FLOOD),
        (BlockKind.CODE, "$ ls\n$ cp a b"),
        (BlockKind.PARAGRAPH, BRIDGE),
    ]


def test_without_an_outline_larger_type_makes_the_headings(pdf: Pdf) -> None:
    writer = pdf.new()
    for name in ("One", "Two"):
        writer.page(pdf.line(50, 560, f"Chapter {name}", 18), pdf.column(pdf.wrapped(FLOOD)),
                    pdf.line(50, 400, f"Part of {name}", 13), pdf.column(pdf.wrapped(BRIDGE), top=380),
                    pdf.line(50, 240, "Of Ducks", 10, "Bold"), pdf.column(pdf.wrapped(MILL), top=220))  # fmt: skip
    headings = [(b.text, b.level) for b in blocks_of(pdf.save(writer.write())) if b.kind is BlockKind.HEADING]
    assert headings[:3] == [("Chapter One", 1), ("Part of One", 2), ("Of Ducks", 3)]


def test_labels_of_the_file_name_the_pages(pdf: Pdf) -> None:
    writer = pdf.new()
    for text in (FLOOD, BRIDGE, MILL, FLOOD):
        writer.page(pdf.column(pdf.wrapped(text)))
    ending = ending_of(pdf.save(writer.write(labels=b"0 << /S /r >> 2 << /S /D /St 1 >>")))
    assert [page.label for page in ending.pages] == ["i", "ii", "1", "2"]
    assert ending.pages[2].start == len(FLOOD) + len(BRIDGE) + 2


def test_printed_numbers_name_the_pages_where_the_file_has_no_labels(pdf: Pdf) -> None:
    writer = pdf.new()
    for number in range(5):
        writer.page(pdf.column(pdf.wrapped(FLOOD)), pdf.line(190, 20, str(101 + number), 8))
    assert [page.label for page in ending_of(pdf.save(writer.write())).pages] == ["101", "102", "103", "104", "105"]


def test_an_empty_page_keeps_its_place(pdf: Pdf) -> None:
    writer = pdf.new().page(pdf.column(pdf.wrapped(FLOOD))).page().page(pdf.column(pdf.wrapped(BRIDGE)))
    place = len(FLOOD) + 1
    assert ending_of(pdf.save(writer.write())).pages == (
        PageStart("1", 0),
        PageStart("2", place),
        PageStart("3", place),
    )
