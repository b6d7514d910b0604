from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import Problem, ReaderError
from reader.core.strict_json import DEEPEST, Json, parse_strict_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_values_come_back_as_they_were(values: Json) -> None:
    assert parse_strict_json(json.dumps(values).encode()) == values


def test_brackets_within_words_are_not_deep() -> None:
    assert parse_strict_json(json.dumps(["[" * 100, '"\\' + "{" * 100]).encode())


@pytest.mark.parametrize("pair", ["[]", '{"a":}'])
def test_nesting_ends_at_the_limit(pair: str) -> None:
    opening, closing = pair[:-1], pair[-1]
    assert parse_strict_json((opening * DEEPEST + "1" + closing * DEEPEST).encode())
    with pytest.raises(ReaderError) as refused:
        parse_strict_json((opening * (DEEPEST + 1) + "1" + closing * (DEEPEST + 1)).encode())
    assert refused.value.detail == {"why": "too-deep"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not-json"),
        ("NaN", "not-json"),
        ("[-Infinity]", "not-json"),
        ("1e999", "not-json"),
        ('{"a": 1, "a": 1}', "not-json"),
        ('{"b": {"a": 1, "\\u0061": 1}}', "not-json"),
        ("[" * 1_000_000, "too-deep"),
        ("[[1, 2], [3, 4, 5]]", "too-many"),
        ('"' * 25, "too-many"),
        ("9" * 10_000, "not-json"),
    ],
)
def test_what_cannot_be_trusted_is_refused(text: str, why: str) -> None:
    with pytest.raises(ReaderError) as refused:
        parse_strict_json(text.encode(), most_values=2_000_000 if why == "too-deep" else 6)
    assert (refused.value.problem, refused.value.detail["why"]) == (Problem.FILE_UNREADABLE, why)
