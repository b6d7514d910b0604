"""Whatever an importer leaves out is told: random documents with things that cannot be read, in every format."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from string import ascii_lowercase

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.text.blocks import Block
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.omissions import OmissionKind
from reader.importers import parse
from tests.importers.pdf.conftest import PdfWriter, column

WORD = "lantern"
HTML = {
    '<audio src="a.mp3"></audio>': OmissionKind.AUDIO,
    '<p>Played: <audio><source src="a.ogg"/>Your browser does not support this.</audio></p>': OmissionKind.AUDIO,
    f'<video src="v.mp4"><p>{WORD}</p></video>': OmissionKind.VIDEO,
    '<video src="v.mp4"></video>': OmissionKind.VIDEO,
    '<iframe src="https://example.org/frame"></iframe>': OmissionKind.EMBEDDED,
    f'<object data="g.xml" type="x/gallery"><p>{WORD}</p><embed src="g.xml"/></object>': OmissionKind.EMBEDDED,
    '<embed src="game.swf"/>': OmissionKind.EMBEDDED,
    '<object data="talk.mp4" type="video/mp4"></object>': OmissionKind.VIDEO,
    f'<canvas width="9"><p>{WORD}</p></canvas>': OmissionKind.DRAWING,
    '<p>Here <img src="gone.png" alt=""/> it was.</p>': OmissionKind.PICTURE,
    '<p>Name: <input type="text"/></p>': OmissionKind.FIELD,
    "<p>Choose <select><option>one</option><option>two</option></select> now.</p>": OmissionKind.FIELD,
    "<div><textarea>Your letter</textarea></div>": OmissionKind.FIELD,
    '<p hidden="hidden">Nobody sees this.</p>': OmissionKind.HIDDEN,
    '<div style="display: none"><h2>Nor</h2><p>this.</p></div>': OmissionKind.HIDDEN,
    f"<p>{WORD}</p>": None,
    f'<form action="/"><p>{WORD}</p></form>': None,
    "<script>hidden()</script>": None,
    '<p style="display:none"> </p>': None,
}
"""Markup, and the kind of what is left out of it; where it has the word, this is kept.

