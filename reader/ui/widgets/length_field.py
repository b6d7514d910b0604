"""Enter a length of time as a clock shows it: minutes and seconds."""

from __future__ import annotations

import re

from PySide6.QtGui import QValidator
from typing_extensions import override

from reader.ui.translation.durations import MINUTE, clock_face
from reader.ui.widgets.field import SpinBox, align_text

_LENGTH = re.compile(
    r"(?P<minutes>\d{1,4}(?:[.,]\d{1,2})?)"
    r"|(?:(?P<hours>\d{1,2})[:：])?(?P<of_hour>\d{1,4})[:：](?P<of_minute>[0-5]\d)"
)
"""Minutes, with a fraction, or minutes and seconds, with the colon of either language."""

_BEGUN = re.compile(r"[\d:：.,]{0,10}")


class LengthField(SpinBox):
    """A field for a length of time in seconds, shown as ``12:30``; minutes or minutes and seconds can be typed."""

    def __init__(self, longest: int) -> None:
        super().__init__(0, longest, step=MINUTE)
        align_text(self)

    @override
    def textFromValue(self, val: int) -> str:
        """Show seconds as ``12:30``, from an hour on as ``1:02:30``."""
        return clock_face(val)

    @override
    def valueFromText(self, text: str) -> int:
        """Read ``12:30``, ``1:02:30``, ``12`` or ``12.5`` as seconds; what is no length is 0."""
        return _seconds_of(text) or 0

    @override
    def validate(self, input: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Accept a length that is not too long; what may still become one can be typed."""
        seconds = _seconds_of(input)
        if seconds is not None:
            state = QValidator.State.Acceptable if seconds <= self.maximum() else QValidator.State.Invalid
        else:
            is_begun = _BEGUN.fullmatch(input.strip()) is not None
            state = QValidator.State.Intermediate if is_begun else QValidator.State.Invalid
        return state, input, pos

    @override
    def stepBy(self, steps: int) -> None:
        """Step from one whole minute to the next."""
        up, rest = steps > 0, self.value() % MINUTE
        whole = self.value() + (MINUTE - rest if rest and not up else -rest)
        self.setValue(whole + steps * MINUTE)


def _seconds_of(text: str) -> int | None:
    """Return the seconds of a length such as ``12``, ``12.5``, ``12:30`` or ``1:02:30``; None for other text."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        return None
    if found["minutes"] is not None:
        return round(float(found["minutes"].replace(",", ".")) * MINUTE)
    hours, minutes, seconds = (int(found[part] or 0) for part in ("hours", "of_hour", "of_minute"))
    return (hours * MINUTE + minutes) * MINUTE + seconds
