"""Write small PDFs: pages of lines at given positions, in a font whose characters are half an em wide."""

from __future__ import annotations

import re
import textwrap
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

WIDTH, HEIGHT = 400, 600
LEFT, TOP, LEADING = 50, 540, 14
FONTS = {
    "Body": b"/Type /Font /Subtype /Type1 /BaseFont /Body",
    "Bold": b"/Type /Font /Subtype /Type1 /BaseFont /Body-Bold",
    "Italic": b"/Type /Font /Subtype /Type1 /BaseFont /Body-Italic",
    "Mono": b"/Type /Font /Subtype /Type1 /BaseFont /Body-Mono",
    "Signs": b"/Type /Font /Subtype /TrueType /BaseFont /Wingdings",
}
SONG = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts ["
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>] >>"
)
MUTE = (
    b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 33 "
    b"/LastChar 126 /Widths [" + b"500 " * 94 + b"] /CharProcs << /x 5 0 R >> /Encoding << /Differences [33 "
    b"" + b" ".join(b"/g%d" % number for number in range(94)) + b"] >> /Resources << >> /ToUnicode 6 0 R >>"
)
PRIVATE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <ff> "
    b"endcodespacerange 1 beginbfrange <21> <7e> <e000> endbfrange endcmap end end"
)

RTL_MAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <ff> "
    b"endcodespacerange 4 beginbfrange <20> <60> <0020> <61> <7b> <05d0> <80> <9f> <0627> <a0> <a0> <d835dc65> "
    b"endbfrange endcmap end end"
)
"""The small letters are those of Hebrew from alef on, those from 0x80 of Arabic, and 0xA0 one beyond U+FFFF."""

RTL = (
    MUTE.replace(b"/ToUnicode 6 0 R", b"/ToUnicode 7 0 R")
    .replace(b"/FirstChar 33", b"/FirstChar 32")
    .replace(b"/LastChar 126 /Widths [" + b"500 " * 94, b"/LastChar 160 /Widths [" + b"500 " * 129)
    .replace(
        b"[33 " + b" ".join(b"/g%d" % number for number in range(94)),
        b"[32 " + b" ".join(b"/g%d" % number for number in range(129)),
    )
)


@dataclass(slots=True)
class PdfWriter:
    """Collect the pages of a file and write it."""

    pages: list[bytes] = field(default_factory=list)
    annotations: dict[int, bytes] = field(default_factory=dict)
    pictures: list[bytes] = field(default_factory=list)
    fields: bytes = b""
    boxes: dict[int, bytes] = field(default_factory=dict)
    """The entries of a page that say its size, its visible part and its turn."""

    def page(self, *operations: bytes) -> PdfWriter:
        self.pages.append(b"\n".join(operations))
        return self

    def write(
        self,
        *,
        info: dict[str, str] | None = None,
        outline: Sequence[tuple[str, int, int, int]] = (),
        labels: bytes = b"",
        trailer: bytes = b"",
        packed: bool = False,
    ) -> bytes:
        """Return the file; the entries of ``outline`` are titles, levels, pages and heights."""
        objects: dict[int, bytes] = {5: _stream(b"500 0 d0"), 6: _stream(PRIVATE), 7: _stream(RTL_MAP)}
        fonts = b" ".join(
            b"/%s << %s /FirstChar 32 /LastChar 255 /Widths [%s] /Encoding /WinAnsiEncoding >>"
            % (name.encode(), words, b"500 " * 224)
            for name, words in FONTS.items()
        )
        pictures = b" ".join(b"/P%d %d 0 R" % (number, 10 + number) for number in range(len(self.pictures)))
        objects |= {10 + number: picture for number, picture in enumerate(self.pictures)}
        objects[3] = b"<< /Font << %s /Song %s /SongV %s /Mute %s /Rtl %s >> /XObject << %s >> >>" % (
            fonts, SONG, SONG.replace(b"UCS2-H", b"UCS2-V"), MUTE, RTL, pictures,
        )  # fmt: skip
        first = 100
        kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(self.pages)))
        for number, content in enumerate(self.pages):
            annotations = self.annotations.get(number, b"")
            box = self.boxes.get(number, b"/MediaBox [0 0 %d %d]" % (WIDTH, HEIGHT))
            objects[first + 2 * number] = (
                b"<< /Type /Page /Parent 2 0 R %s /Resources 3 0 R /Contents %d 0 R /Annots [%s] >>"
                % (box, first + 2 * number + 1, annotations)
            )
            objects[first + 2 * number + 1] = _stream(content, packed=packed)
        objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(self.pages), kids)
        root = b"/Type /Catalog /Pages 2 0 R"
        if self.fields:
            root += b" /AcroForm << /Fields [%s] /DA (/Body 10 Tf) >>" % self.fields
        if labels:
            root += b" /PageLabels << /Nums [%s] >>" % labels
        if outline:
            root += b" /Outlines 50 0 R"
            objects |= _outline(outline, first)
        objects[1] = b"<< %s >>" % root
        values = b" ".join(b"/%s <feff%s>" % (k.encode(), _hex(v)) for k, v in (info or {}).items())
        objects[4] = b"<< %s >>" % values
        return whole(objects, b"/Root 1 0 R /Info 4 0 R " + trailer)


