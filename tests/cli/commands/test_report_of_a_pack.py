"""What a report says of the pack of its group: portions, marks in its texts, and the result of a round."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.storage.library import Library

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

ESSAY = """慢读

一、先读原文

慢读的人一天只读一页。读得慢，才看得见字与字之间的路。

二、再做笔记

笔记写在旁边，不写在心上。过一个月再看，只有写下来的还在。
"""
OTHER = "别的文章\n\n这里写的是别的事情，与小组无关。\n"
QUESTIONS = "::q1::慢读的人一天读几页？{=一页 ~十页}\n\n::q2::笔记写在心上。{F}\n"
GROUP = "青年读书小组"
WEEK = ("--from", "2026-03-02", "--until", "2026-03-08")
MAKE = ("report", "make", "--group", GROUP, "--name", "博", *WEEK)


@pytest.fixture
def text(shell: Shell, tmp_path: Path) -> str:
    """Return the id of the text of the group's pack; beside it there is another one."""
    shell.at = "2026-03-02T09:00+08:00"
    essay, other, bank, plan = (tmp_path / name for name in ("慢读.txt", "别的.txt", "bank.txt", "plan.csv"))
    essay.write_text(ESSAY, "utf-8")
    other.write_text(OTHER, "utf-8")
    bank.write_text(QUESTIONS, "utf-8")
    plan.write_text("date,text,portion\n2026-03-03,慢读,一、先读原文\n2026-03-10,慢读,二、再做笔记\n", "utf-8")
    text: str = shell.json("add", essay)[0]["id"]
    elsewhere = shell.json("add", other)[0]["id"]
    shell.json("bank", "import", bank)
    make = ("pack", "make", "--to", tmp_path / "pack.zip", "--text", text, "--bank", "--plan", plan)
    shell.json(*make, "--group", GROUP, "--name", "安", "--title", "三月学习")
    for where, quote, kind, body, tag in (
        (text, "字与字之间的路", "question", "路在哪里？", "疑"),
        (text, "一天只读一页", "note", "慢。", "想"),
        (text, "写在旁边", "note", "私下的话。", "self"),
        (elsewhere, "别的事情", "question", "这又是什么？", "疑"),
    ):
        shell.json("annotate", where, "--quote", quote, "--kind", kind, "--body", body, "--tag", tag)
    return text


def made(shell: Shell, *words: object) -> Any:
    return shell.json(*MAKE, *words)


def test_the_portions_of_the_period_are_told_as_far_as_they_were_read(shell: Shell, text: str) -> None:
    assert made(shell)["pack"] == "三月学习"
    assert [(one["number"], one["state"]) for one in made(shell)["portions"]] == [(1, "not")]
    with Library.open(shell.library, datetime.fromisoformat(shell.at)) as library:
        second, _end = library.texts.view(text).find("二、再做笔记")[0]
        library.coverage.add(text, 0, second)
    assert [one["state"] for one in made(shell)["portions"]] == ["done"]
    whole = shell.json(*MAKE[:6], "--from", "2026-03-02", "--until", "2026-03-15")
    assert [(one["number"], one["state"]) for one in whole["portions"]] == [(1, "done"), (2, "not")]
    assert "| 1 慢读" in shell.run(*MAKE).stdout


@pytest.mark.usefixtures("text")
def test_only_marks_in_the_texts_of_the_group_are_in_it(shell: Shell) -> None:
    report = made(shell, "--include", "questions,notes")
    assert [one["words"] for one in report["questions"]] == ["路在哪里？"]
    assert [one["words"] for one in report["notes"]] == ["慢。"]
    ids = {one["body"]: one["id"] for one in shell.json("notes", report_text(shell))}
    chosen = made(shell, "--include", "questions,notes", "--only", ids["慢。"])
    assert (chosen["questions"], len(chosen["notes"])) == ([], 1)


def report_text(shell: Shell) -> str:
    return next(one["id"] for one in shell.json("list") if one["title"] == "慢读")


@pytest.mark.usefixtures("text")
def test_the_result_of_a_round_goes_with_it_if_it_is_chosen(shell: Shell, tmp_path: Path) -> None:
    assert "result" not in made(shell, "--include", "result")
    answers = tmp_path / "answers.txt"
    answers.write_text("A\nT\n", "utf-8")
    pack = shell.json("pack", "list")[0]["id"]
    marked = shell.json("quiz", "--round", f"{pack}:1", "--answers", answers)
    assert "result" not in made(shell)
    result = made(shell, "--include", "result")["result"]
    assert (result["title"], result["round"], result["of"]) == ("三月学习", 1, 2)
    assert result["right"] == marked["right"]
    assert [one["id"] for one in result["missed"]] == list(marked["missed"])
    assert {one["number"] for one in result["missed"]} <= {1, 2}
    file = tmp_path / "report.zip"
    made(shell, "--include", "result", "--to", file)
    assert "Round 1 of “三月学习”" in shell.run("report", "show", file).stdout
