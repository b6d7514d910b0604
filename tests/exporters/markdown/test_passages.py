"""A quotation keeps its paragraphs, the signs of its lists and its code, and its block id stands on it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.markdown_merge.last_export import LastExport, serialise
from reader.core.annotations.markdown_merge.merge import ExportPage
from reader.core.text.blocks import Block, BlockKind
from reader.exporters.checksum import KEY
from reader.exporters.export_data import ExportData
from reader.exporters.markdown.document import DocumentScope, MarkdownDocument, earlier_blocks, markdown_documents
from reader.exporters.markdown.folder_merge import MarkdownFolder
from reader.exporters.markdown.quotation import quotation
from reader.exporters.markdown.templates import BUILT_IN, SandboxedTemplate, built_in_template
from reader.importers.annotations.own_markdown import read_own_markdown

EARLIER = Path(__file__).parents[1] / "earlier"
P, L, C, V = BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CODE, BlockKind.VERSE


def quoted(*blocks: Block) -> str:
    words = quotation("\n".join(block.text for block in blocks), blocks)
    lines = words.split("\n")
    assert all(line == ">" or line.startswith("> ") for line in lines)
    return "\n".join(line[2:] for line in lines)


@pytest.mark.parametrize(
    ("blocks", "written"),
    [
        ([Block(P, "One."), Block(P, "Two.")], "One.\n\nTwo."),
        ([Block(V, "One line\nand another"), Block(P, "Two.")], "One line\nand another\n\nTwo."),
        (
            [Block(P, "As follows:"), Block(L, "one", level=1, label="•"), Block(L, "two", level=1, label="•")],
            "As follows:\n\n- one\n- two",
        ),
        (
            [Block(L, "third", level=1, label="3."), Block(L, "within", level=2, label="•"), Block(L, "4", level=1)],
            "3. third\n   - within\n\n4",
        ),
        (
            [Block(L, "tenth", level=1, label="10)"), Block(L, "in\nit", level=2, label="a)"), Block(P, "on")],
            "10) tenth\n    - a) in\n      it\n\non",
        ),
        ([Block(C, "a = 1\n\n# *no* heading")], "```\na = 1\n\n# *no* heading\n```"),
        ([Block(C, "```\nfence"), Block(P, "1. no item")], "````\n```\nfence\n````\n\n1\\. no item"),
        ([Block(BlockKind.RULE, ""), Block(P, "- no item"), Block(BlockKind.IMAGE, "")], "\\- no item"),
    ],
)
def test_a_quotation_keeps_its_blocks(blocks: list[Block], written: str) -> None:
    fixed = [replace(block, inlines=(), level=max(block.level, int(block.kind is L))) for block in blocks]
    assert quoted(*fixed) == written


WORDS = st.text("ab *_`#>-+1.)[~=&\\^|$%<", min_size=1, max_size=12).map(str.strip).filter(bool)
BLOCKS = st.builds(Block, st.sampled_from([P, C]), WORDS) | st.builds(
    Block, st.just(L), WORDS, level=st.integers(1, 3), label=st.sampled_from(["•", "1.", "12)", ""])
)


@given(blocks=st.lists(BLOCKS, min_size=1, max_size=5))
def test_the_words_of_a_quotation_come_back(blocks: list[Block]) -> None:
    words = "\n".join(block.text for block in blocks)
    file = f"{quotation(words, blocks)}\n\n^oh-x\n\nmy note\n\n[open](onehour://open/t/x)\n"
    (note,) = read_own_markdown(file, Path("x.md")).notes
    assert (note.quote, note.note, note.id) == (words, "my note", "x")


@given(quote=st.text("ab *_`#>-+1.)\n", min_size=1, max_size=30).filter(str.strip))
def test_the_words_of_a_quotation_without_blocks_come_back(quote: str) -> None:
    file = f"{quotation(quote)}\n\n^oh-x\n\n[open](onehour://open/t/x)\n"
    (note,) = read_own_markdown(file, Path("x.md")).notes
    assert note.quote.split() == quote.split()


@pytest.mark.parametrize("sign", ["%", " %"])
def test_the_share_of_a_place_is_read_in_the_present_and_in_the_earlier_form(sign: str) -> None:
    file = f"> [!quote] Chapter 1 · 12{sign}\n> words\n\n^oh-x\n\n[open](onehour://open/t/x)\n"
    (note,) = read_own_markdown(file, Path("x.md")).notes
    assert note.order == 12


def document(data: ExportData, template: str) -> MarkdownDocument:
    (made,) = markdown_documents([data], DocumentScope.TEXT, built_in_template(template))
    return made


WITH_EARLIER_FORM = [template for template in BUILT_IN if template != "outline"]
"""The templates of which there are files of an earlier form, without block ids on their quotations."""


def several_paragraphs(data: ExportData) -> ExportData:
    """Return the data with a quotation of two paragraphs and an item."""
    first, *others = data.annotations
    anchor = Anchor(10, 20, "此开卷第一回也。\n作者自云\n一项")
    blocks = (Block(P, "此开卷第一回也。"), Block(P, "作者自云"), Block(L, "一项", level=1, label="•"))
    return replace(data, annotations=(replace(first, anchor=anchor), *others), passages={first.id: blocks})


@pytest.mark.parametrize("template", WITH_EARLIER_FORM)
def test_the_block_id_stands_on_the_quotation(export_data: ExportData, template: str) -> None:
    page = document(several_paragraphs(export_data), template).page
    for annotation in export_data.annotations:
        lines = [line.removeprefix("- ").strip() for line in page.by_key[annotation.id].lines]
        (at,) = [number for number, line in enumerate(lines) if f"^oh-{annotation.id}" in line]
        if not annotation.quote:
            assert at == len(lines) - 1
            continue
        assert lines[at] == f"^oh-{annotation.id}"
        assert (lines[at - 1], lines[at + 1]) == ("", "")
        assert lines[at - 2].startswith("> ")
    assert re.search(r"> 此开卷第一回也。\n *>\n *> 作者自云\n *>\n *> - 一项\n", page.to_markdown())


@pytest.mark.parametrize("template", WITH_EARLIER_FORM)
def test_the_earlier_form_is_that_of_the_files_exported_earlier(export_data: ExportData, template: str) -> None:
    assert _earlier_page(export_data, template).to_markdown() == _earlier_body(template)


def _earlier_body(template: str) -> str:
    content = (EARLIER / f"{template}.md").read_text("utf-8")
    return content[content.index("\n\n") + 1 :]


def _earlier_page(data: ExportData, template: str) -> ExportPage:
    made, loaded = document(data, template), built_in_template(template)
    earlier = (
        block.text.replace("%", " %") if block.generated else earlier_blocks(loaded, *made.notes[block.key])[-1]
        for block in made.page.blocks
    )
    blocks = (replace(block, text=text) for block, text in zip(made.page.blocks, earlier, strict=True))
    return replace(made.page, blocks=tuple(blocks))


@pytest.mark.parametrize("template", WITH_EARLIER_FORM)
@pytest.mark.parametrize("is_known", [True, False])
def test_a_file_exported_earlier_is_merged_without_a_conflict(
    tmp_path: Path, export_data: ExportData, template: str, is_known: bool
) -> None:
    made = document(export_data, template)
    path = tmp_path / "earlier.md"
    front = {**made.front, KEY: f'{KEY}: "{"1" * 64}"\n'}
    body = (
        _earlier_body(template)
        .replace("**好**句。", "**好**句，我说。")
        .replace("## 第二回", "我的小结。\n\n## 第二回")
    )
    path.write_text("---\n" + "".join(front.values()) + "---\n" + body, "utf-8")
    base = LastExport(str(path), made.scope, "1" * 64, serialise(front, _earlier_page(export_data, template)))
    bases = (base,) if is_known else ()
    done = MarkdownFolder(tmp_path, built_in_template(template), bases).export(made)
    assert (done.path, done.conflicts, done.kept, done.removed, done.added) == (path, 0, 1, 0, 0)
    assert [(edit.before, edit.after) for edit in done.edits] == [
        ("**好**句。\n\n- 一\n- 二", "**好**句，我说。\n\n- 一\n- 二")
    ]
    written = path.read_text("utf-8")
    assert "我说" in written
    assert "我的小结。\n\n" in written
    assert written.count("^oh-0195d7a0-0000-7000-8000-0000000000a2") == 1
    assert re.search(r"> 何故？\n\n *\^oh-0195d7a0-0000-7000-8000-0000000000a2\n", written)
    again = MarkdownFolder(tmp_path, built_in_template(template), (done.last, *bases) if done.last else bases)
    later = again.export(made)
    assert (later.conflicts, later.kept, later.updated, path.read_text("utf-8")) == (0, 1, 0, written)


@pytest.mark.parametrize("template", BUILT_IN)
def test_an_edited_file_with_a_blank_before_the_percent_is_merged_without_a_conflict(
    tmp_path: Path, export_data: ExportData, template: str
) -> None:
    made, loaded = document(export_data, template), built_in_template(template)
    texts = (
        block.text.replace("%", " %") if block.generated else earlier_blocks(loaded, *made.notes[block.key])[0]
        for block in made.page.blocks
    )
    blocks = (replace(block, text=text) for block, text in zip(made.page.blocks, texts, strict=True))
    earlier = replace(made.page, blocks=tuple(blocks))
    assert earlier.to_markdown() == re.sub(r"(?<=\d)%", " %", made.page.to_markdown())
    path = tmp_path / "earlier.md"
    front = {**made.front, KEY: f'{KEY}: "{"1" * 64}"\n'}
    body = earlier.to_markdown().replace("**好**句。", "**好**句，我说。")
    path.write_text("---\n" + "".join(front.values()) + "---\n" + body, "utf-8")
    base = LastExport(str(path), made.scope, "1" * 64, serialise(front, earlier))
    done = MarkdownFolder(tmp_path, loaded, (base,)).export(made)
    assert (done.conflicts, done.kept) == (0, 1)
    assert [edit.after for edit in done.edits] == ["**好**句，我说。\n\n- 一\n- 二"]
    assert "我说" in path.read_text("utf-8")


def test_a_template_of_ones_own_has_no_conflict_because_of_the_paragraphs(
    tmp_path: Path, export_data: ExportData
) -> None:
    own = SandboxedTemplate("{% block annotation %}{{ quotation }}\n\n{{ note }}\n\nmine {{ block_id }}{% endblock %}")
    (made,) = markdown_documents([several_paragraphs(export_data)], DocumentScope.TEXT, own)
    blocks = (
        block if block.generated else replace(block, text=earlier_blocks(own, *made.notes[block.key])[-1])
        for block in made.page.blocks
    )
    earlier = replace(made.page, blocks=tuple(blocks))
    assert "> 此开卷第一回也。\n> 作者自云\n" in earlier.to_markdown()
    path = tmp_path / "own.md"
    front = {**made.front, KEY: f'{KEY}: "{"1" * 64}"\n'}
    body = earlier.to_markdown().replace("> 一项\n\n\n\nmine", "> 一项\n\n想法\n\nmine")
    path.write_text("---\n" + "".join(front.values()) + "---\n" + body, "utf-8")
    base = LastExport(str(path), made.scope, "1" * 64, serialise(front, earlier))
    done = MarkdownFolder(tmp_path, own, (base,)).export(made)
    assert (done.conflicts, done.kept) == (0, 1)
    assert [edit.after for edit in done.edits] == ["想法"]
