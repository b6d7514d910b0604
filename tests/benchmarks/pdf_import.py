"""Measure reading a PDF of 500 pages: the time until its first leaf and its last, and the memory of the worker."""

from __future__ import annotations

import random
import time
from pathlib import Path

from figures import Figure, write_figures
from inputs import PLACE

from reader.core.text.leaves import Leaf
from reader.importers.text_reader import TextReader

PAGES = 500
LINES = 46
SYLLABLES = ("ka", "to", "min", "ra", "sel", "do", "un", "per", "la", "vi", "ston", "er", "ing", "ha", "mor", "e")


def main() -> None:
    """Read the file and write the figures."""
    path = PLACE / f"{PAGES}-pages.pdf"
    if not path.exists():
        PLACE.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pdf_of(PAGES))
    first, whole, memory = _read(path)
    size = f"PDF, {PAGES} pages, {path.stat().st_size / 1_000_000:.1f} MB"
    write_figures(
        [
            Figure("import: first leaf", size, first, "s", note="process start included"),
            Figure("import: whole", size, whole, "s", 10.0),
            Figure("import: peak memory of the worker", size, memory, "MB", 300.0),
        ]
    )


def _read(path: Path) -> tuple[float, float, float]:
    started = time.perf_counter()
    first = memory = 0.0
    with TextReader(path) as process:
        while not process.finished:
            events = process.poll(0.02) or ()
            if not first and any(isinstance(event, Leaf) for event in events):
                first = time.perf_counter() - started
            if process.pid is not None:
                memory = max(memory, _peak(process.pid))
    return first, time.perf_counter() - started, memory


def _peak(pid: int) -> float:
    """Return the peak memory of a process in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next((int(line.split()[1]) * 1_024 / 1_000_000 for line in status if line.startswith("VmHWM")), 0.0)


def pdf_of(pages: int) -> bytes:
    """Return a PDF of pages in two columns, with running heads and page numbers; always the same one."""
    rng = random.Random(500)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"]
    kids = []
    for number in range(1, pages + 1):
        content = "\n".join(_page(rng, number)).encode()
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % (len(objects) + 2)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, b" ".join(kids))
    return _whole(objects)


def _page(rng: random.Random, number: int) -> list[str]:
    lines = [_line(60, 800, 8, f"A Book of Many Pages   {number}"), _line(290, 30, 8, str(number))]
    for x in (60, 310):
        lines += [_line(x, 770 - 15 * row, 10, _sentence(rng)) for row in range(LINES)]
    return lines


def _line(x: int, y: int, size: int, words: str) -> str:
    return f"BT /F {size} Tf {x} {y} Td ({words}) Tj ET"


def _sentence(rng: random.Random) -> str:
    words = ""
    while len(words) < 42:
        words += "".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) + " "
    return words.strip()


def _whole(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, words in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, words)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


if __name__ == "__main__":
    main()
