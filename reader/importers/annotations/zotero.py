"""Parse the notes that Zotero makes from annotations, in its exports: HTML, Markdown, and RDF.

"Add Note from Annotations" writes ``<p>{{highlight}} {{citation}} {{comment}}</p>`` for each. HTML and Markdown come
from "Export Note", RDF from "Export Library" with notes; only RDF has the title and all data of an annotation.
Sources: Zotero's translators "Note HTML", "Note Markdown" and "Zotero RDF", and its note templates.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from lxml.etree import _Element, iterwalk

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.errors import Problem, ReaderError
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of, nearest_colour
from reader.importers.annotations.json_fields import one_line, replace_invalid, text_field
from reader.importers.markup.tree_parser import parse_html, parse_xml

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_FOAF = "{http://xmlns.com/foaf/0.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_BIB = "{http://purl.org/net/biblio#}"

_HTML = re.compile(
    r'class="zotero-notes?["\s]|data-schema-version="\d+"|class="citation-item"|zotero://(?:open|select)'
)
_MARKDOWN = re.compile(r"\]\(zotero://(?:open-pdf|open|select)/")
_QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("「", "」"))
_LOCATOR = re.compile(r"(?:^|,\s*)(?:pp?\.|页|頁|第)\s*([\w–-]+)")
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(zotero://[^)\s]*\)")
_CITED = re.compile(r"\s*\(((?:[^()]|\([^()]*\))*)\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~-])")
_HEADING_DATE = re.compile(r"\s*\(\s*[\d./年月日-]+[^()]*\)\s*$")
_HEADING = re.compile(r"^#\s+(.+?)\s*$(?:\n(\([^\n]*\))\s*$)?", re.MULTILINE)
_BREAK = re.compile(r"\n\s*\n")
_GENERIC = frozenset(("annotations", "注释", "註釋", "标注", "標註"))


def is_zotero_html(text: str) -> bool:
    """Return whether HTML is an exported note."""
    return "<" in text[:2_000] and _HTML.search(text) is not None


def is_zotero_markdown(text: str) -> bool:
    """Return whether Markdown is an exported note: it has links into Zotero."""
    return _MARKDOWN.search(text) is not None


def is_zotero_rdf(text: str) -> bool:
    """Return whether XML is an exported library with notes."""
    return "<rdf:RDF" in text[:4_000] and ("zotero.org" in text[:4_000] or "purl.org/net/biblio" in text[:4_000])


def read_zotero_html(text: str, path: Path) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY, NOTES_DAMAGED."""
    root = parse_html(text)
    if root is None:
        raise ReaderError(Problem.NOTES_DAMAGED, path, why="markup")
    entries = EntryCollector(NoteSource.ZOTERO, path)
    notes = [element for element in root.iter("div") if _has_class(element, "zotero-note")]
    for note in notes or [root]:
        _read_note(entries, note, "", "")
    return entries.foreign_notes()


def read_zotero_rdf(text: str, path: Path) -> ForeignNotes:
    """Parse the notes of all items; raises ReaderError NOTES_EMPTY, NOTES_DAMAGED."""
    root = parse_xml(text.removeprefix("\ufeff").encode("utf-8", "replace"))
    if root is None:
        raise ReaderError(Problem.NOTES_DAMAGED, path, why="markup")
    entries = EntryCollector(NoteSource.ZOTERO, path)
    owners = _owners(root)
    for memo in root.iter(f"{_BIB}Memo"):
        value = memo.findtext(f"{_RDF}value") or ""
        note = parse_html(value) if value.strip() else None
        if note is None:
            entries.begin()
            entries.skip("broken")
        else:
            _read_note(entries, note, *owners.get(memo.get(f"{_RDF}about", ""), ("", "")))
    return entries.foreign_notes()


def _owners(root: _Element) -> dict[str, tuple[str, str]]:
    """Return the title and authors of the item that each note belongs to."""
    found: dict[str, tuple[str, str]] = {}
    for item in root:
        title = one_line(item.findtext(f"{_DC}title") or "")
        names = [_name(person) for person in item.iter(f"{_FOAF}Person")] if title else []
        for reference in item.iter(f"{_TERMS}isReferencedBy"):
            found[reference.get(f"{_RDF}resource", "")] = (title, ", ".join(name for name in names if name))
    return found


def _name(person: _Element) -> str:
    parts = (person.findtext(f"{_FOAF}{part}") for part in ("givenName", "givenname", "surname"))
    return one_line(" ".join(part for part in parts if part))


def _has_class(element: _Element, name: str) -> bool:
    return name in (element.get("class") or "").split()


def _read_note(entries: EntryCollector, note: _Element, title: str, author: str) -> None:
    heading = next((_text_of(one) for one in note.iter("h1")), "")
    named = _work_title(title, heading)
    for paragraph in note.iter("p", "li", "blockquote"):
        if any(element is not paragraph for element in paragraph.iter("p", "blockquote")):
            continue
        marks = [one for one in paragraph.iter("span") if _has_class(one, "highlight") or _has_class(one, "underline")]
        if marks:
            for mark in marks:
                _collect_mark(entries, mark, paragraph, named, author, alone=len(marks) == 1)
        else:
            _collect_paragraph(entries, _text_of(paragraph), named, author)


