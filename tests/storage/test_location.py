"""The library path is the chosen one, else the environment's, else the default in the user's data folder."""

from __future__ import annotations

from pathlib import Path

from reader.storage.location import VARIABLE, library_path


def test_the_reader_s_choice_comes_before_the_environment() -> None:
    assert library_path(Path("mine.db"), {VARIABLE: "other.db"}) == Path("mine.db")
    assert library_path(None, {VARIABLE: "other.db"}) == Path("other.db")


def test_without_a_choice_the_library_is_in_the_user_s_data(home: Path) -> None:
    assert library_path(None, {}) == home / "data" / "onehour" / "library.db"
