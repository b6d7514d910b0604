"""Say in numbers what a step took in from other machines, for the history."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Intake:
    """What a step took in: from machines of these names, notes, texts, seconds of the ledger, and all other things."""

    machines: tuple[str, ...] = ()
    notes: int = 0
    texts: int = 0
    seconds: float = 0.0
    others: int = 0

    def joined(self, later: Intake) -> Intake:
        """Return what this step and a later one took in together."""
        return Intake(
            tuple(dict.fromkeys((*self.machines, *later.machines))),
            self.notes + later.notes,
            self.texts + later.texts,
            self.seconds + later.seconds,
            self.others + later.others,
        )

    def to_json(self) -> str:
        """Return it as it is stored."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, stored: str) -> Intake:
        """Return a stored one; without numbers if it is damaged."""
        try:
            values = json.loads(stored)
            machines = tuple(map(str, values["machines"]))
            return cls(
                machines, int(values["notes"]), int(values["texts"]), float(values["seconds"]), int(values["others"])
            )
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
            return cls()
