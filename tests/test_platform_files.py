"""What packages for Windows and macOS need follows from the icon's drawing and the table of formats."""

from __future__ import annotations

import plistlib
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImageReader

from reader.importers.formats import MEDIA_TYPES, SUFFIXES

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("platform")
    script = ROOT / "build_spec" / "platform_files.py"
    subprocess.run([sys.executable, str(script), str(folder)], check=True, cwd=ROOT, env=_environment())
    return folder


def _environment() -> dict[str, str]:
    return {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}


@pytest.mark.parametrize(("name", "sizes"), [("onehour.ico", {16, 32, 48, 256}), ("onehour.icns", {16, 128, 512})])
def test_the_icon_holds_each_size(made: Path, name: str, sizes: set[int]) -> None:
    reader = QImageReader(str(made / name))
    if reader.format().isEmpty():
        pytest.skip(f"Qt has no plugin for {name}")
    assert reader.canRead()
    found = set()
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        image = reader.read()
        assert image.width() == image.height()
        found.add(image.width())
    assert sizes <= found


def test_windows_opens_each_suffix_with_the_program(made: Path) -> None:
    lines = (made / "associations.iss").read_text("utf-8").splitlines()
    offered = {line.split("\\")[2] for line in lines if "OpenWithProgids" in line}
    assert offered == {suffix for suffix, named in SUFFIXES.items() if MEDIA_TYPES[named] and suffix != ".fb2.zip"}
    assert sum('ValueName: "URL Protocol"' in line for line in lines) == 1


def test_macos_opens_each_format_and_link_with_the_program(tmp_path: Path) -> None:
    code = "import plistlib, sys, platform_files as p; sys.stdout.buffer.write(plistlib.dumps(p.property_list()))"
    environment = _environment() | {"PYTHONPATH": f"{ROOT}:{ROOT / 'build_spec'}"}
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment)
    stated = plistlib.loads(done.stdout)
    documents = [types for one in stated["CFBundleDocumentTypes"] for types in one["CFBundleTypeMIMETypes"]]
    assert documents == [media_type for types in MEDIA_TYPES.values() for media_type in types]
    assert [one["CFBundleURLSchemes"] for one in stated["CFBundleURLTypes"]] == [["onehour"]]
