"""Build the context that screens need over a library in memory."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from reader.resources import resource
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker
from reader.ui.appearance.appearance import Appearance
from reader.ui.appearance.icons import Icons
from reader.ui.preferences import Settings
from reader.ui.shell.annotation_commands import AnnotationCommands
from reader.ui.shell.change_notifier import ChangeNotifier
from reader.ui.shell.context import AppContext
from reader.ui.shell.tasks import TaskRunner


def make_context(application: QApplication, library: Library, clock: Clock) -> AppContext:
    """Return a context as in the program; the caller has to call `end_context` on it."""
    settings = Settings(library.preferences)
    change_notifier = ChangeNotifier()
    return AppContext(
        library=library,
        settings=settings,
        appearance=Appearance(application, settings, Icons(resource("icons"))),
        change_notifier=change_notifier,
        annotation_commands=AnnotationCommands(library, change_notifier, clock),
        tracker=ActivityTracker(library, clock),
        clock=clock,
        tasks=TaskRunner(),
    )


def end_context(context: AppContext) -> None:
    """End the background tasks, and detach the appearance from the application."""
    context.tasks.close()
    context.appearance.setParent(None)
    context.appearance.deleteLater()
