"""Test which files are PDFs, and which of them are refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.model import TextFormat
from reader.importers import identify, parse
from tests.importers.pdf.samples import FLOOD, picture

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf


def test_is_known_by_its_content_before_its_name(pdf: Pdf) -> None:
    data = pdf.new().page(pdf.line(50, 500, "words that can be read")).write()
    assert identify(pdf.save(data, "a.txt")) is TextFormat.PDF
    assert identify(pdf.save(data, "a")) is TextFormat.PDF
    assert identify(pdf.save(b"\n" * 900 + data, "b.pdf")) is TextFormat.PDF
    assert identify(pdf.save(b"A PDF begins with %PDF-1.7, says the book.", "c.txt")) is TextFormat.PLAIN


def refusal(path: Path) -> Problem:
    with pytest.raises(ReaderError) as caught:
        list(parse(path))
    assert caught.value.path == path
    return caught.value.problem


def test_a_scan_is_refused(pdf: Pdf) -> None:
    writer = pdf.new()
    writer.pictures.append(picture(b"", b"\xff" * 1_200, 20))
    writer.page(b"q 400 0 0 600 0 0 cm /P0 Do Q").page(b"q 400 0 0 600 0 0 cm /P0 Do Q")
    assert refusal(pdf.save(writer.write())) is Problem.PDF_SCAN


def test_a_file_without_words_or_pictures_holds_no_text(pdf: Pdf) -> None:
    assert refusal(pdf.save(pdf.new().page().page().write())) is Problem.NO_TEXT


def test_fonts_that_say_nothing_are_refused(pdf: Pdf) -> None:
    page = pdf.column(pdf.wrapped(FLOOD), font="Mute")
    assert refusal(pdf.save(pdf.new().page(page).write())) is Problem.PDF_NO_UNICODE


def test_a_file_with_a_password_is_refused(pdf: Pdf) -> None:
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
        b"5a" * 32,
        b"a5" * 32,
    )
    writer = pdf.new().page(pdf.column(pdf.wrapped(FLOOD)))
    assert refusal(pdf.save(writer.write(trailer=lock))) is Problem.PDF_ENCRYPTED


def test_too_many_pages_are_refused(pdf: Pdf) -> None:
    writer = pdf.new()
    writer.pages += [b""] * 20_000
    assert refusal(pdf.save(writer.write())) is Problem.PDF_TOO_LONG


@pytest.mark.parametrize(
    "pages",
    [
        b"<< /Type /Pages /Count 1000000000 /Kids [3 0 R] >>",
        b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>",
        b"<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 2 0 R] /Parent 2 0 R >>",
        b"<< /Type /Pages /Count -1 /Kids [] >>",
        b"null",
    ],
)
def test_a_page_tree_that_lies_is_refused(pdf: Pdf, pages: bytes) -> None:
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: pages, 3: b"<< /Type /Page /Parent 2 0 R >>"}
    problem = refusal(pdf.save(pdf.whole(objects, b"/Root 1 0 R")))
    assert problem in {Problem.PDF_TOO_LONG, Problem.PDF_DAMAGED, Problem.NO_TEXT}


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n%%EOF", b"%PDF-" + bytes(5_000)])
def test_what_is_a_pdf_by_name_alone_is_damaged(pdf: Pdf, data: bytes) -> None:
    assert refusal(pdf.save(data)) is Problem.PDF_DAMAGED
