"""Define the colours of each theme and the sizes, and build Qt's palette and the style sheet from them.

The style sheet is `resources/styles/onehour.qss`. Widgets that paint themselves get the `Theme` through their method
``set_theme``.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette

from reader.resources import resource

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
    """The colours of one theme, each as ``#rrggbb``.

    ``marks`` are the highlight colours in the order of `COLOURS`, opaque and matched to the paper. ``tint`` is the
    accent lightened to a background, ``track`` the groove of a progress bar, ``faint`` the colour of hints.
    """

    name: str
    is_dark: bool
    window: str
    rail: str
    card: str
    paper: str
    text: str
    muted: str
    faint: str
    line: str
    accent: str
    accent_text: str
    tint: str
    track: str
    selection: str
    marks: tuple[str, ...]
    good: str


PAPER = Theme(
    name="paper",
    is_dark=False,
    window="#fbf8f2",
    rail="#f3eee4",
    card="#ffffff",
    paper="#fbf8f2",
    text="#26231f",
    muted="#6b645a",
    faint="#9c9488",
    line="#e2dacb",
    accent="#a83f2d",
    accent_text="#ffffff",
    tint="#f1ddd5",
    track="#ece6d9",
    selection="#d9d2c3",
    marks=("#f7e3a1", "#cfe3c2", "#c9ddeb", "#e3d3ea", "#f3cfc6"),
    good="#4c8a51",
)
WHITE = Theme(
    name="white",
    is_dark=False,
    window="#ffffff",
    rail="#f5f5f4",
    card="#ffffff",
    paper="#ffffff",
    text="#1f1f1f",
    muted="#636363",
    faint="#949494",
    line="#e3e3e1",
    accent="#a83f2d",
    accent_text="#ffffff",
    tint="#f6e4df",
    track="#ececea",
    selection="#d5dbe3",
    marks=("#fae8a0", "#cce8c2", "#c8e0f3", "#e6d5ef", "#f7d0c8"),
    good="#3f8546",
)
SEPIA = Theme(
    name="sepia",
    is_dark=False,
    window="#f3e8d2",
    rail="#e9dcc2",
    card="#f9f1e0",
    paper="#f3e8d2",
    text="#40321f",
    muted="#6f593e",
    faint="#a08a6a",
    line="#dccbaa",
    accent="#9a3f24",
    accent_text="#fff9ee",
    tint="#ecd2bd",
    track="#e4d5b8",
    selection="#d9c6a0",
    marks=("#f0d488", "#c6d6a6", "#bcd0d2", "#dcc3d3", "#ecbfa9"),
    good="#5b7f3c",
)
DARK = Theme(
    name="dark",
    is_dark=True,
    window="#1d1b19",
    rail="#161412",
    card="#262320",
    paper="#1d1b19",
    text="#ded7cb",
    muted="#a39a8c",
    faint="#7c7468",
    line="#383430",
    accent="#e0826c",
    accent_text="#1d1512",
    tint="#43291f",
    track="#36322d",
    selection="#4a4f5a",
    marks=("#5e5121", "#3a5531", "#2f4d61", "#523f5e", "#653c33"),
    good="#7fb685",
)
THEMES = {theme.name: theme for theme in (PAPER, WHITE, SEPIA, DARK)}


def theme_named(name: str, system_dark: bool) -> Theme:
    """Return the theme with this name.

    ``system`` (or an unknown name) is the dark theme on a dark system, else paper.
    """
    return THEMES.get(name, DARK if system_dark else PAPER)


def ui_font(point_size: float = 10.0) -> QFont:
    """Return the font of the interface, with fallbacks for Chinese."""
    font = QFont()
    font.setFamilies([font.family(), *UI_FAMILIES])
    font.setPointSizeF(point_size)
    return font


def palette_of(theme: Theme) -> QPalette:
    """Return the Qt palette of a theme, for the Fusion style."""
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
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


SIZES = {
    "bar_height": "47px",
    "card_radius": "10px",
    "control_radius": "7px",
    "chip_radius": "13px",
    "title_size": "11pt",
    "heading_size": "12pt",
    "number_size": "20pt",
    "caption_size": "8pt",
}
"""The sizes that the style sheet names, the same in all themes."""


def style_sheet(theme: Theme, icons: Path) -> str:
    """Return the application's style sheet in the colours of the theme, with arrows from the folder of icons.

    Raises KeyError if the file names a colour or a size that there is not.
    """
    template = Template(resource("styles", "onehour.qss").read_text("utf-8"))
    return template.substitute(asdict(theme), icons=icons.as_posix(), **SIZES)
