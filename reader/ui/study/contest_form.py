"""Ask for what a contest is set up with: teams and their keys, which questions and how many, time and points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from reader.core.study.contest import LEAST_TEAMS, MOST_TEAMS, TIMERS, SetUp
from reader.core.study.contest_paper import QuestionCounts
from reader.core.study.exchange import clean_name
from reader.core.study.rounds import PackBank
from reader.services.study.contests import ContestRequest
from reader.ui.appearance.sizes import CARD_SPACE, ROW_SPACE, SPACE
from reader.ui.widgets.field import ComboBox, SpinBox, Stepper
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Form, Row
from reader.ui.widgets.segmented_control import SegmentedControl
from reader.ui.widgets.translated_widget import TranslatedWidget

HOST_KEYS = frozenset("XSTH")
"""Letters that are keys of the host while a contest runs."""

_MOST_SEED = 999_999_999
_KEY_WIDTH = 44
_MOST_REQUIRED, _MOST_BUZZER, _MOST_RISK, _MOST_POINTS = 20, 60, 5, 100
_FIRST_COUNTS = QuestionCounts(2, 4, 1)


class TeamRows(TranslatedWidget, QWidget):
    """Fields for the names of the teams and for their keys, in two columns."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.names = [QLineEdit() for _number in range(MOST_TEAMS)]
        self.keys = [QLineEdit(str(number)) for number in range(1, MOST_TEAMS + 1)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE)
        for number, (name, key) in enumerate(zip(self.names, self.keys, strict=True)):
            row, column = divmod(number, 2)
            key.setMaxLength(1)
            key.setFixedWidth(_KEY_WIDTH)
            key.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(name, row, 3 * column)
            grid.addWidget(key, row, 3 * column + 1)
            for field in (name, key):
                field.textChanged.connect(self.changed)
        grid.setColumnMinimumWidth(2, CARD_SPACE)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(3, 1)
        self.retranslate()

    def show_count(self, count: int) -> None:
        """Show the fields of so many teams."""
        for number, fields in enumerate(zip(self.names, self.keys, strict=True)):
            for field in fields:
                field.setVisible(number < count)

    def show_teams(self, teams: Iterable[str], keys: Iterable[str]) -> None:
        """Fill in teams and keys."""
        for field, team in zip(self.names, teams, strict=False):
            field.setText(team)
        for field, key in zip(self.keys, keys, strict=False):
            field.setText(key)

    def team(self, number: int) -> str:
        """Return the name of a team; one that was not named has its number."""
        return clean_name(self.names[number].text()) or self.names[number].placeholderText()

    def key(self, number: int) -> str:
        """Return the key of a team."""
        return self.keys[number].text().strip().upper()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        for number, (name, key) in enumerate(zip(self.names, self.keys, strict=True), start=1):
            name.setPlaceholderText(self.tr("Team {number}").format(number=number))
            name.setAccessibleName(self.tr("Name of team {number}").format(number=number))
            key.setAccessibleName(self.tr("Key of team {number}").format(number=number))
            key.setToolTip(self.tr("This team’s key"))


