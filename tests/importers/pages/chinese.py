"""Pages in the style of Chinese sites; the text is invented."""

from tests.importers.pages.sample import Sample
from tests.importers.pages.words import ZH, ZH_COMMENTS, ZH_MENU, ZH_RELATED, links, paragraphs

_FOOT = (
    "<div class='footer'><p>关于我们 | 网站声明 | 招聘英才 | 广告服务</p><p>互联网新闻信息服务许可证10120170001号 "
    "京公网安备11000002000008号</p><p>版 权 所 有 ，未 经 书 面 授 权 禁 止 使 用</p></div>"
)


def _daily() -> Sample:
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>一小时里的读书会--文化--某某网</title>
<meta name="author" content="105"><meta name="publishdate" content="2026-11-20"><script src="/js/a.js"></script>
<style>.x{{}}</style></head><body>
<div class="rm_nav cf"><div class="layout">{links(ZH_MENU, "span")}</div></div>
<div class="path cf"><span id="rwb_navpath"><a href="/">某某网</a>&gt;&gt;<a href="/culture">文化</a></span></div>
<div class="layout rm_txt cf"><div class="col col-1 fl"><h3 class="pre">基层见闻</h3><h1>一小时里的读书会</h1>
<h4 class="sub"></h4><div class="author cf">本报记者 林 野</div>
<div class="channel cf"><div class="col-1-1 fl">2026年11月20日08:15 | 来源：<a href="#">某某报</a></div>
<div class="col-1-2 fr"><div class="fl rm_share"><a>小字号</a></div></div></div>
<div class="rm_txt_con cf">{paragraphs(ZH, ' style="text-indent: 2em;"', "　　")}
<div class="zdfy clearfix"></div><center><table border="0" align="center" width="40%"><tbody><tr></tr></tbody></table>
</center><div class="edit cf">(责编：甲乙、丙丁)</div></div>
<div class="rm_zb cf"><h3>分享让更多人看到</h3><div class="share">微博 微信 客户端</div></div>
<div class="rm_relevant cf box"><h3>相关新闻</h3><ul>{links(ZH_RELATED)}</ul></div>
<div class="message box"><p>登录后发表评论，请遵守网络文明公约，理性发言。</p></div></div>
<div class="col col-2 fr"><div class="rm_ranking cf"><h3>热门排行</h3><ul>{links(ZH_RELATED)}</ul></div>
<p>返回顶部</p></div></div>{_FOOT}</body></html>"""
    return Sample("people-like", page, ("一小时里的读书会", *ZH), author="林野")


def _agency() -> Sample:
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>一小时里的读书会-某华网</title>
<meta property="og:title" content="一小时里的读书会"><script>var a=1</script></head><body>
<div class="header-wrap"><ul class="nav">{links(ZH_MENU)}</ul></div><div class="main clearfix">
<div class="header domPC"><div class="header-cont clearfix"><div class="header-time left"><span class="year">2026</span>
<span class="day">11/<em>20</em></span><span class="time">08:15:10</span></div><div class="source">来源：某华网</div>
<div class="head-line clearfix"><h1><span class="title">一小时里的读书会</span></h1>
<div class="pageShare"><div class="setFont left"><span id="fontSmall">小</span><span id="fontBig">大</span>字体：</div>
<div class="share">分享到：<a class="wx"></a><a class="wb"></a></div></div></div></div></div>
<div class="main-left left"><div id="detailContent"><span id="detail">
<p><span style="color: rgb(0,0,128);">　　{ZH[0]}</span></p>
{paragraphs(ZH[1:4], "", "　　")}<p style="text-align:center"><img src="big.jpg" alt=""></p>
<p class="pictext">　　活动室里的长桌。林野摄</p>{paragraphs(ZH[4:], "", "　　")}</span></div>
<div id="articleEdit"><span class="tiyi1"><a>【纠错】</a></span><span class="editor">【责任编辑:甲乙】</span></div>
<div class="nextpage clearfix"><a>阅读下一篇：</a><h3>{ZH_RELATED[0]}</h3></div>
<div class="columBox relatedNews"><ul>{links(ZH_RELATED)}</ul></div></div>
<div class="main-right right"><div class="columBox video"><h2>视频集锦</h2><ul>{links(ZH_RELATED)}</ul></div></div></div>
{_FOOT}</body></html>"""
    return Sample("xinhua-like", page, ("一小时里的读书会", *ZH[:4], "活动室里的长桌。林野摄", *ZH[4:]))


