from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.markdown_merge.markdown_guard import escape_note, unescape_note


@pytest.mark.parametrize(
    ("body", "added"),
    [
        ("plain", ""),
        ("```\ncode", "\n```"),
        ("````py\n```", "\n````"),
        ("```\ncode\n```", ""),
        ("```\ncode\n~~~", "\n```"),
        ("~~~~\ncode\n~~~~~  ", ""),
        ("``` a`b", ""),
        ("    ```", ""),
        ("<!-- open", "\n-->"),
        ("<!-- closed -->", ""),
        ("<!-- one\ntwo -->\n```", "\n```"),
        ("<script>\nx", "\n</script>"),
        ("<PRE>\nx\n</pre>", ""),
        ("<?php", "\n?>"),
        ("<![CDATA[", "\n]]>"),
        ("<!DOCTYPE", "\n>"),
        ("<div>", ""),
    ],
)
def test_what_a_note_leaves_open_is_closed_after_it(body: str, added: str) -> None:
    assert escape_note(body) == body + added


@pytest.mark.parametrize(
    ("body", "written"), [("^oh-1", r"\^oh-1"), (r"\^oh-1", r"\\^oh-1"), ("words ^oh-a ^oh-b", r"words \^oh-a \^oh-b")]
)
def test_what_looks_like_a_block_id_is_guarded_and_comes_back(body: str, written: str) -> None:
    assert escape_note(body) == written
    assert unescape_note(written) == body


@given(st.text("\\^oh-`~<!\n a"))
def test_any_note_comes_back(body: str) -> None:
    assert unescape_note(escape_note(body)).startswith(body)
