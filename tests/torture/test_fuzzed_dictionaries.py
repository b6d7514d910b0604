"""Whatever bytes an MDict dictionary contains, only our own errors are raised, in bounded time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs limits and timers of Unix")

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHORT, LONG = 400, 20_000
MEGABYTES = 300


def fuzz(folder: Path, count: int) -> dict[str, Any]:
    command = [sys.executable, str(HERE / "fuzz_dictionaries.py"), str(folder), "0", str(count)]
    answer: dict[str, Any] = json.loads(
        subprocess.check_output(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    )
    return answer


def hold(answer: dict[str, Any], count: int) -> None:
    assert answer["failures"] == []
    assert sum(answer["outcomes"].values()) == count
    assert answer["outcomes"]["read"] > count // 10, "the inputs are so damaged that nothing is tried"
    assert answer["megabytes"] < MEGABYTES


def test_a_damaged_dictionary_is_read_or_refused(tmp_path: Path) -> None:
    hold(fuzz(tmp_path, SHORT), SHORT)


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_twenty_thousand_damaged_dictionaries_are_read_or_refused(tmp_path: Path) -> None:
    answer = fuzz(tmp_path, LONG)
    sys.stdout.write(f"{answer['outcomes']}, slowest {answer['slowest']}, {answer['megabytes']} MB\n")
    hold(answer, LONG)
