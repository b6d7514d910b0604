"""Return the titles and authors of the texts that annotations may be on."""

from __future__ import annotations

from dataclasses import dataclass

from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class TextName:
    """Title and author of a text."""

    title: str
    author: str

    @property
    def heading(self) -> str:
        """Return both in one line."""
        return f"{self.title} · {self.author}" if self.author else self.title


def text_names(library: Library) -> dict[str, TextName]:
    """Return the names by id: the texts in the order of the library, then the titles that notes wait for."""
    return names_in_library(library) | names_awaited(library)


def names_in_library(library: Library) -> dict[str, TextName]:
    """Return the names of the texts by id, in the order of the library."""
    return {text: TextName(title, author) for text, title, author in library.texts.names()}


def names_awaited(library: Library) -> dict[str, TextName]:
    """Return by id the names of texts that are not in the library, which notes wait for."""
    return {text.id: TextName(text.title, text.author) for text in library.placeholders.all()}
