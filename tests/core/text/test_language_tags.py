"""Tags of languages are written in one way, whatever the file does."""

from __future__ import annotations

import pytest

from reader.core.text.language_tags import canonical_tag, is_traditional_chinese


@pytest.mark.parametrize(
    ("tag", "canonical"),
    [
        ("zh-tw", "zh-TW"),
        ("ZH_HANT_hk", "zh-Hant-HK"),
        ("en-GB", "en-GB"),
        ("de-1996", "de-1996"),
        ("es-419", "es-419"),
        (" en - us ", "en-US"),
        ("EN-", "en"),
        ("", ""),
    ],
)
def test_a_tag_is_written_as_its_standard_recommends(tag: str, canonical: str) -> None:
    assert canonical_tag(tag) == canonical


@pytest.mark.parametrize(
    ("tag", "is_traditional"),
    [("zh-TW", True), ("zh-Hant", True), ("zh-Hans-HK", False), ("zh-CN", False), ("zh", False), ("ja-TW", False)],
)
def test_a_tag_tells_traditional_characters_by_script_or_region(tag: str, is_traditional: bool) -> None:
    assert is_traditional_chinese(tag) is is_traditional
