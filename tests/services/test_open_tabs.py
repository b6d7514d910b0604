"""The tabs follow the library, and what is kept of them for the next start does too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from reader.core.text.filing import FilingChange
from reader.core.text.text_tabs import TextTab, TextTabs
from reader.services.open_tabs import TabChanges, restore_tabs, store_tabs, tab_changes
from reader.storage.library import Library
from tests.support.texts import add_text

ARCHIVE = FilingChange(archived=True)


@pytest.fixture
def library(now: datetime) -> Iterator[Library]:
    with Library.in_memory(now) as library:
        yield library


@pytest.fixture
def texts(library: Library, now: datetime) -> list[str]:
    return [add_text(library, title, [f"Words of {title}."], now).id for title in "abc"]


@pytest.fixture
def tabs(texts: list[str]) -> TextTabs:
    tabs = TextTabs()
    for text in texts:
        tabs.add(text)
    return tabs


def names(changes: TabChanges, texts: list[str]) -> tuple[str, str, str]:
    def named(tabs: tuple[TextTab, ...]) -> str:
        return "".join("abc"[texts.index(tab.text)] for tab in tabs)

    return named(changes.gone), named(changes.back), named(tuple(tab for tab, _text in changes.changed))


def test_texts_that_were_removed_or_archived_go_the_shown_one_last(
    tabs: TextTabs, library: Library, texts: list[str], now: datetime
) -> None:
    library.texts.remove(texts[2], now)
    library.filing.file([texts[0]], ARCHIVE, now)
    assert names(tab_changes(tabs, library, [*texts, "another"]), texts) == ("ac", "", "b")
    assert names(tab_changes(tabs, library, ["another"]), texts) == ("", "", "")


def test_the_only_text_and_one_that_was_opened_from_the_archive_stay(
    library: Library, texts: list[str], now: datetime
) -> None:
    library.filing.file(texts, ARCHIVE, now)
    tabs = TextTabs()
    tabs.add(texts[0])
    assert names(tab_changes(tabs, library, texts), texts) == ("", "", "a")
    tabs.add(texts[1], archived=True)
    assert names(tab_changes(tabs, library, [texts[1]]), texts) == ("", "", "b")


def test_lost_tabs_come_back_with_their_texts_the_last_one_first(
    tabs: TextTabs, library: Library, texts: list[str], now: datetime
) -> None:
    library.texts.remove_all(texts[:2], now)
    for tab in tab_changes(tabs, library, texts).gone:
        tabs.lose(tab)
    assert names(tab_changes(tabs, library, texts), texts) == ("", "", "c")
    library.undo(now)
    assert names(tab_changes(tabs, library, texts), texts) == ("", "ba", "c")


def test_two_tabs_or_more_are_kept_in_their_order_without_what_is_gone(
    tabs: TextTabs, library: Library, texts: list[str], now: datetime
) -> None:
    tabs.move(0, 2)
    store_tabs(tabs, library)
    library.filing.file([texts[1]], ARCHIVE, now)
    again = TextTabs()
    restore_tabs(again, library)
    assert (again.texts, again.shown) == ((texts[2], texts[0]), None)


def test_a_single_text_is_not_kept(library: Library, texts: list[str]) -> None:
    tabs, again = TextTabs(), TextTabs()
    tabs.add(texts[0])
    store_tabs(tabs, library)
    assert library.preferences.get("open_texts") is None
    tabs.add(texts[1])
    store_tabs(tabs, library)
    tabs.close(next(filter(None, [tabs.of(texts[1])])))
    store_tabs(tabs, library)
    restore_tabs(again, library)
    assert again.texts == ()
