import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import ContentsEntry, CoverImage, TableOfContents, TextEnd, TextHeader, assemble
from reader.core.text.model import Image
from reader.core.text.omissions import Omission, OmissionKind
from reader.importers import parse

MakeBook = Callable[..., Path]
Chapter = Callable[[str], str]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c4890000000d49444154789c6360000002000001"
    "e221bc330000000049454e44ae426082".replace(" ", "")
)


def blocks_of(path: Path) -> list[Block]:
    return [piece for piece in parse(path) if isinstance(piece, Block)]


def problem_of(path: Path) -> Problem:
    with pytest.raises(ReaderError) as caught:
        list(parse(path))
    assert caught.value.path == path
    return caught.value.problem


def test_reads_a_book_in_the_order_of_its_spine(make_book: MakeBook) -> None:
    pieces = list(parse(make_book()))
    assert pieces[0] == TextHeader("A Book", "An Author", "en", pieces[0].format, "utf-8")  # type: ignore[union-attr]
    assert [piece.text for piece in pieces if isinstance(piece, Block)] == [
        "One",
        "First words.",
        "Two",
        "Second words.",
    ]
    assert pieces[-1] == TableOfContents(
        (
            ContentsEntry("First", 1, "OEBPS/one.xhtml"),
            ContentsEntry("Deep", 2, "OEBPS/one.xhtml#deep"),
            ContentsEntry("Second", 1, "OEBPS/two.xhtml"),
        )
    )


@pytest.mark.parametrize(
    ("language", "spine", "meta", "vertical"),
    [
        ("ja", 'spine page-progression-direction="rtl"', "", True),
        ("zh-TW", 'spine page-progression-direction="rtl"', "", True),
        ("ja", 'spine page-progression-direction="ltr"', "", False),
        ("ja", "spine", "", False),
        ("he", 'spine page-progression-direction="rtl"', "", False),
        ("ja", "spine", "vertical-rl", True),
        ("ja", 'spine page-progression-direction="rtl"', "horizontal-rl", False),
    ],
)
def test_a_chinese_or_japanese_book_whose_pages_go_to_the_left_is_vertical(  # noqa: PLR0917
    make_book: MakeBook, book_texts: dict[str, str], language: str, spine: str, meta: str, vertical: bool
) -> None:
    package = book_texts["package"].replace("en-GB", language).replace("<spine", f"<{spine}")
    if meta:
        named = f'<meta name="primary-writing-mode" content="{meta}"/></metadata>'
        package = package.replace("</metadata>", named)
    header = next(iter(parse(make_book({"OEBPS/book.opf": package}))))
    assert isinstance(header, TextHeader)
    assert header.vertical is vertical


def test_contents_and_links_lead_to_places_in_the_text(make_book: MakeBook) -> None:
    *_drafts, ending = assemble(parse(make_book()))
    assert isinstance(ending, TextEnd)
    assert [(section.title, section.start, section.end) for section in ending.sections] == [
        ("First", 0, 17),
        ("Deep", 4, 17),
        ("Second", 17, 34),
    ]
    link = blocks_of(make_book())[3].inlines[0]
    assert ending.targets[link.target.removeprefix("#")] == 4


def test_reads_the_contents_of_an_epub_2(make_book: MakeBook, book_texts: dict[str, str]) -> None:
    package = book_texts["package"].replace(
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
    )
    path = make_book({"OEBPS/book.opf": package, "OEBPS/toc.ncx": book_texts["ncx"]})
    assert list(parse(path))[-1] == TableOfContents(
        (ContentsEntry("First", 1, "OEBPS/one.xhtml"), ContentsEntry("Deep", 2, "OEBPS/one.xhtml#deep"))
    )


def test_a_missing_chapter_is_left_out_and_the_rest_kept(make_book: MakeBook) -> None:
    path = make_book({"OEBPS/one.xhtml": None})
    assert [block.text for block in blocks_of(path)] == ["Two", "Second words."]
    ending = list(assemble(parse(path)))[-1]
    assert isinstance(ending, TextEnd)
    assert "Second" in [section.title for section in ending.sections]
    assert ending.omissions == (Omission(OmissionKind.CHAPTER, 1, ("OEBPS/one.xhtml",)),)


def test_chapters_off_the_main_path_come_last(make_book: MakeBook, book_texts: dict[str, str]) -> None:
    package = book_texts["package"].replace('<itemref idref="one"/>', '<itemref idref="one" linear="no"/>')
    assert blocks_of(make_book({"OEBPS/book.opf": package}))[0].text == "Two"


