"""Make a file of cards that Anki takes in: one note for each annotation, known again by its guid.

Source: Anki manual, "Importing: Text Files", headers. Comment lines that Anki does not know are passed over.
"""

from __future__ import annotations

from html import escape

from reader.core.annotations.model import Annotation
from reader.exporters.checksum import BLANK, KEY
from reader.exporters.export_data import ExportData, link, plain_line

_HEADERS = (
    "#separator:tab",
    "#html:true",
    "#guid column:1",
    "#columns:guid\tfront\tback\tsource\ttags",
    "#tags column:5",
)


def anki(material: ExportData) -> str:
    """Make the whole file, with a blank in the place of its digest."""
    lines = (*_HEADERS, f"# {KEY}: {BLANK} {material.text.id}", *(_card(material, one) for one in _cards(material)))
    return "\n".join(lines) + "\n"


def anki_cards(content: str) -> dict[str, str]:
    """Return each card of such a file, by the annotation's id."""
    return {line.partition("\t")[0]: line for line in content.split("\n") if line and not line.startswith("#")}


def _cards(material: ExportData) -> list[Annotation]:
    return [one for one in material.annotations if one.quote or one.body]


def _card(material: ExportData, one: Annotation) -> str:
    """Ask with the note where it is a question, else with the passage."""
    asks = one.kind.value == "question" and bool(one.body)
    front, back = (one.body, one.quote) if asks else (one.quote or one.body, one.body if one.quote else "")
    title = " · ".join(filter(None, (plain_line(material.text.title), plain_line(material.place(one)))))
    source = f'<a href="{escape(link(one))}">{escape(title)}</a>'
    fields = (one.id, _field(front), _field(back), source, escape(" ".join(one.tags)))
    return "\t".join(fields)


def _field(words: str) -> str:
    """Put words into HTML on one line; Anki takes neither tabs nor line ends, and knows its own signs for clozes."""
    safe = escape(words).replace("{{", "{&#123;").replace("}}", "}&#125;")
    return safe.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>").replace("\t", " ")