"@" becomes another letter in each part of a document.
"""

ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'office:mimetype="application/vnd.oasis.opendocument.text"'
)
ODT = {
    f'<text:p>A <draw:frame><draw:image xlink:href="gone.png"/></draw:frame>{WORD}</text:p>': OmissionKind.PICTURE,
    '<text:p>A <draw:frame><draw:plugin xlink:href="v.mp4"/></draw:frame></text:p>': OmissionKind.VIDEO,
    '<text:p>A <draw:frame><draw:plugin xlink:href="v.MP3"/></draw:frame></text:p>': OmissionKind.AUDIO,
    '<text:p>A <draw:frame><draw:object-ole xlink:href="Object 1"/></draw:frame></text:p>': OmissionKind.EMBEDDED,
    '<text:p>A <draw:frame><draw:object xlink:href="Chart 1"/></draw:frame></text:p>': OmissionKind.EMBEDDED,
    f"<text:p><draw:custom-shape><text:p>{WORD}</text:p></draw:custom-shape></text:p>": OmissionKind.DRAWING,
    "<text:p>A <draw:g><draw:rect/><draw:line/></draw:g></text:p>": OmissionKind.DRAWING,
    '<text:p>A <draw:control draw:control="c1"/></text:p>': OmissionKind.FIELD,
    "<text:p>A <office:annotation><text:p>Really?</text:p></office:annotation></text:p>": OmissionKind.COMMENT,
    '<text:section text:display="none"><text:p>Nobody sees this.</text:p></text:section>': OmissionKind.HIDDEN,
    f'<text:p>{WORD} <text:hidden-text text:string-value="unseen"/></text:p>': OmissionKind.HIDDEN,
    "<style:header><text:p>Letterhead @</text:p></style:header>": OmissionKind.RUNNING_HEAD,
    "<style:footer-left><text:p>Foot @ <text:page-number/></text:p></style:footer-left>": OmissionKind.RUNNING_HEAD,
    "<style:footer><text:p>Page <text:page-number>3</text:page-number></text:p></style:footer>": None,
    f"<table:table><table:table-row><table:table-cell><text:p>{WORD}</text:p></table:table-cell>"
    "<table:covered-table-cell><text:p>Nobody sees this.</text:p></table:covered-table-cell>"
    "</table:table-row></table:table>": OmissionKind.HIDDEN,
    f"<text:p>A<text:note><text:note-body><text:p>{WORD}<office:annotation><text:p>Really?</text:p>"
    "</office:annotation></text:p></text:note-body></text:note></text:p>": OmissionKind.COMMENT,
    '<text:section><text:section-source xlink:href="../part.odt"/></text:section>': OmissionKind.CHAPTER,
    f'<text:section><text:section-source xlink:href="a.odt"/><text:p>{WORD}</text:p></text:section>': None,
    f"<text:p>A <draw:frame><draw:text-box><text:p>{WORD}</text:p></draw:text-box></draw:frame></text:p>": None,
    f"<text:p>{WORD}</text:p>": None,
}

WORDML = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp15="http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _paragraph(content: str) -> str:
    return f"<w:p><w:r><w:t>Some words </w:t></w:r>{content}</w:p>"


DOCX = {
    _paragraph("<w:r><w:drawing><c:chart/></w:drawing></w:r>"): OmissionKind.DRAWING,
    _paragraph("<w:r><w:pict><v:rect/></w:pict></w:r>"): OmissionKind.DRAWING,
    _paragraph(
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp/></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:oval/></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ): OmissionKind.DRAWING,
    _paragraph("<w:r><w:object/></w:r>"): OmissionKind.EMBEDDED,
    _paragraph('<w:r><w:drawing><a:blip r:link="rId77"/></w:drawing></w:r>'): OmissionKind.PICTURE,
    _paragraph('<w:r><w:drawing><a:blip r:embed="rIdGone"/></w:drawing></w:r>'): OmissionKind.PICTURE,
    _paragraph('<w:r><w:commentReference w:id="1"/></w:r>'): OmissionKind.COMMENT,
    _paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Nobody sees this.</w:t></w:r>"): OmissionKind.HIDDEN,
    _paragraph('<w:r><w:pict><w:control w:name="c"/></w:pict></w:r>'): OmissionKind.FIELD,
    f"<w:hdr {WORDML}>{_paragraph('<w:r><w:t>Letterhead @</w:t></w:r>')}</w:hdr>": OmissionKind.RUNNING_HEAD,
    f"<w:ftr {WORDML}><w:p><w:r><w:t>Page </w:t></w:r><w:r><w:t>3</w:t></w:r></w:p></w:ftr>": None,
    **{
        _paragraph(
            f"<w:r><w:pict><v:{shape}><v:textbox><w:txbxContent><w:p><w:r><w:t>{WORD}</w:t></w:r></w:p></w:txbxContent>"
            f"</v:textbox></v:{shape}></w:pict></w:r>"
        ): None
        for shape in ("shape", "oval", "polyline", "roundrect")
    },
    _paragraph(f"<w:r><w:t>{WORD}</w:t></w:r>"): None,
}

RTF = {
    r"{\shppict{\pict\pngblip 8950}}{\nonshppict{\pict\wmetafile8 0100}}Words.\par ": OmissionKind.PICTURE,
    r"{\pict\wmetafile8 0100}Words.\par ": OmissionKind.PICTURE,
    r"{\object\objemb{\*\objdata 0105}}Words.\par ": OmissionKind.EMBEDDED,
    r"Words {\v Nobody sees this.} and more.\par ": OmissionKind.HIDDEN,
    r"Words.{\*\annotation{\pard Really?}}\par ": OmissionKind.COMMENT,
    r"Words {\field{\*\fldinst FORMTEXT {\*\formfield{\fftype0}}}{\fldrslt }} and.\par ": OmissionKind.FIELD,
    r"Words {\shp{\*\shpinst\shpleft0}} and.\par ": OmissionKind.DRAWING,
    rf"Words {{\deleted gone}} {WORD}.\par ": None,
    r"{\header Letterhead @\par}Words.\par ": OmissionKind.RUNNING_HEAD,
    r"{\footerl\pard Foot @ {\field{\*\fldinst PAGE}{\fldrslt 3}}\par}Words.\par ": OmissionKind.RUNNING_HEAD,
    r"{\footer\pard Page {\field{\*\fldinst PAGE}{\fldrslt 3}} of 9\par}Words.\par ": None,
    rf"Words{{\footnote\pard A note, {WORD}.{{\*\annotation{{\pard Really?}}}}\par}}.\par ": OmissionKind.COMMENT,
    rf"Words{{\footnote\pard{{\v Nobody sees this.}} {WORD}\par}}.\par ": OmissionKind.HIDDEN,
    rf"Words{{\footnote\pard {WORD} {{\pict\wmetafile8 0100}}\par}}.\par ": OmissionKind.PICTURE,
    rf"Words{{\shp{{\*\shpinst\shpleft0{{\shptxt\pard {WORD}\par}}}}"
    r"{\shprslt{\*\do{\dptxbxtext\pard again}}}}.\par ": None,
    rf"Words{{\*\do\dobxpage{{\dptxbxtext\pard {WORD}\par}}}} and.\par ": None,
    rf"Words{{\shpgrp{{\*\shpinst{{\shp{{\*\shpinst{{\shptxt {WORD}}}}}}}"
    rf"{{\shp{{\*\shpinst{{\shptxt {WORD}}}}}}}}}}}.\par ": None,
    r"Words {\shp{\*\shpinst{\sp{\sn pib}{\sv{\pict\pngblip 8950}}}}} and.\par ": OmissionKind.PICTURE,
    rf"{{\object\objemb{{\*\objdata 0105}}{{\result\pard {WORD}}}}}.\par ": OmissionKind.EMBEDDED,
    r"{\object\objemb{\*\objdata 0105}{\result{\pict\wmetafile8 0100}}}Words.\par ": OmissionKind.EMBEDDED,
    r"Words {\mmath{\*\moMath{\mr x}}} and.\par ": OmissionKind.FORMULA,
    rf"{{\upr{{plain}}{{\*\ud{{{WORD}}}}}}} and.\par ": None,
    rf"\trowd a\cell{{\listtext {WORD}.\tab}}b\cell {WORD}\row\pard and.\par ": None,
}

MARKDOWN = {
    f"![{WORD}](gone.png)\n\n": OmissionKind.PICTURE,
    'Here is <audio src="a.mp3"></audio> a sound.\n\n': OmissionKind.AUDIO,
    '<iframe src="https://example.org"></iframe>\n\n': OmissionKind.EMBEDDED,
    f"- [ ] {WORD}\n\n": None,
    f"| a | b |\n|---|---|\n| 1 | 2 | {WORD} |\n\n": None,
}
FB2 = {
    '<p>A <image l:href="#gone.png"/></p>': OmissionKind.PICTURE,
    f'<p>{WORD}</p><image l:href="#gone.png"/>': OmissionKind.PICTURE,
    f"<p>{WORD}</p>": None,
}

PDF = {
    "BT /Body 8 Tf 0 1 -1 0 20 100 Tm (arxiv stamp @ of 1999) Tj ET": OmissionKind.TURNED,
    "BT /Body 30 Tf 0.7 0.7 -0.7 0.7 90 90 Tm (Draft @) Tj ET": OmissionKind.TURNED,
    "BT /Body 8 Tf -300 300 Td (Beyond the edge @) Tj ET": OmissionKind.HIDDEN,
    "<< /Subtype /Highlight /Contents (Really?) /QuadPoints [50 540 90 540 50 550 90 550]": OmissionKind.COMMENT,
    "<< /Subtype /Highlight /QuadPoints [50 540 90 540 50 550 90 550]": None,
    "<< /Subtype /Text /Contents (Really?)": OmissionKind.COMMENT,
    "<< /Subtype /Ink /InkList [[50 50 60 60]]": OmissionKind.DRAWING,
    "<< /Subtype /Stamp /Name /Approved": OmissionKind.DRAWING,
    "<< /Subtype /FileAttachment": OmissionKind.EMBEDDED,
    "<< /Subtype /Sound": OmissionKind.AUDIO,
    "<< /Subtype /Screen": OmissionKind.VIDEO,
    f"<< /Subtype /FreeText /Contents ({WORD})": None,
    f"BT /Body 10 Tf 50 300 Td ({WORD}) Tj ET": None,
}
"""Operations on a page, or an annotation of it."""

BEGIN, END = "<p>First words of it all.</p>", "<p>The last words.</p>"


def write_html(folder: Path, parts: Sequence[str]) -> Path:
    path = folder / "page.html"
    path.write_text(f"<html><body>{BEGIN}{''.join(parts)}{END}</body></html>", "utf-8")
    return path


def write_mhtml(folder: Path, parts: Sequence[str]) -> Path:
    path = folder / "page.mhtml"
    page = f"<html><body>{BEGIN}{''.join(parts)}{END}</body></html>"
    head = 'From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
    path.write_text(f"{head}--b\nContent-Type: text/html; charset=utf-8\n\n{page}\n--b--\n", "utf-8")
    return path


def write_epub(folder: Path, parts: Sequence[str]) -> Path:
    path = folder / "book.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", '<container><rootfile full-path="b.opf"/></container>')
        archive.writestr(
            "b.opf",
            '<package><metadata><title>B</title></metadata><manifest><item id="a" href="a.xhtml" '
            'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
        )
        body = f"<body>{BEGIN}{''.join(parts)}{END}</body>"
        archive.writestr("a.xhtml", f'<html xmlns="http://www.w3.org/1999/xhtml"><head/>{body}</html>')
    return path


def write_odt(folder: Path, parts: Sequence[str]) -> Path:
    path = folder / "text.fodt"
    heads = "".join(part for part in parts if part.startswith("<style:"))
    body = "".join(("<text:p>First words.</text:p>", *(part for part in parts if not part.startswith("<style:"))))
    masters = f"<office:master-styles><style:master-page>{heads}</style:master-page></office:master-styles>"
    whole = f"{masters}<office:body><office:text>{body}</office:text></office:body>"
    path.write_text(f"<office:document {ODF}>{whole}</office:document>", "utf-8")
    return path


def write_docx(folder: Path, parts: Sequence[str]) -> Path:
    path = folder / "text.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        heads = {f"h{number}.xml": part for number, part in enumerate(parts) if part.startswith(("<w:hdr", "<w:ftr"))}
        body = "".join((_paragraph(""), *(part for part in parts if part not in heads.values())))
        archive.writestr("word/document.xml", f"<w:document {WORDML}><w:body>{body}</w:body></w:document>")
        for name, head in heads.items():
            archive.writestr(f"word/{name}", head)
        kinds = {name: "header" if head.startswith("<w:hdr") else "footer" for name, head in heads.items()}
        relations = "".join(
            f'<Relationship Id="{name}" Target="{name}" Type="{RELATIONS}/{kind}"/>' for name, kind in kinds.items()
        )
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
    return path


def write_rtf(folder: Path, parts: Sequence[str]) -> Path:
    path = folder / "text.rtf"
    path.write_text(rf"{{\rtf1\ansi First words.\par {''.join(parts)}}}", "ascii")
    return path


def write_markdown(folder: Path, parts: Sequence[str]) -> Path:
    path = folder / "text.md"
    path.write_text("".join(("First words.\n\n", *parts)), "utf-8")
    return path


def write_fb2(folder: Path, parts: Sequence[str]) -> Path:
    path = folder / "book.fb2"
    body = "".join(("<p>First words.</p>", *parts))
    path.write_text(
        '<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink">'
        f"<body><section>{body}</section></body></FictionBook>",
        "utf-8",
    )
    return path


def write_pdf(folder: Path, parts: Sequence[str]) -> Path:
    writer = PdfWriter()
    lines = ["river bridge meadow", "cattle village hill", "wheel miller flour", "autumn stone pier"]
    for number, part in enumerate(["", *parts]):
        name = ascii_lowercase[number % 26] * 3 + ascii_lowercase[number // 26 % 26] * 3
        named = [f"{name} {line}" for line in lines]
        texts = column(named), column(reversed(named), top=120)
        writer.page(*texts, b"" if part.startswith("<<") else part.encode("ascii"))
        if part.startswith("<<"):
            writer.annotations[number] = f"{part} /Type /Annot /Rect [50 290 250 310] >>".encode("ascii")
    path = folder / "text.pdf"
    path.write_bytes(writer.write())
    return path


Parts = dict[str, OmissionKind | None]
FORMATS: dict[str, tuple[Callable[[Path, Sequence[str]], Path], Parts]] = {
    "html": (write_html, HTML),
    "mhtml": (write_mhtml, HTML),
    "epub": (write_epub, HTML),
    "odt": (write_odt, ODT),
    "docx": (write_docx, DOCX),
    "rtf": (write_rtf, RTF),
    "markdown": (write_markdown, MARKDOWN),
    "fb2": (write_fb2, FB2),
    "pdf": (write_pdf, PDF),
}


@pytest.mark.parametrize("text_format", FORMATS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_not_in_the_text_is_told(text_format: str, tmp_path: Path, data: st.DataObject) -> None:
    write, table = FORMATS[text_format]
    parts = data.draw(st.lists(st.sampled_from(list(table)), max_size=12))
    own = [part.replace("@", letter) for part, letter in zip(parts, "ABCDEFGHIJKL", strict=False)]
    events = list(parse(write(tmp_path, own)))
    *_rest, ending = assemble(events)
    assert isinstance(ending, TextEnd)
    told = {omission.kind: omission.count for omission in ending.omissions}
    expected = Counter(kind for part in parts if (kind := table[part]) is not None)
    assert told == dict(expected)
    words = "\n".join(event.text for event in events if isinstance(event, Block))
    assert words.count(WORD) == sum(part.count(WORD) for part in parts)
    assert "Nobody sees this" not in words
    assert isinstance(events[0], TextHeader)


@pytest.mark.parametrize("text_format", FORMATS)
def test_many_things_left_out_at_the_start_do_not_hide_the_text(text_format: str, tmp_path: Path) -> None:
    write, table = FORMATS[text_format]
    parts = [part for part, kind in table.items() if kind is not None] * 20
    assert any(isinstance(event, Block) for event in parse(write(tmp_path, parts)))
