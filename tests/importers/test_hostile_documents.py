import io
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.normalise import clean
from reader.importers import parse

Make = Callable[..., Path]
Write = Callable[[str, str | bytes], Path]

OF_LINES = {BlockKind.VERSE, BlockKind.CODE, BlockKind.TABLE}
DEEP = 100_000
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = "urn:oasis:names:tc:opendocument:xmlns"
T = f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" xmlns:table="{ODF}:table:1.0"'
DOCX_SEED = (
    '<w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>One'
    '</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a'
    '</w:t><w:br/><w:footnoteReference w:id="2"/></w:r><w:hyperlink w:anchor="x"><w:r><w:ruby><w:rt><w:r><w:t>y</w:t>'
    "</w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r></w:hyperlink></w:p></w:tc></w:tr>"
    '</w:tbl><w:p><w:bookmarkStart w:id="1" w:name="x"/><w:del><w:r><w:t>no</w:t></w:r></w:del></w:p>'
)
ODT_SEED = (
    '<text:h text:outline-level="1">One</text:h><text:list text:style-name="L"><text:list-item><text:p>a<text:note '
    'text:id="n"><text:note-citation>1</text:note-citation><text:note-body><text:p>b</text:p></text:note-body>'
    "</text:note></text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>c"
    "<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>y</text:ruby-text></text:ruby></text:p>"
    "</table:table-cell></table:table-row></table:table>"
)
FB2_SEED = (
    b'<?xml version="1.0" encoding="utf-8"?><FictionBook><description><title-info><book-title>T</book-title>'
    b'</title-info></description><body><section id="a"><title><p>One</p></title><p>b <a type="note" href="#n">1</a>'
    b"</p><poem><stanza><v>c</v></stanza></poem><table><tr><td>d</td></tr></table></section></body>"
    b"<body name='notes'><section id='n'><p>e</p></section></body></FictionBook>"
)
RTF_SEED = (
    rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 x;}}{\stylesheet{\s1 heading 1;}}\pard\s1\f0 \'d1\'a7\par\pard "
    rb"a\uc1\u23398?{\footnote b}{\listtext 1.}\trowd c\cell\row{\pict 00}\par}"
)


