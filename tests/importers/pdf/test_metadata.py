"""Test which title and author a PDF has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.text.import_events import TextHeader
from reader.core.text.model import TextFormat
from tests.importers.pdf.parsed_text import pieces_of
from tests.importers.pdf.samples import FLOOD

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf


@pytest.mark.parametrize(
    ("info", "heading", "title", "author"),
    [
        ({"Title": "A Book of Floods", "Author": "Anna Mill"}, "Large", "A Book of Floods", "Anna Mill"),
        ({"Title": "Microsoft Word - floods.docx", "Author": "user"}, "A Large Title", "A Large Title", ""),
        ({"Title": "floods.indd"}, "", "file", ""),
        ({"Title": "洪水志", "Author": "微软用户"}, "", "洪水志", ""),
        ({}, "Chapter One", "file", ""),
        ({}, "1. Introduction", "file", ""),
    ],
)
def test_title_and_author_are_those_that_sound_like_it(
    pdf: Pdf, info: dict[str, str], heading: str, title: str, author: str
) -> None:
    writer = pdf.new().page(pdf.line(50, 570, heading, 20), pdf.column(pdf.wrapped(FLOOD)))
    header = pieces_of(pdf.save(writer.write(info=info)))[0]
    assert isinstance(header, TextHeader)
    assert (header.title, header.author, header.format) == (title, author, TextFormat.PDF)


def test_a_title_with_its_subtitle_stays_whole(pdf: Pdf) -> None:
    page = pdf.new().page(pdf.line(50, 570, "Of Floods", 20), pdf.column(pdf.wrapped(FLOOD)))
    header = pieces_of(pdf.save(page.write(info={"Title": "Of Floods - A History"})))[0]
    assert isinstance(header, TextHeader)
    assert header.title == "Of Floods - A History"
