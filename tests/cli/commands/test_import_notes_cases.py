"""Notes of other programs, as they are written in other languages and at other times, find their passages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

CASES = Path(__file__).parents[2] / "data" / "cases"


@pytest.fixture
def ferry(shell: Shell) -> str:
    text: str = shell.json("add", CASES / "kindle-book.txt")[0]["id"]
    return text


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("kindle-german.txt", (3, 0)),
        ("kindle-times.txt", (5, 0)),
        ("kindle-app-notes.csv", (2, 0)),
        ("thorium-tags.annotation", (4, 0)),
        ("zotero-quotes-pl-sv-de.md", (5, 1)),
    ],
)
@pytest.mark.parametrize("is_told_where", [True, False])
def test_all_that_has_a_passage_is_placed(
    shell: Shell, ferry: str, name: str, found: tuple[int, int], is_told_where: bool
) -> None:
    matched, whole = found
    where = ("--into", ferry) if is_told_where else ()
    (row,) = shell.json("import-notes", CASES / name, *where)
    assert (row["matched"], row["orphaned"], row["whole"], row["skipped"]) == (matched, 0, whole, 0)
    assert row["texts"] == [ferry]
    assert len(shell.json("notes", ferry)) == matched + whole
    (again,) = shell.json("import-notes", CASES / name, *where)
    assert (again["matched"], again["known"]) == (0, matched + whole)


def test_the_times_are_those_of_the_device(shell: Shell, ferry: str) -> None:
    shell.run("import-notes", CASES / "kindle-times.txt")
    assert [note["created"] for note in shell.json("notes", ferry)] == [
        "2013-08-05T09:11:28+08:00",
        "2021-03-31T18:57:00+08:00",
        "2025-06-15T18:40:00+08:00",
        "2022-12-07T23:05:09+08:00",
        "2021-06-02T11:50:54+08:00",
    ]


def test_tags_come_along(shell: Shell, ferry: str) -> None:
    shell.run("import-notes", CASES / "thorium-tags.annotation")
    assert [note["tags"] for note in shell.json("notes", ferry)] == [
        ["idea"],
        ["to-check"],
        ["review", "important"],
        [],
    ]


def test_short_quotations_are_placed_over_soft_hyphens(shell: Shell, tmp_path: Path) -> None:
    text = shell.json("add", CASES / "soft-hyphens.epub")[0]["id"]
    entry = "Shy (A)\n- Your Highlight on Location {} | Added on Monday, 1 May 2023 18:26:53\n\n{}\n==========\n"
    clippings = tmp_path / "My Clippings.txt"
    words = ("was a cooperative from the beginning", "member", "Wertpapierindex stieg im Frühjahr")
    clippings.write_text("".join(entry.format(f"{at}-{at + 2}", one) for at, one in enumerate(words, 10)), "utf-8")
    (row,) = shell.json("import-notes", clippings)
    assert (row["matched"], row["orphaned"]) == (3, 0)
    assert [note["quote"].replace("\xad", "") for note in shell.json("notes", text)] == list(words)
