"""Ask the window that has a library open to run a command; loads nothing of Qt's windows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reader.storage.location import server_name
from reader.ui.shell.single_instance import ask_running


def ask_window(library: Path, request: Mapping[str, object]) -> Mapping[str, object] | None:
    """Let the window that has the library open run a command; None if there is none, or if it cannot write."""
    return ask_running(server_name(library), request)
