"""Ask for a file, and write what came of a contest into it in the format that its name tells."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.errors import ReaderError
from reader.core.study.contest_record import ContestRecord
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.services.study.contests import contest_sheet
from reader.ui.shell.context import AppContext
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder

_CONTEXT = "ContestFiles"
_TITLE = QT_TRANSLATE_NOOP("ContestFiles", "Save the Result")
_NAME = QT_TRANSLATE_NOOP("ContestFiles", "contest")
_WRITTEN = QT_TRANSLATE_NOOP("ContestFiles", "Result exported to {path}.")


def ask_for_sheet_file(context: AppContext, record: ContestRecord, parent: QWidget) -> str:
    """Ask for a file and its format, and write the sheet; return what to say about it, empty without a file."""
    from reader.exporters.contest import SHEET_FORMATS
    from reader.exporters.file_names import safe_stem

    filters = {
        f"{QCoreApplication.translate('SheetFormat', form.label)} (*{form.suffix})": name
        for name, form in SHEET_FORMATS.items()
    }
    folder = start_folder(DOCUMENTS)
    suggested = str(Path(folder) / safe_stem(record.title or _translated(_NAME)))
    path, chosen = QFileDialog.getSaveFileName(parent, _translated(_TITLE), suggested, ";;".join(filters))
    return write_sheet(context, record, Path(path), filters.get(chosen, "")) if path else ""


def write_sheet(context: AppContext, record: ContestRecord, path: Path, form: str = "") -> str:
    """Write the sheet into a file and return the message that is shown; without a suffix it gets its format's."""
    from reader.exporters.atomic_write import write_whole
    from reader.exporters.contest import SHEET_FORMATS
    from reader.ui.translation.error_messages import error_message

    by_suffix = next((name for name, one in SHEET_FORMATS.items() if path.name.endswith(one.suffix)), "markdown")
    sheet_format = SHEET_FORMATS[form or by_suffix]
    target = path if path.suffix else path.with_name(path.name + sheet_format.suffix)
    try:
        sheet = contest_sheet(context.library, record, QCoreApplication.translate)
        write_whole(target, sheet_format.render(sheet, context.clock.now()))
    except ReaderError as error:
        context.toast.show_error(error.with_path(target))
        return error_message(error.with_path(target))
    message = _translated(_WRITTEN).format(path=target)
    context.toast.show_written(message, target)
    return message


def _translated(source: str) -> str:
    return QCoreApplication.translate(_CONTEXT, source)
