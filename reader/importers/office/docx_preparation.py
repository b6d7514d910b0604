"""Make a Word document plain before it is converted: every style, list and change in it is settled here.

What the converter does not know (ruby, formulas, outline levels, the labels of lists) is put into words that it does
know, and taken out of its HTML again by `reader.importers.office.docx`. What could make it stumble (ids that lead
nowhere, numbers that are none) is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree
from lxml.etree import _Element

from reader.importers.office.docx_formulas import M, spelled_formula
from reader.importers.office.docx_numbering import DocxLists
from reader.importers.office.docx_package import DocxPart, R, W
from reader.importers.office.docx_pages import part_at_pages
from reader.importers.office.docx_styles import DocxStyles, child, number, value
from reader.importers.office.numbering import before_heading
from reader.importers.office.ruby_field import circled_of_field, ruby_of_field
from reader.importers.office.style_names import StyleMeaning

RUBY = "onehour-ruby"
"""Begins the anchor that carries the reading of a ruby: then a number, then the reading."""
LABEL = "onehour-label"
"""Begins the name of the bookmark that carries the label of a list item: then a number, then the label."""
ORDERED, BULLETS = "1", "2"
"""The only two lists that a prepared document has."""
DEEPEST_LIST = 5
NOTE_KINDS = ("footnote", "endnote")

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DROPPED = ("del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference", "proofErr")
_KEPT_PARENTS = frozenset((f"{W}rPr", f"{W}trPr"))
_UNWRAPPED = ("fldSimple", "dir", "bdo")
_SOUND = (("sym", "char", re.compile(r"[0-9A-Fa-f]{2,5}")), ("bookmarkStart", "name", re.compile(r".+")))
_REFERENCES = (f"{R}id", f"{R}embed", f"{R}link")
_LONGEST_HEADING = 300
_STYLE_OF = {
    StyleMeaning.SUBTITLE: "standfirst",
    StyleMeaning.QUOTATION: "quotation",
    StyleMeaning.CODE: "code",
}
_SETTINGS = ("b", "i", "strike", "caps", "smallCaps")


class DocxPreparation:
    """Prepare the parts of one document; the text comes before the notes."""

    def __init__(self, styles: DocxStyles, lists: DocxLists) -> None:
        """Take what the document says of its styles and lists."""
        self._styles = styles
        self._lists = lists
        self._title_levels = 0
        self._marks = 0

    def prepare(self, part: DocxPart, notes: Collection[tuple[str, str]] = ()) -> bytes:
        """Return a part in the plain form; ``notes`` are the kinds and ids of the notes that there are."""
        root = part.root
        etree.strip_elements(root, etree.Entity, with_tail=False)
        _drop(root)
        _choose_alternates(root)
        _unwrap(root)
        _join_drop_caps(root)
        part_at_pages(root)
        _spell_formulas(root)
        for ruby in list(root.iter(f"{W}ruby")):
            self._spell_out(ruby)
        self._spell_out_fields(root)
        for run in list(root.iter(f"{W}r")):
            self._settle_run(run)
        self._settle_paragraphs(list(root.iter(f"{W}p")))
        _settle_references(part, notes)
        return etree.tostring(root, encoding="utf-8")

    def _spell_out(self, ruby: _Element) -> None:
        """Turn a ruby into a link that carries its reading, beside the run that it stands in."""
        base = child(ruby, "rubyBase")
        run = ruby.getparent()
        if base is None or run is None or run.tag != f"{W}r" or run.getparent() is None:
            return
        reading = "".join(words.text or "" for words in ruby.iterfind(f"{W}rt//{W}t"))
        run.addprevious(self._ruby(reading, list(base)))
        run.remove(ruby)

    def _spell_out_fields(self, root: _Element) -> None:
        """Turn the rubies that older documents write as a formula into links too, and signs in circles into words."""
        words = ""
        for element in list(root.iter(f"{W}fldChar", f"{W}instrText")):
            words += element.text or ""
            kind, run = element.get(f"{W}fldCharType"), element.getparent()
            if kind == "begin":
                words = ""
            elif kind == "end" and run is not None and (found := ruby_of_field(words)):
                run.addprevious(self._ruby(found[1], [_run(found[0])]))
            elif kind == "end" and run is not None and (sign := circled_of_field(words)):
                run.addprevious(_run(sign))

    def _ruby(self, reading: str, base: list[_Element]) -> _Element:
        link = etree.Element(f"{W}hyperlink")
        link.set(f"{W}anchor", f"{RUBY}:{self._next()}:{reading}")
        link.extend(base)
        return link

    def _next(self) -> int:
        self._marks += 1
        return self._marks

    def _settle_run(self, run: _Element) -> None:
        """Write into a run what its character style says; take out what is hidden."""
        properties = child(run, "rPr")
        if properties is None or not len(properties):
            return
        if self._styles.is_on(properties, "vanish"):
            _remove(run)
            return
        settings = {name: "1" for name in _SETTINGS if self._styles.is_on(properties, name)}
        if raised := self._styles.run_setting(properties, "vertAlign") or _shifted(properties):
            settings["vertAlign"] = raised
        for one in list(properties):
            properties.remove(one)
        for name, setting in settings.items():
            etree.SubElement(properties, f"{W}{name}").set(f"{W}val", setting)

    def _settle_paragraphs(self, paragraphs: list[_Element]) -> None:
        meanings = [self._styles.meaning(child(one, "pPr")) for one in paragraphs]
        self._title_levels = max(self._title_levels, int(any(one is StyleMeaning.TITLE for one, _level in meanings)))
        for paragraph, (meaning, level) in zip(paragraphs, meanings, strict=True):
            if meaning is StyleMeaning.CONTENTS:
                _remove(paragraph)
            else:
                self._settle(paragraph, meaning, level)

    def _settle(self, paragraph: _Element, meaning: StyleMeaning, level: int) -> None:
        """Leave of a paragraph's properties only its part, its list, and whether its end is deleted."""
        properties = child(paragraph, "pPr")
        listed = self._styles.numbering(properties)
        settled = etree.Element(f"{W}pPr")
        if properties is not None:
            if properties.find(f"{W}rPr/{W}del") is not None:
                etree.SubElement(etree.SubElement(settled, f"{W}rPr"), f"{W}del")
            paragraph.remove(properties)
        label = self._label(listed)
        if meaning in {StyleMeaning.HEADING, StyleMeaning.TITLE} and _is_heading(paragraph):
            _set_style(settled, f"level{min(6, level + self._title_levels) if meaning is StyleMeaning.HEADING else 1}")
            _make_heading(paragraph, label or "")
        elif label is not None and listed is not None:
            self._make_item(paragraph, settled, listed, label)
        elif meaning in _STYLE_OF:
            _set_style(settled, _STYLE_OF[meaning])
        paragraph.insert(0, settled)

    def _label(self, listed: tuple[str, int] | None) -> str | None:
        """Count the item of a list; None for a paragraph outside of any list."""
        if listed is None or not self._lists.is_known(listed[0]):
            return None
        return self._lists.label(*listed)

    def _make_item(self, paragraph: _Element, settled: _Element, listed: tuple[str, int], label: str) -> None:
        ordered = self._lists.is_ordered(*listed)
        numbered = etree.SubElement(settled, f"{W}numPr")
        etree.SubElement(numbered, f"{W}ilvl").set(f"{W}val", str(min(listed[1], DEEPEST_LIST - 1)))
        etree.SubElement(numbered, f"{W}numId").set(f"{W}val", ORDERED if ordered else BULLETS)
        if label:
            mark = etree.Element(f"{W}bookmarkStart")
            mark.set(f"{W}name", f"{LABEL}:{self._next()}:{label}")
            paragraph.insert(0, mark)


