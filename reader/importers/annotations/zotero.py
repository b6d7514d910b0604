"""Parse the notes that Zotero makes from annotations, in its exports: HTML, Markdown, and RDF.

"Add Note from Annotations" writes ``<p>{{highlight}} {{citation}} {{comment}}</p>`` for each; in the template that is
most often put in its place, the highlight is a blockquote, and the paragraph after it has the rest. HTML and Markdown
come from "Export Note", RDF from "Export Library" with notes; only RDF has the title and all data of an annotation.
Sources: Zotero's translators "Note HTML", "Note Markdown" and "Zotero RDF", and its note templates.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from lxml.etree import _Element, iterwalk

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationStyle
from reader.core.annotations.styles import style_of
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
_PAIRS = "“”“ „”“ ‟” ”” «» »«» ‹› ›‹› ‘’ ‚‘’ ’’ 「」 『』 〝〞〟 ＂＂ \"\" ''"
_CLOSERS = {pair[0]: pair[1:] for pair in _PAIRS.split()}
"""The signs that close a quotation, by the one that opens it, in any language: "”a”" is Swedish, "»a«" German."""

_CLOSING_SIGNS = frozenset("".join(_CLOSERS.values()))
_APOSTROPHES = "'’"
_LOCATOR = re.compile(r"(?:^|,\s*)(?:pp?\.|[sSсС]\.|str\.|pág?s?\.|pag\.|页|頁|第)\s*([\w–-]+)")
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(zotero://[^)\s]*\)")
_CITATION = "\ue000"
"""A sign that is put before each citation, which tells it from other words in brackets."""

_BEFORE_CITATION = re.compile(r"\((?=\s*\[(?:[^\[\]\\]|\\.)*\]\(zotero://select/)")
_CITED = re.compile(rf"\s*{_CITATION}?\(((?:[^()]|\([^()]*\))*)\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~-])")
_HEADING_DATE = re.compile(r"\s*\(\s*[\d./年月日-]+[^()]*\)\s*$")
_HEADING = re.compile(r"^#[^\S\n]+([^\n]+)$(?:\n(\([^\n]*\))[^\S\n]*$)?", re.MULTILINE)
_PDF = re.compile(r"(?<!\s)\s*\(pdf\)")
_BREAK = re.compile(r"\n\s*\n")
_GENERIC = frozenset(("annotations", "注释", "註釋", "标注", "標註"))
_IN_BLOCK = re.compile(r"^\s*>")
_LAST_CITED = re.compile(rf"{_CITATION}\(((?:[^()]|\([^()]*\))*)\)(?:\s*\(pdf\))?\s*$")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A quotation or none, the citation after it, and what was written on it."""

    quote: str
    cited: str = ""
    note: str = ""
    page: str = ""
    colour: int = 0
    style: AnnotationStyle = AnnotationStyle.HIGHLIGHT


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
    collector = _PassageCollector(entries, _work_title(title, heading), author)
    for paragraph in note.iter("p", "li", "blockquote"):
        if any(element is not paragraph for element in paragraph.iter("p", "blockquote")):
            continue
        marks = _marks_in(paragraph)
        whole = _text_of(paragraph)
        in_block = paragraph.tag == "blockquote" or next(paragraph.iterancestors("blockquote"), None) is not None
        for mark in marks:
            collector.add_passage(_marked(mark, whole, alone=len(marks) == 1), in_block=in_block)
        if not marks:
            collector.add_paragraph(whole, in_block=in_block)
    collector.finish()


def _marks_in(paragraph: _Element) -> list[_Element]:
    """Return the marked passages of a paragraph, without those within others."""
    marks: list[_Element] = []
    within: set[_Element] = set()
    for span in paragraph.iter("span"):
        if span not in within and (_has_class(span, "highlight") or _has_class(span, "underline")):
            marks.append(span)
            within = set(span.iter("span"))
    return marks


def _marked(mark: _Element, paragraph: str, *, alone: bool) -> _Passage:
    """Return one marked passage; the rest of its paragraph, after its citation, is the note."""
    data = _annotation_data(mark.get("data-annotation"))
    quote = text_field(data, "text") or _unquoted(_text_of(mark))
    marked = _text_of(mark)
    cited, note = _split_citation(_unclosed(paragraph[paragraph.find(marked) + len(marked) :]))
    colour = nearest_colour(text_field(data, "color") or _background(mark))
    written = note if alone else text_field(data, "comment")
    return _Passage(quote, cited, written, text_field(data, "pageLabel"), colour, style_of(mark.get("class") or ""))


