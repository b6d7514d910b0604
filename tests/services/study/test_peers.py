"""Nothing takes the notes of others for the reader's own, whatever they hold."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.foreign_notes import ForeignNotes
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.study.groups import Person
from reader.core.study.peer_notes import PeerNote
from reader.importers.annotations.web_annotation import read_web_annotations
from reader.services.study.card_making import suggestions
from reader.services.study.peer_links import creators, move_to_peer, reply_to, take_over
from reader.services.study.peer_reading import (
    marked_together,
    place_waiting_peer_notes,
    search_peer_notes,
    visible_peer_notes,
)
from reader.services.study.peers import PeerNotesOptions, PeerNotesReport, add_peer_notes
from reader.storage.library import Library
from tests.support.annotation_sets import BO, DAN, SetNote, set_value
from tests.support.texts import add_text

TITLE = "河边札记"
BLOCKS = [
    "河水在石桥下转弯，芦苇随风低头。",
    "守渡的老人每天清早扫净台阶，再去看水位。",
    "Each ferry waits for one bell.",
]
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
OPTIONS = PeerNotesOptions(Path("bo.jsonld"))


def foreign(*notes: SetNote, title: str = TITLE, **options: object) -> ForeignNotes:
    value = set_value(*notes, title=title, **options)  # type: ignore[arg-type]
    return read_web_annotations(value, Path("bo.jsonld"), UTC)


def add(library: Library, *notes: SetNote, title: str = TITLE, **options: object) -> PeerNotesReport:
    sets = foreign(*notes, title=title, **options)
    return add_peer_notes(library, sets, OPTIONS, Comparison(), NOW)[0]


def seen_by_others(library: Library, text: str) -> tuple[object, ...]:
    """Return what is made of the reader's own annotations."""
    own = library.annotations.all()
    return (
        *(own, library.annotations.counts(), library.annotations.kind_counts(text), library.annotations.tags()),
        *(
            library.annotation_lists.of_texts([text]).get(text),
            library.annotations.has_any(),
            library.annotations.made_since(NOW),
        ),
        [library.index.search(words) for words in ("河水", "bell", "扫", "tag:私")],
        [suggestions(library, one) for one in own],
        *(library.cards.all(), library.topics.all()),
    )


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len("".join(BLOCKS)) - 2),
            st.integers(1, 12),
            st.text("河水bell扫<script>\u202e&*# ", max_size=12),
            st.sampled_from((BO, DAN)),
        ),
        max_size=8,
    )
)
def test_nothing_that_reads_own_notes_ever_sees_one_of_another(made: list[tuple[int, int, str, str]]) -> None:
    with Library.in_memory(NOW) as library:
        text = add_text(library, TITLE, BLOCKS, NOW, indexed=True).id
        view = library.texts.view(text)
        library.commit(annotate(text, AnnotationKind.NOTE, make_anchor(view, 0, 4), NOW, body="河水的想法"))
        before = seen_by_others(library, text)
        for number, (start, length, body, who) in enumerate(made):
            quote = view.slice(start, start + length)
            note = SetNote(quote, body, number, tags=("私",), creator=(who, who[:4]))
            if quote.strip() or body.strip():
                add(library, note)
        assert seen_by_others(library, text) == before
        assert len(library.peer_notes.all()) <= len(made)
        assert {hit.annotation for hit in search_peer_notes(library, "河水")} <= {
            note.id for note in library.peer_notes.all()
        }


def test_they_are_shown_once_the_passage_is_read_and_the_person_is_not_hidden(library: Library) -> None:
    text = add_text(library, TITLE, BLOCKS, NOW).id
    add(library, SetNote("石桥下转弯"), SetNote("扫净台阶", number=2))
    assert visible_peer_notes(library, text) == []
    library.coverage.add(text, 0, len(BLOCKS[0]))
    assert [note.quote for note in visible_peer_notes(library, text)] == ["石桥下转弯"]
    person = library.study_groups.person("博")
    library.study_groups.change_person(replace(person, shows_notes=False), NOW)
    assert visible_peer_notes(library, text) == []


def test_adding_is_one_step_with_the_person_in_it(library: Library) -> None:
    text = add_text(library, TITLE, BLOCKS, NOW).id
    add(library, SetNote("石桥下转弯"))
    library.undo(NOW)
    assert (library.peer_notes.of_text(text), library.study_groups.people()) == ([], [])
    library.redo(NOW)
    assert [one.name for one in library.study_groups.people()] == ["博"]
    add(library, SetNote("石桥下转弯"))
    assert library.last_step() == library.history()[0].number


