"""Turn what dictionaries say into plain blocks: paragraphs, numbered senses, emphasis.

Dictionaries write HTML, XDXF or Pango markup, or plain lines. Only the words and these few marks are taken; links,
pictures, colours and scripts are left behind. The markup is walked tag by tag in one pass, so that nothing of it costs
more than its length.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind
from reader.core.text.normalise import clean

_SENSE = re.compile(r"\s*(\d{1,3}[.)]|[①-⑳]|[•·▪*-](?=\s))\s*(?=\S)")
_BOLD = re.compile(r"weight\s*=\s*[\"']?(?:bold|heavy|ultrabold|[6-9]00)|font-weight:\s*bold", re.IGNORECASE)
_SLANTED = re.compile(r"style\s*=\s*[\"']?(?:italic|oblique)|font-style:\s*italic", re.IGNORECASE)
_NAME = re.compile(r"/?([A-Za-z][\w-]*)")
_DEEPEST = 6
_WRAPPED_FROM, _WRAPPED_TO = 55, 90
"""The length that the longest line has where lines were cut at one width, and that a line has which goes on."""

_MOST_OPEN = 64

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


@dataclass(slots=True)
class _Open:
    """Remember a tag that has begun; ``start`` is where its mark begins in the running line."""

    name: str
    kind: InlineKind | None
    start: int


@dataclass(slots=True)
class _Lines:
    """Gather the running line and the blocks before it."""

    blocks: list[Block] = field(default_factory=list)
    text: str = ""
    marks: list[Inline] = field(default_factory=list)
    label: str = ""
    level: int = 0

    def add(self, words: str) -> None:
        """Add words to the line, with single blanks."""
        spaced = " ".join(words.split())
        if not spaced:
            spaced = " " if words else ""
        else:
            spaced = " " * words[:1].isspace() + spaced + " " * words[-1:].isspace()
        if not self.text or self.text.endswith(" "):
            spaced = spaced.lstrip()
        self.text += spaced

    def mark(self, kind: InlineKind, start: int) -> None:
        """Mark the line from ``start`` on."""
        if self.text[start:].strip():
            self.marks.append(Inline(kind, start, len(self.text)))

    def end(self) -> None:
        """End the line; an empty one leaves nothing."""
        text = self.text.rstrip()
        if text:
            marks = (Inline(one.kind, one.start, min(one.end, len(text))) for one in self.marks)
            sound = tuple(one for one in marks if one.start < one.end)
            kind = BlockKind.LIST_ITEM if self.label else BlockKind.PARAGRAPH
            self.blocks.append(Block(kind, text, sound, level=self.level if self.label else 0, label=self.label))
            self.label = ""
        self.text, self.marks = "", []


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Return each line as a paragraph, or as an item where it begins with a number or a dot.

    Wrapped lines are joined.
    """
    blocks = []
    for line in _unwrapped(clean(text).split("\n")):
        sense = _SENSE.match(line)
        words = " ".join(line[sense.end() if sense else 0 :].split())
        if sense:
            blocks.append(Block(BlockKind.LIST_ITEM, words, level=1, label=sense.group(1)))
        elif words:
            blocks.append(Block(BlockKind.PARAGRAPH, words))
    return tuple(blocks)


def _unwrapped(lines: list[str]) -> list[str]:
    """Join lines that were cut at one width, as in dictionaries that come from the days of terminals."""
    if max(map(len, lines)) not in range(_WRAPPED_FROM, _WRAPPED_TO):
        return lines
    joined = [lines[0]]
    before = lines[0]
    for line in lines[1:]:
        goes_on = len(before) >= _WRAPPED_FROM and line.strip() and not _SENSE.match(line)
        if goes_on:
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
        before = line
    return joined


def html_blocks(markup: str) -> tuple[Block, ...]:
    """Return the blocks of a definition in HTML."""
    return _Walker(keeps_lines=False, xdxf=False).walk(markup)


def pango_blocks(markup: str) -> tuple[Block, ...]:
    """Return the blocks of a definition in Pango markup, whose line ends count."""
    return _Walker(keeps_lines=True, xdxf=False).walk(markup)


