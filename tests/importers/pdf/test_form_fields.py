"""Test what was filled in on a page: form fields and typed notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.importers.pdf.parsed_text import words_of

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf

FORM = b"/Type /Annot /Subtype /Widget /F 4"


def test_fields_stand_beside_their_names(pdf: Pdf) -> None:
    writer = pdf.new().page(
        pdf.line(50, 540, "Name:"), pdf.line(50, 500, "Town:"), pdf.line(50, 460, "Member"), pdf.line(50, 420, "Word:")
    )
    fields = [
        b"<< %s /FT /Tx /T (n) /V (Ada Lovelace) /Rect [90 536 300 554] >>" % FORM,
        b"<< %s /FT /Ch /Ff 131072 /T (t) /V (London) /Opt [(London) (Paris)] /Rect [90 496 300 514] >>" % FORM,
        b"<< %s /FT /Btn /T (m) /V /Yes /AS /Yes /Rect [90 456 104 470] /AP << /N << /Yes 5 0 R /Off 5 0 R >> >> >>"
        % FORM,
        b"<< %s /FT /Tx /Ff 8192 /T (w) /V (secret) /Rect [90 416 300 434] >>" % FORM,
        b"<< %s /FT /Tx /T (h) /V (hidden) /Rect [90 376 300 394] >>" % FORM.replace(b"/F 4", b"/F 2"),
    ]
    writer.annotations[0] = b" ".join(fields)
    writer.fields = b" ".join(fields)
    assert " ".join(words_of(pdf.save(writer.write()))) == "Name: Ada Lovelace Town: London Member ☑ Word:"


def test_a_form_in_which_all_words_are_filled_in_is_no_scan(pdf: Pdf) -> None:
    writer = pdf.new().page(b"")
    writer.annotations[0] = b"<< %s /FT /Tx /T (n) /V (First line.\\nSecond line.) /Rect [50 400 300 554] >>" % FORM
    writer.fields = writer.annotations[0]
    assert words_of(pdf.save(writer.write())) == ["First line.", "Second line."]


def test_notes_that_are_typed_onto_a_page_are_read(pdf: Pdf) -> None:
    writer = pdf.new().page(pdf.line(50, 540, "The bridge was carried away."))
    writer.annotations[0] = (
        b"<< /Type /Annot /Subtype /FreeText /F 4 /Contents (In the spring.) /Rect [50 400 300 420] >>"
        b"<< /Type /Annot /Subtype /Text /F 4 /Contents (a comment) /Rect [50 300 60 320] >>"
    )
    assert words_of(pdf.save(writer.write())) == ["The bridge was carried away.", "In the spring."]
