"""Replace the letters of fonts of signs (Symbol, Wingdings) by the characters that they show.

Such fonts have their signs at the codes of ordinary letters, or of private use from U+F020. The table is that of
mammoth, which reads Word documents.
"""

from __future__ import annotations

import re
from functools import cache

from mammoth.docx.dingbats import dingbats  # type: ignore[import-untyped]

_NAME = re.compile(
    r"(?:[A-Z]{6}\+)?[\s\"']*(symbol|wingdings ?[23]?|webdings)(?:mt|[-, ]?regular)?[\s\"']*", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<=\S)(?=[23]$)")
_PRIVATE = 0xF000
_READABLE = {
    "⚫": "●",
    "◼": "■",
    "🞏": "□",
    "🞎": "▫",
    "🗶": "✗",
    "🗷": "☒",
    "🗹": "☑",
    "🡨": "←",
    "🡪": "→",
    "🡩": "↑",
    "🡫": "↓",
    "🡬": "↖",
    "🡭": "↗",
    "🡯": "↙",
    "🡮": "↘",
    "🡸": "⇐",
    "🡺": "⇒",
    "🡹": "⇑",
    "🡻": "⇓",
    "⮚": "➢",
    "🕱": "☠",
    "🟁": "▲",
    "🞟": "◆",
    "⬩": "◆",
    "∍": "∋",
    "〈": "⟨",
    "〉": "⟩",
    **{chr(0x2780 + number): chr(0x2460 + number) for number in range(10)},
    **{chr(0x278A + number): chr(0x2776 + number) for number in range(10)},
}
"""Characters that more fonts have, in place of those that show a sign exactly."""


def symbol_font(name: str) -> str:
    """Return the usual name of a font of signs, or an empty string for any other font."""
    found = _NAME.fullmatch(name)
    return _NUMBER.sub(" ", found.group(1).replace(" ", "").capitalize()) if found is not None else ""


def decoded_signs(text: str, font: str) -> str:
    """Return the characters that a text shows in a font of signs, named as `symbol_font` does."""
    signs = _signs_of(font)
    return "".join(signs.get(_code(character), character) for character in text)


def _code(character: str) -> int:
    """Return the code of a character in the font; that of a letter of Windows-1252 in its byte."""
    code = ord(character)
    if _PRIVATE <= code <= _PRIVATE + 0xFF:
        return code - _PRIVATE
    encoded = character.encode("cp1252", "ignore")
    return encoded[0] if encoded else -1


@cache
def _signs_of(font: str) -> dict[int, str]:
    signs = {code: chr(sign) for (name, code), sign in dingbats.items() if name == font}
    return {code: _READABLE.get(sign, sign) for code, sign in signs.items()}
