"""Define the objects that every screen is built from."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.ui.shell.change_notifier import ChangeNotifier

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from reader.services.annotations.unsaved_note_keeper import UnsavedNoteKeeper
    from reader.services.clock import Clock
    from reader.storage.library import Library
    from reader.ui.activity.tracker import ActivityTracker
    from reader.ui.appearance.appearance import Appearance
    from reader.ui.preferences.preference_store import Settings
    from reader.ui.shell.actions.action_set import ActionSet
    from reader.ui.shell.annotation_commands import AnnotationCommands
    from reader.ui.shell.command_runner import CommandRunner
    from reader.ui.shell.navigator import Navigator
    from reader.ui.shell.sync_runner import SyncRunner
    from reader.ui.shell.tasks import TaskRunner
    from reader.ui.shell.toast import Toast


class AppContext:
    """The objects of which the application has one each; what the first page does not need is built on first use."""

    def __init__(
        self, library: Library, clock: Clock, settings: Settings, appearance: Appearance, action_set: ActionSet
    ) -> None:
        """Set what `reader.app` has opened and built."""
        self.library = library
        self.clock = clock
        self.settings = settings
        self.appearance = appearance
        self.action_set = action_set
        self.change_notifier = ChangeNotifier()
        self.screens: QStackedWidget | None = None
        """The screens of the main window, which sets them: messages lie over them."""

    @cached_property
    def toast(self) -> Toast:
        """Return what shows messages."""
        from reader.ui.shell.toast import Toast

        toast = Toast(self.appearance.icons, self.appearance.theme, self.clock)
        self.appearance.changed.connect(toast.set_theme)
        if self.screens is not None:
            toast.lie_over(self.screens)
        return toast

    @cached_property
    def tasks(self) -> TaskRunner:
        """Return what runs slow work in the background."""
        from reader.ui.shell.tasks import TaskRunner

        return TaskRunner()

    @cached_property
    def commands(self) -> CommandRunner:
        """Return what runs the reader's commands."""
        from reader.ui.shell.command_runner import CommandRunner

        return CommandRunner(self.library, self.clock, self.change_notifier, self.toast)

    @cached_property
    def navigator(self) -> Navigator:
        """Return what views ask to go somewhere else."""
        from reader.ui.shell.navigator import Navigator

        return Navigator()

    @cached_property
    def tracker(self) -> ActivityTracker:
        """Return what counts the reader's time."""
        from reader.ui.activity.tracker import ActivityTracker

        return ActivityTracker(self.library, self.clock)

    @cached_property
    def annotation_commands(self) -> AnnotationCommands:
        """Return the commands that create and change annotations."""
        from reader.ui.shell.annotation_commands import AnnotationCommands

        return AnnotationCommands(self.library, self.clock, self.commands)

    @cached_property
    def sync(self) -> SyncRunner | None:
        """Return what exchanges with other machines; None for a library in memory, or one that is read only."""
        from reader.ui.shell.sync_runner import SyncRunner

        if self.library.path is None or self.library.read_only:
            return None
        return SyncRunner(self.library, self.clock, self.change_notifier)

    @cached_property
    def unsaved_notes(self) -> UnsavedNoteKeeper:
        """Return what keeps the notes that could not be saved."""
        from reader.services.annotations.unsaved_note_keeper import UnsavedNoteKeeper

        return UnsavedNoteKeeper(self.library)
