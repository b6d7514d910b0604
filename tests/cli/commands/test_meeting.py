"""A meeting's sheet gathers what came up since the last one, and keeps what somebody wrote in it."""

from __future__ import annotations

import importlib
import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.exporters.docx import has_docx

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

EIGHT = "安,博,晨,丹,恩,方,国,海"


@pytest.fixture(autouse=True)
def morning(shell: Shell) -> None:
    shell.at = "2026-03-02T09:00+08:00"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sheets"


def make(shell: Shell, folder: Path, *words: object, code: int = 0, present: str = EIGHT) -> Any:
    return shell.json("meeting", "make", "--to", folder, "--present", present, *words, code=code)


def ask(shell: Shell, article: str, quote: str, words: str) -> str:
    id_: str = shell.json("annotate", article, "--quote", quote, "--kind", "question", "--body", words)["id"]
    return id_


def test_an_hour_is_shared_by_eight(shell: Shell, folder: Path) -> None:
    row = make(shell, folder, "--length", 60)
    assert [one["name"] for one in row["speakers"]] == EIGHT.split(",")
    assert {(one["seconds"], *one["signals"]) for one in row["speakers"]} == {(300, 200, 250, 300)}
    assert (row["fixed"], row["kept"], row["conflicts"], row["proposal"]) == (20, 0, 0, None)
    words = Path(row["path"]).read_text("utf-8")
    assert "8 present, 5:00 each; signals at 3:20, 4:10, 5:00" in words
    assert words.count("^oh-speaker-") == 8
    assert "1. 19:30 opening, 2 min" in words


@pytest.mark.parametrize(
    ("options", "seconds", "fixed"),
    [
        (["--length", 90], 510, 20),
        (["--length", 60, "--fixed", 10], 360, 10),
        (["--length", 60, "--agenda", "开场=4,questions=6"], 360, 10),
        (["--length", 60, "--agenda", "opening=10,round,茶歇=10"], 300, 20),
        (["--length", 60, "--agenda", "round=16,talk"], 120, 44),
        (["--template", "salon"], 180, 66),
        (["--template", "weekly"], 360, 40),
    ],
)
def test_the_agenda_may_be_another(shell: Shell, folder: Path, options: list[object], seconds: int, fixed: int) -> None:
    row = make(shell, folder, *options)
    assert (row["speakers"][0]["seconds"], row["fixed"]) == (seconds, fixed)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--length", 60, "--agenda", "opening=40,questions=30"], 1),
        (["--length", 60, "--fixed", 61], 1),
        (["--length", 0], 2),
        (["--present", ""], 1),
        (["--present", "安,博,安"], 1),
        (["--agenda", "opening=x"], 2),
        (["--agenda", ","], 2),
        (["--time", "25:00"], 2),
        (["--day", "2026-02-30"], 2),
        (["--portion", "第三节"], 2),
    ],
)
def test_what_cannot_be_held_is_refused_and_nothing_is_written(
    shell: Shell, folder: Path, options: list[object], code: int
) -> None:
    shell.run("meeting", "make", "--to", folder, "--present", EIGHT, *options, code=code)
    assert not folder.exists()
    assert shell.json("meeting", "list") == []


def test_nobody_is_no_meeting(shell: Shell, folder: Path) -> None:
    shell.run("meeting", "make", "--to", folder, code=1)


def test_too_many_for_the_time_are_offered_groups_or_a_longer_meeting(shell: Shell, folder: Path) -> None:
    row = make(shell, folder, "--length", 60, present=",".join(f"人{number}" for number in range(50)))
    assert row["proposal"] == {"groups": 2, "seconds": 90, "length": 70}
    assert row["speakers"][0]["seconds"] == 30
    assert "In 2 groups, each person has 1:30; in 70 min, everyone has a minute." in Path(row["path"]).read_text(
        "utf-8"
    )


def test_questions_stand_once_each_with_their_answers(shell: Shell, folder: Path, article: str) -> None:
    first = ask(shell, article, "读书要读原文", "什么是原文？")
    second = ask(shell, article, "不动笔墨不读书", "笔墨是什么？")
    third = ask(shell, article, "𠮷字也算一个字", "为什么算？")
    shell.json("annotate", article, "--quote", "笔墨", "--body", "边读边记。")
    shell.json("annotate", article, "--quote", "某人", "--body", "别处的笔记。")
    row = make(shell, folder)
    assert [one["id"] for one in row["questions"]] == [first, second, third]
    assert [one["answer"] for one in row["questions"]] == ["", "边读边记。", ""]
    question = row["questions"][1]
    assert (question["author"], question["section"], question["title"]) == ("me", "二、再做笔记", "读书的方法")
    assert question["link"] == f"onehour://open/{article}/{second}"
    words = Path(row["path"]).read_text("utf-8")
    assert [words.count(f"^oh-{one}") for one in (first, second, third)] == [1, 1, 1]
    assert f"- 笔墨是什么？ (me) ([open](onehour://open/{article}/{second}))" in words
    assert "Answer: 边读边记。 ^oh-" in words


