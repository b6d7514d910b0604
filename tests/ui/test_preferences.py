"""Preferences come back as they were kept, and nothing impossible ever gets into force."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime

import pytest

from reader.core.text.speech import FASTEST, SLOWEST, USUAL_RATE
from reader.storage.library import Library
from reader.ui.preferences.preference_store import Settings, load
from reader.ui.preferences.preferences import Preferences, preference_specs


def test_a_new_library_has_the_defaults(now: datetime) -> None:
    with Library.in_memory(now) as library:
        assert load(library.preferences) == Preferences()


def test_what_was_changed_comes_back(now: datetime) -> None:
    with Library.in_memory(now) as library:
        Settings(library.preferences).change(theme="dark", font_size=20, indent=False)
        assert load(library.preferences) == Preferences(theme="dark", font_size=20, indent=False)


@pytest.mark.parametrize(
    ("name", "kept"),
    [("theme", "pink"), ("theme", 3), ("font_size", 900), ("font_size", "15"), ("indent", 1), ("measure_zh", True)],
)
def test_what_is_not_possible_has_its_default(now: datetime, name: str, kept: str | int) -> None:
    with Library.in_memory(now) as library:
        library.preferences.set(name, kept)
        assert load(library.preferences) == Preferences()


def test_an_impossible_change_is_refused(now: datetime) -> None:
    with Library.in_memory(now) as library, pytest.raises(ValueError, match="theme"):
        Settings(library.preferences).change(theme="pink")


def test_a_change_is_told_once_with_before_and_after(now: datetime) -> None:
    sizes = []
    with Library.in_memory(now) as library:
        settings = Settings(library.preferences)
        settings.changed.connect(lambda before, after: sizes.append((before.font_size, after.font_size)))
        settings.change(font_size=18)
        settings.change(font_size=18)
    assert sizes == [(15, 18)]


def test_every_preference_has_a_card() -> None:
    assert list(preference_specs()) == [field.name for field in fields(Preferences)]


def test_the_rate_of_the_voice_has_the_bounds_of_voices() -> None:
    spec = preference_specs()["aloud_rate"]
    assert (spec.low, Preferences().aloud_rate, spec.high) == (SLOWEST, USUAL_RATE, FASTEST)
