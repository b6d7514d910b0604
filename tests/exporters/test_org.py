"""An Org file has the entries that it was given, whatever the words in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.core.annotations.anchor import Anchor
from reader.core.text.blocks import Block, BlockKind
from reader.exporters.export_data import ExportData
from reader.exporters.org import org, org_entries

GUARD = "\u200b"


def with_first(data: ExportData, quote: str, body: str = "") -> ExportData:
    first, *others = data.annotations
    return replace(data, annotations=(replace(first, anchor=Anchor(10, 20, quote), body=body), *others))


def entry(data: ExportData) -> list[str]:
    return org_entries(org(data))[data.annotations[0].id].split("\n")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("* no headline", f"{GUARD}* no headline"),
        ("#+end_quote", f"{GUARD}#+end_quote"),
        (":END:", f"{GUARD}:END:"),
        ("1. no list", f"{GUARD}1. no list"),
        ("| no | table |", f"{GUARD}| no | table |"),
        ("so *called* /x/", f"so *{GUARD}called* /{GUARD}x/"),
        ("[[a]] and [fn:1]", f"[{GUARD}[a]] and [{GUARD}fn:1]"),
        ("3 * 4 = 12 + [x]", "3 * 4 = 12 + [x]"),
        ("-----", f"{GUARD}-----"),
        (": no example", f"{GUARD}: no example"),
        ("%%(no-lisp)", f"{GUARD}%%(no-lisp)"),
        ("<%%(no-lisp)>", f"<{GUARD}%%(no-lisp)>"),
        ("src_sh{no} call_it(no)", f"src{GUARD}_sh{{no}} call{GUARD}_it(no)"),
        ("@@html:no@@", f"@@{GUARD}html:no@@"),
        ("no break\\\\", f"no break\\\\{GUARD}"),
        ("Yes. No", "Yes. No"),
        ("#word", "#word"),
    ],
)
def test_a_quotation_shows_the_words_of_the_text(export_data: ExportData, words: str, written: str) -> None:
    lines = entry(with_first(export_data, words))
    assert lines[lines.index("#+begin_quote") + 1] == written


def test_a_note_keeps_its_lists_and_emphasis_but_opens_no_headline_or_block(export_data: ExportData) -> None:
    lines = entry(with_first(export_data, "words", "* a\n** b\n- c *d*\n#+begin_src\n:END:"))
    at = lines.index("#+end_quote") + 2
    assert lines[at : at + 5] == [" * a", " ** b", "- c *d*", f"{GUARD}#+begin_src", f"{GUARD}:END:"]


def test_a_note_has_no_lisp_for_the_agenda_and_keeps_the_rules_and_tags_of_its_markdown(
    export_data: ExportData,
) -> None:
    lines = entry(with_first(export_data, "words", "%%(lisp)\non <%%(lisp)>\n-----\n#tag"))
    at = lines.index("#+end_quote") + 2
    assert lines[at : at + 4] == [f"{GUARD}%%(lisp)", f"on <{GUARD}%%(lisp)>", "-----", "#tag"]


def test_verse_is_a_block_of_verse(export_data: ExportData) -> None:
    data = with_first(export_data, "床前明月光\n疑是地上霜")
    blocks = (Block(BlockKind.VERSE, "床前明月光\n疑是地上霜"),)
    lines = entry(replace(data, passages={data.annotations[0].id: blocks}))
    start = lines.index("#+begin_verse")
    assert lines[start + 1 : start + 4] == ["床前明月光", "疑是地上霜", "#+end_verse"]


def test_a_headline_has_no_state_and_no_tags_but_its_own(export_data: ExportData) -> None:
    assert entry(with_first(export_data, "TODO this :now:"))[0] == f"** {GUARD}TODO this :now:{GUARD}"


def test_sections_are_headlines_above_their_entries(export_data: ExportData) -> None:
    headlines = [line for line in org(export_data).split("\n") if line.startswith("*")]
    assert headlines[1:5] == [
        "* 第一回",
        "** 此开卷第一回也。",
        "** 一、缘起",
        f"*** 一行 *{GUARD}两行* 与 [链接] 1_000 - 不是列表 3. 也不是 :红学:a_b:",
    ]
