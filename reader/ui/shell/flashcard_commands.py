"""Make and change the cards of the self-test for the reader; each command is one undo step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.core.annotations.model import Annotation
from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.ui.shell.context import AppContext

if TYPE_CHECKING:
    from reader.core.study.cards import CardKind
    from reader.storage.repositories.cards import NewCard


class FlashcardCommands(QObject):
    """The commands on cards. Where one fails, it returns False, and the library is unchanged.

    What belongs to study is loaded with the first command.
    """

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._library = context.library
        self._clock = context.clock

    def make_blank(self, text_id: str, start: int, end: int) -> bool:
        """Ask for the words of a text from ``start`` up to ``end``, which have to stand inside a mark."""
        from reader.services.study.card_making import blank_card_at

        mark = self._mark_around(text_id, start, end)
        if mark is None:
            self._context.toast.show_message(
                self.tr("Select a few words inside a mark. The rest of the mark is shown around the gap.")
            )
            return False
        return self.make(lambda: [blank_card_at(mark, start, end)])

    def ask_question(self, annotation: str) -> bool:
        """Ask the question that a mark puts with its first line."""
        from reader.core.study.cards import CardKind

        return self._make_whole(annotation, CardKind.QUESTION)

    def ask_clauses(self, annotation: str) -> bool:
        """Ask for a mark clause by clause."""
        from reader.core.study.cards import CardKind

        return self._make_whole(annotation, CardKind.RECITE)

    def ask_passage(self, annotation: str) -> bool:
        """Ask for the whole passage of a mark from memory."""
        from reader.core.study.cards import CardKind

        return self._make_whole(annotation, CardKind.RECALL)

    def ask_note_blanks(self, annotation: str) -> bool:
        """Ask for the words that the note of a mark marks as blanks."""
        from reader.services.study.card_making import note_blank_cards

        return self.make(lambda: note_blank_cards(self._library.annotations.get(annotation)))

    def make(self, new_cards: Callable[[], Sequence[NewCard]]) -> bool:
        """Make cards, and say how many are new."""
        from reader.services.study.card_making import make_cards

        made: list[bool] = []

        def work() -> Changes:
            cards, changes = make_cards(self._library, new_cards(), self._clock.now())
            made.extend(card.is_new for card in cards)
            return changes

        return self._context.commands.run(work, self, message=lambda _changes: self._made_message(made))

    def remove(self, cards: Sequence[str]) -> bool:
        """Remove cards; their answers are kept for when they are made again."""
        return self._run(
            lambda: self._library.cards.remove(cards, self._clock.now()),
            self.tr("%n card(s) removed.", "", len(cards)),
        )

    def rest(self, cards: Sequence[str]) -> bool:
        """Let cards rest for 30 days."""
        from reader.services.study.card_making import rest_cards

        return self._run(
            lambda: rest_cards(self._library, cards, self._clock.now()),
            self.tr("%n card(s) paused for 30 days.", "", len(cards)),
        )

    def ask_again(self, cards: Sequence[str]) -> bool:
        """Ask cards again that rest by choice."""
        return self._run(
            lambda: self._library.cards.rest(cards, None, self._clock.now()),
            self.tr("%n card(s) resumed.", "", len(cards)),
        )

    def settle(self, card: str) -> bool:
        """Leave a card as it is that was forgotten so often that the reader was asked about it."""
        return self._context.commands.run(lambda: self._library.cards.settle(card, self._clock.now()), self)

    def reword(self, card: str, words: Sequence[str]) -> bool:
        """Ask for other words of the same mark: one keeps the history of the card, several replace it."""
        from reader.services.study.card_making import edit_card, split_card

        if len(words) == 1:
            return self._run(
                lambda: edit_card(self._library, card, words[0], self._clock.now()),
                self.tr("The card now asks for different words. Its history is kept."),
            )
        return self._run(
            lambda: split_card(self._library, card, words, self._clock.now())[1],
            self.tr("The card was replaced by %n new one(s).", "", len(words)),
        )

    def asks_all_blanks(self, annotation: str) -> bool:
        """Return whether the blanks of a mark are asked for at once."""
        try:
            return self._library.mark_options.of(annotation).all_blanks
        except ReaderError:
            return False

    def set_all_blanks(self, annotation: str, *, at_once: bool) -> bool:
        """Ask for the blanks of a mark at once, or for one at a time."""
        options = self._library.mark_options
        return self._run(
            lambda: options.set(annotation, replace(options.of(annotation), all_blanks=at_once), self._clock.now()),
            self.tr("The blanks of this mark are now asked all at once.")
            if at_once
            else self.tr("The blanks of this mark are now asked one at a time."),
        )

    def _make_whole(self, annotation: str, kind: CardKind) -> bool:
        from reader.services.study.card_making import whole_mark_cards

        return self.make(lambda: whole_mark_cards(self._library.annotations.get(annotation), kind))

    def _run(self, work: Callable[[], Changes], message: str) -> bool:
        return self._context.commands.run(work, self, message=lambda _changes: message)

    def _made_message(self, made: Sequence[bool]) -> str:
        """Return what was made; nothing new is told too, since the reader asked for it."""
        if any(made):
            return self.tr("%n card(s) added to the self-test.", "", sum(made))
        self._context.toast.show_message(self.tr("These words already have a card."))
        return ""

    def _mark_around(self, text_id: str, start: int, end: int) -> Annotation | None:
        """Return the shortest mark that holds a passage and more; None if there is none, or it cannot be read."""
        try:
            around = self._library.annotations.in_range(text_id, start, max(end, start + 1))
        except ReaderError:
            return None
        holding = [
            mark for mark in around if mark.start <= start < end <= mark.end and (mark.start, mark.end) != (start, end)
        ]
        return min(holding, key=lambda mark: mark.end - mark.start, default=None)
