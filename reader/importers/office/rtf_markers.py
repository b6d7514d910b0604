"""Mark in an RTF source what striprtf would drop: headings, tables, labels, notes, line ends.

striprtf decodes text reliably and returns nothing else. So markers that occur in no text (Unicode noncharacters) are
inserted, which it passes through, and `reader.importers.office.rtf` interprets them. Groups that only cost time
(pictures) are removed. Source: Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from striprtf.striprtf import rtf_to_text

from reader.core.text.omissions import Omission, OmissionKind
from reader.importers.office.rtf_characters import with_unicode
from reader.importers.office.rtf_groups import group_end, group_within, inner_source, text_boxes, without_groups
from reader.importers.office.ruby_field import circled_of_field, ruby_of_field
from reader.importers.office.style_names import LOWEST_HEADING, StyleMeaning, meaning_of_name

NOTE, END = "\ufdd0", "\ufdd1"
LABEL = "\ufdd2"
STYLE = "\ufdd3"
CELL, ROW, TABLE = "\ufdd4", "\ufdd5", "\ufdd6"
LINE_END = "\ufdd7"
RUBY, READING = "\ufdd8", "\ufdd9"
LOOK = "\ufdda"
BOX = "\ufddb"
BOLD, SLANTED, RAISED, LOWERED = 1, 2, 4, 8
"""The flags whose sum is the hexadecimal digit after the marker LOOK."""
_HIDDEN, _DELETED = 16, 32
STYLES: dict[StyleMeaning, str] = {
    StyleMeaning.BODY: "0",
    StyleMeaning.TITLE: "t",
    StyleMeaning.SUBTITLE: "s",
    StyleMeaning.QUOTATION: "q",
    StyleMeaning.CODE: "c",
    StyleMeaning.CONTENTS: "x",
}
"""The character of each meaning after the marker STYLE; headings have the digit of their level."""

_STYLE_SHEET = re.compile(r"\{\s*\\stylesheet(?![a-z])")
_STYLE_START = re.compile(r"\{\s*\\s(\d{1,5})(?!\d)")
_STYLE_SETTING = re.compile(r"\s*\\(?!u-?\d)[a-z]+-?\d* ?")
_STYLE_NAME = re.compile(r"([^{};]+);\s*\}")
_DEFAULT_CODE_PAGE = 1252
_HEAD = r"{{\rtf1\ansi\ansicpg{} "
_CODE_PAGE = re.compile(r"\\ansicpg(\d{1,5})")
_WIDE_CHARSETS = {932: 128, 936: 134, 949: 129, 950: 136}
_CHARSETS = {"78": "128", "79": "136", "80": "129", "85": "134"}
_FONTS = re.compile(r"\{[^{}]*\\fonttbl(?![a-z])")
_FONT = re.compile(r"\\f(\d{1,5})(?!\d)|\\fcharset(\d{1,3})(?!\d)")
_CHARSET = re.compile(r"\\fcharset(\d{1,3})(?!\d)")
_FORMATTING_WORDS = re.compile(
    r"\\(b|i|v|deleted|super|sub|nosupersub|up|dn|plain)(-?\d{1,5})?(?![a-z0-9])|\\[\\{}]|[{}]"
)
_FORMATTING_BITS = {"b": BOLD, "i": SLANTED, "super": RAISED, "sub": LOWERED, "up": RAISED, "dn": LOWERED}
_FORMATTING_BITS |= {"v": _HIDDEN, "deleted": _DELETED}
_INDEPENDENT_BITS = frozenset(("b", "i", "v", "deleted"))
_KEPT_OF_HIDDEN = re.compile(r"\\[\\{}]|([{}]|\\(?:f|uc|pard|trowd|cell|row|nestcell|nestrow)(?![a-z])\d* ?)")
"""What is kept of hidden text: groups, fonts and the structure of tables."""
_CONTROL = re.compile(r"\\(?!')[a-z]+-?\d* ?|[{}]")
_PICTURES = frozenset(("pict", "shppict"))
_LABELS = frozenset(("listtext", "pntext"))
_DRAWINGS = frozenset(("shp", "shpgrp", "do"))
_HEADS = frozenset(
    ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"),
)
_OMITTED = {
    **dict.fromkeys(_PICTURES, OmissionKind.PICTURE),
    **dict.fromkeys(("object", "objdata"), OmissionKind.EMBEDDED),
    "annotation": OmissionKind.COMMENT,
    "formfield": OmissionKind.FIELD,
    "moMath": OmissionKind.FORMULA,
}
"""The kinds of the groups that are removed; the second form of a picture and what Word needs for itself are none."""
_DEEPEST = 4
"""How deep notes and text boxes may stand in each other."""
_STRIPRTF_ERRORS = (ValueError, TypeError, LookupError, OverflowError, RecursionError)
_REPLACEMENTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\\(?:nest)?cell(?![a-z]) ?"), f"{{{CELL}}}"),
    (re.compile(r"\\(?:nest)?row(?![a-z]) ?"), f"{{{ROW}}}"),
    (re.compile(r"\\trowd(?![a-z])"), f"{{{TABLE}}}\\\\trowd"),
    (re.compile(r"\\(?:line|lbr\d?)(?![a-z]) ?"), f"{{{LINE_END}}}"),
    (re.compile(r"\\pard(?![a-z]) ?"), f"\\\\pard{{{STYLE}0}}"),
    (re.compile(r"\\uc(?![0-9])"), r"\\uc1"),
    (re.compile(r"\\u-?\d{6,}"), r"\\u65533"),
    (re.compile(r"\\field\{"), r"\\field {"),
)


class RtfDamagedError(Exception):
    """Raised where striprtf cannot convert a source to text."""


@dataclass(slots=True)
class MarkedRtf:
    """The text of an RTF document with markers, the texts of its notes and text boxes, and what was left out of it.

    ``heads`` are the words at the heads and feet of its pages.
    """

    text: str = ""
    notes: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)


def marked_text(data: bytes) -> MarkedRtf:
    """Return the text of an RTF document with markers; raises `RtfDamagedError`."""
    source = _decode_source(data)
    code_page = _code_page(source)
    marking = _Marking(code_page)
    source = with_unicode(_with_charsets(source, code_page), code_page)
    marking.marked.text = marking.text_of(_with_styles(source, code_page))
    return marking.marked


class _Marking:
    """Convert the source of one document, and of the notes and text boxes in it."""

    def __init__(self, code_page: int) -> None:
        self.marked = MarkedRtf()
        self._code_page = code_page
        self._depth = 0

    def text_of(self, source: str) -> str:
        """Return the text of a source with markers."""
        if self._depth == _DEEPEST:
            self.marked.omissions.append(Omission(OmissionKind.EMBEDDED))
            return ""
        self._depth += 1
        source = "".join(without_groups(source, self._in_place_of))
        source = "".join(_with_formatting(source, self.marked.omissions))
        for pattern, replacement in _REPLACEMENTS:
            source = pattern.sub(replacement, source)
        self._depth -= 1
        return _rtf_to_text(source, self._code_page)

    def _in_place_of(self, kind: str, group: str) -> str:
        """Return the source that stands for a group that striprtf would drop, or that would cost it time."""
        marked = self.marked
        if kind == "footnote":
            marked.notes.append(self._inner_text(group))
            return f"{{{NOTE}{len(marked.notes)}{END}}}"
        if kind in _LABELS:
            return f"{{{LABEL}{_escape_text(self._plain_text(group))}{END}}}"
        if kind in _DRAWINGS:
            return self._boxes(group)
        if kind in _HEADS:
            marked.heads.append(self._plain_text(group))
        elif kind in _OMITTED:
            marked.omissions.append(Omission(_OMITTED[kind]))
        if kind == "object":
            return self._shown(group_within(group, "result"), self._in_place_of_result)
        if kind == "upr":
            return self._shown(group_within(group, "ud") or group, self._in_place_of)
        return _field_source(self._plain_text(group)) if kind == "fldinst" else ""

    def _in_place_of_result(self, kind: str, group: str) -> str:
        """Return what stands for a group in what an object shows; a picture of it is not left out a second time."""
        return "" if kind in _PICTURES else self._in_place_of(kind, group)

    def _shown(self, group: str, put: Callable[[str, str], str]) -> str:
        return "".join(without_groups(inner_source(group), put)) if group else ""

    def _boxes(self, group: str) -> str:
        """Return the markers of the text boxes of a drawing; one without any is left out."""
        boxes = list(text_boxes(group))
        if not boxes:
            kind = OmissionKind.PICTURE if r"\pict" in group else OmissionKind.DRAWING
            self.marked.omissions.append(Omission(kind))
            return ""
        texts = [self._inner_text(box) for box in boxes]  # boxes within them are added first
        first = len(self.marked.boxes) + 1
        self.marked.boxes += texts
        return "".join(f"{{{BOX}{number}{END}}}" for number in range(first, first + len(boxes)))

    def _inner_text(self, group: str) -> str:
        """Return the text of a group that striprtf would drop by its name, with markers."""
        return self.text_of(_document(inner_source(group), self._code_page))

    def _plain_text(self, group: str) -> str:
        """Return the text of such a group without markers."""
        return _rtf_to_text(_document(inner_source(group), self._code_page), self._code_page).strip()


def _field_source(instruction: str) -> str:
    """Return the source of what an EQ field shows: a ruby, or an enclosed character."""
    if ruby := ruby_of_field(instruction):
        return f"{{{RUBY}{_escape_text(ruby[0])}{READING}{_escape_text(ruby[1])}{END}}}"
    return f"{{{_escape_text(circled_of_field(instruction))}}}"


def document_property(data: bytes, name: str) -> str:
    """Return the "title" or "author" of an RTF document; empty where it has none."""
    source = _decode_source(data[:65_536])
    source = with_unicode(source, _code_page(source))
    starts = [found.start() for found in re.finditer(rf"\{{\s*\\{name}(?![a-z])", source)]
    if not starts:
        return ""
    # the last one: the Unicode version follows the one in the old encoding
    group = source[starts[-1] : group_end(source, starts[-1])]
    code_page = _code_page(source)
    try:
        return _rtf_to_text(_document(inner_source(group), code_page), code_page)
    except RtfDamagedError:
        return ""


def _decode_source(data: bytes) -> str:
    """Return the source as text: bytes above ASCII are decoded as UTF-8, else escaped as the format requires."""
    if data.isascii():
        return data.decode("ascii")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return re.sub(rb"[\x80-\xff]", lambda found: rb"\'%02x" % found.group()[0], data).decode("ascii")


def _escape_text(text: str) -> str:
    return text.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")


def _code_page(source: str) -> int:
    found = _CODE_PAGE.search(source)
    return int(found.group(1)) if found is not None else _DEFAULT_CODE_PAGE


def _with_charsets(source: str, code_page: int) -> str:
    """Replace charsets unknown to Python; in a Chinese document, fonts of the default charset are Chinese too."""
    wide = str(_WIDE_CHARSETS.get(code_page, 0))

    def known(found: re.Match[str]) -> str:
        charset = found.group(1)
        return rf"\fcharset{wide if charset in '01' else _CHARSETS.get(charset, charset)}"

    return _CHARSET.sub(known, source)


def _with_styles(source: str, code_page: int) -> str:
    """Insert a marker where a paragraph is given a style or an outline level with a meaning."""
    found = _STYLE_SHEET.search(source)
    if found is None:
        return re.sub(r"\\outlinelevel(\d) ?", _outline_marker, source)
    end = group_end(source, found.start())
    entries = _style_entries(source[found.start() : end])
    characters = {
        number: character
        for number, settings, name in entries
        if (character := _style_character(settings, name, code_page))
    }

    def add_marker(style: re.Match[str]) -> str:
        character = characters.get(style.group(1))
        return f"{style.group().rstrip()}{{{STYLE}{character}}}" if character else style.group()

    body = re.sub(r"\\outlinelevel(\d) ?", _outline_marker, source[end:])
    return source[:end] + re.sub(r"\\s(\d{1,5})(?!\d) ?", add_marker, body)


def _style_entries(style_sheet: str) -> Iterator[tuple[str, str, str]]:
    """Yield the number, the settings and the name of each paragraph style, in linear time."""
    for start in _STYLE_START.finditer(style_sheet):
        end = start.end()
        while (setting := _STYLE_SETTING.match(style_sheet, end)) is not None:
            end = setting.end()
        if (name := _STYLE_NAME.match(style_sheet, end)) is not None:
            yield start[1], style_sheet[start.end() : end], name[1]


def _with_formatting(source: str, omissions: list[Omission]) -> Iterator[str]:
    """Insert a marker where the character formatting changes; formatting ends with its group.

    Hidden passages are added to ``omissions``.
    """
    formatting, group_formatting, position = 0, [0], 0
    for found in _FORMATTING_WORDS.finditer(source):
        previous, control = formatting, found.group()
        if control == "{":
            group_formatting.append(formatting)
        elif control == "}":
            formatting = group_formatting.pop() if len(group_formatting) > 1 else 0
        elif found.group(1):
            formatting = _formatting_after(formatting, found.group(1), found.group(2) or "")
        if formatting != previous:
            end = found.end() if control == "}" else found.start()
            yield _visible_source(source[position:end], previous, omissions) + f"{{{LOOK}{formatting % _HIDDEN:x}}}"
            position = end
    yield _visible_source(source[position:], formatting, omissions)


def _visible_source(source: str, formatting: int, omissions: list[Omission]) -> str:
    """Return the source unchanged, or without its text where that is hidden, which is told, or deleted."""
    if not formatting & (_HIDDEN | _DELETED):
        return source
    if not formatting & _DELETED and _CONTROL.sub("", source).strip():
        omissions.append(Omission(OmissionKind.HIDDEN))
    return "".join(found.group(1) or "" for found in _KEPT_OF_HIDDEN.finditer(source))


def _formatting_after(formatting: int, word: str, argument: str) -> int:
    """Return the formatting after a control word."""
    if word == "plain":
        return 0
    formatting = formatting if word in _INDEPENDENT_BITS else formatting & ~(RAISED | LOWERED)
    bit = _FORMATTING_BITS.get(word, 0)
    return formatting & ~bit if argument == "0" else formatting | bit


def _outline_marker(found: re.Match[str]) -> str:
    level = int(found.group(1)) + 1
    return f"{found.group().rstrip()}{{{STYLE}{min(level, LOWEST_HEADING)}}}" if level < 10 else found.group()


def _style_character(settings: str, name: str, code_page: int) -> str:
    known = meaning_of_name(_rtf_to_text(_document(name, code_page), code_page))
    if known is not None:
        meaning, level = known
        return str(level) if meaning is StyleMeaning.HEADING else STYLES[meaning]
    found = re.search(r"\\outlinelevel([0-8])", settings)
    return str(min(int(found.group(1)) + 1, LOWEST_HEADING)) if found is not None else ""


def _document(source: str, code_page: int) -> str:
    """Return a document of nothing but this source."""
    return f"{_HEAD.format(code_page)}{source}}}"


def _with_plain_fonts(source: str) -> str:
    """Reduce the font table to numbers and charsets: striprtf would take minutes for one without semicolons."""
    found = _FONTS.search(source)
    if found is None:
        return source
    end = group_end(source, found.start())
    fonts, number = {}, "0"
    for font in _FONT.finditer(source, found.end(), end):
        number = font.group(1) or number
        if font.group(2):
            fonts[number] = font.group(2)
    table = "".join(rf"{{\f{font_number}\fcharset{charset} x;}}" for font_number, charset in fonts.items())
    return f"{source[: found.end()]}{table}}}{source[end:]}"


def _rtf_to_text(source: str, code_page: int) -> str:
    try:
        text: str = rtf_to_text(  # type: ignore[no-untyped-call]
            _with_plain_fonts(source), encoding=f"cp{code_page}", errors="replace"
        )
    except _STRIPRTF_ERRORS as error:
        raise RtfDamagedError from error
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
