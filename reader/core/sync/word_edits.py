"""How a change of words is written, so that what two machines wrote apart comes together without loss.

The rule stands where a change is written, not where it is merged: so all machines merge alike. What was only inserted
or deleted is written as just that; in lines that are nearly alike, only the words that differ are; any other line is
replaced as a whole. Two machines that both extended a line get one line with both; two that both rewrote it get both
lines whole (sync.md §4.4).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate, takewhile

_ALIKE = 0.8
_SHORTEST_ALIKE = 12
"""Code points: of two shorter lines, a few letters in common say nothing."""

_MOST_COMPARED = 1_000_000
"""The product of the lengths of two stretches that are compared; longer ones are replaced as a whole."""

_FIRST_IDEOGRAPH = "\u2e80"
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class WordEdit:
    """A stretch of words that is replaced; positions and lengths are code points of the words before all edits."""

    start: int
    deleted: int
    inserted: str


def word_edits(before: str, after: str) -> tuple[WordEdit, ...]:
    """Return how ``before`` becomes ``after``, from the first place to the last."""
    single = _single_edit(before, after)
    if single is not None:
        return (single,) if before != after else ()
    return tuple(_line_edits(_lines(before), _lines(after)))


def edited(words: str, edits: Sequence[WordEdit]) -> str:
    """Return words with the edits of `word_edits` made to them."""
    for edit in reversed(edits):
        words = words[: edit.start] + edit.inserted + words[edit.start + edit.deleted :]
    return words


def joined_words(first: str, second: str) -> str:
    """Return the lines of both, each once where both have it, in the order in which both have them."""
    if not first or not second:
        return first or second
    one, other = first.split("\n"), second.split("\n")
    lines: list[str] = []
    for operation, start, end, begin, last in SequenceMatcher(None, one, other).get_opcodes():
        lines += one[start:end]
        if operation != "equal":
            lines += (line for line in other[begin:last] if line not in one)
    return "\n".join(lines)


def _single_edit(before: str, after: str) -> WordEdit | None:
    """Return the one insertion or deletion between two words, None if it takes more than that."""
    if not before or not after:
        return WordEdit(0, len(before), after)
    shorter, longer = sorted((before, after), key=len)
    start = _common(shorter, longer)
    if not longer.endswith(shorter[start:]):
        return None
    length = len(longer) - len(shorter)
    start = _at_whole_lines(longer, start, length)
    if _splits_cluster(longer, start) or _splits_cluster(longer, start + length):
        return None
    return (
        WordEdit(start, 0, longer[start : start + length]) if len(after) > len(before) else WordEdit(start, length, "")
    )


def _at_whole_lines(longer: str, start: int, length: int) -> int:
    """Return where a stretch may start as well, so that it is whole lines if it can be."""
    first = start
    while first and longer[first - 1] == longer[first - 1 + length]:
        first -= 1
    for place in range(start, first - 1, -1):
        if (not place or longer[place - 1] == "\n") and longer[place : place + length].endswith("\n"):
            return place
    return start


def _line_edits(before: Sequence[str], after: Sequence[str]) -> Iterator[WordEdit]:
    places = [0, *accumulate(map(len, before))]
    for operation, start, end, first, last in SequenceMatcher(None, before, after).get_opcodes():
        if operation == "equal":
            continue
        position = places[start]
        for old, new in _pairs(before[start:end], after[first:last]):
            yield from _edits_of_line(position, old, new)
            position += len(old)


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines that became each other; those that became nothing, or came from nothing, with an empty one."""
    done = passed = 0
    if sum(map(len, before)) * sum(map(len, after)) <= _MOST_COMPARED:
        for number, line in enumerate(before):
            found = next((place for place in range(passed, len(after)) if _alike(line, after[place])), None)
            if found is not None:
                yield from _in_order(before[done:number], after[passed:found])
                yield line, after[found]
                done, passed = number + 1, found + 1
    yield from _in_order(before[done:], after[passed:])


