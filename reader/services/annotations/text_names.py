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
    names = {text: TextName(title, author) for text, title, author in library.texts.names()}
    return names | {text.id: TextName(text.title, text.author) for text in library.placeholders.all()}
