"""An action is typed in one line: what, who, until when."""

from __future__ import annotations

from datetime import date

import pytest

from reader.core.study.action_line import ActionLine, parse_action_line

TODAY = date(2026, 3, 4)  # a Wednesday


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("建立联系点 @王小明 3-20", ActionLine("建立联系点", "王小明", date(2026, 3, 20))),
        ("建立联系点 3-20 @王小明", ActionLine("建立联系点", "王小明", date(2026, 3, 20))),
        ("建立联系点　＠王小明　3月20日", ActionLine("建立联系点", "王小明", date(2026, 3, 20))),
        ("列书单 @安 @博 3/20 +图书角", ActionLine("列书单", "安、博", date(2026, 3, 20), "图书角")),
        ("列书单 2027-01-05", ActionLine("列书单", "", date(2027, 1, 5))),
        ("列书单 2027年1月5日", ActionLine("列书单", "", date(2027, 1, 5))),
        ("列书单 3-3", ActionLine("列书单", "", date(2027, 3, 3))),
        ("列书单 2-29", ActionLine("列书单", "", date(2028, 2, 29))),
        ("列书单 2-30", ActionLine("列书单 2-30")),
        ("列书单 明天", ActionLine("列书单", "", date(2026, 3, 5))),
        ("列书单 周五", ActionLine("列书单", "", date(2026, 3, 6))),
        ("列书单 周三", ActionLine("列书单", "", date(2026, 3, 4))),
        ("列书单 下周一", ActionLine("列书单", "", date(2026, 3, 9))),
        ("make a list fri", ActionLine("make a list", "", date(2026, 3, 6))),
        ("make a list Tomorrow", ActionLine("make a list", "", date(2026, 3, 5))),
        ("读 3-20 页的注释", ActionLine("读 3-20 页的注释")),
        ("3-20", ActionLine("3-20")),
        ("@王小明", ActionLine("", "王小明")),
        ("列书单 @", ActionLine("列书单 @")),
        ("列书单 +读书_沙龙", ActionLine("列书单", "", None, "读书 沙龙")),
        ("", ActionLine("")),
    ],
)
def test_a_line_says_what_who_and_until_when(line: str, expected: ActionLine) -> None:
    assert parse_action_line(line, TODAY) == expected
