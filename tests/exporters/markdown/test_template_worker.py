"""A template of the reader's own is rendered in a child process, which is stopped if it takes too much."""

from __future__ import annotations

import multiprocessing
import resource
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.exporters.export_data import ExportData
from reader.exporters.export_run import ExportOptions, export_texts
from reader.exporters.markdown import template_worker
from reader.exporters.markdown.template_worker import SECONDS_FOR_ALL, CustomTemplate, note_template
from reader.exporters.markdown.templates import custom_template
from reader.resources import resource as plain_file
from reader.workers.limits import WorkerLimits

TENFOLD = "{% set a = note %}" + "{% set a = a+a+a+a+a+a+a+a+a+a %}" * 10 + "{{ a | length }}"
TENFOLD_TOO = "{{ note" + " | replace('', note)" * 8 + " | length }}"
SLOW = "{% for a in note %}{% set b = note | upper | title | lower %}{% endfor %}"


@pytest.fixture
def own_template(tmp_path: Path) -> Path:
    path = tmp_path / "own.md.j2"
    path.write_text(plain_file("templates", "plain.md.j2").read_text("utf-8"), "utf-8")
    return path


def write(path: Path, words: str) -> Path:
    path.write_text("{% block annotation %}" + words + "{% endblock %}", "utf-8")
    return path


def stopped(path: Path, note: str = "words and words ") -> ReaderError:
    with pytest.raises(ReaderError) as caught, note_template(str(path)) as template:
        template.filled("annotation", {"note": note})
    assert caught.value.problem is Problem.TEMPLATE_INVALID
    assert caught.value.path == path
    assert multiprocessing.active_children() == []
    return caught.value


@pytest.mark.skipif(sys.platform == "win32", reason="the memory is not limited there")
@pytest.mark.parametrize("words", [TENFOLD, TENFOLD_TOO])
def test_a_template_that_takes_too_much_memory_is_stopped(tmp_path: Path, words: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert stopped(write(tmp_path / "own.j2", words)).detail["why"] == "stopped"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1 << 18


def test_a_template_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_worker, "LIMITS", WorkerLimits(silence=2.0))
    assert stopped(write(tmp_path / "own.j2", SLOW), "words " * 500_000).detail["why"] == "stopped"


def test_a_template_that_is_slow_with_every_block_is_stopped(own_template: Path) -> None:
    moment = 0.0

    def monotonic() -> float:
        nonlocal moment
        moment += 1.0
        return moment

    with closing(CustomTemplate(own_template, monotonic)) as template, pytest.raises(ReaderError) as caught:
        fill_for_ever(template)
    assert moment > SECONDS_FOR_ALL
    assert caught.value.detail["why"] == "stopped"


def fill_for_ever(template: CustomTemplate) -> None:
    while True:
        assert template.filled("heading", {"signs": "#", "heading": "one"}) == "# one"


@pytest.mark.parametrize(("words", "why"), [("{{ nothing_such }}", "filling"), ("{% if %}", "syntax")])
def test_errors_are_told_as_they_are(tmp_path: Path, words: str, why: str) -> None:
    assert stopped(write(tmp_path / "own.j2", words)).detail["why"] == why


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReaderError) as caught, note_template(str(tmp_path / "none.j2")):
        pass
    assert caught.value.problem is Problem.FILE_MISSING


def test_files_are_the_same_as_without_a_child(tmp_path: Path, own_template: Path, export_data: ExportData) -> None:
    for folder, template in (("built-in", "plain"), ("own", str(own_template))):
        list(export_texts(ExportOptions(tmp_path / folder, template=template), [export_data], named=True))
    (one,), (other,) = ((tmp_path / folder).iterdir() for folder in ("built-in", "own"))
    assert one.read_bytes() == other.read_bytes()
    assert multiprocessing.active_children() == []


def test_built_in_templates_start_no_child() -> None:
    with note_template("obsidian") as template:
        assert not template.compact
        assert multiprocessing.active_children() == []


def test_a_child_renders_what_this_process_would(own_template: Path) -> None:
    with note_template(str(own_template)) as template:
        assert template.compact == custom_template(own_template).compact
        assert template.filled("heading", {"signs": "##", "heading": "一"}) == "## 一"
