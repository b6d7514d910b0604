from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.annotations.markdown_merge.block_parser import BLOCK_ID, ExportBlock, parse_blocks
from reader.core.annotations.markdown_merge.merge import ExportPage, MergeLabels, MergeResult, merge, merge_blocks

WORDS = MergeLabels("Removed", "Both changed.")


def block(key: str, note: str = "", quote: str = "", *, early: bool = False) -> ExportBlock:
    """Return a block with its id on its quotation, or on its last line as in files of an earlier form."""
    quotation, last = f"> {quote or 'quote ' + key}", f"tags · [open](onehour://open/t/{key})"
    parts = (quotation, note, f"{last} ^oh-{key}") if early else (quotation, f"^oh-{key}", note, last)
    return ExportBlock(key, "\n\n".join(part for part in parts if part))


def in_earlier_form(page: ExportPage, *, quote: str = "") -> ExportPage:
    """Return a page as it was exported earlier."""

    def earlier(piece: ExportBlock) -> ExportBlock:
        parts = [part for part in piece.text.split("\n\n") if part != f"^oh-{piece.key}"]
        parts[0] = quote or parts[0]
        return ExportBlock(piece.key, "\n\n".join(parts) + f" ^oh-{piece.key}")

    return ExportPage(tuple(piece if piece.generated else earlier(piece) for piece in page.blocks), page.airy)


def heading(words: str) -> ExportBlock:
    return ExportBlock(f"#{words}", words, generated=True)


def page(*pieces: ExportBlock) -> ExportPage:
    return ExportPage((heading("# Title"), *pieces))


def again(base: ExportPage | None, body: str, fresh: ExportPage) -> MergeResult:
    """Merge, and assert that merging the result again changes nothing."""
    first = merge(base, body, fresh, WORDS)
    assert merge_blocks(fresh, first.body, fresh, WORDS).body == first.body
    return first


A, B, C, D = block("a", "note a"), block("b", "note b"), block("c", "note c"), block("d", "note d")
ONE, TWO = heading("## One"), heading("## Two")
BASE = page(ONE, A, B, TWO, C)
FILE = BASE.to_markdown()


def test_an_untouched_file_becomes_the_fresh_export() -> None:
    fresh = page(TWO, C, ONE, block("b", "other"), D)
    done = again(BASE, FILE, fresh)
    assert done.body == fresh.to_markdown()
    assert (done.updated, done.removed, done.added, done.unchanged) == (("b",), ("a",), ("d",), ("c",))


def test_an_untouched_block_follows_and_an_edited_one_stays() -> None:
    body = FILE.replace("note a", "note a, as I see it")
    done = again(BASE, body, page(ONE, A, block("b", "other"), TWO, C))
    assert done.body == body.replace("note b", "other")
    assert (done.kept, done.updated, done.unchanged) == (("a",), ("b",), ("c",))
    assert "as I see it" in done.edited["a"]


def test_words_between_blocks_are_left_alone() -> None:
    body = FILE.replace("> quote b", "My thought on a.\n\n> quote b").replace("## Two", "A summary.\n\n## Two")
    done = again(BASE, body, page(ONE, A, block("b", "other", "quote b"), TWO, C))
    assert done.body == body.replace("note b", "other")
    assert done.updated == ("b",)


def test_a_conflict_shows_both_versions_once() -> None:
    body = FILE.replace("note a", "mine")
    fresh = page(ONE, block("a", "theirs"), B, TWO, C)
    done = again(BASE, body, fresh)
    assert done.conflicts == ("a",)
    assert "mine" in done.body
    assert "> [!warning] Both changed.\n\n> quote a\n\n^oh-a-library\n\ntheirs\n" in done.body
    assert done.body.count("^oh-a-library") == 1
    later = again(fresh, done.body, page(ONE, block("a", "newer"), B, TWO, C))
    assert later.body == done.body.replace("theirs", "newer")
    assert later.conflicts == ("a",)


