"""Walk a tree of HTML and give its blocks: shared by all formats whose texts are a tree of HTML or are made into one.

The tree is walked by events, not by recursion, so that nesting costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Protocol

from lxml import etree
from lxml.etree import _Element

from reader.core.text.blocks import InlineKind
from reader.core.text.import_events import SourceEvent
from reader.core.text.model import Image
from reader.core.text.normalise import clean
from reader.importers.markup.block_builder import BlockBuilder
from reader.importers.markup.inline_text import InlineText
from reader.importers.markup.layout_elements import (
    begins_code_line,
    has_set_lines,
    is_gutter,
    is_layout_table,
    pair_readings,
)
from reader.importers.markup.roles import (
    BLOCKS,
    INLINES,
    SKIPPED,
    ElementRole,
    is_noise,
    page_label,
    role_of,
    whole_number,
)

_XLINK = "{http://www.w3.org/1999/xlink}href"
_NOTE_MARK = re.compile(r"[\[(（〔【]?(?:\d{1,4}|[a-zA-Z]|[ivxlc]{1,6}|[*†‡§¶]{1,3}|[①-⑳]|注\d*)[\])）〕】]?$")
_DEEPEST = 4_000
"""Open elements that are kept track of; those nested deeper lose their marks, not their text."""


class DocumentLocation(Protocol):
    """Say what names, addresses and pictures of a document mean in the whole work."""

    def name(self, identifier: str) -> str:
        """Return the name, unique in the work, of an element's id."""
        ...

    def target(self, address: str) -> str:
        """Return where a link leads.

        "#name" within the work, a full address outside of it, empty when it is refused.
        """
        ...

    def image(self, address: str) -> Image | None:
        """Return the picture at an address, or None when it is not to be had."""
        ...


class _Ending(Enum):
    """Name what is to be done when an element ends."""

    MARK = auto()
    LINK = auto()
    READING = auto()
    QUOTE = auto()
    LIST = auto()
    ITEM = auto()
    PRE = auto()
    HEADING = auto()
    TABLE = auto()
    CAPTION = auto()
    HEAD = auto()
    ROW = auto()
    CELL = auto()
    VERSE = auto()
    NOTE = auto()
    NOTES = auto()
    STANDFIRST = auto()


@dataclass(slots=True)
class _Open:
    """Remember an element that has begun; ``start`` is where its mark begins in the running text."""

    element: _Element
    ending: _Ending
    kind: InlineKind | None = None
    start: int = 0
    target: str = ""
    is_reference: bool = False


def walk(
    root: _Element, place: DocumentLocation, *, web_page: bool = False, names: Sequence[str] = ()
) -> Generator[SourceEvent, None, tuple[str, ...]]:
    """Yield the blocks and pictures below ``root`` in order; of a web page, without navigation and footers.

    ``names`` lead to the first block. Gives back the names that found no block.
    """
    walker = _Walker(place, web_page)
    walker.page.names.extend(names)
    context = etree.iterwalk(root, events=("start", "end"))
    for event, element in context:
        if event == "end":
            walker.end(element, is_root=element is root)
        elif not walker.start(element):
            context.skip_subtree()
        if walker.page.ready:
            yield from walker.page.take_ready()
    walker.page.close()
    yield from walker.page.take_ready()
    return tuple(walker.page.names)


_BEGINNINGS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _Ending.HEADING),
    **dict.fromkeys(("ul", "ol", "menu", "dir", "dl"), _Ending.LIST),
    **dict.fromkeys(("li", "dd"), _Ending.ITEM),
    **dict.fromkeys(("pre", "plaintext", "listing", "xmp"), _Ending.PRE),
    **dict.fromkeys(("td", "th"), _Ending.CELL),
    "blockquote": _Ending.QUOTE,
    "table": _Ending.TABLE,
    "caption": _Ending.CAPTION,
    "thead": _Ending.HEAD,
    "tr": _Ending.ROW,
    "rt": _Ending.READING,
}
LABEL = "data-label"
"""The attribute of an item whose label its source spells out, as the makers of trees set it."""
_LONGEST_LABEL = 24
_SINGLE = frozenset(("br", "hr", "img", "svg", "image", "ruby"))


