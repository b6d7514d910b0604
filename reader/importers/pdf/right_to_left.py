"""Put the words of lines from right to left in the order in which they are read.

PDFium reverses some words of such scripts and not others, so the order is taken from the places of the characters. A
page that is mainly from right to left is mirrored: its columns and indents then follow the rules of any other page. In
a line, words of the other direction are exchanged, so that the line can be read from its left to its right edge.
Source: Unicode Standard Annex 9, reversed: from what is seen to what is meant.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from reader.importers.pdf.characters import normalise_word
from reader.importers.pdf.word_boxes import Box, PageFrame, PdfWord

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter, sign or vowel of Hebrew, Arabic and other scripts from right to left."""

_LEFT_TO_RIGHT = re.compile(r"[^\W\d_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_PRESENTATION_FORMS = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]")
_LAM_ALEF = re.compile("^([آأإا])(ل)$")
"""A ligature whose letters PDFium exchanges."""

_ARABIC_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_MIRRORED = dict(zip("()[]{}«»‹›", ")(][}{»«›‹", strict=True))
_OPENING, _CLOSING = frozenset("([{«‹"), frozenset(")]}»›")
_WIDEST_LETTER_GAP, _WIDEST_GAP = 0.14, 0.35
"""A wider gap, in ems, separates words; where PDFium saw no blank, only one that is wider still."""

_SAME_LINE = 0.35


class _Direction(Enum):
    LEFT_TO_RIGHT = auto()
    RIGHT_TO_LEFT = auto()
    NEITHER = auto()


class _Piece(NamedTuple):
    """A piece of a line, and the number of the word that PDFium returned it in."""

    word: PdfWord
    number: int


def in_reading_order(words: Sequence[PdfWord], page: Box) -> tuple[list[PdfWord], PageFrame]:
    """Return the words of a page with their letters and places in reading order, and the frame that they are in."""
    strong = sum(len(RIGHT_TO_LEFT.findall(word.text)) for word in words)
    others = sum(len(_LEFT_TO_RIGHT.findall(word.text)) for word in words)
    frame = PageFrame(mirrored=page[0] + page[2]) if strong > others else PageFrame()
    main = _Direction.RIGHT_TO_LEFT if strong > others else _Direction.LEFT_TO_RIGHT
    ordered: list[PdfWord] = []
    for line in _lines(_pieces(words)):
        has_letters = any(RIGHT_TO_LEFT.search(piece.word.text) for piece in line)
        ordered += _line_in_order(line, main) if has_letters else [piece.word for piece in line]
    return [frame.placed(word) for word in ordered], frame


def _pieces(words: Iterable[PdfWord]) -> Iterator[_Piece]:
    """Yield the words with the numbers of those that PDFium returned, which it separates by blanks and line ends."""
    number, before = 0, None
    for word in words:
        number += bool(word.gap) or before is None or abs(before.bottom - word.bottom) > _SAME_LINE * word.face.size
        yield _Piece(word, number)
        before = word


