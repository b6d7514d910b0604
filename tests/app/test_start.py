"""The start of the window leaves out what only slows it down, and leaves everything as it was found."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

from reader.app.start import end_start

ROOT = Path(__file__).parents[2]


def test_qt_is_loaded_with_the_import_of_python() -> None:
    program = (
        "import builtins, sys; own = builtins.__import__; "
        "from reader.app.start import load_qt; load_qt(); "
        "import PySide6.QtWidgets; "
        "sys.exit(builtins.__import__ is not own)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


def test_the_collector_runs_after_the_start_without_what_it_made() -> None:
    gc.collect()
    frozen = gc.get_freeze_count()
    gc.disable()
    try:
        end_start()
        assert gc.isenabled()
        assert gc.get_freeze_count() > frozen
        frozen = gc.get_freeze_count()
        end_start()
        assert gc.get_freeze_count() == frozen
    finally:
        gc.enable()
