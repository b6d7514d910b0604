"""Build the repositories of a library, each when it is first needed, so that the program starts without them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.storage.study_repositories import StudyRepositories

if TYPE_CHECKING:
    from reader.storage.connection import Connection
    from reader.storage.originals import Originals
    from reader.storage.repositories.annotation_lists import AnnotationLists
    from reader.storage.repositories.bibliographies import Bibliographies
    from reader.storage.repositories.clock_doubts import ClockDoubts
    from reader.storage.repositories.coverage import Coverage
    from reader.storage.repositories.dictionaries import Dictionaries
    from reader.storage.repositories.editions import Editions
    from reader.storage.repositories.filing import TextFiling
    from reader.storage.repositories.last_exports import LastExports
    from reader.storage.repositories.ledger import Ledger
    from reader.storage.repositories.outlines import Outlines
    from reader.storage.repositories.placeholder_texts import PlaceholderTexts
    from reader.storage.repositories.plans import Plans
    from reader.storage.repositories.preferences import StoredPreferences
    from reader.storage.repositories.roadmap import StoredRoadmap
    from reader.storage.repositories.speed import SpeedSamples
    from reader.storage.repositories.text_words import TextWords
    from reader.storage.repositories.texts import Texts
    from reader.storage.repositories.topics import Topics
    from reader.storage.search.index import SearchIndex
    from reader.storage.sync_rows.library_sync import LibrarySync


class LibraryRepositories(StudyRepositories):
    """All repositories over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Set the connection."""
        super().__init__(connection)
        self._index: SearchIndex | None = None

    @property
    def path(self) -> Path | None:
        """Return the path of the file; None in memory."""
        return self._connection.path

    @property
    def read_only(self) -> bool:
        """Return whether the library can only be read."""
        return self._connection.read_only

    @cached_property
    def texts(self) -> Texts:
        """Return the texts."""
        from reader.storage.repositories.texts import Texts

        return Texts(self._connection, self._journal)

    @cached_property
    def bibliographies(self) -> Bibliographies:
        """Return the bibliographic data of the texts."""
        from reader.storage.repositories.bibliographies import Bibliographies

        return Bibliographies(self._connection)

    @cached_property
    def words(self) -> TextWords:
        """Return the words of the texts, as they travel to other machines."""
        from reader.storage.repositories.text_words import TextWords

        return TextWords(self._connection, self._journal, self.texts)

    @cached_property
    def placeholders(self) -> PlaceholderTexts:
        """Return the texts that notes wait for."""
        from reader.storage.repositories.placeholder_texts import PlaceholderTexts

        return PlaceholderTexts(self._connection, self.texts)

    @cached_property
    def annotation_lists(self) -> AnnotationLists:
        """Return the annotations of all texts, as lists of them."""
        from reader.storage.repositories.annotation_lists import AnnotationLists

        return AnnotationLists(self._connection)

    @cached_property
    def outlines(self) -> Outlines:
        """Return the contents of the texts."""
        from reader.storage.repositories.outlines import Outlines

        return Outlines(self._connection)

    @cached_property
    def plans(self) -> Plans:
        """Return the plans and the rest days."""
        from reader.storage.repositories.plans import Plans

        return Plans(self._connection, self._journal)

    @cached_property
    def ledger(self) -> Ledger:
        """Return the ledger of the minutes."""
        from reader.storage.repositories.ledger import Ledger

        return Ledger(self._connection, self._journal, self.plans)

    @cached_property
    def filing(self) -> TextFiling:
        """Return how the texts are filed."""
        from reader.storage.repositories.filing import TextFiling

        return TextFiling(self._connection, self._journal, self.texts)

    @cached_property
    def roadmap(self) -> StoredRoadmap:
        """Return the roadmap."""
        from reader.storage.repositories.roadmap import StoredRoadmap

        return StoredRoadmap(self._connection, self._journal)

    @cached_property
    def topics(self) -> Topics:
        """Return the topics."""
        from reader.storage.repositories.topics import Topics

        return Topics(self._connection, self._journal)

    @cached_property
    def coverage(self) -> Coverage:
        """Return which ranges of the texts were read."""
        from reader.storage.repositories.coverage import Coverage

        return Coverage(self._connection)

    @cached_property
    def editions(self) -> Editions:
        """Return the editions of the texts."""
        from reader.storage.repositories.editions import Editions

        return Editions(self._connection, self._journal, self.texts, self.annotations)

    @cached_property
    def speed(self) -> SpeedSamples:
        """Return the samples of the speed of reading."""
        from reader.storage.repositories.speed import SpeedSamples

        return SpeedSamples(self._connection)

    @cached_property
    def preferences(self) -> StoredPreferences:
        """Return the stored preferences."""
        from reader.storage.repositories.preferences import StoredPreferences

        return StoredPreferences(self._connection)

    @cached_property
    def dictionaries(self) -> Dictionaries:
        """Return the dictionaries that are stored next to the library."""
        from reader.storage.repositories.dictionaries import Dictionaries

        return Dictionaries(self.path, self.preferences, read_only=self.read_only)

    @cached_property
    def originals(self) -> Originals:
        """Return the copies of PDFs that are kept next to the library."""
        from reader.storage.originals import Originals

        return Originals(self.path, self._connection)

    @cached_property
    def exports(self) -> LastExports:
        """Return what was exported last."""
        from reader.storage.repositories.last_exports import LastExports

        return LastExports(self._connection)

    @cached_property
    def sync(self) -> LibrarySync:
        """Return what the library gives to the reader's other machines, and takes from them."""
        from reader.storage.sync_rows.library_sync import LibrarySync

        return LibrarySync(self._connection, self._journal, self.annotations)

    @cached_property
    def clock_doubts(self) -> ClockDoubts:
        """Return the doubts about the clock."""
        from reader.storage.repositories.clock_doubts import ClockDoubts

        return ClockDoubts(self.preferences)

    @property
    def index(self) -> SearchIndex:
        """Return the search index."""
        from reader.storage.search.index import SearchIndex

        if self._index is None:
            self._index = SearchIndex(self._connection)
        return self._index

    def close_index(self) -> None:
        """Close the search index, if it was needed."""
        if self._index is not None:
            self._index.close()
