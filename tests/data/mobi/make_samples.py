# ruff: noqa: E501 - paragraphs in one line
"""Make the sample books of this folder again, from words of our own, with calibre: make_samples.py FOLDER.

calibre is only the tool that packs them (``ebook-convert``); nothing of it is in the files but what such a file has.
"""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PAGE = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{title}</title>'
    '<link rel="stylesheet" type="text/css" href="s.css"/></head><body>{body}</body></html>'
)
STYLES = "h1 {text-align: center} .gone {display: none} ruby rt {font-size: 50%}"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 120" width="240" height="120"><title>The weir</title>'
    '<path d="M10 100 L120 20 L230 100" stroke="navy" fill="none" stroke-width="6"/>'
    '<text x="90" y="112">water level</text></svg>'
)
ENGLISH = {
    "Before Sunrise": (
        '<p><span epub:type="pagebreak" id="p3" title="3"></span>'
        "The miller’s daughter rose before the sun and walked along the weir, counting the herons. "
        'There were four of them, as there had been yesterday.<sup><a epub:type="noteref" id="r1" href="#n1">1</a></sup>'
        " She wrote the number on a slate.</p><p>Her father said that <i>nobody</i> needs to know how many herons stand "
        "in a river. She said that <b>she</b> did.</p>"
        '<p><img src="p.png" alt="A heron"/></p><p class="gone">An editor’s remark that nobody is to read.</p>'
        '<aside epub:type="footnote" id="n1"><p><a href="#r1">1</a> A heron stands still for so long that it is counted '
        "twice, or not at all.</p></aside>"
        '<div><span epub:type="pagebreak" id="p4" title="4"></span></div>'
    ),
    "The Slate": (
        "<p>After a year the slate was full, and she began to copy it into a book with columns:</p>"
        "<table><tr><th>month</th><th>herons</th></tr><tr><td>March</td><td>4</td></tr><tr><td>April</td><td>7</td></tr>"
        '</table><p>On the last page she drew the weir.</p><p><img src="weir.svg" alt="The weir"/></p>'
        "<blockquote><p>Who counts, keeps.</p></blockquote><ul><li>a pencil</li><li>a slate</li></ul>"
        '<p>It all began <a href="c1.xhtml#r1">with a footnote</a>.</p>'
    ),
    "What Was Left": (
        "<p>The mill is gone now, and the herons have moved upstream. The book is in the town’s library, between a "
        "treatise on bees and a grammar of a language that two people speak.</p>" * 4
    ),
}
CHINESE = {
    "第一章　磨坊": (
        "<p>天还没亮，磨坊主的女儿就沿着水坝走，数那些鹭鸶。一共四只，和昨天一样。"
        '<sup><a epub:type="noteref" id="r1" href="#n1">①</a></sup>她把数目写在石板上。</p>'
        "<p>她念道：<ruby>鹭<rt>lù</rt></ruby><ruby>鸶<rt>sī</rt></ruby>站着不动的时候，最像一根<b>芦苇</b>。</p>"
        '<aside epub:type="footnote" id="n1"><p><a href="#r1">①</a> 鹭鸶站得太久，常常被数两遍，或者一遍也没数。</p></aside>'
    ),
    "第二章　石板": (
        "<p>一年以后石板写满了，她开始把数目抄进一本带格子的簿子里：</p>"
        "<table><tr><th>月份</th><th>鹭鸶</th></tr><tr><td>三月</td><td>四只</td></tr><tr><td>四月</td><td>七只</td></tr></table>"
        '<p>最后一页画着水坝。</p><p><img src="weir.svg" alt="水坝"/></p>'
        '<p>这一切都从<a href="c1.xhtml#r1">一条脚注</a>开始。</p>'
    ),
    "第三章　留下的": "<p>磨坊已经不在了，鹭鸶也搬到了上游。那本簿子收在镇上的图书馆里，左边是一本讲蜜蜂的书。</p>" * 6,
}


def picture() -> bytes:
    """Return a PNG of 120 by 160 pixels, which is the cover and a picture, too."""
    rows = b"".join(b"\0" + bytes((40, 90 + y // 2, 120)) * 120 for y in range(160))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 120, 160, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def write_epub(path: Path, title: str, author: str, language: str, chapters: dict[str, str]) -> Path:
    """Write a book with these chapters."""
    names = [f"c{number}" for number in range(1, len(chapters) + 1)]
    pages = {
        f"{name}.xhtml": PAGE.format(title=head, body=f'<h1 id="h">{head}</h1>{body}')
        for name, (head, body) in zip(names, chapters.items(), strict=True)
    }
    points = "".join(
        f'<navPoint id="{name}"><navLabel><text>{head}</text></navLabel><content src="{name}.xhtml#h"/></navPoint>'
        for name, head in zip(names, chapters, strict=True)
    )
    items = "".join(f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>' for name in names)
    references = "".join(f'<itemref idref="{name}"/>' for name in names)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="i"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>'
        f'<dc:language>{language}</dc:language><dc:identifier id="i">{title}</dc:identifier>'
        f'<meta name="cover" content="p"/></metadata><manifest>{items}<item id="x" href="t.ncx" '
        'media-type="application/x-dtbncx+xml"/><item id="s" href="s.css" media-type="text/css"/><item id="w" '
        'href="weir.svg" media-type="image/svg+xml"/><item id="p" href="p.png" media-type="image/png"/></manifest>'
        f'<spine toc="x">{references}</spine></package>'
    )
    ncx = f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>{points}</navMap></ncx>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, data in {
            "META-INF/container.xml": CONTAINER,
            "book.opf": package,
            "t.ncx": ncx,
            "s.css": STYLES,
        }.items():
            archive.writestr(name, data)
        for name, page in pages.items():
            archive.writestr(name, page)
        archive.writestr("weir.svg", DRAWING)
        archive.writestr("p.png", picture())
    return path


def without_drawings(chapters: dict[str, str]) -> dict[str, str]:
    """Return chapters without the drawing, of which calibre makes a large picture for older books."""
    return {head: re.sub('<p><img src="weir.svg"[^>]*></p>', "", body) for head, body in chapters.items()}


ENGLISH_BOOK = ("Herons at the Weir", "Ada Miller", "en")
CHINESE_BOOK = ("水坝上的鹭鸶", "磨坊主的女儿", "zh")
SAMPLES = (
    ("herons.azw3", *ENGLISH_BOOK, ENGLISH, ()),
    ("herons.mobi", *ENGLISH_BOOK, without_drawings(ENGLISH), ("--mobi-file-type", "old")),
    ("herons-joint.mobi", *ENGLISH_BOOK, without_drawings(ENGLISH), ("--mobi-file-type", "both")),
    ("herons-zh.azw3", *CHINESE_BOOK, CHINESE, ()),
    ("herons-zh.mobi", *CHINESE_BOOK, without_drawings(CHINESE), ("--mobi-file-type", "old")),
    ("herons.pdb", *ENGLISH_BOOK, ENGLISH, ("--pdb-output-encoding", "utf-8")),
)


def main() -> None:
    """Run the command line."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as place:
        for name, title, author, language, chapters, options in SAMPLES:
            source = write_epub(Path(place) / "book.epub", title, author, language, chapters)
            subprocess.run(["ebook-convert", str(source), str(folder / name), *options], check=True)


if __name__ == "__main__":
    main()
