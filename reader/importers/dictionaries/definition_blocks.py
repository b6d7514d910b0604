"""Convert dictionary definitions to plain blocks: paragraphs, numbered senses, emphasis.

Definitions are HTML, XDXF or Pango markup, or plain lines. Only the text and these few marks are kept; links,
pictures, colours and scripts are dropped. The markup is scanned tag by tag in one pass, in linear time.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache

from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind
from reader.core.text.normalise import clean

_SENSE = re.compile(r"\s*(\d{1,3}[.)]|[①-⑳]|[•·▪*-](?=\s))\s*(?=\S)")
_BOLD = re.compile(r"weight\s*=\s*[\"']?(?:bold|heavy|ultrabold|[6-9]00)|font-weight:\s*bold", re.IGNORECASE)
_SLANTED = re.compile(r"style\s*=\s*[\"']?(?:italic|oblique)|font-style:\s*italic", re.IGNORECASE)
_NAME = re.compile(r"/?([A-Za-z][\w-]*)")
_DEEPEST = 6
_WRAPPED_FROM, _WRAPPED_TO = 55, 90
"""The range of the longest line of a wrapped text; a line of at least the smaller length continues on the next."""

_MOST_OPEN = 64
_MOST_KNOWN_TAGS, _LONGEST_KNOWN_TAG = 4_096, 200

_MARKS = {
    **dict.fromkeys(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"), InlineKind.STRONG),
    **dict.fromkeys(("i", "em", "cite", "var", "dfn", "abr", "abbr", "gr", "pos", "ex", "iref"), InlineKind.EMPHASIS),
    **dict.fromkeys(("code", "tt", "kbd"), InlineKind.CODE),
    "sup": InlineKind.SUPERSCRIPT,
    "sub": InlineKind.SUBSCRIPT,
}
_BREAKS = frozenset(
    (
        *("p", "div", "br", "hr", "tr", "dl", "dt", "dd", "ul", "ol", "li", "table", "pre", "center"),
        *("section", "article", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("ar", "def", "deftext", "sr", "etm", "categ"),
    )
)
_HIDDEN = frozenset(
    ("script", "style", "head", "title", "rref", "svg", "object", "audio", "video", "iframe", "template", "noscript")
)
_EFFECTIVE = _BREAKS | _HIDDEN | {"td", "th", "ul", "ol", "li", "span", "k"}
"""The tags that have an effect beside those of `_MARKS`."""


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag as it is written; ``kind`` is the mark that it stands for.

    One that ``stays_open`` is kept until it ends; one that ``is_inert`` changes nothing.
    """

    name: str
    kind: InlineKind | None
    is_end: bool
    is_empty: bool
    is_break: bool
    is_hidden: bool
    is_inert: bool
    is_list: bool
    stays_open: bool


@dataclass(slots=True)
class _OpenTag:
    """An open tag; ``start`` is where its mark begins in the current line."""

    name: str
    kind: InlineKind | None
    start: int


@dataclass(slots=True)
class _Lines:
    """The current line and the blocks before it."""

    blocks: list[Block] = field(default_factory=list)
    text: str = ""
    marks: list[Inline] = field(default_factory=list)
    label: str = ""
    level: int = 0

    def add(self, chunk: str) -> None:
        """Add text to the line, with its white space folded."""
        text, words = self.text, chunk.split()
        if chunk[:1].isspace() and text and text[-1] != " ":
            text += " "
        if words:
            text += " ".join(words)
            if chunk[-1].isspace():
                text += " "
        self.text = text

    def mark(self, kind: InlineKind, start: int) -> None:
        """Add a mark from ``start`` to the end of the line."""
        if self.text[start:].strip():
            self.marks.append(Inline(kind, start, len(self.text)))

    def end(self) -> None:
        """End the line; an empty one makes no block."""
        if not self.text:
            return
        text = self.text.rstrip()
        if text:
            valid = tuple(self.marks if len(text) == len(self.text) else _within(self.marks, len(text)))
            kind = BlockKind.LIST_ITEM if self.label else BlockKind.PARAGRAPH
            self.blocks.append(Block(kind, text, valid, level=self.level if self.label else 0, label=self.label))
            self.label = ""
        self.text, self.marks = "", []


