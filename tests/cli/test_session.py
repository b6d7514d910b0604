from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from reader import __version__
from reader.cli.command_group import COMMANDS, onehour
from reader.storage.library import Library

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

ROOT = Path(__file__).parents[2]


def run_process(*words: object, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "reader", *map(str, words)]
    return subprocess.run(command, capture_output=True, cwd=ROOT, env=os.environ | variables, timeout=60, check=False)


def test_every_command_can_be_loaded_and_says_what_it_does() -> None:
    listed = CliRunner().invoke(onehour, ["--help"]).output
    for name in COMMANDS:
        assert f"  {name} " in listed
        described = CliRunner().invoke(onehour, [name, "--help"])
        assert described.exit_code == 0
        assert "--library" in described.output


def test_the_version_is_shown() -> None:
    assert __version__ in CliRunner().invoke(onehour, ["--version"]).output


def test_options_may_be_given_before_and_after_the_command(shell: Shell) -> None:
    before = CliRunner().invoke(onehour, ["--json", "--library", str(shell.library), "list"])
    after = CliRunner().invoke(onehour, ["list", "--library", str(shell.library), "--json"])
    assert before.stdout == after.stdout == "[]\n"


def test_the_environment_names_the_library(tmp_path: Path) -> None:
    done = run_process("streak", "--json", ONEHOUR_LIBRARY=str(tmp_path / "named.db"))
    assert done.returncode == 0
    assert (tmp_path / "named.db").exists()


def test_the_library_is_in_the_users_data_when_nobody_names_it(tmp_path: Path) -> None:
    done = run_process("list", "--json", XDG_DATA_HOME=str(tmp_path), ONEHOUR_LIBRARY="")
    assert done.returncode == 0
    assert (tmp_path / "onehour" / "library.db").exists()


def test_standard_output_is_one_document_in_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    file = tmp_path / "字.txt"
    file.write_text("天地玄黄，宇宙洪荒。\n", "utf-8")
    library = ("--library", tmp_path / "l.db")
    done = run_process("add", file, "--json", *library, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode("utf-8"))[0]["path"] == str(file)
    found = run_process("search", "玄", "--json", *library)
    assert json.loads(found.stdout)[0]["excerpt"]


def test_a_command_loads_nothing_it_does_not_need(tmp_path: Path) -> None:
    program = (
        "import sys; from reader.cli.command_group import onehour; "
        f"onehour(['list', '--json', '--library', {str(tmp_path / 'l.db')!r}], standalone_mode=False); "
        "print([name for name in ('PySide6', 'lxml', 'markdown', 'yaml', 'reader.importers') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=ROOT, timeout=60, check=True)
    assert done.stdout.decode().splitlines() == ["[]", "[]"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"not a library at all" * 300, "library-foreign"), (b"SQLite format 3\x00" + b"\xff" * 5000, "library-")],
)
def test_a_library_with_problems_is_one_sentence(shell: Shell, content: bytes, problem: str) -> None:
    shell.library.write_bytes(content)
    result = shell.run("list", "--json", code=1)
    assert json.loads(result.stdout)["problem"].startswith(problem)
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_library_that_is_a_folder_is_one_sentence(shell: Shell) -> None:
    shell.library.mkdir()
    assert shell.json("list", code=1)["problem"].startswith("library-")


def test_a_library_below_a_file_is_one_sentence(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    shell.library = tmp_path / "file" / "library.db"
    assert shell.json("list", code=1)["problem"].startswith("library-")


def test_a_library_that_is_open_elsewhere_can_be_looked_into_but_not_changed(shell: Shell, article: str) -> None:
    with Library.open(shell.library, datetime.fromisoformat(shell.at)):
        assert shell.json("list")[0]["id"] == article
        assert shell.json("annotate", article, "--quote", "读书", code=1)["problem"] == "library-locked"


def test_without_a_display_the_window_says_so(tmp_path: Path) -> None:
    places = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    for words in ((), ("onehour://open/1/2",), ("open",)):
        done = run_process("--library", tmp_path / "l.db", *words, **places)
        assert done.returncode == 1
        assert b"no display" in done.stderr


def test_an_address_takes_the_place_of_a_command() -> None:
    described = CliRunner().invoke(onehour, ["onehour://open/1/2", "--help"])
    assert "Open the window" in described.output


def test_quiet_says_nothing_but_errors(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Some words to read.\n", "utf-8")
    assert shell.run("add", file, "--quiet").stderr == ""
    assert "already" in shell.run("add", file).stderr
    assert shell.run("text", "ffff", "--quiet", code=1).stderr != ""


def test_an_unknown_command_is_a_usage_error(shell: Shell) -> None:
    assert shell.run("dance", code=2).stdout == ""
