"""Read the annotations of a page that a reader made: marked words and notes, whichever program wrote them.

Source: ISO 32000-2, 7.9.4 (dates), 12.5.2 (annotation dictionaries: NM, M, C, Contents), 12.5.6.2 (markup annotations:
T, CreationDate, IRT, State) and 12.5.6.10 (text markup, QuadPoints).
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.core.annotations.model import AnnotationStyle
from reader.core.ids import derived_id
from reader.core.library_links import link_of
from reader.importers.pdf.annotation_requests import digest_of
from reader.importers.pdf.document import own_title
from reader.importers.pdf.own_annotations import ADDRESS, ID, STATE, string_value
from reader.importers.pdf.word_boxes import Box

MOST_ANNOTATIONS = 20_000
"""The most annotations of a page that are looked at; a page of a book has some dozens."""

MOST_AREAS = 2_000
"""The most areas of one annotation: the lines of many pages."""

_LONGEST_WORDS, _LONGEST_NAME = 100_000, 200

_STYLES = {
    raw.FPDF_ANNOT_HIGHLIGHT: AnnotationStyle.HIGHLIGHT,
    raw.FPDF_ANNOT_UNDERLINE: AnnotationStyle.UNDERLINE,
    raw.FPDF_ANNOT_SQUIGGLY: AnnotationStyle.WAVY,
    raw.FPDF_ANNOT_STRIKEOUT: AnnotationStyle.UNDERLINE,
}
"""The subtypes that mark words; a line through them becomes a line under them, as of other programs."""

_NOTES = frozenset((raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_CARET))
_DRAWINGS = frozenset(
    (
        *(raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_POLYGON),
        *(raw.FPDF_ANNOT_POLYLINE, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_FILEATTACHMENT),
        *(raw.FPDF_ANNOT_SOUND, raw.FPDF_ANNOT_MOVIE),
    )
)
"""What readers draw and attach: it has a place on the page, and no words of it."""

_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?")


@dataclass(frozen=True, slots=True)
class MarkupAnnotation:
    """A mark or a note on a page; ``areas`` are those of the marked words, none for a note beside the text.

    ``style`` is None for what has no words of the text; what ``is_drawing`` has no words at all. ``id`` is the same
    whenever the annotation is read; ``number`` is its place among those of its page, ``answers`` that of the one that
    it replies to. ``is_own`` says that One Hour wrote it, for the text with the id ``text``, and ``is_as_written`` that
    it was not changed since. Times are aware; ``colour`` is hexadecimal, or empty.
    """

    id: str
    number: int
    style: AnnotationStyle | None
    areas: tuple[Box, ...]
    words: str
    creator: str
    colour: str
    created: datetime | None
    modified: datetime | None
    answers: int | None = None
    is_drawing: bool = False
    is_own: bool = False
    is_as_written: bool = False
    text: str = ""


def file_identity(document: pdfium.PdfDocument) -> str:
    """Return what tells a file from others and stays when it is annotated or written anew, as its own id may not."""
    return f"{own_title(document)}\x1f{len(document)}"


class AnnotationReader:
    """Read the annotations of one file, page by page."""

    def __init__(self, document: pdfium.PdfDocument, zone: tzinfo) -> None:
        """Set the file; its dates without an offset are in ``zone``."""
        self._identity = file_identity(document)
        self._zone = zone

    def annotations(self, page: pdfium.PdfPage, index: int) -> Iterator[MarkupAnnotation]:
        """Yield the annotations of a page that a reader made, in the order of the file; pages are counted from 0.

        What is empty, links, fields of forms and statements about other annotations are left out.
        """
        for number in range(min(MOST_ANNOTATIONS, max(0, raw.FPDFPage_GetAnnotCount(page)))):
            annotation = raw.FPDFPage_GetAnnot(page, number)
            if not annotation:
                continue
            try:
                if _is_markup(annotation):
                    yield self._read(page, annotation, index, number)
            finally:
                raw.FPDFPage_CloseAnnot(annotation)

    def _read(self, page: pdfium.PdfPage, annotation: object, index: int, number: int) -> MarkupAnnotation:
        subtype, words = raw.FPDFAnnot_GetSubtype(annotation), _words(annotation)
        link = link_of(string_value(annotation, ADDRESS))
        return MarkupAnnotation(
            annotation_id(annotation, index, self._identity),
            number,
            _STYLES.get(subtype),
            tuple(_areas(annotation)) if subtype in _STYLES else (),
            words,
            " ".join(string_value(annotation, "T").split())[:_LONGEST_NAME],
            _colour(annotation),
            parse_pdf_date(string_value(annotation, "CreationDate"), self._zone),
            parse_pdf_date(string_value(annotation, "M"), self._zone),
            _answered(page, annotation),
            is_drawing=subtype in _DRAWINGS,
            is_own=link is not None,
            is_as_written=link is not None and digest_of(words) in string_value(annotation, STATE).split(),
            text="" if link is None else link.text,
        )


def hide_annotations(page: pdfium.PdfPage, index: int, identity: str, notes: frozenset[str]) -> frozenset[str]:
    """Hide the annotations of a page whose ids are among ``notes``, and show all others; return the ids of all."""
    found = set()
    for number in range(min(MOST_ANNOTATIONS, max(0, raw.FPDFPage_GetAnnotCount(page)))):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            if _is_markup(annotation):
                id_ = annotation_id(annotation, index, identity)
                found.add(id_)
                flags = raw.FPDFAnnot_GetFlags(annotation)
                hidden = flags | raw.FPDF_ANNOT_FLAG_NOVIEW
                raw.FPDFAnnot_SetFlags(annotation, hidden if id_ in notes else flags & ~raw.FPDF_ANNOT_FLAG_NOVIEW)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return frozenset(found)


def _is_markup(annotation: object) -> bool:
    subtype = raw.FPDFAnnot_GetSubtype(annotation)
    is_one = subtype in _STYLES or subtype in _DRAWINGS or (subtype in _NOTES and bool(_words(annotation).strip()))
    return is_one and not string_value(annotation, "StateModel")


def annotation_id(annotation: object, index: int, identity: str) -> str:
    """Return the id of an annotation in the library: its own if One Hour wrote it, else one derived from what stays.

    ``index`` is the number of its page, ``identity`` the `file_identity`.
    """
    name = string_value(annotation, ID)
    if link_of(string_value(annotation, ADDRESS)) is not None:
        return name
    edges = [round(edge, 1) for area in (*_areas(annotation), _rectangle(annotation)) for edge in area]
    date = string_value(annotation, "CreationDate")
    seed = (identity, str(index), date, name or f"{raw.FPDFAnnot_GetSubtype(annotation)} {edges}")
    return derived_id(parse_pdf_date(date, UTC), "\x1f".join(seed))


def _words(annotation: object) -> str:
    """Return the words of an annotation, or those of the window that belongs to it where it has none itself."""
    words = string_value(annotation, "Contents")
    if not words.strip():
        popup = raw.FPDFAnnot_GetLinkedAnnot(annotation, b"Popup")
        if popup:
            words = string_value(popup, "Contents")
            raw.FPDFPage_CloseAnnot(popup)
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")[:_LONGEST_WORDS]


def _areas(annotation: object) -> Iterator[Box]:
    """Yield the areas of the marked words: the boxes round its quadrilaterals."""
    points = raw.FS_QUADPOINTSF()
    for number in range(min(MOST_AREAS, raw.FPDFAnnot_CountAttachmentPoints(annotation))):
        if raw.FPDFAnnot_GetAttachmentPoints(annotation, number, points):
            across = points.x1, points.x2, points.x3, points.x4
            up = points.y1, points.y2, points.y3, points.y4
            yield min(across), min(up), max(across), max(up)


def _rectangle(annotation: object) -> Box:
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, box)
    return box.left, box.bottom, box.right, box.top


def _colour(annotation: object) -> str:
    """Return the colour; PDFium tells it only of an annotation without a picture of its own, which is not kept."""
    parts = [ctypes.c_uint() for _ in range(4)]
    pointers = [ctypes.byref(part) for part in parts]
    if not raw.FPDFAnnot_HasKey(annotation, b"C"):
        return ""
    raw.FPDFAnnot_SetAP(annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None)
    if not raw.FPDFAnnot_GetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *pointers):
        return ""
    return "#" + "".join(f"{part.value:02x}" for part in parts[:3])


def _answered(page: pdfium.PdfPage, annotation: object) -> int | None:
    """Return the number of the annotation that one replies to; None for one that is no reply."""
    if not raw.FPDFAnnot_HasKey(annotation, b"IRT"):
        return None
    other = raw.FPDFAnnot_GetLinkedAnnot(annotation, b"IRT")
    if not other:
        return None
    try:
        number = int(raw.FPDFPage_GetAnnotIndex(page, other))
    finally:
        raw.FPDFPage_CloseAnnot(other)
    return number if number >= 0 else None


def parse_pdf_date(date: str, zone: tzinfo) -> datetime | None:
    """Parse a date as PDF writes it; without an offset it is in ``zone``. None for anything else."""
    found = _DATE.match(date.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.group(1, 2, 3, 4, 5, 6))
    try:
        at = datetime(year, month or 1, day or 1, hour, minute, second, tzinfo=_offset(found, zone))
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _offset(found: re.Match[str], zone: tzinfo) -> tzinfo:
    utc, sign, hours, minutes = found.group(7, 8, 9, 10)
    if utc:
        return UTC
    if not sign:
        return zone
    distance = timedelta(hours=int(hours) % 24, minutes=int(minutes or 0) % 60)
    return timezone(distance if sign == "+" else -distance)
