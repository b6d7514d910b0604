from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block
from reader.core.text.import_events import TextHeader
from reader.core.text.model import TextFormat
from reader.importers import identify, parse

Write = Callable[[str, str | bytes], Path]
Shape = tuple[str, str, int, str]

HEAD = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\fswiss\fcharset0 Arial;}}"
SHEET = (
    r"{\stylesheet{\s0 Normal;}{\s1\sb240\outlinelevel0\b heading 1;}{\s2\fs36 \'b1\'ea\'cc\'e2 2;}{\s3 Title;}"
    r"{\s4 Subtitle;}{\s5\li567 Quotations;}{\s6 Preformatted Text;}{\s7 toc 1;}{\s8\outlinelevel2 mine;}}"
)
_UP, _DOWN = "SUPERSCRIPT", "SUBSCRIPT"


def hexed(words: str, encoding: str = "gbk") -> str:
    return "".join(rf"\'{byte:02x}" for byte in words.encode(encoding))


def blocks_of(path: Path) -> list[Block]:
    return [piece for piece in parse(path) if isinstance(piece, Block)]


def shapes(path: Path) -> list[Shape]:
    return [(block.kind.name, block.text, block.level, block.label) for block in blocks_of(path)]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (HEAD + r"\f0 " + hexed("学而时习之") + "}", "学而时习之"),
        (HEAD + r"\f1 " + hexed("学而时习之") + "}", "学而时习之"),
        (HEAD + r"\f0 \'86s\'b5\'c4}", "唖的"),
        (HEAD + r"\f0 x " + hexed("㐀𠀀学", "gb18030") + "}", "x 㐀𠀀学"),
        (HEAD + r"\f0" + hexed("３回ſK", "gb18030") + r"\f0" + hexed("４") + "}", "３回ſK４"),
        (HEAD + r"\f0 a" + hexed("{学}\\") + "}", "a{学}\\"),
        (HEAD + r"\uc1 \u23398?\u32780?\u26102\'ca}", "学而时"),
        (HEAD + r"{\uc2 \u23398\'d1\'a7\u32780\'b6\'f8}\uc0 \u26102}", "学而时"),
        (HEAD + r"{\uc1 \u-10179?\u-8704?}}", "😀"),
        (r"{\rtf1\ansi\ansicpg950{\fonttbl{\f0\fcharset136 x;}}\f0 " + hexed("讀書", "cp950") + "}", "讀書"),
        (r"{\rtf1\ansi\ansicpg1251 " + hexed("Слово", "cp1251") + "}", "Слово"),
        (r"{\rtf1\ansi caf\'e9 \ldblquote x\rdblquote\emdash\~y}", "café “x”—\xa0y"),
        (HEAD + r"\f0 {\*\unknown gone}{\header gone}a\{b\}\\c}", r"a{b}\c"),
        (HEAD + r"a{\field{\*\fldinst HYPERLINK \"https://x.y/\"}{\fldrslt  link}} b}", "a link b"),
        (HEAD + r"a{\pict\pngblip " + "00ff" * 500 + r"}b{\*\shppict{\pict\bin3 }}}}}c}", "abc"),
        (HEAD + "学而时习之}", "学而时习之"),
    ],
)
def test_words_come_right_in_every_spelling(write_file: Write, source: str, words: str) -> None:
    assert [block.text for block in blocks_of(write_file("a.rtf", source))] == [words]


