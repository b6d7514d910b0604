"""The appearance of a text is stored as JSON, and parsed back by any version."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.appearance import USUAL_APPEARANCE, Script, TextAppearance, TextTypeface

APPEARANCES = st.builds(
    TextAppearance,
    typeface=st.sampled_from(TextTypeface),
    font_size=st.just(0) | st.integers(8, 48),
    script=st.sampled_from(Script),
    vertical=st.booleans(),
)


@given(APPEARANCES)
def test_what_was_stored_comes_back(appearance: TextAppearance) -> None:
    assert TextAppearance.from_json(appearance.to_json()) == appearance


def test_what_is_left_to_the_settings_is_not_stored() -> None:
    assert USUAL_APPEARANCE.to_json() == "{}"
    assert json.loads(TextAppearance(font_size=20).to_json()) == {"font_size": 20}


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("", USUAL_APPEARANCE),
        ("[]", USUAL_APPEARANCE),
        ('{"typeface": "blackletter", "font_size": 20, "later": 1}', TextAppearance(font_size=20)),
        ('{"font_size": 4, "script": "traditional"}', TextAppearance(script=Script.TRADITIONAL)),
        ('{"font_size": true, "typeface": null, "script": []}', USUAL_APPEARANCE),
        ('{"vertical": 1, "font_size": 20}', TextAppearance(font_size=20)),
        ('{"font_size": 1e3, "typeface": "sans"}', TextAppearance(TextTypeface.SANS)),
    ],
)
def test_values_that_are_not_known_are_left_to_the_settings(stored: str, read: TextAppearance) -> None:
    assert TextAppearance.from_json(stored) == read


def test_a_script_alone_is_no_type_of_its_own() -> None:
    assert not TextAppearance(script=Script.SIMPLIFIED).has_type
    assert TextAppearance(TextTypeface.SERIF).has_type
    assert TextAppearance(font_size=12).has_type
