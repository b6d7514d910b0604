"""Books of Kindle are added, and replaced by another form of themselves, from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.mobi_files import MobiBook, mobi_file

SAMPLES = Path(__file__).parents[2] / "data/mobi"


@pytest.mark.parametrize("name", ["herons.azw3", "herons.mobi", "herons-joint.mobi"])
def test_a_book_is_added_with_its_contents(shell: Any, name: str) -> None:
    (row,) = shell.json("add", SAMPLES / name)
    assert (row["title"], row["author"], row["language"], row["format"]) == (
        "Herons at the Weir",
        "Ada Miller",
        "en",
        "mobi",
    )
    titles = [section["title"] for section in shell.json("outline", row["id"])]
    assert titles == ["Before Sunrise", "The Slate", "What Was Left"]


def test_notes_stay_when_an_older_form_is_replaced_by_a_newer_one(shell: Any) -> None:
    (row,) = shell.json("add", SAMPLES / "herons.mobi")
    quotes = ["counting the herons", "nobody needs to know how many herons", "copy it into a book with columns"]
    for quote in quotes:
        shell.json("annotate", row["id"], "--quote", quote, "--body", "!")
    preview = shell.json("replace", row["id"], SAMPLES / "herons.azw3", "--rehearse")
    found = shell.json("replace", row["id"], SAMPLES / "herons.azw3")
    assert preview["orphaned"] == found["orphaned"] == found["fuzzy"] == 0
    assert [note["quote"] for note in shell.json("notes", row["id"])] == quotes


def test_a_protected_book_says_so(shell: Any, tmp_path: Path) -> None:
    path = tmp_path / "locked.azw3"
    path.write_bytes(mobi_file(MobiBook(b"<p>x</p>", encryption=2)))
    (row,) = shell.json("add", path, code=1)
    assert "“locked.azw3” is copy-protected" in row["error"]
    assert shell.json("list") == []
