"""A library file is opened with care: nothing foreign or damaged is written to, and nothing is deleted."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reader.core.activity.plan import WeekGoal
from reader.core.activity.vacation import Vacation
from reader.core.annotations.model import AnnotationStyle
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.planning.roadmap import RoadmapItem
from reader.core.text.appearance import USUAL_APPEARANCE, Script, TextAppearance, TextTypeface
from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography, ItemType
from reader.core.text.filing import Filing, Track
from reader.core.text.model import Text
from reader.core.text.omissions import Omission, OmissionKind
from reader.storage.disk_space import BALLAST_BYTES, DiskReserve
from reader.storage.library import Library
from reader.storage.lock import lock_path
from reader.storage.schema import APPLICATION_ID, SCHEMA_VERSION

AddText = Callable[..., Text]
KEPT = {version: Path(__file__).parents[1] / "data" / f"library-schema-{version}.db" for version in range(1, 11)}


def problem_of(path: Path, now: datetime, *, read_only: bool = False) -> ReaderError:
    with pytest.raises(ReaderError) as caught:
        Library.open(path, now, read_only=read_only)
    assert caught.value.path == path
    return caught.value


def test_a_missing_file_is_made_with_its_folder(tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "new" / "书 房" / "library.db"
    with Library.open(path, now) as library:
        assert library.path == path
        assert not library.read_only
        assert not library.space_ran_out
    with closing(sqlite3.connect(path)) as raw, raw:
        assert raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert raw.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
        assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    raw.close()


def test_the_settings_of_the_connection_are_those_that_were_decided(place: Path, now: datetime) -> None:
    with Library.open(place, now) as library:
        raw = library._connection.raw
        settings = [
            raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("foreign_keys", "synchronous", "trusted_schema")
        ]
        assert settings == [1, 3, 0]


def test_closing_twice_is_no_error(place: Path, now: datetime) -> None:
    library = Library.open(place, now)
    library.close()
    library.close()


def test_a_second_program_is_told_that_the_library_is_in_use_and_may_read_it(
    place: Path, add_text: AddText, now: datetime
) -> None:
    with Library.open(place, now) as library:
        assert problem_of(place, now).problem is Problem.LIBRARY_LOCKED
        text = add_text(library, "甲")
        with Library.open(place, now, read_only=True) as other:
            assert other.read_only
            assert other.texts.all() == [text]
            with pytest.raises(ReaderError) as caught:
                other.texts.remove(text.id, now)
            assert caught.value.problem is Problem.LIBRARY_READ_ONLY
            other.texts.set_place(text.id, 1, now)
            assert other.texts.get(text.id).place == 0
    Library.open(place, now).close()


def test_a_lock_file_that_cannot_be_written_is_told(place: Path, now: datetime) -> None:
    lock_path(place).mkdir()
    assert problem_of(place, now).problem is Problem.LIBRARY_IO


def test_a_lock_file_of_any_content_is_no_hindrance(place: Path, now: datetime) -> None:
    for content in (b"", b"[]", b"{", b'{"closed": 1}'):
        lock_path(place).write_bytes(content)
        Library.open(place, now).close()


@pytest.mark.parametrize("content", [b"Dear diary, " * 500, b"SQLite format 3\x00" + bytes(500), b"x"])
def test_a_file_that_is_not_ours_is_refused_and_not_touched(place: Path, now: datetime, content: bytes) -> None:
    place.write_bytes(content)
    assert problem_of(place, now).problem is Problem.LIBRARY_FOREIGN
    assert place.read_bytes() == content


def test_another_program_s_database_is_refused(place: Path, now: datetime) -> None:
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute("CREATE TABLE moz_places (id)")
    raw.close()
    before = place.read_bytes()
    assert problem_of(place, now).problem is Problem.LIBRARY_FOREIGN
    assert place.read_bytes() == before


def test_a_newer_library_is_refused_with_both_versions(place: Path, now: datetime) -> None:
    Library.open(place, now).close()
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    error = problem_of(place, now)
    assert (error.problem, error.detail) == (Problem.LIBRARY_NEWER, {"found": 99, "known": SCHEMA_VERSION})
    assert problem_of(place, now, read_only=True).problem is Problem.LIBRARY_NEWER


def test_a_folder_in_place_of_the_file_is_told(place: Path, now: datetime) -> None:
    place.mkdir()
    assert problem_of(place, now).problem is Problem.LIBRARY_IO


def test_a_missing_file_is_not_made_by_reading(place: Path, now: datetime) -> None:
    assert problem_of(place, now, read_only=True).problem is Problem.LIBRARY_IO
    assert not place.exists()


def test_a_damaged_library_is_set_aside_whole_and_the_newest_backup_named(
    place: Path, add_text: AddText, now: datetime
) -> None:
    with Library.open(place, now) as library:
        add_text(library, "甲" * 3000)
        good = library.backup(None, now).path
        newer = library.backup(None, now + timedelta(days=1)).path
    newer.write_bytes(b"SQLite format 3\x00 but no more")
    damaged = bytearray(place.read_bytes())
    damaged[4096:8192] = b"\xff" * 4096
    place.write_bytes(damaged)
    lock_path(place).unlink()
    error = problem_of(place, now)
    assert error.problem is Problem.LIBRARY_DAMAGED
    assert error.detail["backup"] == str(good)
    aside = Path(str(error.detail["set_aside"]))
    assert aside.read_bytes() == damaged
    assert not place.exists()
    lost = problem_of(place, now)
    assert lost.problem is Problem.LIBRARY_MISSING
    assert lost.detail == {"set_aside": str(aside), "backup": str(good)}
    assert not place.exists()
    with Library.open(place, now, new=True) as library:
        assert library.texts.all() == []


def test_an_empty_file_beside_backups_is_no_first_start(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        add_text(library, "甲")
        good = library.backup(None, now).path
    place.write_bytes(b"")
    for read_only in (False, True):
        lost = problem_of(place, now, read_only=read_only)
        assert (lost.problem, lost.detail) == (Problem.LIBRARY_MISSING, {"set_aside": "", "backup": str(good)})
    assert place.stat().st_size == 0


def test_a_zeroed_header_beside_a_backup_or_after_a_session_is_damage(place: Path, now: datetime) -> None:
    with Library.open(place, now) as library:
        good = library.backup(None, now).path
    whole = place.read_bytes()
    for known in (lock_path(place), good):
        place.write_bytes(bytes(4096) + whole[4096:])
        known.unlink()
        error = problem_of(place, now)
        assert error.problem is Problem.LIBRARY_DAMAGED
        aside = Path(str(error.detail["set_aside"]))
        assert aside.read_bytes() == bytes(4096) + whole[4096:]
        good.write_bytes(whole)
        aside.unlink()
        place.write_bytes(whole)
        Library.open(place, now).close()


def test_another_program_s_database_in_the_place_of_a_library_is_left(place: Path, now: datetime) -> None:
    with Library.open(place, now) as library:
        library.backup(None, now)
    place.unlink()
    test_another_program_s_database_is_refused(place, now)


def test_damage_that_is_met_late_is_set_aside_at_the_next_opening_of_the_same_day(
    place: Path, add_text: AddText, now: datetime
) -> None:
    with Library.open(place, now) as library:
        add_text(library, *("甲乙丙丁" * 500 for _ in range(200)))
        good = library.backup(None, now).path
    content = place.read_bytes()
    middle = content.rindex("甲乙丙丁".encode()) - 100_000
    content = content[:middle] + b"\xff" * 50_000 + content[middle + 50_000 :]
    place.write_bytes(content)
    with Library.open(place, now) as library:
        text = library.texts.all()[0]
        with pytest.raises(ReaderError) as caught:
            library.texts.view(text.id).slice(0, text.characters)
        assert caught.value.problem is Problem.LIBRARY_DAMAGED
    error = problem_of(place, now)
    assert error.problem is Problem.LIBRARY_DAMAGED
    assert error.detail["backup"] == str(good)
    assert Path(str(error.detail["set_aside"])).read_bytes() == content


def test_two_damaged_files_in_one_second_have_two_names(place: Path, now: datetime) -> None:
    names = set()
    for _ in range(2):
        Library.open(place, now, new=True).close()
        content = place.read_bytes()
        place.write_bytes(b"\x00" * 16 + content[16:])
        place.with_name("library.db-journal").write_bytes(b"companion")
        error = problem_of(place, now)
        assert error.detail["backup"] == ""
        aside = Path(str(error.detail["set_aside"]))
        assert aside.with_name(aside.name + "-journal").read_bytes() == b"companion"
        names.add(aside)
    assert len(names) == 2


def test_a_damaged_library_that_may_only_be_read_stays_where_it_is(place: Path, now: datetime) -> None:
    Library.open(place, now).close()
    place.write_bytes(b"\x00" * 16 + place.read_bytes()[16:])
    error = problem_of(place, now, read_only=True)
    assert (error.problem, error.detail["set_aside"]) == (Problem.LIBRARY_DAMAGED, "")
    assert place.exists()


def test_a_loose_reference_is_damage(place: Path, now: datetime) -> None:
    Library.open(place, now).close()
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute("INSERT INTO coverage VALUES ('no text', 1, 2)")
    raw.close()
    lock_path(place).unlink()
    assert problem_of(place, now).problem is Problem.LIBRARY_DAMAGED


def test_tables_that_are_described_otherwise_than_they_were_made_are_damage(place: Path, now: datetime) -> None:
    Library.open(place, now).close()
    place.write_bytes(
        place.read_bytes().replace(b"characters INTEGER NOT NULL DEFAULT 0", b"charac4ers INTEGER NOT NULL DEFAULT 0")
    )
    with Library.open(place, now) as library:
        assert [finding.kind for finding in library.check().findings] == ["file"]
    lock_path(place).unlink()
    assert problem_of(place, now).problem is Problem.LIBRARY_DAMAGED


def test_pages_are_looked_at_once_a_day_and_after_an_unclean_end(place: Path, now: datetime) -> None:
    Library.open(place, now).close()
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute("INSERT INTO coverage VALUES ('no text', 1, 2)")
    raw.close()
    Library.open(place, now).close()
    left_open = lock_path(place).read_bytes().replace(b"true", b"false")
    lock_path(place).write_bytes(left_open)
    copy = place.with_name("copy.db")
    shutil.copy(place, copy)
    assert problem_of(place, now).problem is Problem.LIBRARY_DAMAGED
    shutil.copy(copy, place)
    lock_path(place).write_bytes(left_open.replace(b"false", b"true"))
    assert problem_of(place, now + timedelta(days=1)).problem is Problem.LIBRARY_DAMAGED


def spoil_a_reference(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("INSERT INTO coverage VALUES ('no text', 1, 2)")
    raw.close()


def test_the_pages_of_a_library_that_was_closed_in_order_may_be_looked_at_later(place: Path, now: datetime) -> None:
    tomorrow = now + timedelta(days=1)
    Library.open(place, now).close()
    spoil_a_reference(place)
    with Library.open(place, tomorrow, checks_later=True) as library:
        assert library.is_check_due(tomorrow)
        assert not library.is_check_due(now)
        with pytest.raises(ReaderError) as caught:
            library.check_pages()
        assert (caught.value.problem, caught.value.path) == (Problem.LIBRARY_DAMAGED, place)
    with Library.open(place, tomorrow, checks_later=True) as library:
        assert library.is_check_due(tomorrow)
        library.note_damage()
    with pytest.raises(ReaderError) as caught:
        Library.open(place, tomorrow, checks_later=True)
    assert caught.value.problem is Problem.LIBRARY_DAMAGED


def test_pages_that_were_looked_at_later_are_not_looked_at_again_that_day(place: Path, now: datetime) -> None:
    tomorrow = now + timedelta(days=1)
    Library.open(place, now).close()
    with Library.open(place, tomorrow, checks_later=True) as library:
        library.check_pages()
        library.note_check(tomorrow)
        assert not library.is_check_due(tomorrow)
    with Library.open(place, tomorrow, checks_later=True) as library:
        assert not library.is_check_due(tomorrow)


def test_the_pages_of_a_library_that_was_not_closed_in_order_are_looked_at_first(place: Path, now: datetime) -> None:
    Library.open(place, now).close()
    spoil_a_reference(place)
    lock_path(place).write_bytes(lock_path(place).read_bytes().replace(b"true", b"false"))
    with pytest.raises(ReaderError) as caught:
        Library.open(place, now, checks_later=True)
    assert caught.value.problem is Problem.LIBRARY_DAMAGED


@pytest.mark.skipif(not hasattr(os, "seteuid") or os.geteuid() != 0, reason="needs to become another user")
def test_a_place_that_cannot_be_written_to_is_opened_for_reading(now: datetime, add_text: AddText) -> None:
    folder = Path(os.path.realpath("/tmp")) / f"onehour-read-only-{os.getpid()}"
    folder.mkdir(mode=0o755)
    try:
        with Library.open(folder / "library.db", now) as library:
            text = add_text(library, "甲")
        for file in folder.iterdir():
            file.chmod(0o644)
        folder.chmod(0o755)
        os.seteuid(65534)
        try:
            with Library.open(folder / "library.db", now) as library:
                assert library.read_only
                assert library.texts.all() == [text]
                assert library.index.search("甲") == []
                assert library.check(repair=True).is_clean
                with pytest.raises(ReaderError) as caught:
                    library.undo(now)
                assert caught.value.problem is Problem.LIBRARY_READ_ONLY
        finally:
            os.seteuid(0)
    finally:
        shutil.rmtree(folder)


@pytest.mark.skipif(not hasattr(os, "seteuid") or os.geteuid() != 0, reason="needs to become another user")
def test_a_folder_that_cannot_be_looked_into_is_told(now: datetime) -> None:
    folder = Path(os.path.realpath("/tmp")) / f"onehour-closed-{os.getpid()}"
    folder.mkdir(mode=0o700)
    try:
        os.seteuid(65534)
        try:
            assert problem_of(folder / "library.db", now).problem is Problem.LIBRARY_IO
        finally:
            os.seteuid(0)
    finally:
        shutil.rmtree(folder)


def test_the_kept_library_of_schema_1_opens_with_all_that_is_in_it(place: Path, now: datetime) -> None:
    shutil.copy(KEPT[1], place)
    with Library.open(place, now) as library:
        text = library.texts.all()[0]
        assert (text.title, text.characters, text.place) == ("红楼梦", 55, 13)
        assert library.undo_name() is OperationName.DECLARE_TIME
        holds_what_both_hold(library, text, now)
        assert text.filing == Filing(Track.ACCUMULATE)
        assert library.texts.source_bytes(text.id) == b"\xb5\xda\xd2\xbb\xbb\xd8"
        assert library.check(now=now).findings == ()
        for _ in range(9):
            library.undo(now)
        assert library.texts.all() == []


def test_the_track_in_an_operation_of_schema_1_is_undone_and_done_again(place: Path, now: datetime) -> None:
    shutil.copy(KEPT[1], place)
    with Library.open(place, now) as library:
        text = library.texts.all()[0].id
        before = '{"place":0,"track":"work","wished":null,"removed":null}'
        sql = "UPDATE operation SET edits = replace(edits, ?1, ?2) WHERE name = 'change-roadmap'"
        assert library._connection.execute(sql, ('null,{"place"', before + ',{"place"')) == 1
        while library.redo_name() is not OperationName.CHANGE_ROADMAP:
            library.undo(now)
        assert library.texts.get(text).filing.track is Track.WORK
        assert [item.track for item in library.roadmap.present().items] == [Track.WORK]
        library.redo(now)
        assert library.texts.get(text).filing.track is Track.ACCUMULATE
        assert [item.track for item in library.roadmap.present().items] == [Track.ACCUMULATE]


@pytest.mark.parametrize("schema", [2, 3, 4, 5, 6, 7, 8, 9])
def test_the_kept_library_of_a_later_schema_opens_with_all_that_is_in_it(
    place: Path, schema: int, now: datetime
) -> None:
    shutil.copy(KEPT[schema], place)
    with Library.open(place, now) as library:
        other, text = sorted(library.texts.all(), key=lambda one: one.title != "石头记")
        holds_what_both_hold(library, text, now)
        assert text.filing == Filing(Track.ACCUMULATE, required=True, tags=("小说", "清代"), cover="c" * 64)
        assert other.filing == Filing(Track.RESEARCH, archived=datetime(2026, 3, 28, 1, 12, tzinfo=UTC), cover="c" * 64)
        cover = library.texts.image(text.filing.cover)
        assert cover is not None
        assert (cover.data, cover.width, cover.height) == (b"cover", 2, 3)
        pages = library._connection.rows("SELECT label, start FROM page WHERE text = ? ORDER BY number", (text.id,))
        assert [tuple(row) for row in pages] == [("i", 0), ("1", 13)]
        assert library.check(now=now).findings == ()
        while library.undo_name() is not None:
            library.undo(now)
        assert library.texts.all() == []


def test_the_kept_library_with_study_opens(place: Path, now: datetime) -> None:
    shutil.copy(KEPT[6], place)
    with Library.open(place, now) as library:
        (card,) = library.cards.all()
        assert card.state is not None
        assert (card.card.content.words, card.state.due) == ("甄士", date(2026, 3, 29))
        assert [record.action.what for record in library.actions.all()] == ["列出书目"]
        assert library.questions.count() == 1
        assert [record.right for record in library.quizzes.all()] == [1]
        assert library.lessons.of_day(date(2026, 3, 27))[0].done
        assert library.rotas.get("lesson").on(date(2026, 3, 29)) is not None
        library.card_states.clear()
        assert library.cards.all()[0].state == card.state


def test_the_kept_library_with_a_group_opens(place: Path, now: datetime) -> None:
    shutil.copy(KEPT[7], place)
    with Library.open(place, now) as library:
        (group,) = library.study_groups.all()
        assert (group.name, group.display_name, group.roster) == ("读书小组", "安", ("安", "博"))
        (pack,) = library.packs.all()
        assert (pack.title, len(pack.texts), pack.is_own) == ("三月", 1, True)
        (note,) = library.peer_notes.all()
        assert (library.study_groups.person(note.person).name, note.quote) == ("博", "Call me Ishmael")
        (link,) = library.peer_notes.links().values()
        assert link.peer_note == note.id
        (report,) = library.reports.of_group(group.id)
        assert "读了两遍。" in report.content
        (meeting,) = library.meetings.all()
        assert meeting.speakers == ("安", "博")
        assert [record.title for record in library.contests.all()] == [""]


def test_the_kept_library_with_styles_and_an_appearance_opens(place: Path, now: datetime) -> None:
    shutil.copy(KEPT[8], place)
    with Library.open(place, now) as library:
        other, text = sorted(library.texts.all(), key=lambda one: one.title != "石头记")
        assert library.texts.appearance(text.id) == TextAppearance(TextTypeface.SANS, 20, Script.TRADITIONAL)
        assert library.texts.appearance(other.id) == USUAL_APPEARANCE
        assert library.annotations.of_text(text.id)[0].style is AnnotationStyle.WAVY
        assert [note.style for note in library.peer_notes.all()] == [AnnotationStyle.UNDERLINE]


def test_marks_and_notes_of_a_library_of_schema_7_are_highlights(place: Path, now: datetime) -> None:
    shutil.copy(KEPT[7], place)
    with Library.open(place, now) as library:
        styles = {note.style for note in (*library.annotations.all(), *library.peer_notes.all())}
        assert styles == {AnnotationStyle.HIGHLIGHT}
        assert {library.texts.appearance(text.id) for text in library.texts.all()} == {USUAL_APPEARANCE}


def test_the_kept_library_with_bibliographic_data_opens(place: Path, now: datetime) -> None:
    shutil.copy(KEPT[9], place)
    known = Bibliography(ItemType.BOOK, publisher="人民文学出版社", date="1982", isbn="9787020002207")
    with Library.open(place, now) as library:
        assert [library.bibliographies.of(text.id) for text in library.texts.all()] == [known, known]


def test_nothing_is_known_of_the_publication_of_texts_of_a_library_of_schema_8(place: Path, now: datetime) -> None:
    shutil.copy(KEPT[8], place)
    with Library.open(place, now) as library:
        assert {library.bibliographies.of(text.id) for text in library.texts.all()} == {UNKNOWN_BIBLIOGRAPHY}
        assert library.bibliographies.all() == {}


def test_the_kept_library_with_goals_and_omissions_opens(place: Path, now: datetime) -> None:
    shutil.copy(KEPT[5], place)
    with Library.open(place, now) as library:
        plan = library.plans.history()[-1]
        assert (plan.minutes_by_weekday[0], plan.week_goal) == (90, WeekGoal(300))
        assert library.plans.vacations() == (Vacation(date(2026, 4, 4), date(2026, 4, 6)),)
        for text in library.texts.all():
            assert library.texts.omissions(text.id) == (Omission(OmissionKind.DRAWING, 2),)


def holds_what_both_hold(library: Library, text: Text, now: datetime) -> None:
    """Check the contents that the stored libraries of both schemas have in common."""
    view = library.texts.view(text.id)
    assert [section.title for section in view.outline()] == ["第一回", "第二回"]
    note = library.annotations.of_text(text.id)[0]
    assert (note.quote, note.body, note.tags, note.colour) == ("甄士隐梦幻识通灵", "**想**", ("梦",), 2)
    assert [entry.id for entry in library.ledger.entries(now.date())] == ["e1", "e2"]
    assert [plan.goal_minutes for plan in library.plans.history()] == [60, 45]
    assert library.coverage.covered(text.id) == 12
    assert library.preferences.get("theme") == "dark"
    expected = [RoadmapItem(text.id, Track.ACCUMULATE, date(2026, 5, 1))]
    assert list(library.roadmap.present().items) == expected
    assert [topic.question for topic in library.topics.all()] == ["为何开篇写梦？"]


def test_an_older_library_is_not_migrated_by_reading(place: Path, now: datetime) -> None:
    Library.open(place, now).close()
    make_old(place)
    assert problem_of(place, now, read_only=True).problem is Problem.LIBRARY_READ_ONLY


def make_old(path: Path) -> None:
    """Set the schema version of a library below every released one."""
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA user_version = -1")
    raw.close()


def test_a_library_that_forgot_its_version_is_damaged(place: Path, now: datetime) -> None:
    Library.open(place, now).close()
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute("PRAGMA user_version = 0")
    raw.close()
    assert problem_of(place, now).problem is Problem.LIBRARY_DAMAGED


def test_a_library_that_is_up_to_date_opens_without_sqlite_utils(place: Path, now: datetime) -> None:
    Library.open(place, now).close()
    program = (
        "import sys; from pathlib import Path; from datetime import datetime; "
        "from reader.storage.library import Library; "
        "Library.open(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])).close(); "
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program, str(place), now.isoformat()], check=True, cwd=root)


def test_an_older_library_is_copied_before_it_is_migrated(place: Path, now: datetime) -> None:
    Library.open(place, now).close()
    make_old(place)
    Library.open(place, now).close()
    assert [copy.name for copy in (place.parent / "backups").iterdir()] == [
        "library.before-version-10-2026-03-28-091200.db"
    ]
    with Library.open(place, now) as library:
        assert library.check().is_clean


def test_plans_made_at_one_time_follow_each_other_in_a_library_of_an_older_schema(place: Path) -> None:
    shutil.copy(KEPT[1], place)
    at = datetime(2026, 3, 28, 9, 12, tzinfo=UTC)
    with Library.open(place, at) as library:
        for goal in range(61, 91):
            library.plans.set(replace(library.plans.history()[-1], goal_minutes=goal), at)
            assert library.plans.history()[-1].goal_minutes == goal


def test_a_migration_that_fails_changes_nothing(place: Path, now: datetime) -> None:
    Library.open(place, now).close()
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute("DELETE FROM _sqlite_migrations")
    raw.close()
    make_old(place)
    before = place.read_bytes()
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        Library.open(place, now)
    assert place.read_bytes() == before


def test_ballast_is_laid_once_and_given_back(place: Path, now: datetime) -> None:
    ballast = place.with_name("library.db.ballast")
    Library.open(place, now).close()
    assert ballast.stat().st_size == BALLAST_BYTES
    reserve = DiskReserve(place)
    assert reserve.release()
    assert not reserve.release()
    assert reserve.released


def test_no_ballast_is_laid_where_there_is_no_room(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    DiskReserve(place.parent / "no folder" / "library.db").lay()
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 10**9, 10**6))  # type: ignore[attr-defined]
    DiskReserve(place).lay()
    assert list(place.parent.iterdir()) == []
