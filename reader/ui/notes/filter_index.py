"""Index the filtered properties of all annotations while the event loop is idle, and evaluate filters on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.filter_query import parse_filter
from reader.storage.library import Library
from reader.storage.repositories.annotation_lists import AnnotationFacts

_BATCH_SIZE = 1_000
"""Facts read at a time between two events: some milliseconds."""

_Combination = tuple[str, int, tuple[str, ...], bool]


class FilterIndex(QObject):
    """An index that returns which annotations of a list match an `AnnotationFilter`.

    Words are searched in each annotation; of kind, colour, tags and orphan there are few combinations, so each is
    evaluated once.
    """

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._facts: dict[str, tuple[str, str, int]] = {}
        self._combinations: dict[_Combination, int] = {}
        self._last_id = ""
        self._ids: Sequence[str] = ()
        self._aligned: tuple[list[str], list[str], list[int]] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)

    def set_ids(self, ids: Sequence[str]) -> None:
        """Set the list of annotation ids."""
        self._ids = ids
        self._aligned = None
        self._timer.start()

    def update(self, annotations: Iterable[str]) -> None:
        """Read the facts of changed annotations."""
        self._add(self._library.annotation_lists.facts_of(annotations))
        self._aligned = None

    def forget(self) -> None:
        """Discard all facts, to be read again when next needed."""
        self._facts.clear()
        self._last_id, self._aligned = "", None

    def chosen(
        self, annotation_filter: AnnotationFilter, headings: Mapping[str, str], among: Sequence[int] | None
    ) -> list[int]:
        """Return the indexes in the list of the annotations that match, limited to ``among`` unless it is None.

        ``headings`` are title and author by text id.
        """
        search_texts, texts, combinations = self._aligned_facts()
        query = parse_filter(annotation_filter.text)
        matches = list(range(len(self._ids)) if among is None else among)
        for word in query.words:
            matches = [index for index in matches if word in search_texts[index]]
        if query.titles:
            allowed = {text for text, heading in headings.items() if query.has_title(heading)}
            matches = [index for index in matches if texts[index] in allowed]
        matching = self._matching_combinations(annotation_filter)
        if len(matching) == len(self._combinations):
            return matches
        return [index for index in matches if combinations[index] in matching]

    def _matching_combinations(self, annotation_filter: AnnotationFilter) -> Collection[int]:
        return {
            number
            for (kind, colour, tags, orphan), number in self._combinations.items()
            if annotation_filter.matches_facts(kind, colour, tags, orphan=orphan)
        }

    def _aligned_facts(self) -> tuple[list[str], list[str], list[int]]:
        while self._timer.isActive():
            self._on_timer_timeout()
        return self._aligned or self._align()

    def _align(self) -> tuple[list[str], list[str], list[int]]:
        missing = [identifier for identifier in self._ids if identifier not in self._facts]
        if missing:
            self._add(self._library.annotation_lists.facts_of(missing))
        deleted = ("", "", -1)  # deleted since the list was read; the list is about to be reloaded
        facts = [self._facts.get(identifier, deleted) for identifier in self._ids]
        self._aligned = ([fact[0] for fact in facts], [fact[1] for fact in facts], [fact[2] for fact in facts])
        return self._aligned

    def _add(self, facts: Iterable[AnnotationFacts]) -> None:
        for fact in facts:
            key = (fact.kind, fact.colour, fact.tags, fact.orphan)
            combination = self._combinations.setdefault(key, len(self._combinations))
            self._facts[fact.id] = (fact.search_text, fact.text, combination)

    @Slot()
    def _on_timer_timeout(self) -> None:
        rows = self._library.annotation_lists.facts(self._last_id, _BATCH_SIZE)
        self._add(rows)
        if rows:
            self._last_id = rows[-1].id
        if len(rows) < _BATCH_SIZE:
            self._timer.stop()
            self._align()
