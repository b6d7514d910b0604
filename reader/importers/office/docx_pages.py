"""Part the paragraphs of a Word document within which a page is begun by hand."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree
from lxml.etree import _Element

from reader.importers.office.docx_package import W


def part_at_pages(root: _Element) -> None:
    """Let words behind such a page break be a paragraph of their own; takes time in proportion to the document."""
    parted: dict[_Element, None] = {}
    for page in reversed([one for one in root.iter(f"{W}br") if one.get(f"{W}type") == "page"]):
        run = page.getparent()
        paragraph = run.getparent() if run is not None else None
        if run is not None and paragraph is not None and paragraph.tag == f"{W}p":
            _end_run(run, page)
            parted[paragraph] = None
    for paragraph in parted:
        _part(paragraph)


def _end_run(run: _Element, page: _Element) -> None:
    """End a run at a page break; what stands behind it becomes a run of the same look."""
    rest = etree.Element(f"{W}r")
    rest.extend([deepcopy(one) for one in run.iterchildren(f"{W}rPr")])
    rest.extend(list(page.itersiblings()))
    run.addnext(rest)


def _part(paragraph: _Element) -> None:
    """Move the words behind each page break that has words before it."""
    place, has_words, is_over = paragraph, False, False
    for one in list(paragraph):
        is_said = any(words.text for words in one.iter(f"{W}t"))
        if is_over and is_said:
            place = _next_paragraph(place, paragraph)
            is_over = False
        if place is not paragraph:
            place.append(one)
        has_words = has_words or is_said
        is_over = is_over or (has_words and any(br.get(f"{W}type") == "page" for br in one.iterchildren(f"{W}br")))


def _next_paragraph(place: _Element, like: _Element) -> _Element:
    """Begin a paragraph of the same style, which is not counted once more where the style has numbers."""
    made = etree.Element(f"{W}p")
    properties = etree.SubElement(made, f"{W}pPr")
    properties.extend([deepcopy(style) for style in like.iterfind(f"{W}pPr/{W}pStyle")])
    etree.SubElement(etree.SubElement(properties, f"{W}numPr"), f"{W}numId").set(f"{W}val", "0")
    place.addnext(made)
    return made
