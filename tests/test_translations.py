"""Every word of the interface has its Chinese, and the file that the program reads is made from it."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reader.core.interface_languages import LANGUAGES
from tests.support.modules import MODULES, ROOT, module_trees

FOLDER = ROOT / "resources/translations"
CHINESE = FOLDER / "onehour_zh_CN.ts"
ENGLISH = FOLDER / "onehour_en.ts"
PLACEHOLDER = re.compile(r"\{[^}]*\}|%n|%L?\d")


def _tool(name: str) -> str:
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        pytest.skip(f"{name} is not beside this Python")
    return found


def _messages(path: Path) -> Iterator[tuple[str, str, ET.Element]]:
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message.findtext("source", ""), message


def _gathered(path: Path) -> set[tuple[str, str]]:
    return {(context, source) for context, source, _message in _messages(path)}


def _wordings(translation: ET.Element) -> list[str]:
    return [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ts")), ids=lambda path: path.name)
def test_no_string_is_unfinished(path: Path) -> None:
    unfinished = []
    for context, source, message in _messages(path):
        translation = message.find("translation")
        assert translation is not None
        if translation.get("type") or not all(_wordings(translation)):
            unfinished.append((context, source))
    assert unfinished == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ts")), ids=lambda path: path.name)
def test_what_is_filled_in_later_stands_in_the_translation_too(path: Path) -> None:
    for _context, source, message in _messages(path):
        translation = message.find("translation")
        assert translation is not None
        for wording in _wordings(translation):
            assert set(PLACEHOLDER.findall(wording)) | {"%n"} == set(PLACEHOLDER.findall(source)) | {"%n"}, source


def test_no_word_of_the_interface_is_missing(tmp_path: Path) -> None:
    fresh = tmp_path / "onehour_zh_CN.ts"
    command = [_tool("pyside6-lupdate"), "-silent", "-locations", "none", *map(str, MODULES), "-ts", str(fresh)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert _gathered(fresh) == _gathered(CHINESE)


def _calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls that translate words, each with the path of its module."""
    for module, tree in module_trees():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and getattr(call.func, "attr", "") in {"tr", "translate"}:
                yield module, call


def test_words_to_translate_stand_in_a_context_that_lupdate_can_read() -> None:
    hidden = [
        f"{module}: {ast.unparse(call)}"
        for module, call in _calls()
        if len(call.args) > 1 and isinstance(call.args[1], ast.Constant) and isinstance(call.args[0], ast.Name)
    ]
    assert hidden == []


def test_what_is_counted_has_a_singular_and_a_plural() -> None:
    forms = {source for _context, source, message in _messages(ENGLISH) if message.get("numerus")}
    counted = {
        word.value
        for _module, call in _calls()
        for word in call.args
        if isinstance(word, ast.Constant) and "%n" in str(word.value)
    }
    assert counted <= forms


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ts")), ids=lambda path: path.name)
def test_the_compiled_file_is_up_to_date(path: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    subprocess.run([_tool("pyside6-lrelease"), "-silent", str(path), "-qm", str(fresh)], check=True, timeout=60)
    assert path.with_suffix(".qm").read_bytes() == fresh.read_bytes()


def test_the_words_speak_calmly() -> None:
    loud = [source for _context, source, message in _messages(CHINESE) if "!" in source or "！" in _all(message)]
    assert loud == []


def test_the_reader_is_spoken_to_in_one_form_of_address() -> None:
    familiar = [source for _context, source, message in _messages(CHINESE) if "你" in _all(message)]
    assert familiar == []


def _all(message: ET.Element) -> str:
    return "".join(message.itertext())


def test_each_language_has_its_translations() -> None:
    for suffix in (".ts", ".qm"):
        assert {f"onehour_{language}{suffix}" for language in LANGUAGES} == {
            path.name for path in FOLDER.glob(f"*{suffix}")
        }
