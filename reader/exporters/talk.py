"""Lay a talk out: as an outline to speak from, as cards with one passage each, or as a handout with its sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.core.annotations.model import Annotation
from reader.core.library_links import link_address
from reader.core.study.talk import TalkForm, TalkPassage, TalkPlan
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.essay import EssayItem
from reader.exporters.export_data import plain_line
from reader.exporters.sheet import (
    SheetBreak,
    SheetDocument,
    SheetHeading,
    SheetItem,
    SheetLabels,
    SheetParagraph,
    SheetPart,
    SheetQuotation,
)

_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class TalkLabels:
    """The words that a talk adds, in the reader's language; the defaults are the source language."""

    length: str = QT_TRANSLATE_NOOP("Talk", "{minutes} min: about {budget} characters; there are {total}")
    length_in_words: str = QT_TRANSLATE_NOOP("Talk", "{minutes} min: about {budget} words; there are {total}")
    mark: str = QT_TRANSLATE_NOOP("Talk", "End of {minutes} min. What follows runs over time.")
    beyond: str = QT_TRANSLATE_NOOP("Talk", "over time")
    partly: str = QT_TRANSLATE_NOOP("Talk", "the last {number} characters run over time")
    partly_in_words: str = QT_TRANSLATE_NOOP("Talk", "the last {number} words run over time")
    sources: str = QT_TRANSLATE_NOOP("Talk", "Sources")
    comma: str = QT_TRANSLATE_NOOP("Meeting", ", ")
    sheet: SheetLabels = field(default_factory=SheetLabels)

    def joined(self, *parts: str) -> str:
        """Return the parts that are not empty in one line."""
        return self.comma.join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk of so many minutes: its items in order, and the plan with a part for each of them.

    An item of free text that others stand below is a heading, which is not said.
    """

    title: str
    items: tuple[EssayItem, ...]
    plan: TalkPlan
    minutes: int
    labels: TalkLabels = field(default_factory=TalkLabels)


def is_heading(items: tuple[EssayItem, ...], place: int) -> bool:
    """Return whether an item is a heading: free text in one short line, with deeper items below it."""
    item = items[place]
    has_deeper = place + 1 < len(items) and items[place + 1].level > item.level
    return not item.annotation and has_deeper and "\n" not in item.words and len(item.words) <= _LONGEST_HEADING


def talk_document(talk: Talk, form: TalkForm) -> SheetDocument:
    """Return the talk in one of its forms."""
    parts = {TalkForm.OUTLINE: _outline, TalkForm.CARDS: _cards, TalkForm.HANDOUT: _handout}[form](talk)
    return SheetDocument(talk.title, tuple(parts), talk.labels.sheet.language, talk.labels.sheet)


def _outline(talk: Talk) -> Iterator[SheetPart]:
    yield SheetParagraph(_length(talk))
    is_marked = False
    for place, (item, passage) in enumerate(zip(talk.items, talk.plan.passages, strict=True)):
        if passage.is_beyond and not is_marked:
            yield SheetBreak()
            yield SheetParagraph(talk.labels.mark.format(minutes=talk.minutes))
            is_marked = True
        if is_heading(talk.items, place):
            yield SheetHeading(item.words, item.level + 1)
        elif item.annotation:
            yield _spoken(talk, item, item.annotation, passage)
        else:
            yield SheetParagraph(item.words, is_note=True)


def _cards(talk: Talk) -> Iterator[SheetPart]:
    """Yield a page for each passage, with the heading that it stands under and the time at which it begins."""
    heading, is_first = "", True
    for place, (item, passage) in enumerate(zip(talk.items, talk.plan.passages, strict=True)):
        if is_heading(talk.items, place):
            heading = item.words
            continue
        if not is_first:
            yield SheetBreak()
        is_first = False
        minutes, seconds = divmod(round(passage.begins), 60)
        yield SheetHeading(talk.labels.joined(f"{minutes}:{seconds:02}", heading), 2)
        if item.annotation:
            yield _spoken(talk, item, item.annotation, passage)
        else:
            yield SheetParagraph(item.words, is_note=True)


def _handout(talk: Talk) -> Iterator[SheetPart]:
    """Yield headings and passages with the numbers of their sources, without the speaker's own notes."""
    sources: dict[str, int] = {}
    for place, item in enumerate(talk.items):
        if is_heading(talk.items, place):
            yield SheetHeading(item.words, item.level + 1)
        elif item.annotation and item.annotation.quote:
            number = sources.setdefault(talk.labels.joined(item.author, item.title), len(sources) + 1)
            section = item.section or (item.annotation.anchor.section if item.annotation.anchor else "")
            yield SheetQuotation(item.annotation.quote, talk.labels.joined(f"[{number}]", plain_line(section)))
    if sources:
        yield SheetHeading(talk.labels.sources)
    for source, number in sources.items():
        yield SheetItem(source, number=number)


def _spoken(talk: Talk, item: EssayItem, annotation: Annotation, passage: TalkPassage) -> SheetQuotation:
    section = item.section or (annotation.anchor.section if annotation.anchor else "")
    source = talk.labels.joined(item.author, item.title, plain_line(section), _beyond(talk, passage))
    notes = (annotation.body,) if annotation.body.strip() else ()
    return SheetQuotation(annotation.quote, source, link_address(annotation.text, annotation.id), notes)


def _beyond(talk: Talk, passage: TalkPassage) -> str:
    """Return how much of a passage lies beyond the time; empty if none does."""
    if not passage.is_beyond:
        return ""
    if passage.over == passage.count:
        return talk.labels.beyond
    return (talk.labels.partly_in_words if talk.plan.in_words else talk.labels.partly).format(number=passage.over)


def _length(talk: Talk) -> str:
    template = talk.labels.length_in_words if talk.plan.in_words else talk.labels.length
    return template.format(minutes=talk.minutes, budget=talk.plan.budget, total=talk.plan.total)
