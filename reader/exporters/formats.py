"""List the formats that notes go out in; a new format is one module and one row here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reader.exporters.markdown import markdown, markdown_blocks
from reader.exporters.material import Material
from reader.exporters.page import page, page_blocks
from reader.exporters.record import record, record_blocks
from reader.exporters.table import table, table_blocks


@dataclass(frozen=True, slots=True)
class Format:
    """Hold the ending of a format's files, how a file is made, and how it is cut into blocks by annotation id."""

    ending: str
    render: Callable[[Material], str]
    blocks: Callable[[str], dict[str, str]]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "markdown": Format(".md", markdown, markdown_blocks),
        "html": Format(".html", page, page_blocks),
        "csv": Format(".csv", table, table_blocks),
        "json": Format(".json", record, record_blocks),
    }
)
