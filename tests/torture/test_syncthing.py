"""Two machines come together through a folder that Syncthing carries over, from one process to another on this machine.

Skipped where Syncthing is not installed. Its two processes know only each other, over the loopback interface.
"""

from __future__ import annotations

import hashlib
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from xml.etree import ElementTree as ET

import pytest

from reader.core.annotations import operations
from tests.support.two_machines import ARTICLE, Machine, assert_alike

SYNCTHING = shutil.which("syncthing")
PATIENCE = 180.0
"""Seconds after which files that do not arrive are a failure."""

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(SYNCTHING is None, reason="Syncthing is not installed"),
]
_OFF = ("globalAnnounceEnabled", "localAnnounceEnabled", "relaysEnabled", "natEnabled", "crashReportingEnabled")


@dataclass
class Carrier:
    """One process of Syncthing, with its folder."""

    home: Path
    folder: Path
    port: int
    gui: int
    device: str = ""

    def generate(self) -> None:
        _run("generate", "--home", self.home, "--no-default-folder")
        self.device = _run("serve", "--home", self.home, "--device-id").strip()

    def configure(self, other: Carrier) -> None:
        """Share the folder with the other process, and with nobody else."""
        path = self.home / "config.xml"
        tree = ET.parse(path)
        root = tree.getroot()
        for known in (*root.findall("folder"), *root.findall("device")):
            root.remove(known)
        attributes = {"id": "reading", "path": str(self.folder), "rescanIntervalS": "1", "fsWatcherDelayS": "1"}
        folder = ET.SubElement(root, "folder", attributes)
        ET.SubElement(folder, "filesystemType").text = "basic"
        for one in (self, other):
            ET.SubElement(folder, "device", {"id": one.device})
            device = ET.SubElement(root, "device", {"id": one.device, "name": one.home.name})
            ET.SubElement(device, "address").text = f"tcp://127.0.0.1:{one.port}"
        options = root.find("options")
        assert options is not None
        for name in (*_OFF, "startBrowser"):
            _set(options, name, "false")
        _set(options, "urAccepted", "-1")
        _set(options, "reconnectionIntervalS", "1")
        for address in options.findall("listenAddress"):
            options.remove(address)
        ET.SubElement(options, "listenAddress").text = f"tcp://127.0.0.1:{self.port}"
        gui = root.find("gui")
        assert gui is not None
        _set(gui, "address", f"127.0.0.1:{self.gui}")
        tree.write(path)

    @contextmanager
    def running(self) -> Iterator[None]:
        assert SYNCTHING is not None
        log = self.home / "log.txt"
        command = [SYNCTHING, "serve", "--home", str(self.home), "--no-browser", "--no-restart", "--no-upgrade"]
        with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
            try:
                yield
            finally:
                process.terminate()
                process.wait(30)


def _set(parent: ET.Element, name: str, value: str) -> None:
    child = parent.find(name)
    (ET.SubElement(parent, name) if child is None else child).text = value


def _run(*words: object) -> str:
    assert SYNCTHING is not None
    return subprocess.run([SYNCTHING, *map(str, words)], check=True, capture_output=True, text=True).stdout


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


def _contents(folder: Path) -> dict[str, str]:
    """Return the digests of the files that are carried over."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(".st") and ".syncthing." not in name:
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def _arrived(*machines: Machine) -> None:
    """Wait until the folders of all machines hold the same."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            contents = [_contents(machine.folder) for machine in machines]
        except FileNotFoundError:
            continue
        if all(one == contents[0] for one in contents):
            return
        Event().wait(0.2)
    raise AssertionError([set(one) ^ set(contents[0]) for one in contents])


def _settle(*machines: Machine) -> None:
    for _round in range(2):
        for machine in machines:
            machine.sync()
            _arrived(*machines)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Machine, Machine]]:
    machines, carriers = [], []
    for name in ("Laptop", "Desktop"):
        machine = Machine(tmp_path / name, tmp_path / f"folder of {name}")
        machine.home.mkdir()
        machine.folder.mkdir()
        machines.append(machine)
        carriers.append(Carrier(tmp_path / f"syncthing of {name}", machine.folder, _free_port(), _free_port()))
    for carrier in carriers:
        carrier.generate()
    for carrier, other in (carriers, carriers[::-1]):
        carrier.configure(other)
    laptop, desktop = machines
    with ExitStack() as stack:
        for carrier in carriers:
            stack.enter_context(carrier.running())
        laptop.json("sync", "init", laptop.folder, "--name", "Laptop")
        _arrived(laptop, desktop)
        desktop.json("sync", "join", desktop.folder, "--name", "Desktop")
        _arrived(laptop, desktop)
        yield laptop, desktop


def _log(machine: Machine, start: str, end: str) -> None:
    machine.json(
        *("log", "--start", f"2026-03-28T{start}+08:00", "--end", f"2026-03-28T{end}+08:00", "--reason", "by hand")
    )


def _write(machine: Machine, note: str, words: str) -> None:
    machine.edit(note, lambda found, at: operations.write(found, words, at))


def test_what_two_machines_did_comes_together(both: tuple[Machine, Machine], tmp_path: Path) -> None:
    laptop, desktop = both
    _log(laptop, "10:00", "11:00")
    _log(desktop, "10:30", "11:30")
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, "utf-8")
    text = laptop.json("add", article)[0]["id"]
    notes = [
        laptop.json("annotate", text, "--quote", quote, "--body", "甲")["id"] for quote in ("读书的方法", "再做笔记")
    ]
    _settle(*both)
    assert [machine.json("day")["counted"] for machine in both] == [5400, 5400]
    assert_alike(*both)

    _write(laptop, notes[0], "The cat stood by the door.")
    _write(desktop, notes[0], "The dog slept on the rug.")
    laptop.json("remove", notes[1])
    _write(desktop, notes[1], "还要再说一遍")
    _settle(*both)
    for machine in both:
        body = machine.note(notes[0]).body
        assert "The cat stood by the door." in body
        assert "The dog slept on the rug." in body
        assert machine.note(notes[1]).body == "还要再说一遍"
    assert_alike(*both)

    for path in sorted((laptop.folder / "onehour" / "machines").rglob("*.ohs")):
        shutil.copy2(path, path.with_name(f"{path.stem}.sync-conflict-20260328-210000-ABCDEFG.ohs"))
    _arrived(*both)
    _settle(*both)
    assert_alike(*both)


def test_a_restored_machine_comes_up_to_date(both: tuple[Machine, Machine], tmp_path: Path) -> None:
    laptop, desktop = both
    copy = tmp_path / "copy.db"
    laptop.run("backup", copy)
    _log(laptop, "10:00", "11:00")
    _settle(*both)
    laptop.library.unlink()
    laptop.run("restore", copy)
    _log(laptop, "12:00", "12:30")
    assert laptop.sync(code=1)["problems"][0]["kind"] == "restored"
    laptop.sync("--restored", "update")
    _arrived(*both)
    _settle(*both)
    for machine in (laptop, desktop):
        assert machine.json("day")["counted"] == 5400
    assert_alike(*both)
