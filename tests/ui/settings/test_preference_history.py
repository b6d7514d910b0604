"""Changes of preferences are undone and redone, in order with the steps of the library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from reader.core.activity.plan import Plan
from reader.storage.library import Library
from reader.ui.preferences.preference_store import Settings
from reader.ui.settings.preference_history import PreferenceHistory


@pytest.fixture
def library(now: datetime) -> Iterator[Library]:
    with Library.in_memory(now) as library:
        yield library


@pytest.fixture
def settings(library: Library) -> Settings:
    return Settings(library.preferences)


@pytest.fixture
def history(settings: Settings, library: Library) -> PreferenceHistory:
    return PreferenceHistory(settings, library)


def change_plan(library: Library, now: datetime) -> None:
    library.plans.set(Plan(now.date() + timedelta(days=1), 45), now)


def test_nothing_is_undone_where_nothing_was_changed(history: PreferenceHistory) -> None:
    history.change("theme", "system")
    assert (history.undo_name, history.redo_name) == (None, None)
    assert not history.undo()
    assert not history.redo()


def test_the_name_tells_what_comes_first(history: PreferenceHistory, library: Library, now: datetime) -> None:
    history.change("theme", "dark")
    assert history.undo_name == "change-preference"
    change_plan(library, now)
    assert history.undo_name is None
    assert not history.undo()
    library.undo(now)
    assert history.undo()
    assert history.redo_name == "change-preference"


def test_a_new_change_leaves_nothing_to_redo(history: PreferenceHistory, settings: Settings) -> None:
    history.change("theme", "dark")
    history.undo()
    history.change("indent", False)
    assert not history.redo()
    assert settings.values.theme == "system"


def test_what_was_undone_is_not_redone_after_a_new_step_of_the_library(
    history: PreferenceHistory, library: Library, settings: Settings, now: datetime
) -> None:
    history.change("theme", "dark")
    history.undo()
    change_plan(library, now)
    assert not history.redo()
    assert settings.values.theme == "system"


def test_numbers_join_only_while_nothing_comes_between(
    history: PreferenceHistory, library: Library, settings: Settings, now: datetime
) -> None:
    history.change("font_size", 16)
    history.change("font_size", 17)
    change_plan(library, now)
    history.change("font_size", 18)
    history.undo()
    assert settings.values.font_size == 17
    library.undo(now)
    history.undo()
    assert settings.values.font_size == 15


def test_ticks_are_undone_one_by_one(history: PreferenceHistory, settings: Settings) -> None:
    history.change("indent", False)
    history.change("indent", True)
    history.undo()
    assert not settings.values.indent
