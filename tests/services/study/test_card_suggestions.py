"""Cards are proposed for many marks, and at the end of the hour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from reader.core.annotations.model import Annotation
from reader.core.study.answers import AnswerGiven, AnswerPlace, Rating
from reader.core.study.cards import CardField
from reader.services.study.card_making import make_cards, note_blank_cards, suggest_for_marks, suggestions
from reader.services.study.choices import wrong_choices
from reader.services.study.end_of_hour import answer_proposed, end_of_hour, never_suggest
from reader.services.study.self_test import asked_card, waiting_cards
from reader.storage.library import Library

MarkPassage = Callable[..., Annotation]


def test_many_marks_are_gone_through_one_by_one(library: Library, mark: MarkPassage, now: datetime) -> None:
    marks = [mark(f"第{number}次读书，慢慢养成“习惯之{number}”才好。") for number in range(3)]
    steps = suggest_for_marks(library, marks)
    first = next(steps)
    assert (first.annotation, [one.words for one in first.blanks]) == (marks[0], ["习惯之0", "第0次"])
    make_cards(library, first.new_cards(), now)
    assert [[one.words for one in found.blanks] for found in suggest_for_marks(library, marks)] == [
        [],
        ["习惯之1", "第1次"],
        ["习惯之2", "第2次"],
    ]


def test_the_rarest_word_of_the_library_is_suggested(library: Library, mark: MarkPassage) -> None:
    often = [mark(f"我们常常在晚上读书{number}") for number in range(3)]
    rare = mark("我们常常在银行里读书")
    for text in library.index.pending():
        library.index.index_text(text)
    assert [(one.words, one.rule.value) for one in suggestions(library, rare)] == [("银行", "rare")]
    assert suggestions(library, often[0])[0].rule.value == "rare"


def test_wrong_choices_are_of_the_same_rule(library: Library, mark: MarkPassage, now: datetime) -> None:
    asked = mark("大家慢慢养成“不动笔墨”的读书习惯。")
    for words in ("先问后答", "合上书本", "太长的一段话", "不动"):
        mark(f"别的地方有人说“{words}”，也有人不这么说。")
    (blank, *_others) = suggestions(library, asked)
    chosen = wrong_choices(library, asked, blank, now.date())
    assert sorted(chosen) == ["先问后答", "合上书本"]
    assert wrong_choices(library, asked, blank, now.date()) == chosen


def test_latin_passages_leave_the_commonest_words_out(library: Library, mark: MarkPassage) -> None:
    found = suggestions(library, mark("they would have walked beside the frozen river"))
    assert [one.rule.value for one in found] == ["rare"]
    assert found[0].words in {"walked", "beside", "frozen", "river"}


def test_the_blanks_of_a_note_are_proposed_and_found_again(library: Library, mark: MarkPassage, now: datetime) -> None:
    annotation = mark("散会以前各说一句。", "==总结==要短，{{c1::复述}}要准")
    cards = note_blank_cards(annotation)
    assert [(card.content.words, card.content.field) for card in cards] == [
        ("总结", CardField.NOTE),
        ("复述", CardField.NOTE),
    ]
    made, _changes = make_cards(library, cards, now)
    assert asked_card(library, made[0].id).sides.front == "＿＿要短，复述要准"
    (found,) = suggest_for_marks(library, [annotation])
    assert found.note_blanks == ()


def test_three_marks_of_today_are_asked_at_the_end_of_the_hour(
    library: Library, mark: MarkPassage, now: datetime
) -> None:
    mark("昨天读到的“旧的一段”不在其中。", at=now - timedelta(days=1))
    marks = {mark(f"今天读到的“新的{number}段”就在其中。").id for number in range(5)}
    proposed = end_of_hour(library, now)
    assert len(proposed) == 3
    assert {one.annotation for one in proposed} < marks
    assert end_of_hour(library, now) == proposed
    never_suggest(library, proposed[0].annotation, now)
    assert proposed[0].annotation not in {one.annotation for one in end_of_hour(library, now)}
    library.undo(now)
    assert end_of_hour(library, now) == proposed


def test_what_is_answered_at_the_end_of_the_hour_is_the_first_review(
    library: Library, mark: MarkPassage, now: datetime
) -> None:
    mark("今天读到的“新的一段”就在其中。")
    (proposed,) = end_of_hour(library, now)
    assert proposed.sides.answers == ("新的一段",)
    result = answer_proposed(library, proposed, AnswerGiven(Rating.GOOD, place=AnswerPlace.END_OF_HOUR), now)
    assert (result.is_counted, result.state.answers) == (True, 1)
    assert end_of_hour(library, now) == []
    assert waiting_cards(library, now).count == 0
    library.undo(now)
    assert (library.cards.all(), end_of_hour(library, now)) == ([], [proposed])
    library.redo(now)
    assert [card.id for card in waiting_cards(library, now + timedelta(days=2)).queue.waiting] != []
