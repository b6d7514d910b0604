from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reader.core.study.foreign_questions import BlockFault, ForeignQuestions
from reader.core.study.questions import NumberAnswer, Option, Pair, Question, QuestionFault, QuestionKind
from reader.importers.questions.formats import parsed_questions
from reader.importers.questions.gift import is_gift, read_gift

SAMPLE = Path(__file__).parents[2] / "data/questions/reading.gift.txt"


def one(block: str) -> Question:
    found = read_gift(block)
    assert found.passed == ()
    (question,) = found.questions
    return question.question


def sample() -> ForeignQuestions:
    return parsed_questions(SAMPLE.read_text("utf-8"))


def test_a_file_is_read_block_by_block_and_bad_blocks_are_named_with_their_lines() -> None:
    found = sample()
    kinds = [one.question.kind.value for one in found.questions]
    assert kinds == ["choice", "truefalse", "short", "number", "match", "short"]
    assert [(block.line, block.why, block.words) for block in found.passed] == [
        (15, BlockFault.NO_BRACE, "这一段没有答案"),
        (17, BlockFault.BRACE_OPEN, "::q8::没写完{=甲 ~"),
    ]
    assert {one.question.category for one in found.questions} == {"读书方法"}
    assert [one.question.name for one in found.questions] == ["q1", "q2", "q3", "q4", "q5", "q6"]


def test_the_parts_of_a_question_are_told_by_their_signs() -> None:
    questions = [one.question for one in sample().questions]
    assert questions[0].options[1] == Option("领读人", right=True, feedback="对：领读人选书，也“领读”")
    assert questions[0].right_options == (1,)
    assert questions[1].truth
    assert questions[2].stem == "做笔记要用“_____”来写。"
    assert questions[2].accepted == ("自己的话", "自己的語言")
    assert questions[3].numbers == (NumberAnswer(Decimal(2019)),)
    assert questions[4].pairs[0] == Pair("领读人", "选书")
    assert questions[5].stem == "带有符号的题: a=b {x}，选~吗"


@pytest.mark.parametrize(
    ("block", "truth"), [("是吗{T}", True), ("是吗{TRUE}", True), ("是吗{F#不是#是}", False), ("是吗{ false }", False)]
)
def test_a_statement(block: str, truth: bool) -> None:
    assert (one(block).kind, one(block).truth) == (QuestionKind.TRUEFALSE, truth)


def test_feedback_of_all_is_the_explanation() -> None:
    question = one("是吗{F#不对####因为如此}")
    assert question.explanation == "不对\n因为如此"
    assert one("哪个{=甲#好 ~乙####全\\#部}").explanation == "全#部"


def test_weights_tell_which_of_several_are_right() -> None:
    question = one("哪些{~%50%甲 ~%-100%乙 ~%50%丙#对}")
    assert (question.kind, question.right_options) == (QuestionKind.SEVERAL, (0, 2))
    assert question.options[2].feedback == "对"
    assert one("哪些{=甲 =乙 ~丙}").kind is QuestionKind.SEVERAL
    half = one("哪个{=甲 ~%50%乙 ~丙}")
    assert (half.kind, half.right_options) == (QuestionKind.CHOICE, (0,))
    typed = one("谁{=甲 =%50%乙}")
    assert (typed.kind, typed.accepted) == (QuestionKind.SHORT, ("甲",))


@pytest.mark.parametrize(
    ("block", "value", "tolerance"),
    [
        ("{#3}", "3", "0"),
        ("{#3:1}", "3", "1"),
        ("{#1..5}", "3", "2"),
        ("{#=3.14:0.005}", "3.14", "0.005"),
        ("{#-3}", "-3", "0"),
    ],
)
def test_a_number_has_a_tolerance_or_a_range(block: str, value: str, tolerance: str) -> None:
    question = one(f"多少{block}")
    assert question.kind is QuestionKind.NUMBER
    assert question.numbers == (NumberAnswer(Decimal(value), Decimal(tolerance)),)


def test_empty_braces_are_an_open_question() -> None:
    question = one("为什么？{}")
    assert (question.kind, question.stem) == (QuestionKind.OPEN, "为什么？")


def test_markup_becomes_plain_words() -> None:
    question = one("[html]<p>甲 &lt; 乙</p>哪个<b>对</b>？{=<i>甲</i> ~乙}")
    assert question.stem == "甲 < 乙\n哪个对？"
    assert question.offered == ("甲", "乙")
    assert one("[plain]a <b> c{T}").stem == "a <b> c"


def test_comments_categories_and_line_ends_part_nothing_else() -> None:
    found = parsed_questions(
        "\ufeff// 说明\r\n$CATEGORY: 甲\r\n是吗{T}\r\n\r\n// 行\r\n$CATEGORY: 乙\r\n不是吗{\r\nF\r\n}\r\n"
    )
    assert [(one.line, one.question.category, one.question.truth) for one in found.questions] == [
        (3, "甲", True),
        (7, "乙", False),
    ]


def test_escaped_backslashes_and_line_ends() -> None:
    assert one(r"a\\b\nc\d{=x\=y}").stem == "a\\b\nc\\d"
    assert one(r"a{=x\=y \= z}").accepted == ("x=y = z",)


@pytest.mark.parametrize(
    ("block", "why"),
    [
        ("没有括号", BlockFault.NO_BRACE),
        ("没关{=甲", BlockFault.BRACE_OPEN),
        ("套着{=甲 {=乙}", BlockFault.BRACE_OPEN),
        ("两个{=甲}和{=乙}", BlockFault.BRACE_TWICE),
        ("多了}一个{=甲}", BlockFault.BRACE_TWICE),
        ("{=甲 ~乙}", QuestionFault.STEM_EMPTY),
        ("没有对的{~甲 ~乙}", QuestionFault.NO_RIGHT_OPTION),
        ("只有一个{~%100%甲}", QuestionFault.FEW_OPTIONS),
        ("空的{=甲 ~}", QuestionFault.OPTION_EMPTY),
        ("两个一样{=甲 ~甲}", QuestionFault.OPTION_TWICE),
        ("前面有字{甲 =乙}", BlockFault.ANSWER_UNCLEAR),
        ("不是数{#两千}", BlockFault.NUMBER_BAD),
        ("倒着{#5..1}", BlockFault.NUMBER_BAD),
        ("一半{=甲 -> 1 =乙}", BlockFault.PAIR_BAD),
        ("空{=}", QuestionFault.NO_ANSWER),
        ("长" * 6_000 + "{T}", QuestionFault.TOO_LONG),
    ],
)
def test_a_bad_block_says_why(block: str, why: BlockFault | QuestionFault) -> None:
    found = read_gift(f"\n{block}\n\n好的{{T}}\n")
    assert [(passed.line, passed.why) for passed in found.passed] == [(2, why)]
    assert [good.question.stem for good in found.questions] == ["好的"]


@pytest.mark.parametrize("text", ["::q::坏{=a ~", "$CATEGORY: 甲\n\n是{T}", "为什么{}", "多少{#3}", "谁{ =他 }"])
def test_gift_is_told_by_its_signs(text: str) -> None:
    assert is_gift(text)


@pytest.mark.parametrize("text", ["1. 是吗？\n答案：对", "a {b} c", r"\{=x\}", "", "答案：{正确}"])
def test_other_text_is_not_gift(text: str) -> None:
    assert not is_gift(text)
