"""`onehour desktop` writes the launcher, the manual page and the completions from the commands themselves."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from reader.cli.command_group import COMMANDS, onehour
from reader.cli.manual_page import manual_page
from reader.cli.shell_completion import completion_script
from reader.services.desktop.desktop_files import COMPLETIONS, MANUAL
from tests.cli.conftest import Shell


def test_what_is_installed_is_told_and_removed(shell: Shell, tmp_path: Path) -> None:
    prefix, program = tmp_path / "prefix", tmp_path / "onehour"
    prefix.mkdir()
    files = shell.json("desktop", "install", "--prefix", prefix, "--program", program)["files"]
    assert str(prefix / "share" / MANUAL) in files
    assert str(prefix / "share/applications/onehour.desktop") in files
    assert all(Path(file).is_file() or Path(file).is_symlink() for file in files)
    assert set(shell.json("desktop", "remove", "--prefix", prefix)["files"]) == set(files)
    assert list(prefix.iterdir()) == []
    assert not shell.library.exists()


def test_every_command_stands_in_the_manual_with_its_options() -> None:
    page = manual_page(onehour)
    headings = [line.split()[1:] for line in page.splitlines() if line.startswith(".SS")]
    assert {words[0].replace("\\-", "-") for words in headings} == set(COMMANDS)
    assert ["pack", "make"] in [words[:2] for words in headings]
    assert "\\fB\\-\\-track [" in page
    assert "ONEHOUR_LIBRARY" in page
    assert page.count("\\fB\\-\\-json\\fR") == 1


def test_the_manual_has_no_fault_for_groff() -> None:
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    page = manual_page(onehour).encode()
    command = ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-z"]
    done = subprocess.run(command, input=page, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("shell", COMPLETIONS)
def test_the_shells_read_the_completions(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text(completion_script(onehour, shell), "utf-8")
    assert "_ONEHOUR_COMPLETE=" in script.read_text("utf-8")
    done = subprocess.run([shell, "-n", str(script)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("words", "expected"),
    [("onehour bac", {"backup"}), ("onehour desktop ", {"install", "remove"}), ("onehour file x --tr", {"--track"})],
)
def test_the_program_completes_its_commands(words: str, expected: set[str]) -> None:
    typed = words.split(" ")
    variables = {
        "_ONEHOUR_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(typed).strip(),
        "COMP_CWORD": str(len(typed) - 1),
    }
    done = CliRunner(env=variables).invoke(onehour, prog_name="onehour")
    assert {line.partition(",")[2] for line in done.stdout.splitlines()} == expected


def test_shells_complete_the_files_to_open() -> None:
    variables = {"_ONEHOUR_COMPLETE": "bash_complete", "COMP_WORDS": "onehour open boo", "COMP_CWORD": "2"}
    assert CliRunner(env=variables).invoke(onehour, prog_name="onehour").stdout == "file,boo\n"
