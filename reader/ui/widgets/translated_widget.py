"""Set the labels of a widget again when the language changes."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class TranslatedWidget(_Base):
    """A widget that follows the language; it stands before the class of Qt among the base classes of a widget."""

    @abstractmethod
    def retranslate(self) -> None:
        """Set all labels in the current language."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
