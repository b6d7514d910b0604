"""A new edition is previewed and replaces a text from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

NEW = """读书的方法

作者：某人

新版前言：这一版增补了许多文字。

一、先读原文

读书要读原文。读原文才有根底，读转述只有皮毛。

二、再做笔记

不动筆墨不讀書．𠮷字也算一个字。
"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    file = tmp_path / "article-2.txt"
    file.write_text(NEW, "utf-8")
    return file


def add_notes(shell: Any, article: str) -> None:
    for quote in ("读原文才有根底", "这话说了许多遍", "不动笔墨不读书"):
        shell.json("annotate", article, "--quote", quote, "--body", "想")


def test_a_preview_reports_what_would_become_of_the_notes_and_changes_nothing(
    shell: Any, article: str, edition: Path
) -> None:
    add_notes(shell, article)
    before = shell.json("notes", article)
    text = shell.json("text", article)
    found = shell.json("replace", article, edition, "--rehearse")
    assert {key: found[key] for key in ("exact", "moved", "fuzzy", "orphaned")} == {
        "exact": 0,
        "moved": 2,
        "fuzzy": 0,
        "orphaned": 1,
    }
    assert [one["how"] for one in found["annotations"]] == ["moved", "orphaned", "moved"]
    assert shell.json("notes", article) == before
    assert shell.json("text", article) == text
    assert shell.json("undo")["operation"] == "add-note"


def test_replacing_keeps_the_id_and_undo_brings_the_old_edition_back(shell: Any, article: str, edition: Path) -> None:
    add_notes(shell, article)
    notes, text = shell.json("notes", article), shell.json("text", article)
    found = shell.json("replace", article, edition)
    assert found["exact"] + found["moved"] + found["fuzzy"] + found["orphaned"] == 3
    whole = shell.json("text", article)["text"]
    after = shell.json("notes", article)
    assert [one["orphan"] for one in after] == [False, False, True]
    assert all(one["orphan"] or whole[one["start"] : one["end"]] == one["quote"] for one in after)
    assert "不动筆墨不讀書" in [one["quote"] for one in after]
    assert shell.json("search", "新版前言")[0]["text"] == article
    assert shell.json("check")["clean"]
    assert shell.json("undo")["operation"] == "replace-text"
    assert (shell.json("notes", article), shell.json("text", article)) == (notes, text)
    assert len(shell.json("list")) == 1


def test_a_file_that_cannot_be_read_replaces_nothing(shell: Any, article: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    before = shell.json("text", article)
    assert "error" in shell.json("replace", article, empty, code=1)
    assert "error" in shell.json("replace", "nothing", empty, code=1)
    assert shell.json("text", article) == before


def test_the_text_output_lists_the_notes_that_need_a_look(shell: Any, article: str, edition: Path) -> None:
    add_notes(shell, article)
    shown = shell.run("replace", article, edition, "--rehearse").stdout
    assert "0 unchanged, 2 moved, 0 with changed text, 1 need your attention" in shown
    assert "这话说了许多遍" in shown
