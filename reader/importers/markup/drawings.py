"""Draw SVG as an ordinary picture, and read its words; nothing outside of the drawing is ever read.

The renderer would read files that a drawing names, and reserve memory for any size that it states. So it is given a
copy: only elements that are drawn, only references within it and pictures that are in it, and a size of our own.
"""

from __future__ import annotations

import base64
import posixpath
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element

from reader.core.text.model import Image
from reader.core.text.normalise import clean
from reader.importers.markup.drawing_renderer import DrawingRenderer
from reader.importers.markup.embedded_resources import decoded_base64
from reader.importers.markup.images import read_image
from reader.importers.markup.svg_names import DRAWN, SVG, attribute_name
from reader.importers.markup.tree_parser import parse_xml
from reader.workers.drawing_request import DrawingRequest

WIDEST, TALLEST = 1_600, 2_400
"""Pixels of a drawing; a smaller one is drawn at twice its size."""

_ROOT = re.compile(rb"<(?:[\w.-]+:)?svg[\s>/]", re.IGNORECASE)
_PROLOGUE = 65_536
_LARGEST_FILE = 32 * 1024 * 1024
"""Bytes."""
_SCALE = 2
_DEFAULT_SIZE = (300.0, 150.0)
_MOST_ELEMENTS = 20_000
_DEEPEST = 150
_MOST_PICTURE_PIXELS = 16_000_000
_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "em": 16.0,
    "ex": 8.0,
}
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]{1,2})?)\s*([a-z]*)\s*$", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NUMBERS = re.compile(r"[\s,]+")
_OUTER_URL = re.compile(r"""url\((?!\s*["']?\s*#)[^)]*\)?""", re.IGNORECASE)
_RULES = re.compile(r"@(?:import|charset|namespace)[^;{}]*;?|@font-face\s*\{[^}]*\}?", re.IGNORECASE)
_FILTER = re.compile(r"(?:^|(?<=[;{\s]))(?:-webkit-)?filter\s*:[^;}]*", re.IGNORECASE)
_FAMILY = re.compile(r"(font(?:-family)?\s*:)([^;}!]+)", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FAMILIES = (
    "'DejaVu Sans', 'Liberation Sans', Arial, 'Noto Sans', 'Segoe UI', 'Helvetica Neue', 'Noto Sans CJK SC', "
    "'Microsoft YaHei', 'PingFang SC'"
)
"""Faces for text whose own face is not installed, which would not be drawn at all."""
_ICON = re.compile(r"(?:^|[\s_-])(?:icons?|logo|sprite|fa)(?:$|[\s_-])|svg-inline--fa", re.IGNORECASE)
_ICON_SIDE = 64
_SMALL_SIDE = 32
_UNSEEN = frozenset(("defs", "symbol", "clippath", "mask", "pattern", "marker", "lineargradient", "radialgradient"))
_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "use"))
_NO_WORDS = frozenset(("svg", "script", "style", "title", "head", "template"))
_WORDS = frozenset(("text", "foreignobject"))

Pictures = Callable[[str], Image | None]
"""Returns the picture at an address that a drawing names, or None."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing: the picture of it, None where it could not be drawn; its description, and the words in it in order.

    ``left_out`` counts the pictures in it that are not drawn.
    """

    image: Image | None
    description: tuple[str, ...]
    words: tuple[str, ...]
    left_out: int = 0


def draw(svg: _Element, pictures: Pictures, renderer: DrawingRenderer | None) -> Drawing:
    """Draw the element "svg", in whatever namespace and case its parser left the names; without a renderer, read it."""
    copier = _Copier(pictures)
    copy = copier.copy(svg) if renderer is not None else None
    image = _rendered(copy, renderer) if copy is not None and renderer is not None else None
    return Drawing(image, _description(svg), tuple(_words(svg)), copier.left_out if image is not None else 0)


def parse_drawing(data: bytes) -> _Element | None:
    """Parse a file as a drawing, also one that is compressed; None for a file that is none."""
    if data.startswith(b"\x1f\x8b"):
        data = _unpacked(data)
    if not _ROOT.search(data, 0, _PROLOGUE):
        return None
    root = parse_xml(data)
    return root if root is not None and _local(root) == "svg" else None


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, _LARGEST_FILE)
    except zlib.error:
        return b""


def seen_tags(svg: _Element) -> frozenset[str]:
    """Return which shapes, words and pictures there are to see in a drawing."""
    tags = set()
    context = etree.iterwalk(svg, events=("start",))
    for _event, element in context:
        tag = _local(element)
        if tag in _UNSEEN:
            context.skip_subtree()
        elif tag in _SHAPES or tag in {"image", "foreignobject"}:
            tags.add(tag)
    return frozenset(tags)


