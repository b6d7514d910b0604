"""The self-test on the command line: what waits, the answers, and the judging of typed ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

PASSAGE = "读书会坚持先读后讲、轮流主持，慢慢养成“不动笔墨”的读书习惯。"


@pytest.fixture
def mark(shell: Shell, tmp_path: Path) -> str:
    """Return the id of a mark on the passage."""
    file = tmp_path / "club.txt"
    file.write_text(f"读书会\n\n{PASSAGE}\n", "utf-8")
    shell.at = "2026-03-02T09:00+08:00"
    text = shell.json("add", file)[0]["id"]
    made: str = shell.json("annotate", text, "--quote", PASSAGE)["id"]
    return made


@pytest.fixture
def card(shell: Shell, mark: str) -> str:
    """Return the id of a card that asks for four characters."""
    made: str = shell.json("card", mark, "--blank", "不动笔墨")["id"]
    return made


def test_good_answers_on_the_due_days(shell: Shell, card: str) -> None:
    answers = []
    for day in ("2026-03-02", "2026-03-04", "2026-03-15", "2026-04-30", "2026-10-10", "2027-10-10"):
        shell.at = f"{day}T09:00+08:00"
        answers.append(shell.json("answer", card, "--rating", "good"))
    assert [answer["interval"] for answer in answers] == [2, 11, 46, 163, 365, 365]
    assert [answer["due"] for answer in answers] == [
        *("2026-03-04", "2026-03-15", "2026-04-30", "2026-10-10", "2027-10-10", "2028-10-09"),
    ]
    assert [answer["stability"] for answer in answers[:3]] == [2.3065, 10.9643, 46.2802]
    assert answers[0] == {
        "verdict": None,
        "rating": "good",
        "counted": True,
        "due": "2026-03-04",
        "interval": 2,
        "stability": 2.3065,
        "difficulty": 2.1181,
        "lapses": 0,
        "sticking": False,
    }


@pytest.mark.parametrize(
    ("rating", "interval", "stability"), [("again", 1, 0.212), ("hard", 1, 1.2931), ("easy", 8, 8.2956)]
)
def test_the_first_answer(shell: Shell, card: str, rating: str, interval: int, stability: float) -> None:
    answer = shell.json("answer", card, "--rating", rating)
    assert (answer["interval"], answer["stability"]) == (interval, stability)


def test_days_are_study_days_and_not_periods_of_24_hours(shell: Shell, card: str) -> None:
    shell.at = "2026-03-02T22:00+08:00"
    shell.json("answer", card, "--rating", "good")
    shell.at = "2026-03-04T07:00+08:00"
    assert shell.json("answer", card, "--rating", "good")["stability"] == 10.9643
    shell.at = "2026-03-05T02:30+08:00"
    assert shell.json("answer", card, "--rating", "good")["counted"] is False


def test_a_second_answer_on_the_same_study_day_is_not_scheduled(shell: Shell, card: str) -> None:
    first = shell.json("answer", card, "--rating", "good")
    second = shell.json("answer", card, "--rating", "again")
    assert (second["counted"], second["due"]) == (False, first["due"])


def test_a_clock_set_back_between_answers_breaks_nothing(shell: Shell, card: str) -> None:
    shell.at = "2026-03-10T09:00+08:00"
    first = shell.json("answer", card, "--rating", "good")
    shell.at = "2026-03-05T09:00+08:00"
    assert shell.json("answer", card, "--rating", "again")["counted"] is False
    shell.at = "2026-03-12T09:00+08:00"
    third = shell.json("answer", card, "--rating", "good")
    assert (first["due"], third["stability"], third["lapses"]) == ("2026-03-12", 10.9643, 0)


def test_thirty_waiting_and_ten_new_cards_are_enough_for_two_days(shell: Shell, tmp_path: Path) -> None:
    shell.at = "2026-03-02T09:00+08:00"
    file = tmp_path / "many.txt"
    file.write_text(
        "许多句子\n\n" + "\n\n".join(f"这是第{number}句，写着词语{number}号。" for number in range(40)), "utf-8"
    )
    text = shell.json("add", file)[0]["id"]
    cards = []
    for number in range(40):
        made = shell.json("annotate", text, "--quote", f"这是第{number}句，写着词语{number}号。")["id"]
        cards.append(shell.json("card", made, "--blank", f"词语{number}")["id"])
    for card in cards[:30]:
        shell.json("answer", card, "--rating", "good")
    shell.at = "2026-03-04T09:00+08:00"
    waiting = shell.json("review")
    assert (len(waiting["cards"]), len(waiting["new"]), waiting["later"]) == (20, 5, 15)
    assert waiting["cards"][0].keys() >= {"id", "retrievability", "kind"}
    assert {one["id"] for one in waiting["new"]} < set(cards[30:])
    assert waiting["minutes"] == 9
    for one in waiting["cards"]:
        shell.json("answer", one["id"], "--rating", "good")
    rest = shell.json("review")
    assert (len(rest["cards"]), len(rest["new"]), rest["later"]) == (0, 5, 15)


def test_one_card_of_a_mark_is_asked_a_day(shell: Shell, mark: str, card: str) -> None:
    shell.json("card", mark, "--blank", "轮流主持")
    waiting = shell.json("review")
    assert (len(waiting["new"]), waiting["later"]) == (1, 1)
    shell.json("answer", waiting["new"][0]["id"], "--rating", "good")
    assert shell.json("review")["new"] == []
    shell.at = "2026-03-03T09:00+08:00"
    assert len(shell.json("review")["new"]) == 1


def test_what_was_not_known_comes_again_until_it_is(shell: Shell, card: str) -> None:
    shell.json("answer", card, "--rating", "again")
    assert shell.json("review")["practice"] == [card]
    assert shell.json("answer", card, "--rating", "again")["counted"] is False
    assert shell.json("review")["practice"] == [card]
    shell.json("answer", card, "--typed", "不动笔墨")
    assert shell.json("review")["practice"] == []


def test_a_typed_answer_is_judged_and_rated(shell: Shell, card: str) -> None:
    right = shell.json("answer", card, "--typed", "不動筆墨。")
    assert (right["verdict"], right["rating"], right["due"]) == ("right", "good", "2026-03-04")
    shell.at = "2026-03-04T09:00+08:00"
    close = shell.json("answer", card, "--typed", "不动笔默")
    assert (close["verdict"], close["rating"]) == ("close", "good")
    shell.at = close["due"] + "T09:00+08:00"
    wrong = shell.json("answer", card, "--typed", "")
    assert (wrong["verdict"], wrong["rating"], wrong["lapses"]) == ("wrong", "again", 1)


def test_a_card_sticks_at_the_fourth_lapse_and_says_so_once(shell: Shell, card: str) -> None:
    told = []
    for day in range(2, 8):
        shell.at = f"2026-03-0{day}T09:00+08:00"
        answer = shell.json("answer", card, "--rating", "again")
        told.append((answer["lapses"], answer["sticking"]))
        if answer["sticking"]:
            assert shell.json("review")["needing"] == [card]
            assert "need your attention: 1" in shell.run("review").stdout
    assert told == [(0, False), (1, False), (2, False), (3, False), (4, True), (5, False)]
    assert shell.json("review")["needing"] == []
    assert shell.json("cards")[0]["sticking"] is False


def test_an_answer_can_be_undone(shell: Shell, card: str) -> None:
    before = shell.json("cards")
    shell.json("answer", card, "--rating", "again")
    assert shell.json("undo") == {"operation": "answer", "changed": 1}
    assert shell.json("cards") == before
    assert [one["id"] for one in shell.json("review")["new"]] == [card]
    shell.json("redo")
    assert shell.json("cards")[0]["due"] == "2026-03-03"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--rating", "perfect"), 2),
        ((), 2),
        (("--rating", "good", "--typed", "不动笔墨"), 2),
        (("--rating", "good", "--retention", "1.2"), 2),
        (("--rating", "good", "--retention", "0.5"), 2),
        (("--rating", "good", "--retention", "nan"), 2),
    ],
)
def test_wrong_answers_to_the_command_line(shell: Shell, card: str, words: tuple[object, ...], code: int) -> None:
    assert shell.run("answer", card, *words, code=code).stdout == ""
    assert shell.json("cards")[0]["due"] is None


def test_an_unknown_card_cannot_be_answered(shell: Shell, card: str) -> None:
    assert shell.json("answer", "no-such-card", "--rating", "good", code=1)["problem"] == "card-unknown"
    assert shell.json("answer", "", "--rating", "good", code=1)["problem"] == "card-unknown"


def test_what_the_reader_judges_alone_is_not_typed(shell: Shell, mark: str) -> None:
    recall = shell.json("card", mark, "--kind", "recall")["id"]
    assert shell.json("answer", recall, "--typed", PASSAGE, code=1)["problem"] == "card-self-judged"
    assert shell.json("answer", recall, "--rating", "hard")["interval"] == 1


def test_the_share_to_be_remembered_is_chosen(shell: Shell, card: str) -> None:
    assert shell.run("review", "--retention", "1.2", code=2).stdout == ""
    assert shell.run("review", "--retention", "nan", code=2).stdout == ""
    shell.json("review", "--retention", "0.95")
    careful = shell.json("answer", card, "--rating", "easy")
    shell.json("undo")
    usual = shell.json("answer", card, "--rating", "easy", "--retention", "0.9")
    assert (careful["interval"], usual["interval"]) == (3, 8)
    assert careful["stability"] == usual["stability"]


@pytest.mark.parametrize(
    ("expected", "typed", "verdict"),
    [
        ("不动笔墨", " “不动，笔墨”。", "right"),
        ("不动笔墨", "不動筆墨", "right"),
        ("不动笔墨", "不动纸墨", "wrong"),
        ("一百周年", "100周年", "right"),
        ("1921年", "一九二一年", "right"),
        ("café", "cafe", "right"),
        ("督学", "读学", "close"),
        ("督学", "都学", "wrong"),
        ("entombed", "entomed", "close"),
        ("\ud800", "x", "wrong"),
    ],
)
def test_typed_answers_are_judged(shell: Shell, expected: str, typed: str, verdict: str) -> None:
    assert shell.json("grade", expected, typed)["verdict"] == verdict
    assert not shell.library.exists()


def test_what_waits_is_told_in_words(shell: Shell, card: str) -> None:
    assert "1" in shell.run("review").stdout
    assert "2026-03-04" in shell.run("answer", card, "--rating", "good").stdout
    assert "right" in shell.run("grade", "慢读", "慢读").stdout
