"""Remove annotations, undo and redo."""

from __future__ import annotations

import click

from reader.cli.json_rows import attributes
from reader.cli.session import Session, command
from reader.core.annotations.operations import remove
from reader.core.changes import Changes


@command("remove")
@click.argument("annotation")
def remove_command(session: Session, annotation: str) -> None:
    """Remove an annotation; this can be undone."""
    with session.open_for_writing() as library:
        changes = library.commit(remove((library.annotations.get(annotation),), session.at))
    _write(session, changes)


@command("undo")
def undo_command(session: Session) -> None:
    """Undo the last step."""
    with session.open_for_writing() as library:
        changes = library.undo(session.at)
    _write(session, changes)


@command("redo")
def redo_command(session: Session) -> None:
    """Redo the last step that was undone."""
    with session.open_for_writing() as library:
        changes = library.redo(session.at)
    _write(session, changes)


def _write(session: Session, changes: Changes) -> None:
    session.write_result(attributes(changes, "operation", "changed"), lambda: _message(session, changes))


def _message(session: Session, changes: Changes) -> str:
    return session.translate("CommandLine", "Changes: {number}").format(number=changes.changed)
