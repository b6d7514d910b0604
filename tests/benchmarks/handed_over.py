"""Measure making and reading what is handed over: a bag of 20 texts with 2,000 notes, and a chat log of 200 lines."""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from figures import Figure, write_figures

from reader.core.study.exchange import ExchangeFile, ExchangeHeader, ExchangeKind, PersonReference
from reader.core.study.exchange_line import exchange_line, exchange_lines
from reader.exporters.study.bag import bag_bytes
from reader.importers.study.exchange_worker import exchange_worker
from reader.importers.study.formats import read_exchange

TEXTS, TEXT_BYTES, NOTES, LINES = 20, 500_000, 2_000, 200
HEADER = ExchangeHeader(ExchangeKind.PACK, "pack", 1, PersonReference("person", "王小明"), date(2026, 3, 2))


def measure() -> list[Figure]:
    """Return the figures of one bag and one log."""
    file = _file()
    size = f"{TEXTS} texts, {NOTES:,} notes, {sum(map(len, file.files.values())) // 1_000_000} MB"
    log = "\n王 21:03\n".join(exchange_line(_report(number)) for number in range(1, LINES + 1))
    with tempfile.TemporaryDirectory() as folder, exchange_worker() as worker:
        path = Path(folder) / "pack.study.zip"
        made = _seconds(lambda: path.write_bytes(bag_bytes(file)))
        read = _seconds(lambda: read_exchange(path))
        worker.ask((path,), path)
        worker.result()
        worker.ask((path,), path)
        sent = _seconds(worker.result)
    return [
        Figure("make a bag", size, made, "s", 10),
        Figure("read a bag", size, read, "s"),
        Figure("read a bag in a worker that has started", size, sent, "s", 5),
        Figure("find the lines in a chat log", f"{LINES} lines", _seconds(lambda: exchange_lines(log)), "s"),
    ]


def _file() -> ExchangeFile:
    rng = random.Random(1)
    letters = [chr(code) for code in range(0x4E00, 0x6E00)]
    words = ["".join(rng.choices(letters, k=2)) for _ in range(4_000)]
    files = {"README.md": b"# March study\n"}
    for number in range(1, TEXTS + 1):
        sentences = ("".join(rng.choices(words, k=20)) for _ in range(TEXT_BYTES // 126))
        files[f"texts/{number:02} 第{number}篇.md"] = "。\n\n".join(sentences).encode()
        files[f"notes/{number:02} 第{number}篇.jsonld"] = json.dumps(
            {"items": [_note(number, one) for one in range(NOTES // TEXTS)]}, ensure_ascii=False, indent=1
        ).encode()
    return ExchangeFile(HEADER, {"plan": list(range(200))}, files)


def _note(text: int, number: int) -> dict[str, object]:
    quotation = {"type": "TextQuoteSelector", "exact": "原文" * 30, "prefix": "前" * 32, "suffix": "后" * 32}
    body = {"type": "TextualBody", "value": "批注" * 20}
    return {"id": f"urn:uuid:{text}-{number}", "body": body, "target": {"selector": [quotation]}}


def _report(number: int) -> ExchangeFile:
    header = ExchangeHeader(ExchangeKind.REPORT, f"r{number}", number, HEADER.person, HEADER.made)
    return ExchangeFile(header, {"words": f"第{number}周：" + "读了三份。" * 20, "portions": [1, 1, 0, 2] * 5}, {})


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    write_figures(measure())
