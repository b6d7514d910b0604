"""The ledger goes out and comes in; reading time of other programs comes in once, in one step of undo."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

START = 1_774_657_860
"""2026-03-28 08:31 at an offset of eight hours."""


@pytest.fixture
def read_for_a_while(shell: Shell, article: str) -> None:
    for hour, reason in ((9, "on the train"), (11, "")):
        shell.json(
            *("log", "--start", f"2026-03-28T{hour:02}:00+08:00", "--end", f"2026-03-28T{hour:02}:30+08:00"),
            *("--text", article, "--reason", reason),
        )
    entry = shell.json("day")["entries"][0]["id"]
    shell.json("correct", entry, "--cut", 600, "--reason", "fell asleep")


@pytest.fixture
def koreader(tmp_path: Path) -> Path:
    path = tmp_path / "statistics.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.executescript(
            "CREATE TABLE book (id integer PRIMARY KEY, title text, authors text, md5 text);"
            "CREATE TABLE page_stat_data (id_book integer, page integer, start_time integer, duration integer);"
            "INSERT INTO book VALUES (1, '读书的方法', '某人', 'ab');"
        )
        pages = [(1, page, START + 60 * page, 60) for page in range(10)]
        made.executemany("INSERT INTO page_stat_data VALUES (?, ?, ?, ?)", pages)
        made.commit()
    return path


def grow(koreader: Path) -> None:
    """Let KOReader keep one more page."""
    with closing(sqlite3.connect(koreader)) as made:
        made.execute("INSERT INTO page_stat_data VALUES (1, 11, ?, 60)", (START + 3_600,))
        made.commit()


@pytest.mark.usefixtures("read_for_a_while")
def test_the_ledger_is_a_list_of_all_entries(shell: Shell, article: str) -> None:
    rows = shell.json("ledger")
    assert [(row["class"], row["seconds"], row["origin"], row["reason"]) for row in rows] == [
        ("paper", 1_800, "declared", "on the train"),
        ("paper", -600, "corrected", "fell asleep"),
        ("paper", 1_800, "declared", ""),
    ]
    assert rows[0]["start"] == "2026-03-28T09:00:00.000+08:00"
    assert (rows[0]["text"], rows[0]["title"]) == (article, "读书的方法")
    assert json.loads(shell.run("ledger").stdout) == rows
    assert shell.json("ledger", "--to", "2026-03-27") == []
    assert len(shell.json("ledger", "--from", "2026-03-28")) == 3


@pytest.mark.usefixtures("read_for_a_while")
@pytest.mark.parametrize("format_", ["json", "csv"])
def test_the_ledger_comes_into_another_library_once(shell: Shell, tmp_path: Path, format_: str) -> None:
    file = tmp_path / "time"
    file.write_text(shell.run("ledger", "--format", format_).stdout, "utf-8")
    assert shell.json("import-time", file).items() >= {"added": 0, "known": 3, "refused": 0}.items()
    counted = shell.json("day")["counted"]
    other = type(shell)(tmp_path / "other.db", shell.at)
    assert other.json("import-time", file).items() >= {"added": 3, "known": 0, "refused": 0}.items()
    assert other.json("day")["counted"] == counted == 3_000
    assert other.json("undo")["operation"] == "import-time"
    assert other.json("day")["counted"] == 0
    assert other.json("import-time", file)["added"] == 3
    assert other.json("day")["counted"] == counted


def test_pages_of_koreader_are_declared_on_their_text(shell: Shell, article: str, koreader: Path) -> None:
    assert shell.json("import-time", koreader).items() >= {
        "source": "KOReader", "added": 1, "known": 0, "refused": 0,
    }.items()  # fmt: skip
    entry = shell.json("day")["entries"][0]
    assert (entry["seconds"], entry["origin"], entry["text"], entry["class"]) == (600, "declared", article, "read")
    assert (entry["start"], entry["reason"]) == ("2026-03-28T08:31:00+08:00", "KOReader: 读书的方法")
    grow(koreader)
    assert shell.run("import-time", koreader).stdout == "Added: 1, already known: 1, not added: 0\n"
    assert shell.json("day")["counted"] == 660
    assert shell.json("undo")["operation"] == "import-time"
    assert shell.json("day")["counted"] == 600


def test_a_file_of_something_else_is_refused_with_a_sentence(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear reader", "utf-8")
    told = shell.json("import-time", file, code=1)
    assert told["problem"] == "time-unknown"
    assert "“letter.txt” contains no reading time" in told["error"]
    assert shell.json("import-time", tmp_path / "nowhere", code=1)["problem"] == "file-missing"


@pytest.mark.usefixtures("read_for_a_while")
def test_the_table_has_a_column_for_each_value(shell: Shell) -> None:
    rows = list(csv.DictReader(io.StringIO(shell.run("ledger", "--format", "csv").stdout)))
    assert [row["seconds"] for row in rows] == ["1800", "-600", "1800"]
    assert rows[1]["refers_to"] == rows[0]["id"]
