"""The answers are the truth about a card, and its state is a cache that a replay gives."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.core.study.answers import AnswerGiven, CardState, Rating
from reader.core.study.cards import CardContent, CardKind
from reader.storage.library import Library
from reader.storage.repositories.cards import NewCard
from tests.support.texts import add_text

PASSAGE = "大家慢慢养成不动笔墨的读书习惯。"
NOW = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


def with_card(library: Library, now: datetime) -> str:
    """Add a text, a mark on all of it, and a card; return the card's id."""
    text = add_text(library, "慢读", [PASSAGE], now)
    anchor = make_anchor(library.texts.view(text.id), 0, len(PASSAGE))
    operation = annotate(text.id, AnnotationKind.HIGHLIGHT, anchor, now)
    library.commit(operation)
    new = NewCard(CardContent(CardKind.BLANK, "不动笔墨"), PASSAGE, operation.edits[0].id)
    (made,), _changes = library.cards.make([new], now, now.date())
    return made.id


def answer(library: Library, card: str, at: datetime, rating: Rating = Rating.GOOD) -> None:
    prompted = library.cards.get(card).card.prompted
    library.answers.add({card: AnswerGiven(rating)}, {card: prompted}, at, at.date())


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.in_memory(NOW) as library:
        yield library


@given(
    st.lists(st.tuples(st.integers(-3, 40), st.sampled_from(list(Rating))), max_size=8),
    st.lists(st.booleans(), max_size=8),
)
def test_a_replay_of_the_answers_gives_the_cache(steps: list[tuple[int, Rating]], undos: list[bool]) -> None:
    with Library.in_memory(NOW) as library:
        card = with_card(library, NOW)
        day = NOW
        for number, (days, rating) in enumerate(steps):
            day += timedelta(days=days)
            answer(library, card, day, rating)
            if number < len(undos) and undos[number]:
                library.undo(day)
        cached = library.cards.get(card).state
        assert library.card_states.replayed([card]).get(card) == cached
        library.card_states.clear()
        assert library.cards.get(card).state == cached


def test_the_answers_stay_in_the_order_in_which_they_were_given(library: Library) -> None:
    card = with_card(library, NOW)
    for hours in (0, -48, -24, 72):
        answer(library, card, NOW + timedelta(hours=hours))
    states = library.card_states.replayed([card])
    assert states[card].last_day == (NOW + timedelta(hours=72)).date()
    assert states[card].answers == 4


def test_a_library_that_can_only_be_read_counts_missing_states_anew(tmp_path: Path) -> None:
    place = tmp_path / "library.db"
    with Library.open(place, NOW) as library:
        card = with_card(library, NOW)
        answer(library, card, NOW)
        state = library.cards.get(card).state
        library.card_states.clear()
        with Library.open(place, NOW, read_only=True) as reading:
            assert reading.cards.get(card).state == state
            assert [one.due for one in reading.cards.queued(NOW.date() + timedelta(days=2))] == [
                state.due if state else 0
            ]
            assert reading.cards.queued(NOW.date()) == []
        assert library.cards.all()[0].state == state


def test_a_damaged_answer_is_passed_over(library: Library) -> None:
    card = with_card(library, NOW)
    answer(library, card, NOW)
    connection = library.cards._connection
    connection.execute("DROP TRIGGER answer_closed")
    connection.execute("UPDATE answer SET rating = 'x'")
    library.card_states.clear()
    assert library.cards.get(card).state is None


@pytest.mark.parametrize("column", ["due", "last_day"])
def test_a_damaged_state_stops_nothing(library: Library, column: str) -> None:
    card = with_card(library, NOW)
    answer(library, card, NOW)
    library.cards._connection.execute(f"UPDATE card_state SET {column} = '2026-x'")
    library.cards._connection.execute("UPDATE card_state SET stability = 0")
    assert [one.id for one in library.cards.queued(NOW.date() + timedelta(days=900))] in ([card], [])
    assert library.cards.get(card).card.id == card
    answer(library, card, NOW + timedelta(days=2))
    state = library.cards.get(card).state
    assert state is not None
    assert state.answers == 2


def test_cards_survive_a_removed_text_and_its_undo(library: Library) -> None:
    card = with_card(library, NOW)
    answer(library, card, NOW)
    before = library.cards.all()
    library.texts.remove(before[0].source.text, NOW)
    assert library.cards.all() == []
    library.undo(NOW)
    assert library.cards.all() == before


def test_a_history_in_any_order_of_steps_is_that_of_its_answers(library: Library) -> None:
    card = with_card(library, NOW)
    drawn = random.Random(7)
    state: CardState | None = None
    for number in range(30):
        answer(library, card, NOW + timedelta(days=number), drawn.choice(list(Rating)))
        if drawn.random() < 0.3:
            library.undo(NOW)
            library.redo(NOW)
        state = library.cards.get(card).state
    assert library.card_states.replayed([card])[card] == state
