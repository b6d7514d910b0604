"""Remove annotations, take steps back and do them again."""

from __future__ import annotations

import click

from reader.cli.json_rows import changes_row
from reader.cli.session import Session, command
from reader.core.annotations.operations import remove
from reader.core.changes import Changes


@command("remove")
@click.argument("annotation")
def remove_command(session: Session, annotation: str) -> None:
    """Remove an annotation; undo brings the same one back."""
    with session.opened() as library:
        changes = library.commit(remove((library.annotations.get(annotation),), session.at))
    _give(session, changes)


@command("undo")
def undo_command(session: Session) -> None:
    """Take back the last step."""
    with session.opened() as library:
        changes = library.undo(session.at)
    _give(session, changes)


@command("redo")
def redo_command(session: Session) -> None:
    """Do again the step that was taken back last."""
    with session.opened() as library:
        changes = library.redo(session.at)
    _give(session, changes)


def _give(session: Session, changes: Changes) -> None:
    session.give(changes_row(changes), lambda: _told(session, changes))


def _told(session: Session, changes: Changes) -> str:
    return session.translate("CommandLine", "Things changed: {number}").format(number=changes.changed)
