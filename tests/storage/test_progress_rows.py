"""Coverage, speed samples and preferences are stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.import_events import TextHeader
from reader.core.text.model import Text, TextFormat
from reader.storage.library import Library
from reader.storage.repositories.preferences import Json

AddText = Callable[..., Text]


@given(ranges=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12))
def test_coverage_is_the_union_of_what_was_read(ranges: list[tuple[int, int]]) -> None:
    now = datetime.fromisoformat("2026-03-28T09:00+08:00")
    with Library.in_memory(now) as library:
        text = library.texts.begin(TextHeader("题", "", "zh", TextFormat.PLAIN, ""), "", "", now).id
        for start, end in ranges:
            library.coverage.add(text, start, end)
        read = {position for start, end in ranges for position in range(start, end)}
        kept = library.coverage.ranges(text)
        assert {position for start, end in kept for position in range(start, end)} == read
        assert library.coverage.covered(text) == len(read)
        assert library.coverage.totals() == ({text: len(read)} if read else {})
        assert all(before[1] < after[0] for before, after in pairwise(kept))


def test_speed_is_given_by_language_and_text_the_newest_last(
    library: Library, add_text: AddText, now: datetime
) -> None:
    one, two = (add_text(library, sign, title=sign).id for sign in "甲乙")
    for text, characters, seconds in ((one, 250, 60), (two, 300, 60), (one, 100, 30), (one, 5, 0)):
        library.speed.add(text, "zh", characters, seconds, now)
    library.speed.add(one, "en", 900, 60, now)
    assert library.speed.samples("zh") == [250, 300, 200]
    assert library.speed.samples("zh", one) == [250, 200]
    assert library.speed.samples("zh", last=1) == [200]
    assert library.speed.samples("ja") == []


@pytest.mark.parametrize("value", [None, True, 3, 1.5, "宋体", [1, "二"], {"a": None}])
def test_preferences_are_given_back_after_a_restart(place: Path, now: datetime, value: Json) -> None:
    with Library.open(place, now) as library:
        assert library.preferences.get("theme") is None
        library.preferences.set("theme", "dark")
        library.preferences.set("theme", value)
    with Library.open(place, now, read_only=True) as library:
        library.preferences.set("theme", "white")
        assert library.preferences.get("theme") == value
