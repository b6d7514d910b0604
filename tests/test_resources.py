"""The plain files that the program brings along are found."""

from __future__ import annotations

import pytest

from reader.resources import resource, welcome_text


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "# Welcome to One Hour"),
        ("zh_CN", "# 欢迎使用「一小时」"),
        ("zh-Hant-TW", "# 欢迎使用「一小时」"),
        ("fr", "# Welcome to One Hour"),
    ],
)
def test_the_welcome_text_speaks_the_readers_language(language: str, opening: str) -> None:
    assert welcome_text(language).read_text("utf-8").startswith(opening)


def test_a_resource_that_is_not_there_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError, match=r"resources/icons/nothing\.svg"):
        resource("icons", "nothing.svg")
