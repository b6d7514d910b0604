"""A wrongly guessed text is corrected from the command line, with all its annotations."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reader.cli.command_group import onehour

CHAPTER = (
    "第{number}章 山路\n雪下到第{number}天，门前的路已经看不见了，只剩下一行脚印。\n"
    "他在灯下写第{number}封信，写完又撕了，说没有什么可说的。\n"
)
STORY = "".join(CHAPTER.format(number=number) for number in "一二三四五六七八九")
MOON = "床前明月光，疑是地上霜。Moonlight before my bed, perhaps frost on the ground.\n举头望明月，低头思故乡。\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode("gb18030"))
    return path


def counts(row: dict[str, Any]) -> tuple[int, int]:
    return sum(row[how] for how in ("exact", "moved", "fuzzy")), row["orphaned"]


def test_a_text_read_as_big5_by_mistake_keeps_every_mark_as_gb18030(shell: Any, story: Path) -> None:
    (added,) = shell.json("add", story, "--encoding", "big5")
    for start in (40, 120, 200, 260):
        shell.json("annotate", added["id"], "--start", start, "--end", start + 24, "--body", f"note {start}")
    before, text = shell.json("notes", added["id"]), shell.json("text", added["id"])["text"]
    corrected = shell.json("reread", added["id"], "--encoding", "gb18030")
    assert corrected["choices"] == {"encoding": "gb18030"}
    assert sum(counts(corrected)) == 4
    after = shell.json("notes", added["id"])
    assert sorted(one["body"] for one in after) == sorted(one["body"] for one in before)
    whole = shell.json("text", added["id"])["text"]
    assert whole.startswith("第一章\u3000山路")
    assert all(whole[one["start"] : one["end"]] == one["quote"] for one in after if not one["orphan"])
    assert shell.json("undo")["operation"] == "correct-text"
    assert shell.json("notes", added["id"]) == before
    assert shell.json("text", added["id"])["text"] == text
    assert len(shell.json("list")) == 1


def test_marks_in_letters_that_were_all_readable_are_found_in_the_right_ones(shell: Any, tmp_path: Path) -> None:
    path = tmp_path / "moon.txt"
    path.write_bytes((MOON * 3).replace("床前", "窗前", 1).encode("gb18030"))
    (added,) = shell.json("add", path, "--encoding", "koi8-r")
    shell.json("annotate", added["id"], "--start", 0, "--end", 24, "--body", "moon")
    corrected = shell.json("reread", added["id"], "--encoding", "guess")
    assert counts(corrected) == (1, 0)
    (note,) = shell.json("notes", added["id"])
    assert note["quote"] == "窗前明月光，疑是地上霜。"


def test_a_text_is_corrected_when_its_file_has_gone(shell: Any, story: Path) -> None:
    (added,) = shell.json("add", story)
    story.unlink()
    corrected = shell.json("reread", added["id"], "--headings", "none", "--lines", "gaps")
    assert corrected["choices"] == {"lines": "gaps", "headings": "none"}
    assert shell.json("outline", added["id"]) == []
    back = shell.json("reread", added["id"], "--afresh")
    assert back["choices"] == {}
    assert len(shell.json("outline", added["id"])) == 9


def test_a_page_that_came_without_a_file_can_be_corrected_again_and_again(shell: Any) -> None:
    menu = "<div class='menu'><a href='/'>Menu</a></div>"
    page = f"<html><body>{menu}<article><h1>Page</h1>{f'<p>{MOON}</p>' * 8}</article></body></html>"
    arguments = ["--library", str(shell.library), "--at", shell.at, "add", "-", "--json"]
    (added,) = json.loads(CliRunner().invoke(onehour, arguments, input=page, prog_name="onehour").stdout)
    text = shell.json("text", added["id"])["text"]
    shell.json("reread", added["id"], "--whole-page")
    assert "Menu" in shell.json("text", added["id"])["text"]
    shell.json("reread", added["id"], "--afresh")
    assert shell.json("text", added["id"])["text"] == text
    shell.json("undo")
    shell.json("reread", added["id"], "--title", "")
    assert "Menu" in shell.json("text", added["id"])["text"]


def test_chosen_options_hold_when_the_text_is_read_again(shell: Any, story: Path) -> None:
    (added,) = shell.json("add", story, "--headings-like", "他在灯下写第一封信", "--title", "雪", "--author", "某人")
    assert (added["title"], added["author"]) == ("雪", "某人")
    shell.json("reread", added["id"], "--lines", "paragraphs")
    row = shell.json("reread", added["id"], "--language", "ja")
    assert (row["title"], row["author"], row["language"]) == ("雪", "某人", "ja")
    assert row["choices"] == {
        "lines": "paragraphs",
        "headings": "like",
        "heading_like": "他在灯下写第一封信",
        "title": "雪",
        "author": "某人",
        "language": "ja",
    }
    assert shell.json("reread", added["id"], "--language", "guess")["language"] == "zh"


def test_changing_only_names_is_one_small_step_and_needs_no_file(shell: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><head><title>Old</title></head><body><p>Some words of a page.</p></body></html>", "utf-8")
    (added,) = shell.json("add", page)
    page.unlink()
    row = shell.json("reread", added["id"], "--title", "New", "--author", "Somebody")
    assert (row["title"], row["author"], counts(row)) == ("New", "Somebody", (0, 0))
    assert shell.json("undo")["operation"] == "edit-text"
    assert shell.json("list")[0]["title"] == "Old"
    shell.run("reread", added["id"], "--whole-page", code=1)


def test_what_a_file_states_of_its_publication_comes_to_a_text_that_lacks_it(shell: Any, tmp_path: Path) -> None:
    page = tmp_path / "text.md"
    page.write_text("---\npublisher: Reed Press\n---\n# Title\n\nSome words.\n", "utf-8")
    (added,) = shell.json("add", page)
    with closing(sqlite3.connect(shell.library)) as raw, raw:
        raw.execute("UPDATE text SET bibliography = '{}'")  # as in a library of schema 8
    shell.json("reread", added["id"])
    assert shell.json("list")[0]["bibliography"] == {"publisher": "Reed Press"}
    assert shell.json("undo")["operation"] == "edit-text"
    assert "bibliography" not in shell.json("list")[0]


def test_a_correction_that_changes_nothing_is_no_step(shell: Any, story: Path) -> None:
    (added,) = shell.json("add", story)
    shell.json("reread", added["id"])
    shell.json("reread", added["id"], "--title", added["title"], "--rehearse")
    assert shell.json("undo")["operation"] == "add-text"


def test_a_preview_of_a_correction_changes_nothing(shell: Any, story: Path) -> None:
    (added,) = shell.json("add", story)
    shell.json("annotate", added["id"], "--quote", "第三封信")
    row = shell.json("reread", added["id"], "--encoding", "windows-1252", "--rehearse")
    assert sum(counts(row)) == 1
    assert row["choices"] == {}
    assert shell.json("list")[0]["characters"] == added["characters"]


def test_a_new_edition_is_read_with_the_chosen_options_except_the_encoding(shell: Any, story: Path) -> None:
    (added,) = shell.json("add", story, "--encoding", "gb18030", "--headings", "none")
    story.write_text("新版\n" + STORY, "utf-8")
    shell.json("replace", added["id"], story)
    assert shell.json("outline", added["id"]) == []
    assert shell.json("text", added["id"])["text"].startswith("新版")


@pytest.mark.parametrize("wrong", [("--lines", "odd"), ("--headings", "odd")])
def test_an_unknown_option_value_is_a_usage_error(shell: Any, story: Path, wrong: tuple[str, str]) -> None:
    shell.run("add", story, *wrong, code=2)


def test_an_unknown_encoding_is_reported(shell: Any, story: Path) -> None:
    (added,) = shell.json("add", story)
    assert shell.json("reread", added["id"], "--encoding", "klingon", code=1)["problem"] == "encoding-unknown"
