"""Start the bundled program, or one of its worker processes, which start from the same file."""

from __future__ import annotations

import multiprocessing

from reader.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
