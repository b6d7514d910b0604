"""Hold together what every screen is built from."""

from __future__ import annotations

from dataclasses import dataclass

from reader.storage.library import Library
from reader.ui.annotator import Annotator
from reader.ui.announcer import Announcer
from reader.ui.appearance import Appearance
from reader.ui.background import Background
from reader.ui.clock import HourClock
from reader.ui.moment import Moment
from reader.ui.preferences import Settings


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Hold the parts that there is one of in the program; `reader.app` builds them."""

    library: Library
    settings: Settings
    appearance: Appearance
    announcer: Announcer
    annotator: Annotator
    clock: HourClock
    moment: Moment
    background: Background
