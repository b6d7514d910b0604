"""What tells a desktop about the program agrees with the program."""

from __future__ import annotations

import configparser
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reader import __version__
from reader.importers.formats import MEDIA_TYPES, SUFFIXES
from reader.storage.schema import APPLICATION_ID, MAGIC

ROOT = Path(__file__).parents[1]
DESKTOP = ROOT / "resources" / "desktop"

GLOBS = Path("/usr/share/mime/globs2")


def _desktop_entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(DESKTOP / "onehour.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_desktop_hands_links_into_texts_to_the_program() -> None:
    entry = _desktop_entry()
    assert entry["Exec"] == "onehour open %U"
    assert "x-scheme-handler/onehour" in entry["MimeType"].split(";")


def test_the_desktop_opens_every_format_with_the_program() -> None:
    offered = [one for one in _desktop_entry()["MimeType"].split(";") if one]
    read = [media_type for types in MEDIA_TYPES.values() for media_type in types]
    assert offered == ["x-scheme-handler/onehour", *read]
    assert MEDIA_TYPES.keys() == set(SUFFIXES.values())


def test_the_desktop_knows_each_suffix() -> None:
    known = set(_globs())
    unknown = {
        suffix
        for suffix, text_format in SUFFIXES.items()
        if (types := MEDIA_TYPES[text_format]) and known.isdisjoint((one, f"*{suffix}") for one in types)
    }
    assert unknown == {".webarchive"}  # Safari's, for which desktops other than macOS have no name


def _globs() -> Iterator[tuple[str, str]]:
    """Yield the media types with their patterns that the system lists, and those that the program adds."""
    if not GLOBS.is_file():
        pytest.skip("the system has no list of media types")
    for line in GLOBS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            _weight, media_type, pattern, *_flags = line.split(":")
            yield media_type, pattern
    namespace = "{http://www.freedesktop.org/standards/shared-mime-info}"
    for element in ET.parse(DESKTOP / "onehour.xml").iter(f"{namespace}mime-type"):
        for glob in element.iter(f"{namespace}glob"):
            yield element.get("type", ""), glob.get("pattern", "")


def test_the_store_page_offers_what_the_desktop_entry_opens() -> None:
    tree = ET.parse(DESKTOP / "io.onehour.OneHour.metainfo.xml")
    offered = {element.text for element in tree.iter("mediatype")}
    assert offered == {one for one in _desktop_entry()["MimeType"].split(";") if one}
    assert tree.findtext("launchable") == "onehour.desktop"


def test_the_present_version_is_told_everywhere() -> None:
    tree = ET.parse(DESKTOP / "io.onehour.OneHour.metainfo.xml")
    assert next(release.get("version") for release in tree.iter("release")) == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_a_library_is_known_by_its_header() -> None:
    values = [match.get("value") for match in ET.parse(DESKTOP / "onehour.xml").iter() if match.get("value")]
    assert values == [MAGIC.decode().replace("\0", r"\x00"), APPLICATION_ID.to_bytes(4, "big").decode()]


@pytest.mark.parametrize("folder", ["guide", "pictures"])
def test_the_guide_and_its_pictures_are_in_the_wheel_and_in_the_bundle(folder: str) -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    assert built["targets"]["wheel"]["force-include"][f"docs/{folder}"] == f"reader/resources/{folder}"
    bundled = f'(str(ROOT / "docs" / "{folder}"), "reader/resources/{folder}")'
    assert bundled in (ROOT / "build_spec" / "onehour.spec").read_text("utf-8")
