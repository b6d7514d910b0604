"""Measure the precision and recall of the article extraction: `python -m tests.importers.pages.measuring`."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from reader.core.text.blocks import Block
from reader.importers import parse
from tests.importers.pages.chinese import chinese
from tests.importers.pages.english import documents, english
from tests.importers.pages.others import others
from tests.importers.pages.sample import Sample
from tests.importers.pages.traits import traits

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")


def scores(found: str, wanted: Iterable[str]) -> tuple[float, float]:
    """Return precision and recall by words; a Chinese character counts as a word."""
    have, want = Counter(_WORD.findall(found)), Counter(_WORD.findall(" ".join(wanted)))
    common = (have & want).total()
    return common / max(1, have.total()), common / max(1, want.total())


def found_in(sample: Sample, folder: Path) -> str:
    """Return the text that the importer extracts from a page."""
    path = folder / f"{sample.name}.html"
    path.write_text(sample.page, encoding="utf-8")
    return "\n".join(piece.text for piece in parse(path) if isinstance(piece, Block))


def main() -> None:
    """Print a line for each page."""
    total = {"precision": 0.0, "recall": 0.0}
    samples = (*chinese(), *english(), *others(), *traits(), *documents())
    with tempfile.TemporaryDirectory() as folder:
        for sample in samples:
            precision, recall = scores(found_in(sample, Path(folder)), sample.article)
            print(f"{sample.name:20} precision {precision:.3f} recall {recall:.3f}")
            total["precision"] += precision
            total["recall"] += recall
    print(*(f"{name} {value / len(samples):.3f}" for name, value in total.items()))


if __name__ == "__main__":
    main()
