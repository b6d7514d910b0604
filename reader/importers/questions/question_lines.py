"""Tell what a line of a Chinese question bank is: a heading, a number, an option, an answer, an explanation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from reader.core.study.questions import QuestionKind
from reader.core.text.numerals import number_of

_KINDS = (
    (QuestionKind.CHOICE, "单项选择|单选"),
    (QuestionKind.SEVERAL, "多项选择|不定项选择|多选"),
    (QuestionKind.TRUEFALSE, "判断|是非|对错"),
    (QuestionKind.SHORT, "填空"),
    (QuestionKind.NUMBER, "数值"),
    (QuestionKind.MATCH, "配对|匹配|连线"),
    (QuestionKind.OPEN, "简答|问答|论述|名词解释|材料分析|案例分析|主观"),
    (None, "选择|客观"),
)
_KIND = "|".join(words for _kind, words in _KINDS)
_HEADING = re.compile(
    rf"\s*(?:[（(]?[一二三四五六七八九十]{{1,3}}[)）]?[、.．:：]?|第[一二三四五六七八九十\d]+(?:部分|大题)[、:：]?)?\s*"
    rf"(?:({_KIND})题?)\s*(?:[（(【\[].*|[:：].{{0,60}})?\s*"
)
_TAG_FIRST = re.compile(rf"\s*[【\[（(]\s*({_KIND})题?(?:[^】\])）]{{0,12}})[】\])）]\s*\*?\s*")
_TAG_LAST = re.compile(rf"\s*[【\[（(]\s*({_KIND})题?(?:[^】\])）]{{0,12}})[】\])）]\s*\*?\s*$")
_LONGEST_HEADING = 100
_DECORATION = re.compile(
    "(?:[\\s　]|#{1,6}\\s|[-*+•·●▪]\\s|\\*\\*|[\u2600-\u26ff\u2705\u274c\u27a1\ufe0f\U0001f300-\U0001faff])+"
)
_BOLD_END = re.compile(r"\*\*\s*$")

_CHINESE = "一二三四五六七八九十百"
_NUMBER = re.compile(
    rf"\s*(?:第\s*(?P<item>\d{{1,6}})\s*题\s*[.．、:：]?|(?:题目?|[QqＱ])\s*(?P<letter>\d{{1,6}})\s*[.．、:：]|[（(]\s*(?P<bracket>\d{{1,6}})\s*[)）]|【\s*(?P<square>\d{{1,6}})\s*】"
    rf"|(?P<plain>\d{{1,6}})\s*[.．、:：]|(?P<half>\d{{1,6}})\s*[)）]|[（(]\s*(?P<chinese>[{_CHINESE}]{{1,5}})\s*[)）]"
    rf"|(?P<list>[{_CHINESE}]{{1,5}})\s*[、.．])\s*(?P<rest>.*)",
    re.DOTALL,
)
_MARKER = re.compile(r"(?<![A-Za-z0-9])(?:[（(]\s*([A-ZＡ-Ｚ])\s*[)）]|([A-ZＡ-Ｚ])\s*[.．、)）:：])\s*")
_BARE_OPTION = re.compile(r"\s*([A-ZＡ-Ｚ])[\s　]+(\S.*)", re.DOTALL)

_ANSWER = re.compile(
    r"\s*(?:[【\[]\s*(?:正确|参考|标准|本题)*答案?\s*[】\]]\s*[:：]?|(?:正确|参考|标准|本题)*答案\s*(?:是|为)?\s*[:：]|"
    r"(?:正确|参考|标准)答案\s*(?:是|为)?|答\s*[:：]|(?:ANSWER|Answer|answer)\s*[:：])\s*(.*)",
    re.DOTALL,
)
_NOT_THE_ANSWER = re.compile(
    r"\s*[【\[]?\s*(?:我的答案|[你您]的答案|考生答案|本题得分|得分|分值|难度|正确率|考点|知识点|题型|收藏|纠错)\s*[】\]]?\s*[:：].*",
    re.DOTALL,
)
_RULE = re.compile("[-=*~—]{3,}")
_ANSWER_WITHIN = re.compile(r"(?:正确|参考|标准)答案\s*[:：]\s*(.*)", re.DOTALL)
_EXPLANATION = re.compile(
    r"\s*(?:[【\[]\s*(?:答案|试题|本题)?\s*(?:解析|解释|分析|点评|说明)\s*[】\]]\s*[:：]?|(?:答案|试题|本题)?(?:解析|解释|点评)\s*[:：])\s*(.*)",
    re.DOTALL,
)
_EXPLANATION_WITHIN = re.compile(r"\s*(?:[【\[]\s*(?:答案)?解析\s*[】\]]\s*[:：]?|(?:答案)?解析\s*[:：])\s*")
_SOURCE = re.compile(r"\s*(?:[【\[]\s*(?:出处|来源|依据)\s*[】\]]\s*[:：]?|(?:出处|来源)\s*[:：])\s*(.*)", re.DOTALL)
_CATEGORY = re.compile(r"\s*[【\[]\s*(?:分类|类别|章节)\s*[】\]]\s*[:：]?\s*(.*)", re.DOTALL)
_ANY_LABEL = re.compile("[【\\[]?(?:正确|参考|标准|本题)*答案")


def plain_line(line: str) -> str:
    """Return a line without blanks around it, and without the marks of Markdown and the small pictures before it."""
    found = _DECORATION.match(line)
    if found is None:
        return line.strip()
    rest = line[found.end() :]
    return (_BOLD_END.sub("", rest) if "**" in found.group() else rest).strip()


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number at the beginning of a line: how it is written, its value, and what follows."""

    style: str
    number: int
    rest: str

    @property
    def may_be_decimal(self) -> bool:
        """Return whether the number may be the beginning of a decimal fraction: "1.5"."""
        return self.style == "plain" and self.rest[:1].isdigit()


