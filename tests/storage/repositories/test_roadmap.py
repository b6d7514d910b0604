"""The roadmap keeps its order, and each change of it can be undone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from reader.core.activity.plan import Plan
from reader.core.errors import Problem, ReaderError
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.filing import Track
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import TextFormat
from reader.storage.library import Library


def add(library: Library, title: str, now: datetime) -> str:
    writer = library.texts.begin(TextHeader(title, "", "en", TextFormat.PLAIN, "utf-8"), "/a", title, now)
    for event in assemble([Block(BlockKind.PARAGRAPH, f"Words of {title}.")]):
        if isinstance(event, Leaf):
            writer.add([event])
        elif isinstance(event, TextEnd):
            writer.finish(event)
    return writer.id


def test_a_roadmap_comes_back_as_it_was_put(now: datetime) -> None:
    with Library.in_memory(now) as library:
        first, second = add(library, "One", now), add(library, "Two", now)
        assert library.roadmap.present() == Roadmap()
        roadmap = Roadmap((RoadmapItem(second, Track.WORK, date(2026, 5, 1)), RoadmapItem(first)), date(2026, 6, 1))
        changes = library.roadmap.change(roadmap, now)
        assert changes.roadmap
        assert changes.texts == (second,)  # whose track has changed
        assert library.roadmap.present() == roadmap


def test_undo_brings_back_texts_order_and_ends(now: datetime) -> None:
    with Library.in_memory(now) as library:
        first, second = add(library, "One", now), add(library, "Two", now)
        roadmap = Roadmap((RoadmapItem(first), RoadmapItem(second)), date(2026, 6, 1))
        library.roadmap.change(roadmap, now)
        library.roadmap.change(Roadmap((RoadmapItem(second, Track.RESEARCH),)), now)
        library.undo(now)
        assert library.roadmap.present() == roadmap
        library.undo(now)
        assert library.roadmap.present() == Roadmap()
        library.redo(now)
        assert library.roadmap.present() == roadmap
        library.redo(now)
        assert library.roadmap.present() == Roadmap((RoadmapItem(second, Track.RESEARCH),))


def test_a_text_taken_out_of_the_library_leaves_the_roadmap_until_it_is_back(now: datetime) -> None:
    with Library.in_memory(now) as library:
        text = add(library, "One", now)
        library.roadmap.change(Roadmap((RoadmapItem(text),)), now)
        library.texts.remove(text, now)
        assert library.roadmap.present() == Roadmap()
        library.undo(now)
        assert library.roadmap.present() == Roadmap((RoadmapItem(text),))


def test_a_text_that_is_not_there_is_refused(now: datetime) -> None:
    with Library.in_memory(now) as library:
        with pytest.raises(ReaderError) as refused:
            library.roadmap.change(Roadmap((RoadmapItem("nothing"),)), now)
        assert refused.value.problem is Problem.TEXT_UNKNOWN
        assert library.roadmap.present() == Roadmap()


def test_several_plans_are_one_step(now: datetime) -> None:
    with Library.in_memory(now) as library:
        today = date(2026, 3, 28)
        library.plans.set_all([Plan(today, 90), Plan(today + timedelta(days=9), 60)], now)
        assert [plan.goal_minutes for plan in library.plans.history()][-2:] == [90, 60]
        library.undo(now)
        assert library.plans.history() == [Plan(today, 90), Plan(today + timedelta(days=1), 60)]
        assert library.undo_name() is None


def test_the_days_of_a_text_and_the_texts_with_samples_are_told(now: datetime) -> None:
    with Library.in_memory(now) as library:
        text = add(library, "One", now)
        assert library.ledger.days_of_text(text) is None
        for number in range(5):
            assert library.speed.own_samples(5) == {}
            library.speed.add(text, "en", 1_000 + number, 60.0, now)
        assert library.speed.own_samples(5) == {(text, "en"): [1_000, 1_001, 1_002, 1_003, 1_004]}
        assert library.speed.own_samples(5, [text], last=2) == {(text, "en"): [1_003, 1_004]}
        assert library.speed.own_samples(5, ["another"]) == {}
