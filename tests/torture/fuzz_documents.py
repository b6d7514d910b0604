# ruff: noqa: E501 - one sample per line
"""Build valid word processor documents, archives and saved pages for `fuzz_samples`."""

from __future__ import annotations

import io
import plistlib
import quopri
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.importers.conftest import FB2_SPACES, docx_files, odt_files

_CASES = Path(__file__).parents[1] / "data" / "cases"
_WORD_STYLES = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="HTML Preformatted"/><w:basedOn w:val="1"/></w:style>'
)
_WORD_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_WORD_BODY = (
    '<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>开始</w:t></w:r></w:p><w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>学</w:t></w:r></w:p>'
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:bookmarkStart w:id="0" w:name="there"/><w:r><w:rPr><w:b/></w:rPr><w:t>而时习之</w:t></w:r>'
    '<w:r><w:footnoteReference w:id="2"/></w:r><w:hyperlink r:id="l1"><w:r><w:t>link</w:t></w:r></w:hyperlink><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'
    '<w:p><w:pPr><w:pStyle w:val="c"/></w:pPr><w:r><w:t>if x:</w:t></w:r></w:p><w:p><w:r><w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>'
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \\* jc2 \\o\\ad(\\s\\up 9(a),b)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    "<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara></w:p>"
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A view"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="i1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
    "<w:t>学而时习之，不亦说乎？有朋自远方来，不亦乐乎？</w:t></w:r></w:p>"
)
_OPEN_BODY = (
    '<text:h text:outline-level="1">开始</text:h><text:p text:style-name="P1">学而<text:s text:c="3"/>时<text:tab/>习之<text:line-break/>不亦说乎'
    '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note>'
    '<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>かん</text:ruby-text></text:ruby><text:a xlink:href="https://x.y/">link</text:a></text:p>'
    "<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item></text:list>"
    '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>c</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>d</text:p></table:table-cell></table:table-row></table:table>'
    '<text:p><draw:frame><draw:image xlink:href="Pictures/one.png"/></draw:frame><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>有朋自远方来，不亦乐乎？</text:p>'
)
_OPEN_FORMULA = '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>E</mi><mo>=</mo><msup><mi>c</mi><mn>2</mn></msup></mrow><annotation encoding="StarMath 5.0">E</annotation></semantics></math>'
_OPEN_STYLES = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"><style:text-properties fo:font-weight="bold"/></style:style>'
_FICTION = (
    f"<?xml version='1.0' encoding='utf-8'?><FictionBook {FB2_SPACES}><description><title-info><author><first-name>И</first-name></author><book-title>Книга</book-title><lang>ru</lang>"
    '<coverpage><image l:href="#p"/></coverpage></title-info></description><body><title><p>Книга</p></title><section id="s"><title><p>I</p></title><epigraph><p>e</p></epigraph>'
    '<p>Слова <strong>слова</strong><a l:href="#n" type="note">1</a></p><poem><stanza><v>a</v><v>b</v></stanza></poem><table><tr><td colspan="2">c</td><td>d</td></tr></table><image l:href="#p"/></section></body>'
    '<body name="notes"><section id="n"><title><p>1</p></title><p>note</p></section></body><binary id="p" content-type="image/png">iVBORw0KGgo=</binary></FictionBook>'
)
_RICH = (
    r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}{\stylesheet{\s1\outlinelevel0 heading 1;}{\s6 Preformatted Text;}}{\info{\title Of Bees}}"
    r"\pard\s1 One\par\pard\s0 \'d1\'a7{\b bold {\i both}}\u23398?{\super\chftn}{\footnote\pard note\par} {\v hidden}{\deleted old}\par\pard{\listtext 1.\tab}a\par"
    r"\pard\s6 if x:\par     y\par\par z\par\trowd\intbl c\cell d\cell\row\pard{\field{\*\fldinst EQ \\o\\al(\\s\\up 11(a),b)}{\fldrslt x}}{\pict\pngblip 00ff}{\*\shppict{\pict\bin3 }}}}end\line more\par}"
)
_PAGE = "<html><head><meta charset=utf-8><title>题</title></head><body><h1>一</h1><p>学而时习之<img src='cid:a@b'></p><pre><div>a</div><div> b</div></pre><table><caption>c</caption><tr><td>d<td>e</table></body></html>"

