"""Read the words of a page with their places and their type, from the boxes of their characters.

PDFium parts characters by blanks, some of its own making; so a word needs but two boxes, of its first and its last
character, which is what makes reading quick. Places are in points, from the lower left corner of the upright page.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.importers.pdf.characters import count_strange, is_wide, plain

MOST_CHARACTERS = 200_000
"""Characters that are read of one page; the densest newspaper has a tenth of that."""

_WORD = re.compile(r"[^ \t\r\n\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_BOLD = re.compile(r"bold|black|heavy|demi|simhei|(?:^|[+-])hei|黑体|cmbx|bx\d|medi$|-b$", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slanted|cmti|cmsl|-it$|kaiti|楷体", re.IGNORECASE)
_MONO = re.compile(r"mono|courier|consol|typewriter|cmtt|sftt|menlo|code", re.IGNORECASE)
_FARTHEST = 15_000.0
_LARGEST = 1_000.0
_TURNS = 4
_LONGEST = 60
"""Ems that characters without a blank may take; PDFium sets a line of Chinese as one word."""

_QUARTER = math.pi / 2

_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Typeface:
    """Say in which type a word is set; ``turn`` counts quarter turns, -1 stands for any other angle."""

    size: float
    bold: bool = False
    italic: bool = False
    mono: bool = False
    turn: int = 0


class PdfWord(NamedTuple):
    """Hold characters that stand together; ``gap`` is the blank before them, ``link`` the address they lead to.

    A book has half a million of them, and a tuple is made in a quarter of the time of a frozen dataclass.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    face: Typeface
    gap: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class PageWords:
    """Hold the words of a page that can be seen, and how many of its characters say nothing."""

    words: tuple[PdfWord, ...]
    letters: int
    strange: int


def read_words(page: pdfium.PdfPage) -> PageWords:
    """Read the words of a page that stand upright, in the order of the file; a damaged page has none."""
    try:
        textpage = page.get_textpage()
        box = page.get_bbox()
    except pdfium.PdfiumError:
        return PageWords((), 0, 0)
    try:
        reading = _Reading(textpage.raw)
        words = _within(list(reading.words()), box)
    finally:
        textpage.close()
    turn = _common_turn(words)
    upright = [_turned(word, turn) for word in words if word.face.turn == turn]
    letters = sum(len(word.text) for word in words)
    return PageWords(_moved(upright), letters, reading.strange)


def _within(words: list[PdfWord], box: _Box) -> list[PdfWord]:
    """Leave out what is not to be seen: beyond the page, or anywhere in a page that no printer takes."""
    left, bottom, right, top = (max(-_FARTHEST, min(_FARTHEST, edge)) for edge in box)
    return [
        word
        for word in words
        if left <= (word.left + word.right) / 2 <= right
        and bottom <= (word.bottom + word.top) / 2 <= top
        and word.right - word.left <= 2 * (right - left)
    ]


def _common_turn(words: list[PdfWord]) -> int:
    counts = Counter[int]()
    for word in words:
        counts[word.face.turn] += len(word.text)
    counts.pop(-1, None)
    return max(counts, key=counts.__getitem__) if counts else 0


def _turned(word: PdfWord, turn: int) -> PdfWord:
    if not turn:
        return word
    left, bottom, right, top = word.left, word.bottom, word.right, word.top
    for _ in range(turn):
        left, bottom, right, top = bottom, -right, top, -left
    return word._replace(left=left, bottom=bottom, right=right, top=top)


