"""Show the groups that the reader studies in: the name that the others see, and the members in their order."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from reader.core.changes import Changes
from reader.core.study.exchange import clean_name
from reader.core.study.groups import StudyGroup
from reader.ui.appearance.sizes import CARD_SPACE, SPACE
from reader.ui.shell.context import AppContext
from reader.ui.study.group_field import GroupBox
from reader.ui.widgets.button import Button
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import TextArea
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Form, Row

_SIZE = (560, 520)
_MOST_MEMBERS = 1_000
_MOST_NAMED = 3


class GroupsDialog(Dialog):
    """Choose a group or name a new one, and change what is said of it; all of it is kept with one step of undo."""

    def __init__(self, context: AppContext, parent: QWidget | None = None, group: str = "") -> None:
        """``group`` is the id of the group that is shown at first."""
        super().__init__(self.tr("Groups"), parent)
        self._context = context
        self._library = context.library
        self.resize(*_SIZE)
        self.groups = GroupBox(self._library, group)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("The name others see"))
        self.roster = TextArea()
        self.roster.setPlaceholderText(self.tr("One name per line, in the order used on the board and in meetings"))
        self.known = Button("", self.add_known, auto_default=False)
        self._lay_out()
        self._show()
        self.groups.currentTextChanged.connect(self._on_groups_current_text_changed)
        for changed in (self.name.textChanged, self.roster.textChanged):
            changed.connect(self._update)

    def group(self) -> StudyGroup | None:
        """Return the group as the fields have it; None without a name."""
        stored = self.groups.group()
        if stored is None:
            return None
        return replace(stored, display_name=clean_name(self.name.text()), roster=self.members())

    def members(self) -> tuple[str, ...]:
        """Return the names on the roster, each once."""
        names = map(clean_name, self.roster.toPlainText().splitlines())
        return tuple(dict.fromkeys(filter(None, names)))[:_MOST_MEMBERS]

    @Slot()
    def save(self) -> None:
        """Keep what the fields say, and close."""
        group = self.group()
        if group is None:
            return
        now = self._context.clock.now()

        def change() -> Changes:
            return self._library.study_groups.change(group, now)

        if self._context.commands.run(change, self):
            self.accept()
        else:
            self.outcome.setText(self._context.toast.message)

    @Slot()
    def add_known(self) -> None:
        """Put those who handed something over at the end of the roster."""
        self.roster.setPlainText("\n".join([*self.members(), *self._unlisted()]))

    def _unlisted(self) -> list[str]:
        """Return the names of those who handed something over in the group, and are not on the roster."""
        group = self.groups.group()
        people = self._library.study_groups.people(group.id) if group is not None else []
        members = self.members()
        return [person.name for person in people if person.name not in members]

    def _show(self) -> None:
        group = self.groups.group()
        self.name.setText(group.display_name if group is not None else "")
        self.roster.setPlainText("\n".join(group.roster) if group is not None else "")
        self._update()

    @Slot()
    def _on_groups_current_text_changed(self) -> None:
        self._show()

    @Slot()
    def _update(self) -> None:
        group = self.group()
        self.saving.setEnabled(group is not None)
        unlisted = self._unlisted()
        self.known.setVisible(bool(unlisted))
        self.known.setText(self.tr("Add %n Who Shared Something", None, len(unlisted)))
        self.outcome.setText(self._outcome(group))

    def _outcome(self, group: StudyGroup | None) -> str:
        stored = self.groups.group()
        if group is None or stored is None:
            return self.tr("The same name always means the same group.")
        gone = [name for name in stored.roster if name not in group.roster]
        if gone:
            names = self.tr(", ").join(gone[:_MOST_NAMED]) + ("…" if len(gone) > _MOST_NAMED else "")
            return self.tr("No longer on the roster: {names}. What they shared stays.").format(names=names)
        if not group.display_name:
            return self.tr("You will be asked for your name when you first share something.")
        return self.tr("%n member(s) on the roster.", None, len(group.roster))

    def _lay_out(self) -> None:
        form = Form(spacing=SPACE, column_spacing=CARD_SPACE, labels_left=True)
        for label, field in (
            (self.tr("Group"), self.groups),
            (self.tr("Your name"), self.name),
        ):
            field.setAccessibleName(label)
            form.addRow(label, field)
        heading = Label(self.tr("Roster"), "strong")
        self.roster.setAccessibleName(self.tr("Roster"))
        row = Row(margins=0)
        row.add(heading, STRETCH, self.known)
        self.column.add(form, row, self.roster, grows=self.roster)
        self.buttons.add_cancel()
        self.saving = self.buttons.add_primary(self.tr("Save"), self.save)
