"""What is quoted from a text goes out with its paragraphs, lists and code, and comes back to its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

SOURCE = """# Bread

Mix the flour and the water.

Let it rest, and count:

1. the hours
2. the loaves

Then say:

```
bake(loaf)
    until done
```

That is all of it.
"""
QUOTE = "water.\nLet it rest, and count:\nthe hours\nthe loaves\nThen say:\nbake(loaf)\n    until done\nThat is all"


@pytest.fixture
def bread(shell: Shell, tmp_path: Path) -> str:
    """Return the id of a text with one passage over all its kinds of blocks."""
    (tmp_path / "bread.md").write_text(SOURCE, "utf-8")
    text: str = shell.json("add", tmp_path / "bread.md")[0]["id"]
    assert shell.json("annotate", text, "--quote", QUOTE, "--body", "my *own* words")["quote"] == QUOTE
    return text


def exported(shell: Shell, tmp_path: Path, *options: str) -> str:
    folder = tmp_path / "_".join(options)
    shell.run("export", "--to", folder, *options)
    (file,) = folder.iterdir()
    return file.read_text("utf-8")


@pytest.mark.parametrize("template", ["plain", "obsidian", "logseq", "study-report"])
def test_a_passage_keeps_its_blocks_in_markdown(shell: Shell, bread: str, tmp_path: Path, template: str) -> None:
    content = exported(shell, tmp_path, "--template", template)
    lines = [line.removeprefix("  ") if template == "logseq" else line for line in content.split("\n")]
    passage = "\n".join(line.removeprefix("- ") for line in lines)
    assert (
        "> water.\n>\n> Let it rest, and count:\n>\n> 1. the hours\n> 2. the loaves\n>\n> Then say:\n>\n"
        "> ```\n> bake(loaf)\n>     until done\n> ```\n>\n> That is all\n\n^oh-" in passage
    )
    assert "\n\nmy *own* words\n\n" in passage


def test_a_passage_keeps_its_blocks_in_html_and_on_cards(shell: Shell, bread: str, tmp_path: Path) -> None:
    html = exported(shell, tmp_path, "--format", "html")
    assert "<p>water.</p><p>Let it rest, and count:</p><ul><li" in html
    assert "<pre>bake(loaf)\n    until done</pre><p>That is all</p></blockquote>" in html
    anki = exported(shell, tmp_path, "--format", "anki")
    assert "<p>water.</p><p>Let it rest, and count:</p>" in anki
    assert "bake(loaf)<br>    until done" in anki


@pytest.mark.parametrize("template", ["plain", "obsidian", "logseq", "study-report"])
def test_what_went_out_comes_back_to_its_place(shell: Shell, bread: str, tmp_path: Path, template: str) -> None:
    before = shell.json("notes", bread)
    shell.run("export", "--to", tmp_path / "out", "--template", template)
    (file,) = (tmp_path / "out").iterdir()
    (again,) = shell.json("import-notes", file)
    assert (again["matched"], again["orphaned"], again["known"]) == (0, 0, 1)
    other = type(shell)(tmp_path / "other.db")
    other.json("add", tmp_path / "bread.md")
    (row,) = other.json("import-notes", file)
    assert (row["matched"], row["orphaned"]) == (1, 0)
    keys = ("id", "start", "end", "quote", "body")
    assert [[one[key] for key in keys] for one in other.json("notes")] == [[one[key] for key in keys] for one in before]


@pytest.mark.parametrize(
    ("quote", "written"),
    [
        ("the loaves", "> 2. the loaves\n"),
        ("the loa", "> the loa\n"),
        ("bake(loaf)", "> ```\n> bake(loaf)\n> ```\n"),
        ("Then say:", "> Then say:\n"),
    ],
)
def test_a_whole_item_or_line_of_code_keeps_its_mark(
    shell: Shell, bread: str, tmp_path: Path, quote: str, written: str
) -> None:
    shell.run("annotate", bread, "--quote", quote)
    assert f"\n\n{written}\n^oh-" in exported(shell, tmp_path, "--template", "plain")


def test_exporting_again_touches_nothing_and_an_edit_comes_back(shell: Shell, bread: str, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    shell.run("export", "--to", folder)
    (file,) = folder.iterdir()
    content = file.read_text("utf-8")
    file.write_text(content.replace("my *own* words", "my *better* words"), "utf-8")
    (row,) = shell.json("export", "--to", folder)
    assert (row["kept"], row["conflicts"]) == (1, 0)
    assert "my *better* words" in file.read_text("utf-8")
