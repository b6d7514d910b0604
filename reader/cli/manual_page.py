"""Write the manual page of the command line from its commands (groff's "man" macros, man-pages(7))."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from reader import __version__

_EXIT = (("0", "Done."), ("1", "Something could not be done; what could be done is done."), ("2", "Wrong usage."))
_ENVIRONMENT = (("ONEHOUR_LIBRARY", "The library file, if --library does not name one."),)
_FILES = (("~/.local/share/onehour/library.db", "The library: all texts, notes and minutes."),)
_ADDRESS = "An address onehour://open/… in place of a command is opened in the window."
_HELP = ("--help",)
_SPECIAL = re.compile(r"[\\-]|^['.]", re.MULTILINE)


def manual_page(group: click.Group) -> str:
    """Return the manual page of a group of commands."""
    name = group.name or ""
    context = click.Context(group, info_name=name)
    usual = {option for parameter in group.params for option in parameter.opts}
    return "\n".join(
        (
            f'.TH {name.upper()} 1 "" "{name} {__version__}" "One Hour"',
            ".SH NAME",
            f"{name} {_roff('- a desktop reader for an hour a day')}",
            ".SH SYNOPSIS",
            f".B {name}",
            _roff("[OPTION]... [COMMAND [ARGUMENT]...]"),
            ".SH DESCRIPTION",
            *_paragraphs(group),
            ".PP",
            _roff(_ADDRESS),
            ".SH OPTIONS",
            "They may be given before and after a command.",
            *_options(group, context, frozenset()),
            ".SH COMMANDS",
            *(line for command, path in _commands(group, context) for line in _command(command, path, usual)),
            *_section("EXIT STATUS", _EXIT),
            *_section("ENVIRONMENT", _ENVIRONMENT),
            *_section("FILES", _FILES),
            "",
        )
    )


def _commands(group: click.Group, context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    """Yield each command, with those of the groups among them, and the context that it would run in."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        yield command, inner
        if isinstance(command, click.Group):
            yield from _commands(command, inner)


def _command(command: click.Command, context: click.Context, usual: set[str]) -> Iterator[str]:
    yield f".SS {_roff(' '.join((_path(context), *_pieces(command, context))))}"
    yield from _paragraphs(command)
    yield from _options(command, context, usual)


def _path(context: click.Context) -> str:
    """Return the words that call a command, without the name of the program."""
    return context.command_path.partition(" ")[2]


def _pieces(command: click.Command, context: click.Context) -> list[str]:
    return [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]


def _paragraphs(command: click.Command) -> Iterator[str]:
    for number, paragraph in enumerate(filter(None, (command.help or "").split("\n\n"))):
        if number:
            yield ".PP"
        yield _roff(" ".join(paragraph.split()))


def _options(command: click.Command, context: click.Context, usual: set[str] | frozenset[str]) -> Iterator[str]:
    """Yield the options of a command with their help, without those that all commands have."""
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record is not None and not usual.union(_HELP).intersection(parameter.opts):
            yield from _entry(*record)


def _section(title: str, entries: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield f".SH {title}"
    for term, explanation in entries:
        yield from _entry(term, explanation)


def _entry(term: str, explanation: str) -> Iterator[str]:
    yield from (".TP", f"\\fB{_roff(term)}\\fR", _roff(explanation) or "\\&")


def _roff(text: str) -> str:
    """Escape what groff would take for more than letters."""
    return _SPECIAL.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return {"\\": "\\e", "-": "\\-"}.get(found[0], "\\&" + found[0])
