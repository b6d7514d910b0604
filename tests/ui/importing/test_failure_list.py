from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.ui.importing.failure_list import as_lines, by_reason

KINDS = (
    "FILE",
    "FOLDER_UNREADABLE",
    "FORMAT",
    "ENCODING",
    "NO_TEXT",
    "ZIP",
    "EPUB",
    "PDF",
    "DOCUMENT",
    "MARKUP",
    "MOBI",
)
OF_FILES = [problem for problem in Problem if problem.name.startswith((*KINDS, "IMPORT", "DICTIONARY"))]


@pytest.mark.parametrize("problem", OF_FILES)
def test_whatever_is_the_matter_with_a_file_stands_under_a_reason(problem: Problem) -> None:
    assert list(by_reason([ReaderError(problem, Path("a.txt"))])) != ["Other reasons"]


def test_no_failure_is_left_out() -> None:
    failures = [ReaderError(problem, Path(f"{problem}.txt")) for problem in (*OF_FILES, Problem.TEXT_UNKNOWN)]
    grouped = by_reason(failures)
    assert sorted(str(one) for found in grouped.values() for one in found) == sorted(map(str, failures))
    assert as_lines(failures).count("\n") == len(failures)
