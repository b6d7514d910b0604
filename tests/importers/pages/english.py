"""Pages in the style of English sites, and documents that are not web pages; the text is invented."""

from tests.importers.pages.sample import Sample
from tests.importers.pages.words import EN, EN_COMMENTS, EN_MENU, EN_RELATED, ZH, links, paragraphs

_COOKIES = (
    "<div id='onetrust-consent-sdk'><div class='cookie-banner' role='dialog'><h2>We value your privacy</h2><p>We and our "
    "812 partners store and access information on your device, such as unique identifiers in cookies.</p>"
    "<button>Accept all</button></div></div>"
)


def _encyclopedia() -> Sample:
    address = "https://en.wiki.example/wiki/Weaving_mill"
    note = f'<sup id="cite_ref-1" class="reference"><a href="{address}#cite_note-1"><span>[</span>1<span>]</span></a></sup>'
    edit = '<span class="mw-editsection"><span>[</span><a href="/w/edit">edit</a><span>]</span></span>'
    page = f"""<!DOCTYPE html>
<!-- saved from url=(0040){address} -->
<html lang="en" class="client-js"><head><meta charset="UTF-8"><title>Weaving mill - Wiki</title>
<link rel="canonical" href="{address}"><script>1</script></head><body class="mediawiki skin-vector">
<header class="vector-header"><ul>{links(EN_MENU)}</ul></header><div id="mw-navigation"><h2>Navigation menu</h2></div>
<div class="mw-page-container"><nav id="mw-panel-toc"><ul><li><a href="{address}#History">1 History</a></li></ul></nav>
<main id="content" class="mw-body"><header class="mw-body-header"><h1 id="firstHeading"><span
 class="mw-page-title-main">Weaving mill</span></h1><div id="p-lang-btn">12 languages</div></header>
<div id="bodyContent"><div id="siteSub" class="noprint">From the encyclopedia that we wrote ourselves</div>
<div id="mw-content-text"><div class="mw-content-ltr mw-parser-output" lang="en"><div class="hatnote
 navigation-not-searchable">For other uses, see <a href="/wiki/Mill">Mill (disambiguation)</a>.</div>
<table class="infobox"><tbody><tr><th>Built</th><td>1894</td></tr><tr><th>Looms</th><td>11</td></tr></tbody></table>
<p>{EN[0]}{note}</p>{paragraphs(EN[1:3])}<div class="mw-heading mw-heading2"><h2 id="History">History</h2>{edit}</div>
{paragraphs(EN[3:6])}<figure typeof="mw:File/Thumb"><img src="x.jpg"><figcaption>The upper floor</figcaption></figure>
{paragraphs(EN[6:])}<div class="mw-heading mw-heading2"><h2 id="References">References</h2>{edit}</div>
<div class="reflist"><div class="mw-references-wrap"><ol class="references"><li id="cite_note-1"><span
 class="mw-cite-backlink"><b><a href="{address}#cite_ref-1">^</a></b></span> <span class="reference-text">A manual of
 weaving, 1911, page 4.</span></li></ol></div></div><div role="navigation" class="navbox"><table><tr><th>Mills of the
 valley</th><td>{links(EN_RELATED)}</td></tr></table></div></div></div>
<div id="catlinks" class="catlinks"><a href="/c">Categories</a>: {links(EN_RELATED[:3])}</div></div></main></div>
<footer id="footer"><ul><li>This page was last edited on 20 November 2026</li></ul></footer></body></html>"""
    end = ("History", *EN[3:6], "The upper floor", *EN[6:], "References", "A manual of weaving, 1911, page 4.")
    return Sample("wikipedia-like", page, ("Weaving mill", "Built 1894 Looms 11", EN[0] + "[1]", *EN[1:3], *end))


