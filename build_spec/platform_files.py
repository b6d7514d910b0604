"""Make what packages for Windows and macOS need, from the icon's drawing and the table of formats.

Run as ``python build_spec/platform_files.py FOLDER`` it writes the icons ``onehour.ico`` and ``onehour.icns``, and
``associations.iss``, the entries of the registry for the installer of Windows.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from reader import __version__
from reader.core.text.model import TextFormat
from reader.importers.formats import MEDIA_TYPES, SUFFIXES
from reader.services.desktop.desktop_files import program_icon

_ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICNS_SIZES = {
    b"icp4": 16,
    b"icp5": 32,
    b"icp6": 64,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic10": 1024,
    b"ic11": 32,
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
}
"""The size in pixels of each type of image in an icon of macOS; those from ic11 on are for screens of high density."""

_PROGRAM = r'"""{app}\onehourw.exe"" open ""%1"""'
_CLASSES = r'Root: HKA; Subkey: "Software\Classes\{key}"; ValueType: string; ValueName: "{name}"; ValueData: {data}'


def windows_icon() -> bytes:
    """Return the icon of the program in the format ICO, with a PNG for each size."""
    images = [program_icon(size) for size in _ICO_SIZES]
    place = 6 + 16 * len(images)
    header = struct.pack("<HHH", 0, 1, len(images))
    for size, image in zip(_ICO_SIZES, images, strict=True):
        side = size % 256  # 0 stands for 256
        header += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(image), place)
        place += len(image)
    return header + b"".join(images)


def macos_icon() -> bytes:
    """Return the icon of the program in the format ICNS."""
    chunks = b""
    for name, size in _ICNS_SIZES.items():
        image = program_icon(size)
        chunks += name + struct.pack(">I", 8 + len(image)) + image
    return b"icns" + struct.pack(">I", 8 + len(chunks)) + chunks


def property_list() -> dict[str, object]:
    """Return what macOS is told about the application: the documents that it opens, and the links."""
    return {
        "CFBundleShortVersionString": __version__,
        "CFBundleVersion": __version__,
        "CFBundleLocalizations": ["en", "zh_CN"],
        "CFBundleURLTypes": [{"CFBundleURLName": "One Hour", "CFBundleURLSchemes": ["onehour"]}],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": text_format.value,
                "CFBundleTypeExtensions": list(suffixes_of(text_format)),
                "CFBundleTypeMIMETypes": list(types),
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
            }
            for text_format, types in MEDIA_TYPES.items()
            if types
        ],
        "NSHighResolutionCapable": True,
    }


def registry_entries() -> Iterator[str]:
    """Yield the lines of Inno Setup's section [Registry]: "Open with" for each suffix, and the links."""
    yield _entry("OneHour.Text", "", '"One Hour"', "uninsdeletekey")
    yield _entry(r"OneHour.Text\shell\open\command", "", _PROGRAM, "uninsdeletekey")
    for text_format in MEDIA_TYPES:
        for suffix in suffixes_of(text_format):
            yield _entry(rf".{suffix}\OpenWithProgids", "OneHour.Text", '""', "uninsdeletevalue")
    yield _entry("onehour", "", '"URL:One Hour"', "uninsdeletekey")
    yield _entry("onehour", "URL Protocol", '""', "uninsdeletekey")
    yield _entry(r"onehour\shell\open\command", "", _PROGRAM, "uninsdeletekey")


def suffixes_of(text_format: TextFormat) -> Iterator[str]:
    """Yield the suffixes of a format, without the dot; archives are left to the system."""
    for suffix, named in SUFFIXES.items():
        if named is text_format and MEDIA_TYPES[named] and suffix.count(".") == 1:
            yield suffix.removeprefix(".")


def _entry(key: str, name: str, data: str, flag: str) -> str:
    return _CLASSES.replace("{key}", key).replace("{name}", name).replace("{data}", data) + f"; Flags: {flag}"


def write_platform_files(folder: Path) -> None:
    """Write the icons and the entries of the registry."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "onehour.ico").write_bytes(windows_icon())
    (folder / "onehour.icns").write_bytes(macos_icon())
    (folder / "associations.iss").write_text("\n".join(("[Registry]", *registry_entries(), "")), "utf-8")


if __name__ == "__main__":
    write_platform_files(Path(sys.argv[1]))
