"""Read of a style sheet what it hides and how large it shows pictures; nothing else of it is used.

Sources: CSS 2.2, chapters 4 to 6 and appendix G; Selectors 3. Selectors with pseudo-classes, and rules for other media
than the screen, are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.etree import _Element

LARGEST_SHEET = 1024 * 1024
"""Code points of a sheet that are read."""
_MOST_RULES = 5_000
_LONGEST_SELECTOR = 300
_MOST_COMPOUNDS = 8
_DEEPEST_BLOCK = 4
_MOST_STEPS = 500_000
"""Elements that are compared with the rules of one book, far more than any needs; after them, all is shown."""
_FARTHEST = 64
"""Elements around one that are looked at for a part of a selector."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile(r"[{};]")
_SCREEN = re.compile(r"@media\s*(?:only\s+)?(?:screen|all)?\s*$", re.IGNORECASE)
_DECLARATION = re.compile(
    r"(display|visibility|opacity|position|left|top|margin-left|margin-top|text-indent|font-size|clip-path|clip|overflow"
    r"|height|max-height|width|color|mso-hide)"
    r"\s*:\s*([^;]{1,80}?)\s*(!\s*important)?\s*(?:;|\Z)",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"(\*|[A-Za-z][\w-]*)?((?:[.#][\w\u0080-\uffff-]+|\[[^\]]{1,80}\])*)")
_PART = re.compile(r"([.#])([\w\u0080-\uffff-]+)|\[\s*([\w|\\:-]+)\s*(?:(~?=)\s*[\"']?([^\"'\]]*)[\"']?\s*)?\]")
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")
_FAR_AWAY = re.compile(r"-\s*(?:\d{4,}|\d{3}(?:\.\d+)?\s*(?:em|rem|vw|vh|%)|9{3,})")
_ZERO = re.compile(r"[+-]?(?:0+(?:\.0*)?|\.0+)\s*(?:[a-z%]*)$")
_NO_PATH = re.compile(r"inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0")
_NO_CLIP = re.compile(r"rect\(\s*(?:0|1px)(?:px)?[\s,]", re.IGNORECASE)
_HINT = re.compile(
    r"display|visibility|opacity|position|margin-(?:left|top)|text-indent|font-size|clip-path|overflow|transparent|hide",
    re.IGNORECASE,
)
_SIZES = ("height", "max-height", "width")


@dataclass(frozen=True, slots=True)
class _Compound:
    """One part of a selector: what an element must be, and how it is related to the part before it."""

    combinator: str
    tag: str
    identifier: str
    classes: frozenset[str]
    attributes: tuple[tuple[str, str, str], ...]

    def matches(self, element: _Element) -> bool:
        """Return whether an element is as this part says."""
        if self.tag and str(element.tag).rpartition("}")[2].lower() != self.tag:
            return False
        if self.identifier and element.get("id") != self.identifier:
            return False
        if self.classes and not self.classes.issubset((element.get("class") or "").split()):
            return False
        return not self.attributes or all(_has_attribute(element, *wanted) for wanted in self.attributes)


@dataclass(slots=True)
class _Budget:
    """The number of comparisons that are left."""

    steps: int = _MOST_STEPS


@dataclass(frozen=True, slots=True)
class _Rule:
    """The values that a selector sets; a value with a higher ``weight`` replaces one with a lower."""

    compounds: tuple[_Compound, ...]
    weight: tuple[int, int, int, int]
    values: dict[str, str]

    def matches(self, element: _Element, budget: _Budget) -> bool:
        budget.steps -= 1
        return self.compounds[-1].matches(element) and _matches_before(self.compounds, element, budget)


