"""Cite an annotation: its sections, its printed page and its position in the text, as every export shows them."""

from __future__ import annotations

from reader.core.annotations.model import Annotation
from reader.exporters.export_data import ExportData, one_line, percent


def citation(data: ExportData, annotation: Annotation) -> str:
    """Return where an annotation is, as "Part 1 › Chapter 3 · p. 7 · 12 %"; without the page if the text has none."""
    if annotation.anchor is None:
        return ""
    if annotation.orphan:
        return one_line(annotation.anchor.section)
    sections = " › ".join(one_line(section.title) for section in data.path(annotation.start))
    share = f"{percent(annotation.start, data.text.characters)} %"
    return " · ".join(filter(None, (sections, cited_page(data, annotation), share)))


def cited_page(data: ExportData, annotation: Annotation) -> str:
    """Return the label of the printed page on which an annotation begins, or an empty string.

    Which page that is, the library finds when it reads the annotation (`reader.storage.repositories.annotations`).
    """
    label = one_line(annotation.page)
    return data.labels.page.replace("{page}", label) if label and not annotation.orphan else ""
