"""Whatever is in a pack comes out of it as it went in: its texts, blocks, notes and questions."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.core.annotations.operations import annotate, set_style
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.study.pack import PackNote, PackPart, StudyPack
from reader.core.study.questions import BankQuestion, Option, Question, QuestionKind, question_id
from reader.core.text.bibliographic_values import cleaned_bibliography
from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind
from reader.core.text.import_options import DEFAULT_OPTIONS
from reader.core.text.model import TextDetails
from reader.exporters.study.bag import bag_bytes
from reader.exporters.study.pack import PackMaterial, pack_file
from reader.services.study.pack_making import PackMaker, PackRequest
from reader.services.study.pack_opening import OpeningOptions, PackOpening
from reader.services.study.pack_reading import read_pack
from reader.services.whole_texts import whole_text
from reader.storage.library import Library
from tests.support.texts import add_text

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
TODAY = date(2026, 3, 2)
WORDS = st.text(alphabet=string.ascii_letters + "慢读一页，。“”|#*_- \u3000𠮷", min_size=1, max_size=40)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    kind = draw(st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.IMAGE]))
    text = draw(LINES if kind in {BlockKind.VERSE, BlockKind.CODE, BlockKind.TABLE} else WORDS)
    start = draw(st.integers(0, len(text)))
    mark_kind = draw(st.sampled_from([InlineKind.EMPHASIS, InlineKind.RUBY, InlineKind.LINK]))
    target = {InlineKind.RUBY: "màn", InlineKind.LINK: "https://example.org/a?b=c"}.get(mark_kind, "")
    inlines = draw(st.sampled_from([(), (Inline(mark_kind, start, len(text), target),)]))
    names = draw(st.sampled_from([(), ("one",), ("one", "two")]))
    label = draw(st.sampled_from(["", "1.", "•"])) if kind is BlockKind.LIST_ITEM else ""
    level = draw(st.integers(1, 6)) if kind in {BlockKind.HEADING, BlockKind.LIST_ITEM} else 0
    return Block(kind, text, inlines, level, label, names=names)


TEXTS = st.lists(st.lists(blocks(), min_size=1, max_size=12), min_size=1, max_size=3)


def _lead(all_blocks: Sequence[Sequence[Block]], body: str) -> tuple[Library, PackRequest]:
    library = Library.in_memory(NOW)
    texts = [add_text(library, f"慢读 {number}", of_text, NOW).id for number, of_text in enumerate(all_blocks)]
    known = cleaned_bibliography({"item_type": "book", "publisher": body, "date": "um 1998"})
    for text in dict.fromkeys(texts):
        view, card = library.texts.view(text), library.texts.get(text)
        named = TextDetails(card.title, card.author, card.language)
        library.texts.describe(text, named, DEFAULT_OPTIONS, NOW, known)
        if view.characters > 2:
            anchor = make_anchor(view, 0, min(9, view.characters), "某节")
            note = annotate(text, AnnotationKind.NOTE, anchor, NOW, colour=2, body=body, tags=("领学",))
            library.commit(note)
            library.commit(set_style(library.annotations.get(note.edits[0].id), AnnotationStyle.WAVY, NOW))
    question = Question(
        QuestionKind.CHOICE, f"慢读？{body}", (Option("一页", right=True), Option("十页", right=False, feedback="太快"))
    )
    library.questions.add([BankQuestion(question_id(question), question)], NOW)
    request = PackRequest(tuple(dict.fromkeys(texts)), tags=frozenset({"领学"}), has_questions=True, name="博")
    return library, request


def _translate(_context: str, text: str) -> str:
    return text


@pytest.mark.parametrize("parts", [frozenset(PackPart)])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(all_blocks=TEXTS, body=WORDS)
def test_made_opened_and_made_again_it_is_the_same(
    parts: frozenset[PackPart], all_blocks: list[list[Block]], body: str
) -> None:
    lead, request = _lead(all_blocks, body)
    with lead, Library.in_memory(NOW) as member:
        made = PackMaker(lead, _translate, NOW).make(request)
        first = bag_bytes(made.file)
        assert read_pack(made.file) == made.pack
        with member.import_connection(separate=False) as connection:
            opening = PackOpening(connection, made.file, Comparison(), TODAY, NOW)
            report, _changes = opening.open(OpeningOptions(parts))
        assert report.texts_added == len(request.whole)
        assert report.notes.orphaned == 0
        again = _made_again(member, made.pack)
        assert bag_bytes(pack_file(again)) == first
        assert set(member.bibliographies.all().values()) == set(lead.bibliographies.all().values())


def _made_again(member: Library, pack: StudyPack) -> PackMaterial:
    """Return a pack with all that can be read of it from the library that it was opened in."""
    kept = member.packs.get(pack.id)
    cards = [member.texts.get(text.text) for text in kept.texts]
    notes = []
    for place, card in enumerate(cards):
        for note in member.peer_notes.of_text(card.id):
            own = replace(note.as_annotation(), id=note.original, text="")
            notes.append(PackNote(place, own))
    bank = member.questions.some(kept.summary.questions)
    questions = tuple(
        replace(one, question=replace(bank[one.id].question, text="", quote=one.question.quote))
        for one in pack.questions
    )
    described = tuple(text.described for text in kept.texts)
    whole = {place: whole_text(member, card) for place, card in enumerate(cards)}
    return PackMaterial(
        replace(
            pack,
            title=kept.title,
            words=kept.words,
            texts=described,
            lessons=kept.summary.lessons,
            questions=questions,
            notes=tuple(notes),
            rota=kept.summary.rota,
        ),
        whole,
    )