WESTERN = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\froman\fcharset2 Symbol;}"
    r"{\f2\fnil\fcharset2 Wingdings;}{\f3\fnil\fcharset128 MS Mincho;}{\f4\fnil\fcharset129 Batang;}"
    r"{\f5\fnil\fcharset136 MingLiU;}{\f6\fnil\fcharset134 SimSun;}{\f7\fnil\fcharset204 Arial Cyr;}}\f0 "
)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (r"A1 \f3\'83R\'83s\'81[", "A1 コピー"),
        (r"\f3 \'83R\'83s\par \'81[ \'b1 b", "コピ|ー ｱ b"),
        (r"{\f5 \'a6b\'aae\'c3\'e4}A", "在河邊A"),
        (r"\f6 " + hexed("学而时习之") + r"\f0  end", "学而时习之 end"),
        (r"\f4 " + hexed("한국", "cp949") + r"\plain  caf\'e9", "한국 café"),
        (r"\f7 " + hexed("Слово", "cp1251") + r"\par " + hexed("ещё", "cp1251"), "Слово|ещё"),
        (r"{\uc2\f3 \u12467\'83R\u12500\'83\'73}", "コピ"),
        ("\\f3 \\'83\r\n\\'52\\'83\\'73", "コピ"),
        (r"{\*\unknown \f3\'83R}caf\'e9", "café"),
        (r"x {\f1 abp} \f1 \'a3\f0  y", "x αβπ ≤ y"),
        (r"\f2 J\'fc\u-3844?\u-3930?\f0  ok", "☺✓✓🔿 ok"),
        (r'a {\field{\*\fldinst SYMBOL 97 \\f "Symbol"}{\fldrslt{\f1 a}}} b', "a α b"),
        (r"{\*\bkmkstart \f1 abc}{\f1 a\{b{\pict\bin3 }}}}d}c", "α{βδc"),
    ],
)
def test_each_font_has_its_own_letters_on_a_western_page(write_file: Write, body: str, words: str) -> None:
    assert [block.text for block in blocks_of(write_file("a.rtf", WESTERN + body + "}"))] == words.split("|")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (r"a {\deleted\revauthdel1 old}{\revised\revauth1 new}", "a new"),
        (r"a{\v hidden {\b more} \{x\} \'d1\'a7\u23398?}b", "ab"),
        (r"a\v hidden\v0 b", "ab"),
        (r"a\v hidden\plain b", "ab"),
        (r"a{\deleted\v x\v0 y}b", "ab"),
        (r"a{\v\f0 }\v \f0\v0 " + hexed("学"), "a学"),
        (r"{\xe {\v indexed}}a\viewkind1 b", "ab"),
        (r"a{\v never ended", "a"),
        (r"a{\field{\*\fldinst { EQ \\o\\ac(\u9675?,3)}}{\fldrslt {}}}b", "a③b"),
    ],
)
def test_what_a_reader_would_see_is_kept_and_nothing_else(write_file: Write, body: str, words: str) -> None:
    assert [block.text for block in blocks_of(write_file("a.rtf", HEAD + body + "}"))] == [words]


def test_bytes_that_were_not_escaped_are_read_by_the_code_page(write_file: Write) -> None:
    source = HEAD.encode() + rb"\f0 " + "学而时习之".encode("gbk") + b"}"
    assert [block.text for block in blocks_of(write_file("a.rtf", source))] == ["学而时习之"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\pard\s1 One\par\pard\s0 words\par", [("HEADING", "One", 1, ""), ("PARAGRAPH", "words", 0, "")]),
        (r"\pard\s2 Two\par\pard\s8 Three\par", [("HEADING", "Two", 2, ""), ("HEADING", "Three", 3, "")]),
        (r"\pard\outlinelevel1 Own\par\pard x\par", [("HEADING", "Own", 2, ""), ("PARAGRAPH", "x", 0, "")]),
        (
            r"\pard\s3 Name\par\pard\s4 More\par\pard\s1 One\par",
            [("HEADING", "Name", 1, ""), ("STANDFIRST", "More", 0, ""), ("HEADING", "One", 2, "")],
        ),
        (r"\pard\s5 said\par\pard\s7 One 3\par\pard x\par", [("QUOTATION", "said", 1, ""), ("PARAGRAPH", "x", 0, "")]),
        (r"\pard\s6 if x:\line y\par\pard\s6 z\par", [("CODE", "if x:\ny\nz", 0, "")]),
        (
            r"\pard\s6 if x:\par     y\par\tab z\par\par end\par\par\pard w\par",
            [("CODE", "if x:\n    y\n\tz\n\nend", 0, ""), ("PARAGRAPH", "w", 0, "")],
        ),
        (r"\pard one\line two\par", [("VERSE", "one\ntwo", 0, "")]),
        (
            r"\pard{\listtext 1.\tab}a\par\pard{\listtext\'b7\tab}b\par\pard{\pntext (i)\tab}c\par",
            [("LIST_ITEM", "a", 1, "1."), ("LIST_ITEM", "b", 1, "•"), ("LIST_ITEM", "c", 1, "(i)")],
        ),
        (
            r"\trowd\intbl a\cell b\par c\cell\row\trowd\intbl d\cell e\cell{\trowd\row}\pard after\par",
            [("TABLE", "a\tb c\nd\te", 0, ""), ("PARAGRAPH", "after", 0, "")],
        ),
        (
            r"\pard\s1{\listtext 1.\tab}One\par\pard\s1{\listtext\u31532?\u20108?\u31456?\tab}Two\par\pard x\par",
            [("HEADING", "1. One", 1, ""), ("HEADING", "第二章\u3000Two", 1, ""), ("PARAGRAPH", "x", 0, "")],
        ),
        (
            r"\trowd\intbl{\listtext 1.\tab}a\cell b\cell c\row\pard after\par",
            [("TABLE", "1. a\tb\tc", 0, ""), ("PARAGRAPH", "after", 0, "")],
        ),
        (
            r"\pard before\par\pard a\cell b\cell\row\pard after\par",
            [("PARAGRAPH", "before", 0, ""), ("TABLE", "a\tb", 0, ""), ("PARAGRAPH", "after", 0, "")],
        ),
    ],
)
def test_headings_lists_and_tables_are_kept(write_file: Write, body: str, expected: list[Shape]) -> None:
    assert shapes(write_file("a.rtf", HEAD + SHEET + body + "}")) == expected


