"""List the keys of all actions."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import TIGHT
from reader.ui.settings.setting_row import SettingsCard
from reader.ui.settings.settings_page import SettingsPage
from reader.ui.widgets.key_cap import KeyCap, key_label
from reader.ui.widgets.layout import Row


class KeysPage(SettingsPage):
    """A card for each menu, with the actions that have keys."""

    @override
    def build(self) -> None:
        action_set = self.context.action_set
        cards: dict[str, SettingsCard] = {}
        for action in action_set.all():
            if action.shortcuts():
                menu = action_set.menu_label(action.objectName())
                if menu not in cards:
                    cards[menu] = SettingsCard(menu)
                cards[menu].add_row(action_set.label(action.objectName()), control=_keys(action), dense=True)
        for card in cards.values():
            self.add_cards(card)


def _keys(action: QAction) -> QWidget:
    keys = QWidget()
    row = Row(keys, margins=0, spacing=TIGHT)
    # Return and Enter have one name
    row.add(*map(KeyCap, {key_label(key.toString()): key.toString() for key in action.shortcuts()}.values()))
    names = (key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
    keys.setAccessibleName(", ".join(names))
    return keys