def test_a_note_with_a_link_to_a_question_answers_it(shell: Shell, folder: Path, article: str) -> None:
    question = ask(shell, article, "读书要读原文", "什么是原文？")
    link = f"onehour://open/{article}/{question}"
    shell.json("annotate", article, "--quote", "不动笔墨", "--body", f"见 {link}")
    assert make(shell, folder)["questions"][0]["answer"] == f"见 {link}"


def test_what_is_for_oneself_stays_out(shell: Shell, folder: Path, article: str) -> None:
    shell.json("annotate", article, "--quote", "某人", "--kind", "question", "--body", "谁？", "--tag", "self")
    assert make(shell, folder)["questions"] == []


def test_the_next_meeting_has_only_what_came_since_and_another_begins(shell: Shell, folder: Path, article: str) -> None:
    ask(shell, article, "读书要读原文", "什么是原文？")
    made = make(shell, folder, "--group", "青年读书小组", "--place", "阅览室", "--length", 75)
    assert len(made["questions"]) == 1
    shell.at = "2026-03-09T09:00+08:00"
    ask(shell, article, "不动笔墨不读书", "笔墨是什么？")
    row = shell.json("meeting", "make", "--to", folder, "--day", "2026-03-13", "--present", "博,安,海")
    assert [one["words"] for one in row["questions"]] == ["笔墨是什么？"]
    assert [one["name"] for one in row["speakers"]] == ["博", "海", "安"]
    assert (row["group"], row["place"], row["length"]) == ("青年读书小组", "阅览室", 75)
    assert [one["day"] for one in shell.json("meeting", "list")] == ["2026-03-02", "2026-03-13"]
    assert make(shell, folder, "--group", "另一组", "--day", "2026-03-13")["questions"] != []


def test_actions_are_there_while_open_and_once_when_closed(shell: Shell, folder: Path) -> None:
    first = shell.json("action", "add", "建立联系点", "--who", "王小明", "--by", "2026-03-20")["id"]
    second = shell.json("action", "add", "列书单")["id"]
    make(shell, folder, "--group", "甲")
    shell.at = "2026-03-09T09:00+08:00"
    shell.json("action", second, "--state", "done", "--came", "二十种")
    row = make(shell, folder, "--group", "甲", "--day", "2026-03-13")
    assert [(one["id"], one["state"]) for one in row["actions"]] == [(first, "open"), (second, "done")]
    words = Path(row["path"]).read_text("utf-8")
    assert "- 建立联系点（王小明）, by 20 March 2026, open ^oh-action-" in words
    assert "二十种 ^oh-action-" in words
    shell.at = "2026-03-14T09:00+08:00"
    row = make(shell, folder, "--group", "甲", "--day", "2026-03-20")
    assert [one["id"] for one in row["actions"]] == [first]


def test_what_was_typed_between_blocks_and_in_one_stays(shell: Shell, folder: Path, article: str) -> None:
    ask(shell, article, "读书要读原文", "什么是原文？")
    path = Path(make(shell, folder)["path"])
    words = path.read_text("utf-8")
    typed = words.replace("## Questions", "会前先读第三节。\n\n## Questions").replace("opening, 2 min", "签到, 2 min")
    typed += "\n纪要：博先讲。\n"
    path.write_text(typed, "utf-8")
    row = make(shell, folder)
    assert (row["kept"], row["conflicts"]) == (1, 0)
    assert path.read_text("utf-8") == typed
    ask(shell, article, "不动笔墨不读书", "笔墨是什么？")
    row = make(shell, folder)
    assert (row["kept"], row["conflicts"]) == (1, 0)
    after = path.read_text("utf-8")
    assert "笔墨是什么？" in after
    before = [line for line in typed.split("\n") if line]
    assert [line for line in after.split("\n") if line in set(before)] == before


def test_minutes_go_into_the_sheet_and_survive_the_merge(shell: Shell, folder: Path) -> None:
    path = Path(make(shell, folder)["path"])
    shell.json("meeting", "note", "联系点先在两个村试行", "--who", "博")
    shell.json("meeting", "note", "每周三晚开放")
    shell.json("meeting", "note", "谁来值班？", "--as", "question", "--who", "晨")
    row = make(shell, folder)
    words = path.read_text("utf-8")
    assert "- 博：联系点先在两个村试行\n- 每周三晚开放\n\n^oh-minutes-" in words
    assert [(one["words"], one["author"], one["origin"]) for one in row["questions"]] == [
        ("谁来值班？", "晨", "meeting")
    ]
    path.write_text(words.replace("每周三晚", "每周三、五晚"), "utf-8")
    row = make(shell, folder)
    assert (row["kept"], row["conflicts"]) == (1, 0)
    assert "每周三、五晚" in path.read_text("utf-8")
    shell.run("undo")
    assert shell.json("meeting", "list")[0]["minutes"].endswith("每周三晚开放")


