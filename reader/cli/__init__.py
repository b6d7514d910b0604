"""The command line: the library without a window (docs/decisions/0011)."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the program and exit with its code.

    It is loaded here and not above: a child process, whatever its job, loads the module that the program began with,
    and with it this package.
    """
    from reader.cli.entry import main as run

    run()
