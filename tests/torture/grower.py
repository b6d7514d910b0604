"""Read the same unit over and over, twice and four times as often, and print how long each takes; run by the tests.

Usage: grower.py FORMAT FOLDER. The output is the seconds of processor time for each unit, as JSON.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from pathlib import Path

from fuzz_samples import FORMATS
from fuzzer import TooSlowError, read, stop

UNITS: dict[str, tuple[str, ...]] = {
    "text": (
        "字",
        "a ",
        "\n",
        "　",
        "第一章\n",
        "- ",
        "“",
        "诗云：\n",
        "(a)",
        "\t",
        "一、\n\n",
        "１",
        "。",
        "\r",
        "a\n\n",
    ),
    "markdown": (
        *(
            "[",
            "![",
            "](",
            "[a](",
            "[a]: b\n",
            "[^1]",
            "[^1]: a\n\n",
            "*",
            "**a",
            "_a_",
            "`",
            "```\n",
            "> ",
            "- ",
            "1. a\n",
        ),
        *(
            "|a",
            "|-|\n",
            "~~",
            "==",
            "<div>",
            "<b",
            "&amp;",
            "\\",
            "    ",
            "a: ",
            ": a\n",
            "http://a",
            "<!--",
            "- [ ] ",
            "\t- a\n",
        ),
    ),
    "html": (
        *(
            "<p>a",
            "<div>",
            "<b>",
            "<table><tr><td>",
            "<ul><li>",
            "<ruby><rt>",
            "<!--",
            "&amp;",
            "&nbsp",
            "<a href='#a'>",
            "<br>",
        ),
        *(
            "<p id='a'>a",
            "<sup><a href='#a'>1</a></sup>",
            "<td colspan=9>",
            "<pre>\n",
            "<img src='a'>",
            "<h1>a</h1>",
            " ",
            "a<",
        ),
    ),
}
FIRST_SIZE = 20_000
"""The first size of an input in bytes; it is then doubled, twice."""

TOO_LONG = 15.0


def measured(unit: str, path: Path) -> list[float]:
    """Return the seconds for each size; the last one is `TOO_LONG` if it was given up."""
    seconds: list[float] = []
    data = unit.encode()
    for times in (1, 2, 4):
        path.write_bytes(data * (FIRST_SIZE * times // len(data)))
        began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, TOO_LONG)
        try:
            read(path)
        except TooSlowError:
            return [*seconds, TOO_LONG]
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        seconds.append(round(time.process_time() - began, 3))
    return seconds


def main() -> None:
    """Run the command line."""
    kind, folder = sys.argv[1:]
    signal.signal(signal.SIGPROF, stop)
    path = Path(folder, f"grown{FORMATS[kind].suffix}")
    sys.stdout.write(json.dumps({unit: measured(unit, path) for unit in UNITS[kind]}))


if __name__ == "__main__":
    main()
