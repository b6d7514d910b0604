"""How much of the portions of a pack was read follows from what of its texts was in view."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.study.pack import LibraryPack, LibraryText, PackPortion, PackSummary, PackText
from reader.core.study.report_content import PortionState
from reader.services.study.pack_progress import link_arrived_text, pack_overviews, pack_portions, portion_statuses
from reader.storage.library import Library
from tests.support.texts import add_text

MARCH = date(2026, 3, 2)
PARAGRAPHS = (
    "慢读的人一天只读一页，一页读上半小时。",
    "写得短的笔记往往最长久，隔一年再看。",
    "把它讲给自己听，讲不出来的再读一遍。",
)


def _pack(library: Library, text: str, digest: str, now: datetime) -> LibraryPack:
    """Keep a pack with one text in three portions."""
    portions = []
    start = 0
    for number, words in enumerate(PARAGRAPHS, start=1):
        portions.append(PackPortion(str(number), start, start + len(words), words[:12], number=number))
        start += len(words) + 1
    described = PackText("慢读", "安", start - 1, digest, "01 慢读", portions=tuple(portions))
    summary = PackSummary(1, MARCH, (described,))
    pack = LibraryPack(
        "one", "三月", "", "", "", summary, (LibraryText("pack-text", described, text),), first_day=MARCH
    )
    library.packs.make(pack, None, now)
    return library.packs.get("one")


@pytest.fixture
def text(library: Library, now: datetime) -> str:
    return add_text(library, "慢读", PARAGRAPHS, now, author="安").id


def _states(library: Library, pack: LibraryPack) -> list[PortionState]:
    return [state for _title, state in pack_portions(library, pack)]


def test_a_portion_is_not_read_then_begun_then_done(library: Library, text: str, now: datetime) -> None:
    pack = _pack(library, text, library.texts.digests([text])[text], now)
    assert _states(library, pack) == [PortionState.NOT] * 3
    end = len(PARAGRAPHS[0])
    library.coverage.add(text, 0, end // 2)
    assert _states(library, pack) == [PortionState.PARTLY, PortionState.NOT, PortionState.NOT]
    library.coverage.add(text, 0, end)
    (overview,) = pack_overviews(library)
    assert overview.current is overview.statuses[1]
    assert [status.day for status in overview.statuses] == [date(2026, 3, day) for day in (2, 3, 4)]


def test_in_another_edition_portions_are_found_by_their_beginnings(library: Library, now: datetime) -> None:
    other = add_text(library, "慢读", ["前言。", *PARAGRAPHS[:2], "另有一段。", PARAGRAPHS[2]], now, author="安").id
    pack = _pack(library, other, "0" * 64, now)
    view = library.texts.view(other)
    shown = [view.slice(one.start, one.end).strip() for one in portion_statuses(library, pack)]
    assert shown == [PARAGRAPHS[0], f"{PARAGRAPHS[1]}\n另有一段。", PARAGRAPHS[2]]


def test_a_text_that_comes_is_linked_by_its_words_or_its_beginnings(library: Library, text: str, now: datetime) -> None:
    pack = _pack(library, "", "0" * 64, now)
    assert [status.text for status in portion_statuses(library, pack)] == [""] * 3
    stranger = add_text(library, "慢读", ["同名的另一篇文章，一句也不一样。"], now, author="安").id
    assert link_arrived_text(library, stranger, Comparison()) == 0
    assert link_arrived_text(library, text, Comparison()) == 1
    assert library.packs.get(pack.id).texts[0].text == text
    assert library.packs.waiting_texts() == []
    library.texts.remove(text, now)
    assert [one.described.title for _pack, one in library.packs.waiting_texts()] == ["慢读"]


def test_making_the_same_pack_again_is_no_step(library: Library, text: str, now: datetime) -> None:
    pack = _pack(library, text, library.texts.digests([text])[text], now)
    step = library.last_step()
    library.packs.make(pack, None, now)
    assert library.last_step() == step
    library.packs.make(replace(pack, title="四月"), None, now)
    assert library.last_step() != step
