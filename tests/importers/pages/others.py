"""Pages in the style of further sites, written after the rules were complete; the text is invented."""

from tests.importers.pages.sample import Sample
from tests.importers.pages.words import (
    EN,
    EN_COMMENTS,
    EN_MENU,
    EN_RELATED,
    ZH,
    ZH_COMMENTS,
    ZH_MENU,
    ZH_RELATED,
    links,
    paragraphs,
)  # fmt: skip


def _novel() -> Sample:
    text = "<br /><br />".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{one}" for one in ZH)
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>第三章 夜读_河边的灯_某趣阁</title>
<meta property="og:type" content="novel"><script src="/m.js"></script></head><body><div id="wrapper"><div class="ywtop">
<script>login();</script></div><div class="header"><div class="header_logo"><a href="/">某趣阁</a></div></div>
<div class="nav"><ul>{links(ZH_MENU)}</ul></div><div class="content_read"><div class="box_con"><div class="con_top">
<a href="/">某趣阁</a> &gt; <a href="/1/">河边的灯</a> &gt; 第三章 夜读</div><div class="bookname"><h1>第三章 夜读</h1>
<div class="bottem1"><a href="2.html">上一章</a> &larr; <a href="./">章节目录</a> &rarr; <a href="4.html">下一章</a>
<a href="javascript:;">加入书签</a></div><div id="listtj">&nbsp;推荐阅读：<a>甲</a>、<a>乙</a>、<a>丙</a></div></div>
<div id="content">{text}</div><div class="bottem2"><a href="2.html">上一章</a><a href="./">章节目录</a>
<a href="4.html">下一章</a></div></div></div><div class="footer"><p>本站所有小说为转载作品，所有章节均由网友上传。</p></div>
</div></body></html>"""
    return Sample("novel-like", page, ("第三章 夜读", *ZH))


def _portal() -> Sample:
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>一小时里的读书会|读书|社区_某易新闻</title>
<meta property="og:title" content="一小时里的读书会"><script>1</script></head><body><div class="ntes-nav"><div>{links(ZH_MENU, "a")}
</div></div><div class="wrapper clearfix" id="contain"><div class="post_main"><h1 class="post_title">一小时里的读书会</h1>
<div class="post_info">2026-11-20 08:15:00　来源: <a href="#">某某晚报</a>　某地 <a class="post_jubao">举报</a></div>
<div class="post_top"><div class="post_top_tie"><a class="post_top_tie_count">128</a>跟贴</div><div class="post_top_share">
<span>分享至</span><ul><li><span>微信扫码分享</span></li></ul></div></div><div class="post_content"><div class="post_body">
<p>{ZH[0]}</p><p class="f_center"><img src="x.jpg"><br>活动室的灯</p>{paragraphs(ZH[1:])}</div><div class="post_statement">
特别声明：以上内容为平台用户上传并发布，本平台仅提供信息存储服务。</div></div><div class="post_next">
<div class="post_next_name">返回首页</div></div><div class="tie-area"><div class="tie-titlebar">网友跟贴</div>
<div class="tie-hot">{paragraphs(ZH_COMMENTS)}</div></div><div class="post_recommends"><div class="post_recommends_list">
{links(ZH_RELATED, "h3")}</div></div></div><div class="post_side"><div class="post_side_mod"><div>热点新闻</div>{links(ZH_RELATED, "div")}
</div></div></div><div class="post_bottom">{links(("关于", "隐私", "招聘"), "span")}</div></body></html>"""
    return Sample("portal-like", page, ("一小时里的读书会", ZH[0], "活动室的灯", *ZH[1:]))


def _review() -> Sample:
    page = f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>慢读的好处（某部书）书评</title><script>1
</script></head><body><div id="db-global-nav" class="global-nav">{links(ZH_MENU, "a")}</div><div id="wrapper"><div id="content">
<div class="grid-16-8 clearfix"><div class="article"><h1><span property="v:summary">慢读的好处</span></h1><div class="main"
 id="15"><header class="main-hd"><a class="avatar"><img src="u.jpg"></a><a href="/u"><span>林野</span></a> 评论 <a href="/s">某部书</a>
