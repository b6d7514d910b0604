from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.exporters.docx import has_docx
from tests.cli.conftest import Shell as CommandShell

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

SAMPLE = Path(__file__).parents[2] / "data/questions/reading.gift.txt"
LOG = """\
{"event":"contest","title":"三月竞赛","teams":["一组","二组","三组"],"points":10,"seconds":30}
{"event":"question","kind":"required","stem":"谁负责选书？"}
{"event":"answer","right":true}
{"event":"question","kind":"buzzer"}
{"event":"press","team":"二组","t":0.4}
{"event":"go","t":1.0}
{"event":"press","team":"三组","t":1.3}
{"event":"press","team":"一组","t":1.2}
{"event":"answer","right":false}
{"event":"question","kind":"risk","team":"三组","points":20}
{"event":"answer","right":true}
"""


def log(folder: Path, text: str = LOG) -> Path:
    file = folder / "contest.jsonl"
    file.write_text(text, "utf-8")
    return file


def test_a_log_is_marked(shell: Shell, tmp_path: Path) -> None:
    result = shell.json("contest", log(tmp_path))
    assert result["teams"] == [
        {"name": "一组", "points": 10},
        {"name": "二组", "points": 0},
        {"name": "三组", "points": 20},
    ]
    assert result["equal"] is False
    assert result["first"] == ["三组"]
    assert not shell.library.exists()
    shown = shell.run("contest", tmp_path / "contest.jsonl").stdout
    assert shown == "一组: 10\n二组: 0\n三组: 20\nMost points: 三组\n"


def test_equal_is_equal(shell: Shell, tmp_path: Path) -> None:
    text = LOG + '{"event":"undo"}\n{"event":"undo"}\n{"event":"undo"}\n{"event":"answer","right":true}\n'
    lines = text.replace('"team":"三组","t":1.3', '"team":"三组","t":1.1').splitlines()
    result = shell.json("contest", log(tmp_path, "\n".join(lines)))
    assert [team["points"] for team in result["teams"]] == [10, 0, 10]
    assert result["equal"] is True
    assert result["first"] == ["一组", "三组"]
    assert "Tied at 10 points: 一组, 三组" in shell.run("contest", tmp_path / "contest.jsonl").stdout


def test_a_bad_log_names_its_line(shell: Shell, tmp_path: Path) -> None:
    for bad, why in (
        ('{"event":"press","team":"二组","t":-1}', "time"),
        ('{"event":"press","team":"四组","t":1}', "team-unknown"),
        ('{"event":"press","team":"二组","t":NaN}', "json"),
        ('{"event":"press","team":"二组","t":1,"t":2}', "json"),
    ):
        text = LOG.replace('{"event":"press","team":"二组","t":0.4}', bad)
        result = shell.json("contest", log(tmp_path, text), code=1)
        assert result["problem"] == "contest-invalid"
        assert "5" in result["error"], why
    seven = log(tmp_path, '{"event":"contest","teams":["1","2","3","4","5","6","7"]}')
    assert "2 to 6 teams" in shell.run("contest", seven, code=1).stderr
    assert shell.json("contest", tmp_path / "none.jsonl", code=1)["problem"] == "file-missing"
    assert shell.json("contest", tmp_path, code=1)["problem"] == "file-unreadable"
    huge = tmp_path / "huge.jsonl"
    huge.write_bytes(b" " * 20_000_001)
    assert shell.json("contest", huge, code=1)["problem"] == "file-too-large"
    assert not shell.library.exists()


def test_the_sheet_is_written_with_the_answers(shell: Shell, tmp_path: Path) -> None:
    shell.run("bank", "import", SAMPLE)
    known = {row["stem"]: row["id"] for row in shell.json("bank", "list")}
    stem = "读书会里负责选书的人是"
    text = LOG.replace('"stem":"谁负责选书？"', f'"id":"{known[stem]}","stem":"{stem} <b>|*"')
    sheet = tmp_path / "sheet.md"
    shell.run("contest", log(tmp_path, text), "--to", sheet)
    markdown = sheet.read_text("utf-8")
    assert markdown.startswith("# 三月竞赛\n\n28 March 2026\n\n| Team | Points |\n| --- | --- |\n| 一组 | 10 |\n")
    assert "Most points: 三组" in markdown
    assert f"| 1 | In turn | {stem} \\<b>\\|\\* | 领读人 | 一组 | correct | 10 |" in markdown
    assert "| 2 | Buzzer |  |  | 一组 | incorrect | 0 |" in markdown
    assert "| 3 | Risk |  |  | 三组 | correct | 20 |" in markdown
    page = tmp_path / "sheet.html"
    shell.run("contest", tmp_path / "contest.jsonl", "--to", page)
    html = page.read_text("utf-8")
    assert f"<td>{stem} &lt;b&gt;|*</td><td>领读人</td>" in html
    assert "<td>20</td></tr>" in html
    shell.run("contest", tmp_path / "contest.jsonl", "--format", "html", code=2)


