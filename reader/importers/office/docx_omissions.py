"""Count what a Word document has that is not read: comments, drawings, objects, fields.

Sources: ECMA-376, part 1 (WordprocessingML, DrawingML) and part 4 (VML).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from reader.core.text.omissions import Omission, OmissionKind
from reader.importers.office.docx_package import DocxPackage, DocxPart, R, W
from reader.importers.running_head_counter import RunningHeadCounter

_COUNTED = {
    f"{W}commentReference": OmissionKind.COMMENT,
    f"{W}control": OmissionKind.FIELD,
    f"{W}ddList": OmissionKind.FIELD,
    f"{W}contentPart": OmissionKind.DRAWING,
    f"{W}subDoc": OmissionKind.EMBEDDED,
    f"{W}altChunk": OmissionKind.EMBEDDED,
}
_FRAMES = {
    f"{W}drawing": OmissionKind.DRAWING,
    f"{W}pict": OmissionKind.DRAWING,
    f"{W}object": OmissionKind.EMBEDDED,
}
_HEADS = ("header", "footer")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PICTURES = ("{*}blip", "{*}imagedata")
_PICTURE_IDS = (f"{R}embed", f"{R}id", f"{R}link")


def omissions_of(part: DocxPart) -> Iterator[Omission]:
    """Yield what is left out of a part; it must not be prepared yet."""
    for element in part.root.iter(*_COUNTED):
        yield Omission(_COUNTED[str(element.tag)])
    for frame in part.root.iter(*_FRAMES):
        if not _is_alternate(frame):
            yield from _omissions_of_frame(frame, part)


def missing_parts(package: DocxPackage, kinds: Iterable[str]) -> Iterator[Omission]:
    """Yield the parts of these kinds that are in a document and cannot be read."""
    yield from (Omission(OmissionKind.CHAPTER, names=(f"{kind}.xml",)) for kind in kinds if package.is_damaged(kind))


def running_heads(package: DocxPackage, *shown: str) -> RunningHeadCounter:
    """Return the headers and footers of a document, apart from what is shown beside the text."""
    counter = RunningHeadCounter(*shown)
    for part in (part for kind in _HEADS for part in package.parts(kind)):
        for paragraph in part.root.iter(f"{W}p"):
            counter.add("".join(text.text or "" for text in paragraph.iter(f"{W}t")))
    return counter


def _omissions_of_frame(frame: _Element, part: DocxPart) -> Iterator[Omission]:
    """Yield what is left out of a drawing or an object: its picture is shown instead, and the text of a text box."""
    if next(frame.iter("{*}webVideoPr"), None) is not None:
        yield Omission(OmissionKind.VIDEO)
    pictures = list(frame.iter(*_PICTURES))
    for picture in pictures:
        if not any(picture.get(name) in part.pictures for name in _PICTURE_IDS):
            yield Omission(OmissionKind.PICTURE)
    has_text = next(frame.iter(f"{W}txbxContent"), None) is not None
    if not pictures and not has_text and next(frame.iter(f"{W}control"), None) is None:
        yield Omission(_FRAMES[str(frame.tag)])


def _is_alternate(frame: _Element) -> bool:
    """Return whether an element is the form of a content that is not read, or within another frame."""
    for above in frame.iterancestors():
        if above.tag == f"{_MC}Choice":
            parent = above.getparent()
            fallback = parent.find(f"{_MC}Fallback") if parent is not None else None
            if fallback is not None and len(fallback):
                return True
        if str(above.tag) in _FRAMES:
            return True
    return False
