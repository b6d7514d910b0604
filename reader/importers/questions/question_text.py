"""Parse question banks as they are copied from web pages and documents: numbered stems, options, answers.

The kind of a question is told by its answer: letters, right or wrong, words for gaps; where it is not, by the heading
above it or by a kind in brackets beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reader.core.study.foreign_questions import (
    BlockError,
    BlockFault,
    ForeignQuestions,
    QuestionCollector,
    QuestionFormat,
)
from reader.core.study.question_sides import LETTERS
from reader.core.study.questions import Question, QuestionKind
from reader.importers.questions.answer_key import AnswerKey, has_signs_alone, key_entry, possible_keys, read_key
from reader.importers.questions.question_answers import answered_question
from reader.importers.questions.question_lines import (
    Numbered,
    answer_of,
    category_of,
    explanation_of,
    heading_kind,
    is_noise,
    names_answers,
    numbered,
    options_of,
    parted_answer,
    plain_line,
    source_of,
    without_tag,
)

_FEWEST_WITHOUT_ANSWER = 2
_MOST_LINES_LOOKED_AT = 20
_EMBEDDED = re.compile(r"[（(]\s*([A-ZＡ-Ｚ]{1,8}|√|×|✓|✗|✔|✘|对|错|正确|错误)\s*[)）]")
_LEADING_TRUTH = re.compile(r"\s*[（(]\s*(√|×|✓|✗|✔|✘|对|错)\s*[)）]\s*(?=\d|[（(]\d)")


@dataclass(slots=True)
class _Block:
    """The lines of one question, sorted by what they are; ``target`` is what a line without a label belongs to.

    ``point`` is the number of the last point of an answer whose points are numbered as the questions are.
    """

    line: int
    number: int
    kind: QuestionKind | None
    category: str
    stem: list[str] = field(default_factory=list)
    options: list[tuple[str, list[str]]] = field(default_factory=list)
    answer: list[str] | None = None
    has_second_answer: bool = False
    point: int = 0
    explanation: list[str] = field(default_factory=list)
    source: list[str] = field(default_factory=list)
    target: str = "stem"

    @property
    def is_complete(self) -> bool:
        """Return whether another question may begin."""
        return self.answer is not None

    @property
    def is_being_answered(self) -> bool:
        """Return whether the last line belonged to an answer in words, which may have numbered points."""
        return self.target in {"answer", "explanation"} and not self.options

    @property
    def lettered(self) -> list[tuple[str, str]]:
        """Return the options as their letters and words."""
        return [(letter, "\n".join(lines).strip()) for letter, lines in self.options]

    @property
    def words(self) -> str:
        return "\n".join([*self.stem, *(words for _letter, words in self.lettered)])


def is_question_text(text: str) -> bool:
    """Return whether a text has the word for answers, or numbered statements with their truth in brackets."""
    if names_answers(text):
        return True
    return any(
        numbered(plain_line(line)) is not None and _EMBEDDED.search(line) is not None
        for line in text[:200_000].split("\n")
    )


def has_numbers(text: str) -> bool:
    """Return whether questions are numbered: there are at least half as many numbers as answers."""
    lines = [plain_line(line) for line in text.split("\n")]
    numbers = [found for found in map(numbered, lines) if found is not None and not found.may_be_decimal]
    answers = sum(answer_of(line) is not None for line in lines)
    return bool(numbers) and 2 * len(numbers) >= answers


def read_question_text(text: str) -> ForeignQuestions:
    """Parse the questions of a file, each block for itself."""
    collector = QuestionCollector(QuestionFormat.TEXT)
    text, key = _parted_key(text)
    for block in _Blocks(has_numbers(text)).of(text):
        _complete(block, key)
        try:
            question = _question(block)
        except BlockError as error:
            collector.skip(block.line, error.why, block.words)
        else:
            collector.add(block.line, question, block.words)
    return collector.found()


def _parted_key(text: str) -> tuple[str, AnswerKey]:
    """Return a text without the key at its end, and the key.

    What is below the word for the answer may be the answer to one open question, in several points: a key in words has
    to answer at least two questions that have no answer.
    """
    for before, below in possible_keys(text):
        key = read_key(below)
        blocks = _Blocks(has_numbers(before)).of(before)
        if has_signs_alone(key) or sum(not block.answer for block in blocks) >= _FEWEST_WITHOUT_ANSWER:
            return before, key
    return text, {}


class _Blocks:
    """Part the lines of a file into blocks; without numbers, a blank line after an answer parts them."""

    def __init__(self, is_numbered: bool) -> None:
        self._is_numbered = is_numbered
        self._style = ""
        self._last = 0
        self._kind: QuestionKind | None = None
        self._category = ""
        self._block: _Block | None = None
        self._after_blank = False
        self._lines: list[str] = []

    def of(self, text: str) -> Iterator[_Block]:
        """Yield the blocks."""
        self._lines = [plain_line(line) for line in text.split("\n")]
        for number, line in enumerate(self._lines, start=1):
            yield from self._take(number, line)
            self._after_blank = not line
        yield from self._finished()

    def _take(self, number: int, line: str) -> Iterator[_Block]:
        if not line:
            return
        is_heading, kind = heading_kind(line)
        category = category_of(line)
        if is_heading or category is not None:
            yield from self._finished()
            self._last = 0
            self._kind = kind if is_heading else self._kind
            self._category = self._category if category is None else category
            return
        truth = _LEADING_TRUTH.match(line)
        found = numbered(line[truth.end() :] if truth else line)
        if found is not None and self._is_numbered and self._begins(found, number):
            yield from self._finished()
            self._style, self._last = found.style, found.number
            self._begin(number, found.number, found.rest)
            if truth and self._block:
                self._block.answer = [truth[1]]
        elif self._block is None or self._begins_unnumbered(line):
            yield from self._finished()
            if not self._is_numbered:
                self._begin(number, 0, line)
        else:
            _add_line(self._block, line)
            answer = answer_of(line)
            point = numbered(answer) if answer else found
            if point is not None and point.style == self._style and self._block.is_being_answered:
                self._block.point = point.number

    def _finished(self) -> Iterator[_Block]:
        if self._block is not None:
            yield self._block
        self._block = None

    def _begin(self, line: int, number: int, rest: str) -> None:
        self._block = _Block(line, number, self._kind, self._category)
        if words := plain_line(rest):
            _add_line(self._block, words)

    def _begins(self, found: Numbered, line: int) -> bool:
        """Return whether a numbered line begins a question: numbers go on, and begin anew after an answer."""
        block = self._block
        if self._style and found.style != self._style:
            return block is None and self._last == 0
        if found.number == self._last + 1:
            is_point = block is not None and 0 < block.point == found.number - 1 and block.is_being_answered
            return not is_point or self._is_answered_below(line)
        if found.may_be_decimal or (block is not None and block.is_being_answered):
            return False
        return block is None or found.number > self._last or (block.is_complete and found.number == 1)

    def _is_answered_below(self, line: int) -> bool:
        """Return whether there is an answer or an option below a numbered line before the next one."""
        for below in self._lines[line : line + _MOST_LINES_LOOKED_AT]:
            if answer_of(below) is not None or options_of(below, LETTERS[0])[1]:
                return True
            found = numbered(below)
            if (found is not None and found.style == self._style) or heading_kind(below)[0]:
                break
        return False

    def _begins_unnumbered(self, line: str) -> bool:
        block = self._block
        assert block is not None
        labelled = (answer_of, explanation_of, source_of)
        is_plain = not is_noise(line) and all(content(line) is None for content in labelled)
        return not self._is_numbered and self._after_blank and block.is_complete and is_plain


def _add_line(block: _Block, line: str) -> None:
    """Add a line to the part of a block that it belongs to."""
    if (answer := answer_of(line)) is not None:
        words, explanation = parted_answer(answer)
        block.has_second_answer = block.has_second_answer or bool(block.answer and words)
        block.answer = [words] if words else []
        block.explanation += [explanation] if explanation else []
        block.target = "explanation" if explanation else "answer"
    elif (explained := explanation_of(line)) is not None:
        block.explanation += [explained] if explained else []
        block.target = "explanation"
    elif (source := source_of(line)) is not None:
        block.source += [source] if source else []
        block.target = "source"
    elif not is_noise(line):
        _add_plain_line(block, line)


def _add_plain_line(block: _Block, line: str) -> None:
    """Add a line without a label: options, or what goes on with the part before it."""
    if block.target in {"stem", "options"}:
        expected = LETTERS[len(block.options) % len(LETTERS)]
        before, options = options_of(line, expected)
        if options:
            if before.strip():
                _continue(block, before.strip())
            block.options += [(letter, [words]) for letter, words in options]
            block.target = "options"
            return
    _continue(block, line)


def _continue(block: _Block, line: str) -> None:
    match block.target:
        case "stem":
            block.stem.append(line)
        case "options":
            block.options[-1][1].append(line)
        case "answer":
            block.answer = block.answer if block.answer is not None else []
            block.answer.append(line)
        case "explanation":
            block.explanation.append(line)
        case _:
            block.source.append(line)


def _complete(block: _Block, key: AnswerKey) -> None:
    """Set the answer of a block without one to that of the key."""
    entry = key_entry(key, block.kind, block.number) if key and not block.answer else None
    if entry is not None:
        block.answer = [entry.answer]
        block.explanation += entry.explanation


def _question(block: _Block) -> Question:
    """Return the question of a block; raises BlockError, also where the lines of two questions may be in it."""
    if block.has_second_answer:
        raise BlockError(BlockFault.ANSWER_TWICE)
    stem, kind = without_tag("\n".join(block.stem))
    answer = "\n".join(block.answer or []).strip()
    if not answer:
        stem, answer = _embedded_answer(stem, has_options=bool(block.options))
    question = answered_question(stem, block.lettered, answer, kind or block.kind)
    explanation = "\n".join(block.explanation).strip()
    if question.kind is QuestionKind.OPEN:
        explanation = "\n".join(filter(None, (question.explanation, explanation)))
    return replace(
        question,
        explanation=explanation or question.explanation,
        source=" ".join(block.source).strip(),
        category=block.category,
    )


def _embedded_answer(stem: str, *, has_options: bool) -> tuple[str, str]:
    """Return a stem with an empty pair of brackets for the answer that stood in them, and that answer; else none."""
    found = list(_EMBEDDED.finditer(stem))
    if not found or (found[-1][1].isascii() and found[-1][1].isalpha() and not has_options):
        return stem, ""
    last = found[-1]
    return f"{stem[: last.start()]}（　）{stem[last.end() :]}".strip(), last[1]