def _in_order(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    pairs = min(len(before), len(after))
    yield from zip(before[:pairs], after[:pairs], strict=True)
    yield "".join(before[pairs:]), "".join(after[pairs:])


def _edits_of_line(position: int, before: str, after: str) -> Iterator[WordEdit]:
    """Yield the edits of one line, which stands at ``position``."""
    if before == after:
        return
    if before and after and _alike(before, after):
        yield from _edits_of_alike(position, before, after)
        return
    end = "\n" if before.endswith("\n") and after.endswith("\n") else ""
    yield WordEdit(position, len(before) - len(end), after.removesuffix(end))


def _edits_of_alike(position: int, before: str, after: str) -> Iterator[WordEdit]:
    single = _single_edit(before, after)
    if single is not None:
        yield replace(single, start=position + single.start)
    elif before in after:
        head, _, tail = after.partition(before)
        yield WordEdit(position, 0, head)
        yield WordEdit(position + len(before), 0, tail)
    elif after in before:
        place = before.find(after)
        end = place + len(after)
        yield WordEdit(position, place, "")
        yield WordEdit(position + end, len(before) - end, "")
    else:
        yield from _edits_by_word(position, before, after)


def _edits_by_word(position: int, before: str, after: str) -> Iterator[WordEdit]:
    """Yield what differs in two lines, in whole words and characters, so that no two changes mix letters."""
    old, new = _tokens(before), _tokens(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    places = [position, *(position + place for place in accumulate(map(len, old)))]
    middle, changed = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(middle) * len(changed) > _MOST_COMPARED:
        yield WordEdit(places[head], places[len(old) - tail] - places[head], "".join(changed))
        return
    for operation, start, end, first, last in SequenceMatcher(None, middle, changed, autojunk=False).get_opcodes():
        if operation != "equal":
            begin = places[head + start]
            yield WordEdit(begin, places[head + end] - begin, "".join(changed[first:last]))


def _alike(before: str, after: str) -> bool:
    """Return whether a line is another one that was extended, cut, or changed a little."""
    old, new = before.removesuffix("\n"), after.removesuffix("\n")
    if not old or not new:
        return old == new
    if _single_edit(old, new) is not None or old in new or new in old:
        return True
    if min(len(old), len(new)) < _SHORTEST_ALIKE:
        return False
    if len(old) * len(new) > _MOST_COMPARED:
        return 2 * (_common(old, new) + _common(old[::-1], new[::-1])) >= _ALIKE * (len(old) + len(new))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _lines(words: str) -> list[str]:
    """Return the lines, each with its end."""
    lines = [f"{line}\n" for line in words.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return [line for line in lines if line]


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many items both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _tokens(line: str) -> list[str]:
    """Return the words of a script that has spaces, and all other characters as a reader sees them, one by one."""
    tokens: list[str] = []
    for place, sign in enumerate(line):
        if tokens and (_splits_cluster(line, place) or (_is_of_word(sign) and _is_of_word(tokens[-1][0]))):
            tokens[-1] += sign
        else:
            tokens.append(sign)
    return tokens


def _is_of_word(sign: str) -> bool:
    return sign < _FIRST_IDEOGRAPH and sign.isalnum()


def _splits_cluster(words: str, place: int) -> bool:
    """Return whether a place lies within a character as a reader sees it."""
    if not 0 < place < len(words):
        return False
    sign = words[place]
    return (
        words[place - 1] == _JOINER
        or sign == _JOINER
        or unicodedata.category(sign).startswith("M")
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
        or _is_second_of_flag(words, place)
    )


def _is_second_of_flag(words: str, place: int) -> bool:
    letters = sum(1 for _ in takewhile(_is_flag_letter, reversed(words[max(0, place - 64) : place])))
    return _is_flag_letter(words[place]) and letters % 2 == 1


def _is_flag_letter(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"
