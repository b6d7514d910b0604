"""Simplify a Word document before it is converted: resolve its styles, lists and tracked changes.

What the converter does not support (ruby, formulas, outline levels, the labels of lists) is encoded in elements that it
does support, and decoded from its HTML by `reader.importers.office.docx`. What could make it fail (dangling ids,
malformed numbers) is removed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree
from lxml.etree import _Element

from reader.core.text.omissions import Omission, OmissionKind
from reader.importers.formulas.office_math import M, spelled_formula
from reader.importers.office.docx_fields import drop_instructions
from reader.importers.office.docx_numbering import DocxLists
from reader.importers.office.docx_package import DocxPart, R, W
from reader.importers.office.docx_pages import split_at_page_breaks
from reader.importers.office.docx_signs import replace_signs
from reader.importers.office.docx_styles import DocxStyles, child, number, value
from reader.importers.office.numbering import before_heading
from reader.importers.office.ruby_field import circled_of_field, ruby_of_field
from reader.importers.office.style_names import StyleMeaning

RUBY = "onehour-ruby"
"""The prefix of an anchor that encodes a ruby: it is followed by a number and the reading."""
LABEL = "onehour-label"
"""The prefix of a bookmark that encodes the label of a list item: it is followed by a number and the label."""
ORDERED, BULLETS = "1", "2"
"""The ids of the only two lists in a prepared document."""
DEEPEST_LIST = 5
NOTE_KINDS = ("footnote", "endnote")

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML = "{urn:schemas-microsoft-com:vml}"
_SHAPES = ("oval", "line", "polyline", "arc", "curve", "image")
"""Shapes with text boxes that the converter would drop with their words."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DROPPED = ("del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference", "proofErr")
_KEPT_PARENTS = frozenset((f"{W}rPr", f"{W}trPr"))
_UNWRAPPED = ("fldSimple", "dir", "bdo")
_VALID = (("sym", "char", re.compile(r"[0-9A-Fa-f]{2,5}")), ("bookmarkStart", "name", re.compile(r".+")))
_REFERENCES = (f"{R}id", f"{R}embed", f"{R}link")
_LONGEST_HEADING = 300
_STYLE_OF = {
    StyleMeaning.SUBTITLE: "standfirst",
    StyleMeaning.QUOTATION: "quotation",
    StyleMeaning.CODE: "code",
}
_KEPT_PROPERTIES = ("b", "i", "strike", "caps", "smallCaps")


