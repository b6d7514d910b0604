"""Define the colours of each theme, and build Qt's palette and one style sheet from them.

The dynamic property ``role`` sets the style of a widget. Frames: ``card``, ``bar`` (top bar of a screen), ``rail``,
``side`` (pane beside the page), ``strip`` (toast or progress bar), ``chosen`` (bar for selected texts), ``popup``,
``foot``. Labels: ``title``, ``heading``, ``large``, ``strong``, ``muted``, ``faint``, ``accent``. Buttons:
``primary``, ``quiet`` (no frame), ``chip``, ``rail``, ``link``; a plain button has a thin frame. Widgets that paint
themselves get the `Theme` through their method ``set_theme``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QPalette

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


def style_sheet(theme: Theme, icons: Path) -> str:
    """Return the application's style sheet in the colours of the theme, with arrows from the folder of icons."""
    colours = {name: getattr(theme, name) for name in _SHEET_COLOURS}
    sheet = _SHEET.replace("$icons", icons.as_posix())
    for name, colour in colours.items():
        sheet = sheet.replace(f"${name};", f"{colour};")
    return sheet


_SHEET_COLOURS = (
    "window",
    "rail",
    "card",
    "paper",
    "text",
    "muted",
    "faint",
    "line",
    "accent",
    "accent_text",
    "tint",
    "track",
    "good",
)