def test_pictures_are_taken_once_and_only_from_the_book(make_book: MakeBook, chapter_of: Chapter) -> None:
    body = (
        '<p>a<img src="p.png" alt="A picture"/></p><img src="p.png"/><img src="http://x.y/z.png" alt="far"/>'
        '<img src="file:///etc/passwd" alt="near"/><img src="../../x.png" alt="above"/><img src="p.svg" alt="drawn"/>'
    )
    path = make_book({"OEBPS/one.xhtml": chapter_of(body), "OEBPS/p.png": PIXEL, "OEBPS/p.svg": "<svg/>"})
    pieces = list(parse(path))
    images = [piece for piece in pieces if isinstance(piece, Image)]
    assert [(image.media_type, image.width, image.height, image.data) for image in images] == [
        ("image/png", 1, 1, PIXEL)
    ]
    shown = [piece for piece in pieces if isinstance(piece, Block) and piece.kind is BlockKind.IMAGE]
    assert [(block.text, block.image) for block in shown] == [("A picture", images[0].hash), ("", images[0].hash)]
    words = " ".join(piece.text for piece in pieces if isinstance(piece, Block))
    assert all(word in words for word in ("far", "near", "above", "drawn"))


def test_html_entities_and_an_empty_title_lose_nothing(make_book: MakeBook, chapter_of: Chapter) -> None:
    path = make_book({"OEBPS/one.xhtml": chapter_of("<p>a&nbsp;b&mdash;c &amp; d</p>")})
    assert blocks_of(path)[0].text == "a\xa0b—c & d"


def test_entities_of_the_books_own_are_never_expanded(make_book: MakeBook) -> None:
    evil = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "bbbb">'
        '<!ENTITY c "&b;&b;&b;">]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>x &a; &c; y</p></body></html>'
    )
    text = " ".join(block.text for block in blocks_of(make_book({"OEBPS/one.xhtml": evil})))
    assert "root:" not in text
    assert "bbbb" not in text
    assert "Second words." in text


def test_a_damaged_chapter_is_mended(make_book: MakeBook) -> None:
    broken = "<html><body><p>one <b>two<p>three &unknown; four</body>"
    text = " ".join(block.text for block in blocks_of(make_book({"OEBPS/one.xhtml": broken})))
    assert all(word in text for word in ("one", "two", "three", "four"))


def test_a_chapter_in_a_legacy_encoding_is_read(make_book: MakeBook) -> None:
    page = '<?xml version="1.0" encoding="gb2312"?><html><body><p>话说天下大势，分久必合。</p></body></html>'
    assert blocks_of(make_book({"OEBPS/one.xhtml": page.encode("gbk")}))[0].text == "话说天下大势，分久必合。"


ENCRYPTED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
    '<e:EncryptedData><e:EncryptionMethod Algorithm="{}"/></e:EncryptedData></encryption>'
)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"META-INF/container.xml": None}, Problem.EPUB_NO_CONTAINER),
        ({"OEBPS/book.opf": None}, Problem.EPUB_NO_PACKAGE),
        ({"OEBPS/book.opf": "<nothing/>"}, Problem.EPUB_NO_PACKAGE),
        ({"OEBPS/one.xhtml": None, "OEBPS/two.xhtml": None}, Problem.NO_TEXT),
        (
            {"META-INF/encryption.xml": ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes256-cbc")},
            Problem.EPUB_PROTECTED,
        ),
        ({"../evil.txt": "x"}, Problem.ZIP_UNSAFE),
        ({"/etc/passwd": "x"}, Problem.ZIP_UNSAFE),
        ({"C:/x": "x"}, Problem.ZIP_UNSAFE),
        ({"a\\b": "x"}, Problem.ZIP_UNSAFE),
        ({"OEBPS/ONE.xhtml": "x"}, Problem.ZIP_UNSAFE),
        ({"OEBPS/one.xhtml": bytes(8_000_000)}, Problem.ZIP_BOMB),
        ({"bomb": bytes(70_000_000)}, Problem.ZIP_BOMB),
    ],
)
def test_says_why_a_book_is_refused(
    make_book: MakeBook, changes: dict[str, str | bytes | None], problem: Problem
) -> None:
    assert problem_of(make_book(changes)) is problem


def test_scrambled_fonts_are_no_protection(make_book: MakeBook) -> None:
    path = make_book({"META-INF/encryption.xml": ENCRYPTED.format("http://www.idpf.org/2008/embedding")})
    assert blocks_of(path)[0].text == "One"


def test_a_truncated_book_is_damaged(make_book: MakeBook) -> None:
    path = make_book()
    path.write_bytes(path.read_bytes()[:-200])
    assert problem_of(path) is Problem.ZIP_DAMAGED


def test_an_encrypted_entry_is_refused(make_book: MakeBook) -> None:
    path = make_book()
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    path.write_bytes(bytes(data))
    assert problem_of(path) is Problem.ZIP_ENCRYPTED


def test_entries_that_share_bytes_are_refused(make_book: MakeBook, tmp_path: Path) -> None:
    path = make_book()
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    following = data.index(b"PK\x01\x02", entry + 1)
    data[following + 42 : following + 46] = data[entry + 42 : entry + 46]
    path.write_bytes(bytes(data))
    assert problem_of(path) is Problem.ZIP_UNSAFE


def test_a_symbolic_link_is_refused(make_book: MakeBook) -> None:
    path = make_book()
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert problem_of(path) is Problem.ZIP_UNSAFE


def pages_of(path: Path) -> list[tuple[str, int]]:
    *_drafts, ending = assemble(parse(path))
    assert isinstance(ending, TextEnd)
    return [(page.label, page.start) for page in ending.pages]


