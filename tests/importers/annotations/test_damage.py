"""Test that a damaged file of notes is read as far as possible or refused with a message."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.errors import ReaderError
from reader.importers.annotations.formats import read_notes

SAMPLES = Path(__file__).parents[2] / "data" / "notes"


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir()))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_is_told_and_never_a_bug(tmp_path: Path, name: str, data: st.DataObject) -> None:
    whole = bytearray((SAMPLES / name).read_bytes())
    for _change in range(data.draw(st.integers(0, 3))):
        _damage(whole, data)
    path = tmp_path / name
    path.write_bytes(bytes(whole))
    try:
        found = read_notes(path, UTC)
    except ReaderError as error:
        if error.path != path:
            raise
    else:
        assert found.notes or found.skipped or found.warnings
        assert all(error.path == path for error in (*found.skipped, *found.warnings))
        for note in found.notes:
            (note.quote + note.note + note.title + note.author + note.place).encode("utf-8")


def _damage(whole: bytearray, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole) - 1))
    match data.draw(st.sampled_from(["cut", "flip", "drop", "put"])):
        case "cut":
            del whole[max(1, at) :]
        case "flip":
            whole[at] = data.draw(st.integers(0, 255))
        case "drop":
            del whole[max(1, at) : at + data.draw(st.integers(1, 30))]
        case _:
            whole[at:at] = data.draw(st.sampled_from([b'"', b"{", b"\n", b"==========\n", b"\x00", b"<p>", b"]]"]))
