"""Ask for a file, and write questions of the bank into it in the format that its name tells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.errors import ReaderError
from reader.core.study.questions import BankQuestion
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.ui.shell.context import AppContext
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder

_CONTEXT = "QuestionExport"
_TITLE = QT_TRANSLATE_NOOP("QuestionExport", "Export Questions")
_NAME = QT_TRANSLATE_NOOP("QuestionExport", "questions")
_WRITTEN = QT_TRANSLATE_NOOP("QuestionExport", "Questions exported to {path}.")


def ask_for_export(context: AppContext, questions: Sequence[BankQuestion], parent: QWidget) -> None:
    """Ask for a file and its format, and write the questions."""
    from reader.exporters.questions.formats import BANK_FORMATS

    filters = {
        f"{QCoreApplication.translate('BankFormat', form.label)} (*{form.suffix})": name
        for name, form in BANK_FORMATS.items()
    }
    folder = start_folder(DOCUMENTS)
    suggested = str(Path(folder) / _translated(_NAME))
    path, chosen = QFileDialog.getSaveFileName(parent, _translated(_TITLE), suggested, ";;".join(filters))
    if path:
        export_questions(context, questions, Path(path), filters.get(chosen, ""))


def export_questions(context: AppContext, questions: Sequence[BankQuestion], path: Path, form: str) -> None:
    """Write questions into a file; without a suffix it gets that of its format."""
    from reader.exporters.atomic_write import write_whole
    from reader.exporters.questions.formats import BANK_FORMATS, GIFT
    from reader.services.exporting.translated_labels import question_labels

    by_suffix = next((name for name, one in BANK_FORMATS.items() if path.name.endswith(one.suffix)), GIFT)
    bank_format = BANK_FORMATS[form or by_suffix]
    target = path if path.suffix else path.with_name(path.name + bank_format.suffix)
    try:
        write_whole(target, bank_format.render(questions, question_labels(QCoreApplication.translate)))
    except ReaderError as error:
        context.toast.show_error(error.with_path(target))
        return
    context.toast.show_written(_translated(_WRITTEN).format(path=target), target)


def _translated(source: str) -> str:
    return QCoreApplication.translate(_CONTEXT, source)
