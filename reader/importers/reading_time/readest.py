"""Read ``statistics.json`` in the backup of Readest: books, and the pages of each with their times.

Source: https://github.com/readest/readest, apps/readest-app/src/services/backupService.ts.
"""

from __future__ import annotations

from collections.abc import Mapping

from reader.core.activity.foreign_time import ForeignTime
from reader.core.strict_json import Json
from reader.importers.reading_time.koreader import MOST_PAGES, page_times


def is_readest(value: Json) -> bool:
    """Return whether this is such a file."""
    return isinstance(value, dict) and isinstance(value.get("books"), list) and isinstance(value.get("events"), list)


def read_readest(value: Json) -> ForeignTime:
    """Return the pages with their times."""
    assert isinstance(value, dict)
    books = {_key(book): (book.get("title"), book.get("authors")) for book in _objects(value["books"])}
    events = _objects(value["events"])[:MOST_PAGES]
    rows = [(_key(event), event.get("startTime"), event.get("duration")) for event in events]
    return page_times("Readest", rows, books.get)


def _key(fields: Mapping[str, Json]) -> str:
    return str(fields.get("bookMd5"))


def _objects(value: Json) -> list[dict[str, Json]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
