"""Show the groups that the reader studies in, and keep the name that others see and the roster."""

from __future__ import annotations

from dataclasses import replace

import click

from reader.cli.commands.rota import parse_names
from reader.cli.json_rows import Row
from reader.cli.parsed_param import ParsedParam
from reader.cli.session import Session, command
from reader.core.study.exchange import clean_name
from reader.core.study.groups import StudyGroup
from reader.storage.library import Library

_ROSTER = ParsedParam("roster", parse_names, "names nobody")


@command("group")
@click.argument("group", metavar="[NAME]", required=False)
@click.option("--name", metavar="NAME", help="The name that the others in the group see.")
@click.option("--roster", type=_ROSTER, metavar="A,B,…", help="The members, in the order of the board and of meetings.")
def group_command(session: Session, *, group: str | None, name: str | None, roster: tuple[str, ...] | None) -> None:
    """Show all groups, or show or change the group NAME; a new name creates a group.

    The same name always means the same group. Removing a name from the roster erases nothing that was shared.
    """
    changes = name is not None or roster is not None
    if group is None and changes:
        raise click.UsageError("Say which group.")
    with session.open_for_writing() if changes else session.open_for_reading() as library:
        if group is None:
            rows = [_row(library, one) for one in library.study_groups.all()]
        else:
            if changes:
                library.study_groups.change(_changed(library, group, name, roster), session.at)
            rows = [_row(library, library.study_groups.get(group))]
    session.write_result(rows[0] if group is not None else rows, lambda: _table(session, rows))


def _changed(library: Library, group: str, name: str | None, roster: tuple[str, ...] | None) -> StudyGroup:
    present = library.study_groups.named(group)
    if name is not None:
        present = replace(present, display_name=clean_name(name))
    if roster is not None:
        present = replace(present, roster=tuple(dict.fromkeys(filter(None, map(clean_name, roster)))))
    return present


def _row(library: Library, group: StudyGroup) -> Row:
    return {
        "id": group.id,
        "group": group.name,
        "name": group.display_name or None,
        "roster": list(group.roster),
        "people": [{"id": person.id, "name": person.name} for person in library.study_groups.people(group.id)],
    }


def _table(session: Session, rows: list[Row]) -> str:
    return session.table(rows, "group", "name", "roster")
