"""List the styles of marks, one row each; their labels are in `reader.ui.appearance.mark_styles`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reader.core.annotations.model import AnnotationStyle
from reader.core.text.search_folding import SearchFolding


@dataclass(frozen=True, slots=True)
class Style:
    """One style of marks.

    ``css`` are the declarations that show it in exported files, empty for a highlight, which its colour shows.
    ``epub_name`` is its name in W3C EPUB Annotations, which knows no wavy line. ``search_names`` are what a reader may
    type to find it, one in each language, ``foreign_names`` the names in other programs that it stands for.
    """

    css: str
    epub_name: str
    search_names: tuple[str, ...]
    foreign_names: tuple[str, ...]


STYLES: Mapping[AnnotationStyle, Style] = MappingProxyType(
    {
        AnnotationStyle.HIGHLIGHT: Style(
            "", "solid", ("highlight", "高亮"), ("highlight", "solid", "background", "lighten", "invert", "outline")
        ),
        AnnotationStyle.UNDERLINE: Style(
            "text-decoration: underline",
            "underline",
            ("underline", "下划线"),
            ("underline", "underlined", "underscore", "line", "strikeout", "strikethrough", "line-through"),
        ),
        AnnotationStyle.WAVY: Style(
            "text-decoration: underline wavy",
            "underline",
            ("wavy line", "波浪线"),
            ("wavy", "wave", "squiggly", "squiggle"),
        ),
    }
)
"""The styles; a line struck through the words in another program becomes a line under them."""

_BY_FOREIGN_NAME = {name: style for style, row in STYLES.items() for name in row.foreign_names}


def styles_by_name(typed: str, folding: SearchFolding) -> frozenset[AnnotationStyle]:
    """Return the styles that the loosely folded beginning of a name denotes."""
    names = {style: map(folding.fold_name, row.search_names) for style, row in STYLES.items()}
    return frozenset(style for style, each in names.items() if typed and any(name.startswith(typed) for name in each))


def style_of(*names: str) -> AnnotationStyle:
    """Return the style that the first known of these names stands for in another program; else a highlight."""
    known = (_BY_FOREIGN_NAME.get(name.strip().lower()) for name in names)
    return next((style for style in known if style is not None), AnnotationStyle.HIGHLIGHT)
