"""Define the groups that the reader studies in, and those who hand something over (study.md, §1, "Names")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import GroupReference, PersonReference


@dataclass(frozen=True, slots=True)
class StudyGroup:
    """A group: ``member`` is the reader's own random id in it, ``display_name`` the name that the others see.

    ``report_fields`` are the fields that were ticked for the last report, ``roster`` the names of the members.
    """

    id: str
    name: str
    member: str
    display_name: str = ""
    report_fields: tuple[str, ...] = ()
    roster: tuple[str, ...] = ()

    @property
    def reference(self) -> GroupReference:
        """Return the group as a file names it."""
        return GroupReference(self.id, self.name)

    @property
    def me(self) -> PersonReference:
        """Return the reader as a file of this group names them."""
        return PersonReference(self.member, self.display_name)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who handed something over; ``earlier_names`` are those before the present one, the oldest first.

    ``group`` is the id of the group, empty where only notes came, ``shows_notes`` whether the notes stand in the texts.
    """

    id: str
    name: str
    earlier_names: tuple[str, ...] = ()
    group: str = ""
    shows_notes: bool = True


def met_person(
    reference: PersonReference, group: str, known: Iterable[Person], *, accepts_name: bool = False
) -> Person:
    """Return who a file is from, with the name that it gives.

    ``known`` are the people so far. A file with an earlier name of a known id is an older one: the name stays. A known
    id with a new name, or a known name with another id, is accepted only where the reader ``accepts_name``. Raises
    ReaderError NAME_MISSING, NAME_CHANGED, NAME_TAKEN.
    """
    if not reference.name:
        raise ReaderError(Problem.NAME_MISSING)
    people = list(known)
    present = next((one for one in people if one.id == reference.id), None)
    if present is None:
        namesake = next((one for one in people if one.name == reference.name and one.group in {group, ""}), None)
        if namesake is not None and not accepts_name:
            raise ReaderError(Problem.NAME_TAKEN, name=reference.name)
        return Person(reference.id, reference.name, group=group)
    present = replace(present, group=group or present.group)
    if reference.name in {present.name, *present.earlier_names}:
        return present
    if not accepts_name:
        raise ReaderError(Problem.NAME_CHANGED, name=reference.name, known=present.name)
    return replace(present, name=reference.name, earlier_names=(*present.earlier_names, present.name))
