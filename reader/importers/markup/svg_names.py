"""Name the elements and attributes of SVG that are drawn; the parser of HTML writes all of them in lower case.

Sources: SVG 2; HTML Living Standard, 13.2.6.5 (adjustment of foreign names).
"""

from __future__ import annotations

SVG = "http://www.w3.org/2000/svg"

_ELEMENTS = (
    "a circle clipPath defs ellipse g image line linearGradient marker mask path pattern polygon polyline",
    "radialGradient rect stop style svg switch symbol text textPath tspan use",
)
_ATTRIBUTES = (
    "clipPathUnits gradientTransform gradientUnits lengthAdjust markerHeight markerUnits markerWidth maskContentUnits",
    "maskUnits pathLength patternContentUnits patternTransform patternUnits preserveAspectRatio refX refY spreadMethod",
    "startOffset systemLanguage textLength viewBox",
)

DRAWN = {name.lower(): name for line in _ELEMENTS for name in line.split()}
"""The elements that are drawn, by their names in lower case; scripts, animations, filters and foreign ones are not."""

_ADJUSTED = {name.lower(): name for line in _ATTRIBUTES for name in line.split()}


def attribute_name(name: str) -> str:
    """Return the name of an attribute without its namespace, in its own case."""
    local = name.rpartition("}")[2].rpartition(":")[2]
    return _ADJUSTED.get(local.lower(), local)
