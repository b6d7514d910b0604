"""The notes of others come in beside the reader's own, and nothing takes them for those."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ARTICLE
from tests.support.annotation_sets import BO, DAN, SetNote, set_bytes, set_value

TITLE = "读书的方法"
QUOTE = "读原文才有根底"
GONE = "读书要读原文，这话说了许多遍，还要再说。\n\n"
COUNTS = ("added", "matched", "orphaned", "known", "updated", "ignored", "withdrawn", "own")


@pytest.fixture
def write(tmp_path: Path) -> Any:
    """Return a function that writes an annotation set on the article."""

    def file(*notes: SetNote, name: str = "bo.jsonld", **options: Any) -> Path:
        path = tmp_path / name
        path.write_bytes(set_bytes(*notes, **{"title": TITLE, **options}))
        return path

    return file


def counted(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in COUNTS if row[name]}


def test_notes_of_another_stand_apart_from_the_own_ones(shell: Any, article: str, write: Any, tmp_path: Path) -> None:
    row = shell.json("peers", "add", write(SetNote(QUOTE)))
    assert (row["person"], counted(row)) == ("博", {"added": 1, "matched": 1})
    assert shell.json("notes", article) == []
    (listed,) = shell.json("notes", article, "--by", "博")
    assert (listed["quote"], listed["body"], listed["person"]) == (QUOTE, "好", "博")
    assert shell.json("search", "好", "--in", "notes") == shell.json("search", "好") == []
    assert [hit["annotation"] for hit in shell.json("search", "好", "--in", "peers")] == [listed["id"]]
    for form in ("markdown", "json", "csv", "jsonld", "html"):
        folder = tmp_path / form
        folder.mkdir()
        shell.run("export", article, "--format", form, "--to", folder)
        assert not any("博".encode() in one.read_bytes() for one in folder.rglob("*") if one.is_file())
    assert shell.json("review")["new"] == []
    shell.run("suggest", listed["id"], code=1)


def test_a_note_that_comes_again_is_known_updated_or_ignored(shell: Any, article: str, write: Any) -> None:
    shell.json("peers", "add", write(SetNote(QUOTE, modified="2026-03-05T10:00:00Z")))
    for modified, outcome in (
        ("2026-03-05T10:00:00Z", "known"),
        ("2026-03-06T10:00:00Z", "updated"),
        ("2026-03-04T10:00:00Z", "ignored"),
    ):
        row = shell.json("peers", "add", write(SetNote(QUOTE, body=outcome, modified=modified)))
        assert counted(row) == {outcome: 1}
    assert [one["body"] for one in shell.json("peers", "list", article)] == ["updated"]


def test_the_same_id_of_another_author_is_another_note(shell: Any, article: str, write: Any) -> None:
    shell.json("peers", "add", write(SetNote(QUOTE)))
    row = shell.json("peers", "add", write(SetNote(QUOTE), creator=(DAN, "丹")))
    assert counted(row) == {"added": 1, "matched": 1}
    assert {one["person"] for one in shell.json("peers", "list", article)} == {"博", "丹"}
    (together,) = shell.json("peers", "together", article)
    assert (together["quote"], together["people"]) == ("读原文才有根底，读转述只有皮毛。", ["博", "丹"])


def test_a_set_without_a_title_is_on_the_text_whose_id_it_names(shell: Any, article: str, write: Any) -> None:
    file = write(SetNote("原文"), title="")
    value = json.loads(file.read_text("utf-8"))
    for item in value["items"]:
        item["target"]["source"] = f"urn:uuid:{article}"
    file.write_text(json.dumps(value), "utf-8")
    shell.json("peers", "add", file)
    (note,) = shell.json("peers", "list", article)
    assert (note["quote"], note["text"]) == ("原文", article)


def test_a_file_that_names_nobody_asks_for_a_name(shell: Any, article: str, write: Any) -> None:
    file = write(SetNote(QUOTE), creator=None)
    assert shell.json("peers", "add", file, code=1)["problem"] == "name-missing"
    row = shell.json("peers", "add", file, "--name", "晨")
    assert (row["person"], counted(row)) == ("晨", {"added": 1, "matched": 1})
    assert counted(shell.json("peers", "add", file, "--name", "晨")) == {"known": 1}


def test_another_name_of_a_known_person_is_asked_about(shell: Any, article: str, write: Any) -> None:
    shell.json("peers", "add", write(SetNote(QUOTE)))
    renamed = write(SetNote(QUOTE, number=2), creator=(BO, "博士"))
    assert shell.json("peers", "add", renamed, code=1)["problem"] == "name-changed"
    assert shell.json("peers", "add", renamed, "--accept-name")["person"] == "博士"
    namesake = write(SetNote(QUOTE, number=3), creator=(DAN, "博士"))
    assert shell.json("peers", "add", namesake, code=1)["problem"] == "name-taken"
    assert len(shell.json("notes", article, "--by", BO)) == 2


def test_a_quotation_that_is_not_in_the_text_is_kept(shell: Any, article: str, write: Any) -> None:
    row = shell.json("peers", "add", write(SetNote("此处并无这样的话，也从未有过")))
    assert counted(row) == {"added": 1, "orphaned": 1}
    (listed,) = shell.json("notes", article, "--by", "博")
    assert (listed["orphan"], listed["visible"]) == (True, False)


def test_a_note_is_taken_over_with_its_author_and_undone(shell: Any, article: str, write: Any) -> None:
    shell.json("peers", "add", write(SetNote(QUOTE)))
    (peer,) = shell.json("peers", "list")
    taken = shell.json("peers", "take", peer["id"])
    assert taken["id"] != peer["id"]
    assert taken["via"] == {"person": "博", "note": peer["id"]}
    (own,) = shell.json("notes", article)
    assert (own["id"], own["via"], own["body"]) == (taken["id"], taken["via"], "好")
    assert shell.json("undo")["operation"] == "take-peer-note"
    assert shell.json("notes", article) == []
    assert len(shell.json("peers", "list")) == 1


def test_a_reply_is_an_own_note(shell: Any, article: str, write: Any) -> None:
    shell.json("peers", "add", write(SetNote(QUOTE)))
    (peer,) = shell.json("peers", "list")
    reply = shell.json("peers", "reply", peer["id"], "--body", "同意")
    (own,) = shell.json("notes", article)
    assert (own["id"], own["quote"], own["answers"]["person"]) == (reply["id"], QUOTE, "博")


def test_a_complete_set_withdraws_what_it_lacks_and_a_partial_one_nothing(shell: Any, article: str, write: Any) -> None:
    first, second = SetNote(QUOTE), SetNote("这话说了许多遍", number=2)
    shell.json("peers", "add", write(first, second, complete=True))
    assert counted(shell.json("peers", "add", write(first, complete=False))) == {"known": 1}
    assert counted(shell.json("peers", "add", write(first, title="另一篇", complete=True))) == {"known": 1}
    assert counted(shell.json("peers", "add", write(first, complete=True))) == {"known": 1, "withdrawn": 1}
    assert [one["withdrawn"] for one in shell.json("peers", "list", article)] == [False, True]
    assert shell.json("search", "许多遍", "--in", "peers") == []
    assert counted(shell.json("peers", "add", write(complete=True))) == {"withdrawn": 1}
    shell.run("undo")
    assert [one["withdrawn"] for one in shell.json("peers", "list", article)] == [False, True]


def test_own_notes_in_a_file_are_passed_over(shell: Any, article: str, write: Any) -> None:
    own = shell.json("annotate", article, "--quote", QUOTE, "--body", "我的")["id"]
    value = set_value(SetNote(QUOTE), SetNote(QUOTE, number=2), title=TITLE)
    value["items"][0]["id"] = f"urn:uuid:{own}"
    file = write()
    file.write_text(json.dumps(value))
    assert counted(shell.json("peers", "add", file)) == {"added": 1, "matched": 1, "own": 1}


def test_importing_as_own_notes_is_refused_and_names_the_way(shell: Any, article: str, write: Any) -> None:
    file = write(SetNote(QUOTE))
    (row,) = shell.json("import-notes", file, code=1)
    assert (row["problem"], "peers add" in row["error"], "博" in row["error"]) == ("notes-of-others", True, True)
    assert shell.json("notes") == shell.json("peers", "list") == []
    named = write(SetNote(QUOTE, creator=("", "博")), creator=None)
    assert shell.json("import-notes", named, code=1)[0]["problem"] == "notes-of-others"
    assert shell.json("import-notes", named, "--own")[0]["matched"] == 1


def test_sets_of_other_programs_are_own_ones_unless_they_are_said_to_be_by_another(
    shell: Any, article: str, write: Any
) -> None:
    file = write(SetNote(QUOTE), program="Another Reader")
    (row,) = shell.json("import-notes", file, "--by", "晨")
    assert (row["person"], row["added"], shell.json("notes")) == ("晨", 1, [])
    assert shell.json("import-notes", file)[0]["matched"] == 1
    assert len(shell.json("notes")) == 1


def test_an_own_earlier_export_comes_back_as_ones_own(shell: Any, article: str, write: Any, tmp_path: Path) -> None:
    shell.json("import-notes", write(SetNote(QUOTE, creator=("", "Ann")), program="Another Reader", creator=None))
    shell.run("export", article, "--format", "jsonld", "--to", tmp_path / "out")
    (exported,) = (tmp_path / "out").iterdir()
    assert shell.json("import-notes", exported)[0]["known"] == 1
    shell.run("remove", shell.json("notes")[0]["id"])
    assert shell.json("import-notes", exported)[0]["skipped"] == 1


def test_notes_that_came_in_among_the_own_ones_are_moved(shell: Any, article: str, write: Any) -> None:
    file = write(SetNote(QUOTE, creator=("", "博")), creator=None)
    shell.json("import-notes", file, "--own")
    shell.json("annotate", article, "--quote", "不动笔墨")
    assert shell.json("peers", "move") == [{"creator": "博", "notes": 1}]
    assert shell.json("peers", "move", "博") == {"person": "博", "moved": 1}
    assert [one["quote"] for one in shell.json("notes", article)] == ["不动笔墨"]
    assert [one["quote"] for one in shell.json("notes", article, "--by", "博")] == [QUOTE]
    assert counted(shell.json("peers", "add", file)) == {"known": 1}
    shell.json("peers", "move", "博", code=1)
    shell.run("undo")
    assert (len(shell.json("notes", article)), shell.json("peers", "list")) == (2, [])


def test_notes_wait_for_their_text(shell: Any, write: Any, tmp_path: Path) -> None:
    row = shell.json("peers", "add", write(SetNote(QUOTE), SetNote("不动笔墨不读书", number=2)))
    assert (row["added"], row["waiting"]) == (2, 2)
    assert [one["awaits"] for one in shell.json("peers", "list")] == [TITLE, TITLE]
    other = tmp_path / "other.txt"
    other.write_text("读书的方法\n\n同名的另一篇文章，里面没有那些话，一句也没有。\n", "utf-8")
    assert "peers_placed" not in shell.json("add", other)[0]
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, "utf-8")
    (added,) = shell.json("add", file)
    assert added["peers_placed"] == 2
    placed = shell.json("peers", "list", added["id"])
    assert [(one["quote"], one["orphan"]) for one in placed] == [(QUOTE, False), ("不动笔墨不读书", False)]
    shell.run("undo")
    assert [one["text"] for one in shell.json("peers", "list")] == [None, None]


@pytest.mark.parametrize("words", [("take",), ("reply", "--body", "想")])
def test_a_note_without_its_text_says_so_when_it_is_taken(
    shell: Any, write: Any, tmp_path: Path, words: tuple[str, ...]
) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"Another text\n\nIt is {name}.\n", "utf-8")
        shell.run("add", tmp_path / name)
    shell.json("peers", "add", write(SetNote(QUOTE)))
    (waiting,) = shell.json("peers", "list")
    refused = shell.run("peers", *words, waiting["id"], code=1)
    assert "not in the library" in refused.output


def test_a_new_edition_counts_them_apart_and_undo_brings_them_back(
    shell: Any, article: str, write: Any, tmp_path: Path
) -> None:
    shell.json("peers", "add", write(SetNote(QUOTE), SetNote("这话说了许多遍", number=2)))
    shell.json("annotate", article, "--quote", QUOTE)
    before = shell.json("peers", "list", article)
    edition = tmp_path / "edition.txt"
    edition.write_text(ARTICLE.replace("一、先", "新加的一段话。\n\n一、先").replace(GONE, ""), "utf-8")
    found = shell.json("replace", article, edition, "--rehearse")
    assert found["peers"] == {"exact": 0, "moved": 1, "fuzzy": 0, "orphaned": 1}
    assert (found["moved"], found["orphaned"]) == (1, 0)
    assert shell.json("peers", "list", article) == before
    shell.json("replace", article, edition)
    assert [one["orphan"] for one in shell.json("peers", "list", article)] == [False, True]
    shell.run("undo")
    assert shell.json("peers", "list", article) == before


@pytest.mark.parametrize(
    "broken",
    [
        b'"x": NaN, "type"',
        b'"x": ' + b"[" * 33 + b"]" * 33 + b', "type"',
        b'"x": "' + b"a" * (21 << 20) + b'", "type"',
        b'"type": "AnnotationSet", "type"',
    ],
    ids=["nan", "deep", "large", "twice"],
)
def test_what_is_no_sound_file_is_refused(shell: Any, article: str, write: Any, broken: bytes) -> None:
    file = write(SetNote(QUOTE))
    file.write_bytes(file.read_bytes().replace(b'"type"', broken, 1))
    before = hashlib.sha256(shell.library.read_bytes()).digest()
    assert "error" in shell.json("peers", "add", file, code=1)
    assert hashlib.sha256(shell.library.read_bytes()).digest() == before


@pytest.mark.parametrize(
    ("name", "shown"), [("<b>博</b>", "博"), ("博\u202e士", "博士"), ("长" * 300, "长" * 80)], ids=["b", "bidi", "long"]
)
def test_a_foreign_name_is_plain_text(shell: Any, article: str, write: Any, name: str, shown: str) -> None:
    file = write(SetNote(QUOTE, body="<script>alert(1)</script>"), creator=(BO, name))
    assert shell.json("peers", "add", file)["person"] == shown
    assert shell.json("peers", "list")[0]["body"] == "<script>alert(1)</script>"