def _newspaper() -> Sample:
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The weavers who counted | Crafts | The Post</title>
<meta property="og:title" content="The weavers who counted"><meta property="og:site_name" content="The Post">
<meta name="author" content="Ada Marlow"><meta property="article:published_time" content="2026-11-20T06:00:00Z">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"The weavers who counted"}}</script></head><body>
{_COOKIES}<header><nav>{links(EN_MENU)}</nav><div class="subscribe-bar">Support the Post: <a>Subscribe</a></div></header>
<div class="ad-slot"><p>Advertisement</p></div><main><article><div data-gu-name="headline"><h1>The weavers who counted</h1>
</div><div data-gu-name="standfirst"><p>How a silent mill found its voice again</p></div><div class="meta"><address>
<a rel="author" href="/profile">Ada Marlow</a></address><div>Fri 20 Nov 2026 06.00 GMT</div></div><div class="share-bar">
<a>Share</a> <a>Email</a> <a>Facebook</a></div><div id="maincontent" class="article-body-viewer"><figure><img src="a.jpg">
<figcaption>The mill at dawn. Photograph: Ada Marlow</figcaption></figure>{paragraphs(EN[:3], ' class="dcr-1"')}
<aside class="newsletter-signup"><h4>Sign up to Field Notes</h4><p>Our weekly letter on work done by hand. We never share
 your address with anyone.</p></aside>{paragraphs(EN[3:5], ' class="dcr-1"')}<div class="rich-link"><a href="/r">Related:
 {EN_RELATED[0]}</a></div><blockquote class="pullquote"><p>If you lose the count, you lose the cloth</p></blockquote>
<div class="ad-slot">Advertisement</div>{paragraphs(EN[5:], ' class="dcr-1"')}</div><div class="submeta"><span>Explore more
 on these topics</span>{links(("Crafts", "Work", "features"))}</div></article></main>
<section id="comments" class="discussion"><h2>Comments (214)</h2>{paragraphs(EN_COMMENTS)}</section>
<section class="onward"><h2>More on this story</h2>{links(EN_RELATED)}</section><section data-component="most-viewed">
<h2>Most viewed</h2><ol>{links(EN_RELATED)}</ol></section><footer><p>© 2026 The Post. All rights reserved.</p></footer>
</body></html>"""
    head = (
        "The weavers who counted",
        "How a silent mill found its voice again",
        "The mill at dawn. Photograph: Ada Marlow",
    )
    end = ("If you lose the count, you lose the cloth", *EN[5:])
    return Sample("newspaper-like", page, (*head, *EN[:5], *end), author="Ada Marlow")


def _manual() -> Sample:
    code = "loom = Loom(width=90)\nloom.warp()\nloom.count(24)"
    page = f"""<!DOCTYPE html><html class="writer-html5" lang="en"><head><meta charset="utf-8"><title>Warping &mdash; Loom
 2.1 documentation</title><script src="_static/doctools.js"></script></head><body class="wy-body-for-nav"><div
 class="wy-grid-for-nav"><nav data-toggle="wy-nav-shift" class="wy-nav-side">{links(EN_MENU)}</nav><section
 class="wy-nav-content-wrap"><div class="wy-nav-content"><div class="rst-content"><div role="navigation" aria-label="Page
 navigation"><ul class="wy-breadcrumbs"><li><a>Home</a></li><li>Warping</li></ul></div><div role="main" class="document">
<div itemprop="articleBody"><section id="warping"><h1>Warping<a class="headerlink" href="#warping">¶</a></h1><p>{EN[2]}</p>
<div class="highlight-python notranslate"><div class="highlight"><pre>{code}</pre></div></div><div class="admonition note">
<p class="admonition-title">Note</p><p>{EN[4]}</p></div><table class="docutils"><thead><tr><th>Option</th><th>Meaning</th>
</tr></thead><tbody><tr><td>width</td><td>centimetres</td></tr></tbody></table><dl class="py function"><dt>loom.count(n)
<a class="headerlink" href="#c">¶</a></dt><dd><p>{EN[5]}</p></dd></dl></section></div></div><footer><div
 class="rst-footer-buttons"><a>Previous</a><a>Next</a></div><p>© Copyright 2026. Built with Sphinx using a theme.</p>
</footer></div></div></section></div></body></html>"""
    end = ("Note", EN[4], "Option Meaning width centimetres", "loom.count(n)", EN[5])
    return Sample("sphinx-like", page, ("Warping", EN[2], code, *end))


def _site_of_docs() -> Sample:
    page = f"""<!doctype html><html lang="en"><head><meta charset="UTF-8"><meta name="generator" content="Docusaurus v3">
