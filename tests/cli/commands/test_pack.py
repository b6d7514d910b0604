"""A study pack is made, shown and opened."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

ESSAY = """慢读

一、先读原文

慢读的人一天只读一页。读得慢，才看得见字与字之间的路。

一页读完，合上书，把它讲给自己听，讲不出来的地方再读一遍。

二、再做笔记

笔记写在旁边，不写在心上。过一个月再看，只有写下来的还在。

写得短的笔记，往往最长久。
"""

QUESTIONS = """::q1::慢读的人一天读几页？{=一页 ~十页}

::q2::笔记写在心上。{F}

::q3::写得{=短}的笔记最长久。
"""

LESSONS = """date,text,start|quote,form,host
2026-03-02,慢读,慢读的人一天只读一页,read,安
2026-03-05,慢读,写得短的笔记，往往最长久,,博
"""


@dataclass
class Lead:
    """A library with a text, two notes to hand over and one to keep, three questions and two lessons."""

    shell: Shell
    text: str
    folder: Path

    def pack(self, name: str, *words: object) -> Path:
        """Make a pack of the whole text."""
        file = self.folder / name
        self.shell.json("pack", "make", "--to", file, "--text", self.text, "--tag", "领学", "--bank", *words)
        return file


@pytest.fixture
def lead(shell: Shell, tmp_path: Path) -> Lead:
    shell.at = "2026-03-02T09:00+08:00"
    essay, bank, table = tmp_path / "慢读.txt", tmp_path / "bank.txt", tmp_path / "lessons.csv"
    essay.write_text(ESSAY, encoding="utf-8")
    bank.write_text(QUESTIONS, encoding="utf-8")
    table.write_text(LESSONS, encoding="utf-8")
    text = shell.json("add", essay)[0]["id"]
    mark(shell, text, "才看得见字与字之间的路", "先看这一句", "领学")
    mark(shell, text, "只有写下来的还在", "再看这一句", "领学")
    mark(shell, text, "把它讲给自己听", "私下的话", "别的")
    shell.json("bank", "import", bank)
    shell.json("lesson", "--set", table)
    return Lead(shell, text, tmp_path)


@pytest.fixture
def member(shell: Shell, tmp_path: Path) -> Shell:
    """Return an empty library of somebody else."""
    return type(shell)(tmp_path / "member" / "library.db", "2026-03-02T10:00+08:00")


def mark(shell: Shell, text: str, quote: str, body: str, *tags: str) -> str:
    words = [word for tag in tags for word in ("--tag", tag)]
    return shell.json("annotate", text, "--quote", quote, "--body", body, *words)["id"]


def opened(row: dict[str, Any]) -> tuple[list[int], list[int], list[int]]:
    """Return the counts of texts, of notes, and of all else."""
    notes = [row["notes"][name] for name in ("matched", "orphaned", "waiting")]
    rest = [row[name] for name in ("questions", "lessons", "roadmap", "known")]
    return [row["texts"][name] for name in ("added", "same", "like")], notes, rest


def state(shell: Shell) -> Any:
    """Return what a reader sees of a library."""
    return [shell.json(*words.split()) for words in ("list", "bank list", "day", "streak", "peers list", "pack list")]


def everything_in(file: Path) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def test_made_twice_it_is_the_same_file(lead: Lead) -> None:
    assert lead.pack("one.study.zip").read_bytes() == lead.pack("two.study.zip").read_bytes()


def test_opened_in_the_library_it_was_made_in_it_is_made_again_as_it_was(lead: Lead) -> None:
    first = lead.pack("one.study.zip")
    row = lead.shell.json("pack", "open", first, "--take", "texts,notes,lessons,questions,roadmap,rota")
    assert opened(row) == ([0, 1, 0], [0, 0, 0], [0, 0, 1, 7])
    assert lead.shell.json("peers", "list") == []
    lead.shell.run("undo")
    assert lead.pack("two.study.zip").read_bytes() == first.read_bytes()


def test_nothing_but_the_chosen_notes_is_in_it(lead: Lead) -> None:
    words = everything_in(lead.pack("one.study.zip")).decode("utf-8", "replace")
    assert "先看这一句" in words
    assert "私下的话" not in words
    assert "别的" not in words
    without = lead.folder / "none.study.zip"
    lead.shell.json("pack", "make", "--to", without, "--text", lead.text)
    assert "先看这一句" not in everything_in(without).decode("utf-8", "replace")


def test_private_notes_stay(lead: Lead) -> None:
    mark(lead.shell, lead.text, "慢读的人一天只读一页", "只给自己", "领学", "self")
    assert "只给自己".encode() not in everything_in(lead.pack("one.study.zip"))


def test_showing_changes_nothing(lead: Lead, member: Shell) -> None:
    file = lead.pack("one.study.zip")
    member.json("list")
    before = hashlib.sha256(member.library.read_bytes()).hexdigest()
    row = member.json("pack", "show", file)
    assert hashlib.sha256(member.library.read_bytes()).hexdigest() == before
    assert (len(row["texts"]), len(row["notes"]), len(row["questions"]), len(row["lessons"])) == (1, 2, 3, 2)
    assert row["opening"]["added"] == ["慢读"]


def test_it_comes_into_an_empty_library_once(lead: Lead, member: Shell) -> None:
    file = lead.pack("one.study.zip")
    assert opened(member.json("pack", "open", file)) == ([1, 0, 0], [2, 0, 0], [3, 2, 0, 0])
    assert opened(member.json("pack", "open", file)) == ([0, 0, 0], [0, 0, 0], [0, 0, 0, 8])
    assert member.json("list")[0]["characters"] == lead.shell.json("list")[0]["characters"]
    assert member.json("plan")["goal_minutes"] == 60
    assert member.json("notes", member.json("list")[0]["id"]) == []
    assert member.json("check")["clean"]


def test_undo_takes_all_of_it_back(lead: Lead, member: Shell) -> None:
    file = lead.pack("one.study.zip")
    before = state(member)
    member.json("pack", "open", file, "--take", "texts,notes,lessons,questions,roadmap,rota")
    assert member.json("undo")["operation"] == "open-pack"
    assert state(member) == before
    member.json("redo")
    assert len(member.json("list")) == 1
    assert member.json("check")["clean"]


def test_two_packs_of_one_lead_are_by_one_person(lead: Lead, member: Shell) -> None:
    for title in ("三月", "四月"):
        member.json("pack", "open", lead.pack(f"{title}.study.zip", "--title", title))
    assert len({one["person"] for one in member.json("pack", "list")}) == 1
    assert len(member.json("pack", "list")) == 2


def test_a_pack_leaves_the_list_and_what_came_in_it_stays(lead: Lead, member: Shell) -> None:
    row = member.json("pack", "open", lead.pack("one.study.zip"))
    assert member.json("pack", "remove", row["id"])["title"] == "慢读"
    assert (member.json("pack", "list"), len(member.json("list"))) == ([], 1)
    assert member.json("undo")["operation"] == "remove-pack"
    assert len(member.json("pack", "list")) == 1
    assert member.json("pack", "remove", "nothing", code=1)["problem"] == "pack-unknown"


def test_people_can_read_what_it_says(lead: Lead, member: Shell) -> None:
    file = lead.folder / "words.study.zip"
    made = lead.shell.run("pack", "make", "--to", file, "--text", lead.text, "--name", "安", "--title", "三月")
    assert "Number 1 of “三月” saved to “words.study.zip”." in made.output
    assert member.run("pack", "show", file).output.startswith("# 三月\n\nStudy pack by 安.")
    assert "Texts added: 1, identical: 0, similar to yours: 0" in member.run("pack", "open", file).output
    assert "三月" in member.run("pack", "list").output
    assert (
        "“三月” was removed from the list." in member.run("pack", "remove", member.json("pack", "list")[0]["id"]).output
    )


def test_only_what_is_taken_comes(lead: Lead, member: Shell) -> None:
    file = lead.pack("one.study.zip")
    assert opened(member.json("pack", "open", file, "--take", "questions")) == ([0, 0, 0], [0, 0, 0], [3, 0, 0, 0])
    assert member.json("list") == []
    assert opened(member.json("pack", "open", file, "--take", "texts,roadmap")) == ([1, 0, 0], [0, 0, 0], [0, 0, 1, 0])


def test_a_text_that_is_there_already_stays(lead: Lead, member: Shell) -> None:
    text = member.json("add", lead.folder / "慢读.txt")[0]["id"]
    own = mark(member, text, "往往最长久", "自己的")
    row = member.json("pack", "open", lead.pack("one.study.zip"))
    assert opened(row)[:2] == ([0, 1, 0], [2, 0, 0])
    assert [one["id"] for one in member.json("notes", text)] == [own]


def test_another_edition_holds_the_notes_that_it_has(lead: Lead, member: Shell) -> None:
    other = lead.folder / "other" / "慢读.txt"
    other.parent.mkdir()
    words = ESSAY.replace("只有写下来的还在", "只有写的还在").replace("一天只读一页", "每天只读一页")
    other.write_text(words, encoding="utf-8")
    member.json("add", other)
    row = member.json("pack", "open", lead.pack("one.study.zip"))
    assert row["texts"] == {"added": 0, "same": 0, "like": 1}
    assert len(member.json("list")) == 1
    assert row["notes"]["matched"] >= 1


def test_notes_wait_for_a_text_that_is_only_named(lead: Lead, member: Shell) -> None:
    file = lead.folder / "named.study.zip"
    lead.shell.json("pack", "make", "--to", file, "--named", lead.text, "--tag", "领学")
    with zipfile.ZipFile(file) as archive:
        assert not [name for name in archive.namelist() if "/texts/" in name]
    assert opened(member.json("pack", "open", file))[:2] == ([0, 0, 0], [0, 0, 2])
    member.json("add", lead.folder / "慢读.txt")
    assert [one["orphan"] for one in member.json("peers", "list")] == [False, False]
    assert member.json("pack", "open", file)["notes"]["waiting"] == 0
    assert member.json("pack", "list")[0]["texts"][0]["text"] == member.json("list")[0]["id"]


def test_a_newer_number_brings_what_changed_and_an_older_one_is_refused(lead: Lead, member: Shell) -> None:
    first = lead.pack("one.study.zip")
    member.json("pack", "open", first)
    withdrawn = next(note["id"] for note in lead.shell.json("notes", lead.text) if note["body"] == "先看这一句")
    lead.shell.at = "2026-03-03T09:00+08:00"
    lead.shell.json("remove", withdrawn)
    mark(lead.shell, lead.text, "往往最长久", "新的一句", "领学")
    second = lead.pack("two.study.zip")
    difference = member.json("pack", "show", second)["difference"]
    assert (difference["notes_added"], difference["notes_withdrawn"], difference["texts_added"]) == (1, 1, [])
    row = member.json("pack", "open", second)
    assert (row["number"], row["questions"], row["lessons"]) == (2, 0, 0)
    assert (row["notes"]["matched"], row["notes"]["withdrawn"]) == (1, 1)
    refused = member.json("pack", "open", first, code=1)
    assert refused["problem"] == "pack-older"
    assert "1" in refused["error"]
    assert "2" in refused["error"]


def test_a_lesson_of_the_pack_goes_before_an_own_one(lead: Lead, member: Shell) -> None:
    member.json("pack", "open", lead.pack("one.study.zip"))
    member.at = "2026-03-05T09:00+08:00"
    assert (member.json("lesson")["source"], member.json("lesson")["host"]) == ("pack", "博")
    member.at = "2026-03-06T09:00+08:00"
    assert member.json("lesson")["source"] == "text"


def test_a_plan_names_portions_with_days(lead: Lead, member: Shell) -> None:
    plan = lead.folder / "plan.csv"
    plan.write_text("date,text,portion\n2026-03-04,慢读,再做笔记\n2026-03-03,慢读,一、先读原文\n", encoding="utf-8")
    file = lead.pack("plan.study.zip", "--plan", plan)
    portions = member.json("pack", "show", file)["portions"]
    assert [one["day"] for one in portions] == ["2026-03-03", "2026-03-04"]
    row = member.json("pack", "open", file, "--take", "texts,roadmap")
    assert row["roadmap"] == 1


def test_hosts_and_meetings_come_only_when_they_are_ticked(lead: Lead, member: Shell) -> None:
    hosts = ("rota", "lesson", "--members", "安,博", "--from", "2026-03-02", "--count", 3)
    lead.shell.json(*hosts)
    lead.shell.json(
        *("meeting", "make", "--to", lead.folder / "sheet", "--day", "2026-03-06", "--group", "青年读书小组"),
        *("--present", "安,博", "--title", "周五学习会"),
    )
    file = lead.pack("rota.study.zip", "--rota", "--group", "青年读书小组", "--name", "安")
    assert "周五学习会".encode() in everything_in(file)
    row = member.json("pack", "open", file)
    assert (row["rota"], row["meetings"]) == (0, 0)
    member.run("rota", "lesson", code=2)
    row = member.json("pack", "open", file, "--take", "rota")
    assert row["meetings"] == 1
    assert [one["host"] for one in member.json("rota", "lesson", "--count", 3)] == ["安", "博", "安"]
    assert member.json("pack", "open", file, "--take", "rota")["rota"] == 0
    member.json("undo")
    member.run("rota", "lesson", code=2)
    assert member.json("check")["clean"]


def test_what_cannot_be_made_is_refused(shell: Shell, tmp_path: Path) -> None:
    shell.json("pack", "make", "--to", tmp_path / "none.study.zip", code=1)
    shell.json("pack", "make", "--to", tmp_path / "none.study.zip", "--text", "nothing", code=1)
    shell.run("pack", "open", tmp_path / "none.study.zip", "--take", "everything", code=2)
    shell.json("pack", "show", tmp_path / "none.study.zip", code=1)


def test_words_that_were_changed_are_refused(lead: Lead, member: Shell) -> None:
    from reader.exporters.study.bag import bag_bytes
    from reader.importers.study.formats import read_exchange

    file = lead.pack("one.study.zip")
    whole = read_exchange(file)
    words = next(name for name in whole.files if name.endswith(".jsonl"))
    for changed in (
        whole.files[words].replace("慢读的人".encode(), "快读的人".encode()),
        whole.files[words].replace(b'["p"', b'["x"'),
        b"[" * 40,
        b"",
    ):
        bad = lead.folder / "bad.study.zip"
        bad.write_bytes(bag_bytes(type(whole)(whole.header, whole.content, {**whole.files, words: changed})))
        row = member.json("pack", "open", bad, code=1)
        assert "慢读" in row["error"]
        assert member.json("list") == []
    for field, value in (("texts", "none"), ("lessons", [{"day": "2026-02-30", "text": 0}]), ("rota", [["x", 1]])):
        content = {**json.loads(json.dumps(whole.content)), field: value}
        bad = lead.folder / "bad.study.zip"
        bad.write_bytes(bag_bytes(type(whole)(whole.header, content, whole.files)))
        assert member.json("pack", "open", bad, code=1)["problem"] == "bag-field"
