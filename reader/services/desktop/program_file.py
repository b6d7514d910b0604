"""Find the file that starts the program."""

from __future__ import annotations

import sys
from pathlib import Path


def program_file() -> Path | None:
    """Return the file that starts this program: that of a bundle, or the command beside Python; None without one."""
    started = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return started
    command = started.with_name("onehour")
    return command if command.is_file() else None
