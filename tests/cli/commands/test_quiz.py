from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.conftest import Shell as CommandShell

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

SAMPLE = Path(__file__).parents[2] / "data/questions/reading.gift.txt"

RIGHT = {
    "q1": "领读人",
    "q2": "对",
    "q3": "自己的語言",
    "q4": "2019年",
    "q5": "选书；写纪要；看时间",
    "q6": "是",
}
"""The answers to the sample, by the names of its questions."""


@pytest.fixture
def bank(shell: Shell) -> Shell:
    shell.run("bank", "import", SAMPLE)
    return shell


def names(shell: Shell) -> dict[str, str]:
    return {row["id"]: row["name"] for row in shell.json("bank", "list")}


def answers(shell: Shell, tmp_path: Path, *options: object, wrong: str = "", **others: str) -> Any:
    """Answer a quiz of seed 7; ``wrong`` names the questions that get no answer, ``others`` other answers."""
    paper = shell.json("quiz", "--seed", 7)["questions"]
    known = names(shell)
    given = RIGHT | others | dict.fromkeys(wrong.split(), "")
    file = tmp_path / "answers.txt"
    file.write_text("\n".join(given[known[row["id"]]] for row in paper) + "\n", "utf-8")
    return shell.json("quiz", "--seed", 7, "--answers", file, *options)


def test_the_paper_of_a_seed_is_the_same_in_every_library(bank: Shell, tmp_path: Path) -> None:
    other = CommandShell(tmp_path / "other.db")
    other.run("bank", "import", SAMPLE)
    paper = bank.json("quiz", "--seed", 7)
    assert paper["seed"] == 7
    assert paper["questions"] == other.json("quiz", "--seed", 7)["questions"]
    assert len(paper["questions"]) == 6
    assert paper["questions"] != bank.json("quiz", "--seed", 8)["questions"]
    assert bank.json("quiz", "--seed", 7, "--count", 2)["questions"] == paper["questions"][:2]
    assert (paper["answered"], paper["right"], paper["missed"], paper["ended"]) == (0, 0, [], False)


def test_all_right(bank: Shell, tmp_path: Path) -> None:
    result = answers(bank, tmp_path)
    assert (result["answered"], result["right"], result["points"]) == (6, 6, 6.0)
    assert (result["missed"], result["ended"]) == ([], False)


def test_what_was_missed_is_named(bank: Shell, tmp_path: Path) -> None:
    result = answers(bank, tmp_path, wrong="q2", q4="2020")
    assert (result["answered"], result["right"]) == (5, 4)
    known = names(bank)
    assert {known[missed] for missed in result["missed"]} == {"q2", "q4"}


def test_a_challenge_ends_at_the_first_miss(bank: Shell, tmp_path: Path) -> None:
    first = names(bank)[bank.json("quiz", "--seed", 7)["questions"][0]["id"]]
    result = answers(bank, tmp_path, "--mode", "challenge", wrong=first)
    assert (result["answered"], result["right"], result["ended"], len(result["missed"])) == (0, 0, True, 1)


def test_typed_words_are_judged_as_in_the_self_test(bank: Shell, tmp_path: Path) -> None:
    assert answers(bank, tmp_path, q3=" “自己，的话”。")["right"] == 6
    assert answers(bank, tmp_path, q3="别人的话")["right"] == 5


def test_several_right_options_share_their_point(shell: Shell, tmp_path: Path) -> None:
    bank_file, answer_file = tmp_path / "bank.txt", tmp_path / "answers.txt"
    stem = "下面哪些人在每次读书会里都要在场，缺了其中一个，会就开不成了呢？"
    options = ["领读人选书的人", "来宾听讲的人员", "记录员写纪要人", "裁判判胜负的人"]
    assert len(stem) + sum(map(len, options)) == 60
    signs = ["%50%", "%-50%", "%50%", "%-50%"]
    offered = " ".join(f"~{sign}{words}" for sign, words in zip(signs, options, strict=True))
    bank_file.write_text(f"{stem}{{{offered}}}", "utf-8")
    shell.run("bank", "import", bank_file)
    answer_file.write_text("；".join(options[:3]), "utf-8")
    result = shell.json("quiz", "--seed", 1, "--answers", answer_file)
    assert result["questions"][0]["seconds"] == 25
    assert (result["points"], result["right"], result["answered"]) == (0.5, 0, 1)


def test_a_quiz_with_answers_is_kept_and_can_be_undone(bank: Shell, tmp_path: Path) -> None:
    answers(bank, tmp_path)
    assert bank.json("undo")["operation"] == "finish-quiz"


def test_a_paper_and_a_result_are_shown_as_text(bank: Shell, tmp_path: Path) -> None:
    paper = bank.run("quiz", "--seed", 7).stdout
    assert "   A. " in paper
    assert "领读人 -> ?" in paper
    file = tmp_path / "answers.txt"
    file.write_text("\n", "utf-8")
    shown = bank.run("quiz", "--seed", 7, "--answers", file).stdout
    assert shown.startswith("Correct: 0 of 6, points: 0\nIncorrect: ")


def test_an_empty_bank_and_missing_answers_are_said(shell: Shell, tmp_path: Path) -> None:
    assert shell.json("quiz", code=1)["problem"] == "bank-empty"
    shell.run("bank", "import", SAMPLE)
    assert shell.json("quiz", "--answers", tmp_path / "missing.txt", code=1)["problem"] == "file-missing"


@pytest.mark.parametrize(
    "words", [["--mode", "perfect"], ["--seed", "x"], ["--count", "0"], ["--seed", "-1"], ["--seed", "9" * 30]]
)
def test_wrong_usage_ends_with_2(shell: Shell, words: list[str]) -> None:
    shell.run("quiz", *words, code=2)