<title>Counting threads | Loom</title><script>1</script></head><body><div id="__docusaurus"><nav class="navbar">
{links(EN_MENU[:3])}</nav><div class="main-wrapper"><aside class="theme-doc-sidebar-container"><ul>{links(EN_RELATED)}</ul>
</aside><main><div class="row"><div class="col docItemCol"><article><nav class="theme-doc-breadcrumbs">Home</nav><div
 class="theme-doc-markdown markdown"><header><h1>Counting threads</h1></header>{paragraphs(EN[:3])}<h2 class="anchor"
 id="why">Why<a href="#why" class="hash-link" title="Direct link to Why">&#8203;</a></h2><ul><li>{EN[4]}</li>
<li>{EN[5]}</li></ul></div><footer class="theme-doc-footer"><a>Edit this page</a></footer></article><nav
 class="pagination-nav"><a>Next: Dyeing</a></nav></div><div class="col col--3"><div class="table-of-contents"><ul><li><a
 href="#why">Why</a></li></ul></div></div></div></main></div><footer class="footer">Copyright © 2026</footer></div></body>
</html>"""
    return Sample("docusaurus-like", page, ("Counting threads", *EN[:3], "Why", EN[4], EN[5]))


def _letter() -> Sample:
    page = f"""<html lang="en"><head><meta charset="utf-8"><title>The count - by Ada Marlow - River Letters</title>
<meta property="og:title" content="The count"><meta name="author" content="Ada Marlow"><script>1</script></head><body>
<div id="main"><div class="topbar-content"><a>River Letters</a><button>Subscribe</button></div><div class="single-post">
<article class="newsletter-post post"><div class="post-header"><h1 class="post-title">The count</h1><h3 class="subtitle">A
 winter at the mill</h3><div class="byline-wrapper">Ada Marlow<div>Nov 20, 2026</div><div class="post-ufi"><a>12</a><a>3</a>
<a>Share</a></div></div></div><div class="available-content"><div class="body markup">{paragraphs(EN[:4])}<div
 class="subscription-widget-wrap"><p>River Letters is a reader-supported publication. To receive new posts and support my
 work, consider becoming a subscriber.</p></div><h2>High water</h2>{paragraphs(EN[4:])}<p class="button-wrapper"><a
 class="button primary">Share</a></p></div></div></article><div id="discussion" class="comments-section"><h4>Discussion
 about this post</h4>{paragraphs(EN_COMMENTS)}</div><div class="footer">© 2026 Ada Marlow. Start writing today.</div></div>
</div></body></html>"""
    expected = ("The count", "A winter at the mill", *EN[:4], "High water", *EN[4:])
    return Sample("letter-like", page, expected, author="Ada Marlow")


def _old_tables() -> Sample:
    menu = "".join(f'<a href="{one}.htm"><font size="2">{one}</font></a><br>' for one in EN_MENU)
    text = "<br><br>\n".join(EN)
    page = f"""<HTML><HEAD><TITLE>Notes from the Mill: The Count</TITLE></HEAD><BODY BGCOLOR=white><TABLE WIDTH=100%><TR>
<TD WIDTH=150 VALIGN=top>{menu}</TD><TD VALIGN=top><H2>The Count</H2><FONT FACE=arial>{text}</FONT></TD></TR><TR><TD
 COLSPAN=2><CENTER><A HREF=index.htm>Home</A> | <A HREF=mailto:a@mill.example>Mail</A></CENTER></TD></TR></TABLE></BODY>
</HTML>"""
    return Sample("old-table", page, ("The Count", *EN))


def _hashed() -> Sample:
    body = "".join(f'<div class="css-a1b2"><p class="css-x9">{one}</p></div>' for one in EN[:5])
    more = "".join(f'<div class="css-a1b2"><p class="css-x9">{one}</p></div>' for one in EN[5:])
    cards = "".join(f'<div class="css-c{n}"><a class="css-l" href="/{n}"><h3>{one}</h3></a></div>' for n, one in
                    enumerate(EN_RELATED))  # fmt: skip
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>The weavers who counted - The Post</title>
<meta property="og:title" content="The weavers who counted"><script>1</script></head><body><div id="app"><div><div
 class="css-n1">{links(EN_MENU, "span")}</div><div class="css-m1"><div class="css-h1"><h1>The weavers who counted</h1></div>
<div class="css-b1"><div class="css-b2">{body}</div><div class="css-ad"><div>Advertisement</div></div><div class="css-b2">
{more}</div></div><div class="css-e1">{cards}</div></div><div class="css-f1"><span>© 2026 The Post Company</span>
<a>Terms</a><a>Privacy</a></div></div></div></body></html>"""
    return Sample("hashed-classes", page, ("The weavers who counted", *EN))


