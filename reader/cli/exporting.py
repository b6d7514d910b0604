"""Export annotations to files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from reader.cli.rows import Row
from reader.cli.session import Session, command
from reader.cli.tables import table
from reader.core.errors import ReaderError
from reader.core.text.text import Text
from reader.exporters.folder import Exported, Folder
from reader.exporters.formats import FORMATS
from reader.exporters.material import Labels, Material
from reader.storage.library import Library
from reader.ui.export_material import export_material


@dataclass(frozen=True, slots=True)
class _Gathering:
    """Hold what the material of every text is made with."""

    library: Library
    session: Session
    labels: Labels
    seconds: dict[str, float]

    def material(self, text: Text) -> Material:
        """Gather one text."""
        return export_material(self.library, text, self.seconds.get(text.id, 0.0), self.session.at, self.labels)


@command("export")
@click.argument("ids", metavar="[ID...]", nargs=-1)
@click.option("--to", "folder", metavar="DIR", required=True, type=click.Path(path_type=Path), help="The folder.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="markdown", show_default=True)
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
def export_command(session: Session, ids: tuple[str, ...], folder: Path, form: str, *, dry_run: bool) -> None:
    """Export the notes of texts, of all texts without ID; a file that was edited is never written over."""
    target = Folder(folder, form, dry_run=dry_run)
    with session.looked_into() as library:
        texts = [library.texts.get(one) for one in dict.fromkeys(ids)] if ids else _oldest_first(library)
        gather = _Gathering(library, session, labels(session), library.ledger.seconds_by_text())
        rows = [_exported(gather, text, target, named=bool(ids)) for text in texts]
    done = [row for row in rows if row is not None]
    session.give(done, lambda: _listed(session, [row for row in done if "error" not in row]))


def labels(session: Session) -> Labels:
    """Give the words that an export adds, in the reader's language."""
    return Labels(
        open=session.translate("Exporting", "open"),
        question=session.translate("Exporting", "question"),
        bookmark=session.translate("Exporting", "bookmark"),
        orphans=session.translate("Exporting", "Passages that are not in this edition"),
    )


def _oldest_first(library: Library) -> list[Text]:
    return sorted((text for text in library.texts.all() if text.complete), key=_age)


def _age(text: Text) -> tuple[object, str]:
    return text.added, text.id


def _exported(gather: _Gathering, text: Text, folder: Folder, *, named: bool) -> Row | None:
    material = gather.material(text)
    if not (named or material.annotations or folder.holds(material)):
        return None
    try:
        return _row(folder.export(material))
    except ReaderError as error:
        return {"path": str(error.path), "error": gather.session.fail(error), "problem": error.problem.value}


def _row(done: Exported) -> Row:
    return {
        "path": str(done.path),
        "added": done.added,
        "updated": done.updated,
        "kept": done.kept,
        "removed": done.removed,
        "conflicts": 0,
        "unchanged": done.unchanged,
        "edited": str(done.edited) if done.edited else None,
    }


def _listed(session: Session, rows: list[Row]) -> str:
    headings = (
        session.translate("CommandLine", "File"),
        session.translate("CommandLine", "Added"),
        session.translate("CommandLine", "Updated"),
        session.translate("CommandLine", "Removed"),
        session.translate("CommandLine", "Unchanged"),
    )
    for row in rows:
        if row["edited"]:
            words = session.translate(
                "CommandLine", "“{file}” was edited and stays as it is; the new export stands beside it as “{beside}”."
            )
            session.tell(words.format(file=Path(str(row["edited"])).name, beside=Path(str(row["path"])).name))
    keys = ("path", "added", "updated", "removed", "unchanged")
    return table(headings, [[row[key] for key in keys] for row in rows], 100)
