"""Hold what dictionaries say, from the file that a reader adds to the answer that is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reader.core.text.blocks import Block
from reader.core.text.leaves import Leaf, single_leaf


class DictionaryFormat(StrEnum):
    """Name the formats of dictionaries; the value is what a dictionary's own file stores."""

    STARDICT = "stardict"
    CEDICT = "cedict"
    TABBED = "tabbed"


@dataclass(frozen=True, slots=True)
class DictionaryHeader:
    """Open a dictionary: its name, its format and the digest that tells it from others; its entries follow."""

    name: str
    format: DictionaryFormat
    digest: str


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """Hold what is said about one head word.

    ``reading`` is how it is pronounced, or nothing; ``aliases`` are other spellings that lead here. ``text`` and
    ``layout`` are those of a `Leaf`, so that an entry goes from the file to the screen without being taken apart.
    """

    word: str
    reading: str
    text: str
    layout: str
    aliases: tuple[str, ...] = ()

    @property
    def leaf(self) -> Leaf:
        """Return the definition as something that can be laid out."""
        return Leaf(0, 0, self.text, self.layout)

    @property
    def plain(self) -> str:
        """Return the definition as lines of plain text, numbers and dots before the senses."""
        blocks = (block for _position, block in self.leaf.blocks())
        return "\n".join(f"{block.label} {block.text}".strip() for block in blocks)


@dataclass(frozen=True, slots=True)
class DictionaryEnd:
    """Close a dictionary: ``missing`` entries stand in its file in a way that cannot be read."""

    missing: int = 0


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """Hold an entry with the name of the dictionary that it stands in."""

    dictionary: str
    entry: DictionaryEntry


@dataclass(frozen=True, slots=True)
class LookupResult:
    """Hold all that dictionaries have on some words.

    ``word`` is the form that was found, nothing where the words as a whole were not; then ``found`` is what they have
    on its parts. ``parts`` are the words within it, ``similar`` those that begin like it.
    """

    asked: str
    word: str = ""
    found: tuple[FoundEntry, ...] = ()
    parts: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()


def entry_of(word: str, reading: str, blocks: Iterable[Block], aliases: Iterable[str] = ()) -> DictionaryEntry:
    """Make an entry of its blocks."""
    leaf = single_leaf(blocks)
    return DictionaryEntry(word, reading, leaf.text, leaf.layout, tuple(aliases))
