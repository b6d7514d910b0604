"""Know the rows that a browser prints around a page: its title, its address, the time, the number of the sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

_SITE = re.compile(r"\s*[-–—|_·•»]\s*[^-–—|_·•»]+")
_CUT = "..."


class _Part(Enum):
    ADDRESS = auto()
    TIME = auto()
    COUNT = auto()
    TITLE = auto()


_FORMS = {
    _Part.ADDRESS: re.compile(r"(?:https?|file)://\S+"),
    _Part.TIME: re.compile(
        r"\d{1,4} ?[/.年-] ?\d{1,2} ?[/.月-] ?\d{1,4} ?日?,? *(?:[上下]午)? *"
        r"\d{1,2}:\d{2}(?::\d{2})? *(?:[ap]\.?m\b\.?)?"
    ),
    _Part.COUNT: re.compile(r"(?:page|第)? *(?<!\d)(\d{1,5}) *页?,? *(?:/ *共?|of|共) *(\d{1,5})(?!\d) *页?"),
}


@dataclass(frozen=True, slots=True)
class Printout:
    """Know how many sheets there are and what the file says its title is, folded as the words of rows are."""

    pages: int
    title: str

    def is_number(self, words: str, index: int) -> bool:
        """Return whether a row is nothing but the number of its sheet and that of all."""
        return self._parts(words, index) == {_Part.COUNT}

    def is_around(self, words: str, index: int) -> bool:
        """Return whether a row is nothing but what a browser prints around a page; one thing alone is no evidence."""
        return len(self._parts(words, index)) > 1

    def _parts(self, words: str, index: int) -> set[_Part]:
        """Return what a row consists of; nothing if there are other words in it."""
        found: set[_Part] = set()
        for part, form in _FORMS.items():
            one = form.search(words)
            if one and (part is not _Part.COUNT or (int(one[1]), int(one[2])) == (index + 1, self.pages)):
                found.add(part)
                words = words[: one.start()] + " " + words[one.end() :]
        rest = "".join(words.split())
        if rest and self._is_title(rest):
            return found | {_Part.TITLE}
        return set() if rest else found

    def _is_title(self, words: str) -> bool:
        """Return whether words, without blanks, are the title or as much of it as there was room for."""
        title = "".join(self.title.split())
        cut = words.removesuffix(_CUT)
        return words == title or ("" != cut != words and title.startswith(cut))


def without_site(title: str, heading: str) -> str:
    """Take the name of the site off a page's title, where the page's heading is the rest of it."""
    rest = title.removeprefix(heading)
    return heading if heading and rest != title and _SITE.fullmatch(rest) else title
