"""Show the settings: the groups at the left, the cards of one of them, and a field that finds a setting."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QIcon, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.ui.appearance.sizes import ROW_SPACE, SECTION_ICON
from reader.ui.appearance.theme import Theme
from reader.ui.preferences.preference_spec import SettingsGroup
from reader.ui.preferences.preferences import preference_specs
from reader.ui.settings.preference_history import PreferenceHistory
from reader.ui.settings.setting_search import FoundSetting, SettingSearch
from reader.ui.settings.settings_groups import GROUPS, GroupSpec
from reader.ui.settings.settings_page import SettingsPage
from reader.ui.shell.context import AppContext
from reader.ui.widgets.field import SearchField
from reader.ui.widgets.focus_scope import FocusScope
from reader.ui.widgets.frame import HeaderBar, SectionPane, VerticalRule
from reader.ui.widgets.item_view import SectionList
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget

_FIND_KEY = "Ctrl+F"
_FIELD_WIDTH = 280


class SettingsScreen(FocusScope, TranslatedWidget, QWidget):
    """The screen of the settings; ``back_requested`` asks for the screen that was shown before."""

    back_requested = Signal()

    def __init__(self, context: AppContext, history: PreferenceHistory) -> None:
        super().__init__()
        self._context = context
        self._history = history
        self._title, self._group_label = Label(role="title"), Label(role="muted")
        self.search_field = SearchField(key=_FIND_KEY)
        self.groups, self._hint = SectionList(), Label(role="faint", wraps=True)
        self._side = SectionPane()
        self._stack = QStackedWidget()
        self._pages: dict[SettingsGroup, SettingsPage] = {}
        self._search: SettingSearch | None = None
        self._build_timer = QTimer(self, interval=0)
        self._build_timer.timeout.connect(self._build_next)
        self._rebuild_timer = QTimer(self, singleShot=True, interval=0)
        self._rebuild_timer.timeout.connect(self._rebuild)
        self._lay_out()
        self._set_labels()
        self._connect()
        self.set_initial_focus(self.groups)
        self.set_theme(context.appearance.theme)
        self.groups.setCurrentRow(0)
        self._build_timer.start()

    @property
    def pages(self) -> dict[SettingsGroup, SettingsPage]:
        """Return the page of each group, building those that have not been built yet."""
        return {spec.group: self._page_of(spec) for spec in GROUPS}

    @property
    def search(self) -> SettingSearch:
        """Return the search for a setting, building it and all pages if they have not been built yet."""
        if self._search is None:
            pages = [(self._page_of(spec), spec) for spec in GROUPS]
            settings = [FoundSetting(row, spec.group, _label(spec)) for page, spec in pages for row in page.rows]
            self._search = SettingSearch(settings)
            self._search.chosen.connect(self.open_setting)
            self._stack.addWidget(self._search)
        return self._search

    @property
    def group(self) -> SettingsGroup:
        """Return the group that is chosen."""
        return GROUPS[max(0, self.groups.currentRow())].group

    @property
    def page(self) -> SettingsPage:
        """Return the page of the group that is chosen."""
        return self._page_of(GROUPS[max(0, self.groups.currentRow())])

    def open(self, group: SettingsGroup) -> None:
        """Show a group."""
        self.search_field.clear()
        self.groups.setCurrentRow([spec.group for spec in GROUPS].index(group))

    def open_preference(self, name: str) -> None:
        """Show a preference in its group, and give its control the focus."""
        spec = preference_specs()[name]
        if spec.group is not None:
            self.open(spec.group)
            heading, label = (QCoreApplication.translate("Preferences", text) for text in (spec.card, spec.label))
            rows = (row for row in self.page.rows if (row.card_heading, row.label) == (heading, label))
            for row in rows:
                self.page.show_row(row)

    @Slot(object)
    def open_setting(self, found: FoundSetting) -> None:
        """Show a setting in its group, and give its control the focus."""
        self.open(found.group)
        self.page.show_row(found.row)

    @Slot()
    def flush(self) -> None:
        """Keep what is still being changed."""
        for page in self._pages.values():
            page.flush()

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        icons = self._context.appearance.icons
        ratio = self.devicePixelRatioF()
        for row, spec in enumerate(GROUPS):
            icon = icons.icon(spec.icon, theme.muted, size=SECTION_ICON)
            icon.addPixmap(icons.pixmap(spec.icon, theme.accent, SECTION_ICON, ratio), QIcon.Mode.Selected)
            self.groups.item(row).setIcon(icon)
        for page in self._pages.values():
            page.set_theme(theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language; the pages are built again once the field that changed it is done."""
        self._set_labels()
        self._rebuild_timer.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed while another screen was shown."""
        self.page.refresh()
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is still being changed."""
        self.flush()
        super().hideEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the list of groups narrower in a narrow window."""
        self._side.fit(event.size().width())
        super().resizeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open what was found from the search field, go down to the list, or leave the search."""
        if watched is self.search_field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._handle_search_key(event.key())
        return super().eventFilter(watched, event)

    # --- building ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        bar = HeaderBar(spacing=ROW_SPACE)
        self.search_field.setFixedWidth(_FIELD_WIDTH)
        bar.row.add(self._title, self._group_label, STRETCH, self.search_field)
        for _spec in GROUPS:
            self.groups.add_section()
        self._side.column.add(self.groups, self._hint, grows=self.groups)
        self._hint.setContentsMargins(ROW_SPACE, 0, 0, 0)
        content = Row(margins=0, spacing=0)
        content.add(self._side, VerticalRule(), self._stack, grows=self._stack)
        column = Column(self, margins=0, spacing=0)
        column.add(bar, content, grows=content)

    def _set_labels(self) -> None:
        self._title.setText(self.tr("Settings"))
        self.search_field.setPlaceholderText(self.tr("Find a setting"))
        self.search_field.setAccessibleName(self.tr("Find a setting"))
        self._hint.setText(self.tr("Changes are saved at once. Ctrl+Z undoes them."))
        self.groups.setAccessibleName(self.tr("Groups of settings"))
        for row, spec in enumerate(GROUPS):
            self.groups.item(row).setText(_label(spec))
        self._group_label.setText(_label(GROUPS[max(0, self.groups.currentRow())]))

    def _page_of(self, spec: GroupSpec) -> SettingsPage:
        """Return the page of a group, built when it is first needed."""
        if spec.group not in self._pages:
            page = spec.page(self._context, self._history)
            page.setAccessibleName(_label(spec))
            page.set_theme(self._context.appearance.theme)
            page.rebuild_requested.connect(self._rebuild_timer.start)
            self._pages[spec.group] = page
            self._stack.addWidget(page)
        return self._pages[spec.group]

    @Slot()
    def _build_next(self) -> None:
        """Build one more page while the event loop is idle, so that the first one is shown before the others are."""
        missing = next((spec for spec in GROUPS if spec.group not in self._pages), None)
        if missing is not None:
            self._page_of(missing)
        else:
            self._build_timer.stop()

    @Slot()
    def _rebuild(self) -> None:
        """Build the pages again, with the focus on the same setting."""
        self.flush()
        focused = next((number for number, row in enumerate(self.page.rows) if row.has_focus), -1)
        for widget in filter(None, (*self._pages.values(), self._search)):
            self._stack.removeWidget(widget)
            widget.deleteLater()
        self._pages, self._search = {}, None
        self._show_page()
        self._build_timer.start()
        if focused >= 0:
            self.page.rows[focused].focus_control()

    def _connect(self) -> None:
        self.groups.currentRowChanged.connect(self._on_groups_row_changed)
        self.search_field.textChanged.connect(self._on_search_field_text_changed)
        self.search_field.installEventFilter(self)
        shortcut = QShortcut(QKeySequence(_FIND_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_shortcut_activated)
        self._context.change_notifier.changed.connect(self._on_change_notifier_changed)
        self._context.tracker.today_changed.connect(self._on_tracker_today_changed)
        self._context.commands.flush_requested.connect(self.flush)
        self._context.appearance.changed.connect(self.set_theme)

    # --- showing -------------------------------------------------------------------------------------------------

    def _show_page(self) -> None:
        """Show what is searched for, else the group."""
        query = self.search_field.text().strip()
        self._group_label.setText(self.tr("Search") if query else _label(GROUPS[max(0, self.groups.currentRow())]))
        if query:
            self.search.search(query)
            self._stack.setCurrentWidget(self.search)
        else:
            self.page.refresh()
            self._stack.setCurrentWidget(self.page)

    def _handle_search_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape and self.search_field.text():
            self.search_field.clear()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.search.choose_current()
        elif key == Qt.Key.Key_Down and self.search_field.text():
            self.search.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True

    @Slot(int)
    def _on_groups_row_changed(self, _row: int) -> None:
        self.search_field.clear()
        self._show_page()

    @Slot(str)
    def _on_search_field_text_changed(self, _text: str) -> None:
        self._show_page()

    @Slot()
    def _on_shortcut_activated(self) -> None:
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.plan and self.isVisible():
            self.page.refresh()

    @Slot()
    def _on_tracker_today_changed(self) -> None:
        if self.isVisible():
            self.page.refresh()


def _label(spec: GroupSpec) -> str:
    return QCoreApplication.translate("SettingsGroups", spec.label)
