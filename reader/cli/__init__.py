"""The command line: the library without a window (docs/decisions/0011)."""

from reader.cli.command_group import main

__all__ = ["main"]
