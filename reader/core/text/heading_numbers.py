"""Tell the number of a heading from its title."""

from __future__ import annotations

import re

from reader.core.text.numerals import DIGITS, ENGLISH_NUMBERS, FORMAL_DIGITS

UNITS = "部卷编編篇集章回話话節节折幕讲講课課"
LATIN_UNITS = {"volume": 0, "book": 1, "part": 1, "act": 2, "chapter": 3, "scene": 4, "section": 4, "letter": 3}
_NUMBER_WORDS = "|".join(sorted(ENGLISH_NUMBERS, key=len, reverse=True))
NUMERALS = DIGITS + FORMAL_DIGITS
CHINESE = re.compile(rf"第 ?([{NUMERALS}]+) ?([{UNITS}])(.*)")
VOLUME = re.compile(rf"([卷部])([{NUMERALS}]+)(.*)")
COUNTED = re.compile(r"([一二三四五六七八九十]{1,3})、(.*)")
LATIN = re.compile(
    rf"({'|'.join(LATIN_UNITS)})[ \t]+(\d{{1,4}}|[ivxlc]{{1,8}}|(?:the )?(?:{_NUMBER_WORDS}))\b(.*)",
    re.IGNORECASE,
)
ROMAN = re.compile(r"([IVXLC]{1,7})(\.?)(?:$|[ \t]+(?=[A-Z])(.{2,50})$)")
DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)([.、:]?[ \t\u3000]+\S.*)")
BARE = frozenset(" \t\u3000:：.．、　-—·")


def split_number(title: str) -> tuple[str, str]:
    """Return the number of a heading, "" without one, and the title after it: "第五回" and "游幻境指迷十二钗"."""
    for form in (CHINESE, VOLUME, COUNTED, LATIN, DECIMAL, ROMAN):
        found = form.match(title)
        rest = (found.groups()[-1] or "") if found else ""
        if rest and (rest[0] in BARE or form in (COUNTED, ROMAN)):
            bare = "".join(BARE)
            return title[: len(title) - len(rest)].rstrip(bare), rest.lstrip(bare)
    return "", title
