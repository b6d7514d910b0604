"""Each icon is rendered once in each colour and size."""

from __future__ import annotations

import pytest

from reader.resources import resource
from reader.ui.appearance.icons import Icons, rendered


@pytest.mark.usefixtures("application")
def test_an_icon_is_rendered_once_in_a_colour_and_size() -> None:
    icons = Icons(resource("icons"))
    rendered.cache_clear()
    first = icons.pixmap("search", "#102030", 20, 2.0)
    assert (first.width(), first.devicePixelRatio()) == (40, 2.0)
    assert icons.pixmap("search", "#102030", 40, 1.0).toImage() == first.toImage()
    assert rendered.cache_info().misses == 1
    others = [("notes", "#102030", 20, 2.0), ("search", "#302010", 20, 2.0), ("search", "#102030", 16, 2.0)]
    assert all(icons.pixmap(*other).toImage() != first.toImage() for other in others)
