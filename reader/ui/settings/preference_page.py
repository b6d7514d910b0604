"""Show the preferences of one group."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from reader.ui.preferences.preference_spec import PreferenceSpec, SettingsGroup
from reader.ui.preferences.preferences import preference_specs
from reader.ui.settings.preference_history import PreferenceHistory
from reader.ui.settings.preference_widgets import PreferenceWidgets
from reader.ui.settings.setting_row import SettingsCard
from reader.ui.settings.settings_page import SettingsPage
from reader.ui.shell.context import AppContext


class PreferencePage(SettingsPage):
    """A card for each heading of the group, made from the specs of its preferences."""

    def __init__(self, context: AppContext, history: PreferenceHistory, group: SettingsGroup) -> None:
        self._history = history
        self._group = group
        super().__init__(context)

    @override
    def build(self) -> None:
        widgets = PreferenceWidgets(self.context.settings, self, self._history.change)
        cards: dict[str, SettingsCard] = {}
        for name, spec in preference_specs().items():
            if spec.group is self._group:
                if spec.card not in cards:
                    cards[spec.card] = SettingsCard(_translate(spec.card))
                cards[spec.card].add_row(_translate(spec.label), self._explanation(spec), widgets.widget(name, spec))
        for card in cards.values():
            self.add_cards(card)

    def _explanation(self, spec: PreferenceSpec) -> str:
        if spec.explanation or not spec.high:
            return _translate(spec.explanation)
        return self.tr("{low} to {high}").format(low=spec.low, high=spec.high)


def _translate(text: str) -> str:
    return QCoreApplication.translate("Preferences", text) if text else ""
