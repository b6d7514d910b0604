"""Only addresses that cannot harm are followed."""

from __future__ import annotations

import pytest

from reader.core.library_links import Link, link_of, may_leave


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("onehour://open/0190a1b2-aaaa", Link("0190a1b2-aaaa")),
        ("onehour://open/0190a1b2/0190ffff", Link("0190a1b2", "0190ffff")),
        ("ONEHOUR://open/0190A1B2/", Link("0190a1b2")),
        ("onehour://open/", None),
        ("onehour://open/../../etc", None),
        ("onehour://delete/0190a1b2", None),
        ("https://example.org", None),
    ],
)
def test_an_address_of_ours_leads_to_a_text_and_a_note(address: str, expected: Link | None) -> None:
    assert link_of(address) == expected


@pytest.mark.parametrize("address", ["https://example.org/a?b", "http://example.org", "mailto:a@example.org"])
def test_the_web_and_mail_may_be_opened(address: str) -> None:
    assert may_leave(address)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", r"\\host\share", "//host/share", "smb://h/s", ""],
)
def test_nothing_else_may(address: str) -> None:
    assert not may_leave(address)