def _account() -> Sample:
    body = "".join(
        f'<section style="margin:0 8px"><section><span leaf="">{one}</span></section></section>' for one in ZH
    )
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title></title>
<meta property="og:title" content="一小时里的读书会"><meta property="og:article:author" content="林野">
<meta property="og:site_name" content="某信公众平台"><script nonce="1">x</script></head>
<body id="activity-detail" class="zh_CN wx_wap_page"><div id="js_article" class="rich_media">
<div id="js_top_ad_area" class="top_banner"></div><div class="rich_media_inner"><div id="page-content">
<div class="rich_media_area_primary_inner"><div id="img-content" class="rich_media_wrp">
<h1 class="rich_media_title" id="activity-name">一小时里的读书会</h1><div id="meta_content" class="rich_media_meta_list">
<span class="rich_media_meta rich_media_meta_text">林野</span><span class="rich_media_meta rich_media_meta_nickname">
<a id="js_name">河边夜读</a></span><em id="publish_time">2026-11-20 08:15</em></div>
<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0; ">{body}
<p style="display: none;"><mp-style-type data-value="3"></mp-style-type></p></div>
<div class="rich_media_tool" id="js_tags_preview_toast">预览时标签不可点</div></div>
<div class="original_area_primary"><p>喜欢此内容的人还喜欢</p><p>{ZH_RELATED[1]}</p></div>
<div class="qr_code_pc" id="js_pc_qr_code"><p>微信扫一扫<br>关注该公众号</p></div></div></div></div>
<div class="weui-dialog" style="display:none">知道了 允许 取消</div>
<div class="comment_list">{paragraphs(ZH_COMMENTS)}</div></div></body></html>"""
    return Sample("wechat-like", page, ("一小时里的读书会", *ZH), author="林野")


def _column() -> Sample:
    page = f"""<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>一小时里的读书会 - 某乎</title>
<script>1</script></head><body><div id="root"><header class="ColumnPageHeader"><ul>{links(ZH_MENU[:4])}</ul></header>
<div class="Post-content"><div class="Post-Row-Content"><article class="Post-Main Post-NormalMain">
<header class="Post-Header"><h1 class="Post-Title">一小时里的读书会</h1><div class="Post-Author"><div class="AuthorInfo">
<a class="UserLink-link">林野</a><div class="AuthorInfo-badge">夜里读书的人，已认证的图书管理员</div></div>
<button>关注</button></div><span class="Voters">128 人赞同了该文章</span></header>
<div class="Post-RichTextContainer"><div class="RichText ztext Post-RichText">{paragraphs(ZH[:4], ' data-pid="x"')}
<h2>后来的事</h2>{paragraphs(ZH[4:], ' data-pid="x"')}</div></div>
<div class="ContentItem-time">发布于 2026-11-20 08:15 · 著作权归作者所有</div>
<div class="Post-topicsAndReviewer"><a>读书</a><a>社区</a></div><div class="RichContent-actions"><button>赞同 128</button>
<a>12 条评论</a></div></article><div class="Comments-container">{paragraphs(ZH_COMMENTS)}</div>
<div class="Recommendations-Main"><h2>推荐阅读</h2><ul>{links(ZH_RELATED)}</ul></div></div></div></div></body></html>"""
    return Sample("zhihu-column-like", page, ("一小时里的读书会", *ZH[:4], "后来的事", *ZH[4:]))


def _answers() -> Sample:
    answers = (ZH[:3], ZH[3:5], ZH[5:])
    items = "".join(
        f"""<div class="List-item"><div class="ContentItem AnswerItem"><div class="ContentItem-meta">
<div class="AuthorInfo"><a class="UserLink-link">答者{number}</a></div><span class="Voters">{number}7 人赞同了该回答</span>
</div><div class="RichContent"><div class="RichContent-inner"><span class="RichText ztext">{paragraphs(words)}</span></div>
<div class="ContentItem-actions"><button>赞同</button><a>添加评论</a><a>收藏</a></div></div></div></div>"""
        for number, words in enumerate(answers)
    )
    page = f"""<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>为什么要一起读书？ - 某乎</title>
