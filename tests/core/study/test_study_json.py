from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import ExchangeHeader, ExchangeKind, GroupReference, PersonReference, clean_name
from reader.core.study.study_json import HEADER_FIELDS, parse_exchanged_json, parsed_study_json, study_json
from tests.support.exchange import HEADER

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=10,
)
NAMES = WORDS.map(clean_name)
HEADERS = st.builds(
    ExchangeHeader,
    st.sampled_from(ExchangeKind),
    st.uuids().map(str),
    st.integers(1, 1_000_000_000),
    st.builds(PersonReference, st.uuids().map(str), NAMES),
    st.dates(date(2000, 1, 1)),
    st.none() | st.builds(GroupReference, st.uuids().map(str), NAMES),
    st.none() | st.dates(date(2000, 1, 1)),
)


def changed(**fields: Any) -> bytes:
    record = json.loads(study_json(HEADER, {"words": "好"}))
    return json.dumps({**record, **fields}).encode()


def refusal(data: bytes) -> ReaderError:
    with pytest.raises(ReaderError) as refused:
        parsed_study_json(data)
    return refused.value


@given(HEADERS, st.dictionaries(WORDS.filter(lambda name: name not in HEADER_FIELDS), VALUES), st.booleans())
def test_header_and_content_come_back_as_they_were(
    header: ExchangeHeader, content: dict[str, object], compact: bool
) -> None:
    assert parsed_study_json(study_json(header, content, compact=compact)) == (header, content)


def test_the_file_begins_with_what_it_is() -> None:
    record = json.loads(study_json(HEADER, {"words": "好"}))
    assert list(record)[:4] == ["format", "version", "kind", "id"]
    assert (record["format"], record["version"], record["kind"]) == ("onehour-study", 1, "report")
    assert (record["made"], record["keep_until"], record["words"]) == ("2026-03-08", "2026-06-08", "好")


def test_the_content_cannot_say_what_the_header_says() -> None:
    with pytest.raises(ValueError, match="number"):
        study_json(HEADER, {"number": 3})


def test_a_higher_version_is_refused_with_both_numbers() -> None:
    error = refusal(changed(version=2))
    assert (error.problem, error.detail) == (Problem.BAG_NEWER, {"found": "2", "known": 1})


def test_an_unknown_kind_is_named_as_plain_words() -> None:
    error = refusal(changed(kind="<b>recipe</b>\u202e"))
    assert (error.problem, error.detail["kind"]) == (Problem.BAG_KIND, "recipe")


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"version": True}, "version"),
        ({"version": "1"}, "version"),
        ({"version": 0}, "version"),
        ({"kind": 7}, "kind"),
        ({"id": ""}, "id"),
        ({"id": "a b"}, "id"),
        ({"id": "a" * 101}, "id"),
        ({"number": 0}, "number"),
        ({"number": True}, "number"),
        ({"number": 1.5}, "number"),
        ({"person": None}, "person"),
        ({"person": {"name": "王"}}, "person"),
        ({"person": {"id": "x", "name": 7}}, "person"),
        ({"group": "青年"}, "group"),
        ({"made": "2026-02-30"}, "made"),
        ({"made": "20260302"}, "made"),
        ({"made": "2026-03-02T09:00"}, "made"),
        ({"keep_until": 7}, "keep_until"),
    ],
)
def test_a_wrong_field_is_named(fields: dict[str, object], named: str) -> None:
    error = refusal(changed(**fields))
    assert (error.problem, error.detail) == (Problem.BAG_FIELD, {"field": named})


@pytest.mark.parametrize("data", [b"[]", b"7", b"{}", b'{"format": "onehour-library", "version": 1}'])
def test_other_json_is_no_such_file(data: bytes) -> None:
    assert refusal(data).problem is Problem.BAG_UNKNOWN


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"a": NaN}', "not-json"),
        (b'{"a": 1, "a": 1}', "not-json"),
        (b"[" * 33 + b"]" * 33, "too-deep"),
        (b"[" + b"0," * 1_000_001 + b"0]", "too-many"),
        (b'["\\ud800"]', "not-text"),
        (b'["\\u0000"]', "not-text"),
        (b"\xff", "not-json"),
    ],
)
def test_json_that_cannot_be_trusted_is_refused_by_name(data: bytes, why: str) -> None:
    with pytest.raises(ReaderError) as refused:
        parse_exchanged_json(data, "notes/01.jsonld")
    error = refused.value
    assert (error.problem, error.detail) == (Problem.BAG_JSON, {"file": "notes/01.jsonld", "why": why})


def test_escapes_of_whole_characters_are_read() -> None:
    assert parse_exchanged_json(rb'["\ud83d\ude00 \\ud800 \\u0000"]', "x.json") == ["😀 \\ud800 \\u0000"]


def test_json_above_20_mb_is_refused() -> None:
    with pytest.raises(ReaderError) as refused:
        parse_exchanged_json(b" " * (20 * 1024 * 1024 + 1), "study.json")
    assert refused.value.problem is Problem.BAG_TOO_LARGE
    with pytest.raises(ReaderError):
        study_json(HEADER, {"words": "x" * (20 * 1024 * 1024)})


def test_names_are_cleaned() -> None:
    name = "<b>王\u202e小明</b>" + "长" * 300
    header, _content = parsed_study_json(changed(person={"id": "p", "name": name}))
    assert header.person.name.startswith("王小明长")
    assert len(header.person.name) == 80
    assert header == replace(HEADER, person=PersonReference("p", header.person.name))
