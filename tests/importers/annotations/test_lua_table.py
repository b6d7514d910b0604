"""Test that tables are parsed as by Lua without running anything, and that damage affects only its surroundings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.importers.annotations.lua_table import DEEPEST, Lua, LuaError, read_lua_table


def written(value: Lua) -> str:
    """Write a value as KOReader's dump.lua does."""
    if isinstance(value, dict):
        return "{" + ",".join(f"[{written(key)}] = {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\\n").replace("\r", "\\r")
        return '"' + escaped.replace("\0", "\\000") + '"'
    return {True: "true", False: "false", None: "nil"}[value] if isinstance(value, bool | None) else repr(value)


keys = st.text() | st.floats(allow_nan=False, allow_infinity=False).map(abs)
values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(keys, values, max_size=4))
def test_what_was_dumped_comes_back(table: dict[Lua, Lua]) -> None:
    assert read_lua_table("return " + written(table)) == table


@given(st.dictionaries(keys, values, min_size=1, max_size=4), st.data())
def test_a_table_that_breaks_off_is_told(table: dict[Lua, Lua], data: st.DataObject) -> None:
    words = "return " + written(table)
    cut = words[: data.draw(st.integers(0, len(words) - 1))]
    with pytest.raises(LuaError):
        read_lua_table(cut)


@pytest.mark.parametrize(
    ("words", "table"),
    [
        ("return {}", {}),
        ("-- c\n--[[ long\n]] return { 'a', \"b\", x = 3; } -- end", {1.0: "a", 2.0: "b", "x": 3.0}),
        ("{ [ [[k]] ] = [==[\nv]]]==] }", {"k": "v]]"}),
        (r'{ "\228\189\160\n\65\x" }', {1.0: "你\nAx"}),
        ("{ -0x10, 1e3, .5, true, nil }", {1.0: -16.0, 2.0: 1000.0, 3.0: 0.5, 4.0: True, 5.0: None}),
        ("{ {1}, {2} }", {1.0: {1.0: 1.0}, 2.0: {1.0: 2.0}}),
    ],
)
def test_lua_is_read(words: str, table: dict[Lua, Lua]) -> None:
    assert read_lua_table(words) == table


@pytest.mark.parametrize(
    "words",
    [
        "",
        "return",
        "return os.execute('x')",
        "return { os.execute('x') }",
        "return { a = function() end }",
        "return { 1 } return { 2 }",
        'return { "a\nb" }',
        "return { [nil] = 1 }",
        'return { "\\256" }',
        "return " + "{" * (DEEPEST + 1) + "}" * (DEEPEST + 1),
        "return " + "{" * 100_000,
    ],
)
def test_what_is_no_plain_table_is_refused(words: str) -> None:
    with pytest.raises(LuaError):
        read_lua_table(words)


def test_the_line_of_the_damage_is_told_and_what_stood_before_is_kept() -> None:
    with pytest.raises(LuaError) as caught:
        read_lua_table('return {\n ["a"] = { "x" },\n ["b"] = ?\n}')
    assert caught.value.line == 3
    assert caught.value.partial == {"a": {1.0: "x"}}
