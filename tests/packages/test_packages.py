"""Each way to install the program is made, started, opened by a file and by a link, and removed without leftovers.

These tests take minutes and fetch packages, so `make packages` runs them, and nothing else.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader import __version__
from reader.services.clock import Clock
from reader.services.desktop.desktop_entry import ENTRY
from reader.storage.library import Library
from tests.support.processes import wait_for_window

ROOT = Path(__file__).parents[2]
MINUTE_MS = 60_000
LARGEST_BUNDLE = 150 * 1024 * 1024
"""The bytes that the bundle may take on the disk."""

BLOCK = 512
"""The bytes of a block of `os.stat_result`."""

pytestmark = [pytest.mark.packages, pytest.mark.skipif(os.name != "posix", reason="the packages are for Linux")]


@pytest.fixture
def user(tmp_path: Path) -> Path:
    """Return the home of a user who has nothing of the program."""
    folder = tmp_path / "home"
    (folder / ".local").mkdir(parents=True)
    return folder


@pytest.fixture(scope="module")
def bundle() -> Path:
    """Make the bundle."""
    _require("objdump")
    _make("bundle")
    return ROOT / "dist" / "onehour" / "onehour"


@pytest.fixture(scope="module")
def package(bundle: Path) -> Path:
    """Make the Debian package."""
    _require("dpkg", "dpkg-deb")
    subprocess.run(["sh", str(ROOT / "build_spec" / "deb.sh")], check=True, cwd=ROOT)
    (made,) = (ROOT / "dist").glob(f"onehour_{__version__}_*.deb")
    return made


def test_what_make_installs_works_and_goes_again(user: Path, qtbot: QtBot) -> None:
    _make("install", HOME=str(user), PREFIX=str(user / ".local"))
    program = user / ".local" / "bin" / "onehour"
    _assert_on_desktop(user, user / ".local" / "lib" / "onehour" / "bin" / "onehour")
    _try_program(program, user, qtbot)
    _make("uninstall", HOME=str(user), PREFIX=str(user / ".local"))
    _assert_only_library_left(user)


def test_a_package_is_laid_below_its_destination(tmp_path: Path, user: Path) -> None:
    _make("install", HOME=str(user), PREFIX="/usr/", DESTDIR=str(tmp_path / "package"))
    place = tmp_path / "package" / "usr" / "lib" / "onehour"
    commands = [path for path in (place / "bin").iterdir() if path.is_file() and not path.is_symlink()]
    assert place / "bin" / "onehour" in commands
    for file in (*commands, place / "pyvenv.cfg", tmp_path / "package/usr/share" / ENTRY):
        assert str(tmp_path) not in file.read_text("utf-8", "replace")
    _make("uninstall", HOME=str(user), PREFIX="/usr/", DESTDIR=str(tmp_path / "package"))
    assert [path for path in (tmp_path / "package").rglob("*") if not path.is_dir()] == []


def test_the_bundle_works_and_its_launcher_goes_again(bundle: Path, user: Path, tmp_path: Path, qtbot: QtBot) -> None:
    moved = tmp_path / "a folder" / "onehour"
    shutil.copytree(bundle.parent, moved, symlinks=True)
    _call(moved / "onehour", user, "desktop", "install")
    _assert_on_desktop(user, moved / "onehour")
    _try_program(user / ".local" / "bin" / "onehour", user, qtbot)
    _call(moved / "onehour", user, "desktop", "remove")
    _assert_only_library_left(user)
    assert (moved / "licences" / "LGPL-3.0.txt").is_file()
    assert "PySide6_Essentials" in (moved / "licences" / "README.txt").read_text("utf-8")


def test_the_bundle_is_small_and_holds_no_symbols(bundle: Path) -> None:
    files = [path for path in bundle.parent.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_blocks * BLOCK for path in files) <= LARGEST_BUNDLE
    libraries = [str(path) for path in files if ".so" in path.suffixes]
    described = subprocess.run(["objdump", "-t", *libraries], capture_output=True, text=True, check=True).stdout
    assert described.count("no symbols") == len(libraries)


def test_the_debian_package_is_installed_works_and_is_purged(
    package: Path, user: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    root = tmp_path / "root"
    for folder in ("updates", "info", "parts", "triggers"):
        (root / "var/lib/dpkg" / folder).mkdir(parents=True)
    (root / "var/lib/dpkg/status").touch()
    _dpkg(root, "--install", str(package))
    assert (root / "usr/bin/onehour").readlink() == Path("../lib/onehour/onehour")
    assert "\nExec=/usr/lib/onehour/onehour open %U\n" in (root / "usr/share" / ENTRY).read_text("utf-8")
    assert "MIT License" in (root / "usr/share/doc/onehour/copyright").read_text("utf-8")
    _try_program(root / "usr/bin/onehour", user, qtbot)
    _dpkg(root, "--purge", "onehour")
    left = {path.relative_to(root).parts[:3] for path in root.rglob("*") if not path.is_dir()}
    assert left <= {("var", "lib", "dpkg"), ("var", "log", "dpkg.log")}
    assert not (root / "usr").exists()
    _assert_only_library_left(user)


def test_lintian_finds_nothing_in_the_debian_package_that_is_not_explained(package: Path) -> None:
    _require("lintian")
    command = ["lintian", "--allow-root", "--fail-on", "error,warning", "--tag-display-limit", "0", str(package)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _try_program(program: Path, user: Path, qtbot: QtBot) -> None:
    """Add a text by command, open another in the window as a file, and go back to the first by its link."""
    first, second = user / "first.md", user / "second.md"
    first.write_text("# The first\n\nWords of the first.\n", "utf-8")
    second.write_text("# The second\n\nWords of the second.\n", "utf-8")
    library = user / ".local" / "share" / "onehour" / "library.db"
    assert __version__ in _call(program, user, "--version")
    _call(program, user, "add", str(first))  # a window over an empty library would ask for the plan first
    with _window(program, user, library, str(second)):
        qtbot.waitUntil(lambda: _titles(program, user).keys() == {"The first", "The second"}, timeout=MINUTE_MS)
        qtbot.waitUntil(lambda: _last_opened(library) == _titles(program, user)["The second"], timeout=MINUTE_MS)
        _call(program, user, f"onehour://open/{_titles(program, user)['The first']}")
        qtbot.waitUntil(lambda: _last_opened(library) == _titles(program, user)["The first"], timeout=MINUTE_MS)
    for file in (first, second):
        file.unlink()


@contextmanager
def _window(program: Path, user: Path, library: Path, *arguments: str) -> Iterator[None]:
    """Open the window, and end it in order."""
    with subprocess.Popen([str(program), "open", *arguments], env=_environment(user), cwd=user) as process:
        try:
            wait_for_window(library, process)
            yield
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait() == 128 + signal.SIGTERM


def _titles(program: Path, user: Path) -> dict[str, str]:
    """Return the ids of all texts by their titles."""
    return {text["title"]: text["id"] for text in json.loads(_call(program, user, "list", "--json"))}


def _last_opened(path: Path) -> str:
    with Library.open(path, Clock().now(), read_only=True) as library:
        last = library.texts.last()
        return "" if last is None else last.id


def _call(program: Path, user: Path, *arguments: str) -> str:
    done = subprocess.run(
        [str(program), *arguments], env=_environment(user), cwd=user, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _environment(user: Path) -> Mapping[str, str]:
    """Return the environment of a user without any settings of the one who runs the tests."""
    return {"PATH": "/usr/bin:/bin", "HOME": str(user), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}


def _make(target: str, **variables: str) -> None:
    values = [f"{name}={value}" for name, value in variables.items() if name != "HOME"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTHON"))}
    # pip asks Rust's compiler for its version, and rustup writes its settings where it finds none
    environment.setdefault("RUSTUP_HOME", str(Path.home() / ".rustup"))
    environment["HOME"] = variables.get("HOME", environment["HOME"])
    subprocess.run(["make", target, *values], check=True, cwd=ROOT, env=environment)


def _dpkg(root: Path, *arguments: str) -> None:
    """Run dpkg on a root of its own, in which nothing else is installed."""
    forced = ["--force-depends", "--force-not-root", "--force-script-chrootless"]
    log = f"--log={root / 'var/lib/dpkg/log'}"
    subprocess.run(["dpkg", f"--root={root}", log, *forced, *arguments], check=True, env=dict(os.environ))


def _assert_on_desktop(user: Path, program: Path) -> None:
    """Assert that the user's desktop starts this program, and opens links with it where it can be asked."""
    quoted = f'"{program}"' if " " in str(program) else str(program)
    assert f"\nExec={quoted} open %U\n" in (user / ".local/share" / ENTRY).read_text("utf-8")
    if shutil.which("xdg-mime") and shutil.which("update-desktop-database"):
        command = ["xdg-mime", "query", "default", "x-scheme-handler/onehour"]
        done = subprocess.run(command, env=_environment(user), capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "onehour.desktop"


def _assert_only_library_left(user: Path) -> None:
    left = {path.relative_to(user).as_posix() for path in user.rglob("*") if not path.is_dir()}
    ours = (".local/share/onehour/", ".local/state/onehour/", ".cache/")
    assert {path for path in left if not path.startswith(ours)} == set()
    assert ".local/share/onehour/library.db" in left


def _require(*tools: str) -> None:
    for tool in tools:
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
