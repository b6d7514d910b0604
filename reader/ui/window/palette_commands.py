"""Gather the commands of the palette: the actions, the preferences, and the filters and orders of the lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject

from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.colours import COLOURS
from reader.core.annotations.model import AnnotationKind
from reader.core.screens import ScreenName
from reader.core.text.filing import Track
from reader.ui.annotations.annotation_labels import kind_name
from reader.ui.appearance.mark_colours import colour_name
from reader.ui.command_keywords import KEYWORDS
from reader.ui.library.shelf_order import ReadingState, ShelfFilter, ShelfOrder
from reader.ui.library.shelf_order_labels import order_label, required_label, state_label
from reader.ui.notes.grouping import Grouping, grouping_label
from reader.ui.planning.roadmap_labels import track_label
from reader.ui.preferences.preference_spec import PreferenceSpec, Scalar, SettingsGroup
from reader.ui.preferences.preferences import preference_specs
from reader.ui.settings.settings_groups import GROUPS
from reader.ui.shell.actions.action_spec import ActionSpec, Scope
from reader.ui.shell.palette_command import PaletteCommand
from reader.ui.translation.translation import Translation
from reader.ui.window.window_controller import WindowController

if TYPE_CHECKING:
    from reader.ui.library.library_screen import LibraryScreen
    from reader.ui.library.shelf import Shelf
    from reader.ui.notes.all_notes_page import AllNotesPage
    from reader.ui.notes.notes_screen import NotesScreen

_BETWEEN_KEYWORDS = re.compile(r"[,，、]\s*")

_SWITCHED_BY_ACTIONS = {"show_contents", "show_notes", "show_peer_notes"}
"""The preferences that an action of the menu switches, which has a key and stands in the palette already."""

_OPENS_PALETTE = "palette"


class PaletteCommands(QObject):
    """All that can be done from the palette, in the order of the menus; the words of every language find it."""

    def __init__(self, controller: WindowController, translation: Translation) -> None:
        super().__init__(controller.window)
        self._controller = controller
        self._context = controller.context
        self._settings = controller.context.settings
        self._translation = translation

    def all(self) -> list[PaletteCommand]:
        """Return all commands as they are now."""
        return [*self._actions(), *self._preferences(), *self._settings_groups(), *self._shelf(), *self._notes()]

    def search_for(self, query: str) -> PaletteCommand:
        """Return the command that searches all texts and notes for a query, which no command was found for."""
        title = self.tr("Search all texts and notes for “{words}”").format(words=query)
        search = partial(self._controller.navigation.search_all, query)
        return PaletteCommand("", title, self.tr("Library"), search)

    def _keywords(self, name: str, *titles: tuple[str, str]) -> tuple[str, ...]:
        """Return the keywords of a command, and its titles, given by context and source, in all languages."""
        family = name.partition(":")[0]
        sources = [("Keywords", KEYWORDS[key]) for key in dict.fromkeys((name, family)) if key in KEYWORDS]
        lists = [words for source in (*titles, *sources) for words in self._translation.wordings(*source)]
        return tuple(dict.fromkeys(word for words in lists for word in _BETWEEN_KEYWORDS.split(words.rstrip("…"))))

    # --- actions -------------------------------------------------------------------------------------------------

    def _actions(self) -> Iterator[PaletteCommand]:
        action_set = self._context.action_set
        for action in action_set.all():
            spec = action_set.spec(action.objectName())
            if spec.name != _OPENS_PALETTE:
                yield PaletteCommand(
                    spec.name,
                    action.text().rstrip("…"),
                    action_set.menu_label(spec.name),
                    action.trigger,
                    keys=spec.keys,
                    state=self.tr("On") if action.isCheckable() and action.isChecked() else "",
                    keywords=self._keywords(spec.name, (spec.context, spec.label)),
                    obstacle="" if action.isEnabled() else self._obstacle(spec),
                )

    def _obstacle(self, spec: ActionSpec[object]) -> str:
        """Return why an action cannot be triggered now."""
        if spec.scope is Scope.SHELF:
            return self.tr("Open the library first")
        if spec.scope is Scope.WINDOW:
            return self.tr("Not available now")
        return self.tr("Open a text first")

    # --- preferences ---------------------------------------------------------------------------------------------

    def _preferences(self) -> Iterator[PaletteCommand]:
        for name, spec in preference_specs().items():
            if spec.group is None or name in _SWITCHED_BY_ACTIONS:
                continue
            value: Scalar = getattr(self._settings.values, name)
            if isinstance(value, bool):
                state = self.tr("On") if value else self.tr("Off")
                yield self._preference(name, spec, partial(self._change, name, not value), state)
            elif spec.choices:
                yield from self._choices(name, spec, value)
            else:
                state = f"{value}{_unit(spec)}" if isinstance(value, int) else ""
                yield self._preference(name, spec, partial(self._controller.open_preference, name), state)

    def _preference(
        self, name: str, spec: PreferenceSpec, act: Callable[[], object], state: str, choice: str = ""
    ) -> PaletteCommand:
        """Return the command of a preference or, by its label, of one of its choices."""
        title = _title(spec)
        sources = [spec.label, *filter(None, (spec.card, choice))]
        return PaletteCommand(
            name,
            self.tr("{setting}: {choice}").format(setting=title, choice=_translate(choice)) if choice else title,
            self._group_title(spec.group),
            act,
            state=state,
            keywords=self._keywords(name, *(("Preferences", source) for source in sources)),
            explanation=_translate(spec.explanation),
        )

    def _choices(self, name: str, spec: PreferenceSpec, value: Scalar) -> Iterator[PaletteCommand]:
        for choice, label in spec.choices:
            state = self.tr("On") if choice == value else ""
            yield self._preference(f"{name}:{choice}", spec, partial(self._change, name, choice), state, label)

    def _change(self, name: str, value: Scalar) -> None:
        """Change a preference; the typeface is that of the open text where it has its own."""
        own = self._controller.read_screen.text_appearance
        is_reading = self._controller.window.current is ScreenName.READ
        if name == "body_font" and own.value.has_type and is_reading:
            own.set_typeface(str(value))
            return
        self._controller.preference_history.change(name, value)
        spec = preference_specs()[name]
        is_seen = spec.group is SettingsGroup.LOOK or (spec.group is SettingsGroup.READING and is_reading)
        if not is_seen:
            self._context.toast.show_message(
                self.tr("{setting}: {choice}").format(setting=_title(spec), choice=self._value(spec, value))
            )

    def _value(self, spec: PreferenceSpec, value: Scalar) -> str:
        labels = {choice: _translate(label) for choice, label in spec.choices}
        return labels.get(str(value)) or (self.tr("On") if value else self.tr("Off"))

    def _settings_groups(self) -> Iterator[PaletteCommand]:
        for spec in GROUPS:
            name = f"settings-group:{spec.group}"
            yield PaletteCommand(
                name,
                self._group_title(spec.group),
                self.tr("Settings"),
                partial(self._controller.open_settings, spec.group),
                keywords=self._keywords(name, ("SettingsGroups", spec.label)),
            )

    def _group_title(self, group: SettingsGroup | None) -> str:
        label = next(spec.label for spec in GROUPS if spec.group is group)
        return self.tr("Settings › {group}").format(group=QCoreApplication.translate("SettingsGroups", label))

    # --- the library ---------------------------------------------------------------------------------------------

    def _shelf(self) -> Iterator[PaletteCommand]:
        yield self._on_shelf("shelf-filter:clear", self.tr("Clear the Filter of the Library"), self._clear_shelf_filter)
        for state in tuple(ReadingState)[1:]:
            yield self._filter_of_shelf(f"shelf-state:{state}", state_label(state), state=state)
        for required, name in ((True, "required"), (False, "chosen")):
            yield self._filter_of_shelf(f"shelf-required:{name}", required_label(required=required), required=required)
        for track in tuple(Track)[1:]:
            yield self._filter_of_shelf(f"shelf-track:{track}", track_label(track), track=track)
        values = self._settings.values
        for order in ShelfOrder:
            yield self._on_shelf(
                f"shelf-order:{order}",
                self.tr("Sort the Library: {order}").format(order=order_label(order)),
                partial(self._sort_shelf, order, backward=False),
                self.tr("On") if order == values.shelf_order else "",
            )
        order = ShelfOrder(values.shelf_order)
        yield self._on_shelf(
            "shelf-order:backward",
            self.tr("Sort the Library: Backward"),
            partial(self._sort_shelf, order, backward=not values.shelf_backward),
            self.tr("On") if values.shelf_backward else "",
        )

    def _filter_of_shelf(self, name: str, label: str, **criterion: object) -> PaletteCommand:
        title = self.tr("Filter the Library: {what}").format(what=label)
        command = self._on_shelf(name, title, partial(self._filter_shelf, criterion))
        return replace(command, keywords=(*command.keywords, *self._keywords("shelf-filter")))

    def _on_shelf(self, name: str, title: str, act: Callable[[], object], state: str = "") -> PaletteCommand:
        return PaletteCommand(name, title, self.tr("Library"), act, state=state, keywords=self._keywords(name))

    @property
    def _shown_shelf(self) -> Shelf:
        """Show the library without a search, and return its shelf."""
        window = self._controller.window
        screen = cast("LibraryScreen", window.screen_widget(ScreenName.LIBRARY))
        window.show_screen(ScreenName.LIBRARY)
        screen.leave_search()
        return screen.shelf

    def _filter_shelf(self, criterion: dict[str, object]) -> None:
        bar = self._shown_shelf.bar
        bar.choose(replace(bar.choice, **criterion))  # type: ignore[arg-type]  # each is a field of the filter

    def _clear_shelf_filter(self) -> None:
        self._shown_shelf.bar.choose(ShelfFilter())

    def _sort_shelf(self, order: ShelfOrder, *, backward: bool) -> None:
        self._shown_shelf.sort_by(order, backward=backward)

    # --- the notes -----------------------------------------------------------------------------------------------

    def _notes(self) -> Iterator[PaletteCommand]:
        clear = partial(self._filter_notes, AnnotationFilter())
        yield self._on_notes("notes-filter:clear", self.tr("Clear the Filter of the Notes"), clear)
        for kind in AnnotationKind:
            yield self._filter_of_notes(f"notes-kind:{kind}", kind_name(kind), AnnotationFilter(kind=kind))
        for colour in COLOURS:
            chosen = AnnotationFilter(colour=colour)
            yield self._filter_of_notes(f"notes-colour:{colour}", colour_name(colour), chosen)
        for grouping in Grouping:
            yield self._on_notes(
                f"notes-grouping:{grouping}",
                self.tr("Group the Notes: {how}").format(how=grouping_label(grouping)),
                partial(self._group_notes, grouping),
                self.tr("On") if grouping == self._settings.values.notes_grouping else "",
            )

    def _filter_of_notes(self, name: str, label: str, chosen: AnnotationFilter) -> PaletteCommand:
        title = self.tr("Filter the Notes: {what}").format(what=label)
        command = self._on_notes(name, title, partial(self._filter_notes, chosen))
        return replace(command, keywords=(*command.keywords, *self._keywords("notes-filter")))

    def _on_notes(self, name: str, title: str, act: Callable[[], object], state: str = "") -> PaletteCommand:
        return PaletteCommand(name, title, self.tr("Notes"), act, state=state, keywords=self._keywords(name))

    @property
    def _shown_notes(self) -> AllNotesPage:
        """Show the notes of all texts, and return their page."""
        window = self._controller.window
        screen = cast("NotesScreen", window.screen_widget(ScreenName.NOTES))
        window.show_screen(ScreenName.NOTES)
        screen.show_all()
        return screen.all

    def _filter_notes(self, chosen: AnnotationFilter) -> None:
        self._shown_notes.filter_by(chosen)

    def _group_notes(self, grouping: Grouping) -> None:
        self._shown_notes.group_by(grouping)


def _translate(text: str) -> str:
    return QCoreApplication.translate("Preferences", text) if text else ""


def _title(spec: PreferenceSpec) -> str:
    """Return the label of a preference, with the heading above it where others are called the same."""
    label = _translate(spec.label)
    is_unique = [other.label for other in preference_specs().values()].count(spec.label) == 1
    return label if is_unique else f"{label} ({_translate(spec.card)})"


def _unit(spec: PreferenceSpec) -> str:
    return spec.unit if spec.unit in {"", "%"} else f" {spec.unit}"