def _short() -> Sample:
    page = f"""<!DOCTYPE html><html lang="en"><head><title>A small note – Mill Blog</title><script>1</script></head><body
 class="home blog"><div id="page" class="hfeed site"><header class="site-header"><p class="site-title">Mill Blog</p><nav
 class="main-navigation">{links(EN_MENU)}</nav></header><div id="primary" class="content-area"><main id="main"><article
 id="post-12" class="post-12 post type-post hentry"><header class="entry-header"><h1 class="entry-title">A small note</h1>
<div class="entry-meta">Posted on <a><time>20 November 2026</time></a> by <span class="author vcard"><a>ada</a></span></div>
</header><div class="entry-content"><p>{EN[0]}</p><div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3>
{links(("Twitter", "Facebook"))}</div></div><footer class="entry-footer">Posted in <a>News</a></footer></article><div
 id="comments" class="comments-area"><h2>Three thoughts</h2><ol class="comment-list"><li class="comment">{EN_COMMENTS[0] * 2}
</li><li class="comment">{EN_COMMENTS[1] * 2}</li></ol></div></main></div><div id="secondary" class="widget-area"><aside
 class="widget"><h2>Recent</h2>{links(EN_RELATED)}</aside></div></div></body></html>"""
    return Sample("wordpress-short", page, ("A small note", EN[0]))


def english() -> tuple[Sample, ...]:
    """Return the pages."""
    makers = (_encyclopedia, _newspaper, _manual, _site_of_docs, _letter, _old_tables, _hashed, _short)
    return tuple(make() for make in makers)


def _book() -> Sample:
    contents = "".join(f'<li><a href="#c{n}">Chapter {n}</a></li>' for n in range(1, 9))
    chapters = "".join(
        f'<div class="chapter"><h2 id="c{n}">Chapter {n}</h2>{paragraphs(EN)}</div>' for n in range(1, 9)
    )
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The Mill, by Ada Marlow</title><style>p{{}}
</style></head><body><section class="pg-boilerplate pgheader"><p>This book is for the use of anyone anywhere.</p></section>
<h1>The Mill</h1><h2>Contents</h2><ul>{contents}</ul>{chapters}<h2>Notes</h2><p>A note on the related sources of the text.
</p></body></html>"""
    chapter_words = tuple(word for n in range(1, 9) for word in (f"Chapter {n}", *EN))
    front = (
        "This book is for the use of anyone anywhere.",
        "The Mill",
        "Contents",
        *(f"Chapter {n}" for n in range(1, 9)),
    )
    return Sample("book", page, (*front, *chapter_words, "Notes", "A note on the related sources of the text."))


def _converted() -> Sample:
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="generator" content="pandoc"><title>读书会</title>
<meta name="author" content="林野"></head><body><header id="title-block-header"><h1 class="title">读书会</h1></header>
<section id="s1" class="level2"><h2>一</h2>{paragraphs(ZH[:2])}</section><section class="level2"><h2>二</h2>
{paragraphs(ZH[2:7])}<ul><li><a href="https://a.example">一个链接</a></li></ul></section><section class="footnotes"
 role="doc-endnotes"><ol><li><p>{ZH[7]}</p></li></ol></section></body></html>"""
    return Sample("pandoc", page, ("读书会", "一", *ZH[:2], "二", *ZH[2:7], "一个链接", ZH[7]), author="林野")


def _office() -> Sample:
    page = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type
 content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15"><title>读书会</title></head><body lang=ZH-CN>
<div class=WordSection1>{paragraphs(ZH[:3], " class=MsoNormal")}<table class=MsoTableGrid><tr><td><p class=MsoNormal>甲</p>
</td><td><p class=MsoNormal>乙</p></td></tr></table></div><div class=WordSection2>{paragraphs(ZH[3:], " class=MsoNormal")}</div>
</body></html>"""
    return Sample("word", page, (*ZH[:3], "甲 乙", *ZH[3:]))


def documents() -> tuple[Sample, ...]:
    """Return HTML documents that are not pages of a site and have to be imported as a whole."""
    return tuple(make() for make in (_book, _converted, _office))
