"""Hold together what the pages of the Notes screen are built from."""

from __future__ import annotations

from dataclasses import dataclass

from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.appearance.appearance import Appearance
from reader.ui.preferences import Settings
from reader.ui.shell.annotation_commands import AnnotationCommands
from reader.ui.shell.change_notifier import ChangeNotifier


@dataclass(frozen=True, slots=True)
class NotesDesk:
    """Hold the parts that there is one of in the program, as far as notes need them."""

    library: Library
    annotation_commands: AnnotationCommands
    change_notifier: ChangeNotifier
    settings: Settings
    appearance: Appearance
    clock: Clock

    def for_list(self) -> tuple[Library, AnnotationCommands, Settings, Appearance, Clock]:
        """Return what a list of annotations is built from, in its order."""
        return self.library, self.annotation_commands, self.settings, self.appearance, self.clock
