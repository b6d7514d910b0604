"""An essay quotes with sources, keeps the reader's outline, and no content breaks it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.exporters.essay import Essay, EssayItem, essay_markdown, essay_name, write_essay

NOW = datetime(2026, 3, 28, tzinfo=UTC)


def held(quote: str, body: str = "", level: int = 0, title: str = "红楼梦", number: int = 1) -> EssayItem:
    anchor = Anchor(0, len(quote), quote, section="第一回") if quote else None
    one = Annotation(f"a{number}", f"t-{title}", AnnotationKind.NOTE, NOW, NOW, anchor, 1, body)
    return EssayItem(level, annotation=one, title=title, author="曹雪芹")


def test_an_essay_has_headings_quotations_notes_sources_and_links() -> None:
    essay = Essay(
        "为何开篇写梦？",
        (
            EssayItem(0, "Dreams"),
            held("满纸荒唐言", "**荒唐**何在？", 1),
            EssayItem(1, "So the author\nspeaks first."),
            held("", "On the whole.", 0, "Walden", 2),
        ),
    )
    assert essay_markdown(essay) == (
        "# 为何开篇写梦？\n\n"
        "## Dreams\n\n"
        "> 满纸荒唐言\n>\n> — 曹雪芹, 红楼梦, 第一回 ([open](onehour://open/t-红楼梦/a1))\n\n"
        "**荒唐**何在？\n\n"
        "So the author\nspeaks first.\n\n"
        "On the whole.\n\n"
        "— 曹雪芹, Walden ([open](onehour://open/t-Walden/a2))\n\n"
        "## Sources\n\n"
        "- 曹雪芹, 红楼梦 ([open](onehour://open/t-红楼梦))\n"
        "- 曹雪芹, Walden ([open](onehour://open/t-Walden))\n"
    )


def test_nothing_that_is_quoted_or_written_breaks_the_file() -> None:
    essay = Essay("# *Why*\n?", (held("# no heading\n- no list", "```\nleft open"), EssayItem(0, "after")))
    written = essay_markdown(essay)
    assert written.startswith("# \\# \\*Why\\* ?\n")
    assert "> \\# no heading\n>\n> \\- no list" in written
    assert "```\nleft open\n```\n\nafter" in written


def test_an_empty_topic_is_its_question() -> None:
    assert essay_markdown(Essay("Why?", ())) == "# Why?\n"


def test_the_file_has_a_safe_name_and_is_written_whole(tmp_path: Path) -> None:
    essay = Essay("../CON?", ())
    path = tmp_path / essay_name(essay)
    assert path.parent == tmp_path
    write_essay(essay, path)
    assert path.read_text("utf-8").startswith("# ../CON?")
    assert list(tmp_path.iterdir()) == [path]