<span class="main-title-rating" title="力荐"></span><span class="main-meta">2026-11-20 08:15:00</span></header><div id="link-report-15">
<div class="review-content clearfix" data-author="林野"><p>{ZH[0]}</p>{paragraphs(ZH[1:])}</div></div><div class="copyright">© 本文版权归
作者 林野 所有，任何形式转载请联系作者。</div><div class="main-ft"><div class="main-panel-useful"><button>有用 12</button></div>
</div></div><div id="comments"><h2>回应</h2><div class="comment-item"><div class="content">{paragraphs(ZH_COMMENTS)}</div></div></div>
</div><div class="aside"><div class="sidebar-info"><h2>某部书的更多书评</h2><ul>{links(ZH_RELATED)}</ul></div></div></div></div>
<div id="footer">© 2005－2026 all rights reserved 北京某某科技有限公司</div></div></body></html>"""
    return Sample("review-like", page, ("慢读的好处", *ZH))


def _question() -> Sample:
    def post(words: tuple[str, ...], kind: str) -> str:
        return (
            f'<div class="{kind}"><div class="votecell"><div class="js-vote-count">42</div></div><div class="s-prose js-post-body"'
            f' itemprop="text">{paragraphs(words)}<pre><code>count(warp)</code></pre></div><div class="post-menu"><a>Share</a>'
            f'<a>Follow</a></div><div class="comments"><ul class="comments-list"><li>{EN_COMMENTS[0]}</li></ul></div></div>'
        )

    answers = "".join(post(words, "answer") for words in (EN[2:4], EN[4:8]))
    page = f"""<!DOCTYPE html><html itemscope itemtype="https://schema.org/QAPage"><head><meta charset="utf-8"><title>loom - Why do
 I lose the count? - Weave Exchange</title><meta property="og:title" content="Why do I lose the count?"><script>1</script></head>
<body class="question-page"><header class="s-topbar"><ol>{links(EN_MENU)}</ol></header><div class="container"><div
 id="left-sidebar"><nav>{links(EN_MENU[:4])}</nav></div><div id="content"><div itemprop="mainEntity"><div id="question-header">
<h1 itemprop="name"><a href="/q/1">Why do I lose the count?</a></h1></div><div id="mainbar" role="main" aria-label="question and answers">
{post(EN[:2], "question")}<div id="answers"><h2>2 Answers</h2>{answers}</div></div><div id="sidebar" role="complementary"><h4>Linked</h4>
{links(EN_RELATED, "div")}</div></div></div></div><footer id="footer" class="site-footer"><p>Site design © 2026</p></footer></body></html>"""
    code = "count(warp)"
    return Sample("exchange-like", page,
                  ("Why do I lose the count?", *EN[:2], code, "2 Answers", *EN[2:4], code, *EN[4:8], code))  # fmt: skip


def _paper() -> Sample:
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>[2611.00001] On the count</title><link rel="canonical"
 href="https://papers.example/html/2611.00001"><script>1</script></head><body><nav class="ltx_page_navbar"><nav class="ltx_TOC">
{links(EN_MENU[:4])}</nav></nav><div class="ltx_page_main"><div class="ltx_page_content"><article class="ltx_document">
<h1 class="ltx_title ltx_title_document">On the count</h1><div class="ltx_authors"><span class="ltx_personname">Ada Marlow</span></div>
<div class="ltx_abstract"><h6 class="ltx_title">Abstract</h6><p>{EN[0]}</p></div><section id="S1" class="ltx_section"><h2>1
 Introduction</h2><p>{EN[1]}</p></section><section id="S2" class="ltx_section"><h2>2 Related Work</h2><p>{EN[2]}</p></section>
<section id="S3"><h2>Related</h2><p>{EN[3]}</p><table class="ltx_tabular"><tr><th>loom</th><th>count</th></tr><tr><td>a</td><td>24</td></tr>
</table></section><section class="ltx_bibliography"><h2>References</h2><ul><li>A manual of weaving, 1911.</li></ul></section>
</article></div><footer class="ltx_page_footer">Generated by a program</footer></div></body></html>"""
    expected = ("On the count", "Ada Marlow", "Abstract", EN[0], "1 Introduction", EN[1], "2 Related Work", EN[2], "Related", EN[3],
                "loom count a 24", "References", "A manual of weaving, 1911.")  # fmt: skip
    return Sample("paper-like", page, expected)


