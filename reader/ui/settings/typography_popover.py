"""Show the typography settings and the menu of themes below a button."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFormLayout, QFrame, QMenu, QVBoxLayout, QWidget

from reader.ui.preferences import CHINESE, LATIN, TYPOGRAPHY, Settings, preference_specs
from reader.ui.settings.preference_widgets import PreferenceWidgets

_WIDTH = 320


class TypographyPopover(QFrame):
    """Edit size, leading, measure and the rest with the page following; a click elsewhere closes it."""

    def __init__(self, settings: Settings, chinese: bool, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        column.addLayout(form)
        fields = PreferenceWidgets(settings, self)
        groups = (TYPOGRAPHY, CHINESE if chinese else LATIN)
        for name, spec in preference_specs().items():
            if spec.group in groups:
                form.addRow(QCoreApplication.translate("Preferences", spec.label), fields.widget(name, spec))

    def show_under(self, button: QWidget) -> None:
        """Open below the button, aligned with its right edge."""
        self.adjustSize()
        self.move(button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 4)))
        self.show()


class ThemeMenu(QMenu):
    """A menu of the themes."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(self)
        for name, label in preference_specs()["theme"].choices:
            action = QAction(QCoreApplication.translate("Preferences", label), group)
            action.setCheckable(True)
            action.setChecked(settings.values.theme == name)
            action.triggered.connect(partial(settings.change, theme=name))
            self.addAction(action)

    def show_under(self, button: QWidget) -> None:
        """Open below the button, aligned with its right edge."""
        self.popup(button.mapToGlobal(QPoint(button.width() - self.sizeHint().width(), button.height() + 4)))
