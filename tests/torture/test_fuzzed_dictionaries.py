"""Whatever bytes an MDict dictionary contains, only our own errors are raised, in bounded time and memory."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.torture.fuzz_report import NEEDS_UNIX, fuzz

pytestmark = NEEDS_UNIX

SHORT, LONG = 400, 20_000
MEGABYTES = 300


def test_a_damaged_dictionary_is_read_or_refused(tmp_path: Path) -> None:
    fuzz(tmp_path, SHORT, "fuzz_dictionaries.py").hold(SHORT, MEGABYTES)


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_twenty_thousand_damaged_dictionaries_are_read_or_refused(tmp_path: Path) -> None:
    report = fuzz(tmp_path, LONG, "fuzz_dictionaries.py")
    sys.stdout.write(str(report))
    report.hold(LONG, MEGABYTES)
