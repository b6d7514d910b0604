from __future__ import annotations

import json
from decimal import Decimal

import pytest

from reader.core.study.question_content import parsed_number, parsed_question, question_content, stored_question
from reader.core.study.question_sides import front_lines, right_lines
from reader.core.study.questions import (
    NumberAnswer,
    Option,
    Pair,
    Question,
    QuestionFault,
    QuestionKind,
    fault_of,
    filled_stem,
    gap_words,
    question_id,
)


def choice(*options: str, stem: str = "哪一个？", right: int = 0) -> Question:
    offered = tuple(Option(words, place == right) for place, words in enumerate(options))
    return Question(QuestionKind.CHOICE, stem, offered)


def test_the_id_follows_from_kind_stem_and_options() -> None:
    question = choice("甲", "乙")
    assert question_id(question) == question_id(choice("甲", "乙", right=1))
    others = (choice("乙", "甲"), choice("甲", "乙", "丙"), choice("甲", "乙", stem="哪个？"))
    assert question_id(question) not in set(map(question_id, others))
    several = Question(QuestionKind.SEVERAL, question.stem, question.options)
    assert question_id(several) != question_id(question)


@pytest.mark.parametrize(
    ("one", "other"),
    [("读书（　　）好", "读书( )好"), ("读____书", "读__书"), ("Ｒｅａｄ  on", "read on"), ("一 二", "一二")],
)
def test_the_id_is_the_same_however_a_stem_is_spaced(one: str, other: str) -> None:
    ids = {question_id(Question(QuestionKind.OPEN, stem)) for stem in (one, other)}
    assert len(ids) == 1


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        (choice("甲", "乙", stem=" "), QuestionFault.STEM_EMPTY),
        (choice("甲", "乙", right=5), QuestionFault.NO_RIGHT_OPTION),
        (choice("甲"), QuestionFault.FEW_OPTIONS),
        (choice("甲", " "), QuestionFault.OPTION_EMPTY),
        (choice("甲", "甲 "), QuestionFault.OPTION_TWICE),
        (choice("Python", "python"), None),
        (choice(*map(str, range(27))), QuestionFault.MANY_OPTIONS),
        (choice("甲", "乙" * 2_001), QuestionFault.TOO_LONG),
        (choice("甲", "乙", stem="长" * 5_001), QuestionFault.TOO_LONG),
        (Question(QuestionKind.SHORT, "谁？"), QuestionFault.NO_ANSWER),
        (Question(QuestionKind.SHORT, "谁？", (Option("他", right=False),)), QuestionFault.NO_ANSWER),
        (Question(QuestionKind.NUMBER, "几？"), QuestionFault.NO_ANSWER),
        (Question(QuestionKind.MATCH, "连线", pairs=(Pair("甲", "1"), Pair("", "2"))), QuestionFault.OPTION_EMPTY),
        (Question(QuestionKind.MATCH, "连线", pairs=(Pair("甲", "1"), Pair("甲", "2"))), QuestionFault.OPTION_TWICE),
        (Question(QuestionKind.MATCH, "连线", pairs=(Pair("甲", "1"), Pair("乙", "1"))), None),
        (Question(QuestionKind.OPEN, "为什么？"), None),
        (Question(QuestionKind.TRUEFALSE, "对吗？"), None),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(question: Question, fault: QuestionFault | None) -> None:
    assert fault_of(question) is fault


def test_words_for_several_gaps_are_parted_where_their_number_fits() -> None:
    assert gap_words("选书；写纪要", 2) == ("选书", "写纪要")
    assert gap_words("选书；写纪要", 1) == ("选书；写纪要",)
    assert gap_words("选书", 2) == ("选书",)


def test_the_gaps_of_a_stem_are_filled_for_finding_its_passage() -> None:
    question = Question(QuestionKind.SHORT, "由____选书，由（　）写纪要。", (Option("领读人；记录员", right=True),))
    assert question.gaps == 2
    assert filled_stem(question) == "由领读人选书，由记录员写纪要。"


def test_content_is_written_and_read_again() -> None:
    question = Question(
        QuestionKind.NUMBER,
        "几？",
        (Option("甲", right=True, feedback="好"),),
        numbers=(NumberAnswer(Decimal(2019), Decimal("0.5")),),
        pairs=(Pair("甲", "乙"),),
        explanation="因为",
        source="第一章",
    )
    assert parsed_question(question.kind, question.stem, question_content(question)) == question


@pytest.mark.parametrize(
    "content",
    [None, [], {"options": 1, "numbers": [[1]], "pairs": "x"}, {"options": [[1, 2, 3]], "numbers": [["a", "b"]]}],
)
def test_damaged_content_leaves_a_question_without_it(content: object) -> None:
    assert parsed_question(QuestionKind.CHOICE, "几？", content) == Question(QuestionKind.CHOICE, "几？")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("2019", "2019"),
        (" ２０１９ ", "2019"),
        ("1,234.5", "1234.5"),
        ("-3", "-3"),
        ("1e3", "1000"),
        ("二", None),
        ("", None),
        ("NaN", None),
        ("inf", None),
        ("1e999999999", None),
    ],
)
def test_a_number_is_read_as_it_is_typed(words: str, number: str | None) -> None:
    assert parsed_number(words) == (None if number is None else Decimal(number))


CHOICE = choice("甲", "乙")


@pytest.mark.parametrize(
    ("question", "front", "right"),
    [
        (CHOICE, ["哪一个？", "A. 甲", "B. 乙"], ["A. 甲"]),
        (Question(QuestionKind.TRUEFALSE, "对吗？"), ["对吗？", "√ / ×"], ["×"]),
        (
            Question(QuestionKind.SHORT, "谁？", (Option("甲", right=True), Option("乙", right=True))),
            ["谁？"],
            ["甲 / 乙"],
        ),
        (
            Question(QuestionKind.NUMBER, "几？", numbers=(NumberAnswer(Decimal(2), Decimal("0.5")),)),
            ["几？"],
            ["2 ± 0.5"],
        ),
        (
            Question(QuestionKind.MATCH, "连线", pairs=(Pair("甲", "丁"), Pair("乙", "丙"))),
            ["连线", "甲 · 乙", "丁 · 丙"],
            ["甲 → 丁", "乙 → 丙"],
        ),
        (Question(QuestionKind.OPEN, "为什么？", explanation="因为"), ["为什么？"], []),
    ],
)
def test_a_question_has_two_sides(question: Question, front: list[str], right: list[str]) -> None:
    assert list(front_lines(question)) == front
    assert list(right_lines(question)) == right


def test_a_stored_question_is_read_from_its_content_alone() -> None:
    content = json.dumps(question_content(CHOICE))
    assert stored_question("哪一个？", content) == CHOICE
    for damaged in ("", "[", "[]", '{"kind": "riddle"}', "3"):
        assert stored_question("哪一个？", damaged) == Question(QuestionKind.OPEN, "哪一个？")