def _moved(words: list[PdfWord]) -> tuple[PdfWord, ...]:
    """Bring words that were turned back onto the page."""
    if not words or min(word.bottom for word in words) >= 0:
        return tuple(words)
    down = min(word.bottom for word in words)
    return tuple(word._replace(bottom=word.bottom - down, top=word.top - down) for word in words)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Hold what all characters of one object of the page have in common: their type and their base line."""

    face: Typeface
    base: float


def _made(text: str, setting: _Setting, gap: str, first: _Box, last: _Box) -> Iterator[PdfWord]:
    face = setting.face
    left, right = min(first[0], last[2]), max(first[0], last[2])
    bottom, top = setting.base - 0.2 * face.size, setting.base + 0.8 * face.size
    if face.turn:
        left, right = min(first[0], last[0]), max(first[2], last[2])
        bottom, top = min(first[1], last[1]), max(first[3], last[3])
    if words := plain(text):
        yield PdfWord(words, left, bottom, right, top, face, gap)


class _Reading:
    """Go through the characters of a page."""

    def __init__(self, textpage: object) -> None:
        self.strange = 0
        self._page = textpage
        self._count = max(0, min(MOST_CHARACTERS, raw.FPDFText_CountChars(textpage)))
        self._box = raw.FS_RECTF()
        self._reference = ctypes.byref(self._box)
        self._settings: dict[int, _Setting] = {}
        self._styles: dict[int, tuple[bool, bool, bool]] = {}
        self._kinds: dict[Typeface, Typeface] = {}

    def words(self) -> Iterator[PdfWord]:
        """Yield the words in order."""
        text = self._text()
        end = 0
        for found in _WORD.finditer(text):
            start = found.start()
            gap = self._gap(text, end, start)
            end = found.end()
            word = found.group()
            self.strange += count_strange(word)
            setting, first = self._setting(start), self._place(start)
            last = self._place(end - 1) if end - start > 1 else first
            if last is first or self._is_whole(end - 1, setting, first, last, sure=not word[-1].isalnum()):
                yield from _made(word, setting, gap, first, last)
            else:
                yield from self._parts(word, start, gap)

    def _text(self) -> str:
        """Return one character for each of the page's; most pages are read at once."""
        size = self._count
        buffer = (ctypes.c_ushort * (size + 1))()
        written = max(1, raw.FPDFText_GetText(self._page, 0, size, buffer))
        text = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", errors="replace")
        if len(text) == size:
            return text
        return "".join(map(self._character, range(size)))

    def _character(self, index: int) -> str:
        code = raw.FPDFText_GetUnicode(self._page, index)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"

    def _gap(self, text: str, start: int, end: int) -> str:
        """Return the blank between two words: none between ideographs where PDFium has put it."""
        blank = text[start:end]
        if not blank or "\n" in blank:
            return ""
        if "\u3000" in blank:
            return "\u3000"
        beside_wide = is_wide(text[start - 1]) or is_wide(text[end]) if start else False
        if beside_wide and all(raw.FPDFText_IsGenerated(self._page, index) for index in range(start, end)):
            return ""
        return " "

    def _parts(self, text: str, start: int, gap: str) -> Iterator[PdfWord]:
        """Yield the parts of a word that are set in different types or stand in different places."""
        begun, setting, first = 0, self._setting(start), self._place(start)
        before = first
        for number in range(1, len(text)):
            place = self._place(start + number)
            if not self._is_whole(start + number, setting, before, place, sure=True):
                yield from _made(text[begun:number], setting, gap, first, before)
                begun, setting, first, gap = number, self._setting(start + number), place, ""
            before = place
        yield from _made(text[begun:], setting, gap, first, before)

    def _is_whole(self, last: int, setting: _Setting, first: _Box, other: _Box, *, sure: bool) -> bool:
        """Return whether a character stands in one line with another, soon after it, in one type.

        Boxes of the same height speak for the same type; what is not ``sure`` of it is spared another look.
        """
        size = setting.face.size
        if sure or abs(other[1] - first[1]) > 0.02 * size or abs(other[3] - first[3]) > 0.02 * size:
            found = self._setting(last)
            if found is not setting and (found.face != setting.face or abs(found.base - setting.base) > 0.1 * size):
                return False
        return -0.5 * size <= other[0] - first[2] <= _LONGEST * size

    def _place(self, index: int) -> _Box:
        box = self._box
        raw.FPDFText_GetLooseCharBox(self._page, index, self._reference)
        return box.left, box.bottom, box.right, box.top

    def _setting(self, index: int) -> _Setting:
        found = raw.FPDFText_GetTextObject(self._page, index)
        key = ctypes.addressof(found.contents) if found else 0
        setting = self._settings.get(key)
        if setting is None:
            setting = self._read_setting(found, index)
            if key:
                self._settings[key] = setting
        return setting

    def _read_setting(self, found: object, index: int) -> _Setting:
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._page, index, ctypes.byref(x), ctypes.byref(y))
        if not found:
            return _Setting(Typeface(self._sound_size(0, index)), y.value)
        size, matrix = ctypes.c_float(), raw.FS_MATRIX()
        raw.FPDFTextObj_GetFontSize(found, ctypes.byref(size))
        raw.FPDFPageObj_GetMatrix(found, ctypes.byref(matrix))
        scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        angle = raw.FPDFText_GetCharAngle(self._page, index)
        turn = -round(angle / _QUARTER) if math.isfinite(angle) else -1
        font = raw.FPDFTextObj_GetFont(found)
        bold, italic, mono = self._style(font, ctypes.cast(font, ctypes.c_void_p).value or 0)
        face = Typeface(
            size=round(2 * self._sound_size(size.value * scale, index)) / 2,
            bold=bold,
            italic=italic,
            mono=mono,
            turn=turn % _TURNS if abs(angle + turn * _QUARTER) < 0.1 else -1,
        )
        return _Setting(self._kinds.setdefault(face, face), y.value)

    def _sound_size(self, size: float, index: int) -> float:
        """Return the size as it is seen: within a form, the box of a character knows better."""
        left, bottom, right, top = self._place(index)
        height = max(abs(top - bottom), abs(right - left))
        return max(1.0, min(_LARGEST, size if height * 0.3 <= size <= height * 6 else height))

    def _style(self, font: object, key: int) -> tuple[bool, bool, bool]:
        """Return by its name whether a font is bold, italic, of one width."""
        style = self._styles.get(key)
        if style is None:
            buffer = ctypes.create_string_buffer(128)
            raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
            name = buffer.value.decode("utf-8", errors="replace")
            bold, italic, mono = (one.search(name) is not None for one in (_BOLD, _ITALIC, _MONO))
            style = self._styles[key] = bold, italic, mono
        return style
