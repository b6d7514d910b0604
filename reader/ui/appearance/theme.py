"""Define the colours of each theme, and build Qt's palette and the style sheet from them.

The style sheet is `resources/styles/onehour.qss`. Widgets that paint themselves get the `Theme` through their method
``set_theme``.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette

from reader.core.text.language_tags import is_ideographic
from reader.resources import resource
from reader.ui.appearance.mark_colours import MARK_COLOURS
from reader.ui.appearance.sizes import UI_SIZE, style_sizes

UI_FAMILIES = (
    "Noto Sans",
    "Source Sans 3",
    "Segoe UI",
    "SF Pro Text",
    "Helvetica Neue",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "PingFang SC",
    "sans-serif",
)
SERIF_FAMILIES = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Songti SC",
    "Noto Serif",
    "Georgia",
    "SimSun",
    "serif",
)


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, each as ``#rrggbb`` (design: look.md, "Colours").

    Grounds: ``paper`` of the window and the page, ``rail``, ``card`` of cards, buttons and fields, ``tint`` of what is
    chosen. Text on them: ``text``, ``muted`` for second text and icons, ``faint`` for captions and axes. ``line``
    divides, ``edge`` frames what can be filled in or ticked, ``track`` is the empty part of bars and rings. ``accent``
    is for links, what is on and the filled button, with ``accent_text`` on it; ``good`` for what is done.
    ``marks`` are the shades of `MARK_COLOURS`; only ``text`` stands on them and on ``selection``. ``steps`` are the
    colours of a day under half of the goal, under the goal, at it and at one and a half times of it; ``notes`` and
    ``review`` are the other colours of charts; ``found`` lies under a hit.
    """

    name: str
    is_dark: bool
    paper: str
    rail: str
    card: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_text: str
    tint: str
    line: str
    edge: str
    track: str
    good: str
    selection: str
    marks: tuple[str, ...]
    steps: tuple[str, ...]
    notes: str
    review: str
    found: str


PAPER = Theme(
    name="paper",
    is_dark=False,
    paper="#fbf8f2",
    rail="#f3eee4",
    card="#ffffff",
    text="#26231f",
    muted="#574f46",
    faint="#6c6459",
    accent="#a8432f",
    accent_text="#ffffff",
    tint="#f5e4dc",
    line="#e2dacb",
    edge="#8a8071",
    track="#eae3d5",
    good="#3f7345",
    selection="#d9d2c3",
    marks=tuple(mark.paper for mark in MARK_COLOURS.values()),
    steps=("#ebc9bd", "#d58f7d", "#be5a45", "#7f2c1c"),
    notes="#56789a",
    review="#7c9a63",
    found="#ffd97a",
)
WHITE = replace(
    PAPER,
    name="white",
    paper="#ffffff",
    rail="#f5f5f4",
    card="#ffffff",
    text="#1f1f1f",
    muted="#505050",
    faint="#666666",
    tint="#f7e6e0",
    line="#e3e3e1",
    edge="#858583",
    track="#e9e9e7",
    good="#36703d",
    selection="#d5dbe3",
    marks=tuple(mark.white for mark in MARK_COLOURS.values()),
)
SEPIA = Theme(
    name="sepia",
    is_dark=False,
    paper="#f3e8d2",
    rail="#e9dcc2",
    card="#f9f1e0",
    text="#3a2d1c",
    muted="#5a4730",
    faint="#67533a",
    accent="#8f3820",
    accent_text="#fff9ee",
    tint="#f0dac4",
    line="#dccbaa",
    edge="#85704f",
    track="#e0d0b1",
    good="#476630",
    selection="#d9c6a0",
    marks=tuple(mark.sepia for mark in MARK_COLOURS.values()),
    steps=("#ddb79c", "#c98c6e", "#b0533a", "#702a15"),
    notes="#4f6e86",
    review="#6f8850",
    found="#ffd97a",
)
DARK = Theme(
    name="dark",
    is_dark=True,
    paper="#1d1b19",
    rail="#161412",
    card="#262320",
    text="#ded7cb",
    muted="#b5ac9e",
    faint="#9c9385",
    accent="#e38a75",
    accent_text="#1d1512",
    tint="#3d2820",
    line="#3a3631",
    edge="#7d7568",
    track="#38342f",
    good="#86bc8b",
    selection="#4a4f5a",
    marks=tuple(mark.dark for mark in MARK_COLOURS.values()),
    steps=("#5a372e", "#854f41", "#c26a55", "#f0a996"),
    notes="#7fa3c4",
    review="#93b47a",
    found="#6b5217",
)
PROPORTIONAL = QFont.Tag("pwid")
"""The feature of Chinese fonts for quotation marks that are no wider than in Latin fonts."""

BACKDROP = "#26231f"
BACKDROP_SHARE = 0.32
"""The colour over a window below a dialog, the same in all themes, and its opacity."""
THEMES = {theme.name: theme for theme in (PAPER, WHITE, SEPIA, DARK)}


def theme_named(name: str, system_dark: bool) -> Theme:
    """Return the theme with this name.

    ``system`` (or an unknown name) is the dark theme on a dark system, else paper.
    """
    return THEMES.get(name, DARK if system_dark else PAPER)


def ui_font(language: str) -> QFont:
    """Return the font of the interface in a language (BCP 47), with fallbacks for Chinese.

    Where a Chinese font stands in for a Latin one, its quotation marks would be as wide as a Chinese character.
    """
    font = QFont()
    font.setFamilies([font.family(), *UI_FAMILIES])
    font.setPointSizeF(UI_SIZE)
    if is_ideographic(language):
        font.unsetFeature(PROPORTIONAL)  # which it has from the application if that was in another language before
    else:
        font.setFeature(PROPORTIONAL, 1)
    return font


def palette_of(theme: Theme) -> QPalette:
    """Return the Qt palette of a theme, for the Fusion style."""
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.paper,
        role.WindowText: theme.text,
        role.Base: theme.card,
        role.AlternateBase: theme.rail,
        role.Text: theme.text,
        role.Button: theme.card,
        role.ButtonText: theme.text,
        role.BrightText: theme.accent_text,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.faint,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_text,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Mid: theme.line,
        role.Midlight: theme.line,
        role.Dark: theme.line,
        role.Light: theme.card,
        role.Shadow: theme.line,
        role.Accent: theme.accent,
    }
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.faint))
    return palette


def style_sheet(theme: Theme, icons: Path) -> str:
    """Return the application's style sheet in the colours of the theme, with arrows from the folder of icons.

    Raises KeyError if the file names a colour or a size that there is not.
    """
    template = Template(resource("styles", "onehour.qss").read_text("utf-8"))
    tick = "box-checked-dark" if theme.is_dark else "box-checked"
    return template.substitute(asdict(theme), icons=icons.as_posix(), tick=tick, **style_sizes())
