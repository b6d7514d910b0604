from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.study.foreign_questions import BlockFault, ForeignQuestions, QuestionFormat
from reader.core.study.questions import Question, QuestionFault, QuestionKind
from reader.importers.questions.formats import parsed_questions
from reader.importers.questions.question_text import read_question_text

SAMPLE = Path(__file__).parents[2] / "data/questions/reading.txt"


def sample() -> ForeignQuestions:
    return parsed_questions(SAMPLE.read_text("utf-8"))


def one(text: str) -> Question:
    found = read_question_text(text)
    assert found.passed == ()
    (question,) = found.questions
    return question.question


def test_a_bank_as_it_is_copied_from_a_page_is_read_question_by_question() -> None:
    found = sample()
    assert found.format is QuestionFormat.TEXT
    kinds = [one.question.kind.value for one in found.questions]
    assert kinds == [*["choice"] * 3, "several", "truefalse", "truefalse", "short", "short", "open", "open"]
    assert [(block.line, block.why) for block in found.passed] == [(45, BlockFault.OPTION_UNKNOWN)]


def test_options_answers_and_explanations_are_told_apart() -> None:
    questions = [one.question for one in sample().questions]
    assert questions[0].stem == "读书会里负责选书的人是（　）。"
    assert questions[0].offered == ("记录员", "领读人", "主持人", "来宾")
    assert [questions[place].right_options for place in range(4)] == [(1,), (1,), (1,), (0, 1, 2)]
    assert questions[1].offered[1] == "先读原文，\n再做笔记"
    assert questions[1].explanation == "原文在先。"
    assert questions[2].stem == "2019年（　　）月小组成立。"
    assert (questions[3].explanation, questions[3].source) == ("裁判不在其中。", "章程第二条")
    assert [questions[place].truth for place in (4, 5)] == [True, False]
    assert questions[5].stem == "读书不必做笔记。"
    assert questions[6].accepted == ("选书；写纪要",)
    assert questions[7].accepted == ("原文",)
    assert questions[8].explanation == "先读原文。\n1）用自己的话\n2）写明出处"


@pytest.mark.parametrize(
    "options",
    [
        "A.甲 B.乙 C.丙",
        "A、甲B、乙C、丙",
        "（A）甲（B）乙（C）丙",
        "A)甲  B)乙  C)丙",
        "Ａ．甲　Ｂ．乙　Ｃ．丙",
        "A 甲\nB 乙\nC 丙",
    ],
)
def test_options_stand_on_lines_or_in_one(options: str) -> None:
    for separator in ("\n", " "):
        if separator == " " and "\n" in options:
            continue
        question = one(f"1. 哪一个是对的？{separator}{options}\n答案：B")
        assert question.stem == "哪一个是对的？"
        assert (question.offered, question.right_options) == (("甲", "乙", "丙"), (1,))


@pytest.mark.parametrize("number", ["1.", "1、", "1．", "（1）", "（一）", "一、", "第1题", "第1题：", "【1】", "1)"])
def test_questions_are_numbered_in_many_ways(number: str) -> None:
    assert one(f"{number}读书要做笔记。\n答案：对").stem == "读书要做笔记。"


@pytest.mark.parametrize(
    "answer",
    [
        "答案：AB",
        "正确答案：A、B",
        "参考答案: A B",
        "【答案】AB",
        "[答案]A,B",
        "标准答案：ＡＢ",
        "答案是：AB",
        "答案：甲；乙",
    ],
)
def test_the_answer_is_named_in_many_ways(answer: str) -> None:
    question = one(f"1. 哪些？\nA. 甲\nB. 乙\nC. 丙\n{answer}")
    assert (question.kind, question.right_options) == (QuestionKind.SEVERAL, (0, 1))


@pytest.mark.parametrize(
    ("answer", "truth"), [("√", True), ("×", False), ("对", True), ("错", False), ("正确", True), ("F", False)]
)
def test_a_statement_is_told_by_its_answer(answer: str, truth: bool) -> None:
    for text in (
        f"1. 读书要做笔记。（ ）\n答案：{answer}",
        f"1. 读书要做笔记。\nA. 正确\nB. 错误\n答案：{'A' if truth else 'B'}",
    ):
        question = one(text)
        assert (question.kind, question.stem, question.truth) == (QuestionKind.TRUEFALSE, "读书要做笔记。", truth)


def test_a_statement_may_be_corrected_in_its_answer() -> None:
    question = one("判断题\n1. 读书不必做笔记。\n答案：错误。读书要做笔记。")
    assert (question.truth, question.explanation) == (False, "读书要做笔记。")


def test_words_for_gaps_stand_in_brackets_or_apart() -> None:
    for answer in ("(选书)(写纪要)", "选书；写纪要", "选书、写纪要", "①选书 ②写纪要"):
        assert one(f"1. 一人____，一人____。\n答案：{answer}").accepted == ("选书；写纪要",)
    assert one("1. 一人（　）。\n答案：选书/挑书").accepted == ("选书", "挑书")
    assert one("1. 小组成立于哪一年？\n答案：2019年").kind is QuestionKind.SHORT


def test_the_kind_in_brackets_is_heeded() -> None:
    assert one("1. [多选题] 哪些？\nA. 甲\nB. 乙\n答案：A").kind is QuestionKind.SEVERAL
    assert one("1、谁选书？（简答题）\n答案：领读人").kind is QuestionKind.OPEN


