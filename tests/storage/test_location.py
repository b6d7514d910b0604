"""The library path is the chosen one, else the environment's, else the default in the user's data folder."""

from __future__ import annotations

from pathlib import Path

from reader.storage.location import VARIABLE, library_path


def test_the_reader_s_choice_comes_before_the_environment() -> None:
    assert library_path(Path("mine.db"), {VARIABLE: "other.db"}) == Path("mine.db")
    assert library_path(None, {VARIABLE: "other.db"}) == Path("other.db")


def test_without_a_choice_the_library_is_in_the_user_s_data(home: Path) -> None:
    assert library_path(None, {}) == home / "data" / "onehour" / "library.db"


def test_a_link_is_the_library_that_it_leads_to(tmp_path: Path) -> None:
    library = tmp_path / "kept" / "library.db"
    library.parent.mkdir()
    library.touch()
    (tmp_path / "link.db").symlink_to(library)
    (tmp_path / "folder").symlink_to(library.parent)
    assert library_path(tmp_path / "link.db", {}) == library
    assert library_path(tmp_path / "folder" / "library.db", {}) == library
    assert library_path(None, {VARIABLE: str(tmp_path / "link.db")}) == library
    assert library_path(library, {}) == library


def test_links_that_lead_in_a_circle_are_refused_by_whoever_opens_them(tmp_path: Path) -> None:
    (tmp_path / "one.db").symlink_to(tmp_path / "two.db")
    (tmp_path / "two.db").symlink_to(tmp_path / "one.db")
    assert not library_path(tmp_path / "one.db", {}).exists()
