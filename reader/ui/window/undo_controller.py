"""Undo and redo for the window: say what cannot be seen, and ask before what was done elsewhere changes.

Also show how far a step is that touches very many notes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.core.activity.plan import plan_on
from reader.core.changes import MAX_CARRIED, Changes
from reader.core.operation_name import OperationName
from reader.core.screens import ScreenName
from reader.core.undo_history import HistoryStep
from reader.services.activity.plan_status import PlanStatus, plan_status
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.shell.context import AppContext
from reader.ui.shell.main_window import MainWindow
from reader.ui.translation.day_labels import moment_label
from reader.ui.translation.error_messages import join_sentences
from reader.ui.translation.labels import operation_label, single_line

if TYPE_CHECKING:
    from reader.ui.shell.bulk_progress_bar import BulkProgressBar
    from reader.ui.shell.bulk_run import BulkRun

_KINDS = ("annotations", "texts", "entries", "plan", "roadmap", "topics", "study")
_SHOWN = {
    ScreenName.LIBRARY: {"texts", "roadmap"},
    ScreenName.READ: {"texts", "annotations"},
    ScreenName.NOTES: {"annotations", "topics"},
    ScreenName.PROGRESS: {"entries", "plan"},
    ScreenName.SETTINGS: {"plan"},
    ScreenName.STUDY: frozenset[str](),
}
"""The kinds of things whose changes each screen shows; a page of study shows only some of its own."""

_MAX_NAMED = 3
_TITLE_LENGTH = 40


class UndoController(QObject):
    """Carry out undo and redo, and remember on which screen each step of this session was made or moved last."""

    def __init__(self, context: AppContext, window: MainWindow, read_screen: ReadScreen) -> None:
        super().__init__(window)
        self._context = context
        self._library = context.library
        self._window = window
        self._read_screen = read_screen
        self._screens: dict[int, ScreenName | None] = {}
        context.change_notifier.changed.connect(self._on_change_notifier_changed)
        context.commands.bulk_begun.connect(self._on_commands_bulk_begun)

    def undo(self) -> None:
        """Undo the last step, if the reader agrees where that has to be asked."""
        self._move(self._library.undoable(), self._context.commands.undo, self.tr("Undone: {what}."))

    def redo(self) -> None:
        """Redo the step that was undone last, if the reader agrees where that has to be asked."""
        self._move(self._library.redoable(), self._context.commands.redo, self.tr("Redone: {what}."))

    def _move(
        self, step: HistoryStep | None, command: Callable[[Callable[[Changes], str]], bool], sentence: str
    ) -> None:
        if not self._may_move(step):
            return
        plan = plan_status(self._library, self._context.clock.now())
        if command(partial(self._message, step, plan, sentence)) and step is not None:
            self._screens[step.number] = self._window.current

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        """Remember where a step was made; texts are added to the library, whatever screen is shown meanwhile."""
        if changes.operation == OperationName.ADD_TEXT:
            last = self._library.undoable()
            if last is not None and set(changes.texts) <= set(last.changes.texts):
                self._screens[last.number] = ScreenName.LIBRARY
        elif changes.step:
            self._screens[changes.step] = self._window.current

    @cached_property
    def _bulk_bar(self) -> BulkProgressBar:
        from reader.ui.shell.bulk_progress_bar import BulkProgressBar

        bar = BulkProgressBar()
        self._window.add_bar(bar)
        return bar

    @Slot(object)
    def _on_commands_bulk_begun(self, run: BulkRun) -> None:
        self._bulk_bar.follow(run)

    # --- asking --------------------------------------------------------------------------------------------------

    def _may_move(self, step: HistoryStep | None) -> bool:
        """Return whether a step may be undone or redone: nothing serious, the last thing done here, or agreed to."""
        if step is None or not step.needs_consent or self._screens.get(step.number) is self._window.current:
            return True
        from reader.ui.widgets.message_dialog import MessageDialog

        what = operation_label(step.changes.operation)
        heading = self.tr("Redo {what}?") if step.undone else self.tr("Undo {what}?")
        choices = (self.tr("Redo") if step.undone else self.tr("Undo"), self.tr("Leave As Is"))
        dialog = MessageDialog(heading.format(what=what), self._explanation(step), choices, self._window)
        dialog.exec()
        return dialog.chosen == 0

    def _explanation(self, step: HistoryStep) -> str:
        when = moment_label(step.at.astimezone())
        sentences = [self.tr("This was done on another screen, or earlier: {when}.").format(when=when)]
        if step.leaving:
            count = len(step.leaving)
            text = self.tr("%n text(s) will be removed from the library with their notes: {titles}.", None, count)
            sentences.append(text.format(titles=self._titles(step.leaving)))
        if step.changes.plan:
            sentences.append(self.tr("The plan will change. Past days are not affected."))
        if step.changes.entries:
            count = len(step.changes.entries)
            sentences.append(self.tr("%n session(s) will count differently.", None, count))
        return "\n".join(sentences)

    def _titles(self, texts: tuple[str, ...]) -> str:
        titles = [
            f"“{single_line(text.title, _TITLE_LENGTH)}”" for text in self._library.texts.some(texts[:_MAX_NAMED])
        ]
        return self.tr(", ", "between titles").join(titles) + ("…" if len(texts) > _MAX_NAMED else "")

    # --- saying --------------------------------------------------------------------------------------------------

    def _message(self, step: HistoryStep | None, before: PlanStatus, sentence: str, changes: Changes) -> str:
        """Return what was undone or redone, and what the rule left of it; empty if all of it can be seen."""
        rule = self._plan_rule(before) if changes.plan else ""
        if not rule and self._is_seen(changes):
            return ""
        return join_sentences(filter(None, (sentence.format(what=self._label(step, changes)), rule)))

    def _plan_rule(self, before: PlanStatus) -> str:
        """Return why the plan is not at once what it was before the step, empty if it is."""
        after = plan_status(self._library, self._context.clock.now())
        if after == before:
            return self.tr("Nothing changes: a rest day that has begun stays, and so do past days.")
        if after.present == before.present and _starts_tomorrow(after):
            return self.tr("Today stays as it is; the change takes effect tomorrow.")
        return ""

    def _label(self, step: HistoryStep | None, changes: Changes) -> str:
        what = operation_label(changes.operation)
        words = single_line(step.words, _TITLE_LENGTH) if step is not None and step.number == changes.step else ""
        return self.tr("{what} (“{words}”)").format(what=what, words=words) if words else what

    def _is_seen(self, changes: Changes) -> bool:
        """Return whether the screen that is shown shows all that changed."""
        screen = self._window.current
        changed = {kind for kind in _KINDS if getattr(changes, kind)}
        if "texts" in changed:
            changed.discard("annotations")  # they come and go with their text
        if screen is None or not changed <= _SHOWN[screen]:
            return False
        return screen is not ScreenName.READ or self._is_in_view(changes)

    def _is_in_view(self, changes: Changes) -> bool:
        """Return whether all that changed is on the part of the open text that is shown, or beside it."""
        text = self._read_screen.text_id
        if changes.texts:
            return set(changes.texts) == {text}
        if len(changes.annotations) > MAX_CARRIED:
            return False
        start, end = self._read_screen.page.visible_range
        notes = self._library.annotations.known(changes.annotations).values()
        return all(
            note.text == text
            and (
                self._read_screen.notes.isVisible()
                if note.anchor is None or note.orphan
                else note.start < end and max(note.end, note.start + 1) > start
            )
            for note in notes
        )


def _starts_tomorrow(status: PlanStatus) -> bool:
    """Return whether a plan that waits asks for something else from tomorrow on."""
    tomorrow = plan_on(status.history, status.today + timedelta(days=1))
    return tomorrow is not None and replace(tomorrow, effective_day=status.present.effective_day) != status.present
