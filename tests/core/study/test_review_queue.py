"""The queue asks the least known first, one card of a mark a day, and no more than is enough for a day."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reader.core.study.cards import CardKind
from reader.core.study.distractors import distractors
from reader.core.study.review_queue import AnsweredToday, QueuedCard, review_queue, seconds_a_card

DAY = date(2026, 3, 2)


def waiting(number: int, known: float, mark: str = "") -> QueuedCard:
    name = f"w{number:03}"
    return QueuedCard(name, CardKind.BLANK, mark or f"mark-{name}", "2026", "2026", DAY, known)


def new(number: int, mark: str = "", made: str = "2026") -> QueuedCard:
    return QueuedCard(f"n{number:03}", CardKind.BLANK, mark or f"mark-n{number}", made, "2026")


def test_thirty_waiting_and_ten_new_are_twenty_and_five() -> None:
    cards = [waiting(number, 0.9 - number / 100) for number in range(30)] + [new(number) for number in range(10)]
    queue = review_queue(cards, AnsweredToday())
    assert (len(queue.waiting), len(queue.new), queue.later) == (20, 5, 15)
    assert [card.id for card in queue.waiting[:2]] == ["w029", "w028"]


def test_what_was_asked_today_is_taken_off() -> None:
    cards = [waiting(number, 0.5) for number in range(30)] + [new(number) for number in range(10)]
    queue = review_queue(cards, AnsweredToday(18, 5, frozenset({"mark-w000"})))
    assert ([card.id for card in queue.waiting], queue.new) == (["w001", "w002"], ())


def test_siblings_wait_for_another_day() -> None:
    cards = [waiting(1, 0.5, "mark"), waiting(2, 0.4, "mark"), new(1, "mark"), new(2, "other"), new(3, "other")]
    queue = review_queue(cards, AnsweredToday())
    assert ([card.id for card in queue.cards], queue.later) == (["w002", "n002"], 3)
    assert review_queue(cards, AnsweredToday(1, 0, frozenset({"mark", "other"}))).cards == ()


def test_the_oldest_mark_comes_first() -> None:
    queue = review_queue([new(1, made="2026"), new(2, made="2024"), new(3, made="2025")], AnsweredToday())
    assert [card.id for card in queue.new] == ["n002", "n003", "n001"]


@given(st.lists(st.tuples(st.integers(0, 5), st.floats(0, 1) | st.none()), max_size=60), st.randoms())
def test_the_order_of_the_cards_makes_no_difference(drawn: list[tuple[int, float | None]], random: object) -> None:
    cards = [
        new(place, f"mark-{mark}") if known is None else waiting(place, known, f"mark-{mark}")
        for place, (mark, known) in enumerate(drawn)
    ]
    queue = review_queue(cards, AnsweredToday())
    assert review_queue(sorted(cards, key=lambda card: card.id, reverse=True), AnsweredToday()) == queue
    marks = [card.source for card in queue.cards]
    assert len(set(marks)) == len(marks)
    assert len(queue.cards) + queue.later == len(cards)


def test_a_card_takes_as_long_as_the_reader_takes() -> None:
    assert seconds_a_card([]) == 20
    assert seconds_a_card([1.0] * 9) == 20
    assert seconds_a_card([*[5.0] * 5, *[7.0] * 6]) == 7


def test_distractors_are_like_the_words_and_not_in_the_passage() -> None:
    passage = "慢慢养成“不动笔墨”的读书习惯。"
    same = ["先读后讲", "不动笔墨", "笔墨不动", "读书习惯", "不动", "不动声色", "一人带着大家讲", "轮流主持人"]
    found = distractors("不动笔墨", passage, "card", DAY, same, ["字斟句酌", "先读后讲"])
    assert found[0] == "不动声色"
    assert set(found) <= {"不动声色", "先读后讲", "轮流主持人"}
    assert found == distractors("不动笔墨", passage, "card", DAY, same, ["字斟句酌"])
    assert distractors("不动笔墨", passage, "card", DAY, ["先读后讲"], ["字斟句酌"]) == ["先读后讲", "字斟句酌"]
