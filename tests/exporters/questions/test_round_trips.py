from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from reader.core.study.foreign_questions import QuestionFormat
from reader.core.study.questions import BankQuestion, NumberAnswer, Option, Pair, Question, QuestionKind, fault_of
from reader.exporters.questions.formats import BANK_FORMATS
from reader.exporters.questions.gift import gift
from reader.exporters.questions.table import question_table
from reader.exporters.questions.text import question_text
from reader.importers.questions.formats import parsed_questions

DATA = Path(__file__).parents[2] / "data/questions"

SIGNS = "读书会a b1，。？=~#{}:\\->%$[]/|\n'\"+@<&;；_（）()"
"""Letters among all the signs that the formats have a use for."""

PLAIN = "读书会一日选ab，？“”"


def words(alphabet: str, longest: int = 12) -> st.SearchStrategy[str]:
    return st.text(alphabet, min_size=1, max_size=longest).map(str.strip).filter(bool)


def numbers() -> st.SearchStrategy[NumberAnswer]:
    decimals = st.decimals(-9_999, 9_999, allow_nan=False, places=3)
    return st.builds(NumberAnswer, decimals, decimals.map(abs))


def questions(text: st.SearchStrategy[str]) -> st.SearchStrategy[Question]:
    """Return questions of every kind, of these words."""
    optional = st.one_of(st.just(""), text)
    rights = st.lists(st.booleans(), min_size=2, max_size=5).filter(any)
    offered = st.builds(
        lambda texts, right: tuple(Option(*pair) for pair in zip(texts, right, strict=False)),
        st.lists(text, min_size=5, max_size=5, unique=True),
        rights,
    )
    stems = {"stem": text, "explanation": optional}
    several = st.builds(Question, st.just(QuestionKind.SEVERAL), options=offered, **stems)
    pairs = st.lists(st.builds(Pair, text, text), min_size=2, max_size=4, unique_by=lambda pair: pair.left)
    return st.one_of(
        several,
        several.map(_with_one_right),
        st.builds(Question, st.just(QuestionKind.TRUEFALSE), truth=st.booleans(), **stems),
        st.builds(
            Question,
            st.just(QuestionKind.SHORT),
            options=st.lists(text, min_size=1, max_size=3).map(
                lambda accepted: tuple(Option(one, right=True) for one in accepted)
            ),
            **stems,
        ),
        st.builds(
            Question,
            st.just(QuestionKind.NUMBER),
            numbers=st.lists(numbers(), min_size=1, max_size=2).map(tuple),
            **stems,
        ),
        st.builds(Question, st.just(QuestionKind.MATCH), pairs=pairs.map(tuple), **stems),
        st.builds(Question, st.just(QuestionKind.OPEN), **stems),
    )


def _with_one_right(question: Question) -> Question:
    options = tuple(replace(option, right=place == 0) for place, option in enumerate(question.options))
    return replace(question, kind=QuestionKind.CHOICE, options=options)


def bank(some: Sequence[Question]) -> list[BankQuestion]:
    return [BankQuestion(str(number), question) for number, question in enumerate(some)]


def read(text: str) -> tuple[QuestionFormat, list[Question]]:
    found = parsed_questions(text.removeprefix("\ufeff"))
    assert found.passed == ()
    return found.format, [one.question for one in found.questions]


@given(st.lists(questions(words(SIGNS)), min_size=1, max_size=4), words("读书 a:", 8))
@example([Question(QuestionKind.SHORT, "甲_____乙", (Option("丙", right=True),))], "")
@example([Question(QuestionKind.OPEN, "// 甲"), Question(QuestionKind.OPEN, "[html] 乙")], "")
@example([Question(QuestionKind.OPEN, "$CATEGORY: 甲"), Question(QuestionKind.OPEN, "::甲::")], "甲")
def test_gift_is_read_as_it_was_written(some: list[Question], category: str) -> None:
    assume(all(fault_of(one) is None and not _has_arrow(one) for one in some))
    written = [replace(one, category=" ".join(category.split()), name="名" if one.truth else "") for one in some]
    assert read(gift(bank(written))) == (QuestionFormat.GIFT, written)


def _has_arrow(question: Question) -> bool:
    """Return whether there is GIFT's arrow in the words of pairs or of answers, where GIFT has no way to write it."""
    sides = [side for pair in question.pairs for side in (pair.left, pair.right)]
    return any("->" in words or words[-1:] == "-" for words in [*sides, *(one.text for one in question.options)])


@given(st.lists(questions(words(SIGNS.replace("|", "").replace("'", ""))), min_size=1, max_size=4), words("读书 a", 8))
def test_a_table_is_read_as_it_was_written(some: list[Question], category: str) -> None:
    assume(all(fault_of(one) is None and not _has_arrow(one) for one in some))
    written = [
        replace(one, category=" ".join(category.split()), name="名", source="章程", quote="读书") for one in some
    ]
    assert read(question_table(bank(written))) == (QuestionFormat.CSV, written)


@given(st.lists(questions(words(PLAIN)), min_size=1, max_size=4))
def test_text_is_read_as_it_was_written(some: list[Question]) -> None:
    assume(all(fault_of(one) is None for one in some))
    assert read(question_text(bank(some))) == (QuestionFormat.TEXT, some)


@pytest.mark.parametrize("name", ["reading.gift.txt", "reading.txt"])
@pytest.mark.parametrize("form", ["gift", "text", "csv"])
def test_the_questions_of_a_real_file_come_back(name: str, form: str) -> None:
    _format, some = [], [one.question for one in parsed_questions((DATA / name).read_text("utf-8")).questions]
    written = BANK_FORMATS[form].render(bank(some)).decode()
    back = read(written)[1]
    assert [one.kind for one in back] == [one.kind for one in some]
    assert [_answers(one) for one in back] == [_answers(one) for one in some]


def _answers(question: Question) -> object:
    """Return what is right, on one line each."""
    accepted = [re.sub(r"\s+", " ", option) for option in question.accepted]
    return accepted, question.truth, question.numbers, question.pairs


def test_a_cell_that_a_spreadsheet_would_run_is_guarded() -> None:
    table = question_table(bank([Question(QuestionKind.OPEN, "=1+1", explanation="@x")]))
    assert "open,'=1+1," in table
    assert ",'@x," in table
    assert table.startswith("\ufeffkind,question,A,B,C,D,E,F,G,H,answer,explanation,source")


def test_options_of_gift_have_their_feedback() -> None:
    options = (Option("甲", right=True, feedback="对#"), Option("乙", right=False, feedback="错"))
    written = [Question(QuestionKind.CHOICE, "哪个？", options), Question(QuestionKind.SHORT, "谁？", options)]
    assert gift(bank(written)) == "哪个？{=甲#对\\# ~乙#错}\n\n谁？{=甲#对\\# =%0%乙#错}\n"
    assert read(gift(bank(written)))[1] == written


def test_numbers_keep_their_digits() -> None:
    answers = (NumberAnswer(Decimal("3.140"), Decimal("0.005")), NumberAnswer(Decimal("1E+3")))
    question = Question(QuestionKind.NUMBER, "多少？", numbers=answers)
    assert gift(bank([question])) == "多少？{#=3.140:0.005 =1000:0}\n"
