from __future__ import annotations

import pytest

from reader.ui.annotations.peer_switch import shortened


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王小明", "王小明"),
        ("欧阳小明", "欧阳小明"),
        ("欧阳小明明", "欧阳小…"),
        ("Clara", "Clara"),
        ("Robert", "Robert"),
        ("Alexander", "Alexa…"),
        ("", ""),
    ],
)
def test_a_name_takes_the_room_that_a_segment_has(name: str, shown: str) -> None:
    assert shortened(name) == shown
