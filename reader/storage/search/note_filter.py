"""Find the notes that match a filter in steps, so that a window with many notes does not stand still."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.query import SearchQuery
from reader.core.annotations.searchable_note import SearchableNote
from reader.storage.search.note_text_index import NoteTextIndex

_MATCHED_AT_ONCE = 2_000
"""How many notes a step looks at: some milliseconds."""


class NoteFilter:
    """A filter at work; ``matching`` holds the ids of the notes that match as far as it has come."""

    def __init__(
        self,
        notes: NoteTextIndex,
        annotation_filter: AnnotationFilter,
        query: SearchQuery,
        texts_with_title: Callable[[], Iterable[str]],
        preparation: Iterable[None],
    ) -> None:
        """Set up the filter; ``texts_with_title`` returns the texts with notes that match by their titles.

        ``preparation`` is made before that, in steps.
        """
        self._preparation = preparation
        self._notes = notes
        self._filter = annotation_filter
        self._query = query
        self._texts_with_title = texts_with_title
        self._steps = self._run()
        self.matching: set[str] = set()

    def step(self) -> bool:
        """Run the filter for a few milliseconds, and return whether there is more to do."""
        return next(self._steps, True) is None

    def _run(self) -> Iterator[None]:
        yield from self._notes.refresh()
        yield from self._preparation
        notes: list[SearchableNote] = []
        for text in list(self._texts_with_title()):
            notes += self._notes.of_text(text)
            if len(notes) >= _MATCHED_AT_ONCE:
                self._match(notes)
                notes = []
                yield
        self._match(notes)

    def _match(self, notes: list[SearchableNote]) -> None:
        self.matching.update(note.id for note in self._filter.matching(notes, self._query))
