"""Group the files that could not be added by reason, and list the texts of which something was left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel

from reader.core.errors import Problem, ReaderError
from reader.core.text.sanitise import sanitise
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.services.importing.import_progress import IncompleteText
from reader.ui.translation.error_messages import error_message
from reader.ui.translation.omission_labels import omissions_message, omissions_sentences

_OTHERS = QT_TRANSLATE_NOOP("Failures", "Other reasons")
_REASONS: dict[str, frozenset[Problem]] = {
    QT_TRANSLATE_NOOP("Failures", "Empty, or without text"): frozenset(
        {
            *(Problem.FILE_EMPTY, Problem.NO_TEXT, Problem.ZIP_NO_TEXT, Problem.DICTIONARY_EMPTY),
            *(Problem.PDF_SCAN, Problem.PDF_NO_UNICODE),
        }
    ),
    QT_TRANSLATE_NOOP("Failures", "Damaged or incomplete"): frozenset(
        {
            *(Problem.ZIP_DAMAGED, Problem.EPUB_NO_CONTAINER, Problem.EPUB_NO_PACKAGE, Problem.MARKUP_DAMAGED),
            *(Problem.PDF_DAMAGED, Problem.DOCUMENT_DAMAGED, Problem.MOBI_DAMAGED),
            *(Problem.DICTIONARY_DAMAGED, Problem.DICTIONARY_INCOMPLETE),
        }
    ),
    QT_TRANSLATE_NOOP("Failures", "Password-protected or copy-protected"): frozenset(
        {
            *(Problem.ZIP_ENCRYPTED, Problem.EPUB_PROTECTED, Problem.PDF_ENCRYPTED, Problem.DOCUMENT_ENCRYPTED),
            *(Problem.MOBI_PROTECTED, Problem.DICTIONARY_REGISTERED),
        }
    ),
    QT_TRANSLATE_NOOP("Failures", "Formats that One Hour does not support"): frozenset(
        {
            *(Problem.FILE_BINARY, Problem.FORMAT_UNKNOWN, Problem.ENCODING_UNKNOWN, Problem.FILE_SPECIAL),
            *(Problem.DOCUMENT_OLD, Problem.DOCUMENT_NO_TEXT, Problem.ZIP_NESTED),
            *(Problem.MOBI_DICTIONARY, Problem.MOBI_REPLICA, Problem.MOBI_KFX, Problem.MOBI_TOPAZ),
            *(Problem.DICTIONARY_UNKNOWN, Problem.DICTIONARY_VERSION, Problem.DICTIONARY_RESOURCES),
        }
    ),
    QT_TRANSLATE_NOOP("Failures", "Missing, or cannot be opened"): frozenset(
        {Problem.FILE_MISSING, Problem.FILE_UNREADABLE, Problem.FOLDER_UNREADABLE, Problem.DICTIONARY_ABSENT}
    ),
    QT_TRANSLATE_NOOP("Failures", "Changed while being read"): frozenset({Problem.FILE_CHANGED}),
    QT_TRANSLATE_NOOP("Failures", "Too large or unsafe to open"): frozenset(
        {Problem.FILE_TOO_LARGE, Problem.ZIP_UNSAFE, Problem.ZIP_BOMB, Problem.PDF_TOO_LONG}
    ),
    QT_TRANSLATE_NOOP("Failures", "Not read completely"): frozenset(
        {Problem.IMPORT_TIMEOUT, Problem.IMPORT_CRASHED, Problem.IMPORT_CANCELLED}
    ),
    QT_TRANSLATE_NOOP("Failures", "Already added"): frozenset({Problem.DICTIONARY_THERE}),
}


def by_reason(failures: Sequence[ReaderError]) -> dict[str, list[ReaderError]]:
    """Return all failures by the label of their reason, in the order of the reasons."""
    groups: dict[str, list[ReaderError]] = {reason: [] for reason in (*_REASONS, _OTHERS)}
    for error in failures:
        groups[_reason(error)].append(error)
    return {QCoreApplication.translate("Failures", reason): found for reason, found in groups.items() if found}


def failures_model(
    failures: Sequence[ReaderError], incomplete: Sequence[IncompleteText], parent: QObject
) -> QStandardItemModel:
    """Build a tree of the reasons with their files below: a sentence, and the folder of the file.

    The texts of which something was left out come last.
    """
    model = QStandardItemModel(0, 2, parent)
    groups = {
        reason: [(error_message(error), folder_of(error)) for error in found]
        for reason, found in by_reason(failures).items()
    }
    for reason, rows in groups.items():
        _append_group(model, f"{reason} · {len(rows)}", rows)
    if incomplete:
        label = QCoreApplication.translate("Failures", "Added, but incomplete")
        rows = [row for text in incomplete for row in _omissions_rows(text)]
        _append_group(model, f"{label} · {len(incomplete)}", rows)
    return model


def _append_group(model: QStandardItemModel, label: str, rows: Sequence[tuple[str, str]]) -> None:
    heading = QStandardItem(label)
    font = QFont(heading.font())
    font.setBold(True)
    heading.setFont(font)
    for sentence, folder in rows:
        heading.appendRow([_item(sentence), _item(folder)])
    model.appendRow(heading)


def folder_of(error: ReaderError) -> str:
    """Return the folder of the file of an error; an empty string without a file."""
    return "" if error.path is None else _folder(error.path)


def as_lines(failures: Sequence[ReaderError], incomplete: Sequence[IncompleteText] = ()) -> str:
    """Return the failures and the incomplete texts as lines: the path of a file and its sentence, after a tab."""
    rows = [("" if error.path is None else str(error.path), error_message(error)) for error in failures]
    rows += [(text.text.source, _omissions_line(text)) for text in incomplete]
    return "".join(f"{sanitise(path)}\t{sentence}\n" for path, sentence in rows)


def _omissions_rows(incomplete: IncompleteText) -> list[tuple[str, str]]:
    """Return a row for each sentence on what was left out of a text, the first with its title and its folder."""
    template = QCoreApplication.translate("Failures", "“{title}”: {sentences}")
    first, *others = omissions_sentences(incomplete.omissions)
    title = template.format(title=incomplete.text.title, sentences=first)
    return [(title, _folder(Path(incomplete.text.source))), *((f"    {sentence}", "") for sentence in others)]


def _omissions_line(incomplete: IncompleteText) -> str:
    """Return the title of a text and what was left out of it."""
    template = QCoreApplication.translate("Failures", "“{title}”: {sentences}")
    return template.format(title=incomplete.text.title, sentences=omissions_message(incomplete.omissions))


def _folder(path: Path) -> str:
    return sanitise(str(path.parent))


def _reason(error: ReaderError) -> str:
    return next((reason for reason, problems in _REASONS.items() if error.problem in problems), _OTHERS)


def _item(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(text, Qt.ItemDataRole.ToolTipRole)
    return item
