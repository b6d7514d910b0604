"""Define the objects that every screen is built from."""

from __future__ import annotations

from dataclasses import dataclass

from reader.services.annotations.unsaved_note_keeper import UnsavedNoteKeeper
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker
from reader.ui.appearance.appearance import Appearance
from reader.ui.preferences.preference_store import Settings
from reader.ui.shell.actions.action_set import ActionSet
from reader.ui.shell.annotation_commands import AnnotationCommands
from reader.ui.shell.change_notifier import ChangeNotifier
from reader.ui.shell.command_runner import CommandRunner
from reader.ui.shell.navigator import Navigator
from reader.ui.shell.tasks import TaskRunner
from reader.ui.shell.toast import Toast


@dataclass(frozen=True, slots=True)
class AppContext:
    """The objects of which the application has one each; `reader.app` builds them."""

    library: Library
    clock: Clock
    settings: Settings
    appearance: Appearance
    tasks: TaskRunner
    tracker: ActivityTracker
    toast: Toast
    change_notifier: ChangeNotifier
    commands: CommandRunner
    annotation_commands: AnnotationCommands
    unsaved_notes: UnsavedNoteKeeper
    action_set: ActionSet
    navigator: Navigator
