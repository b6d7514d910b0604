from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from reader.core.errors import Problem, ReaderError
from reader.core.text.filing import Filing
from reader.exporters.export_data import ExportData
from reader.exporters.markdown.document import DocumentScope, MarkdownDocument, markdown_documents
from reader.exporters.markdown.templates import (
    BUILT_IN,
    LARGEST_TEMPLATE,
    SandboxedTemplate,
    built_in_template,
    custom_template,
)


def annotation(words: str) -> str:
    return "{% block annotation %}" + words + "{% endblock %}"


def made(source: str, export_data: ExportData) -> MarkdownDocument:
    (document,) = markdown_documents([export_data], DocumentScope.TEXT, SandboxedTemplate(source))
    return document


@pytest.mark.parametrize(
    "words",
    [
        "{{ nothing_such }}",
        "{{ note.__class__ }}",
        "{{ note.format(1) }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%9999999999d' % 1 }}",
        "{% for a in note %}{% for b in note %}{% for c in note %}{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in note %}{{ note }}{{ note }}{% endfor %}",
        "{{ 1 / 0 }}",
        "{{ range(10) }}",
    ],
)
def test_what_a_template_may_not_do_is_told(words: str) -> None:
    template = SandboxedTemplate(annotation(words))
    with pytest.raises(ReaderError) as caught:
        template.filled("annotation", {"note": "x" * 1_000})
    assert caught.value.problem is Problem.TEMPLATE_INVALID


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("{% block annotation %}", "syntax"),
        ("{% include 'x' %}" + annotation(""), "syntax"),
        ("{% extends 'x' %}", "syntax"),
        ("{% import 'os' as os %}" + annotation(""), "syntax"),
        ("{% for a in [] recursive %}{% endfor %}" + annotation(""), "syntax"),
        ("words", "no-annotation"),
        ("x" * (LARGEST_TEMPLATE + 1), "filling"),
    ],
)
def test_a_template_that_cannot_be_read_is_told(source: str, why: str) -> None:
    with pytest.raises(ReaderError) as caught:
        SandboxedTemplate(source)
    assert caught.value.detail["why"] == why


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "own.j2").write_bytes(b"\xff")
    for name in ("own.j2", "missing.j2"):
        with pytest.raises(ReaderError):
            custom_template(tmp_path / name)


def test_every_block_ends_in_its_id_alone_whatever_the_template_says(export_data: ExportData) -> None:
    document = made(annotation("```\n{{ block_id }}\n\n{{ quotation }}"), export_data)
    for one in export_data.placed:
        *lines, last = document.page.by_key[one.id].lines
        assert last == f"^oh-{one.id}"
        assert lines[:2] == ["```", f"\\^oh-{one.id}"]
        assert "```" in lines[-2:]


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_tags_of_the_text_stand_before_those_of_its_notes(export_data: ExportData, name: str) -> None:
    tagged = replace(export_data, text=replace(export_data.text, filing=Filing(tags=("经典", "tag"))))
    (document,) = markdown_documents([tagged], DocumentScope.TEXT, built_in_template(name))
    tags = yaml.safe_load(document.front["tags"])["tags"]
    assert tags == ["经典", "tag", "红学", "a-b"]


def test_a_template_adds_front_matter_but_changes_none(export_data: ExportData) -> None:
    document = made("{% block front %}aliases:\n- x\nid: mine{% endblock %}" + annotation(""), export_data)
    assert document.front["aliases"] == "aliases:\n- x\n"
    assert export_data.text.id in document.front["id"]


def test_a_template_names_the_file(export_data: ExportData) -> None:
    assert made("{% block name %}{{ author }} {{ title }}{% endblock %}" + annotation(""), export_data).name.startswith(
        "曹"
    )