class DocxPreparation:
    """Prepare the parts of one document; prepare the text before the notes."""

    def __init__(self, styles: DocxStyles, lists: DocxLists) -> None:
        """Set the styles and lists of the document."""
        self._styles = styles
        self._lists = lists
        self._title_levels = 0
        self._marker_count = 0
        self._hidden: set[_Element | None] = set()

    def omissions(self) -> Iterator[Omission]:
        """Yield the hidden passages of what was prepared, one for each paragraph with hidden words."""
        yield from (Omission(OmissionKind.HIDDEN) for _paragraph in self._hidden)

    def prepare(self, part: DocxPart, notes: Collection[tuple[str, str]] = ()) -> bytes:
        """Return a simplified part as XML; ``notes`` are the kinds and ids of the existing notes."""
        root = part.root
        etree.strip_elements(root, etree.Entity, with_tail=False)
        _remove_dropped(root)
        _choose_alternates(root)
        _unwrap(root)
        _join_drop_caps(root)
        split_at_page_breaks(root)
        _replace_formulas(root)
        replace_signs(root)
        drop_instructions(root)
        for ruby in list(root.iter(f"{W}ruby")):
            self._replace_ruby(ruby)
        self._replace_fields(root)
        for run in list(root.iter(f"{W}r")):
            self._simplify_run(run)
        self._simplify_paragraphs(list(root.iter(f"{W}p")))
        _remove_bad_references(part, notes)
        return etree.tostring(root, encoding="utf-8")

    def _replace_ruby(self, ruby: _Element) -> None:
        """Replace a ruby by a link that encodes its reading, before the run that contained it."""
        base = child(ruby, "rubyBase")
        run = ruby.getparent()
        if base is None or run is None or run.tag != f"{W}r" or run.getparent() is None:
            return
        reading = "".join(text.text or "" for text in ruby.iterfind(f"{W}rt//{W}t"))
        run.addprevious(self._ruby(reading, list(base)))
        run.remove(ruby)

    def _replace_fields(self, root: _Element) -> None:
        """Replace ruby that older documents write as EQ fields by links too, and enclosed characters by text."""
        instruction = ""
        for element in list(root.iter(f"{W}fldChar", f"{W}instrText")):
            instruction += element.text or ""
            kind, run = element.get(f"{W}fldCharType"), element.getparent()
            if kind == "begin":
                instruction = ""
            elif kind == "end" and run is not None and (ruby_parts := ruby_of_field(instruction)):
                run.addprevious(self._ruby(ruby_parts[1], [_run(ruby_parts[0])]))
            elif kind == "end" and run is not None and (enclosed := circled_of_field(instruction)):
                run.addprevious(_run(enclosed))

    def _ruby(self, reading: str, base: list[_Element]) -> _Element:
        link = etree.Element(f"{W}hyperlink")
        link.set(f"{W}anchor", f"{RUBY}:{self._next_marker()}:{reading}")
        link.extend(base)
        return link

    def _next_marker(self) -> int:
        self._marker_count += 1
        return self._marker_count

    def _simplify_run(self, run: _Element) -> None:
        """Write the properties of a run's character style into the run; remove hidden runs."""
        properties = child(run, "rPr")
        if properties is None or not len(properties):
            return
        if self._styles.is_on(properties, "vanish"):
            if any(text.strip() for text in _texts(run)):
                self._hidden.add(next(run.iterancestors(f"{W}p"), None))
            _remove(run)
            return
        kept = {name: "1" for name in _KEPT_PROPERTIES if self._styles.is_on(properties, name)}
        if position := self._styles.run_setting(properties, "vertAlign") or _vertical_position(properties):
            kept["vertAlign"] = position
        for child_element in list(properties):
            properties.remove(child_element)
        for name, property_value in kept.items():
            etree.SubElement(properties, f"{W}{name}").set(f"{W}val", property_value)

    def _simplify_paragraphs(self, paragraphs: list[_Element]) -> None:
        meanings = [self._styles.meaning(child(paragraph, "pPr")) for paragraph in paragraphs]
        self._title_levels = max(
            self._title_levels, int(any(meaning is StyleMeaning.TITLE for meaning, _level in meanings))
        )
        for paragraph, (meaning, level) in zip(paragraphs, meanings, strict=True):
            if meaning is StyleMeaning.CONTENTS:
                _remove(paragraph)
            else:
                self._simplify_paragraph(paragraph, meaning, level)

    def _simplify_paragraph(self, paragraph: _Element, meaning: StyleMeaning, level: int) -> None:
        """Reduce a paragraph's properties to its style, its list, and whether its paragraph mark is deleted."""
        properties = child(paragraph, "pPr")
        list_item = self._styles.numbering(properties)
        simplified = etree.Element(f"{W}pPr")
        if properties is not None:
            if properties.find(f"{W}rPr/{W}del") is not None:
                etree.SubElement(etree.SubElement(simplified, f"{W}rPr"), f"{W}del")
            paragraph.remove(properties)
        label = self._label(list_item)
        if meaning in {StyleMeaning.HEADING, StyleMeaning.TITLE} and _is_heading(paragraph):
            _set_style(
                simplified, f"level{min(6, level + self._title_levels) if meaning is StyleMeaning.HEADING else 1}"
            )
            _make_heading(paragraph, label or "")
        elif label is not None and list_item is not None:
            self._make_item(paragraph, simplified, list_item, label)
        elif meaning in _STYLE_OF:
            _set_style(simplified, _STYLE_OF[meaning])
        paragraph.insert(0, simplified)

    def _label(self, list_item: tuple[str, int] | None) -> str | None:
        """Count a list item and return its label; None for a paragraph outside of any list."""
        if list_item is None or not self._lists.is_known(list_item[0]):
            return None
        return self._lists.label(*list_item)

    def _make_item(self, paragraph: _Element, simplified: _Element, list_item: tuple[str, int], label: str) -> None:
        ordered = self._lists.is_ordered(*list_item)
        numbered = etree.SubElement(simplified, f"{W}numPr")
        etree.SubElement(numbered, f"{W}ilvl").set(f"{W}val", str(min(list_item[1], DEEPEST_LIST - 1)))
        etree.SubElement(numbered, f"{W}numId").set(f"{W}val", ORDERED if ordered else BULLETS)
        if label:
            marker = etree.Element(f"{W}bookmarkStart")
            marker.set(f"{W}name", f"{LABEL}:{self._next_marker()}:{label}")
            paragraph.insert(0, marker)


def _vertical_position(properties: _Element) -> str:
    """Return "superscript" or "subscript" for small text off the baseline, as LibreOffice writes it; else ""."""
    height = value(properties, "position") or ""
    if child(properties, "sz") is None or height.lstrip("-") in {"", "0"}:
        return ""
    return "subscript" if height.startswith("-") else "superscript"


def _remove_dropped(root: _Element) -> None:
    """Remove deleted text, comments, and the generated table of contents."""
    for name in _DROPPED:
        for element in list(root.iter(f"{W}{name}")):
            parent = element.getparent()
            if parent is not None and parent.tag not in _KEPT_PARENTS:
                parent.remove(element)
    for gallery in list(root.iter(f"{W}docPartGallery")):
        if gallery.get(f"{W}val") == "Table of Contents":
            block = next(gallery.iterancestors(f"{W}sdt"), None)
            if block is not None:
                _remove(block)


