"""A session asks one card after the other, and those again that were not known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from reader.core.annotations.model import Annotation
from reader.core.annotations.operations import remove
from reader.core.errors import Problem, ReaderError
from reader.core.study.answers import AnswerGiven, Rating
from reader.core.study.cards import CardKind
from reader.services.study.card_making import (
    blank_card,
    edit_card,
    make_cards,
    rest_cards,
    split_card,
    whole_mark_cards,
)
from reader.services.study.review_session import ReviewSession
from reader.services.study.self_test import (
    answer_card,
    asked_card,
    outcomes,
    recall_shares,
    retention_of,
    waiting_cards,
)
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library
from reader.storage.repositories.mark_options import MarkOption

MarkPassage = Callable[..., Annotation]
PASSAGES = ("大家慢慢养成“不动笔墨”的读书习惯。", "讲的人把“合上书本”当作第一步。", "听的人要“先问后答”才算到场。")


@pytest.fixture
def cards(library: Library, mark: MarkPassage, now: datetime) -> list[str]:
    """Return the ids of three new cards, each of a mark of its own, in the order in which they are asked."""
    made = []
    for number, passage in enumerate(PASSAGES):
        annotation = mark(passage, at=now + timedelta(seconds=number))
        made += make_cards(library, [blank_card(annotation, passage.split("“")[1][:4])], now)[0]
    return [card.id for card in made]


def test_a_session_ends_when_every_card_was_known_once(library: Library, cards: list[str], now: datetime) -> None:
    session = ReviewSession(library, now)
    shown = []
    for rating in (Rating.GOOD, Rating.AGAIN, Rating.GOOD, Rating.AGAIN, Rating.GOOD):
        asked = session.next_card(now)
        assert asked is not None
        shown.append((asked.id, asked.number, asked.total, asked.is_practice))
        session.answer(asked, rating, now)
    assert shown == [
        (cards[0], 1, 3, False),
        (cards[1], 2, 3, False),
        (cards[2], 3, 3, False),
        (cards[1], 3, 3, True),
        (cards[1], 3, 3, True),
    ]
    assert session.next_card(now) is None
    assert session.is_over
    assert list(session.missed) == [cards[1]]
    assert waiting_cards(library, now).count == 0


def test_what_was_missed_waits_for_the_next_session_of_the_day(
    library: Library, cards: list[str], now: datetime
) -> None:
    session = ReviewSession(library, now)
    asked = session.next_card(now)
    assert asked is not None
    session.answer(asked, Rating.AGAIN, now)
    assert waiting_cards(library, now).practice == (cards[0],)
    assert waiting_cards(library, now + timedelta(days=1)).practice == ()
    later = ReviewSession(library, now)
    assert (later.total, len(waiting_cards(library, now).practice)) == (2, 1)


def test_an_answer_is_taken_back_and_its_card_asked_again(library: Library, cards: list[str], now: datetime) -> None:
    session = ReviewSession(library, now)
    first = session.next_card(now)
    assert first is not None
    session.answer(first, Rating.AGAIN, now)
    session.take_back(now)
    again = session.next_card(now)
    assert again is not None
    assert (again.id, again.number, again.is_practice, again.times_asked) == (cards[0], 1, False, 0)
    assert list(session.missed) == []
    with pytest.raises(ReaderError) as refused:
        session.take_back(now)
    assert refused.value.problem is Problem.NOTHING_TO_UNDO


def test_a_practice_answer_is_taken_back_into_the_practice(library: Library, cards: list[str], now: datetime) -> None:
    session = ReviewSession(library, now)
    for rating in (Rating.AGAIN, Rating.GOOD, Rating.GOOD, Rating.GOOD):
        asked = session.next_card(now)
        assert asked is not None
        session.answer(asked, rating, now)
    session.take_back(now)
    asked = session.next_card(now)
    assert asked is not None
    assert (asked.id, asked.is_practice) == (cards[0], True)


def test_undo_elsewhere_in_the_middle_of_a_session(library: Library, cards: list[str], now: datetime) -> None:
    session = ReviewSession(library, now)
    asked = session.next_card(now)
    assert asked is not None
    session.answer(asked, Rating.GOOD, now)
    library.undo(now)
    session.refresh(now)
    again = session.next_card(now)
    assert again is not None
    assert again.id == cards[0]
    assert library.answers.on_day(study_day_of(library, now)).new == 0


def test_a_card_whose_mark_is_removed_while_it_is_shown(library: Library, cards: list[str], now: datetime) -> None:
    session = ReviewSession(library, now)
    asked = session.next_card(now)
    assert asked is not None
    assert asked.info.card.annotation is not None
    library.commit(remove((library.annotations.get(asked.info.card.annotation),), now))
    with pytest.raises(ReaderError) as refused:
        session.answer(asked, Rating.GOOD, now)
    assert refused.value.problem is Problem.CARD_UNKNOWN
    following = session.next_card(now)
    assert following is not None
    assert following.id == cards[1]
    library.undo(now)
    assert set(library.cards.some(cards)) == set(cards)


def test_two_answers_to_one_card_from_two_windows(library: Library, cards: list[str], now: datetime) -> None:
    asked = asked_card(library, cards[0])
    first = answer_card(library, asked, AnswerGiven(Rating.GOOD), now)
    second = answer_card(library, asked, AnswerGiven(Rating.AGAIN), now)
    assert (first.is_counted, second.is_counted, second.due) == (True, False, first.due)


def test_blanks_that_are_asked_at_once_are_answered_at_once(library: Library, mark: MarkPassage, now: datetime) -> None:
    annotation = mark("读书会坚持先读后讲、轮流主持，大家慢慢养成“不动笔墨”的习惯。")
    made, _changes = make_cards(library, [blank_card(annotation, one) for one in ("不动笔墨", "轮流主持")], now)
    library.mark_options.set(annotation.id, MarkOption(all_blanks=True), now)
    asked = asked_card(library, made[0].id)
    assert asked.sides.answers == ("轮流主持", "不动笔墨")
    answer_card(library, asked, AnswerGiven(Rating.GOOD, seconds=90), now)
    infos = library.cards.some(card.id for card in made)
    assert {info.state.due for info in infos.values() if info.state} == {study_day_of(library, now) + timedelta(days=2)}
    assert library.answers.recent_seconds() == [30, 30]
    library.undo(now)
    assert all(info.state is None for info in library.cards.some(card.id for card in made).values())


def test_blanks_that_are_asked_at_once_are_practised_at_once(
    library: Library, mark: MarkPassage, now: datetime
) -> None:
    annotation = mark("读书会坚持先读后讲、轮流主持，大家慢慢养成“不动笔墨”的习惯。")
    make_cards(library, [blank_card(annotation, one) for one in ("不动笔墨", "轮流主持")], now)
    library.mark_options.set(annotation.id, MarkOption(all_blanks=True), now)
    session = ReviewSession(library, now)
    asked = session.next_card(now)
    assert asked is not None
    session.answer(asked, Rating.AGAIN, now)
    assert waiting_cards(library, now).count == 1
    session = ReviewSession(library, now)
    again = session.next_card(now)
    assert again is not None
    assert again.is_practice
    session.answer(again, Rating.GOOD, now)
    assert session.next_card(now) is None
    assert waiting_cards(library, now).count == 0


def test_the_next_day_is_told_for_each_rating(library: Library, cards: list[str], now: datetime) -> None:
    day = study_day_of(library, now)
    states = outcomes(asked_card(library, cards[0]), day, retention_of(library))
    assert {rating.value: (state.due - day).days for rating, state in states.items()} == {
        "again": 1,
        "hard": 1,
        "good": 2,
        "easy": 8,
    }


def test_the_share_known_is_told_per_text(library: Library, cards: list[str], now: datetime) -> None:
    for number, rating in enumerate((Rating.GOOD, Rating.AGAIN)):
        answer_card(library, asked_card(library, cards[0]), AnswerGiven(rating), now + timedelta(days=number))
        answer_card(library, asked_card(library, cards[0]), AnswerGiven(Rating.GOOD), now + timedelta(days=number))
    text = library.cards.get(cards[0]).source.text
    later = now + timedelta(days=29)
    assert {text: (share.right, share.asked) for text, share in recall_shares(library, later).items()} == {text: (1, 2)}
    assert recall_shares(library, now + timedelta(days=40)) == {}


def test_a_card_is_edited_and_keeps_its_history(library: Library, cards: list[str], now: datetime) -> None:
    answer_card(library, asked_card(library, cards[0]), AnswerGiven(Rating.GOOD), now)
    before = library.cards.get(cards[0])
    annotation = before.card.annotation
    assert annotation is not None
    edit_card(library, cards[0], "读书习惯", now)
    edited = library.cards.get(cards[0])
    assert (edited.card.content.words, edited.state) == ("读书习惯", before.state)
    mark = library.annotations.get(annotation)
    (known,), _changes = make_cards(library, [blank_card(mark, "读书习惯")], now)
    assert (known.id, known.is_new) == (cards[0], False)
    (other,), _changes = make_cards(library, [blank_card(mark, "不动笔墨")], now)
    assert (other.id != cards[0], other.is_new) == (True, True)
    with pytest.raises(ReaderError) as refused:
        edit_card(library, cards[0], "不动笔墨", now)
    assert refused.value.problem is Problem.CARD_KNOWN
    for _step in range(2):
        library.undo(now)
    assert library.cards.get(cards[0]) == before


def test_a_card_is_split_rested_and_removed(library: Library, cards: list[str], now: datetime) -> None:
    made, _changes = split_card(library, cards[0], ["不动", "读书"], now)
    assert {one.id for one in made} <= set(library.cards.some(one.id for one in made))
    assert library.cards.some([cards[0]]) == {}
    library.undo(now)
    assert set(library.cards.some([cards[0], made[0].id])) == {cards[0]}
    rest_cards(library, [cards[0]], now)
    assert len(waiting_cards(library, now).queue.cards) == 2
    assert len(waiting_cards(library, now + timedelta(days=30)).queue.cards) == 3
    library.undo(now)
    library.cards.remove([cards[1]], now)
    assert len(waiting_cards(library, now).queue.cards) == 2
    library.undo(now)
    assert len(waiting_cards(library, now).queue.cards) == 3


def test_a_card_that_is_split_may_be_one_of_its_parts(library: Library, cards: list[str], now: datetime) -> None:
    made, _changes = split_card(library, cards[0], ["不动笔墨", "读书"], now)
    assert [one.is_new for one in made] == [False, True]
    assert set(library.cards.some([cards[0], made[1].id])) == {cards[0], made[1].id}


def test_cards_that_need_the_reader_are_counted(library: Library, cards: list[str], now: datetime) -> None:
    for day in range(5):
        answer_card(library, asked_card(library, cards[0]), AnswerGiven(Rating.AGAIN), now + timedelta(days=day))
    assert [info.card.id for info in library.cards.needing_reader()] == [cards[0]]
    library.cards.settle(cards[0], now)
    assert library.cards.needing_reader() == []


def test_a_removed_card_comes_back_with_its_history(library: Library, cards: list[str], now: datetime) -> None:
    answer_card(library, asked_card(library, cards[0]), AnswerGiven(Rating.GOOD), now)
    before = library.cards.get(cards[0])
    library.cards.remove([cards[0]], now)
    assert before.card.annotation is not None
    annotation = library.annotations.get(before.card.annotation)
    (made,), _changes = make_cards(library, [blank_card(annotation, "不动笔墨")], now + timedelta(days=1))
    assert (made.id, made.is_new) == (cards[0], True)
    assert library.cards.get(cards[0]) == before


def test_no_card_of_a_whole_mark_is_made_where_it_makes_no_sense(mark: MarkPassage) -> None:
    for kind in (CardKind.QUESTION, CardKind.BLANK):
        with pytest.raises(ReaderError) as refused:
            whole_mark_cards(mark("只有一句话的原文在此。"), kind)
        assert refused.value.problem is Problem.CARD_IMPOSSIBLE
