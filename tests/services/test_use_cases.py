"""Each use case that the window and the command line share, run once on a real library file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from reader.core.activity.declaration import Declaration, declared_entries
from reader.core.activity.ledger import LedgerEntry, TimeClass
from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.reanchoring.anchor_match import MatchKind
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.errors import Problem, ReaderError
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.text.filing import Track
from reader.exporters.export_folder import NoteEdit
from reader.exporters.export_labels import ExportLabels
from reader.exporters.export_run import ExportOptions
from reader.importers.annotations.formats import read_notes
from reader.resources import character_variants
from reader.services.activity.day_entries import day_entries
from reader.services.activity.progress import progress_status
from reader.services.annotations.notes_import import gather_notes, store_notes
from reader.services.annotations.text_names import text_names
from reader.services.editions import compare_editions, original_file, replace_edition
from reader.services.exporting.export_job import apply_note_edits, gather_export, store_last_exports
from reader.services.exporting.translated_labels import export_labels
from reader.services.importing.file_import import import_file
from reader.services.importing.import_run import ImportRequest
from reader.services.library_lookup import search_phrase
from reader.services.planning.next_text import next_text
from reader.services.planning.roadmap import roadmap_status
from reader.services.shelf import shelf_rows
from reader.storage.library import Library

ESSAY = "Some books are to be tasted. Others to be swallowed, and some few to be chewed and digested."
CLIPPINGS = """\
Of Studies (Francis Bacon)
- Your Highlight on Location 1-2 | Added on Saturday, 28 March 2026 08:00:00

Others to be swallowed
==========
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A library with one text and one note on it, and what a use case needs beside."""

    library: Library
    text: str
    note: str
    folder: Path
    now: datetime


@pytest.fixture
def case(tmp_path: Path, now: datetime) -> Iterator[Case]:
    with Library.open(tmp_path / "library.db", now) as library:
        path = tmp_path / "Of Studies.txt"
        path.write_text(ESSAY, encoding="utf-8")
        text = import_file(library, ImportRequest(path), now).id
        library.index.index_text(text)
        anchor = make_anchor(library.texts.view(text), 0, 28, "")
        step = operations.annotate(text, AnnotationKind.NOTE, anchor, now, colour=1, body="Taste first.")
        library.commit(step)
        library.ledger.declare(_hour(library, text, now))
        yield Case(library, text, step.edits[0].id, tmp_path, now)


def _hour(library: Library, text: str, now: datetime) -> LedgerEntry:
    said = Declaration(
        start=now - timedelta(hours=2),
        end=now - timedelta(hours=1),
        text=text,
        time_class=TimeClass.PAPER,
        reason="on paper",
    )
    (entry,) = declared_entries(said, library.plans.history(), (), now)
    return entry


def import_known(case: Case) -> object:
    return import_file(case.library, ImportRequest(case.folder / "Of Studies.txt"), case.now).id == case.text


def import_missing(case: Case) -> object:
    with pytest.raises(ReaderError) as caught:
        import_file(case.library, ImportRequest(case.folder / "none.txt"), case.now)
    return caught.value.problem


def import_edition(case: Case) -> object:
    path = case.folder / "second.txt"
    path.write_text("A foreword. " + ESSAY, encoding="utf-8")
    edition = import_file(case.library, ImportRequest(path, edition_of=case.text), case.now).id
    preview = compare_editions(case.library, case.text, edition).preview(case.now)
    replace_edition(case.library, case.text, edition, preview, case.now)
    moved = case.library.annotations.get(case.note).anchor
    return preview.count(MatchKind.MOVED), moved is not None and moved.start


def find_original_file(case: Case) -> object:
    folder = case.folder / "kept"
    folder.mkdir()
    return original_file(case.library, case.library.texts.get(case.text), folder).read_text("utf-8") == ESSAY


def export_notes(case: Case) -> object:
    texts = [case.library.texts.get(case.text)]
    job = gather_export(case.library, texts, ExportOptions(case.folder / "notes"), case.now, ExportLabels())
    (done,) = job.write()
    store_last_exports(case.library, [done], case.now)
    again = gather_export(case.library, texts, ExportOptions(case.folder / "notes"), case.now, ExportLabels())
    (second,) = again.write()
    assert not isinstance(done, ReaderError)
    assert not isinstance(second, ReaderError)
    return done.added, second.unchanged, "Taste first." in done.path.read_text("utf-8")


def take_edits(case: Case) -> object:
    edit = NoteEdit(case.note, case.text, "Taste first.", "Taste, then chew.")
    assert apply_note_edits(case.library, [edit], case.now) is not None
    return case.library.annotations.get(case.note).body, apply_note_edits(case.library, [], case.now)


def name_labels(case: Case) -> object:
    asked: list[str] = []

    def translate(context: str, text: str, /) -> str:
        asked.append(context)
        return text.upper()

    return export_labels(translate).conflict, set(asked)


def import_notes(case: Case) -> object:
    path = case.folder / "My Clippings.txt"
    path.write_text(CLIPPINGS, encoding="utf-8")
    zone = case.now.tzinfo
    assert zone is not None
    notes = read_notes(path, zone)
    comparison = Comparison(character_variants())
    task = gather_notes(case.library, notes, path, case.text, comparison)
    report, changes = store_notes(case.library, notes, path, task.place_notes(), case.now)
    return report.matched, report.waiting, changes is not None


def find_word(case: Case) -> object:
    return {hit.text for hit in search_phrase(case.library, "swallowed")} == {case.text}


def judge_days(case: Case) -> object:
    status = progress_status(case.library, case.now)
    return status.with_today(3_600.0).counted, status.today


def list_entries(case: Case) -> object:
    (entry,) = day_entries(case.library, case.now.date())
    return entry.title, entry.seconds, entry.time_class


def choose_next(case: Case) -> object:
    text, shown = next_text(case.library, case.now, 0.0)
    return text is not None and text.id == case.text, shown is not None and shown.title


def forecast(case: Case) -> object:
    case.library.roadmap.change(Roadmap((RoadmapItem(case.text, Track.WORK),)), case.now)
    status = roadmap_status(case.library, case.now, 0.0)
    return [stage.start for stage in status.forecast.stages]


def list_shelf(case: Case) -> object:
    (row,) = shelf_rows(case.library)
    return row.text.title, row.notes


def name_texts(case: Case) -> object:
    return text_names(case.library)[case.text].title


TODAY = date(2026, 3, 28)


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (import_known, True),
        (import_missing, Problem.FILE_MISSING),
        (import_edition, (1, 12)),
        (find_original_file, True),
        (export_notes, (1, 1, True)),
        (take_edits, ("Taste, then chew.", None)),
        (
            name_labels,
            (
                "CHANGED BOTH HERE AND IN THE LIBRARY. THIS FILE’S VERSION IS ABOVE, THE LIBRARY’S BELOW.",
                {"Exporting", "Pages"},
            ),
        ),
        (import_notes, (1, 0, True)),
        (find_word, True),
        (judge_days, (3_600.0, TODAY)),
        (list_entries, ("Of Studies", 3_600.0, TimeClass.PAPER)),
        (choose_next, (True, "Of Studies")),
        (forecast, [TODAY]),
        (list_shelf, ("Of Studies", 1)),
        (name_texts, "Of Studies"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_use_case_does_its_work_on_a_library(case: Case, run: Callable[[Case], object], expected: object) -> None:
    assert run(case) == expected
