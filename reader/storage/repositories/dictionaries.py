"""Store the reader's dictionaries next to the library, in the reader's order, each enabled or disabled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from reader.core.errors import Problem, ReaderError
from reader.core.ids import new_id
from reader.core.lookup.entries import DictionaryHeader, FoundEntry
from reader.storage.repositories.dictionary_file import (
    SUFFIX,
    DictionaryFile,
    DictionaryInfo,
    DictionaryWriter,
    info_at,
)

if TYPE_CHECKING:
    from reader.core.lookup.headword_keys import HeadwordKeys
    from reader.storage.repositories.preferences import Json, StoredPreferences

_PREFERENCE = "dictionaries"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class InstalledDictionary:
    """A dictionary of the library; ``info`` is None if its file is damaged, its ``name`` is known even then."""

    id: str
    name: str
    is_on: bool
    info: DictionaryInfo | None


class Dictionaries:
    """The dictionaries of a library: which are used for look-ups, and in which order."""

    def __init__(self, library: Path | None, preferences: StoredPreferences, *, read_only: bool = False) -> None:
        """Set the folder next to the library file; a library in memory has no dictionaries."""
        self._folder = None if library is None else _folder_of(library)
        self._preferences = preferences
        self._read_only = read_only

    def all(self) -> tuple[InstalledDictionary, ...]:
        """Return all dictionaries in the reader's order; those without a stored position come last."""
        stored = self._stored()
        found = {path.stem: path for path in self._files()}
        order = [identifier for identifier in stored if identifier in found] + [
            identifier for identifier in sorted(found) if identifier not in stored
        ]
        return tuple(_read_dictionary(found[identifier], *stored.get(identifier, (True, ""))) for identifier in order)

    def named(self, name: str) -> InstalledDictionary:
        """Return the dictionary with a name or an id; raises ReaderError DICTIONARY_ABSENT."""
        for dictionary in self.all():
            if name in {dictionary.id, dictionary.name} or dictionary.name.casefold() == name.casefold():
                return dictionary
        raise ReaderError(Problem.DICTIONARY_ABSENT, dictionary=name)

    def arrange(self, order: Iterable[tuple[str, bool]]) -> None:
        """Store the order of the dictionaries, by id, and which are on."""
        names = {dictionary.id: dictionary.name for dictionary in self.all()}
        rows: list[Json] = [
            [dictionary_id, is_on, names[dictionary_id]] for dictionary_id, is_on in order if dictionary_id in names
        ]
        self._preferences.set(_PREFERENCE, rows)

    def remove(self, identifier: str) -> None:
        """Delete a dictionary from the library; the file that it was imported from is untouched.

        Raises ReaderError DICTIONARY_ABSENT, or LIBRARY_IO if its file cannot be deleted.
        """
        self._refuse_read_only()
        path = next((file for file in self._files() if file.stem == identifier), None)
        if path is None:
            raise ReaderError(Problem.DICTIONARY_ABSENT, dictionary=identifier)
        try:
            path.unlink()
        except OSError as error:
            raise ReaderError(Problem.LIBRARY_IO, path, reason=str(error)) from error
        self.arrange((dictionary.id, dictionary.is_on) for dictionary in self.all())

    def shelf(self, keys: HeadwordKeys, now: datetime) -> DictionaryStore:
        """Return what imports dictionaries, in any thread. Raises ReaderError LIBRARY_READ_ONLY."""
        self._refuse_read_only()
        assert self._folder is not None
        existing = {dictionary.info.digest: dictionary.name for dictionary in self.all() if dictionary.info is not None}
        return DictionaryStore(self._folder, existing, keys, now)

    def store_order(self) -> None:
        """Store the current order of all dictionaries, with their names."""
        self.arrange((dictionary.id, dictionary.is_on) for dictionary in self.all())

    def open_enabled(self, keys: HeadwordKeys) -> OpenDictionaries:
        """Open the dictionaries that are on; the caller closes them after the look-up."""
        files = {path.stem: path for path in self._files()}
        return OpenDictionaries([files[dictionary.id] for dictionary in self.all() if dictionary.is_on], keys)

    def _refuse_read_only(self) -> None:
        if self._read_only or self._folder is None:
            raise ReaderError(Problem.LIBRARY_READ_ONLY, self._folder)

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob(f"*{SUFFIX}")) if self._folder is not None and self._folder.is_dir() else []

    def _stored(self) -> dict[str, tuple[bool, str]]:
        rows = self._preferences.get(_PREFERENCE)
        stored: dict[str, tuple[bool, str]] = {}
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, list) and len(row) == 3 and isinstance(row[0], str):
                stored[row[0]] = (bool(row[1]), str(row[2]))
        return stored


