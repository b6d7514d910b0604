"""File texts: set their track, whether they are required, their tags, and whether they are archived."""

from __future__ import annotations

from datetime import datetime

import click

from reader.cli.json_rows import Row, text_row, time_text
from reader.cli.session import Session, command
from reader.core.text.filing import FilingChange, Track
from reader.core.text.model import Text
from reader.core.text.sanitise import sanitise

_NONE = "none"
TRACKS = click.Choice([track.value or _NONE for track in Track])


@command("file")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--track", type=TRACKS, help="The track to move them to.")
@click.option("--required/--chosen", default=None, help="Whether they are required reading or your own choice.")
@click.option("--tag", "tags", multiple=True, help="A tag to add; can be repeated.")
@click.option("--untag", "untags", multiple=True, help="A tag to remove; can be repeated.")
@click.option("--archive/--unarchive", "archived", default=None, help="Archive or unarchive them.")
def file_command(
    session: Session,
    ids: tuple[str, ...],
    *,
    track: str | None,
    required: bool | None,
    tags: tuple[str, ...],
    untags: tuple[str, ...],
    archived: bool | None,
) -> None:
    """Change the track, tags or archiving of texts in one step that can be undone."""
    change = FilingChange(
        track=None if track is None else parse_track(track),
        required=required,
        added=tuple(map(sanitise, tags)),
        removed=tuple(map(sanitise, untags)),
        archived=archived,
    )
    if change == FilingChange():
        raise click.UsageError("Say how: --track, --required, --tag, --untag or --archive.")
    with session.open_for_writing() as library:
        texts = [library.texts.get(one).id for one in ids]
        library.filing.file(texts, change, session.at)
        filed = {text.id: text for text in library.texts.some(texts)}
    rows = [text_row(filed[text]) | filing_row(filed[text], session.at) for text in dict.fromkeys(texts)]
    session.write_result(rows, lambda: session.table(rows, "id", "title", "track", "tags", widest=40))


def parse_track(name: str) -> Track:
    """Return the track with this name on the command line."""
    return Track.NONE if name == _NONE else Track(name)


def filing_row(text: Text, at: datetime) -> Row:
    """Return the filing of a text as JSON values; ``archived`` is the time it was archived at, or null."""
    filing = text.filing
    return {
        "track": filing.track.value,
        "required": filing.required,
        "tags": list(filing.tags),
        "archived": None if filing.archived is None else time_text(filing.archived, at),
    }
