"""List the groups of the settings screen, and build the page of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.ui.preferences.preference_spec import SettingsGroup
from reader.ui.settings.dictionaries_page import DictionariesPage
from reader.ui.settings.keys_page import KeysPage
from reader.ui.settings.library_file_page import LibraryFilePage
from reader.ui.settings.other_machines_page import OtherMachinesPage
from reader.ui.settings.plan_page import PlanPage
from reader.ui.settings.preference_history import PreferenceHistory
from reader.ui.settings.preference_page import PreferencePage
from reader.ui.settings.settings_page import SettingsPage
from reader.ui.shell.context import AppContext

PageFactory = Callable[[AppContext], SettingsPage]


@dataclass(frozen=True, slots=True)
class GroupSpec:
    """A group: its label, to be translated in the context "SettingsGroups", and the name of its icon.

    ``factory`` builds its page; without one the page is made of the preferences of the group.
    """

    group: SettingsGroup
    label: str
    icon: str
    factory: PageFactory | None = None

    def page(self, context: AppContext, history: PreferenceHistory) -> SettingsPage:
        """Build the page of the group; changes of preferences are recorded in ``history``."""
        return self.factory(context) if self.factory is not None else PreferencePage(context, history, self.group)


GROUPS = (
    GroupSpec(SettingsGroup.PLAN, QT_TRANSLATE_NOOP("SettingsGroups", "Plan"), "calendar", PlanPage),
    GroupSpec(SettingsGroup.READING, QT_TRANSLATE_NOOP("SettingsGroups", "Reading"), "read"),
    GroupSpec(SettingsGroup.NOTES, QT_TRANSLATE_NOOP("SettingsGroups", "Marks and notes"), "notes"),
    GroupSpec(SettingsGroup.STUDY, QT_TRANSLATE_NOOP("SettingsGroups", "Study"), "study"),
    GroupSpec(SettingsGroup.EXPORT, QT_TRANSLATE_NOOP("SettingsGroups", "Export"), "export"),
    GroupSpec(SettingsGroup.REMINDERS, QT_TRANSLATE_NOOP("SettingsGroups", "Reminders"), "progress"),
    GroupSpec(SettingsGroup.LOOK, QT_TRANSLATE_NOOP("SettingsGroups", "Look and language"), "theme"),
    GroupSpec(
        SettingsGroup.DICTIONARIES, QT_TRANSLATE_NOOP("SettingsGroups", "Dictionaries"), "look-up", DictionariesPage
    ),
    GroupSpec(
        SettingsGroup.LIBRARY, QT_TRANSLATE_NOOP("SettingsGroups", "Library and backups"), "box", LibraryFilePage
    ),
    GroupSpec(
        SettingsGroup.MACHINES, QT_TRANSLATE_NOOP("SettingsGroups", "Other computers"), "machines", OtherMachinesPage
    ),
    GroupSpec(SettingsGroup.KEYS, QT_TRANSLATE_NOOP("SettingsGroups", "Keyboard shortcuts"), "keyboard", KeysPage),
)
"""Every group, in the order of the screen."""
