"""Two machines of one reader, with a text that the first one has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.two_machines import ARTICLE, Machine, found_and_join


def machine(root: Path, name: str) -> Machine:
    """Return a machine with an empty library."""
    one = Machine(root / name, root / f"folder of {name}")
    one.home.mkdir()
    one.folder.mkdir()
    return one


@pytest.fixture
def laptop(tmp_path: Path) -> Machine:
    return machine(tmp_path, "Laptop")


@pytest.fixture
def desktop(tmp_path: Path) -> Machine:
    return machine(tmp_path, "Desktop")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, "utf-8")
    return file


@pytest.fixture
def both(laptop: Machine, desktop: Machine) -> tuple[Machine, Machine]:
    """Return two machines of one group, both of them empty."""
    found_and_join(laptop, desktop)
    return laptop, desktop
