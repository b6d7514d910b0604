"""Read the guide: its pages in order, their sections, and the sections in which words are found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown import Markdown

from reader.resources import guide_file

CONTENTS = "README.md"
"""The file that lists all pages in order."""

_PAGE = re.compile(r"^- \[(?P<title>[^\]]+)\]\((?P<name>[\w-]+)\.md\)$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,3} +(.+)$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"[*`|\\]|^[-#>]+ |^-+$|:?-{3,}:?", re.MULTILINE)
_NO_ANCHOR = re.compile(r"[^\w\- ]")
_EXTENSIONS = ("tables", "sane_lists", "fenced_code")


@dataclass(frozen=True, slots=True)
class GuideSection:
    """What stands on a page from one heading to the next; the beginning of a page has no anchor, and its title."""

    page: str
    anchor: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A page: its name, which is the same in all languages, its title, its Markdown, and its sections."""

    name: str
    title: str
    source: str
    sections: tuple[GuideSection, ...]


class Guide:
    """The guide in one language of the interface."""

    def __init__(self, language: str) -> None:
        """Read all pages; raises FileNotFoundError if the program was packed without them."""
        self.language = language
        contents = guide_file(language, CONTENTS).read_text("utf-8")
        names = [match["name"] for match in _PAGE.finditer(contents)]
        self.pages = tuple(_page(name, guide_file(language, f"{name}.md").read_text("utf-8")) for name in names)
        self._by_name = {page.name: page for page in self.pages}

    def page(self, name: str) -> GuidePage:
        """Return a page by its name; the first one for a name that is none."""
        return self._by_name.get(name, self.pages[0])

    def find(self, query: str) -> list[GuideSection]:
        """Return the sections that have every word of the query, those with a word in the title first."""
        words = query.casefold().split()
        sections = [section for page in self.pages for section in page.sections if words and _has(section, words)]
        return sorted(sections, key=lambda section: not any(word in section.title.casefold() for word in words))


def anchor_of(heading: str) -> str:
    """Return the anchor of a heading as GitHub makes it."""
    return _NO_ANCHOR.sub("", _plain(heading).casefold()).strip().replace(" ", "-")


def guide_html(source: str) -> str:
    """Render a page of the guide, which is a file of ours, as HTML that our own code reads and never Qt."""
    return _renderer().reset().convert(source)


@lru_cache(maxsize=1)
def _renderer() -> Markdown:
    made = Markdown(extensions=list(_EXTENSIONS), output_format="html")
    made.preprocessors.deregister("html_block")
    made.inlinePatterns.deregister("html")
    return made


def _page(name: str, text: str) -> GuidePage:
    source = _COMMENT.sub("", text)
    title = next(match[1] for match in _HEADING.finditer(source))
    return GuidePage(name, title, source, tuple(_sections(name, source)))


def _sections(page: str, source: str) -> Iterator[GuideSection]:
    headings = list(_HEADING.finditer(source))
    for number, match in enumerate(headings):
        end = headings[number + 1].start() if number + 1 < len(headings) else len(source)
        anchor = anchor_of(match[1]) if number else ""
        yield GuideSection(page, anchor, _plain(match[1]), _plain(source[match.end() : end]))


def _plain(source: str) -> str:
    """Return the words of Markdown without its signs, on one line."""
    words = _SIGNS.sub("", _LINK.sub(r"\1", _PICTURE.sub("", source)))
    return " ".join(words.split())


def _has(section: GuideSection, words: list[str]) -> bool:
    within = f"{section.title} {section.words}".casefold()
    return all(word in within for word in words)
