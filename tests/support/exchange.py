"""Build files that are handed over, and ZIPs of any content, for tests."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from reader.core.study.exchange import ExchangeFile, ExchangeHeader, ExchangeKind, PersonReference, group_of

PERSON = PersonReference("5f0c1c0e-6c0e-4f5e-9a53-0c9a3d3f7c11", "王小明")

HEADER = ExchangeHeader(
    ExchangeKind.REPORT,
    id="0199a000-0000-7000-8000-000000000001",
    number=2,
    person=PERSON,
    made=date(2026, 3, 8),
    group=group_of("青年读书小组"),
    keep_until=date(2026, 6, 8),
)


def exchange_file(files: Mapping[str, bytes] | None = None, **header: Any) -> ExchangeFile:
    """Return a report of own words; ``files`` stand beside its README."""
    content: dict[str, object] = {"words": "朗读以后，想说的话变了。", "lessons": {"done": 5, "of": 7}}
    readme = "# 汇报\n\n| 份额 | 状态 |\n|---|---|\n| 第一份 | 完成 |\n".encode()
    return ExchangeFile(replace(HEADER, **header), content, {"README.md": readme, **(files or {})})


def zip_bytes(members: Mapping[str, bytes | str]) -> bytes:
    """Return a ZIP with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def zip_members(data: bytes) -> dict[str, bytes]:
    """Return the members of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sealed(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the members of a bag with manifests that agree with its files."""
    folder = next(iter(members)).partition("/")[0]
    inner = {name.partition("/")[2]: data for name, data in members.items()}
    payload = {name: data for name, data in inner.items() if name.startswith("data/")}
    inner["manifest-sha256.txt"] = _manifest(payload)
    tags = {name: inner[name] for name in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")}
    inner["tagmanifest-sha256.txt"] = _manifest(tags)
    return {f"{folder}/{name}": data for name, data in inner.items()}


def _manifest(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items()).encode()
