"""What tells a desktop about the program agrees with the program."""

from __future__ import annotations

import configparser
from pathlib import Path
from xml.etree import ElementTree as ET

from reader import __version__
from reader.storage.schema import APPLICATION_ID, MAGIC

ROOT = Path(__file__).parents[1]
PACKING = ROOT / "build_spec"


def _desktop_entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(PACKING / "onehour.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_desktop_hands_links_into_texts_to_the_program() -> None:
    entry = _desktop_entry()
    assert entry["Exec"] == "onehour open %U"
    assert "x-scheme-handler/onehour" in entry["MimeType"].split(";")


def test_the_store_page_offers_what_the_desktop_entry_opens() -> None:
    tree = ET.parse(PACKING / "io.onehour.OneHour.metainfo.xml")
    offered = {element.text for element in tree.iter("mediatype")}
    assert offered <= set(_desktop_entry()["MimeType"].split(";"))
    assert tree.findtext("launchable") == "onehour.desktop"


def test_the_present_version_is_told_everywhere() -> None:
    tree = ET.parse(PACKING / "io.onehour.OneHour.metainfo.xml")
    assert next(release.get("version") for release in tree.iter("release")) == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_a_library_is_known_by_its_header() -> None:
    values = [match.get("value") for match in ET.parse(PACKING / "onehour-mime.xml").iter() if match.get("value")]
    assert values == [MAGIC.decode().replace("\0", r"\x00"), APPLICATION_ID.to_bytes(4, "big").decode()]