def _shifted(properties: _Element) -> str:
    """Tell small words that stand higher or lower than the line, as LibreOffice writes them."""
    height = value(properties, "position") or ""
    if child(properties, "sz") is None or height.lstrip("-") in {"", "0"}:
        return ""
    return "subscript" if height.startswith("-") else "superscript"


def _drop(root: _Element) -> None:
    """Take out what was deleted, comments, and the list of contents that the document keeps of itself."""
    for name in _DROPPED:
        for element in list(root.iter(f"{W}{name}")):
            parent = element.getparent()
            if parent is not None and parent.tag not in _KEPT_PARENTS:
                parent.remove(element)
    for gallery in list(root.iter(f"{W}docPartGallery")):
        if gallery.get(f"{W}val") == "Table of Contents":
            holder = next(gallery.iterancestors(f"{W}sdt"), None)
            if holder is not None:
                _remove(holder)


def _choose_alternates(root: _Element) -> None:
    """Leave one of the forms that the same content is given in: the older one, which more programs know."""
    for alternate in list(root.iter(f"{_MC}AlternateContent")):
        forms = [*alternate.iterchildren(f"{_MC}Fallback"), *alternate.iterchildren(f"{_MC}Choice")]
        _replace(alternate, *next((list(form) for form in forms if len(form)), []))


