"""Show all preferences in a dialog built from their dataclass; changes apply at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QFrame, QLabel, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from reader.core.activity.plan import Plan
from reader.ui.preferences import GENERAL, HIDDEN, HOUR, PreferenceSpec, Settings, preference_specs
from reader.ui.settings.preference_widgets import PreferenceWidgets


class SettingsDialog(QDialog):
    """Edit the preferences; the plan and the path of the library are shown too."""

    def __init__(self, settings: Settings, plan: Plan, library_path: Path | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._plan = plan
        self._library_path = library_path
        self._tabs = QTabWidget()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._tabs)
        column.addWidget(self._buttons)
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
        form.addRow(self.tr("Goal"), _info_label(self.tr("%n minute(s) a day", None, self._plan.goal_minutes)))
        form.addRow(self.tr("The day begins at"), _info_label(f"{self._plan.day_start:02}:00"))
        if self._library_path is not None:
            form.addRow(self.tr("Library file"), _info_label(str(self._library_path)))
        return page

    def _hour(self, fields: PreferenceWidgets) -> QWidget:
        page, form = _form()
        _add(form, fields, ((name, spec) for name, spec in preference_specs().items() if spec.group == HOUR))
        form.addRow(
            _info_label(
                self.tr(
                    "No time is set at first: a reminder is of use only at an hour that you chose. At these times the "
                    "system tells you what is left of today; never once the goal is met, and never on a day of rest."
                )
            )
        )
        form.addRow(
            _info_label(
                self.tr(
                    "Reminders come while One Hour is open. Closing it ends it, unless you ask on closing to be "
                    "reminded later; then it waits in the tray."
                )
            )
        )
        return page

    def _typography(self, fields: PreferenceWidgets) -> QWidget:
        page, form = _form()
        group = ""
        for name, spec in preference_specs().items():
            if spec.group in {HIDDEN, GENERAL, HOUR}:
                continue
            if spec.group != group:
                group = spec.group
                form.addRow(_heading(QCoreApplication.translate("Preferences", group)))
            _add(form, fields, ((name, spec),))
        return page


def _form() -> tuple[QWidget, QFormLayout]:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(18, 18, 18, 18)
    form.setHorizontalSpacing(18)
    form.setVerticalSpacing(10)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return page, form


def _add(form: QFormLayout, fields: PreferenceWidgets, preferences: Iterable[tuple[str, PreferenceSpec]]) -> None:
    for name, spec in preferences:
        form.addRow(QCoreApplication.translate("Preferences", spec.label), fields.widget(name, spec))


def _info_label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _heading(text: str) -> QFrame:
    frame = QFrame()
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "title")
    row = QVBoxLayout(frame)
    row.setContentsMargins(0, 10, 0, 0)
    row.addWidget(label)
    return frame
