"""Show whose notes the reader was given, and what taking them in would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from reader.core.annotations.foreign_notes import ForeignNotes
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import ExchangeFile
from reader.core.study.peer_notes import PeerNoteMerge
from reader.core.text.sanitise import one_line
from reader.importers.annotations.exchange_sets import foreign_notes_of
from reader.resources import character_variants
from reader.services.study.peer_links import creators
from reader.services.study.peers import (
    PeerNotesOptions,
    PeerNotesPlan,
    gather_peer_notes,
    plan_peer_notes,
    store_peer_notes,
)
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ROW_SPACE, SPACE
from reader.ui.importing.file_queue import Steps
from reader.ui.shell.context import AppContext
from reader.ui.shell.peer_commands import PeerCommands
from reader.ui.study.given_file_view import GivenFileView
from reader.ui.translation.day_labels import plain_date
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column

_NAMES = frozenset((Problem.NAME_CHANGED, Problem.NAME_TAKEN))


class GivenNotesView(GivenFileView):
    """Who handed over notes on which texts, and how many are new, changed, known, withdrawn or the reader's own."""

    def __init__(self, context: AppContext, files: Sequence[ExchangeFile], parent: QWidget | None = None) -> None:
        super().__init__(context, files, parent)
        self._file = files[0]
        self._foreign: ForeignNotes | None = None
        self._plan: PeerNotesPlan | None = None
        self._who, self._counts = Label(role="heading", wraps=True), Label(wraps=True)
        self.ticks: dict[str, QCheckBox] = {}
        self._texts = Column(margins=0, spacing=SPACE)
        self._doubt = Label(role="accent", wraps=True)
        self.accepts_name = QCheckBox(self.tr("It is the same person, or I know both: use this name"))
        self._doubt.hide()
        self.accepts_name.hide()
        self.accepts_name.toggled.connect(self.changed)
        column = Column(self, margins=(EDGE, CARD_SPACE, EDGE, CARD_SPACE), spacing=ROW_SPACE)
        column.add(self._who, self._texts, self._counts, self._doubt, self.accepts_name, STRETCH)

    @override
    def title(self) -> str:
        return self.tr("{person}’s Notes").format(person=self._file.header.person.name)

    @override
    def outcome(self) -> str:
        if self._plan is None:
            return self.tr("Nothing has been added yet.")
        if self._plan.is_empty:
            return self.tr("There is nothing new in this file.")
        return self.tr("They appear beside your notes and are never mixed with them.")

    @override
    def is_acceptable(self) -> bool:
        if self.ticks and not any(tick.isChecked() for tick in self.ticks.values()):
            return False
        return self.accepts_name.isChecked() if self._plan is None else not self._plan.is_empty

    def _ticked(self) -> ForeignNotes:
        """Return the notes on the texts that are ticked, and what their sets say."""
        assert self._foreign is not None
        left_out = {title for title, tick in self.ticks.items() if not tick.isChecked()}
        notes = tuple(note for note in self._foreign.notes if note.title not in left_out)
        sets = tuple(one for one in self._foreign.sets if one.title not in left_out)
        return replace(self._foreign, notes=notes, sets=sets)

    @override
    def prepare(self) -> Steps:
        zone = self.context.clock.now().tzinfo
        assert zone is not None
        self._foreign = foreign_notes_of(self._file, Path(self.title()), zone)
        header = self._file.header
        group = header.group.name if header.group else ""
        words = self.tr("{person}, for {group}, {day}") if group else self.tr("{person}, {day}")
        self._who.setText(words.format(person=header.person.name, group=group, day=plain_date(header.made)))
        for title, count in Counter(note.title for note in self._foreign.notes).items():
            words = self.tr("“{title}”: %n note(s)", None, count).format(title=one_line(title))
            tick = self.ticks[title] = QCheckBox(words.replace("&", "&&"))
            tick.setChecked(True)
            tick.toggled.connect(self.changed)
            self._texts.add(tick)
        try:
            yield from self._compare()
        except ReaderError as error:
            if error.problem not in _NAMES:
                raise
            self._doubt.setText(error_message(error))
            self._doubt.show()
            self.accepts_name.show()

    def _compare(self) -> Steps:
        library, header = self.context.library, self._file.header
        groups = {group.id for group in library.study_groups.all()}
        options = PeerNotesOptions(
            Path(self.title()),
            header.person,
            accepts_name=self.accepts_name.isChecked(),
            group=header.group.id if header.group and header.group.id in groups else "",
        )
        comparison = Comparison(character_variants())
        placed = yield gather_peer_notes(library, self._ticked(), options, comparison).place_notes
        self._plan = plan_peer_notes(library, placed, self.context.clock.now())
        self._counts.setText(self._counted(self._plan.report.counts))

    @override
    def accept(self) -> Steps:
        yield from self._compare()
        assert self._plan is not None
        plan, library = self._plan, self.context.library
        now = self.context.clock.now()
        among_own = sum(creators(library)[person.name] for person in plan.report.people)
        self.context.commands.run(
            lambda: store_peer_notes(library, plan, now),
            self,
            message=lambda _changes: self._taken_in(plan, among_own),
            offer=partial(self._offer_move, plan) if among_own else None,
        )

    def _offer_move(self, plan: PeerNotesPlan, message: str, _changes: Changes) -> None:
        """Offer to move what came in earlier as the reader's own."""
        commands = PeerCommands(self.context.library, self.context.clock, self.context.commands)
        present = creators(self.context.library)
        names = [person.name for person in plan.report.people if present[person.name]]
        self.context.toast.show_message(message, self.tr("Move Them"), partial(commands.move, names[0]))

    def _taken_in(self, plan: PeerNotesPlan, among_own: int) -> str:
        names = self.tr(", ").join(person.name for person in plan.report.people)
        message = self.tr("{person}’s notes were added beside yours.").format(person=names)
        if among_own:
            message += " " + self.tr("%n imported earlier is/are still among your own notes.", None, among_own)
        return message

    def _counted(self, counts: PeerNoteMerge) -> str:
        sentences = (
            (counts.matched, self.tr("%n new note(s) placed in the text", None, counts.matched)),
            (counts.orphaned, self.tr("%n new note(s) whose passage is not in your edition", None, counts.orphaned)),
            (counts.waiting, self.tr("%n new note(s) for a text you do not have yet", None, counts.waiting)),
            (counts.updated, self.tr("%n changed", None, counts.updated)),
            (counts.withdrawn, self.tr("%n withdrawn", None, counts.withdrawn)),
            (counts.known, self.tr("%n you already have", None, counts.known)),
            (counts.ignored, self.tr("%n older than yours", None, counts.ignored)),
            (counts.own, self.tr("%n are yours", None, counts.own)),
        )
        return "\n".join(words for number, words in sentences if number)