class _PassageCollector:
    """Collect the passages of one note; one in a blockquote waits for the paragraph after it."""

    def __init__(self, entries: EntryCollector, title: str, author: str) -> None:
        self._entries = entries
        self._title = title
        self._author = author
        self._waiting: _Passage | None = None

    def add_paragraph(self, paragraph: str, *, in_block: bool) -> None:
        """Add a paragraph: a quotation with its citation, a citation with a note, or only a note."""
        if not paragraph:
            return
        if in_block:
            self.add_passage(_quoted_block(paragraph), in_block=True)
            return
        quote, after = _quotation(paragraph)
        cited, note = _split_citation(after) if quote or _CITED.match(paragraph) else _split_last_citation(paragraph)
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not quote and bool(cited) != bool(waiting.cited):
            self._add(replace(waiting, cited=waiting.cited or cited, note=note))
            return
        if waiting is not None:
            self._add(waiting)
        self._add(_Passage(quote, cited, note))

    def add_passage(self, passage: _Passage, *, in_block: bool) -> None:
        """Add a passage; what was written on one in a blockquote may follow."""
        self.finish()
        if in_block and not passage.note:
            self._waiting = passage
        else:
            self._add(passage)

    def finish(self) -> None:
        """Add the passage that waits, as nothing follows it."""
        if self._waiting is not None:
            self._add(self._waiting)
            self._waiting = None

    def _add(self, passage: _Passage) -> None:
        page = passage.page or _page(passage.cited)
        work = _work_of(passage.cited)
        self._entries.add(
            ForeignNote(
                self._entries.begin(),
                self._title or work,
                self._author,
                passage.quote.replace(_CITATION, ""),
                passage.note.replace(_CITATION, ""),
                kind_of(passage.note),
                colour_of(passage.quote, passage.colour),
                place=passage.cited or (f"p. {page}" if page else ""),
                order=float(page) if page.isdecimal() and len(page) < 8 else None,
                work=work,
                style=passage.style,
            )
        )


def read_zotero_markdown(text: str, path: Path) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.ZOTERO, path)
    plain = replace_invalid(text.removeprefix("\ufeff")).replace(_CITATION, "")
    for note in re.split(r"^---\s*$", plain, flags=re.MULTILINE):
        heading = _HEADING.search(note)
        title = _work_title("", _plain_text("\n".join(filter(None, heading.groups())))) if heading else ""
        body = note[: heading.start()] + note[heading.end() :] if heading else note
        collector = _PassageCollector(entries, title, "")
        for paragraph in _BREAK.split(body):
            content = _plain_text(_without_marks(paragraph))
            if content and not content.startswith("#"):
                collector.add_paragraph(content, in_block=bool(_IN_BLOCK.match(paragraph)))
        collector.finish()
    return entries.foreign_notes()


def _without_marks(paragraph: str) -> str:
    lines = (line.strip().removeprefix(">").lstrip().removeprefix("- ") for line in paragraph.strip().split("\n"))
    return "\n".join(line.strip() for line in lines).strip()


def _plain_text(markdown: str) -> str:
    """Remove links into Zotero and backslash escapes."""
    linked = _LINK.sub(r"\1", _BEFORE_CITATION.sub(f"{_CITATION}(", markdown))
    return _ESCAPE.sub(r"\1", _PDF.sub("", linked)).strip()


def _work_title(title: str, heading: str) -> str:
    """Return the title of the work: the item's, else the note's heading unless it is a generic one.

    Zotero's own heading has the day on which the note was made; it says "annotations" in the reader's language.
    """
    plain = one_line(heading)
    is_generic = plain.lower() in _GENERIC or _HEADING_DATE.search(plain) is not None
    return title or ("" if is_generic else plain)


def _quoted_block(paragraph: str) -> _Passage:
    """Return the passage of a blockquote, with or without quotation marks, and its citation if that is in it."""
    quote, after = _quotation(paragraph)
    if quote:
        return _Passage(quote, *_split_citation(after))
    cited, words = _split_last_citation(paragraph)
    return _Passage(_unquoted(words), cited)


def _quotation(paragraph: str) -> tuple[str, str]:
    """Split a paragraph into the quotation at its beginning and the rest."""
    closers = _CLOSERS.get(paragraph[:1], "")
    end = _closing(paragraph, closers) if closers else -1
    return (paragraph[1:end].strip(), paragraph[end + 1 :]) if end > 0 else ("", paragraph)


def _closing(paragraph: str, closers: str) -> int:
    """Find the sign that closes a quotation: the one before the citation, as there may be others within."""
    for sign in (_CITATION, r"\("):
        before_citation = re.compile(rf"[{closers}]\s*{sign}").search(paragraph, 1)
        if before_citation:
            return before_citation.start()
    if closers in _APOSTROPHES:
        return -1
    if closers == paragraph[0]:
        return paragraph.find(closers, 1)
    return max(paragraph.rfind(closer, 1) for closer in closers)


def _unquoted(quoted: str) -> str:
    if len(quoted) > 1 and quoted[-1] in _CLOSERS.get(quoted[0], ""):
        return quoted[1:-1].strip()
    return quoted


def _unclosed(after: str) -> str:
    """Return the text after a marked passage without the sign that closes its quotation, if that stands outside."""
    plain = after.lstrip()
    return plain[1:] if plain[:1] in _CLOSING_SIGNS and plain[1:].lstrip()[:1] in {"", "(", _CITATION} else after


def _split_citation(after: str) -> tuple[str, str]:
    """Split the text after a quotation into its citation and the note."""
    found = _CITED.match(after)
    if found is None:
        return "", after.strip()
    rest = re.sub(r"^\s*\(pdf\)", "", after[found.end() :])
    return one_line(found[1]), rest.strip()


def _split_last_citation(paragraph: str) -> tuple[str, str]:
    """Split a paragraph into the citation at its end and the words before it."""
    last = _LAST_CITED.search(paragraph)
    return (one_line(last[1]), paragraph[: last.start()].strip()) if last else ("", paragraph)


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
            elif _has_class(node, "citation"):
                yield _CITATION
            yield node.text or ""
        elif node is not element:
            yield node.tail or ""