def boxed(words: str) -> str:
    return rf"{{\shp{{\*\shpinst\shpleft9{{\sp{{\sn x}}{{\sv 1}}}}{{\shptxt {words}}}}}{{\shprslt{{\pict 00}}}}}}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rf"\pard one {boxed('in a box')}two,\par three\par", ["one two,", "in a box", "three"]),
        (rf"\pard\s1 One{boxed(chr(92) + 'pard a' + chr(92) + 'par b')}\par\pard two\par", ["# One", "a", "b", "two"]),
        (rf"\pard\s1 One\par{boxed('a')}Two\par", ["# One", "# Two", "a"]),
        (rf"\pard\b x,{boxed('a')}\par y\par", ["x,", "a", "y"]),
        (rf"\pard {boxed(boxed('inner') + 'outer,')}\par y\par", ["outer,", "inner", "y"]),
        (rf"\trowd a{boxed('in a box')}\cell b\cell\row\pard y\par", ["a in a box\tb", "y"]),
        (rf"a{{\footnote note{boxed('in a box')}}}\par", ["a[1]", "", "note", "in a box"]),
        (rf"a{{\*\do\dobxpage\dptxbx{{\dptxbxtext {hexed('学')}}}}}b\par", ["ab", "学"]),
        (rf"a{boxed('')}b\par", ["ab"]),
    ],
)
def test_text_boxes_follow_the_paragraphs_that_they_stand_at(write_file: Write, body: str, expected: list[str]) -> None:
    found = blocks_of(write_file("a.rtf", HEAD + SHEET + body + "}"))
    assert [("# " if block.kind.name == "HEADING" else "") + block.text for block in found] == expected


def test_a_box_that_names_itself_is_read_once(write_file: Write) -> None:
    own_sign = r"\u-549?1\u-559?"
    found = blocks_of(write_file("a.rtf", rf"{HEAD}a{boxed('b' + own_sign)}{own_sign}\par c\par}}"))
    assert [block.text for block in found] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"a{\b b}c", [("STRONG", "b")]),
        (r"a\b b\b0 c", [("STRONG", "b")]),
        (r"a{\b b{\i c}d}e", [("STRONG", "b"), ("EMPHASIS", "c"), ("STRONG", "c"), ("STRONG", "d")]),
        (r"a\b b\plain c\bin0 d", [("STRONG", "b")]),
        (r"x{\super 2} H{\sub 2}O y\up6 3\up0 z{\dn6 4}", [(_UP, "2"), (_DOWN, "2"), (_UP, "3"), (_DOWN, "4")]),
        (r"a\super b\nosupersub c", [(_UP, "b")]),
        (r"a\{\b b\}c}", [("STRONG", "b}c")]),
    ],
)
def test_marks_lie_on_their_words(write_file: Write, body: str, expected: list[tuple[str, str]]) -> None:
    block = blocks_of(write_file("a.rtf", HEAD + body + "}"))[0]
    assert [(mark.kind.name, block.text[mark.start : mark.end]) for mark in block.inlines] == expected


def test_boldness_goes_on_over_paragraphs_and_not_into_headings(write_file: Write) -> None:
    body = r"\pard\s1\b One\par\pard\s0 a\par\par b\par c\plain d\par"
    found = blocks_of(write_file("a.rtf", HEAD + SHEET + body + "}"))
    bold = [[block.text[mark.start : mark.end] for mark in block.inlines] for block in found]
    assert bold == [[], ["a"], ["b"], ["c"]]


