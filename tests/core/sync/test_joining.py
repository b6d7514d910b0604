from __future__ import annotations

from dataclasses import replace

import pytest

from reader.core.sync.joining import Precedence, changes_between, joined_changes, joined_record, united_words
from reader.core.sync.records import ChangedOrder, ChangedRecord, OutgoingChanges, SyncOrder, SyncRecord

GROUP = SyncRecord(
    "annotation", "n", {"colour": 1, "new": "x"}, {"body": "One.\nOf the group."}, {"tags": frozenset("p")}
)
OWN = SyncRecord("annotation", "n", {"colour": 2, "old": 3}, {"body": "One.\nOf mine."}, {"tags": frozenset("q")})
KEY = frozenset({("annotation", "n")})


def test_words_and_sets_of_both_stay_and_the_fields_of_the_group_hold() -> None:
    joined = joined_record(GROUP, OWN)
    assert joined.fields == {"colour": 1, "new": "x", "old": 3}
    assert sorted(joined.words["body"].split("\n")) == ["Of mine.", "Of the group.", "One."]
    assert joined.sets == {"tags": frozenset("pq")}
    assert joined_record(GROUP, OWN, own_fields_hold=True).fields == {"colour": 2, "new": "x", "old": 3}


@pytest.mark.parametrize(
    ("first", "second"), [("", "a"), ("a\nb", "b"), ("a\n\nb", "a\nc"), ("x", "y"), ("a\nb", "b\na")]
)
def test_words_that_were_joined_hold_both_and_stay_as_they_are(first: str, second: str) -> None:
    joined = united_words(first, second)
    assert set(joined.split("\n")) >= {*first.split("\n"), *second.split("\n")} - {""}
    assert united_words(joined, first) == united_words(joined, second) == united_words(joined, joined) == joined


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("读书要读原文", "读书要读原文，读两遍"), ("One line.\nAnother", "One line.\nAnother one.\nAnd a third.")],
)
def test_words_that_only_went_on_do_not_stand_twice(earlier: str, later: str) -> None:
    assert united_words(earlier, later) == united_words(later, earlier) == later
    assert united_words("The", "Then") == "The\nThen"


@pytest.mark.parametrize(
    ("group", "own", "removed"),
    [
        (replace(GROUP, removed=True), replace(GROUP, removed=True), True),
        (replace(GROUP, removed=True), GROUP, True),
        (GROUP, replace(GROUP, removed=True), True),
        (replace(GROUP, removed=True), OWN, False),
        (GROUP, replace(OWN, removed=True), False),
    ],
)
def test_a_removed_record_lives_if_the_other_side_has_something_else(
    group: SyncRecord, own: SyncRecord, removed: bool
) -> None:
    assert joined_record(group, own).removed is removed


def test_precedence_says_what_holds() -> None:
    group, own = OutgoingChanges((GROUP,)), OutgoingChanges((OWN,))
    assert joined_changes(group, own, Precedence.LIBRARY).records == (OWN,)
    assert joined_changes(group, own, Precedence.GROUP).records == (GROUP,)
    assert joined_changes(group, own, Precedence.GROUP, KEY).records == (
        joined_record(GROUP, OWN, own_fields_hold=True),
    )
    assert joined_changes(group, own, Precedence.BOTH).records == (joined_record(GROUP, OWN),)
    assert joined_changes(OutgoingChanges(), own, Precedence.GROUP).records == (OWN,)


def test_orders_of_both_are_joined() -> None:
    group, own = SyncOrder("topic", "t", ("a", "b")), SyncOrder("topic", "t", ("c", "b"))
    outgoing = OutgoingChanges(orders=(own,))

    def items(precedence: Precedence) -> tuple[str, ...]:
        return joined_changes(OutgoingChanges(orders=(group,)), outgoing, precedence).orders[0].items

    assert items(Precedence.BOTH) == items(Precedence.GROUP) == ("a", "b", "c")
    assert items(Precedence.LIBRARY) == ("c", "b", "a")
    assert joined_changes(OutgoingChanges(), outgoing, Precedence.BOTH).orders == (own,)


def test_what_differs_is_told_and_what_only_the_library_has_stays() -> None:
    other = replace(OWN, id="other")
    gone = replace(OWN, id="gone", removed=True)
    library = OutgoingChanges((OWN, other), (SyncOrder("topic", "t", ("a",)),))
    order = SyncOrder("topic", "t", ("a", "b"))
    changes = changes_between(library, OutgoingChanges((GROUP, gone), (order, SyncOrder("topic", "u", ()))))
    assert changes.records == (ChangedRecord(OWN, GROUP),)
    assert changes.orders == (ChangedOrder(("a",), order),)
    assert changes_between(library, library) == changes_between(OutgoingChanges(), OutgoingChanges())


def test_words_and_sets_that_the_group_emptied_are_named() -> None:
    bare = SyncRecord("annotation", "n", OWN.fields)
    (changed,) = changes_between(OutgoingChanges((OWN,)), OutgoingChanges((bare,))).records
    assert changed.after == replace(bare, words={"body": ""}, sets={"tags": frozenset()})
    emptied = replace(bare, words={"body": ""}, sets={"tags": frozenset()})
    assert changes_between(OutgoingChanges((emptied,)), OutgoingChanges((bare,))).records == ()
    assert joined_record(replace(bare, removed=True), emptied).removed
