"""Search texts and notes."""

from __future__ import annotations

import click

from reader.cli.json_rows import hit_row
from reader.cli.session import Session, command
from reader.core.annotations.query import SearchScope
from reader.core.text.sanitise import sanitise
from reader.services.library_lookup import index_pending
from reader.services.study.peer_reading import search_peer_notes
from reader.storage.search.hits import Hit

_BEFORE = 12
"""Code points shown before the match."""


@command("search")
@click.argument("query")
@click.option("--in", "where", type=click.Choice([*map(str, SearchScope)]), default="all", show_default=True)
@click.option(
    "--limit", type=click.IntRange(min=0), default=100, show_default=True, help="The maximum number of results."
)
def search_command(session: Session, query: str, where: str, limit: int) -> None:
    """Search texts and notes for any words. Others’ notes are found only with --in peers."""
    with session.open_for_reading() as library:
        if where == SearchScope.PEERS:
            hits = search_peer_notes(library, sanitise(query), limit)
        else:
            index_pending(library)
            hits = library.index.search(sanitise(query), SearchScope(where), limit)
    session.write_result([hit_row(hit) for hit in hits], lambda: _table(session, hits))


def _table(session: Session, hits: list[Hit]) -> str:
    rows = [{"title": hit.title, "place": hit.start, "excerpt": _excerpt(hit)} for hit in hits]
    return session.table(rows, "title", "place", "excerpt", widest=72)


def _excerpt(hit: Hit) -> str:
    """Return the excerpt from shortly before the match, so that a narrow table shows it."""
    start = max(0, hit.marks[0][0] - _BEFORE) if hit.marks else 0
    return f"…{hit.excerpt[start:]}" if start else hit.excerpt
