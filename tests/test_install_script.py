"""What `make install` runs leaves a working installation, the former one or nothing, and says why in a sentence."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "build_spec" / "install.sh"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the script is for Linux")


@pytest.fixture
def prefix(tmp_path: Path) -> Path:
    """Return a prefix with a blank and Chinese in its name."""
    return tmp_path / "小明 的家" / ".local"


@pytest.fixture
def former(prefix: Path) -> Path:
    """Return a file of an installation whose Python does not run any more, as after an upgrade of the system."""
    programs = prefix / "lib" / "onehour" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to("/nonexistent/python3")
    program = programs / "onehour"
    program.write_text("the former program", "utf-8")
    return program


def run(action: str, prefix: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", str(SCRIPT), action, str(prefix)], capture_output=True, text=True, check=False)


def interrupt(prefix: Path) -> None:
    """Begin an installation, and end it as soon as it has put the former one aside."""
    command = ["sh", str(SCRIPT), "install", str(prefix)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert (prefix / "lib" / "onehour.old").is_dir()
        os.killpg(process.pid, signal.SIGTERM)
    assert process.returncode == 128 + signal.SIGTERM


def test_an_installation_that_is_interrupted_leaves_the_former_one(prefix: Path, former: Path) -> None:
    interrupt(prefix)
    assert former.read_text("utf-8") == "the former program"
    assert [path.name for path in (prefix / "lib").iterdir()] == ["onehour"]


def test_an_installation_that_was_killed_does_not_replace_the_former_one(prefix: Path, former: Path) -> None:
    shutil.move(prefix / "lib" / "onehour", prefix / "lib" / "onehour.old")
    (prefix / "lib" / "onehour").mkdir()  # the beginning of the one that was killed
    interrupt(prefix)
    assert former.read_text("utf-8") == "the former program"


def test_an_installation_that_is_interrupted_leaves_nothing_where_nothing_was(prefix: Path) -> None:
    with subprocess.Popen(
        ["sh", str(SCRIPT), "install", str(prefix)], stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGTERM)
    assert not (prefix / "lib").exists()


def test_what_does_not_run_any_more_is_removed_from_its_list(prefix: Path, former: Path) -> None:
    entry, other = prefix / "share/applications/onehour.desktop", prefix / "share/applications/other.desktop"
    entry.parent.mkdir(parents=True)
    for file in (entry, other):
        file.touch()
    (former.parents[1] / "desktop_files").write_text(f"{entry}\n", "utf-8")
    assert run("uninstall", prefix).stdout == "One Hour was removed; your library stays.\n"
    assert [path for path in prefix.rglob("*") if not path.is_dir()] == [other]
    assert not (prefix / "lib").exists()


def test_what_is_not_installed_is_not_removed(prefix: Path) -> None:
    done = run("uninstall", prefix)
    assert done.returncode == 0
    assert done.stdout == f"One Hour is not installed below {prefix}.\n"


@pytest.mark.parametrize("action", ["install", "uninstall"])
def test_a_prefix_that_cannot_be_written_to_is_named_in_a_sentence(tmp_path: Path, action: str) -> None:
    program = tmp_path / "lib" / "onehour" / "bin" / "onehour"
    program.parent.mkdir(parents=True)
    program.touch()
    (tmp_path / "bin").touch()
    done = run(action, tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert (
        done.stderr == f"{tmp_path / 'bin'} cannot be written to. Choose another folder with make {action} PREFIX=…\n"
    )
    assert program.exists()