def test_a_conflict_is_over_when_the_reader_takes_either_version() -> None:
    fresh = page(ONE, block("a", "theirs"), B, TWO, C)
    conflict = merge(BASE, FILE.replace("note a", "mine"), fresh, WORDS).body
    _mine, theirs = conflict.split("> [!warning] Both changed.")
    end = "[open](onehour://open/t/a)\n\n"
    copy = "> [!warning] Both changed." + theirs.partition(end)[0] + end
    assert again(fresh, conflict.replace(copy, ""), fresh).kept == ("a",)
    first = block("a", "mine").text + "\n\n"
    assert again(fresh, conflict.replace(first, ""), fresh).body == fresh.to_markdown()
    taken = page(ONE, block("a", "mine"), B, TWO, C)
    done = again(fresh, conflict, taken)
    assert done.body == taken.to_markdown()


def test_an_edited_block_of_a_removed_annotation_moves_under_a_heading() -> None:
    body = FILE.replace("note a", "mine")
    done = again(BASE, body, page(ONE, B, TWO, C))
    assert done.body.endswith(f"note c\n\n{C.lines[-1]}\n\n## Removed\n\n{A.text.replace('note a', 'mine')}\n")
    assert done.removed == ("a",)
    later = again(page(ONE, B, TWO, C), done.body.replace("note c", "my c"), page(ONE, B))
    assert later.body.count("## Removed") == 1
    assert later.body.index("mine") < later.body.index("my c")


def test_a_heading_goes_with_its_last_block_unless_something_stands_below_it() -> None:
    fresh = page(ONE, A, B)
    assert again(BASE, FILE.replace("note a", "mine"), fresh).body.count("## Two") == 0
    assert again(BASE, FILE + "\nMy end.\n", fresh).body.endswith("## Two\n\nMy end.\n")


def test_new_blocks_come_in_at_their_place_after_what_was_written_there() -> None:
    body = FILE.replace("> quote b", "On a.\n\n> quote b") + "\nOn c.\n\n# My own chapter\n\nWords.\n"
    new = [block(key, f"note {key}") for key in "xyz"]
    done = again(BASE, body, page(new[0], ONE, A, new[1], B, TWO, C, new[2]))
    keys = [
        part.key
        for part in parse_blocks(done.body.split("\n"), {piece.key: piece for piece in (A, B, C, *new)})
        if part.key
    ]
    assert keys == ["x", "a", "y", "b", "c", "z"]
    assert "On a.\n\n> quote y" in done.body
    assert "On c.\n\n> quote z" in done.body
    assert done.body.endswith("(onehour://open/t/z)\n\n# My own chapter\n\nWords.\n")


def test_a_new_section_brings_its_heading() -> None:
    done = again(BASE, FILE + "\nmine\n", page(ONE, A, B, heading("## Middle"), D, TWO, C))
    assert f"{B.text}\n\n## Middle\n\n{D.text}\n\n## Two\n" in done.body


def test_the_order_of_the_readers_file_is_kept() -> None:
    body = page(TWO, C, ONE, B, A).to_markdown()
    done = again(BASE, body, page(ONE, A, D, B, TWO, block("c", "new c")))
    assert done.body.index("quote c") < done.body.index("quote b") < done.body.index("quote a")
    assert "new c" in done.body
    assert done.added == ("d",)


def test_a_block_that_was_taken_out_stays_out_until_the_library_changes_it() -> None:
    body = FILE.replace(A.text + "\n\n", "")
    done = again(BASE, body, BASE)
    assert (done.body, done.left_out) == (body, ("a",))
    assert again(BASE, body, page(ONE, block("a", "new"), B, TWO, C)).added == ("a",)


def test_a_block_that_lost_its_id_is_known_by_its_link() -> None:
    lost = FILE.replace("\n\n^oh-a", "")
    done = again(BASE, lost, page(ONE, block("a", "new"), B, TWO, C))
    assert done.updated == ("a",)
    assert "new" in done.body
    assert again(BASE, lost.replace("note a", "mine"), BASE).kept == ("a",)


