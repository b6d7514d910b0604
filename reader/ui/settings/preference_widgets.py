"""Build the fields that show and change preferences from their specs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QSignalBlocker, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from reader.ui.preferences.preference_spec import PreferenceSpec, Scalar
from reader.ui.preferences.preference_store import Settings
from reader.ui.preferences.preferences import Preferences
from reader.ui.widgets.field import ComboBox, FolderField, Stepper, TickBox
from reader.ui.widgets.segmented_control import SegmentedControl
from reader.ui.widgets.times_field import TimesField

_FOLDER_WIDTH = 260

Change = Callable[[str, Scalar], None]
"""Changes a preference, given by its name, to a value."""


class PreferenceWidgets(QObject):
    """Build a field for each preference; a change is stored at once, and a change made elsewhere is shown."""

    def __init__(self, settings: Settings, parent: QObject, change: Change | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._change = change or self._store
        self._shown: dict[str, Callable[[Scalar], None]] = {}
        settings.changed.connect(self._on_settings_changed)

    def widget(self, name: str, spec: PreferenceSpec) -> QWidget:
        """Build the widget that shows and changes a preference."""
        value: Scalar = getattr(self._settings.values, name)
        if isinstance(value, bool):
            return self._switch(name, value)
        if isinstance(value, int):
            return self._number(name, spec, value)
        if spec.times:
            return self._times(name, value)
        if spec.folder:
            return self._folder(name, value)
        if spec.typed:
            return self._line(name, spec, value)
        return self._choice(name, spec, value) if spec.listed else self._segments(name, spec, value)

    def show(self, name: str, value: Scalar) -> None:
        """Show a value in the widget of a preference that is not that of the preference itself."""
        self._shown[name](value)

    def _store(self, name: str, value: Scalar) -> None:
        self._settings.change(**{name: value})

    @Slot(object, object)
    def _on_settings_changed(self, before: Preferences, after: Preferences) -> None:
        for name, show in self._shown.items():
            value: Scalar = getattr(after, name)
            if value != getattr(before, name):
                show(value)

    def _switch(self, name: str, value: bool) -> QWidget:
        box = TickBox(checked=value)
        box.toggled.connect(partial(self._change, name))
        self._shown[name] = box.setChecked  # type: ignore[assignment]  # the value of this preference is a bool
        return box

    def _number(self, name: str, spec: PreferenceSpec, value: int) -> QWidget:
        space = "" if spec.unit == "%" else " "
        suffix = f"{space}{spec.unit}" if spec.unit else ""
        stepper = Stepper(spec.low, spec.high, value, step=spec.step, suffix=suffix)
        stepper.valueChanged.connect(partial(self._change, name))
        self._shown[name] = partial(_show_number, stepper)
        return stepper

    def _times(self, name: str, value: str) -> QWidget:
        field = TimesField(value)
        field.changed.connect(partial(self._change, name))
        self._shown[name] = field.show_text  # type: ignore[assignment]  # the value of this preference is a string
        return field

    def _choice(self, name: str, spec: PreferenceSpec, value: str) -> QWidget:
        labels = ((QCoreApplication.translate("Preferences", label), choice) for choice, label in spec.choices)
        box = ComboBox(labels)
        box.choose(value)

        def store(index: int) -> None:
            self._change(name, str(box.itemData(index)))

        box.activated.connect(store)
        self._shown[name] = box.choose
        return box

    def _segments(self, name: str, spec: PreferenceSpec, value: str) -> QWidget:
        control: SegmentedControl[str] = SegmentedControl()
        for choice, label in spec.choices:
            control.add(choice, QCoreApplication.translate("Preferences", label))
        control.choose(value)
        control.chosen.connect(partial(self._change, name))
        self._shown[name] = control.choose  # type: ignore[assignment]  # the value of this preference is a string
        return control

    def _line(self, name: str, spec: PreferenceSpec, value: str) -> QWidget:
        line = QLineEdit(value)
        line.setMinimumWidth(_FOLDER_WIDTH)
        line.setPlaceholderText(QCoreApplication.translate("Preferences", spec.hint))

        def store() -> None:
            self._change(name, line.text().strip())

        line.editingFinished.connect(store)
        self._shown[name] = line.setText  # type: ignore[assignment]  # the value of this preference is a string
        return line

    def _folder(self, name: str, value: str) -> QWidget:
        field = FolderField(value)
        field.line.setReadOnly(True)
        field.line.setMinimumWidth(_FOLDER_WIDTH)
        field.line.setPlaceholderText(self.tr("Ask each time"))
        field.chosen.connect(partial(self._change, name))
        self._shown[name] = field.line.setText  # type: ignore[assignment]  # the value of this preference is a string
        return field


def _show_number(stepper: Stepper, value: Scalar) -> None:
    with QSignalBlocker(stepper):
        stepper.setValue(int(value))
