"""Demonstrate the main job without a display: read, mark, write, export, and draw pictures of the screens."""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

from reader.app.screenshot import Screenshot, save_screenshot
from reader.core.activity.declaration import Declaration, declared_entries
from reader.core.activity.ledger import TimeClass
from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.colours import COLOURS
from reader.core.annotations.model import AnnotationKind
from reader.core.errors import ReaderError
from reader.core.screens import ScreenName
from reader.core.text.boundaries import sentence_at
from reader.core.text.model import Text
from reader.exporters.export_labels import ExportLabels
from reader.exporters.export_run import ExportOptions
from reader.resources import welcome_text
from reader.services.clock import Clock
from reader.services.exporting.export_job import gather_export, store_last_exports
from reader.services.importing.file_import import import_file
from reader.services.importing.import_run import ImportRequest
from reader.storage.library import Library
from reader.ui.translation.error_messages import error_message
from reader.ui.translation.translation import language_named

_READ_FOR = timedelta(minutes=12)


def demo(folder: str) -> int:
    """Do the main job in a folder, list the files made on standard output, and return the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    target = Path(folder).absolute()
    target.mkdir(parents=True, exist_ok=True)
    now = Clock().now()
    try:
        with Library.open(target / "library.db", now) as library:
            for line in _do_main_job(library, target, now):
                sys.stdout.write(f"{line}\n")
    except ReaderError as error:
        sys.stderr.write(error_message(error) + "\n")
        return 1
    return 0


def _do_main_job(library: Library, folder: Path, now: datetime) -> list[str]:
    text = import_file(library, ImportRequest(welcome_text(language_named("system")), is_decided=True), now).id
    library.index.index_text(text)
    if not library.annotations.of_text(text):
        _mark(library, text, now)
        library.coverage.add(text, 0, library.texts.get(text).characters // 3)
        _log(library, text, now)
    notes = _export(library, folder / "notes", library.texts.get(text), now)
    library.texts.set_place(text, 0, now)
    pictures = [_draw(library, screen, folder, now) for screen in ScreenName]
    return [str(folder / "library.db"), str(notes), *pictures]


def _export(library: Library, folder: Path, text: Text, now: datetime) -> Path:
    """Export the notes of a text to Markdown, merging with the file of an earlier run, and return the file."""
    (report,) = gather_export(library, [text], ExportOptions(folder), now, ExportLabels()).write()
    if isinstance(report, ReaderError):
        raise report
    store_last_exports(library, [report], now)
    return report.path


def _mark(library: Library, text: str, now: datetime) -> None:
    """Highlight a sentence in each of the first long paragraphs, each in another colour, and write a note on two."""
    view = library.texts.view(text)
    content = view.slice(0, view.characters)
    places = [place for place, line in _lines(content) if len(line) > 80][: len(COLOURS)]
    for colour, place in enumerate(places, start=1):
        start, end = sentence_at(content, place)
        section = view.section_at(start)
        anchor = make_anchor(view, start, end, section.title if section else "")
        body, tags = _NOTES.get(colour, ("", ()))
        kind = AnnotationKind.NOTE if body else AnnotationKind.HIGHLIGHT
        library.commit(operations.annotate(text, kind, anchor, now, colour=colour, body=body, tags=tags))


_NOTES: dict[int, tuple[str, tuple[str, ...]]] = {
    1: ("**One hour a day**, and what is read stays. 读书一小时。", ("demo",)),
    3: ("What do I want to keep of this?", ("demo", "question")),
}


def _lines(content: str) -> list[tuple[int, str]]:
    places, position = [], 0
    for line in content.split("\n"):
        places.append((position, line))
        position += len(line) + 1
    return places


def _log(library: Library, text: str, now: datetime) -> None:
    """Declare some minutes of reading, so that the progress screen has something to show."""
    declaration = Declaration(now - _READ_FOR, now, text, TimeClass.READ, "demonstration")
    library.ledger.declare_all(declared_entries(declaration, library.plans.history(), (), now), now)


def _draw(library: Library, screen: ScreenName, folder: Path, now: datetime) -> str:
    path = folder / f"{screen.value}.png"
    save_screenshot(library, path, Screenshot(screen=screen), now)
    return str(path)