def framed_pictures(svg: _Element) -> Iterator[str]:
    """Yield the addresses of the pictures in a drawing."""
    return (_address(element) for element in svg.iter(etree.Element) if _local(element) == "image")


def address_beside(base: str, address: str) -> str:
    """Return the address of a picture that a drawing names, as the page names it that shows the drawing."""
    if not base or base.startswith("data:") or ":" in address or address.startswith("/"):
        return address
    return posixpath.join(posixpath.dirname(base), address)


def has_only_drawings(page: _Element) -> bool:
    """Return whether a page has no words but those in its drawings."""
    context = etree.iterwalk(page, events=("start", "end"))
    for event, element in context:
        text = element.text
        if event == "end":
            text = element.tail if element is not page else None
        elif _local(element) in _NO_WORDS:
            context.skip_subtree()
            text = None
        if text and not text.isspace():
            return False
    return True


def is_small(svg: _Element) -> bool:
    """Return whether a drawing is no larger than the pictures that are icons."""
    return max(natural_size(svg)) <= _SMALL_SIDE


def is_icon(svg: _Element) -> bool:
    """Return whether a drawing within a web page is a sign for operating it, or only adorns it; no formula is one."""
    parent = svg.getparent()
    if parent is not None and _local(parent) == "mjx-container":
        return False
    if svg.get("aria-hidden") == "true" or _ICON.search(svg.get("class") or ""):
        return True
    if any(_local(above) in {"a", "button"} for above in islice(svg.iterancestors(), 2)):
        return True
    return max(natural_size(svg)) <= _ICON_SIDE


def natural_size(svg: _Element) -> tuple[float, float]:
    """Return the width and the height of a drawing in pixels: what it states, else those of its view box."""
    box = _view_box(svg)
    width, height = (_length(_attribute(svg, name)) for name in ("width", "height"))
    if box is not None and (width is None or height is None):
        scale = width / box[2] if width is not None else height / box[3] if height is not None else 1.0
        return width or box[2] * scale, height or box[3] * scale
    return width or _DEFAULT_SIZE[0], height or _DEFAULT_SIZE[1]


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def _attribute(element: _Element, name: str) -> str:
    return element.get(name) or element.get(name.lower()) or ""


def _view_box(svg: _Element) -> tuple[float, float, float, float] | None:
    """Return the view box; None without one, or with one that is empty."""
    try:
        left, top, width, height = map(float, _NUMBERS.split(_attribute(svg, "viewBox").strip()))
    except ValueError:
        return None
    return (left, top, width, height) if 0 < width < 1e7 and 0 < height < 1e7 else None


def _length(text: str) -> float | None:
    """Return a length in pixels; None for a share of the page, and for anything else."""
    found = _LENGTH.match(text)
    unit = _UNITS.get(found.group(2).lower()) if found else None
    length = float(found.group(1)) * unit if found and unit is not None else 0.0
    return length if 0 < length < 1e7 else None


def _rendered(svg: _Element, renderer: DrawingRenderer) -> Image | None:
    """Return the picture of a cleaned drawing; None where the renderer refuses it."""
    width, height = natural_size(svg)
    scale = min(_SCALE, WIDEST / width, TALLEST / height)
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    if _view_box(svg) is None:
        svg.set("viewBox", f"0 0 {width} {height}")
    svg.set("width", str(across))
    svg.set("height", str(down))
    has_text = next(svg.iter(f"{{{SVG}}}text"), None) is not None
    data = renderer.render(DrawingRequest(etree.tostring(svg, encoding="unicode"), across, down, has_text))
    return read_image(data) if data else None


class _Copier:
    """Copy what is drawn of one drawing; ``left_out`` counts the pictures that are not."""

    def __init__(self, pictures: Pictures) -> None:
        self.left_out = 0
        self._elements = 0
        self._pictures = pictures
        self._pixels_left = _MOST_PICTURE_PIXELS

    def copy(self, svg: _Element) -> _Element | None:
        """Return a copy of the drawing; None where there is too much of it."""
        root = etree.Element(f"{{{SVG}}}svg")
        _copy_attributes(svg, root)
        root.set("font-family", _with_families(root.get("font-family") or ""))
        pending = [(svg, root, 0)]
        while pending:
            source, copy, depth = pending.pop()
            self._elements += len(source)
            if self._elements > _MOST_ELEMENTS or depth > _DEEPEST:
                return None
            copy.text = self._text(source, copy)
            for child in source.iterchildren():
                inner = self._child(child, copy)
                if inner is None:
                    _append_text(copy, child.tail)
                else:
                    inner.tail = clean(child.tail or "")
                    pending.append((child, inner, depth + 1))
        return root

    def _text(self, source: _Element, copy: _Element) -> str:
        is_style = copy.tag == f"{{{SVG}}}style"
        text = "".join(map(str, source.itertext())) if is_style else source.text or ""
        return clean(_safe_style(text) if is_style else text)

    def _child(self, source: _Element, parent: _Element) -> _Element | None:
        """Append a copy of an element, without its content; None for one that is not drawn."""
        name = DRAWN.get(_local(source))
        if name is None or parent.tag == f"{{{SVG}}}style":
            return None
        copy = etree.SubElement(parent, f"{{{SVG}}}{name}")
        _copy_attributes(source, copy)
        if name == "image" and not self._embed(source, copy):
            self.left_out += 1
            parent.remove(copy)
            return None
        return copy

    def _embed(self, source: _Element, copy: _Element) -> bool:
        """Put a picture into the copy; return whether there is one that is not too large."""
        address = _address(source)
        image = _embedded(address) if address.startswith("data:") else self._pictures(address)
        if image is None or image.width * image.height > self._pixels_left:
            return False
        self._pixels_left -= image.width * image.height
        copy.set("href", f"data:{image.media_type};base64,{base64.b64encode(image.data).decode()}")
        return True


