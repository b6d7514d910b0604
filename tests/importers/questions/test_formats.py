from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.study.foreign_questions import LARGEST, BlockFault, QuestionFormat
from reader.core.study.questions import QuestionFault, QuestionKind
from reader.importers.questions.formats import parsed_questions, read_questions
from reader.importers.questions.question_worker import question_worker

DATA = Path(__file__).parents[2] / "data/questions"

AIKEN = """Who chooses the book?
A. The scribe
B) The reader
ANSWER: B

坏的，没有答案
A. 甲
B. 乙

谁写纪要？
A、领读人
（B）记录员，
也写通知
答案：B
"""

TABLE = """题目,A,B,C,答案,解析,出处
谁选书？,领读人,记录员,来宾,A,他选书,章程
"哪些人
在场？",甲,乙,丙,AB,,
读书要做笔记。,,,,正确,,
'=1+1 等于几？,,,,2,,
谁？,甲,乙,,D,,
,,,,2,,
"""


def test_aiken_is_read_and_a_bad_block_is_passed_over() -> None:
    found = parsed_questions(AIKEN)
    assert found.format is QuestionFormat.AIKEN
    assert [one.question.offered for one in found.questions] == [
        ("The scribe", "The reader"),
        ("领读人", "记录员，\n也写通知"),
    ]
    assert [one.question.right_options for one in found.questions] == [(1,), (1,)]
    assert [(block.line, block.why) for block in found.passed] == [(6, QuestionFault.NO_ANSWER)]


def test_a_table_is_read_row_by_row() -> None:
    found = parsed_questions(TABLE)
    assert found.format is QuestionFormat.CSV
    questions = [one.question for one in found.questions]
    assert [one.kind.value for one in questions] == ["choice", "several", "truefalse", "short"]
    assert (questions[0].explanation, questions[0].source) == ("他选书", "章程")
    assert questions[1].stem == "哪些人\n在场？"
    assert questions[3].stem == "=1+1 等于几？"
    assert [(block.line, block.why) for block in found.passed] == [
        (7, BlockFault.OPTION_UNKNOWN),
        (8, QuestionFault.STEM_EMPTY),
    ]


def test_a_table_may_have_english_headings_and_tabs() -> None:
    found = parsed_questions("Question\tOption A\tOption B\tCorrect answer\nWho?\tI\tyou\tB\nHow many?\t\t\tfive\n")
    assert [one.question.kind for one in found.questions] == [QuestionKind.CHOICE, QuestionKind.SHORT]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("name", ["reading.gift.txt", "reading.txt"])
def test_a_file_may_be_in_any_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    text = (DATA / name).read_text("utf-8")
    file = tmp_path / name
    file.write_bytes(text.encode(encoding))
    assert read_questions(file) == parsed_questions(text)


@pytest.mark.parametrize("content", ["", "   \n\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "empty.txt"
    file.write_text(content, "utf-8")
    with pytest.raises(ReaderError) as raised:
        read_questions(file)
    assert raised.value.problem in {Problem.FILE_EMPTY, Problem.QUESTIONS_UNKNOWN}


@pytest.mark.parametrize(
    ("content", "problem", "why"),
    [
        ("读书的方法\n\n先读原文。".encode(), Problem.QUESTIONS_UNKNOWN, None),
        ("::q::是吗\0{T}\n".encode(), Problem.QUESTIONS_UNKNOWN, "nul"),
        (b"PK\x03\x04" + b"\0" * 100, Problem.FILE_BINARY, None),
        (b"::q::a{T}\n" * (LARGEST // 10 + 10), Problem.FILE_TOO_LARGE, None),
    ],
)
def test_what_holds_no_questions_is_refused(tmp_path: Path, content: bytes, problem: Problem, why: str | None) -> None:
    file = tmp_path / "file.txt"
    file.write_bytes(content)
    with pytest.raises(ReaderError) as raised:
        read_questions(file)
    assert (raised.value.problem, raised.value.detail.get("why")) == (problem, why)


@pytest.mark.parametrize(
    "text",
    [
        "{" * 100_000,
        "::" * 100_000 + "{T}",
        "\\" * 100_000 + "{=a}",
        "x{" + "~%50%" * 50_000 + "}",
        "[html]" + "<" * 100_000 + "{T}",
        "1. " + "（" * 50_000 + "\n答案：对",
        "1. " + "_ " * 50_000 + "\n答案：对",
        "1. " + "A." * 50_000 + "\n答案：A",
        "题目,答案\n" + '"' * 100_001,
        "答案" * 50_000,
        "1. x\n答案：" + "(a)" * 30_000 + "(",
        "【" * 100_000 + "答案",
    ],
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    with suppress(ReaderError):
        assert len(parsed_questions(text).questions) <= 1


def test_a_worker_reads_one_file_after_the_other(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    with question_worker() as worker:
        worker.ask((missing,), missing)
        with pytest.raises(ReaderError) as raised:
            worker.result()
        assert raised.value.problem is Problem.FILE_MISSING
        path = DATA / "reading.gift.txt"
        worker.ask((path,), path)
        assert len(worker.result().questions) == 6
