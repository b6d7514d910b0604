"""Show which dictionaries words are looked up in."""

from __future__ import annotations

from PySide6.QtCore import Slot
from typing_extensions import override

from reader.ui.settings.setting_row import SettingsCard
from reader.ui.settings.settings_page import SettingsPage
from reader.ui.widgets.button import Button


class DictionariesPage(SettingsPage):
    """The dictionaries that are asked, in order, and the button that opens their dialog."""

    @override
    def build(self) -> None:
        card = SettingsCard(self.tr("Word lookup"))
        self._row = card.add_row(
            self.tr("Dictionaries"), "", Button(self.tr("Choose or Add…"), self._on_button_clicked)
        )
        self.add_cards(card)
        self.refresh()

    @override
    def refresh(self) -> None:
        names = [dictionary.name for dictionary in self.context.library.dictionaries.all() if dictionary.is_on]
        if names:
            self._row.explain(self.tr("Searched in this order: {names}").format(names=self.tr(", ").join(names)))
        else:
            self._row.explain(self.tr("None yet: add MDict, StarDict, CC-CEDICT or your own word list"))

    @Slot()
    def _on_button_clicked(self) -> None:
        self.context.action_set.of("dictionaries").trigger()
        self.refresh()
