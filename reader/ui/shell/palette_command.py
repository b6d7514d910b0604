"""Describe a command of the palette, and find commands by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from reader.core.text.search_folding import SearchFolding

_CHARACTERS_FROM = "\u2e80"
"""The first letter of the scripts that are written without spaces, in which a word may start anywhere."""


@dataclass(frozen=True, slots=True)
class PaletteCommand:
    """What can be done from the palette; ``name`` is unique, and is kept when it is used, unless it is empty.

    ``place`` is where else the command is found, as its menu; ``keys`` are in Qt's spelling, ``state`` is the value in
    force. ``keywords`` are phrases that find the command beside its title. ``obstacle`` is why it cannot be done now.
    """

    name: str
    title: str
    place: str
    act: Callable[[], object]
    keys: tuple[str, ...] = ()
    state: str = ""
    keywords: tuple[str, ...] = ()
    explanation: str = ""
    obstacle: str = ""


class _Match(IntEnum):
    """How well a word or the whole query agrees with a command, the best first."""

    TITLE = 0
    TITLE_START = 1
    TITLE_WORD = 2
    KEYWORD = 3
    KEYWORD_START = 4
    ELSEWHERE = 5


class CommandFinder:
    """Find commands by the starts of words of their titles, keywords and places.

    A title comes before a keyword and a keyword before the rest; of equals, what can be done now comes first, then
    what was used last, then the order of the commands. Upper case, width and diacritics make no difference.
    """

    def __init__(self, commands: Iterable[PaletteCommand], recent: Sequence[str] = ()) -> None:
        """``recent`` are the names of the commands that were used last, the latest first."""
        self._fold = SearchFolding().fold
        self._ages = {name: age for age, name in enumerate(recent)}
        self._commands = [_FoldedCommand(command, self._fold) for command in commands]

    def find(self, query: str) -> list[PaletteCommand]:
        """Return the commands that contain every word of a query, the best first.

        Without a query they are those that can be done now, the ones that were used last before the others.
        """
        phrase = " ".join(self._fold(query).split())
        if not phrase:
            possible = [one.command for one in self._commands if not one.command.obstacle]
            return sorted(possible, key=self._age)
        found = [(rank, one.command) for one in self._commands if (rank := one.rank(phrase)) is not None]
        ordered = sorted(found, key=lambda pair: (pair[0], bool(pair[1].obstacle), self._age(pair[1])))
        return [command for _rank, command in ordered]

    def _age(self, command: PaletteCommand) -> int:
        return self._ages.get(command.name, len(self._ages))


class _FoldedCommand:
    """A command with its words as they are compared."""

    def __init__(self, command: PaletteCommand, fold: Callable[[str], str]) -> None:
        self.command = command
        self._title = fold(command.title.rstrip("…"))
        self._keywords = tuple(map(fold, command.keywords))
        self._elsewhere = fold(" ".join((command.place, *command.keys, command.explanation)))

    def rank(self, phrase: str) -> tuple[int, int] | None:
        """Return how well a query agrees: by its worst word and by all of them; None if a word is nowhere."""
        if (whole := self._match_whole(phrase)) is not None:
            return whole, whole
        matches = [self._match_word(word) for word in phrase.split()]
        if None in matches:
            return None
        levels = [match for match in matches if match is not None]
        return max(levels), sum(levels)

    def _match_whole(self, phrase: str) -> _Match | None:
        if self._title == phrase:
            return _Match.TITLE
        if self._title.startswith(phrase):
            return _Match.TITLE_START
        return _Match.KEYWORD if phrase in self._keywords and not _has_word(self._title, phrase) else None

    def _match_word(self, word: str) -> _Match | None:
        if _has_word(self._title, word):
            return _Match.TITLE_WORD
        if word in self._keywords:
            return _Match.KEYWORD
        if any(_has_word(keyword, word) for keyword in self._keywords):
            return _Match.KEYWORD_START
        return _Match.ELSEWHERE if _has_word(self._elsewhere, word) else None


def _has_word(text: str, start: str) -> bool:
    """Return whether a word of a text starts so; both are folded."""
    place = text.find(start)
    while place >= 0:
        before = text[place - 1 : place]
        if start >= _CHARACTERS_FROM or not before.isalnum() or before >= _CHARACTERS_FROM:
            return True
        place = text.find(start, place + 1)
    return False
