"""Run the command line in this process on a library of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reader.cli.command_group import onehour

AT = "2026-03-28T21:00:00+08:00"

ARTICLE = """读书的方法

作者：某人

一、先读原文

读书要读原文。读原文才有根底，读转述只有皮毛。

读书要读原文，这话说了许多遍，还要再说。

二、再做笔记

不动笔墨不读书。𠮷字也算一个字。
"""


@dataclass
class Shell:
    """Runs commands as a reader does; ``json`` returns the document on standard output."""

    library: Path
    at: str = AT

    def run(self, *words: object, code: int = 0) -> Result:
        arguments = ["--library", str(self.library), "--at", self.at, *map(str, words)]
        result = CliRunner().invoke(onehour, arguments, prog_name="onehour")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result

    def json(self, *words: object, code: int = 0) -> Any:
        return json.loads(self.run(*words, "--json", code=code).stdout)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "library.db")


@pytest.fixture
def article(shell: Shell, tmp_path: Path) -> str:
    """Return the id of a text in the library."""
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, "utf-8")
    text: str = shell.json("add", file)[0]["id"]
    return text
