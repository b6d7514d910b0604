"""Show all preferences in a dialog built from their dataclass; changes apply at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QTabWidget, QWidget
from typing_extensions import override

from reader.core.activity.plan import Plan
from reader.ui.preferences import GENERAL, HIDDEN, HOUR, PreferenceSpec, Settings, preference_specs
from reader.ui.settings.preference_widgets import PreferenceWidgets
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Form


class SettingsDialog(Dialog):
    """Edit the preferences; the plan and the path of the library are shown too."""

    def __init__(self, settings: Settings, plan: Plan, library_path: Path | None, parent: QWidget | None) -> None:
        super().__init__("", parent, margins=None, spacing=None)
        self._settings = settings
        self._plan = plan
        self._library_path = library_path
        self._tabs = QTabWidget()
        self.buttons.add_close()
        self.column.add(self._tabs, self.buttons)
        self.setMinimumSize(520, 480)
        self.retranslate()

    def retranslate(self) -> None:
        """Build the form again in the current language."""
        self.setWindowTitle(self.tr("Settings"))
        current = max(0, self._tabs.currentIndex())
        self._tabs.clear()
        fields = PreferenceWidgets(self._settings, self)
        self._tabs.addTab(self._general(fields), QCoreApplication.translate("Preferences", GENERAL))
        self._tabs.addTab(self._hour(fields), QCoreApplication.translate("Preferences", HOUR))
        self._tabs.addTab(self._typography(fields), self.tr("Typography"))
        self._tabs.setCurrentIndex(current)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes, once the field that changed it has handled its event."""
        if event.type() == QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self.retranslate)
        super().changeEvent(event)

    def _general(self, fields: PreferenceWidgets) -> QWidget:
        page, form = _form()
        _add(form, fields, ((name, spec) for name, spec in preference_specs().items() if spec.group == GENERAL))
        form.addRow(self.tr("Goal"), _note(self.tr("%n minute(s) a day", None, self._plan.goal_minutes)))
        form.addRow(self.tr("The day begins at"), _note(f"{self._plan.day_start:02}:00"))
        if self._library_path is not None:
            form.addRow(self.tr("Library file"), _note(str(self._library_path)))
        return page

    def _hour(self, fields: PreferenceWidgets) -> QWidget:
        page, form = _form()
        _add(form, fields, ((name, spec) for name, spec in preference_specs().items() if spec.group == HOUR))
        times = self.tr(
            "No time is set at first: a reminder is of use only at an hour that you chose. At these times the "
            "system tells you what is left of today; never once the goal is met, and never on a day of rest."
        )
        closing = self.tr(
            "Reminders come while One Hour is open. Closing it ends it, unless you ask on closing to be "
            "reminded later; then it waits in the tray."
        )
        form.addRow(_note(times))
        form.addRow(_note(closing))
        return page

    def _typography(self, fields: PreferenceWidgets) -> QWidget:
        page, form = _form()
        group = ""
        for name, spec in preference_specs().items():
            if spec.group in {HIDDEN, GENERAL, HOUR}:
                continue
            if spec.group != group:
                group = spec.group
                heading = Label(QCoreApplication.translate("Preferences", group), "title")
                heading.setContentsMargins(0, 10, 0, 0)
                form.addRow(heading)
            _add(form, fields, ((name, spec),))
        return page


def _form() -> tuple[QWidget, Form]:
    page = QWidget()
    return page, Form(page, margins=18, spacing=10, column_spacing=18, labels_left=True)


def _add(form: Form, fields: PreferenceWidgets, preferences: Iterable[tuple[str, PreferenceSpec]]) -> None:
    for name, spec in preferences:
        form.addRow(QCoreApplication.translate("Preferences", spec.label), fields.widget(name, spec))


def _note(text: str) -> Label:
    return Label(text, "muted", wraps=True, selectable=True)
