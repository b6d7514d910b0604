"""Read many invalid files of notes, one after the other, and print the outcomes.

Usage: fuzz_notes.py FOLDER FIRST COUNT. Each number yields the same input every time.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC
from functools import partial
from pathlib import Path

from fuzz_mutations import of_archive, of_bytes, of_markup
from fuzz_process import Fuzzer

from reader.core.errors import ReaderError
from reader.importers.annotations.formats import read_notes
from tests.importers.pdf.conftest import PdfWriter, column
from tests.support.pdf_annotations import annotation, words_area
from tests.support.program_notes import DATABASES, PROGRAMS, Marked, written

DATA = Path(__file__).parents[1] / "data"
TOKENS = (
    *(
        b"==========\n",
        b"- Your Highlight on Location 10-12 | Added on ",
        b"\xef\xbb\xbf",
        b"^oh-",
        b"GMT+08:00",
        b"> ",
    ),
    *(
        b"(zotero://select/x)",
        b'class="noteHeading"',
        b"</div>",
        b"\xe2\x80\x9c",
        b"\xc2\xbb",
        b" " * 3_000,
        b"9" * 3_000,
    ),
    *(sign.encode() for sign in ("◆ ", ">> 原文：", "#\n", '"cfi": "epubcfi(', "<BR>", "【Note】", "摘录来自\n")),
    *(b'"tag": [', b"{", b"[", b"PK\x03\x04", b"\n\n", b"([", b"|", b"\xc2\xad", b"```\n"),
)

NOTES = [
    *(Marked(f"不动笔墨不读书 {number}", "回头再查" * (number % 2)) for number in range(6)),
    Marked("Words.", chapter="2"),
]


def samples() -> list[bytes]:
    """Return valid files of notes."""
    cases = [path for path in (DATA / "cases").iterdir() if path.name.startswith(("kindle-", "thorium-", "zotero-"))]
    files = [path.read_bytes() for path in sorted([*(DATA / "notes").iterdir(), *cases])]
    return [*files, *(written(name, NOTES) for name in (*PROGRAMS, *DATABASES)), annotated_pdf()]


def annotated_pdf() -> bytes:
    """Return a PDF that somebody marked and wrote on."""
    writer = PdfWriter().page(column(["The miller kept a book of the", "floods that came in the winter."]))
    marks = (annotation(kind, [words_area(0, 4, 6)], "who?", name=kind) for kind in ("Highlight", "Squiggly"))
    writer.annotations[0] = b"".join((*marks, annotation("Text", [], "ask"), annotation("Ink", [])))
    return writer.write(info={"Title": "Floods"})


def make_input(files: list[bytes], number: int) -> bytes:
    """Return the input with this number."""
    rng = random.Random(f"notes {number}")
    sample = rng.choice(files)
    mutations = (of_archive, of_bytes) if sample.startswith(b"PK") else (of_markup, of_bytes, of_bytes)
    return rng.choice(mutations)(rng, sample, files, TOKENS)


def read(path: Path, _number: int) -> str:
    """Read a file as the worker does, and return the outcome."""
    try:
        found = read_notes(path, UTC)
    except ReaderError as error:
        return error.problem.value
    assert found.notes or found.skipped or found.warnings
    for note in found.notes:
        (note.quote + note.note + note.title + note.author + note.place).encode("utf-8")
    return found.source.value


def main() -> None:
    """Run the command line."""
    folder, first, count = sys.argv[1:]
    Fuzzer(partial(make_input, samples()), read).run(Path(folder), int(first), int(count))


if __name__ == "__main__":
    main()
