"""The page of the guide about the command line names every command, and only options that there are."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click
import pytest

from reader.cli.command_group import COMMANDS, onehour
from reader.core.interface_languages import LANGUAGES
from reader.services.guide import Guide

BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
EXAMPLE = re.compile(r"(?:.*\| )?onehour (.+?)(?: +#.*| > .*)?")


def _examples(language: str) -> Iterator[list[str]]:
    for block in BLOCK.findall(Guide(language).page("command-line").source):
        for line in block.splitlines():
            match = EXAMPLE.fullmatch(line)
            assert match is not None, line
            yield shlex.split(match[1])


def _command(words: list[str]) -> click.Command:
    """Return the command of an example; below a group the one that is named next."""
    context = click.Context(onehour)
    command = onehour.get_command(context, words[0])
    assert command is not None, words
    if isinstance(command, click.Group) and len(words) > 1:
        return command.get_command(context, words[1]) or command
    return command


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_an_example(language: str) -> None:
    assert {words[0] for words in _examples(language)} == COMMANDS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_have_options_that_there_are(language: str) -> None:
    for words in _examples(language):
        known = {name for parameter in _command(words).params for name in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= known, words
