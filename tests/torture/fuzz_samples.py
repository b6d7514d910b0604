# ruff: noqa: E501 - one sample per line
"""Provide, for each format, valid files and the tokens of its grammar, from which the fuzzer makes invalid ones.

A format is one line of `FORMATS`: the suffix, what builds its samples, its tokens, and its mutations.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fuzz_documents import (
    LINES,
    PARTS,
    WORDS,
    cases,
    fictions,
    open_documents,
    packed_texts,
    rich_texts,
    saved_pages,
    word_documents,
)
from fuzz_mutations import Mutation, of_archive, of_bytes, of_markup, of_records

from tests.support.mobi_files import HUFFMAN, PALMDOC, MobiBook, mobi_file, palmdoc_file

_REAL = Path(__file__).parents[3] / "shared" / "data"
_SMALL = 150_000


@dataclass(frozen=True, slots=True)
class Format:
    """How files of one format are built and mutated."""

    suffix: str
    samples: Callable[[], Sequence[bytes]]
    tokens: tuple[bytes, ...]
    mutations: tuple[Mutation, ...]


_FORMULA = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><semantics><mrow><munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>'
    "<mfenced><mtable><mtr><mtd><msup><mi>x</mi><mn>2</mn></msup></mtd><mtd><mfrac><mi>a</mi><msqrt><mi>b</mi></msqrt></mfrac></mtd></mtr></mtable></mfenced>"
    "<mmultiscripts><mi>U</mi><mprescripts/><mn>1</mn><none/></mmultiscripts></mrow><annotation encoding='application/x-tex'>x</annotation></semantics></math>"
)
_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 300 200" width="300"><title>s</title>'
    '<defs><linearGradient id="g"><stop offset="1"/></linearGradient><mask id="m"><use xlink:href="#r"/></mask></defs><style>rect{fill:url(#g)}</style>'
    '<g opacity=".5" transform="scale(2)"><rect id="r" mask="url(#m)" width="9" height="9"/><path d="M0 0C1 1 2 2 3 3" stroke="red" stroke-dasharray="1"/></g>'
    '<image href="p.png" width="9" height="9"/><text x="9" y="9">words <tspan dy="9">more</tspan></text><switch><foreignObject><p>f</p></foreignObject></switch></svg>'
)


def texts() -> list[bytes]:
    """Return plain texts: chapters, verse, tables aligned by spaces, wrapped lines, and some encodings."""
    wrapped = (
        "第一回　甄士隐梦幻识通灵\r\n\r\n　　此开卷第一回也。作者自云因曾历过一番梦幻\r\n之后，故将真事隐去．\r\n\r\n"
        * 6
    )
    verse = "诗云：\n满纸荒唐言，一把辛酸泪！\n都云作者痴，谁解其中味？\n\nCHAPTER II.\n\nIt was a dark night; the rain\nfell.\n"
    glued = "某报社论　　一、要读书。" + "读书要读原文。" * 40 + "　　二、要做笔记。" + "不动笔墨不读书。" * 40
    made = [
        wrapped.encode(),
        verse.encode(),
        glued.encode("gb18030"),
        verse.encode("utf-16"),
        wrapped.encode("big5", "replace"),
    ]
    return made + cases("heads-*.txt") + _heads("article-zh.txt", "hongloumeng.txt", "sanguo-gb18030.txt")


def markdown() -> list[bytes]:
    """Return Markdown with every construct that is parsed."""
    return [
        '---\ntitle: 书名\nauthor: [甲, 乙]\n---\n\n# 一\n\n正文 **粗** *斜* ~~删~~ `码` [链](a.md "t") ![图](b.png)[^1]\n\n'
        "- a\n  - b\n    1. c\n\n> 引\n>> 再引\n\n```py\nx = 1\n```\n\n| a | b |\n|:--|--:|\n| c | d |\n\n- [x] 做\n\n"
        "[^1]: 注\n\nTerm\n: Meaning\n\n<div><b>html</b></div>\n\n***\n\n    code\n\n==标==\n\n**注意：**后文\n".encode(),
        b"Setext\n======\n\nAnother\n-------\n\na  \nb\\\nc <https://e.org> &amp; &#x4e00;\n\n1) x\n2) y\n\n" * 3,
    ]


def pages() -> list[bytes]:
    """Return web pages with notes, ruby, tables, lists, code and images."""
    body = (
        '<h1 id="a">一</h1><p>字<ruby>漢<rt>かん</rt></ruby><sup><a href="#n1">1</a></sup><br/>'
        '<img src="data:image/png;base64,iVBORw0KGgo=" alt="图"/></p><table><tr><th colspan="2">h<td rowspan=3>d</table>'
        "<ul><li>x<ol><li>y</ol></ul><blockquote><p>q</p></blockquote><pre><code>c\n d</code></pre>"
        f'<dl><dt>t<dd>m</dl><svg><title>s</title></svg>{_FORMULA}{_DRAWING}<p style="margin:0">&nbsp;&#8212;&lt;</p><aside id="n1">note</aside>'
    )
    whole = f"<!DOCTYPE html><html lang=zh><head><meta charset=utf-8><title>题</title><style>p{{}}</style></head><body>{body}</body></html>"
    return [
        whole.encode(),
        whole.encode("gb18030"),
        f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'.encode(),
    ]


def books() -> list[bytes]:
    """Return EPUB 2 and 3 with contents, notes, an image and a cover, and the small ones among the real books.

    One has styles that hide, notes of Chinese books, pictures in lines, media with fallbacks, and names written otherwise.
    """
    return [
        _book(3),
        _book(2),
        _book(3, _STYLED, {"O/s.css": _SHEET, "O/sub/m.css": ".far{position:absolute;left:-9999px}"}),
        *(path.read_bytes() for path in sorted(_REAL.glob("*.epub")) if path.stat().st_size < _SMALL),
    ]


def _heads(*names: str) -> list[bytes]:
    return [(_REAL / name).read_bytes()[:8_000] for name in names if (_REAL / name).exists()]


_STYLED = (
    '<h1 id="c">第{0}章<img class="gaiji" src="p.png" alt=""/>题</h1><p>A & B, 1 < 2, AT&T &copy 2020 &unknown;</p>'
    '<p>王氏与马<img class="qqreader-footnote" alt="此处指司马氏。" src="p.png"/>共天下<span data-wr-footernote="注文在此">注</span>，'
    '<a class="duokan-footnote" epub:type="noteref" href="#n{0}"><sup><img src="P.PNG" alt="注"/></sup></a>又一句。</p>'
    '<p>此字作<img src="p.png" style="height:1em" alt="x²"/>，从<img src="p.png" alt="𡘙"/>水<span class="footnote">句中注</span>。</p>'
    '<p class="gone">HIDE <b>x</b></p><div class="box"><p class="far">HIDE</p></div><p style="opacity:0">HIDE</p>'
    '<ol class="duokan-footnote-content gone"><li class="duokan-footnote-item" id="n{0}">注{0}</li></ol>'
    '<object data="g.bin"><p>x</p><object data="p.png"/></object><video src="v.mp4"><p>y</p></video><iframe src="x"/><input/>'
)
_SHEET = (
    '@import "sub/m.css"; @media screen{.gone{display:none!important}} @media print{p{display:none}} img.gaiji{height:1em}'
    " div.box > p, #c + p.x, *[epub|type~=a]{visibility:hidden} /* x */ .zero{font-size:0}"
)


def _book(version: int, body: str = "", more: dict[str, str] | None = None) -> bytes:
    page = '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{}</body></html>'
    chapter = (
        '<section epub:type="chapter"><h1 id="c">第{0}章</h1>'
        + (_FORMULA + _DRAWING).replace("{", "{{").replace("}", "}}")
        + '<img src="d.svg" alt="d"/>'
        '<p>话说天下大势<a epub:type="noteref" href="notes.xhtml#n{0}">[{0}]</a>'
        '，分久必合。</p><p class="v">一<br/>二</p><img src="p.png" alt="p"/><ol><li><p>x</p></li></ol></section>'
    )
    if body:
        page, chapter = page.replace("<title/>", '<title/><link rel="stylesheet" href="s.css"/>'), body
    links = "".join(f'<li><a href="c{n}.xhtml#c">第{n}章</a></li>' for n in (1, 2))
    points = "".join(
        f'<navPoint id="n{n}"><navLabel><text>{n}</text></navLabel><content src="c{n}.xhtml"/></navPoint>'
        for n in (1, 2)
    )
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in (1, 2))
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="{version}.0"><metadata>'
        '<dc:title>书</dc:title><dc:creator>人</dc:creator><dc:language>zh</dc:language><meta name="cover" content="p"/></metadata>'
        f'<manifest>{items}<item id="t" href="t.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="x" href="t.ncx" media-type="application/x-dtbncx+xml"/><item id="notes" href="notes.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="p" href="p.png" media-type="image/png" properties="cover-image"/></manifest>'
        '<spine toc="x"><itemref idref="c1"/><itemref idref="c2"/><itemref idref="notes" linear="no"/></spine></package>'
    )
    notes = "".join(f'<aside epub:type="footnote" id="n{n}"><p>注{n}</p></aside>' for n in (1, 2))
    files = {
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
        '<rootfile full-path="O/b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "O/b.opf": package,
        "O/t.xhtml": page.format(f'<nav epub:type="toc"><ol>{links}</ol></nav>'),
        "O/t.ncx": f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>',
        "O/c1.xhtml": page.format(chapter.format(1)),
        "O/c2.xhtml": page.format(chapter.format(2)),
        "O/notes.xhtml": page.format(notes),
        "O/p.png": _picture(),
        "O/d.svg": _DRAWING,
        **(more or {}),
    }
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue()


def kindle_books() -> list[bytes]:
    """Return the books of calibre in both forms, and packed ones with every codec, contents, pictures and links."""
    body = (
        '<guide><reference type="toc" filepos=0000000200/></guide><h1>一</h1><p>天<a filepos=0000000300><sup>1</sup></a>下</p>'
        '<mbp:pagebreak/><p align="center"><img recindex="00001"/></p><p><a filepos=0000000020>*</a> 注</p><p>Two herons</p>'
    )
    text = f"<html><head></head><body>{body * 9}</body></html>".encode()
    book = MobiBook(
        text, contents=[("一", 1, 90), ("Two herons", 2, 500)], pictures=[_picture()], metadata=[(201, bytes(4))]
    )
    packed = [replace(book, codec=codec, has_trailing=True) for codec in (PALMDOC, HUFFMAN)]
    made = [mobi_file(one) for one in (book, *packed, replace(book, contents=(), codepage=1252))]
    samples = sorted((Path(__file__).parents[1] / "data/mobi").glob("*.[amp]*[3ib]"))
    return made + [palmdoc_file(text)] + [path.read_bytes() for path in samples]


def documents() -> list[bytes]:
    """Return PDFs with text in two scripts, an outline, page labels, links and images, compressed and plain."""
    return [_document(packed=packed) for packed in (False, True)] + [_form()] + cases("pdf-*.pdf")


def _form() -> bytes:
    """Return a page with filled fields, a typed note, and a figure within an embedded drawing."""
    field = b"<< /Type /Annot /Subtype /Widget /F 4 /FT /Tx /T (n) /V (Ada Lovelace) /Rect [90 536 300 554] >>"
    note = b"<< /Type /Annot /Subtype /FreeText /F 4 /Contents (In the spring.) /Rect [50 400 300 420] >>"
    curves = b"\n".join(b"%d 20 m %d 90 %d 10 %d 20 c S" % (x, x + 5, x + 9, x + 12) for x in range(0, 120, 12))
    words = b"BT /F 16 Tf 20 60 Td (Power) Tj 0 -30 Td (onset) Tj ET"
    figure = curves + b"\n" + words
    page = b"BT /F 42 Tf 50 640 Td (T) Tj ET BT /F 10 Tf 75 670 Td (he mill stood by the river) Tj ET /G Do"
    fonts = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> /Lang (en) >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 750] /Resources << %s /XObject << /G 7 0 R >> >> "
        b"/Annots [5 0 R 6 0 R] /Contents 4 0 R >>" % fonts,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        field,
        note,
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Matrix [1 0 0 1 60 300] /Resources << %s >> /Length %d >>"
        b"\nstream\n%s\nendstream" % (fonts, len(figure), figure),
    ]
    return _pdf(objects)


def _document(*, packed: bool) -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R /PageLabels << /Nums [0 << /S /r >> 1 << /S /D >>] >> >>",
        b"<< /Type /Pages /Count 3 /Kids [8 0 R 10 0 R 12 0 R] >>",
        (
            b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> /S << /Type /Font /Subtype /Type0 "
            b"/BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 "
            b"/BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>] >> >> "
            b"/XObject << /P 7 0 R >> >>"
        ),
        b"<< /Type /Outlines /First 5 0 R /Last 5 0 R /Count 1 >>",
        b"<< /Title (Chapter 1) /Parent 4 0 R /Dest [8 0 R /XYZ 0 700 0] >>",
        b"<< /Type /Annot /Subtype /Link /Rect [50 600 300 700] /A << /S /URI /URI (https://example.org/) >> >>",
        b"<< /Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length 48 >>"
        b"\nstream\n" + bytes(48) + b"\nendstream",
    ]
    for number in range(3):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 750] /Resources 3 0 R /Annots [6 0 R] /Contents %d 0 R >>"
            % (len(objects) + 2)
        )
        content = _content(number)
        data = zlib.compress(content) if packed else content
        packing = b" /Filter /FlateDecode" if packed else b""
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), packing, data))
    return _pdf(objects)


def _pdf(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.5\n"
    places = []
    for number, words in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, words)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def _content(number: int) -> bytes:
    words = b"words of a line that goes on, bro-"
    lines = [b"BT /F 10 Tf 50 %d Td (%s) Tj ET" % (680 - 14 * row, words) for row in range(12)]
    lines += [b"BT /F 10 Tf 230 %d Td (%s) Tj ET" % (680 - 14 * row, words) for row in range(12)]
    lines += [b"BT /F 8 Tf 50 720 Td (A Book %d) Tj ET" % number, b"BT /F 18 Tf 50 700 Td (Chapter %d) Tj ET" % number]
    lines += [b"BT /S 12 Tf 50 300 Td <7b2c4e007ae0> Tj ET", b"BT /F 7 Tf 50 60 Td (1 A note at the foot.) Tj ET"]
    return b"\n".join([*lines, b"q 200 0 0 100 50 100 cm /P Do Q"])


def _picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = chunk(b"IHDR", (2).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00")
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + chunk(b"IDAT", zlib.compress(b"\x00" + bytes(6) + b"\x00" + bytes(6)))
        + chunk(b"IEND", b"")
    )


_LINES = (
    b"\n\n",
    "　　".encode(),
    "第一章 ".encode(),
    b"Chapter 1\n",
    b"\r",
    b"\x85",
    b"\t",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xa1\xa1",
    b" ",
)
_MARKS = (
    b"[",
    b"](",
    b"![",
    b"[^1]",
    b"*",
    b"**",
    b"_",
    b"`",
    b"```\n",
    b"> ",
    b"- ",
    b"1. ",
    b"|",
    b"|--|\n",
    b"---\n",
    b"~~",
    b"<div>",
    b"&#",
    b"\\",
    b"    ",
    b"==",
    b": ",
)
_TAGS = (
    b"<p>",
    b"</p>",
    b"<table>",
    b"<tr>",
    b"<td colspan=99999>",
    b"<ruby>",
    b"<rt>",
    b"<li>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"&",
    b"&#0;",
    b"&#x110000;",
    b"&nbsp;",
    b"<svg>",
    b"<math>",
    b"<mtable>",
    b"<msup>",
    b"<use href='#r'/>",
    b'viewBox="0 0 1e9 1"',
    b'transform="scale(1e9)"',
    b'mask="url(#m)"',
    b"1e30",
    b"<template>",
    b"<script>",
    b"<pre>",
    b'<a href="#',
    b'<img src="p.png">',
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"&a;",
)
_BOOK = (
    *(b"{display:none}", b"{", b"}", b"@media screen{", b"/*", b" > ", b".gone", b"epub:type='footnote'", b"-9999px"),
    *(b"<sup>", b"<a href='#n1'>", b"<img src='p.png'/>", b"data-wr-footernote='xxx'", b"class='gone'", b"hidden='' "),
    *(b"&", b"<", b"&#x", b"<![CDATA[", b"<object data='p.png'>", b"<video>", b"<svg>", b"%25", b"\\"),
    b"application/xhtml+xml",
    b"../",
    b"%2e%2e/",
    b"#c",
    b"nav",
    b'idref="c1"',
    b"linear",
    b"\x00",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"PK\x03\x04",
    b"\xff\xff\xff\xff",
    b"http://x/",
    *_TAGS,
)

_OBJECTS = (
    *(b"0", b"-1", b"99999999", b"1e30", b"null", b"<<", b">>", b"[", b"]", b"(", b")", b"<", b">", b"\x00", b"\xff"),
    *(b"/Kids", b"/Count", b"/Parent", b"/Length", b"2 0 R", b"1 0 R", b"8 0 R", b"endobj", b"stream", b"endstream"),
    *(b" Tf", b" Tj", b" Td", b" Tm", b" cm", b" Do", b"BT", b"ET", b"q", b"Q", b"xref", b"trailer", b"startxref"),
)

_PALM = (
    *(
        b"MOBI",
        b"EXTH",
        b"INDX",
        b"TAGX",
        b"IDXT",
        b"HUFF",
        b"CDIC",
        b"FDST",
        b"BOUNDARY",
        b"\xff\xff\xff\xff",
        b"\x80",
    ),
    *(
        b"filepos=0000000099",
        b"recindex=00001",
        b"kindle:pos:fid:0001:off:0000000009",
        b"kindle:embed:0001",
        b"<mbp:pagebreak/>",
    ),
    *(b"kindle:flow:0001?mime=text/css", b"\x00\x00\x00\x01", b"\x00\x02", b"\x44\x48", b"\xc1", b"<p>", b"</p>"),
)

FORMATS = {
    "text": Format(".txt", texts, _LINES, (of_bytes,)),
    "markdown": Format(".md", markdown, _MARKS + _LINES + _TAGS, (of_bytes,)),
    "html": Format(".html", pages, _TAGS, (of_markup, of_bytes)),
    "epub": Format(".epub", books, _BOOK, (of_archive, of_archive, of_bytes)),
    "pdf": Format(".pdf", documents, _OBJECTS, (of_bytes,)),
    "docx": Format(".docx", word_documents, PARTS, (of_archive, of_archive, of_bytes)),
    "odt": Format(".odt", open_documents, PARTS, (of_archive, of_archive, of_bytes)),
    "fb2": Format(".fb2", fictions, PARTS, (of_markup, of_bytes)),
    "rtf": Format(".rtf", rich_texts, WORDS, (of_bytes,)),
    "web-archive": Format(".mhtml", saved_pages, LINES, (of_bytes,)),
    "mobi": Format(".mobi", kindle_books, _PALM, (of_records, of_records, of_bytes)),
    "zip": Format(".zip", packed_texts, _BOOK, (of_archive, of_archive, of_bytes)),
}
"""The formats that are fuzzed; a new one is one line."""
