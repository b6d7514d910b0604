"""Fixtures for the exporter tests: one text with every kind of annotation."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.text.filing import Filing, Track
from reader.core.text.model import Section, Text, TextFormat
from reader.exporters.export_data import ExportData

TEXT = "0195d7a0-0000-7000-8000-000000000001"


@pytest.fixture
def export_data(now: datetime) -> ExportData:
    text = Text(
        id=TEXT,
        title="红楼梦: 第一卷",
        author="曹雪芹",
        language="zh",
        format=TextFormat.PLAIN,
        encoding="utf-8",
        source="hongloumeng.txt",
        characters=1000,
        sections=3,
        blocks=30,
        added=now,
        opened=now + timedelta(days=1),
        filing=Filing(Track.ACCUMULATE, required=True, tags=("小说",)),
    )
    sections = (Section("第一回", 1, 0, 500), Section("一、缘起", 2, 100, 500), Section("第二回", 1, 500, 1000))
    return ExportData(text, sections, tuple(_annotations(now)), covered=345, seconds=1234.0)


def _annotations(now: datetime) -> list[Annotation]:
    plain = Annotation("", TEXT, AnnotationKind.HIGHLIGHT, now, now, colour=2)
    annotations = [
        replace(plain, anchor=Anchor(10, 20, "此开卷第一回也。")),
        replace(
            plain,
            kind=AnnotationKind.NOTE,
            anchor=Anchor(120, 140, "一行\n*两行* 与 [链接] 1_000\n- 不是列表\n3. 也不是"),
            body="**好**句。\n\n- 一\n- 二",
            tags=("红学", "a-b"),
            style=AnnotationStyle.WAVY,
        ),
        replace(plain, kind=AnnotationKind.QUESTION, anchor=Anchor(600, 605, "何故？"), body="```\n没有关上"),
        replace(plain, kind=AnnotationKind.BOOKMARK, colour=0, anchor=Anchor(700, 705, "回头再看")),
        replace(plain, anchor=Anchor(900, 905, "失去的话", section="第二回"), orphan=True, body="还在。"),
        replace(plain, kind=AnnotationKind.NOTE, colour=0, body="整本书的笔记\n---\n^oh-假的"),
    ]
    return [replace(one, id=f"0195d7a0-0000-7000-8000-0000000000a{number}") for number, one in enumerate(annotations)]
