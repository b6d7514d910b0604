from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.markdown_merge.block_parser import parse_blocks
from reader.core.annotations.markdown_merge.last_export import LastExport
from reader.core.annotations.markdown_merge.markdown_guard import unescape_note
from reader.core.errors import Problem, ReaderError
from reader.exporters import existing_file as existing_file_module
from reader.exporters.atomic_write import write_whole
from reader.exporters.checksum import has_valid_checksum
from reader.exporters.export_data import ExportData
from reader.exporters.export_folder import ExportReport
from reader.exporters.markdown.document import DocumentScope, markdown_documents
from reader.exporters.markdown.folder_merge import MarkdownFolder
from reader.exporters.markdown.templates import BUILT_IN, built_in_template


class Exporter:
    """Export like the program, keeping the last exports."""

    def __init__(self, folder: Path, template: str = "plain") -> None:
        self.folder = folder
        self.template = template
        self.bases: list[LastExport] = []

    def export(
        self, export_data: ExportData, *, per: DocumentScope = DocumentScope.TEXT, dry_run: bool = False
    ) -> ExportReport:
        template = built_in_template(self.template)
        folder = MarkdownFolder(self.folder, template, tuple(reversed(self.bases)), dry_run=dry_run)
        done = [folder.export(document) for document in markdown_documents([export_data], per, template)]
        self.bases += [one.last for one in done if one.last and not dry_run]
        return done[0]


@pytest.fixture
def exporter(tmp_path: Path) -> Exporter:
    return Exporter(tmp_path / "notes")


def edit(path: Path, *changes: tuple[str, str]) -> str:
    content = path.read_text("utf-8")
    for before, after in changes:
        assert before in content
        content = content.replace(before, after, 1)
    path.write_text(content, "utf-8")
    return content


def with_body(export_data: ExportData, number: int, body: str) -> ExportData:
    changed = list(export_data.annotations)
    changed[number] = replace(changed[number], body=body)
    return replace(export_data, annotations=tuple(changed))


@pytest.mark.parametrize("template", BUILT_IN)
def test_exporting_again_unchanged_touches_no_file(tmp_path: Path, export_data: ExportData, template: str) -> None:
    exporter = Exporter(tmp_path, template)
    path = exporter.export(export_data).path
    before = path.stat()
    done = exporter.export(export_data)
    assert (done.path, done.unchanged, done.last) == (path, 6, None)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    edited = edit(path, ("还在。", "还在，且有我的话。"))
    assert (exporter.export(export_data).kept, path.read_text("utf-8")) == (1, edited)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("template", BUILT_IN)
def test_edits_of_notes_are_offered_back(tmp_path: Path, export_data: ExportData, template: str) -> None:
    exporter = Exporter(tmp_path, template)
    path = exporter.export(export_data).path
    indent = {"logseq": "  ", "outline": "    "}.get(template, "")
    before = "\n  - " if template == "outline" else f"\n\n{indent}"
    edit(path, ("**好**句。", f"**好**句，\n{indent}再读。"), ("> 回头再看", f"> 回头再看{before}新的想法"))
    edits = {one.annotation[-1]: (one.before, one.after) for one in exporter.export(export_data).edits}
    assert edits == {"1": ("**好**句。\n\n- 一\n- 二", "**好**句，\n再读。\n\n- 一\n- 二"), "3": ("", "新的想法")}
    accepted = with_body(with_body(export_data, 1, edits["1"][1]), 3, edits["3"][1])
    assert exporter.export(accepted).edits == ()
    assert has_valid_checksum(path.read_text("utf-8"))


def test_an_edit_of_the_quotation_alone_is_no_edit_of_the_note(exporter: Exporter, export_data: ExportData) -> None:
    edit(exporter.export(export_data).path, ("> 何故？", "> 何故也？"), ("#红学", "#红楼"))
    done = exporter.export(export_data)
    assert (done.kept, done.edits) == (2, ())


def test_the_file_is_merged_and_told(exporter: Exporter, export_data: ExportData) -> None:
    path = exporter.export(export_data).path
    edit(path, ("还在。", "我改了。"), ("## 第二回", "我的小结。\n\n## 第二回"))
    changed = with_body(with_body(export_data, 4, "库里也改了。"), 0, "新批注")
    done = exporter.export(changed)
    words = path.read_text("utf-8")
    assert (done.updated, done.conflicts, done.unchanged) == (1, 1, 4)
    assert all(one in words for one in ("我改了。", "库里也改了。", "新批注", "我的小结。\n\n## 第二回"))
    assert exporter.export(changed).conflicts == 1
    assert path.read_text("utf-8") == words


def test_a_dry_run_says_the_same_and_touches_nothing(exporter: Exporter, export_data: ExportData) -> None:
    assert exporter.export(export_data, dry_run=True).added == 6
    assert not exporter.folder.exists()
    path = exporter.export(export_data).path
    words = edit(path, ("还在。", "我改了。"))
    changed = with_body(export_data, 4, "库里也改了。")
    dry = exporter.export(changed, dry_run=True)
    assert path.read_text("utf-8") == words
    assert replace(dry, last=None) == replace(exporter.export(changed), last=None)