class _Walker:
    """Follow the events of a tree and keep the page informed."""

    def __init__(self, place: DocumentLocation, web_page: bool) -> None:
        self.page = BlockBuilder()
        self._place = place
        self._web_page = web_page
        self._open: list[_Open] = []
        self._ruby: tuple[InlineText, int] | None = None
        self._tags: dict[str, str] = {}

    def start(self, element: _Element) -> bool:
        """Begin an element; give whether what is in it matters."""
        tag = self._tag(element)
        if tag in SKIPPED or (tag == "td" and not self.page.is_table and is_gutter(element)):
            self._leave_word(element, tag)
            return False
        role = role_of(element, tag)
        if role is not ElementRole.NONE and not self._enter_role(element, role):
            return False
        if self._web_page and is_noise(element, tag):
            return False
        self._part(element, tag)
        self._name(element)
        self._begin(element, tag, role)
        if element.text:
            self._add(element.text, element if role is ElementRole.VERSE else None)
        return tag != "svg"

    def end(self, element: _Element, *, is_root: bool) -> None:
        """End an element, and go on with the text behind it."""
        if self._open and self._open[-1].element is element:
            while self._open and self._open[-1].element is element:
                self._close(self._open.pop())
        if (tag := self._tag(element)) in BLOCKS:
            self._part(element, tag)
        if element.tail and not is_root:
            self._add(element.tail, None)

    def _tag(self, element: _Element) -> str:
        """Return the tag without its namespace; comments and instructions have none."""
        tag = element.tag
        if not isinstance(tag, str):
            return "script"
        local = self._tags.get(tag)
        if local is None:
            local = self._tags[tag] = tag.rpartition("}")[2].lower()
        return local

    def _enter_role(self, element: _Element, role: ElementRole) -> bool:
        if role in {ElementRole.HIDDEN, ElementRole.BACKLINK}:
            return False
        if role is ElementRole.PAGE_BREAK:
            self._name(element)
            self.page.begin_page(page_label(element))
            return False
        return True

    def _leave_word(self, element: _Element, tag: str) -> None:
        """Keep what a skipped element says of itself: the state of a box in a list of tasks."""
        if tag == "input" and element.get("type") == "checkbox":
            self.page.flow.add("☑ " if "checked" in element.attrib else "☐ ")

    def _name(self, element: _Element) -> None:
        identifier = element.get("id") or (element.get("name") if element.tag == "a" else None)
        if identifier:
            self.page.names.append(self._place.name(identifier))

    def _add(self, text: str, verse: _Element | None) -> None:
        flow = self.page.flow
        if self.page.is_code:
            flow.add_kept(text)
        elif verse is not None and has_set_lines(verse):
            for line in text.split("\n"):
                flow.add(line)
                flow.end_line()
        else:
            flow.add(text)

    def _part(self, element: _Element, tag: str) -> None:
        """Let what comes be parted from what was, if an element does that: as a block, or within code as a line."""
        if self.page.is_code and begins_code_line(element, tag):
            self.page.flow.begin_line()
        elif tag in BLOCKS:
            self._flush()

    def _flush(self) -> None:
        """End the block; the marks that are open go on in the next one."""
        for one in self._open:
            if one.kind is not None:
                self.page.flow.mark(one.kind, one.start, one.target)
                one.start = 0
        self.page.flush()

    def _begin(self, element: _Element, tag: str, role: ElementRole) -> None:
        if role is not ElementRole.NONE:
            self._begin_role(element, role)
        if kind := INLINES.get(tag):
            self._push(element, _Ending.MARK, kind)
        elif tag == "a":
            self._begin_link(element, role)
        elif tag in _BEGINNINGS and not (self.page.is_code and begins_code_line(element, tag)):
            self._begin_structure(element, tag)
        elif tag in _SINGLE:
            self._single(element, tag)

    def _begin_role(self, element: _Element, role: ElementRole) -> None:
        if role is ElementRole.VERSE:
            self._flush()
            self.page.begin_verse()
            self._push(element, _Ending.VERSE)
        elif role is ElementRole.NOTE:
            self._flush()
            self.page.note_depth += 1
            self._push(element, _Ending.NOTE)
        elif role is ElementRole.NOTES:
            self.page.notes_depth += 1
            self._push(element, _Ending.NOTES)
        elif role is ElementRole.STANDFIRST:
            self._flush()
            self.page.standfirst_depth += 1
            self._push(element, _Ending.STANDFIRST)
        elif role is ElementRole.LINE_NUMBER:
            self.page.flow.add(" ")
            self._push(element, _Ending.MARK, InlineKind.SUPERSCRIPT)

    def _begin_link(self, element: _Element, role: ElementRole) -> None:
        target = self._place.target(element.get("href") or "")
        if target:
            self._push(element, _Ending.LINK, InlineKind.LINK, target)
            self._open[-1].is_reference = role is ElementRole.REFERENCE

    def _begin_structure(self, element: _Element, tag: str) -> None:
        ending = _BEGINNINGS[tag]
        if ending is _Ending.TABLE and not self.page.is_table and is_layout_table(element):
            return
        self._push(element, ending)
        match ending:
            case _Ending.QUOTE:
                self.page.quote_depth += 1
            case _Ending.LIST:
                self.page.begin_list(ordered=tag == "ol", start=whole_number(element.get("start"), 1))
            case _Ending.ITEM:
                label = (element.get(LABEL) or "")[:_LONGEST_LABEL]
                self.page.begin_item(whole_number(element.get("value"), 0), is_term=tag == "dd", label=label)
            case _Ending.PRE:
                self.page.code_depth += 1
            case _Ending.HEADING:
                self.page.heading = int(tag[1])
            case _:
                self._begin_table_part(ending)

    def _begin_table_part(self, ending: _Ending) -> None:
        match ending:
            case _Ending.TABLE:
                self.page.begin_table()
            case _Ending.CAPTION:
                self.page.caption_depth += 1
            case _Ending.HEAD:
                self.page.in_table_head(is_head=True)
            case _Ending.ROW:
                self.page.begin_row()
            case _Ending.READING:
                self._begin_reading()
            case _:
                pass

    def _single(self, element: _Element, tag: str) -> None:
        if tag == "br":
            self.page.flow.end_line()
        elif tag == "hr":
            self._flush()
            self.page.rule()
        elif tag == "svg":
            self._pictures_of(element)
        elif tag == "ruby":
            pair_readings(element)
            self._ruby = (self.page.flow, self.page.flow.length)
        else:
            self._picture(element.get("src") or element.get(_XLINK) or "", element.get("alt") or "")

    def _pictures_of(self, drawing: _Element) -> None:
        """Take the pictures that a drawing frames, as covers often are; the drawing itself is left out."""
        for element in drawing.iter("{*}image"):
            address = element.get(_XLINK) or element.get("href") or ""
            self._picture(address, drawing.get("aria-label") or "")

    def _picture(self, address: str, description: str) -> None:
        image = self._place.image(address) if address else None
        if image is None:
            self.page.flow.add(description)
        else:
            self.page.picture(image, " ".join(clean(description).split()))

    def _begin_reading(self) -> None:
        """Divert the reading of a ruby from the text."""
        if self._ruby is None or self._ruby[0] is not self.page.flow:
            self._ruby = (self.page.flow, self.page.flow.length)
        self.page.flow = InlineText()

    def _end_reading(self) -> None:
        reading = self.page.flow.take().text.replace("\n", " ")
        if self._ruby is None:
            return
        self.page.flow, start = self._ruby
        self.page.flow.mark(InlineKind.RUBY, start, reading)
        self._ruby = (self.page.flow, self.page.flow.length)

    def _push(self, element: _Element, ending: _Ending, kind: InlineKind | None = None, target: str = "") -> None:
        if len(self._open) < _DEEPEST or kind is None:
            self._open.append(_Open(element, ending, kind, self.page.flow.length, target))

    def _close(self, one: _Open) -> None:
        match one.ending:
            case _Ending.MARK:
                if one.kind is not None:
                    self.page.flow.mark(one.kind, one.start)
            case _Ending.LINK:
                self._end_link(one)
            case _Ending.READING:
                self._end_reading()
            case _:
                self._flush()
                self._close_structure(one)

    def _close_structure(self, one: _Open) -> None:
        page = self.page
        match one.ending:
            case _Ending.QUOTE:
                page.quote_depth -= 1
            case _Ending.LIST:
                page.end_list()
            case _Ending.ITEM:
                page.end_item()
            case _Ending.PRE:
                page.code_depth -= 1
            case _Ending.HEADING:
                page.heading = 0
            case _Ending.VERSE:
                page.end_verse()
            case _:
                self._close_part(one)

    def _close_part(self, one: _Open) -> None:
        page = self.page
        match one.ending:
            case _Ending.NOTE:
                page.note_depth -= 1
            case _Ending.NOTES:
                page.notes_depth -= 1
            case _Ending.STANDFIRST:
                page.standfirst_depth -= 1
            case _Ending.TABLE:
                page.end_table()
            case _Ending.CAPTION:
                page.caption_depth -= 1
            case _Ending.HEAD:
                page.in_table_head(is_head=False)
            case _Ending.ROW:
                page.end_row()
            case _:
                self._end_cell(one.element)

    def _end_cell(self, element: _Element) -> None:
        span, rows = whole_number(element.get("colspan"), 1), whole_number(element.get("rowspan"), 1)
        self.page.end_cell(heading=self._tag(element) == "th", span=span, rows=rows)

    def _end_link(self, one: _Open) -> None:
        flow = self.page.flow
        words = flow.text_from(one.start).strip()
        raised = flow.is_raised(one.start) or any(open_one.kind is InlineKind.SUPERSCRIPT for open_one in self._open)
        if one.target.startswith("#") and (one.is_reference or (raised and _NOTE_MARK.match(words))):
            flow.drop_marks(InlineKind.SUPERSCRIPT, one.start)
            flow.mark(InlineKind.NOTE_REFERENCE, one.start, one.target)
            self.page.refer_to_note(one.target.removeprefix("#"))
            self._open = [replace(o, kind=None) if o.kind is InlineKind.SUPERSCRIPT else o for o in self._open]
        else:
            flow.mark(InlineKind.LINK, one.start, one.target)