class StyleSheet:
    """The rules of the sheets of one document, in their order."""

    def __init__(self, sheets: Sequence[str] = ()) -> None:
        """Read the sheets."""
        rules = [rule for number, sheet in enumerate(sheets) for rule in _rules(sheet[:LARGEST_SHEET], number)]
        self._hides = any(_is_hidden(rule.values) or "text" in rule.values for rule in rules)
        self._by_name: dict[str, list[_Rule]] = {}
        self._budget = _Budget()
        for rule in rules:
            if self._hides or not rule.values.keys().isdisjoint(_SIZES):
                self._by_name.setdefault(_key_of(rule.compounds[-1]), []).append(rule)

    def hides(self, element: _Element, tag: str) -> bool:
        """Return whether an element is not shown by these rules and its own style."""
        if tag == "br":
            return False  # it is hidden where the lines that it separates are blocks anyway
        own = element.get("style", "")
        if own and not _HINT.search(own):
            own = ""
        found = self._found(element, tag) if self._hides else []
        if not found and not own:
            return False
        values = _values(found, own)
        return _is_hidden(values) or ("text" in values and next(element.iter("{*}img", "{*}svg"), None) is None)

    def size(self, element: _Element) -> tuple[str, str]:
        """Return the height and the width that a picture is shown with, as they are written; empty without one."""
        found = self._found(element, str(element.tag).rpartition("}")[2].lower())
        values = _values(found, element.get("style") or "")
        return values.get("height") or values.get("max-height", ""), values.get("width", "")

    def _found(self, element: _Element, tag: str) -> list[_Rule]:
        """Return the rules for an element, the weightiest last."""
        rules = [*self._by_name.get(tag, ()), *self._by_name.get("*", ())]
        if names := element.get("class"):
            for name in set(names.split()) if " " in names else (names,):
                rules += self._by_name.get(f".{name}", ())
        if identifier := element.get("id"):
            rules += self._by_name.get(f"#{identifier}", ())
        if not rules or self._budget.steps < 0:
            return []
        return sorted((rule for rule in rules if rule.matches(element, self._budget)), key=_weight)


def _values(rules: Sequence[_Rule], own: str) -> dict[str, str]:
    """Return the values that rules set, and an element's own style."""
    values: dict[str, str] = {}
    for rule in rules:
        values.update(rule.values)
    if own:
        values.update(_declarations(own[:LARGEST_SHEET])[0])
        for rule in rules:
            if rule.weight[0]:
                values.update(rule.values)
    return values


def _weight(rule: _Rule) -> tuple[int, int, int, int]:
    return rule.weight


def _key_of(compound: _Compound) -> str:
    if compound.identifier:
        return f"#{compound.identifier}"
    if compound.classes:
        return f".{min(compound.classes)}"
    return compound.tag or "*"


def _matches_before(compounds: tuple[_Compound, ...], element: _Element, budget: _Budget) -> bool:
    """Return whether the elements around one are as the parts before the last say."""
    for number in range(len(compounds) - 1, 0, -1):
        found = _related(compounds[number].combinator, compounds[number - 1], element, budget)
        if found is None:
            return False
        element = found
    return True


def _related(combinator: str, wanted: _Compound, element: _Element, budget: _Budget) -> _Element | None:
    if combinator in {">", "+"}:
        other = element.getparent() if combinator == ">" else element.getprevious()
        return other if other is not None and wanted.matches(other) else None
    others = element.iterancestors() if combinator == " " else element.itersiblings(preceding=True)
    for other in islice(others, _FARTHEST):
        budget.steps -= 1
        if wanted.matches(other):
            return other
    return None


def _has_attribute(element: _Element, name: str, operator: str, value: str) -> bool:
    found = element.get(name)
    if found is None:
        return False
    return not operator or (value in found.split() if operator == "~=" else found == value)


