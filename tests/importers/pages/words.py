"""Invented text for pages in the style of known sites."""

ZH = (
    "清晨的图书馆还没有什么人，靠窗的位子上落着一层薄薄的光。管理员把昨夜归还的书一本一本推上书架，动作很慢，像是怕惊醒它们。",
    "老周每天来得最早。他退休前在机床厂做检验，手上留着几道白色的疤，翻书的时候却很轻，每读完一页都要停一停，在本子上记下一句话。",
    "“我读得慢，”他说，“可是慢有慢的好处。一本书读三个月，三个月里它就像住在家里的客人，今天说一段，明天说一段，熟了。”",
    "读书会是前年冬天办起来的，起初只有七个人，挤在活动室的长桌边上。有人带来热水，有人带来花生，轮到谁领读，谁就把难懂的地方先讲一遍。",
    "后来人多了，规矩也多了一些：每人每天读一个小时，记下一处不明白的地方，周六晚上一起讨论。不求快，也不比谁读得多，只要求不间断。",
    "社区的干部起初担心大家坚持不下来。一年过去，三十一个人里有二十六个人还在读，书目也从小说延伸到了历史、法律和农业技术。",
    "种葡萄的小唐就是这样学会了看土壤报告。她把书里的表格抄在墙上，旁边写着自家园子的数字，相差多少，一眼就看得出来，施肥也有了依据。",
    "夜里九点，活动室的灯最后一个熄灭。老周锁好门，把钥匙挂回原处，慢慢走回家去。他说，明天要读的那一章，题目已经想了一路了。",
)
EN = (
    "The mill at the bend of the river had been silent for thirty years when the first of the new weavers arrived, "
    "carrying a loom in pieces on the roof of a borrowed van.",
    "She had learned the trade from a manual printed in 1911, page by page, in a kitchen that was too small for the "
    "frame, and she kept a notebook of every mistake, with the date and the cause.",
    "“People imagine that the skill is in the hands,” she said, tying a broken end without looking down. “It is in the "
    "counting. If you lose the count, you lose the cloth, and no amount of feeling will bring it back.”",
    "By the second winter there were eleven looms on the upper floor, a shelf of books beneath the stairs, and a rule, "
    "never written down, that nobody spoke during the first hour of the morning.",
    "The council had expected a museum. What it got instead was a workshop that paid its own rent, trained four "
    "apprentices a year, and sold nearly all that it made within twenty miles of the door.",
    "Economists who came to study the place tended to ask about scale, and went away puzzled. The weavers asked about "
    "repair: who would mend the belts, who knew the old dye recipes, and how long a shuttle could last.",
    "In spring the river rose over the lower meadow, as it does in most years, and for three days the only way in was "
    "by boat. The work went on upstairs; somebody read aloud, and somebody else kept the stove.",
    "When the water fell, they found that the flood had left a line on the wall, a hand above the line of 1968. They "
    "painted a small mark beside it, and wrote the year, and went back to the counting.",
)
ZH_MENU = (
    "首页",
    "时政",
    "国际",
    "财经",
    "教育",
    "科技",
    "文化",
    "体育",
    "健康",
    "图片",
    "视频",
    "专题",
    "论坛",
    "无障碍",
)
EN_MENU = ("Home", "World", "Politics", "Business", "Opinion", "Culture", "Sport", "Travel", "Podcasts", "Newsletters")
ZH_RELATED = (
    "多地推出冬季免费滑雪课程",
    "专家解读新版体检标准有哪些变化",
    "高铁新线进入联调联试阶段",
    "南方将迎大范围降雨 出行需注意",
    "这些城市夜市重新开张了",
    "一图看懂今年的放假安排",
)
EN_RELATED = (
    "Ten gardens to visit before the frost",
    "Why the ferry was late, again",
    "Quiz: how well do you know your cheese?",
    "The best walking boots of the season, tested",
    "Minister defends plan for coastal rail link",
)
ZH_COMMENTS = (
    "说得太好了，我们小区也想办一个，请问怎么联系？",
    "楼上正解，顶一个，已经转发给朋友了。",
    "沙发！我奶奶每天都看报纸，比我强多了，惭愧惭愧。",
)
EN_COMMENTS = (
    "Great piece, thanks. My aunt ran a loom in the valley in the seventies and never stopped talking about the noise.",
    "Can we have more of these and fewer stories about crypto please, I have been a subscriber since 2009.",
    "The photographs do not load on my phone, is it just me?",
)


def paragraphs(words: tuple[str, ...], attributes: str = "", indent: str = "") -> str:
    """Return texts as paragraphs."""
    return "".join(f"<p{attributes}>{indent}{one}</p>\n" for one in words)


def links(words: tuple[str, ...], wrap: str = "li") -> str:
    """Return texts as a list of links."""
    return "".join(
        f"<{wrap}><a href='https://news.example/{number}.html'>{one}</a></{wrap}>" for number, one in enumerate(words)
    )
