"""Label encodings, languages and import options."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.core.text.import_options import HeadingSource, LineBreaks
from reader.core.text.model import TextFormat
from reader.core.translatable import QT_TRANSLATE_NOOP

_ENCODINGS = {
    "utf-8": QT_TRANSLATE_NOOP("Reading", "Unicode (UTF-8)"),
    "gb18030": QT_TRANSLATE_NOOP("Reading", "Chinese, simplified (GB 18030)"),
    "big5": QT_TRANSLATE_NOOP("Reading", "Chinese, traditional (Big5)"),
    "shift_jis": QT_TRANSLATE_NOOP("Reading", "Japanese (Shift JIS)"),
    "euc-jp": QT_TRANSLATE_NOOP("Reading", "Japanese (EUC-JP)"),
    "euc-kr": QT_TRANSLATE_NOOP("Reading", "Korean (EUC-KR)"),
    "utf-16-le": QT_TRANSLATE_NOOP("Reading", "Unicode (UTF-16)"),
    "utf-16-be": QT_TRANSLATE_NOOP("Reading", "Unicode (UTF-16, big-endian)"),
    "windows-1252": QT_TRANSLATE_NOOP("Reading", "Western European (Windows-1252)"),
    "windows-1250": QT_TRANSLATE_NOOP("Reading", "Central European (Windows-1250)"),
    "iso-8859-2": QT_TRANSLATE_NOOP("Reading", "Central European (ISO 8859-2)"),
    "windows-1251": QT_TRANSLATE_NOOP("Reading", "Cyrillic (Windows-1251)"),
    "koi8-r": QT_TRANSLATE_NOOP("Reading", "Cyrillic (KOI8-R)"),
}
_LANGUAGES = {
    "zh": QT_TRANSLATE_NOOP("Reading", "Chinese"),
    "en": QT_TRANSLATE_NOOP("Reading", "English"),
    "ja": QT_TRANSLATE_NOOP("Reading", "Japanese"),
    "ko": QT_TRANSLATE_NOOP("Reading", "Korean"),
    "fr": QT_TRANSLATE_NOOP("Reading", "French"),
    "de": QT_TRANSLATE_NOOP("Reading", "German"),
    "es": QT_TRANSLATE_NOOP("Reading", "Spanish"),
    "it": QT_TRANSLATE_NOOP("Reading", "Italian"),
    "pt": QT_TRANSLATE_NOOP("Reading", "Portuguese"),
    "nl": QT_TRANSLATE_NOOP("Reading", "Dutch"),
    "ru": QT_TRANSLATE_NOOP("Reading", "Russian"),
    "el": QT_TRANSLATE_NOOP("Reading", "Greek"),
    "la": QT_TRANSLATE_NOOP("Reading", "Latin"),
    "": QT_TRANSLATE_NOOP("Reading", "Unknown"),
}
_LINES = {
    LineBreaks.PARAGRAPHS: QT_TRANSLATE_NOOP("Reading", "Every line is a paragraph"),
    LineBreaks.WRAPPED: QT_TRANSLATE_NOOP("Reading", "Join broken lines"),
    LineBreaks.GAPS: QT_TRANSLATE_NOOP("Reading", "Empty lines separate paragraphs"),
}
_HEADINGS = {
    HeadingSource.CHAPTERS: QT_TRANSLATE_NOOP("Reading", "Numbered chapters only"),
    HeadingSource.LIKE: QT_TRANSLATE_NOOP("Reading", "Lines that begin like…"),
    HeadingSource.IN_TEXT: QT_TRANSLATE_NOOP("Reading", "The headings in the text"),
    HeadingSource.NONE: QT_TRANSLATE_NOOP("Reading", "None"),
}

ENCODINGS = tuple(_ENCODINGS)
LANGUAGES = tuple(_LANGUAGES)


def encoding_label(name: str) -> str:
    """Return the label of an encoding; its technical name in capitals if it is unknown."""
    known = _ENCODINGS.get(name.lower())
    return QCoreApplication.translate("Reading", known) if known else name.upper()


def language_label(tag: str) -> str:
    """Return the label of the language of a BCP 47 tag, followed by the tag if it has further subtags."""
    base = tag.replace("_", "-").lower().partition("-")[0]
    known = _LANGUAGES.get(base)
    if known is None:
        return tag
    label = QCoreApplication.translate("Reading", known)
    return label if tag.lower() == base else f"{label} ({tag})"


def line_breaks_label(lines: LineBreaks) -> str:
    """Return the label of how line breaks are read."""
    if lines is LineBreaks.GUESSED:
        return QCoreApplication.translate("Reading", "Detected automatically")
    return QCoreApplication.translate("Reading", _LINES[lines])


def heading_source_label(headings: HeadingSource, text_format: TextFormat) -> str:
    """Return the label of a source of headings; the label of the guess depends on the format."""
    if headings is not HeadingSource.GUESSED:
        return QCoreApplication.translate("Reading", _HEADINGS[headings])
    if text_format is TextFormat.PLAIN:
        return QCoreApplication.translate("Reading", "Detected automatically")
    return QCoreApplication.translate("Reading", "The book’s own contents")