def xdxf_blocks(markup: str) -> tuple[Block, ...]:
    """Return the blocks of a definition in XDXF, whose line ends count; the head word is not said again."""
    return _Walker(keeps_lines=True, xdxf=True).walk(markup)


class _Walker:
    """Follow the tags of one definition."""

    def __init__(self, *, keeps_lines: bool, xdxf: bool) -> None:
        self._keeps_lines = keeps_lines
        self._xdxf = xdxf
        self._lines = _Lines()
        self._open: list[_Open] = []
        self._lists: list[int] = []
        self._hidden = ""
        self._commented = False

    def walk(self, markup: str) -> tuple[Block, ...]:
        """Return the blocks of a whole definition."""
        first, *others = clean(markup).split("<")
        self._say(first)
        for piece in others:
            self._take(piece)
        self._end_line()
        return tuple(self._lines.blocks)

    def _take(self, piece: str) -> None:
        """Take what stands from one ``<`` up to the next."""
        if self._commented or piece.startswith("!--"):
            _comment, closing, words = piece.partition("-->")
            self._commented = not closing
            self._say(words)
            return
        tag, closing, words = piece.partition(">")
        name = _NAME.match(tag)
        if not closing or (name is None and tag[:1] not in {"!", "?"}):
            self._say("<" + piece)
            return
        if name is not None:
            self._tag(name.group(1).lower(), tag)
        self._say(words)

    def _tag(self, name: str, tag: str) -> None:
        if self._hidden:
            if tag.startswith("/") and name == self._hidden:
                self._hidden = ""
        elif name in _HIDDEN or (self._xdxf and name == "k"):
            self._hidden = "" if tag.startswith("/") or tag.endswith("/") else name
        elif tag.startswith("/"):
            self._close(name)
        else:
            self._begin(name, tag)

    def _say(self, words: str) -> None:
        if self._hidden or self._commented or not words:
            return
        if not self._keeps_lines:
            self._lines.add(html.unescape(words))
            return
        first, *others = html.unescape(words).split("\n")
        self._lines.add(first)
        for line in others:
            self._end_line()
            self._lines.add(line)

    def _begin(self, name: str, tag: str) -> None:
        if self._xdxf and name == "tr":
            self._lines.add(" [")
        elif name in _BREAKS:
            self._end_line()
        elif name in {"td", "th"}:
            self._lines.add(" ")
        if name in {"ul", "ol"}:
            self._lists = [*self._lists, 1 if name == "ol" else 0][:_DEEPEST]
        elif name == "li":
            self._item()
        kind = _MARKS.get(name) or _kind_of_span(name, tag)
        if kind is not None and not tag.endswith("/") and len(self._open) < _MOST_OPEN:
            self._open.append(_Open(name, kind, len(self._lines.text)))
        elif name == "span" and not tag.endswith("/") and len(self._open) < _MOST_OPEN:
            self._open.append(_Open(name, None, 0))

    def _item(self) -> None:
        number = self._lists[-1] if self._lists else 0
        self._lines.label = f"{number}." if number else "•"
        self._lines.level = max(1, len(self._lists))
        if number:
            self._lists[-1] = number + 1

    def _close(self, name: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].name == name:
                closed = self._open.pop(place)
                if closed.kind is not None:
                    self._lines.mark(closed.kind, closed.start)
                break
        if self._xdxf and name == "tr":
            self._lines.add("] ")
        elif name in _BREAKS and name != "br":
            self._end_line()
        if name in {"ul", "ol"} and self._lists:
            self._lists.pop()

    def _end_line(self) -> None:
        """End the line; the marks that are open go on in the next one."""
        for one in self._open:
            if one.kind is not None:
                self._lines.mark(one.kind, one.start)
            one.start = 0
        self._lines.end()


def _kind_of_span(name: str, tag: str) -> InlineKind | None:
    if name != "span":
        return None
    if _BOLD.search(tag):
        return InlineKind.STRONG
    return InlineKind.EMPHASIS if _SLANTED.search(tag) else None
