"""The words that an export adds to the reader's own: headings, kinds, and the sentence of a conflict."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.annotations.markdown_merge.merge import MergeLabels
from reader.core.translatable import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class ExportLabels:
    """The labels that an exporter adds, in the reader's language; the defaults are the source language."""

    open: str = QT_TRANSLATE_NOOP("Exporting", "open")
    question: str = QT_TRANSLATE_NOOP("Exporting", "question")
    bookmark: str = QT_TRANSLATE_NOOP("Exporting", "bookmark")
    orphans: str = QT_TRANSLATE_NOOP("Exporting", "Passages that are not in this edition")
    removed: str = QT_TRANSLATE_NOOP("Exporting", "Removed")
    conflict: str = QT_TRANSLATE_NOOP(
        "Exporting", "Changed both here and in the library. This file’s version is above, the library’s below."
    )
    all_notes: str = QT_TRANSLATE_NOOP("Exporting", "Notes")
    untagged: str = QT_TRANSLATE_NOOP("Exporting", "Without a tag")
    page: str = QT_TRANSLATE_NOOP("Pages", "p. {page}")

    @property
    def merge_labels(self) -> MergeLabels:
        """Return the labels that a merge adds."""
        return MergeLabels(self.removed, self.conflict)


SOURCE_LABELS = ExportLabels()
"""The words in the source language."""