def test_notes_are_placed_by_the_digest_whatever_the_title(library: Library) -> None:
    text = add_text(library, TITLE, BLOCKS, NOW).id
    digest = library.texts.digests([text])[text]
    report = add(library, SetNote("石桥下转弯"), title="另一个题目", digest=digest)
    assert (report.counts.matched, report.texts) == (1, (text,))


def test_waiting_notes_come_to_a_text_with_the_digest_or_the_title_and_half_of_the_quotations(
    library: Library,
) -> None:
    add(library, SetNote("石桥下转弯"), SetNote("完全不在这里的一句话", number=2))
    add(library, SetNote("扫净台阶", number=3), title="没有这个题目", creator=(DAN, "丹"))
    text = add_text(library, TITLE, BLOCKS, NOW).id
    assert place_waiting_peer_notes(library, text, Comparison(), NOW) == 2
    assert [(note.quote, note.orphan) for note in library.peer_notes.of_text(text)] == [
        ("石桥下转弯", False),
        ("完全不在这里的一句话", True),
    ]
    assert len(library.peer_notes.waiting()) == 1


def test_the_own_marks_count_in_common_only_under_a_name(library: Library) -> None:
    text = add_text(library, TITLE, BLOCKS, NOW).id
    view = library.texts.view(text)
    library.commit(annotate(text, AnnotationKind.HIGHLIGHT, make_anchor(view, 0, 2), NOW, colour=1))
    add(library, SetNote("石桥下转弯"))
    assert marked_together(library) == []
    (shared,) = marked_together(library, text, "安")
    assert (shared.people, shared.sentence.quote) == (("安", "博"), BLOCKS[0])


def test_a_copy_stays_when_notes_are_moved_and_a_reply_goes_with_its_note(library: Library) -> None:
    text = add_text(library, TITLE, BLOCKS, NOW).id
    add(library, SetNote("石桥下转弯"))
    (note,) = library.peer_notes.of_text(text)
    copy, _changes = take_over(library, note, NOW)
    reply, _changes = reply_to(library, note, "是的", NOW)
    assert creators(library) == {}
    assert {link.annotation for link in library.peer_notes.links_to([note.id])} == {copy.id, reply.id}
    came_in = annotate(text, AnnotationKind.NOTE, note.anchor, NOW + timedelta(hours=1), body="旧", creator="博")
    library.commit(came_in)
    person, _changes = move_to_peer(library, "博", "", NOW + timedelta(hours=2))
    assert person == Person(BO, "博")
    assert {one.body for one in library.peer_notes.of_person(BO)} == {"好", "旧"}
    assert {one.id for one in library.annotations.all()} == {copy.id, reply.id}


def test_a_set_with_an_unreadable_entry_withdraws_nothing(library: Library) -> None:
    text = add_text(library, TITLE, BLOCKS, NOW).id
    add(library, SetNote("石桥下转弯"), SetNote("扫净台阶", number=2), complete=True)
    value = set_value(SetNote("石桥下转弯"), title=TITLE, complete=True)
    value["items"].append(7)
    sets = read_web_annotations(json.loads(json.dumps(value)), Path("bo.jsonld"), UTC)
    report, _changes = add_peer_notes(library, sets, OPTIONS, Comparison(), NOW)
    assert (report.counts.withdrawn, len(report.skipped)) == (0, 1)
    assert all(isinstance(note, PeerNote) and note.withdrawn is None for note in library.peer_notes.of_text(text))


def test_a_search_finds_them_only_where_it_asks_for_them(library: Library) -> None:
    text = add_text(library, TITLE, BLOCKS, NOW, indexed=True).id
    add(library, SetNote("石桥下转弯", body="落款"), SetNote("扫净台阶", body="落款", number=2))
    for words in ("落款", "in:notes 落款", "in:texts 落款", "tag:私"):
        assert library.index.search(words) == []
    session = library.index.start_session("in:peers 落款")
    while session.step():
        pass
    (group,) = session.groups
    assert [(hit.text, hit.start, hit.annotation) for hit in group.hits] == [
        (text, BLOCKS[0].index("石桥"), None),
        (text, len(BLOCKS[0]) + 1 + BLOCKS[1].index("扫净"), None),
    ]
    assert library.index.search("in:他人 扫净")[0].marks
    assert library.index.filter_notes(AnnotationFilter(text="in:peers 落款")) == set()