def test_a_block_that_lost_its_last_line_is_known_by_its_words() -> None:
    without_last = FILE.replace("\n\n" + A.lines[-1], "")
    for body in (without_last, without_last.replace("\n\n^oh-a", "")):
        done = again(BASE, body, BASE)
        assert (done.body, done.kept, done.added) == (body, ("a",), ())


EARLIER = in_earlier_form(BASE)


def test_an_untouched_block_of_an_earlier_form_gets_the_present_one() -> None:
    body = EARLIER.to_markdown().replace("## Two", "A summary.\n\n## Two")
    done = again(EARLIER, body, BASE)
    assert done.body == FILE.replace("## Two", "A summary.\n\n## Two")
    assert done.updated == ("a", "b", "c")


@pytest.mark.parametrize("base", [EARLIER, None])
def test_an_edited_block_of_an_earlier_form_is_kept_without_a_conflict(base: ExportPage | None) -> None:
    body = EARLIER.to_markdown().replace("note a", "mine")
    earlier = EARLIER.by_key
    for _ in range(2):
        done = merge(base, body, BASE, WORDS, lambda key: (earlier[key].text,))
        assert (done.kept, done.updated, done.conflicts) == (("a",), ("b", "c"), ())
        assert "mine" in done.body
    later = merge(BASE, done.body, BASE, WORDS, lambda key: (earlier[key].text,))
    assert (later.body, later.kept, later.unchanged) == (done.body, ("a",), ("b", "c"))


def test_an_earlier_form_does_not_hide_what_the_library_changed() -> None:
    body = EARLIER.to_markdown().replace("note a", "mine")
    earlier = in_earlier_form(page(ONE, block("a", "theirs"), B, TWO, C)).by_key
    done = merge(EARLIER, body, page(ONE, block("a", "theirs"), B, TWO, C), WORDS, lambda key: (earlier[key].text,))
    assert done.conflicts == ("a",)
    assert "theirs" in done.body


def test_an_accepted_edit_of_an_earlier_form_gets_the_present_one() -> None:
    body = EARLIER.to_markdown().replace("note a", "mine")
    fresh = page(ONE, block("a", "mine"), B, TWO, C)
    assert again(EARLIER, body, fresh).body == fresh.to_markdown()


def test_a_note_that_links_to_another_block_does_not_end_it() -> None:
    seen = page(block("a", "see [x](onehour://open/t/b) and [y](onehour://open/t/a)"), block("b", "x"), block("c"))
    body = seen.to_markdown().replace("tags · [open](onehour://open/t/a)", "TAGS")
    assert merge(seen, body, seen, WORDS).body == body
    edited = seen.to_markdown().replace("> quote c", "> quote c, mine")
    done = again(seen, edited, page(block("a", "new"), block("b", "x"), block("c")))
    assert (done.updated, done.kept) == (("a",), ("c",))


def test_the_second_copy_of_a_block_is_the_readers_own() -> None:
    body = FILE + "\n" + A.text + "\n"
    done = again(BASE, body, page(ONE, block("a", "new"), B, TWO, C))
    assert done.body.count("note a") == 1
    assert done.body.count("new") == 1


def test_without_a_base_nothing_of_the_file_is_taken_for_exported() -> None:
    body = FILE.replace("note a", "mine")
    done = again(None, body, page(ONE, A, block("b", "other"), TWO, C, D))
    assert (done.kept, done.unchanged, done.added) == (("a", "b"), ("c",), ("d",))
    assert "note b" in done.body


@pytest.mark.parametrize("words", ["```\n# no heading\n\nopen", "<!-- open\n\nwords"])
def test_nothing_comes_into_what_the_reader_left_open(words: str) -> None:
    body = FILE + f"\n{words}\n"
    done = again(BASE, body, page(ONE, A, B, TWO, C, D))
    assert done.body.index("^oh-d") < done.body.index(words)
    assert words in done.body