def test_page_breaks_are_places_within_paragraphs_and_verse(make_book: MakeBook, chapter_of: Chapter) -> None:
    body = (
        '<span epub:type="pagebreak" id="p1" title="1"/><p>ab <span epub:type="pagebreak" id="p2">2</span>cd</p>'
        '<div class="poem"><p>one</p><p>two <span role="doc-pagebreak" aria-label=" Page iii. "/>three</p></div>'
        '<p>end<span epub:type="pagebreak" title="a label that is too long to be one"/></p>'
    )
    path = make_book({"OEBPS/one.xhtml": chapter_of(body), "OEBPS/two.xhtml": None})
    text = "\n".join(block.text for block in blocks_of(path))
    assert [(label, text[start:][:4]) for label, start in pages_of(path)] == [
        ("1", "ab c"),
        ("2", "cd\no"),
        ("iii", "thre"),
    ]


def test_a_page_that_begins_at_the_end_of_a_file_begins_with_the_next_one(
    make_book: MakeBook, chapter_of: Callable[[str], str]
) -> None:
    ending = chapter_of('<p>One</p><div><span epub:type="pagebreak" title="4"/></div>')
    path = make_book({"OEBPS/one.xhtml": ending, "OEBPS/two.xhtml": chapter_of("<p>Two</p>")})
    assert pages_of(path) == [("4", len("One\n"))]


def test_a_list_of_pages_leads_to_where_they_begin(make_book: MakeBook, book_texts: dict[str, str]) -> None:
    nav = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
        '<nav epub:type="toc"><ol><li><a href="one.xhtml">First</a></li></ol></nav>'
        '<nav epub:type="page-list"><ol><li><a href="one.xhtml#deep">7</a></li><li><a href="two.xhtml">8</a></li></ol>'
        "</nav></body></html>"
    )
    assert pages_of(make_book({"OEBPS/nav.xhtml": nav})) == [("7", 4), ("8", 17)]
    package = book_texts["package"].replace(
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
    )
    target = (
        '<pageList><pageTarget><navLabel><text>9</text></navLabel><content src="two.xhtml"/></pageTarget></pageList>'
    )
    ncx = book_texts["ncx"].replace("</ncx>", f"{target}</ncx>")
    assert pages_of(make_book({"OEBPS/book.opf": package, "OEBPS/toc.ncx": ncx})) == [("9", 17)]


NAMED_COVER = '<meta name="cover" content="c"/></metadata>'
COVER_ITEM = '<item id="c" href="c.png" media-type="image/png" {}/></manifest>'


def with_cover(package: str, properties: str = "", meta: str = "</metadata>") -> str:
    return package.replace("</metadata>", meta).replace("</manifest>", COVER_ITEM.format(properties))


@pytest.mark.parametrize(("properties", "meta"), [('properties="cover-image"', "</metadata>"), ("", NAMED_COVER)])
def test_a_book_shows_the_cover_that_it_names(
    make_book: MakeBook, book_texts: dict[str, str], picture: bytes, properties: str, meta: str
) -> None:
    package = with_cover(book_texts["package"], properties, meta)
    pieces = list(parse(make_book({"OEBPS/book.opf": package, "OEBPS/c.png": picture})))
    cover, image, block = pieces[1:4]
    assert isinstance(cover, CoverImage)
    assert cover.image.data == picture
    assert cover.image == image
    assert isinstance(block, Block)
    assert block.image == cover.image.hash


@pytest.mark.parametrize(
    ("body", "has_cover"),
    [
        ('<div><img src="c.png" alt="Cover"/></div>', True),
        ('<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="c.png"/></svg>', True),
        ('<p>Words</p><img src="c.png"/>', False),
        ('<img src="c.png"/><img src="d.png"/>', False),
        ('<img src="none.png"/>', False),
    ],
)
def test_a_first_page_that_is_one_picture_is_the_cover(
    make_book: MakeBook, chapter_of: Chapter, picture: bytes, body: str, has_cover: bool
) -> None:
    files = {"OEBPS/one.xhtml": chapter_of(body), "OEBPS/c.png": picture, "OEBPS/d.png": picture + b" "}
    covers = [piece.image.data for piece in parse(make_book(files)) if isinstance(piece, CoverImage)]
    assert covers == ([picture] if has_cover else [])


def test_a_first_page_that_is_a_broad_title_is_no_cover(make_book: MakeBook, chapter_of: Chapter) -> None:
    title = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 100"><rect width="50" height="50"/></svg>'
    broad = make_book({"OEBPS/one.xhtml": chapter_of(title.format(300))})
    assert not any(isinstance(piece, CoverImage) for piece in parse(broad))
    upright = make_book({"OEBPS/one.xhtml": chapter_of(title.format(70))})
    assert any(isinstance(piece, CoverImage) for piece in parse(upright))


def test_a_cover_that_is_no_picture_is_none(make_book: MakeBook, book_texts: dict[str, str]) -> None:
    package = with_cover(book_texts["package"], 'properties="cover-image"')
    path = make_book({"OEBPS/book.opf": package, "OEBPS/c.png": b"no picture"})
    assert not any(isinstance(piece, CoverImage) for piece in parse(path))
