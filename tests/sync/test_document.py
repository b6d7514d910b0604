"""What machines have in common: what each changes apart comes together on all of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.sync.authored_record import AuthoredRecord
from reader.core.sync.edit_counts import machine_of
from reader.core.sync.records import ChangedOrder, ChangedRecord, OutgoingChanges, SyncOrder, SyncRecord, WrittenOnBoth
from reader.sync.document import SyncDocument
from tests.support.sync_documents import Machine, Update, exchange

LINE = "关键少数要率先垂范"
NOTE = SyncRecord("annotation", "n1", {"colour": 3, "style": None}, {"body": LINE}, {"tags": frozenset({"p"})})
KEY = ("annotation", "n1")


def two_machines(record: SyncRecord = NOTE) -> tuple[Machine, Machine]:
    first, second = Machine(1), Machine(2)
    first.write(record)
    exchange(first, second)
    return first, second


def edit(machine: Machine, **changes: object) -> None:
    machine.write(replace(machine.library[KEY], **changes))  # type: ignore[arg-type]


def body(machine: Machine) -> str:
    return machine.library[KEY].words["body"]


def agree(*machines: Machine) -> bool:
    shown = {machine.document.digest() for machine in machines}
    for machine in machines:
        again = SyncDocument(99, "again")
        again.load(machine.document.snapshot())
        shown.add(again.digest())
    return len(shown) == 1 and all(machine.library == machines[0].library for machine in machines)


def test_a_record_arrives_as_it_was_written() -> None:
    first, second = two_machines()
    assert second.library == {KEY: NOTE}
    assert second.document.records() == (NOTE,)
    assert agree(first, second)


def test_two_that_both_extended_a_line_get_one_line_with_both() -> None:
    first, second = two_machines()
    edit(first, words={"body": f"{LINE}，一级做给一级看"})
    edit(second, words={"body": f"第三章：{LINE}"})
    exchange(first, second)
    assert body(first) == body(second) == "第三章：关键少数要率先垂范，一级做给一级看"


def test_two_that_both_rewrote_a_line_get_both_lines_and_both_are_listed() -> None:
    first, second = two_machines(replace(NOTE, words={"body": "The cat sat on the mat."}))
    cat, dog = "The cat stood by the door.", "The dog slept on the rug."
    edit(first, words={"body": cat})
    edit(second, words={"body": dog})
    one, other = first.send(), second.send()
    assert one
    assert other
    taken = first.receive([other]).changes.both, second.receive([one]).changes.both
    versions = {"0000000000000001": cat, "0000000000000002": dog}
    assert taken == ((WrittenOnBoth(*KEY, "body", cat + dog, versions),),) * 2
    assert body(first) == body(second) == cat + dog


def test_emoji_that_are_joined_and_characters_beyond_the_first_plane_stay_whole() -> None:
    first, second = two_machines(replace(NOTE, words={"body": "𠮷野家👨‍👩‍👧来了"}))
    edit(first, words={"body": "𠮷野家👨‍👩‍👧来了𠮷"})
    edit(second, words={"body": "👨‍👩‍👧𠮷野家👨‍👩‍👧来了"})
    exchange(first, second)
    assert body(first) == body(second) == "👨‍👩‍👧𠮷野家👨‍👩‍👧来了𠮷"


def test_words_that_one_machine_wrote_after_seeing_the_other_are_not_listed() -> None:
    first, second = two_machines()
    edit(first, words={"body": f"{LINE}。"})
    one = first.send()
    assert one
    second.receive([one])
    edit(second, words={"body": f"{LINE}。好"})
    other = second.send()
    assert other
    assert first.receive([other]).changes.both == ()
    assert second.receive([one]).changes.both == ()


def test_words_and_a_colour_changed_apart_are_not_listed() -> None:
    first, second = two_machines()
    edit(first, words={"body": f"{LINE}。"})
    edit(second, fields={"colour": 4, "style": None})
    one, other = first.send(), second.send()
    assert one
    assert other
    assert first.receive([other]).changes.both == second.receive([one]).changes.both == ()
    assert first.library[KEY] == replace(NOTE, fields={"colour": 4, "style": None}, words={"body": f"{LINE}。"})


def test_words_of_three_machines_that_knew_nothing_of_each_other_are_listed_together() -> None:
    machines = Machine(1), Machine(2), Machine(3)
    machines[0].write(replace(NOTE, words={"body": "一行"}))
    exchange(*machines)
    for machine, words in zip(machines, ("甲甲", "乙乙", "丙丙"), strict=True):
        edit(machine, words={"body": words})
    updates = [update for machine in machines if (update := machine.send())]
    (both,) = machines[0].receive(updates).changes.both
    assert sorted(both.versions.values()) == ["丙丙", "乙乙", "甲甲"]
    assert sorted(both.merged) == sorted("甲甲乙乙丙丙")


def test_tags_are_united_and_the_last_field_holds() -> None:
    first, second = two_machines()
    edit(first, sets={"tags": frozenset("pq")})
    edit(second, sets={"tags": frozenset("pr")}, fields={"colour": 4, "style": None})
    exchange(first, second)
    assert first.library[KEY].sets["tags"] == frozenset("pqr")
    assert first.library[KEY].fields["colour"] == 4
    assert agree(first, second)


def test_a_set_without_members_is_named_where_it_had_some() -> None:
    first, second = two_machines()
    edit(first, sets={"tags": frozenset()})
    exchange(first, second)
    assert second.library[KEY].sets == {"tags": frozenset()}


def test_a_removal_that_has_seen_every_edit_removes() -> None:
    first, second = two_machines()
    edit(first, removed=True)
    exchange(first, second)
    assert second.library[KEY].removed
    assert agree(first, second)


def test_a_record_edited_on_another_machine_outlives_its_removal_and_the_next_one_removes_it() -> None:
    first, second = two_machines()
    edit(first, removed=True)
    edit(second, words={"body": f"{LINE}。"})
    one, other = first.send(), second.send()
    assert one
    assert other
    back, kept = first.receive([other]).changes, second.receive([one]).changes
    assert (kept.records, kept.kept) == ((), ("n1",))
    assert [(changed.before.removed, changed.after.removed) for changed in back.records if changed.before] == [
        (True, False)
    ]
    assert body(first) == body(second) == f"{LINE}。"
    edit(second, removed=True)
    exchange(first, second)
    assert first.library[KEY].removed


def test_an_edit_that_one_of_three_machines_has_not_seen_keeps_a_record_on_all() -> None:
    first, second = two_machines()
    third = Machine(3)
    third.receive([Update(first.document.snapshot())])
    edit(third, words={"body": f"{LINE}三"})
    edit(second, words={"body": f"二{LINE}"})
    exchange(first, second)
    edit(first, removed=True)
    exchange(first, second, third)
    for machine in (first, third):
        machine.receive([Update(second.document.snapshot())])
    assert {body(machine) for machine in (first, second, third)} == {f"二{LINE}三"}
    assert not any(machine.library[KEY].removed for machine in (first, second, third))


def test_an_edit_and_a_removal_after_it_remove_together() -> None:
    first, second = two_machines()
    edit(first, words={"body": f"{LINE}。"}, removed=True)
    exchange(first, second)
    assert first.library[KEY].removed
    assert second.library[KEY].removed
    assert agree(first, second)


def test_what_was_edited_before_a_removal_holds_where_the_record_lives() -> None:
    first, second = two_machines()
    edit(first, words={"body": f"{LINE}。"}, removed=True)
    edit(second, words={"body": f"二{LINE}"})
    exchange(first, second)
    assert body(first) == body(second) == f"二{LINE}。"
    assert not first.library[KEY].removed


def test_a_removed_record_that_is_brought_back_is_back_everywhere() -> None:
    first, second = two_machines()
    edit(first, removed=True)
    exchange(first, second)
    edit(second, removed=False)
    exchange(first, second)
    assert first.library == second.library == {KEY: NOTE}
    edit(first, removed=True)
    exchange(first, second)
    assert second.library[KEY].removed


def test_a_record_that_was_never_sent_and_is_removed_leaves_nothing() -> None:
    machine = Machine(1)
    machine.write(replace(NOTE, removed=True))
    assert machine.send() is None
    assert machine.document.records() == ()


def test_only_what_differs_is_written() -> None:
    first, _second = two_machines()
    edit(first)
    assert first.send() is None
    edit(first, fields={"colour": 4, "style": None})
    update = first.send()
    assert update
    assert len(update.data) < 200


def test_fields_words_and_sets_that_a_machine_does_not_know_stay() -> None:
    first, _second = two_machines()
    newer = SyncRecord(*KEY, {"shape": "round"}, {"title": "题"}, {"links": frozenset({"a/b:c"})})
    first.document.put(OutgoingChanges((newer,)))
    edit(first, fields={"colour": 6, "style": None})
    first.send()
    (record,) = first.document.records()
    assert record.fields == {"colour": 6, "style": None, "shape": "round"}
    assert record.words == {"body": LINE, "title": "题"}
    assert record.sets == {"tags": frozenset({"p"}), "links": frozenset({"a/b:c"})}


def test_kinds_and_ids_may_hold_any_sign() -> None:
    record = SyncRecord(
        "place/new", "a:b/c%\0 题", {"time": 1.5}, {"wo:rds/": "x"}, {"s/t": frozenset({"", "/", "\0"})}
    )
    first, second = two_machines(record)
    assert second.document.records() == (record,)
    assert agree(first, second)


def test_moves_of_two_machines_come_together() -> None:
    first, second = two_machines()
    first.reorder(SyncOrder("topic", "t", tuple("abcde")))
    exchange(first, second)
    first.reorder(SyncOrder("topic", "t", tuple("bcdea")))
    second.reorder(SyncOrder("topic", "t", tuple("cabde")))
    exchange(first, second)
    assert first.orders == second.orders
    assert first.orders["topic", "t"] == tuple("cbdea")


def test_an_item_that_two_machines_added_is_shown_once() -> None:
    first, second = two_machines()
    for machine, items in ((first, "ax"), (second, "xb")):
        machine.reorder(SyncOrder("topic", "t", tuple(items)))
    one, other = first.send(), second.send()
    assert one
    assert other
    taken = first.receive([other]).changes.orders
    second.receive([one])
    assert taken == (ChangedOrder(("a", "x"), SyncOrder("topic", "t", ("a", "x", "b"))),)
    first.reorder(SyncOrder("topic", "t", tuple("bxa")))
    exchange(first, second)
    assert second.orders["topic", "t"] == tuple("bxa")
    first.reorder(SyncOrder("topic", "t", tuple("ba")))
    exchange(first, second)
    assert second.orders["topic", "t"] == tuple("ba")
    assert agree(first, second)


def test_an_update_holds_own_operations_only() -> None:
    _first, second = two_machines()
    edit(second, fields={"colour": 4, "style": None})
    update = second.send()
    assert update
    third = Machine(3)
    assert third.receive([update]).waiting == (0,)
    assert third.document.versions() == {}


def test_what_waits_for_an_earlier_update_takes_effect_when_that_comes_also_after_a_restart() -> None:
    first, second = two_machines()
    third = Machine(3)
    edit(second, fields={"colour": 4, "style": None})
    update = second.send()
    assert update
    assert third.receive([update, update]).waiting == (0, 1)
    third.restart()
    taken = third.receive([Update(first.document.snapshot())])
    assert taken.waiting == ()
    assert taken.changes.records == (ChangedRecord(None, replace(NOTE, fields={"colour": 4, "style": None})),)


def test_damaged_updates_are_refused_and_the_others_taken() -> None:
    first, second = two_machines()
    edit(second, fields={"colour": 4, "style": None})
    update = second.send()
    assert update
    damaged = bytearray(update.data)
    damaged[-1] ^= 1
    taken = first.document.take([b"", bytes(damaged), update.data, b"other"])
    assert (taken.refused, len(taken.changes.records)) == ((0, 1, 3), 1)


def test_a_damaged_snapshot_is_an_error_of_ours_and_ends_the_document() -> None:
    first, _second = two_machines()
    document = SyncDocument(9, "s")
    snapshot = bytearray(first.document.snapshot())
    snapshot[-1] ^= 1
    for _ in range(2):
        with pytest.raises(ReaderError) as caught:
            document.load(bytes(snapshot))
        assert caught.value.problem is Problem.SYNC_DOCUMENT_DAMAGED


def test_a_document_that_is_loaded_goes_on_where_it_was() -> None:
    first, second = two_machines()
    edit(first, fields={"colour": 4, "style": None})
    first.restart()
    edit(first, fields={"colour": 5, "style": None})
    exchange(first, second)
    assert second.library[KEY].fields["colour"] == 5
    assert agree(first, second)
    assert first.document.own_update() is None
    assert first.document.own_update(since=0) is not None


def test_a_record_without_words_counts_only_the_last_opening_of_each_machine() -> None:
    first, second = two_machines(SyncRecord("place", "d/1", {"position": 0}))
    for position in range(1, 40):
        machine = (first, second)[position % 2]
        machine.restart()
        machine.write(SyncRecord("place", "d/1", {"position": position}))
        exchange(first, second)
    (authored,) = first.document.put(OutgoingChanges((SyncRecord("place", "d/1", {"position": 40}),)))
    assert sorted(map(machine_of, authored.edits)) == ["0000000000000001", "0000000000000002"]
    first.document.put(OutgoingChanges((SyncRecord("place", "d/1", removed=True),)))
    assert first.document.records()[0].removed
    second.write(SyncRecord("place", "d/1", {"position": 41}))
    edit = second.send()
    assert edit
    first.document.take([edit.data])
    assert not first.document.records()[0].removed


def test_many_records_are_written_and_told() -> None:
    machine = Machine(1)
    records = tuple(replace(NOTE, id=f"n{number}") for number in range(450))
    authored = machine.document.put(OutgoingChanges(records))
    assert [one.record for one in authored] == list(records)
    again = [AuthoredRecord.of_line(one.as_line()) for one in authored]
    assert tuple(again) == authored
    assert authored[0].edits == {"0000000000000001.00000001": 1}


@pytest.mark.parametrize("change", [{"record": 1}, {"edits": {"x": "1"}}, {"fields": []}, {"removals": None}])
def test_a_told_record_that_is_none_of_ours_is_refused(change: dict[str, object]) -> None:
    line = AuthoredRecord("1.1", NOTE, {"1.1": 1}, {}, ("body",)).as_line()
    with pytest.raises(ValueError, match="Error"):
        AuthoredRecord.of_line(line | change)
