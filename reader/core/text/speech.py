"""Divide a text into what is spoken of it when it is read aloud, sentence by sentence.

All positions are canonical code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.text.blocks import LINE, PICTURE_SIGN, Block, BlockKind, InlineKind
from reader.core.text.boundaries import clause_ends, sentence_ends
from reader.core.text.ideographs import IDEOGRAPH
from reader.core.text.language_tags import is_ideographic
from reader.core.text.normalise import without_break_signs

if TYPE_CHECKING:
    from reader.core.text.leaves import LeafSource

SLOWEST, USUAL_RATE, FASTEST = 50, 100, 300
"""The rate of a voice, as a percentage of how fast one usually reads aloud."""

WORDS_PER_MINUTE = 175
"""How fast one usually reads aloud: the default of espeak-ng and of `say`."""

LONGEST = 300
"""The most that is spoken at once, in `weight`: at the slowest rate more than half a minute."""

_IDEOGRAPH_WEIGHT = 3
_WEIGHT_PER_SECOND = WORDS_PER_MINUTE * 6 / 60
_UNSPOKEN_BLOCKS = frozenset({BlockKind.CODE, BlockKind.TABLE})
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is spoken at once: its range in the text, and its words on one line, without signs of notes.

    ``until`` is where the next one begins, or what is not spoken: who has heard this one is done with the text so far.
    """

    start: int
    end: int
    until: int
    words: str
    is_heading: bool = False


def weight(words: str) -> int:
    """Return how long words are to speak, in Latin letters; a Chinese character is as long as three of them."""
    return len(words) + (_IDEOGRAPH_WEIGHT - 1) * len(IDEOGRAPH.findall(words))


def seconds_to_speak(words: str, rate: int = USUAL_RATE) -> float:
    """Return about how many seconds a voice takes for words at a rate."""
    return weight(words) / _WEIGHT_PER_SECOND * USUAL_RATE / rate


def spoken_language(words: str, language: str) -> str:
    """Return the language in which words of a text are spoken: mostly Chinese ones in Chinese, whatever the text's."""
    is_chinese = not is_ideographic(language) and 2 * weight(words) > 3 * len(words)
    return "zh" if is_chinese else language


def utterances(blocks: Iterable[tuple[int, Block]]) -> Iterator[Utterance]:
    """Yield what is spoken of blocks, each with its position; code, tables and what has no letters is not.

    A sentence, or a heading, is one utterance; a very long one is parted between clauses, or else words.
    """
    held: Utterance | None = None
    reach = 0
    for position, block in blocks:
        if block.kind in _UNSPOKEN_BLOCKS:
            yield from _released(held, position)
            held = None
            continue
        reach = position + len(block.text) + len(LINE)
        for one in _of_block(position, block, reach):
            yield from _released(held, one.start)
            held = one
    yield from _released(held, reach)


def _released(held: Utterance | None, until: int) -> Iterator[Utterance]:
    if held is not None:
        yield replace(held, until=until)


def _of_block(position: int, block: Block, until: int) -> Iterator[Utterance]:
    is_heading = block.kind is BlockKind.HEADING
    for start, end in _parts(block.text, [len(block.text)] if is_heading else sentence_ends(block.text)):
        words = _spoken_words(block, start, end)
        if any(character.isalnum() for character in words):
            yield Utterance(position + start, position + end, until, words, is_heading)


class SpokenText:
    """The utterances of a text, in order; those of the leaf that was asked for last are kept."""

    def __init__(self, leaves: LeafSource) -> None:
        self._leaves = leaves
        self._kept: tuple[int, tuple[Utterance, ...]] = (-1, ())

    def at(self, position: int) -> Utterance | None:
        """Return the utterance at a position, or the first one after it; None where nothing more is spoken."""
        return self._first(self._leaves.leaf_at(position).number, position)

    def after(self, utterance: Utterance) -> Utterance | None:
        """Return the next utterance, or None at the end of the text."""
        return self._first(self._leaves.leaf_at(utterance.start).number, utterance.end)

    def before(self, utterance: Utterance) -> Utterance | None:
        """Return the previous utterance, or None at the start of the text."""
        for number in range(self._leaves.leaf_at(utterance.start).number, -1, -1):
            earlier = [one for one in self._of_leaf(number) if one.end <= utterance.start]
            if earlier:
                return earlier[-1]
        return None

    def _first(self, number: int, position: int) -> Utterance | None:
        for later in range(number, self._leaves.leaf_count):
            found = next((one for one in self._of_leaf(later) if one.end > position), None)
            if found is not None:
                return found
        return None

    def _of_leaf(self, number: int) -> tuple[Utterance, ...]:
        if number != self._kept[0]:
            self._kept = number, tuple(utterances(self._leaves.leaf(number).blocks()))
        return self._kept[1]


def _parts(text: str, ends: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the sentences that end there, without outer space; they are parted where they are long."""
    start = 0
    for end in ends:
        while weight(text[start:end]) > LONGEST:
            cut = _cut(text, start, end, clause_ends(text))
            yield from _trimmed(text, start, cut)
            start = cut
        yield from _trimmed(text, start, end)
        start = end


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    if part.strip():
        yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _cut(text: str, start: int, end: int, clauses: list[int]) -> int:
    """Return where a long sentence is parted: after its last clause or else word that is short enough, or within it."""
    limit, length = start, 0
    while limit < end and (length := length + weight(text[limit])) <= LONGEST:
        limit += 1
    clause = max((one for one in clauses if start < one <= limit), default=None)
    if clause is not None:
        return clause
    blank = text.rfind(" ", start + 1, limit)
    return limit if blank < 0 else blank + 1


def _spoken_words(block: Block, start: int, end: int) -> str:
    words, position = "", start
    for mark in sorted(block.inlines, key=lambda mark: mark.start):
        is_sign = mark.kind is InlineKind.PICTURE and block.text[mark.start : mark.end] == PICTURE_SIGN
        if (is_sign or mark.kind is InlineKind.NOTE_REFERENCE) and position <= mark.start < end:
            words += block.text[position : mark.start]
            position = min(mark.end, end)
    return _SPACE.sub(" ", without_break_signs(words + block.text[position:end])).strip()