def test_notes_stand_at_the_end_and_their_references_lead_to_them(write_file: Write) -> None:
    body = r"one{\super\chftn}{\footnote\pard{\super\chftn} below\par more} two{\footnote " + hexed("注") + r"}\par"
    first, *others = blocks_of(write_file("a.rtf", HEAD + body + "}"))
    assert first.text == "one[1] two[2]"
    assert [(mark.kind.name, mark.target) for mark in first.inlines] == [
        ("NOTE_REFERENCE", "#note1"),
        ("NOTE_REFERENCE", "#note2"),
    ]
    assert [(block.kind.name, block.text, block.label, block.names) for block in others] == [
        ("RULE", "", "", ()),
        ("FOOTNOTE", "below", "[1]", ("note1",)),
        ("FOOTNOTE", "more", "", ()),
        ("FOOTNOTE", "注", "[2]", ("note2",)),
    ]


def test_ruby_keeps_its_base_and_its_reading(write_file: Write) -> None:
    field = r"{\field{\*\fldinst { EQ \\* jc3 \\o\\al(\\s\\up 11(\u12363?\u12435?),\u28450?\u23383?)}}{\fldrslt {}}}"
    block = blocks_of(write_file("a.rtf", HEAD + rf"a{field}b}}"))[0]
    assert block.text == "a漢字b"
    assert [(mark.kind.name, mark.start, mark.end, mark.target) for mark in block.inlines] == [("RUBY", 1, 3, "かん")]


def test_lines_are_paragraphs_and_headings_are_told_by_their_numbers(write_file: Write) -> None:
    words = ("论学习", "第一章 开始", "学而时习之", "不亦说乎", "第二章 继续", "有朋自远方来")
    path = write_file("a.rtf", HEAD + r"\f0 " + r"\par ".join(map(hexed, words)) + "}")
    assert [(block.kind.name, block.level, block.text) for block in blocks_of(path)] == [
        ("HEADING", 1, "论学习"),
        ("HEADING", 2, "第一章 开始"),
        ("PARAGRAPH", 0, "学而时习之"),
        ("PARAGRAPH", 0, "不亦说乎"),
        ("HEADING", 2, "第二章 继续"),
        ("PARAGRAPH", 0, "有朋自远方来"),
    ]


def test_parts_without_a_number_are_headings_as_the_chapters_are(write_file: Write) -> None:
    words = "He rose early that morning and looked at the rain on the road, where nobody went by."
    names = ("Preface", "Chapter 1", "Chapter 2", "To the reader")
    parts = "".join(rf"{{\qc\b {name}\par}}\pard {words}\par {words}\par " for name in names)
    found = blocks_of(write_file("a.rtf", HEAD + parts + "}"))
    headings = [(block.text, block.level) for block in found if block.kind.name == "HEADING"]
    assert headings == [(name, 1) for name in names]


@pytest.mark.parametrize(
    ("info", "title", "author"),
    [
        (r"{\info{\title Of Bees}{\author A. Writer}}", "Of Bees", "A. Writer"),
        (rf"{{\info{{\title {hexed('论学习')}}}{{\author Administrator}}}}", "论学习", ""),
        (r"{\info{\title ??}{\*\ud{\title \u35770?\u23398?}}}", "论学", ""),
        ("", "a", ""),
    ],
)
def test_the_document_says_what_it_is(write_file: Write, info: str, title: str, author: str) -> None:
    header = next(iter(parse(write_file("a.rtf", HEAD + info + r"12\par 34}"))))
    assert header == TextHeader(title, author, "", TextFormat.RTF, "utf-8")


@pytest.mark.parametrize("name", ["a.rtf", "a.doc", "a"])
def test_a_rich_text_is_known_under_any_name(write_file: Write, name: str) -> None:
    assert identify(write_file(name, HEAD + "x}")) is TextFormat.RTF


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (HEAD + "}", Problem.NO_TEXT),
        (HEAD, Problem.NO_TEXT),
        (HEAD + r"\pict\bin}", Problem.DOCUMENT_DAMAGED),
    ],
)
def test_says_why_a_rich_text_cannot_be_read(write_file: Write, source: str, problem: Problem) -> None:
    with pytest.raises(ReaderError) as caught:
        list(parse(write_file("a.rtf", source)))
    assert caught.value.problem is problem
