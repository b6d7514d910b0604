"""Escape exported strings for Markdown, so that no text, title or note can break the file.

Markdown syntax in a quotation is escaped, since a text is not Markdown; a note is written as it is.
"""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\\`*\[<$]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<!\S)#|\^(?=oh-)|%(?=%)|=(?==)|&(?=#?\w+;)")
_NUMBERED = re.compile(r"^([^\S\n]*\d{1,9})([.)])", re.MULTILINE)
_LINE_SIGN = re.compile(r"^([^\S\n]*)([-+>=])", re.MULTILINE)
_LINE_ENDS = re.compile(r"\r\n?")
_SURROGATES = re.compile("[\ud800-\udfff]")


def escaped(text: str) -> str:
    """Escape what Markdown would interpret as syntax."""
    if not text:
        return ""
    with_signs = _SIGNS.sub(r"\\\g<0>", text)
    return _LINE_SIGN.sub(r"\1\\\2", _NUMBERED.sub(r"\1\\\2", with_signs))


def normalised_lines(text: str) -> str:
    """Normalise line ends to LF, and replace surrogates with U+FFFD."""
    return _SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", text))
