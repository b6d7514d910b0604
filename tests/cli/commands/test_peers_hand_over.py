"""Notes that are handed over come in elsewhere as those of another, and go nowhere else."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ARTICLE, Shell

QUOTE = "读原文才有根底"


@pytest.fixture
def other(tmp_path: Path) -> Shell:
    """Return the library of another, with the same article."""
    shell = Shell(tmp_path / "other" / "library.db")
    file = tmp_path / "same.txt"
    file.write_text(ARTICLE, "utf-8")
    shell.json("add", file)
    return shell


def payload(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name.partition("/data/")[2]: archive.read(name) for name in archive.namelist() if "/data/" in name}


def test_chosen_notes_reach_another_library_and_no_other_words_do(
    shell: Any, article: str, other: Shell, tmp_path: Path
) -> None:
    shell.json("annotate", article, "--quote", QUOTE, "--body", "给大家的", "--tag", "领学", "--style", "wavy")
    shell.json("annotate", article, "--quote", "不动笔墨不读书", "--body", "只是我的")
    shell.json("annotate", article, "--quote", "再做笔记", "--body", "私下的", "--tag", "领学", "--tag", "Self")
    file = tmp_path / "notes.study.zip"
    assert shell.json("peers", "hand-over", "青年组", "--to", file, code=1)["problem"] == "name-missing"
    made = shell.json("peers", "hand-over", "青年组", "--to", file, "--name", "安", "--tag", "领学")
    assert (made["notes"], made["texts"][0]["complete"]) == (1, False)
    files = payload(file)
    assert [name for name in files if name.startswith("notes/")] == ["notes/01 读书的方法.jsonld"]
    assert not any(words.encode() in data for data in files.values() for words in ("只是我的", "私下的"))
    assert not any(word in data for data in files.values() for word in (article.encode(), b"onehour://"))
    row = other.json("peers", "add", file)
    assert (row["person"], row["matched"], row["withdrawn"]) == ("安", 1, 0)
    (listed,) = other.json("peers", "list")
    assert (listed["body"], listed["tags"], listed["quote"]) == ("给大家的", ["领学"], QUOTE)
    assert listed["style"] == "wavy"
    assert other.json("notes") == []
    assert other.json("import-notes", file, code=1)[0]["problem"] == "notes-of-others"


def test_the_same_notes_on_the_same_day_are_the_same_bytes(shell: Any, article: str, tmp_path: Path) -> None:
    shell.json("annotate", article, "--quote", QUOTE)
    first, second = tmp_path / "a.study.zip", tmp_path / "b.study.zip"
    shell.json("peers", "hand-over", "青年组", "--to", first, "--name", "安")
    shell.json("peers", "hand-over", "青年组", "--to", second)
    assert first.read_bytes() == second.read_bytes()


def test_the_own_file_is_told_from_that_of_another(shell: Any, article: str, tmp_path: Path) -> None:
    shell.json("annotate", article, "--quote", QUOTE)
    file = tmp_path / "a.study.zip"
    shell.json("peers", "hand-over", "青年组", "--to", file, "--name", "安")
    row = shell.json("peers", "add", file)
    assert (row["own"], row["added"]) == (1, 0)
    assert shell.json("import-notes", file)[0]["known"] == 1


def test_what_is_no_longer_handed_over_is_withdrawn_where_all_was(
    shell: Any, article: str, other: Shell, tmp_path: Path
) -> None:
    shell.json("annotate", article, "--quote", QUOTE)
    second = shell.json("annotate", article, "--quote", "不动笔墨不读书")["id"]
    file = tmp_path / "a.study.zip"
    assert shell.json("peers", "hand-over", "青年组", "--to", file, "--name", "安")["texts"][0]["complete"]
    assert other.json("peers", "add", file)["added"] == 2
    shell.json("remove", second)
    shell.json("peers", "hand-over", "青年组", "--to", file)
    row = other.json("peers", "add", file)
    assert (row["known"], row["withdrawn"]) == (1, 1)


def test_a_reply_finds_the_note_it_answers(shell: Any, article: str, other: Shell, tmp_path: Path) -> None:
    own = shell.json("annotate", article, "--quote", QUOTE, "--body", "您怎么看")["id"]
    file = tmp_path / "a.study.zip"
    shell.json("peers", "hand-over", "青年组", "--to", file, "--name", "安")
    other.json("peers", "add", file)
    (peer,) = other.json("peers", "list")
    other.json("peers", "reply", peer["id"], "--body", "同意")
    other.json("peers", "take", peer["id"])
    back = tmp_path / "b.study.zip"
    other.json("peers", "hand-over", "青年组", "--to", back, "--name", "博")
    readme = payload(back)["README.md"].decode()
    assert "Reply to 安" in readme
    assert "copied from 安" in readme
    shell.json("peers", "add", back)
    answers = {one["body"]: one["answers"] for one in shell.json("peers", "list")}
    assert answers == {"同意": own, "您怎么看": None}


def test_the_readme_cannot_be_mistaken_for_markup(shell: Any, article: str, tmp_path: Path) -> None:
    shell.json("annotate", article, "--quote", QUOTE, "--body", "<script>alert(1)</script>")
    file = tmp_path / "a.study.zip"
    shell.json("peers", "hand-over", "青年组", "--to", file, "--name", "<b>安</b>")
    assert json.loads(payload(file)["study.json"])["person"]["name"] == "安"


@pytest.mark.parametrize("options", [("--tag", "没有"), ("--colour", "5")], ids=["tag", "colour"])
def test_nothing_chosen_is_nothing_written(shell: Any, article: str, tmp_path: Path, options: tuple[str, str]) -> None:
    shell.json("annotate", article, "--quote", QUOTE)
    file = tmp_path / "a.study.zip"
    shell.json("peers", "hand-over", "青年组", "--to", file, "--name", "安", *options, code=1)
    assert not file.exists()


def test_a_bag_that_was_changed_is_refused(shell: Any, article: str, other: Shell, tmp_path: Path) -> None:
    shell.json("annotate", article, "--quote", QUOTE)
    file = tmp_path / "a.study.zip"
    shell.json("peers", "hand-over", "青年组", "--to", file, "--name", "安")
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace("读".encode(), "讀".encode()) if name.endswith(".jsonld") else data)
    assert other.json("peers", "add", file, code=1)["problem"] == "bag-damaged"
    assert other.json("peers", "list") == []
