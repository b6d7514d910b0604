"""A dialog for files begins in a folder that is there."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from reader.ui.widgets.start_folder import DOCUMENTS, DOWNLOADS, HOME, PICTURES, start_folder

UI = Path(__file__).parents[3] / "reader" / "ui"


@pytest.fixture(autouse=True)
def bare_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home without any of the usual folders, as on a new system."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    return folder


@pytest.mark.parametrize("place", [DOCUMENTS, DOWNLOADS, PICTURES, HOME])
def test_home_stands_for_a_folder_that_is_missing(bare_home: Path, place: QStandardPaths.StandardLocation) -> None:
    assert start_folder(place) == str(bare_home)


def test_the_folder_of_the_system_is_proposed_where_there_is_one(bare_home: Path) -> None:
    standard = Path(QStandardPaths.writableLocation(DOCUMENTS))
    if not standard.is_relative_to(bare_home):
        pytest.skip("the system does not tell folders by the home of the environment")
    standard.mkdir(parents=True)
    assert start_folder(DOCUMENTS) == str(standard)


def test_of_a_wanted_folder_that_is_gone_the_nearest_above_it_is_proposed(bare_home: Path, tmp_path: Path) -> None:
    there = tmp_path / "notes" / "2026"
    there.mkdir(parents=True)
    assert start_folder(DOCUMENTS, there) == str(there)
    assert start_folder(DOCUMENTS, there / "gone" / "too") == str(there)
    assert start_folder(DOCUMENTS, "  ") == start_folder(DOCUMENTS, "relative/folder") == str(bare_home)


def test_no_dialog_asks_the_system_for_a_folder_by_itself() -> None:
    asking = re.compile(r"QStandardPaths|Dialog\.get\w+\([^)]*,\s*\"\"\s*[,)]")
    found = [path.name for path in UI.rglob("*.py") if asking.search(path.read_text("utf-8"))]
    assert found == ["start_folder.py"]
