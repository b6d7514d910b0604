"""Change what concerns the notes of others for the reader, each time by one operation."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from reader.core.changes import Changes
from reader.core.study.groups import Person
from reader.core.study.peer_notes import PeerNote
from reader.core.text.sanitise import one_line
from reader.services.clock import Clock
from reader.services.study.peer_links import move_to_peer, reply_to, take_over
from reader.storage.library import Library
from reader.ui.shell.command_runner import CommandRunner


class PeerCommands:
    """The commands on notes of others. Where one fails, the library is unchanged."""

    def __init__(self, library: Library, clock: Clock, commands: CommandRunner) -> None:
        self._library = library
        self._clock = clock
        self._commands = commands

    def take_over(self, note: PeerNote) -> None:
        """Take over a note as an own one, with its author named."""
        self._commands.run(lambda: take_over(self._library, note, self._clock.now())[1], message=_taken_message)

    def reply(self, note: PeerNote) -> str:
        """Add an empty own note that replies to a note, and return its id; empty where that failed."""
        made: list[str] = []

        def replied() -> Changes:
            own, changes = reply_to(self._library, note, "", self._clock.now())
            made.append(own.id)
            return changes

        return made[0] if self._commands.run(replied) else ""

    def move(self, creator: str) -> None:
        """Move the notes by somebody from among the reader's own to those of others."""
        self._commands.run(
            lambda: move_to_peer(self._library, creator, "", self._clock.now())[1],
            message=lambda _changes: _moved_message(creator),
        )

    def show_in_text(self, person: Person, *, is_shown: bool) -> None:
        """Show or hide the notes of a person in the texts."""
        changed = replace(person, shows_notes=is_shown)
        self._commands.run(lambda: self._library.study_groups.change_person(changed, self._clock.now()))

    def show_only(self, person: Person) -> None:
        """Show in the texts the notes of one person, and hide those of all others."""
        people = [
            replace(one, shows_notes=one.id == person.id)
            for one in self._library.study_groups.people()
            if one.shows_notes is not (one.id == person.id)
        ]
        if people:
            self._commands.run(
                lambda: self._library.study_groups.change_people(people, self._clock.now()), message=_only_message
            )


def _taken_message(_changes: Changes) -> str:
    return QCoreApplication.translate("PeerCommands", "Added to your notes, with the author named.")


def _moved_message(creator: str) -> str:
    words = QCoreApplication.translate("PeerCommands", "Notes by {person} were moved to others’ notes.")
    return words.format(person=one_line(creator))


def _only_message(_changes: Changes) -> str:
    return QCoreApplication.translate("PeerCommands", "Others’ notes are now hidden in all texts.")
