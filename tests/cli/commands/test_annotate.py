from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

KEYS = {
    "id",
    "text",
    "kind",
    "colour",
    "start",
    "end",
    "quote",
    "body",
    "tags",
    "created",
    "modified",
    "orphan",
    "style",
}


def test_an_annotation_lies_on_the_words_it_quotes(shell: Shell, article: str) -> None:
    made = shell.json("annotate", article, "--quote", "𠮷字", "--colour", 3, "--tag", "#字", "--tag", "two words")
    assert made.keys() >= KEYS
    assert (made["kind"], made["colour"], made["tags"], made["orphan"]) == ("highlight", 3, ["字", "two-words"], False)
    assert shell.json("text", article, "--start", made["start"], "--end", made["end"])["text"] == "𠮷字"
    assert datetime.fromisoformat(made["created"]) == datetime.fromisoformat(shell.at)
    assert shell.json("notes", article) == [made]


def test_one_of_several_places_is_chosen_by_its_number(shell: Shell, article: str) -> None:
    first = shell.json("annotate", article, "--quote", "读书要读原文")
    second = shell.json("annotate", article, "--quote", "读书要读原文", "--nth", 2)
    assert first["start"] < second["start"]
    assert (
        shell.json("annotate", article, "--quote", "读书要读原文", "--nth", 3, code=1)["problem"] == "quote-not-found"
    )


@pytest.mark.parametrize(
    "quote", ["只有皮毛。\n读书要", "只有皮毛。读书要", "只有皮毛。\n\n读书要", "只有皮毛。 读书要"]
)
def test_a_quotation_may_go_from_one_paragraph_to_the_next(shell: Shell, article: str, quote: str) -> None:
    assert shell.json("annotate", article, "--quote", quote)["quote"] == "只有皮毛。\n读书要"


def test_a_body_makes_a_note_and_positions_make_a_passage(shell: Shell, article: str) -> None:
    made = shell.json("annotate", article, "--start", 0, "--end", 2, "--body", "**好**")
    assert (made["kind"], made["quote"], made["body"]) == ("note", "读书", "**好**")
    assert shell.json("annotate", article, "--start", 0, "--end", 2, "--kind", "question")["kind"] == "question"
    assert "**好**" in shell.run("notes").stdout


def test_notes_are_listed_in_text_order_and_can_be_filtered(shell: Shell, article: str) -> None:
    late = shell.json("annotate", article, "--quote", "不动笔墨", "--colour", 2, "--tag", "a")
    early = shell.json("annotate", article, "--quote", "读原文才有根底", "--body", "x", "--tag", "b")
    assert [one["id"] for one in shell.json("notes", article)] == [early["id"], late["id"]]
    assert shell.json("notes", "--tag", "a") == [late]
    assert shell.json("notes", "--colour", 2) == [late]
    assert shell.json("notes", "--kind", "note") == [early]


def test_a_line_is_made_with_or_without_a_colour_and_found_by_its_style(shell: Shell, article: str) -> None:
    plain = shell.json("annotate", article, "--quote", "不动笔墨", "--style", "underline")
    wavy = shell.json("annotate", article, "--quote", "读原文才有根底", "--style", "wavy", "--colour", 3)
    usual = shell.json("annotate", article, "--quote", "𠮷字")
    assert [(one["style"], one["colour"]) for one in (plain, wavy, usual)] == [
        ("underline", 0),
        ("wavy", 3),
        ("highlight", 1),
    ]
    assert shell.json("notes", "--style", "underline") == [plain]
    assert shell.json("search", "style:wavy", "--in", "notes")[0]["annotation"] == wavy["id"]


@pytest.mark.parametrize("span", [(5, 5), (5, 2), (-1, 3), (0, 10_000)])
def test_a_passage_outside_of_the_text_is_refused(shell: Shell, article: str, span: tuple[int, int]) -> None:
    refused = shell.json("annotate", article, f"--start={span[0]}", f"--end={span[1]}", code=1)
    assert refused["problem"] == "range-outside"
    assert shell.json("notes") == []


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("--quote", "x", "--start", 1),
        ("--start", 1),
        ("--quote", "x", "--colour", 6),
        ("--quote", "x", "--kind", "remark"),
        ("--quote", "x", "--nth", 0),
    ],
)
def test_a_wrong_call_is_a_usage_error(shell: Shell, article: str, wrong: tuple[object, ...]) -> None:
    assert shell.run("annotate", article, *wrong, code=2).stdout == ""


def test_undo_brings_the_same_annotation_back_and_redo_takes_it_again(shell: Shell, article: str) -> None:
    made = shell.json("annotate", article, "--quote", "读书", "--body", "x")
    assert shell.json("remove", made["id"][:30]) == {"operation": "remove", "changed": 1}
    assert shell.json("notes") == []
    assert shell.json("undo")["changed"] == 1
    assert shell.json("notes") == [made]
    assert shell.json("redo")["changed"] == 1
    assert shell.json("notes") == []
    assert shell.json("redo", code=1)["problem"] == "nothing-to-redo"


def test_the_number_of_changes_is_reported(shell: Shell, article: str) -> None:
    shell.json("annotate", article, "--quote", "读书")
    assert shell.run("undo").stdout == "Changes: 1\n"


def test_everything_can_be_undone_until_nothing_is_left(shell: Shell, article: str) -> None:
    assert shell.json("undo") == {"operation": "add-text", "changed": 1}
    assert shell.json("list") == []
    assert shell.json("undo", code=1)["problem"] == "nothing-to-undo"
    assert "There is nothing to undo." in shell.run("undo", code=1).stderr


def test_invalid_bytes_do_not_break_a_note(shell: Shell, article: str) -> None:
    assert shell.json("annotate", article, "--quote", "读书", "--body", "a\udcffb")["body"] == "a\ufffdb"


def test_the_page_of_the_printed_edition_is_included_where_there_is_one(
    shell: Shell, article: str, tmp_path: Path
) -> None:
    file = tmp_path / "paged.html"
    page = '<p>Before it.</p><p><span role="doc-pagebreak" aria-label="xii"></span>On the twelfth page.</p>'
    file.write_text(f"<html><body>{page}</body></html>", "utf-8")
    text = shell.json("add", file)[0]["id"]
    assert shell.json("annotate", text, "--quote", "twelfth")["page"] == "xii"
    assert "page" not in shell.json("annotate", text, "--quote", "Before")
    assert "page" not in shell.json("annotate", article, "--quote", "根底")
    shell.run("export", text, "--to", tmp_path / "notes")
    assert "p. xii · " in next((tmp_path / "notes").glob("*.md")).read_text("utf-8")
