"""Parse the lists of a Word document, and compute the label of each numbered paragraph."""

from __future__ import annotations

from lxml.etree import _Element

from reader.importers.office.docx_package import W
from reader.importers.office.docx_styles import child, number, value
from reader.importers.office.numbering import DEEPEST, Numbering, NumberingLevel, Numerals

_NUMERALS = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting"), Numerals.CHINESE),
    **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital"), Numerals.CHINESE),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), Numerals.FORMAL_CHINESE),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), Numerals.CIRCLED),
    "lowerRoman": Numerals.LOWER_ROMAN,
    "upperRoman": Numerals.UPPER_ROMAN,
    "lowerLetter": Numerals.LOWER_LETTER,
    "upperLetter": Numerals.UPPER_LETTER,
    "ideographTraditional": Numerals.STEMS,
    "ideographZodiac": Numerals.BRANCHES,
    "none": Numerals.NONE,
}


class DocxLists:
    """The lists of a document and the counts of their items."""

    def __init__(self, root: _Element | None) -> None:
        """Parse the part "numbering"; ``root`` is None where there is none."""
        self._numberings: dict[str, Numbering] = {}
        self._abstract_ids: dict[str, str] = {}
        self._start_overrides: dict[str, dict[int, int]] = {}
        if root is not None:
            self._parse(root)

    def is_known(self, list_id: str) -> bool:
        """Return whether the document defines a list."""
        return self._abstract_ids.get(list_id) in self._numberings

    def is_ordered(self, list_id: str, depth: int) -> bool:
        """Return whether a list has numbers, not bullets, at a depth."""
        return self._numberings[self._abstract_ids[list_id]].is_ordered(depth)

    def label(self, list_id: str, depth: int) -> str:
        """Count an item of a list and return its label; empty for bullets."""
        numbering = self._numberings[self._abstract_ids[list_id]]
        for level, first in self._start_overrides.pop(list_id, {}).items():
            numbering.restart(level, first)
        return numbering.label(depth)

    def _parse(self, root: _Element) -> None:
        for abstract in root.iterchildren(f"{W}abstractNum"):
            levels = {
                number(element.get(f"{W}ilvl")) or 0: _level(element) for element in abstract.iterchildren(f"{W}lvl")
            }
            self._numberings[abstract.get(f"{W}abstractNumId") or ""] = Numbering(levels)
        self._follow_links(root)
        for element in root.iterchildren(f"{W}num"):
            list_id = element.get(f"{W}numId") or ""
            self._abstract_ids[list_id] = value(element, "abstractNumId") or ""
            self._start_overrides[list_id] = dict(
                filter(None, map(_start_override, element.iterchildren(f"{W}lvlOverride")))
            )

    def _follow_links(self, root: _Element) -> None:
        """Resolve abstract lists that only refer to a list style to the one that defines it."""
        abstracts = list(root.iterchildren(f"{W}abstractNum"))
        named = {value(abstract, "styleLink"): abstract.get(f"{W}abstractNumId") or "" for abstract in abstracts}
        for abstract in abstracts:
            linked = value(abstract, "numStyleLink")
            if linked is not None and linked in named:
                self._numberings[abstract.get(f"{W}abstractNumId") or ""] = self._numberings[named[linked]]


def _level(element: _Element) -> NumberingLevel:
    form = value(element, "numFmt") or "decimal"
    if form == "bullet":
        return NumberingLevel("")
    start = number(value(element, "start"))
    pattern = value(element, "lvlText") or ""
    numerals = _NUMERALS.get(form, Numerals.DECIMAL)
    return NumberingLevel(
        pattern, numerals, 1 if start is None else start, in_digits=child(element, "isLgl") is not None
    )


def _start_override(element: _Element) -> tuple[int, int] | None:
    """Return the depth and the start number of a level override; None where it has none."""
    depth, first = number(element.get(f"{W}ilvl")), number(value(element, "startOverride"))
    return (depth, first) if depth is not None and first is not None and depth < DEEPEST else None
