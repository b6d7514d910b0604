"""Keep the tabs of the open texts in step with the library, and from one start to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.core.text.model import Text
    from reader.core.text.text_tabs import TextTab, TextTabs
    from reader.storage.library import Library

_NAME = "open_texts"
"""The name under which the ids of the texts in tabs are kept beside the preferences."""


@dataclass(frozen=True, slots=True)
class TabChanges:
    """What becomes of the tabs after a change of texts: those to take out, those to put back, and the changed ones.

    The tab that is shown is the last one of ``gone`` and of ``changed``; ``back`` begins with the one that went last.
    """

    gone: tuple[TextTab, ...]
    back: tuple[TextTab, ...]
    changed: tuple[tuple[TextTab, Text], ...]


def tab_changes(tabs: TextTabs, library: Library, changed: Iterable[str]) -> TabChanges:
    """Return what a change of texts makes of the tabs.

    A text that was removed or archived loses its tab; one that is archived while it is the only one keeps it, so that
    reading it can go on. A text that comes back has its tab again.
    """
    open_tabs = [tab for tab in map(tabs.of, tabs.texts) if tab is not None]
    affected = {tab.text for tab in (*open_tabs, *tabs.lost)} & set(changed)
    present = {text.id: text for text in library.texts.some(affected)} if affected else {}
    gone, others = [], []
    for tab in sorted(open_tabs, key=lambda tab: tab is tabs.shown):
        text = present.get(tab.text)
        if tab.text not in affected:
            continue
        if text is None or (_was_archived(tab, text) and len(open_tabs) > 1):
            gone.append(tab)
        else:
            others.append((tab, text))
    back = [tab for tab in tabs.lost if tab.text in present and not _was_archived(tab, present[tab.text])]
    return TabChanges(tuple(gone), tuple(reversed(back)), tuple(others))


def _was_archived(tab: TextTab, text: Text) -> bool:
    """Return whether a text was put into the archive since it was opened."""
    return text.filing.is_archived and not tab.archived


def store_tabs(tabs: TextTabs, library: Library) -> None:
    """Keep which texts are open in tabs; a single one needs no tab. Raises ReaderError LIBRARY_*."""
    texts = list(tabs.texts) if len(tabs.texts) > 1 else []
    if texts or library.preferences.get(_NAME):
        library.preferences.set(_NAME, [*texts])


def has_stored_tabs(library: Library) -> bool:
    """Return whether texts were open in tabs at the end of the last run."""
    return bool(library.preferences.get(_NAME))


def restore_tabs(tabs: TextTabs, library: Library) -> None:
    """Hold the tabs that were open at the end of the last run; texts that are gone or archived since have none."""
    stored = library.preferences.get(_NAME)
    texts = [text for text in stored if isinstance(text, str)] if isinstance(stored, list) else []
    if texts:
        present = {text.id for text in library.texts.some(texts) if not text.filing.is_archived}
        tabs.restore(text for text in texts if text in present)
