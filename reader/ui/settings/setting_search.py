"""Find settings by words of their names and explanations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from reader.ui.appearance.sizes import EDGE
from reader.ui.preferences.preference_spec import SettingsGroup
from reader.ui.settings.setting_row import SettingRow
from reader.ui.widgets.frame import ColumnCard
from reader.ui.widgets.item_view import ColumnList
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column

_PLACE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class FoundSetting:
    """A row of a page, with the group that it belongs to and the label of that group."""

    row: SettingRow
    group: SettingsGroup
    group_label: str

    def matches(self, words: Sequence[str]) -> bool:
        """Return whether each word stands in the name, the explanation, the card or the group."""
        row = self.row
        text = f"{row.label} {row.explanation.text()} {row.card_heading} {self.group_label}".casefold()
        return all(word in text for word in words)


class SettingSearch(QWidget):
    """The settings that a query finds, each with its group; ``chosen`` carries the `FoundSetting` that is opened."""

    chosen = Signal(object)

    def __init__(self, settings: Sequence[FoundSetting]) -> None:
        super().__init__()
        self._settings = settings
        self._found: list[FoundSetting] = []
        self.list = ColumnList((self.tr("Setting"), self.tr("Group")), self.tr("Settings found"))
        self.list.stretch(0)
        self.list.activated.connect(self._on_list_activated)
        self.list.clicked.connect(self._on_list_activated)
        self._nothing = Label(self.tr("No matching settings."), "muted", wraps=True)
        card = ColumnCard()
        card.column.add(self._nothing, self.list, grows=self.list)
        Column(self, margins=EDGE).add(card)

    def search(self, query: str) -> None:
        """List the settings in which all words of the query stand."""
        words = query.casefold().split()
        self._found = [setting for setting in self._settings if setting.matches(words)]
        self.list.clear()
        for number, setting in enumerate(self._found):
            item = QTreeWidgetItem([setting.row.label, setting.group_label])
            item.setData(0, _PLACE, number)
            self.list.addTopLevelItem(item)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.setVisible(bool(self._found))
        self._nothing.setVisible(not self._found)

    def choose_current(self) -> None:
        """Open the setting that is current, if any was found."""
        self._on_list_activated(self.list.currentIndex())

    @Slot(QModelIndex)
    def _on_list_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._found[index.row()])
