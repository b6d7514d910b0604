"""Say what becomes of words that could not be saved when they were typed."""

from __future__ import annotations

from dataclasses import dataclass

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class UnsavedNote:
    """The words of a note, or of a free text in a topic, that an editor could not save.

    ``id`` is that of the annotation or of the item of the topic ``topic``; ``text`` and ``quote`` tell where a note
    stands. ``base`` is the body in the library that they were to replace; None stands for a body or tags that were not
    changed.
    """

    id: str
    topic: str = ""
    text: str = ""
    quote: str = ""
    base: str = ""
    body: str | None = None
    tags: tuple[str, ...] | None = None

    def body_after(self, present: str) -> str:
        """Return the body with these words in it; if it was changed in the meantime, both stand one below the other."""
        if self.body is None or self.body == present:
            return present
        return self.body if present == self.base else f"{present}{_BETWEEN}{self.body}".strip()
