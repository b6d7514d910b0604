from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell


def test_words_are_found_at_their_place(shell: Shell, article: str) -> None:
    hits = shell.json("search", "原文", "--in", "texts")
    assert len(hits) == 4
    for hit in hits:
        assert hit.keys() >= {"text", "title", "annotation", "start", "end", "excerpt"}
        assert shell.json("text", article, "--start", hit["start"], "--end", hit["end"])["text"] == "原文"
    assert shell.json("search", "原文", "--limit", 1) == hits[:1]
    assert "原文" in shell.run("search", "原文").stdout


def test_notes_are_found(shell: Shell, article: str) -> None:
    made = shell.json("annotate", article, "--quote", "读书", "--body", "a remark of mine")
    (hit,) = shell.json("search", "remark", "--in", "notes")
    assert (hit["annotation"], hit["text"], hit["title"]) == (made["id"], article, "读书的方法")
    assert shell.json("search", "remark", "--in", "texts") == []


@pytest.mark.parametrize("query", ["", '"', "AND", "*", "NEAR(", "no such words", "(" * 50])
def test_any_words_are_a_query(shell: Shell, article: str, query: str) -> None:
    assert shell.json("search", query) == []
