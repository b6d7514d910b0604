"""Many files come in at once: each text once, the bad ones told, the views told seldom, the reader asked once."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from threading import Thread

import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from reader.core.errors import Problem
from reader.services.clock import Clock
from reader.services.importing.import_progress import ImportOutcome, ImportProgress, time_left
from reader.services.importing.import_run import ImportRequest, ImportRun
from reader.storage import disk_space
from reader.storage.library import Library
from reader.ui.importing.import_queue import ChangedFile, ImportQueue
from reader.ui.shell.change_notifier import ChangeNotifier

if sys.platform != "win32":
    import resource


@pytest.fixture
def library(tmp_path: Path, now: datetime) -> Iterator[Library]:
    (tmp_path / "library").mkdir()
    with Library.open(tmp_path / "library" / "library.db", now) as library:
        yield library


@pytest.fixture
def announced() -> list[tuple[str, ...]]:
    return []


@pytest.fixture
def queue(qtbot: QtBot, library: Library, announced: list[tuple[str, ...]]) -> Iterator[ImportQueue]:
    change_notifier = ChangeNotifier()
    change_notifier.changed.connect(lambda changes, _initiator: announced.append(changes.texts))
    queue = ImportQueue(library, change_notifier, Clock(), change_notifier)
    yield queue
    queue.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    return made


def write(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(words + "\n", encoding="utf-8")
    return path


def outcome_of(qtbot: QtBot, queue: ImportQueue, *paths: Path) -> ImportOutcome:
    with qtbot.waitSignal(queue.finished, timeout=60_000) as finished:
        queue.add(ImportRequest(path) for path in paths)
    outcome = finished.args[0]
    assert isinstance(outcome, ImportOutcome)
    return outcome


def test_of_a_folder_with_broken_files_the_good_ones_are_in_and_the_others_told(
    qtbot: QtBot, queue: ImportQueue, library: Library, folder: Path
) -> None:
    for number in range(40):
        write(folder, f"deep/good{number}.txt", f"Essay {number}")
    for number in range(5):
        (folder / f"empty{number}.txt").touch()
        (folder / f"binary{number}.md").write_bytes(bytes(range(256)) * 9)
    (folder / "cut.epub").write_bytes(b"PK\x03\x04" + bytes(90))
    outcome = outcome_of(qtbot, queue, folder)
    assert len(outcome.added) == len(library.texts.all()) == 40
    problems = [error.problem for error in outcome.failures]
    assert {one: problems.count(one) for one in problems} == {
        Problem.FILE_EMPTY: 5,
        Problem.FILE_BINARY: 5,
        Problem.ZIP_DAMAGED: 1,
    }
    assert library.check().is_clean


def test_views_are_told_of_many_texts_together(
    qtbot: QtBot, queue: ImportQueue, announced: list[tuple[str, ...]], folder: Path
) -> None:
    for number in range(150):
        write(folder, f"{number}.txt", f"Essay {number}")
    outcome = outcome_of(qtbot, queue, folder)
    assert len(announced) <= 30
    assert sorted(text for texts in announced for text in texts) == sorted(text.id for text in outcome.added)


def test_the_progress_counts_the_files_of_a_folder(qtbot: QtBot, queue: ImportQueue, folder: Path) -> None:
    for number in range(300):
        write(folder, f"{number}.txt", f"Essay {number}")
    reports: list[ImportProgress] = []
    queue.progressed.connect(reports.append)
    outcome_of(qtbot, queue, folder)
    assert {one.total for one in reports} <= {1, 300}
    assert reports[-1].total == 300
    assert [one.share for one in reports if one.total > 1] == sorted(one.share for one in reports if one.total > 1)


def test_what_was_added_at_once_is_one_step_of_undo_and_what_came_before_can_still_be_undone(
    qtbot: QtBot, queue: ImportQueue, library: Library, folder: Path, now: datetime
) -> None:
    first = outcome_of(qtbot, queue, write(folder, "first.txt", "The first essay")).added[0]
    for number in range(230):
        write(folder, f"many/{number}.txt", f"Essay {number}")
    outcome_of(qtbot, queue, folder / "many")
    assert len(library.texts.all()) == 231
    for _ in range(3):
        library.undo(now)
    assert library.texts.all() == [first]
    library.redo(now)
    assert len(library.texts.all()) == 101
    assert library.check().is_clean


@pytest.mark.parametrize(
    ("begun", "total", "seconds", "left"),
    [(5, 100, 60, None), (51, 100, 1, None), (51, 100, 100, 100), (11, 30, 5, 10)],
)
def test_time_left_is_told_once_it_can_be(begun: int, total: int, seconds: float, left: float | None) -> None:
    assert time_left(begun, total, seconds) == left


def test_the_same_file_twice_in_one_drop_is_one_text(
    qtbot: QtBot, queue: ImportQueue, library: Library, folder: Path
) -> None:
    path = write(folder, "essay.txt", "Some books are to be tasted.")
    outcome = outcome_of(qtbot, queue, path, path)
    assert outcome.known == outcome.added == library.texts.all()
    assert outcome.failures == []


def test_a_file_dropped_again_while_it_is_read_is_one_text(
    qtbot: QtBot, queue: ImportQueue, library: Library, folder: Path
) -> None:
    path = write(folder, "long.txt", "\n\n".join(f"Paragraph {number}. " + "word " * 400 for number in range(500)))
    again = iter([path])
    queue.text_extended.connect(lambda _text: queue.add([ImportRequest(one) for one in again]))
    outcome = outcome_of(qtbot, queue, path)
    assert next(again, None) is None
    assert [text.id for text in outcome.known] == [text.id for text in outcome.added]
    assert len(library.texts.all()) == 1


def test_the_same_bytes_or_words_under_other_names_are_one_text(
    qtbot: QtBot, queue: ImportQueue, library: Library, folder: Path
) -> None:
    paths = [write(folder, name, "Some books are to be tasted.") for name in ("one.txt", "two.txt")]
    paths.append(write(folder, "three.txt", "\n\nSome books are to be tasted.\n\n"))
    outcome = outcome_of(qtbot, queue, *paths)
    assert [text.id for text in outcome.known] == [text.id for text in outcome.added] * 2
    assert len(library.texts.all()) == 1


def test_stopping_stops_at_once_and_keeps_what_is_whole(
    qtbot: QtBot, queue: ImportQueue, library: Library, folder: Path
) -> None:
    for number in range(200):
        write(folder, f"{number}.txt", f"Essay {number}")
    queue.added.connect(queue.cancel)
    outcome = outcome_of(qtbot, queue, folder)
    assert len(outcome.added) == len(library.texts.all()) < 100
    assert not queue.is_busy
    assert library.check().is_clean


def long_words() -> str:
    return "\n\n".join(f"Paragraph {number}. " + "word " * 400 for number in range(1_500))


def test_a_text_that_could_be_read_already_is_told_at_once_when_it_is_given_up(
    qtbot: QtBot, queue: ImportQueue, announced: list[tuple[str, ...]], folder: Path
) -> None:
    queue._announcing.setInterval(60_000)
    grown: list[str] = []
    more = write(folder, "more.txt", "Another essay")

    def give_up(text: str) -> None:
        if not grown:
            grown.append(text)
            queue.cancel()
            queue.add([ImportRequest(more)])

    queue.text_extended.connect(give_up)
    outcome = outcome_of(qtbot, queue, write(folder, "long.txt", long_words()))
    assert announced == [(grown[0],), (outcome.added[0].id,)]


@pytest.mark.skipif(sys.platform == "win32", reason="makes a pipe of Unix")
def test_a_pipe_among_the_files_holds_nothing_up(qtbot: QtBot, queue: ImportQueue, folder: Path) -> None:
    os.mkfifo(folder / "b.txt")
    write(folder, "a.txt", "Essay one")
    write(folder, "c.txt", "Essay two")
    outcome = outcome_of(qtbot, queue, folder)
    assert [error.problem for error in outcome.failures] == [Problem.FILE_SPECIAL]
    assert len(outcome.added) == 2


def test_changed_files_of_known_names_are_asked_about_once(
    qtbot: QtBot, queue: ImportQueue, library: Library, folder: Path
) -> None:
    for number in range(12):
        write(folder, f"{number}.txt", f"Essay {number}")
    first = outcome_of(qtbot, queue, folder)
    for number in range(12):
        write(folder, f"{number}.txt", f"Essay {number}, with other words")
    write(folder, "new.txt", "A new one")
    asked: list[list[ChangedFile]] = []

    def answer(twins: list[ChangedFile]) -> None:
        asked.append(twins)
        queue.go_on(ImportRequest(twin.file.path, is_decided=True) for twin in twins[:5])

    queue.changed_files_found.connect(answer)
    outcome = outcome_of(qtbot, queue, folder)
    assert [len(twins) for twins in asked] == [12]
    assert {twin.text.id for twin in asked[0]} == {text.id for text in first.added}
    assert len(outcome.added) == 6


def test_files_of_one_name_in_one_drop_are_texts_of_their_own(
    qtbot: QtBot, queue: ImportQueue, library: Library, folder: Path
) -> None:
    for number in range(6):
        write(folder, f"{number}/index.txt", f"Essay {number}")
    assert len(outcome_of(qtbot, queue, folder).added) == 6


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit of Unix")
def test_a_full_library_stops_all_and_leaves_nothing_half_done(
    qtbot: QtBot, queue: ImportQueue, library: Library, folder: Path
) -> None:
    for number in range(30):
        write(folder, f"{number:02}.txt", "\n\n".join(f"{number}.{line} " + "word " * 300 for line in range(60)))
    assert library.path is not None
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (library.path.stat().st_size + 1_000_000, hard))
    try:
        outcome = outcome_of(qtbot, queue, folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert outcome.stopped is not None
    assert outcome.stopped.problem in {Problem.LIBRARY_FULL, Problem.LIBRARY_IO}
    assert 0 < len(outcome.added) < 30
    assert {text.id for text in library.texts.all()} == {text.id for text in outcome.added}
    assert library.check().is_clean
    assert len(outcome_of(qtbot, queue, folder).added) == 30 - len(outcome.added)


def test_with_too_little_room_nothing_is_begun(
    qtbot: QtBot, queue: ImportQueue, library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_space, "TOO_LITTLE_ROOM", 1 << 62)
    outcome = outcome_of(qtbot, queue, write(folder, "a.txt", "words"))
    assert outcome.stopped is not None
    assert outcome.stopped.problem is Problem.LIBRARY_CRAMPED
    assert library.texts.all() == []


@pytest.mark.skipif(sys.platform == "win32", reason="an open file keeps its name there")
def test_a_library_that_has_gone_stops_all_and_is_told(
    qtbot: QtBot, queue: ImportQueue, library: Library, folder: Path
) -> None:
    assert library.path is not None
    library.path.rename(library.path.with_name("other.db"))
    outcome = outcome_of(qtbot, queue, write(folder, "a.txt", "Essay"), write(folder, "b.txt", "Another"))
    assert outcome.stopped is not None
    assert outcome.stopped.problem is Problem.LIBRARY_IO
    assert not library.path.exists()
    library.path.with_name("other.db").rename(library.path)
    assert len(outcome_of(qtbot, queue, folder).added) == 2


class SlowToEmpty(deque[ImportRequest]):
    """Let another thread ask for the next file just before it is emptied."""

    def __init__(self, ask: Callable[[], None]) -> None:
        super().__init__()
        self._ask = ask

    @override
    def clear(self) -> None:
        asking = Thread(target=self._ask)
        asking.start()
        asking.join(0.2)
        super().clear()


def test_stopping_just_as_the_next_file_is_taken_is_not_lost(qtbot: QtBot, queue: ImportQueue) -> None:
    taken: list[ImportRequest | None] = []
    run = ImportRun(queue, Clock())
    run.waiting = SlowToEmpty(lambda: taken.append(run._next()))
    run.waiting.append(ImportRequest(Path("a.txt")))
    run.stop()
    qtbot.waitUntil(lambda: bool(taken))
    assert taken == [None]
