"""Ask three things about the marks of today, when the goal is reached."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice

from reader.core.activity.plan_change import study_day_now
from reader.core.annotations.model import Annotation
from reader.core.changes import Changes
from reader.core.study.answers import AnswerGiven, AnswerPlace
from reader.core.study.card_sides import CardSides, card_sides
from reader.core.study.cards import CardSource, Flashcard, card_id
from reader.services.study.card_making import MarkSuggestions, suggest_for_marks
from reader.services.study.self_test import AnswerResult, answer_new_card, retention_of
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library
from reader.storage.repositories.cards import NewCard

ASKED_AT_THE_END = 3
"""How many marks of today are asked about."""

_LONGEST_DAY = timedelta(hours=48)
"""No study day began earlier than this before a time in it, however the clocks were set."""


@dataclass(frozen=True, slots=True)
class ProposedCard:
    """A card that is made when it is answered, and what is on it."""

    new: NewCard
    sides: CardSides
    source: CardSource

    @property
    def annotation(self) -> str:
        """Return the id of the mark that it is about."""
        return self.new.annotation or ""


def end_of_hour(library: Library, now: datetime) -> list[ProposedCard]:
    """Return up to three cards from the marks of today that have none yet, the same ones for a day."""
    day = study_day_of(library, now)
    marks = sorted(_marks_of(library, now, day), key=lambda mark: _digest(day, mark.id))
    titles = {text.id: text.title for text in library.texts.some({mark.text for mark in marks})}
    proposed = (
        _proposed(one, titles.get(one.annotation.text, ""), now, day) for one in suggest_for_marks(library, marks)
    )
    return list(islice(filter(None, proposed), ASKED_AT_THE_END))


def answer_proposed(library: Library, proposed: ProposedCard, given: AnswerGiven, now: datetime) -> AnswerResult:
    """Make a proposed card and add its first answer, as one undo step; raises ReaderError CARD_LIMIT."""
    placed = replace(given, place=AnswerPlace.END_OF_HOUR, retention=retention_of(library))
    return answer_new_card(library, proposed.new, placed, now)


def never_suggest(library: Library, annotation: str, now: datetime) -> Changes:
    """Never propose a mark at the end of the hour again."""
    return library.mark_options.set(annotation, replace(library.mark_options.of(annotation), suggested=False), now)


def _marks_of(library: Library, now: datetime, day: date) -> Iterator[Annotation]:
    """Yield the marks that were made on a study day and may be asked about."""
    options = library.mark_options.all()
    plans = library.plans.history()
    for annotation in library.annotations.made_since(now - _LONGEST_DAY):
        local = annotation.created.astimezone(now.tzinfo)
        is_of_today = study_day_now(plans, local) == day
        if is_of_today and (annotation.id not in options or options[annotation.id].suggested):
            yield annotation


def _proposed(found: MarkSuggestions, title: str, now: datetime, day: date) -> ProposedCard | None:
    cards = found.new_cards() if not found.cards and not found.annotation.orphan else []
    if not cards:
        return None
    annotation, new = found.annotation, cards[0]
    section = annotation.anchor.section if annotation.anchor else ""
    source = CardSource(annotation.text, title, section, annotation.quote, annotation.body, annotation.created)
    card = Flashcard(card_id(annotation.id, new.content), new.content, annotation.id, None, new.quote, now, day)
    return ProposedCard(new, card_sides(card, source), source)


def _digest(day: date, annotation: str) -> str:
    return hashlib.sha256(f"{day.toordinal()}|{annotation}".encode()).hexdigest()
