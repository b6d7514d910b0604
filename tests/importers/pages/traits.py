"""Pages with traits at which words were lost, or came in that are no words of the article; the text is invented."""

from __future__ import annotations

from tests.importers.pages.sample import Sample
from tests.importers.pages.words import EN, EN_MENU, EN_RELATED, ZH, ZH_MENU, ZH_RELATED, links, paragraphs

_TITLE = "The weavers who counted"
_HEAD = (
    f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{_TITLE} - The Post</title>'
    f'<meta property="og:title" content="{_TITLE}"></head><body><nav><ul>{links(EN_MENU)}</ul></nav>'
)
_FOOT = "<footer>© The Post · <a href='/terms'>Terms</a></footer></body></html>"


def _page(name: str, content: str, *words: str) -> Sample:
    return Sample(name, f"{_HEAD}{content}{_FOOT}", (_TITLE, *words))


def _lines() -> Sample:
    line = (
        '<p>The keeper was a <a class="popup" href="javascript:void(0)">rather elderly</a> man, <span class="comment">much '
        'given to talk</span>; he read the <i><span class="toc">tables</span></i> of the <b class="related">year</b> and '
        'the <code class="share">share</code> of <cite class="sidebar">each</cite> <abbr class="nav">boat</abbr>.</p>'
        '<p><span class="footer">All of this</span> <em><a class="login" href="/x">stands in spans</a></em></p>'
        '<ul><li>One <mark class="subscribe">that is subscribed</mark> to</li></ul>'
    )
    words = (
        "The keeper was a rather elderly man, much given to talk; he read the tables of the year and the share of each boat.",
        "All of this stands in spans",
        "One that is subscribed to",
    )
    return _page("inline-names", f"<div id=content><h1>{_TITLE}</h1>{line}{paragraphs(EN)}</div>", *words, *EN)


def _edited() -> Sample:
    heading = '<h2>History <span class="mw-editsection">[<a href="/e">edit</a>]</span><a class="headerlink">¶</a></h2>'
    content = f"<div class=mw-parser-output><h1>{_TITLE}</h1>{paragraphs(EN[:4])}{heading}{paragraphs(EN[4:])}</div>"
    return _page("edit-links", content, *EN[:4], "History", *EN[4:])


def _sections() -> Sample:
    named = {
        "discussion": "Discussion",
        "sharing-the-work": "Sharing the work",
        "sec-recommendations": "3. Recommendations",
        "related_work-1": "Related work",
        "navigation": "Navigation",
        "copyright": "Copyright",
    }
    sections = "".join(
        f"<div class=section id={identifier}><div><h2>{heading}</h2></div><p>{heading}: {EN[number]}</p></div>"
        for number, (identifier, heading) in enumerate(named.items())
    )
    words = [word for number, one in enumerate(named.values()) for word in (one, f"{one}: {EN[number]}")]
    return _page("section-ids", f"<div id=content><h1>{_TITLE}</h1>{paragraphs(EN)}{sections}</div>", *EN, *words)


def _parts(name: str, mark: str) -> Sample:
    first = f"<div{mark}><h2>Before</h2><p>{EN[0]}</p></div>"
    main = f"<div{mark}><h2>The middle</h2>{paragraphs(EN * 2)}</div>"
    last = f"<div{mark}><h2>The last chapter</h2><p>{EN[1]}</p></div>"
    content = (
        f"<h1>{_TITLE}</h1><div id=page>{first}<hr><h2>Between</h2>{main}{last}<div class=x>Terms of use</div></div>"
    )
    return _page(name, content, "Before", EN[0], "Between", "The middle", *EN, *EN, "The last chapter", EN[1])


def _unheaded_part() -> Sample:
    content = f"<h1>{_TITLE}</h1><main><div class=a>{paragraphs(EN)}</div><div class=b><p>{EN[2]}</p></div></main>"
    return _page("part-without-heading", content, *EN, EN[2])


def _missing_pictures() -> Sample:
    content = (
        f"<article><h1>{_TITLE}</h1>{paragraphs(EN[:4])}<figure><img src=gone/boat.jpg alt='A boat lies on the shore'>"
        "<figcaption>A boat at low tide</figcaption></figure><img src=gone/line.gif alt=line>"
        f"<p><a href=/big><img src=gone/big.jpg alt='Another boat that is gone'></a></p>"
        f"<p>The sign <img src=gone/omega.png alt=Ω> ends and <img src=gone/w.png alt=weft> is crosswise.</p>"
        f"<table><tr><th>Loom<th>Kept<tr><td>Old<td><img src=gone/tick.png alt=yes></table>{paragraphs(EN[4:])}</article>"
    )
    line = "The sign Ω ends and weft is crosswise."
    return _page("missing-pictures", content, *EN[:4], "A boat at low tide", line, "Loom Kept Old yes", *EN[4:])


