"""Test emphasis, links, ruby and notes of a Word document."""

import pytest

from reader.core.text.import_events import TextEnd, assemble
from reader.importers import parse
from tests.importers.office.docx_markup import FIELD, STYLES, p, r
from tests.importers.office.parsed_text import Make, blocks_of, marks


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (r("b", "<w:b/>") + r(" "), [("STRONG", "b", "")]),
        (r("i", "<w:i/>") + r("n", '<w:i w:val="0"/>'), [("EMPHASIS", "i", "")]),
        (r("2", '<w:vertAlign w:val="superscript"/>'), [("SUPERSCRIPT", "2", "")]),
        (r("2", '<w:vertAlign w:val="subscript"/>'), [("SUBSCRIPT", "2", "")]),
        (r("2", '<w:position w:val="-8"/><w:sz w:val="14"/>'), [("SUBSCRIPT", "2", "")]),
        (r("2", '<w:position w:val="8"/><w:sz w:val="14"/>'), [("SUPERSCRIPT", "2", "")]),
        (r("2", '<w:position w:val="8"/>'), []),
        (r("s", '<w:rStyle w:val="strong"/>'), [("STRONG", "s", "")]),
        (r("s", '<w:rStyle w:val="both"/><w:b w:val="0"/>'), [("EMPHASIS", "s", "")]),
        (f'<w:hyperlink r:id="l1">{r("go")}</w:hyperlink>', [("LINK", "go", "https://x.y/")]),
        (f'<w:hyperlink r:id="l2">{r("go")}</w:hyperlink>', []),
        (f'<w:hyperlink r:id="lost">{r("go")}</w:hyperlink>', []),
        (f'<w:hyperlink w:anchor="there">{r("go")}</w:hyperlink>', [("LINK", "go", "#there")]),
        (
            FIELD.format('HYPERLINK "https://x.y/"', r("go")),
            [("LINK", "go", "https://x.y/")],
        ),
    ],
)
def test_marks_lie_on_their_words(make_docx: Make, runs: str, expected: list[tuple[str, str, str]]) -> None:
    assert marks(blocks_of(make_docx(p(r("a ") + runs + r(" z")), styles=STYLES))[0]) == expected


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (r("abp", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), "αβπ"),
        (r("\uf0fc\uf0e0", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), "✓→"),
        (r("J", '<w:rFonts w:ascii="Wingdings"/><w:b/>'), "☺"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>', "≤"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F06E"/></w:r>', "■"),
        ('<w:r><w:sym w:font="MS Gothic" w:char="2611"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Some Signs" w:char="F041"/></w:r>', "\ufffd"),
        (r("abp", '<w:rFonts w:ascii="Segoe UI Symbol"/>'), "abp"),
    ],
)
def test_signs_are_the_characters_that_they_show(make_docx: Make, runs: str, text: str) -> None:
    assert blocks_of(make_docx(p(r("x ") + runs + r(" y")), styles=STYLES))[0].text == f"x {text} y"


def test_ruby_keeps_its_base_and_its_reading(make_docx: Make) -> None:
    ruby = "".join(
        f"<w:r><w:ruby><w:rt>{r(reading)}</w:rt><w:rubyBase>{r(base)}</w:rubyBase></w:ruby></w:r>"
        for base, reading in (("人", "ひと"), ("人", "ひと"), ("漢字", "かん: じ"))
    )
    block = blocks_of(make_docx(p(r("前") + ruby + r("後"))))[0]
    assert block.text == "前人人漢字後"
    assert marks(block) == [("RUBY", "人", "ひと"), ("RUBY", "人", "ひと"), ("RUBY", "漢字", "かん: じ")]


def test_ruby_that_older_documents_write_as_a_formula_is_ruby_too(make_docx: Make) -> None:
    words = (r'EQ \* jc2 \* "Font:SimSun" \* hps10 \o\ad(\s\up 9(', "かんじ", "),漢字)")
    inner = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in words)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    block = blocks_of(make_docx(p(r("前") + begin + inner + end + r("後"))))[0]
    assert (block.text, marks(block)) == ("前漢字後", [("RUBY", "漢字", "かんじ")])


def test_notes_stand_at_the_end_and_their_references_lead_to_them(make_docx: Make) -> None:
    def note(kind: str, number: int, words: str) -> str:
        return f'<w:{kind} w:id="{number}">{p(words)}{p("more")}</w:{kind}>'

    def reference(kind: str, number: int) -> str:
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'

    body = p(r("one") + reference("endnote", 7) + r("two") + reference("footnote", 2) + reference("footnote", 9))
    separator = f'<w:footnote w:type="separator" w:id="-1">{p("x")}</w:footnote>'
    path = make_docx(body, footnotes=separator + note("footnote", 2, "below"), endnotes=note("endnote", 7, "behind"))
    first, *others = blocks_of(path)
    assert (first.text, marks(first)) == (
        "one[1]two[2]",
        [("NOTE_REFERENCE", "[1]", "#endnote-7"), ("NOTE_REFERENCE", "[2]", "#footnote-2")],
    )
    assert [(block.kind.name, block.text, block.label, block.names) for block in others] == [
        ("RULE", "", "", ()),
        ("FOOTNOTE", "behind", "[1]", ("endnote-7",)),
        ("FOOTNOTE", "more", "", ()),
        ("FOOTNOTE", "below", "[2]", ("footnote-2",)),
        ("FOOTNOTE", "more", "", ()),
    ]


def test_a_note_without_an_id_is_left_out(make_docx: Make) -> None:
    path = make_docx(p("a"), footnotes=f"<w:footnote>{p('lost')}</w:footnote>")
    assert [block.text for block in blocks_of(path)] == ["a"]


def test_links_within_the_document_lead_to_bookmarks(make_docx: Make) -> None:
    body = p("a") + p('<w:bookmarkStart w:id="0" w:name="there"/>' + r("b"))
    ending = list(assemble(parse(make_docx(body))))[-1]
    assert isinstance(ending, TextEnd)
    assert ending.targets["there"] == 2
