"""Find the sentences that several people marked, for the agenda of a meeting."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from reader.core.annotations.anchor import CanonicalText
from reader.core.text.boundaries import sentence_ends

LEAST_PEOPLE = 2
"""How many people must have marked a sentence."""

_WINDOW = 8_192
"""Code points that are read around a mark, to find the paragraph in which it begins."""


@dataclass(frozen=True, slots=True)
class PersonMark:
    """A passage that somebody marked."""

    person: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SharedSentence:
    """A sentence that several people marked, or marked something in; ``people`` in the order of their marks."""

    start: int
    end: int
    quote: str
    people: tuple[str, ...]


def shared_sentences(text: CanonicalText, marks: Iterable[PersonMark]) -> list[SharedSentence]:
    """Return the sentences of a text that at least two people marked, in text order."""
    people: dict[tuple[int, int], list[str]] = {}
    sentences = _Sentences(text)
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        for sentence in sentences.touched(mark.start, mark.end):
            people.setdefault(sentence, []).append(mark.person)
    shared = []
    for (start, end), names in sorted(people.items()):
        distinct = tuple(dict.fromkeys(names))
        if len(distinct) >= LEAST_PEOPLE:
            shared.append(SharedSentence(start, end, text.slice(start, end), distinct))
    return shared


class _Sentences:
    """The sentences of a text, paragraph by paragraph; a paragraph is cut once."""

    def __init__(self, text: CanonicalText) -> None:
        self._text = text
        self._paragraphs: dict[int, tuple[int, list[int], str]] = {}

    def touched(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the sentences of which a letter or digit lies in a range."""
        found = []
        at = start
        while at < end:
            first, ends, words = self._paragraph(at)
            index = bisect_right(ends, at - first)
            sentence_start = ends[index - 1] if index else 0
            for sentence_end in ends[index:]:
                low, high = max(start - first, sentence_start), min(end - first, sentence_end)
                if low >= high:
                    break
                if any(sign.isalnum() for sign in words[low:high]):
                    found.append(_trimmed(words, first, sentence_start, sentence_end))
                sentence_start = sentence_end
            at = first + len(words) + 1
        return found

    def _paragraph(self, position: int) -> tuple[int, list[int], str]:
        """Return the start of the paragraph that holds a position, the ends of its sentences in it, and its words."""
        start = self._start(position)
        if start not in self._paragraphs:
            words = self._words(start)
            self._paragraphs[start] = start, sentence_ends(words), words
        return self._paragraphs[start]

    def _start(self, position: int) -> int:
        high = position
        while high > 0:
            low = max(0, high - _WINDOW)
            line = self._text.slice(low, high).rfind("\n")
            if line >= 0:
                return low + line + 1
            high = low
        return 0

    def _words(self, start: int) -> str:
        words = ""
        while start + len(words) < self._text.characters:
            part = self._text.slice(start + len(words), start + len(words) + _WINDOW)
            line = part.find("\n")
            words += part if line < 0 else part[:line]
            if line >= 0:
                break
        return words


def _trimmed(words: str, first: int, start: int, end: int) -> tuple[int, int]:
    """Return the place of a sentence in the text, without the white space around it."""
    sentence = words[start:end]
    return first + start + len(sentence) - len(sentence.lstrip()), first + start + len(sentence.rstrip())
