"""The sections around places, as the library has them."""

from datetime import datetime

from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.text.blocks import Block, BlockKind
from reader.storage.library import Library
from tests.support.texts import add_text

NOVEL = (
    Block(BlockKind.HEADING, "第一部", level=1),
    Block(BlockKind.HEADING, "第一回　石头", level=2),
    "此开卷第一回也。",
    Block(BlockKind.HEADING, "第二部", level=1),
    Block(BlockKind.HEADING, "第一回　风月", level=2),
    "话说后来如何。",
)


def mark(library: Library, text: str, words: str, now: datetime) -> Annotation:
    view = library.texts.view(text)
    start = view.slice(0, view.characters).index(words)
    anchor = make_anchor(view, start, start + len(words), "第一回")
    operation = operations.annotate(text, AnnotationKind.HIGHLIGHT, anchor, now, colour=1)
    library.commit(operation)
    return library.annotations.get(operation.edits[0].id)


def test_equal_chapters_of_two_parts_are_told_apart(now: datetime) -> None:
    with Library.in_memory(now) as library:
        text = add_text(library, "红楼梦", NOVEL, now).id
        first, second = mark(library, text, "开卷", now), mark(library, text, "后来", now)
        assert library.outlines.titles_of(first) == ("第一部", "第一回 石头")
        assert library.outlines.titles_of(second) == ("第二部", "第一回 风月")
        assert library.outlines.titles("unknown", 3) == ()


def test_many_texts_keep_their_own_outlines(now: datetime) -> None:
    with Library.in_memory(now) as library:
        texts = [
            add_text(library, str(number), [Block(BlockKind.HEADING, f"Part {number}", level=1), f"text {number}"], now)
            for number in range(20)
        ]
        for _round in range(2):
            assert [library.outlines.titles(text.id, 9) for text in texts] == [
                (f"Part {number}",) for number in range(20)
            ]
