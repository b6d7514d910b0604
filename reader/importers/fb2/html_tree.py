"""Convert the bodies of a FictionBook to a tree of HTML.

The bodies are walked by events, not by recursion. Source: the FictionBook 2.1 schema.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element

from reader.importers.markup.pictures import XLINK_HREF
from reader.importers.markup.tree_builder import TreeBuilder
from reader.importers.markup.tree_parser import text_of
from reader.importers.office.style_names import LOWEST_HEADING

_NOTE_BODIES = frozenset(("notes", "comments", "footnotes"))
_SIMPLE = {
    "strong": "strong",
    "emphasis": "em",
    "strikethrough": "s",
    "sub": "sub",
    "sup": "sup",
    "code": "code",
    "cite": "blockquote",
    "epigraph": "blockquote",
    "annotation": "blockquote",
    "table": "table",
    "tr": "tr",
    "text-author": "p",
    "date": "p",
}


def name_of(element: _Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


class Fb2TreeBuilder:
    """Build the tree of all bodies of one book."""

    def __init__(self) -> None:
        """Start with an empty tree."""
        self.tree = TreeBuilder()
        self._depths: list[tuple[_Element, int]] = []
        self._sections = 0
        self._shift = 0
        self._in_notes = False
        self._starts: dict[str, Callable[[_Element], bool]] = {
            "section": self._section,
            "title": self._title,
            "subtitle": self._subtitle,
            "p": self._paragraph,
            "v": self._paragraph,
            "poem": self._poem,
            "stanza": self._stanza,
            "empty-line": self._empty_line,
            "image": self._picture,
            "a": self._link,
            "td": self._cell,
            "th": self._cell,
        }

    def read(self, body: _Element) -> None:
        """Append one body to the tree."""
        self._in_notes = (body.get("name") or "").lower() in _NOTE_BODIES
        self._sections = 0
        self._shift = int(any(name_of(child) == "title" for child in body))
        if self._in_notes:
            self.tree.begin("section", role="doc-endnotes")
        context = etree.iterwalk(body, events=("start", "end"))
        for event, element in context:
            if event == "end":
                self._end(element, is_root=element is body)
            elif not self._start(element):
                context.skip_subtree()
        self.tree.end_to(1)

    def _start(self, element: _Element) -> bool:
        """Begin an element; return whether its content is kept."""
        name = name_of(element)
        self._depths.append((element, self.tree.depth))
        begin = self._starts.get(name)
        if begin is not None:
            if not begin(element):
                return False
        elif simple := _SIMPLE.get(name):
            self.tree.begin(simple, id=element.get("id") or "")
        self.tree.add(element.text)
        return True

    def _end(self, element: _Element, *, is_root: bool) -> None:
        if self._depths and self._depths[-1][0] is element:
            self.tree.end_to(self._depths.pop()[1])
        if name_of(element) == "section":
            self._sections -= 1
        if element.tail and not is_root:
            self.tree.add(element.tail)

    def _section(self, element: _Element) -> bool:
        """Begin a section; in the bodies of notes, one without subsections is a note."""
        self._sections += 1
        if self._in_notes and _is_note(element):
            self.tree.begin("ol")
            self.tree.begin("li", id=element.get("id") or "", label=_label_of(element))
        else:
            self.tree.begin("div", id=element.get("id") or "")
        return True

    def _title(self, element: _Element) -> bool:
        """Write the lines of a title as one heading; the title of a note is its label."""
        parent = element.getparent()
        if self._in_notes and parent is not None and name_of(parent) == "section" and _is_note(parent):
            return False
        if parent is not None and name_of(parent) in {"poem", "stanza"}:
            self.tree.begin("p")
        else:
            self.tree.begin(self._heading(self._sections), id=element.get("id") or "")
        return True

    def _subtitle(self, element: _Element) -> bool:
        if not any(character.isalnum() for character in text_of(element)):
            self.tree.single("hr")
            return False
        self.tree.begin(self._heading(self._sections + 1), id=element.get("id") or "")
        return True

    def _heading(self, sections: int) -> str:
        return f"h{max(1, min(sections + self._shift, LOWEST_HEADING))}"

    def _paragraph(self, element: _Element) -> bool:
        parent = element.getparent()
        if parent is not None and name_of(parent) == "title":
            if element.getprevious() is not None:
                self.tree.single("br")
            return True
        self.tree.begin("pre" if _is_code(element) else "p", id=element.get("id") or "")
        return True

    def _poem(self, element: _Element) -> bool:
        self.tree.begin("div", id=element.get("id") or "")
        return True

    def _stanza(self, _element: _Element) -> bool:
        self.tree.begin("div", class_="stanza")
        return True

    def _empty_line(self, element: _Element) -> bool:
        """Write a rule where an empty line separates two paragraphs, as at the end of a scene."""
        before, after = element.getprevious(), element.getnext()
        parent = element.getparent()
        if parent is None or before is None or after is None or name_of(parent) == "title":
            return False
        if name_of(before) == name_of(after) == "p":
            self.tree.single("hr")
        return False

    def _picture(self, element: _Element) -> bool:
        address = element.get(XLINK_HREF) or element.get("href") or ""
        self.tree.single("img", src=address.removeprefix("#"), alt=element.get("alt") or "")
        return False

    def _link(self, element: _Element) -> bool:
        address = element.get(XLINK_HREF) or element.get("href") or ""
        self.tree.begin("a", href=address, role="doc-noteref" if element.get("type") == "note" else "")
        return True

    def _cell(self, element: _Element) -> bool:
        span, rows = element.get("colspan") or "", element.get("rowspan") or ""
        self.tree.begin(name_of(element), colspan=span, rowspan=rows)
        return True


def _is_note(section: _Element) -> bool:
    """Return whether a section of the notes is a single note, not a group of notes."""
    return all(name_of(child) != "section" for child in section)


def _label_of(note: _Element) -> str:
    """Return the title of a note, which is its label, in brackets where it is a bare word or number."""
    title = next((child for child in note if name_of(child) == "title"), None)
    label = text_of(title) if title is not None else ""
    return f"[{label}]" if label.isalnum() else label


def _is_code(paragraph: _Element) -> bool:
    """Return whether a whole paragraph is code."""
    children = list(paragraph)
    text = (paragraph.text or "").strip()
    return len(children) == 1 and name_of(children[0]) == "code" and not text and not (children[0].tail or "").strip()
