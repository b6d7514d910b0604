"""Run tools of the system."""

from __future__ import annotations

import shutil
import subprocess

_PATIENCE = 300
"""Seconds after which a tool that hangs is ended."""


def run_tool(name: str, *arguments: str) -> bool:
    """Run a tool of the system to its end, in silence; return whether it is there and did its work."""
    path = shutil.which(name)
    if path is None:
        return False
    try:
        done = subprocess.run([path, *arguments], capture_output=True, check=False, timeout=_PATIENCE)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
