"""Let machines do what readers and programs that carry folders over do, at random, and check that they agree."""

from __future__ import annotations

import random
import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.core.sync.joining import Precedence
from reader.core.sync.records import SyncOrder
from tests.support.sync_group import LibraryContents, Machine, carry, is_behind, shown

NOTES = 5
STATE = "library.db.sync"
_FIRST_WORD = 0x4E00
"""Each word that is typed is a letter that stands nowhere else."""


@dataclass(frozen=True)
class Accidents:
    """What may happen beside reading: wiped folders, libraries restored from backups, cloned machines."""

    wipes: bool = False
    restores: bool = False
    clones: bool = False


class SyncFuzz:
    """Three machines, more where one is cloned, and all that was typed on them."""

    def __init__(self, place: Path, seed: int, accidents: Accidents) -> None:
        self._place = place
        self._rng = random.Random(seed)
        self._accidents = accidents
        self._count = 0
        self._typed: defaultdict[str, set[str]] = defaultdict(set)
        self._unsent: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self._entries: set[str] = set()
        self._removed: set[str] = set()
        self._backups: dict[str, LibraryContents] = {}
        self.machines = [Machine(place, name) for name in ("laptop", "desk", "third")]
        first, *others = self.machines
        self._type(first)
        first.init()
        for other in others:
            carry(*self.machines)
            self._type(other)
            other.join()
        self._unsent.clear()

    def run(self, steps: int) -> None:
        """Do some steps, then let all machines exchange, and check."""
        for _ in range(steps):
            self._step()
        carry(*self.machines)
        for _ in range(5):
            for machine in self.machines:
                self._sync(machine)
                carry(*self.machines)
        self.check()

    def check(self) -> None:
        """Raise AssertionError unless all machines agree, and nothing that was typed is lost."""
        first = self.machines[0]
        for machine in self.machines[1:]:
            assert shown(machine) == shown(first), machine.name
        for machine in self.machines:
            answer = machine.sync()
            assert answer.agrees is True, (machine.name, answer.machines)
            assert not answer.sent.files
        notes = {name: one.words.get("body", "") for (_kind, name), one in shown(first)[0].items()}
        for name, words in self._typed.items():
            assert not words or name in notes or name in self._removed, name
            if name in notes and name not in self._removed:
                lost = words - set(notes[name])
                assert lost == set(), (name, notes[name])
        assert self._entries <= {name for _kind, name in first.holds.rows}

    def _step(self) -> None:
        machine = self._rng.choice(self.machines)
        actions = [self._type] * 6 + [self._log] * 3 + [self._sync] * 6 + [self._deliver] * 6
        actions += [self._remove, self._colour, self._order, self._reopen, self._back_up]
        actions += [self._wipe] * self._accidents.wipes + [self._restore] * self._accidents.restores
        actions += [self._clone] * self._accidents.clones
        self._rng.choice(actions)(machine)

    def _type(self, machine: Machine) -> None:
        self._count += 1
        name, word = f"n{self._rng.randrange(NOTES)}", chr(_FIRST_WORD + self._count)
        known = machine.holds.records.get(("annotation", name))
        lines = known.words.get("body", "").split("\n") if known and known.words.get("body") else []
        if lines and self._rng.random() < 0.6:
            number = self._rng.randrange(len(lines))
            lines[number] = lines[number] + word if self._rng.random() < 0.5 else word + lines[number]
        else:
            lines.insert(self._rng.randint(0, len(lines)), word)
        machine.write(name, "\n".join(lines))
        self._typed[name].add(word)
        self._unsent[machine.name].add((name, word))

    def _log(self, machine: Machine) -> None:
        self._count += 1
        machine.log(f"e{self._count}")
        self._entries.add(f"e{self._count}")
        self._unsent[machine.name].add(("", f"e{self._count}"))

    def _remove(self, machine: Machine) -> None:
        name = f"n{self._rng.randrange(NOTES)}"
        if ("annotation", name) in machine.holds.records:
            machine.remove(name)
            self._removed.add(name)

    def _colour(self, machine: Machine) -> None:
        name = f"n{self._rng.randrange(NOTES)}"
        if ("annotation", name) in machine.holds.records:
            machine.write(name, colour=self._rng.randrange(6))

    def _order(self, machine: Machine) -> None:
        items = list(machine.holds.orders.get(("topic", "t"), SyncOrder("topic", "t", ())).items)
        items.append(f"i{self._count}") if f"i{self._count}" not in items else None
        self._rng.shuffle(items)
        machine.holds.orders["topic", "t"] = SyncOrder("topic", "t", tuple(items))
        machine.holds.dirty.add(("topic", "t"))

    def _sync(self, machine: Machine) -> None:
        try:
            machine.sync()
        except ReaderError as error:
            if error.problem is Problem.SYNC_GROUP_NONE:
                return  # what another machine began anew has not arrived
            if error.problem is not Problem.SYNC_RESTORED:
                raise
            if not self._rejoin(machine):
                return
        self._unsent[machine.name].clear()

    def _rejoin(self, machine: Machine) -> bool:
        try:
            machine.join(Precedence.GROUP)
        except ReaderError as error:
            if error.problem is not Problem.SYNC_GROUP_NONE:
                raise
            return False
        return True

    def _deliver(self, machine: Machine) -> None:
        """Carry some files of one folder over to another, in any order, some under other names, some in part."""
        target = self._rng.choice(self.machines)
        paths = [path for path in machine.folder.rglob("*") if path.is_file() and not path.name.startswith(".")]
        self._rng.shuffle(paths)
        for path in paths[: self._rng.randint(0, len(paths))]:
            to = target.folder / path.relative_to(machine.folder)
            to.parent.mkdir(parents=True, exist_ok=True)
            if to.exists() and not is_behind(to, path):
                continue
            chance = self._rng.random()
            if chance < 0.1 and path.suffix == ".ohs" and not to.exists():
                to.write_bytes(path.read_bytes()[: self._rng.randrange(path.stat().st_size)])
            elif chance < 0.2:
                shutil.copy2(path, to.with_name(f"{to.stem} (conflicted copy){to.suffix}"))
            else:
                shutil.copy2(path, to)

    def _reopen(self, machine: Machine) -> None:
        machine.reopen()

    def _back_up(self, machine: Machine) -> None:
        self._backups[machine.name] = machine.holds.copy()

    def _wipe(self, machine: Machine) -> None:
        shutil.rmtree(machine.folder)
        machine.folder.mkdir()

    def _restore(self, machine: Machine) -> None:
        """Restore a library from its backup: what was not sent since is lost, as the reader knows."""
        backup = self._backups.get(machine.name)
        if backup is None:
            return
        for name, word in self._unsent.pop(machine.name, set()):
            self._typed[name].discard(word)
            self._entries.discard(word)
        machine.holds = backup.copy()
        if machine.holds.membership != machine.kept_membership():
            machine.holds.dirty.clear()
        machine.reopen()

    def _clone(self, machine: Machine) -> None:
        if len(self.machines) > 4:
            return
        self._count += 1
        clone = Machine(self._place, f"clone{self._count}")
        clone.holds = machine.holds.copy()
        shutil.copytree(machine.library.parent / STATE, clone.library.parent / STATE, dirs_exist_ok=True)
        shutil.copytree(machine.folder, clone.folder, dirs_exist_ok=True)
        self._unsent[clone.name] = set(self._unsent[machine.name])
        clone.minutes = machine.minutes
        self.machines.append(clone)