def whole(objects: dict[int, bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    return bytes(out) + b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)


def _stream(data: bytes, *, packed: bool = False) -> bytes:
    if packed:
        data = zlib.compress(data)
    extra = b" /Filter /FlateDecode" if packed else b""
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def _outline(lines: Sequence[tuple[str, int, int, int]], first: int) -> dict[int, bytes]:
    """Return the objects of an outline; the parent of an entry is the last one of a higher level."""
    objects = {}
    parents, children = [50], dict[int, list[int]]()
    for number, (_title, level, _page, _y) in enumerate(lines):
        parents = parents[:level]
        children.setdefault(parents[-1], []).append(51 + number)
        parents.append(51 + number)
    above = {kid: (parent, kids) for parent, kids in children.items() for kid in kids}
    for number, (title, _level, page, y) in enumerate(lines):
        own = 51 + number
        parent, kids = above[own]
        place = kids.index(own)
        following = b"/Next %d 0 R" % kids[place + 1] if place + 1 < len(kids) else b""
        below = children.get(own, [])
        held = b"/First %d 0 R /Last %d 0 R /Count %d" % (below[0], below[-1], len(below)) if below else b""
        dest = b"[%d 0 R /XYZ 0 %d 0]" % (first + 2 * page, y)
        objects[own] = b"<< /Title <feff%s> /Parent %d 0 R %s %s /Dest %s >>" % (
            _hex(title), parent, following, held, dest,
        )  # fmt: skip
    top = children[50]
    objects[50] = b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % (top[0], top[-1], len(top))
    return objects


def _hex(words: str) -> bytes:
    return words.encode("utf-16-be").hex().encode()


def visual(words: str) -> bytes:
    """Return the codes of the letters as they stand from left to right: the whole line is from right to left."""
    codes = bytes(0x61 + ord(letter) - 0x5D0 if "\u05d0" <= letter <= "\u05ea" else ord(letter) for letter in words)
    runs = re.split(rb"([A-Z0-9.]+(?: [A-Z]+)*)", codes[::-1])
    return b"".join(run[::-1] if number % 2 else run.translate(_MIRRORED) for number, run in enumerate(runs))


_MIRRORED = bytes.maketrans(b"()[]", b")(][")


def line(x: float, y: float, words: str, size: float = 10, font: str = "Body") -> bytes:
    if font == "Rtl":
        shown = b"<" + visual(words).hex().encode() + b">"
    elif font in {"Song", "SongV"}:
        shown = b"<" + _hex(words) + b">"
    else:
        plain = words.encode("cp1252")
        shown = b"(" + plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"
    return b"BT /%s %g Tf %g %g Td %s Tj ET" % (font.encode(), size, x, y, shown)


def column(
    lines: Iterable[str],
    x: float = LEFT,
    top: float = TOP,
    *,
    size: float = 10,
    leading: float = LEADING,
    font: str = "Body",
) -> bytes:
    """Place lines below each other; two leading spaces are an indent of two ems."""
    shown = []
    for row, words in enumerate(lines):
        indent = size * (len(words) - len(words.lstrip(" ")))
        if words.strip():
            shown.append(line(x + indent, top - leading * row, words.strip(" "), size, font))
    return b"\n".join(shown)


def wrapped(words: str, width: int = 56, indent: str = "  ") -> list[str]:
    return textwrap.wrap(words, width, initial_indent=indent, break_on_hyphens=False)


@dataclass(frozen=True, slots=True)
class Pdf:
    """The functions that tests use to write PDFs."""

    line: Callable[..., bytes]
    column: Callable[..., bytes]
    wrapped: Callable[..., list[str]]
    whole: Callable[[dict[int, bytes], bytes], bytes]
    new: Callable[[], PdfWriter]
    save: Callable[..., Path]


@pytest.fixture
def pdf(tmp_path: Path) -> Pdf:
    def save(data: bytes, name: str = "file.pdf") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return Pdf(line, column, wrapped, whole, PdfWriter, save)
