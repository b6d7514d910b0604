from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from reader.cli.command_group import onehour

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

SAMPLE = Path(__file__).parents[2] / "data/questions/reading.gift.txt"
TEXT = Path(__file__).parents[2] / "data/questions/reading.txt"


def test_a_file_comes_in_once_and_its_bad_blocks_are_named(shell: Shell) -> None:
    first = shell.json("bank", "import", SAMPLE)
    assert (first["added"], first["known"]) == (6, 0)
    assert [(block["line"], block["why"]) for block in first["passed"]] == [(15, "no-brace"), (17, "brace-open")]
    again = shell.json("bank", "import", SAMPLE)
    assert (again["added"], again["known"], len(again["passed"])) == (0, 6, 2)
    kinds = [row["kind"] for row in shell.json("bank", "list")]
    assert kinds == ["choice", "truefalse", "short", "number", "match", "short"]
    shell.json("undo")
    assert shell.json("bank", "list") == []
    assert shell.json("bank", "import", SAMPLE)["added"] == 6


def test_what_was_passed_over_is_said_in_words(shell: Shell) -> None:
    result = shell.run("bank", "import", SAMPLE)
    assert "“reading.gift.txt”, line 15: No answer in braces was found. 这一段没有答案" in result.stderr
    assert "“reading.gift.txt”, line 17: A brace is not closed." in result.stderr
    assert result.stdout == "Questions added: 6, already known: 0, skipped: 2\n"


def test_the_list_tells_what_is_right(shell: Shell) -> None:
    shell.run("bank", "import", SAMPLE, TEXT)
    rows = {row["stem"]: row for row in shell.json("bank", "list", "--category", "读书方法")}
    first = rows["读书会里负责选书的人是"]
    assert (first["answer"], first["name"], first["origin"]) == ("B", "q1", "reading.gift.txt")
    assert first["options"][1] == {"text": "领读人", "right": True, "feedback": "对：领读人选书，也“领读”"}
    assert len(rows) == 6
    assert len(shell.json("bank", "list")) == 16
    assert "每天读 1 小时是这个小组的约定。" in shell.run("bank", "list").stdout


def test_a_question_with_another_answer_is_passed_over(shell: Shell, tmp_path: Path) -> None:
    shell.run("bank", "import", SAMPLE)
    other = tmp_path / "other.txt"
    other.write_text("::x::每天读 1 小时是这个小组的约定。{F}\n\n::y::新题{T}\n", "utf-8")
    report = shell.json("bank", "import", other)
    assert (report["added"], report["known"]) == (1, 0)
    assert [(block["line"], block["why"]) for block in report["passed"]] == [(1, "differs")]


@pytest.mark.parametrize("form", ["gift", "text", "csv"])
def test_what_is_written_out_comes_in_again(shell: Shell, tmp_path: Path, form: str) -> None:
    shell.run("bank", "import", SAMPLE)
    file = tmp_path / f"bank.{form}"
    assert shell.json("bank", "export", file, "--format", form) == {"path": str(file), "format": form, "questions": 6}
    again = shell.json("bank", "import", file)
    assert (again["added"], again["known"], again["passed"]) == (0, 6, [])


def test_a_table_guards_its_cells(shell: Shell, tmp_path: Path) -> None:
    source = tmp_path / "bank.txt"
    source.write_text("\\=1+1{F}\n", "utf-8")
    shell.run("bank", "import", source)
    shell.run("bank", "export", tmp_path / "bank.csv", "--format", "csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "bank.csv").read_text("utf-8-sig"))))
    assert rows[1][1] == "'=1+1"


def test_a_package_for_anki_is_written(shell: Shell, tmp_path: Path) -> None:
    shell.run("bank", "import", SAMPLE)
    file = tmp_path / "bank.apkg"
    assert shell.json("bank", "export", file, "--format", "apkg")["questions"] == 6
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]


def test_a_file_that_cannot_be_read_is_named_and_the_others_come_in(shell: Shell, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"::q::a{T}\n\n" * (2 * 1024 * 1024))
    nul = tmp_path / "nul.txt"
    nul.write_bytes(b"::q::a\0{T}\n")
    prose = tmp_path / "prose.txt"
    prose.write_text("先读原文，再做笔记。\n", "utf-8")
    report = shell.json("bank", "import", large, nul, tmp_path / "missing.txt", prose, SAMPLE, code=1)
    problems = [row.get("problem") for row in report["files"]]
    assert problems == ["file-too-large", "questions-unknown", "file-missing", "questions-unknown", None]
    assert report["added"] == 6
    assert "NUL" in shell.run("bank", "import", nul, code=1).stderr


def test_a_brace_that_is_not_closed_names_its_block(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "bad.txt"
    file.write_text("::q::坏{=a ~", "utf-8")
    report = shell.json("bank", "import", file)
    assert (report["added"], report["passed"][0]["line"], report["passed"][0]["why"]) == (0, 1, "brace-open")


@pytest.mark.parametrize("words", [["import"], ["export"], ["export", "x", "--format", "pdf"], ["lend"]])
def test_wrong_usage_ends_with_2(shell: Shell, words: list[str]) -> None:
    shell.run("bank", *words, code=2)


def test_questions_come_in_on_standard_input(shell: Shell) -> None:
    arguments = ["--library", str(shell.library), "--at", shell.at, "bank", "import", "-", "--json"]
    result = CliRunner().invoke(onehour, arguments, input="三月测试\n1. 每天读一小时。（√）\n", prog_name="onehour")
    assert json.loads(result.stdout)["added"] == 1
    assert shell.json("bank", "list")[0]["origin"] == "三月测试.txt"
