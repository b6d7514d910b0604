"""Show the typography settings and the menu of themes below a button."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from reader.ui.appearance.sizes import CARD_SPACE, ROW_SPACE, SPACE
from reader.ui.preferences.preference_store import Settings
from reader.ui.preferences.preferences import CHINESE, LATIN, TYPE, preference_specs
from reader.ui.settings.preference_widgets import PreferenceWidgets
from reader.ui.widgets.button import ChoiceGroup
from reader.ui.widgets.frame import Popup
from reader.ui.widgets.layout import Column, Form

_WIDTH = 320


class TypographyPopover(Popup):
    """Edit size, leading, measure and the rest with the page following; a click elsewhere closes it."""

    def __init__(self, settings: Settings, chinese: bool, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        column = Column(self, margins=(CARD_SPACE, ROW_SPACE, CARD_SPACE, ROW_SPACE))
        form = Form(spacing=SPACE)
        column.add(form)
        fields = PreferenceWidgets(settings, self)
        cards = (TYPE, CHINESE if chinese else LATIN)
        for name, spec in preference_specs().items():
            if spec.card in cards:
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
        self._settings = settings
        group = ChoiceGroup(self, settings.values.theme)
        for name, label in preference_specs()["theme"].choices:
            group.add(QCoreApplication.translate("Preferences", label), name)
        group.chosen.connect(self._on_group_chosen)

    def _on_group_chosen(self, theme: str) -> None:
        self._settings.change(theme=theme)

    def show_under(self, button: QWidget) -> None:
        """Open below the button, aligned with its right edge."""
        self.popup(button.mapToGlobal(QPoint(button.width() - self.sizeHint().width(), button.height() + 4)))
