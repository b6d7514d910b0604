"""Gather what is exported of a text out of the library; loads nothing of Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from reader.core.text.text import Text
from reader.exporters.material import Labels, Material
from reader.storage.library import Library


def export_material(library: Library, text: Text, seconds: float, now: datetime, labels: Labels) -> Material:
    """Gather a text with its contents and annotations; times are told in the zone of ``now``.

    ``seconds`` is the time counted for the text, which the ledger sums for all texts at once.
    """
    zone = now.tzinfo
    return Material(
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
