"""Whatever bytes were handed over, only our own errors are raised, in bounded time and memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.fuzz_report import NEEDS_UNIX, fuzz

pytestmark = NEEDS_UNIX

SHORT, LONG = 300, 20_000
MEGABYTES = 300


def test_a_damaged_file_that_was_handed_over_is_read_or_refused(tmp_path: Path) -> None:
    fuzz(tmp_path, SHORT, "fuzz_exchange.py").hold(SHORT, MEGABYTES, fewest=0.05)


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_twenty_thousand_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    fuzz(tmp_path, LONG, "fuzz_exchange.py").hold(LONG, MEGABYTES, fewest=0.05)
