"""Tell which elements of an OpenDocument text are left out. Source: OpenDocument 1.3, part 3."""

from __future__ import annotations

from lxml.etree import _Element

from reader.core.text.omissions import OmissionKind
from reader.importers.markup.omitted_elements import has_content
from reader.importers.markup.pictures import XLINK_HREF

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
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


def omission_of(element: _Element) -> OmissionKind | None:
    """Return the kind of omission that an element is; None for all that is read, and for what has a picture of it."""
    kind = _OMITTED.get(str(element.tag))
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
