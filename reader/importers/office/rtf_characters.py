r"""Replace the bytes of an RTF source by Unicode escapes, each in the code page of its own font.

striprtf decodes only bytes that are escaped side by side, while the second one of a double-byte character may be an
ordinary letter (`\'83R`), whatever the code page of the document; and it has no fonts of signs.
Source: Rich Text Format Specification 1.9.1, "Font Table" and "Unicode RTF".
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reader.importers.markup.symbol_fonts import decoded_signs, symbol_font

_CODE_PAGES = {
    "0": "cp1252",
    "77": "mac_roman",
    "128": "cp932",
    "129": "cp949",
    "130": "johab",
    "134": "gb18030",
    "136": "cp950",
    "161": "cp1253",
    "162": "cp1254",
    "163": "cp1258",
    "177": "cp1255",
    "178": "cp1256",
    "186": "cp1257",
    "204": "cp1251",
    "222": "cp874",
    "238": "cp1250",
    "254": "cp437",
    "255": "cp850",
}
_SINGLE_BYTE_PAGES = frozenset((437, 850, 852, 866, 874, *range(1250, 1259)))
_DOUBLE_BYTE_PAGES = {932: "cp932", 936: "gb18030", 949: "cp949", 950: "cp950", 1361: "johab"}

_FONT_TABLE = re.compile(r"\{[^{}]*\\fonttbl(?![a-z])")
_FONT = re.compile(r"\\f(?P<number>\d{1,5})(?!\d)[^;{}]{0,400}?\\fcharset(?P<charset>\d{1,3})(?P<name>[^;{}]{0,200})")
_SETTINGS = re.compile(r"^(?:\\[a-z]+-?\d* ?|\s)*")
_DEFAULT_FONT = re.compile(r"\\deff(\d{1,5})")
_LARGEST_TABLE = 1_000_000
_BYTES_ONLY = (
    r"\\bin(?P<bin>\d{1,9}) ?|\\u(?P<unicode>-?\d{1,6}) ?|\\uc(?P<fallback>\d{1,2}) ?|\\f(?P<font>\d{1,5})(?!\d) ?"
    r"|(?P<plain>\\plain(?![a-z]))|(?P<bytes>(?:\\'[0-9a-fA-F]{2})+)|(?P<brace>[{}])|\\[^a-z]"
)
_BYTES = re.compile(_BYTES_ONLY)
_BYTES_AND_LETTERS = re.compile(_BYTES_ONLY + r"|\\[a-z]{1,32}(?:-?\d{1,10})? ?|(?P<letters>[^\\{}\r\n]+)")
_FALLBACK = re.compile(r"[\r\n]*(?:\\'[0-9a-fA-F]{2}|\\[\\{}~]|[^\\{}\r\n])")
_SECOND_BYTE = re.compile(r"[\r\n]*(?:\\'(?P<code>[0-9a-fA-F]{2})|\\(?P<escaped>[\\{}~])|(?P<letter>[@-\[\]-z|~]))")
_ASCII = re.compile(r"[\x00-\x7f]")
_DESTINATION = re.compile(r"\s*\\(?:\*|(?:fonttbl|stylesheet|info|colortbl|pict)(?![a-z]))")


@dataclass(slots=True)
class _State:
    """What a group inherits: the codec of the font, empty if it is unknown, its signs, and the length of fallbacks."""

    codec: str
    signs: str = ""
    fallback: int = 1
    is_text: bool = True

    def copy(self) -> _State:
        return _State(self.codec, self.signs, self.fallback, self.is_text)


def with_unicode(source: str, code_page: int) -> str:
    """Return a source in which the bytes above ASCII, and the letters of fonts of signs, are Unicode escapes."""
    fonts = dict(_fonts(source, code_page))
    has_signs = any(signs for _codec, signs in fonts.values())
    if not has_signs and r"\'" not in source:
        return source
    default = _DEFAULT_FONT.search(source)
    codec = _DOUBLE_BYTE_PAGES.get(code_page) or (f"cp{code_page}" if code_page in _SINGLE_BYTE_PAGES else "")
    decoder = _Decoder(source, fonts, codec, default.group(1) if default is not None else "")
    return "".join(decoder.parts(_BYTES_AND_LETTERS if has_signs else _BYTES))


def _fonts(source: str, code_page: int) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the number of each font with its codec and the name of its signs."""
    table = _FONT_TABLE.search(source)
    if table is None:
        return
    wide = _DOUBLE_BYTE_PAGES.get(code_page, "")
    for found in _FONT.finditer(source, table.end(), min(len(source), table.end() + _LARGEST_TABLE)):
        charset = found.group("charset")
        codec = wide if wide and charset in {"0", "1"} else _CODE_PAGES.get(charset, "")
        yield found.group("number"), (codec, symbol_font(_SETTINGS.sub("", found.group("name"))))