def _rules(sheet: str, number: int) -> Iterator[_Rule]:
    """Yield the rules of a sheet that say anything of use."""
    order = 0
    for selectors, body in _blocks(_COMMENT.sub(" ", sheet)):
        values, important = _declarations(body)
        if not values:
            continue
        for selector in selectors.split(","):
            compounds = _compounds(selector.strip())
            order += 1
            if order > _MOST_RULES:
                return
            if compounds:
                ids = sum(bool(compound.identifier) for compound in compounds)
                classes = sum(len(compound.classes) + len(compound.attributes) for compound in compounds)
                tags = sum(bool(compound.tag) for compound in compounds)
                specificity = ids * 1_000_000 + min(classes, 999) * 1_000 + tags
                yield _Rule(compounds, (int(important), specificity, number, order), values)


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and the declarations of each block that applies to the screen."""
    position, depth = 0, 0
    skipped = 0
    while (found := _BRACE.search(sheet, position)) is not None:
        head, position = sheet[position : found.start()].strip(), found.end()
        if found.group() == "}":
            depth, skipped = max(0, depth - 1), max(0, skipped - 1)
        elif found.group() == "{" and head.startswith("@"):
            depth += 1
            skipped += bool(skipped) or _SCREEN.match(head) is None or depth > _DEEPEST_BLOCK
        elif found.group() == "{":
            end = sheet.find("}", position)
            body = sheet[position : end if end >= 0 else len(sheet)]
            position = end + 1 if end >= 0 else len(sheet)
            if not skipped and head:
                yield head, body


def _declarations(body: str) -> tuple[dict[str, str], bool]:
    """Return the values of use in some declarations, and whether one is important."""
    declared: dict[str, str] = {}
    important = False
    for found in _DECLARATION.finditer(body):
        if found.start() and re.match(r"[\w-]", body[found.start() - 1]):
            continue
        declared[found.group(1).lower()] = found.group(2).lower()
        important = important or bool(found.group(3))
    values = {name: declared[name] for name in ("display", "visibility", "opacity", *_SIZES) if name in declared}
    if _is_away(declared):
        values["position"] = "away"
    if _FAR_AWAY.match(declared.get("text-indent", "")) or _ZERO.match(declared.get("font-size", "x")):
        values["text"] = "away"
    return values, important


def _is_away(declared: dict[str, str]) -> bool:
    """Return whether declarations together put an element where nobody sees it, or leave nothing of it."""
    if any(_FAR_AWAY.match(declared.get(side, "")) for side in ("margin-left", "margin-top")):
        return True
    if declared.get("position") in {"absolute", "fixed"} and (
        any(_FAR_AWAY.match(declared.get(side, "")) for side in ("left", "top"))
        or _NO_CLIP.match(declared.get("clip", ""))
    ):
        return True
    is_flat = any(_ZERO.match(declared.get(size, "x")) for size in ("height", "max-height", "width"))
    return (
        (is_flat and declared.get("overflow") == "hidden")
        or _NO_PATH.match(declared.get("clip-path", "")) is not None
        or declared.get("color") == "transparent"
        or declared.get("mso-hide") == "all"
    )


def _is_hidden(values: dict[str, str]) -> bool:
    return (
        values.get("display") == "none"
        or values.get("visibility") in {"hidden", "collapse"}
        or _ZERO.match(values.get("opacity", "x")) is not None
        or values.get("position") == "away"
    )


def _compounds(selector: str) -> tuple[_Compound, ...]:
    """Parse a selector; empty for one that is not understood."""
    compounds: list[_Compound] = []
    position, combinator = 0, " "
    if not selector or len(selector) > _LONGEST_SELECTOR:
        return ()
    while position < len(selector) and len(compounds) < _MOST_COMPOUNDS:
        found = _COMPOUND.match(selector, position)
        if found is None or found.end() == position:
            return ()
        compounds.append(_compound(combinator, found))
        position = found.end()
        gap = _COMBINATOR.match(selector, position)
        if gap is None:
            break
        combinator, position = gap.group(1) or " ", gap.end()
    return tuple(compounds) if position == len(selector) else ()


def _compound(combinator: str, found: re.Match[str]) -> _Compound:
    tag = (found.group(1) or "").lower()
    identifier, classes, attributes = "", set(), []
    for kind, name, attribute, operator, value in _PART.findall(found.group(2)):
        if kind == "#":
            identifier = name
        elif kind == ".":
            classes.add(name)
        else:
            attributes.append((_attribute_name(attribute), operator, value))
    return _Compound(combinator, "" if tag == "*" else tag, identifier, frozenset(classes), tuple(attributes))


def _attribute_name(name: str) -> str:
    """Return the name by which a tree has an attribute of a selector, such as ``epub|type``."""
    prefix, _, local = name.replace("\\:", "|").rpartition("|")
    return f"{{http://www.idpf.org/2007/ops}}{local}" if prefix == "epub" else local