def _lines(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Yield what is at the same height together, from the top down."""
    line: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: -piece.word.bottom):
        word, last = piece.word, line[-1].word if line else piece.word
        if last.bottom - word.bottom > _SAME_LINE * min(word.face.size, last.face.size):
            yield line
            line = []
        line.append(piece)
    if line:
        yield line


def _line_in_order(line: list[_Piece], main: _Direction) -> list[PdfWord]:
    """Return the whole words of a line; those of the other direction have exchanged their places."""
    words = [_word_of(cluster) for cluster in _clusters(_with_marks(line))]
    if main is _Direction.RIGHT_TO_LEFT:
        words.reverse()
    opposite = _Direction.LEFT_TO_RIGHT if main is _Direction.RIGHT_TO_LEFT else _Direction.RIGHT_TO_LEFT
    directions = [_direction(word.text) for word in words]
    for start, end in _runs(directions, opposite):
        words[start:end] = _exchanged(words[start:end], main)
    return [words[0]._replace(gap=""), *words[1:]]


def _with_marks(line: Iterable[_Piece]) -> list[_Piece]:
    """Return the pieces of a line from left to right; vowel signs and the like are joined to their letters."""
    pieces: list[_Piece] = []
    marks: list[PdfWord] = []
    for piece in sorted(line, key=lambda piece: (piece.word.left, piece.word.right)):
        if all(map(unicodedata.combining, piece.word.text)):
            marks.append(piece.word)
        else:
            pieces.append(piece)
    if not pieces:
        return [_Piece(mark, 0) for mark in marks]
    lefts = [piece.word.left for piece in pieces]
    for mark in marks:
        middle = (mark.left + mark.right) / 2
        after = bisect(lefts, middle)
        near = range(max(0, after - 2), min(len(pieces), after + 1))
        index = min(near, key=lambda index: _distance(pieces[index].word, middle))
        word, number = pieces[index]
        pieces[index] = _Piece(word._replace(text=word.text + mark.text), number)
    return pieces


def _distance(word: PdfWord, place: float) -> float:
    return max(word.left - place, place - word.right, 0.0)


def _clusters(line: Iterable[_Piece]) -> Iterator[list[PdfWord]]:
    """Yield the pieces of each word, which PDFium returns letter by letter."""
    cluster: list[PdfWord] = []
    end, last_number = 0.0, 0
    for word, number in line:
        widest = _WIDEST_GAP if number == last_number else _WIDEST_LETTER_GAP
        if cluster and word.left - end > widest * word.face.size:
            yield cluster
            cluster = []
        end = max(end, word.right) if cluster else word.right
        last_number = number
        cluster.append(word)
    if cluster:
        yield cluster


def _word_of(cluster: list[PdfWord]) -> PdfWord:
    longest = max(cluster, key=lambda piece: len(piece.text))
    is_reversed = any(RIGHT_TO_LEFT.search(piece.text) for piece in cluster)
    text = _logical(cluster) if is_reversed else "".join(piece.text for piece in cluster)
    link = next((piece.link for piece in cluster if piece.link), "")
    right = max(piece.right for piece in cluster)
    return longest._replace(text=text, left=cluster[0].left, right=right, gap=" ", link=link)


def _logical(cluster: Sequence[PdfWord]) -> str:
    """Return the letters of a word from right to left; numbers and Latin letters within it keep their order."""
    directions = [_direction(piece.text, digits=_Direction.LEFT_TO_RIGHT) for piece in cluster]
    texts = [_LAM_ALEF.sub(r"\2\1", piece.text) for piece in cluster]
    for start, end in _runs(directions, _Direction.LEFT_TO_RIGHT):
        texts[start:end] = reversed(texts[start:end])
    letters = "".join(reversed(texts))
    letters = _PRESENTATION_FORMS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), letters)
    return normalise_word(_with_facing_brackets(letters))


def _with_facing_brackets(word: str) -> str:
    """Return a word whose first brackets open and whose last ones close, whatever their shapes on the page were."""
    start = next((index for index, letter in enumerate(word) if letter.isalnum()), len(word))
    end = next((index for index in range(len(word), start, -1) if word[index - 1].isalnum()), start)
    opening = (_MIRRORED.get(sign, sign) if sign in _CLOSING else sign for sign in word[:start])
    closing = (_MIRRORED.get(sign, sign) if sign in _OPENING else sign for sign in word[end:])
    return "".join((*opening, word[start:end], *closing))


def _direction(text: str, *, digits: _Direction = _Direction.NEITHER) -> _Direction:
    if RIGHT_TO_LEFT.search(text) and not _ARABIC_DIGITS.search(text):
        return _Direction.RIGHT_TO_LEFT
    if _LEFT_TO_RIGHT.search(text):
        return _Direction.LEFT_TO_RIGHT
    return digits if any(map(str.isdecimal, text)) else _Direction.NEITHER


def _runs(directions: Sequence[_Direction], direction: _Direction) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each run of a direction, with what has no direction between two of its members."""
    start = end = -1
    for index, one in enumerate(directions):
        if one is direction:
            start = index if start < 0 else start
            end = index + 1
        elif one is not _Direction.NEITHER and start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _exchanged(words: Sequence[PdfWord], main: _Direction) -> list[PdfWord]:
    """Return words in reversed order, each in the place that the order of the line gives it."""
    left, right = min(word.left for word in words), max(word.right for word in words)
    widths = [word.right - word.left for word in reversed(words)]
    blank = (right - left - sum(widths)) / max(1, len(words) - 1)
    placed = []
    position = left
    for word, width in zip(reversed(words), widths, strict=True):
        if main is _Direction.RIGHT_TO_LEFT:
            placed.append(word._replace(left=left + right - position - width, right=left + right - position))
        else:
            placed.append(word._replace(left=position, right=position + width))
        position += width + blank
    return placed
