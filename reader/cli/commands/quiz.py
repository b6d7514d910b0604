"""Ask the questions of the bank as a quiz, and mark answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from reader.cli.json_rows import Row, attributes
from reader.cli.parsed_param import ParsedParam
from reader.cli.session import STANDARD_INPUT, Session, command
from reader.core.study.question_sides import LETTERS
from reader.core.study.questions import QuestionKind
from reader.core.study.quiz import PaperQuestion, Quiz, QuizMode
from reader.core.study.rounds import MOST_ROUND, RoundKey
from reader.core.text.sanitise import one_line
from reader.importers.encoding import decode
from reader.importers.source import read_source
from reader.services.study.quizzes import answer_lines, finish_quiz, new_quiz, new_round
from reader.services.study.rounds import is_round_finished, pack_bank

_LARGEST_ANSWERS = 20 * 1024 * 1024
_MOST_SEED = 2**63 - 1
"""The largest number that a row of a library holds."""

_SEED = click.IntRange(0, _MOST_SEED)


def _parse_round(text: str) -> tuple[str, int]:
    """Return a pack and the number of a round; raises ValueError for anything else."""
    pack, _colon, number = text.rpartition(":")
    if not pack or not number.isascii() or not number.isdecimal() or not 1 <= int(number[:9]) <= MOST_ROUND:
        raise ValueError(text)
    return one_line(pack), int(number)


_ROUND = ParsedParam("round", _parse_round, "is no pack and number of a round, such as 三月学习:1")


@command("quiz")
@click.option("--seed", type=_SEED, metavar="N", help="The number of the paper; the same for everyone.")
@click.option(
    "--count", type=click.IntRange(min=1), metavar="N", help="The maximum number of questions (default: all)."
)
@click.option(
    "--mode",
    type=click.Choice([one.value for one in QuizMode]),
    default=QuizMode.PRACTICE.value,
    show_default=True,
    help="The mode; a challenge ends at the first incorrect answer.",
)
@click.option(
    "--answers",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Answers, one per line: letters, numbers or text of options, T or F, or typed words; - for standard input.",
)
@click.option(
    "--round",
    "round_",
    type=_ROUND,
    metavar="PACK:NUMBER",
    help="A round of a study pack, by ID or title: the same paper for all members.",
)
def quiz_command(
    session: Session,
    *,
    seed: int | None,
    count: int | None,
    mode: str,
    answers: Path | None,
    round_: tuple[str, int] | None,
) -> None:
    """Show a paper of questions from the bank; with answers, score them and keep the result.

    Only the first result of a round counts; trying again is practice.
    """
    if round_ is not None and (seed is not None or count is not None):
        raise click.UsageError("The paper of a round follows from its pack: no --seed and no --count.")
    lines = None if answers is None else _lines(session, answers)
    number = int(session.at.timestamp()) if seed is None else seed
    with session.open_for_reading() if lines is None else session.open_for_writing() as library:
        key = None if round_ is None else RoundKey(pack_bank(library, round_[0]).pack, round_[1])
        quiz = (
            new_quiz(library, number, QuizMode(mode), count) if key is None else new_round(library, key, QuizMode(mode))
        )
        is_practice = key is not None and is_round_finished(library, key)
        if lines is not None:
            answer_lines(quiz, lines)
            finish_quiz(library, quiz, session.at, key)
    row = _row(quiz)
    if key is not None:
        row["round"] = {"pack": key.pack, "number": key.number, "practice": is_practice}
    session.write_result(row, lambda: "\n".join(_text(session, quiz, is_marked=lines is not None)))


def _lines(session: Session, path: Path) -> list[str]:
    data = session.read_standard_input(_LARGEST_ANSWERS) if path == STANDARD_INPUT else read_source(path).data
    text, _encoding = decode(data, path)
    return text.splitlines()


def _row(quiz: Quiz) -> Row:
    result = quiz.result()
    return {
        "seed": quiz.seed,
        "mode": quiz.mode.value,
        "questions": [_question_row(asked) for asked in quiz.paper],
        **attributes(result, "answered", "right", "points", "total", "ended"),
        "missed": list(result.missed),
        "marks": [
            {"id": asked.asked.id, "points": mark.points} for asked, mark in zip(quiz.paper, quiz.marks, strict=False)
        ],
    }


def _question_row(asked: PaperQuestion) -> Row:
    question = asked.question
    return {
        "id": asked.asked.id,
        **attributes(question, "kind", "stem"),
        "options": list(asked.shown),
        "lefts": [pair.left for pair in question.pairs],
        "seconds": asked.seconds,
    }


def _text(session: Session, quiz: Quiz, *, is_marked: bool) -> Iterator[str]:
    if not is_marked:
        for number, asked in enumerate(quiz.paper, start=1):
            yield from _shown(session, number, asked)
        return
    result = quiz.result()
    words = session.translate("CommandLine", "Correct: {right} of {total}, points: {points}")
    yield words.format(right=result.right, total=result.total, points=f"{result.points:g}")
    for asked, mark in zip(quiz.paper, quiz.marks, strict=False):
        if not mark.is_right:
            yield session.translate("CommandLine", "Incorrect: {stem}").format(stem=asked.question.stem)


def _shown(session: Session, number: int, asked: PaperQuestion) -> Iterator[str]:
    seconds = session.translate("CommandLine", "{seconds} s").format(seconds=asked.seconds)
    yield f"{number}. {asked.question.stem} ({seconds})"
    for pair in asked.question.pairs:
        yield f"   {pair.left} -> ?"
    for letter, words in zip(LETTERS, asked.shown, strict=False):
        yield f"   {letter}. {words}"
    if asked.question.kind is QuestionKind.TRUEFALSE:
        yield "   T / F"
