"""A lead and three members read in a group, each with a library of their own, and hand everything over as files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reader.cli.command_group import onehour

GROUP = "青年读书小组"
ESSAY = """慢读

一、为什么慢

慢读的人一天只读一页。读得慢，才看得见字与字之间的路。

二、怎样读

一页读完，合上书，把它讲给自己听。讲不出来的地方再读一遍。

写得短的笔记，往往最长久。
"""
TRADITIONAL = str.maketrans("读见与间页书讲给听来笔记写长为么样", "讀見與間頁書講給聽來筆記寫長為麼樣")
QUESTIONS = """::q1::慢读的人一天读几页？{=一页 ~十页}

::q2::笔记写得越长越好。{F}

::q3::写得{=短}的笔记最长久。
"""
CONTEST = """{"event": "contest", "teams": ["红队", "蓝队"], "points": 10}
{"event": "question", "kind": "buzzer"}
{"event": "go", "t": 1.0}
{"event": "press", "team": "蓝队", "t": 1.5}
{"event": "answer", "right": true}
"""


@dataclass
class Reader:
    """Somebody with a library, who acts at the time that is set."""

    name: str
    folder: Path
    at: str = "2026-03-23T20:00:00+08:00"

    @property
    def library(self) -> Path:
        return self.folder / self.name / "library.db"

    def run(self, *words: object, code: int = 0) -> Any:
        self.library.parent.mkdir(exist_ok=True)
        arguments = ["--library", str(self.library), "--at", self.at, *map(str, words), "--json"]
        result = CliRunner().invoke(onehour, arguments, prog_name="onehour")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return json.loads(result.stdout)

    def read(self, words: str = ESSAY) -> str:
        """Add the essay in these words, and return its id."""
        file = self.folder / self.name / "慢读.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text(words, "utf-8")
        return str(self.run("add", file)[0]["id"])

    def handed(self, suffix: str = "") -> Path:
        return self.folder / f"{self.name}{suffix}.study.zip"

    def report(self, *words: object) -> Any:
        period = ("--from", "2026-03-23", "--until", "2026-03-29")
        return self.run("report", "make", "--group", GROUP, "--name", self.name, *period, *words)


@dataclass
class Group:
    """The lead and the members, after they opened the pack: the essay, the same in traditional letters, or nothing."""

    lead: Reader
    members: tuple[Reader, Reader, Reader]
    opened: tuple[Any, Any, Any]


@pytest.fixture
def group(tmp_path: Path) -> Group:
    lead = Reader("王小明", tmp_path)
    text = lead.read()
    lead.run("plan", "--goal", "30")
    (tmp_path / "bank.gift").write_text(QUESTIONS, "utf-8")
    lead.run("bank", "import", tmp_path / "bank.gift")
    lead.run("annotate", text, "--quote", "写得短的笔记，往往最长久", "--body", "先写一句。", "--tag", "领学")
    lead.run("annotate", text, "--quote", "合上书", "--body", "只给自己看的一句。")
    whole, named = tmp_path / "whole.study.zip", tmp_path / "named.study.zip"
    shared = ("--tag", "领学", "--bank", "--name", lead.name, "--group", GROUP)
    lead.run("pack", "make", "--to", whole, "--text", text, "--title", "慢读", *shared)
    lead.run("pack", "make", "--to", named, "--named", text, "--title", "慢读，只列名", *shared)
    same, other, without = (Reader(name, tmp_path) for name in ("安然", "陈博", "李晨"))
    same.read()
    other.read(ESSAY.translate(TRADITIONAL))
    opened = (same.run("pack", "open", whole), other.run("pack", "open", whole), without.run("pack", "open", named))
    return Group(lead, (same, other, without), opened)


def test_members_open_what_the_lead_prepared(group: Group) -> None:
    same, other, without = group.opened
    assert (same["texts"]["added"], same["texts"]["same"], same["notes"]["matched"]) == (0, 1, 1)
    assert same["questions"] == other["questions"] == without["questions"] == 3
    assert other["notes"]["matched"] == 1
    assert (without["texts"]["added"], without["notes"]["waiting"]) == (0, 1)
    late = group.members[2]
    text = late.read()
    (note,) = late.run("peers", "list", text)
    assert (note["quote"], note["person"]) == ("写得短的笔记，往往最长久", "王小明")
    for member in group.members:
        assert "只给自己看的一句" not in json.dumps(member.run("peers", "list"), ensure_ascii=False)
        assert member.run("plan")["goal"] == Reader("新", member.folder).run("plan")["goal"], "a pack lowers no goal"


def test_reports_by_file_and_by_chat_come_to_one_board_and_one_is_withdrawn(group: Group, tmp_path: Path) -> None:
    lead, (first, second, third) = group.lead, group.members
    for reader in (lead, *group.members):
        reader.at = "2026-03-28T20:00:00+08:00"
    lead.run("group", GROUP, "--name", lead.name, "--roster", "王小明,安然,陈博,李晨")
    first.report("--to", first.handed(), "--words", "读了两遍。")
    line = second.report("--words", "在车上读的。", "--as-text")["line"]
    third.report("--to", third.handed(), "--words", "这一句要收回。")
    chat = tmp_path / "chat.txt"
    chat.write_text(f"陈博 20:01\n> {line}\n安然 20:02 收到\n", "utf-8")
    board = lead.run("board", GROUP, "--add", first.handed(), "--add", third.handed(), "--paste", chat)
    assert (board["added"], [row["state"] for row in board["rows"]].count("received")) == (3, 3)
    assert board["group"] is not None, "of three reports something is said of the group"
    third.run("report", "withdraw", third.handed(), "--to", third.handed("-withdrawal"))
    board = lead.run("board", GROUP, "--add", third.handed("-withdrawal"))
    states = {row["person"]: row["state"] for row in board["rows"]}
    assert states == {"王小明": "none", "安然": "received", "陈博": "received", "李晨": "withdrawn"}
    assert board["group"] is None
    stored = b"".join(file.read_bytes() for file in lead.library.parent.iterdir() if file.name.startswith("library.db"))
    assert "这一句要收回。".encode() not in stored


def test_a_meeting_gathers_what_was_handed_over_and_keeps_its_minutes(group: Group, tmp_path: Path) -> None:
    lead, (first, second, _third) = group.lead, group.members
    for member, body in ((first, "怎样算慢？"), (second, "一天一页够吗？")):
        text = member.run("list")[0]["id"]
        quote = "一天只读一页" if member is first else "一天只讀一頁"
        member.run("annotate", text, "--quote", quote, "--kind", "question", "--body", body)
        member.at = "2026-03-28T20:00:00+08:00"
        member.report("--to", member.handed(), "--include", "questions")
        lead.at = "2026-03-28T21:00:00+08:00"
        lead.run("board", GROUP, "--add", member.handed())
    lead.at = "2026-03-29T20:00:00+08:00"
    shared = ("meeting", "make", "--to", tmp_path / "sheets", "--group", GROUP, "--day", "2026-03-29")
    made = lead.run(*shared, "--present", "王小明,安然,陈博")
    assert {speaker["seconds"] for speaker in made["speakers"]} == {780}
    (sheet,) = (tmp_path / "sheets").glob("*.md")
    words = sheet.read_text("utf-8")
    questions = words.partition("## Questions")[2].partition("## ")[0]
    assert all(questions.count(question) == 1 for question in ("怎样算慢？", "一天一页够吗？"))
    lead.run("action", "add", "列出二十种书", "--who", "安然", "--by", "2026-04-05")
    sheet.write_text(words.replace("## Minutes\n", "## Minutes\n\n大家同意先读一个月。\n"), "utf-8")
    again = lead.run(*shared, "--present", "王小明,安然,陈博")
    assert again["conflicts"] == 0
    words = sheet.read_text("utf-8")
    assert "大家同意先读一个月。" in words
    assert "列出二十种书" in words


def test_a_contest_of_two_teams_is_marked_from_its_log(group: Group, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text(CONTEST, "utf-8")
    result = group.lead.run("contest", log)
    assert result["teams"] == [{"name": "红队", "points": 0}, {"name": "蓝队", "points": 10}]
    assert result["equal"] is False


def test_all_of_it_is_undone_step_by_step(group: Group) -> None:
    member = group.members[0]
    before = (len(member.run("list")), member.run("streak"))
    member.run("undo")
    assert member.run("peers", "list") == []
    assert member.run("bank", "list") == []
    assert (len(member.run("list")), member.run("streak")) == before
    member.run("redo")
    assert len(member.run("peers", "list")) == 1
    assert member.run("check")["findings"] == []
