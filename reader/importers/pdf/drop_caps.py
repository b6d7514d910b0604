"""Join the large initial of a paragraph to its word, and give the lines beside it the left edge of the paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.core.text.common_words import COMMON_WORDS
from reader.importers.pdf.word_boxes import PdfWord

_SMALLEST = 1.6
"""The size of an initial, as a multiple of that of the text."""

_MOST_SIGNS = 3
_MOST_INITIALS = 20
_WIDEST_GAP = 1.2
_QUOTES = "“‘„‚«‹「『\"'"
_SIGNS = _QUOTES + "’”»›.,;:!?()-–—"
_WORDS_OF_ONE_LETTER = frozenset("aàeèéioòuyаивкосуя")
_ENGLISH = frozenset(COMMON_WORDS["en"].split())


def with_joined_initials(words: Sequence[PdfWord]) -> tuple[PdfWord, ...]:
    """Return the words of a page; those that begin with an initial are whole."""
    smallest = min((word.face.size for word in words), default=0.0)
    large = [
        number for number, word in enumerate(words) if word.face.size >= _SMALLEST * smallest and _may_be_initial(word)
    ]
    if not large:
        return tuple(words)
    sizes = Counter[float]()
    for word in words:
        sizes[word.face.size] += len(word.text)
    body = max(sizes, key=sizes.__getitem__)
    initials = [number for number in large if words[number].face.size >= _SMALLEST * body]
    result = list(words)
    for number in reversed(initials[:_MOST_INITIALS]):
        _join(result, number)
    return tuple(result)


def _may_be_initial(word: PdfWord) -> bool:
    if len(word.text) > _MOST_SIGNS:
        return False
    letters = word.text.lstrip(_QUOTES)
    return len(letters) == 1 and letters.isalpha()


def _join(words: list[PdfWord], number: int) -> None:
    """Join an initial to the word that follows it, if there is one, and shift the lines beside it."""
    initial = words[number]
    lines = _lines_beside(words, initial)
    if not lines or not _is_continued(words[lines[0]], initial):
        return
    first = words[lines[0]]
    whole = first._replace(left=initial.left, gap=initial.gap, text=initial.text + first.text)
    if _is_word_alone(initial.text, first.text, words):
        alone = first._replace(
            text=initial.text, left=initial.left, right=min(initial.right, first.left), gap=initial.gap
        )
        words[number], words[lines[0]] = alone, first._replace(gap=" ")
    else:
        words[lines[0]] = whole
        del words[number]
        lines = [index - (index > number) for index in lines]
    for index in lines[1:]:
        words[index] = words[index]._replace(left=initial.left)


def _lines_beside(words: Sequence[PdfWord], initial: PdfWord) -> list[int]:
    """Return the indexes of the first words of the lines beside an initial, from the top down."""
    base = initial.bottom + 0.2 * initial.face.size
    lines: list[int] = []
    beside = (
        index
        for index, word in enumerate(words)
        if word is not initial
        and initial.face.size >= _SMALLEST * word.face.size
        and (initial.left + initial.right) / 2 < word.left
        and base - 0.3 * word.face.size < word.bottom + 0.5 * word.face.size < initial.top
    )
    for index in sorted(beside, key=lambda index: (-round(words[index].bottom), words[index].left)):
        if not lines or words[lines[-1]].bottom - words[index].bottom > 0.5 * words[index].face.size:
            lines.append(index)
    return [index for index in lines if words[index].left - initial.right <= _WIDEST_GAP * words[index].face.size]


def _is_continued(first: PdfWord, initial: PdfWord) -> bool:
    """Return whether the word of the first line beside an initial begins at its top, or on its base line."""
    size = first.face.size
    is_at_top = abs(initial.bottom + 0.92 * initial.face.size - first.bottom - 0.92 * size) < 0.7 * size
    is_on_line = abs(initial.bottom + 0.2 * initial.face.size - first.bottom - 0.2 * size) < 0.2 * size
    return (is_at_top or is_on_line) and first.text.lstrip(_SIGNS)[:1].isalpha()


def _is_word_alone(initial: str, rest: str, words: Sequence[PdfWord]) -> bool:
    """Return whether an initial is a word of its own, as "A" and "I" are, by the other words of the page."""
    letter, rest = initial.strip(_QUOTES).lower(), rest.strip(_SIGNS).lower()
    if letter not in _WORDS_OF_ONE_LETTER or not rest:
        return False
    counts = Counter(word.text.strip(_SIGNS).lower() for word in words)
    is_known = counts[letter + rest] > 0 or letter + rest in _ENGLISH
    return not is_known and (counts[rest] > 1 or counts[f"{rest}s"] > 0 or rest in _ENGLISH)
