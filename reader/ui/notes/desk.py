"""Hold together what the pages of the Notes screen are built from."""

from __future__ import annotations

from dataclasses import dataclass

from reader.storage.library import Library
from reader.ui.annotator import Annotator
from reader.ui.announcer import Announcer
from reader.ui.appearance import Appearance
from reader.ui.moment import Moment
from reader.ui.preferences import Settings


@dataclass(frozen=True, slots=True)
class NotesDesk:
    """Hold the parts that there is one of in the program, as far as notes need them."""

    library: Library
    annotator: Annotator
    announcer: Announcer
    settings: Settings
    appearance: Appearance
    moment: Moment

    def for_list(self) -> tuple[Library, Annotator, Settings, Appearance, Moment]:
        """Give what a list of annotations is built from, in its order."""
        return self.library, self.annotator, self.settings, self.appearance, self.moment
