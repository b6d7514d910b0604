"""Read what was filled in on a page: the values of form fields, and notes typed onto it.

PDFium returns only the text of the page itself. Source: ISO 32000-2, 12.5.6.6 (free text) and 12.7.5 (field types).
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.core.text.omissions import Omission, OmissionKind
from reader.importers.pdf.characters import is_readable, normalise_word
from reader.importers.pdf.word_boxes import PdfWord, Typeface

_MOST_ANNOTATIONS = 2_000
_LONGEST_VALUE = 100_000
_MOST_LINES = 400
_LARGEST_SIZE = 11.0
_SIZE_OF_HEIGHT = 0.7
_WIDTH = 0.5
"""The width of a character in ems; the true one is unknown, but only the order of the words depends on it."""

_LEADING = 1.2
_MARGIN = 2.0
_HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_PASSWORD = 1 << 13
_WRITTEN = frozenset((raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX))
_OMITTED = {
    **dict.fromkeys(
        (
            *(raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE),
            *(raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_CARET),
        ),
        OmissionKind.COMMENT,
    ),
    **dict.fromkeys(
        (
            *(raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_SQUARE),
            *(raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_POLYLINE, raw.FPDF_ANNOT_WATERMARK),
        ),
        OmissionKind.DRAWING,
    ),
    **dict.fromkeys((raw.FPDF_ANNOT_FILEATTACHMENT, raw.FPDF_ANNOT_THREED), OmissionKind.EMBEDDED),
    **dict.fromkeys((raw.FPDF_ANNOT_MOVIE, raw.FPDF_ANNOT_SCREEN, raw.FPDF_ANNOT_RICHMEDIA), OmissionKind.VIDEO),
    raw.FPDF_ANNOT_SOUND: OmissionKind.AUDIO,
}
"""The kinds of annotations that are not read; links, pop-up windows and printer's marks are none."""

_CHECKED = {raw.FPDF_FORMFIELD_CHECKBOX: "☑", raw.FPDF_FORMFIELD_RADIOBUTTON: "◉"}


def filled_words(page: pdfium.PdfPage) -> Iterator[PdfWord]:
    """Yield the words that were filled in on a page, at their places."""
    letters = 0
    for number in range(min(_MOST_ANNOTATIONS, raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, number) if letters < _LONGEST_VALUE else None
        if not annotation:
            continue
        try:
            text = _text(annotation, page.formenv)
            letters += len(text)
            yield from _words(text, annotation)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def left_out_of(page: pdfium.PdfPage) -> Iterator[Omission]:
    """Yield what is on a page beside its text and is not read: comments on it, recordings, drawings, files.

    A comment is a note that is pinned to the page, or one on a passage that is marked, if it has any words.
    """
    for number in range(min(_MOST_ANNOTATIONS, raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if annotation:
            kind = _OMITTED.get(raw.FPDFAnnot_GetSubtype(annotation))
            if kind is OmissionKind.COMMENT and not _has_words(annotation):
                kind = None
            raw.FPDFPage_CloseAnnot(annotation)
            if kind is not None:
                yield Omission(kind)


def _has_words(annotation: object) -> bool:
    return bool(raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0) > 2)


def _text(annotation: object, form: pdfium.PdfFormEnv | None) -> str:
    """Return the text that an annotation shows, empty for one that is hidden or shows none."""
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
        return ""
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _string(lambda buffer, size: raw.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size))
    if kind != raw.FPDF_ANNOT_WIDGET or form is None:
        return ""
    field = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if field in _CHECKED:
        return _CHECKED[field] if raw.FPDFAnnot_IsChecked(form, annotation) else ""
    if field not in _WRITTEN or raw.FPDFAnnot_GetFormFieldFlags(form, annotation) & _PASSWORD:
        return ""
    return _string(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))


def _string(get: Callable[[object, int], int]) -> str:
    """Return a string that PDFium writes to a buffer in UTF-16."""
    size = get(None, 0)
    if not 2 < size <= _LONGEST_VALUE:
        return ""
    buffer = ctypes.create_string_buffer(size)
    get(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    text = buffer.raw[: size - 2].decode("utf-16-le", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    return text if is_readable(text.replace("\n", " ")) else ""


def _words(text: str, annotation: object) -> Iterator[PdfWord]:
    area = raw.FS_RECTF()
    if not text.strip() or not raw.FPDFAnnot_GetRect(annotation, ctypes.byref(area)):
        return
    lines = text.strip().split("\n")[:_MOST_LINES]
    bottom, top = min(area.bottom, area.top), max(area.bottom, area.top)
    size = max(1.0, min(_LARGEST_SIZE, _SIZE_OF_HEIGHT * (top - bottom)))
    base = (bottom + top - size) / 2 if len(lines) == 1 else top - _MARGIN - size
    face = Typeface(size)
    for line in lines:
        left, gap = area.left + _MARGIN, ""
        for word in map(normalise_word, line.split()):
            right = left + _WIDTH * size * len(word)
            if word:
                yield PdfWord(word, left, base, right, base + size, face, gap)
            left, gap = right + _WIDTH * size, " "
        base -= _LEADING * size