class ContestForm(TranslatedWidget, QWidget):
    """The set-up of a contest; ``changed`` is emitted with each change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = QLineEdit()
        self.count = Stepper(LEAST_TEAMS, MOST_TEAMS, LEAST_TEAMS)
        self.teams = TeamRows()
        self.questions = ComboBox()
        self.required = Stepper(0, _MOST_REQUIRED, _FIRST_COUNTS.required)
        self.buzzer = Stepper(0, _MOST_BUZZER, _FIRST_COUNTS.buzzer)
        self.risk = Stepper(0, _MOST_RISK, _FIRST_COUNTS.risk)
        self.seconds: SegmentedControl[int] = SegmentedControl()
        self.points = Stepper(1, _MOST_POINTS, 10, step=5)
        self.minus = Stepper(0, _MOST_POINTS, 0, step=5)
        self.seed = SpinBox(0, _MOST_SEED)
        self._form = Form(self, margins=0, spacing=ROW_SPACE, column_spacing=CARD_SPACE, labels_left=True)
        self._labels: list[tuple[Label, QWidget]] = []
        self._hints: list[Label] = []
        self._lay_out()
        self._connect()
        self.teams.show_count(LEAST_TEAMS)
        self.retranslate()

    @property
    def request(self) -> ContestRequest:
        """Return the contest that is asked for."""
        numbers = range(self.count.value())
        set_up = SetUp(
            tuple(map(self.teams.team, numbers)),
            clean_name(self.title.text()),
            self.points.value(),
            self.minus.value(),
            self.seconds.value,
            self.seed.value(),
            tuple(map(self.teams.key, numbers)),
        )
        category, pack = self.questions.currentData() or (None, None)
        counts = QuestionCounts(self.required.value(), self.buzzer.value(), self.risk.value())
        return ContestRequest(set_up, counts, category, pack)

    @property
    def has_host_keys(self) -> bool:
        """Return whether a team has a key that the host needs."""
        return any(key in HOST_KEYS for key in self.request.set_up.keys)

    def show_set_up(self, set_up: SetUp) -> None:
        """Fill in what an earlier contest was set up with; its title and its paper are its own."""
        self.count.setValue(len(set_up.teams))
        self.teams.show_teams(set_up.teams, set_up.keys)
        self.seconds.choose(set_up.seconds)
        self.points.setValue(set_up.points)
        self.minus.setValue(set_up.minus)

    def show_sources(self, categories: Iterable[str], packs: Iterable[PackBank]) -> None:
        """Offer the questions of the bank, of its categories and of packs; the choice stays."""
        chosen = self.questions.currentText()
        self.questions.blockSignals(True)
        self.questions.clear()
        self.questions.add_choices(self._sources(categories, packs))
        self.questions.setCurrentIndex(max(0, self.questions.findText(chosen)))
        self.questions.blockSignals(False)

    def _sources(self, categories: Iterable[str], packs: Iterable[PackBank]) -> Iterator[tuple[str, object]]:
        yield self.tr("All questions in the bank"), (None, None)
        for pack in packs:
            yield self.tr("Study pack: {title}").format(title=pack.title), (None, pack.pack)
        for category in categories:
            if category:
                yield category, (category, None)

    def _lay_out(self) -> None:
        for seconds in TIMERS:
            self.seconds.add(seconds, str(seconds))
        self.seconds.choose(SetUp(()).seconds)
        for field, with_hint in (
            (self.title, False),
            (self.count, False),
            (self.teams, False),
            (self.questions, False),
            (self.required, True),
            (self.buzzer, True),
            (self.risk, True),
            (self.seconds, True),
            (self.points, True),
            (self.minus, True),
            (self.seed, True),
        ):
            label = Label()
            label.setBuddy(field)
            self._labels.append((label, field))
            if not with_hint:
                self._form.addRow(label, field)
                continue
            hint, row = Label(role="muted"), Row(margins=0, spacing=ROW_SPACE)
            self._hints.append(hint)
            row.add(field, hint, STRETCH)
            self._form.addRow(label, row)

    def _connect(self) -> None:
        self.title.textChanged.connect(self.changed)
        self.teams.changed.connect(self.changed)
        self.count.valueChanged.connect(self._on_count_value_changed)
        self.questions.currentIndexChanged.connect(self.changed)
        self.seconds.chosen.connect(self.changed)
        for field in (self.required, self.buzzer, self.risk, self.points, self.minus, self.seed):
            field.valueChanged.connect(self.changed)

    @Slot(int)
    def _on_count_value_changed(self, count: int) -> None:
        self.teams.show_count(count)
        self.changed.emit()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        names = (
            self.tr("Title"),
            self.tr("Teams"),
            self.tr("Names and keys"),
            self.tr("Questions"),
            self.tr("In turn"),
            self.tr("Buzzer"),
            self.tr("Risk"),
            self.tr("Time"),
            self.tr("Correct"),
            self.tr("Incorrect"),
            self.tr("Paper no."),
        )
        for (label, field), name in zip(self._labels, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        hints = (
            self.tr("per team"),
            self.tr("in all"),
            self.tr("per team, worth 10, 20 or 30 points"),
            self.tr("seconds to answer"),
            self.tr("points added"),
            self.tr("points deducted; above 0, risk questions deduct their points, too"),
            self.tr("the same number gives the same questions everywhere"),
        )
        for hint, words in zip(self._hints, hints, strict=True):
            hint.setText(words)
        self.title.setPlaceholderText(self.tr("Contest"))