PARTS = (
    *(b"<w:p>", b"</w:p>", b"<w:r>", b"<w:t>", b"<w:tbl>", b"<w:tc>", b"<w:br/>", b"<m:oMathPara>", b"<m:e>", b"<w:ruby>", b"w:val", b"rId1"),
    *(b"<text:p>", b"<text:list>", b"<text:note>", b"<table:table>", b"<text:span>", b'text:c="99999999"', b"number-columns-repeated"),
    *(b"<section>", b"</section>", b"<poem>", b"<v>", b"<p>", b"</p>", b"<binary id='p'>", b"&a;", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<!--", b"&#0;"),
)  # fmt: skip
WORDS = (
    *(b"{", b"}", b"\\", b"\\'", b"\\'d1", b"\\u-1?", b"\\u99999999", b"\\uc9", b"\\bin9", b"\\par ", b"\\pard", b"\\cell", b"\\row", b"\\trowd", b"\\line "),
    *(b"\\v ", b"\\v0", b"\\deleted", b"\\plain", b"\\b", b"\\super ", b"\\s1", b"\\s6 ", b"\\outlinelevel0", b"{\\footnote ", b"{\\listtext ", b"{\\pict "),
    *(b"\\ansicpg1", b"\\fcharset77", b"{\\*\\fldinst EQ ", b"{\\stylesheet", b"\x00", b"\xff"),
)  # fmt: skip
LINES = (
    *(b"\r\n", b"\r\n\r\n", b"----=_b0", b"--", b"=", b"=3D", b"=E5=AD", b"Content-Type: ", b"multipart/related", b"text/html; charset=gb2312\r\n"),
    *(b"Content-Transfer-Encoding: base64\r\n", b"boundary=", b"<table>", b"<pre>", b"<td>", b"<caption>", b"&#0;", b"\x00", b"bplist00"),
)  # fmt: skip


def word_documents() -> list[bytes]:
    """Return Word documents with styles, lists, notes, fields, formulas, ruby, a table and an image."""
    notes = '<w:footnote w:id="2"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote>'
    return [
        _packed(docx_files(_WORD_BODY, styles=_WORD_STYLES, numbering=_WORD_NUMBERING, footnotes=notes)),
        _packed(docx_files(_WORD_BODY)),
    ]


def open_documents() -> list[bytes]:
    """Return OpenDocument texts with lists, notes, ruby, a table and an image."""
    formula = {"Object 1/content.xml": _OPEN_FORMULA}
    return [
        _packed({**odt_files(_OPEN_BODY, automatic=_OPEN_STYLES), **formula}),
        _packed(odt_files(_OPEN_BODY)),
    ]


def fictions() -> list[bytes]:
    """Return a FictionBook in UTF-8, and in another encoding."""
    return [_FICTION.encode(), _FICTION.replace("utf-8", "windows-1251").encode("cp1251")]


def rich_texts() -> list[bytes]:
    """Return an RTF document with code page escapes, one with Unicode characters, and one with fonts of many scripts."""
    signs = rb"{\rtf1\ansi{\fonttbl{\f1\fcharset2 Symbol;}{\f2\fcharset128 x;}}\f1 abc\u-3913?\'b7{\f2\'83R\uc2\u12467\'83R}\plain d}"
    return [_RICH.encode(), _RICH.replace(r"\'d1\'a7", "学").encode(), signs, *cases("rtf-*.rtf")]


def cases(pattern: str) -> list[bytes]:
    """Return small files of the tests, by a pattern of their names."""
    return [path.read_bytes() for path in sorted(_CASES.glob(pattern))]


def saved_pages() -> list[bytes]:
    """Return a page with its image, in the two formats in which browsers save it."""
    parts = (
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.example/\r\n\r\n"
        + quopri.encodestring(_PAGE.encode()),
        b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <a@b>\r\n\r\niVBORw0KGgo=",
    )
    head = b'Snapshot-Content-Location: https://a.example/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--=_b0"\r\n\r\n\r\n'
    main = {
        "WebResourceData": _PAGE.encode(),
        "WebResourceURL": "https://a.example/",
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
    }
    return [
        head + b"".join(b"----=_b0\r\n" + part + b"\r\n" for part in parts) + b"----=_b0--\r\n",
        plistlib.dumps({"WebMainResource": main, "WebSubresources": [{**main, "WebResourceURL": "x"}]}, fmt=plistlib.FMT_BINARY),
    ]  # fmt: skip


def packed_texts() -> list[bytes]:
    """Return archives that contain one text each."""
    words = "第一章 开始\n\n学而时习之，不亦说乎？\n\n第二章\n\n有朋自远方来。\n" * 3
    return [
        _packed({"a.txt": words.encode("gb18030"), "readme.txt": "x"}),
        _packed({"page/index.html": _PAGE, "page/p.png": b"\x89PNG\r\n\x1a\n"}),
        _packed({"a.fb2": _FICTION}),
        _packed({"a.md": f"# 题\n\n{words}"}),
    ]


def _packed(files: Mapping[str, str | bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue()
