"""Read the key of a question bank: the answers of all questions together, below a heading of their own at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.core.study.questions import QuestionKind
from reader.importers.questions.question_lines import (
    answer_of,
    explanation_of,
    heading_kind,
    numbered,
    options_of,
    parted_answer,
    plain_line,
)

_HEADING = re.compile(
    r"\s*[【\[]?(?:参考|标准|正确|试题|习题)*答案(?:与解析|及解析|和解析|解析|部分)?[】\]]?\s*[:：]?\s*"
)
_SIGNS = "A-ZＡ-Ｚ√×✓✗✔✘对错"
_RANGE = re.compile(
    rf"(?P<first>\d{{1,4}})\s*[-－–—~～至到]+\s*(?P<last>\d{{1,4}})\s*[.．、:：]?\s*(?P<signs>[{_SIGNS}](?:[\s,，、]*[{_SIGNS}])*)"
)
_ITEM = re.compile(
    r"(?P<number>\d{1,4})\s*[.．、:：)）]\s*(?P<answer>[A-ZＡ-Ｚ]{1,8}|[√×✓✗✔✘]|正确|错误|对|错)(?![^\s\d,，;；。])"
)
_SIGN = re.compile(r"[A-ZＡ-Ｚ]{1,8}|[√×✓✗✔✘]|正确|错误|对|错")
_MOST_HEADINGS = 5
_BETWEEN = re.compile(r"[\s,，、]+")


@dataclass(slots=True)
class KeyEntry:
    """The answer to a question, and its explanation."""

    answer: str
    explanation: list[str] = field(default_factory=list)


AnswerKey = dict[tuple[QuestionKind | None, int], KeyEntry]
"""The answers by the kind that their heading names, if there is one, and by their numbers."""


def possible_keys(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before a heading of answers and what stands below it, the last heading first.

    A number or a heading of a kind of question follows it, and nothing below offers options any more.
    """
    lines = text.split("\n")
    last_options = max((place for place, line in enumerate(lines) if options_of(plain_line(line), "A")[1]), default=-1)
    headings = [place for place, line in enumerate(lines) if _HEADING.fullmatch(plain_line(line))]
    for place in headings[: -_MOST_HEADINGS - 1 : -1]:
        if place > last_options and _begins_key(lines[place + 1 :]):
            yield "\n".join(lines[:place]), "\n".join(lines[place + 1 :])


def has_signs_alone(key: AnswerKey) -> bool:
    """Return whether a key has letters and signs alone, which are no words of an answer."""
    return bool(key) and all(_SIGN.fullmatch(entry.answer) for entry in key.values())


def read_key(text: str) -> AnswerKey:
    """Return the answers of a key."""
    key: AnswerKey = {}
    kind: QuestionKind | None = None
    last: KeyEntry | None = None
    for raw in text.split("\n"):
        line = plain_line(raw)
        is_heading, named = heading_kind(line)
        if is_heading:
            kind, last = named, None
            continue
        entries = list(_entries(line))
        for number, entry in entries:
            key.setdefault((kind, number), entry)
            last = entry
        if not entries and last is not None and line:
            last.explanation.append(explanation_of(line) or line)
    return key


def key_entry(key: AnswerKey, kind: QuestionKind | None, number: int) -> KeyEntry | None:
    """Return the answer to a question: that under the same heading, else the only one with its number."""
    if (kind, number) in key:
        return key[kind, number]
    same = [entry for (_kind, of_number), entry in key.items() if of_number == number]
    return same[0] if len(same) == 1 else None


def _begins_key(following: Sequence[str]) -> bool:
    line = next((words for raw in following if (words := plain_line(raw))), "")
    found = numbered(line)
    return bool(heading_kind(line)[0] or _RANGE.match(line) or (found is not None and found.number == 1))


def _entries(line: str) -> Iterator[tuple[int, KeyEntry]]:
    """Yield the answers on a line: of a range of questions, of several, or of one in other words."""
    ranges = list(_RANGE.finditer(line))
    for found in ranges:
        signs = list(_BETWEEN.sub("", found["signs"]))
        first, last = int(found["first"]), int(found["last"])
        if len(signs) == last - first + 1:
            yield from ((first + place, KeyEntry(sign)) for place, sign in enumerate(signs))
    rest = _RANGE.sub(" ", line)
    items = list(_ITEM.finditer(rest))
    if items and (ranges or len(items) > 1 or items[0].end() == len(rest.rstrip())):
        yield from ((int(item["number"]), KeyEntry(item["answer"])) for item in items)
    elif not ranges and (found_number := numbered(line)) is not None:
        named = answer_of(found_number.rest)
        answer, explanation = parted_answer(found_number.rest if named is None else named)
        yield found_number.number, KeyEntry(answer, [explanation] if explanation else [])