def _choose_alternates(root: _Element) -> None:
    """Keep one of the alternatives of the same content: the fallback, which more programs support."""
    for alternate in list(root.iter(f"{_MC}AlternateContent")):
        forms = [*alternate.iterchildren(f"{_MC}Fallback"), *alternate.iterchildren(f"{_MC}Choice")]
        _replace(alternate, *next((list(form) for form in forms if len(form)), []))


def _unwrap(root: _Element) -> None:
    """Unwrap elements that the converter would drop with their content."""
    for name in _UNWRAPPED:
        for wrapper in list(root.iter(f"{W}{name}")):
            _replace(wrapper, *wrapper)
    for line_end in root.iter(f"{W}cr"):
        line_end.tag = f"{W}br"
    for shape in root.iter(*(f"{_VML}{name}" for name in _SHAPES)):
        shape.tag = f"{_VML}shape"
    for box in list(root.iter(f"{W}txbxContent")):
        _unbox(box)


def _join_drop_caps(root: _Element) -> None:
    """Move drop caps, which are paragraphs of their own, to the beginning of the paragraph that they belong to."""
    for frame in list(root.iter(f"{W}framePr")):
        paragraph = next(frame.iterancestors(f"{W}p"), None)
        following = paragraph.getnext() if paragraph is not None else None
        if (
            frame.get(f"{W}dropCap") not in {"drop", "margin"}
            or paragraph is None
            or following is None
            or following.tag != f"{W}p"
        ):
            continue
        index = int(child(following, "pPr") is not None)
        for child_element in reversed([child_element for child_element in paragraph if child_element.tag != f"{W}pPr"]):
            following.insert(index, child_element)
        _remove(paragraph)


def _unbox(box: _Element) -> None:
    """Move the content of a drawn text box behind the paragraph that it is anchored to."""
    drawing = next(box.iterancestors(f"{W}drawing"), None)
    paragraph = next(drawing.iterancestors(f"{W}p"), None) if drawing is not None else None
    if paragraph is not None:
        for child_element in reversed(box):
            paragraph.addnext(child_element)


def _replace_formulas(root: _Element) -> None:
    """Replace formulas by text; put each displayed formula on a line of its own."""
    for displayed in list(root.iter(f"{M}oMathPara")):
        first, *others = list(displayed.iterchildren(f"{M}oMath")) or [_run("")]
        lines = (element for other in others for element in (_line_break(), other))
        _replace(displayed, first, *lines)
    for formula in list(root.iter(f"{M}oMath")):
        _replace(formula, _run(spelled_formula(formula)))


def _remove_bad_references(part: DocxPart, notes: Collection[tuple[str, str]]) -> None:
    """Remove dangling references and malformed numbers."""
    for name, attribute, pattern in _VALID:
        for element in list(part.root.iter(f"{W}{name}")):
            if not pattern.fullmatch(element.get(f"{W}{attribute}") or ""):
                _remove(element)
    for kind in NOTE_KINDS:
        for reference in list(part.root.iter(f"{W}{kind}Reference")):
            if (kind, reference.get(f"{W}id") or "") not in notes:
                _remove(reference)
    for span in part.root.iter(f"{W}gridSpan"):
        span.set(f"{W}val", str(number(span.get(f"{W}val")) or 1))
    _remove_dangling_ids(part)


def _remove_dangling_ids(part: DocxPart) -> None:
    known_ids = part.pictures.keys() | part.addresses.keys()
    for element in part.root.iter(etree.Element):
        for name in _REFERENCES:
            if element.get(name) is not None and element.get(name) not in known_ids:
                del element.attrib[name]


def _is_heading(paragraph: _Element) -> bool:
    """Return whether a paragraph with a heading style is short enough to be one."""
    return sum(len(text) for text in _texts(paragraph)) <= _LONGEST_HEADING


def _texts(element: _Element) -> Iterator[str]:
    return (text.text or "" for text in element.iter(f"{W}t"))


def _make_heading(paragraph: _Element, label: str) -> None:
    """Insert the number of a heading into its text, and remove its boldness."""
    for bold in list(paragraph.iter(f"{W}b")):
        _remove(bold)
    if label:
        paragraph.insert(0, _run(before_heading(label)))


def _set_style(properties: _Element, name: str) -> None:
    etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", name)


def _run(content: str) -> _Element:
    run = etree.Element(f"{W}r")
    text = etree.SubElement(run, f"{W}t")
    text.set(_SPACE, "preserve")
    text.text = content
    return run


def _line_break() -> _Element:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}br")
    return run


def _replace(element: _Element, *others: _Element) -> None:
    for other in others:
        element.addprevious(other)
    _remove(element)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
