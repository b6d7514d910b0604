"""Read the lists of a Word document, and give each numbered paragraph its label."""

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
    """Count the items of all lists of a document."""

    def __init__(self, root: _Element | None) -> None:
        """Take the part "numbering", where there is one."""
        self._kinds: dict[str, Numbering] = {}
        self._kind_of: dict[str, str] = {}
        self._beginnings: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def is_known(self, list_id: str) -> bool:
        """Return whether the document tells how a list is numbered."""
        return self._kind_of.get(list_id) in self._kinds

    def is_ordered(self, list_id: str, depth: int) -> bool:
        """Return whether a list has numbers at a depth, not bullets."""
        return self._kinds[self._kind_of[list_id]].is_ordered(depth)

    def label(self, list_id: str, depth: int) -> str:
        """Count an item of a list and give its label; empty for bullets."""
        numbering = self._kinds[self._kind_of[list_id]]
        for begun, first in self._beginnings.pop(list_id, {}).items():
            numbering.restart(begun, first)
        return numbering.label(depth)

    def _read(self, root: _Element) -> None:
        for kind in root.iterchildren(f"{W}abstractNum"):
            levels = {number(one.get(f"{W}ilvl")) or 0: _level(one) for one in kind.iterchildren(f"{W}lvl")}
            self._kinds[kind.get(f"{W}abstractNumId") or ""] = Numbering(levels)
        self._follow_links(root)
        for one in root.iterchildren(f"{W}num"):
            list_id = one.get(f"{W}numId") or ""
            self._kind_of[list_id] = value(one, "abstractNumId") or ""
            self._beginnings[list_id] = dict(filter(None, map(_beginning, one.iterchildren(f"{W}lvlOverride"))))

    def _follow_links(self, root: _Element) -> None:
        """Let lists that only name a style of list be counted as the one that bears this style."""
        kinds = list(root.iterchildren(f"{W}abstractNum"))
        named = {value(kind, "styleLink"): kind.get(f"{W}abstractNumId") or "" for kind in kinds}
        for kind in kinds:
            linked = value(kind, "numStyleLink")
            if linked is not None and linked in named:
                self._kinds[kind.get(f"{W}abstractNumId") or ""] = self._kinds[named[linked]]


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


def _beginning(element: _Element) -> tuple[int, int] | None:
    """Return the depth and the number that a list of its own begins with."""
    depth, first = number(element.get(f"{W}ilvl")), number(value(element, "startOverride"))
    return (depth, first) if depth is not None and first is not None and depth < DEEPEST else None
