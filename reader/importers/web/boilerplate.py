"""Remove the boilerplate of a web page: menus, share bars, related links, comments, cookie notices."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.etree import _Element

from reader.core.text.normalise import clean
from reader.importers.markup.roles import SKIPPED, is_noise
from reader.importers.web.further_stories import further_stories
from reader.importers.web.story_streams import story_streams

_LONGEST_NAMES = 400
"""The longest class and id that are looked at; longer ones are no names that somebody gave."""

_MOST_NAMES = 2_048
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_BOILERPLATE_WORDS = frozenset(
    word
    for line in (
        "comment comments commentlist discussion disqus onward related relevant recommend recommended recommendation",
        "recommendations share sharing sharebar sharedaddy social breadcrumb breadcrumbs cookie cookies consent gdpr",
        "onetrust newsletter subscribe subscription signup promo promotion advert advertisement ads navbar nav navbox",
        "navigation footer copyright pagination pager nextpage toolbar popup modal paywall catlinks editsection",
        "headerlink anchorjs sidebar ranking qrcode submeta login noprint hatnote toc voters voter ufi",
    )
    for word in line.split()
)
_BOILERPLATE_NAMES = re.compile(
    r"(?:^|\s)(?:ad|ads|edit|advertisement|ad[-_](?:slot|box|container|wrapper|banner)|qr_code\S*|hash-link|rich-link"
    r"|mw-cite-backlink|mw-jump-link|articleEdit|blog[-_]tags\S*|post-tags?|entry-footer|tags?|wx_follow\S*|zdfy"
    r"|ContentItem-(?:actions|time|meta)|RichContent-actions|button-wrapper|rm_zb|meta-?data|js_tags\S*|authi|pi|pls)(?=\s|$)"
)
_BOILERPLATE_HEADINGS = re.compile(
    r"(?:相关(?:新闻|阅读|推荐|文章|报道|链接)$|推荐阅读|[热最]门?[点新]?(?:排行|文章|推荐|新闻|评论)榜?$|猜[您你]喜欢"
    r"|精彩推荐|网友评论|(?:全部)?评论(?:\s*[（(\d].*)?$|分享(?:到|让|至)|comments?(?:\s*\(?\d.*)?$|more on this"
    r"|more (?:from|stories)|related(?: (?:articles|stories|posts|links|content|topics|news|coverage))?$"
    r"|most (?:viewed|read|popular)|share this|you may also|recommended(?: for you| reading| articles| stories)?$"
    r"|sign up (?:for|to)\b|leave a (?:reply|comment)|discussion about this|recent posts?$|we value your privacy"
    r"|subscribe$)",
    re.IGNORECASE,
)
_INLINES = frozenset(
    name
    for line in (
        "a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strong sub sup time tt u",
        "var",
    )
    for name in line.split()
)
_CONTROLS = re.compile(r"editsection|headerlink|anchorjs|hash-link|mw-cite-backlink|mw-jump-link")
"""Names of what is for operating the page, also where it stands in a line."""
_LINES = frozenset(("p", "dd", "figcaption", "caption", "h1", "h2", "h3", "h4", "h5", "h6"))
_SHORTEST_SLUG = 2
_LONGEST_AFFIX = 8
"""Letters that an id may have besides those of its heading, as in "sec-discussion" and "discussion-1"."""
_NUMBER_SIGNS = "0123456789.()（）、 \xa0\t"
_HIDDEN = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CONTENT = 600
"""Code points: a hidden element with more than half of this text is content that a script would have shown."""
_KEPT_TAGS = frozenset(("html", "body", "main", "article", "p", "pre", "h1", "h2", "h3", "em", "strong", "b", "i"))
_COMMENTS = re.compile("comment|discuss|disqus|repl(?:y|ies)|reviews?\\b|pinglun", re.IGNORECASE)
_NOTICES = frozenset(("advertisement", "广告", "返回顶部", "分享让更多人看到", "预览时标签不可点"))
_LONGEST_NOTICE = max(map(len, _NOTICES))
_ARTICLE_TAGS = ("article", "main", "h1")
_CONTENT_NAMES = re.compile(
    r"(?:^|\s)(?:js_content|rm_txt_con|rich_media_content|article[-_]?(?:body|content|text)|post[-_]?(?:body|content)"
    r"|entry[-_]content|mw-parser-output)(?=\s|$)",
    re.IGNORECASE,
)


def remove_boilerplate(body: _Element, heavy: Collection[_Element] = ()) -> None:
    """Remove the boilerplate of a page; show content that only a script would show.

    ``heavy`` are the elements with most of the page's prose: of these only readers' comments are removed.
    """
    removed: list[_Element] = []
    frames = _frames(body, heavy)
    articles: list[_Element] = []
    context = etree.iterwalk(body, events=("start", "end"))
    for event, element in context:
        if event == "end":
            if articles and articles[-1] is element:
                articles.pop()
        elif element is not body and is_boilerplate(element, frames, inside=bool(articles)):
            context.skip_subtree()
            removed.append(element)
        elif _is_article(element):
            articles.append(element)
    removed.extend(_boilerplate_under_headings(body, frames))
    removed.extend(element for element in further_stories(body) if element not in frames)
    for element in removed:
        remove_element(element)
    for stream in story_streams(body, is_article_element):
        remove_element(stream)


def is_article_element(element: _Element) -> bool:
    """Return whether an element is marked as an article, not only as the main part of its page."""
    return element.tag == "article" or _is_content(element)


def remove_element(element: _Element) -> None:
    """Remove an element from its tree and keep its tail."""
    parent, tail = element.getparent(), element.tail
    if parent is None:
        return
    if tail:
        before = element.getprevious()
        if before is None:
            parent.text = clean((parent.text or "") + tail)
        else:
            before.tail = clean((before.tail or "") + tail)
    parent.remove(element)


def is_boilerplate(element: _Element, frames: Collection[_Element], *, inside: bool) -> bool:
    """Return whether an element of a web page is not part of an article, by its tag, role, class and id.

    ``frames`` are the elements that contain the article, whatever their names. ``inside`` an article only the class
    counts, as an id may be made from the text of a heading.
    """
    tag = element.tag
    if tag in SKIPPED:
        return False
    if not len(element) and _is_notice(element.text):
        return True
    if is_noise(element, tag) or (not inside and _is_aside(element, tag)):
        return True
    if tag in _KEPT_TAGS and not (tag == "p" and "button" in element.get("class", "")):
        return False
    names = element.get("class", "") if inside or _is_named_by_heading(element) else names_of(element)
    if not names or not _names_boilerplate(names) or element in frames:
        return False
    return not _is_among_words(element) or _CONTROLS.search(names) is not None


def _is_notice(text: str | None) -> bool:
    return text is not None and len(text := text.strip()) <= _LONGEST_NOTICE and text.lower() in _NOTICES


def _is_among_words(element: _Element) -> bool:
    """Return whether an element is part of a line: an inline element in a paragraph, or beside words of its block."""
    if element.tag not in _INLINES:
        return False
    for parent in element.iterancestors():
        if parent.tag in _LINES or _has_letter(parent.text) or any(_has_letter(child.tail) for child in parent):
            return True
        if parent.tag not in _INLINES:
            return False
    return False


def _has_letter(text: str | None) -> bool:
    return text is not None and any(map(str.isalpha, text))


def _is_named_by_heading(element: _Element) -> bool:
    """Return whether the id of an element is made from the text of the heading that it begins with."""
    identifier = _slug(element.get("id") or "")
    heading = next(element.iter("h1", "h2", "h3", "h4", "h5", "h6"), None) if identifier else None
    if heading is None:
        return False
    slug = _slug("".join(map(str, islice(heading.itertext(), 20))).lstrip(_NUMBER_SIGNS))
    return len(slug) > _SHORTEST_SLUG and slug in identifier and len(identifier) <= len(slug) + _LONGEST_AFFIX


def _slug(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def names_of(element: _Element) -> str:
    """Return the class and the id of an element."""
    classes, identifier = element.get("class"), element.get("id")
    if identifier is None:
        return classes.strip() if classes else ""
    return f"{classes} {identifier}".strip() if classes else identifier.strip()


def _boilerplate_under_headings(body: _Element, frames: Collection[_Element]) -> Iterator[_Element]:
    """Yield the parts of a page that begin with a heading such as "Related"."""
    for heading in body.iter("h2", "h3", "h4", "h5"):
        part = heading.getparent()
        text = "".join(map(str, islice(heading.itertext(), 8))).strip()[:60]
        if part is None or part is body or part in frames or not _BOILERPLATE_HEADINGS.match(text):
            continue
        is_first = heading.getprevious() is None and not (part.text or "").strip()
        if is_first and not any(map(_is_article, part.iterancestors())):
            yield part


def _names_boilerplate(names: str) -> bool:
    return len(names) <= _LONGEST_NAMES and _are_boilerplate(names)


@lru_cache(maxsize=_MOST_NAMES)
def _are_boilerplate(names: str) -> bool:
    """Return whether names are those of boilerplate; the elements of a page have few different ones."""
    return _BOILERPLATE_NAMES.search(names) is not None or any(
        word.lower() in _BOILERPLATE_WORDS
        for name in names.split()
        if not name.startswith(("has-", "no-", "with-"))
        for word in _WORD.findall(name)
    )


def _is_aside(element: _Element, tag: str) -> bool:
    return tag in {"aside", "dialog"} and "note" not in f"{element.get('role', '')} {names_of(element)}"


def _frames(body: _Element, heavy: Collection[_Element]) -> set[_Element]:
    """Return the ancestors of articles, and heavy elements; show content that waits for a script."""
    frames: set[_Element] = set()
    for element in body.iter("article", "main", "h1", "div", "span", "section", "td"):
        if element.tag in _ARTICLE_TAGS:
            if _names_boilerplate(names_of(element)):
                continue
        elif not _is_content(element) and not _waits_for_script(element):
            continue
        element.attrib.pop("style", "")
        ancestor: _Element | None = element
        while ancestor is not None and ancestor not in frames:
            frames.add(ancestor)
            ancestor = ancestor.getparent()
    return frames.union(element for element in heavy if not _COMMENTS.search(names_of(element)))


def _waits_for_script(element: _Element) -> bool:
    """Return whether an element is hidden until a script shows it, and has much text."""
    style = element.get("style")
    if style is None or not _HIDDEN.search(style):
        return False
    return sum(map(len, islice(element.itertext(), _HIDDEN_CONTENT))) > _HIDDEN_CONTENT // 2


def _is_article(element: _Element) -> bool:
    """Return whether an element is marked as the article itself."""
    return element.get("role") == "main" or is_article_element(element)


def _is_content(element: _Element) -> bool:
    names = names_of(element)
    if names and len(names) <= _LONGEST_NAMES and _are_content(names):
        return True
    return element.get("itemprop") == "articleBody"


@lru_cache(maxsize=_MOST_NAMES)
def _are_content(names: str) -> bool:
    return _CONTENT_NAMES.search(names) is not None
