from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from reader.cli.command_group import onehour

if TYPE_CHECKING:
    from tests.cli.conftest import Shell


def test_an_added_text_is_described(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Chapter 1\n\nIt was a dark night.\n", "utf-8")
    (row,) = shell.json("add", file)
    assert row.keys() >= {
        *("path", "id", "title", "author", "language", "format"),
        *("characters", "sections", "blocks", "new"),
    }
    assert row["path"] == str(file)
    assert row["new"] is True
    assert shell.json("add", file)[0] == row | {"new": False}


def test_a_file_that_cannot_be_added_is_reported_and_the_others_are_added(shell: Shell, tmp_path: Path) -> None:
    good, empty, missing = tmp_path / "good.md", tmp_path / "empty.txt", tmp_path / "missing.txt"
    good.write_text("# Title\n\nWords.\n", "utf-8")
    empty.touch()
    result = shell.run("add", empty, good, missing, code=1)
    assert result.stderr.count("empty.txt") == 1
    rows = shell.json("add", empty, good, missing, code=1)
    assert [set(row) >= {"path", "error"} for row in rows] == [True, False, True]
    assert rows[1]["new"] is False
    assert len(shell.json("list")) == 1


@pytest.mark.parametrize(
    ("words", "title", "text_format"),
    [
        ("One hour\n\nWords of the text.\n", "One hour", "text"),
        ("<h1>One hour</h1><p>Words of the text.</p>", "One hour", "html"),
        ("一小时\n\n夜里的灯还亮着。".encode("gb18030"), "一小时", "text"),
    ],
)
def test_standard_input_is_added_as_a_text(shell: Shell, words: str | bytes, title: str, text_format: str) -> None:
    arguments = ["--library", str(shell.library), "--at", shell.at, "add", "-", "--json"]
    result = CliRunner().invoke(onehour, arguments, input=words, prog_name="onehour")
    (row,) = json.loads(result.stdout)
    assert (row["path"], row["title"], row["format"], row["new"]) == ("-", title, text_format, True)


def test_a_zip_of_several_texts_brings_each_of_them(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("b.txt", "Words of the one.")
        archive.writestr("a.md", "# Title\n\nWords of the other.")
    rows = shell.json("add", path)
    assert [(row["path"], row["format"]) for row in rows] == [
        (str(path / "a.md"), "markdown"),
        (str(path / "b.txt"), "text"),
    ]
    assert [row["new"] for row in shell.json("add", path)] == [False, False]


def test_a_folder_brings_all_files_of_known_formats(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    (folder / "deep").mkdir(parents=True)
    for number, name in enumerate(("a.txt", "deep/b.md", "c.bin")):
        (folder / name).write_text(f"Words of number {number} are here to be read.\n", "utf-8")
    rows = shell.json("add", folder)
    assert [Path(row["path"]).name for row in rows] == ["a.txt", "b.md"]


def test_texts_are_listed_with_their_counts(shell: Shell, article: str) -> None:
    (row,) = shell.json("list")
    assert row.keys() >= {
        *("id", "title", "author", "language", "format", "characters"),
        *("covered", "minutes", "annotations", "added"),
    }
    assert (row["id"], row["title"], row["added"]) == (article, "读书的方法", "2026-03-28T21:00:00+08:00")
    assert "读书的方法" in shell.run("list").stdout


def test_an_empty_library_says_what_to_do(shell: Shell) -> None:
    assert shell.json("list") == []
    assert "onehour add" in shell.run("list").stdout


def test_an_outline_and_the_words_of_its_sections_agree(shell: Shell, article: str) -> None:
    sections = shell.json("outline", article)
    assert [row["title"] for row in sections][-2:] == ["一、先读原文", "二、再做笔记"]
    for row in sections:
        part = shell.json("text", article, "--start", row["start"], "--end", row["end"])
        assert part["text"].startswith(row["title"])
        assert len(part["text"]) == part["end"] - part["start"]


def test_a_text_is_named_by_the_start_of_its_id(shell: Shell, article: str) -> None:
    assert shell.json("text", article[:13])["id"] == article
    assert shell.run("text", article).stdout.startswith("读书的方法\n")


@pytest.mark.parametrize("span", [("--start", 10_000), ("--start", 5, "--end", 2), ("--end", 10_000)])
def test_a_part_outside_of_the_text_is_refused(shell: Shell, article: str, span: tuple[object, ...]) -> None:
    assert shell.json("text", article, *span, code=1)["problem"] == "range-outside"


@pytest.mark.parametrize("command", [("text",), ("outline",), ("notes",), ("annotate", "--quote", "x")])
def test_an_unknown_text_is_reported(shell: Shell, command: tuple[str, ...]) -> None:
    result = shell.run(command[0], "ffff", *command[1:], code=1)
    assert result.stderr.strip() == "That text is not in the library."
    assert result.stdout == ""


def test_a_packed_text_in_an_old_encoding_is_kept_to_be_read_again(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "夜里的灯还亮着，读书的人翻过一页。".encode("gb18030"))
        archive.writestr("b.md", "# Title")
    assert [row.get("format") for row in shell.json("add", path)] == ["text", "markdown"]


def test_texts_are_filed_and_listed_by_how_they_are_filed(shell: Shell, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"Words of {name} are here to be read.\n", "utf-8")
    ids = [row["id"] for row in shell.json("add", *(tmp_path / f"{name}.txt" for name in "abc"))]
    filed = shell.json("file", *ids[:2], "--track", "work", "--required", "--tag", "#essays", "--tag", "b c")
    assert [row["id"] for row in filed] == ids[:2]
    expected = {"track": "work", "required": True, "tags": ["essays", "b-c"], "archived": None}
    assert all(expected.items() <= row.items() for row in filed)
    shell.json("file", ids[1], "--chosen", "--untag", "essays", "--archive")
    assert {row["id"] for row in shell.json("list", "--track", "work")} == set(ids[:2])
    assert [row["id"] for row in shell.json("list", "--track", "none")] == [ids[2]]
    assert [row["id"] for row in shell.json("list", "--tag", "essays")] == [ids[0]]
    (away,) = shell.json("list", "--archived")
    assert (away["id"], away["required"], away["tags"]) == (ids[1], False, ["b-c"])
    assert away["archived"].endswith("+08:00")
    assert len(shell.json("list")) == 3
    assert "work" in shell.run("list").stdout
    assert shell.json("undo")["operation"] == "file-texts"
    assert shell.json("list", "--archived") == []
    assert "b-c" in shell.run("file", ids[1], "--track", "none").stdout


def test_filing_without_options_is_a_usage_error(shell: Shell, article: str) -> None:
    assert "--track" in shell.run("file", article, code=2).stderr
    assert shell.run("file", "nothing", "--archive", code=1).stderr


def test_what_a_file_says_of_its_publication_is_listed(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "herons.md"
    file.write_text("---\ntitle: Herons\nauthor: Ada Reed\nyear: 2003\nisbn: 0-306-40615-2\n---\n# Herons\n\nWords.\n")
    shell.json("add", file)
    (row,) = shell.json("list")
    assert row["bibliography"] == {"year": 2003, "isbn": "0306406152"}
    shell.json("export", "--to", tmp_path / "out", "--citation-keys", row["id"])
    assert 'citekey: "reed2003herons"\n' in (tmp_path / "out" / "Herons.md").read_text("utf-8")