_SHEET = """
QMainWindow, QDialog { background: $window; }
QToolTip { background: $card; color: $text; border: 1px solid $line; padding: 4px 6px; }

QFrame[role="card"] { background: $card; border: 1px solid $line; border-radius: 10px; }
QFrame[role="popup"] { background: $card; border: 1px solid $line; }
QFrame[role="sheet"] { background: $paper; border: 1px solid $line; }
QFrame[role="bar"] {
    background: $window; border: 0; border-bottom: 1px solid $line; min-height: 47px; max-height: 47px;
}
QFrame[role="rail"] { background: $rail; border: 0; border-right: 1px solid $line; }
QFrame[role="side"] { background: $window; border: 0; }
QFrame[role="foot"] { background: $window; border: 0; }
QFrame[role="strip"] { background: $rail; border: 0; border-top: 1px solid $line; }
QFrame[role="chosen"] { background: $rail; border: 1px solid $line; border-radius: 9px; }
QFrame[role="rule"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[role="drop"] { border: 1px dashed $faint; border-radius: 10px; background: transparent; }
QFrame[role="drop"][over="true"] { border: 1px dashed $accent; background: $tint; }

QLabel { background: transparent; }
QLabel[role="title"] { font-weight: 600; font-size: 11pt; }
QLabel[role="heading"] { font-weight: 600; font-size: 12pt; }
QLabel[role="large"] { font-weight: 700; font-size: 20pt; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="faint"] { color: $faint; }
QLabel[role="accent"] { color: $accent; }
QLabel:disabled { color: $faint; }
QLabel[role="strong"] { font-weight: 700; }

QPushButton, QToolButton {
    background: $card; color: $text; border: 1px solid $line; border-radius: 7px; padding: 5px 12px;
}
QToolButton { padding: 5px 8px; }
QPushButton:hover, QToolButton:hover { border-color: $accent; }
QPushButton:focus, QToolButton:focus { border-color: $accent; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: $tint; }
QPushButton:disabled, QToolButton:disabled { color: $faint; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[role="primary"], QPushButton:default {
    background: $accent; color: $accent_text; border-color: $accent;
}
QPushButton[role="primary"]:disabled { background: $track; color: $faint; border-color: $track; }
QPushButton[role="primary"]:focus { border: 2px solid $text; padding: 4px 11px; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { background: transparent; border-color: transparent; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $track; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="quiet"]:checked, QToolButton[role="quiet"]:checked { background: $tint; color: $accent; }
QPushButton[role="chip"] { background: transparent; border-color: $line; border-radius: 9px; padding: 1px 8px; }
QPushButton[role="chip"]:hover, QPushButton[role="chip"]:focus { border-color: $accent; color: $accent; }
QPushButton[role="fold"] {
    background: transparent; border-color: transparent; color: $muted; text-align: left; padding: 1px 2px;
}
QPushButton[role="fold"]:hover { color: $accent; }
QPushButton[role="fold"]:focus { border-color: $accent; }
QPushButton[role="row"] { background: transparent; border-color: transparent; text-align: left; padding: 3px 6px; }
QPushButton[role="row"]:hover { background: $track; }
QPushButton[role="row"]:focus { border-color: $accent; }
QPushButton[role="link"] {
    background: transparent; border: 1px solid transparent; color: $accent; padding: 2px 4px; text-align: left;
}
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: $accent; }
QPushButton[role="chip"] {
    background: transparent; border: 1px solid $line; border-radius: 13px; color: $muted; padding: 3px 9px;
}
QPushButton[role="chip"]:hover { border-color: $faint; color: $text; }
QPushButton[role="chip"]:focus { border-color: $accent; }
QPushButton[role="chip"]:checked, QPushButton[role="chip"]:pressed {
    background: $tint; border-color: $tint; color: $accent;
}
QToolButton[role="rail"] {
    background: transparent; border: 1px solid transparent; color: $muted; border-radius: 10px;
    padding: 5px 0 3px 0; font-size: 8pt;
}
QToolButton[role="rail"]:hover { background: $track; }
QToolButton[role="rail"]:focus { border-color: $accent; }
QToolButton[role="rail"]:checked { background: $card; border-color: $line; color: $accent; font-weight: 600; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $card; color: $text; border: 1px solid $line; border-radius: 7px; padding: 5px 8px;
    selection-background-color: $accent; selection-color: $accent_text;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: $accent; }
QAbstractSpinBox:focus, QComboBox:focus { border-color: $accent; }
QAbstractSpinBox:disabled, QComboBox:disabled { color: $faint; }
QAbstractSpinBox { padding-right: 20px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    width: 18px; border: 0; background: transparent; margin: 2px;
}
QAbstractSpinBox::up-arrow { image: url("$icons/arrow-up.svg"); width: 11px; height: 11px; }
QAbstractSpinBox::down-arrow { image: url("$icons/arrow-down.svg"); width: 11px; height: 11px; }
QComboBox::drop-down, QDateTimeEdit::drop-down { width: 24px; border: 0; background: transparent; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url("$icons/arrow-down.svg"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $line; padding: 4px; outline: 0; }

QAbstractScrollArea { border: 0; background: transparent; }
QAbstractScrollArea > QWidget > QWidget[role="canvas"] { background: transparent; }
QPlainTextEdit[role="boxed"] { background: $card; border: 1px solid $line; }
QListView, QTreeView { background: transparent; border: 0; outline: 0; }
QTableView { background: transparent; border: 0; outline: 0; }
QTableView::item:selected { background: $tint; color: $accent; }
QHeaderView { background: $card; }
QHeaderView::section {
    background: $card; color: $muted; border: 0; border-bottom: 1px solid $line; padding: 4px 2px;
}
QTreeView[role="commands"]::item { padding: 5px 4px; }
QListView[role="offers"] { background: $card; border: 1px solid $line; padding: 3px; }
QListView::item:selected, QTreeView::item:selected { background: $tint; color: $accent; }

QMenu { background: $card; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 22px; border-radius: 5px; color: $text; }
QMenu::item:selected { background: $tint; color: $accent; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenuBar { background: $window; color: $text; }
QMenuBar::item:selected { background: $tint; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $track; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; color: $text; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: $line; width: 1px; }
QTabBar::tab { padding: 6px 14px; border: 0; color: $muted; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QCheckBox, QRadioButton { spacing: 8px; }
QRadioButton::indicator {
    width: 13px; height: 13px; border: 1px solid $faint; border-radius: 7px; background: $card;
}
QRadioButton::indicator:hover, QRadioButton::indicator:focus { border-color: $accent; }
QRadioButton::indicator:checked { border: 4px solid $accent; width: 7px; height: 7px; }
QCheckBox::indicator, QTreeView::indicator {
    width: 15px; height: 15px; border: 1px solid $faint; border-radius: 4px; background: $card;
}
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked, QTreeView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$icons/box-checked.svg");
}
"""