@pytest.mark.parametrize(
    ("edit", "loose"),
    [
        (("mine\n\n> quote b", "other"), "mine"),
        (("> quote b, better", "note b"), ""),
        (("> quote b, better", "other"), ""),
        (("> quote b", "note b\n\nmore\n\n- list"), ""),
        (("mine\n\n> quote better", "note b"), "mine"),
    ],
)
@pytest.mark.parametrize("base", [BASE, EARLIER])
def test_where_an_edited_block_begins(base: ExportPage, edit: tuple[str, str], loose: str) -> None:
    quote, note = edit
    body = base.to_markdown().replace("> quote b", quote).replace("note b", note)
    parts = parse_blocks(body.split("\n"), base.by_key)
    (edited,) = [part for part in parts if part.key == "b"]
    assert edited.lines[0].startswith("> quote b")
    own = [line for part in parts if not part.key for line in part.lines if line]
    assert own == ([loose] if loose else [])


LINES = st.sampled_from(
    [
        *("mine", "> quote a", "note b", "", "# Own", "## One", "```", "- item", "^oh-a", "x ^oh-zz", "---"),
        "tags · [open](onehour://open/t/a)",
    ]
)


@st.composite
def pages(draw: st.DrawFn) -> ExportPage:
    keys = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6))
    early = draw(st.booleans())
    pieces: list[ExportBlock] = []
    for number, key in enumerate(keys):
        if draw(st.booleans()):
            pieces.append(heading(f"## {number % 3}"))
        note = draw(st.sampled_from(["", "one", "two\n\n- list\n- items", "```\ncode\n```", "[x](onehour://open/t/a)"]))
        pieces.append(block(key, note, early=early))
    return ExportPage(
        tuple({piece.key: piece for piece in (heading("# Title"), *pieces)}.values()), airy=draw(st.booleans())
    )


@st.composite
def edited_files(draw: st.DrawFn, base: ExportPage) -> str:
    lines = base.to_markdown().split("\n")
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(lines)))
        act = draw(st.sampled_from(["insert", "insert", "delete", "change", "move"]))
        if act == "insert":
            lines[at:at] = [draw(LINES)]
        elif act == "delete":
            del lines[at : at + draw(st.integers(1, 4))]
        elif act == "change" and at < len(lines):
            lines[at] += draw(st.sampled_from(["!", " more", " ^oh-b"]))
        elif act == "move":
            lines = lines[at:] + lines[:at]
    return "\n".join(lines)


@given(pages(), pages())
def test_a_file_nobody_touched_is_the_fresh_export(base: ExportPage, fresh: ExportPage) -> None:
    assert merge(base, base.to_markdown(), fresh, WORDS).body == fresh.to_markdown()


@given(st.data(), pages())
def test_a_library_that_did_not_change_leaves_the_file_alone(data: st.DataObject, base: ExportPage) -> None:
    body = data.draw(edited_files(base))
    assert merge(base, body, base, WORDS).body == body


def _words(body: str) -> list[str]:
    """Return the lines of a file that say something, without block ids, which may be put in another place."""
    return [line for line in (BLOCK_ID.sub("", line).rstrip() for line in body.split("\n")) if line]


@given(st.data(), pages(), pages(), st.booleans())
@settings(max_examples=600)
def test_no_line_of_the_reader_is_lost_and_merging_twice_is_merging_once(
    data: st.DataObject, base: ExportPage, fresh: ExportPage, known: bool
) -> None:
    body = data.draw(edited_files(base))
    done = merge(base if known else None, body, fresh, WORDS)
    exported = set(_words(base.to_markdown())) if known else set()
    own = Counter(line for line in _words(body) if line not in exported)
    assert not own - Counter(_words(done.body))
    assert merge(fresh, done.body, fresh, WORDS).body == done.body


@given(st.data(), pages(), pages(), pages())
@settings(max_examples=300)
def test_every_annotation_of_the_library_has_one_fate(
    data: st.DataObject, base: ExportPage, fresh: ExportPage, later: ExportPage
) -> None:
    body = merge(base, data.draw(edited_files(base)), fresh, WORDS).body
    done = merge(fresh, body, later, WORDS)
    fates = [*done.added, *done.updated, *done.kept, *done.conflicts, *done.unchanged, *done.left_out]
    assert Counter(fates) == Counter(piece.key for piece in later.blocks if not piece.generated)
