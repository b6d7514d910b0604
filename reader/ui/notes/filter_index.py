"""Hold what the annotations of all texts are filtered by, gathered in free moments, and find among it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from reader.storage.library import Library
from reader.storage.repositories.annotation_lists import AnnotationFacts
from reader.ui.annotations.annotation_filter import AnnotationFilter
from reader.ui.annotations.filter_query import parse_filter

_AT_ONCE = 1_000
"""Facts read in one go between two events: some milliseconds."""

_Case = tuple[str, int, tuple[str, ...], bool]


class FilterIndex(QObject):
    """Answer which of a list's annotations a `AnnotationFilter` has.

    Words are looked for one annotation after the other; in kind, colour and tags few differ, so that each case is
    judged once.
    """

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._facts: dict[str, tuple[str, str, int]] = {}
        self._cases: dict[_Case, int] = {}
        self._to = ""
        self._ids: Sequence[str] = ()
        self._aligned: tuple[list[str], list[str], list[int]] | None = None
        self._gathering = QTimer(self, interval=0)
        self._gathering.timeout.connect(self._on_gathering_timeout)

    def take(self, ids: Sequence[str]) -> None:
        """Be ready to find among these."""
        self._ids = ids
        self._aligned = None
        self._gathering.start()

    def learn(self, annotations: Iterable[str]) -> None:
        """Read the facts of annotations that have changed."""
        self._know(self._library.annotation_lists.facts_of(annotations))
        self._aligned = None

    def forget(self) -> None:
        """Read everything anew when it is next needed."""
        self._facts.clear()
        self._to, self._aligned = "", None

    def chosen(
        self, selection: AnnotationFilter, headings: Mapping[str, str], among: Sequence[int] | None
    ) -> list[int]:
        """Return the places in the list of those that are chosen; ``among`` only, where it is given.

        ``headings`` has the title and author of each text.
        """
        stocks, texts, cases = self._in_order()
        typed = parse_filter(selection.words)
        kept = list(range(len(self._ids)) if among is None else among)
        for word in typed.words:
            kept = [place for place in kept if word in stocks[place]]
        if typed.titles:
            allowed = {text for text, heading in headings.items() if typed.has_title(heading)}
            kept = [place for place in kept if texts[place] in allowed]
        fitting = self._fitting(selection)
        return kept if len(fitting) == len(self._cases) else [place for place in kept if cases[place] in fitting]

    def _fitting(self, selection: AnnotationFilter) -> Collection[int]:
        return {
            number
            for (kind, colour, tags, orphan), number in self._cases.items()
            if selection.has_facts(kind, colour, tags, orphan=orphan)
        }

    def _in_order(self) -> tuple[list[str], list[str], list[int]]:
        while self._gathering.isActive():
            self._on_gathering_timeout()
        return self._aligned or self._align()

    def _align(self) -> tuple[list[str], list[str], list[int]]:
        missing = [one for one in self._ids if one not in self._facts]
        if missing:
            self._know(self._library.annotation_lists.facts_of(missing))
        nothing = ("", "", -1)  # deleted since the list was read, which is about to be read again
        facts = [self._facts.get(one, nothing) for one in self._ids]
        self._aligned = ([fact[0] for fact in facts], [fact[1] for fact in facts], [fact[2] for fact in facts])
        return self._aligned

    def _know(self, facts: Iterable[AnnotationFacts]) -> None:
        for one in facts:
            case = self._cases.setdefault((one.kind, one.colour, one.tags, one.orphan), len(self._cases))
            self._facts[one.id] = (one.search_text, one.text, case)

    @Slot()
    def _on_gathering_timeout(self) -> None:
        rows = self._library.annotation_lists.facts(self._to, _AT_ONCE)
        self._know(rows)
        if rows:
            self._to = rows[-1].id
        if len(rows) < _AT_ONCE:
            self._gathering.stop()
            self._align()
