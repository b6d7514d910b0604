"""Choose the folder that a dialog for files shows first: one that is there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
DOWNLOADS = QStandardPaths.StandardLocation.DownloadLocation
PICTURES = QStandardPaths.StandardLocation.PicturesLocation
HOME = QStandardPaths.StandardLocation.HomeLocation


def start_folder(place: QStandardPaths.StandardLocation, wanted: str | Path = "") -> str:
    """Return the wanted folder, or the nearest one above it that is there; else this place of the system, or home."""
    chosen = Path(wanted).expanduser() if str(wanted).strip() else None
    if chosen is not None and chosen.is_absolute():
        found = next((str(folder) for folder in (chosen, *chosen.parents[:-1]) if folder.is_dir()), "")
        if found:
            return found
    standard = QStandardPaths.writableLocation(place)
    return standard if standard and Path(standard).is_dir() else str(Path.home())
