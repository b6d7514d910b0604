"""Show the teams of a contest side by side: name, points, key, and what they are about to do."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.study.contest import Contest
from reader.ui.appearance.sizes import CARD_SPACE, ROW_SPACE, SPACE, TIGHT
from reader.ui.study.contest_labels import set_size
from reader.ui.widgets.button import PRESSING_KEYS
from reader.ui.widgets.frame import Frame, Tile
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget

_NAME, _POINTS, _STATE = 20, 40, 16


class TeamState(StrEnum):
    """What a team does in the question that is shown."""

    NONE = "none"
    NEXT = "next"
    ANSWERING = "answering"
    PASSED_OVER = "passed-over"
    WATCHING = "watching"


class TeamKey(Frame):
    """The key of a team in large letters."""

    role = "tile"

    def __init__(self) -> None:
        super().__init__()
        self.label = Label()
        Row(self, margins=(SPACE, 0, SPACE, 0)).add(self.label)


class TeamTile(Tile):
    """A team with its points; ``pressed`` is emitted by a click, Enter or Space, which do what its key does."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.points, self.state = ElidedLabel(), Label(), ElidedLabel("muted")
        self.key = TeamKey()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head, foot = Row(spacing=SPACE), Row(spacing=SPACE)
        head.add(self.name, self.key, grows=self.name)
        foot.add(self.points, self.state, grows=self.state)
        column = Column(self, margins=(CARD_SPACE, ROW_SPACE, CARD_SPACE, ROW_SPACE), spacing=TIGHT)
        column.add(head, foot)

    def fit(self, scale: float) -> None:
        """Set the letters for a window of another size."""
        set_size(self.name, _NAME * scale, bold=True)
        set_size(self.points, _POINTS * scale, bold=True)
        set_size(self.state, _STATE * scale)
        set_size(self.key.label, _NAME * scale)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press the key of the team."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the key of the team that has the focus."""
        if event.key() in PRESSING_KEYS:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class ContestTeams(TranslatedWidget, QWidget):
    """The teams in the order of the set-up; ``pressed`` carries the name of the one that was clicked."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tiles: dict[str, TeamTile] = {}
        self._states: Mapping[str, TeamState] = {}
        self._row = Row(self, margins=0, spacing=CARD_SPACE)

    def show_teams(self, keys: Mapping[str, str]) -> None:
        """Show these teams with their keys."""
        for tile in self.tiles.values():
            tile.deleteLater()
        self.tiles = {team: TeamTile() for team in keys}
        for team, tile in self.tiles.items():
            tile.key.label.setText(keys[team])
            tile.pressed.connect(partial(self.pressed.emit, team))
            self._row.addWidget(tile, 1)

    def show_contest(self, contest: Contest, states: Mapping[str, TeamState]) -> None:
        """Show the points, and what each team does."""
        self._states = states
        for team, points in contest.standings:
            tile = self.tiles[team]
            tile.name.set_full_text(team)
            tile.points.setText(str(points))
            tile.set_chosen(on=states.get(team) in {TeamState.NEXT, TeamState.ANSWERING})
        self.retranslate()

    def show_keys(self, *, on: bool) -> None:
        """Show or hide the keys: only questions for the first key have a use for them."""
        for tile in self.tiles.values():
            tile.key.setVisible(on)

    def fit(self, scale: float) -> None:
        """Set the letters for a window of another size."""
        for tile in self.tiles.values():
            tile.fit(scale)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        words = {
            TeamState.NONE: "",
            TeamState.NEXT: self.tr("next"),
            TeamState.ANSWERING: self.tr("answers"),
            TeamState.PASSED_OVER: self.tr("sits this one out"),
            TeamState.WATCHING: self.tr("not in the tiebreak"),
        }
        for team, tile in self.tiles.items():
            state = words[self._states.get(team, TeamState.NONE)]
            tile.state.set_full_text(state)
            points = self.tr("{team}: %n point(s)", None, int(tile.points.text() or 0)).format(team=team)
            tile.setAccessibleName(f"{points}, {state}" if state else points)
