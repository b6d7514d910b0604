"""Prepare a study group for the pictures of the guide: members with libraries of their own, who hand files over.

Everything goes the way that members go: a lead makes a pack, each opens it, reads, and hands over a report and notes,
which the reader of the pictures takes in.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from study_scenes import CONTENTS

from reader.storage.library import Library

_ENVIRONMENT = {**os.environ, "TZ": "Asia/Shanghai", "QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True, slots=True)
class MemberMark:
    """A mark of a member: the words, a note, and whether it is a question."""

    quote: str
    body: str = ""
    kind: str = "note"


@dataclass(frozen=True, slots=True)
class Member:
    """A member: their name, how much of the text they read, 0 to 1, their own words, and their marks."""

    name: str
    read: float
    words: str
    marks: tuple[MemberMark, ...] = ()
    hands_over: bool = True


@dataclass(frozen=True, slots=True)
class SampleGroup:
    """A group: the reader's name in it, the lead with two packs, the other members, and the next meeting.

    ``portions`` are those of the first pack, each with its day; an empty title is all of the text.
    """

    name: str
    reader: str
    lead: Member
    pack: str
    pack_words: str
    next_pack: str
    members: tuple[Member, ...]
    meeting: str
    place: str
    portions: tuple[tuple[str, str], ...]


GROUPS = {
    "en": SampleGroup(
        "Young readers",
        "Ann",
        Member(
            "Tom",
            1.0,
            "Next week I try to tell it without a sheet.",
            (
                MemberMark("talking tells us whether it holds", "Keep this sentence for the meeting."),
                MemberMark("a few to be read aloud in company", "Which ones are ours?", "question"),
            ),
        ),
        "March: reading slowly",
        "One portion a week. Read it aloud once, and bring one question.",
        "April: the night ferry",
        (
            Member(
                "Ben",
                0.72,
                "Reading aloud before the meeting changed what I wanted to say.",
                (
                    MemberMark("talking tells us whether it holds", "Then five minutes each are not too many."),
                    MemberMark(
                        "Do not hurry past what is dull", "How do we know that it is not just dull?", "question"
                    ),
                ),
            ),
            Member(
                "Clara",
                0.45,
                "I read on the train this week; my notes will follow.",
                (MemberMark("writing shows us what we think", "And what we do not.", "note"),),
            ),
            Member("Dora", 0.0, "", hands_over=False),
        ),
        "Everyone speaks",
        "Library, second floor",
        (("How to read", "2026-03-23"), ("", "2026-03-30")),
    ),
    "zh_CN": SampleGroup(
        "青年读书小组",
        "安然",
        Member(
            "王小明",
            1.0,
            "下周试讲一次，不带稿子。",
            (
                MemberMark("每读一章，先问它在回答什么问题", "先写下问题，再往下读。"),
                MemberMark("沉闷的段落不要跳过去", "怎么知道它不只是沉闷？", "question"),
            ),
        ),
        "三月：慢读",
        "每周一份。先出声读一遍，带一个疑问来。",
        "四月：灯下记",
        (
            Member(
                "陈博",
                0.72,
                "把“手比眼慢”读成了对自己的要求。",
                (
                    MemberMark("每读一章，先问它在回答什么问题", "这周试了三章，问题常常在末尾才看清。"),
                    MemberMark("动笔最容易省掉", "每人五分钟讲，算不算动笔？", "question"),
                ),
            ),
            Member(
                "周丹",
                0.45,
                "这周出差，在车上读的，笔记补在后面。",
                (MemberMark("抄下来的句子，回来的只有那一句", "我也是。"),),
            ),
            Member("李晨", 0.0, "", hands_over=False),
        ),
        "双周学 · 人人讲",
        "图书馆二楼",
        (("怎样读", "2026-03-23"), ("", "2026-03-30")),
    ),
}
"""The groups by language; their members read the sample text of that language."""

_FIRST, _LAST = "2026-03-23", "2026-03-29"


class GroupMembers:
    """Play the members of a group with a program, in a folder; ``library`` is that of the reader of the pictures."""

    def __init__(self, program: str, folder: Path, library: Path, language: str, samples: tuple[Path, Path]) -> None:
        """Play the group of a language; its members read the first of the samples, and will read the second."""
        self._program = program
        self._folder = folder
        self._library = library
        self._group = GROUPS[language]
        self._bank = CONTENTS[language].bank
        self._sample, self._next_sample = samples

    def hand_over(self, at: datetime) -> Path:
        """Let the lead make a pack, and the members open it and hand over what they did.

        Return the next pack, which nobody has opened yet.
        """
        group = self._group
        pack = self._make_pack(at - timedelta(days=6))
        everybody = (group.lead, *group.members)
        roster = ",".join((group.reader, *(member.name for member in everybody)))
        self._run(self._library, at - timedelta(days=6), "pack", "open", str(pack))
        self._run(self._library, at, "group", group.name, "--name", group.reader, "--roster", roster)
        handed = [self._read_and_report(member, pack, at) for member in everybody if member.hands_over]
        board = [argument for report, _notes in handed for argument in ("--add", str(report))]
        self._run(self._library, at, "board", group.name, *board)
        for _report, notes in handed[1:]:
            self._run(self._library, at, "peers", "add", str(notes))
        self._run(
            *(self._library, at, "meeting", "make", "--to", str(self._folder / "sheets"), "--group", group.name),
            *("--day", "2026-04-03", "--time", "19:30", "--length", "60", "--place", group.place),
            *("--present", roster, "--title", group.meeting),
        )
        return self._make_next_pack(at)

    def _make_pack(self, at: datetime) -> Path:
        group, library, pack = self._group, self._folder / "lead.db", self._folder / "pack.study.zip"
        text = self._id(self._run(library, at, "add", str(self._sample)))
        plan = self._folder / "plan.csv"
        rows = "".join(f"{text},{portion},{day}\n" for portion, day in group.portions)
        plan.write_text(f"text,portion,date\n{rows}", "utf-8")
        first, *_others = group.lead.marks
        questions = self._folder / "questions.gift.txt"
        questions.write_text(self._bank, "utf-8")
        self._run(library, at, "bank", "import", str(questions))
        self._run(library, at, "annotate", text, "--quote", first.quote, "--body", first.body, "--tag", "lead")
        self._run(
            *(
                library,
                at,
                "pack",
                "make",
                "--to",
                str(pack),
                "--text",
                text,
                "--tag",
                "lead",
                "--plan",
                str(plan),
                "--bank",
            ),
            *("--title", group.pack, "--words", group.pack_words, "--name", group.lead.name, "--group", group.name),
        )
        return pack

    def _make_next_pack(self, at: datetime) -> Path:
        group, library, pack = self._group, self._folder / "lead.db", self._folder / "next.study.zip"
        text = self._id(self._run(library, at, "add", str(self._next_sample)))
        self._run(
            *(library, at, "pack", "make", "--to", str(pack), "--text", text, "--title", group.next_pack),
            *("--name", group.lead.name, "--group", group.name, "--bank", "--words", group.pack_words),
        )
        return pack

    def _read_and_report(self, member: Member, pack: Path, at: datetime) -> tuple[Path, Path]:
        """Return the report and the notes that a member hands over."""
        is_lead = member is self._group.lead
        library = self._folder / ("lead.db" if is_lead else f"{member.name}.db")
        if not is_lead:
            self._run(library, at - timedelta(days=5), "pack", "open", str(pack))
        text = self._id(self._run(library, at, "list"))
        for mark in member.marks:
            options = ("--body", mark.body, "--kind", mark.kind)
            self._run(library, at - timedelta(days=1), "annotate", text, "--quote", mark.quote, *options)
        with Library.open(library, at) as opened:
            opened.coverage.add(text, 0, round(opened.texts.get(text).characters * member.read))
        report, notes = (self._folder / f"{member.name}{suffix}" for suffix in (".study.zip", ".notes.study.zip"))
        shared = ("--name", member.name, "--to")
        self._run(
            *(library, at, "report", "make", "--group", self._group.name, *shared, str(report)),
            *("--from", _FIRST, "--until", _LAST, "--words", member.words, "--include", "questions"),
        )
        self._run(library, at, "peers", "hand-over", self._group.name, *shared, str(notes))
        return report, notes

    def _id(self, rows: Iterable[dict[str, object]]) -> str:
        return str(next(iter(rows))["id"])

    def _run(self, library: Path, at: datetime, *arguments: str) -> list[dict[str, object]]:
        command = [self._program, "--library", str(library), "--at", at.isoformat(), "--json", *arguments]
        done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", env=_ENVIRONMENT)  # noqa: S603
        found = json.loads(done.stdout)
        return found if isinstance(found, list) else [found]
