"""Put what is exported into Markdown so that no words of a text, a title or a note break the file.

Signs of Markdown in a quotation are escaped, since a text is not Markdown; a note stands as it was written.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.core.annotations.markdown_merge.markdown_guard import guarded
from reader.core.annotations.model import Annotation
from reader.exporters.export_data import ExportData, link, plain_line

_SIGNS = re.compile(r"[\\`*\[<$]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<!\S)#|\^(?=oh-)|%(?=%)|=(?==)|&(?=#?\w+;)")
_NUMBERED = re.compile(r"^([^\S\n]*\d{1,9})([.)])", re.MULTILINE)
_LINE_SIGN = re.compile(r"^([^\S\n]*)([-+>=])", re.MULTILINE)
_LINE_ENDS = re.compile(r"\r\n?")
_SURROGATES = re.compile("[\ud800-\udfff]")


def escaped(words: str) -> str:
    """Escape what Markdown would take for signs of its own."""
    if not words:
        return ""
    signs = _SIGNS.sub(r"\\\g<0>", words)
    return _LINE_SIGN.sub(r"\1\\\2", _NUMBERED.sub(r"\1\\\2", signs))


def text_words(material: ExportData) -> dict[str, object]:
    """Return what a template may say of a text."""
    text = material.text
    return {
        "title": escaped(plain_line(text.title)),
        "author": escaped(plain_line(text.author)),
        "language": text.language,
        "progress": material.progress,
        "minutes": material.minutes,
        "notes": len(material.annotations),
    }


def annotation_words(material: ExportData, one: Annotation) -> dict[str, object]:
    """Return what a template may say of an annotation; every value can stand in Markdown as it is."""
    tags = [_escaped_place(tag) for tag in one.tags]
    return {
        "id": one.id,
        "block_id": f"^oh-{one.id}",
        "quotation": quotation(one.quote),
        "note": guarded(sound_lines(one.body)),
        "tags": tags,
        "tag_words": " ".join(f"#{tag}" for tag in tags),
        "kind": one.kind.value,
        "kind_word": material.kind_word(one),
        "place": _escaped_place(material.place(one)),
        "page": _escaped_place(material.page(one)),
        "link": link(one),
        "address": f"[{_escaped_place(material.labels.open)}]({link(one)})",
        "colour": one.colour,
        "orphan": one.orphan,
        "created": one.created.date().isoformat(),
        "modified": one.modified.date().isoformat(),
    }


@lru_cache(maxsize=4_096)
def _escaped_place(words: str) -> str:
    """Escape words of one line that come again and again."""
    return escaped(plain_line(words))


def quotation(quote: str) -> str:
    """Make a quotation of words of the text; nothing of nothing."""
    if not quote:
        return ""
    return "\n".join(f"> {line}".rstrip(" ") for line in escaped(sound_lines(quote)).split("\n"))


def sound_lines(words: str) -> str:
    """Bring line ends to LF and what is no character to U+FFFD."""
    return _SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", words))