def heading_kind(line: str) -> tuple[bool, QuestionKind | None]:
    """Return whether a line is a heading over questions of one kind, and that kind where it is told."""
    found = _HEADING.fullmatch(line) if len(line) <= _LONGEST_HEADING else None
    return (False, None) if found is None else (True, _kind_of(found[1]))


def without_tag(stem: str) -> tuple[str, QuestionKind | None]:
    """Return a stem without the kind that stands in brackets at its beginning or end, and the kind."""
    for pattern in (_TAG_FIRST.match, _TAG_LAST.search):
        if (found := pattern(stem)) is not None:
            return (stem[: found.start()] + stem[found.end() :]).strip(), _kind_of(found[1])
    return stem, None


def numbered(line: str) -> Numbered | None:
    """Return the number that a line begins with; None for a line without one."""
    found = _NUMBER.fullmatch(line)
    if found is None:
        return None
    style = next(name for name in found.groupdict() if found[name] is not None and name != "rest")
    return Numbered(style, number_of(found[style]), found["rest"])


def options_of(line: str, expected: str) -> tuple[str, list[tuple[str, str]]]:
    """Return what stands before the options on a line, and the options, of which the first is the ``expected`` letter.

    One option alone is one only at the beginning of the line.
    """
    markers = list(_MARKER.finditer(line))
    letters = [_letter(marker[1] or marker[2]) for marker in markers]
    starts = [place for place, letter in enumerate(letters) if letter == expected]
    first, length = max(
        ((start, _run_length(letters, start)) for start in starts), key=lambda one: one[1], default=(0, 0)
    )
    if length > 1 or (length == 1 and not line[: markers[first].start()].strip()):
        ends = [marker.start() for marker in markers[first + 1 : first + length]] + [len(line)]
        run = zip(letters[first : first + length], markers[first : first + length], ends, strict=True)
        return line[: markers[first].start()], [
            (letter, line[marker.end() : end].strip()) for letter, marker, end in run
        ]
    bare = _BARE_OPTION.fullmatch(line)
    if bare is not None and _letter(bare[1]) == expected:
        return "", [(expected, bare[2].strip())]
    return line, []


def answer_of(line: str) -> str | None:
    """Return the answer that a line names; None for another line."""
    if _NOT_THE_ANSWER.fullmatch(line) is not None:
        within = _ANSWER_WITHIN.search(line)
        return None if within is None else within[1].strip()
    found = _ANSWER.fullmatch(line)
    return None if found is None else found[1].strip()


def is_noise(line: str) -> bool:
    """Return whether a line is what web pages write beside a question: points, what others answered, rules."""
    return _NOT_THE_ANSWER.fullmatch(line) is not None or _RULE.fullmatch(line) is not None


def parted_answer(answer: str) -> tuple[str, str]:
    """Return an answer, and the explanation that follows on the same line."""
    found = _EXPLANATION_WITHIN.search(answer)
    return (answer, "") if found is None else (answer[: found.start()].strip(), answer[found.end() :].strip())


def explanation_of(line: str) -> str | None:
    """Return the explanation that begins on a line; None for another line."""
    return _content(_EXPLANATION, line)


def source_of(line: str) -> str | None:
    """Return the source that a line names; None for another line."""
    return _content(_SOURCE, line)


def category_of(line: str) -> str | None:
    """Return the category that a line names; None for another line."""
    return _content(_CATEGORY, line)


def names_answers(text: str) -> bool:
    """Return whether there is the word for an answer anywhere in a text."""
    return _ANY_LABEL.search(text) is not None


def _content(pattern: re.Pattern[str], line: str) -> str | None:
    found = pattern.fullmatch(line)
    return None if found is None else found[1].strip()


def _kind_of(words: str) -> QuestionKind | None:
    return next(kind for kind, names in _KINDS if words in names.split("|"))


def _letter(sign: str) -> str:
    return unicodedata.normalize("NFKC", sign)


def _run_length(letters: list[str], start: int) -> int:
    """Return how many letters follow each other in the order of the alphabet."""
    length = 1
    while start + length < len(letters) and ord(letters[start + length]) == ord(letters[start]) + length:
        length += 1
    return length
