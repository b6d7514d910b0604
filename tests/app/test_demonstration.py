from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.app.demonstration import demo
from reader.core.screens import ScreenName


@pytest.mark.parametrize("times", [1, 2])
def test_without_a_display_the_main_job_leaves_notes_and_pictures(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str], times: int
) -> None:
    for _ in range(times):
        assert demo(str(tmp_path)) == 0
    left = [Path(line) for line in capsys.readouterr().out.splitlines()[-2 - len(ScreenName) :]]
    assert all(path.stat().st_size for path in left)
    (notes,) = (tmp_path / "notes").iterdir()
    assert notes in left
    assert "**One hour a day**" in notes.read_text("utf-8")
    assert {path.stem for path in left if path.suffix == ".png"} == {screen.value for screen in ScreenName}
