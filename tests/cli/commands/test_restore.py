"""What is lost can be got back: listed, previewed, restored as chosen, and undone by one step."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.storage.library import Library

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

QUOTE = ("--quote", "不动笔墨不读书")


def minutes(shell: Shell) -> Any:
    return shell.json(
        "log", "--start", "2026-03-28T10:00+08:00", "--end", "2026-03-28T10:30+08:00", "--reason", "train"
    )


def numbers(texts: int = 0, notes: int = 0, seconds: int = 0, days: int = 0) -> dict[str, int]:
    return {"texts": texts, "notes": notes, "seconds": seconds, "days": days}


def test_without_a_file_the_copies_are_listed(shell: Shell, article: str) -> None:
    assert shell.json("restore") == []
    assert "no backups" in shell.run("restore").stdout
    copy = shell.json("backup")["path"]
    Path(copy).unlink()
    shell.json("annotate", article, *QUOTE)
    copy = shell.json("backup")["path"]
    row, first = shell.json("restore")
    assert first["notes"] == 0
    assert row == {
        "path": copy,
        "made": "2026-03-28T21:00:00+08:00",
        "reason": "",
        "sound": True,
        "bytes": Path(copy).stat().st_size,
        "texts": 1,
        "notes": 1,
        "seconds": 0,
    }
    assert copy in shell.run("restore").stdout


def test_what_is_missing_is_added_and_one_undo_takes_it_back(shell: Shell, article: str, tmp_path: Path) -> None:
    old = shell.json("annotate", article, *QUOTE, "--body", "早")
    minutes(shell)
    shell.json("backup", tmp_path / "copy.db")
    shell.json("remove", old["id"])
    new = shell.json("annotate", article, "--quote", "读原文才有根底")
    preview = shell.json("restore", tmp_path / "copy.db", "--preview")
    assert (preview["comes"], preview["changes"], preview["goes"]) == (numbers(notes=1), numbers(), numbers())
    assert preview["kept"] == {**numbers(1, 1, 1800, 1), "copy": None}
    assert [note["id"] for note in shell.json("notes")] == [new["id"]]
    done = shell.json("restore", tmp_path / "copy.db")
    assert done["comes"] == preview["comes"]
    assert Path(done["kept"]["copy"]).exists()
    assert {note["id"] for note in shell.json("notes")} == {old["id"], new["id"]}
    assert shell.json("undo")["operation"] == "restore"
    assert [note["id"] for note in shell.json("notes")] == [new["id"]]
    assert shell.json("check")["clean"]


def test_going_back_marks_what_is_newer_as_gone_and_keeps_every_minute(
    shell: Shell, article: str, tmp_path: Path
) -> None:
    old = shell.json("annotate", article, *QUOTE, "--body", "早")
    shell.json("backup", tmp_path / "copy.db")
    file = tmp_path / "other.txt"
    file.write_text("另一篇文章，很短。", "utf-8")
    other = shell.json("add", file)[0]["id"]
    new = shell.json("annotate", article, "--quote", "读原文才有根底")
    minutes(shell)
    preview = shell.json("restore", tmp_path / "copy.db", "--preview", "--as-it-was")
    assert (preview["comes"], preview["goes"]) == (numbers(), numbers(texts=1, notes=1))
    assert preview["kept"] == {**numbers(1, 1, 1800, 1), "copy": None}
    shell.json("restore", tmp_path / "copy.db", "--as-it-was")
    assert [text["id"] for text in shell.json("list")] == [article]
    assert [note["id"] for note in shell.json("notes")] == [old["id"]]
    assert len(shell.json("day")["entries"]) == 1
    shell.json("undo")
    assert {text["id"] for text in shell.json("list")} == {article, other}
    assert {note["id"] for note in shell.json("notes")} == {old["id"], new["id"]}
    assert shell.json("check")["clean"]


def test_a_lost_library_comes_back_from_a_copy(shell: Shell, article: str) -> None:
    shell.json("annotate", article, *QUOTE)
    minutes(shell)
    copy = shell.json("backup")["path"]
    shell.library.unlink()
    assert shell.json("restore", copy, "--preview")["comes"] == numbers(1, 1, 1800, 1)
    assert not shell.library.exists()
    assert shell.json("restore", copy)["comes"] == numbers(1, 1, 1800, 1)
    assert len(shell.json("notes")) == 1
    assert len(shell.json("day")["entries"]) == 1


def test_a_library_of_another_machine_adds_its_texts_notes_and_minutes(
    shell: Shell, article: str, tmp_path: Path
) -> None:
    note = shell.json("annotate", article, *QUOTE)
    minutes(shell)
    first, shell.library = shell.library, tmp_path / "second" / "library.db"
    file = tmp_path / "article.txt"
    same = shell.json("add", file)[0]["id"]
    assert same != article
    done = shell.json("restore", first)
    assert done["comes"] == numbers(texts=0, notes=1, seconds=1800, days=1)
    (found,) = shell.json("notes")
    assert (found["id"], found["text"]) == (note["id"], same)
    assert shell.json("restore", first, "--preview")["comes"] == numbers()


def test_texts_that_were_lost_come_back_whole(shell: Shell, article: str, tmp_path: Path) -> None:
    shell.json("annotate", article, *QUOTE)
    whole = shell.json("text", article)["text"]
    copy = shell.json("backup", tmp_path / "copy.db")["path"]
    shell.library.unlink()
    shell.json("--new", "list")
    done = shell.json("restore", copy)
    assert done["comes"] == numbers(texts=1, notes=1)
    assert shell.json("text", article)["text"] == whole
    assert shell.json("outline", article)
    assert shell.json("search", "根底")
    assert shell.json("check")["clean"]
    shell.json("undo")
    assert shell.json("list") == []
    shell.json("redo")
    assert shell.json("text", article)["text"] == whole


def test_a_restore_of_nothing_is_no_step(shell: Shell, article: str, tmp_path: Path) -> None:
    shell.json("annotate", article, *QUOTE)
    shell.json("backup", tmp_path / "copy.db")
    done = shell.json("restore", tmp_path / "copy.db")
    assert (done["comes"], done["kept"]["copy"]) == (numbers(), None)
    assert shell.json("undo")["operation"] == "highlight"


def test_a_restore_is_previewed_while_the_library_is_open_elsewhere(shell: Shell, article: str, tmp_path: Path) -> None:
    note = shell.json("annotate", article, *QUOTE)
    shell.json("backup", tmp_path / "copy.db")
    shell.json("remove", note["id"])
    with Library.open(shell.library, datetime.fromisoformat(shell.at)):
        assert shell.json("restore", tmp_path / "copy.db", "--preview")["comes"] == numbers(notes=1)
        assert shell.json("restore", tmp_path / "copy.db", code=1)["problem"] == "library-locked"


def test_a_text_that_was_corrected_and_imported_anew_does_not_stop_a_restore(
    shell: Shell, article: str, tmp_path: Path
) -> None:
    file = tmp_path / "article.txt"
    old = file.read_text("utf-8")
    shell.json("backup", tmp_path / "copy.db")
    file.write_text(old + "\n新的一段。\n", "utf-8")
    shell.json("replace", article, file)
    file.write_text(old, "utf-8")
    second = shell.json("add", file)[0]["id"]
    for words in ((), ("--as-it-was",)):
        shell.json("restore", tmp_path / "copy.db", *words)
        assert shell.json("check")["clean"]
    assert [text["id"] for text in shell.json("list")] == [article]
    shell.json("undo")
    assert {text["id"] for text in shell.json("list")} == {article, second}


def test_a_copy_of_an_older_schema_is_restored(shell: Shell, article: str) -> None:
    old = Path(__file__).parents[2] / "data" / "library-schema-1.db"
    before = old.read_bytes()
    done = shell.json("restore", old)
    assert done["comes"] == numbers(texts=1, notes=1, seconds=1200, days=1)
    assert old.read_bytes() == before
    assert shell.json("check")["clean"]


def test_no_file_or_a_foreign_one_is_a_sentence(shell: Shell, article: str, tmp_path: Path) -> None:
    assert shell.json("restore", tmp_path / "none.db", code=1)["problem"] == "file-missing"
    (tmp_path / "diary.db").write_text("Dear diary, " * 1000)
    assert shell.json("restore", tmp_path / "diary.db", code=1)["problem"] == "library-foreign"


def test_a_damaged_file_gives_what_can_be_read_of_it(shell: Shell, article: str) -> None:
    shell.json("annotate", article, *QUOTE)
    minutes(shell)
    content = shell.library.read_bytes()
    shell.library.write_bytes(bytes(4096) + content[4096:])
    assert shell.json("list", code=1)["problem"] == "library-damaged"
    (row,) = [row for row in shell.json("restore") if row["reason"] == "damaged"]
    assert not row["sound"]
    assert shell.json("restore", row["path"])["comes"] == numbers(1, 1, 1800, 1)
    assert shell.json("text", article)["text"].startswith("读书的方法")
    assert len(shell.json("notes")) == 1
    assert shell.json("check")["clean"]


def zero_root_page(library: Path, name: str) -> None:
    with closing(sqlite3.connect(library)) as raw:
        page = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
    content = library.read_bytes()
    library.write_bytes(content[: (page - 1) * 4096] + bytes(4096) + content[page * 4096 :])


def test_what_could_not_be_read_is_named_once(shell: Shell, article: str, tmp_path: Path) -> None:
    copy = Path(shell.json("backup", tmp_path / "copy.db")["path"])
    zero_root_page(copy, "text")
    assert shell.json("restore", copy, "--preview")["lost"] == [{"table": "text", "id": article}]
    assert f"Rows that could not be read: 1 (text {article})\n" in shell.run("restore", copy, "--preview").stdout


def test_a_damaged_file_is_told_from_a_sound_one_where_nothing_names_what_is_lost(
    shell: Shell, article: str, tmp_path: Path
) -> None:
    shell.json("annotate", article, *QUOTE)
    copy = Path(shell.json("backup", tmp_path / "copy.db")["path"])
    assert shell.json("restore", copy, "--preview")["sound"]
    assert "damaged" not in shell.run("restore", copy, "--preview").stdout
    for name in ("annotation", "sqlite_autoindex_annotation_1"):
        zero_root_page(copy, name)
    preview = shell.json("restore", copy, "--preview")
    assert (preview["sound"], preview["lost"]) == (False, [])
    assert "some of its contents may not have been read" in shell.run("restore", copy, "--preview").stdout
