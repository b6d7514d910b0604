"""Build the repositories of study, each when it is first needed, so that the program starts without them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.storage.connection import Connection
    from reader.storage.journal import Journal
    from reader.storage.repositories.actions import Actions
    from reader.storage.repositories.annotations import Annotations
    from reader.storage.repositories.answers import Answers
    from reader.storage.repositories.card_states import CardStates
    from reader.storage.repositories.cards import Cards
    from reader.storage.repositories.contests import Contests
    from reader.storage.repositories.lessons import Lessons
    from reader.storage.repositories.mark_options import MarkOptions
    from reader.storage.repositories.meetings import Meetings
    from reader.storage.repositories.packs import Packs
    from reader.storage.repositories.peer_notes import PeerNotes
    from reader.storage.repositories.questions import Questions
    from reader.storage.repositories.quizzes import Quizzes
    from reader.storage.repositories.reports import Reports
    from reader.storage.repositories.rotas import Rotas
    from reader.storage.repositories.study_groups import StudyGroups


class StudyRepositories:
    """The repositories of study over one connection; a library has them among its own."""

    def __init__(self, connection: Connection) -> None:
        """Set the connection."""
        self._connection = connection

    @cached_property
    def _journal(self) -> Journal:
        from reader.storage.journal import Journal

        return Journal(self._connection)

    @cached_property
    def annotations(self) -> Annotations:
        """Return the annotations."""
        from reader.storage.repositories.annotations import Annotations

        return Annotations(self._connection, self._journal)

    @cached_property
    def cards(self) -> Cards:
        """Return the cards of the self-test."""
        from reader.storage.repositories.cards import Cards

        return Cards(self._connection, self._journal, self.card_states)

    @cached_property
    def answers(self) -> Answers:
        """Return the answers to the cards."""
        from reader.storage.repositories.answers import Answers

        return Answers(self._connection, self._journal, self.card_states)

    @cached_property
    def card_states(self) -> CardStates:
        """Return what the answers of each card come to."""
        from reader.storage.repositories.card_states import CardStates

        return CardStates(self._connection)

    @cached_property
    def mark_options(self) -> MarkOptions:
        """Return what the reader chose for the study of single marks."""
        from reader.storage.repositories.mark_options import MarkOptions

        return MarkOptions(self._connection, self._journal)

    @cached_property
    def lessons(self) -> Lessons:
        """Return the lessons that were shown, and those that are set."""
        from reader.storage.repositories.lessons import Lessons

        return Lessons(self._connection, self._journal, self.mark_options)

    @cached_property
    def contests(self) -> Contests:
        """Return the contests of teams."""
        from reader.storage.repositories.contests import Contests

        return Contests(self._connection, self._journal)

    @cached_property
    def rotas(self) -> Rotas:
        """Return the rotas of hosts."""
        from reader.storage.repositories.rotas import Rotas

        return Rotas(self._connection, self._journal)

    @cached_property
    def actions(self) -> Actions:
        """Return the actions and projects."""
        from reader.storage.repositories.actions import Actions

        return Actions(self._connection, self._journal)

    @cached_property
    def questions(self) -> Questions:
        """Return the questions of the bank."""
        from reader.storage.repositories.questions import Questions

        return Questions(self._connection, self._journal)

    @cached_property
    def study_groups(self) -> StudyGroups:
        """Return the groups that the reader studies in, and their people."""
        from reader.storage.repositories.study_groups import StudyGroups

        return StudyGroups(self._connection, self._journal)

    @cached_property
    def meetings(self) -> Meetings:
        """Return the meetings."""
        from reader.storage.repositories.meetings import Meetings

        return Meetings(self._connection, self._journal, self.study_groups)

    @cached_property
    def peer_notes(self) -> PeerNotes:
        """Return the notes of others."""
        from reader.storage.repositories.peer_notes import PeerNotes

        return PeerNotes(self._connection, self._journal, self.annotations)

    @cached_property
    def reports(self) -> Reports:
        """Return the reports that were handed over."""
        from reader.storage.repositories.reports import Reports

        return Reports(self._connection, self._journal, self.study_groups)

    @cached_property
    def packs(self) -> Packs:
        """Return the study packs that were made here or opened."""
        from reader.storage.repositories.packs import open_packs

        return open_packs(self._connection, self._journal, self.annotations)

    @cached_property
    def quizzes(self) -> Quizzes:
        """Return the quizzes that were finished."""
        from reader.storage.repositories.quizzes import Quizzes

        return Quizzes(self._connection, self._journal)

    @property
    def has_peer_notes(self) -> bool:
        """Return whether there is a note of another; without one, nothing that reads them has to be loaded."""
        return bool(self._connection.value("SELECT 1 FROM peer_note WHERE removed IS NULL LIMIT 1"))

    @property
    def has_packs(self) -> bool:
        """Return whether there is a study pack; without one, nothing that reads them has to be loaded."""
        return bool(self._connection.value("SELECT 1 FROM pack WHERE removed IS NULL LIMIT 1"))
