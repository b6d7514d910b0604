"""Read the Lua tables that KOReader keeps its data in, without running anything.

Only what its own writer puts out is understood: ``return`` a table of strings, numbers, booleans, nil and tables, with
comments and long strings. Source: Lua 5.1 reference manual, sections 2.1 and 2.5.7; KOReader's frontend/dump.lua.
"""

from __future__ import annotations

import re

DEEPEST = 32
"""How deep tables may stand in each other."""

MOST_VALUES = 1_000_000

Lua = None | bool | float | str | dict["Lua", "Lua"]

_SPACE = re.compile(r"(?:\s+|--\[(=*)\[.*?\]\1\]|--(?!\[=*\[)[^\n]*)+", re.DOTALL)
_NUMBER = re.compile(r"-?(?:0[xX][0-9a-fA-F]+|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)")
_NAME = re.compile(r"[A-Za-z_]\w*")
_LONG = re.compile(r"\[(=*)\[\n?(.*?)\]\1\]", re.DOTALL)
_PLAIN = re.compile(r"""[^\\"'\n]+""")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\n": "\n"}
_WORDS: dict[str, Lua] = {"true": True, "false": False, "nil": None}


class LuaError(ValueError):
    """Tell that what was read is no such table, and at which ``line``; ``partial`` is what was whole before it."""

    def __init__(self, line: int) -> None:
        """Keep the line, from 1."""
        super().__init__(line)
        self.line = line
        self.partial: dict[Lua, Lua] = {}


def read_lua_table(text: str) -> dict[Lua, Lua]:
    """Read a table that may have ``return`` before it. Raises LuaError with what was whole before the damage."""
    reader = _Reader(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    try:
        return reader.run()
    except LuaError as error:
        error.partial = reader.root
        raise


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._values = 0
        self.root: dict[Lua, Lua] = {}

    def run(self) -> dict[Lua, Lua]:
        self._pass_space()
        if self._text.startswith("return", self._at):
            self._at += len("return")
        self._pass_space()
        if not self._passes("{"):
            raise self._error()
        self._fill(self.root, 1)
        self._pass_space()
        self._passes(";")
        self._pass_space()
        if self._at < len(self._text):
            raise self._error()
        return self.root

    def _error(self) -> LuaError:
        return LuaError(self._text.count("\n", 0, self._at) + 1)

    def _pass_space(self) -> None:
        found = _SPACE.match(self._text, self._at)
        if found is not None:
            self._at = found.end()

    def _passes(self, sign: str) -> bool:
        self._pass_space()
        if not self._text.startswith(sign, self._at):
            return False
        self._at += len(sign)
        return True

    def _fill(self, table: dict[Lua, Lua], depth: int) -> None:
        """Read the fields of a table up to its end; each table stands in its parent before it is whole."""
        if depth > DEEPEST:
            raise self._error()
        index = 1
        while not self._passes("}"):
            key = self._key()
            if key is None:
                key = float(index)
                index += 1
            self._read_into(table, key, depth)
            if not (self._passes(",") or self._passes(";")):
                if not self._passes("}"):
                    raise self._error()
                return

    def _key(self) -> Lua:
        """Read a field's key with its equals sign; None where a field has none."""
        self._pass_space()
        start = self._at
        if self._text.startswith("[", start) and not _LONG.match(self._text, start):
            self._at += 1
            key = self._scalar()
            if key is None or not self._passes("]") or not self._passes("="):
                raise self._error()
            return key
        name = _NAME.match(self._text, start)
        if name is not None and name[0] not in _WORDS:
            self._at = name.end()
            if not self._passes("="):
                raise self._error()
            return name[0]
        return None

    def _read_into(self, table: dict[Lua, Lua], key: Lua, depth: int) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            raise self._error()
        if self._passes("{"):
            inner: dict[Lua, Lua] = {}
            table[key] = inner
            self._fill(inner, depth + 1)
        else:
            table[key] = self._scalar()

    def _scalar(self) -> Lua:
        self._pass_space()
        text, at = self._text, self._at
        if text.startswith(('"', "'"), at):
            return self._string(text[at])
        for pattern in (_LONG, _NUMBER, _NAME):
            found = pattern.match(text, at)
            if found is not None:
                self._at = found.end()
                return self._meaning(pattern, found)
        raise self._error()

    def _meaning(self, pattern: re.Pattern[str], found: re.Match[str]) -> Lua:
        if pattern is _LONG:
            return found[2]
        if pattern is _NUMBER:
            return _number(found[0])
        if found[0] not in _WORDS:
            raise self._error()
        return _WORDS[found[0]]

    def _string(self, quote: str) -> str:
        """Read a string in quotation marks; bytes that are written as numbers are put together as UTF-8."""
        parts: list[str] = []
        self._at += 1
        while True:
            if plain := _PLAIN.match(self._text, self._at):
                parts.append(plain[0])
                self._at = plain.end()
            sign = self._text[self._at : self._at + 1]
            self._at += 1
            if sign == quote:
                return _whole("".join(parts))
            if sign == "\\":
                parts.append(self._escaped())
            elif sign in {'"', "'"}:
                parts.append(sign)
            else:
                self._at -= 1
                raise self._error()

    def _escaped(self) -> str:
        """Read what follows a backslash; a byte above 127 is kept as a lone surrogate until the string is whole."""
        digits = re.compile(r"\d{1,3}").match(self._text, self._at)
        if digits is not None:
            self._at = digits.end()
            byte = int(digits[0])
            if byte > 255:
                raise self._error()
            return chr(byte) if byte < 128 else chr(0xDC00 + byte)
        sign = self._text[self._at : self._at + 1]
        if not sign:
            raise self._error()
        self._at += 1
        return _ESCAPES.get(sign, sign)


def _number(digits: str) -> float:
    if "x" in digits.lower():
        return float(int(digits, 16)) if len(digits) < 20 else 0.0
    return float(digits)


def _whole(words: str) -> str:
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if not words.isascii() else words
