"""Show the typography of the settings and of the open text, and the menu of themes, below a button."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QWidget

from reader.core.text.appearance import Script, TextTypeface
from reader.core.text.language_tags import is_chinese, is_ideographic
from reader.ui.appearance.sizes import CARD_SPACE, ROW_SPACE, SPACE
from reader.ui.appearance.text_appearance import OpenTextAppearance
from reader.ui.page.page_style import families_for
from reader.ui.page.vertical_forms import Obstacle, obstacle_label, vertical_obstacle
from reader.ui.preferences.preference_spec import Scalar
from reader.ui.preferences.preference_store import Settings
from reader.ui.preferences.preferences import CHINESE, LATIN, TYPE, preference_specs
from reader.ui.settings.preference_widgets import PreferenceWidgets
from reader.ui.widgets.button import ChoiceGroup
from reader.ui.widgets.field import TickBox
from reader.ui.widgets.frame import Popup
from reader.ui.widgets.layout import Column, Form
from reader.ui.widgets.segmented_control import SegmentedControl
from reader.ui.widgets.tab_order import TabOrder

_LEAST_WIDTH = 320


class TypographyPopover(TabOrder, Popup):
    """Edit size, leading, measure and the rest with the page following; a click elsewhere closes it.

    Typeface and size are those of all texts, or of the open one alone where that has been chosen.
    """

    def __init__(self, settings: Settings, appearance: OpenTextAppearance, language: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_LEAST_WIDTH)
        self._settings = settings
        self._appearance = appearance
        self._fields = PreferenceWidgets(settings, self, self._change)
        self._widgets: dict[str, QWidget] = {}
        self._own_type = TickBox(checked=appearance.value.has_type)
        self._script: SegmentedControl[Script] = SegmentedControl()
        self._vertical = TickBox(checked=False)
        self._language = language
        self._lay_out(chinese=is_ideographic(language), has_scripts=is_chinese(language))
        self._own_type.toggled.connect(self._on_own_type_toggled)
        appearance.changed.connect(self._show_type)
        self._show_type()

    def _lay_out(self, *, chinese: bool, has_scripts: bool) -> None:
        column = Column(self, margins=(CARD_SPACE, ROW_SPACE, CARD_SPACE, ROW_SPACE))
        form = Form(spacing=SPACE, column_spacing=ROW_SPACE)
        column.add(form)
        cards = (TYPE, CHINESE if chinese else LATIN)
        for name, spec in preference_specs().items():
            if spec.card in cards:
                self._widgets[name] = self._fields.widget(name, spec)
                form.addRow(QCoreApplication.translate("Preferences", spec.label), self._widgets[name])
            if name == "font_size":
                form.addRow(self.tr("This text only"), self._own_type)
        self._own_type.setAccessibleName(self.tr("This text only"))
        self._own_type.setToolTip(self.tr("The font and text size above apply to this text only"))
        if has_scripts:
            for value, label in (
                (Script.AS_PRINTED, self.tr("As printed")),
                (Script.SIMPLIFIED, self.tr("Simplified")),
                (Script.TRADITIONAL, self.tr("Traditional")),
            ):
                self._script.add(value, label)
            self._script.choose(self._appearance.value.script)
            self._script.chosen.connect(self._appearance.set_script)
            self._script.setAccessibleName(self.tr("Characters"))
            form.addRow(self.tr("Characters"), self._script)
        if chinese:
            self._add_vertical(form)

    def _add_vertical(self, form: Form) -> None:
        """Add whether the text is read in lines from top to bottom, or why it cannot be."""
        label, obstacle = self.tr("Vertical"), self._vertical_obstacle()
        self._vertical.setAccessibleName(label)
        self._vertical.setChecked(self._appearance.value.vertical and obstacle is None)
        self._vertical.setEnabled(obstacle is None)
        self._vertical.setToolTip(
            self.tr("Lines from top to bottom, pages from right to left; this text only (Shift+F4)")
            if obstacle is None
            else obstacle_label(obstacle)
        )
        self._vertical.toggled.connect(self._appearance.set_vertical)
        form.addRow(label, self._vertical)

    def _vertical_obstacle(self) -> Obstacle | None:
        sans = self._appearance.typeface == TextTypeface.SANS
        families = families_for(self._language, self._appearance.value.script, sans=sans)
        return vertical_obstacle(self._language, families)

    def _change(self, name: str, value: Scalar) -> None:
        """Store what was changed: of the text where it has a type of its own, else of the settings."""
        is_own = self._appearance.value.has_type
        if is_own and name == "body_font":
            self._appearance.set_typeface(str(value))
        elif is_own and name == "font_size":
            self._appearance.set_font_size(int(value))
        else:
            self._settings.change(**{name: value})

    @Slot(bool)
    def _on_own_type_toggled(self, own: bool) -> None:
        self._appearance.set_own_type(own=own)

    @Slot()
    def _show_type(self) -> None:
        """Show the typeface and the size in which the text is read."""
        self._fields.show("body_font", self._appearance.typeface)
        self._fields.show("font_size", self._appearance.font_size)
        self._own_type.setChecked(self._appearance.value.has_type)
        self._show_mode()

    def _show_mode(self) -> None:
        """Show whether the text stands in pages, as one whose lines run down always does."""
        is_vertical = self._appearance.value.vertical and self._vertical_obstacle() is None
        mode, values = self._widgets["reading_mode"], self._settings.values
        self._fields.show("reading_mode", "pages" if is_vertical else values.reading_mode)
        mode.setEnabled(not is_vertical)
        mode.setToolTip(self.tr("A vertical text always stands in pages.") if is_vertical else "")

    def show_under(self, button: QWidget) -> None:
        """Open below the button, aligned with its right edge as far as the screen has room."""
        self.adjustSize()
        place = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 4))
        screen = button.screen().availableGeometry()
        x = max(screen.left(), min(place.x(), screen.right() + 1 - self.width()))
        y = max(screen.top(), min(place.y(), screen.bottom() + 1 - self.height()))
        self.move(x, y)
        self.show()
        self.focusNextPrevChild(True)


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
