"""What is installed is pinned, whole, and names no place that it comes from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PINS = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if line and line.lstrip()[0] != "#"]
PINNED = {re.split(r"==", line)[0] for line in PINS}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found.group()).lower()


WANTED = [*PROJECT["dependencies"], *(one for extra in PROJECT["optional-dependencies"].values() for one in extra)]


@pytest.mark.parametrize("line", PINS)
def test_every_version_is_exact_and_names_no_host(line: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*( ; [a-z_ '<>=!.0-9A-Z-]+)?", line)
    assert "://" not in line


@pytest.mark.parametrize("requirement", WANTED)
def test_every_dependency_is_pinned(requirement: str) -> None:
    assert _name(requirement) in PINNED


def test_qt_stays_below_the_version_that_loses_references() -> None:
    assert "PySide6-Essentials>=6.9,<6.12" in PROJECT["dependencies"]
    assert "pyside6-essentials==6.11.3" in PINS
