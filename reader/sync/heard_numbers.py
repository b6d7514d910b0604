"""The numbers of one replica's files that were read: all up to one, and some after a gap."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class HeardNumbers:
    """All numbers up to ``to`` were read, and those in ``also``."""

    to: int = 0
    also: set[int] = field(default_factory=set)

    def __contains__(self, seq: int) -> bool:
        return seq <= self.to or seq in self.also

    def add(self, seq: int) -> None:
        """Count one file as read."""
        if seq > self.to:
            self.also.add(seq)
            self._close_gap()

    def add_up_to(self, seq: int) -> None:
        """Count all files up to a number as read."""
        if seq > self.to:
            self.to = seq
            self.also = {number for number in self.also if number > seq}
            self._close_gap()

    def _close_gap(self) -> None:
        while self.to + 1 in self.also:
            self.to += 1
            self.also.remove(self.to)
