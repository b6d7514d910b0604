"""Fill the disk of a library, and make room again."""

from __future__ import annotations

from reader.core.errors import ReaderError
from reader.storage.library import Library


def set_room(library: Library, pages: int) -> None:
    """Let the library file grow by this many pages at most."""
    raw = library._connection.raw
    count = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count = {count + pages}")


def fill_up(library: Library) -> None:
    """Let the file grow no more, and use what room is left inside the pages that are there."""
    set_room(library, 0)
    for size in (4000, 400, 40):
        try:
            for number in range(500):
                library.preferences.set(f"filler {size} {number}", "x" * size)
        except ReaderError:
            continue
