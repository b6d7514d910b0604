"""Make the files that members of a group hand over."""

from __future__ import annotations

from datetime import date
from typing import Any

from reader.core.study.exchange import ExchangeFile, ExchangeHeader, ExchangeKind, PersonReference, group_of
from reader.core.study.report_content import MemberReport, content_of
from reader.core.study.study_json import README

GROUP = "青年读书小组"
WEEK = (date(2026, 3, 23), date(2026, 3, 29))


def report_file(
    name: str, number: int = 1, *, days: tuple[date, date] = WEEK, group: str = GROUP, **values: Any
) -> ExchangeFile:
    """Return the report of a person whose id follows from the name, with the fields that are given."""
    report = MemberReport(*days, **values)
    header = ExchangeHeader(
        kind=ExchangeKind.REPORT,
        id=f"report-{name.encode().hex()}",
        number=number,
        person=PersonReference(f"person-{name.encode().hex()}", name),
        made=date(2026, 3, 28),
        group=group_of(group),
        keep_until=report.keep_until,
    )
    return ExchangeFile(header, content_of(report), {README: b"# Report\n"})