@dataclass(frozen=True, slots=True)
class DictionaryStore:
    """Import dictionaries, in any thread; ``existing`` maps the digests of those already present to their names."""

    folder: Path
    existing: dict[str, str]
    keys: HeadwordKeys
    now: datetime

    def begin(self, head: DictionaryHeader) -> DictionaryWriter:
        """Begin a dictionary. Raises ReaderError DICTIONARY_THERE (``dictionary``) or LIBRARY_*."""
        if head.digest in self.existing:
            raise ReaderError(Problem.DICTIONARY_THERE, dictionary=self.existing[head.digest])
        try:
            return DictionaryWriter(self.folder, new_id(self.now), head, self.keys)
        except OSError as error:
            raise ReaderError(Problem.LIBRARY_IO, self.folder, reason=str(error)) from error


class OpenDictionaries:
    """Look words up in several dictionaries; ``damaged`` lists the names of the files that could not be read."""

    def __init__(self, paths: Sequence[Path], keys: HeadwordKeys) -> None:
        """Open the files in order; damaged ones are skipped and recorded."""
        self._keys = keys
        self._files: list[tuple[str, DictionaryFile]] = []
        self.damaged: list[str] = []
        for path in paths:
            self._open(path)

    def __enter__(self) -> Self:
        """Return this object."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the files."""
        self.close()

    def __len__(self) -> int:
        """Return the number of open dictionaries."""
        return len(self._files)

    def close(self) -> None:
        """Close the files."""
        for _name, file in self._files:
            file.close()
        self._files = []

    def known(self, words: Sequence[str]) -> frozenset[str]:
        """Return those of ``words`` that are headwords, in any form."""
        results = self._each(lambda file: self._known_in(file, words))
        return frozenset(word for _name, found in results for word in found)

    def entries(self, word: str) -> list[FoundEntry]:
        """Return the entries of all dictionaries for a headword, in the reader's order."""
        results = self._each(lambda file: file.entries(self._keys.key(word, file.key_version), word))
        return [FoundEntry(name, entry) for name, entries in results for entry in entries]

    def beginning(self, word: str, limit: int) -> list[str]:
        """Return headwords that begin with ``word``, from all dictionaries."""
        if not self._keys.key(word):
            return []
        words = {
            headword
            for _name, headwords in self._each(
                lambda file: file.beginning(self._keys.key(word, file.key_version), limit)
            )
            for headword in headwords
        }
        return sorted(words, key=self._keys.key)[:limit]

    def _open(self, path: Path) -> None:
        try:
            file = DictionaryFile(path)
        except ReaderError:
            self.damaged.append(path.stem)
            return
        try:
            self._files.append((file.info().name, file))
        except ReaderError:
            file.close()
            self.damaged.append(path.stem)

    def _known_in(self, file: DictionaryFile, words: Sequence[str]) -> list[str]:
        keys = {word: self._keys.key(word, file.key_version) for word in words}
        found = file.known(sorted(set(keys.values()) - {""}))
        return [word for word, key in keys.items() if key in found]

    def _each(self, query: Callable[[DictionaryFile], T]) -> list[tuple[str, T]]:
        """Query each dictionary; one that turns out to be damaged is closed and skipped from then on."""
        results = []
        for name, file in list(self._files):
            try:
                results.append((name, query(file)))
            except ReaderError:
                file.close()
                self._files.remove((name, file))
                self.damaged.append(file.path.stem)
        return results


def _folder_of(library: Path) -> Path:
    return library.with_name("dictionaries" if library.name == "library.db" else f"{library.stem}.dictionaries")


def _read_dictionary(path: Path, is_on: bool, name: str) -> InstalledDictionary:
    try:
        card = info_at(path)
    except ReaderError:
        return InstalledDictionary(path.stem, name or path.stem, is_on, None)
    return InstalledDictionary(path.stem, card.name, is_on, card)
