"""Parse questions in the Aiken format, whose answer line may be Chinese.

Source: https://docs.moodle.org/en/Aiken_format: a stem, options that begin with a letter, and a line with the answer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reader.core.study.foreign_questions import (
    BlockError,
    BlockFault,
    ForeignQuestions,
    QuestionCollector,
    QuestionFormat,
)
from reader.core.study.questions import Option, Question, QuestionFault, QuestionKind

ANSWER_LINE = re.compile(r"\s*(?:ANSWER|答案)\s*[:：]\s*(.*?)\s*", re.IGNORECASE)
OPTION_LINE = re.compile(r"\s*(?:[（(]\s*([A-Za-zＡ-Ｚａ-ｚ])\s*[)）]|([A-Za-zＡ-Ｚａ-ｚ])\s*[.．、)）:：])\s*(.*?)\s*")
_SEVERAL = re.compile(r"[A-Z](?:\s*[,，、;；/&和与\s]?\s*[A-Z])*")
_LETTER = re.compile("[A-Z]")


def is_aiken(text: str) -> bool:
    """Return whether a text has options, and a line with the answer after them."""
    has_options = False
    for line in text.split("\n"):
        if has_options and ANSWER_LINE.fullmatch(line):
            return True
        has_options = has_options or OPTION_LINE.fullmatch(line) is not None
    return False


def read_aiken(text: str) -> ForeignQuestions:
    """Parse the questions of a file, each up to the line of its answer."""
    collector = QuestionCollector(QuestionFormat.AIKEN)
    for first, block in _blocks(text):
        _add(collector, first, block)
    return collector.found()


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the blocks with their first lines: up to an answer, or to a blank line after which a new stem begins."""
    block: list[str] = []
    first = 1
    after_blank = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            after_blank = True
            continue
        ends = ANSWER_LINE.fullmatch(line) is not None
        is_stem = not ends and option_line(line) is None
        if block and after_blank and is_stem and any(map(option_line, block[1:])):
            yield first, block
            block = []
        first = first if block else number
        block.append(line)
        after_blank = False
        if ends:
            yield first, block
            block = []
    if block:
        yield first, block


def option_line(line: str) -> tuple[str, str] | None:
    """Return the capital letter and the words of a line with an option; None for another line."""
    found = OPTION_LINE.fullmatch(line)
    return None if found is None else (_letters(found[1] or found[2]), found[3])


def answer_letters(answer: str) -> str:
    """Return the capital letters that an answer consists of; none for another answer."""
    letters = _letters(answer)
    return "".join(_LETTER.findall(letters)) if _SEVERAL.fullmatch(letters) else ""


def choice_of(stem: str, options: list[tuple[str, str]], letters: str, *, several: bool = False) -> Question:
    """Return a question whose answer names options by their letters; raises BlockError for one that is not there."""
    known = [letter for letter, _words in options]
    if not letters or not set(letters) <= set(known) or len(set(known)) < len(known):
        raise BlockError(BlockFault.OPTION_UNKNOWN if letters else QuestionFault.NO_ANSWER)
    is_several = several or len(set(letters)) > 1
    offered = tuple(Option(words, letter in letters) for letter, words in options)
    return Question(QuestionKind.SEVERAL if is_several else QuestionKind.CHOICE, stem, offered)


def _letters(words: str) -> str:
    return unicodedata.normalize("NFKC", words).strip().upper()


def _add(collector: QuestionCollector, line: int, block: list[str]) -> None:
    stem, options, answer = block[0].strip(), list[tuple[str, str]](), ""
    for text in block[1:]:
        if (found := ANSWER_LINE.fullmatch(text)) is not None:
            answer = found[1]
        elif (option := option_line(text)) is not None:
            options.append(option)
        elif options:
            letter, words = options[-1]
            options[-1] = (letter, f"{words}\n{text.strip()}")
        else:
            stem += f"\n{text.strip()}"
    try:
        question = choice_of(stem, options, answer_letters(answer))
    except BlockError as error:
        collector.skip(line, error.why, "\n".join(block))
    else:
        collector.add(line, question, "\n".join(block))
