"""Convert the body of an OpenDocument text to a tree of HTML.

The body is walked by events, not by recursion. Notes are collected at the end. Source: OpenDocument 1.3, part 3,
chapters 4 to 9.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from reader.core.text.omissions import Omission, OmissionCounter, OmissionKind
from reader.importers.markup.omitted_elements import has_content
from reader.importers.markup.pictures import XLINK_HREF
from reader.importers.markup.symbol_fonts import decode_signs
from reader.importers.office.document_tree import DocumentTree
from reader.importers.office.numbering import Numbering, before_heading
from reader.importers.office.odt_omissions import omission_of
from reader.importers.office.odt_styles import TEXT, OdtStyles, TextStyle, number
from reader.importers.office.style_names import LOWEST_HEADING, StyleMeaning

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_SKIPPED = frozenset(
    (
        *(f"{TEXT}{name}" for name in ("tracked-changes", "table-of-content", "illustration-index", "table-index")),
        *(f"{TEXT}{name}" for name in ("sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls")),
        *(f"{TEXT}{name}" for name in ("number", "hidden-text", "alphabetical-index-source", "bibliography-source")),
        *(f"{TEXT}{name}" for name in ("user-index-source", "object-index-source", "note-citation")),
        *(f"{OFFICE}{name}" for name in ("annotation", "annotation-end", "forms", "scripts", "event-listeners")),
        *(f"{_SVG}{name}" for name in ("title", "desc")),
        f"{TABLE}covered-table-cell",
        f"{DRAW}object-ole",
        f"{OFFICE}binary-data",
    )
)
_SIMPLE = {
    f"{TEXT}ruby": "ruby",
    f"{TEXT}ruby-text": "rt",
    f"{TABLE}table": "table",
    f"{TABLE}table-header-rows": "thead",
    f"{TABLE}table-row": "tr",
    f"{DRAW}text-box": "div",
}
_MOST_SPACES = 200
_FAMILIES = {f"{TEXT}span": "text", f"{TEXT}p": "paragraph", f"{TEXT}h": "paragraph"}


def _nothing(_address: str) -> None:
    """Return None: the document has no embedded objects."""


@dataclass(slots=True)
class _OpenList:
    """An open list, nested or not."""

    style: str
    numbering: Numbering


class OdtTreeBuilder:
    """Build the HTML tree of one body; ``omissions`` counts what is left out of it."""

    def __init__(self, styles: OdtStyles, embedded: Callable[[str], _Element | None] = _nothing) -> None:
        """Set the styles of the document, and what returns the root of an embedded object by its address."""
        self.tree = DocumentTree()
        self.own_pictures: dict[str, _Element] = {}
        self.omissions = OmissionCounter()
        self._notes = DocumentTree()
        self._styles = styles
        self._embedded = embedded
        self._formula_frames: set[_Element] = set()
        self._shift = 0
        self._label = ""
        self._outline = Numbering(styles.outline_levels())
        self._lists: list[_OpenList] = []
        self._numberings: dict[str, Numbering] = {}
        self._depths: list[tuple[_Element, int]] = []
        self._outer_trees: list[DocumentTree] = []
        self._note_count = 0
        self._starts: dict[str, Callable[[_Element], None]] = {
            f"{TEXT}h": self._heading,
            f"{TEXT}p": self._paragraph,
            f"{TEXT}span": self._span,
            f"{TEXT}a": self._link,
            f"{TEXT}s": self._spaces,
            f"{TEXT}tab": self._tab,
            f"{TEXT}line-break": self._line_break,
            f"{TEXT}list": self._list,
            f"{TEXT}list-item": self._item,
            f"{TEXT}list-header": self._item,
            f"{TEXT}note": self._note,
            f"{TEXT}note-body": self._note_body,
            f"{TEXT}bookmark": self._bookmark,
            f"{TEXT}bookmark-start": self._bookmark,
            f"{TEXT}reference-mark": self._bookmark,
            f"{TEXT}section": self._section,
            f"{TABLE}table-cell": self._cell,
            f"{DRAW}image": self._picture,
            f"{DRAW}a": self._link,
        }

    def read(self, body: _Element) -> _Element:
        """Return the body of the tree; where there is a title, headings are one level below it."""
        self._shift = int(
            any(self._meaning(paragraph) is StyleMeaning.TITLE for paragraph in body.iter(f"{TEXT}p", f"{TEXT}h"))
        )
        if self._styles.has_signs:
            decode_signs(body, self._signs_of)
        context = etree.iterwalk(body, events=("start", "end"))
        for event, element in context:
            if event == "end":
                self._end(element, is_root=element is body)
            elif not self._start(element):
                context.skip_subtree()
        if len(self._notes.body):
            self.tree.begin_notes()
            self.tree.append(self._notes.body)
        return self.tree.body

    def _signs_of(self, element: _Element) -> str | None:
        family = _FAMILIES.get(str(element.tag))
        return self._styles.signs(family, _style(element)) if family is not None else None

    def _start(self, element: _Element) -> bool:
        """Begin an element; return whether its content is kept."""
        tag = str(element.tag)
        if self._is_left_out(element, tag):
            return False
        if tag == f"{DRAW}object":
            self._object(element)
            return False
        self._depths.append((element, self.tree.depth))
        if begin := self._starts.get(tag):
            begin(element)
        elif simple := _SIMPLE.get(tag):
            self.tree.begin(simple)
        self.tree.add(element.text)
        return True

    def _is_left_out(self, element: _Element, tag: str) -> bool:
        """Return whether an element is skipped, and count it where that is a loss."""
        is_hidden = self._is_hidden(element, tag)
        if (kind := OmissionKind.HIDDEN if is_hidden and has_content(element) else omission_of(element)) is not None:
            self.omissions.add(Omission(kind))
        return is_hidden or tag in _SKIPPED

    def _end(self, element: _Element, *, is_root: bool) -> None:
        if self._depths and self._depths[-1][0] is element:
            self.tree.end_to(self._depths.pop()[1])
            self._restore(element)
        if element.tail and not is_root:
            self.tree.add(element.tail)

    def _restore(self, element: _Element) -> None:
        """Restore the list or the tree that was current before an element."""
        if element.tag == f"{TEXT}list":
            self._lists.pop()
        elif element.tag == f"{TEXT}note-body" and self._outer_trees:
            self._notes.end_to(1)
            self.tree = self._outer_trees.pop()

    def _is_hidden(self, element: _Element, tag: str) -> bool:
        family = _FAMILIES.get(tag)
        if family is not None:
            return self._styles.text_style(family, _style(element)).hidden is True
        return tag == f"{TEXT}section" and element.get(f"{TEXT}display") == "none"

    def _meaning(self, element: _Element) -> StyleMeaning:
        return self._styles.meaning(_style(element))[0]

    def _heading(self, element: _Element) -> None:
        level = number(element.get(f"{TEXT}outline-level")) or 1
        is_title = self._meaning(element) is StyleMeaning.TITLE
        self.tree.begin("h1" if is_title else f"h{min(level + self._shift, LOWEST_HEADING)}")
        label, self._label = self._label, ""
        if not is_title and not self._lists and element.get(f"{TEXT}is-list-header") != "true":
            label = self._outline.label(level - 1)
        self.tree.add(before_heading(label))

    def _paragraph(self, element: _Element) -> None:
        meaning, level = self._styles.meaning(_style(element))
        self.tree.begin_paragraph(meaning, level + self._shift)
        if meaning in {StyleMeaning.BODY, StyleMeaning.CONTENTS}:
            self._begin_text_style(self._styles.text_style("paragraph", _style(element)))

    def _span(self, element: _Element) -> None:
        self._begin_text_style(self._styles.text_style("text", _style(element)))

    def _begin_text_style(self, style: TextStyle) -> None:
        for tag in ("b" if style.bold else "", "i" if style.italic else "", style.raised or ""):
            if tag:
                self.tree.begin(tag)

    def _link(self, element: _Element) -> None:
        address = element.get(XLINK_HREF) or ""
        self.tree.begin("a", href=address.split("|")[0] if address.startswith("#") else address)

    def _spaces(self, element: _Element) -> None:
        self.tree.add(" " * min(number(element.get(f"{TEXT}c")) or 1, _MOST_SPACES))

    def _tab(self, _element: _Element) -> None:
        self.tree.add("\t")

    def _line_break(self, _element: _Element) -> None:
        self.tree.single("br")

    def _bookmark(self, element: _Element) -> None:
        self.tree.single("a", id=element.get(f"{TEXT}name") or "")

    def _section(self, element: _Element) -> None:
        """Begin a section; one that is to be read from another file, and is not in this one, is told by its name."""
        self.tree.begin("div", id=element.get(_XML_ID) or "")
        source = element.find(f"{TEXT}section-source")
        if source is not None and len(element) == 1:
            name = source.get(XLINK_HREF) or source.get(f"{TEXT}section-name") or ""
            self.omissions.add(Omission(OmissionKind.CHAPTER, names=(name,)))

    def _list(self, element: _Element) -> None:
        parent = self._lists[-1] if self._lists else None
        style = _style(element) or (parent.style if parent is not None else "")
        if parent is not None and parent.style == style:
            numbering = parent.numbering
        else:
            numbering = self._numberings.setdefault(style, Numbering(self._styles.list_levels(style)))
            if element.get(f"{TEXT}continue-numbering") != "true" and not element.get(f"{TEXT}continue-list"):
                numbering.restart()
        self._lists.append(_OpenList(style, numbering))
        self.tree.begin("ol" if numbering.is_ordered(len(self._lists) - 1) else "ul")

    def _item(self, element: _Element) -> None:
        if not self._lists:
            self.tree.begin("li")
            return
        depth = len(self._lists) - 1
        numbering = self._lists[-1].numbering
        if element.tag == f"{TEXT}list-header" or not _has_own_text(element):
            self.tree.begin("div")
            return
        if start := number(element.get(f"{TEXT}start-value")):
            numbering.restart(depth, start)
        label = numbering.label(depth)
        if _is_heading(element):
            self.tree.begin("div")
            self._label = label
        else:
            self.tree.begin("li", label=label)

    def _note(self, element: _Element) -> None:
        self._note_count += 1
        name = element.get(f"{TEXT}id") or f"note{self._note_count}"
        citation = element.findtext(f"{TEXT}note-citation") or str(self._note_count)
        self.tree.refer_to_note(name, f"[{citation.strip()}]")
        self._notes.begin("li", id=name, label=f"[{citation.strip()}]")

    def _note_body(self, _element: _Element) -> None:
        self._outer_trees.append(self.tree)
        self.tree = self._notes

    def _cell(self, element: _Element) -> None:
        span, rows = element.get(f"{TABLE}number-columns-spanned"), element.get(f"{TABLE}number-rows-spanned")
        self.tree.begin("td", colspan=span or "", rowspan=rows or "")

    def _object(self, element: _Element) -> None:
        """Add an embedded object that is a formula; of any other, the picture beside it is shown."""
        root = next(element.iterchildren("{*}math"), None)
        if root is None:
            root = self._embedded(element.get(XLINK_HREF) or "")
        frame = element.getparent()
        if root is None or str(root.tag).rpartition("}")[2] != "math" or frame is None:
            if frame is None or frame.find(f"{DRAW}image") is None:
                self.omissions.add(Omission(OmissionKind.EMBEDDED))
            return
        self._formula_frames.add(frame)
        root.attrib.pop("display", "")
        holder = etree.Element("span")
        holder.append(root)
        self.tree.append(holder)

    def _picture(self, element: _Element) -> None:
        """Add a picture with the description of its frame; of several images the first, and none of a formula."""
        frame, before = element.getparent(), element.getprevious()
        if frame is None or frame in self._formula_frames or (before is not None and before.tag == element.tag):
            return
        description = frame.findtext(f"{_SVG}desc") or frame.findtext(f"{_SVG}title") or ""
        self.tree.single("img", src=element.get(XLINK_HREF) or self._register_picture(element), alt=description)

    def _register_picture(self, element: _Element) -> str:
        """Register a picture that is embedded in the document itself and return its name; "" for none."""
        data = element.find(f"{OFFICE}binary-data")
        if data is None:
            return ""
        name = f"own:{len(self.own_pictures)}"
        self.own_pictures[name] = data
        return name


def _style(element: _Element) -> str:
    return element.get(f"{TEXT}style-name") or ""


def _has_own_text(item: _Element) -> bool:
    """Return whether an item begins with its own text, not with a nested list, whose item is labelled instead."""
    first = next(item.iterchildren(etree.Element), None)
    return first is not None and first.tag != f"{TEXT}list"


def _is_heading(item: _Element) -> bool:
    first = next(item.iterchildren(etree.Element), None)
    return first is not None and first.tag == f"{TEXT}h"
