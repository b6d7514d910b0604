"""Place the contents and the notes beside the page, and fold them where there is no room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.ui.widgets.frame import SideFrame
from reader.ui.widgets.layout import Column
from reader.ui.widgets.window_sizes import PaneSplitter

if TYPE_CHECKING:
    from reader.ui.page.contents_pane import ContentsPane
    from reader.ui.page.page_view import PageView
    from reader.ui.preferences.preference_store import Settings

_CONTENTS_SHARE, _CONTENTS_WIDTHS = 0.19, (190, 264)
_NOTES_SHARE, _NOTES_WIDTHS = 0.25, (250, 340)
"""The panes' shares of the screen's width, and their minimum and maximum widths in pixels."""

_NOTES_MINIMUM = 240


class _Pane(NamedTuple):
    """The preference that shows a pane, and the width of the screen in pixels below which it is folded all the same."""

    preference: str
    folds_below: int


class SidePanes(PaneSplitter):
    """The page between its contents and its notes, each of which is shown if the reader wants it and there is room.

    ``shown_changed`` carries whether the contents and whether the notes are shown, apart from the focus mode.
    """

    shown_changed = Signal(bool, bool)

    _is_focused = False

    def __init__(self, settings: Settings, contents: ContentsPane, page: PageView) -> None:
        super().__init__("read")
        self._settings = settings
        self._contents = contents
        self._notes: QWidget = SideFrame()
        self._panes: dict[QWidget, _Pane] = {
            contents: _Pane("show_contents", 1_200),
            self._notes: _Pane("show_notes", 800),
        }
        self._unfolded: set[QWidget] = set()
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for widget, minimum in ((contents, 150), (_framed(page), 320), (self._notes, _NOTES_MINIMUM)):
            self.addWidget(widget)
            widget.setMinimumWidth(minimum)
        self.setStretchFactor(1, 1)

    def place_notes(self, notes: QWidget) -> None:
        """Put the notes into the place that is kept for them: the page is painted before they are built."""
        place, self._notes = self._notes, notes
        sizes = self.sizes()
        self.replaceWidget(self.indexOf(place), notes)
        notes.setMinimumWidth(_NOTES_MINIMUM)
        self._panes[notes] = self._panes.pop(place)
        if place in self._unfolded:
            self._unfolded.add(notes)
        place.deleteLater()
        self.setSizes(sizes)
        self.show_panes()

    @Slot()
    def toggle_contents(self) -> None:
        """Show or hide the contents."""
        self._toggle(self._contents)

    @Slot()
    def toggle_notes(self) -> None:
        """Show or hide the notes."""
        self._toggle(self._notes)

    def set_focus_mode(self, *, on: bool) -> None:
        """Hide both panes, or show them again."""
        self._is_focused = on
        self.show_panes()

    def show_panes(self) -> None:
        """Show the panes that are wanted now, and hide the others."""
        for pane in self._panes:
            pane.setVisible(self._is_shown(pane) and not self._is_focused)
        self.shown_changed.emit(self._is_shown(self._contents), self._is_shown(self._notes))

    def _toggle(self, pane: QWidget) -> None:
        """Show or hide a pane; one that was folded for want of room is unfolded until the width changes."""
        shown = self._is_shown(pane)
        (self._unfolded.discard if shown else self._unfolded.add)(pane)
        if not shown or self.width() >= self._panes[pane].folds_below:
            self._settings.change(**{self._panes[pane].preference: not shown})
        self.show_panes()

    def _is_shown(self, pane: QWidget) -> bool:
        wanted = getattr(self._settings.values, self._panes[pane].preference)
        return bool(wanted) and (self.width() >= self._panes[pane].folds_below or pane in self._unfolded)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        if any(
            (event.oldSize().width() < pane.folds_below) != (width < pane.folds_below) for pane in self._panes.values()
        ):
            self._unfolded.clear()
            self.show_panes()
        if self.chosen_sizes:
            contents, _page, notes = self.chosen_sizes
        else:
            contents = _clamp(width * _CONTENTS_SHARE, _CONTENTS_WIDTHS)
            notes = _clamp(width * _NOTES_SHARE, _NOTES_WIDTHS)
        self.setSizes([contents, max(0, width - contents - notes), notes])


def _framed(page: PageView) -> QWidget:
    """Return a plain widget that the page fills, so that its accessible text can be a sibling of the page.

    Children of a scroll area are hidden from assistive technology, and a splitter makes a pane of each of its own.
    """
    frame = QWidget()
    Column(frame, margins=0).add(page)
    return frame


def _clamp(width: float, bounds: tuple[int, int]) -> int:
    return max(bounds[0], min(bounds[1], round(width)))
