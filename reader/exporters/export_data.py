"""Hold what an exporter makes a file of: one text with what its reader left on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.annotations.markdown_merge.merge import MergeLabels
from reader.core.annotations.model import Annotation
from reader.core.text.model import Section, Text
from reader.core.translatable import QT_TRANSLATE_NOOP

_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class ExportLabels:
    """Hold the few words that an exporter adds, in the reader's language; the defaults are the source language."""

    open: str = QT_TRANSLATE_NOOP("Exporting", "open")
    question: str = QT_TRANSLATE_NOOP("Exporting", "question")
    bookmark: str = QT_TRANSLATE_NOOP("Exporting", "bookmark")
    orphans: str = QT_TRANSLATE_NOOP("Exporting", "Passages that are not in this edition")
    removed: str = QT_TRANSLATE_NOOP("Exporting", "Removed")
    conflict: str = QT_TRANSLATE_NOOP(
        "Exporting", "Changed here and in the library. Above stands this file’s version, below the library’s."
    )
    all_notes: str = QT_TRANSLATE_NOOP("Exporting", "Notes")
    untagged: str = QT_TRANSLATE_NOOP("Exporting", "Without a tag")
    page: str = QT_TRANSLATE_NOOP("Pages", "p. {page}")

    @property
    def merge_words(self) -> MergeLabels:
        """Return the words that a merge adds."""
        return MergeLabels(self.removed, self.conflict)


@dataclass(frozen=True, slots=True)
class ExportData:
    """Hold one text, its contents, and its annotations in text order.

    ``covered`` counts the code points that were read, ``seconds`` the time that was counted for the text. The times of
    ``text`` and of the annotations are written as they are given, so they come in the reader's own zone.
    """

    text: Text
    sections: tuple[Section, ...]
    annotations: tuple[Annotation, ...]
    covered: int = 0
    seconds: float = 0.0
    labels: ExportLabels = ExportLabels()

    @property
    def progress(self) -> int:
        """Return the part of the text that was read, in whole percent."""
        return percent(self.covered, self.text.characters)

    @property
    def minutes(self) -> int:
        """Return the time that was counted for the text, in whole minutes."""
        return round(self.seconds / 60)

    @property
    def tags(self) -> tuple[str, ...]:
        """Return every tag once, in the order of the text."""
        return tuple(dict.fromkeys(tag for annotation in self.annotations for tag in annotation.tags))

    @property
    def whole(self) -> tuple[Annotation, ...]:
        """Return the annotations on the text as a whole."""
        return tuple(one for one in self.annotations if one.anchor is None)

    @property
    def placed(self) -> tuple[Annotation, ...]:
        """Return the annotations that have a passage in this edition, in text order."""
        return tuple(one for one in self.annotations if one.anchor is not None and not one.orphan)

    @property
    def orphans(self) -> tuple[Annotation, ...]:
        """Return the annotations whose passage is not in this edition."""
        return tuple(one for one in self.annotations if one.anchor is not None and one.orphan)

    def path(self, position: int) -> tuple[Section, ...]:
        """Return the sections around a position, outermost first."""
        return tuple(_path(self.sections, position))

    def place(self, annotation: Annotation) -> str:
        """Return where an annotation stands, as "Part 1 › Chapter 3 · p. 7 · 12 %"; the page where there are any."""
        if annotation.anchor is None:
            return ""
        if annotation.orphan:
            return one_line(annotation.anchor.section)
        sections = " › ".join(one_line(section.title) for section in self.path(annotation.start))
        share = f"{percent(annotation.start, self.text.characters)} %"
        return " · ".join(filter(None, (sections, self.page(annotation), share)))

    def page(self, annotation: Annotation) -> str:
        """Name the page of the printed edition that an annotation begins on, or nothing."""
        label = one_line(annotation.page)
        return self.labels.page.replace("{page}", label) if label and not annotation.orphan else ""

    def kind_word(self, annotation: Annotation) -> str:
        """Name the kind of an annotation where its form does not show it; else give nothing."""
        words = {"question": self.labels.question, "bookmark": self.labels.bookmark}
        return words.get(annotation.kind.value, "")


def link(annotation: Annotation) -> str:
    """Make the address that opens the passage in the window."""
    return f"onehour://open/{annotation.text}/{annotation.id}"


def file_name(source: str) -> str:
    """Return the name of the file a text came from; what folder it lay in is nobody else's business."""
    return re.split(r"[\\/]", source)[-1]


def one_line(words: str) -> str:
    """Bring words onto one line."""
    return " ".join(words.split())


def plain_line(words: str) -> str:
    """Bring words onto one line, without the marks that turn the direction of what follows."""
    return one_line(_DIRECTIONS.sub("", words))


def percent(part: int, whole: int) -> int:
    """Return a part of a whole in whole percent, rounded down; nothing of nothing is 0."""
    return part * 100 // whole if whole else 0


def _path(sections: tuple[Section, ...], position: int) -> Iterator[Section]:
    level = 0
    for section in sections:
        if section.start > position:
            return
        if position < section.end and section.level > level:
            level = section.level
            yield section
