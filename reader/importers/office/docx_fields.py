"""Read the fields of a Word document. Source: ECMA-376, part 1, 17.16 (Fields and Hyperlinks)."""

from __future__ import annotations

from lxml.etree import _Element

from reader.importers.office.docx_package import W


def drop_instructions(root: _Element) -> None:
    """Blank out the results of fields that are part of the instruction of another, as in IF { PAGE } = 3 "x" "y".

    The text of an instruction has elements of its own, which are never shown. A field without an end is left alone.
    """
    open_fields: list[list[_Element] | None] = []
    for element in root.iter(f"{W}fldChar", f"{W}t"):
        kind = element.get(f"{W}fldCharType") if element.tag == f"{W}fldChar" else None
        if kind == "begin":
            open_fields.append([])
        elif kind == "separate" and open_fields:
            _blank_out(open_fields.pop())
            open_fields.append(None)
        elif kind == "end" and open_fields:
            _blank_out(open_fields.pop())
        elif kind is None:
            for instruction in open_fields:
                if instruction is not None:
                    instruction.append(element)


def _blank_out(instruction: list[_Element] | None) -> None:
    for text in instruction or ():
        text.text = ""
