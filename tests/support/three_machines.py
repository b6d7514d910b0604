"""Three machines that are used, restarted and connected in any order: what must hold in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reader.core.sync.records import SyncOrder, SyncRecord
from reader.sync.document import SyncDocument
from tests.support.sync_documents import Machine, Update, shown

MACHINES = st.integers(0, 2)
RECORDS = st.sampled_from([("annotation", "n1"), ("annotation", "n2"), ("place", "a/b")])
PLACES = st.floats(0, 1)
ORDER = ("topic", "t")


class ThreeMachines(RuleBasedStateMachine):
    """Write, remove, bring back, move, restart, send and receive, with updates late, twice and out of order."""

    def __init__(self) -> None:
        super().__init__()
        self.machines = [Machine(number) for number in (1, 2, 3)]
        self.updates: list[tuple[int, Update]] = []
        self.typed: dict[tuple[str, str], Counter[str]] = {}
        self.letter = 0x4E00
        self.deleted: set[str] = set()
        self.kept: set[str] = set()

    @initialize(words=st.text("甲乙 \n", max_size=12))
    def begin(self, words: str) -> None:
        """Write a record, and let all have it."""
        self.machines[0].write(SyncRecord("annotation", "n1", {"colour": 1}, {"body": words}))
        self.send(0)
        for number in (1, 2):
            self.receive(number, [0])

    @rule(number=MACHINES, key=RECORDS, places=st.lists(PLACES, min_size=1, max_size=3), line=st.booleans())
    def type(self, number: int, key: tuple[str, str], places: list[float], *, line: bool) -> None:
        """Insert words that nobody else ever types, in up to three places."""
        record = self._record(number, key)
        words = record.words.get("body", "")
        for place in sorted(places):
            sign = self._sign()
            at = round(place * len(words))
            words = f"{words[:at]}{sign}{chr(10) * line}{words[at:]}"
            self.typed.setdefault(key, Counter())[sign] += 1
        self.machines[number].write(replace(record, words={"body": words}, removed=False))

    @rule(number=MACHINES, key=RECORDS, places=st.tuples(PLACES, PLACES), length=st.integers(0, 2))
    def rewrite(self, number: int, key: tuple[str, str], places: tuple[float, float], length: int) -> None:
        """Replace a part of the words by others; what somebody deleted may be gone in the end."""
        record = self._record(number, key)
        words = record.words.get("body", "")
        start, end = (round(place * len(words)) for place in sorted(places))
        signs = "".join(self._sign() for _ in range(length))
        self.typed.setdefault(key, Counter()).update(signs)
        self.deleted |= set(words[start:end])
        body = f"{words[:start]}{signs}{words[end:]}"
        self.machines[number].write(replace(record, words={"body": body}, removed=False))

    @rule(number=MACHINES, key=RECORDS, colour=st.integers(0, 9))
    def colour(self, number: int, key: tuple[str, str], colour: int) -> None:
        """Change a field."""
        record = self._record(number, key)
        self.machines[number].write(replace(record, fields={"colour": colour}, removed=False))

    @rule(number=MACHINES, key=RECORDS, tags=st.frozensets(st.sampled_from("pqr")))
    def tag(self, number: int, key: tuple[str, str], tags: frozenset[str]) -> None:
        """Change a set."""
        self.machines[number].write(replace(self._record(number, key), sets={"tags": tags}, removed=False))

    @rule(number=MACHINES, key=RECORDS, is_removed=st.booleans())
    def remove(self, number: int, key: tuple[str, str], *, is_removed: bool) -> None:
        """Remove a record that was sent, also right after an edit, or bring it back."""
        machine = self.machines[number]
        if any((record.kind, record.id) == key for record in machine.document.records()):
            machine.write(replace(self._record(number, key), removed=is_removed))

    @rule(number=MACHINES, place=PLACES)
    def add_item(self, number: int, place: float) -> None:
        """Put something into an order, sometimes what another machine puts there, too."""
        items = list(self.machines[number].orders.get(ORDER, ()))
        item = f"i{len(self.kept) - len(self.kept) % 2}"
        if item not in items:
            items.insert(round(place * len(items)), item)
            self.kept.add(item)
            self.kept.add(f"{item}+")
            self.machines[number].reorder(SyncOrder(*ORDER, tuple(items)))

    @rule(number=MACHINES, data=st.data())
    def move_items(self, number: int, data: st.DataObject) -> None:
        """Put an order into another one."""
        items = data.draw(st.permutations(self.machines[number].orders.get(ORDER, ())))
        self.machines[number].reorder(SyncOrder(*ORDER, tuple(items)))

    @rule(number=MACHINES)
    def send(self, number: int) -> None:
        """Send what was changed."""
        update = self.machines[number].send()
        if update:
            self.updates.append((number, update))

    @rule(number=MACHINES)
    def restart(self, number: int) -> None:
        """Restart a machine, which is another writer then."""
        self.send(number)
        self.machines[number].restart()

    @rule(number=MACHINES, data=st.data())
    def meet(self, number: int, data: st.DataObject) -> None:
        """Receive some updates of others in any order, some of them again."""
        if self.updates:
            places = st.integers(0, len(self.updates) - 1)
            self.receive(number, data.draw(st.lists(places, max_size=6)))

    @rule(number=MACHINES, other=MACHINES)
    def read_base(self, number: int, other: int) -> None:
        """Receive all that another machine has."""
        if number != other:
            self.send(number)
            self.send(other)
            self.machines[number].receive([Update(self.machines[other].document.snapshot())])

    def receive(self, number: int, places: Iterable[int]) -> None:
        """Receive updates by their places, but not one's own."""
        self.send(number)
        updates = [self.updates[place] for place in places]
        taken = self.machines[number].receive(update for author, update in updates if author != number)
        assert taken.refused == ()

    @invariant()
    def library_and_document_show_the_same(self) -> None:
        """Hold each library to its document, but for what it has not sent."""
        for machine in self.machines:
            for record in machine.document.records():
                key = (record.kind, record.id)
                if key not in machine.changed:
                    assert shown(machine.library.get(key)) == shown(record), (machine.library.get(key), record)

    def teardown(self) -> None:
        """Deliver everything in two orders, and hold all machines to each other."""
        for number in range(3):
            self.send(number)
        everything = range(len(self.updates))
        for number, machine in enumerate(self.machines):
            self.receive(number, everything if number % 2 else reversed(everything))
            assert machine.document.pending() is None
            self.receive(number, everything)
            assert machine.send() is None
        self._hold_equal()
        self._hold_whole()

    def _hold_equal(self) -> None:
        first = self.machines[0]
        for machine in self.machines:
            again = SyncDocument(9, "again")
            again.load(machine.document.snapshot())
            assert again.digest() == machine.document.digest() == first.document.digest()
            assert again.records() == machine.document.records() == first.document.records()
            assert machine.orders.get(ORDER, ()) == first.orders.get(ORDER, ())
            assert machine.document.versions() == first.document.versions()

    def _hold_whole(self) -> None:
        records = {(record.kind, record.id): record for record in self.machines[0].document.records()}
        for key, typed in self.typed.items():
            there = Counter(records[key].words.get("body", ""))
            assert not {sign for sign in typed if sign not in self.deleted and not there[sign]}
        items = self.machines[0].orders.get(ORDER, ())
        assert set(items) == {item for item in self.kept if not item.endswith("+")}

    def _record(self, number: int, key: tuple[str, str]) -> SyncRecord:
        """Return a record as it is shown, or as the document has it if it came removed."""
        machine = self.machines[number]
        if key not in machine.library:
            there = {(record.kind, record.id): record for record in machine.document.records()}
            return there.get(key, SyncRecord(*key, {"colour": None}))
        return machine.library[key]

    def _sign(self) -> str:
        self.letter += 1
        return chr(self.letter)
