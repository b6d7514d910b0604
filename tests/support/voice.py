"""Be the voice that a reader has set: write what it hears into a file, and do what its name says.

Run as ``python voice.py MODE FILE [RATE LANGUAGE]``; each sentence is one line of the file, with rate and language
before it where they are given.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path


def main(mode: str, path: str, *values: str) -> int:
    words = sys.stdin.buffer.read().decode().removesuffix("\n")
    if not words:
        return 0  # nothing was to be spoken after all
    with Path(path).open("a", encoding="utf-8") as heard:
        heard.write(" ".join([*values, words]) + "\n")
    if mode == "hang":
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        time.sleep(600)
    if mode == "killed":
        os.kill(os.getpid(), 9)
    if mode == "error":
        sys.stderr.write("noise\n" * 1000 + "the sound card is on fire\n")
    return 3 if mode == "error" else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
