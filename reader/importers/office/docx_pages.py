"""Split the paragraphs of a Word document at manual page breaks."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree
from lxml.etree import _Element

from reader.importers.office.docx_package import W


def split_at_page_breaks(root: _Element) -> None:
    """Move the text after each manual page break to a paragraph of its own, in linear time."""
    to_split: dict[_Element, None] = {}
    for page in reversed([line_break for line_break in root.iter(f"{W}br") if line_break.get(f"{W}type") == "page"]):
        run = page.getparent()
        paragraph = run.getparent() if run is not None else None
        if run is not None and paragraph is not None and paragraph.tag == f"{W}p":
            _end_run(run, page)
            to_split[paragraph] = None
    for paragraph in to_split:
        _split_paragraph(paragraph)


def _end_run(run: _Element, page: _Element) -> None:
    """End a run at a page break; what follows becomes a run of the same formatting."""
    rest = etree.Element(f"{W}r")
    rest.extend([deepcopy(properties) for properties in run.iterchildren(f"{W}rPr")])
    rest.extend(list(page.itersiblings()))
    run.addnext(rest)


def _split_paragraph(paragraph: _Element) -> None:
    """Move the text after each page break that has text before it."""
    current, has_text, is_page_over = paragraph, False, False
    for child in list(paragraph):
        has_own_text = any(text.text for text in child.iter(f"{W}t"))
        if is_page_over and has_own_text:
            current = _insert_paragraph(current, paragraph)
            is_page_over = False
        if current is not paragraph:
            current.append(child)
        has_text = has_text or has_own_text
        is_page_over = is_page_over or (
            has_text and any(br.get(f"{W}type") == "page" for br in child.iterchildren(f"{W}br"))
        )


def _insert_paragraph(previous: _Element, like: _Element) -> _Element:
    """Insert a paragraph of the same style without numbering, so that it is not counted as another item."""
    paragraph = etree.Element(f"{W}p")
    properties = etree.SubElement(paragraph, f"{W}pPr")
    properties.extend([deepcopy(style) for style in like.iterfind(f"{W}pPr/{W}pStyle")])
    etree.SubElement(etree.SubElement(properties, f"{W}numPr"), f"{W}numId").set(f"{W}val", "0")
    previous.addnext(paragraph)
    return paragraph
