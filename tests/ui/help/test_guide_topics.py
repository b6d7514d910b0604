"""Every screen, page of study and dialog has its page of the guide."""

from __future__ import annotations

import ast

import pytest

from reader.core.screens import ScreenName
from reader.services.guide import Guide
from reader.ui.help.guide_topics import DIALOG_TOPICS, SCREEN_TOPICS, STUDY_TOPICS, topic_of_screen
from reader.ui.study.study_page import StudyPageName
from tests.support.modules import module_trees

PAGES = {page.name for page in Guide("en").pages}
SHARED = ("reader/ui/widgets/", "reader/ui/help/")
"""The modules whose dialogs can belong to any screen, and those of the guide."""


def _dialog_modules() -> list[str]:
    modules = []
    for module, tree in module_trees():
        bases = (ast.unparse(base) for node in tree.body if isinstance(node, ast.ClassDef) for base in node.bases)
        if module.startswith("reader/ui/") and any(base.endswith("Dialog") for base in bases):
            modules.append(module)
    return modules


def test_every_screen_has_a_page() -> None:
    assert SCREEN_TOPICS.keys() == set(ScreenName)
    assert STUDY_TOPICS.keys() == set(StudyPageName)
    assert {*SCREEN_TOPICS.values(), *STUDY_TOPICS.values(), *DIALOG_TOPICS.values()} <= PAGES
    assert topic_of_screen(None) in PAGES
    assert topic_of_screen(ScreenName.STUDY, "quiz") == "questions"


@pytest.mark.parametrize("module", [module for module in _dialog_modules() if not module.startswith(SHARED)])
def test_every_dialog_has_a_page(module: str) -> None:
    name = module.removeprefix("reader/ui/").removesuffix(".py").replace("/", ".")
    assert any(name.startswith(topic) for topic in DIALOG_TOPICS)
