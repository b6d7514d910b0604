from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.markdown_merge.markdown_guard import bare, guarded


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
    assert guarded(body) == body + added


@pytest.mark.parametrize(
    ("body", "written"), [("^oh-1", r"\^oh-1"), (r"\^oh-1", r"\\^oh-1"), ("words ^oh-a ^oh-b", r"words \^oh-a \^oh-b")]
)
def test_what_looks_like_a_block_id_is_guarded_and_comes_back(body: str, written: str) -> None:
    assert guarded(body) == written
    assert bare(written) == body


@given(st.text("\\^oh-`~<!\n a"))
def test_any_note_comes_back(body: str) -> None:
    assert bare(guarded(body)).startswith(body)
