"""Whatever bytes a file contains, only our own errors are raised, in bounded time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.fuzz_report import HERE, NEEDS_UNIX, ROOT, fuzz

pytestmark = NEEDS_UNIX

SHORT, LONG = 150, 20_000
MEGABYTES = 700
FORMATS = ("text", "markdown", "html", "epub", "pdf", "docx", "odt", "fb2", "rtf", "web-archive", "mobi", "zip")
MAX_FACTOR, MARGIN = 10, 0.3
"""The factor, and the seconds on top, that an input four times as long may take: about three for each doubling."""


@pytest.mark.parametrize("kind", FORMATS)
def test_a_damaged_file_is_read_or_refused(kind: str, tmp_path: Path) -> None:
    fuzz(tmp_path, SHORT, "fuzzer.py", kind).hold(SHORT, MEGABYTES)


@pytest.mark.torture
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", FORMATS)
def test_twenty_thousand_damaged_files_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    report = fuzz(tmp_path, LONG, "fuzzer.py", kind)
    sys.stdout.write(f"{kind}: {report}")
    report.hold(LONG, MEGABYTES)


def test_every_format_that_is_sampled_is_fuzzed() -> None:
    words = (HERE / "fuzz_samples.py").read_text("utf-8")
    assert all(f'"{kind}": Format(' in words for kind in FORMATS)
    assert words.count(": Format(") == len(FORMATS)


@pytest.mark.torture
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
def test_twice_as_much_takes_about_twice_as_long(kind: str, tmp_path: Path) -> None:
    command = [sys.executable, str(HERE / "grower.py"), kind, str(tmp_path)]
    grown = json.loads(subprocess.check_output(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}))
    steep = {unit: seconds for unit, seconds in grown.items() if seconds[-1] > MARGIN + MAX_FACTOR * seconds[0]}
    assert grown
    assert steep == {}