def _collect_mark(
    entries: EntryCollector, mark: _Element, paragraph: _Element, title: str, author: str, *, alone: bool
) -> None:
    """Collect one marked passage; the rest of its paragraph, after its citation, is the note."""
    data = _annotation_data(mark.get("data-annotation"))
    quote = text_field(data, "text") or _unquoted(_text_of(mark))
    cited, note = _split_citation(_text_of(paragraph).partition(_text_of(mark))[2])
    note = note if alone else text_field(data, "comment")
    colour = nearest_colour(text_field(data, "color") or _background(mark))
    page = text_field(data, "pageLabel") or _page(cited)
    _add(entries, title, author, quote, note=note, cited=cited, page=page, colour=colour)


def _collect_paragraph(entries: EntryCollector, paragraph: str, title: str, author: str) -> None:
    """Collect a paragraph: a quotation with its citation, a citation with a note, or only a note."""
    if paragraph:
        quote, after = _quotation(paragraph)
        cited, note = _split_citation(after) if quote or paragraph.startswith("(") else ("", paragraph)
        _add(entries, title, author, quote, note=note, cited=cited, page=_page(cited))


def _add(
    entries: EntryCollector, title: str, author: str, quote: str, *, note: str, cited: str, page: str, colour: int = 0
) -> None:
    work = _work_of(cited)
    entries.add(
        ForeignNote(
            entries.begin(),
            title or work,
            author,
            quote,
            note,
            kind_of(note),
            colour_of(quote, colour),
            place=cited or (f"p. {page}" if page else ""),
            order=float(page) if page.isdecimal() and len(page) < 8 else None,
            work=work,
        )
    )


def read_zotero_markdown(text: str, path: Path) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.ZOTERO, path)
    plain = replace_invalid(text.removeprefix("\ufeff"))
    for note in re.split(r"^---\s*$", plain, flags=re.MULTILINE):
        heading = _HEADING.search(note)
        title = _work_title("", _plain_text(heading[1])) if heading else ""
        body = note[: heading.start()] + note[heading.end() :] if heading else note
        for paragraph in _BREAK.split(body):
            content = _plain_text(_without_marks(paragraph))
            if content and not content.startswith("#"):
                _collect_paragraph(entries, content, title, "")
    return entries.foreign_notes()


def _without_marks(paragraph: str) -> str:
    lines = (line.strip().removeprefix("> ").removeprefix("- ").strip() for line in paragraph.strip().split("\n"))
    return "\n".join(lines)


def _plain_text(markdown: str) -> str:
    """Remove links into Zotero and backslash escapes."""
    linked = _LINK.sub(r"\1", markdown)
    return _ESCAPE.sub(r"\1", re.sub(r"\s*\(pdf\)", "", linked)).strip()


def _work_title(title: str, heading: str) -> str:
    """Return the title of the work: the item's, else the note's heading unless it is a generic one."""
    plain = one_line(_HEADING_DATE.sub("", heading))
    return title or ("" if plain.lower() in _GENERIC else plain)


def _quotation(paragraph: str) -> tuple[str, str]:
    """Split a paragraph into the quotation at its beginning and the rest."""
    for opening, closing in _QUOTES:
        if paragraph.startswith(opening):
            end = _closing(paragraph, opening, closing)
            if end > 0:
                return paragraph[1:end].strip(), paragraph[end + 1 :]
    return "", paragraph


def _closing(paragraph: str, opening: str, closing: str) -> int:
    """Find the mark that closes a quotation: the one before the citation, as there may be others within."""
    before_citation = re.compile(re.escape(closing) + r"\s*\(").search(paragraph, 1)
    if before_citation:
        return before_citation.start()
    return paragraph.rfind(closing) if closing != opening else paragraph.find(closing, 1)


def _unquoted(quoted: str) -> str:
    for opening, closing in _QUOTES:
        if len(quoted) > 1 and quoted.startswith(opening) and quoted.endswith(closing):
            return quoted[1:-1].strip()
    return quoted


def _split_citation(after: str) -> tuple[str, str]:
    """Split the text after a quotation into its citation and the note."""
    found = _CITED.match(after)
    if found is None:
        return "", after.strip()
    rest = re.sub(r"^\s*\(pdf\)", "", after[found.end() :])
    return one_line(found[1]), rest.strip()


def _page(cited: str) -> str:
    found = _LOCATOR.search(cited)
    return found[1] if found else ""


def _work_of(cited: str) -> str:
    """Return the citation of a work without the page."""
    return _LOCATOR.sub("", cited).strip(" ,;")


def _annotation_data(attribute: str | None) -> object:
    """Parse the data of an annotation that Zotero stores in its note: percent-encoded JSON."""
    try:
        return json.loads(unquote(attribute)) if attribute else None
    except (ValueError, RecursionError):
        return None


def _background(mark: _Element) -> str:
    """Return the background colour in the style of a highlight."""
    for element in mark.iter("span"):
        found = re.search(r"background-color:\s*([^;\"]+)", element.get("style") or "")
        if found:
            return found[1]
    return ""


def _text_of(element: _Element) -> str:
    """Return the text of an element with its line breaks."""
    return replace_invalid("".join(_text_parts(element))).strip()


def _text_parts(element: _Element) -> Iterator[str]:
    """Yield the text and tails of an element in document order."""
    for event, node in iterwalk(element, events=("start", "end")):
        if event == "start":
            if node.tag == "br":
                yield "\n"
            yield node.text or ""
        elif node is not element:
            yield node.tail or ""
