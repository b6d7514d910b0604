"""Machines that exchange at random, over folders that are carried over in part and in any order, come to agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.sync_fuzz import Accidents, SyncFuzz

ACCIDENTS = {
    "calm": Accidents(),
    "wipes": Accidents(wipes=True),
    "restores": Accidents(restores=True),
    "clones": Accidents(clones=True),
    "restores and clones": Accidents(restores=True, clones=True),
}


@pytest.mark.parametrize("accidents", ACCIDENTS)
@pytest.mark.parametrize("seed", range(2))
def test_machines_come_to_agree(tmp_path: Path, accidents: str, seed: int) -> None:
    SyncFuzz(tmp_path, seed, ACCIDENTS[accidents]).run(40)


@pytest.mark.torture
@pytest.mark.timeout(7_200)
@pytest.mark.parametrize("accidents", ACCIDENTS)
@pytest.mark.parametrize("seed", range(100, 200))
def test_machines_come_to_agree_over_many_steps(tmp_path: Path, accidents: str, seed: int) -> None:
    SyncFuzz(tmp_path, seed, ACCIDENTS[accidents]).run(60)
