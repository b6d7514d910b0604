"""Write the desktop entry of the program, and find out whether a desktop has one."""

from __future__ import annotations

import configparser
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import platformdirs

from reader.resources import resource

ENTRY = "applications/onehour.desktop"
"""The path of the desktop entry below a folder of shared data."""

_SYSTEM_FOLDERS = "/usr/local/share:/usr/share"
"""Where desktops look besides the user's own folder, if ``XDG_DATA_DIRS`` does not say otherwise."""

_COMMAND = "onehour"
_PLAIN = re.compile(r"[^\s\"'\\><~|&;$*?#()`]+")
_QUOTED = re.compile(r'[\\"`$]')


def desktop_entry(program: Path) -> str:
    """Return the desktop entry that starts ``program``; menus hide it when that file is gone."""
    entry = resource("desktop", "onehour.desktop").read_text("utf-8")
    started = f"TryExec={_escaped(str(program))}\nExec={_escaped(_quoted(str(program)))} open %U"
    return entry.replace(f"Exec={_COMMAND} open %U", started)


def is_on_desktop(environment: Mapping[str, str]) -> bool:
    """Return whether a desktop entry for the user or the machine starts a program that is there."""
    system = environment.get("XDG_DATA_DIRS") or _SYSTEM_FOLDERS
    folders = [platformdirs.user_data_path(), *map(Path, system.split(":"))]
    programs = (started_program(folder / ENTRY) for folder in folders)
    return any(program and shutil.which(program) for program in programs)


def started_program(entry: Path) -> str:
    """Return the program that a desktop entry starts; empty if the entry is not there."""
    parser = configparser.ConfigParser(interpolation=None)
    with suppress(OSError, UnicodeDecodeError, configparser.Error):
        parser.read(entry, encoding="utf-8")
    return parser.get("Desktop Entry", "TryExec", fallback="").replace("\\\\", "\\")


def _quoted(argument: str) -> str:
    """Quote an argument of a command line where it must be (Desktop Entry Specification, "The Exec key")."""
    percent = argument.replace("%", "%%")
    if _PLAIN.fullmatch(percent):
        return percent  # some openers do not know quotes
    return '"' + _QUOTED.sub(r"\\\g<0>", percent) + '"'


def _escaped(value: str) -> str:
    """Escape the value of a key of type string."""
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
