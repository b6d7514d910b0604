"""Mark in the source of a rich text what striprtf would drop: headings, tables, labels, notes, line ends.

striprtf tells words and encodings right and gives nothing but text. So marks that stand in no text (noncharacters of
Unicode) are set among the words, which it passes through, and `reader.importers.office.rtf` reads them. Groups that
only cost time (pictures) are cut out. Source: Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from striprtf.striprtf import rtf_to_text

from reader.importers.office.ruby_field import circled_of_field, ruby_of_field
from reader.importers.office.style_names import LOWEST_HEADING, StyleMeaning, meaning_of_name

NOTE, END = "\ufdd0", "\ufdd1"
LABEL = "\ufdd2"
STYLE = "\ufdd3"
CELL, ROW, TABLE = "\ufdd4", "\ufdd5", "\ufdd6"
LINE_END = "\ufdd7"
RUBY, READING = "\ufdd8", "\ufdd9"
LOOK = "\ufdda"
BOLD, SLANTED, RAISED, LOWERED = 1, 2, 4, 8
"""What the sign behind the mark LOOK, a hexadecimal digit, is the sum of."""
_HIDDEN, _DELETED = 16, 32
STYLES: dict[StyleMeaning, str] = {
    StyleMeaning.BODY: "0",
    StyleMeaning.TITLE: "t",
    StyleMeaning.SUBTITLE: "s",
    StyleMeaning.QUOTATION: "q",
    StyleMeaning.CODE: "c",
    StyleMeaning.CONTENTS: "x",
}
"""The sign of each meaning behind the mark STYLE; headings have the digit of their level."""

_BRACES = re.compile(r"\\bin(\d{1,9}) ?|\\[\\{}]|[{}]")
_GROUP = re.compile(
    r"\{\s*(?:\\\*\s*)?\\(pict|shppict|nonshppict|objdata|themedata|colorschememapping|datastore"
    r"|footnote|listtext|pntext|fldinst(?=[\s{]*EQ\s))(?![a-z])"
)
_STYLE_SHEET = re.compile(r"\{\s*\\stylesheet(?![a-z])")
_STYLE_START = re.compile(r"\{\s*\\s(\d{1,5})(?!\d)")
_STYLE_SETTING = re.compile(r"\s*\\(?!u-?\d)[a-z]+-?\d* ?")
_STYLE_NAME = re.compile(r"([^{};]+);\s*\}")
_NO_CODE_PAGE = 1252
_HEAD = r"{{\rtf1\ansi\ansicpg{} "
_CODE_PAGE = re.compile(r"\\ansicpg(\d{1,5})")
_WIDE_CHARSETS = {932: 128, 936: 134, 949: 129, 950: 136}
_CHARSETS = {"78": "128", "79": "136", "80": "129", "85": "134"}
_FONTS = re.compile(r"\{[^{}]*\\fonttbl(?![a-z])")
_FONT = re.compile(r"\\f(\d{1,5})(?!\d)|\\fcharset(\d{1,3})(?!\d)")
_CHARSET = re.compile(r"\\fcharset(\d{1,3})(?!\d)")
_HEXES = re.compile(r"((?:\\'[0-9a-fA-F]{2})+)([@-\[\]-z|~])?")
_LOOKS = re.compile(r"\\(b|i|v|deleted|super|sub|nosupersub|up|dn|plain)(-?\d{1,5})?(?![a-z0-9])|\\[\\{}]|[{}]")
_BITS = {"b": BOLD, "i": SLANTED, "super": RAISED, "sub": LOWERED, "up": RAISED, "dn": LOWERED}
_BITS |= {"v": _HIDDEN, "deleted": _DELETED}
_ADDED = frozenset(("b", "i", "v", "deleted"))
_KEPT_UNSAID = re.compile(r"\\[\\{}]|([{}]|\\(?:f|uc|pard|trowd|cell|row|nestcell|nestrow)(?![a-z])\d* ?)")
"""What stays of words that are not to be read: groups, fonts and the shape of tables."""
_FAILURES = (ValueError, TypeError, LookupError, OverflowError, RecursionError)
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
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
    """Say that striprtf could not make words of a source."""


@dataclass(slots=True)
class MarkedRtf:
    """Hold the words of a rich text with marks, and the words of its notes."""

    words: str
    notes: list[str] = field(default_factory=list)


def marked_words(data: bytes) -> MarkedRtf:
    """Return the words of a rich text, with marks; raises `RtfDamagedError`."""
    source = _escaped(data)
    code_page = _code_page(source)
    marked = MarkedRtf("")

    def put(kind: str, group: str) -> str:
        if kind == "footnote":
            marked.notes.append(_plain(group, kind, code_page))
            return f"{{{NOTE}{len(marked.notes)}{END}}}"
        if kind in {"listtext", "pntext"}:
            return f"{{{LABEL}{_escapes(_plain(group, kind, code_page).strip())}{END}}}"
        return _of_field(_plain(group, kind, code_page).strip()) if kind == "fldinst" else ""

    source = _with_charsets(source, code_page)
    source = "".join(_without_groups(_styled(source, code_page), put))
    source = "".join(_with_looks(source))
    for pattern, replacement in _WORDS:
        source = pattern.sub(replacement, source)
    marked.words = _words(source, code_page)
    return marked


def _of_field(words: str) -> str:
    """Return what a formula draws: a ruby, or a sign in a circle."""
    if ruby := ruby_of_field(words):
        return f"{{{RUBY}{_escapes(ruby[0])}{READING}{_escapes(ruby[1])}{END}}}"
    return f"{{{_escapes(circled_of_field(words))}}}"


def said(data: bytes, name: str) -> str:
    """Return what a rich text says of itself: its "title", its "author"; empty where it does not."""
    source = _escaped(data[:65_536])
    starts = [found.start() for found in re.finditer(rf"\{{\s*\\{name}(?![a-z])", source)]
    if not starts:
        return ""
    # the last one: the same again in Unicode stands behind the one in the old encoding
    group = source[starts[-1] : _group_end(source, starts[-1])]
    try:
        return _plain(group, name, _code_page(source))
    except RtfDamagedError:
        return ""


def _escaped(data: bytes) -> str:
    """Return the source as text: bytes above ASCII are taken for UTF-8, else escaped as the format wants them."""
    if data.isascii():
        return data.decode("ascii")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return re.sub(rb"[\x80-\xff]", _escape, data).decode("ascii")


def _escape(found: re.Match[bytes]) -> bytes:
    return rb"\'%02x" % found.group()[0]


def _escapes(words: str) -> str:
    return words.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")


def _code_page(source: str) -> int:
    found = _CODE_PAGE.search(source)
    return int(found.group(1)) if found is not None else _NO_CODE_PAGE


def _with_charsets(source: str, code_page: int) -> str:
    """Name only charsets that Python knows; in a Chinese text, a font of no charset is read as Chinese too."""
    wide = str(_WIDE_CHARSETS.get(code_page, 0))

    def known(found: re.Match[str]) -> str:
        charset = found.group(1)
        return rf"\fcharset{wide if charset in '01' else _CHARSETS.get(charset, charset)}"

    source = _CHARSET.sub(known, source)
    return _HEXES.sub(_whole_characters, source) if wide != "0" else source


def _whole_characters(found: re.Match[str]) -> str:
    """Escape the second half of a character of two bytes where it was left as a letter."""
    codes = [int(code, 16) for code in found.group(1).split(r"\'")[1:]]
    place = 0
    while place < len(codes):
        place += 2 if codes[place] > 0x80 else 1
    letter = found.group(2) or ""
    return found.group(1) + (rf"\'{ord(letter):02x}" if letter and place > len(codes) else letter)


def _without_groups(source: str, put: Callable[[str, str], str]) -> Iterator[str]:
    """Yield the source with the groups of `_GROUP` replaced by what ``put`` makes of them."""
    place = 0
    while (found := _GROUP.search(source, place)) is not None:
        yield source[place : found.start()]
        place = _group_end(source, found.start())
        yield put(found.group(1), source[found.start() : place])
    yield source[place:]


def _group_end(source: str, start: int) -> int:
    """Return the position behind the brace that closes the group which begins at ``start``."""
    depth, place = 0, start
    while (found := _BRACES.search(source, place)) is not None:
        place = found.end()
        if found.group(1):
            place += int(found.group(1))
        elif found.group() in {"{", "}"}:
            depth += 1 if found.group() == "{" else -1
            if depth == 0:
                return place
    return len(source)


def _styled(source: str, code_page: int) -> str:
    """Set a mark where a paragraph is given a style or a level that means something."""
    found = _STYLE_SHEET.search(source)
    if found is None:
        return re.sub(r"\\outlinelevel(\d) ?", _outline_mark, source)
    end = _group_end(source, found.start())
    entries = _style_entries(source[found.start() : end])
    signs = {number: sign for number, settings, name in entries if (sign := _sign(settings, name, code_page))}

    def mark(style: re.Match[str]) -> str:
        sign = signs.get(style.group(1))
        return f"{style.group().rstrip()}{{{STYLE}{sign}}}" if sign else style.group()

    body = re.sub(r"\\outlinelevel(\d) ?", _outline_mark, source[end:])
    return source[:end] + re.sub(r"\\s(\d{1,5})(?!\d) ?", mark, body)


def _style_entries(style_sheet: str) -> Iterator[tuple[str, str, str]]:
    """Yield the number, the settings and the name of each paragraph style, in linear time."""
    for start in _STYLE_START.finditer(style_sheet):
        end = start.end()
        while (setting := _STYLE_SETTING.match(style_sheet, end)) is not None:
            end = setting.end()
        if (name := _STYLE_NAME.match(style_sheet, end)) is not None:
            yield start[1], style_sheet[start.end() : end], name[1]


def _with_looks(source: str) -> Iterator[str]:
    """Set a mark where words begin to look otherwise; what a group sets ends with it."""
    look, around, place = 0, [0], 0
    for found in _LOOKS.finditer(source):
        before, sign = look, found.group()
        if sign == "{":
            around.append(look)
        elif sign == "}":
            look = around.pop() if len(around) > 1 else 0
        elif found.group(1):
            look = _changed(look, found.group(1), found.group(2) or "")
        if look != before:
            cut = found.end() if sign == "}" else found.start()
            yield _said(source[place:cut], before) + f"{{{LOOK}{look % _HIDDEN:x}}}"
            place = cut
    yield _said(source[place:], look)


def _said(source: str, look: int) -> str:
    """Return the source of words, but for the words themselves where they are hidden or deleted."""
    if not look & (_HIDDEN | _DELETED):
        return source
    return "".join(found.group(1) or "" for found in _KEPT_UNSAID.finditer(source))


def _changed(look: int, word: str, argument: str) -> int:
    """Return the look after a control word."""
    if word == "plain":
        return 0
    look = look if word in _ADDED else look & ~(RAISED | LOWERED)
    bit = _BITS.get(word, 0)
    return look & ~bit if argument == "0" else look | bit


def _outline_mark(found: re.Match[str]) -> str:
    level = int(found.group(1)) + 1
    return f"{found.group().rstrip()}{{{STYLE}{min(level, LOWEST_HEADING)}}}" if level < 10 else found.group()


def _sign(settings: str, name: str, code_page: int) -> str:
    known = meaning_of_name(_words(_HEAD.format(code_page) + name + "}", code_page))
    if known is not None:
        meaning, level = known
        return str(level) if meaning is StyleMeaning.HEADING else STYLES[meaning]
    found = re.search(r"\\outlinelevel([0-8])", settings)
    return str(min(int(found.group(1)) + 1, LOWEST_HEADING)) if found is not None else ""


def _plain(group: str, name: str, code_page: int) -> str:
    """Return the words of a group that striprtf would drop by its name."""
    inner = re.sub(rf"^\{{\s*(?:\\\*\s*)?\\{name}(?![a-z]) ?", "{", group)
    return _words(_HEAD.format(code_page) + inner + "}", code_page)


def _with_plain_fonts(source: str) -> str:
    """Leave of the list of fonts numbers and charsets: one without semicolons would keep striprtf busy for minutes."""
    found = _FONTS.search(source)
    if found is None:
        return source
    end = _group_end(source, found.start())
    fonts, number = {}, "0"
    for font in _FONT.finditer(source, found.end(), end):
        number = font.group(1) or number
        if font.group(2):
            fonts[number] = font.group(2)
    table = "".join(rf"{{\f{one}\fcharset{charset} x;}}" for one, charset in fonts.items())
    return f"{source[: found.end()]}{table}}}{source[end:]}"


def _words(source: str, code_page: int) -> str:
    try:
        words: str = rtf_to_text(  # type: ignore[no-untyped-call]
            _with_plain_fonts(source), encoding=f"cp{code_page}", errors="replace"
        )
    except _FAILURES as error:
        raise RtfDamagedError from error
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
