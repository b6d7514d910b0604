"""Gather what is exported of a text out of the library; loads nothing of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reader.core.annotations.markdown_merge.last_export import LastExport
from reader.core.text.model import Text
from reader.exporters.export import ExportOptions
from reader.exporters.export_data import ExportData, ExportLabels
from reader.exporters.formats import MARKDOWN
from reader.exporters.markdown.document import document_scopes
from reader.storage.library import Library


def export_data_of(library: Library, text: Text, seconds: float, now: datetime, labels: ExportLabels) -> ExportData:
    """Gather a text with its contents and annotations; times are told in the zone of ``now``.

    ``seconds`` is the time counted for the text, which the ledger sums for all texts at once.
    """
    zone = now.tzinfo
    return ExportData(
        text=replace(
            text,
            added=text.added.astimezone(zone),
            opened=text.opened.astimezone(zone) if text.opened else None,
        ),
        sections=library.texts.view(text.id).outline(),
        annotations=tuple(
            replace(one, created=one.created.astimezone(zone), modified=one.modified.astimezone(zone))
            for one in library.annotations.of_text(text.id)
        ),
        covered=library.coverage.covered(text.id),
        seconds=seconds,
        labels=labels,
    )


def last_exports(library: Library, materials: Sequence[ExportData], wish: ExportOptions) -> list[LastExport]:
    """Return what was exported last of what is wanted, for the merge."""
    return [] if wish.form != MARKDOWN else library.exports.of(document_scopes(materials, wish.per))
