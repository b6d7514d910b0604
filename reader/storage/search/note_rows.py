"""Read from rows of the library what notes are found by: those of the reader and those of others have the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reader.core.annotations.searchable_note import SearchableNote, note_text
from reader.core.text.search_folding import SearchFolding
from reader.storage.stored_values import stored_tags

COLUMNS = "id, kind, colour, style, tags, ifnull(section, ''), body, ifnull(exact, ''), orphan"
"""The columns that `searchable_note` reads, of ``annotation`` or ``peer_note``."""


def searchable_note(values: Iterable[Any], folding: SearchFolding) -> SearchableNote:
    """Return what a note is found by, given the values of `COLUMNS`."""
    identifier, kind, colour, style, tags, section, body, exact, orphan = values
    named = stored_tags(tags)
    look = (kind, colour, style)
    text = note_text(body, exact, named)
    return SearchableNote.fold(folding, identifier, *look, named, section, text, orphan=bool(orphan))