def _broadcaster() -> Sample:
    blocks = "".join(f'<div data-component="text-block" class="sc-1"><p class="sc-9">{one}</p></div>' for one in EN)
    page = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>The weavers who counted</title><meta
 property="og:title" content="The weavers who counted"><script>1</script></head><body><div id="__next"><header class="sc-h"><nav>
{links(EN_MENU)}</nav></header><main id="main-content"><article class="sc-a"><div data-component="headline-block"><h1>The weavers
 who counted</h1></div><div data-component="byline-block"><time>20 November 2026</time><span>Ada Marlow</span><button>Share</button>
</div><div data-component="image-block"><figure><img src="m.jpg" alt=""><figcaption>The mill at dawn</figcaption></figure></div>
{blocks}<div data-component="topic-list"><ul>{links(("Crafts", "Work"))}</ul></div></article><div data-component="links-block">
<h2>More on this story</h2>{links(EN_RELATED, "div")}</div></main><section data-analytics="related"><h2>Related</h2>
{links(EN_RELATED, "div")}</section><footer class="sc-f"><p>Copyright 2026. We are not responsible for external sites.</p></footer>
</div></body></html>"""
    return Sample("broadcaster-like", page, ("The weavers who counted", "The mill at dawn", *EN))


def _repository() -> Sample:
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>mill/loom: Count threads</title><meta property="og:title"
 content="mill/loom: Count threads"><script>1</script></head><body class="logged-out"><div class="header-logged-out"><nav>
{links(EN_MENU)}</nav></div><div class="application-main"><main id="js-repo-pjax-container"><div class="Layout"><div class="Layout-main">
<div class="Box"><table aria-labelledby="folders-and-files"><tbody><tr><td><a href="/src">src</a></td><td><a href="/c">Tie ends</a></td>
<td>last week</td></tr></tbody></table></div><div id="readme" class="Box"><article class="markdown-body entry-content" itemprop="text">
<div class="markdown-heading"><h1>loom</h1><a class="anchor" href="#loom"></a></div>{paragraphs(EN[:3])}<div
 class="highlight highlight-source-shell"><pre>loom count</pre></div><ul><li>{EN[3]}</li></ul></article></div></div><div
 class="Layout-sidebar"><h2>About</h2><p>Count threads without losing the count</p></div></div></main></div><footer><p>© 2026</p>
</footer></body></html>"""
    return Sample("repository-like", page, ("loom", *EN[:3], "loom count", EN[3]))


def _classic() -> Sample:
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>夜读记原文_作者林野_某古文网</title><script>1</script></head><body>
<div class="top"><div class="topmenu">{links(ZH_MENU, "a")}</div></div><div class="mainbox"><div class="leftbox"><div class="bookcont">
<h1><b>夜读记</b></h1><div class="contson">{paragraphs(ZH[:6])}</div></div><div class="page"><a href="1">上一篇</a><a href="3">下一篇</a>
</div></div><div class="rightbox"><div class="title">分类目录</div><div class="typecont">{links(ZH_RELATED, "span")}</div></div></div>
<div class="bottom">© 2026 某古文网</div></body></html>"""
    return Sample("classic-like", page, ("夜读记", *ZH[:6]))


def others() -> tuple[Sample, ...]:
    """Return the pages."""
    makers = (_novel, _portal, _review, _question, _paper, _broadcaster, _repository, _classic)
    return tuple(make() for make in makers)
