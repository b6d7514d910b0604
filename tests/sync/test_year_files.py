from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.core.ids import new_id
from reader.core.sync.records import SyncRow
from reader.sync.year_files import FEWEST_ROWS, rows_by_year
from tests.support.sync_group import Machine, carry, copy_folder, shown

NOW = datetime(2026, 11, 3, tzinfo=UTC)


def rows(year: int, count: int) -> list[SyncRow]:
    start = datetime(year, 3, 1, tzinfo=UTC)
    return [SyncRow("entry", new_id(start + timedelta(hours=number)), "", {}) for number in range(count)]


def test_rows_of_a_closed_year_are_parted_from_the_others() -> None:
    old, few, new, other = (
        rows(2024, FEWEST_ROWS),
        rows(2025, 3),
        rows(2026, FEWEST_ROWS),
        [SyncRow("speed", "x", "", {})],
    )
    rest, years = rows_by_year((*old, *few, *new, *other), NOW)
    assert sorted(row.id for row in rest) == sorted(row.id for row in (*few, *new, *other))
    ((part, found),) = years.items()
    assert part.startswith("2024-")
    assert found == tuple(old)


def test_the_same_rows_have_the_same_part_in_any_order_and_on_any_machine() -> None:
    old = rows(2024, FEWEST_ROWS)
    others = [SyncRow(row.kind, row.id, "other", {}) for row in reversed(old)]
    assert rows_by_year(old, NOW)[1].keys() == rows_by_year(others, NOW)[1].keys()
    assert rows_by_year(old, NOW)[1].keys() != rows_by_year((*old, *rows(2024, 1)), NOW)[1].keys()


def test_a_closed_year_is_written_once_and_by_one_machine(tmp_path: Path) -> None:
    one, two, three = (Machine(tmp_path, name) for name in ("laptop", "desk", "third"))
    for row in rows(2024, FEWEST_ROWS):
        one.holds.rows[row.kind, row.id] = row
    one.init()
    years = [path for path in one.own_files if path.name.startswith("rows-2024-")]
    assert len(years) == 1
    carry(one, two)
    two.join()
    assert len(shown(two)[2]) == FEWEST_ROWS
    assert [path.name[:4] for path in two.own_files] == ["base"]
    (late,) = rows(2024, 1)
    two.holds.rows[late.kind, late.id] = late
    two.holds.dirty.add((late.kind, late.id))
    two.sync()
    two.own_files[0].unlink()
    two.sync()
    assert [path.name[:9] for path in two.own_files] == ["base-0000", "rows-2024"]
    carry(one, two)
    one.sync()
    one.own_files[0].unlink()
    one.sync()
    assert [path.name[:4] for path in one.own_files] == ["base"]
    copy_folder(two.folder, three.folder)
    copy_folder(one.folder, three.folder)
    three.join()
    assert shown(one) == shown(two) == shown(three)
    assert len(shown(three)[2]) == FEWEST_ROWS + 1
