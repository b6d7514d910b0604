from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Shell


def test_a_backup_is_a_library_with_everything_in_it(shell: Shell, article: str, tmp_path: Path) -> None:
    shell.json("annotate", article, "--quote", "读书")
    row = shell.json("backup", tmp_path / "copy.db")
    assert row == {"path": str(tmp_path / "copy.db"), "texts": 1, "annotations": 1, "entries": 0}
    notes = shell.json("notes")
    shell.library = tmp_path / "copy.db"
    assert shell.json("notes") == notes


def test_a_backup_without_a_path_goes_to_the_folder_of_backups(shell: Shell, article: str) -> None:
    assert Path(shell.json("backup")["path"]).exists()
    assert "1 texts" in shell.run("backup").stdout


def test_a_sound_library_is_clean(shell: Shell, article: str) -> None:
    shell.json("annotate", article, "--quote", "读书")
    row = shell.json("check")
    assert (row["clean"], row["wrong"], row["texts"], row["annotations"], row["findings"]) == (True, 0, 1, 1, [])
    assert shell.json("check", "--repair")["clean"] is True
    assert "All is well" in shell.run("check").stdout
