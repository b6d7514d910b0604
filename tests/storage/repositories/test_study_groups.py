from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import PersonReference, clean_name, group_of
from reader.core.study.groups import Person, met_person
from reader.storage.library import Library


def test_whoever_writes_the_name_of_a_group_means_the_same_group() -> None:
    assert group_of("青年读书小组").id == group_of(" 青年读书小组\u200f ").id
    assert group_of("Young Readers").id == group_of("ｙoung readers").id
    assert group_of("Young readers").id != group_of("Old readers").id
    with pytest.raises(ReaderError) as raised:
        group_of(" \u200b ")
    assert raised.value.problem is Problem.NAME_MISSING


@pytest.mark.parametrize(
    ("foreign", "plain"),
    [
        ("<b>博</b>", "博"),
        ("\u202e博\u2066", "博"),
        ("a\nb\x00", "a b\ufffd"),
        ("x" * 300, "x" * 80),
        ("2 < 3", "2 < 3"),
    ],
)
def test_a_name_is_plain_text_in_one_line(foreign: str, plain: str) -> None:
    assert clean_name(foreign) == plain


def test_the_reader_is_somebody_else_in_each_group(library: Library, now: datetime) -> None:
    first, second = library.study_groups.named("甲组"), library.study_groups.named("乙组")
    assert first.member != second.member
    library.study_groups.change(replace(first, display_name="安"), now)
    assert library.study_groups.named("甲组").member == first.member
    assert library.study_groups.get("甲组").me == PersonReference(first.member, "安")


def test_a_change_of_a_group_is_undone(library: Library, now: datetime) -> None:
    group = library.study_groups.named("甲组")
    library.study_groups.change(replace(group, roster=("安", "博")), now)
    library.study_groups.change(replace(group, roster=("博",)), now)
    library.undo(now)
    assert library.study_groups.get("甲组").roster == ("安", "博")
    library.undo(now)
    with pytest.raises(ReaderError) as raised:
        library.study_groups.get("甲组")
    assert raised.value.problem is Problem.GROUP_UNKNOWN


def test_an_unchanged_group_is_no_step(library: Library, now: datetime) -> None:
    group = library.study_groups.named("甲组")
    library.study_groups.change(group, now)
    assert not library.study_groups.change(group, now).changed


def test_a_person_with_another_name_is_asked_about() -> None:
    bo = Person("1", "博", group="g")
    with pytest.raises(ReaderError) as raised:
        met_person(PersonReference("1", "陈博"), "g", [bo])
    assert raised.value.problem is Problem.NAME_CHANGED
    met = met_person(PersonReference("1", "陈博"), "g", [bo], accepts_name=True)
    assert (met.name, met.earlier_names) == ("陈博", ("博",))
    assert met_person(PersonReference("1", "博"), "g", [met]) == met, "an older file"


def test_another_person_with_a_known_name_is_asked_about() -> None:
    bo = Person("1", "博", group="g")
    with pytest.raises(ReaderError) as raised:
        met_person(PersonReference("2", "博"), "g", [bo])
    assert raised.value.problem is Problem.NAME_TAKEN
    assert met_person(PersonReference("2", "博"), "g", [bo], accepts_name=True).id == "2"
    assert met_person(PersonReference("2", "博"), "other", [bo]).id == "2"


def test_people_are_found_by_id_and_by_a_name_that_only_one_has(library: Library, now: datetime) -> None:
    library.study_groups.change_person(Person("1", "博"), now)
    library.study_groups.change_person(Person("2", "晨"), now)
    assert library.study_groups.person("晨").id == library.study_groups.person("2").id == "2"
    library.study_groups.change_person(Person("3", "晨"), now)
    with pytest.raises(ReaderError) as raised:
        library.study_groups.person("晨")
    assert raised.value.problem is Problem.PERSON_UNKNOWN
    assert [one.name for one in library.study_groups.people()] == ["博", "晨", "晨"]
    assert library.study_groups.people("") == library.study_groups.people()
