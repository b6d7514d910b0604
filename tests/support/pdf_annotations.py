"""Write annotations of pages as other programs have them, for `PdfWriter`."""

from __future__ import annotations

from collections.abc import Sequence

from tests.importers.pdf.conftest import LEADING, LEFT, TOP

SIZE = 10
"""The size of the letters of `column`; each of them is half as wide."""


def words_area(line: int, start: int, length: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of characters of a line of `column`."""
    y = TOP - line * LEADING
    return LEFT + start * SIZE / 2, y - 2, LEFT + (start + length) * SIZE / 2, y + 8


def quads(areas: Sequence[tuple[float, float, float, float]]) -> str:
    """Return the quadrilaterals of areas, with their corners in the order in which most programs write them."""
    corners = ((left, top, right, top, left, bottom, right, bottom) for left, bottom, right, top in areas)
    return " ".join(f"{number:g}" for area in corners for number in area)


def annotation(
    subtype: str,
    areas: Sequence[tuple[float, float, float, float]],
    words: str = "",
    *,
    name: str = "",
    author: str = "",
    date: str = "D:20240904080000+08'00'",
    more: str = "",
) -> bytes:
    """Return an annotation; without areas it lies beside the text."""
    rect = areas[0] if areas else (20, 500, 40, 520)
    rectangle = " ".join(f"{number:g}" for number in rect)
    parts = [f"/Type /Annot /Subtype /{subtype} /Rect [{rectangle}]", f"/QuadPoints [{quads(areas)}]" if areas else ""]
    texts = {"NM": name, "T": author, "Contents": words}
    parts += [f"/{key} <feff{value.encode('utf-16-be').hex()}>" for key, value in texts.items() if value]
    parts += [f"/CreationDate ({date}) /M ({date})" if date else "", more]
    return f"<< {' '.join(filter(None, parts))} >>\n".encode()