def check(content: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file" + suffix)
        path.write_bytes(content)
        try:
            blocks = [piece for piece in parse(path) if isinstance(piece, Block)]
        except ReaderError:
            return
    for block in blocks:
        assert clean(block.text) == block.text
        assert "\n" not in block.text or block.kind in OF_LINES
        assert all(0 <= mark.start < mark.end <= len(block.text) for mark in block.inlines)
        assert all(unicodedata.category(one) != "Cs" for one in block.text)


def problem_of(path: Path) -> Problem | None:
    try:
        list(parse(path))
    except ReaderError as error:
        return error.problem if error.path == path else Problem.FILE_MISSING
    return None


def unpressed(path: Path) -> Path:
    """Store the members uncompressed, so that repetitive content is not taken for a bomb."""
    whole = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(whole, "w") as stored:
        for name in archive.namelist():
            stored.writestr(name, archive.read(name))
    path.write_bytes(whole.getvalue())
    return path


def mutated(seed: bytes) -> st.SearchStrategy[bytes]:
    snippets = st.sampled_from(
        [
            b"<",
            b">",
            b'"',
            b"/>",
            b"</w:p>",
            b"<w:p>",
            b"<text:p>",
            b"<p>",
            b"&",
            b"\\",
            b"{",
            b"}",
            b"\\u-1 ",
            b"-1",
            b"99",
        ]
    )
    edit = st.tuples(st.integers(0, len(seed)), st.integers(0, 20), snippets | st.binary(max_size=6))

    def apply(edits: list[tuple[int, int, bytes]]) -> bytes:
        data = seed
        for place, length, new in edits:
            data = data[:place] + new + data[place + length :]
        return data

    return st.lists(edit, max_size=8).map(apply)


def seeds(make_docx: Make, make_odt: Make) -> dict[str, bytes]:
    docx = make_docx(
        DOCX_SEED, styles="<w:style w:styleId='1' w:type='paragraph'><w:name w:val='heading 1'/></w:style>"
    )
    return {
        ".docx": docx.read_bytes(),
        ".odt": make_odt(ODT_SEED).read_bytes(),
        ".fb2": FB2_SEED,
        ".rtf": RTF_SEED,
    }


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".fb2", ".rtf"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(make_docx: Make, make_odt: Make, suffix: str, data: st.DataObject) -> None:
    check(data.draw(mutated(seeds(make_docx, make_odt)[suffix])), suffix)


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_document_of_damaged_parts_is_read_or_refused(
    make_docx: Make, make_odt: Make, suffix: str, data: st.DataObject
) -> None:
    whole = io.BytesIO()
    seed = seeds(make_docx, make_odt)[suffix]
    with zipfile.ZipFile(io.BytesIO(seed)) as sound, zipfile.ZipFile(whole, "w") as damaged:
        hit = data.draw(st.sampled_from([name for name in sound.namelist() if name.endswith((".xml", ".rels"))]))
        for name in sound.namelist():
            damaged.writestr(name, data.draw(mutated(sound.read(name))) if name == hit else sound.read(name))
    check(whole.getvalue(), suffix)


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".fb2", ".rtf", ".fb2.zip"])
def test_a_file_that_was_cut_off_is_read_or_refused(
    make_docx: Make, make_odt: Make, write_file: Write, suffix: str
) -> None:
    whole = seeds(make_docx, make_odt) | {".fb2.zip": b"PK\x03\x04" + bytes(400)}
    for tenth in range(1, 10):
        cut = whole[suffix][: len(whole[suffix]) * tenth // 10]
        problem = problem_of(write_file(f"a{suffix}", cut))
        assert problem is None or problem in {
            Problem.ZIP_DAMAGED,
            Problem.NO_TEXT,
            Problem.MARKUP_DAMAGED,
            Problem.FORMAT_UNKNOWN,
        }


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_a_packed_document_that_was_cut_off_is_damaged(
    make_docx: Make, make_odt: Make, write_file: Write, suffix: str
) -> None:
    whole = seeds(make_docx, make_odt)[suffix]
    assert problem_of(write_file(f"a{suffix}", whole[: len(whole) // 2])) is Problem.ZIP_DAMAGED


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "bbbbbbbbbb"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c '
    '"&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd"><!ENTITY % e SYSTEM "file:///etc/passwd"> %e;]>'
)


@pytest.mark.parametrize("words", ["&c;", "&d;", "&unknown;", "&#xD800;", "&#0;", "&#99999999999;"])
def test_entities_of_a_documents_own_and_of_no_character_do_no_harm(
    make_docx: Make, make_odt: Make, write_file: Write, words: str
) -> None:
    docx = f"{ENTITIES}<w:document {W}><w:body><w:p><w:r><w:t>one {words} two</w:t></w:r></w:p></w:body></w:document>"
    odt = (
        f"{ENTITIES}<office:document-content {T}><office:body><office:text><text:p>one {words} two</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    fb2 = f"{ENTITIES}<FictionBook><body><section><p>one {words} two</p></section></body></FictionBook>"
    for path in (
        make_docx("", files={"word/document.xml": docx}),
        make_odt("", files={"content.xml": odt}),
        write_file("a.fb2", fb2),
    ):
        text = " ".join(piece.text for piece in parse(path) if isinstance(piece, Block))
        assert text.startswith("one")
        assert "root:" not in text
        assert "bbbb" not in text


@pytest.mark.timeout(60)
@pytest.mark.parametrize("tag", ["w:tbl", "w:p", "w:sdt", "w:ins"])
def test_a_word_document_of_many_levels_is_read_or_refused(make_docx: Make, tag: str) -> None:
    deep = (
        f"<w:document {W}><w:body>{f'<{tag}>' * DEEP}<w:r><w:t>a</w:t></w:r>{f'</{tag}>' * DEEP}</w:body></w:document>"
    )
    path = unpressed(make_docx("", files={"word/document.xml": deep}))
    assert problem_of(path) in {None, Problem.DOCUMENT_DAMAGED, Problem.NO_TEXT}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("tag", ["text:list", "text:span", "table:table", "text:section"])
def test_an_opendocument_of_many_levels_is_read_or_refused(make_odt: Make, tag: str) -> None:
    body = f"<office:body><office:text>{f'<{tag}>' * DEEP}a{f'</{tag}>' * DEEP}</office:text></office:body>"
    deep = f"<office:document-content {T}>{body}</office:document-content>"
    path = unpressed(make_odt("", files={"content.xml": deep}))
    assert problem_of(path) in {None, Problem.DOCUMENT_DAMAGED, Problem.NO_TEXT}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("tag", ["section", "cite", "p", "strong"])
def test_a_book_of_many_levels_is_read_or_refused(write_file: Write, tag: str) -> None:
    deep = f"<FictionBook><body>{f'<{tag}>' * DEEP}a{f'</{tag}>' * DEEP}</body></FictionBook>"
    assert problem_of(write_file("a.fb2", deep)) in {None, Problem.MARKUP_DAMAGED, Problem.NO_TEXT}


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "body",
    [
        "{" * DEEP + "a",
        r"{\footnote " * DEEP + "a",
        r"{\*\shppict" * DEEP + "a",
        r"\trowd" * DEEP + r"\cell" * DEEP,
        r"{\field{\*\fldinst{HYPERLINK " * 20_000 + "a",
        r"{\listtext " * DEEP,
        r"\u99999999999 \u-99999 \uc \uc-5 \f9999999999 \fcharset999 \bin \bin999999999 a",
        r"{\stylesheet{\s1 " + "x" * DEEP + "}}",
        r"{\stylesheet{\s1" + r"\a" * DEEP + "}}",
        r"{\stylesheet" + r"{\s1 " * 20_000,
        r"{\b\i" * 20_000,
        r"{\fonttbl{\f0\fcharset134 SimSun" * 20_000,
        r"{\footnote{\fonttbl" + r"\f0\fcharset134 SimSun" * 20_000,
    ],
)
def test_monstrous_rich_texts_end_soon(write_file: Write, body: str) -> None:
    assert problem_of(write_file("a.rtf", r"{\rtf1\ansi" + body)) in {None, Problem.DOCUMENT_DAMAGED, Problem.NO_TEXT}


def test_bombs_are_refused(make_docx: Make, make_odt: Make, pack: Callable[..., Path]) -> None:
    bomb = b"<a>" + bytes(4_000_000)
    assert problem_of(make_docx("", files={"word/document.xml": bomb})) is Problem.ZIP_BOMB
    assert problem_of(make_odt("", files={"content.xml": bomb})) is Problem.ZIP_BOMB
    assert problem_of(pack("a.fb2.zip", {"a.fb2": bomb})) is Problem.ZIP_BOMB


def test_members_that_lead_outside_are_refused(make_docx: Make, make_odt: Make) -> None:
    for make in (make_docx, make_odt):
        assert problem_of(make("", files={"../evil": "x"})) is Problem.ZIP_UNSAFE


def test_huge_spans_cost_nothing(make_docx: Make, make_odt: Make, write_file: Write) -> None:
    span = '<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'
    assert problem_of(make_docx(f"<w:tbl><w:tr>{span * 3}</w:tr></w:tbl>")) is None
    cell = '<td colspan="999999" rowspan="999999">a</td>'
    book = f"<FictionBook><body><table>{f'<tr>{cell}</tr>' * 300}</table></body></FictionBook>"
    assert problem_of(write_file("a.fb2", book)) is None
