from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind, InlineKind, PageStart
from reader.core.text.import_events import CoverImage, SourceEvent, TextEnd, TextHeader, assemble
from reader.core.text.model import Image, TextFormat
from reader.importers import identify, parse

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf

FLOOD = (
    "The river rose in the night and by the morning the lower meadows were under water, so that the cattle had to be "
    "driven to the hill. Nobody in the village could remember such a flood, although the oldest of them spoke of the "
    "year in which the bridge had been carried away."
)
BRIDGE = (
    "The bridge itself was of stone, built by masons who had come over the mountains and gone back again in autumn. "
    "Their marks can still be seen on the third pier when the water is low, a fish and a hammer side by side, and a "
    "number that may be the year or the wages."
)
MILL = (
    "Below the bridge stood the mill, and the miller was the one man who had listened to the weather for long enough "
    "to carry his flour upstairs before the evening. He lost the wheel, two of the ducks and a boat that was not his."
)


def pieces_of(path: Path) -> list[SourceEvent]:
    return list(parse(path))


def blocks_of(path: Path) -> list[Block]:
    return [piece for piece in parse(path) if isinstance(piece, Block)]


def words_of(path: Path) -> list[str]:
    return [block.text for block in blocks_of(path)]


def ending_of(path: Path) -> TextEnd:
    *_drafts, ending = assemble(parse(path))
    assert isinstance(ending, TextEnd)
    return ending


def test_is_known_by_its_content_before_its_name(pdf: Pdf) -> None:
    data = pdf.new().page(pdf.line(50, 500, "words that can be read")).write()
    assert identify(pdf.save(data, "a.txt")) is TextFormat.PDF
    assert identify(pdf.save(data, "a")) is TextFormat.PDF
    assert identify(pdf.save(b"\n" * 900 + data, "b.pdf")) is TextFormat.PDF
    assert identify(pdf.save(b"A PDF begins with %PDF-1.7, says the book.", "c.txt")) is TextFormat.PLAIN


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


def with_heads(pdf: Pdf, pages: int) -> Path:
    writer = pdf.new()
    for number in range(pages):
        head = f"{number + 1}   A BOOK OF FLOODS" if number % 2 else f"THE LOWER MEADOWS   {number + 1}"
        text = f"  Page {'abcdefgh'[number]} has a paragraph of its own. " + FLOOD
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


def test_a_title_with_its_subtitle_stays_whole(pdf: Pdf) -> None:
    page = pdf.new().page(pdf.line(50, 570, "Of Floods", 20), pdf.column(pdf.wrapped(FLOOD)))
    header = pieces_of(pdf.save(page.write(info={"Title": "Of Floods - A History"})))[0]
    assert isinstance(header, TextHeader)
    assert header.title == "Of Floods - A History"


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


def test_chinese_lines_are_joined_without_blanks_and_radicals_become_ideographs(pdf: Pdf) -> None:
    lines = [
        "　　⼀夜之间河⽔涨了上来，到清晨低处",
        "的草地都淹没了，牛群只得赶到⼭上去。",
        "　　⻛停了以后，⼈们才看见桥还在。",
    ]
    rows = [
        pdf.line(50 + 20 * (row[0] == "　"), 500 - 18 * n, row.strip("　"), 10, "Song") for n, row in enumerate(lines)
    ]
    path = pdf.save(pdf.new().page(*rows).write())
    assert words_of(path) == [
        "一夜之间河水涨了上来，到清晨低处的草地都淹没了，牛群只得赶到山上去。",
        "风停了以后，人们才看见桥还在。",
    ]
    header = pieces_of(path)[0]
    assert isinstance(header, TextHeader)
    assert header.language == "zh"


def song(pdf: Pdf, y: int, *words: str) -> list[bytes]:
    """Set words beside each other, the blank between them a quarter of an em and no character."""
    operations, x = [], 50.0
    for one in words:
        font, width = ("Song", 10) if one[0] > "\u2fff" else ("Body", 5)
        operations.append(pdf.line(x, y, one, 10, font))
        x += width * len(one) + 2.5
    return operations


def test_a_number_within_chinese_has_no_blanks_beside_it(pdf: Pdf) -> None:
    page = pdf.new().page(*song(pdf, 500, "见《河流志》第", "15", "页，参看", "Smith", "的文章。"))
    assert words_of(pdf.save(page.write())) == ["见《河流志》第15页，参看Smith的文章。"]


