"""Measure the self-test with 5,000 cards and 50,000 answers: its queue, an answer, a replay, suggested blanks."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from figures import Figure, median, percentile, times, write_figures

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.operations import Operation, annotate
from reader.core.operation_name import OperationName
from reader.core.study.answers import AnswerGiven, AnswerPlace, Rating
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import TextFormat
from reader.services.study.card_making import blank_card, make_cards, suggest_for_marks
from reader.services.study.review_session import ReviewSession
from reader.services.study.self_test import waiting_cards
from reader.storage.library import Library

NOW = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
CARDS, ANSWERS, SUGGESTED = 5_000, 50_000, 1_000
CHARACTERS = "一人大天学习中国明心力工作文书读写说话日月水火山石田土重要银行长大音乐"


def measure() -> list[Figure]:
    """Return the figures of one library."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db", NOW) as library:
        marks = _marks(library)
        made, _changes = make_cards(library, [blank_card(mark, mark.quote[3:7]) for mark in marks], NOW)
        size = f"{CARDS:,} cards"
        new = times(lambda _number: waiting_cards(library, NOW), 20)
        _answer(library, [card.id for card in made])
        later = NOW + timedelta(days=800)
        replayed = _seconds(lambda: library.card_states.replayed(card.id for card in made))
        library.card_states.clear()
        filled = _seconds(lambda: library.cards.queued(later.date()))
        queue = times(lambda _number: waiting_cards(library, later), 20)
        listed = _seconds(library.cards.all)
        session = ReviewSession(library, later)
        answered = times(lambda _number: _next_card(session, later), 15)
        return [
            Figure("queue of new cards", size, median(new), "ms", 50),
            Figure("queue of waiting cards", size, median(queue), "ms", 50),
            Figure("replay of the answers", f"{ANSWERS:,} answers", replayed, "s", 5),
            Figure("queue after all states were dropped", size, filled, "s", 6),
            Figure("list of all cards", size, listed * 1_000, "ms"),
            Figure("next card after an answer, committed", size, median(answered), "ms", 30),
            Figure("next card after an answer, 95th percentile", size, percentile(answered, 95), "ms", 30),
            Figure("suggest blanks", f"{SUGGESTED:,} marks", _suggest(library, marks), "s", 5),
        ]


def _marks(library: Library) -> list[Annotation]:
    """Add a text of many sentences without anything quoted or listed, and mark each."""
    rng = random.Random(7)
    sentences = ["".join(rng.choice(CHARACTERS) for _ in range(40)) + "。" for _ in range(CARDS)]
    header = TextHeader("慢读", "", "zh", TextFormat.PLAIN, "utf-8")
    events = list(assemble([header, *(Block(BlockKind.PARAGRAPH, sentence) for sentence in sentences)]))
    writer = library.texts.begin(header, "", "慢读", NOW)
    writer.add([event for event in events if isinstance(event, Leaf)])
    (ending,) = (event for event in events if isinstance(event, TextEnd))
    text, _is_new = writer.finish(ending)
    library.index.index_text(text.id)
    view = library.texts.view(text.id)
    edits = []
    for place in range(CARDS):
        anchor = make_anchor(view, place * 42, place * 42 + 41)
        edits += annotate(text.id, AnnotationKind.HIGHLIGHT, anchor, NOW + timedelta(milliseconds=place)).edits
    library.commit(Operation(OperationName.HIGHLIGHT, tuple(edits), NOW))
    return library.annotations.of_text(text.id)


def _answer(library: Library, cards: list[str]) -> None:
    """Answer each card ten times, as the library keeps it, on days that lie apart."""
    rng = random.Random(8)
    prompted = dict.fromkeys(cards, 0)
    for number in range(ANSWERS // CARDS):
        at = NOW + timedelta(days=30 * number)
        given = AnswerGiven(Rating.GOOD, "right", 8.0, AnswerPlace.SELF_TEST)
        again = replace(given, rating=Rating.AGAIN)
        answers = {card: again if rng.random() < 0.1 else given for card in cards}
        library.answers.add(answers, prompted, at, at.date())


def _next_card(session: ReviewSession, now: datetime) -> None:
    asked = session.next_card(now)
    assert asked is not None
    session.answer(asked, Rating.GOOD, now, seconds=7)
    session.next_card(now)


def _suggest(library: Library, marks: list[Annotation]) -> float:
    return _seconds(lambda: list(suggest_for_marks(library, marks[:SUGGESTED])))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    write_figures(measure())
