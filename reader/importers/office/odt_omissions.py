"""Tell which elements of an OpenDocument text are left out. Source: OpenDocument 1.3, part 3."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.etree import _Element

from reader.core.text.omissions import OmissionKind
from reader.importers.markup.omitted_elements import has_content
from reader.importers.markup.pictures import XLINK_HREF
from reader.importers.running_head_counter import RunningHeadCounter

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

_OMITTED = {
    f"{_TEXT}hidden-text": OmissionKind.HIDDEN,
    f"{_OFFICE}annotation": OmissionKind.COMMENT,
    f"{DRAW}control": OmissionKind.FIELD,
    f"{DRAW}object-ole": OmissionKind.EMBEDDED,
    f"{DRAW}floating-frame": OmissionKind.EMBEDDED,
    f"{DRAW}applet": OmissionKind.EMBEDDED,
    f"{DRAW}plugin": OmissionKind.VIDEO,
    **dict.fromkeys(
        (
            *(f"{DRAW}{name}" for name in ("custom-shape", "rect", "line", "polyline", "polygon", "regular-polygon")),
            *(f"{DRAW}{name}" for name in ("path", "circle", "ellipse", "connector", "caption", "measure", "g")),
        ),
        OmissionKind.DRAWING,
    ),
}
_SOUNDS = (".mp3", ".ogg", ".oga", ".wav", ".flac", ".m4a", ".aac", ".wma", ".mid", ".aif", ".aiff", ".opus")


_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_HEADS = tuple(f"{_STYLE}{name}{page}" for name in ("header", "footer") for page in ("", "-left", "-first"))


def running_heads(styles: Iterable[_Element], *shown: str) -> RunningHeadCounter:
    """Return the headers and footers of a document, apart from what is shown beside the text."""
    counter = RunningHeadCounter(*shown)
    for head in (head for root in styles for head in root.iter(*_HEADS)):
        if head.get(f"{_STYLE}display") != "false":
            for paragraph in head.iter(f"{_TEXT}p", f"{_TEXT}h"):
                counter.add("".join(map(str, paragraph.itertext())))
    return counter


def omission_of(element: _Element) -> OmissionKind | None:
    """Return the kind of omission that an element is; None for all that is read, and for what has a picture of it."""
    kind = _OMITTED.get(str(element.tag))
    if element.tag == f"{_TABLE}covered-table-cell" and has_content(element):
        return OmissionKind.HIDDEN
    parent = element.getparent()
    if kind is None or parent is None:
        return None
    if kind is OmissionKind.HIDDEN and not (has_content(element) or element.get(f"{_TEXT}string-value")):
        return None
    if kind is OmissionKind.DRAWING and next(element.iterancestors(f"{DRAW}g"), None) is not None:
        return None
    if kind is OmissionKind.VIDEO and (element.get(XLINK_HREF) or "").lower().endswith(_SOUNDS):
        return OmissionKind.AUDIO
    return None if kind is OmissionKind.EMBEDDED and parent.find(f"{DRAW}image") is not None else kind