class _Decoder:
    """Go through one source with the fonts of its groups."""

    def __init__(self, source: str, fonts: Mapping[str, tuple[str, str]], codec: str, default: str) -> None:
        self._source = source
        self._fonts = fonts
        self._codec = codec
        self._default = default
        self._state = _State(codec)
        self._outer: list[_State] = []

    def parts(self, tokens: re.Pattern[str]) -> Iterator[str]:
        """Yield the parts of the source in order."""
        position = 0
        while (found := tokens.search(self._source, position)) is not None:
            yield self._source[position : found.start()]
            position = found.end()
            if found.group("bytes"):
                characters, position = self._characters(found.group("bytes"), position)
                yield characters
            elif found.lastgroup == "letters":
                yield self._letters(found.group())
            elif found.group("unicode"):
                position = self._end_of_fallback(position)
                yield self._escape(found) + self._source[found.end() : position]
            else:
                position = self._apply(found, position)
                yield self._source[found.start() : position]
        yield self._source[position:]

    def _apply(self, found: re.Match[str], position: int) -> int:
        """Apply a control word or a brace; return the position after it and the bytes that belong to it."""
        if found.group("bin"):
            return min(len(self._source), position + int(found.group("bin")))
        if found.group("font"):
            self._choose_font(found.group("font"))
        elif found.group("plain"):
            self._choose_font(self._default)
        elif found.group("fallback"):
            self._state.fallback = int(found.group("fallback"))
        elif found.group("brace") == "{":
            self._outer.append(self._state.copy())
            self._state.is_text = self._state.is_text and _DESTINATION.match(self._source, position) is None
        elif found.group("brace") and self._outer:
            self._state = self._outer.pop()
        return position

    def _choose_font(self, number: str) -> None:
        self._state.codec, self._state.signs = self._fonts.get(number, (self._codec, ""))

    def _letters(self, letters: str) -> str:
        if not self._state.signs or not self._state.is_text:
            return letters
        return "".join(
            character if sign == character else _escaped(sign, self._state.fallback)
            for character, sign in ((one, decoded_signs(one, self._state.signs)) for one in letters)
        )

    def _escape(self, found: re.Match[str]) -> str:
        """Return the escape of a character, or of the sign that it shows."""
        if not self._state.signs or not self._state.is_text:
            return found.group()
        sign = decoded_signs(chr(int(found.group("unicode")) % 0x10000), self._state.signs)
        *high, low = _utf16(sign)
        return "".join(rf"\u{code}" + ("?" * self._state.fallback or " ") for code in high) + rf"\u{low} "

    def _end_of_fallback(self, position: int) -> int:
        """Return the position after the characters that older programs show in place of an escape."""
        for _ in range(self._state.fallback):
            found = _FALLBACK.match(self._source, position)
            if found is None:
                break
            position = found.end()
        return position

    def _characters(self, escaped: str, position: int) -> tuple[str, int]:
        """Return the source of what bytes that are escaped side by side say, and the position after them.

        The second byte of the last character may follow as a letter.
        """
        data = bytes.fromhex(escaped.replace(r"\'", ""))
        if self._state.signs and self._state.is_text:
            signs = (decoded_signs(chr(0xF000 + code), self._state.signs) for code in data)
            return "".join(_escaped(sign, self._state.fallback) for sign in signs), position
        if not self._state.codec:
            return escaped, position
        decoder = getincrementaldecoder(self._state.codec)("replace")
        text = decoder.decode(data)
        if decoder.getstate()[0] and (second := _SECOND_BYTE.match(self._source, position)) is not None:
            low = int(second["code"], 16) if second["code"] else ord(second["escaped"] or second["letter"])
            text += decoder.decode(bytes((low,)))
            position = second.end()
        return _source_of(text + decoder.decode(b"", final=True), self._state.fallback), position


def _source_of(text: str, fallback: int) -> str:
    """Return the source of a text: Unicode as it is, but for a first character, which could belong to a word before it.

    What is ASCII stays escaped, since it may be a sign of the format.
    """
    first = _escaped(text[0], fallback) if text[:1] >= "\x80" else ""
    rest = text[1:] if first else text
    return first + _ASCII.sub(lambda found: rf"\'{ord(found.group()):02x}", rest)


def _escaped(text: str, fallback: int) -> str:
    """Return the Unicode escapes of a text, each with the fallback that readers of the escape skip."""
    end = "?" * fallback or " "
    return "".join(rf"\u{code}{end}" for code in _utf16(text))


def _utf16(text: str) -> list[int]:
    """Return the code units of a text as the signed numbers that RTF has."""
    units = text.encode("utf-16-le", "surrogatepass")
    return [int.from_bytes(units[index : index + 2], "little", signed=True) for index in range(0, len(units), 2)]
