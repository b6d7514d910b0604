"""Read the words of a page with their boxes and typefaces.

PDFium separates words by spaces, some of which it generates; so a word needs only the boxes of its first and its last
character, which makes reading fast. Positions are in points, from the lower left corner of the upright page.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.importers.markup.symbol_fonts import decoded_glyphs, symbol_font
from reader.importers.pdf.characters import count_unreadable, is_ideograph, is_wide, normalise_word
from reader.importers.pdf.drop_caps import with_joined_initials
from reader.importers.pdf.form_fields import filled_words
from reader.importers.pdf.right_to_left import RIGHT_TO_LEFT, in_reading_order
from reader.importers.pdf.vertical_columns import (
    STACKED,
    TURNS_OF_COLUMNS,
    columns_as_lines,
    is_vertical,
    on_a_line,
)
from reader.importers.pdf.word_boxes import Box, PageFrame, PdfWord, Typeface

MOST_CHARACTERS = 200_000
"""The most characters that are read of one page; the densest newspaper has a tenth of that."""

_DOUBLED = re.compile(r"(?=(.)\1)")
_LETTERS_OF_PAIR = 3
"""A word has at least one pair of letters for this many if its letters are printed twice."""

_PRINTED_TWICE = 0.6
_SAME_PLACE = 0.15
_MOST_COMPARED = 300
"""With how many earlier words of the same letters a word is compared."""

_WORD = re.compile(r"[^ \t\r\n\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_BOLD = re.compile(r"bold|black|heavy|demi|simhei|(?:^|[+-])hei|黑体|cmbx|bx\d|medi$|-b$", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slanted|cmti|cmsl|-it$|kaiti|楷体", re.IGNORECASE)
_MONO = re.compile(r"mono|courier|consol|typewriter|cmtt|sftt|menlo|code", re.IGNORECASE)
_LARGEST_PAGE = 15_000.0
_LARGEST_SIZE = 1_000.0
_TURNS = 4
_LONGEST_WORD = 60
"""The longest word in ems; PDFium returns a line of Chinese as one word."""

_QUARTER_TURN = math.pi / 2
_get_box = raw.FPDFText_GetLooseCharBox


@dataclass(frozen=True, slots=True)
class PageWords:
    """The visible words of a page in their frame, and the numbers of its letters and of its unreadable characters."""

    words: tuple[PdfWord, ...]
    letters: int
    strange: int
    frame: PageFrame = field(default_factory=PageFrame)
    turned: tuple[str, ...] = ()
    """The passages that are left out because they are set at an angle to the rest of the page."""
    unseen: tuple[str, ...] = ()
    """The passages that are beyond the edges of the page."""
    is_whole: bool = True
    """Whether all characters of the page could be read."""


def read_words(page: pdfium.PdfPage) -> PageWords:
    """Read the words of a page that have its main orientation; a damaged page has none.

    They are in the order of the file; on pages from right to left or of vertical columns, in a frame in which they can
    be read from left to right.
    """
    try:
        textpage = page.get_textpage()
        box = page.get_bbox()
    except pdfium.PdfiumError:
        return PageWords((), 0, 0, is_whole=False)
    try:
        reader = _PageReader(textpage.raw)
        found = [*reader.words(), *filled_words(page)]
    finally:
        textpage.close()
    visible = _visible(found, box)
    unseen = tuple(_passages_beside(found, visible)) if len(visible) < len(found) else ()
    words = _printed_once(visible)
    letters = sum(len(word.text) for word in words)
    if reader.has_ideographs and is_vertical(words):
        read = [word for word in words if word.face.turn in TURNS_OF_COLUMNS]
        placed, frame = columns_as_lines(read, box)
    else:
        if reader.has_ideographs:
            words = [on_a_line(word) if word.face.turn == STACKED else word for word in words]
        turn = _main_turn(words)
        read = [word for word in words if word.face.turn == turn]
        placed = [_rotate(word, turn) for word in read]
        placed, frame = in_reading_order(placed, box) if reader.has_right_to_left else (placed, PageFrame())
    turned = tuple(_passages_beside(words, read)) if len(read) < len(words) else ()
    shown = with_joined_initials(_shift_onto_page(placed))
    return PageWords(shown, letters, reader.strange, frame, turned, unseen, reader.is_whole)


def _passages_beside(words: Iterable[PdfWord], read: Iterable[PdfWord]) -> Iterator[str]:
    """Yield the passages of a page that are not read: words that follow each other at one angle."""
    kept = set(map(id, read))
    passage, turn = "", 0
    for word in words:
        if passage and (id(word) in kept or word.face.turn != turn):
            yield passage
            passage = ""
        if id(word) not in kept:
            passage, turn = f"{passage}{word.gap}{word.text}", word.face.turn
    if passage:
        yield passage


def _visible(words: list[PdfWord], box: Box) -> list[PdfWord]:
    """Return the visible words: those on the page, which is limited to a printable size."""
    left, bottom, right, top = (max(-_LARGEST_PAGE, min(_LARGEST_PAGE, edge)) for edge in box)
    return [
        word
        for word in words
        if left <= (word.left + word.right) / 2 <= right
        and bottom <= (word.bottom + word.top) / 2 <= top
        and word.right - word.left <= 2 * (right - left)
    ]


def _printed_once(words: list[PdfWord]) -> list[PdfWord]:
    """Return the words without those that are printed again in nearly the same place, to look bold or shaded."""
    places: dict[str, list[PdfWord]] = {}
    once: list[PdfWord] = []
    for word in words:
        printed = places.get(word.text)
        if printed is None:
            places[word.text] = [word]
        elif _is_printed(word, printed[-_MOST_COMPARED:]):
            continue
        else:
            printed.append(word)
        once.append(word)
    return once


def _is_printed(word: PdfWord, printed: list[PdfWord]) -> bool:
    left, nearest = word.left, _SAME_PLACE * word.face.size
    for other in printed:
        if -nearest < left - other.left < nearest and -nearest < word.bottom - other.bottom < nearest:
            return abs(word.right - other.right) < nearest
    return False


def _main_turn(words: list[PdfWord]) -> int:
    counts = Counter[int]()
    for word in words:
        counts[word.face.turn] += len(word.text)
    counts.pop(-1, None)
    return max(counts, key=counts.__getitem__) if counts else 0


def _rotate(word: PdfWord, turn: int) -> PdfWord:
    if not turn:
        return word
    left, bottom, right, top = word.left, word.bottom, word.right, word.top
    for _ in range(turn):
        left, bottom, right, top = bottom, -right, top, -left
    return word._replace(left=left, bottom=bottom, right=right, top=top)


def _shift_onto_page(words: list[PdfWord]) -> tuple[PdfWord, ...]:
    """Shift words that were rotated back onto the page."""
    if not words or min(word.bottom for word in words) >= 0:
        return tuple(words)
    down = min(word.bottom for word in words)
    return tuple(word._replace(bottom=word.bottom - down, top=word.top - down) for word in words)


@dataclass(frozen=True, slots=True)
class _Style:
    """What all characters of one page object share; ``signs`` is the name of the font if it is one of signs."""

    face: Typeface
    base: float
    signs: str = ""


def _make_word(
    text: str, style: _Style, gap: str, first: Box, last: Box, *, is_stacked: bool = False
) -> PdfWord | None:
    """Return a word from its first to its last character; None where nothing of it can be shown."""
    word = normalise_word(decoded_glyphs(text, style.signs) if style.signs else text)
    if not word:
        return None
    face = style.face
    size = face.size
    left, right = (first[0], last[2]) if first[0] <= last[2] else (last[2], first[0])
    bottom = style.base - 0.2 * size
    top = bottom + size
    if face.turn:
        left, right = min(first[0], last[0]), max(first[2], last[2])
        bottom, top = min(first[1], last[1]), max(first[3], last[3])
    elif is_stacked or (not bottom - 0.6 * size < first[1] < top and is_ideograph(word[0])):
        left, right = min(first[0], last[0]), max(first[2], last[2])
        bottom, top = last[1], first[3]
        face = replace(face, turn=STACKED)
    return PdfWord(word, left, bottom, right, top, face, gap)


def _character(code: int, following: int) -> str:
    """Return the character of a code and the next one: PDFium returns those beyond U+FFFF as two codes.

    The second becomes a noncharacter, which is removed from words.
    """
    if 0xD800 <= code < 0xDC00 <= following < 0xE000:
        return chr(0x10000 + ((code - 0xD800) << 10) + following - 0xDC00)
    if 0xDC00 <= code < 0xE000:
        return "\uffff"
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xDC00 else "\ufffd"


class _PageReader:
    """Read the characters of a page."""

    def __init__(self, textpage: object) -> None:
        self.strange = 0
        self.has_right_to_left = False
        self.has_ideographs = False
        self._page = textpage
        characters: int = raw.FPDFText_CountChars(textpage)
        self.is_whole = characters <= MOST_CHARACTERS
        self._character_count = max(0, min(MOST_CHARACTERS, characters))
        self._box = raw.FS_RECTF()
        self._reference = ctypes.byref(self._box)
        self._object_styles: dict[int, _Style] = {}
        self._font_styles: dict[int, tuple[bool, bool, bool, str]] = {}
        self._interned_faces: dict[Typeface, Typeface] = {}

    def words(self) -> Iterator[PdfWord]:
        """Yield the words in order."""
        text = self._text()
        end = 0
        for found in _WORD.finditer(text):
            start = found.start()
            gap = self._gap(text, end, start)
            end = found.end()
            word = found.group()
            if not word.isascii():
                self.has_ideographs = self.has_ideographs or any(map(is_wide, word))
                if RIGHT_TO_LEFT.search(word):
                    self.has_right_to_left = True
                    yield from filter(None, self._glyphs(word, start, gap))
                    continue
            style, first = self._style_at(start), self._box_at(start)
            self.strange += 0 if style.signs else count_unreadable(word)
            last = self._box_at(end - 1) if end - start > 1 else first
            if last is first or self._belongs_together(end - 1, style, first, last, sure=not word[-1].isalnum()):
                shown = word if _DOUBLED.search(word) is None else self._once(word, start)
                if (made := _make_word(shown, style, gap, first, last)) is not None:
                    yield made
            else:
                yield from filter(None, self._parts(word, start, gap))

    def _text(self) -> str:
        """Return a text with exactly one character for each of the page's; most pages are read in a single call."""
        size = self._character_count
        buffer = (ctypes.c_ushort * (size + 1))()
        written = max(1, raw.FPDFText_GetText(self._page, 0, size, buffer))
        text = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", errors="replace")
        if len(text) == size:
            return text
        codes = [raw.FPDFText_GetUnicode(self._page, index) for index in range(size)]
        return "".join(map(_character, codes, [*codes[1:], 0]))

    def _gap(self, text: str, start: int, end: int) -> str:
        """Return the space between two words: none beside ideographs where PDFium generated it."""
        blank = text[start:end]
        if blank == " " and text[start - 1] < "\x80" and text[end] < "\x80":
            return blank
        if not blank or "\n" in blank:
            return ""
        if "\u3000" in blank:
            return "\u3000"
        beside_wide = is_wide(text[start - 1]) or is_wide(text[end]) if start else False
        if beside_wide and all(raw.FPDFText_IsGenerated(self._page, index) for index in range(start, end)):
            return ""
        return " "

    def _glyphs(self, text: str, start: int, gap: str) -> Iterator[PdfWord | None]:
        """Yield the glyphs of a word from right to left; a ligature has several characters in the same place."""
        glyph, style, box = text[0], self._style_at(start), self._box_at(start)
        for number in range(1, len(text)):
            following = self._box_at(start + number)
            if following == box:
                glyph += text[number]
                continue
            yield _make_word(glyph, style, gap, box, box)
            glyph, style, box, gap = text[number], self._style_at(start + number), following, ""
        yield _make_word(glyph, style, gap, box, box)

    def _parts(self, text: str, start: int, gap: str) -> Iterator[PdfWord | None]:
        """Yield the parts of a word that differ in typeface or are not adjacent."""
        part_start, style, first = 0, self._style_at(start), self._box_at(start)
        previous, is_stacked = first, False
        for number in range(1, len(text)):
            box = self._box_at(start + number)
            is_second = number == part_start + 1
            may_be_stacked = (is_stacked or is_second) and is_wide(text[number])
            if may_be_stacked and self._is_stacked(start + number, style, previous, box):
                is_stacked = True
            elif is_stacked or not self._belongs_together(start + number, style, previous, box, sure=True):
                part = self._once(text[part_start:number], start + part_start)
                yield _make_word(part, style, gap, first, previous, is_stacked=is_stacked)
                part_start, style, first, gap = number, self._style_at(start + number), box, ""
                is_stacked = False
            previous = box
        part = self._once(text[part_start:], start + part_start)
        yield _make_word(part, style, gap, first, previous, is_stacked=is_stacked)

    def _is_stacked(self, index: int, style: _Style, above: Box, box: Box) -> bool:
        """Return whether a character stands close below another, in the same text of a font of vertical writing."""
        size = style.face.size
        is_below = abs(box[0] + box[2] - above[0] - above[2]) < size and abs(above[1] - box[3]) < 0.6 * size
        return is_below and self._style_at(index) is style

    def _once(self, text: str, start: int) -> str:
        """Return a part of a word without letters that are printed twice in nearly the same place, to look bold."""
        pairs = [found.start() for found in _DOUBLED.finditer(text)]
        if len(pairs) * _LETTERS_OF_PAIR < len(text):
            return text  # such as "letter"
        doubled = {pair + 1 for pair in pairs if self._is_printed_twice(start + pair)}
        return "".join(letter for index, letter in enumerate(text) if index not in doubled) if doubled else text

    def _is_printed_twice(self, index: int) -> bool:
        """Return whether a character is printed again by the next one."""
        left, _bottom, right, _top = self._box_at(index)
        shift = self._box_at(index + 1)[0] - left
        # the letters of a ligature have exactly the same box
        return 0.01 < shift / self._style_at(index).face.size < _SAME_PLACE and shift < _PRINTED_TWICE * (right - left)

    def _belongs_together(self, last: int, style: _Style, first_box: Box, last_box: Box, *, sure: bool) -> bool:
        """Return whether a character is on one line with another, close after it, in the same typeface.

        Boxes of the same height indicate the same typeface; ``sure`` compares the typefaces in any case.
        """
        size = style.face.size
        if last_box == first_box:
            return True  # the letters of a ligature
        if sure or abs(last_box[1] - first_box[1]) > 0.02 * size or abs(last_box[3] - first_box[3]) > 0.02 * size:
            last_style = self._style_at(last)
            if last_style is not style and (
                last_style.face != style.face or abs(last_style.base - style.base) > 0.1 * size
            ):
                return False
        return -0.5 * size <= last_box[0] - first_box[2] <= _LONGEST_WORD * size

    def _box_at(self, index: int) -> Box:
        box = self._box
        _get_box(self._page, index, self._reference)
        return box.left, box.bottom, box.right, box.top

    def _style_at(self, index: int) -> _Style:
        text_object = raw.FPDFText_GetTextObject(self._page, index)
        key = ctypes.addressof(text_object.contents) if text_object else 0
        style = self._object_styles.get(key)
        if style is None:
            style = self._read_style(text_object, index)
            if key:
                self._object_styles[key] = style
        return style

    def _read_style(self, text_object: object, index: int) -> _Style:
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._page, index, ctypes.byref(x), ctypes.byref(y))
        if not text_object:
            return _Style(Typeface(self._visible_size(0, index)), y.value)
        size, matrix = ctypes.c_float(), raw.FS_MATRIX()
        raw.FPDFTextObj_GetFontSize(text_object, ctypes.byref(size))
        raw.FPDFPageObj_GetMatrix(text_object, ctypes.byref(matrix))
        scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        angle = raw.FPDFText_GetCharAngle(self._page, index)
        turn = -round(angle / _QUARTER_TURN) if math.isfinite(angle) else -1
        font = raw.FPDFTextObj_GetFont(text_object)
        bold, italic, mono, signs = self._font_style(font, ctypes.cast(font, ctypes.c_void_p).value or 0)
        face = Typeface(
            size=round(2 * self._visible_size(size.value * scale, index)) / 2,
            bold=bold,
            italic=italic,
            mono=mono,
            turn=turn % _TURNS if abs(angle + turn * _QUARTER_TURN) < 0.1 else -1,
        )
        return _Style(self._interned_faces.setdefault(face, face), y.value, signs)

    def _visible_size(self, size: float, index: int) -> float:
        """Return the visible type size: within a form, the box of a character is more reliable than the font size."""
        left, bottom, right, top = self._box_at(index)
        height = max(abs(top - bottom), abs(right - left))
        return max(1.0, min(_LARGEST_SIZE, size if height * 0.3 <= size <= height * 6 else height))

    def _font_style(self, font: object, key: int) -> tuple[bool, bool, bool, str]:
        """Return whether a font is bold, italic, monospaced, by its name, and its name if it is one of signs."""
        style = self._font_styles.get(key)
        if style is None:
            buffer = ctypes.create_string_buffer(128)
            raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
            name = buffer.value.decode("utf-8", errors="replace")
            bold, italic, mono = (one.search(name) is not None for one in (_BOLD, _ITALIC, _MONO))
            style = self._font_styles[key] = bold, italic, mono, symbol_font(name)
        return style
