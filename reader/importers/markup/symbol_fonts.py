"""Replace the letters of fonts of signs (Symbol, Wingdings) by the characters that they show.

Such fonts have their signs at the codes of ordinary letters, or of private use from U+F020. The table is that of
mammoth, which reads Word documents.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from functools import cache

from lxml import etree
from lxml.etree import _Element

_TABLE = "mammoth.docx.dingbats"
"""The module with the table; it loads the whole reader of Word documents, for which most texts need not wait."""

_NAME = re.compile(
    r"(?:[A-Z]{6}\+)?[\s\"']*(symbol|wingdings ?[23]?|webdings)(?:mt|[-, ]?regular)?[\s\"']*", re.IGNORECASE
)
_ANY_NAME = ("symbol", "wingdings", "webdings")
_FONT_FAMILY = re.compile(r"(?:font-family\s*:|font\s*:[^;]*?\d[a-z%]*\s)\s*([^;]+)", re.IGNORECASE)
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


def decoded_glyphs(text: str, font: str) -> str:
    """Return the characters that the glyphs of a PDF show, some of which it may have mapped to Unicode itself.

    What Symbol can show, as "×" and "©", is taken as mapped, even where it is the code of another sign. Anything else
    is a code, as "£" is that of "≤".
    """
    if font != "Symbol":
        return decoded_signs(text, font)
    shown = _signs_of(font).values()
    return "".join(one if one in shown else decoded_signs(one, font) for one in text)


def names_signs(source: str) -> bool:
    """Return whether the source of a page names a font of signs anywhere."""
    folded = source.lower()
    return any(name in folded for name in _ANY_NAME)


def decode_signs(root: _Element, signs_of: Callable[[_Element], str | None]) -> None:
    """Write the letters in fonts of signs below an element as the characters that they show.

    ``signs_of`` returns the font of signs that an element names itself, "" for any other font, None for no font.
    """
    fonts = [""]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            fonts.pop()
            if fonts[-1] and element.tail:
                element.tail = decoded_signs(element.tail, fonts[-1])
            continue
        own = signs_of(element)
        fonts.append(fonts[-1] if own is None else own)
        if fonts[-1] and element.text:
            element.text = decoded_signs(element.text, fonts[-1])


def signs_of_html(element: _Element) -> str | None:
    """Return the font of signs that an HTML element names, "" for any other font, None where it names none."""
    styled = _FONT_FAMILY.search(element.get("style") or "")
    named = styled.group(1) if styled is not None else element.get("face")
    return None if named is None else symbol_font(named.split(",")[0])


def _code(character: str) -> int:
    """Return the code of a character in the font; that of a letter of Windows-1252 in its byte."""
    code = ord(character)
    if _PRIVATE <= code <= _PRIVATE + 0xFF:
        return code - _PRIVATE
    encoded = character.encode("cp1252", "ignore")
    return encoded[0] if encoded else -1


@cache
def _signs_of(font: str) -> dict[int, str]:
    dingbats = importlib.import_module(_TABLE).dingbats
    signs = {code: chr(sign) for (name, code), sign in dingbats.items() if name == font}
    return {code: _READABLE.get(sign, sign) for code, sign in signs.items()}
