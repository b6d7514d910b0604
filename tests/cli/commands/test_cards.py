"""Cards are made of marks, listed, and follow what becomes of their marks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

PASSAGE = "读书会坚持先读后讲、轮流主持，一人领着大家读、一人带着大家讲，慢慢养成“不动笔墨”的读书习惯。"
TEXT = f"""读书会

一、怎样读

每周四晚上，大家坐在一起。{PASSAGE}散会以前，各人说一句。

二、怎样讲

讲的人先把书合上。
"""


@pytest.fixture
def mark(shell: Shell, tmp_path: Path) -> str:
    """Return the id of a mark on the passage."""
    file = tmp_path / "club.txt"
    file.write_text(TEXT, "utf-8")
    shell.at = "2026-03-02T09:00+08:00"
    text = shell.json("add", file)[0]["id"]
    made: str = shell.json("annotate", text, "--quote", PASSAGE)["id"]
    return made


def test_the_blanks_that_fit_a_mark_are_listed(shell: Shell, mark: str) -> None:
    start = shell.json("notes")[0]["start"]
    rows = shell.json("suggest", mark)
    assert [(row["words"], row["rule"]) for row in rows] == [
        ("不动笔墨", "quoted"),
        ("轮流主持", "listed"),
        ("一人带着大家讲", "listed"),
    ]
    assert [(row["start"] - start, row["end"] - start) for row in rows] == [(36, 40), (10, 14), (23, 30)]
    assert "不动笔墨" in shell.run("suggest", mark).stdout


def test_wrong_choices_come_from_other_marks(shell: Shell, mark: str) -> None:
    text = shell.json("list")[0]["id"]
    shell.json("annotate", text, "--quote", "讲的人先把书合上", "--kind", "highlight")
    shell.json("annotate", text, "--quote", "每周四晚上，大家坐在一起。", "--kind", "highlight")
    (quoted, *_others) = shell.json("suggest", mark, "--choices")
    assert quoted["choices"] == []
    assert "Wrong choices" in shell.run("suggest", mark, "--choices").stdout


def test_making_a_card_twice_gives_one_card(shell: Shell, mark: str) -> None:
    made = shell.json("card", mark, "--blank", "不动笔墨")
    assert made == {
        "id": made["id"],
        "annotation": mark,
        "kind": "blank",
        "front": PASSAGE.replace("不动笔墨", "＿＿＿＿"),
        "back": "不动笔墨",
        "new": True,
    }
    assert shell.json("card", mark, "--blank", "不动笔墨") == made | {"new": False}
    assert [card["id"] for card in shell.json("cards")] == [made["id"]]


def test_a_card_is_listed_with_what_its_answers_come_to(shell: Shell, mark: str) -> None:
    card = shell.json("card", mark, "--blank", "不动笔墨")["id"]
    (row,) = shell.json("cards")
    assert (
        row.items()
        >= {
            "id": card,
            "annotation": mark,
            "kind": "blank",
            "due": None,
            "stability": None,
            "difficulty": None,
            "lapses": 0,
            "sticking": False,
            "resting": False,
        }.items()
    )
    shell.json("answer", card, "--rating", "good")
    (row,) = shell.json("cards", shell.json("list")[0]["id"])
    assert (row["due"], row["stability"], row["difficulty"]) == ("2026-03-04", 2.3065, 2.1181)
    assert shell.json("cards", mark) == [row]
    assert "不动笔墨" in shell.run("cards").stdout


def test_a_mark_may_be_asked_whole(shell: Shell, mark: str) -> None:
    recited = shell.json("card", mark, "--kind", "recite")
    assert (recited["front"], recited["back"]) == ("读书会坚持先读后讲、轮流主持，", "一人领着大家读")
    assert [card["back"] for card in recited["cards"]] == [
        "一人领着大家读",
        "一人带着大家讲",
        "慢慢养成“不动笔墨”的读书习惯",
    ]
    recalled = shell.json("card", mark, "--kind", "recall")
    assert recalled["front"].endswith("读书会坚持先读后讲、")
    assert recalled["back"] == PASSAGE
    assert shell.json("card", mark, "--kind", "question", code=1)["problem"] == "card-impossible"
    asked = shell.json("annotate", shell.json("list")[0]["id"], "--quote", "轮流主持", "--body", "为什么？")["id"]
    assert shell.json("card", asked, "--kind", "question")["front"] == "为什么？"


def test_a_mark_has_five_cards_at_most(shell: Shell, mark: str) -> None:
    for words in ("读书会", "坚持", "先读后讲", "轮流主持", "领着"):
        shell.json("card", mark, "--blank", words)
    assert shell.json("card", mark, "--blank", "带着", code=1)["problem"] == "card-limit"
    assert len(shell.json("cards")) == 5


def test_a_blank_may_stand_in_the_note(shell: Shell, mark: str) -> None:
    text = shell.json("list")[0]["id"]
    noted = shell.json("annotate", text, "--quote", "散会以前", "--body", "==总结==很要紧")["id"]
    assert shell.json("card", noted, "--blank", "总结")["front"] == "＿＿很要紧"


@pytest.mark.parametrize(
    ("words", "code", "problem"),
    [
        (("--blank", "不存在"), 1, "blank-not-found"),
        (("--blank", "一人"), 1, "blank-ambiguous"),
        (("--blank", "一人", "--nth", 3), 1, "blank-not-found"),
        (("--blank", ""), 1, "blank-not-found"),
        ((), 2, ""),
        (("--blank", "一人", "--kind", "recall"), 2, ""),
        (("--kind", "recall", "--nth", 1), 2, ""),
        (("--kind", "blank"), 2, ""),
        (("--blank", "一人", "--nth", 0), 2, ""),
    ],
)
def test_what_cannot_be_made(shell: Shell, mark: str, words: tuple[object, ...], code: int, problem: str) -> None:
    refused = shell.run("card", mark, *words, "--json", code=code)
    assert problem in refused.stdout
    assert shell.json("cards") == []


def test_one_of_several_places_is_chosen_by_its_number(shell: Shell, mark: str) -> None:
    first = shell.json("card", mark, "--blank", "一人", "--nth", 1)
    second = shell.json("card", mark, "--blank", "一人", "--nth", 2)
    assert first["id"] != second["id"]
    assert second["front"] == PASSAGE.replace("一人带着", "＿＿带着")


def test_the_cards_of_a_removed_mark_go_and_come_back_with_it(shell: Shell, mark: str) -> None:
    card = shell.json("card", mark, "--blank", "不动笔墨")["id"]
    shell.json("answer", card, "--rating", "good")
    before = shell.json("cards")
    shell.at = "2026-03-04T09:00+08:00"
    shell.json("remove", mark)
    assert (shell.json("review")["cards"], shell.json("cards")) == ([], [])
    assert shell.json("answer", card, "--rating", "good", code=1)["problem"] == "card-unknown"
    shell.json("undo")
    assert [one["id"] for one in shell.json("review")["cards"]] == [card]
    assert shell.json("cards") == before


def test_a_new_edition_keeps_a_card_or_lets_it_rest(shell: Shell, mark: str, tmp_path: Path) -> None:
    text = shell.json("list")[0]["id"]
    card = shell.json("card", mark, "--blank", "不动笔墨")["id"]
    shell.json("answer", card, "--rating", "good")
    before = shell.json("cards")
    edition = tmp_path / "edition.txt"
    edition.write_text(TEXT.replace("不动笔墨", "不动的笔墨"), "utf-8")
    assert shell.json("replace", text, edition, "--rehearse")["cards"] == {"kept": 0, "resting": 1}
    assert shell.json("cards")[0]["resting"] is False
    assert shell.json("replace", text, edition)["cards"] == {"kept": 0, "resting": 1}
    (row,) = shell.json("cards")
    assert (row["resting"], row["why"], row["asked"]) == (True, "words-changed", "不动笔墨")
    assert (row["id"], row["due"]) == (card, "2026-03-04")
    shell.at = "2026-03-04T09:00+08:00"
    assert shell.json("review")["cards"] == []
    shell.json("undo")
    assert shell.json("cards") == before
    assert [one["id"] for one in shell.json("review")["cards"]] == [card]
    edition.write_text(TEXT.replace("每周四", "每周五"), "utf-8")
    assert shell.json("replace", text, edition, "--rehearse")["cards"] == {"kept": 1, "resting": 0}


def test_a_card_whose_passage_is_in_no_edition_goes_on(shell: Shell, mark: str, tmp_path: Path) -> None:
    card = shell.json("card", mark, "--blank", "不动笔墨")["id"]
    edition = tmp_path / "edition.txt"
    edition.write_text("读书会\n\n一、怎样读\n\n这里什么都换过了，换成了完全不相干的几句话。\n", "utf-8")
    assert shell.json("replace", shell.json("list")[0]["id"], edition)["cards"] == {"kept": 1, "resting": 0}
    (row,) = shell.json("cards")
    assert (row["orphan"], row["resting"]) == (True, False)
    assert [one["id"] for one in shell.json("review")["new"]] == [card]


def test_making_cards_is_one_step_of_undo(shell: Shell, mark: str) -> None:
    shell.json("card", mark, "--kind", "recite")
    assert shell.json("undo")["operation"] == "make-cards"
    assert shell.json("cards") == []
    shell.json("redo")
    assert len(shell.json("cards")) == 3


def test_cards_of_nothing_known_are_refused(shell: Shell, mark: str) -> None:
    assert shell.json("cards", "ffff", code=1)["problem"] == "text-unknown"
    assert shell.json("suggest", "ffff", code=1)["problem"] == "annotation-unknown"
    assert shell.json("card", "ffff", "--kind", "recall", code=1)["problem"] == "annotation-unknown"
