"""Make the small library file of the present schema that a later program has to be able to open.

Run once for each released schema: ``python tests/data/make_library.py tests/data/library-schema-5.db``; the file is
kept and never made again.
"""

from __future__ import annotations

import sys
import zlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.activity.plan import Plan, WeekGoal
from reader.core.activity.vacation import Vacation
from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.filing import FilingChange, Track
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import Image, TextFormat
from reader.core.text.omissions import Omission, OmissionKind
from reader.storage.library import Library

NOW = datetime(2026, 3, 28, 1, 12, tzinfo=UTC)
PARAGRAPHS = ("第一回", "甄士隐梦幻识通灵", "Call me Ishmael. 𠮷野家 👨‍👩‍👧", "第二回", "满纸荒唐言\n一把辛酸泪")


def make(path: Path) -> None:
    """Make a library with one of each thing at ``path``, which must not exist."""
    with Library.open(path, NOW) as library:
        text = _add_text(library, "红楼梦")
        anchor = make_anchor(library.texts.view(text), 4, 12, "第一回")
        library.commit(
            operations.annotate(text, AnnotationKind.NOTE, anchor, NOW, colour=2, body="**想**", tags=("梦",))
        )
        library.commit(operations.annotate(text, AnnotationKind.QUESTION, None, NOW, body="为何？"))
        library.commit(operations.remove((library.annotations.all(kind=AnnotationKind.QUESTION)[0],), NOW))
        library.texts.set_place(text, 13, NOW)
        library.coverage.add(text, 0, 12)
        library.speed.add(text, "zh", 250, 60, NOW)
        library.roadmap.change(Roadmap((RoadmapItem(text, Track.ACCUMULATE, date(2026, 5, 1)),), date(2026, 6, 1)), NOW)
        library.filing.file([text], FilingChange(required=True, added=("小说", "清代")), NOW)
        library.topics.begin("为何开篇写梦？", NOW, [library.annotations.all()[0].id])
        library.preferences.set("theme", "dark")
        weekdays = (90, *(None,) * 6)
        plan = Plan(date(2026, 4, 1), 45, frozenset({6}), weekday_minutes=weekdays, week_goal=WeekGoal(300))
        library.plans.set(plan, NOW)
        library.plans.declare_rest(date(2026, 3, 30), NOW)
        library.plans.declare_vacation(Vacation(date(2026, 4, 4), date(2026, 4, 6)), NOW)
        _add_minutes(library, text)
        pages = "INSERT INTO page (text, number, label, start) VALUES (?, 0, 'i', 0), (?, 1, '1', 13)"
        library._connection.execute(pages, (text, text))  # as a PDF gives them
        other = _add_text(library, "石头记", "补一回")
        library.filing.file([other], FilingChange(track=Track.RESEARCH, archived=True), NOW)


def _add_text(library: Library, title: str, *more: str) -> str:
    writer = library.texts.begin(TextHeader(title, "曹雪芹", "zh", TextFormat.PLAIN, "gb18030"), "/from", "f" * 64, NOW)
    writer.set_cover(Image("c" * 64, "image/png", b"cover", 2, 3))
    writer.keep_source(zlib.compress(b"\xb5\xda\xd2\xbb\xbb\xd8"))
    blocks = [
        Block(BlockKind.HEADING if len(words) == 3 else BlockKind.PARAGRAPH, words, level=1)
        for words in (*PARAGRAPHS, *more)
    ]
    for piece in assemble([Omission(OmissionKind.DRAWING, 2), Image("a" * 64, "image/png", b"png", 1, 1), *blocks]):
        if isinstance(piece, Leaf):
            writer.add([piece])
        elif isinstance(piece, Image):
            writer.add([], [piece])
        elif isinstance(piece, TextEnd):
            writer.finish(piece)
    return writer.id


def _add_minutes(library: Library, text: str) -> None:
    end = NOW + timedelta(minutes=10)
    day = date(2026, 3, 28)
    library.ledger.put(
        LedgerEntry("e1", text, TimeClass.READ, NOW, end, 28800, day, 600.0, EntryOrigin.MEASURED, device="d")
    )
    library.ledger.close("e1")
    library.ledger.declare(
        LedgerEntry("e2", None, TimeClass.PAPER, NOW, end, 28800, day, 600.0, EntryOrigin.DECLARED, reason="train")
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]))
