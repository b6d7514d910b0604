"""Files come in behind the window, one after the other, whole or not at all."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.errors import Problem
from reader.services.clock import FixedClock
from reader.services.importing.import_progress import ImportOutcome
from reader.services.importing.import_run import ImportRequest
from reader.storage.library import Library
from reader.ui.importing.import_queue import ImportQueue
from reader.ui.importing.index_updater import IndexUpdater
from reader.ui.shell.change_notifier import ChangeNotifier
from reader.ui.shell.tasks import TaskRunner


@pytest.fixture
def library(tmp_path: Path, now: datetime) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db", now) as library:
        yield library


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    tasks = TaskRunner()
    yield tasks
    tasks.close()


@pytest.fixture
def queue(library: Library, tasks: TaskRunner, now: datetime) -> Iterator[ImportQueue]:
    queue = ImportQueue(library, ChangeNotifier(), FixedClock(now), tasks)
    yield queue
    queue.close()


def added(qtbot: QtBot, queue: ImportQueue, *files: ImportRequest) -> ImportOutcome:
    with qtbot.waitSignal(queue.finished, timeout=20_000) as finished:
        queue.add(files)
    outcome = finished.args[0]
    assert isinstance(outcome, ImportOutcome)
    return outcome


def essay(folder: Path, name: str = "essay.txt", words: str = "Some books are to be tasted.") -> Path:
    path = folder / name
    path.write_text(words + "\n", encoding="utf-8")
    return path


def test_a_file_becomes_a_text(qtbot: QtBot, queue: ImportQueue, library: Library, tmp_path: Path) -> None:
    outcome = added(qtbot, queue, ImportRequest(essay(tmp_path)))
    assert [text.id for text in outcome.added] == [text.id for text in library.texts.all()]
    assert outcome.failures == []


def test_the_same_file_is_known_the_second_time(qtbot: QtBot, queue: ImportQueue, tmp_path: Path) -> None:
    first = added(qtbot, queue, ImportRequest(essay(tmp_path)))
    second = added(qtbot, queue, ImportRequest(essay(tmp_path, "copy.txt")))
    assert second.known == first.added


def test_a_bad_file_does_not_hold_back_the_others(
    qtbot: QtBot, queue: ImportQueue, library: Library, tmp_path: Path
) -> None:
    empty, binary = tmp_path / "empty.txt", tmp_path / "binary.txt"
    empty.touch()
    binary.write_bytes(bytes(range(256)) * 20)
    outcome = added(
        qtbot,
        queue,
        ImportRequest(empty),
        ImportRequest(tmp_path / "gone.txt"),
        ImportRequest(binary),
        ImportRequest(essay(tmp_path)),
    )
    problems = [error.problem for error in outcome.failures]
    assert problems == [Problem.FILE_EMPTY, Problem.FILE_MISSING, Problem.FILE_BINARY]
    assert len(library.texts.all()) == 1


def test_a_folder_brings_in_all_that_is_known(qtbot: QtBot, queue: ImportQueue, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    essay(tmp_path)
    essay(tmp_path / "deep", "other.md", "# Of Truth\n\nWhat is truth?")
    (tmp_path / "picture.png").write_bytes(b"no text")
    assert len(added(qtbot, queue, ImportRequest(tmp_path)).added) == 2


def test_stopping_leaves_nothing_half_imported(
    qtbot: QtBot, queue: ImportQueue, library: Library, tmp_path: Path
) -> None:
    long = essay(tmp_path, "long.txt", "\n\n".join(f"Paragraph {number}. " + "word " * 400 for number in range(3000)))
    queue.text_extended.connect(queue.cancel)
    outcome = added(qtbot, queue, ImportRequest(long), ImportRequest(essay(tmp_path)))
    assert [error.problem for error in outcome.failures] == [Problem.IMPORT_CANCELLED]
    assert library.texts.all() == []
    assert not queue.is_busy


def test_what_came_in_is_found(
    qtbot: QtBot, queue: ImportQueue, library: Library, tasks: TaskRunner, tmp_path: Path
) -> None:
    added(qtbot, queue, ImportRequest(essay(tmp_path)))
    indexing = IndexUpdater(library, tasks)
    with qtbot.waitSignal(indexing.finished):
        indexing.begin()
    assert library.index.pending() == []
    assert [hit.excerpt for hit in library.index.search("tasted")] == ["Some books are to be tasted."]


def test_many_texts_are_indexed_apart_from_the_program(
    qtbot: QtBot, queue: ImportQueue, library: Library, tasks: TaskRunner, tmp_path: Path
) -> None:
    paths = [essay(tmp_path, f"{number}.txt", f"Number {number}. " + "Tasted. " * 2_000) for number in range(40)]
    added(qtbot, queue, *map(ImportRequest, paths))
    indexing = IndexUpdater(library, tasks)
    with qtbot.waitSignal(indexing.finished, timeout=20_000):
        indexing.begin()
        indexing.begin()
    assert library.index.pending() == []
    assert multiprocessing.active_children() == []
    assert library.index.start_session("tasted").step()


def test_no_process_is_left_when_the_program_ends_while_it_indexes(
    qtbot: QtBot, queue: ImportQueue, library: Library, tasks: TaskRunner, tmp_path: Path
) -> None:
    added(qtbot, queue, ImportRequest(essay(tmp_path, "long.txt", "\n\n".join(["Tasted. " * 200] * 2_000))))
    indexing = IndexUpdater(library, tasks)
    indexing.begin()
    qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=20_000)
    tasks.close()
    assert multiprocessing.active_children() == []
    assert len(library.index.pending()) == 1


def test_files_come_into_a_library_in_memory_too(
    qtbot: QtBot, tasks: TaskRunner, now: datetime, tmp_path: Path
) -> None:
    with Library.in_memory(now) as library:
        queue = ImportQueue(library, ChangeNotifier(), FixedClock(now), tasks)
        assert added(qtbot, queue, ImportRequest(essay(tmp_path))).added == library.texts.all()
