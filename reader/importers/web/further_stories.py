"""Recognise lists of further stories in and around an article: a heading that says so, and a list of links below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from lxml.etree import _Element

_KINDS = r"stor(?:y|ies)|articles?|news|posts?|columns?|coverage|headlines|content|links|topics|reads"
_ADJECTIVES = r"more|other|further|latest|top|related|recent|similar|popular|trending|recommended"
_CHINESE_ADJECTIVES = "相关|相關|推荐|推薦|热门|熱門|最新|更多|往期"
_CHINESE_KINDS = "新闻|新聞|阅读|閱讀|推荐|推薦|文章|报道|報導|链接|連結|精彩|回顾|回顧"
_NAMES = (
    rf"(?:{_ADJECTIVES})\s(?:\S+\s){{0,2}}(?:{_KINDS})",
    r"more (?:from|in|on)\b.{0,40}|read (?:more|next|also)|also (?:on|in|read)\b.{0,30}|next (?:on|in)\b.{0,30}",
    r"related|recommended(?: for you| reading)?|trending(?: now)?|most (?:read|viewed|popular|shared)|up next",
    r"what to read next|keep reading|in other news|don.t miss|you (?:may|might) also\b.{0,20}|editor.?s.? picks?",
    r"mehr zum thema|weitere (?:artikel|themen|nachrichten|meldungen|beiträge)|lesen sie (?:auch|mehr)",
    r"auch interessant|das könnte sie auch.{0,20}|meistgelesen",
    r"(?:à )?lire (?:aussi|également)|sur le même (?:thème|sujet)|articles (?:liés|similaires|connexes)|les plus lus",
    r"(?:noticias|artículos|temas) relacionad[ao]s|más (?:noticias|leíd[ao]s)|lee también",
    r"(?:también )?te puede interesar|leggi anche|articoli correlati|potrebbe(?:ro)? interessarti",
    r"leia (?:mais|também)|(?:notícias|artigos|tópicos) relacionad[ao]s|veja também",
    r"читайте также|похожие.{0,20}|по теме|другие (?:новости|материалы|статьи)",
    r"関連(?:記事|ニュース|リンク)|おすすめ(?:記事)?|あわせて読みたい|人気記事",
    rf"(?:{_CHINESE_ADJECTIVES})(?:{_CHINESE_KINDS})|延伸阅读|延伸閱讀|猜[您你]喜[欢歡]|大家都在看|编辑推荐|編輯推薦",
)
_HEADINGS = re.compile(rf"[\s【\[•·:：■▼]*(?:{'|'.join(_NAMES)})[\s】\]:：…›»>.!]*$", re.IGNORECASE)
_LONGEST_HEADING = 60
_MOST_CHILDREN = 3
_HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "strong", "b", "span", "dt", "header")
_LISTS = frozenset(("ul", "ol", "div", "section", "nav", "aside", "dl", "table"))
_MOST_LISTS = 50
_FEWEST_LINKS = 2
_LONGEST_TEASER = 600
"""Code points of text that is no link, for each link."""
_LONGEST_PARAGRAPH = 600


def further_stories(body: _Element) -> Iterator[_Element]:
    """Yield the headings of lists of further stories, and these lists."""
    headings = filter(_names_stories, body.iter(*_HEADING_TAGS))
    for heading in islice(headings, _MOST_LISTS):
        frame = _frame_of(heading)
        stories = _stories_after(frame) if frame is not body else []
        if stories:
            yield frame
            yield from stories


def _stories_after(frame: _Element) -> list[_Element]:
    """Return the list of stories after a heading, or the paragraphs that are links to them; empty without any."""
    listed = frame.getnext()
    if listed is not None and listed.tag in _LISTS:
        return [listed] if _has_only_stories(listed) else []
    stories = list(takewhile(_is_link, frame.itersiblings()))
    return stories if len(stories) >= _FEWEST_LINKS else []


def _is_link(paragraph: _Element) -> bool:
    """Return whether a paragraph has nothing but a link to another page."""
    link = next(paragraph.iter("a"), None)
    is_outer = link is not None and (link.get("href") or "#")[:1] != "#"
    return is_outer and paragraph.tag == "p" and link is not None and _length(link) >= _length(paragraph) - 2


def _frame_of(heading: _Element) -> _Element:
    """Return a heading, or the element around it that has nothing else."""
    parent = heading.getparent()
    if parent is None or len(parent) > 1 or _own_text(parent):
        return heading
    return parent


def _names_stories(heading: _Element) -> bool:
    children, text = len(heading), (heading.text or "").strip()
    if children > _MOST_CHILDREN or len(text) > _LONGEST_HEADING:
        return False
    if not children:
        return bool(text) and _HEADINGS.match(text) is not None
    text = ""
    for part in heading.itertext():
        text += str(part)
        if len(text := text.lstrip()) > _LONGEST_HEADING + 20:
            return False
    return 0 < len(text.rstrip()) <= _LONGEST_HEADING and _HEADINGS.match(text.rstrip()) is not None


def _own_text(element: _Element) -> str:
    return ((element.text or "") + "".join(child.tail or "" for child in element)).strip()


def _has_only_stories(listed: _Element) -> bool:
    """Return whether a list leads to other pages, and tells of each only a few words."""
    links = [link for link in listed.iter("a") if (link.get("href") or "#")[:1] != "#" and _length(link) > 0]
    if len(links) < _FEWEST_LINKS:
        return False
    others = _length(listed) - sum(map(_length, links))
    longest = max((_length(block) for block in listed.iter("p")), default=0)
    return others <= _LONGEST_TEASER * len(links) and longest <= _LONGEST_PARAGRAPH


def _length(element: _Element) -> int:
    return len(" ".join("".join(map(str, element.itertext())).split()))