def test_numbers_within_a_stem_or_an_answer_begin_no_question() -> None:
    found = read_question_text(
        "1. 他读了\n1.5 小时。\n答案：对\n2. 怎样读？\n答：分两步\n1）读\n2）想，再读一遍，最后写下来\n"
        "3. 好吗？\n答案：对"
    )
    assert [one.question.stem for one in found.questions] == ["他读了\n1.5 小时。", "怎样读？", "好吗？"]


def test_without_numbers_a_blank_line_after_an_answer_parts_questions() -> None:
    found = read_question_text("甲对吗？\n答案：对\n解析：因为\n\n乙对吗？\n答案：错\n")
    assert [(one.line, one.question.stem, one.question.truth) for one in found.questions] == [
        (1, "甲对吗？", True),
        (5, "乙对吗？", False),
    ]


def test_a_question_without_an_answer_is_named_with_its_line() -> None:
    found = read_question_text("1. 甲对吗？\n答案：对\n\n2. 没有答案\n3. 乙对吗？\n答案：错\n4. 空的？\nA. 甲\nB. 乙\n")
    assert [(block.line, block.why, block.words) for block in found.passed] == [
        (4, QuestionFault.NO_ANSWER, "没有答案"),
        (7, QuestionFault.NO_ANSWER, "空的？ 甲 乙"),
    ]
    assert len(found.questions) == 2


def test_two_answers_in_one_block_may_be_two_questions_and_are_named() -> None:
    found = read_question_text("1. 甲对吗？\n答案：对\n没有题号的一题\n答案：错\n2. 乙对吗？\n答案：错\n")
    assert [(block.line, block.why) for block in found.passed] == [(1, BlockFault.ANSWER_TWICE)]
    assert [one.question.stem for one in found.questions] == ["乙对吗？"]


def test_the_answers_may_stand_together_at_the_end() -> None:
    found = read_question_text(
        "一、单选题\n1.谁选书？\nA.领读人 B.来宾\n2.谁写纪要？\nA.来宾 B.记录员\n3. 谁看时间？\nA.主持人 B.来宾\n"
        "二、判断题\n1.每天读一小时。\n2.不必做笔记。\n三、简答题\n1.怎样读？\n"
        "参考答案与解析\n一、单选题\n1-2 AB 3.A\n二、判断题\n1.√ 2.×\n三、简答题\n"
        "1.参考答案：先读原文。\n解析：再做笔记。\n"
    )
    assert found.passed == ()
    questions = [one.question for one in found.questions]
    assert [one.right_options for one in questions[:3]] == [(0,), (1,), (0,)]
    assert [one.truth for one in questions[3:5]] == [True, False]
    assert questions[5].explanation == "先读原文。\n再做笔记。"


@pytest.mark.parametrize(
    "key", ["答案：\n1.A 2.B", "参考答案\n1-2：AB", "【参考答案】\n1. A\n2. B", "答案\n1、A，2、B"]
)
def test_a_key_is_written_in_many_ways(key: str) -> None:
    found = read_question_text(f"1. 谁？\nA. 甲\nB. 乙\n2. 谁？？\nA. 甲\nB. 乙\n{key}\n")
    assert [one.question.right_options for one in found.questions] == [(0,), (1,)]


def test_a_key_without_an_answer_leaves_its_question_out() -> None:
    found = read_question_text("1. 谁？\nA. 甲\nB. 乙\n2. 谁？？\nA. 甲\nB. 乙\n答案\n1.A\n")
    assert [(block.line, block.why) for block in found.passed] == [(4, QuestionFault.NO_ANSWER)]


def test_marks_of_markdown_and_small_pictures_are_passed_over() -> None:
    question = one(
        "### 3. **谁选书？**\n- A. 领读人\n- B. 来宾\n\n✅ 正确答案：A（领读人）\n❌ 你的答案：B\n"
        "🔍 解析：他选。\n---\n"
    )
    assert question.stem == "谁选书？"
    assert (question.offered, question.right_options) == (("领读人", "来宾"), (0,))
    assert question.explanation == "他选。"


def test_an_answer_in_points_is_no_key() -> None:
    found = read_question_text(
        "一、单选题\n1. 谁？\nA. 甲\nB. 乙\n答案：A\n二、简答题\n1. 怎样读？\n参考答案：\n1. 读原文\n（2）做笔记\n"
    )
    assert found.passed == ()
    assert found.questions[1].question.explanation == "1. 读原文\n（2）做笔记"


def test_one_number_does_not_make_a_numbered_bank() -> None:
    found = read_question_text(
        "甲对吗？\n答案：对\n\n乙对吗？\n1.5 小时。\n答案：错\n\n丙呢？\n答案：分点\n1. 读\n\n丁？\n答案：对\n"
    )
    assert [one.question.stem for one in found.questions] == ["甲对吗？", "乙对吗？\n1.5 小时。", "丙呢？", "丁？"]


@pytest.mark.parametrize("points", [2, 3, 4])
def test_the_points_of_an_answer_may_be_numbered_like_questions(points: int) -> None:
    answer = "\n".join(f"{number}. 点{number}" for number in range(1, points + 1))
    found = read_question_text(
        f"1. 怎样读？\n答案：\n{answer}\n2. 为什么读？\n答案：{answer}\n3. 好吗？\n答案：对\n4. 坏吗？\n答案：错\n"
    )
    assert [(one.question.stem, one.question.explanation) for one in found.questions] == [
        ("怎样读？", answer),
        ("为什么读？", answer),
        ("好吗？", ""),
        ("坏吗？", ""),
    ]
