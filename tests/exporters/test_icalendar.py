"""The iCalendar file keeps to RFC 5545: folded lines, escaped text, whole days without a time zone."""

from datetime import date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from reader.exporters.icalendar import CalendarEvent, icalendar

AT = datetime(2026, 3, 28, 21, 10, tzinfo=timezone(timedelta(hours=8)))
DAY = date(2026, 3, 28)


def unfolded(content: str) -> list[str]:
    assert content.endswith("\r\n")
    lines: list[str] = []
    for line in content[:-2].split("\r\n"):
        assert len(line.encode()) <= 75
        if line.startswith(" "):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return lines


def test_an_event_lasts_whole_days_and_ends_on_the_day_after() -> None:
    event = CalendarEvent("text-1@x", DAY, DAY + timedelta(days=2), "Read “红楼梦”, 第一回; \\", "10 min\nof Walden")
    assert icalendar([event], "One Hour", AT) == (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//One Hour//onehour//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
        "X-WR-CALNAME:One Hour\r\nBEGIN:VEVENT\r\nUID:text-1@x\r\nDTSTAMP:20260328T131000Z\r\n"
        "DTSTART;VALUE=DATE:20260328\r\nDTEND;VALUE=DATE:20260331\r\n"
        "SUMMARY:Read “红楼梦”\\, 第一回\\; \\\\\r\nDESCRIPTION:10 min\\nof Walden\r\n"
        "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=400))
def test_no_line_is_too_long_and_no_title_begins_one(title: str) -> None:
    lines = unfolded(icalendar([CalendarEvent("u", DAY, DAY, title, title)], title, AT))
    names = [line.partition(":")[0].partition(";")[0] for line in lines]
    assert names == [
        *("BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "BEGIN", "UID", "DTSTAMP"),
        *("DTSTART", "DTEND", "SUMMARY", *(["DESCRIPTION"] if title else []), "TRANSP", "END", "END"),
    ]
    shown = "".join(one for one in title if one in "\n\t" or ord(one) >= 32)
    told = lines[names.index("SUMMARY")].partition(":")[2]
    plain = told.replace("\\\\", "\0").replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\0", "\\")
    assert plain == shown
