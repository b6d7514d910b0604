"""A card finds its words in the present words of its mark, or rests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.study.card_sides import card_sides
from reader.core.study.cards import (
    CardContent,
    CardField,
    CardKind,
    CardSource,
    Flashcard,
    RestReason,
    card_id,
    is_sticking,
    occurrences,
    place_of,
    recite_contents,
    rest_reason,
)
from reader.core.study.clauses import clauses
from reader.core.study.clozes import Cloze, clozes, without_clozes

PASSAGE = "读书会坚持先读后讲、轮流主持，一人领着大家读、一人带着大家讲。"
MADE = datetime(2026, 3, 2, 1, tzinfo=UTC)
DAY = date(2026, 3, 2)


def source(passage: str = PASSAGE, note: str = "", *, all_blanks: bool = False) -> CardSource:
    return CardSource("text", "慢读", "第一节", passage, note, MADE, all_blanks=all_blanks)


def card(content: CardContent, quote: str = PASSAGE) -> Flashcard:
    return Flashcard(card_id("mark", content), content, "mark", None, quote, MADE, DAY)


def blank(words: str, nth: int = 1, quote: str = PASSAGE) -> Flashcard:
    return card(CardContent(CardKind.BLANK, words, nth), quote)


def test_the_id_follows_from_what_the_card_is_made_of() -> None:
    contents = [
        CardContent(CardKind.BLANK, "轮流主持"),
        CardContent(CardKind.BLANK, "一人", 2),
        CardContent(CardKind.BLANK, "轮流主持", field=CardField.NOTE),
        CardContent(CardKind.RECITE, "轮流主持"),
        CardContent(CardKind.RECALL),
    ]
    ids = [card_id(mark, content) for mark in ("one", "other") for content in contents]
    assert ids == [card_id(mark, content) for mark in ("one", "other") for content in contents]
    assert len(set(ids)) == len(ids)
    assert {UUID(one).version for one in ids} == {5}


@pytest.mark.parametrize(
    ("words", "nth", "passage", "place"),
    [
        ("轮流主持", 1, PASSAGE, 10),
        ("一人", 2, PASSAGE, 23),
        ("轮流主持", 1, "后来轮流主持的人多了。", 2),
        ("轮流主持", 1, "后来轮流做主持的人多了。", None),
        ("轮流主持", 1, "轮流主持，又是轮流主持。", None),
        ("一人", 2, "一人读、一人讲。", 4),
        ("一人", 2, "只有一人。", 2),
        ("一人", 2, "一人读、一人讲、一人听。", None),
        ("一人", 2, "没有人。", None),
        ("一人", -9, PASSAGE, None),
        ("一人", 0, PASSAGE, None),
    ],
)
def test_words_are_sought_in_the_present_passage(words: str, nth: int, passage: str, place: int | None) -> None:
    assert place_of(blank(words, nth), source(passage)) == place


def test_a_card_rests_while_its_words_are_gone_or_the_reader_lets_it() -> None:
    kept, gone = blank("轮流主持"), source("别的话。")
    assert rest_reason(kept, source(), DAY) is None
    assert rest_reason(kept, gone, DAY) is RestReason.WORDS_CHANGED
    resting = Flashcard(kept.id, kept.content, "mark", None, PASSAGE, MADE, DAY, rests_until=date(2026, 4, 1))
    assert rest_reason(resting, source(), DAY) is RestReason.BY_CHOICE
    assert rest_reason(resting, source(), date(2026, 4, 1)) is None


@pytest.mark.parametrize(
    ("lapses", "prompted", "sticks"),
    [(3, 0, False), (4, 0, True), (4, 4, False), (5, 4, False), (7, 4, False), (8, 4, True), (9, 8, False)],
)
def test_a_card_sticks_once_at_each_fourth_lapse(lapses: int, prompted: int, *, sticks: bool) -> None:
    assert is_sticking(lapses, prompted) is sticks


def test_a_blank_shows_the_passage_with_a_gap() -> None:
    sides = card_sides(blank("轮流主持"), source())
    assert sides.front == "读书会坚持先读后讲、＿＿＿＿，一人领着大家读、一人带着大家讲。"
    assert (sides.back, sides.answers) == ("轮流主持", ("轮流主持",))
    assert [(gap.start, gap.end) for gap in sides.gaps] == [(10, 14)]


def test_blanks_asked_at_once_are_gaps_of_one_passage() -> None:
    later, earlier = blank("一人带着大家讲"), blank("先读后讲")
    sides = card_sides(later, source(all_blanks=True), [earlier, later])
    assert sides.answers == ("先读后讲", "一人带着大家讲")
    assert [gap.card for gap in sides.gaps] == [earlier.id, later.id]


def test_a_blank_whose_words_are_gone_shows_the_words_it_was_made_of() -> None:
    sides = card_sides(blank("轮流主持"), source("别的话。"))
    assert (sides.passage, sides.answers) == (PASSAGE, ("轮流主持",))


def test_a_blank_of_a_note_is_sought_in_the_note_without_its_signs() -> None:
    note = "记住：==慢读==，再 {{c1::抄写::hint}} 一遍。"
    content = CardContent(CardKind.BLANK, "抄写", field=CardField.NOTE)
    sides = card_sides(card(content, without_clozes(note)), source(note=note))
    assert sides.front == "记住：慢读，再 ＿＿ 一遍。"


def test_reciting_asks_for_the_clause_after_two_others() -> None:
    contents = recite_contents(PASSAGE)
    assert [content.words for content in contents] == ["一人领着大家读", "一人带着大家讲"]
    sides = card_sides(card(contents[1]), source())
    assert (sides.front, sides.back) == ("轮流主持，一人领着大家读、", "一人带着大家讲")
    assert [content.words for content in recite_contents("先读，后讲。")] == ["后讲"]
    assert recite_contents("只有一句。") == []


def test_clauses_that_are_the_same_are_told_apart() -> None:
    verse = "读一遍，记一遍，读一遍，记一遍，读一遍。"
    assert [(one.words, one.nth) for one in recite_contents(verse)] == [("读一遍", 2), ("记一遍", 2), ("读一遍", 3)]
    third = card_sides(card(recite_contents(verse)[2], verse), source(verse))
    assert third.front == "读一遍，记一遍，"


def test_a_question_shows_its_words_and_a_recall_where_it_stands() -> None:
    question = card_sides(card(CardContent(CardKind.QUESTION)), source(note="为什么轮流？\n因为都要讲。"))
    assert (question.front, question.back) == ("为什么轮流？", PASSAGE + "\n\n因为都要讲。")
    recall = card_sides(card(CardContent(CardKind.RECALL)), source())
    assert (recall.front, recall.back) == ("慢读\n第一节\n读书会坚持先读后讲、", PASSAGE)


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("==慢读==", [Cloze("慢读", 1)]),
        ("慢读就是==慢读==。", [Cloze("慢读", 2)]),
        ("{{c1::慢}}和{{c2::快::怎样}}", [Cloze("慢", 1), Cloze("快", 1)]),
        ("== ==、====、{{c1::}}、a == b", []),
        ("没有", []),
    ],
)
def test_the_blanks_of_a_note(note: str, found: list[Cloze]) -> None:
    assert clozes(note) == found


@given(st.text(alphabet="ab=:{}c1读\n", max_size=40))
def test_any_note_can_be_read(note: str) -> None:
    plain = without_clozes(note)
    for cloze in clozes(note):
        assert len(occurrences(cloze.words, plain)) >= cloze.nth


@given(st.text(alphabet="读书，。、“”a, ", max_size=40))
def test_clauses_follow_each_other_in_the_passage(passage: str) -> None:
    end = 0
    for clause in clauses(passage):
        assert clause.start >= end
        assert clause.words in passage[clause.start : clause.end]
        end = clause.end
