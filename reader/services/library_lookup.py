"""Search the library for a word that is looked up: the reader's own notes first, then the texts."""

from __future__ import annotations

from reader.core.annotations.query import SearchScope, as_phrase
from reader.storage.library import Library
from reader.storage.search.hits import Hit

MAX_HITS = 200
"""Hits that are counted at most."""


def search_phrase(library: Library, words: str, limit: int = MAX_HITS) -> list[Hit]:
    """Return the places where the words occur as a phrase, those in notes first."""
    phrase = as_phrase(words)
    if not phrase:
        return []
    notes = library.index.search(phrase, SearchScope.NOTES, limit)
    return notes + library.index.search(phrase, SearchScope.TEXTS, limit - len(notes))


def search_texts(library: Library, words: str, limit: int = MAX_HITS) -> list[Hit]:
    """Return the places in texts where the words occur as a phrase."""
    phrase = as_phrase(words)
    return library.index.search(phrase, SearchScope.TEXTS, limit) if phrase else []


def index_pending(library: Library) -> None:
    """Index the texts that are not searchable yet, however long that takes."""
    for text in library.index.pending():
        library.index.index_text(text)
