"""Start the bundled program, or one of its worker processes, which start from the same file."""

from __future__ import annotations

import multiprocessing
import os

from reader.cli import main

_LIBRARY_PATH = "LD_LIBRARY_PATH"


def _restore_library_path() -> None:
    """Let programs of the system, such as the browser, find their own libraries, not those of the bundle."""
    original = os.environ.pop(f"{_LIBRARY_PATH}_ORIG", None)
    if original is None:
        os.environ.pop(_LIBRARY_PATH, None)
    else:
        os.environ[_LIBRARY_PATH] = original


if __name__ == "__main__":
    multiprocessing.freeze_support()
    _restore_library_path()
    main()
