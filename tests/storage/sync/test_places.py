"""The place that was left last holds on all machines, and opening a text is not leaving it."""

from __future__ import annotations

from datetime import timedelta

from tests.storage.sync.conftest import BEGUN, Machines
from tests.support.sync_relay import exchange
from tests.support.texts import add_text

HOUR = timedelta(hours=1)


def test_a_text_that_is_only_opened_does_not_win_over_a_later_place(machines: Machines) -> None:
    laptop, desktop = machines(2)
    one, other = (add_text(machine.library, "题", ("甲乙丙丁戊己庚辛",), BEGUN).id for machine in (laptop, desktop))
    desktop.library.texts.set_place(other, 2, BEGUN)
    laptop.library.texts.set_place(one, 5, BEGUN + HOUR)
    desktop.library.texts.set_place(other, 2, BEGUN + 2 * HOUR)
    exchange(BEGUN + 3 * HOUR, laptop, desktop)
    assert [laptop.library.texts.get(one).place, desktop.library.texts.get(other).place] == [5, 5]
    assert desktop.library.texts.get(other).opened == BEGUN + 2 * HOUR
    desktop.library.texts.set_place(other, 3, BEGUN + 4 * HOUR)
    exchange(BEGUN + 5 * HOUR, laptop, desktop)
    assert laptop.library.texts.get(one).place == 3
