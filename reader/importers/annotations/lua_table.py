"""Parse the Lua tables in which KOReader stores its data, without running anything.

Only the output of its own writer is understood: ``return`` and a table of strings, numbers, booleans, nil and tables,
with comments and long strings. Source: Lua 5.1 reference manual, sections 2.1 and 2.5.7; KOReader's frontend/dump.lua.
"""

from __future__ import annotations

import re

DEEPEST = 32
"""The deepest nesting of tables."""

MOST_VALUES = 1_000_000

Lua = None | bool | float | str | dict["Lua", "Lua"]

_SPACE = re.compile(r"(?:\s+|--\[(=*)\[.*?\]\1\]|--(?!\[=*\[)[^\n]*)+", re.DOTALL)
_NUMBER = re.compile(r"-?(?:0[xX][0-9a-fA-F]+|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)")
_NAME = re.compile(r"[A-Za-z_]\w*")
_LONG = re.compile(r"\[(=*)\[\n?(.*?)\]\1\]", re.DOTALL)
_PLAIN = re.compile(r"""[^\\"'\n]+""")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\n": "\n"}
_KEYWORDS: dict[str, Lua] = {"true": True, "false": False, "nil": None}


class LuaError(ValueError):
    """A syntax error at ``line``; ``partial`` is the table as far as it was parsed."""

    def __init__(self, line: int) -> None:
        """Set the line, from 1."""
        super().__init__(line)
        self.line = line
        self.partial: dict[Lua, Lua] = {}


def read_lua_table(text: str) -> dict[Lua, Lua]:
    """Parse a table that may follow ``return``. Raises LuaError with the part before the damage."""
    parser = _Parser(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    try:
        return parser.run()
    except LuaError as error:
        error.partial = parser.root
        raise


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0
        self._values = 0
        self.root: dict[Lua, Lua] = {}

    def run(self) -> dict[Lua, Lua]:
        self._skip_space()
        if self._text.startswith("return", self._position):
            self._position += len("return")
        self._skip_space()
        if not self._accept("{"):
            raise self._error()
        self._parse_table(self.root, 1)
        self._skip_space()
        self._accept(";")
        self._skip_space()
        if self._position < len(self._text):
            raise self._error()
        return self.root

    def _error(self) -> LuaError:
        return LuaError(self._text.count("\n", 0, self._position) + 1)

    def _skip_space(self) -> None:
        found = _SPACE.match(self._text, self._position)
        if found is not None:
            self._position = found.end()

    def _accept(self, sign: str) -> bool:
        self._skip_space()
        if not self._text.startswith(sign, self._position):
            return False
        self._position += len(sign)
        return True

    def _parse_table(self, table: dict[Lua, Lua], depth: int) -> None:
        """Parse the fields of a table up to its end; a table is stored in its parent before it is complete."""
        if depth > DEEPEST:
            raise self._error()
        index = 1
        while not self._accept("}"):
            key = self._parse_key()
            if key is None:
                key = float(index)
                index += 1
            self._parse_field(table, key, depth)
            if not (self._accept(",") or self._accept(";")):
                if not self._accept("}"):
                    raise self._error()
                return

    def _parse_key(self) -> Lua:
        """Parse a field's key and equals sign; return None where the field has no key."""
        self._skip_space()
        start = self._position
        if self._text.startswith("[", start) and not _LONG.match(self._text, start):
            self._position += 1
            key = self._parse_scalar()
            if key is None or not self._accept("]") or not self._accept("="):
                raise self._error()
            return key
        name = _NAME.match(self._text, start)
        if name is not None and name[0] not in _KEYWORDS:
            self._position = name.end()
            if not self._accept("="):
                raise self._error()
            return name[0]
        return None

    def _parse_field(self, table: dict[Lua, Lua], key: Lua, depth: int) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            raise self._error()
        if self._accept("{"):
            inner: dict[Lua, Lua] = {}
            table[key] = inner
            self._parse_table(inner, depth + 1)
        else:
            table[key] = self._parse_scalar()

    def _parse_scalar(self) -> Lua:
        self._skip_space()
        text, position = self._text, self._position
        if text.startswith(('"', "'"), position):
            return self._parse_string(text[position])
        for pattern in (_LONG, _NUMBER, _NAME):
            found = pattern.match(text, position)
            if found is not None:
                self._position = found.end()
                return self._value_of(pattern, found)
        raise self._error()

    def _value_of(self, pattern: re.Pattern[str], found: re.Match[str]) -> Lua:
        if pattern is _LONG:
            return found[2]
        if pattern is _NUMBER:
            return _number(found[0])
        if found[0] not in _KEYWORDS:
            raise self._error()
        return _KEYWORDS[found[0]]

    def _parse_string(self, quote: str) -> str:
        """Parse a quoted string; bytes written as numbers are decoded as UTF-8."""
        parts: list[str] = []
        self._position += 1
        while True:
            if plain := _PLAIN.match(self._text, self._position):
                parts.append(plain[0])
                self._position = plain.end()
            sign = self._text[self._position : self._position + 1]
            self._position += 1
            if sign == quote:
                return _decode_bytes("".join(parts))
            if sign == "\\":
                parts.append(self._parse_escape())
            elif sign in {'"', "'"}:
                parts.append(sign)
            else:
                self._position -= 1
                raise self._error()

    def _parse_escape(self) -> str:
        """Parse what follows a backslash; a byte above 127 is kept as a lone surrogate until the string is complete."""
        digits = re.compile(r"\d{1,3}").match(self._text, self._position)
        if digits is not None:
            self._position = digits.end()
            byte = int(digits[0])
            if byte > 255:
                raise self._error()
            return chr(byte) if byte < 128 else chr(0xDC00 + byte)
        sign = self._text[self._position : self._position + 1]
        if not sign:
            raise self._error()
        self._position += 1
        return _ESCAPES.get(sign, sign)


def _number(digits: str) -> float:
    if "x" in digits.lower():
        return float(int(digits, 16)) if len(digits) < 20 else 0.0
    return float(digits)


def _decode_bytes(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if not text.isascii() else text