@pytest.mark.skipif(not has_docx(), reason="python-docx is not installed")
def test_the_sheet_is_a_word_document_too(shell: Shell, tmp_path: Path) -> None:
    document = tmp_path / "sheet.docx"
    shell.run("contest", log(tmp_path), "--to", document)
    assert document.read_bytes().startswith(b"PK")


def test_a_contest_is_kept_listed_written_and_removed(shell: Shell, tmp_path: Path) -> None:
    kept = shell.json("contest", log(tmp_path), "--keep")
    assert kept["day"] == "2026-03-28"
    (row,) = shell.json("contests")
    assert (row["id"], row["title"], row["questions"], row["equal"]) == (kept["id"], "三月竞赛", 3, False)
    assert "三月竞赛" in shell.run("contests").stdout
    again = shell.json("contest", kept["id"][:13], "--to", tmp_path / "again.jsonl", "--format", "log")
    assert again["teams"] == kept["teams"]
    assert shell.json("contest", tmp_path / "again.jsonl")["teams"] == kept["teams"]
    shell.run("contest", kept["id"], "--remove")
    assert shell.json("contests") == []
    shell.run("undo")
    assert len(shell.json("contests")) == 1
    assert shell.json("contest", "0123456789ab", code=1)["problem"] == "contest-unknown"
    shell.run("contest", log(tmp_path), "--remove", code=2)


def test_a_contest_is_set_up_with_the_same_paper_everywhere(shell: Shell, tmp_path: Path) -> None:
    other = CommandShell(tmp_path / "other.db")
    options = ("--teams", "一组、二组", "--seed", 7, "--required", 1, "--buzzer", 2, "--risk", 0)
    papers = []
    for one in (shell, other):
        one.run("bank", "import", SAMPLE)
        row = one.json("contests", *options, "--title", "三月竞赛")
        papers.append(row["paper"])
    assert papers[0] == papers[1]
    assert [one["kind"] for one in papers[0]] == ["required"] * 2 + ["buzzer"] * 2 + ["tie-break"] * 2
    assert shell.json("contests", *options[:3], 8, *options[4:])["paper"] != papers[0]
    too_many = shell.json("contests", *options[:-5], 9, "--risk", 0, code=1)
    assert too_many["problem"] == "contest-questions"
    assert "needs 22 questions" in shell.run("contests", "--teams", "一组,二组", "--required", 8, code=1).stderr
    shell.run("contests", "--teams", "一组", code=1)
    shell.run("contests", "--teams", "一组,一组", code=1)
    shell.run("contests", "--teams", "一组,二组", "--seconds", 45, code=2)
    assert len(shell.json("contests")) == 2


def test_a_round_is_the_same_for_all_and_its_first_result_stands(shell: Shell, tmp_path: Path) -> None:
    pack = "0199a000-0000-7000-8000-000000000001"
    other = CommandShell(tmp_path / "other.db")
    for one in (shell, other):
        one.run("bank", "import", SAMPLE)
        with closing(sqlite3.connect(one.library)) as raw, raw:
            raw.execute("UPDATE question SET origin = ?", (pack,))
            values = (pack, "三月学习", "2026-03-01T00:00:00Z")
            sql = "INSERT INTO pack (id, number, title, words, content, made) VALUES (?, 1, ?, '', '{}', ?)"
            raw.execute(sql, values)
        raw.close()
    paper = shell.json("quiz", "--round", f"{pack}:1")
    assert paper["round"] == {"pack": pack, "number": 1, "practice": False}
    assert paper["questions"] == other.json("quiz", "--round", "三月学习:1")["questions"]
    assert paper["questions"] != shell.json("quiz", "--round", f"{pack}:2")["questions"]
    answers = tmp_path / "answers.txt"
    answers.write_text("\n" * 6)
    first = shell.json("quiz", "--round", f"{pack}:1", "--answers", answers)
    assert (first["right"], len(first["missed"])) == (0, 6)
    second = shell.json("quiz", "--round", f"{pack}:1", "--answers", answers)
    assert second["round"]["practice"] is True
    assert shell.json("quiz", "--round", "二月学习:1", code=1)["problem"] == "round-unknown"
    for wrong in ("三月学习", "三月学习:0", "三月学习:-1", "三月学习:x", ":1"):
        shell.run("quiz", "--round", wrong, code=2)
    shell.run("quiz", "--round", f"{pack}:1", "--seed", 7, code=2)
