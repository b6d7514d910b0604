from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.mdict import MdictPacker

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

StarDict = Callable[..., Path]
ENTRIES = [("原文", b"the text itself"), ("Root", b"1. what a tree stands on\n2. the base of a word")]


def test_a_dictionary_is_added_listed_searched_and_removed(shell: Shell, tmp_path: Path, stardict: StarDict) -> None:
    file = stardict(tmp_path, ENTRIES)
    (added,) = shell.json("dictionary", "add", file)
    assert (added["name"], added["entries"], added["format"]) == ("Pocket Words", 2, "stardict")
    (listed,) = shell.json("dictionary", "list")
    assert listed == {key: value for key, value in added.items() if key != "path"}
    assert "Pocket Words" in shell.run("dictionary", "list").stdout
    (entry,) = shell.json("look-up", "roots")["entries"]
    assert entry == {
        "dictionary": "Pocket Words",
        "word": "Root",
        "reading": "",
        "text": "1. what a tree stands on\n2. the base of a word",
    }
    assert shell.json("dictionary", "remove", "pocket words")["id"] == added["id"]
    assert shell.json("dictionary", "list") == []
    assert file.exists()


def test_links_of_an_mdict_dictionary_are_looked_up(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "pocket.mdx"
    file.write_bytes(
        MdictPacker().pack([("ran", "@@@LINK=run"), ("run", "to move fast"), ("书", "有字的纸"), ("run", "a score")])
    )
    (added,) = shell.json("dictionary", "add", file)
    assert (added["name"], added["entries"], added["format"]) == ("Pocket Words", 3, "mdict")
    assert [entry["text"] for entry in shell.json("look-up", "ran")["entries"]] == ["to move fast", "a score"]
    assert [entry["text"] for entry in shell.json("look-up", "書")["entries"]] == ["有字的纸"]


def test_a_word_is_looked_up_in_dictionaries_library_and_pinyin(
    shell: Shell, article: str, tmp_path: Path, stardict: StarDict
) -> None:
    shell.json("dictionary", "add", stardict(tmp_path, ENTRIES))
    note = shell.json("annotate", article, "--quote", "读书", "--body", "原文 first")
    answer = shell.json("look-up", "原文")
    assert (answer["word"], answer["pinyin"]) == ("原文", "yuán wén")
    assert [hit["annotation"] for hit in answer["library"]] == [note["id"], None, None, None, None]
    output = shell.run("look-up", "原文").stdout
    assert "the text itself" in output
    assert "yuán wén" in output


def test_without_dictionaries_the_library_still_answers(shell: Shell, article: str) -> None:
    answer = shell.json("look-up", "皮毛")
    assert (answer["entries"], len(answer["library"])) == ([], 1)
    assert answer["library"][0]["text"] == article
    assert "Not found in any dictionary." in shell.run("look-up", "皮毛").stdout


def test_a_dictionary_that_cannot_be_added_is_reported_and_the_rest_is_added(
    shell: Shell, tmp_path: Path, stardict: StarDict
) -> None:
    pictures = tmp_path / "pocket.mdd"
    pictures.write_bytes(b"\0\0\4\0")
    rows = shell.json("dictionary", "add", pictures, stardict(tmp_path, ENTRIES), code=1)
    assert [row.get("problem") for row in rows] == ["dictionary-resources", None]
    again = shell.json("dictionary", "add", tmp_path / "pocket.ifo", code=1)
    assert again[0]["problem"] == "dictionary-there"
    assert len(shell.json("dictionary", "list")) == 1


def test_an_unknown_dictionary_cannot_be_removed(shell: Shell) -> None:
    assert shell.json("dictionary", "remove", "nothing", code=1)["problem"] == "dictionary-absent"
