"""A report is read as foreign input: what it says is plain text, and what cannot be read is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.activity.judging import DayState
from reader.core.errors import Problem, ReaderError
from reader.core.study.report_content import (
    LessonCount,
    MemberReport,
    PortionState,
    ReportedAction,
    ReportedMinutes,
    ReportedNote,
    ReportedPortion,
    ReportedQuestion,
    ReportedResult,
    ReportField,
    content_of,
    day_letters,
    parsed_report,
)
from reader.core.study.rounds import MissedQuestion, RoundKey

FULL = MemberReport(
    first=date(2026, 3, 2),
    last=date(2026, 3, 8),
    pack="三月学习",
    portions=(ReportedPortion(1, "引言", PortionState.DONE), ReportedPortion(2, "五学", PortionState.PARTLY)),
    lessons=LessonCount(5, 7),
    words="读得慢。\n再读一遍。",
    days="mmrmmmx",
    questions=(ReportedQuestion("怎样留下来？", "读书的方法", "一"),),
    notes=(ReportedNote("读书要读原文", "先读原文。", "读书的方法", ""),),
    result=ReportedResult(RoundKey("pack-1", 1), "三月学习", 8, 10, (MissedQuestion(RoundKey("pack-1", 1), "q4", 4),)),
    actions=(ReportedAction("建立联系点", "open", "王小明", date(2026, 3, 20)),),
    minutes=ReportedMinutes(310, 20),
)


def test_a_report_is_read_as_it_was_written() -> None:
    assert parsed_report(content_of(FULL)) == FULL
    assert FULL.fields == frozenset(ReportField)


def test_only_what_was_chosen_is_in_it() -> None:
    bare = MemberReport(FULL.first, FULL.last, words="")
    assert content_of(bare) == {"period": {"from": "2026-03-02", "until": "2026-03-08"}, "words": ""}
    assert parsed_report(content_of(bare)) == bare


def test_the_days_are_letters() -> None:
    assert day_letters(list(DayState)) == "mruoxb"


def test_it_is_kept_for_92_days() -> None:
    assert FULL.keep_until == date(2026, 6, 8)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("period", "March"),
        ("period", {"from": "2026-03-02", "until": "2026-02-30"}),
        ("portions", [{"number": 1, "title": "引言", "state": "skimmed"}]),
        ("portions", "all"),
        ("lessons", {"done": 8, "of": 7}),
        ("words", 3),
        ("days", "mm"),
        ("days", "mmrmmm7"),
        ("questions", [{}] * 2),
        ("questions", [{"words": "?"}] * 201),
        ("notes", [{"words": "alone"}]),
        ("result", {"pack": "p", "round": 1, "right": 3, "of": 2}),
        ("result", {"pack": "p", "round": 0, "right": 1, "of": 2}),
        ("result", {"round": 1, "right": 1, "of": 2}),
        ("actions", ["do it"]),
        ("minutes", {"sum": -1, "declared": 0}),
        ("minutes", 40),
    ],
)
def test_what_cannot_be_read_is_named(field: str, value: object) -> None:
    with pytest.raises(ReaderError) as caught:
        parsed_report(content_of(FULL) | {field: value})
    assert caught.value.problem is Problem.REPORT_INVALID
    assert caught.value.detail == {"why": "content", "field": field}


@pytest.mark.parametrize(("last", "why"), [(date(2027, 4, 5), "period"), (date(2026, 3, 1), "backwards")])
def test_a_period_has_an_end(last: date, why: str) -> None:
    with pytest.raises(ReaderError) as caught:
        parsed_report(content_of(replace(FULL, last=last)))
    assert caught.value.detail["why"] == why


def test_a_period_may_be_a_leap_year() -> None:
    year = MemberReport(date(2028, 1, 1), date(2028, 12, 31))
    assert parsed_report(content_of(year)) == year


def test_foreign_words_are_plain_text() -> None:
    content = content_of(replace(FULL, words="a\x07b\u202egnp\r\n\n\n\nend", pack="x" * 1000))
    report = parsed_report(content | {"questions": [{"words": "two\nlines\u2066", "text": 7}]})
    assert report.words == "a\ufffdbgnp\n\nend"
    assert len(report.pack) == 400
    assert report.questions == (ReportedQuestion("two lines"),)


scalars = (
    st.none() | st.booleans() | st.integers(-5, 2_000) | st.text(max_size=8) | st.sampled_from(["done", "2026-03-04"])
)
names = st.sampled_from(
    [
        "number",
        "title",
        "state",
        "done",
        "of",
        "words",
        "text",
        "quote",
        "pack",
        "round",
        "right",
        "missed",
        "id",
        "sum",
    ]
)
foreign = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4), max_leaves=10
)


@given(st.dictionaries(st.sampled_from([one.value for one in ReportField]), foreign, max_size=5))
def test_whatever_a_file_holds_is_read_or_named(fields: dict[str, object]) -> None:
    content = {"period": {"from": "2026-03-02", "until": "2026-03-08"}} | fields
    report = read(content)
    assert report is None or read(content_of(report)) == report


def read(content: dict[str, object]) -> MemberReport | None:
    """Return the report of a content; None where it is refused."""
    try:
        return parsed_report(content)
    except ReaderError as error:
        return None if error.problem is Problem.REPORT_INVALID else pytest.fail(str(error))
