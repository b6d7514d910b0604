"""Take questions into the bank, list them and write them out."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from reader.cli.json_rows import Row, attributes
from reader.cli.session import STANDARD_INPUT, Session, command, session_options
from reader.core.errors import ReaderError
from reader.core.study.foreign_questions import LARGEST
from reader.core.study.question_names import CONTEXT, FAULT_NAMES
from reader.core.study.questions import BankQuestion
from reader.core.text.sanitise import sanitise
from reader.exporters.atomic_write import write_whole
from reader.exporters.questions.formats import BANK_FORMATS, GIFT
from reader.exporters.questions.text import answer_line
from reader.importers.questions.question_worker import QuestionWorker, question_worker
from reader.services.exporting.translated_labels import question_labels
from reader.services.importing.file_import import write_pasted_file
from reader.services.study.question_bank import BankReport, import_questions
from reader.storage.library import Library

_SAMPLE = 20_000


@click.group("bank")
@session_options
def bank_command() -> None:
    """Import, list and export the questions of the bank."""


@dataclass(slots=True)
class _Sums:
    """What became of all the files of one call."""

    added: int = 0
    known: int = 0
    passed: list[Row] = field(default_factory=list)
    files: list[Row] = field(default_factory=list)

    def count(self, path: Path, report: BankReport) -> None:
        """Add one file."""
        self.added += len(report.added)
        self.known += report.known
        name = sanitise(str(path))
        for block in report.passed:
            self.passed.append({"path": name, "line": block.line, "why": block.why.value, "words": block.words})
        counts = {"added": len(report.added), "known": report.known, "passed": len(report.passed)}
        self.files.append({"path": name, "format": report.format, **counts})


@command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
def _import_command(session: Session, *, files: tuple[Path, ...]) -> None:
    """Import questions: GIFT, Aiken, tables (CSV), or numbered questions as text; "-" is standard input."""
    sums = _Sums()
    with session.open_for_writing() as library, question_worker() as worker, TemporaryDirectory() as folder:
        for path in files:
            file = _pasted_file(session, Path(folder)) if path == STANDARD_INPUT else path
            _import_file(session, library, worker, file, sums)
    message = session.translate("CommandLine", "Questions added: {added}, already known: {known}, skipped: {passed}")
    counts = {"added": sums.added, "known": sums.known, "passed": len(sums.passed)}
    row: Row = {"added": sums.added, "known": sums.known, "passed": sums.passed, "files": sums.files}
    session.write_result(row, lambda: message.format(**counts))


def _pasted_file(session: Session, folder: Path) -> Path:
    """Write standard input to a file that is named after its first line, and return its path."""
    data = session.read_standard_input(LARGEST + 1)
    return write_pasted_file(folder, data, data[:_SAMPLE].decode("utf-8", errors="replace"), markup=False)


def _import_file(session: Session, library: Library, worker: QuestionWorker, path: Path, sums: _Sums) -> None:
    try:
        worker.ask((path,), path)
        report, _changes = import_questions(library, worker.result(), path, session.at)
    except ReaderError as error:
        if error.problem.name.startswith("LIBRARY_"):
            raise
        sums.files.append(session.error_row(sanitise(str(path)), error.with_path(path)))
        return
    sums.count(path, report)
    if session.json:
        return
    line = session.translate("CommandLine", "“{file}”, line {line}: {why} {words}")
    for block in report.passed:
        why = session.translate(CONTEXT, FAULT_NAMES[block.why])
        session.write_message(line.format(file=path.name, line=block.line, why=why, words=block.words))


@command("list")
@click.option("--category", help="Only questions of this category.")
def _list_command(session: Session, *, category: str | None) -> None:
    """List the questions of the bank, category by category."""
    with session.open_for_reading() as library:
        questions = library.questions.all()
    rows = [question_row(one) for one in questions if category in (None, one.question.category)]
    session.write_result(rows, lambda: session.table(rows, "kind", "stem", "answer", "category"))


@command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(BANK_FORMATS)), default=GIFT, show_default=True)
@click.option("--category", help="Only questions of this category.")
def _export_command(session: Session, *, file: Path, form: str, category: str | None) -> None:
    """Export the questions of the bank to a file."""
    with session.open_for_reading() as library:
        questions = library.questions.all()
    chosen = [one for one in questions if category in (None, one.question.category)]
    write_whole(file, BANK_FORMATS[form].render(chosen, question_labels(session.translate)))
    row: Row = {"path": sanitise(str(file)), "format": form, "questions": len(chosen)}
    message = session.translate("CommandLine", "Questions saved to “{file}”: {number}")
    session.write_result(row, lambda: message.format(number=len(chosen), file=file.name))


def question_row(one: BankQuestion) -> Row:
    """Return a question as a row of the output; ``answer`` is what is right, as the exported text has it."""
    question = one.question
    return {
        "id": one.id,
        **attributes(question, "kind", "stem"),
        "options": [attributes(option, "text", "right", "feedback") for option in question.options],
        "pairs": [[pair.left, pair.right] for pair in question.pairs],
        "answer": answer_line(question),
        **attributes(question, "explanation", "source", "name", "category"),
        "origin": one.origin,
    }


for _one in (_import_command, _list_command, _export_command):
    bank_command.add_command(_one)
