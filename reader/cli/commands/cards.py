"""Make cards of marks for the self-test, and list them."""

from __future__ import annotations

import click

from reader.cli.json_rows import Row
from reader.cli.session import Session, command
from reader.core.annotations.model import Annotation
from reader.core.errors import Problem, ReaderError
from reader.core.study.card_info import CardInfo
from reader.core.study.card_sides import card_sides
from reader.core.study.cards import CardKind
from reader.core.text.sanitise import sanitise
from reader.services.study.card_making import blank_card, make_cards, suggestions, whole_mark_cards
from reader.services.study.choices import wrong_choices
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library
from reader.storage.repositories.cards import NewCard

_KINDS = click.Choice([kind.value for kind in CardKind if kind is not CardKind.BLANK])
_DIGITS = 4


@command("suggest")
@click.argument("annotation")
@click.option("--choices", is_flag=True, help="Include wrong answers for each, to choose from.")
def suggest_command(session: Session, annotation: str, *, choices: bool) -> None:
    """Suggest blanks for the passage of a mark, best first."""
    with session.open_for_reading() as library:
        mark = library.annotations.get(annotation)
        found = suggestions(library, mark)
        rows: list[Row] = [
            {"words": one.words, "rule": one.rule.value, "start": one.start, "end": one.end} for one in found
        ]
        if choices:
            day = study_day_of(library, session.at)
            for row, one in zip(rows, found, strict=True):
                row["choices"] = wrong_choices(library, mark, one, day)
    columns = ("words", "rule", "start", "end", *(["choices"] if choices else []))
    session.write_result(rows, lambda: session.table(rows, *columns))


@command("card")
@click.argument("annotation")
@click.option("--blank", metavar="WORDS", help="The words of the mark to blank out.")
@click.option("--nth", type=click.IntRange(min=1), help="Which occurrence, if there are several.")
@click.option("--kind", type=_KINDS, help="Ask for the whole mark: by its question, clause by clause, or from memory.")
def card_command(session: Session, annotation: str, blank: str | None, nth: int | None, kind: str | None) -> None:
    """Make a self-test card from a mark; making it again gives the same card with its history."""
    if (blank is None) == (kind is None):
        raise click.UsageError("Give either --blank or --kind.")
    if nth is not None and blank is None:
        raise click.UsageError("--nth goes with --blank.")
    with session.open_for_writing() as library:
        mark = library.annotations.get(annotation)
        made, _changes = make_cards(library, _new_cards(mark, blank, nth, kind), session.at)
        infos = library.cards.some(card.id for card in made)
    rows = [_made_row(infos[card.id], is_new=card.is_new) for card in made]
    row = rows[0] | ({"cards": rows} if len(rows) > 1 else {})
    session.write_result(row, lambda: session.table(rows, "id", "kind", "front", "back"))


@command("cards")
@click.argument("id_", metavar="[ID]", required=False)
def cards_command(session: Session, id_: str | None) -> None:
    """List the self-test cards of a text or a mark; without ID, all cards."""
    with session.open_for_reading() as library:
        infos = _listed(library, id_)
        day = study_day_of(library, session.at)
    rows: list[Row] = [
        card_row(info) | {"resting": info.rest_reason(day) is not None, "why": info.rest_reason(day)} for info in infos
    ]
    session.write_result(rows, lambda: session.table(rows, "id", "kind", "asked", "due", widest=40))


def card_row(info: CardInfo) -> Row:
    """Return a card with what its answers come to; null before the first."""
    state = info.state
    return {
        "id": info.card.id,
        "annotation": info.card.annotation,
        "text": info.source.text or None,
        "kind": info.card.content.kind.value,
        "asked": info.card.content.words,
        "due": state.due.isoformat() if state else None,
        "stability": round(state.stability, _DIGITS) if state else None,
        "difficulty": round(state.difficulty, _DIGITS) if state else None,
        "lapses": info.lapses,
        "sticking": info.is_sticking,
        "orphan": info.source.is_orphan,
    }


def _new_cards(mark: Annotation, blank: str | None, nth: int | None, kind: str | None) -> list[NewCard]:
    if kind is not None:
        return whole_mark_cards(mark, CardKind(kind))
    return [blank_card(mark, sanitise(blank or ""), nth)]


def _made_row(info: CardInfo, *, is_new: bool) -> Row:
    sides = card_sides(info.card, info.source)
    return {
        "id": info.card.id,
        "annotation": info.card.annotation,
        "kind": info.card.content.kind.value,
        "front": sides.front,
        "back": sides.back,
        "new": is_new,
    }


def _listed(library: Library, identifier: str | None) -> list[CardInfo]:
    """Return the cards of what has an id: a text, else a mark; all without one."""
    if identifier is None:
        return library.cards.all()
    try:
        return library.cards.all(library.texts.get(identifier).id)
    except ReaderError as error:
        if error.problem is not Problem.TEXT_UNKNOWN:
            raise
        text_unknown = error
    try:
        mark = library.annotations.get(identifier)
    except ReaderError:
        raise text_unknown from None
    return library.cards.of_annotations([mark.id])
