"""List the texts of the library and their sections, and show a text."""

from __future__ import annotations

from dataclasses import asdict

import click

from reader.cli.commands.file import TRACKS, filing_row, parse_track
from reader.cli.json_rows import Row, text_row, time_text
from reader.cli.session import Session, command
from reader.core.errors import Problem, ReaderError
from reader.core.text.citation_properties import citation_properties
from reader.core.text.model import Text
from reader.storage.library import Library


@command("list")
@click.option("--track", type=TRACKS, help="Only those on this track; none: without a track.")
@click.option("--tag", help="Only those with this tag.")
@click.option("--archived", is_flag=True, help="Only archived texts (default: all texts).")
def list_command(session: Session, track: str | None, tag: str | None, *, archived: bool) -> None:
    """List the texts, most recently opened first."""
    with session.open_for_reading() as library:
        texts = [
            text
            for text in library.texts.all()
            if text.complete
            and (track is None or text.filing.track is parse_track(track))
            and (tag is None or tag.lstrip("#") in text.filing.tags)
            and (not archived or text.filing.archived is not None)
        ]
        rows = _rows(library, texts, session)
    session.write_result(rows, lambda: _table(session, rows))


@command("outline")
@click.argument("id_", metavar="ID")
def outline_command(session: Session, id_: str) -> None:
    """List the sections of a text."""
    with session.open_for_reading() as library:
        sections = library.texts.view(library.texts.get(id_).id).outline()
    rows = [asdict(section) for section in sections]
    session.write_result(
        rows, lambda: "\n".join(f"{'  ' * (section.level - 1)}{section.title}" for section in sections)
    )


@command("text")
@click.argument("id_", metavar="ID")
@click.option("--start", type=click.IntRange(min=0), default=0, help="The first code point.")
@click.option("--end", type=click.IntRange(min=0), help="The code point after the last one.")
def text_command(session: Session, id_: str, start: int, end: int | None) -> None:
    """Show the text, or the part from --start up to --end."""
    with session.open_for_reading() as library:
        text = library.texts.get(id_)
        last = text.characters if end is None else end
        if not start <= last <= text.characters:
            raise ReaderError(Problem.RANGE_OUTSIDE, start=start, end=last, characters=text.characters)
        content = library.texts.view(text.id).slice(start, last)
    session.write_result({"id": text.id, "start": start, "end": last, "text": content}, lambda: content)


def _rows(library: Library, texts: list[Text], session: Session) -> list[Row]:
    covered, seconds = library.coverage.totals(), library.ledger.seconds_by_text()
    annotations, known = library.annotations.counts(), library.bibliographies.all()
    return [
        text_row(text)
        | {
            "covered": covered.get(text.id, 0),
            "minutes": round(seconds.get(text.id, 0.0) / 60, 2),
            "annotations": annotations.get(text.id, 0),
            "added": time_text(text.added, session.at),
        }
        | filing_row(text, session.at)
        | ({"bibliography": citation_properties(known[text.id])} if text.id in known else {})
        for text in texts
    ]


def _table(session: Session, rows: list[Row]) -> str:
    if not rows:
        return session.translate("CommandLine", "No texts yet. Add one with: onehour add FILE")
    return session.table(rows, "id", "title", "author", "characters", "minutes", "annotations", "track")
