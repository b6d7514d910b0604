"""Write the scripts by which shells complete the command line."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


def completion_script(group: click.Group, shell: str) -> str:
    """Return the script for ``shell`` (bash, zsh or fish); it asks the program itself what can stand there."""
    name = group.name or ""
    completion_class = get_completion_class(shell)
    assert completion_class is not None
    completion = completion_class(group, {}, name, f"_{name.upper()}_COMPLETE")
    return completion.source_template % completion.source_vars() + "\n"