def test_the_readers_front_matter_is_kept_in_its_order(exporter: Exporter, export_data: ExportData) -> None:
    path = exporter.export(export_data).path
    edit(
        path,
        ('title: "红楼梦: 第一卷"\n', "cover: my.png\ntitle: '红楼梦: 第一卷'\n# a remark\n"),
        ('tags:\n- "小说"\n- "红学"\n- "a-b"\n', "tags:\n  - mine\n  - 红学\n"),
        ('author: "曹雪芹"\n', "author: 曹霑\n"),
    )
    exporter.export(replace(export_data, covered=900, annotations=export_data.annotations[1:]))
    words = path.read_text("utf-8")
    assert words.startswith("---\ncover: my.png\ntitle: '红楼梦: 第一卷'\n# a remark\nid:")
    assert "tags:\n  - mine\n  - 红学\nadded" in words
    assert "author: 曹霑\n" in words
    assert "progress: 90\n" in words


def test_a_file_is_found_again_after_it_was_renamed_and_moved(exporter: Exporter, export_data: ExportData) -> None:
    path = exporter.export(export_data).path
    edit(path, ("还在。", "我改了。"))
    moved = exporter.folder / "books" / "Dream.md"
    moved.parent.mkdir()
    path.rename(moved)
    done = exporter.export(with_body(export_data, 0, "新批注"))
    assert (done.path, done.updated, done.kept) == (moved, 1, 1)
    assert list(exporter.folder.glob("*.md")) == []


def test_a_file_without_front_matter_is_known_by_where_it_was(exporter: Exporter, export_data: ExportData) -> None:
    path = exporter.export(export_data).path
    path.write_text("# 我的" + path.read_text("utf-8").partition("\n# ")[2], "utf-8")
    done = exporter.export(with_body(export_data, 0, "新批注"))
    assert (done.path, done.updated) == (path, 1)
    assert path.read_text("utf-8").startswith("# 我的红楼梦")


def test_windows_line_ends_and_a_byte_order_mark_stay(exporter: Exporter, export_data: ExportData) -> None:
    path = exporter.export(export_data).path
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    done = exporter.export(export_data)
    assert (done.path, done.unchanged, path.read_bytes()) == (path, 6, before)
    edit_bytes = before.replace("还在。".encode(), "我改了。".encode())
    path.write_bytes(edit_bytes)
    assert exporter.export(with_body(export_data, 0, "新批注")).updated == 1
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_file_of_the_first_form_is_its_own_base(tmp_path: Path, export_data: ExportData) -> None:
    golden = Path(__file__).parents[1] / "golden" / "notes.md"
    path = tmp_path / "old.md"
    path.write_bytes(golden.read_bytes())
    done = Exporter(tmp_path).export(with_body(export_data, 0, "新批注"))
    assert (done.path, done.updated, done.unchanged) == (path, 5, 1)
    assert "新批注" in path.read_text("utf-8")


def test_without_the_library_that_made_it_a_file_keeps_all_that_differs(
    exporter: Exporter, export_data: ExportData
) -> None:
    path = exporter.export(export_data).path
    edit(path, ("还在。", "我改了。"))
    done = Exporter(exporter.folder).export(with_body(export_data, 0, "新批注"))
    assert (done.kept, done.unchanged, done.conflicts) == (2, 4, 0)
    assert "我改了。" in path.read_text("utf-8")


