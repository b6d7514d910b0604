"""The notes of each program find their passages, come in once, and go with one undo."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.program_notes import DATABASES, PROGRAMS, TITLE, Marked, apple_books_database, written

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

CHARACTERS = "读书要原文不动笔墨学而时习之有朋自远方来人知己善恶天地山水日月心力工作说话说明白黑"
MOST_SHORT = 0.03
"""The share of passages that are too short to be told from others, and are kept without a place."""


def sentences(count: int) -> list[str]:
    rng = random.Random(126)
    return ["".join(rng.choice(CHARACTERS) for _ in range(rng.randint(9, 40))) + "。" for _ in range(count)]


def marked(words: list[str]) -> list[Marked]:
    """Return every third sentence as it is marked, some of them with a comment."""
    return [
        Marked(sentence, f"想法 {number}" * (number % 4 == 0), f"第{number // 30 + 1}章")
        for number, sentence in enumerate(words[::3])
    ]


@pytest.mark.parametrize("name", [*PROGRAMS, *DATABASES])
def test_notes_of_a_program_find_their_passages_once(shell: Shell, tmp_path: Path, name: str) -> None:
    words = sentences(240)
    text = tmp_path / f"{TITLE}.md"
    text.write_text(f"# {TITLE}\n\n" + "\n\n".join("".join(words[at : at + 4]) for at in range(0, 240, 4)), "utf-8")
    (added,) = shell.json("add", text)
    notes = marked(words)
    file = tmp_path / name
    file.write_bytes(written(name, notes))
    (report,) = shell.json("import-notes", file)
    assert (report["source"], report["skipped"]) == (source_of(name), 0)
    assert report["matched"] >= (1 - MOST_SHORT) * len(notes)
    assert report["matched"] + report["orphaned"] == len(notes)
    placed = [note for note in shell.json("notes", added["id"]) if not note["orphan"]]
    assert [note["quote"] for note in placed] == [note.quote for note in notes if note.quote in by_quote(placed)]
    assert all(
        shell.json("text", added["id"])["text"][note["start"] : note["end"]] == note["quote"] for note in placed[:5]
    )
    (again,) = shell.json("import-notes", file)
    assert (again["matched"], again["orphaned"]) == (0, 0)
    shell.json("undo")
    assert shell.json("notes", added["id"]) == []


def source_of(name: str) -> str:
    return (DATABASES[name] if name in DATABASES else PROGRAMS[name])[0].value


def by_quote(notes: list[dict[str, str]]) -> set[str]:
    return {note["quote"] for note in notes}


def test_a_thought_that_is_added_to_a_passage_of_weread_changes_its_note(shell: Shell, tmp_path: Path) -> None:
    text = tmp_path / "text.md"
    text.write_text(f"# {TITLE}\n\n学习要读原文，不能只学皮毛。\n", "utf-8")
    (added,) = shell.json("add", text)
    file = tmp_path / "notes.txt"
    write = PROGRAMS["weread-since.txt"][1]
    for note in ("", "再读一遍", "再读两遍"):
        file.write_text(write([Marked("不能只学皮毛", note)]), "utf-8")
        shell.json("import-notes", file)
        assert [(one["quote"], one["body"]) for one in shell.json("notes", added["id"])] == [("不能只学皮毛", note)]


def test_the_citation_key_of_zotero_comes_with_the_notes_and_goes_with_them(shell: Shell, tmp_path: Path) -> None:
    text, file = tmp_path / "text.md", tmp_path / "zotero.json"
    text.write_text(
        "---\ntitle: Herons\nauthor: Ada Reed\npublisher: Reed Press\n---\n# Herons\n\nHerons stand still.\n"
    )
    shell.json("add", text)
    annotations = [{"key": "K1", "annotationType": "highlight", "annotationText": "Herons stand still"}]
    item = {
        "itemType": "book",
        "title": "Herons",
        "creators": [{"creatorType": "author", "firstName": "Ada", "lastName": "Reed"}],
        "citationKey": "reed2003",
        "publisher": "Other",
        "attachments": [{"annotations": annotations}],
    }
    file.write_text(json.dumps({"items": [item]}))
    shell.json("import-notes", file)
    known = {"citekey": "reed2003", "type": "book", "publisher": "Reed Press"}
    assert shell.json("list")[0]["bibliography"] == known
    shell.json("import-notes", file)
    assert shell.json("undo")["operation"] == "import-notes"
    (row,) = shell.json("list")
    assert (row["bibliography"], row["annotations"]) == ({"publisher": "Reed Press"}, 0)
    assert shell.json("redo")["operation"] == "import-notes"
    assert shell.json("list")[0]["bibliography"] == known


def test_notes_of_apple_books_come_once_with_and_without_the_list_of_its_books(shell: Shell, tmp_path: Path) -> None:
    words = sentences(60)
    text, file = tmp_path / f"{TITLE}.md", tmp_path / "AEAnnotation_v1_local.sqlite"
    text.write_text(f"# {TITLE}\n\n" + "\n\n".join(words), "utf-8")
    shell.json("add", text)
    file.write_bytes(written(file.name, marked(words)))
    (first,) = shell.json("import-notes", file)
    (tmp_path / "BKLibrary-1.sqlite").write_bytes(apple_books_database())
    (again,) = shell.json("import-notes", file)
    assert (first["matched"], again["matched"], again["known"]) == (20, 0, 20)
