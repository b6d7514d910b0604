"""What a launcher writes opens the window without the command line; everything else is read by the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.cli.entry import WindowStart, requested_window

ADDRESS = "onehour://open/019d31ff"


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        ([], WindowStart([], None)),
        (["open"], WindowStart([], None)),
        (["--library", "a.db"], WindowStart([], Path("a.db"))),
        (["--library", "a.db", "open"], WindowStart([], Path("a.db"))),
    ],
)
def test_what_opens_the_window_alone_needs_no_command_line(arguments: list[str], start: WindowStart) -> None:
    assert requested_window(arguments) == start


@pytest.mark.skipif(sys.platform == "win32", reason="there the command line expands patterns")
@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        (["open", "a.txt", "b c.epub"], WindowStart(["a.txt", "b c.epub"], None)),
        (["open", ADDRESS], WindowStart([ADDRESS], None)),
        ([ADDRESS], WindowStart([ADDRESS], None)),
        (["--library", "a.db", "open", "list"], WindowStart(["list"], Path("a.db"))),
    ],
)
def test_files_and_addresses_are_opened_in_the_window(arguments: list[str], start: WindowStart) -> None:
    assert requested_window(arguments) == start


@pytest.mark.parametrize(
    "arguments",
    [
        *(["list"], ["a.txt"], ["--help"], ["--version"], ["--json"], ["--library"], ["--library", "--json"]),
        *(["--library=a.db"], ["open", "--help"], ["open", "--", "-a.txt"], ["open", "a.txt", "--library", "b.db"]),
        *(["--new", "open"], ["shot", "a.png"], ["--at", "2026-03-28", "open"]),
    ],
)
def test_other_commands_and_options_are_left_to_the_command_line(arguments: list[str]) -> None:
    assert requested_window(arguments) is None
