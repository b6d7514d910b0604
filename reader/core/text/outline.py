"""Find the sections around a position, and name the place by them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reader.core.text.model import Section

SEPARATOR = " › "
"""Stands between a section and the one within it."""

_LONGEST_OUTER = 14
"""Characters of the title of an outer section that are shown where it has no number."""

_MOST_SECTIONS = 3
_ELLIPSIS = "…"


class SectionOutline:
    """The sections of a text, in text order, each after the sections that contain it."""

    def __init__(self, sections: Sequence[Section]) -> None:
        """Index the sections."""
        self._sections = sections
        self._starts = [section.start for section in sections]
        self._parents: list[int] = []
        open_sections: list[int] = []
        for number, section in enumerate(sections):
            while open_sections and sections[open_sections[-1]].level >= section.level:
                open_sections.pop()
            self._parents.append(open_sections[-1] if open_sections else -1)
            open_sections.append(number)

    def path(self, position: int) -> tuple[Section, ...]:
        """Return the sections that contain a position, the outermost first."""
        path: list[Section] = []
        number = bisect_right(self._starts, position) - 1
        while number >= 0:
            if self._sections[number].end > position:
                path.append(self._sections[number])
            number = self._parents[number]
        return tuple(reversed(path))


def path_titles(path: Sequence[Section], title: str = "") -> tuple[str, ...]:
    """Return the titles of a path, each in one line, without an outermost one that only repeats that of the text."""
    titles = [" ".join(section.title.split()) for section in path]
    if len(titles) > 1 and titles[0] == " ".join(title.split()):
        del titles[0]
    return tuple(found for found in titles if found)


def place_name(titles: Sequence[str], title: str) -> str:
    """Return a path as it stands beside the title of its text, which it does not repeat."""
    return "" if titles == (" ".join(title.split()),) else short_path(titles, full_last=True)


def short_path(titles: Sequence[str], *, full_last: bool = False) -> str:
    """Return titles from the outermost to the innermost as they fit on a card: “第一部 › 第五回”.

    A title is shown by its number if it has one, with ``full_last`` all but the innermost; outer ones without a number
    are cut, and of many only the outermost and the two innermost are shown.
    """
    if not titles:
        return ""
    shown = [_short_title(title) for title in titles[:-1]]
    shown.append(titles[-1] if full_last else _numbered(titles[-1]))
    if len(shown) > _MOST_SECTIONS:
        shown[1 : 1 - _MOST_SECTIONS] = [_ELLIPSIS]
    return SEPARATOR.join(shown)


def _short_title(title: str) -> str:
    shown = _numbered(title)
    return shown if len(shown) <= _LONGEST_OUTER else shown[: _LONGEST_OUTER - 1].rstrip() + _ELLIPSIS


def _numbered(title: str) -> str:
    from reader.core.text.heading_numbers import split_number

    number, rest = split_number(title)
    return number or rest
