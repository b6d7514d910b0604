"""Groups are shown, and keep the name that others see and their roster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.exporters.study.bag import bag_bytes
from tests.support.exchange import exchange_file

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

NAME = "青年读书小组"


def test_a_group_keeps_a_name_and_a_roster(shell: Shell) -> None:
    made = shell.json("group", NAME, "--name", "<b>小明</b>", "--roster", "安，博、安,晨")
    assert (made["group"], made["name"], made["roster"], made["people"]) == (NAME, "小明", ["安", "博", "晨"], [])
    assert shell.json("group", NAME) == made
    assert shell.json("group") == [made]
    assert shell.json("group", NAME, "--roster", "晨,安")["name"] == "小明"
    shell.run("undo")
    assert shell.json("group", NAME) == made
    assert "小明" in shell.run("group").stdout


def test_the_same_again_changes_nothing(shell: Shell) -> None:
    for _time in range(2):
        shell.json("group", NAME, "--roster", "安")
    shell.run("undo")
    assert shell.json("group", NAME, code=1)["problem"] == "group-unknown"


def test_wrong_usage_and_unknown_groups_are_told(shell: Shell) -> None:
    shell.run("group", "--name", "x", code=2)
    shell.run("group", NAME, "--roster", ",", code=2)
    assert shell.json("group", " ", "--name", "x", code=1)["problem"] == "name-missing"


def test_what_was_handed_over_is_no_text(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "x.study.zip"
    path.write_bytes(bag_bytes(exchange_file({"texts/01 a.md": b"# A\n\nwords\n", "texts/02 b.md": b"# B\n"})))
    answer = shell.json("add", path, code=1)
    assert "bag-no-text" in str(answer)
    assert shell.json("list") == []
