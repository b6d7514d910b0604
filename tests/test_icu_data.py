"""The data of ICU that a bundle holds say of words, encodings and zones what all of them say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

ROOT = Path(__file__).parents[1]
LIBRARIES = Path(PySide6.__file__).parent / "Qt" / "lib"

WRITE = "import sys, pathlib, icu_data; icu_data.write_used_data(*map(pathlib.Path, sys.argv[1:]))"

ASK = """
from PySide6.QtCore import QBuffer, QCollator, QDateTime, QLocale, QStringDecoder, QTimeZone, Qt, QXmlStreamReader

words = "张 李 王 阿 波 重庆 红楼梦 三国 1984 99 Über Uber ubiquitous Éclair Zürich ångström öl ой ёлка カタ".split()
for language in QLocale.Language:
    collator = QCollator(QLocale(language))
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    print(language.name, *sorted(words, key=collator.sortKey))
    print(QLocale(language).toUpper("istanbul ß ά"), QLocale(language).toLower("ISTANBUL İ Σ"))
for codec in sorted(set(QStringDecoder.availableCodecs()) - {"x11-compound-text"}):
    print(codec, QStringDecoder(codec).isValid())
for text, codec in (("读书", "GB18030"), ("讀書", "Big5"), ("読書", "Shift_JIS"), ("독서", "EUC-KR"), ("йо", "KOI8-R")):
    declared = f'<?xml version="1.0" encoding="{codec}"?><text>{text}</text>'
    file = QBuffer()
    file.setData(declared.encode(codec))
    file.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QXmlStreamReader(file)
    reader.readNextStartElement()
    assert reader.readElementText() == text, codec
moment = QDateTime.fromSecsSinceEpoch(1_700_000_000, QTimeZone(b"Asia/Shanghai"))
for language in ("zh_CN", "en_US"):
    print(QLocale(language).toString(moment, QLocale.FormatType.LongFormat))
with open("/proc/self/maps") as maps:
    print([line.split()[-1] for line in maps if "icudata" in line][0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the bundles of other systems take the system's ICU")
def test_the_used_data_answer_as_all_data_do(tmp_path: Path) -> None:
    if shutil.which("as") is None or shutil.which("ld") is None:
        pytest.skip("binutils is not installed")
    (library,) = LIBRARIES.glob("libicudata.so.*")
    made = tmp_path / library.name
    run(WRITE, str(library), str(made), PYTHONPATH=str(ROOT / "build_spec"))
    assert made.stat().st_size < library.stat().st_size / 3
    *expected, _ = run(ASK).splitlines()
    *answers, used = run(ASK, LD_PRELOAD=str(made)).splitlines()
    assert used == str(made)
    assert answers == expected


@pytest.mark.parametrize("data", [b"", b"no data at all", b"\xda\x27CmnD"])
def test_what_holds_no_data_is_refused(data: bytes) -> None:
    code = f"import icu_data\ntry:\n    icu_data.used_data({data!r})\nexcept ValueError as error:\n    print(error)"
    assert run(code, PYTHONPATH=str(ROOT / "build_spec")) == "no data of ICU\n"


def run(code: str, *arguments: str, **variables: str) -> str:
    """Run code in a Python of its own, and return what it prints."""
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **variables}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
