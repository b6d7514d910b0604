"""Recognise the rows that a browser prints around a page: its title, its address, the time, the sheet number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

_SITE = re.compile(r"\s*[-–—|_·•»]\s*[^-–—|_·•»]+")
_ELLIPSIS = "..."


class _Part(Enum):
    ADDRESS = auto()
    TIME = auto()
    COUNT = auto()
    TITLE = auto()


_PATTERNS = {
    _Part.ADDRESS: re.compile(r"(?:https?|file)://\S+"),
    _Part.TIME: re.compile(
        r"\d{1,4} ?[/.年-] ?\d{1,2} ?[/.月-] ?\d{1,4} ?日?,? *(?:[上下]午)? *"
        r"\d{1,2}:\d{2}(?::\d{2})? *(?:[ap]\.?m\b\.?)?"
    ),
    _Part.COUNT: re.compile(r"(?:page|第)? *(?<!\d)(\d{1,5}) *页?,? *(?:/ *共?|of|共) *(\d{1,5})(?!\d) *页?"),
}


@dataclass(frozen=True, slots=True)
class Printout:
    """The number of sheets and the file's own title, folded as the text of rows is."""

    pages: int
    title: str

    def is_number(self, text: str, index: int) -> bool:
        """Return whether a row is only the number of its sheet and the total."""
        return self._parts(text, index) == {_Part.COUNT}

    def is_printed_row(self, text: str, index: int) -> bool:
        """Return whether a row consists of several parts that a browser prints; one part alone is no evidence."""
        return len(self._parts(text, index)) > 1

    def _parts(self, text: str, index: int) -> set[_Part]:
        """Return the parts that a row consists of; an empty set if there is other text in it."""
        parts: set[_Part] = set()
        for part, pattern in _PATTERNS.items():
            match = pattern.search(text)
            if match and (part is not _Part.COUNT or (int(match[1]), int(match[2])) == (index + 1, self.pages)):
                parts.add(part)
                text = text[: match.start()] + " " + text[match.end() :]
        rest = "".join(text.split())
        if rest and self._is_title(rest):
            return parts | {_Part.TITLE}
        return set() if rest else parts

    def _is_title(self, text: str) -> bool:
        """Return whether a text, without spaces, is the title or its truncated beginning."""
        title = "".join(self.title.split())
        beginning = text.removesuffix(_ELLIPSIS)
        return text == title or ("" != beginning != text and title.startswith(beginning))


def without_site(title: str, heading: str) -> str:
    """Strip the name of the site from a page's title, where the page's heading is the rest of it."""
    rest = title.removeprefix(heading)
    return heading if heading and rest != title and _SITE.fullmatch(rest) else title
