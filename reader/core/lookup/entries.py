"""Define dictionary entries and lookup results, from the imported file to the result on screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.core.text.leaves import Leaf, single_leaf

if TYPE_CHECKING:
    from reader.core.text.blocks import Block


class DictionaryFormat(StrEnum):
    """The dictionary formats; the value is stored in the dictionary's own file."""

    STARDICT = "stardict"
    CEDICT = "cedict"
    TABBED = "tabbed"
    MDICT = "mdict"


@dataclass(frozen=True, slots=True)
class DictionaryHeader:
    """The start of a dictionary: its name, its format and the digest that identifies it; its entries follow."""

    name: str
    format: DictionaryFormat
    digest: str


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """The entry of one headword.

    ``reading`` is its pronunciation, or empty; ``aliases`` are other spellings that lead here. ``text`` and ``layout``
    are those of a `Leaf`, so that an entry goes from the file to the screen without being parsed again.
    """

    word: str
    reading: str
    text: str
    layout: str
    aliases: tuple[str, ...] = ()

    @property
    def leaf(self) -> Leaf:
        """Return the definition as a leaf that can be laid out."""
        return Leaf(0, 0, self.text, self.layout)

    @property
    def plain(self) -> str:
        """Return the definition as lines of plain text, with numbers or bullets before the senses."""
        blocks = (block for _position, block in self.leaf.blocks())
        return "\n".join(f"{block.label} {block.text}".strip() for block in blocks)


@dataclass(frozen=True, slots=True)
class DictionaryAlias:
    """A word that leads to earlier entries of its dictionary, given by their numbers, from 0 on."""

    word: str
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DictionaryEnd:
    """The end of a dictionary: ``missing`` is the number of entries in its file that cannot be read.

    ``wordless`` is the number of those that have only pictures or sounds.
    """

    missing: int = 0
    wordless: int = 0


DictionaryEvent = DictionaryHeader | DictionaryEntry | DictionaryAlias | DictionaryEnd
"""What a reader of dictionaries yields: for each dictionary its header, its entries, their aliases and its end."""


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """An entry with the name of the dictionary that contains it."""

    dictionary: str
    entry: DictionaryEntry


@dataclass(frozen=True, slots=True)
class LookupResult:
    """All entries found for a query.

    ``word`` is the form that was found, empty if the query as a whole was not found; then ``found`` has the entries of
    its parts. ``parts`` are the words within the query, ``similar`` headwords with the same beginning.
    """

    query: str
    word: str = ""
    found: tuple[FoundEntry, ...] = ()
    parts: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()


def entry_of(word: str, reading: str, blocks: Iterable[Block], aliases: Iterable[str] = ()) -> DictionaryEntry:
    """Build an entry from its blocks."""
    leaf = single_leaf(blocks)
    return DictionaryEntry(word, reading, leaf.text, leaf.layout, tuple(aliases))
