"""Keep the texts that are open in tabs, of which one is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reader.core.text.navigation_history import NavigationHistory

_MAX_CLOSED = 20


@dataclass(slots=True, eq=False)
class TextTab:
    """A text that is open: where the reader is in it, and the places that led there.

    ``place`` and ``passage`` are the position and the selection when another text was shown; ``place`` is None where
    the library knows it. ``archived``: the text was in the archive when it was opened.
    """

    text: str
    archived: bool = False
    place: int | None = None
    passage: tuple[int, int] = (0, 0)
    history: NavigationHistory = field(default_factory=NavigationHistory)

    def turn_to(self, text: str, *, archived: bool = False) -> None:
        """Hold another text from now on; the history stays."""
        self.text, self.archived = text, archived
        self.forget_place()

    def forget_place(self) -> None:
        """Take the place from the library when the text is shown again."""
        self.place, self.passage = None, (0, 0)


@dataclass(frozen=True, slots=True)
class _TakenTab:
    """A tab that is not open any more, and how many tabs stood before it."""

    tab: TextTab
    number: int


class TextTabs:
    """The tabs in their order; each text has one at most, and one tab is shown unless there is none."""

    def __init__(self) -> None:
        self._tabs: list[TextTab] = []
        self._shown: TextTab | None = None
        self._closed: list[_TakenTab] = []
        self._lost: dict[str, _TakenTab] = {}

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the ids of the texts in the order of their tabs."""
        return tuple(tab.text for tab in self._tabs)

    @property
    def shown(self) -> TextTab | None:
        """Return the tab that is shown, or None."""
        return self._shown

    @property
    def shown_number(self) -> int:
        """Return how many tabs stand before the one that is shown; -1 if none is."""
        return -1 if self._shown is None else self._tabs.index(self._shown)

    def of(self, text: str) -> TextTab | None:
        """Return the tab of a text, or None."""
        return next((tab for tab in self._tabs if tab.text == text), None)

    def neighbour(self, step: int) -> TextTab | None:
        """Return the tab that stands ``step`` tabs after the shown one, going round; None without any."""
        return self._tabs[(self.shown_number + step) % len(self._tabs)] if self._tabs else None

    # --- opening and closing -------------------------------------------------------------------------------------

    def restore(self, texts: Iterable[str]) -> None:
        """Hold a tab for each of these texts, none of which is shown yet."""
        self._tabs = [TextTab(text) for text in dict.fromkeys(texts)]
        self._shown = None

    def show(self, tab: TextTab) -> None:
        """Show one of the tabs."""
        self._shown = tab

    def add(self, text: str, *, archived: bool = False) -> None:
        """Show a text that has no tab in a new one: after the shown tab, or the last one if none is shown."""
        tab = TextTab(text, archived)
        self._tabs.insert(self.shown_number + 1 if self._shown else len(self._tabs), tab)
        self._shown = tab

    def move(self, number: int, to: int) -> None:
        """Move a tab to another place among the tabs."""
        self._tabs.insert(to, self._tabs.pop(number))

    def close(self, tab: TextTab) -> None:
        """Close a tab; if it was shown, the one after it is shown now, else the one before it."""
        self._closed.append(self._take(tab))
        del self._closed[:-_MAX_CLOSED]

    def reopen(self) -> TextTab | None:
        """Put the tab that was closed last back in its place, and return it; None if there is none.

        Where its text has got another tab meanwhile, that one is returned.
        """
        if not self._closed:
            return None
        taken = self._closed.pop()
        present = self.of(taken.tab.text)
        if present is not None:
            return present
        taken.tab.forget_place()
        self._put_back(taken)
        return taken.tab

    # --- texts that leave the library ----------------------------------------------------------------------------

    def lose(self, tab: TextTab) -> None:
        """Take out the tab of a text that was removed or archived; `recover` brings it back."""
        self._lost[tab.text] = self._take(tab)

    @property
    def lost(self) -> tuple[TextTab, ...]:
        """Return the tabs that were lost."""
        return tuple(taken.tab for taken in self._lost.values())

    def recover(self, tab: TextTab) -> None:
        """Put a lost tab back in its place, unless its text has got another one."""
        taken = self._lost.pop(tab.text)
        if self.of(tab.text) is None:
            tab.forget_place()
            self._put_back(taken)

    def _take(self, tab: TextTab) -> _TakenTab:
        number = self._tabs.index(tab)
        del self._tabs[number]
        if tab is self._shown:
            self._shown = self._tabs[min(number, len(self._tabs) - 1)] if self._tabs else None
        return _TakenTab(tab, number)

    def _put_back(self, taken: _TakenTab) -> None:
        self._tabs.insert(min(taken.number, len(self._tabs)), taken.tab)
