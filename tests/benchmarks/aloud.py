"""Measure reading aloud in the program's window: when a sentence starts, the gap between two, and what the window does.

The voice is a process that reads its words and waits for a quarter of the time that they take at the fastest rate; it
notes when it has got them, and when it ends. So the gap is from the end of one process to the words in the next one.
"""

from __future__ import annotations

import shlex
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from figures import Figure, median, percentile, times, write_figures
from measured_window import MeasuredWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.services.dictionaries.pinyin import PinyinSpeller
from reader.storage.library import Library
from reader.ui.aloud.aloud_controller import AloudController
from tests.support.activity import START
from tests.support.texts import add_text

SENTENCES = 50
FASTEST = "300"
VOICE = """
import sys, time
words = sys.stdin.buffer.read().decode()
if words:
    got = time.time()
    weight = sum(3 if "\\u3400" < sign < "\\ua000" else 1 for sign in words)
    time.sleep(weight / 17.5 / 3 / 4)
    with open(sys.argv[1], "a") as heard:
        heard.write(f"{got} {time.time()}\\n")
"""
ENGLISH = "Whoever reads an hour a day has read a shelf of books by the end of the year, and knows it. "
CHINESE = "每天读书一小时的人，到了年底就读完了一架的书，银行行长也知道这很重要。"


def measure() -> list[Figure]:
    """Return the figures of an English and a Chinese text."""
    application = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(application, QApplication)
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with Library.open(path, START) as library:
            texts = {
                "English": add_text(library, "English", [ENGLISH * 5] * 200, START, language="en").id,
                "Chinese": add_text(library, "Chinese", [CHINESE * 5] * 200, START).id,
            }
        window = MeasuredWindow(application, path)
        for name, text in texts.items():
            figures += _read_aloud(window, text, name, Path(folder) / name)
        window.close()
    speller = PinyinSpeller()
    spelled = times(lambda _number: speller.spell(CHINESE), 50)
    loaded = times(lambda _number: PinyinSpeller(), 5)
    return [
        *figures,
        Figure("spell a sentence in pinyin", f"{len(CHINESE)} characters", median(spelled), "ms", 5),
        Figure("find the phrases of pinyin", "47,000 phrases", median(loaded), "ms", 300),
    ]


def _read_aloud(window: MeasuredWindow, text: str, name: str, heard: Path) -> list[Figure]:
    command = shlex.join([sys.executable, "-S", "-c", VOICE, str(heard)])
    window.settings.change(aloud_command=command, aloud_rate=int(FASTEST))
    window.screen.open(text)
    window.paint()
    aloud = AloudController(window.controller)
    starts: list[float] = []
    aloud.reading.heard.connect(lambda _utterance: starts.append(time.perf_counter()))
    begun: list[float] = []
    aloud.reading.begun.connect(lambda _utterance: begun.append(time.perf_counter()))
    before = time.process_time()
    aloud.toggle()
    while len(begun) <= SENTENCES:
        QTest.qWait(20)
    used = (time.process_time() - before) * 1_000 / SENTENCES
    aloud.reading.close()
    noted = [tuple(map(float, line.split())) for line in heard.read_text().splitlines()]
    gaps = [(after[0] - one[1]) * 1_000 for one, after in pairwise(noted)]
    shown = [(later - earlier) * 1_000 for earlier, later in zip(starts, begun[1:], strict=False)]
    return [
        Figure("start of the next sentence in the window", name, median(shown), "ms", 16),
        Figure("gap between two sentences", name, median(gaps), "ms", 100),
        Figure("gap between two sentences, 95 of 100", name, percentile(gaps, 95), "ms", 200),
        Figure("processor time of the window for a sentence", name, used, "ms", 50),
    ]


if __name__ == "__main__":
    write_figures(measure())
