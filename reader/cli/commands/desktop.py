"""Make One Hour known to the desktop: launcher, icon, media types, links, manual page, completion."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.manual_page import manual_page
from reader.cli.session import Session, command, session_options
from reader.cli.shell_completion import completion_script
from reader.core.text.sanitise import sanitise
from reader.services.desktop.desktop_files import COMPLETIONS, MANUAL
from reader.services.desktop.desktop_installation import DesktopInstallation
from reader.services.desktop.program_file import program_file

_FOLDER = click.Path(path_type=Path, file_okay=False)
_PREFIX = click.option("--prefix", type=_FOLDER, help="Below which folder, else ~/.local.")
_DESTINATION = click.option("--destdir", "destination", type=_FOLDER, help="Write below this folder, for a package.")


@click.group("desktop")
@session_options
def desktop_command() -> None:
    """Add One Hour to the applications menu, with its manual page and completion, or remove it from there."""


@command("install")
@_PREFIX
@_DESTINATION
@click.option("--program", type=click.Path(path_type=Path), help="The program to start, else this one.")
def _install_command(session: Session, prefix: Path | None, destination: Path | None, program: Path | None) -> None:
    """Add One Hour to the applications menu; files and onehour: addresses can then be opened with it."""
    started = program_file() if program is None else program.absolute()
    if started is None:
        raise click.UsageError("Name the file that starts One Hour with --program.")
    written = _installation(prefix, destination).install(started, command_documents())
    _write_paths(session, written)


@command("remove")
@_PREFIX
@_DESTINATION
def _remove_command(session: Session, prefix: Path | None, destination: Path | None) -> None:
    """Remove One Hour from the applications menu; the program and the library stay."""
    _write_paths(session, _installation(prefix, destination).remove())


desktop_command.add_command(_install_command)
desktop_command.add_command(_remove_command)


def command_documents() -> dict[str, str]:
    """Return the manual page and the completions by their paths below the folder of shared data."""
    group = click.get_current_context().find_root().command
    assert isinstance(group, click.Group)
    scripts = {path: completion_script(group, shell) for shell, path in COMPLETIONS.items()}
    return {MANUAL: manual_page(group), **scripts}


def _installation(prefix: Path | None, destination: Path | None) -> DesktopInstallation:
    return DesktopInstallation(
        None if prefix is None else prefix.absolute(), None if destination is None else destination.absolute()
    )


def _write_paths(session: Session, paths: list[Path]) -> None:
    shown = [sanitise(str(path)) for path in paths]
    session.write_result({"files": shown}, lambda: "\n".join(shown))
