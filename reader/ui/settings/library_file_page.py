"""Show where the library and its backups are, and back it up."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLocale
from typing_extensions import override

from reader.core.errors import ReaderError
from reader.storage.backup_files import backup_files, backup_folder
from reader.ui.settings.setting_row import SettingsCard
from reader.ui.settings.settings_page import SettingsPage
from reader.ui.translation.day_labels import moment_label
from reader.ui.widgets.button import Button
from reader.ui.widgets.field import FactField
from reader.ui.widgets.label import Label


class LibraryFilePage(SettingsPage):
    """The file of the library and the newest of its backups; one in memory has neither."""

    @override
    def build(self) -> None:
        path = self.context.library.path
        library, copies = SettingsCard(self.tr("Library")), SettingsCard(self.tr("Backups"))
        if path is not None:
            explanation = self.tr("Texts, notes, reading time and plans, all in one file; One Hour sends nothing")
            library.add_row(self.tr("Library file"), explanation, FactField(str(path)))
            beside = self.tr(
                "In the same folder: backups, dictionaries, copies of PDFs, the search index ({cache}, rebuilt when "
                "missing), {reserve}, which keeps room for saving on a full disk, and {lock}."
            )
            names = {"cache": "cache.db", "reserve": f"{path.name}.ballast", "lock": f"{path.name}.lock"}
            library.add_below(Label(beside.format(**names), "faint", wraps=True))
            remove = Button(self.tr("Remove Unused"), self._on_remove_pdfs_clicked)
            self._pdfs = library.add_row(self.tr("Copies of PDFs"), "", remove)
            explanation = self.tr("Checks the file and every record; nothing is changed without your consent")
            check = Button(self.tr("Check…"), self.context.action_set.of("check").trigger)
            library.add_row(self.tr("Check the library"), explanation, check)
            explanation = self.tr("A verified copy is saved here for every hour and day with changes")
            copies.add_row(self.tr("Backup folder"), explanation, FactField(str(backup_folder(path))))
            self.add_cards(library)
        button = Button(self.tr("Back Up Now"), self.context.action_set.of("back-up").trigger)
        self._newest = copies.add_row(self.tr("Newest backup"), "", button)
        explanation = self.tr("First shows what would be added, changed and removed; one undo reverts it")
        restore = Button(self.tr("Choose…"), self.context.action_set.of("restore").trigger)
        copies.add_row(self.tr("Restore from a backup"), explanation, restore)
        self.add_cards(copies)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_watcher_directory_changed)
        self.refresh()

    @override
    def refresh(self) -> None:
        path = self.context.library.path
        if path is not None:
            self._show_pdfs()
            self._watch(backup_folder(path))  # first, so that a copy that is laid there meanwhile is not missed
        copies = [] if path is None else backup_files(path)
        if copies:
            label = self.tr("{time}; %n copies kept", "", len(copies))
            self._newest.explain(label.format(time=moment_label(copies[0].made.astimezone())))
        else:
            self._newest.explain(self.tr("None yet"))

    def _show_pdfs(self) -> None:
        originals = self.context.library.originals
        kept, folder = originals.kept(), originals.folder.name if originals.folder is not None else ""
        size, unused = (QLocale().formattedDataSize(number, 0) for number in (kept.size, kept.unused_size))
        label = self.tr("%n PDF(s), {size}, in {folder}", "", kept.count).format(size=size, folder=folder)
        if kept.unused:
            label += self.tr("; %n of them, {size}, belong(s) to no text any more", "", kept.unused).format(size=unused)
        self._pdfs.explain(label if kept.count else self.tr("None yet"))

    def _on_remove_pdfs_clicked(self) -> None:
        try:
            removed = self.context.library.originals.remove_unused()
        except ReaderError as error:
            self.context.toast.show_error(error)
        else:
            message = self.tr("%n PDF(s) removed that belonged to no text.", "", removed)
            self.context.toast.show_message(message)
        self._show_pdfs()

    def _watch(self, folder: Path) -> None:
        """Watch the folder of backups for new ones; until there is one, the folder that it will be made in."""
        watched = str(folder if folder.is_dir() else folder.parent)
        others = [other for other in self._watcher.directories() if other != watched]
        if others:
            self._watcher.removePaths(others)
        if watched not in self._watcher.directories():
            self._watcher.addPath(watched)

    def _on_watcher_directory_changed(self, _folder: str) -> None:
        if self.isVisible():
            self.refresh()
