"""Each kind of omission has its words, in every language of the interface."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from reader.core.interface_languages import LANGUAGES
from reader.core.text.omissions import Omission, OmissionKind
from reader.resources import resource
from reader.ui.translation.omission_labels import OmissionLabels, omissions_label, omissions_message
from reader.ui.translation.translation import Translation

LEFT_OUT = (Omission(OmissionKind.DRAWING, 3), Omission(OmissionKind.VIDEO, 1))


@pytest.fixture
def translation(qapp: QCoreApplication) -> Iterator[Translation]:
    translation = Translation(qapp, resource("translations"))
    translation.set_language("en")
    yield translation
    translation.uninstall()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_has_words_of_its_own(language: str, translation: Translation) -> None:
    translation.set_language(language)
    for count in (1, 2, 12):
        labels = {OmissionLabels().counted(kind, count) for kind in OmissionKind}
        assert len(labels) == len(OmissionKind)
        assert all(str(count) in label and "(s)" not in label for label in labels)


@pytest.mark.usefixtures("translation")
def test_what_was_left_out_is_one_list() -> None:
    assert omissions_label(LEFT_OUT) == "3 drawings, 1 video"
    assert omissions_message(LEFT_OUT) == "3 drawings, 1 video left out."
    assert omissions_message(()) == ""


@pytest.mark.usefixtures("translation")
def test_a_missing_chapter_is_told_by_name() -> None:
    names = tuple(f"OEBPS/{number}\n.xhtml" for number in range(7))
    message = omissions_message((Omission(OmissionKind.CHAPTER, 7, names), *LEFT_OUT))
    assert message.startswith("7 chapters, 3 drawings, 1 video left out. Missing from the file, or unreadable: ")
    assert "“OEBPS/0 .xhtml”" in message
    assert message.endswith("“OEBPS/4 .xhtml”….")
