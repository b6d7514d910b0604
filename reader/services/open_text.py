"""The text that is open on the reading screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.errors import Problem, ReaderError
from reader.core.text.language_tags import is_right_to_left
from reader.core.text.text_direction import runs_right_to_left

if TYPE_CHECKING:
    from reader.core.text.model import Text
    from reader.storage.library import Library
    from reader.storage.repositories.stored_text import StoredText


@dataclass(frozen=True, slots=True)
class OpenText:
    """The text on the screen: its metadata and its stored leaves."""

    card: Text
    stored: StoredText

    def runs_right_to_left(self) -> bool:
        """Return whether the text runs from right to left: by its language, or by the words in its middle."""
        middle = self.stored.leaf_count // 2
        return is_right_to_left(self.card.language) or runs_right_to_left(self.stored.leaf(middle).text)

    def refreshed(self, library: Library) -> OpenText | None:
        """Return the text as far as it has been imported now; None where it was removed again."""
        try:
            self.stored.refresh()
            return replace(self, card=library.texts.get(self.card.id))
        except ReaderError as error:
            if error.problem is not Problem.TEXT_UNKNOWN:
                raise
            return None
