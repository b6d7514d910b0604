# ruff: noqa: E501, ISC004 - one head of a page per line
"""A text comes with what its file says of its publication, and with nothing that it only may mean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography, ItemType
from reader.core.text.import_events import TextHeader
from reader.importers import parse
from tests.importers.pdf.conftest import pdf
from tests.importers.pdf.samples import FLOOD
from tests.importers.web.test_web_archive import mhtml
from tests.support.mobi_files import MobiBook, mobi_file

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf

__all__ = ["pdf"]
Make = Callable[..., Path]
Write = Callable[[str, str | bytes], Path]
PROSE = "<article><h1>The Lamp</h1>" + "<p>The keeper of the light walked down the long stairs.</p>" * 40 + "</article>"


def data_of(path: Path) -> Bibliography:
    header = next(iter(parse(path)))
    assert isinstance(header, TextHeader)
    return header.bibliography


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ("", UNKNOWN_BIBLIOGRAPHY),
        (
            "<dc:publisher>三联书店</dc:publisher><dc:date>2003-05-06T00:00:00+00:00</dc:date>"
            "<dc:identifier>urn:isbn:9787020002207</dc:identifier>",
            Bibliography(ItemType.BOOK, publisher="三联书店", date="2003-05-06", isbn="9787020002207"),
        ),
        (
            "<dc:identifier xmlns:opf='http://www.idpf.org/2007/opf' opf:scheme='ISBN'>978-7-02-000220-7</dc:identifier>"
            "<dc:date xmlns:opf='http://www.idpf.org/2007/opf' opf:event='modification'>2020</dc:date>"
            "<dc:date xmlns:opf='http://www.idpf.org/2007/opf' opf:event='publication'>1998</dc:date>",
            Bibliography(ItemType.BOOK, date="1998", isbn="9787020002207"),
        ),
        (
            "<dc:identifier>9787020002207</dc:identifier><dc:contributor id='t'>Constance Garnett</dc:contributor>"
            "<meta refines='#t' property='role'>trl</meta><dc:contributor>An Editor</dc:contributor>",
            Bibliography(ItemType.BOOK, translator="Constance Garnett", isbn="9787020002207"),
        ),
        (
            "<meta property='belongs-to-collection' id='c'>World’s Classics</meta>"
            "<meta refines='#c' property='collection-type'>series</meta>"
            "<meta refines='#c' property='group-position'>12</meta>",
            Bibliography(ItemType.BOOK, series="World’s Classics", volume="12"),
        ),
        (
            "<meta name='calibre:series' content='丛书'/><meta name='calibre:series_index' content='3.0'/>"
            "<dc:date>0101-01-01T00:00:00+00:00</dc:date>",
            Bibliography(ItemType.BOOK, series="丛书", volume="3"),
        ),
        (
            "<dc:identifier>url:https://books.example/herons</dc:identifier>"
            "<dc:identifier>https://doi.org/10.1000/182</dc:identifier>",
            Bibliography(ItemType.BOOK, doi="10.1000/182", url="https://books.example/herons"),
        ),
        (
            "<dc:identifier>urn:uuid:978-7-02-000220-7</dc:identifier><dc:identifier>080442957X</dc:identifier>"
            "<dc:identifier>urn:isbn:9787020002208</dc:identifier>",
            UNKNOWN_BIBLIOGRAPHY,
        ),
        (
            "<meta property='belongs-to-collection' id='c'>A Set</meta><meta refines='#c' property='collection-type'>set</meta>",
            UNKNOWN_BIBLIOGRAPHY,
        ),
    ],
)
def test_an_epub_says_it_in_its_package(
    make_book: Make, book_texts: dict[str, str], metadata: str, expected: Bibliography
) -> None:
    package = book_texts["package"].replace("</metadata>", f"{metadata}</metadata>")
    assert data_of(make_book({"OEBPS/book.opf": package})) == expected


def test_a_translator_is_no_author(make_book: Make, book_texts: dict[str, str]) -> None:
    person = "<dc:creator xmlns:opf='http://www.idpf.org/2007/opf' opf:role='trl'>甲译</dc:creator></metadata>"
    header = next(iter(parse(make_book({"OEBPS/book.opf": book_texts["package"].replace("</metadata>", person)}))))
    assert isinstance(header, TextHeader)
    assert (header.author, header.bibliography.translator) == ("An Author", "甲译")


def test_a_fictionbook_says_it_of_its_edition_on_paper(make_fb2: Make) -> None:
    about = (
        "<book-title>Книга</book-title><translator><first-name>Анна</first-name><last-name>Мир</last-name></translator>"
        "<date>1866</date></title-info><publish-info><publisher>Наука</publisher><city>Москва</city><year>1970</year>"
        "<isbn>0-306-40615-2</isbn><sequence name='Памятники' number='7'/></publish-info><title-info>"
    )
    assert data_of(make_fb2("<body><section><p>слово</p></section></body>", about)) == Bibliography(
        ItemType.BOOK,
        publisher="Наука",
        place="Москва",
        date="1970",
        series="Памятники",
        volume="7",
        translator="Анна Мир",
        isbn="0306406152",
    )


def test_a_book_of_kindle_says_it_in_its_extended_header(write_file: Write) -> None:
    metadata = ((100, b"An Author"), (101, b"Reed Press"), (104, b"9780306406157"), (106, b"2003-05-06"))
    book = MobiBook(b"<html><body><p>Words of a book.</p></body></html>", metadata=metadata)
    expected = Bibliography(ItemType.BOOK, publisher="Reed Press", date="2003-05-06", isbn="9780306406157")
    assert data_of(write_file("book.mobi", mobi_file(book))) == expected


PAGES = {
    "an article of a journal": (
        "<meta name='citation_title' content='The Lamp'><meta name='citation_journal_title' content='Journal of Light'>"
        "<meta name='citation_publication_date' content='2012/05/01'><meta name='citation_doi' content='10.1000/182'>"
        "<meta name='citation_issn' content='0378-5955'><meta name='citation_volume' content='4'>"
        "<meta name='citation_publisher' content='Reed Press'>",
        Bibliography(
            ItemType.ARTICLE,
            container="Journal of Light",
            publisher="Reed Press",
            date="2012-05-01",
            volume="4",
            issn="0378-5955",
            doi="10.1000/182",
        ),
    ),
    "a thesis": (
        "<meta name='citation_dissertation_institution' content='Reed University'><meta name='citation_date' content='2012'>",
        Bibliography(ItemType.THESIS, publisher="Reed University", date="2012"),
    ),
    "a page of a newspaper": (
        "<meta property='og:site_name' content='The Post'><link rel='canonical' href='https://post.example/lamp'>"
        '<script type=\'application/ld+json\'>{"@type": ["NewsArticle"], "headline": "The Lamp", '
        '"datePublished": "2020-03-04T10:00:00Z", "publisher": {"name": "Post Ltd"}}</script>',
        Bibliography(
            ItemType.NEWSPAPER_ARTICLE,
            container="The Post",
            publisher="Post Ltd",
            date="2020-03-04",
            url="https://post.example/lamp",
        ),
    ),
    "a page of a site": (
        "<meta property='og:site_name' content='A Site'><meta property='og:url' content='https://a.example/lamp'>",
        Bibliography(ItemType.WEB_PAGE, container="A Site", url="https://a.example/lamp"),
    ),
    "a page without a place": ("<script>1</script>", UNKNOWN_BIBLIOGRAPHY),
    "a document": ("<meta name='date' content='2020-01-02'>", UNKNOWN_BIBLIOGRAPHY),
    "a page that lies": (
        "<meta property='og:url' content='javascript:alert(1)'><meta name='citation_isbn' content='1234567890'>"
        "<meta name='citation_publisher' content='\u202eevil'>",
        Bibliography(ItemType.WEB_PAGE, publisher="evil"),
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_it_in_its_head(write_file: Write, name: str) -> None:
    head, expected = PAGES[name]
    page = f"<html lang='en'><head><title>The Lamp</title>{head}</head><body>{PROSE}</body></html>"
    assert data_of(write_file("page.html", page)) == expected


def test_a_page_in_one_file_says_where_it_was_saved_from(write_file: Write) -> None:
    page = f"<html><head><title>The Lamp</title><script>1</script></head><body>{PROSE}</body></html>"
    known = data_of(write_file("page.mhtml", mhtml(page.encode())))
    assert known == Bibliography(ItemType.WEB_PAGE, url="https://a.example/x/page.html")


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" '
    'prism:volume="7">%s</rdf:Description></rdf:RDF></x:xmpmeta>'
)
JOURNAL = (
    "<dc:publisher><rdf:Bag><rdf:li>Reed Press</rdf:li></rdf:Bag></dc:publisher><dc:identifier>doi:10.1000/182</dc:identifier>"
    "<prism:publicationName>Journal of Light</prism:publicationName><prism:coverDate>2012-05-01</prism:coverDate>"
)
ARTICLE = Bibliography(
    ItemType.ARTICLE,
    container="Journal of Light",
    publisher="Reed Press",
    date="2012-05-01",
    volume="7",
    doi="10.1000/182",
)


@pytest.mark.parametrize(
    ("info", "packets", "expected"),
    [
        ({}, (), UNKNOWN_BIBLIOGRAPHY),
        ({"Subject": "Journal of Light, doi:10.1000/182"}, (), Bibliography(doi="10.1000/182")),
        ({"Subject": "Floods", "Author": "Anna"}, ("<dc:title>Floods</dc:title>",), Bibliography(volume="7")),
        ({}, (JOURNAL,), ARTICLE),
        ({}, ("<dc:publisher>Old</dc:publisher>", JOURNAL), ARTICLE),
        (
            {},
            ("<prism:isbn>978-0-306-40615-7</prism:isbn>",),
            Bibliography(ItemType.BOOK, volume="7", isbn="9780306406157"),
        ),
        ({}, ("<dc:publisher>&bogus; <b>", "</x:xmpmeta></x:xmpmeta>"), Bibliography(volume="7")),
    ],
)
def test_a_pdf_says_it_in_its_properties(
    pdf: Pdf, tmp_path: Path, info: dict[str, str], packets: tuple[str, ...], expected: Bibliography
) -> None:
    page = pdf.new().page(pdf.column(pdf.wrapped(FLOOD)))
    data = page.write(info=info) + b"".join((XMP % packet).encode() for packet in packets)
    assert data_of(pdf.save(data)) == expected


def test_very_many_ends_of_packets_in_a_pdf_are_not_all_looked_at(pdf: Pdf) -> None:
    data = pdf.new().page(pdf.column(pdf.wrapped(FLOOD))).write() + b"</x:xmpmeta>" * 500_000
    assert data_of(pdf.save(data)) == UNKNOWN_BIBLIOGRAPHY
