"""A restore changes what it says, is undone in one step, and never takes a minute away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.activity.plan import Plan
from reader.core.activity.uncounted import Uncounted
from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.core.annotations.operations import annotate, remove, set_style, write
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.text.appearance import TextAppearance
from reader.core.text.bibliography import Bibliography
from reader.core.text.filing import FilingChange, Track
from reader.core.text.import_options import DEFAULT_OPTIONS
from reader.core.text.model import Text, TextDetails
from reader.services.activity.day_entries import day_entries
from reader.services.backups import preview_restore, restore
from reader.storage.library import Library
from reader.storage.restore_preview import MAX_ROWS, ValueDifference

AddText = Callable[..., Text]


def state(library: Library, now: datetime) -> tuple[object, ...]:
    """Return what the reader sees of a library."""
    return (
        library.texts.all(),
        library.annotations.all(),
        library.plans.history(),
        library.plans.rest_days(),
        library.roadmap.present(),
        [(topic, library.topics.outline(topic.id)) for topic in library.topics.all()],
        [library.texts.appearance(text.id) for text in library.texts.all()],
        library.bibliographies.all(),
        library.ledger.between(date(2026, 1, 1), date(2026, 12, 31)),
    )


def entry(identifier: str, start: datetime) -> LedgerEntry:
    end = start + timedelta(minutes=5)
    return LedgerEntry(
        identifier, None, TimeClass.READ, start, end, 28800, start.date(), 300.0, EntryOrigin.MEASURED, device="d"
    )


def change_everything(library: Library, text: Text, now: datetime, add_text: AddText) -> None:
    first, second = library.annotations.all()
    library.commit(write(first, "新", now))
    library.commit(set_style(library.annotations.get(first.id), AnnotationStyle.WAVY, now))
    library.texts.set_appearance(text.id, TextAppearance(font_size=20))
    named, data = TextDetails(text.title, text.author, text.language), Bibliography(publisher="新", date="1998")
    library.texts.describe(text.id, named, DEFAULT_OPTIONS, now, data)
    library.commit(remove((second,), now))
    other = add_text(library, "后来", title="二")
    library.commit(annotate(other.id, AnnotationKind.NOTE, None, now, body="后"))
    library.filing.file([text.id], FilingChange(required=True, added=("新",)), now)
    library.plans.set(Plan(date(2026, 4, 1), 30), now)
    library.plans.declare_rest(date(2026, 4, 2), now)
    library.roadmap.change(Roadmap((RoadmapItem(other.id, Track.WORK),)), now)
    topic = library.topics.all()[0]
    library.topics.rename(topic.id, "怎样？", now)
    library.topics.gather(topic.id, [library.annotations.all()[-1].id], now)
    library.topics.begin("另问", now)
    library.ledger.put(entry("late", now))


@pytest.fixture
def copied(place: Path, tmp_path: Path, add_text: AddText, now: datetime) -> Iterator[tuple[Library, Path]]:
    """Return a library that was changed everywhere after a copy of it."""
    library = Library.open(place, now)
    text = add_text(library, "甲乙丙丁" * 100, title="一")
    for body in ("一", "二"):
        library.commit(annotate(text.id, AnnotationKind.NOTE, None, now, body=body))
    library.topics.begin("为何？", now, [library.annotations.all()[0].id])
    library.roadmap.change(Roadmap((RoadmapItem(text.id, Track.ACCUMULATE, date(2026, 5, 1)),)), now)
    library.ledger.put(entry("early", now - timedelta(hours=1)))
    copy = library.backup(tmp_path / "copy.db", now).path
    with library:
        yield library, copy


def test_going_back_makes_it_as_it_was_and_one_undo_takes_all_back(
    copied: tuple[Library, Path], add_text: AddText, now: datetime
) -> None:
    library, copy = copied
    with library:
        then = state(library, now)
        change_everything(library, library.texts.all()[0], now, add_text)
        changed = state(library, now)
        report = restore(library, copy, now, as_it_was=True)
        assert report.preview.comes.notes == 1
        assert (report.preview.changes.texts, report.preview.changes.notes) == (1, 1)
        assert (report.preview.goes.texts, report.preview.goes.notes) == (1, 1)
        back = state(library, now)
        assert back[:-1] == then[:-1]
        assert [one.id for one in library.ledger.entries(now.date())] == ["early", "late"]
        assert library.check(now=now).is_clean
        library.undo(now)
        assert state(library, now) == changed
        library.redo(now)
        assert state(library, now) == back


def test_the_preview_names_what_comes_changes_and_goes(
    copied: tuple[Library, Path], add_text: AddText, now: datetime
) -> None:
    library, copy = copied
    with library:
        change_everything(library, library.texts.all()[0], now, add_text)
        preview = preview_restore(library, copy, now, as_it_was=True).preview
        (coming,) = preview.coming_rows
        assert (coming.kind, coming.text, coming.at) == ("note", "一", now)
        text, note = preview.changed_rows
        assert (text.kind, text.words) == ("text", "一")
        assert text.difference == ValueDifference("tags", "#新", "")
        assert note.difference is not None
        assert (note.difference.column, note.difference.now) == ("body", "新")
        assert {coming.words, note.difference.then} == {"一", "二"}
        assert [(row.kind, row.words, row.text) for row in preview.going_rows] == [
            ("text", "二", ""),
            ("note", "后", "二"),
        ]
        assert preview.newer_seconds == 300
        added = preview_restore(library, copy, now).preview
        assert (added.coming_rows, added.changed_rows, added.going_rows) == (preview.coming_rows, (), ())
        assert not added.is_empty


def test_a_preview_names_no_more_rows_than_a_reader_reads(
    place: Path, tmp_path: Path, add_text: AddText, now: datetime
) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, "甲乙丙丁" * 100, title="一")
        copy = library.backup(tmp_path / "copy.db", now).path
        for number in range(MAX_ROWS + 1):
            at = now + timedelta(seconds=number)
            library.commit(annotate(text.id, AnnotationKind.NOTE, None, at, body=str(number)))
        preview = preview_restore(library, copy, now, as_it_was=True).preview
        assert preview.goes.notes == MAX_ROWS + 1
        assert [row.words for row in preview.going_rows] == [str(number) for number in range(MAX_ROWS, 0, -1)]
        assert preview_restore(library, copy, now).preview.is_empty


def test_another_thread_previews_over_a_connection_of_its_own(
    copied: tuple[Library, Path], add_text: AddText, now: datetime
) -> None:
    library, copy = copied
    with library, ThreadPoolExecutor(1) as threads:
        change_everything(library, library.texts.all()[0], now, add_text)
        here = library.preview_restore(copy, as_it_was=True)
        there = threads.submit(library.preview_restore, copy, as_it_was=True, separate=True).result()
        assert there == here


def test_adding_what_is_missing_changes_nothing_that_is_there(
    copied: tuple[Library, Path], add_text: AddText, now: datetime
) -> None:
    library, copy = copied
    with library:
        change_everything(library, library.texts.all()[0], now, add_text)
        before = state(library, now)
        report = restore(library, copy, now)
        assert report.preview.comes.notes == 1
        assert report.preview.goes == type(report.preview.goes)()
        after = state(library, now)
        assert {note.id for note in library.annotations.all()} > {note.id for note in before[1]}  # type: ignore[attr-defined]
        assert (after[0], after[2], *after[6:]) == (before[0], before[2], *before[6:])
        library.undo(now)
        assert state(library, now) == before


def test_the_plans_of_earlier_days_come_back_to_a_new_library(
    copied: tuple[Library, Path], tmp_path: Path, now: datetime
) -> None:
    library, copy = copied
    with library:
        later = now + timedelta(days=30)
        history = library.plans.history()
    with Library.open(tmp_path / "new" / "library.db", later) as new:
        restore(new, copy, later)
        assert new.plans.history()[0] == history[0]
        assert new.plans.in_force(later.date()) == new.plans.history()[-1]
        assert [one.id for one in new.ledger.entries(now.date())] == ["early"]


def test_time_that_was_measured_twice_comes_once(copied: tuple[Library, Path], tmp_path: Path, now: datetime) -> None:
    library, copy = copied
    library.close()
    with Library.open(tmp_path / "new" / "library.db", now) as new:
        new.ledger.put(entry("same time", now - timedelta(hours=1)))
        restore(new, copy, now)
        assert {one.id for one in new.ledger.entries(now.date())} == {"same time", "early"}
        (seconds,) = new.ledger.seconds_by_day(now.date(), now.date())[now.date()].values()
        assert seconds == max(one.seconds for one in new.ledger.entries(now.date()))
        assert [(one.counted, one.why) for one in day_entries(new, now.date())][1:] == [(0.0, Uncounted.OTHER_MACHINE)]


@pytest.mark.parametrize("as_it_was", [False, True])
def test_a_preference_that_names_a_program_to_run_is_not_taken_over(
    place: Path, tmp_path: Path, add_text: AddText, now: datetime, as_it_was: bool
) -> None:
    with Library.open(tmp_path / "other.db", now) as other:
        other.preferences.set("aloud_command", "someone-elses-program")
        other.preferences.set("font_size", 20)
        add_text(other, "甲乙丙丁", title="一")
    with Library.open(place, now) as library:
        restore(library, tmp_path / "other.db", now, as_it_was=as_it_was)
        assert library.preferences.get("font_size") == 20
        assert library.preferences.get("aloud_command") is None
