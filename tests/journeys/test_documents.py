"""A reader adds documents of other programs, and hears what to do with those that cannot be read."""

from __future__ import annotations

import zipfile
from base64 import b64encode
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from reader.core.screens import ScreenName
from reader.core.text.model import TextFormat
from tests.support.window import WindowDriver

OpenWindow = Callable[[datetime], AbstractContextManager[WindowDriver]]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def picture() -> bytes:
    image = QImage(64, 96, QImage.Format.Format_RGB32)
    image.fill(0x808080)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def documents(folder: Path) -> list[Path]:
    """Write a document of each kind, and two that cannot be read."""
    paths = [folder / name for name in ("a.docx", "b.odt", "c.fb2", "d.rtf", "old.doc", "locked.docx", "e.azw3")]
    with zipfile.ZipFile(paths[0], "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        body = "<w:p><w:r><w:t>Of Words</w:t></w:r></w:p>"
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    with zipfile.ZipFile(paths[1], "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        spaces = f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0"'
        body = "<office:body><office:text><text:p>Of Open Words</text:p></office:text></office:body>"
        archive.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
    paths[2].write_text(
        '<FictionBook xmlns:l="http://www.w3.org/1999/xlink"><description><title-info><book-title>Of Bees</book-title>'
        '<coverpage><image l:href="#c"/></coverpage></title-info></description><body><section><p>Bees.</p></section>'
        f'</body><binary id="c">{b64encode(picture()).decode()}</binary></FictionBook>'
    )
    paths[3].write_text(r"{\rtf1\ansi Rich words.}")
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    paths[4].write_bytes(compound + "WordDocument\0".encode("utf-16-le"))
    paths[5].write_bytes(compound + "EncryptedPackage\0".encode("utf-16-le"))
    paths[6].write_bytes((Path(__file__).parents[1] / "data/mobi/herons.azw3").read_bytes())
    return paths


def test_documents_come_in_and_the_others_say_why_not(open_window: OpenWindow, now: datetime, tmp_path: Path) -> None:
    with open_window(now) as driver:
        outcome = driver.add(*documents(tmp_path), timeout=60_000)
        texts = {text.title: text.format for text in driver.library.texts.all()}
        assert texts.items() >= {
            ("a", TextFormat.DOCX),
            ("b", TextFormat.ODT),
            ("Of Bees", TextFormat.FB2),
            ("d", TextFormat.RTF),
            ("Herons at the Weir", TextFormat.MOBI),
        }
        assert [failure.problem.value for failure in outcome.failures] == ["document-old", "document-encrypted"]


def test_the_dialog_offers_every_kind_of_file_that_can_be_read(
    open_window: OpenWindow, now: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []
    document = documents(tmp_path)[2]

    def choose(_parent: object, _title: str, _folder: str, words: str) -> tuple[list[str], str]:
        offered.append(words)
        return [str(document)], words

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    with open_window(now) as driver:
        with driver.wait_import(60_000):
            driver.texts.ask_for_files()
        assert driver.screen is ScreenName.READ
    assert all(f"*{suffix}" in offered[0].split(";")[0] for suffix in (".txt", ".epub", ".docx", ".fb2.zip", ".azw3"))