def _within(marks: list[Inline], length: int) -> list[Inline]:
    """Return marks cut at the end of a line."""
    return [
        Inline(mark.kind, mark.start, min(mark.end, length)) for mark in marks if mark.start < min(mark.end, length)
    ]


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Return each line as a paragraph, or as a list item where it begins with a number or a bullet.

    Wrapped lines are joined.
    """
    blocks = []
    for line in _unwrapped(clean(text).split("\n")):
        sense = _SENSE.match(line)
        content = " ".join(line[sense.end() if sense else 0 :].split())
        if sense:
            blocks.append(Block(BlockKind.LIST_ITEM, content, level=1, label=sense.group(1)))
        elif content:
            blocks.append(Block(BlockKind.PARAGRAPH, content))
    return tuple(blocks)


def _unwrapped(lines: list[str]) -> list[str]:
    """Join lines that were wrapped at a fixed width, as in dictionaries made for terminals."""
    if max(map(len, lines)) not in range(_WRAPPED_FROM, _WRAPPED_TO):
        return lines
    joined = [lines[0]]
    previous = lines[0]
    for line in lines[1:]:
        continues = len(previous) >= _WRAPPED_FROM and line.strip() and not _SENSE.match(line)
        if continues:
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
        previous = line
    return joined


def html_blocks(markup: str) -> tuple[Block, ...]:
    """Return the blocks of a definition in HTML."""
    return _Scanner(keeps_lines=False, xdxf=False).walk(markup)


def pango_blocks(markup: str) -> tuple[Block, ...]:
    """Return the blocks of a definition in Pango markup, whose line ends count."""
    return _Scanner(keeps_lines=True, xdxf=False).walk(markup)


def xdxf_blocks(markup: str) -> tuple[Block, ...]:
    """Return the blocks of a definition in XDXF, whose line ends count; the headword is not repeated."""
    return _Scanner(keeps_lines=True, xdxf=True).walk(markup)


class _Scanner:
    """Scan the tags of one definition."""

    def __init__(self, *, keeps_lines: bool, xdxf: bool) -> None:
        self._keeps_lines = keeps_lines
        self._xdxf = xdxf
        self._lines = _Lines()
        self._open: list[_OpenTag] = []
        self._lists: list[int] = []
        self._hidden = ""
        self._in_comment = False

    def walk(self, markup: str) -> tuple[Block, ...]:
        """Return the blocks of a whole definition."""
        first, *others = clean(markup).split("<")
        self._add_text(first)
        for chunk in others:
            self._scan(chunk)
        self._end_line()
        return tuple(self._lines.blocks)

    def _scan(self, chunk: str) -> None:
        """Process the source from one ``<`` up to the next."""
        if self._in_comment or chunk.startswith("!--"):
            _comment, closing, text = chunk.partition("-->")
            self._in_comment = not closing
            self._add_text(text)
            return
        source, closing, text = chunk.partition(">")
        parse = _known_tag if len(source) <= _LONGEST_KNOWN_TAG else _parsed_tag
        tag = parse(source) if closing else None
        if tag is not None:
            if not tag.is_inert:
                self._apply(tag)
        elif not closing or source[:1] not in {"!", "?"}:
            self._add_text("<" + chunk)
            return
        if text:
            self._add_text(text)

    def _apply(self, tag: _Tag) -> None:
        if self._hidden:
            if tag.is_end and tag.name == self._hidden:
                self._hidden = ""
        elif tag.is_hidden or (self._xdxf and tag.name == "k"):
            self._hidden = "" if tag.is_end or tag.is_empty else tag.name
        elif tag.is_end:
            self._end_tag(tag)
        else:
            self._start_tag(tag)

    def _add_text(self, text: str) -> None:
        if self._hidden or self._in_comment or not text:
            return
        if not self._keeps_lines:
            self._lines.add(html.unescape(text) if "&" in text else text)
            return
        first, *others = html.unescape(text).split("\n")
        self._lines.add(first)
        for line in others:
            self._end_line()
            self._lines.add(line)

    def _start_tag(self, tag: _Tag) -> None:
        name = tag.name
        if self._xdxf and name == "tr":
            self._lines.add(" [")
        elif tag.is_break:
            self._end_line()
        elif name in {"td", "th"}:
            self._lines.add(" ")
        if tag.is_list:
            self._lists = [*self._lists, 1 if name == "ol" else 0][:_DEEPEST]
        elif name == "li":
            self._start_item()
        if tag.stays_open and not tag.is_empty and len(self._open) < _MOST_OPEN:
            self._open.append(_OpenTag(name, tag.kind, len(self._lines.text)))

    def _start_item(self) -> None:
        number = self._lists[-1] if self._lists else 0
        self._lines.label = f"{number}." if number else "•"
        self._lines.level = max(1, len(self._lists))
        if number:
            self._lists[-1] = number + 1

    def _end_tag(self, tag: _Tag) -> None:
        name = tag.name
        if tag.stays_open:
            self._close(name)
        if self._xdxf and name == "tr":
            self._lines.add("] ")
        elif tag.is_break and name != "br":
            self._end_line()
        if tag.is_list and self._lists:
            self._lists.pop()

    def _close(self, name: str) -> None:
        """Close the last open tag of a name, if there is one."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].name == name:
                closed = self._open.pop(index)
                if closed.kind is not None:
                    self._lines.mark(closed.kind, closed.start)
                break

    def _end_line(self) -> None:
        """End the line; open marks continue in the next one."""
        if not self._lines.text:
            return
        for tag in self._open:
            if tag.kind is not None:
                self._lines.mark(tag.kind, tag.start)
            tag.start = 0
        self._lines.end()


def _parsed_tag(source: str) -> _Tag | None:
    """Return the tag between ``<`` and ``>``; None if it has no name."""
    found = _NAME.match(source)
    if found is None:
        return None
    name = found.group(1).lower()
    kind = _MARKS.get(name) or _kind_of_span(name, source)
    return _Tag(
        name=name,
        kind=kind,
        is_end=source.startswith("/"),
        is_empty=source.endswith("/"),
        is_break=name in _BREAKS,
        is_hidden=name in _HIDDEN,
        is_inert=kind is None and name not in _EFFECTIVE,
        is_list=name in {"ul", "ol"},
        stays_open=kind is not None or name == "span",
    )


@lru_cache(maxsize=_MOST_KNOWN_TAGS)
def _known_tag(source: str) -> _Tag | None:
    """Return a short tag: a dictionary writes the same few in all its entries."""
    return _parsed_tag(source)


def _kind_of_span(name: str, tag: str) -> InlineKind | None:
    if name != "span":
        return None
    if _BOLD.search(tag):
        return InlineKind.STRONG
    return InlineKind.EMPHASIS if _SLANTED.search(tag) else None
