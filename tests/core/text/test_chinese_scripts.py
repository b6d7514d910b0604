from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.chinese_scripts import ScriptTable
from reader.resources import script_table


@pytest.fixture(scope="module")
def traditional() -> ScriptTable:
    return ScriptTable(script_table("traditional"))


@pytest.fixture(scope="module")
def simplified() -> ScriptTable:
    return ScriptTable(script_table("simplified"))


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("头发发白，后来出发", "頭髮發白，後來出發"),
        ("皇后在后面", "皇后在後面"),
        ("一里路，家里，里面", "一里路，家裏，裏面"),
        ("吃面见面", "吃麪見面"),
        ("干净的干部不干涉饼干", "乾淨的幹部不干涉餅乾"),
        ("台风过了台湾的讲台", "颱風過了臺灣的講臺"),
        ("姑娘这里老", "姑娘這裏老"),
        ("a，𠮷", "a，𠮷"),
        ("", ""),
    ],
)
def test_simplified_text_is_shown_in_traditional_characters(traditional: ScriptTable, printed: str, shown: str) -> None:
    assert traditional.convert(printed) == shown


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("頭髮發白，後來出發", "头发发白，后来出发"),
        ("乾隆年間的乾糧", "乾隆年间的干粮"),
        ("裡面與裏面", "里面与里面"),
        ("臺灣，台北", "台湾，台北"),
    ],
)
def test_traditional_text_is_shown_in_simplified_characters(simplified: ScriptTable, printed: str, shown: str) -> None:
    assert simplified.convert(printed) == shown


def test_a_text_in_the_wanted_script_stays_as_it_is(traditional: ScriptTable, simplified: ScriptTable) -> None:
    for text in ("太后與武后之後，里長云：干戈", "國之大事"):
        assert traditional.convert(text) == text
    for text in ("乾隆是这个国家的", "论著"):
        assert simplified.convert(text) == text


@given(text=st.text(alphabet="头发后里面干台姑娘国國髮裏乾隆，a𠮷\n", max_size=40))
def test_no_position_changes(traditional: ScriptTable, simplified: ScriptTable, text: str) -> None:
    for table in (traditional, simplified):
        shown = table.convert(text)
        assert len(shown) == len(text)
        assert len(shown.encode("utf-16")) == len(text.encode("utf-16"))


@pytest.mark.parametrize("script", ["traditional", "simplified"])
def test_the_tables_have_as_many_characters_on_each_side_and_no_rare_ones(script: str) -> None:
    for entry in script_table(script):
        assert len(entry) % 2 == 0
        assert max(entry) <= "\uffff"
