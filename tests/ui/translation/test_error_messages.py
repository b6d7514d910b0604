from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.text.model import TextFormat
from reader.ui.translation.error_messages import error_message, join_sentences
from reader.ui.translation.labels import format_label, operation_label


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_is_one_calm_sentence_or_a_few(problem: Problem) -> None:
    words = error_message(ReaderError(problem, Path("/folder/name.txt"), found=2, known=1, set_aside="x", backup=""))
    assert re.match(r"[A-Z“]", words)
    assert words.endswith(".")
    assert "!" not in words
    assert "{" not in words
    assert "\n" not in words


def test_a_sentence_names_the_file_and_not_its_folder() -> None:
    words = error_message(ReaderError(Problem.FILE_EMPTY, Path("/folder/{name}.txt")))
    assert "“{name}.txt”" in words
    assert "folder" not in words


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (ReaderError(Problem.PLAN_INVALID, field="goal", value=3), "5 to 600"),
        (ReaderError(Problem.PLAN_INVALID, field="from", value="x", earliest=date(2026, 3, 29)), "29 March 2026"),
        (ReaderError(Problem.ENTRY_INVALID, reason="overlap", entry="x"), "no minute counts twice"),
        (ReaderError(Problem.ENTRY_INVALID, reason="else"), "not possible"),
        (ReaderError(Problem.TEXT_UNKNOWN, id="0", matches=2), "More than one"),
        (ReaderError(Problem.TEXT_UNKNOWN, id="0", matches=0), "not in the library"),
        (ReaderError(Problem.EVENT_INVALID, line=7, field="wall"), "Line 7"),
    ],
)
def test_a_sentence_says_what_the_error_knows(error: ReaderError, part: str) -> None:
    assert part in error_message(error)


def test_operations_and_formats_have_names() -> None:
    assert all(operation_label(name) != name.value or name.value.isalpha() for name in OperationName)
    assert operation_label("dance") == "dance"
    assert all(format_label(one) for one in TextFormat)


def test_sentences_stand_one_after_the_other_as_their_script_has_it() -> None:
    assert join_sentences(["Two were added.", "One was not."]) == "Two were added. One was not."
    assert join_sentences(["添加了两篇。", "有一个文件没能添加。"]) == "添加了两篇。有一个文件没能添加。"
