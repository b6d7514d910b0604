"""Write the signs of Symbol, Wingdings and the like in a Word document as the characters that they show.

Source: ECMA-376, part 1, 17.3.2.26 (rFonts) and 17.3.3.30 (sym).
"""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

from reader.core.text.normalise import REPLACEMENT
from reader.importers.markup.symbol_fonts import decoded_signs, symbol_font
from reader.importers.office.docx_package import W
from reader.importers.office.docx_styles import child

_PRIVATE_USE = range(0xE000, 0xF900)
_FONTS = ("ascii", "hAnsi", "cs")


def replace_signs(root: _Element) -> None:
    """Replace the symbols below an element, and the text of runs in a font of signs, by text."""
    for symbol in list(root.iter(f"{W}sym")):
        text = etree.Element(f"{W}t")
        text.text = _shown(symbol.get(f"{W}char") or "", symbol_font(symbol.get(f"{W}font") or ""))
        text.tail = symbol.tail
        parent = symbol.getparent()
        if parent is not None:
            parent.replace(symbol, text)
    for fonts in root.iter(f"{W}rFonts"):
        font = next((known for name in _FONTS if (known := symbol_font(fonts.get(f"{W}{name}") or ""))), "")
        properties = fonts.getparent()
        run = properties.getparent() if properties is not None else None
        if font and run is not None and run.tag == f"{W}r" and child(run, "rPr") is properties:
            for text in run.iterchildren(f"{W}t"):
                text.text = decoded_signs(text.text or "", font)


def _shown(code: str, font: str) -> str:
    """Return the character of a symbol in a font of signs, or in any other; U+FFFD for one that no other font has."""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    shown = decoded_signs(character, font) if font else character
    return REPLACEMENT if ord(shown[0]) in _PRIVATE_USE else shown
