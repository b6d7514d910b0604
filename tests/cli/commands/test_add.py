"""Adding says what was left out of a text."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

CONTAINER = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'
PACKAGE = """<package><metadata><title>A Book</title><language>en</language></metadata><manifest>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="chapter%20two.xhtml" media-type="application/xhtml+xml"/>
</manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>"""


@pytest.fixture
def incomplete(tmp_path: Path) -> Path:
    """Return a book without its second chapter."""
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("book.opf", PACKAGE)
        archive.writestr("a.xhtml", "<html><body><p>The words of the first chapter.</p></body></html>")
    return path


def test_a_missing_chapter_is_told_by_name(shell: Any, incomplete: Path) -> None:
    result = shell.run("add", incomplete)
    assert "1 chapter left out. Missing from the file, or unreadable: “chapter two.xhtml”." in result.stderr


def test_what_was_left_out_is_in_the_rows(shell: Any, incomplete: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.txt"
    whole.write_text("Nothing is missing here.", "utf-8")
    row, other = shell.json("add", incomplete, whole)
    assert row["left_out"] == {"chapter": 1}
    assert row["unread_chapters"] == ["chapter two.xhtml"]
    assert other["left_out"] == {}
    assert "unread_chapters" not in other


def test_a_known_text_says_what_was_left_out_of_it(shell: Any, incomplete: Path) -> None:
    shell.run("add", incomplete)
    (row,) = shell.json("add", incomplete)
    assert not row["new"]
    assert row["left_out"] == {"chapter": 1}
