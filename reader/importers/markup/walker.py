"""Walk a tree of HTML and yield its blocks; used by all formats that are HTML or are converted to it.

The tree is walked by events, not by recursion, so that deep nesting does no harm.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from functools import partial

from lxml import etree
from lxml.etree import _Element

from reader.core.text.blocks import LINE, InlineKind
from reader.core.text.import_events import SourceEvent
from reader.core.text.omissions import OmissionKind
from reader.importers.formulas.mathml import is_displayed, spelled_mathml
from reader.importers.markup.block_builder import NOTHING_PENDING, BlockBuilder, Context, PendingMarks
from reader.importers.markup.embedded_resources import EmbeddedResources
from reader.importers.markup.formula_elements import COPIES, holds_formula, repeats_formula
from reader.importers.markup.inline_text import InlineText
from reader.importers.markup.layout_elements import (
    begins_code_line,
    has_set_lines,
    is_gutter,
    is_layout_table,
    pair_readings,
)
from reader.importers.markup.note_elements import NOTE_MARK, NOTE_ROLES, interrupts_line, note_text
from reader.importers.markup.notes import NoteReader
from reader.importers.markup.omitted_elements import FALLBACKS, has_content, has_only_notice, omission_of
from reader.importers.markup.pictures import PictureReader
from reader.importers.markup.roles import (
    BLOCKS,
    INLINES,
    SKIPPED,
    ElementRole,
    is_noise,
    named_role,
    page_label,
    role_of,
    whole_number,
)
from reader.importers.markup.style_sheet import StyleSheet

_DEEPEST = 4_000
"""Open elements that are tracked; those nested deeper lose their marks, not their text."""


@dataclass(slots=True)
class _OpenElement:
    """An open element, and what ends it; ``start`` is where its mark begins in the text of the block."""

    element: _Element
    end: Callable[[_OpenElement], None]
    kind: InlineKind | None = None
    start: int = 0
    target: str = ""
    is_reference: bool = False


def walk(
    root: _Element,
    resolver: EmbeddedResources,
    *,
    web_page: bool = False,
    is_article: bool = False,
    pending: PendingMarks = NOTHING_PENDING,
    styles: StyleSheet | None = None,
) -> Generator[SourceEvent, None, PendingMarks]:
    """Yield the blocks and pictures below ``root`` in order; of a web page, without navigation and footers.

    Of the article of a page, pictures that are not there are left out with their descriptions. ``pending`` is given
    to the first block; ``styles`` say what the document hides. Return the marks that are followed by no block.
    """
    walker = _Walker(root, resolver, web_page=web_page, is_article=is_article, styles=styles)
    walker.builder.await_block(pending)
    yield from _read(walker, root)
    walker.builder.close()
    yield from walker.builder.take_ready()
    left = walker.builder.take_pending()
    for note in walker.notes.deferred:
        yield from _read(walker, note)
    walker.notes.close()
    walker.builder.close()
    yield from walker.builder.take_ready()
    return left


def _read(walker: _Walker, root: _Element) -> Iterator[SourceEvent]:
    """Yield the events of a tree as its elements are read; the last block may stay open."""
    context = etree.iterwalk(root, events=("start", "end"))
    for event, element in context:
        if event == "end":
            walker.end(element, is_root=element is root)
        elif not walker.start(element):
            context.skip_subtree()
        if walker.builder.ready:
            yield from walker.builder.take_ready()


LABEL = "data-label"
"""The attribute of a list item whose label the source spells out, as the tree builders set it."""
_LONGEST_LABEL = 24
"""A longer label becomes the beginning of the text of its item."""

_PREFIXED = {"math": "math", "svg": "svg"}
"""Elements that are told whatever prefix they have, where their parser knows no namespaces."""
_SINGLE = frozenset(("br", "hr", "img", "svg", "image", "ruby"))


class _Walker:
    """Follow the events of a tree and drive the block builder."""

    def __init__(
        self,
        root: _Element,
        resolver: EmbeddedResources,
        *,
        web_page: bool,
        is_article: bool,
        styles: StyleSheet | None,
    ) -> None:
        self.builder = BlockBuilder()
        self.notes = NoteReader(root, resolver, self.builder)
        self._pictures = PictureReader(
            root, resolver, self.builder, web_page=web_page, is_article=is_article, styles=styles
        )
        self._styles = styles
        self._resolver = resolver
        self._web_page = web_page
        self._open: list[_OpenElement] = []
        self._ruby: tuple[InlineText, int] | None = None
        self._tags: dict[str, str] = {}

    def start(self, element: _Element) -> bool:
        """Begin an element; return whether its content is kept."""
        tag = self._tag(element)
        if self._is_replaced(element, tag):
            return False
        role = self._role_of(element, tag)
        if role is not ElementRole.NONE and not self._enter_role(element, role):
            return False
        if self._web_page and is_noise(element, tag):
            return False
        self._break_block(element, tag)
        self._name(element)
        note = note_text(element, tag)
        if (note or tag == "a") and self.notes.add_reference(element, tag, note):
            return False
        if note:
            self._push(element, partial(self._end_noted, note))
        self._begin(element, tag, role)
        if element.text:
            self._add(element.text, element if role is ElementRole.VERSE else None)
        return tag != "svg"

    def _is_replaced(self, element: _Element, tag: str) -> bool:
        """Return whether something else is read, or nothing, in the place of an element with all its content."""
        if tag == "math":
            self._add_formula(element)
            return True
        if tag in COPIES and repeats_formula(element, tag):
            return True
        if tag in SKIPPED or (tag == "td" and not self.builder.is_table and is_gutter(element)):
            self._add_placeholder(element, tag)
            return not self._replace(element, tag)
        return False

    def end(self, element: _Element, *, is_root: bool) -> None:
        """End an element and add the text after it."""
        if self._open and self._open[-1].element is element:
            while self._open and self._open[-1].element is element:
                opened = self._open.pop()
                opened.end(opened)
        if (tag := self._tag(element)) in BLOCKS and not self.notes.is_deferred(element):
            self._break_block(element, tag)
        if element.tail and not is_root:
            self._add(element.tail, None)

    def _tag(self, element: _Element) -> str:
        """Return the tag without its namespace; comments and processing instructions are skipped as "script"."""
        tag = element.tag
        if not isinstance(tag, str):
            return "script"
        local = self._tags.get(tag)
        if local is None:
            local = tag.rpartition("}")[2].lower()
            local = self._tags[tag] = _PREFIXED.get(local.rpartition(":")[2], local) if ":" in local else local
        return local

    def _role_of(self, element: _Element, tag: str) -> ElementRole:
        """Return the role of an element; what is hidden and read all the same has the role that it would have."""
        role = role_of(element, tag)
        if tag == "img" and role in NOTE_ROLES:
            role = ElementRole.NONE
        if role is not ElementRole.HIDDEN and (self._styles is None or not self._styles.hides(element, tag)):
            return role
        is_read = holds_formula(element) or self.notes.is_read(element)
        return named_role(element, tag) if is_read else ElementRole.HIDDEN

    def _enter_role(self, element: _Element, role: ElementRole) -> bool:
        if role is ElementRole.HIDDEN and has_content(element):
            self.builder.leave_out(OmissionKind.HIDDEN)
        if role in {ElementRole.HIDDEN, ElementRole.BACKLINK, ElementRole.COPY}:
            return False
        if role is ElementRole.NOTE and interrupts_line(element, self.builder.flow.length):
            self.notes.defer(element)
            return False
        if role is ElementRole.PAGE_BREAK:
            self._name(element)
            self.builder.begin_page(page_label(element))
            return False
        return True

    def _replace(self, element: _Element, tag: str) -> bool:
        """Leave out an element that cannot be shown, and return whether its fallback is read in its place."""
        if tag in {"object", "embed"}:
            address = element.get("data") or element.get("src") or ""
            if self._pictures.show(address, element.get("title") or ""):
                return False
        if (kind := omission_of(element, tag)) is not None:
            self.builder.leave_out(kind)
        return tag in FALLBACKS and not (tag in {"audio", "video"} and has_only_notice(element))

    def _add_formula(self, formula: _Element) -> None:
        """Add a formula as text; one that is displayed is a block of its own."""
        self._name(formula)
        text = spelled_mathml(formula)
        if not text and (len(formula) or formula.text):
            self.builder.leave_out(OmissionKind.FORMULA)
        lines = text.split(LINE)
        if not is_displayed(formula):
            self.builder.flow.add("; ".join(lines))
            return
        self._flush()
        for line in lines:
            self.builder.flow.add(line)
            self.builder.flow.end_line()
        self._flush()

    def _add_placeholder(self, element: _Element, tag: str) -> None:
        """Add the text that stands for a skipped element: the state of a checkbox in a task list."""
        if tag == "input" and element.get("type") == "checkbox":
            self.builder.flow.add("☑ " if "checked" in element.attrib else "☐ ")

    def _name(self, element: _Element) -> None:
        identifier = element.get("id") or (element.get("name") if element.tag == "a" else None)
        if identifier:
            self.builder.names.append(self._resolver.name(identifier))

    def _add(self, text: str, verse: _Element | None) -> None:
        flow = self.builder.flow
        if self.builder.is_code:
            flow.add_kept(text)
        elif verse is not None and has_set_lines(verse):
            for line in text.split("\n"):
                flow.add(line)
                flow.end_line()
        else:
            flow.add(text)

    def _break_block(self, element: _Element, tag: str) -> None:
        """End the block before or after an element that is a block; within code, begin a line."""
        if self.builder.is_code and begins_code_line(element, tag):
            self.builder.flow.begin_line()
        elif tag in BLOCKS:
            self._flush()

    def _flush(self) -> None:
        """End the block; open marks continue in the next one."""
        for opened in self._open:
            if opened.kind is not None:
                self.builder.flow.mark(opened.kind, opened.start, opened.target)
                opened.start = 0
        self.builder.flush()

    def _begin(self, element: _Element, tag: str, role: ElementRole) -> None:
        if role is not ElementRole.NONE:
            self._begin_role(element, role)
        if kind := INLINES.get(tag):
            self._push(element, self._end_mark, kind)
        elif tag == "a":
            self._begin_link(element, role)
        elif tag in _BEGINNINGS and not (self.builder.is_code and begins_code_line(element, tag)):
            _BEGINNINGS[tag](self, element, tag)
        elif tag in _SINGLE:
            self._add_single(element, tag)

    def _begin_role(self, element: _Element, role: ElementRole) -> None:
        if role is ElementRole.VERSE:
            self._flush()
            self.builder.begin_verse()
            self._push_block(element, self.builder.end_verse)
        elif role is ElementRole.LINE_NUMBER:
            self.builder.flow.add(" ")
            self._push(element, self._end_mark, InlineKind.SUPERSCRIPT)
        elif role in _CONTEXTS_OF_ROLES:
            if role is not ElementRole.NOTES:
                self._flush()
            self._enter(element, _CONTEXTS_OF_ROLES[role])

    def _begin_link(self, element: _Element, role: ElementRole) -> None:
        target = self._resolver.target(element.get("href") or "")
        if target:
            self._push(element, self._end_link, InlineKind.LINK, target)
            self._open[-1].is_reference = role is ElementRole.REFERENCE

    def begin_context(self, element: _Element, tag: str) -> None:
        self._enter(element, _CONTEXTS[tag])

    def begin_list(self, element: _Element, tag: str) -> None:
        self.builder.begin_list(ordered=tag == "ol", start=whole_number(element.get("start"), 1))
        self._push_block(element, self.builder.end_list)

    def begin_item(self, element: _Element, tag: str) -> None:
        label = element.get(LABEL) or ""
        is_long = len(label) > _LONGEST_LABEL
        self.builder.begin_item(
            whole_number(element.get("value"), 0), is_term=tag == "dd", label="" if is_long else label
        )
        self._push_block(element, self.builder.end_item)
        if is_long:
            self.builder.flow.add(f"{label} ")

    def begin_heading(self, element: _Element, tag: str) -> None:
        self.builder.heading = int(tag[1])
        self._push_block(element, self._end_heading)

    def begin_table(self, element: _Element, _tag: str) -> None:
        if self.builder.is_table or not is_layout_table(element):
            self.builder.begin_table()
            self._push_block(element, self.builder.end_table)

    def begin_table_head(self, element: _Element, _tag: str) -> None:
        self.builder.in_table_head(is_head=True)
        self._push_block(element, partial(self.builder.in_table_head, is_head=False))

    def begin_row(self, element: _Element, _tag: str) -> None:
        self.builder.begin_row()
        self._push_block(element, self.builder.end_row)

    def begin_cell(self, element: _Element, _tag: str) -> None:
        self._push_block(element, partial(self._end_cell, element))

    def _add_single(self, element: _Element, tag: str) -> None:
        if tag == "br":
            self.builder.flow.end_line()
        elif tag == "hr":
            self._flush()
            self.builder.rule()
        elif tag == "svg":
            self._pictures.add_inner_drawing(element)
        elif tag == "ruby":
            pair_readings(element)
            self._ruby = (self.builder.flow, self.builder.flow.length)
        else:
            self._pictures.add(element)

    def begin_reading(self, element: _Element, _tag: str) -> None:
        """Divert the reading of a ruby from the text of the block."""
        self._push(element, self._end_reading)
        if self._ruby is None or self._ruby[0] is not self.builder.flow:
            self._ruby = (self.builder.flow, self.builder.flow.length)
        self.builder.flow = InlineText()

    def _end_reading(self, _opened: _OpenElement) -> None:
        reading = self.builder.flow.take().text.replace("\n", " ")
        if self._ruby is None:
            return
        self.builder.flow, start = self._ruby
        self.builder.flow.mark(InlineKind.RUBY, start, reading)
        self._ruby = (self.builder.flow, self.builder.flow.length)

    def _end_noted(self, note: str, opened: _OpenElement) -> None:
        self.notes.end_element(note, opened.start)

    def _enter(self, element: _Element, context: Context) -> None:
        self.builder.depth[context] += 1
        self._push_block(element, partial(self.builder.depth.subtract, (context,)))

    def _push_block(self, element: _Element, end: Callable[[], None]) -> None:
        """Open an element at whose end the block ends, before ``end`` is called."""
        self._push(element, partial(self._end_block, end))

    def _push(
        self,
        element: _Element,
        end: Callable[[_OpenElement], None],
        kind: InlineKind | None = None,
        target: str = "",
    ) -> None:
        if len(self._open) < _DEEPEST or kind is None:
            self._open.append(_OpenElement(element, end, kind, self.builder.flow.length, target))

    def _end_mark(self, opened: _OpenElement) -> None:
        if opened.kind is not None:
            self.builder.flow.mark(opened.kind, opened.start)

    def _end_block(self, end: Callable[[], None], _opened: _OpenElement) -> None:
        self._flush()
        end()

    def _end_heading(self) -> None:
        self.builder.heading = 0

    def _end_cell(self, element: _Element) -> None:
        span, rows = whole_number(element.get("colspan"), 1), whole_number(element.get("rowspan"), 1)
        self.builder.end_cell(heading=self._tag(element) == "th", span=span, rows=rows)

    def _end_link(self, opened: _OpenElement) -> None:
        flow = self.builder.flow
        text = flow.text_from(opened.start).strip()
        is_raised = flow.is_raised(opened.start) or any(other.kind is InlineKind.SUPERSCRIPT for other in self._open)
        if opened.target.startswith("#") and (opened.is_reference or (is_raised and NOTE_MARK.match(text))):
            flow.drop_marks(InlineKind.SUPERSCRIPT, opened.start)
            flow.mark(InlineKind.NOTE_REFERENCE, opened.start, opened.target)
            self.builder.refer_to_note(opened.target.removeprefix("#"))
            self._open = [replace(o, kind=None) if o.kind is InlineKind.SUPERSCRIPT else o for o in self._open]
        else:
            flow.mark(InlineKind.LINK, opened.start, opened.target)


_CONTEXTS_OF_ROLES = {
    ElementRole.NOTE: Context.NOTE,
    ElementRole.NOTES: Context.NOTES,
    ElementRole.STANDFIRST: Context.STANDFIRST,
}
_CONTEXTS = {
    **dict.fromkeys(("pre", "plaintext", "listing", "xmp"), Context.CODE),
    "blockquote": Context.QUOTE,
    "caption": Context.CAPTION,
}
_BEGINNINGS: dict[str, Callable[[_Walker, _Element, str], None]] = {
    **dict.fromkeys(_CONTEXTS, _Walker.begin_context),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _Walker.begin_heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir", "dl"), _Walker.begin_list),
    **dict.fromkeys(("li", "dd"), _Walker.begin_item),
    **dict.fromkeys(("td", "th"), _Walker.begin_cell),
    "table": _Walker.begin_table,
    "thead": _Walker.begin_table_head,
    "tr": _Walker.begin_row,
    "rt": _Walker.begin_reading,
}
"""What begins an element that changes how the text in it is read."""
