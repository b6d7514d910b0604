"""Show the notes of another on a text as cards; they are not the reader's to change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from reader.core.annotations.model import Annotation
from reader.core.study.groups import Person
from reader.core.study.peer_notes import PeerNote, is_read
from reader.core.text.normalise import without_break_signs
from reader.ui.annotations.annotation_card import AnnotationCard, CardStyle
from reader.ui.annotations.annotation_labels import accessible_text, place_label
from reader.ui.annotations.annotation_model import AnnotationModel
from reader.ui.annotations.card_layout import card_foot
from reader.ui.annotations.card_view import CardView
from reader.ui.annotations.filter_bar import FilterBar
from reader.ui.annotations.peer_switch import LEAD
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ROW_SPACE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.preferences.preferences import Preferences
from reader.ui.shell.context import AppContext
from reader.ui.shell.peer_commands import PeerCommands
from reader.ui.widgets.button import LinkButton
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget


class PeerPane(TranslatedWidget, QWidget):
    """The cards of one person's notes, or of those of the leads, on passages that have been read.

    ``passage_requested`` carries the range of a passage, ``reply_made`` the id of an own note to be written in.
    """

    passage_requested = Signal(int, int)
    reply_made = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = context.library
        self._settings = context.settings
        self._appearance = context.appearance
        self._annotation_commands = context.annotation_commands
        self._commands = PeerCommands(context.library, context.clock, context.commands)
        self._now: Callable[[], datetime] = context.clock.now
        self._text, self._who = "", ""
        self._people: dict[str, Person] = {}
        self._notes: dict[str, PeerNote] = {}
        self._unread = 0
        self._answered: frozenset[str] = frozenset()
        self._model = AnnotationModel(self._describe, self, lambda: context.library.index.folding)
        style = CardStyle.from_theme(context.appearance.theme, context.settings.values)
        self._view = CardView(self._model, style, self._card, self)
        self._filter = FilterBar(context.appearance.theme, parent=self)
        self._hint = Label(role="muted", wraps=True)
        self._visibility = LinkButton("", self._toggle_visibility)
        self._lay_out()
        self._filter.changed.connect(self._model.set_filter)
        self._filter.left.connect(self._view.setFocus)
        self._view.pressed_card.connect(self._on_view_opened)
        self._view.opened.connect(self._on_view_opened)
        self._view.edit_requested.connect(self._on_view_edit_requested)
        self._view.menu_requested.connect(self._on_view_menu_requested)
        self._view.link_activated.connect(context.navigator.link_requested)
        self._settings.changed.connect(self._on_settings_changed)
        self._appearance.changed.connect(self._apply_style)

    def _lay_out(self) -> None:
        bar = Row(margins=(CARD_SPACE, CARD_SPACE, EDGE, 0))
        bar.add(self._filter)
        head = Row(margins=(CARD_SPACE, ROW_SPACE, EDGE, ROW_SPACE), spacing=SPACE)
        head.add(self._hint, self._visibility, grows=self._hint)
        cards = Row(margins=(0, 0, EDGE - CARD_SPACE, 0))
        cards.add(self._view)
        column = Column(self, margins=0, spacing=0)
        column.add(bar, head, cards, grows=cards)
        self._view.set_width(CARD_SPACE, 0)
        self.setFocusProxy(self._view)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._view.lay_out_again()
        self._show_words()

    def show_notes(self, text: str, who: str) -> None:
        """Show the notes of a person, or with `LEAD` those that came in packs, on a text."""
        if (text, who) != (self._text, self._who):
            self._filter.clear()
        self._text, self._who = text, who
        self.refresh()

    def refresh(self) -> None:
        """Show the notes as they are in the library now."""
        if not self._text or not self._who:
            self._unread = 0
            self._show_cards(())
            return
        self._people = {person.id: person for person in self._library.study_groups.people()}
        stored = self._library.peer_notes
        is_lead = self._who == LEAD
        notes = stored.of_leads_on(self._text) if is_lead else stored.of_person_on(self._text, self._who)
        ranges = self._library.coverage.ranges(self._text)
        shown = [note for note in notes if note.orphan or note.withdrawn is not None or is_read(note, ranges)]
        shown.sort(key=_is_withdrawn)
        self._unread = len(notes) - len(shown)
        self._answered = frozenset(self._library.annotations.known([note.answers for note in shown if note.answers]))
        self._show_cards(shown)
        self._show_words()

    def _show_cards(self, shown: Sequence[PeerNote]) -> None:
        """Show notes; those that go stay known until their rows are gone, as the view may ask for them on the way."""
        notes = {note.id: note for note in shown}
        self._notes = {**self._notes, **notes}
        self._model.show([note.as_annotation() for note in shown])
        self._notes = notes

    def show_card(self, note: str) -> bool:
        """Make the card of a note current; return whether it is shown."""
        return self._view.select(note)

    def menu_for(self, note: PeerNote) -> QMenu:
        """Build the menu of a note."""
        menu = QMenu(self._view)
        entries: list[tuple[str, Callable[[PeerNote], None]]] = [
            (self.tr("Reply"), self._reply),
            (self.tr("Add to My Notes"), self._commands.take_over),
        ]
        if note.quote:
            entries.append((self.tr("Copy Quote"), _copy_quotation))
        if note.body:
            entries.append((self.tr("Copy Note"), _copy_note))
        entries.append((self.tr("Only This Person"), self._show_only))
        for number, (label, act) in enumerate(entries):
            if number in {2, len(entries) - 1}:
                menu.addSeparator()
            menu.addAction(label).triggered.connect(partial(_ignore_checked, act, note))
        return menu

    def _name(self, note: str) -> str:
        person = self._people.get(self._notes[note].person) if note in self._notes else None
        return person.name if person else ""

    def _card(self, annotation: Annotation, style: CardStyle, width: float) -> AnnotationCard:
        parts = (
            self._name(annotation.id),
            self._state(self._notes[annotation.id]),
            place_label(self._library, annotation),
        )
        place = " · ".join(part for part in parts if part)
        return AnnotationCard(annotation, card_foot(annotation, place, self._now()), style, width)

    def _describe(self, annotation: Annotation) -> str:
        state = self._state(self._notes[annotation.id]) if annotation.id in self._notes else ""
        return ". ".join(
            part
            for part in (
                self._name(annotation.id),
                state,
                accessible_text(annotation, place_label(self._library, annotation)),
            )
            if part
        )

    def _state(self, note: PeerNote) -> str:
        """Return what is said of a note beside its place: that its author took it back, or that it is a reply."""
        if note.withdrawn is not None:
            return self.tr("withdrawn")
        return self.tr("replies to you") if note.answers in self._answered else ""

    @property
    def _person(self) -> Person | None:
        """Return whose notes are shown, if they are those of one person."""
        people = {note.person for note in self._notes.values()} if self._who == LEAD else {self._who}
        return self._people.get(people.pop()) if len(people) == 1 else None

    def _show_words(self) -> None:
        unread = self.tr("%n more on passages you have not read yet", None, self._unread)
        self._hint.setText(unread if self._unread else "")
        person = self._person
        self._visibility.setVisible(person is not None)
        if person is not None:
            hides = person.shows_notes
            self._visibility.setText(self.tr("Hide in Text") if hides else self.tr("Show in Text"))
        self._view.setAccessibleName(self.tr("Others’ notes on this text"))
        explanation = self.tr("They appear here once you have read the passages they are on.") if self._unread else ""
        self._view.set_empty_message(self.tr("No notes to show yet"), explanation)

    def _toggle_visibility(self) -> None:
        person = self._person
        if person is not None:
            self._commands.show_in_text(person, is_shown=not person.shows_notes)

    def _reply(self, note: PeerNote) -> None:
        made = self._commands.reply(note)
        if made:
            self._annotation_commands.propose(made)
            self.reply_made.emit(made)

    def _show_only(self, note: PeerNote) -> None:
        person = self._people.get(note.person)
        if person is not None:
            self._commands.show_only(person)

    @Slot(str)
    def _on_view_opened(self, note_id: str) -> None:
        note = self._notes.get(note_id)
        if note is not None and note.anchor is not None and note.is_placed:
            self.passage_requested.emit(note.start, note.end)

    @Slot(str)
    def _on_view_edit_requested(self, note_id: str) -> None:
        if note_id in self._notes:
            self._reply(self._notes[note_id])

    @Slot(str, QPoint)
    def _on_view_menu_requested(self, note_id: str, at: QPoint) -> None:
        if note_id in self._notes:
            menu = self.menu_for(self._notes[note_id])
            menu.exec(at)
            menu.deleteLater()

    @Slot(object, object)
    def _on_settings_changed(self, before: Preferences, after: Preferences) -> None:
        if before.body_font != after.body_font:
            self._apply_style(self._appearance.theme)

    @Slot(object)
    def _apply_style(self, theme: Theme) -> None:
        self._filter.set_theme(theme)
        self._view.set_card_style(CardStyle.from_theme(theme, self._settings.values))


def _is_withdrawn(note: PeerNote) -> bool:
    return note.withdrawn is not None


def _ignore_checked(act: Callable[[PeerNote], None], note: PeerNote, _checked: bool = False) -> None:
    act(note)


def _copy_quotation(note: PeerNote) -> None:
    QGuiApplication.clipboard().setText(without_break_signs(note.quote))


def _copy_note(note: PeerNote) -> None:
    QGuiApplication.clipboard().setText(note.body)