def _unwrap(root: _Element) -> None:
    """Take away wrappings that the converter drops with all that is in them."""
    for name in _UNWRAPPED:
        for wrapping in list(root.iter(f"{W}{name}")):
            _replace(wrapping, *wrapping)
    for line_end in root.iter(f"{W}cr"):
        line_end.tag = f"{W}br"
    for box in list(root.iter(f"{W}txbxContent")):
        _free(box)


def _join_drop_caps(root: _Element) -> None:
    """Put large initials, which have a paragraph of their own, before the words that they begin."""
    for frame in list(root.iter(f"{W}framePr")):
        paragraph = next(frame.iterancestors(f"{W}p"), None)
        rest = paragraph.getnext() if paragraph is not None else None
        if (
            frame.get(f"{W}dropCap") not in {"drop", "margin"}
            or paragraph is None
            or rest is None
            or rest.tag != f"{W}p"
        ):
            continue
        place = int(child(rest, "pPr") is not None)
        for one in reversed([one for one in paragraph if one.tag != f"{W}pPr"]):
            rest.insert(place, one)
        _remove(paragraph)


def _free(box: _Element) -> None:
    """Set what stands in a box that is drawn behind the paragraph that the box hangs on."""
    drawing = next(box.iterancestors(f"{W}drawing"), None)
    paragraph = next(drawing.iterancestors(f"{W}p"), None) if drawing is not None else None
    if paragraph is not None:
        for one in reversed(box):
            paragraph.addnext(one)


def _spell_formulas(root: _Element) -> None:
    """Put words for formulas; of those that are displayed, each is on a line of its own."""
    for displayed in list(root.iter(f"{M}oMathPara")):
        first, *others = list(displayed.iterchildren(f"{M}oMath")) or [_run("")]
        lines = (one for other in others for one in (_line_end(), other))
        _replace(displayed, first, *lines)
    for formula in list(root.iter(f"{M}oMath")):
        _replace(formula, _run(spelled_formula(formula)))


def _settle_references(part: DocxPart, notes: Collection[tuple[str, str]]) -> None:
    """Take out what leads nowhere or is no number where one is needed."""
    for name, attribute, sound in _SOUND:
        for element in list(part.root.iter(f"{W}{name}")):
            if not sound.fullmatch(element.get(f"{W}{attribute}") or ""):
                _remove(element)
    for kind in NOTE_KINDS:
        for reference in list(part.root.iter(f"{W}{kind}Reference")):
            if (kind, reference.get(f"{W}id") or "") not in notes:
                _remove(reference)
    for span in part.root.iter(f"{W}gridSpan"):
        span.set(f"{W}val", str(number(span.get(f"{W}val")) or 1))
    _drop_lost_ids(part)


def _drop_lost_ids(part: DocxPart) -> None:
    known = part.pictures.keys() | part.addresses.keys()
    for element in part.root.iter(etree.Element):
        for name in _REFERENCES:
            if element.get(name) is not None and element.get(name) not in known:
                del element.attrib[name]


def _is_heading(paragraph: _Element) -> bool:
    """Return whether what is marked as a heading is short enough for one."""
    return sum(len(words) for words in _words(paragraph)) <= _LONGEST_HEADING


def _words(element: _Element) -> Iterator[str]:
    return (words.text or "" for words in element.iter(f"{W}t"))


def _make_heading(paragraph: _Element, label: str) -> None:
    """Put the number of a heading into its words, and leave the boldness to the page."""
    for bold in list(paragraph.iter(f"{W}b")):
        _remove(bold)
    if label:
        paragraph.insert(0, _run(before_heading(label)))


def _set_style(properties: _Element, name: str) -> None:
    etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", name)


def _run(words: str) -> _Element:
    run = etree.Element(f"{W}r")
    text = etree.SubElement(run, f"{W}t")
    text.set(_SPACE, "preserve")
    text.text = words
    return run


def _line_end() -> _Element:
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
