"""Escape exported strings for Markdown, so that no text, title or note can break the file.

Markdown syntax in a quotation is escaped, since a text is not Markdown; a note is written as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.core.annotations.markdown_merge.markdown_guard import escape_note
from reader.core.annotations.model import Annotation
from reader.core.text.normalise import without_break_signs
from reader.exporters.export_data import ExportData, citation, cited_page, link, plain_line

_SIGNS = re.compile(r"[\\`*\[<$]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<!\S)#|\^(?=oh-)|%(?=%)|=(?==)|&(?=#?\w+;)")
_NUMBERED = re.compile(r"^([^\S\n]*\d{1,9})([.)])", re.MULTILINE)
_LINE_SIGN = re.compile(r"^([^\S\n]*)([-+>=])", re.MULTILINE)
_LINE_ENDS = re.compile(r"\r\n?")
_SURROGATES = re.compile("[\ud800-\udfff]")


def escaped(text: str) -> str:
    """Escape what Markdown would interpret as syntax."""
    if not text:
        return ""
    with_signs = _SIGNS.sub(r"\\\g<0>", text)
    return _LINE_SIGN.sub(r"\1\\\2", _NUMBERED.sub(r"\1\\\2", with_signs))


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
    }


def annotation_variables(data: ExportData, annotation: Annotation) -> dict[str, object]:
    """Return the template variables of an annotation; every value is safe in Markdown."""
    tags = [_escaped_line(tag) for tag in annotation.tags]
    return {
        "id": annotation.id,
        "block_id": f"^oh-{annotation.id}",
        "quotation": quotation(annotation.quote),
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
        "orphan": annotation.orphan,
        "created": annotation.created.date().isoformat(),
        "modified": annotation.modified.date().isoformat(),
    }


@lru_cache(maxsize=4_096)
def _escaped_line(text: str) -> str:
    """Return a string as one escaped line; cached, because the same ones recur."""
    return escaped(plain_line(text))


def quotation(quote: str) -> str:
    """Format a passage as a Markdown quotation; an empty one stays empty."""
    if not quote:
        return ""
    words = escaped(normalised_lines(without_break_signs(quote)))
    return "\n".join(f"> {line}".rstrip(" ") for line in words.split("\n"))


def normalised_lines(text: str) -> str:
    """Normalise line ends to LF, and replace surrogates with U+FFFD."""
    return _SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", text))