@pytest.mark.skipif(not has_docx(), reason="python-docx is not installed")
def test_a_word_document_has_one_table_of_the_speakers(shell: Shell, folder: Path) -> None:
    row = make(shell, folder, "--format", "docx", "--portion", "博:第三节", "--question", "博:怎样留？")
    document = importlib.import_module("docx").Document(row["path"])
    assert [len(table.rows) for table in document.tables] == [8 + 1]
    assert [cell.text for cell in document.tables[0].rows[2].cells] == ["博", "5:00", "第三节", "", "怎样留？"]
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert any(key.endswith("}eastAsia") and value for key, value in fonts.attrib.items())
    path = Path(row["path"])
    again = Path(make(shell, folder, "--format", "docx")["path"])
    assert again == path
    path.write_bytes(path.read_bytes() + b"edited")
    other = Path(make(shell, folder, "--format", "docx")["path"])
    assert other != path
    assert path.read_bytes().endswith(b"edited")


def test_without_the_package_no_meeting_is_planned(shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *more: None if name == "docx" else find(name, *more))
    result = shell.run("meeting", "make", "--to", folder, "--present", EIGHT, "--format", "docx", code=1)
    assert "pip install python-docx" in result.output
    assert shell.json("meeting", "list") == []


def test_nothing_that_was_asked_breaks_the_sheet(shell: Shell, folder: Path, article: str) -> None:
    words = "为什么？ ^oh-abc\n## 标题 <b>|</b> [x](onehour://open/1/2)"
    question = ask(shell, article, "读书要读原文", words)
    row = make(shell, folder, "--title", "../会/议", "--portion", "安:第三节 ^oh-x")
    path = Path(row["path"])
    assert path.parent == folder
    sheet = path.read_text("utf-8")
    assert re.findall(r"(?<!\\)\^oh-abc", sheet) == []
    assert sheet.count(f"^oh-{question}") == 1
    assert "\n## 标题" not in sheet
    assert make(shell, folder, "--title", "../会/议") | {"day": "", "kept": 0} == row | {"day": "", "kept": 0}


def test_a_web_page_needs_nothing_else(shell: Shell, folder: Path, article: str) -> None:
    ask(shell, article, "读书要读原文", "<script>什么？</script>")
    page = Path(make(shell, folder, "--format", "html")["path"]).read_text("utf-8")
    assert "<script>" not in page
    assert page.count("<tr>") == 9


def test_a_calendar_has_the_meeting_in_utc(shell: Shell, folder: Path) -> None:
    words = ["--format", "ics", "--length", 60, "--day", "2026-04-03", "--time", "19:30", "--place", "阅览室"]
    path = Path(make(shell, folder, *words)["path"])
    first = path.read_bytes()
    lines = first.decode().split("\r\n")
    assert {"DTSTART:20260403T113000Z", "DTEND:20260403T123000Z", "LOCATION:阅览室", "SEQUENCE:0"} <= set(lines)
    shell.at = "2026-03-02T10:00+08:00"
    assert Path(make(shell, folder, *words)["path"]) == path
    differing = [line for line in path.read_bytes().decode().split("\r\n") if line not in lines]
    assert [line[:8] for line in differing] == ["DTSTAMP:"]
    make(shell, folder, *words[:-2], "--place", "楼上")
    assert "SEQUENCE:1" in path.read_text("utf-8")


def test_a_meeting_is_removed_and_comes_back(shell: Shell, folder: Path) -> None:
    id_ = make(shell, folder)["id"]
    assert shell.json("meeting", "remove", id_[:30]) == {"id": id_, "removed": True}
    shell.run("meeting", "note", "x", code=1)
    shell.run("meeting", "remove", id_, code=1)
    shell.run("undo")
    assert [one["id"] for one in shell.json("meeting", "list")] == [id_]
    shell.run("meeting", "note", " ", code=2)


def test_people_read_it_as_a_table(shell: Shell, folder: Path) -> None:
    assert "No meetings yet" in shell.run("meeting", "list").output
    assert "5:00 each" in shell.run("meeting", "make", "--to", folder, "--present", EIGHT).output
    assert "19:30" in shell.run("meeting", "list").output
