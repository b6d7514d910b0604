"""Define the typography of a page: lengths in pixels, fonts and colours."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from reader.core.text.ideographs import IDEOGRAPH
from reader.core.text.language_tags import is_ideographic
from reader.core.text.punctuation_widths import PunctuationWidth
from reader.core.text.text_direction import runs_right_to_left
from reader.ui.appearance.theme import PROPORTIONAL

SERIF = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Songti SC",
    "STSong",
    "SimSun",
    "Noto Serif",
    "Georgia",
    "DejaVu Serif",
    "serif",
)
SERIF_LATIN = (
    "Literata",
    "Source Serif 4",
    "Charter",
    "Georgia",
    "Palatino",
    "Noto Serif",
    "Liberation Serif",
    "Noto Serif CJK SC",
    "Noto Serif Hebrew",
    "Frank Ruehl CLM",
    "David CLM",
    "David",
    "Noto Naskh Arabic",
    "Amiri",
    "Traditional Arabic",
    "DejaVu Serif",
    "serif",
)
SANS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans",
    "Segoe UI",
    "DejaVu Sans",
    "sans-serif",
)
REGIONAL = {
    "ja": (
        ("Noto Serif CJK JP", "Source Han Serif JP", "Hiragino Mincho ProN", "Yu Mincho", "MS Mincho"),
        ("Noto Sans CJK JP", "Source Han Sans JP", "Hiragino Sans", "Yu Gothic", "MS Gothic"),
    ),
    "zh-Hant": (
        ("Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", "PMingLiU"),
        ("Noto Sans CJK TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei"),
    ),
}
"""What comes first, with serifs and without, where characters and punctuation have other forms than in China."""

MONOSPACE = ("Noto Sans Mono CJK SC", "Menlo", "Consolas", "DejaVu Sans Mono", "monospace")

VERTICAL = QFont.Tag("vert")
"""The feature of fonts for the forms of signs in lines that run down."""

_FEATURES = {
    PunctuationWidth.HALF: QFont.Tag("halt"),
    PunctuationWidth.FULL: QFont.Tag("fwid"),
    PunctuationWidth.PROPORTIONAL: PROPORTIONAL,
}
"""The features of Chinese fonts for signs of each width."""

MARGIN_EMS = 3
"""Width of the margins beside a column in ems of what stands in them: the icons of notes and the initials of others."""

_MARGIN = 60
"""Pixels of each margin where no page sets another: what its signs need in the usual size of the text."""

HEADING_SCALE = {1: 1.55, 2: 1.28, 3: 1.12}
"""Size of headings relative to the text, by level; deeper levels have the size of the text."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a page as ``#rrggbb``; ``marks`` are the five highlights, opaque."""

    paper: str
    text: str
    muted: str
    line: str
    accent: str
    selection: str
    marks: tuple[str, ...]
    found: str


@dataclass(frozen=True, slots=True)
class Typography:
    """The typography of a text: ``size`` of the em, ``measure`` (the column's width) and all other lengths in pixels.

    ``leading`` is the distance between baselines, ``indent`` that of a paragraph's first line, ``spacing`` the gap
    between paragraphs. ``squeeze`` leaves out the blanks between signs of Chinese punctuation; where ``hyphenate`` is
    true, words are hyphenated as in ``language`` (BCP 47). ``script`` is that in which Chinese words are shown
    ("simplified" or "traditional"), empty as they are printed. ``right_to_left`` is the direction of the text; a
    paragraph may have another. ``margin`` stays free at each side of the column at least. Where lines are ``vertical``,
    the measure is their height, and left and right of all else are top and bottom.
    """

    families: tuple[str, ...]
    size: int
    leading: int
    measure: int
    indent: int
    spacing: int
    justified: bool
    ink: Ink
    chinese: bool
    language: str = ""
    hyphenate: bool = False
    squeeze: bool = False
    script: str = ""
    right_to_left: bool = False
    margin: int = _MARGIN
    vertical: bool = False

    def direction(self, words: str) -> Qt.LayoutDirection:
        """Return the direction of a paragraph or a cell of these words."""
        if runs_right_to_left(words, usually=self.right_to_left):
            return Qt.LayoutDirection.RightToLeft
        return Qt.LayoutDirection.LeftToRight

    def font(self) -> QFont:
        """Return the font of the text."""
        return self._font(self.families, self.size)

    @property
    def margin_em(self) -> float:
        """Return the em of what stands in the margins: that of the text, unless they are too narrow for it."""
        return min(self.size, self.margin / MARGIN_EMS)

    def heading_font(self, level: int) -> QFont:
        """Return the font of a heading of this level."""
        font = self._font(self.families, self.heading_size(level))
        font.setBold(True)
        return font

    def heading_size(self, level: int) -> int:
        """Return the em of a heading of this level."""
        return round(self.size * HEADING_SCALE.get(level, 1.0))

    def code_font(self) -> QFont:
        """Return the font of code."""
        return text_font(MONOSPACE, round(self.size * 0.9), chinese=self.chinese)

    def small_font(self, share: float) -> QFont:
        """Return the text's font at a share of its size, for ruby readings, labels and captions."""
        return self._font(self.families, max(8, round(self.size * share)))

    def _font(self, families: tuple[str, ...], pixels: int) -> QFont:
        font = text_font(families, pixels, chinese=self.chinese)
        if self.vertical:
            font.setFeature(VERTICAL, 1)
        return font


def text_font(families: tuple[str, ...], pixels: int, *, chinese: bool) -> QFont:
    """Return the font of a text, without hinting, so that its widths grow evenly with its size."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return proportional(font, "zh" if chinese else "en")


def reading_face(words: str, pixels: int, *, sans: bool) -> QFont:
    """Return the face in which words are read: that of Chinese texts if there are Chinese characters among them."""
    language = "zh" if IDEOGRAPH.search(words) else "en"
    face = QFont()
    face.setFamilies(list(SANS if sans else SERIF if is_ideographic(language) else SERIF_LATIN))
    face.setPixelSize(pixels)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return proportional(face, language)


def proportional(font: QFont, language: str = "en") -> QFont:
    """Return the font for a language: in Latin text a Chinese fallback font uses its proportional quotation marks."""
    fitted = QFont(font)
    # Switched off, not left out: a document would take what is left out from the font of the interface.
    fitted.setFeature(PROPORTIONAL, int(not is_ideographic(language)))
    return fitted


def with_punctuation_width(font: QFont, width: PunctuationWidth) -> QFont:
    """Return the font for signs of this width; a font without such glyphs sets them as it sets all."""
    fitted = QFont(font)
    if width is PunctuationWidth.HALF and font.isFeatureSet(VERTICAL):
        # what takes half of the height of a sign for a line that runs down has no effect in one from left to right
        fitted.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -font.pixelSize() / 2)
        return fitted
    fitted.setFeature(PROPORTIONAL, 0)  # which the font of a format takes over from the application
    fitted.setFeature(_FEATURES[width], 1)
    return fitted
