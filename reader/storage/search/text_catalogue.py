"""Cache what a search needs to know of all texts; it is read again only after a write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.annotations.query import folded_heading
from reader.core.text.search_folding import SearchFolding
from reader.storage.connection import Connection
from reader.storage.search.cache import SearchCache
from reader.storage.stored_values import stored_tags

_AT_ONCE = 1_000
"""How many texts are folded in a step: some milliseconds."""

_SUMMARIES = (
    "SELECT id, content, title, author, tags, digest, EXISTS (SELECT 1 FROM page WHERE page.text = text.content) "
    "FROM text WHERE removed IS NULL AND edition_of IS NULL "
    "ORDER BY archived IS NOT NULL, opened DESC, added DESC, id DESC"
)


@dataclass(frozen=True, slots=True)
class TextSummary:
    """What a search needs of a text; ``heading`` and ``tags`` are folded and loose (`SearchFolding.fold_name`).

    ``number`` is the text's number in the index, 0 if it is not indexed.
    """

    id: str
    content: str
    title: str
    author: str
    heading: str
    tags: tuple[str, ...]
    has_pages: bool
    number: int


@dataclass(frozen=True, slots=True)
class TextSummaries:
    """All texts in shelf order; ``unsearched`` of the ``complete`` ones are not indexed yet.

    ``headings`` joins the headings of all of them: most search terms occur in none.
    """

    all: tuple[TextSummary, ...]
    headings: str
    complete: int
    unsearched: int


class TextCatalogue:
    """The current summaries of all texts."""

    def __init__(self, connection: Connection, folding: SearchFolding) -> None:
        """Set the connection; nothing is read yet."""
        self._connection = connection
        self._folding = folding
        self._stamp: tuple[int, ...] = ()
        self._summaries = TextSummaries((), "", 0, 0)
        self._names: dict[tuple[str, str, str], tuple[str, tuple[str, ...]]] = {}

    def summaries(self, cache: SearchCache) -> TextSummaries:
        """Return the summaries; the same object as long as nothing is written, as while the reader types."""
        for _step in self.refresh(cache):
            pass
        return self._summaries

    def refresh(self, cache: SearchCache) -> Iterator[None]:
        """Bring the summaries up to date in steps; titles and tags that were folded before are not folded again."""
        version = self._connection.number("PRAGMA data_version")
        stamp = (self._connection.raw.total_changes, version, cache.count_indexed())
        if stamp == self._stamp:
            return
        rows, indexed = self._connection.rows(_SUMMARIES), cache.indexed()
        yield
        summaries: list[TextSummary] = []
        names: dict[tuple[str, str, str], tuple[str, tuple[str, ...]]] = {}
        for begin in range(0, len(rows), _AT_ONCE):
            for identifier, content, title, author, tags, digest, has_pages in rows[begin : begin + _AT_ONCE]:
                known = indexed.get(content)
                number = known.number if known is not None and known.digest == digest else 0
                key = title, author, tags
                names[key] = heading, named = self._names.get(key) or self._folded(*key)
                named_so = (identifier, content, title, author, heading, named)
                summaries.append(TextSummary(*named_so, bool(has_pages), number))
            yield
        self._names = names
        complete = sum(1 for row in rows if row["digest"] is not None)
        headings = "\n\n".join(summary.heading for summary in summaries)
        unsearched = complete - sum(1 for summary in summaries if summary.number)
        self._stamp, self._summaries = stamp, TextSummaries(tuple(summaries), headings, complete, unsearched)

    def _folded(self, title: str, author: str, tags: str) -> tuple[str, tuple[str, ...]]:
        named = tuple(self._folding.fold_name(tag) for tag in stored_tags(tags))
        return folded_heading(title, author, self._folding), named
