"""Count what stands at the head or the foot of pages and is left out of the text.

What the text says as well, as the title of the book or of a chapter, is not left out, and neither are page numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import SourceEvent
from reader.core.text.omissions import Omission, OmissionKind

_MOST_HEADS = 1_000
_MOST_SHOWN = 200_000
"""Letters of headings that are kept for comparison."""

_NUMBER = re.compile(r"\d+")
_WORDS_OF_NUMBERS = re.compile(
    r"\b(?:pages?|pg?|of|seiten?|von|sur|p[áa]ginas?|de|di|pagina|van|strona|стр(?:аница)?|из)\b|[第页頁共之ページ]",
    re.IGNORECASE,
)
"""What stands beside the number of a page."""


class RunningHeadCounter:
    """Collect the running heads and feet of one text, and count those that the text does not say as well."""

    def __init__(self, *shown: str) -> None:
        """Start with what is shown beside the text: its title, its author."""
        self._heads: set[str] = set()
        self._shown = [_letters(text) for text in shown]
        self._shown_letters = sum(map(len, self._shown))

    def add(self, head: str) -> None:
        """Add a head or a foot; one that differs from another only in numbers is the same."""
        if len(self._heads) < _MOST_HEADS and (letters := _letters(head)):
            self._heads.add(letters)

    def counted(self, events: Iterable[SourceEvent]) -> Iterator[SourceEvent]:
        """Yield the events of the text, and then how many heads and feet were left out of it."""
        for event in events:
            if isinstance(event, Block) and event.kind is BlockKind.HEADING and self._shown_letters < _MOST_SHOWN:
                self._shown.append(_letters(event.text))
                self._shown_letters += len(event.text)
            yield event
        shown = "\n".join(self._shown)
        if count := sum(head not in shown for head in self._heads):
            yield Omission(OmissionKind.RUNNING_HEAD, count)


def _letters(text: str) -> str:
    """Return the letters of a head that is more than the number of a page."""
    words = _WORDS_OF_NUMBERS.sub(" ", text) if _NUMBER.search(text) else text
    return "".join(filter(str.isalpha, words.casefold()))