def test_blanks_at_latin_stops_within_chinese_stay(pdf: Pdf) -> None:
    page = pdf.new().page(*song(pdf, 500, "王五", "-", "河流志", "[M].", "北京:", "科学出版社"))
    assert words_of(pdf.save(page.write())) == ["王五 - 河流志[M]. 北京: 科学出版社"]


@pytest.mark.parametrize("label", ["1", "1.2", "[3]", "2."])
def test_the_number_that_a_chinese_line_begins_with_stands_apart(pdf: Pdf, label: str) -> None:
    page = pdf.new().page(*song(pdf, 500, label, "见《河流志》第", "15", "页以下各处的说法"))
    block = blocks_of(pdf.save(page.write()))[0]
    assert f"{block.label} {block.text}".strip() == f"{label} 见《河流志》第15页以下各处的说法"


def test_english_words_in_curly_quotes_have_blanks_beside_them(pdf: Pdf) -> None:
    page = pdf.new().page(*song(pdf, 500, "He", "said", "“no”", "and", "left", "the", "mill."))
    assert words_of(pdf.save(page.write())) == ["He said “no” and left the mill."]


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


def picture(extra: bytes, data: bytes, side: int) -> bytes:
    head = b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB " % (side, side)
    return head + b"/BitsPerComponent 8 %s /Length %d >>\nstream\n%s\nendstream" % (extra, len(data), data)


def test_pictures_stand_between_the_paragraphs(pdf: Pdf) -> None:
    drawn = QImage(60, 60, QImage.Format.Format_RGB888)
    drawn.fill(0xC04020)
    packed = QByteArray()
    buffer = QBuffer(packed)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn.save(buffer, "JPEG")
    jpeg = bytes(packed.data())
    writer = pdf.new()
    writer.pictures += [picture(b"/Filter /DCTDecode", jpeg, 60), picture(b"", b"\x20\x40\xc0" * 400, 20)]
    writer.page(
        pdf.column(pdf.wrapped(FLOOD)),
        b"q 100 0 0 60 60 390 cm /P0 Do Q q 100 0 0 60 200 390 cm /P1 Do Q q 10 0 0 10 60 380 cm /P1 Do Q",
        pdf.column(pdf.wrapped(BRIDGE), top=370),
    )
    pieces = pieces_of(pdf.save(writer.write()))
    images = [piece for piece in pieces if isinstance(piece, Image)]
    assert {(one.media_type, one.width, one.height) for one in images} == {
        ("image/jpeg", 60, 60),
        ("image/png", 20, 20),
    }
    assert next(one.data for one in images if one.media_type == "image/jpeg") == jpeg
    png = QImage.fromData(next(one.data for one in images if one.media_type == "image/png"))
    assert png.pixelColor(10, 10).name() == "#2040c0"
    kinds = [piece.kind for piece in pieces if isinstance(piece, Block)]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.IMAGE, BlockKind.IMAGE, BlockKind.PARAGRAPH]


def test_pictures_may_stand_before_the_first_words(pdf: Pdf) -> None:
    writer = pdf.new()
    for number in range(9):
        writer.pictures.append(picture(b"", bytes([number, 90, 120]) * 400, 20))
        writer.page(b"q 300 0 0 300 50 200 cm /P%d Do Q" % number)
    writer.page(pdf.column(pdf.wrapped(FLOOD)))
    pieces = pieces_of(pdf.save(writer.write()))
    assert isinstance(pieces[0], TextHeader)
    assert pieces[0].language == "en"
    assert sum(isinstance(piece, Image) for piece in pieces) == 9
    assert [piece.text for piece in pieces if isinstance(piece, Block) and piece.text] == [FLOOD]


def test_the_first_page_is_the_cover(pdf: Pdf) -> None:
    pieces = pieces_of(pdf.save(pdf.new().page(pdf.column(pdf.wrapped(FLOOD))).write()))
    assert isinstance(pieces[0], TextHeader)
    assert isinstance(pieces[1], CoverImage)
    drawn = QImage.fromData(pieces[1].image.data)
    assert (drawn.width(), drawn.height()) == (pieces[1].image.width, pieces[1].image.height) == (420, 630)
    assert drawn.pixelColor(2, 2).name() == "#ffffff"


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