<script>1</script></head><body><header class="AppHeader"><ul>{links(ZH_MENU)}</ul></header><main class="App-main">
<div class="QuestionPage"><div class="QuestionHeader"><h1 class="QuestionHeader-title">为什么要一起读书？</h1>
<div class="QuestionHeader-side">关注者 321 被浏览 9,876</div></div><div class="Question-main">
<div class="Question-mainColumn"><div class="List">{items}</div></div><div class="Question-sideColumn">
<div class="Card"><h2>相关推荐</h2>{links(ZH_RELATED, "div")}</div></div></div></div></main></body></html>"""
    return Sample("zhihu-answers-like", page, ("为什么要一起读书？", *ZH))


def _blog() -> Sample:
    page = f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>一小时里的读书会 | 林野的笔记</title>
<meta name="generator" content="Hexo 6.3.0"><link rel="canonical" href="https://blog.example/reading/">
<script src="/js/next.js"></script></head><body><div class="headband"></div><main class="main"><header class="header">
<div class="site-meta"><h1 class="site-title">林野的笔记</h1></div><nav class="site-nav"><ul>{links(ZH_MENU[:4])}</ul></nav>
</header><aside class="sidebar"><div class="post-toc"><ol><li><a href="#a">起初</a></li><li><a href="#b">后来</a></li></ol>
</div><div class="site-overview"><p>一个种葡萄的人，偶尔写字，写得不好请多多包涵，欢迎来信。</p></div></aside>
<div class="main-inner post posts-expand"><div class="post-block"><article class="post-content" lang="zh-CN">
<header class="post-header"><h1 class="post-title">一小时里的读书会</h1><div class="post-meta-container">
<span class="post-meta-item">发表于 <time datetime="2026-11-20T08:15:00+08:00">2026-11-20</time></span>
<span>本文字数： 2k 阅读时长 ≈ 3 分钟</span></div></header><div class="post-body"><h2 id="a"><a class="headerlink"
 href="#a">#</a>起初</h2>{paragraphs(ZH[:4])}<h2 id="b">后来</h2>{paragraphs(ZH[4:])}</div>
<footer class="post-footer"><div class="post-copyright"><ul><li><strong>版权声明：</strong>本博客所有文章除特别声明外，均采用
许可协议，转载请注明出处。</li></ul></div><div class="post-tags"><a>读书</a></div><div class="post-nav"><a>上一篇</a></div>
</footer></article></div><div class="comments" id="vcomments">{paragraphs(ZH_COMMENTS)}</div></div></main>
<footer class="footer"><div class="powered-by">由 Hexo 强力驱动</div></footer></body></html>"""
    return Sample("hexo-like", page, ("一小时里的读书会", "起初", *ZH[:4], "后来", *ZH[4:]))


def _developer() -> Sample:
    code = "def pages(book):\n    for page in book:\n        yield page.strip()"
    page = f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>用生成器读书_林野的博客-某某博客</title>
<script>1</script></head><body><div id="toolbar"><ul>{links(ZH_MENU)}</ul></div><div class="main_father">
<div class="blog-content-box"><div class="article-header-box"><h1 class="title-article">用生成器读书</h1>
<div class="article-info-box"><span>原创</span> <a>林野</a> 于 2026-11-20 发布 <span class="read-count">阅读量1.2k</span>
收藏 12 点赞数 30</div></div><article class="baidu_pl"><div id="article_content" class="article_content clearfix">
<div id="content_views" class="markdown_views">{paragraphs(ZH[:3])}<pre class="prettyprint"><code class="language-python"
>{code}</code></pre><table><thead><tr><th>方法</th><th>耗时</th></tr></thead><tbody><tr><td>逐页</td><td>三秒</td></tr>
<tr><td>整本</td><td>九秒</td></tr></tbody></table>{paragraphs(ZH[3:])}</div></div></article></div>
<div class="recommend-box"><div class="recommend-item-box"><a href="/x">{ZH_RELATED[0]}</a><div>{ZH_COMMENTS[0]}</div></div>
<div class="recommend-item-box"><a href="/y">{ZH_RELATED[1]}</a><div>{ZH_COMMENTS[1]}</div></div></div>
<div class="blog_container_aside"><div class="asideProfile">码龄8年 访问 12万 积分 3千</div><ul>{links(ZH_RELATED)}</ul></div>
</div></body></html>"""
    return Sample("csdn-like", page, ("用生成器读书", *ZH[:3], code, "方法 耗时 逐页 三秒 整本 九秒", *ZH[3:]))


def _notice() -> Sample:
    page = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>关于开展每日阅读活动的通知_某某市政府</title><script src="a.js"></script></head><body bgcolor="#fff">
<table width="960"><tr><td><a href="/">首页</a></td>{links(ZH_MENU, "td")}</tr></table>
<table width="960"><tr><td class="bm"><table><tr><td>索 引 号：</td><td>000014349/2026-00011</td></tr><tr><td>发文机关：</td>
<td>某某市文化局</td></tr></table></td></tr><tr><td align="center"><b>关于开展每日阅读活动的通知</b></td></tr>
<tr><td class="b12c" id="UCAP-CONTENT"><p align="center"><b>关于开展每日阅读活动的通知</b></p><p>各街道、各单位：</p>
{paragraphs(ZH)}<p align="right">某某市文化局</p><p align="right">2026年11月20日</p></td></tr></table>
<table width="960"><tr><td><a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭窗口</a></td>
</tr><tr><td>主办单位：某某市人民政府办公室 网站标识码bm01000001 备案号05070218</td></tr></table></body></html>"""
    expected = ("关于开展每日阅读活动的通知", "各街道、各单位：", *ZH, "某某市文化局", "2026年11月20日")
    return Sample("notice-like", page, expected)


