"""Hold what a search needs of all texts, read again only when something was written."""

from __future__ import annotations

import json
from dataclasses import dataclass

from reader.core.text.search_folding import SearchFolding
from reader.storage.connection import Connection
from reader.storage.search.cache import SearchCache

_CARDS = (
    "SELECT id, content, title, author, tags, digest, EXISTS (SELECT 1 FROM page WHERE page.text = text.content) "
    "FROM text WHERE removed IS NULL AND edition_of IS NULL "
    "ORDER BY archived IS NOT NULL, opened DESC, added DESC, id DESC"
)


@dataclass(frozen=True, slots=True)
class TextSummary:
    """Hold what is needed of a text; ``heading`` and ``tags`` are folded and loose (`SearchFolding.loosely`).

    ``number`` is that of the text in the index, 0 where it is not in it.
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
    """Hold all texts in the order of the shelf; ``unsearched`` of ``complete`` ones are not in the index yet.

    ``headings`` are those of all of them: most words stand in none.
    """

    all: tuple[TextSummary, ...]
    headings: str
    complete: int
    unsearched: int


class TextCatalogue:
    """Give the cards as they are now."""

    def __init__(self, connection: Connection, folder: SearchFolding) -> None:
        """Read nothing yet."""
        self._connection = connection
        self._folder = folder
        self._stamp: tuple[int, ...] = ()
        self._cards = TextSummaries((), "", 0, 0)

    def cards(self, cache: SearchCache) -> TextSummaries:
        """Return the cards; while nothing is written, which is so while the reader types, they are the same ones."""
        version = self._connection.number("PRAGMA data_version")
        stamp = (self._connection.raw.total_changes, version, cache.count_indexed())
        if stamp != self._stamp:
            self._stamp, self._cards = stamp, self._read(cache)
        return self._cards

    def _read(self, cache: SearchCache) -> TextSummaries:
        indexed = cache.indexed()
        cards = []
        complete = 0
        for identifier, content, title, author, tags, digest, has_pages in self._connection.rows(_CARDS):
            known = indexed.get(content)
            number = known.number if known is not None and known.digest == digest else 0
            heading = self._folder.loose_name(f"{title}\n{author}")
            named = tuple(self._folder.loose_name(tag) for tag in json.loads(tags)) if tags != "[]" else ()
            cards.append(TextSummary(identifier, content, title, author, heading, named, bool(has_pages), number))
            complete += digest is not None
        headings = "\n\n".join(card.heading for card in cards)
        return TextSummaries(tuple(cards), headings, complete, complete - sum(1 for card in cards if card.number))
