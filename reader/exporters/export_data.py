"""The input of an exporter: one text with its annotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.core.annotations.model import Annotation
from reader.core.library_links import link_address
from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography
from reader.core.text.blocks import Block
from reader.core.text.model import Image, Section, Text
from reader.core.text.sanitise import DIRECTIONAL
from reader.exporters.export_labels import SOURCE_LABELS, ExportLabels

if TYPE_CHECKING:
    from reader.core.study.card_info import CardInfo
    from reader.core.study.questions import BankQuestion


@dataclass(frozen=True, slots=True)
class ExportData:
    """One text, its contents, and its annotations in text order.

    ``covered`` is the number of code points that were read, ``seconds`` the time counted for the text. The times of
    ``text`` and of the annotations are written as they are, so they must be in the reader's own time zone. ``passages``
    has, by annotation id, the blocks of passages of more than one line. ``cards`` are those of the self-test, and
    ``questions`` those of the bank that are asked in it, for the formats that have them. ``cover`` is the picture that
    the file links to, if the reader wants one; ``bibliography`` what is known of the publication, with a citation key
    if the reader wants one or the text has one.
    """

    text: Text
    sections: tuple[Section, ...]
    annotations: tuple[Annotation, ...]
    covered: int = 0
    seconds: float = 0.0
    labels: ExportLabels = SOURCE_LABELS
    passages: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    cards: tuple[CardInfo, ...] = ()
    questions: tuple[BankQuestion, ...] = ()
    cover: Image | None = None
    bibliography: Bibliography = UNKNOWN_BIBLIOGRAPHY

    @property
    def progress(self) -> int:
        """Return how much of the text was read, in whole percent."""
        return percent(self.covered, self.text.characters)

    @property
    def minutes(self) -> int:
        """Return the time counted for the text, in whole minutes."""
        return round(self.seconds / 60)

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the tags of the text and then those of its annotations, in text order, each once."""
        of_notes = (tag for annotation in self.annotations for tag in annotation.tags)
        return tuple(dict.fromkeys((*self.text.filing.tags, *of_notes)))

    @property
    def whole(self) -> tuple[Annotation, ...]:
        """Return the annotations on the text as a whole."""
        return tuple(annotation for annotation in self.annotations if annotation.anchor is None)

    @property
    def placed(self) -> tuple[Annotation, ...]:
        """Return the annotations that have a passage in this edition, in text order."""
        return tuple(
            annotation for annotation in self.annotations if annotation.anchor is not None and not annotation.orphan
        )

    @property
    def orphans(self) -> tuple[Annotation, ...]:
        """Return the annotations whose passage is not in this edition."""
        return tuple(
            annotation for annotation in self.annotations if annotation.anchor is not None and annotation.orphan
        )

    def placed_under_headings(self) -> Iterator[tuple[list[tuple[Section, ...]], Annotation]]:
        """Yield `placed` annotations, each with the headings before it that the one before it is not under.

        A heading is the path of its section, outermost first.
        """
        before: tuple[Section, ...] = ()
        for annotation in self.placed:
            path = self.path(annotation.start)
            yield [path[:depth] for depth, section in enumerate(path, start=1) if section not in before], annotation
            before = path

    def path(self, position: int) -> tuple[Section, ...]:
        """Return the sections that contain a position, outermost first."""
        return tuple(_path(self.sections, position))

    def kind_word(self, annotation: Annotation) -> str:
        """Return the label of an annotation's kind if its form does not show it, else an empty string."""
        labels = {"question": self.labels.question, "bookmark": self.labels.bookmark}
        return labels.get(annotation.kind.value, "")


def link(annotation: Annotation) -> str:
    """Return the URL that opens the passage in the window."""
    return link_address(annotation.text, annotation.id)


def file_name(source: str) -> str:
    """Return the name of the file that a text came from, without its folder, which is private."""
    return re.split(r"[\\/]", source)[-1]


def one_line(words: str) -> str:
    """Collapse whitespace, so that the string is one line."""
    return " ".join(words.split())


def plain_line(words: str) -> str:
    """Collapse a string to one line, without the characters that change the writing direction."""
    return one_line(DIRECTIONAL.sub("", words))


def percent(part: int, whole: int) -> int:
    """Return ``part`` of ``whole`` in percent, rounded down; 0 if ``whole`` is 0."""
    return part * 100 // whole if whole else 0


def _path(sections: tuple[Section, ...], position: int) -> Iterator[Section]:
    level = 0
    for section in sections:
        if section.start > position:
            return
        if position < section.end and section.level > level:
            level = section.level
            yield section


def citation(data: ExportData, annotation: Annotation, percent_sign: str = "%") -> str:
    """Return where an annotation is, as "Part 1 › Chapter 3 · p. 7 · 12%"; without the page if the text has none."""
    if annotation.anchor is None:
        return ""
    if annotation.orphan:
        return one_line(annotation.anchor.section)
    sections = " › ".join(one_line(section.title) for section in data.path(annotation.start))
    share = f"{percent(annotation.start, data.text.characters)}{percent_sign}"
    return " · ".join(filter(None, (sections, cited_page(data, annotation), share)))


def cited_page(data: ExportData, annotation: Annotation) -> str:
    """Return the label of the printed page on which an annotation begins, or an empty string.

    Which page that is, the library finds when it reads the annotation (`reader.storage.repositories.annotations`).
    """
    label = one_line(annotation.page)
    return data.labels.page.replace("{page}", label) if label and not annotation.orphan else ""