def _thread() -> Sample:
    posts = "".join(
        f"""<div id="post_{number}"><table class="plhin"><tr><td class="pls"><div class="authi"><a>用户{number}</a></div>
<p>积分 {number}28 帖子 {number}3 注册时间 2019-1-1</p></td><td class="plc"><div class="pi"><em>发表于 2026-11-20</em>
<a>只看该作者</a></div><div class="pct"><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_{number}">
{"<br><br>".join(words)}</td></tr></table></div></div></td></tr><tr><td class="plc plm"><a>回复</a><a>举报</a></td></tr>
</table></div>"""
        for number, words in enumerate((ZH[:5], ZH[5:7], ZH[7:]), start=1)
    )
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>我们的读书会 - 闲谈 - 某某论坛</title>
<meta name="generator" content="Discuz! X3.4"><script>1</script></head><body id="nv_forum"><div id="hd"><ul>
{links(ZH_MENU)}</ul></div><div id="wp" class="wp"><div id="ct"><div id="postlist" class="pl bm"><table><tr>
<td class="plc"><h1 class="ts"><span id="thread_subject">我们的读书会</span></h1></td></tr></table>{posts}</div>
<div id="f_pst">您需要登录后才可以回帖 登录 | 立即注册</div></div></div><div id="ft">Powered by Discuz! X3.4</div></body></html>"""
    return Sample("discuz-like", page, ("我们的读书会", *ZH))


def _poem() -> Sample:
    lines = "晨起开窗见远山<br>山前流水绕人间<br>一灯照我千行字<br>半卷留君半日闲"
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>晨读原文、翻译及赏析_林野_某诗文网</title>
<script>1</script></head><body><div class="maintopbc">{links(ZH_MENU, "a")}</div><div class="main3"><div class="left">
<div class="sons"><div class="cont"><h1>晨读</h1><p class="source"><a>林野</a><a>〔当代〕</a></p>
<div class="contson">{lines}</div></div><div class="tool"><a>完善</a><a>收藏</a><a>下载</a></div></div>
<div class="sons"><div class="contyishang"><h2>译文及注释</h2>{paragraphs(ZH[:4])}</div></div>
<div class="sons"><div class="contyishang"><h2>创作背景</h2>{paragraphs(ZH[4:6])}</div></div></div>
<div class="right"><div class="son2"><h3>猜您喜欢</h3>{links(ZH_RELATED, "p")}</div></div></div>
<div class="main4">© 2026 某诗文网 | 诗文 | 名句 | 作者 | 古籍</div></body></html>"""
    poem = lines.replace("<br>", "\n")
    return Sample("poem-like", page, ("晨读", "林野〔当代〕", poem, "译文及注释", *ZH[:4], "创作背景", *ZH[4:6]))


def chinese() -> tuple[Sample, ...]:
    """Return the pages."""
    makers = (_daily, _agency, _account, _column, _answers, _blog, _developer, _notice, _thread, _poem)
    return tuple(make() for make in makers)
