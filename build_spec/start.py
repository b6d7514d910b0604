"""Start the bundled program, or one of its worker processes, which start from the same file."""

from __future__ import annotations

import multiprocessing
import os

from reader.cli import main

_LIBRARY_PATH = "LD_LIBRARY_PATH"
_RESET = "PYINSTALLER_RESET_ENVIRONMENT"


def _restore_library_path() -> None:
    """Let programs of the system, such as the browser, find their own libraries, not those of the bundle.

    A worker process, which is this program again, then finds those of the bundle by itself.
    """
    original = os.environ.pop(f"{_LIBRARY_PATH}_ORIG", None)
    if original is None:
        os.environ.pop(_LIBRARY_PATH, None)
    else:
        os.environ[_LIBRARY_PATH] = original
    os.environ[_RESET] = "1"


if __name__ == "__main__":
    multiprocessing.freeze_support()
    _restore_library_path()
    main()
