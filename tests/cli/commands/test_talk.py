"""A talk tells what fits into its minutes, and cuts nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.annotations.topics import gathered, indented, text_item
from reader.core.operation_name import OperationName
from reader.exporters.docx import has_docx
from reader.storage.library import Library

if TYPE_CHECKING:
    from tests.cli.conftest import Shell


@pytest.fixture
def marks(shell: Shell, tmp_path: Path) -> list[str]:
    """Return the ids of three marks of 200, 40 and 100 characters."""
    file = tmp_path / "long.txt"
    file.write_text(f"长文\n\n{'甲' * 200}\n\n{'乙' * 40}\n\n{'丙' * 100}\n", "utf-8")
    text = shell.json("add", file)[0]["id"]
    passages = ("甲" * 200, "乙" * 40, "丙" * 100)
    return [shell.json("annotate", text, "--quote", passage)["id"] for passage in passages]


@pytest.fixture
def topic(shell: Shell, marks: list[str]) -> str:
    """Return the question of a topic with a heading and these marks."""
    now = datetime.fromisoformat(shell.at)
    with Library.open(shell.library, now) as library:
        topic, _changes = library.topics.begin("怎样读书？", now)
        outline = gathered((text_item("先读原文", now),), marks, now)
        outline = indented(outline, [item.id for item in outline[1:]], 1)
        library.topics.change(topic, outline, now, OperationName.ARRANGE)
    return "怎样读书？"


def test_two_hundred_and_forty_characters_are_a_minute(shell: Shell, topic: str, marks: list[str]) -> None:
    row = shell.json("talk", topic, "--minutes", 1)
    assert (row["budget"], row["unit"]) == (240, "characters")
    assert [(one["annotation"], one["characters"], one["beyond"]) for one in row["passages"]] == [
        (marks[0], 200, False),
        (marks[1], 40, False),
        (marks[2], 100, True),
    ]


def test_what_lies_beyond_is_marked_and_not_cut(shell: Shell, topic: str, tmp_path: Path) -> None:
    row = shell.json("talk", topic, "--minutes", 1, "--to", tmp_path / "talk.md")
    assert (row["total"], row["seconds"]) == (340, 85)
    words = (tmp_path / "talk.md").read_text("utf-8")
    assert all(sign * number in words for sign, number in (("甲", 200), ("乙", 40), ("丙", 100)))
    assert "## 先读原文" in words
    assert words.index("乙") < words.index("End of 1 min") < words.index("丙")
    assert words.count("over time") == 2


def test_a_passage_may_fit_in_part(shell: Shell, marks: list[str]) -> None:
    row = shell.json("talk", "--minutes", 1, "--note", marks[2], "--note", marks[0], "--title", "两段")
    assert [(one["annotation"], one["beyond"], one["over"], one["begins"]) for one in row["passages"]] == [
        (marks[2], False, 0, 0),
        (marks[0], True, 60, 25),
    ]
    assert (
        "the last 60 characters run over time"
        in shell.run("talk", "--minutes", 1, "--note", marks[2], "--note", marks[0]).output
    )


def test_words_count_where_they_are_parted_by_spaces(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "english.txt"
    file.write_text("A text\n\n" + "We become what we practise. " * 40, "utf-8")
    text = shell.json("add", file)[0]["id"]
    note = shell.json("annotate", text, "--quote", "We become what we practise. " * 30)["id"]
    row = shell.json("talk", "--minutes", 1, "--note", note)
    assert (row["budget"], row["unit"], row["passages"][0]["characters"]) == (130, "words", 150)
    assert row["passages"][0]["over"] == 20


def test_cards_have_one_passage_each_and_a_handout_its_sources(shell: Shell, topic: str) -> None:
    cards = shell.run("talk", topic, "--minutes", 2, "--form", "cards").output
    assert cards.count("\n---\n") == 2
    assert "### 0:50, 先读原文" in cards
    handout = shell.run("talk", topic, "--minutes", 2, "--form", "handout").output
    assert handout.count("— \\[1]") == 3
    assert handout.rstrip().endswith("1. 长文")


@pytest.mark.skipif(not has_docx(), reason="python-docx is not installed")
def test_a_talk_goes_into_a_word_document_or_a_page(shell: Shell, topic: str, tmp_path: Path) -> None:
    for name in ("talk.docx", "talk.html"):
        shell.json("talk", topic, "--minutes", 2, "--to", tmp_path / name)
    assert (tmp_path / "talk.docx").read_bytes().startswith(b"PK")
    assert "丙" * 100 in (tmp_path / "talk.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["talk", "没有", "--minutes", 5], 1),
        (["talk", "--minutes", 5], 2),
        (["talk", "x", "--note", "y", "--minutes", 5], 2),
        (["talk", "--note", "abcdef", "--minutes", 5], 1),
        (["talk", "x"], 2),
        (["talk", "x", "--minutes", 0], 2),
    ],
)
def test_what_cannot_be_said_is_refused(shell: Shell, words: list[object], code: int) -> None:
    shell.run(*words, code=code)