def test_a_file_that_another_program_writes_is_read_again(
    exporter: Exporter, export_data: ExportData, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = exporter.export(export_data).path
    interruptions = iter([lambda: edit(path, ("还在。", "刚写的。"))])

    def interrupted(target: Path, data: bytes, expected: object) -> None:
        next(interruptions, str)()
        write_whole(target, data, expected)

    monkeypatch.setattr(existing_file_module, "write_whole", interrupted)
    exporter.export(with_body(export_data, 0, "新批注"))
    words = path.read_text("utf-8")
    assert "刚写的。" in words
    assert "新批注" in words


def _refusal(exporter: Exporter, export_data: ExportData) -> str:
    with pytest.raises(ReaderError) as caught:
        exporter.export(export_data)
    assert caught.value.problem is Problem.EXPORT_FAILED
    return str(caught.value.detail["why"])


def test_a_file_that_never_rests_is_told(
    exporter: Exporter, export_data: ExportData, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = exporter.export(export_data).path

    def interrupted(target: Path, data: bytes, expected: object) -> None:
        path.write_text(path.read_text("utf-8") + "more\n", "utf-8")
        write_whole(target, data, expected)

    monkeypatch.setattr(existing_file_module, "write_whole", interrupted)
    assert _refusal(exporter, with_body(export_data, 0, "新批注")) == "changing"
    assert path.read_text("utf-8").endswith("more\nmore\nmore\n")


def test_a_file_that_may_only_be_read_is_left_and_told(exporter: Exporter, export_data: ExportData) -> None:
    path = exporter.export(export_data).path
    path.chmod(0o444)
    before = path.read_bytes()
    assert _refusal(exporter, with_body(export_data, 0, "新批注")) == "read-only"
    assert path.read_bytes() == before


def test_a_file_that_is_no_text_any_more_is_left_and_told(exporter: Exporter, export_data: ExportData) -> None:
    path = exporter.export(export_data).path
    path.write_bytes(path.read_bytes() + b"\xff\xfe")
    assert _refusal(exporter, export_data) == "not-text"


def test_a_full_disk_leaves_the_file_as_it_was(
    exporter: Exporter, export_data: ExportData, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = exporter.export(export_data).path
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert _refusal(exporter, with_body(export_data, 0, "新批注")) == "full"
    assert path.read_bytes() == before
    assert list(exporter.folder.iterdir()) == [path]


def test_nothing_is_written_through_a_link_out_of_the_folder(
    tmp_path: Path, exporter: Exporter, export_data: ExportData
) -> None:
    path = exporter.export(export_data).path
    outside = path.rename(tmp_path / "outside.md")
    path.symlink_to(outside)
    before = outside.read_bytes()
    assert exporter.export(with_body(export_data, 0, "x")).path.name == "红楼梦- 第一卷 (2).md"
    assert outside.read_bytes() == before


def test_texts_of_one_title_have_files_of_their_own(exporter: Exporter, export_data: ExportData) -> None:
    other = replace(export_data, text=replace(export_data.text, id="another"), annotations=())
    first, second = exporter.export(export_data).path, exporter.export(other).path
    assert second.name == "红楼梦- 第一卷 (2).md"
    assert (exporter.export(other).path, exporter.export(export_data).path) == (second, first)


@pytest.mark.parametrize("title", ["../../x", "CON", "/etc/passwd", "a/b", ".", "...", "x" * 300, "\u202egnp.md"])
def test_a_file_never_leaves_the_folder(exporter: Exporter, export_data: ExportData, title: str) -> None:
    done = exporter.export(replace(export_data, text=replace(export_data.text, title=title)))
    assert done.path.resolve().parent == exporter.folder
    assert len(done.path.name) <= 80
    assert exporter.export(replace(export_data, text=replace(export_data.text, title=title))).unchanged == 6


@pytest.mark.parametrize(
    ("per", "names"),
    [
        (DocumentScope.DAY, ["2026-03-28.md"]),
        (DocumentScope.TAG, ["Without a tag.md", "a-b.md", "红学.md"]),
        (DocumentScope.ALL, ["Notes.md"]),
    ],
)
def test_one_file_for_a_day_a_tag_or_all(
    exporter: Exporter, export_data: ExportData, per: DocumentScope, names: list[str]
) -> None:
    exporter.export(export_data, per=per)
    assert sorted(path.name for path in exporter.folder.iterdir()) == names
    assert exporter.export(export_data, per=per).added == 0


MARKS = st.text("#-=*_`~<>![]()^|$%&;:oh1. \n\\'\"\u3000字\u202e{}")
ANY_WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))


@pytest.mark.parametrize("template", BUILT_IN)
@given(body=st.one_of(ANY_WORDS, MARKS), quote=st.one_of(ANY_WORDS, MARKS), title=ANY_WORDS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_words_break_the_blocks_and_notes_survive(
    export_data: ExportData, template: str, body: str, quote: str, title: str
) -> None:
    first, *others = export_data.annotations
    hostile = replace(first, body=body, anchor=Anchor(10, 20, quote, section=title))
    text = replace(export_data.text, title=title)
    (document,) = markdown_documents(
        [replace(export_data, text=text, annotations=(hostile, *others))],
        DocumentScope.TEXT,
        built_in_template(template),
    )
    body_lines = document.page.to_markdown().split("\n")
    parts = [
        part for part in parse_blocks(body_lines, document.page.by_key) if part.key and not part.key.startswith("#")
    ]
    assert {part.key: "\n".join(part.lines) for part in parts} == {
        piece.key: piece.text for piece in document.page.blocks if not piece.generated
    }


@given(body=st.one_of(ANY_WORDS, MARKS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_note_stands_in_its_block_as_it_was_written(export_data: ExportData, body: str) -> None:
    (document,) = markdown_documents([with_body(export_data, 1, body)], DocumentScope.TEXT, built_in_template("plain"))
    words = document.page.by_key[export_data.annotations[1].id].text
    assert body.strip("\n") in unescape_note(words)


@pytest.mark.parametrize("template", BUILT_IN)
def test_a_file_looks_as_it_did(export_data: ExportData, template: str) -> None:
    """Set ONEHOUR_GOLDEN=write to rewrite the golden files."""
    (document,) = markdown_documents([export_data], DocumentScope.TEXT, built_in_template(template))
    golden = Path(__file__).parents[1] / "golden" / f"{template}.md"
    content = "".join(document.front.values()) + document.page.to_markdown()
    if os.environ.get("ONEHOUR_GOLDEN") == "write":
        golden.write_text(content, "utf-8")
    assert content == golden.read_text("utf-8")
