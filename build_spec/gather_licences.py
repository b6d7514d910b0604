"""Lay the licences of all that a bundle contains beside it.

Run as ``python build_spec/gather_licences.py dist/onehour`` with the Python that made the bundle. For libraries of the
system the notices of Debian's packages are taken, where dpkg knows them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

_HERE = Path(__file__).parent
_NOT_INSIDE = {"onehour", "pip", "setuptools", "wheel", "altgraph", "packaging", "pyinstaller-hooks-contrib"}
_QT = """Qt, PySide6 and Shiboken are used under the GNU Lesser General Public License, version 3 (LGPL-3.0.txt, with
GPL-3.0.txt). They are the shared libraries below PySide6 and shiboken6, which may be replaced by changed ones. Their
source is to be had at https://download.qt.io.
"""


def gather(bundle: Path) -> None:
    """Write the folder ``licences`` of a bundle."""
    folder = bundle / "licences"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for text in (_HERE / "licences").iterdir():
        shutil.copyfile(text, folder / text.name)
    lines = [_QT]
    for distribution in sorted(distributions(), key=lambda one: one.name.lower()):
        if distribution.name.lower() not in _NOT_INSIDE:
            lines.append(f"{distribution.name} {distribution.version}: {_licence(distribution)}")
            _copy_texts(distribution, folder)
    lines.append(f"Python {sys.version.split()[0]}: PSF-2.0")
    for text in _python_licence():
        shutil.copyfile(text, folder / "python.txt")
    lines += [f"{package}: {package}.debian.txt" for package in _copy_debian_notices(bundle, folder)]
    (folder / "README.txt").write_text("\n".join(lines) + "\n", "utf-8")


def _licence(distribution: Distribution) -> str:
    """Return what the metadata says of the licence, in one line."""
    metadata = distribution.metadata
    stated = metadata.get("License-Expression") or metadata.get("License") or ""
    classifiers = (one for one in metadata.get_all("Classifier", ()) if one.startswith("License ::"))
    named = stated.strip().partition("\n")[0] or ", ".join(one.rpartition(":: ")[2] for one in classifiers)
    return named or "see the file"


def _copy_texts(distribution: Distribution, folder: Path) -> None:
    for file in distribution.files or ():
        is_text = file.name.upper().startswith(("LICEN", "COPYING", "NOTICE", "AUTHORS"))
        if is_text and ".dist-info" in str(file) and file.suffix != ".py":
            shutil.copyfile(file.locate(), folder / f"{distribution.name}-{file.name.removesuffix('.txt')}.txt")


def _python_licence() -> Iterator[Path]:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for path in (
        Path(sys.base_prefix, "lib", version, "LICENSE.txt"),
        Path(sys.base_prefix, "LICENSE.txt"),
        Path("/usr/share/doc", version, "copyright"),
    ):
        if path.is_file():
            yield path
            return


def _copy_debian_notices(bundle: Path, folder: Path) -> list[str]:
    """Copy the notice of each Debian package that a library in the bundle is from; return the packages."""
    if shutil.which("dpkg") is None:
        return []
    libraries = sorted(path.name for path in (bundle / "_internal").glob("lib*.so*") if not path.is_symlink())
    found = subprocess.run(  # noqa: S603
        ["dpkg", "-S", *(f"*/{name}" for name in libraries)],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    packages = sorted({line.partition(":")[0] for line in found.stdout.splitlines() if "diversion" not in line})
    noticed = [package for package in packages if Path("/usr/share/doc", package, "copyright").is_file()]
    for package in noticed:
        shutil.copyfile(Path("/usr/share/doc", package, "copyright"), folder / f"{package}.debian.txt")
    return noticed


if __name__ == "__main__":
    gather(Path(sys.argv[1]))
