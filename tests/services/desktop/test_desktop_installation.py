"""The program is made known to a desktop, and taken away without leftovers."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtGui import QImage

from reader.core.errors import Problem, ReaderError
from reader.services.desktop.desktop_entry import ENTRY, desktop_entry, is_on_desktop
from reader.services.desktop.desktop_files import (
    COMPLETIONS,
    DESKTOP_FILES,
    ICON_SIZES,
    MANUAL,
    desktop_files,
    program_icon,
)
from reader.services.desktop.desktop_installation import DesktopInstallation

DOCUMENTS = {MANUAL: "manual", **{path: shell for shell, path in COMPLETIONS.items()}}


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return the environment of a user with a home of their own, on a machine where nothing is installed."""
    home, system = tmp_path / "home", tmp_path / "system"
    home.mkdir()
    values = {"HOME": str(home), "XDG_DATA_HOME": str(home / ".local/share"), "XDG_DATA_DIRS": str(system)}
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return values


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Return a program in a folder whose name has a space in it."""
    path = tmp_path / "a folder" / "onehour"
    path.parent.mkdir()
    path.write_text("#!/bin/sh\n", "utf-8")
    path.chmod(0o755)
    return path


def tree(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def test_every_file_is_written_where_the_desktop_looks_and_removed_again(
    environment: dict[str, str], program: Path, tmp_path: Path
) -> None:
    data = platformdirs.user_data_path()
    library = data / "onehour" / "library.db"
    library.parent.mkdir(parents=True)
    library.touch()
    before = tree(tmp_path)
    installation = DesktopInstallation()
    written = installation.install(program, DOCUMENTS)
    assert written == [*(data / name for name in DESKTOP_FILES), data.parent / "bin" / "onehour"]
    assert (data.parent / "bin" / "onehour").resolve() == program
    assert is_on_desktop(environment)
    assert set(installation.remove()) == set(written)
    assert tree(tmp_path) == before
    assert not is_on_desktop(environment)
    assert installation.remove() == []


def test_what_others_installed_stays(environment: dict[str, str], program: Path) -> None:
    data = platformdirs.user_data_path()
    others = [data / "applications/other.desktop", data / "mime/packages/other.xml", data.parent / "bin/onehour"]
    for other in others:
        other.parent.mkdir(parents=True)
    others[0].write_text("[Desktop Entry]\nType=Application\nName=Other\nExec=true\nMimeType=text/plain;\n", "utf-8")
    others[1].write_text('<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info"/>', "utf-8")
    others[2].write_text("another program", "utf-8")
    installation = DesktopInstallation()
    assert others[2] not in installation.install(program, DOCUMENTS)
    installation.remove()
    assert all(other.is_file() for other in others)


def test_the_link_of_another_installation_stays(environment: dict[str, str], program: Path, tmp_path: Path) -> None:
    other, link = tmp_path / "other", platformdirs.user_data_path().parent / "bin" / "onehour"
    other.touch()
    link.parent.mkdir(parents=True)
    link.symlink_to(other)
    installation = DesktopInstallation()
    assert link not in installation.install(program, DOCUMENTS)
    assert link not in installation.remove()
    assert link.readlink() == other
    other.unlink()
    assert link in installation.install(program, DOCUMENTS)
    assert link.readlink() == program
    moved = program.rename(program.with_name("moved"))
    assert link in installation.install(moved, DOCUMENTS)
    assert link.readlink() == moved


def test_a_package_is_written_below_its_destination_and_names_its_prefix(tmp_path: Path) -> None:
    program = Path("/usr/lib/onehour/onehour")
    DesktopInstallation(Path("/usr"), tmp_path).install(program, DOCUMENTS)
    assert (tmp_path / "usr/bin/onehour").readlink() == Path("../lib/onehour/onehour")
    assert f"\nExec={program} open %U\n" in (tmp_path / "usr/share" / ENTRY).read_text("utf-8")
    assert not (tmp_path / "usr/share/mime/globs2").exists()
    DesktopInstallation(Path("/usr"), tmp_path).remove()
    assert [path for path in tmp_path.rglob("*") if not path.is_dir()] == []


def test_a_launcher_whose_program_is_gone_is_no_launcher(environment: dict[str, str], program: Path) -> None:
    DesktopInstallation().install(program, DOCUMENTS)
    program.unlink()
    assert not is_on_desktop(environment)


def test_one_that_the_machine_has_is_enough(environment: dict[str, str], program: Path) -> None:
    entry = Path(environment["XDG_DATA_DIRS"]) / ENTRY
    entry.parent.mkdir(parents=True)
    entry.write_text(desktop_entry(program), "utf-8")
    assert is_on_desktop(environment)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, program: Path) -> None:
    (tmp_path / "share").write_text("a file in place of a folder", "utf-8")
    with pytest.raises(ReaderError) as told:
        DesktopInstallation(tmp_path).install(program, DOCUMENTS)
    assert told.value.problem in {Problem.FOLDER_UNWRITABLE, Problem.EXPORT_FAILED}
    assert DesktopInstallation(tmp_path).remove() == []


@pytest.mark.parametrize(
    ("program", "line"),
    [
        ("/usr/lib/onehour/onehour", "Exec=/usr/lib/onehour/onehour open %U"),
        ("/home/an/One Hour/onehour", 'Exec="/home/an/One Hour/onehour" open %U'),
        ("/home/读书/onehour", "Exec=/home/读书/onehour open %U"),
        ("/a$b/100%/onehour", 'Exec="/a\\\\$b/100%%/onehour" open %U'),
    ],
)
def test_the_path_of_the_program_is_quoted_where_it_must_be(program: str, line: str) -> None:
    assert line in desktop_entry(Path(program)).splitlines()


@pytest.mark.parametrize("size", ICON_SIZES)
def test_the_icon_is_drawn_in_each_size(size: int) -> None:
    image = QImage.fromData(program_icon(size), "PNG")
    assert (image.width(), image.height()) == (size, size)
    assert image.hasAlphaChannel()
    assert image.pixelColor(0, 0).alpha() == 0


def test_the_files_are_those_that_are_removed(program: Path) -> None:
    assert tuple(desktop_files(program, DOCUMENTS)) == DESKTOP_FILES


@pytest.mark.parametrize(
    ("tool", "arguments", "name"),
    [
        ("desktop-file-validate", ["--warn-kde"], ENTRY),
        ("appstreamcli", ["validate", "--no-net"], "metainfo/io.onehour.OneHour.metainfo.xml"),
    ],
)
def test_the_tools_of_desktops_approve(
    environment: dict[str, str], program: Path, tool: str, arguments: list[str], name: str
) -> None:
    _require(tool)
    DesktopInstallation().install(program, DOCUMENTS)
    path = platformdirs.user_data_path() / name
    done = subprocess.run([tool, *arguments, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "hint" not in done.stdout


@pytest.mark.parametrize("media_type", ["x-scheme-handler/onehour", "application/epub+zip"])
def test_the_desktop_opens_links_and_files_with_the_program(
    environment: dict[str, str], program: Path, media_type: str
) -> None:
    _require("xdg-mime", "update-desktop-database")
    DesktopInstallation().install(program, DOCUMENTS)
    assert _answer(environment, "xdg-mime", "query", "default", media_type) == "onehour.desktop"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("notes.mdown", "text/markdown"),
        ("book.fbz", "application/x-zip-compressed-fb2"),
        ("book.azw", "application/x-mobipocket-ebook"),
    ],
)
def test_the_desktop_knows_suffixes_that_it_did_not_know(
    environment: dict[str, str], program: Path, tmp_path: Path, name: str, media_type: str
) -> None:
    _require("gio", "update-mime-database")
    (tmp_path / name).write_text("# Notes\n", "utf-8")
    DesktopInstallation().install(program, DOCUMENTS)
    described = _answer(environment, "gio", "info", "-a", "standard::content-type", str(tmp_path / name))
    assert described.endswith(f"standard::content-type: {media_type}")


def _require(*tools: str) -> None:
    for tool in tools:
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")


def _answer(environment: dict[str, str], *command: str) -> str:
    variables = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", **environment}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=variables).stdout.strip()
