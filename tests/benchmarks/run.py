"""Run all benchmarks, print the figures as a table, and keep the table: `make bench`.

Each group of figures is measured in a process of its own, one after the other. Absolute figures are for a quiet machine
of two cores; the ratios count. The exit code is 0 even where a figure is over its limit: the table says so.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from figures import Figure, table

HERE = Path(__file__).parent
RESULT = HERE.parents[1] / "build/benchmarks/figures.md"
GROUPS = (
    *("libraries.py", "page.py", "note_export.py", "processes.py", "ledger.py", "notes_screen.py"),
    *("file_import.py", "lookup.py", "search.py", "shelf.py", "pdf_import.py", "import_preview.py", "backup.py"),
    "aloud.py",
    "stalls.py",
    "board.py",
    "flashcards.py",
    "handed_over.py",
    "shared_folder.py",
    "lessons.py",
    "peer_notes.py",
    "printed.py",
    "question_bank.py",
    "screen_reader.py",
    "study_screen.py",
    "study_packs.py",
    "sync.py",
    "typesetting.py",
    "vertical.py",
)


def main() -> None:
    """Run the groups and print their figures."""
    figures: list[Figure] = []
    for group in GROUPS:
        done = subprocess.run([sys.executable, str(HERE / group)], check=True, stdout=subprocess.PIPE)
        figures.extend(Figure(**one) for one in json.loads(done.stdout))
    qt = version("PySide6-Essentials")
    where = f"{os.cpu_count()} cores, CPython {platform.python_version()}, PySide6 {qt}, load {os.getloadavg()[0]:.1f}"
    text = f"{table(figures)}\n\n{where}; offscreen, window 1440×900; medians.\n"
    RESULT.write_text(text, "utf-8")
    print(f"\n{text}")


if __name__ == "__main__":
    main()
