"""Carry out the commands on actions, each as one operation, and ask what they need."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QWidget

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.study.action_line import ActionLine
from reader.core.study.actions import ActionRecord, ActionState, next_state
from reader.exporters.actions.formats import TASKS
from reader.services.exporting.translated_labels import export_labels
from reader.services.study.action_export import (
    action_labels,
    gather_actions,
    take_offers,
    write_actions,
    write_tasks,
)
from reader.services.study.actions import (
    ActionDraft,
    ActionEdit,
    add_action,
    change_action,
    finish_project,
    remove_action,
    reopen_project,
)
from reader.services.study.study_day import study_day_of
from reader.ui.shell.context import AppContext
from reader.ui.study.action_dialogs import ActionDialog, DropDialog, OutcomeDialog, PostponeDialog
from reader.ui.study.action_export_dialog import ActionExportChoice, ActionExportDialog, ActionOffersDialog


class ActionController(QObject):
    """The commands on actions; ``window`` is the parent of their dialogs."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._library = context.library
        self._window = window

    @Slot(str)
    def ask_for_action(self, annotation: str = "") -> None:
        """Ask for an action that grows out of a mark or note, or out of nothing."""
        self._context.commands.flush_requested.emit()
        source = self._library.annotations.get(annotation) if annotation else None
        words = (source.quote or source.body) if source else ""
        dialog = ActionDialog(self._today(), words, parent=self._window)
        if self._context.commands.ask(dialog, lambda: self.add(dialog.answer(), annotation)):
            self._context.annotation_commands.accept(annotation)
        else:
            self._context.annotation_commands.settle(annotation)

    def add(self, line: ActionLine, annotation: str = "") -> bool:
        """Add an action, and say so; return whether that could be done."""
        draft = ActionDraft(line.what, line.who, line.due, line.project, annotation)

        def added() -> Changes:
            return add_action(self._library, draft, self._context.clock.now())[1]

        return self._context.commands.run(added, self, message=self._added_message)

    def advance(self, record: ActionRecord) -> None:
        """Go to the next state; of what is done, ask what came of it."""
        state = next_state(record.action.state)
        if state is ActionState.DONE:
            dialog = OutcomeDialog(record.action.what, self._window)
            self._context.commands.ask(dialog, lambda: self._change(record, ActionEdit(state, dialog.words() or None)))
        else:
            self._change(record, ActionEdit(state))

    def postpone(self, record: ActionRecord) -> None:
        """Ask for another day."""
        dialog = PostponeDialog(record, self._today(), self._window)
        self._context.commands.ask(dialog, lambda: self._change(record, ActionEdit(due=dialog.day())))

    def drop(self, record: ActionRecord) -> None:
        """Ask why an action is dropped; one that is closed is removed from the list."""
        if record.action.is_closed:
            now = self._context.clock.now()
            self._context.commands.run(
                lambda: remove_action(self._library, record.action.id, now), self, message=self._removed_message
            )
            return
        dialog = DropDialog(record.action.what, self._window)
        edit = ActionState.DROPPED
        self._context.commands.ask(dialog, lambda: self._change(record, ActionEdit(edit, dialog.words())))

    def close_project(self, record: ActionRecord) -> None:
        """Close the project of an action, or open it again; while a measure is open, that is said."""
        project = self._library.actions.project(record.action.project)
        if project is None:
            return
        now = self._context.clock.now()
        if project.done is not None:
            self._context.commands.run(lambda: reopen_project(self._library, project, now), self)
            return
        message = self.tr("Project “{title}” closed.").format(title=project.title)
        self._context.commands.run(
            lambda: finish_project(self._library, project, now), self, message=lambda _changes: message
        )

    def edit(self, record: ActionRecord) -> None:
        """Ask for what, who and until when anew."""
        action = record.action
        names = [f"@{'_'.join(name.split())}" for name in action.who.split("、") if name.strip()]
        line = " ".join([action.what, *names, *([action.due.isoformat()] if action.due else [])])
        dialog = ActionDialog(self._today(), action.source, line, self._window)

        def edited() -> bool:
            answer = dialog.answer()
            return self._change(record, ActionEdit(what=answer.what, who=answer.who, due=answer.due))

        self._context.commands.ask(dialog, edited)

    def open_source(self, record: ActionRecord) -> None:
        """Open the passage that an action came from, or say that it is gone."""
        if record.action.annotation:
            text = self._library.annotations.get(record.action.annotation).text
            self._context.navigator.open(text, record.action.annotation)
        elif record.action.source:
            self._context.toast.show_message(
                self.tr("The passage of this action no longer exists. It read: {words}").format(
                    words=record.action.source
                )
            )

    @Slot()
    def ask_for_export(self) -> None:
        """Ask for format and file, and write the actions; of a file of tasks, offer what was changed in it."""
        dialog = ActionExportDialog(self._window)
        if dialog.exec():
            self.export(dialog.answer())

    def export(self, choice: ActionExportChoice) -> None:
        """Write the actions into a file."""
        now, translate = self._context.clock.now(), QCoreApplication.translate
        self._context.commands.flush_requested.emit()
        export = gather_actions(self._library, action_labels(translate))
        try:
            if choice.form == TASKS:
                self._merge(choice)
            else:
                write_actions(choice.path, export, choice.form, now, as_events=choice.as_events)
        except ReaderError as error:
            self._context.toast.show_error(error.with_path(choice.path))
            return
        message = self.tr("Actions exported to {path}.").format(path=choice.path)
        self._context.toast.show_written(message, choice.path)

    def _merge(self, choice: ActionExportChoice) -> None:
        translate = QCoreApplication.translate
        labels, words = export_labels(translate).merge_labels, action_labels(translate)
        now = self._context.clock.now()
        report = write_tasks(self._library, choice.path, gather_actions(self._library, words), labels, now)
        if not report.offers:
            return
        dialog = ActionOffersDialog(report.offers, self._window)
        if dialog.exec() and (chosen := dialog.chosen()):
            self._context.commands.run(lambda: take_offers(self._library, chosen, now), self)
            write_tasks(self._library, choice.path, gather_actions(self._library, words), labels, now)

    def _change(self, record: ActionRecord, edit: ActionEdit) -> bool:
        now = self._context.clock.now()

        def changed() -> Changes | None:
            changes = change_action(self._library, record.action.id, edit, now)
            return changes if changes.study else None

        return self._context.commands.run(changed, self)

    def _today(self) -> date:
        return study_day_of(self._library, self._context.clock.now())

    def _added_message(self, _changes: Changes) -> str:
        return self.tr("Action added. It stays on the list until it is done.")

    def _removed_message(self, _changes: Changes) -> str:
        return self.tr("Action removed.")
