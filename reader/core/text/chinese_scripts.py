"""Show a Chinese text in simplified or traditional characters: one for one, so that every position stays what it is.

A table has a line for each character, and one for each phrase in which a character has another form than alone: 发 is
發, but 头发 is 頭髮 (docs/decisions/0102).
"""

from __future__ import annotations

from collections.abc import Iterable


class ScriptTable:
    """Convert texts to one of the scripts.

    Each of ``entries`` is a character or a phrase, followed by as many characters that it is shown as.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        """Build the tables; of phrases that begin in the same way the longest counts."""
        self._characters: dict[int, str] = {}
        self._phrases: dict[str, list[tuple[str, str]]] = {}
        for entry in sorted(entries, key=len, reverse=True):
            phrase, shown = entry[: len(entry) // 2], entry[len(entry) // 2 :]
            if len(phrase) == 1:
                self._characters[ord(phrase)] = shown
            else:
                self._phrases.setdefault(phrase[:2], []).append((phrase, shown))
        sources = set(map(chr, self._characters))
        self._results = frozenset(self._characters.values()) - sources
        self._sources = frozenset(sources - self._shared())

    def convert(self, text: str) -> str:
        """Return a text of the same length in this script; one that is written in it already is left as it is."""
        if self._is_converted(text):
            return text
        shown = list(text.translate(self._characters))
        position = 0
        while position < len(text) - 1:
            phrase, converted = self._phrase_at(text, position)
            if phrase:
                shown[position : position + len(phrase)] = converted
            position += len(phrase) or 1
        return "".join(shown)

    def _is_converted(self, text: str) -> bool:
        """Return whether a text has more characters of this script alone than of the other one alone."""
        return sum(map(self._results.__contains__, text)) > sum(map(self._sources.__contains__, text))

    def _shared(self) -> set[str]:
        """Return the characters of both scripts: 后 is an empress in traditional texts, too."""
        pairs = (pair for phrases in self._phrases.values() for pair in phrases)
        return {one for phrase, shown in pairs for one, other in zip(phrase, shown, strict=True) if one == other}

    def _phrase_at(self, text: str, position: int) -> tuple[str, str]:
        """Return the longest phrase that begins at a position, and how it is shown; empty if there is none."""
        for phrase, shown in self._phrases.get(text[position : position + 2], ()):
            if text.startswith(phrase, position):
                return phrase, shown
        return "", ""
