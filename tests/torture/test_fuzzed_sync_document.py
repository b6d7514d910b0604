"""Whatever bytes another machine sends, only our own errors are raised, and what is sound is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.fuzz_report import NEEDS_UNIX, fuzz

pytestmark = NEEDS_UNIX

SHORT, LONG = 2_000, 40_000
MEGABYTES = 300
HOW = pytest.mark.parametrize("how", ["damaged", "forged"])


@HOW
def test_a_damaged_or_forged_update_ends_in_our_own_errors(tmp_path: Path, how: str) -> None:
    fuzz(tmp_path, SHORT, "fuzz_sync_document.py", how).hold(SHORT, MEGABYTES, fewest=0.05)


@HOW
@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_forty_thousand_damaged_or_forged_updates_end_in_our_own_errors(tmp_path: Path, how: str) -> None:
    fuzz(tmp_path, LONG, "fuzz_sync_document.py", how).hold(LONG, MEGABYTES, fewest=0.05)
