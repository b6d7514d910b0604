"""Export annotations as a file of Anki notes, one note per annotation, identified by its guid.

Source: Anki manual, "Importing: Text Files", headers. Anki ignores comment lines that it does not know. There is no
header ``#columns``: with it Anki puts the first column, the guid, on the front, and leaves the back empty.
"""

from __future__ import annotations

from html import escape

from reader.core.annotations.model import Annotation
from reader.exporters.checksum import BLANK, KEY
from reader.exporters.export_data import ExportData, citation, link, plain_line
from reader.exporters.passage_html import passage_html

_HEADERS = (
    "#separator:tab",
    "#html:true",
    "#guid column:1",
    "#tags column:5",
)


def anki(data: ExportData) -> str:
    """Return the whole file, with a blank in place of its digest."""
    lines = (
        *_HEADERS,
        f"# {KEY}: {BLANK} {data.text.id}",
        *(_card(data, annotation) for annotation in data.annotations if annotation.quote or annotation.body),
    )
    return "\n".join(lines) + "\n"


def anki_cards(content: str) -> dict[str, str]:
    """Return the lines of the notes in such a file, by annotation id."""
    return {line.partition("\t")[0]: line for line in content.split("\n") if line and not line.startswith("#")}


def mark_sides(data: ExportData, annotation: Annotation) -> tuple[str, str]:
    """Return the front and back of a mark in HTML: the front is its body if it is a question, else the passage."""
    is_question = annotation.kind.value == "question" and bool(annotation.body)
    quote = passage_html(annotation.quote, data.passages.get(annotation.id, ()))
    body = escape(annotation.body)
    front, back = (body, quote) if is_question else (quote or body, body if quote else "")
    return _field(front), _field(back)


def mark_source(data: ExportData, annotation: Annotation) -> str:
    """Return the source of a mark in HTML: a link that opens it."""
    title = " · ".join(filter(None, (plain_line(data.text.title), plain_line(citation(data, annotation)))))
    return f'<a href="{escape(link(annotation))}">{escape(title)}</a>'


def _card(data: ExportData, annotation: Annotation) -> str:
    """Return the note of an annotation."""
    source, tags = mark_source(data, annotation), escape(" ".join(annotation.tags))
    return "\t".join((annotation.id, *mark_sides(data, annotation), source, tags))


def _field(html: str) -> str:
    """Put HTML on one line; Anki allows neither tabs nor line ends, and has its own syntax for clozes."""
    html = html.replace("{{", "{&#123;").replace("}}", "}&#125;")
    return html.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>").replace("\t", " ")
