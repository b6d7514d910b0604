"""Show reports and withdrawals that were handed over, before they are added to the boards of their groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.errors import Problem
from reader.core.study.board import Arrival
from reader.core.study.exchange import ExchangeFile, ExchangeKind
from reader.core.study.groups import StudyGroup
from reader.core.study.report_content import parsed_period
from reader.services.study.board import BoardIntake, board_intake, take_in
from reader.services.study.study_day import study_day_of
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ROW_SPACE, SPACE
from reader.ui.importing.file_queue import Steps
from reader.ui.shell.context import AppContext
from reader.ui.study.given_file_view import GivenFileView
from reader.ui.study.report_labels import period_label
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.frame import Rule
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row

_NAMES = frozenset({Problem.NAME_CHANGED, Problem.NAME_TAKEN})


class ReportsView(GivenFileView):
    """A row for each report: who, for which group and period, and what would become of it."""

    def __init__(self, context: AppContext, files: Sequence[ExchangeFile], parent: QWidget | None = None) -> None:
        super().__init__(context, files, parent)
        self.intakes: list[BoardIntake] = []
        self.accepting_names = QCheckBox(self.tr("They are the same people: use these names"))
        self.accepting_names.toggled.connect(self._on_accepting_names_toggled)
        self._rows = QWidget()
        self._row_column = Column(self._rows, margins=0, spacing=SPACE)
        self._no_proof = Label(
            self.tr("A file does not prove who made it. Withdrawn and expired reports are erased permanently."),
            "muted",
            wraps=True,
        )
        column = Column(self, margins=(EDGE, CARD_SPACE, EDGE, CARD_SPACE), spacing=ROW_SPACE)
        column.add(self._rows, self.accepting_names, self._no_proof, STRETCH)

    @override
    def title(self) -> str:
        """Return who handed over what."""
        people = list(dict.fromkeys(file.header.person.name for file in self.files))
        if len(self.files) == 1 and self.files[0].header.kind is ExchangeKind.WITHDRAWAL:
            return self.tr("{name} Withdraws a Report").format(name=people[0])
        if len(people) == 1:
            return self.tr("{name}’s Report").format(name=people[0])
        return self.tr("%n Report(s)", None, len(self.files))

    @override
    def outcome(self) -> str:
        """Return what taking in would change, in words."""
        counts = {arrival: sum(intake.arrivals[arrival] for intake in self.intakes) for arrival in Arrival}
        refused = sum(len(intake.refused) for intake in self.intakes) + len(self._without_group())
        parts = [
            self.tr("%n added to the board", None, counts[Arrival.ADDED]) if counts[Arrival.ADDED] else "",
            self.tr("%n withdrawn and erased", None, counts[Arrival.WITHDRAWN]) if counts[Arrival.WITHDRAWN] else "",
            self.tr("%n already there", None, counts[Arrival.KNOWN]) if counts[Arrival.KNOWN] else "",
            self.tr("%n older than what is there", None, counts[Arrival.OLDER]) if counts[Arrival.OLDER] else "",
            self.tr("%n expired", None, counts[Arrival.EXPIRED]) if counts[Arrival.EXPIRED] else "",
            self.tr("%n not added", None, refused) if refused else "",
        ]
        return self.tr(", ").join(part for part in parts if part)

    @override
    def accept_label(self) -> str:
        """Return what stands on the button."""
        return self.tr("Add to Board")

    @override
    def is_acceptable(self) -> bool:
        """Return whether anything would change."""
        return any(intake.changes_anything for intake in self.intakes)

    @override
    def prepare(self) -> Steps:
        """Compare the files with what the boards have."""
        self._compare()
        yield from ()

    @override
    def accept(self) -> Steps:
        """Add what is new; all of one group is one step of undo, without what is withdrawn."""
        for intake in self.intakes:
            self.context.commands.run(partial(self._take_in, intake), self)
        yield from ()

    def _take_in(self, intake: BoardIntake) -> Changes | None:
        return take_in(self.context.library, intake, self.context.clock.now())

    def _compare(self) -> None:
        library, now = self.context.library, self.context.clock.now()
        accepts = self.accepting_names.isChecked()
        self.intakes = [
            board_intake(library, group, files, now, accepts_name=accepts) for group, files in self._by_group()
        ]
        refused = [error for intake in self.intakes for _file, error in intake.refused]
        self.accepting_names.setVisible(accepts or any(error.problem in _NAMES for error in refused))
        self._show_rows()

    def _by_group(self) -> list[tuple[StudyGroup, list[ExchangeFile]]]:
        """Return the files of each group, which is new here if it is not in the library."""
        found: defaultdict[str, list[ExchangeFile]] = defaultdict(list)
        for file in self.files:
            found[file.header.group.name if file.header.group else ""].append(file)
        groups = self.context.library.study_groups
        return [(groups.named(name), files) for name, files in found.items() if name]

    def _without_group(self) -> list[ExchangeFile]:
        """Return the files that name no group, and so go to no board."""
        return [file for file in self.files if file.header.group is None or not file.header.group.name]

    def _show_rows(self) -> None:
        while (item := self._row_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for intake in self.intakes:
            group = self.tr("For {group}").format(group=intake.group.name)
            self._row_column.add(Label(group, "strong"))
            for file, arrival in intake.files:
                becomes = self.tr("no. {number}, {days}: {outcome}").format(
                    number=file.header.number, days=self._days(file), outcome=self._arrival_label(arrival)
                )
                self._add_row(file, becomes)
            for file, error in intake.refused:
                self._add_row(file, error_message(error))
        for file in self._without_group():
            self._add_row(file, self.tr("It names no group, so it cannot be added to a board."))

    def _add_row(self, file: ExchangeFile, becomes: str) -> None:
        row = QWidget()
        name, words = Label(file.header.person.name, "strong"), Label(becomes, wraps=True)
        line = Row(row, margins=0, spacing=ROW_SPACE)
        line.add(name, words, grows=words)
        self._row_column.add(row, Rule())

    def _days(self, file: ExchangeFile) -> str:
        return period_label(*parsed_period(file.content), study_day_of(self.context.library, self.context.clock.now()))

    def _arrival_label(self, arrival: Arrival) -> str:
        names = {
            Arrival.ADDED: self.tr("new"),
            Arrival.KNOWN: self.tr("already there"),
            Arrival.OLDER: self.tr("older than the one on the board; nothing changes"),
            Arrival.EXPIRED: self.tr("expired, will not be kept"),
            Arrival.WITHDRAWN: self.tr("the report’s contents will be erased permanently"),
        }
        return names[arrival]

    @Slot(bool)
    def _on_accepting_names_toggled(self, _on: bool) -> None:
        self._compare()
        self.changed.emit()
