"""Show what is in a study pack that was handed over, and take in what is ticked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import ExchangeFile
from reader.core.study.groups import met_person
from reader.core.study.pack import USUAL_PARTS, PackPart
from reader.resources import character_variants
from reader.services.study.pack_opening import OpeningOptions, PackOpening, PackReport
from reader.services.study.pack_reading import PackState, pack_state, read_pack
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, LINE_SPACE, SPACE
from reader.ui.importing.file_queue import Steps
from reader.ui.shell.context import AppContext
from reader.ui.study.given_file_view import GivenFileView
from reader.ui.study.pack_labels import PackCounts, joined
from reader.ui.translation.day_labels import compact_date
from reader.ui.widgets.frame import Rule
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column, Form

_MOST_TITLES = 6


class PackView(GivenFileView):
    """Whose a pack is, how its texts stand to the library, and what of it is taken."""

    def __init__(self, context: AppContext, files: Sequence[ExchangeFile], parent: QWidget | None = None) -> None:
        super().__init__(context, files, parent)
        self._file = files[0]
        self._state: PackState | None = None
        self._today = study_day_of(context.library, context.clock.now())
        self.heading, self._from = Label(role="heading", wraps=True), Label(role="muted", wraps=True)
        self._words, self._difference = Label(wraps=True, selectable=True), Label(role="strong", wraps=True)
        self._facts = Form(margins=0, spacing=SPACE, labels_left=True)
        self.ticks = {part: QCheckBox() for part in PackPart}
        self.same_person = QCheckBox()
        for part, tick in self.ticks.items():
            tick.setChecked(part in USUAL_PARTS)
            tick.toggled.connect(self.changed)
        self.same_person.toggled.connect(self.changed)
        self._lay_out()

    # --- what is shown -------------------------------------------------------------------------------------------

    @override
    def prepare(self) -> Steps:
        """Read the pack and compare it with the library, in the background."""
        work = partial(_compared, self.context.library, self._file, self._today)
        self._show_state(work() if self.context.library.path is None else (yield work))

    @override
    def title(self) -> str:
        """Return the title of the dialog."""
        return self.tr("{name}’s Study Pack").format(name=self._file.header.person.name)

    @override
    def outcome(self) -> str:
        """Return what stays as it is whatever is ticked."""
        return self.tr("You can undo this in one step. Your goal, minutes and own notes stay as they are.")

    @override
    def accept_label(self) -> str:
        """Return what stands on the button."""
        return self.tr("Open Pack")

    @override
    def is_acceptable(self) -> bool:
        """Return whether anything is ticked, and it is clear whose the pack is."""
        is_known = not self.same_person.isVisibleTo(self) or self.same_person.isChecked()
        return is_known and any(tick.isChecked() for tick in self.ticks.values())

    def parts(self) -> frozenset[PackPart]:
        """Return what is ticked."""
        return frozenset(part for part, tick in self.ticks.items() if tick.isChecked())

    def _show_state(self, state: PackState) -> None:
        self._state = state
        pack = state.pack
        self.heading.setText(pack.title)
        number = self.tr("no. {number}").format(number=pack.number)
        group = self.tr("for {group}").format(group=pack.group.name) if pack.group else ""
        by = self.tr("From {name}").format(name=pack.person.name)
        self._from.setText(joined(by, group, number, compact_date(pack.made, self._today)))
        self._words.setText(pack.words)
        self._words.setVisible(bool(pack.words))
        self._show_difference(state)
        for name, words in self._rows(state):
            self._facts.addRow(Label(name, "muted"), Label(words, wraps=True))
        self._show_ticks(state)
        self._show_person(state)

    def _show_difference(self, state: PackState) -> None:
        known, difference = state.known, state.difference
        self._difference.setVisible(known is not None and difference is not None)
        if known is not None and difference is not None:
            words = self.tr("Changes since no. {number}: {difference}.")
            self._difference.setText(
                words.format(number=known.summary.number, difference=PackCounts().difference(difference))
            )

    def _rows(self, state: PackState) -> list[tuple[str, str]]:
        """Return what there is to say of the texts and dates, each with its name."""
        days = [portion.day for _text, portion in state.pack.portions if portion.day is not None]
        dates = ""
        if days:
            first, last = (compact_date(day, self._today) for day in (min(days), max(days)))
            dates = first if first == last else self.tr("{first} to {last}").format(first=first, last=last)
        rows = (
            (self.tr("New"), self._titles(state.fresh_texts)),
            (self.tr("Same as yours"), self._titles(state.same_texts)),
            (self.tr("Similar to yours"), self._titles(state.similar_texts)),
            (self.tr("Title only, to be added"), self._titles(state.waiting_texts)),
            (self.tr("Portions"), joined(str(len(state.pack.portions)), dates)),
        )
        return [(name, words) for name, words in rows if words]

    def _titles(self, titles: Sequence[str]) -> str:
        shown = [self.tr("“{title}”").format(title=title) for title in titles[:_MOST_TITLES]]
        if len(titles) > _MOST_TITLES:
            shown.append(self.tr("and %n more", None, len(titles) - _MOST_TITLES))
        return joined(*shown)

    def _show_ticks(self, state: PackState) -> None:
        pack = state.pack
        notes = len(pack.notes)
        labels = {
            PackPart.TEXTS: (self.tr("Texts: %n new", None, len(state.fresh_texts)), bool(state.fresh_texts)),
            PackPart.NOTES: (self.tr("Leader’s notes: %n, shown after you read the passage", None, notes), bool(notes)),
            PackPart.LESSONS: (self.tr("Lessons: %n new", None, state.lessons), bool(pack.lessons)),
            PackPart.QUESTIONS: (self.tr("Questions: %n new", None, state.questions), bool(pack.questions)),
            PackPart.ROADMAP: (self.tr("Add to my roadmap: %n text(s)", None, state.roadmap), bool(state.roadmap)),
            PackPart.ROTA: (self.tr("Lesson hosts and meetings"), bool(pack.rota or pack.meetings)),
        }
        for part, (label, is_there) in labels.items():
            self.ticks[part].setText(label)
            self.ticks[part].setVisible(is_there)
        if not any(is_there for _label, is_there in labels.values()):
            self.ticks[PackPart.TEXTS].setVisible(True)

    def _show_person(self, state: PackState) -> None:
        """Ask about a person who is known under another name, or shares one."""
        groups, pack = self.context.library.study_groups, state.pack
        own = {group.member for group in groups.all()}
        question = ""
        if pack.person.id not in own and not (state.known is not None and state.known.is_own):
            try:
                met_person(pack.person, pack.group.id if pack.group else "", groups.people())
            except ReaderError as error:
                question = self._question(error)
        self.same_person.setText(question)
        self.same_person.setVisible(bool(question))

    def _question(self, error: ReaderError) -> str:
        if error.problem is Problem.NAME_CHANGED:
            return self.tr("This is {known}, now called {name}").format(**error.detail)
        if error.problem is Problem.NAME_TAKEN:
            return self.tr("This is a different {name}").format(**error.detail)
        return ""

    # --- taking in -----------------------------------------------------------------------------------------------

    @override
    def accept(self) -> Steps:
        """Open the pack in the background, over a connection of its own; the views follow once."""
        library, now = self.context.library, self.context.clock.now()
        options = OpeningOptions(self.parts(), self.same_person.isChecked())
        self.context.commands.flush_requested.emit()
        work = partial(_opened, library, self._file, options, self._today, now)
        if library.path is None:
            report, changes = work()
        else:
            report, changes = yield work
        if changes is not None:
            self.context.commands.run(lambda: changes, self, message=lambda _changes: self._message(report))
        else:
            self.context.toast.show_message(self.tr("You already have everything in it."))

    def _message(self, report: PackReport) -> str:
        notes = report.notes.matched + report.notes.orphaned
        parts = (
            self.tr("%n text(s)", None, report.texts_added) if report.texts_added else "",
            self.tr("%n leader’s note(s)", None, notes) if notes else "",
            self.tr("%n note(s) waiting for a text", None, report.waiting) if report.waiting else "",
            self.tr("%n question(s)", None, report.questions) if report.questions else "",
            self.tr("%n lesson(s)", None, report.lessons) if report.lessons else "",
        )
        words = self.tr("“{title}” opened: {parts}.") if any(parts) else self.tr("“{title}” opened.")
        return words.format(title=report.pack.title, parts=joined(*parts))

    def _lay_out(self) -> None:
        column = Column(self, margins=(EDGE, CARD_SPACE, EDGE, CARD_SPACE), spacing=SPACE)
        column.add(self.heading, self._from, self._words, self._difference, LINE_SPACE)
        column.addLayout(self._facts)
        column.add(LINE_SPACE, Rule(), LINE_SPACE, Label(self.tr("Add"), "strong"), *self.ticks.values())
        column.add(LINE_SPACE, self.same_person)
        column.addStretch()


def _compared(library: Library, file: ExchangeFile, today: date) -> PackState:
    """Return how a pack stands to the library, read over a connection of its own, in any thread."""
    pack = read_pack(file)
    with library.import_connection(separate=library.path is not None) as connection:
        return pack_state(connection, pack, today, Comparison(character_variants()))


def _opened(
    library: Library, file: ExchangeFile, options: OpeningOptions, today: date, now: datetime
) -> tuple[PackReport, Changes | None]:
    """Open a pack over a connection of its own, in any thread."""
    with library.import_connection(separate=library.path is not None) as connection:
        return PackOpening(connection, file, Comparison(character_variants()), today, now).open(options)
