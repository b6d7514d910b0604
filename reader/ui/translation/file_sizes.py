"""Format the sizes of files."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

_KILO = 1_000


def file_size(size: int) -> str:
    """Format bytes as ``6 KB`` or ``1.4 MB``, in units of a thousand; what is not empty is at least 1 KB."""
    kilobytes = -(-size // _KILO)
    if kilobytes < _KILO:
        template, number = QCoreApplication.translate("FileSizes", "{number} KB"), QLocale().toString(kilobytes)
    else:
        megabytes = size / _KILO / _KILO
        template = QCoreApplication.translate("FileSizes", "{number} MB")
        number = QLocale().toString(megabytes, "f", 1)
    return template.format(number=number)
