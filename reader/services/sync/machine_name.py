"""Name this machine for the others, until the reader gives it another name."""

from __future__ import annotations

import platform


def machine_name() -> str:
    """Return the name that the system has for this machine."""
    return platform.node().partition(".")[0] or platform.system() or "One Hour"
