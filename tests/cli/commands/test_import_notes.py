"""Notes of other programs are imported once, placed on their passages, or wait for their texts."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.importers.annotations import notes_worker
from reader.storage.library import Library
from reader.workers.limits import WorkerLimits

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

KINDLE = """\ufeff读书的方法 (某人)
- 您在第 2 页（位置 #12-13）的标注 | 添加于 2026年3月1日星期日 上午9:03:17

读转述只有皮毛
==========
\ufeff读书的方法 (某人)
- 您在第 2 页（位置 #13）的笔记 | 添加于 2026年3月1日星期日 上午9:04:00

确实如此。
==========
\ufeff读书的方法 (某人)
- 您在位置 #40-41的标注 | 添加于 2026年3月2日星期一 下午11:20:05

这句话并不在原文之中
==========
\ufeff道德经 (老子)
- 您在位置 #3-4的标注 | 添加于 2026年3月3日星期二 下午8:00:00

道可道，非常道
==========
\ufeff读书的方法 (某人)
broken
==========
"""


LISTS = "[" + "[[]]," * 4_190_000 + "[]]"
"""Few bytes that take much memory once they are parsed."""

TOO_LARGE = "The file “huge.json” is too large."
TOO_LONG = "Reading “My Clippings.txt” took too long and was stopped. Nothing was added."


@pytest.fixture
def clippings(tmp_path: Path) -> Path:
    file = tmp_path / "My Clippings.txt"
    file.write_text(KINDLE, "utf-8")
    return file


def only(rows: list[dict[str, Any]]) -> dict[str, Any]:
    (row,) = rows
    return row


def test_notes_are_placed_kept_and_skipped(shell: Shell, article: str, clippings: Path) -> None:
    row = only(shell.json("import-notes", clippings))
    assert {key: row[key] for key in ("path", "source", "matched", "orphaned", "skipped", "waiting")} == {
        "path": str(clippings),
        "source": "kindle",
        "matched": 1,
        "orphaned": 2,
        "skipped": 1,
        "waiting": 1,
    }
    assert row["problems"] == ["Entry 5 of “My Clippings.txt” is damaged and was skipped."]
    notes = shell.json("notes", article)
    assert [(one["quote"], one["body"], one["orphan"]) for one in notes] == [
        ("读转述只有皮毛", "确实如此。", False),
        ("这句话并不在原文之中", "", True),
    ]
    assert notes[0]["kind"] == "note"
    assert notes[0]["created"] == "2026-03-01T09:03:17+08:00"
    text = shell.json("text", article)["text"]
    assert text[notes[0]["start"] : notes[0]["end"]] == "读转述只有皮毛"


@pytest.mark.skipif(sys.platform == "win32", reason="the memory is not limited there")
def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_one_taken_in(
    shell: Shell, article: str, clippings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes_worker, "LIMITS", WorkerLimits(memory=1 << 29))
    huge = clippings.with_name("huge.json")
    huge.write_text(LISTS, "ascii")
    refused, taken = shell.json("import-notes", huge, clippings, code=1)
    assert refused == {"path": str(huge), "error": TOO_LARGE, "problem": "file-too-large"}
    assert taken["matched"] == 1


def test_a_file_that_takes_too_long_is_stopped_and_loses_nothing(
    shell: Shell, article: str, clippings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.json("import-notes", clippings)
    before = shell.json("notes")
    clippings.write_text(KINDLE * 20_000, "utf-8")
    monkeypatch.setattr(notes_worker, "LIMITS", WorkerLimits(silence=0.0))
    assert TOO_LONG in shell.run("import-notes", clippings, code=1).stderr
    assert shell.json("notes") == before


@pytest.mark.parametrize("start", ["", "Highlight,Book Title,", "{", "# ", "<p>", "return "])
def test_a_file_with_a_very_long_line_is_refused_with_a_sentence(shell: Shell, tmp_path: Path, start: str) -> None:
    path = tmp_path / "long.csv"
    path.write_text(start + "x" * 200_000, "utf-8")
    result = shell.run("import-notes", path, code=1)
    assert "long.csv" in result.stderr
    assert "Traceback" not in result.stderr
    assert "closed itself" not in result.stderr


def test_a_very_long_highlight_comes_in(shell: Shell, article: str, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    rows = f'Highlight,Book Title,Note\n读转述只有皮毛,读书的方法,"{"长" * 200_000}"\n'
    path.write_text(rows, "utf-8")
    row = only(shell.json("import-notes", path))
    assert (row["matched"], row["skipped"]) == (1, 0)


def test_a_second_import_adds_nothing(shell: Shell, article: str, clippings: Path) -> None:
    shell.json("import-notes", clippings)
    before = shell.json("notes")
    row = only(shell.json("import-notes", clippings))
    assert (row["matched"], row["orphaned"], row["skipped"]) == (0, 0, 4)
    assert shell.json("notes") == before
    assert shell.json("undo")["operation"] == "import-notes"
    assert shell.json("notes") == []


def test_one_undo_takes_an_import_back_and_it_can_be_done_anew(shell: Shell, article: str, clippings: Path) -> None:
    shell.json("import-notes", clippings)
    before = shell.json("notes")
    shell.json("undo")
    assert only(shell.json("import-notes", clippings))["matched"] == 1
    assert shell.json("notes") == before


def test_what_was_removed_here_stays_removed(shell: Shell, article: str, clippings: Path) -> None:
    shell.json("import-notes", clippings)
    shell.json("remove", shell.json("notes", article)[0]["id"])
    row = only(shell.json("import-notes", clippings))
    assert (row["matched"], row["skipped"]) == (0, 4)
    assert any("stays removed" in words for words in row["problems"])


def test_notes_wait_for_their_text_and_are_placed_when_it_was_added(
    shell: Shell, clippings: Path, tmp_path: Path
) -> None:
    row = only(shell.json("import-notes", clippings))
    assert (row["matched"], row["orphaned"], row["waiting"]) == (0, 3, 3)
    assert row["awaited"] == ["读书的方法", "道德经"]
    waiting = shell.json("notes")
    assert {(one["text"], one["awaits"], one["orphan"]) for one in waiting} == {
        (None, "读书的方法", True),
        (None, "道德经", True),
    }
    assert shell.json("list") == []
    file = tmp_path / "道德经.txt"
    file.write_text("道德经\n\n作者：老子\n\n第一章\n\n道可道，非常道。名可名，非常名。\n", "utf-8")
    added = only(shell.json("add", file))
    assert added["waiting"] == 1
    placed = only(shell.json("import-notes", "--waiting"))
    assert (placed["matched"], placed["orphaned"]) == (1, 0)
    note = only(shell.json("notes", added["id"]))
    assert (note["quote"], note["orphan"]) == ("道可道，非常道", False)
    assert note["id"] in {one["id"] for one in waiting}
    assert shell.json("undo")["operation"] == "place-notes"
    assert {one["awaits"] for one in shell.json("notes")} == {"读书的方法", "道德经"}
    again = only(shell.json("import-notes", clippings))
    assert (again["matched"], again["skipped"]) == (1, 3)


def test_a_text_can_be_named(shell: Shell, article: str, tmp_path: Path) -> None:
    file = tmp_path / "highlights.calibre_annotation_collection"
    item = {"type": "highlight", "highlighted_text": "不动笔墨不读书", "book_id": 7, "format": "EPUB"}
    document = {"version": 1, "type": "calibre_annotation_collection", "annotations": [item]}
    file.write_text(json.dumps(document), "utf-8-sig")
    row = only(shell.json("import-notes", file, "--into", article))
    assert (row["source"], row["matched"]) == ("calibre", 1)


def test_a_text_is_identified_by_its_words_where_no_title_is_named(shell: Shell, article: str, tmp_path: Path) -> None:
    file = tmp_path / "annotations.json"
    quotes = ("读原文才有根底，读转述只有皮毛", "不动笔墨不读书。𠮷字")
    items = [{"type": "highlight", "highlighted_text": quote, "book_id": 7} for quote in quotes]
    document = {"version": 1, "type": "calibre_annotation_collection", "annotations": items}
    file.write_text(json.dumps(document), "utf-8")
    assert only(shell.json("import-notes", file))["texts"] == [article]


def test_a_file_without_notes_is_reported_and_the_others_are_read(shell: Shell, article: str, clippings: Path) -> None:
    missing, strange = clippings.with_name("missing.txt"), clippings.with_name("strange.json")
    strange.write_text('{"a": NaN}', "utf-8")
    rows = shell.json("import-notes", missing, strange, clippings, code=1)
    assert [row.get("problem") for row in rows] == ["file-missing", "notes-damaged", None]
    assert rows[2]["matched"] == 1


def test_a_copy_is_made_before_the_first_change_only(shell: Shell, article: str, clippings: Path) -> None:
    def copies() -> list[Path]:
        return list((shell.library.parent / "backups").glob("library.before-notes-*.db"))

    shell.json("import-notes", clippings)
    assert len(copies()) == 1
    shell.json("import-notes", clippings)
    assert len(copies()) == 1


def test_our_own_exports_come_back(shell: Shell, article: str, tmp_path: Path) -> None:
    shell.json("annotate", article, "--quote", "这话说了许多遍", "--colour", "1", "--tag", "方法")
    shell.json(
        "annotate", article, "--quote", "不动笔墨不读书", "--body", "**记住** `a|b`\n\n> 引", "--kind", "question"
    )
    before = shell.json("notes", article)
    for form in ("json", "jsonld", "markdown"):
        shell.json("export", "--to", tmp_path / form, "--format", form)
        (file,) = [one for one in (tmp_path / form).iterdir() if not one.name.startswith(".")]
        again = only(shell.json("import-notes", file))
        assert (again["source"], again["matched"], again["skipped"]) == ("onehour", 0, 2), form
        other = type(shell)(tmp_path / f"{form}.db")
        other.json("import-notes", file)
        assert other.json("add", tmp_path / "article.txt")[0]["waiting"] == 2
        assert only(other.json("import-notes", "--waiting"))["matched"] == 2
        after = other.json("notes")
        keys = ("id", "start", "end", "quote", "body", "tags", "kind", "colour")
        assert [[one[key] for key in keys] for one in after] == [[one[key] for key in keys] for one in before], form


def test_waiting_notes_are_in_the_json_of_all_notes_too(shell: Shell, clippings: Path, tmp_path: Path) -> None:
    shell.json("import-notes", clippings)
    (exported,) = shell.json("export", "--to", tmp_path / "out", "--format", "json")
    other = type(shell)(tmp_path / "other.db")
    row = only(other.json("import-notes", exported["path"]))
    assert (row["orphaned"], row["awaited"]) == (3, ["读书的方法", "道德经"])
    keys = ("id", "quote", "body", "created", "awaits")
    here, there = (sorted([one[key] for key in keys] for one in each.json("notes")) for each in (shell, other))
    assert there == here
    assert shell.json("export", "--to", tmp_path / "files") == []


def test_usage_needs_a_file(shell: Shell) -> None:
    shell.run("import-notes", code=2)


def test_notes_on_a_removed_text_go_to_the_one_that_took_its_place(
    shell: Shell, article: str, clippings: Path, tmp_path: Path
) -> None:
    shell.json("import-notes", clippings)
    with Library.open(shell.library, datetime.fromisoformat(shell.at)) as library:
        library.texts.remove(article, datetime.fromisoformat(shell.at))
    better = tmp_path / "better.txt"
    better.write_text("读书的方法\n\n作者：某人\n\n读转述只有皮毛，读原文才有根底。\n", "utf-8")
    text = shell.json("add", better)[0]["id"]
    assert only(shell.json("import-notes", clippings))["matched"] == 1
    assert [one["orphan"] for one in shell.json("notes", text)] == [False, True]