def _quotation() -> Sample:
    quotation = f"<blockquote><p>{EN[2]}</p><footer>Ada Marlow, <cite>The Count</cite></footer></blockquote>"
    content = (
        f"<article><h1>{_TITLE}</h1>{paragraphs(EN[:2])}{quotation}{paragraphs(EN[3:])}<footer>Tags</footer></article>"
    )
    return _page("footer-of-a-quotation", content, *EN[:3], "Ada Marlow, The Count", *EN[3:])


def _further(name: str, heading: str) -> Sample:
    cards = "".join(
        f"<div><h4><a href='/{n}'>{one}</a></h4><p>A few words on it.</p></div>" for n, one in enumerate(EN_RELATED)
    )
    content = (
        f"<article><h1>{_TITLE}</h1>{paragraphs(EN[:4])}<h3>{heading}</h3><ul>{links(EN_RELATED)}</ul>"
        f"{paragraphs(EN[4:])}<div><h2><b>{heading}</b></h2><div>{cards}</div></div>"
        f"<p><strong>{heading}:</strong></p>{links(EN_RELATED, 'p')}</article>"
    )
    return _page(name, content, *EN)


def _reading_list() -> Sample:
    content = (
        f"<article><h1>{_TITLE}</h1>{paragraphs(EN)}<h2>Sources</h2><ul>{links(EN_RELATED)}</ul>"
        f"<h2>Related work</h2><p>{EN[0]}</p></article>"
    )
    return _page("list-of-sources", content, *EN, "Sources", *EN_RELATED, "Related work", EN[0])


def _stories(number: int = 6) -> str:
    return "".join(
        f'<li><img src="t{index}.jpg" alt=""><h3><a href="/story-{index}">A story of the {index}th day</a></h3>'
        f"<p>{EN_RELATED[index % len(EN_RELATED)]} and what became of it.</p><span>Reuters</span></li>"
        for index in range(number)
    )


def _stream() -> Sample:
    content = (
        f"<div id=main role=main><div><h1>{_TITLE}</h1>{paragraphs(EN)}</div><div><ul>{_stories(20)}</ul></div></div>"
    )
    return _page("stream-beside", content, *EN)


def _stream_words(number: int) -> list[str]:
    return [
        word
        for index in range(number)
        for word in (
            f"A story of the {index}th day",
            f"{EN_RELATED[index % len(EN_RELATED)]} and what became of it.",
            "Reuters",
        )
    ]


def _stream_in_article() -> Sample:
    """Return an article with a list that is its own: it stands between its paragraphs."""
    content = f"<div id=main><h1>{_TITLE}</h1>{paragraphs(EN[:4])}<ul>{_stories()}</ul>{paragraphs(EN[4:])}</div>"
    return _page("stream-in-article", content, *EN[:4], *_stream_words(6), *EN[4:])


def _front_page() -> Sample:
    content = f"<div id=main><h1>{_TITLE}</h1><p>{EN[0]}</p><div><ul>{_stories(20)}</ul></div></div>"
    return _page("front-page", content, EN[0], *_stream_words(20))


def _own_list() -> Sample:
    """Return an article that is a list itself, of what it recommends, after a few words."""
    items = [f"{EN[index % len(EN)]} So much for number {index}." for index in range(6)]
    listed = "".join(
        f'<div class="item"><h3><a href="/review-{index}">Loom number {index}</a></h3><p>{item}</p></div>'
        for index, item in enumerate(items)
    )
    words = [word for index, item in enumerate(items) for word in (f"Loom number {index}", item)]
    content = f"<div id=main><h1>{_TITLE}</h1>{paragraphs(EN[:4])}<div>{listed}</div></div>"
    return _page("own-list", content, *EN[:4], *words)


def _chinese() -> Sample:
    content = (
        f"<h1>一小时里的读书会</h1><div id=main><div class=part>{paragraphs(ZH[:5])}<p>他说<span class=comment>很慢</span>。</p>"
        f"<div id=相关工作 class=sec><h2>相关工作</h2><p>{ZH[5]}</p></div></div><div class=part><h2>后来</h2><p>{ZH[6]}</p></div>"
        f"<p>延伸阅读</p><ul>{links(ZH_RELATED)}</ul></div>"
    )
    page = (
        '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta property="og:title" content="一小时里的读书会">'
        f"<title>一小时里的读书会</title></head><body><nav><ul>{links(ZH_MENU)}</ul></nav>{content}</body></html>"
    )
    words = ("一小时里的读书会", *ZH[:5], "他说很慢。", "相关工作", ZH[5], "后来", ZH[6])
    return Sample("chinese-traits", page, words)


def traits() -> tuple[Sample, ...]:
    """Return the pages."""
    return (
        _lines(),
        _edited(),
        _sections(),
        _parts("parts-of-a-class", " class=part"),
        _parts("parts-with-headings", ""),
        _unheaded_part(),
        _missing_pictures(),
        _quotation(),
        _further("further-stories", "More stories"),
        _further("further-stories-read-next", "Read next"),
        _further("further-stories-german", "Mehr zum Thema"),
        _further("further-stories-related", "Related articles"),
        _reading_list(),
        _stream(),
        _stream_in_article(),
        _front_page(),
        _own_list(),
        _chinese(),
    )
