"""What the guide lists is what the program's tables say: keys, settings, and formats."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication

from reader.core.annotations.foreign_notes import NoteSource
from reader.core.interface_languages import LANGUAGES
from reader.core.text.model import TextFormat
from reader.exporters.formats import LABELS
from reader.ui.action_table import ACTIONS
from reader.ui.importing.notes_report_dialog import SOURCE_NAMES
from reader.ui.preferences.preferences import Preferences

DOCS = Path(__file__).parents[1] / "docs"
AGAIN = "run `make guide`"
LIBRARY_NAMES = {NoteSource.WEB_ANNOTATION: "W3C", NoteSource.ONE_HOUR: "JSON-LD"}
"""What the guide calls sources of notes that are no programs."""

READ = {
    TextFormat.PLAIN: {"en": "plain text", "zh_CN": "纯文本"},
    TextFormat.MARKDOWN: {"en": "Markdown", "zh_CN": "Markdown"},
    TextFormat.HTML: {"en": "HTML", "zh_CN": "HTML"},
    TextFormat.EPUB: {"en": "EPUB", "zh_CN": "EPUB"},
    TextFormat.PDF: {"en": "PDF", "zh_CN": "PDF"},
    TextFormat.WEB_ARCHIVE: {"en": "MHTML", "zh_CN": "MHTML"},
    TextFormat.ZIP: {"en": "ZIP", "zh_CN": "ZIP"},
    TextFormat.DOCX: {"en": "DOCX", "zh_CN": "DOCX"},
    TextFormat.ODT: {"en": "ODT", "zh_CN": "ODT"},
    TextFormat.FB2: {"en": "FB2", "zh_CN": "FB2"},
    TextFormat.RTF: {"en": "RTF", "zh_CN": "RTF"},
    TextFormat.MOBI: {"en": "MOBI", "zh_CN": "MOBI"},
}
"""What the guide calls the formats of texts."""


@pytest.fixture(scope="module")
def tables() -> ModuleType:
    spec = importlib.util.spec_from_file_location("guide_tables", DOCS / "guide_tables.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, tables: ModuleType) -> Iterator[str]:
    name: str = request.param
    installed = tables.translators(name)
    yield name
    for translator in installed:
        QCoreApplication.removeTranslator(translator)


def _page(language: str, name: str) -> str:
    return (DOCS / "guide" / language / f"{name}.md").read_text("utf-8")


def test_the_page_of_keys_is_what_the_table_of_actions_says(tables: ModuleType, language: str) -> None:
    assert _page(language, "keys") == tables.keys_page(language), AGAIN


def test_the_page_of_keys_names_every_action(language: str) -> None:
    page = _page(language, "keys")
    labels = [QCoreApplication.translate(action.context, action.label) for action in ACTIONS]
    assert [label for label in labels if label not in page] == []


@pytest.mark.parametrize("name", ["settings", "export"])
def test_the_tables_are_what_the_program_says(tables: ModuleType, language: str, name: str) -> None:
    page = _page(language, name)
    assert tables.with_tables(page, tables.TABLES[name](language)) == page, AGAIN


def test_the_guide_names_every_setting(language: str) -> None:
    page = _page(language, "settings")
    labels = [item.metadata["spec"].label for item in fields(Preferences) if item.metadata["spec"].group]
    assert [label for label in labels if QCoreApplication.translate("Preferences", label) not in page] == []


def test_the_guide_names_every_format_that_is_exported(language: str) -> None:
    page = _page(language, "export")
    labels = [QCoreApplication.translate("ExportFormat", label) for label in LABELS.values()]
    assert [label for label in labels if label not in page] == []


def test_the_guide_names_every_format_that_is_read(language: str) -> None:
    page = _page(language, "adding")
    assert READ.keys() == set(TextFormat) - {TextFormat.AWAITED}
    assert [names[language] for names in READ.values() if names[language] not in page] == []


def test_the_guide_names_every_program_whose_notes_are_read(language: str) -> None:
    page = _page(language, "import-notes")
    translated = {source: QCoreApplication.translate("NotesReport", name) for source, name in SOURCE_NAMES.items()}
    names = {source: LIBRARY_NAMES.get(source, translated[source]) for source in NoteSource}
    assert [name for name in names.values() if name not in page] == []
