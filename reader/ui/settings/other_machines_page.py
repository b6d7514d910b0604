"""Show the exchange with other machines: where, under which name, how the others stand, and what is in the way."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from reader.core.sync.library_state import SyncState, TextChoice
from reader.core.sync.status import MachineStatus, SyncProblem
from reader.services.sync.outcome import outcome_problems
from reader.ui.settings.setting_row import SettingRow, SettingsCard
from reader.ui.settings.settings_page import SettingsPage
from reader.ui.shell.sync_runner import SyncRunner
from reader.ui.sync.sync_labels import SyncLabels
from reader.ui.translation.error_messages import error_message
from reader.ui.translation.sync_messages import sync_problem_message
from reader.ui.widgets.button import Button, PrimaryButton
from reader.ui.widgets.field import ComboBox, FactField
from reader.ui.widgets.frame import Rule
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column

_LONGEST_NAME = 60


class OtherMachinesPage(SettingsPage):
    """One button until a folder is chosen; then this machine, the others, and what is in the way."""

    @override
    def build(self) -> None:
        self._labels = SyncLabels(self)
        self._runner: SyncRunner | None = self.context.sync
        self._is_synced = self._runner is not None and self._runner.state is not None
        if self._is_synced:
            self.add_cards(self._build_own())
            self.add_cards(self._build_others())
        else:
            self.add_cards(self._build_beginning())
        if self._runner is not None:
            self._runner.changed.connect(self.refresh)
            self._runner.look()
        self.refresh()

    def _build_beginning(self) -> SettingsCard:
        card = SettingsCard(self.tr("The same notes and minutes on another computer"))
        words = self.tr(
            "Choose a folder that Syncthing, Nextcloud, Dropbox, iCloud or a stick carries over, and the same folder "
            "on the other computer. Notes, minutes, plan and the place in each text are then the same on both. Nothing "
            "is sent by One Hour."
        )
        self.choose = PrimaryButton(self.tr("Choose a Folder…"), self.context.action_set.of("other-machines").trigger)
        card.add_row(self.tr("Shared folder"), words, self.choose)
        return card

    def _build_own(self) -> SettingsCard:
        card = SettingsCard(self.tr("This computer"))
        self.name, self.texts = QLineEdit(), ComboBox(self._labels.text_choices())
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.editingFinished.connect(self._on_name_editing_finished)
        self.texts.activated.connect(self._on_texts_activated)
        card.add_row(self.tr("Name"), self.tr("As the other computers show it"), self.name)
        self._folder = FactField("")
        card.add_row(self.tr("Folder"), "", self._folder)
        self._texts_row = card.add_row(self.tr("Texts that travel"), "", self.texts)
        leave = Button(self.tr("Leave…"), self._on_leave_clicked)
        card.add_row(self.tr("Stop syncing"), self.tr("All that is in the library stays"), leave)
        return card

    def _build_others(self) -> SettingsCard:
        card = SettingsCard(self.tr("Other computers"))
        self._now = card.add_row(
            self.tr("Sync"), "", Button(self.tr("Sync Now"), self.context.action_set.of("sync").trigger)
        )
        self._both = card.add_row(
            self.tr("Written on two computers"),
            "",
            Button(self.tr("Compare…"), self._on_compare_clicked),
        )
        self._machines, self._problems = Column(margins=0, spacing=0), Label(role="body", wraps=True)
        holder = Column(margins=0, spacing=0)
        holder.addLayout(self._machines)
        card.add_below(self._problems)
        card.column.insertLayout(card.column.count() - 2, holder)
        return card

    @override
    @Slot()
    def refresh(self) -> None:
        runner = self._runner
        state = None if runner is None else runner.state
        if self._is_synced is not (state is not None):
            self.rebuild_requested.emit()
        elif runner is not None and state is not None:
            self._show_state(runner, state)
        else:
            self.choose.setEnabled(runner is not None and not runner.is_running)

    def _show_state(self, runner: SyncRunner, state: SyncState) -> None:
        if not self.name.hasFocus():
            self.name.setText(state.name)
        self._folder.setText(str(state.folder))
        self._folder.setCursorPosition(0)
        self.texts.choose(state.texts)
        if runner.status is not None:
            size = QLocale().formattedDataSize(runner.status.bytes, 0)
            self._texts_row.explain(self.tr("{size} in the folder, of all computers").format(size=size))
        now = self.context.clock.now()
        machines = runner.machines
        self._show_machines([(machine.name, self._labels.machine(machine, now)) for machine in machines])
        self._now.explain(self._exchange_words(runner, machines))
        written = len(self.context.library.sync.written_on_both())
        self._both.setVisible(bool(written))
        self._both.explain(self.tr("%n note(s); both wordings were kept", None, written))
        waiting, problems = outcome_problems(runner.problems)
        self._show_problems(runner, waiting, problems)

    def _exchange_words(self, runner: SyncRunner, machines: tuple[MachineStatus, ...]) -> str:
        if runner.is_running:
            return self.tr("Syncing…")
        if not machines:
            return self.tr("No other computer has joined yet: choose this folder in One Hour there")
        return self.tr("Happens by itself, some seconds after a change and every minute")

    def _show_machines(self, rows: list[tuple[str, str]]) -> None:
        while (item := self._machines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for name, words in rows:
            self._machines.add(Rule(), _MachineRow(name, words))

    def _show_problems(
        self, runner: SyncRunner, waiting: tuple[SyncProblem, ...], problems: tuple[SyncProblem, ...]
    ) -> None:
        names = {machine.id: machine.name for machine in runner.machines}
        sentences = [] if runner.error is None else [error_message(runner.error)]
        sentences += [sync_problem_message(problem, names.get(problem.machine, "")) for problem in problems]
        sentences += [words for words in (self._labels.waiting(waiting),) if words]
        self._problems.setText("\n".join(dict.fromkeys(sentences)))
        self._problems.setVisible(bool(sentences))

    @Slot()
    def _on_leave_clicked(self) -> None:
        if self._runner is not None:
            self._runner.leaving_requested.emit()

    @Slot()
    def _on_compare_clicked(self) -> None:
        if self._runner is not None:
            self._runner.comparison_requested.emit()

    @Slot()
    def _on_name_editing_finished(self) -> None:
        state = None if self._runner is None else self._runner.state
        name = self.name.text().strip()
        if state is not None and self._runner is not None and name and name != state.name:
            self._runner.set_state(replace(state, name=name))
        self.refresh()

    @Slot()
    def _on_texts_activated(self) -> None:
        state = None if self._runner is None else self._runner.state
        texts = TextChoice(self.texts.currentData())
        if state is not None and self._runner is not None and texts is not state.texts:
            self._runner.set_state(replace(state, texts=texts))


class _MachineRow(SettingRow):
    """The name of another machine, and how it stands."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(name, words, None)
