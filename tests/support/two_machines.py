"""Machines of one reader with a library and a shared folder each, and what carries the folders over between them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from reader.cli.command_group import onehour
from reader.core.annotations.model import Annotation
from reader.core.annotations.operations import Operation
from reader.storage.library import Library

AT = datetime.fromisoformat("2026-03-28T21:00:00+08:00")

ARTICLE = """读书的方法

一、先读原文

读书要读原文。读原文才有根底，读转述只有皮毛。

抓住关键少数，要率先垂范，这话说了许多遍，还要再说。

二、再做笔记

不动笔墨不读书。𠮷字也算一个字。
"""


@dataclass
class Machine:
    """A library and a folder, and the time there; commands run as a reader runs them."""

    home: Path
    folder: Path
    at: datetime = AT

    @property
    def library(self) -> Path:
        return self.home / "library.db"

    def run(self, *words: object, code: int = 0, at: str | None = None) -> Result:
        arguments = ["--library", str(self.library), "--at", at or self.at.isoformat(), *map(str, words)]
        result = CliRunner().invoke(onehour, arguments, prog_name="onehour")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result

    def json(self, *words: object, code: int = 0, at: str | None = None) -> Any:
        return json.loads(self.run(*words, "--json", code=code, at=at).stdout)

    def later(self, **duration: float) -> None:
        """Let time pass on this machine."""
        self.at += timedelta(**duration)

    def sync(self, *words: object, code: int = 0) -> Any:
        """Exchange, a minute after the last thing that was done here."""
        self.later(minutes=1)
        return self.json("sync", "now", *words, code=code)

    def edit(self, note: str, change: Callable[[Annotation, datetime], Operation]) -> None:
        """Change a note as the window does."""
        self.later(minutes=1)
        with Library.open(self.library, self.at) as library:
            library.commit(change(library.annotations.get(note), self.at))

    def note(self, note: str) -> Annotation:
        """Return a note as it is now."""
        with Library.open(self.library, self.at) as library:
            return library.annotations.get(note)

    def files(self) -> list[Path]:
        """Return the files that are carried over."""
        return sorted(path for path in self.folder.rglob("*") if path.is_file())

    # --- what both machines must show alike ----------------------------------------------------------------------

    def shown(self) -> dict[str, Any]:
        """Return all that must be equal on machines that agree, told by what it is and not by local ids."""
        titles = {text["id"]: text["title"] for text in self.json("list")}
        notes = [
            {name: note[name] for name in ("id", "kind", "colour", "body", "quote", "start", "end", "orphan")}
            | {"tags": sorted(note["tags"]), "text": titles.get(note["text"])}
            for note in self.json("notes")
        ]
        day = self.json("day")
        entries = sorted(
            (
                {name: one[name] for name in ("id", "class", "start", "seconds", "counted", "why")}
                for one in day["entries"]
            ),
            key=lambda one: str(one["id"]),
        )
        return {
            "texts": sorted(titles.values()),
            "notes": sorted(notes, key=lambda note: str(note["id"])),
            "day": {name: day[name] for name in ("day", "goal", "counted", "state")},
            "entries": entries,
            "plan": self.json("plan"),
            "streak": self.json("streak"),
        }


def carry(*machines: Machine) -> None:
    """Bring the files of all machines to all, as a program does that carries a folder over: the newer one holds."""
    for source in machines:
        for target in machines:
            if source is not target:
                _copy(source.folder, target.folder)


def _copy(source: Path, target: Path) -> None:
    for path in sorted(source.rglob("*")):
        copy = target / path.relative_to(source)
        if path.is_file() and (not copy.exists() or copy.stat().st_mtime_ns < path.stat().st_mtime_ns):
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, copy)


def settle(*machines: Machine) -> None:
    """Exchange until every machine has heard everything."""
    for _round in range(2):
        for machine in machines:
            machine.sync()
            carry(*machines)


def assert_alike(*machines: Machine) -> None:
    """Hold that all machines show the same, and say so."""
    first, *others = (machine.shown() for machine in machines)
    for other in others:
        assert other == first
    told = [machine.json("sync", "status") for machine in machines]
    assert [(one["agrees"], one["dirty"]) for one in told] == [(True, 0)] * len(machines)


def found_and_join(one: Machine, *others: Machine) -> None:
    """Let a machine begin, and the others join it."""
    one.folder.mkdir(exist_ok=True)
    one.json("sync", "init", one.folder, "--name", one.home.name)
    for other in others:
        other.folder.mkdir(exist_ok=True)
        carry(one, other)
        other.json("sync", "join", other.folder, "--name", other.home.name)
    carry(one, *others)
