"""An agenda is read from one line, in either language, and written back."""

from __future__ import annotations

import pytest

from reader.core.study.agenda_line import agenda_line, parse_agenda_line
from reader.core.study.meeting import TEMPLATES, AgendaPart, MeetingTemplate

NAMES = {"开场": "opening", "人人讲": "round", "疑问": "questions"}


@pytest.mark.parametrize(
    "line",
    [
        "开场 2，人人讲，茶歇 10",
        "opening=2,round,茶歇=10",
        " 开场2、人人讲 ； 茶歇 10分钟 ",
        "Opening 2 min, round, 茶歇＝10",
    ],
)
def test_a_line_names_parts_with_their_minutes(line: str) -> None:
    expected = (AgendaPart("opening", 2), AgendaPart("round"), AgendaPart("茶歇", 10))
    assert parse_agenda_line(line, NAMES | {"Opening": "opening"}) == expected


@pytest.mark.parametrize("line", ["", " , ", "5", "=5", "开场 0", "开场 601", "开场=x"])
def test_what_is_no_agenda_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_agenda_line(line, NAMES)


def test_an_agenda_is_written_as_it_is_read() -> None:
    for template in MeetingTemplate:
        agenda = TEMPLATES[template].agenda
        labels = {name: label for label, name in NAMES.items()}
        assert parse_agenda_line(agenda_line(agenda, labels, "，"), NAMES) == agenda
