"""Build form fields from the specs of the preferences."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from reader.ui.preferences import PreferenceSpec, Scalar, Settings
from reader.ui.widgets.field import ComboBox, FolderField, SpinBox
from reader.ui.widgets.times_field import TimesField


class PreferenceWidgets(QObject):
    """Build a widget for each preference; a change is stored at once."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings

    def widget(self, name: str, spec: PreferenceSpec) -> QWidget:
        """Build the widget that shows and changes a preference."""
        value: Scalar = getattr(self._settings.values, name)
        if isinstance(value, bool):
            return self._switch(name, value)
        if isinstance(value, int):
            return self._number(name, spec, value)
        if spec.times:
            return self._times(name, value)
        return self._folder(name, value) if spec.folder else self._choice(name, spec, value)

    def _store(self, name: str, value: Scalar) -> None:
        self._settings.change(**{name: value})
        self.changed.emit()

    def _switch(self, name: str, value: bool) -> QWidget:
        box = QCheckBox()
        box.setChecked(value)
        box.toggled.connect(partial(self._store, name))
        return box

    def _number(self, name: str, spec: PreferenceSpec, value: int) -> QWidget:
        suffix = f" {spec.unit}" if spec.unit else ""
        box = SpinBox(spec.low, spec.high, value, step=spec.step, suffix=suffix)
        box.valueChanged.connect(partial(self._store, name))
        return box

    def _times(self, name: str, value: str) -> QWidget:
        field = TimesField(value)
        field.changed.connect(partial(self._store, name))
        return field

    def _choice(self, name: str, spec: PreferenceSpec, value: str) -> QWidget:
        labels = ((QCoreApplication.translate("Preferences", label), choice) for choice, label in spec.choices)
        box = ComboBox(labels)
        box.choose(value)

        def store(index: int) -> None:
            self._store(name, str(box.itemData(index)))

        box.activated.connect(store)
        return box

    def _folder(self, name: str, value: str) -> QWidget:
        field = FolderField(value)
        field.line.setReadOnly(True)
        field.line.setPlaceholderText(self.tr("Asked each time"))
        field.chosen.connect(partial(self._store, name))
        return field