def _copy_attributes(source: _Element, copy: _Element) -> None:
    """Copy the attributes that state how an element is drawn, and references within the drawing."""
    for key, setting in source.attrib.items():
        name, value = attribute_name(str(key)), clean(str(setting))
        if not _NAME.fullmatch(name):
            continue
        if name == "href":
            if value.strip().startswith("#"):
                copy.set(name, value.strip())
        elif name == "style":
            copy.set(name, _safe_style(value))
        elif name == "font-family":
            copy.set(name, _with_families(value))
        elif not name.lower().startswith("on") and name not in _REFUSED and not _OUTER_URL.search(value):
            copy.set(f"{_XML}{name}" if name == "space" else name, value)


_XML = "{http://www.w3.org/XML/1998/namespace}"
_REFUSED = frozenset(("src", "base", "filter", "xmlns", "xlink", "lang"))


def _address(element: _Element) -> str:
    """Return what an element refers to, however its parser left the name."""
    return next((str(value) for key, value in element.attrib.items() if attribute_name(str(key)) == "href"), "").strip()


def _embedded(address: str) -> Image | None:
    """Return the picture that a data URL holds; None for any other data."""
    head, _, coded = address.partition(",")
    is_picture = head.lower().startswith("data:image/") and head.lower().endswith(";base64")
    data = decoded_base64(unquote(coded)) if is_picture else None
    return read_image(data) if data else None


def _safe_style(style: str) -> str:
    """Return a style without references to anything outside, without filters, and with faces that are installed."""
    style = _FILTER.sub("", _OUTER_URL.sub("none", _RULES.sub("", style)))
    return _FAMILY.sub(lambda found: f"{found.group(1)}{_with_families(found.group(2))}", style)


def _with_families(families: str) -> str:
    """Return the names of faces, followed by some that are probably installed."""
    families = families.strip().rstrip(",")
    if families == "inherit":
        return families
    return f"{families}, {_FAMILIES}" if families else _FAMILIES


def _append_text(parent: _Element, text: str | None) -> None:
    if text and (text := clean(text)).strip():
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text


def _description(svg: _Element) -> tuple[str, ...]:
    """Return the title and the description that a drawing states."""
    stated = [_folded(svg.get("aria-label") or "")]
    for name in ("title", "desc"):
        stated.extend(_folded(_text(child)) for child in svg.iterchildren(etree.Element) if _local(child) == name)
    return tuple(dict.fromkeys(text for text in stated if text))


def _words(svg: _Element) -> Iterator[str]:
    """Yield the texts that are shown in a drawing, in order."""
    context = etree.iterwalk(svg, events=("start",))
    for _event, element in context:
        tag = _local(element)
        if tag in _UNSEEN or element.get("display") == "none" or _NOT_SHOWN.search(element.get("style") or ""):
            context.skip_subtree()
        elif tag in _WORDS:
            context.skip_subtree()
            if text := _folded(_text(element)):
                yield text


def _text(element: _Element) -> str:
    """Return the text in an element; a part with a position of its own is set off by a blank."""
    parts: list[str] = []
    context = etree.iterwalk(element, events=("start", "end"))
    for event, inner in context:
        if event == "end":
            parts.append((inner.tail or "") if inner is not element else "")
            continue
        if _local(inner) in {"script", "style"}:
            context.skip_subtree()
            continue
        is_apart = inner is not element and (inner.get("y") or inner.get("dy") or _local(inner) not in _INLINE)
        parts.append(" " if is_apart else "")
        parts.append(inner.text or "")
    return "".join(parts)


_INLINE = frozenset(("tspan", "textpath", "a", "span", "b", "i", "em", "strong", "sub", "sup", "title"))


def _folded(text: str) -> str:
    return " ".join(text.split())
