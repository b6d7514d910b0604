"""Show a setting in a row of a card: its name, a line of explanation, and the control at the right edge."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from reader.ui.appearance.sizes import DENSE_ROW_HEIGHT, EDGE, SPACE, TEXT_ROW_HEIGHT, TIGHT
from reader.ui.widgets.frame import ColumnCard, Frame, Rule
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row

_FULL = Qt.AlignmentFlag(0)
_AT_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SettingRow(Frame):
    """A setting or a fact; ``control`` is what changes it, or what says it.

    A ``dense`` row is that of a long list. In one that ``fills`` the card, label and explanation are not shown.
    """

    role = "setting"

    def __init__(
        self, label: str, explanation: str, control: QWidget | None, *, dense: bool = False, fills: bool = False
    ) -> None:
        super().__init__()
        self.label, self.control = label, control
        self.card_heading = ""
        self.fills = fills
        self.explanation = Label(explanation, "faint", self, wraps=True)
        self.explanation.setVisible(bool(explanation) and not fills)
        self.setMinimumHeight(DENSE_ROW_HEIGHT if dense else TEXT_ROW_HEIGHT)
        row = Row(self, margins=0 if dense else (0, SPACE, 0, SPACE), spacing=EDGE)
        if not fills:
            words = Column(spacing=0)
            words.add(STRETCH, Label(label, "" if dense else "body", wraps=True), self.explanation, STRETCH)
            row.add(words, grows=words)
        if control is not None:
            row.addWidget(control, int(fills), _FULL if fills else _AT_THE_RIGHT)
            control.setAccessibleDescription(explanation)
            if not control.accessibleName():
                control.setAccessibleName(label)
            self._label_choices(control)

    def _label_choices(self, control: QWidget) -> None:
        """Label what is chosen from a list: of such a field, Qt tells a screen reader the choice, and not its name."""
        fields = [control] if isinstance(control, QComboBox) else control.findChildren(QComboBox)
        for field in fields:
            words = Label(field.accessibleName() or control.accessibleName(), parent=field.parentWidget())
            words.hide()
            words.setBuddy(field)

    def explain(self, text: str) -> None:
        """Change the line of explanation."""
        self.explanation.setText(text)
        self.explanation.setVisible(bool(text))
        if self.control is not None:
            self.control.setAccessibleDescription(text)

    def set_found(self, found: bool) -> None:
        """Let the row stand out, as the one that was looked for."""
        if self.property("found") != found:
            self.setProperty("found", found)
            self.style().polish(self)

    @property
    def has_focus(self) -> bool:
        """Return whether the control, or a part of it, has the focus."""
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self.control or self.isAncestorOf(focused))

    @property
    def takes_focus(self) -> bool:
        """Return whether the control, or a part of it, takes the focus."""
        return bool(self._focus_parts())

    def focus_control(self) -> None:
        """Set the focus to the control, or to the first part of it that takes it."""
        for part in self._focus_parts()[:1]:
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_parts(self) -> list[QWidget]:
        parts = [] if self.control is None else [self.control, *self.control.findChildren(QWidget)]
        return [part for part in parts if _takes_focus(part)]


def _takes_focus(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.isEnabled() and part.focusProxy() is None


class SettingsCard(ColumnCard):
    """A card of settings below a heading, with a thin line between two rows; ``note`` stands beside the heading."""

    def __init__(self, heading: str, note: str = "") -> None:
        super().__init__(spacing=0)
        self.heading = heading
        self.note = Label(note, "faint", wraps=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = Row(margins=(0, 0, 0, TIGHT), spacing=EDGE)
        head.add(Label(heading, "title"), self.note, grows=self.note)
        self.rows: list[SettingRow] = []
        self._end = Column(spacing=SPACE)
        self.column.add(head, self._end)
        self.column.addStretch(1)

    def add_row(
        self,
        label: str,
        explanation: str = "",
        control: QWidget | None = None,
        *,
        dense: bool = False,
        fills: bool = False,
    ) -> SettingRow:
        """Append a row, and return it; the arguments are those of `SettingRow`."""
        row = SettingRow(label, explanation, control, dense=dense, fills=fills)
        row.card_heading = self.heading
        if self.rows:
            self._insert(Rule())
        self._insert(row)
        self.rows.append(row)
        return row

    def add_below(self, *widgets: QWidget) -> None:
        """Append widgets below the rows."""
        self._end.add(*widgets)

    def _insert(self, widget: QWidget) -> None:
        self.column.insertWidget(self.column.count() - 2, widget)
