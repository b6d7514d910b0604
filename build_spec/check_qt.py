"""Say which of Qt's needs this machine does not meet: exit 0 all met, 1 a library is missing, 2 no Chinese font."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path


def missing_library() -> str:
    """Give what the loader says of the first library that Qt's window needs and does not find, or nothing."""
    try:
        import PySide6
        from PySide6 import QtNetwork, QtSvg, QtWidgets  # noqa: F401

        plugin = Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so"
        if plugin.exists():
            ctypes.CDLL(str(plugin))
    except (ImportError, OSError) as error:
        return str(error)
    return ""


def has_chinese_font() -> bool:
    """Say whether any installed font writes Simplified Chinese."""
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(sys.argv[:1])
    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    application.quit()
    return bool(families)


if __name__ == "__main__":
    trouble = missing_library()
    if trouble:
        print(trouble)
        sys.exit(1)
    sys.exit(0 if has_chinese_font() else 2)
