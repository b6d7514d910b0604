"""Make the variables of templates: strings that are escaped for Markdown, so that none of them can break the file."""

from __future__ import annotations

from functools import lru_cache

from reader.core.annotations.markdown_merge.markdown_guard import escape_note
from reader.core.annotations.model import Annotation
from reader.core.text.citation_properties import PROPERTY_NAMES, YEAR, citation_properties
from reader.exporters.export_data import ExportData, citation, cited_page, link, plain_line
from reader.exporters.markdown.escaping import escaped, normalised_lines
from reader.exporters.markdown.quotation import earlier_quotation, quotation


def text_variables(data: ExportData) -> dict[str, object]:
    """Return the template variables of a text."""
    text = data.text
    return {
        "title": escaped(plain_line(text.title)),
        "author": escaped(plain_line(text.author)),
        "language": text.language,
        "progress": data.progress,
        "minutes": data.minutes,
        "notes": len(data.annotations),
        "bibliography": bibliography_variables(data),
    }


def bibliography_variables(data: ExportData) -> dict[str, str]:
    """Return what is known of the publication by the names of front matter, with "_" for "-"; empty what is not."""
    known = citation_properties(data.bibliography)
    return {
        name.replace("-", "_"): escaped(plain_line(str(known.get(name, ""))))
        for name in (*PROPERTY_NAMES.values(), YEAR)
    }


def annotation_variables(data: ExportData, annotation: Annotation) -> dict[str, object]:
    """Return the template variables of an annotation; every value is safe in Markdown."""
    tags = [_escaped_line(tag) for tag in annotation.tags]
    return {
        "id": annotation.id,
        "block_id": f"^oh-{annotation.id}",
        "quotation": quotation(annotation.quote, data.passages.get(annotation.id, ())),
        "note": escape_note(normalised_lines(annotation.body)),
        "tags": tags,
        "tag_words": " ".join(f"#{tag}" for tag in tags),
        "kind": annotation.kind.value,
        "kind_word": data.kind_word(annotation),
        "place": _escaped_line(citation(data, annotation)),
        "page": _escaped_line(cited_page(data, annotation)),
        "link": link(annotation),
        "address": f"[{_escaped_line(data.labels.open)}]({link(annotation)})",
        "colour": annotation.colour,
        "style": annotation.style.value,
        "orphan": annotation.orphan,
        "created": annotation.created.date().isoformat(),
        "modified": annotation.modified.date().isoformat(),
    }


def earlier_variables(data: ExportData, annotation: Annotation) -> dict[str, object]:
    """Return the template variables of an annotation as they were when its place had a blank before the percent."""
    return annotation_variables(data, annotation) | {"place": _escaped_line(citation(data, annotation, " %"))}


def first_variables(data: ExportData, annotation: Annotation) -> dict[str, object]:
    """Return the template variables of an annotation as they were at first."""
    return earlier_variables(data, annotation) | {"quotation": earlier_quotation(annotation.quote)}


@lru_cache(maxsize=4_096)
def _escaped_line(text: str) -> str:
    """Return a string as one escaped line; cached, because the same ones recur."""
    return escaped(plain_line(text))
