"""Test where the text and the pictures of a Word document are found in its package."""

import zipfile
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, assemble
from reader.core.text.model import Image
from reader.core.text.omissions import Omission, OmissionKind
from reader.importers import parse
from tests.importers.office.docx_markup import STYLES, p, r
from tests.importers.office.parsed_text import Make, blocks_of, shapes


def test_pictures_are_taken_from_the_document_and_from_nowhere_else(make_docx: Make, picture: bytes) -> None:
    def drawn(reference: str) -> str:
        return (
            '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A view"/><a:graphic><a:graphicData><pic:pic>'
            f"<pic:blipFill><a:blip {reference}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>"
            "</w:drawing></w:r>"
        )

    path = make_docx(
        p(r("see") + drawn('r:embed="i1"'))
        + p(r("far") + drawn('r:link="i2"'))
        + p(r("lost") + drawn('r:embed="none"'))
    )
    pieces = list(parse(path))
    assert [piece.data for piece in pieces if isinstance(piece, Image)] == [picture]
    shown = [piece for piece in pieces if isinstance(piece, Block) and piece.kind is BlockKind.IMAGE]
    assert [block.text for block in shown] == ["A view"]


def test_a_picture_may_stand_anywhere_in_the_package(make_docx: Make, picture: bytes) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="i1" Type="image" Target="../two.png"/><Relationship Id="i2" Type="image" Target="x.png"/>'
        '<Relationship Id="i3" Type="image" Target="document.xml"/></Relationships>'
    )
    drawn = "".join(
        f'<w:r><w:pict><v:shape><v:imagedata r:id="{one}"/></v:shape></w:pict></w:r>'
        for one in ("i1", "i2", "i3", "none")
    )
    path = make_docx(p(r("a") + drawn), files={"word/_rels/document.xml.rels": relations, "two.png": picture})
    assert [piece.data for piece in parse(path) if isinstance(piece, Image)] == [picture]


def test_notes_that_cannot_be_read_are_told(make_docx: Make) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="f" Type="footnotes" Target="footnotes.xml"/></Relationships>'
    )
    text = p(r("words") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    path = make_docx(text, files={"word/_rels/document.xml.rels": relations, "word/footnotes.xml": "no markup"})
    *_leaves, ending = assemble(parse(path))
    assert isinstance(ending, TextEnd)
    assert ending.omissions == (Omission(OmissionKind.CHAPTER, 1, ("footnotes.xml",)),)


def test_the_strict_form_of_the_standard_is_read_too(make_docx: Make) -> None:
    path = make_docx(p("One", "1") + p("words"), styles=STYLES)
    strict = path.with_name("strict.docx")
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    _replace_in_zip(path, strict, usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert shapes(strict) == [("HEADING", "One", 1, ""), ("PARAGRAPH", "words", 0, "")]


def _replace_in_zip(path: Path, to: Path, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(to, "w") as other:
        for name in archive.namelist():
            other.writestr(name, archive.read(name).replace(old, new))


def test_the_text_stands_where_the_package_says(make_docx: Make) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="/word/document2.xml"/></Relationships>'
    )
    path = make_docx(p("not this"))
    with zipfile.ZipFile(path) as archive:
        other = archive.read("word/document.xml").replace(b"not this", b"but this")
    path = make_docx(p("not this"), files={"_rels/.rels": relations, "word/document2.xml": other})
    assert [block.text for block in blocks_of(path)] == ["but this"]


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        (None, Problem.DOCUMENT_DAMAGED),
        ("", Problem.DOCUMENT_DAMAGED),
        ("<nothing/>", Problem.DOCUMENT_DAMAGED),
        ("<w:document xmlns:w='x'><w:body/></w:document>", Problem.DOCUMENT_DAMAGED),
    ],
)
def test_a_document_without_its_text_is_damaged(make_docx: Make, document: str | None, problem: Problem) -> None:
    files = {} if document is None else {"word/document.xml": document}
    path = make_docx("", files=files) if document is not None else make_docx("", document=None)
    with pytest.raises(ReaderError) as caught:
        list(parse(path))
    assert caught.value.problem is problem


def test_an_empty_document_holds_no_text(make_docx: Make) -> None:
    with pytest.raises(ReaderError) as caught:
        list(parse(make_docx("<w:p/>")))
    assert caught.value.problem is Problem.NO_TEXT
