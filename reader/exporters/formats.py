"""List the formats that notes go out in; a new format is one module and one row here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reader.exporters.anki import anki, anki_cards
from reader.exporters.annotation_set import annotation_set, set_items
from reader.exporters.library_record import library_blocks, library_record
from reader.exporters.material import Material
from reader.exporters.page import page, page_blocks
from reader.exporters.table import table, table_blocks


@dataclass(frozen=True, slots=True)
class Format:
    """Hold the ending of a format's files, how a file is made, and how it is cut into blocks by annotation id."""

    ending: str
    render: Callable[[Material], str]
    blocks: Callable[[str], dict[str, str]]


def _record_of_one(material: Material) -> str:
    return library_record((material,))


WHOLE = "json"
"""The format that has all texts in one file, of the name below."""

WHOLE_NAME = "onehour-library.json"

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format(".html", page, page_blocks),
        "csv": Format(".csv", table, table_blocks),
        WHOLE: Format(".json", _record_of_one, library_blocks),
        "jsonld": Format(".jsonld", annotation_set, set_items),
        "anki": Format(".txt", anki, anki_cards),
    }
)

MARKDOWN = "markdown"
"""The format that is merged with what its reader has written in the files (`reader.exporters.notebook`)."""

ALL_FORMATS = (MARKDOWN, *FORMATS)
