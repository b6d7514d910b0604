<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About One Hour</source>
        <translation>关于「一小时」</translation>
    </message>
    <message>
        <source>One Hour {version}</source>
        <translation>一小时 {version}</translation>
    </message>
    <message>
        <source>A desktop reader for an hour a day.</source>
        <translation>每天读一小时的桌面阅读软件。</translation>
    </message>
    <message>
        <source>It works offline. Everything you mark and write is kept in one file on your disk:</source>
        <translation>完全离线使用。您的标记和笔记都保存在电脑上的这个文件里：</translation>
    </message>
    <message>
        <source>MIT licence. Qt is used under the LGPL.</source>
        <translation>MIT 许可证。Qt 按 LGPL 许可使用。</translation>
    </message>
</context>
<context>
    <name>ActionController</name>
    <message>
        <source>Project “{title}” closed.</source>
        <translation>项目“{title}”已结束。</translation>
    </message>
    <message>
        <source>The passage of this action no longer exists. It read: {words}</source>
        <translation>这项行动的出处已不存在，原文是：{words}</translation>
    </message>
    <message>
        <source>Actions exported to {path}.</source>
        <translation>行动已导出到 {path}。</translation>
    </message>
    <message>
        <source>Action added. It stays on the list until it is done.</source>
        <translation>已添加行动，会一直保留到完成。</translation>
    </message>
    <message>
        <source>Action removed.</source>
        <translation>已移除这项行动。</translation>
    </message>
</context>
<context>
    <name>ActionDialog</name>
    <message>
        <source>Action</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>It stays on the list until it is done.</source>
        <translation>会一直保留到完成。</translation>
    </message>
</context>
<context>
    <name>ActionExport</name>
    <message>
        <source>Actions</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Project: {title}</source>
        <translation>项目：{title}</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>工作措施</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>完成时限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>{day}, originally {first}</source>
        <translation>{day}，原定 {first}</translation>
    </message>
    <message>
        <source>{state} {day}: {words}</source>
        <translation>{state} {day}：{words}</translation>
    </message>
    <message>
        <source>{state} {day}</source>
        <translation>{state} {day}</translation>
    </message>
    <message>
        <source>Obsidian Tasks (Markdown, merged)</source>
        <translation>Obsidian 任务（Markdown，合并）</translation>
    </message>
    <message>
        <source>todo.txt</source>
        <translation>todo.txt</translation>
    </message>
    <message>
        <source>Calendar (iCalendar)</source>
        <translation>日历（iCalendar）</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表格（CSV）</translation>
    </message>
    <message>
        <source>Table (Markdown)</source>
        <translation>表格（Markdown）</translation>
    </message>
</context>
<context>
    <name>ActionExportDialog</name>
    <message>
        <source>Export Actions</source>
        <translation>导出行动</translation>
    </message>
    <message>
        <source>As events, for calendars that ignore to-dos</source>
        <translation>写成日程，供不支持待办的日历使用</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Your changes in the file are kept. You can bring them into your actions afterwards.</source>
        <translation>您在文件里的改动会保留，导出后可以写回行动。</translation>
    </message>
    <message>
        <source>The file will be overwritten.</source>
        <translation>原文件会重新生成。</translation>
    </message>
</context>
<context>
    <name>ActionHandlers</name>
    <message>
        <source>The computer’s clock jumped ahead by more than a day. The days in between stay open until the clock has been right for a day. No minutes are lost.</source>
        <translation>电脑时钟向前跳了一天以上。中间的日子暂不判定，等时钟正常走满一天再说。阅读时间一分钟也不会少。</translation>
    </message>
    <message>
        <source>Those Days Have Passed</source>
        <translation>这几天确实过去了</translation>
    </message>
    <message>
        <source>The part you just skimmed was marked as read.</source>
        <translation>刚才快速翻过的部分已标为已读。</translation>
    </message>
    <message>
        <source>Mark as Read</source>
        <translation>标为已读</translation>
    </message>
</context>
<context>
    <name>ActionLineField</name>
    <message>
        <source>What, who, by when</source>
        <translation>做什么，谁来做，何时完成</translation>
    </message>
    <message>
        <source>What to do  @who  3-20  +project</source>
        <translation>做什么  @谁  3-20  +项目</translation>
    </message>
    <message>
        <source>Who: {who}</source>
        <translation>负责人：{who}</translation>
    </message>
    <message>
        <source>By {day}</source>
        <translation>{day}前</translation>
    </message>
    <message>
        <source>Project: {title}</source>
        <translation>项目：{title}</translation>
    </message>
    <message>
        <source>On one line: what to do, @ and a name, a date, + and a project.</source>
        <translation>写成一行：做什么，@ 加姓名，日期，+ 加项目。</translation>
    </message>
</context>
<context>
    <name>ActionOffersDialog</name>
    <message>
        <source>Changed in the File</source>
        <translation>文件里的改动</translation>
    </message>
    <message>
        <source>These actions were changed in the file. Accepting the changes can be undone.</source>
        <translation>这些行动在文件里有改动。接受后可以撤销。</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件里</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>{day}前</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>ActionRow</name>
    <message>
        <source>{state}: {words}</source>
        <translation>{state}：{words}</translation>
    </message>
    <message>
        <source>passage no longer exists</source>
        <translation>出处已不存在</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>planned for {day}</source>
        <translation>原定 {day}</translation>
    </message>
    <message>
        <source>{day}, originally {first}</source>
        <translation>{day}，原定 {first}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Share…</source>
        <translation>分享…</translation>
    </message>
    <message>
        <source>Open Received File…</source>
        <translation>打开收到的文件…</translation>
    </message>
    <message>
        <source>Add to the Applications Menu</source>
        <translation>添加到应用程序菜单</translation>
    </message>
    <message>
        <source>Remove from the Applications Menu</source>
        <translation>从应用程序菜单移除</translation>
    </message>
    <message>
        <source>Add Texts…</source>
        <translation>添加文章…</translation>
    </message>
    <message>
        <source>Paste as New Text</source>
        <translation>粘贴为新文章</translation>
    </message>
    <message>
        <source>Search All Texts and Notes</source>
        <translation>搜索全部文章和笔记</translation>
    </message>
    <message>
        <source>Export This Text’s Notes</source>
        <translation>导出这篇文章的笔记</translation>
    </message>
    <message>
        <source>Export All Notes</source>
        <translation>导出全部笔记</translation>
    </message>
    <message>
        <source>Export Notes As…</source>
        <translation>导出笔记为…</translation>
    </message>
    <message>
        <source>Import Notes…</source>
        <translation>导入笔记…</translation>
    </message>
    <message>
        <source>Dictionaries…</source>
        <translation>词典…</translation>
    </message>
    <message>
        <source>Correct This Text…</source>
        <translation>校正这篇文章…</translation>
    </message>
    <message>
        <source>Back Up the Library</source>
        <translation>备份书库</translation>
    </message>
    <message>
        <source>Restore from a Backup…</source>
        <translation>从备份恢复…</translation>
    </message>
    <message>
        <source>Check the Library…</source>
        <translation>检查书库…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Open in a New Tab</source>
        <translation>在新标签页中打开</translation>
    </message>
    <message>
        <source>Track: Catch Up</source>
        <translation>类别：补课</translation>
    </message>
    <message>
        <source>Track: Accumulate</source>
        <translation>类别：积累</translation>
    </message>
    <message>
        <source>Track: Work</source>
        <translation>类别：工作</translation>
    </message>
    <message>
        <source>Track: Research</source>
        <translation>类别：研究</translation>
    </message>
    <message>
        <source>No Track</source>
        <translation>不分类别</translation>
    </message>
    <message>
        <source>Required or My Choice</source>
        <translation>必读或自选</translation>
    </message>
    <message>
        <source>Text Tags…</source>
        <translation>文章标签…</translation>
    </message>
    <message>
        <source>Text Details…</source>
        <translation>文章详情…</translation>
    </message>
    <message>
        <source>Add to or Remove from Roadmap</source>
        <translation>加入或移出路线图</translation>
    </message>
    <message>
        <source>Archive or Unarchive</source>
        <translation>归档或移出归档</translation>
    </message>
    <message>
        <source>Remove from Library</source>
        <translation>从书库移除</translation>
    </message>
    <message>
        <source>Covers or List</source>
        <translation>封面或列表</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>历史…</translation>
    </message>
    <message>
        <source>Recent Messages…</source>
        <translation>最近的消息…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Find in This Text</source>
        <translation>在本文中查找</translation>
    </message>
    <message>
        <source>Find Next</source>
        <translation>查找下一处</translation>
    </message>
    <message>
        <source>Find Previous</source>
        <translation>查找上一处</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>疑问</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Make a Card</source>
        <translation>做成卡片</translation>
    </message>
    <message>
        <source>Suggest Blanks…</source>
        <translation>推荐填空…</translation>
    </message>
    <message>
        <source>Action…</source>
        <translation>行动…</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Look Up</source>
        <translation>查词</translation>
    </message>
    <message>
        <source>Unplaced Notes…</source>
        <translation>未定位的笔记…</translation>
    </message>
    <message>
        <source>Go To…</source>
        <translation>跳转…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Today’s Place</source>
        <translation>今天的位置</translation>
    </message>
    <message>
        <source>Next Tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>Previous Tab</source>
        <translation>上一个标签页</translation>
    </message>
    <message>
        <source>Move Tab Right</source>
        <translation>标签页右移</translation>
    </message>
    <message>
        <source>Move Tab Left</source>
        <translation>标签页左移</translation>
    </message>
    <message>
        <source>All Open Texts…</source>
        <translation>所有打开的文章…</translation>
    </message>
    <message>
        <source>Close Tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>Reopen Closed Tab</source>
        <translation>重新打开关闭的标签页</translation>
    </message>
    <message>
        <source>Lesson of the Day</source>
        <translation>每日一课</translation>
    </message>
    <message>
        <source>Self-Test</source>
        <translation>自测</translation>
    </message>
    <message>
        <source>All Cards</source>
        <translation>全部卡片</translation>
    </message>
    <message>
        <source>Question Bank</source>
        <translation>题库</translation>
    </message>
    <message>
        <source>Contest</source>
        <translation>竞赛</translation>
    </message>
    <message>
        <source>Study Packs</source>
        <translation>领学包</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>学习会</translation>
    </message>
    <message>
        <source>Group Board</source>
        <translation>小组看板</translation>
    </message>
    <message>
        <source>Host Rota…</source>
        <translation>主持轮值…</translation>
    </message>
    <message>
        <source>Groups…</source>
        <translation>小组…</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Notes Pane</source>
        <translation>笔记栏</translation>
    </message>
    <message>
        <source>Others’ Notes</source>
        <translation>他人的笔记</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>翻页</translation>
    </message>
    <message>
        <source>Highlights Only</source>
        <translation>只看标记</translation>
    </message>
    <message>
        <source>Typography…</source>
        <translation>排版…</translation>
    </message>
    <message>
        <source>Larger Text</source>
        <translation>放大字号</translation>
    </message>
    <message>
        <source>Smaller Text</source>
        <translation>缩小字号</translation>
    </message>
    <message>
        <source>Actual Size</source>
        <translation>原始大小</translation>
    </message>
    <message>
        <source>Chinese Characters as Printed</source>
        <translation>汉字按原文显示</translation>
    </message>
    <message>
        <source>Simplified Chinese Characters</source>
        <translation>汉字以简体显示</translation>
    </message>
    <message>
        <source>Traditional Chinese Characters</source>
        <translation>汉字以繁体显示</translation>
    </message>
    <message>
        <source>Focus Mode</source>
        <translation>专注模式</translation>
    </message>
    <message>
        <source>Focus Until the Goal</source>
        <translation>专注到达标</translation>
    </message>
    <message>
        <source>Pause the Clock</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>Mark as Read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Roadmap…</source>
        <translation>路线图…</translation>
    </message>
    <message>
        <source>Three Questions from Today’s Marks</source>
        <translation>今日标记三问</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Add Time Manually…</source>
        <translation>手动记入时间…</translation>
    </message>
    <message>
        <source>Correct a Session…</source>
        <translation>更正时段…</translation>
    </message>
    <message>
        <source>Import Reading Time…</source>
        <translation>导入阅读时间…</translation>
    </message>
    <message>
        <source>Export Reading Time…</source>
        <translation>导出阅读时间…</translation>
    </message>
    <message>
        <source>Export for a Calendar…</source>
        <translation>导出到日历…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>All Commands…</source>
        <translation>全部命令…</translation>
    </message>
    <message>
        <source>Open the Welcome Text</source>
        <translation>打开欢迎文章</translation>
    </message>
    <message>
        <source>About One Hour</source>
        <translation>关于「一小时」</translation>
    </message>
    <message>
        <source>Highlight in Yellow</source>
        <translation>黄色高亮</translation>
    </message>
    <message>
        <source>Highlight in Green</source>
        <translation>绿色高亮</translation>
    </message>
    <message>
        <source>Highlight in Blue</source>
        <translation>蓝色高亮</translation>
    </message>
    <message>
        <source>Highlight in Violet</source>
        <translation>紫色高亮</translation>
    </message>
    <message>
        <source>Highlight in Red</source>
        <translation>红色高亮</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>下划线</translation>
    </message>
    <message>
        <source>Wavy Line</source>
        <translation>波浪线</translation>
    </message>
    <message>
        <source>Undo {what}</source>
        <translation>撤销{what}</translation>
    </message>
    <message>
        <source>Redo {what}</source>
        <translation>重做{what}</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>书库</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Vertical Text</source>
        <translation>竖排</translation>
    </message>
    <message>
        <source>Caret Mode</source>
        <translation>光标浏览</translation>
    </message>
    <message>
        <source>Read Aloud</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Stop Reading Aloud</source>
        <translation>停止朗读</translation>
    </message>
    <message>
        <source>Printed Page</source>
        <translation>印刷页面</translation>
    </message>
    <message>
        <source>Other Computers…</source>
        <translation>其他电脑…</translation>
    </message>
    <message>
        <source>Sync with Other Computers</source>
        <translation>与其他电脑同步</translation>
    </message>
</context>
<context>
    <name>ActionsPage</name>
    <message>
        <source>Actions</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>按项目</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按日期</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>No actions yet</source>
        <translation>还没有行动</translation>
    </message>
    <message>
        <source>Type one above, or press A on a mark or note. It stays here until it is done.</source>
        <translation>在上面输入一项，或在标记、笔记上按 A。行动会一直保留到完成。</translation>
    </message>
    <message>
        <source>Change Date…</source>
        <translation>改期…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Open in Text</source>
        <translation>打开原文</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n 项待办</numerusform>
        </translation>
    </message>
    <message>
        <source>No project</source>
        <translation>无项目</translation>
    </message>
    <message>
        <source>Project: {title}, closed on {day}</source>
        <translation>项目：{title}，{day}结束</translation>
    </message>
    <message>
        <source>Project: {title}</source>
        <translation>项目：{title}</translation>
    </message>
    <message>
        <source>Project: {title}, done</source>
        <translation>项目：{title}，已完成</translation>
    </message>
    <message>
        <source>Mark as {state}</source>
        <translation>标为{state}</translation>
    </message>
    <message>
        <source>Next state</source>
        <translation>下一状态</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Drop…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>Reopen Project</source>
        <translation>重新打开项目</translation>
    </message>
    <message>
        <source>Close Project</source>
        <translation>结束项目</translation>
    </message>
</context>
<context>
    <name>AgendaCard</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Daily lesson</source>
        <translation>每日一课</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>换一篇</translation>
    </message>
    <message>
        <source>Open in Text</source>
        <translation>打开原文</translation>
    </message>
    <message>
        <source>Lesson hosts</source>
        <translation>每日一课轮值</translation>
    </message>
    <message>
        <source>absent hosts keep their turn</source>
        <translation>缺席者顺延</translation>
    </message>
    <message numerus="yes">
        <source>about %n min in all</source>
        <translation>
            <numerusform>全部约 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min</source>
        <translation>
            <numerusform>约 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>hosted by {name}</source>
        <translation>{name}主持</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>View Again</source>
        <translation>再看一遍</translation>
    </message>
    <message>
        <source>Start Lesson</source>
        <translation>开始学习</translation>
    </message>
    <message numerus="yes">
        <source>Self-test: %n due</source>
        <translation>
            <numerusform>自测：%n 张待复习</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>新卡 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Self-test: nothing due</source>
        <translation>自测：没有待复习的卡片</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>共 %n 张卡片</numerusform>
        </translation>
    </message>
    <message>
        <source>Meeting: {day}</source>
        <translation>学习会：{day}</translation>
    </message>
    <message>
        <source>you speak on {subject}</source>
        <translation>您讲：{subject}</translation>
    </message>
    <message>
        <source>{group}: time for this week’s report</source>
        <translation>{group}：可以提交本周汇报了</translation>
    </message>
    <message>
        <source>{first} to {last}; you choose what to include</source>
        <translation>{first}至{last}，提交什么由您决定</translation>
    </message>
    <message numerus="yes">
        <source>Actions: %n due within 7 days</source>
        <translation>
            <numerusform>行动：7 天内有 %n 项到期</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>Notes and review today: %n min</source>
        <translation>
            <numerusform>今天的批注与复习计入 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n min, half the goal</source>
        <translation>
            <numerusform>最多 %n 分钟，即目标的一半</numerusform>
        </translation>
    </message>
    <message>
        <source>read aloud</source>
        <translation>朗诵</translation>
    </message>
    <message>
        <source>by heart</source>
        <translation>背诵</translation>
    </message>
    <message>
        <source>retell</source>
        <translation>讲述</translation>
    </message>
</context>
<context>
    <name>AllNotesPage</name>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Export All</source>
        <translation>全部导出</translation>
    </message>
    <message>
        <source>Notes on all texts</source>
        <translation>所有文章的笔记</translation>
    </message>
    <message>
        <source>Group notes: {how}</source>
        <translation>笔记分组：{how}</translation>
    </message>
    <message>
        <source>Selected notes</source>
        <translation>已选的笔记</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 条笔记</numerusform>
        </translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>还没有笔记</translation>
    </message>
    <message>
        <source>Your highlights and notes from all texts appear here. While you read, select a passage and press 1 to 5 to highlight it, or N to write a note.</source>
        <translation>所有文章的高亮和批注都会汇集在这里。阅读时选中一段文字，按 1 到 5 高亮，按 N 写批注。</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} / {total} 条</translation>
    </message>
    <message>
        <source>No notes match the filter</source>
        <translation>没有符合筛选条件的笔记</translation>
    </message>
    <message>
        <source>Clear the filter to see all notes.</source>
        <translation>清除筛选后可以看到全部笔记。</translation>
    </message>
</context>
<context>
    <name>AloudBar</name>
    <message>
        <source>Speed of the voice</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>Sleep timer</source>
        <translation>定时停止</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Reading aloud</source>
        <translation>正在朗读</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Pause (Ctrl+Shift+R)</source>
        <translation>暂停（Ctrl+Shift+R）</translation>
    </message>
    <message>
        <source>Continue (Ctrl+Shift+R)</source>
        <translation>继续（Ctrl+Shift+R）</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>No sleep timer</source>
        <translation>不定时</translation>
    </message>
    <message numerus="yes">
        <source>Stop after %n min</source>
        <translation>
            <numerusform>%n 分钟后停止</numerusform>
        </translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>上一句</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>下一句</translation>
    </message>
</context>
<context>
    <name>AloudController</name>
    <message>
        <source>From here on, there is nothing to read aloud.</source>
        <translation>从这里往后没有可以朗读的内容。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>This is the end of the text.</source>
        <translation>文章读完了。</translation>
    </message>
    <message>
        <source>Today’s portion ends here. Reading aloud is paused.</source>
        <translation>今日份量到此为止，朗读已暂停。</translation>
    </message>
    <message>
        <source>The sleep timer has paused reading aloud.</source>
        <translation>定时已到，朗读已暂停。</translation>
    </message>
    <message>
        <source>Reading aloud is paused after 20 minutes without a key or click.</source>
        <translation>20 分钟没有按键或点击，朗读已暂停。</translation>
    </message>
    <message>
        <source>Reading aloud is paused: the computer was asleep.</source>
        <translation>电脑刚才处于睡眠状态，朗读已暂停。</translation>
    </message>
</context>
<context>
    <name>BackupList</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>set aside as damaged</source>
        <translation>已损坏，移到一旁</translation>
    </message>
    <message>
        <source>set aside, replaced by a backup</source>
        <translation>由备份替换，移到一旁</translation>
    </message>
    <message>
        <source>before an update of One Hour</source>
        <translation>「一小时」升级之前</translation>
    </message>
    <message>
        <source>before a new edition</source>
        <translation>换新版本之前</translation>
    </message>
    <message>
        <source>before importing notes</source>
        <translation>导入笔记之前</translation>
    </message>
    <message>
        <source>before adding a shared file</source>
        <translation>添加他人分享的内容之前</translation>
    </message>
    <message>
        <source>before syncing with other machines</source>
        <translation>与其他电脑同步之前</translation>
    </message>
    <message>
        <source>before restoring</source>
        <translation>恢复之前</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>{relative}, {day}</source>
        <translation>{relative}，{day}</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>{length} of reading</source>
        <translation>阅读 {length}</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a line</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>hourly</source>
        <translation>每小时备份</translation>
    </message>
    <message>
        <source>daily</source>
        <translation>每日备份</translation>
    </message>
    <message>
        <source>weekly</source>
        <translation>每周备份</translation>
    </message>
    <message>
        <source>monthly</source>
        <translation>每月备份</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>ddd d MMMM</source>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>note: “{then}” instead of “{now}”</source>
        <translation>笔记：“{now}”改回“{then}”</translation>
    </message>
    <message>
        <source>tags: {then} instead of {now}</source>
        <translation>标签：{now} 改回 {then}</translation>
    </message>
    <message>
        <source>passage: “{then}” instead of “{now}”</source>
        <translation>原文：“{now}”改回“{then}”</translation>
    </message>
    <message>
        <source>title: “{then}” instead of “{now}”</source>
        <translation>标题：“{now}”改回“{then}”</translation>
    </message>
    <message>
        <source>author: “{then}” instead of “{now}”</source>
        <translation>作者：“{now}”改回“{then}”</translation>
    </message>
    <message>
        <source>different kind of note</source>
        <translation>笔记的种类不同</translation>
    </message>
    <message>
        <source>different colour</source>
        <translation>颜色不同</translation>
    </message>
    <message>
        <source>different style</source>
        <translation>样式不同</translation>
    </message>
    <message>
        <source>earlier edition</source>
        <translation>换回先前的版本</translation>
    </message>
    <message>
        <source>A note without text</source>
        <translation>没有文字的笔记</translation>
    </message>
    <message>
        <source>removed {when}</source>
        <translation>{when} 移除</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>BankFormat</name>
    <message>
        <source>GIFT (Moodle and others)</source>
        <translation>GIFT（Moodle 等）</translation>
    </message>
    <message>
        <source>Plain text, numbered, with answers</source>
        <translation>纯文本（带题号和答案）</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表格（CSV）</translation>
    </message>
    <message>
        <source>Anki package</source>
        <translation>Anki 牌组包</translation>
    </message>
</context>
<context>
    <name>BankQuestionDialog</name>
    <message>
        <source>New Question</source>
        <translation>新建题目</translation>
    </message>
    <message>
        <source>Edit Question</source>
        <translation>修改题目</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>题型</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题干</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>解析</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出处</translation>
    </message>
</context>
<context>
    <name>BankReportDialog</name>
    <message>
        <source>Import Results</source>
        <translation>题目导入结果</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>跳过的原因</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) added</source>
        <translation>
            <numerusform>新增 %n 题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already in the bank</source>
        <translation>
            <numerusform>%n 题已在题库里</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>跳过 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>BlankChoices</name>
    <message>
        <source>correct</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>incorrect, chosen</source>
        <translation>已选，不正确</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Portion {number}</source>
        <translation>任务 {number}</translation>
    </message>
    <message>
        <source>Portions</source>
        <translation>阅读任务</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>每日一课</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>疑问</translation>
    </message>
    <message>
        <source>In their own words</source>
        <translation>心得</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>部分完成</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Withdrawn on {day}; contents erased</source>
        <translation>{day}撤回，内容已抹去</translation>
    </message>
    <message>
        <source>Expired on {day}; contents erased</source>
        <translation>{day}到期，内容已抹去</translation>
    </message>
    <message>
        <source>Nothing received yet</source>
        <translation>尚未收到</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>Board</source>
        <translation>小组看板</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>名册</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>更晚</translation>
    </message>
    <message>
        <source>Only what members chose to share: no totals, rankings or minutes. Not shared does not mean not read.</source>
        <translation>只有成员自愿提交的内容，没有总分、排名和分钟数。没提交不等于没读。</translation>
    </message>
    <message>
        <source>You can also drop files on the window</source>
        <translation>也可以把文件拖到窗口里</translation>
    </message>
    <message>
        <source>No reports yet</source>
        <translation>还没有汇报</translation>
    </message>
    <message>
        <source>Members share them as files or text. Nothing arrives automatically.</source>
        <translation>成员以文件或文字提交，程序不会自动收取。</translation>
    </message>
    <message>
        <source>Share a Report…</source>
        <translation>提交汇报…</translation>
    </message>
    <message>
        <source>Paste Chat…</source>
        <translation>粘贴聊天记录…</translation>
    </message>
    <message>
        <source>Add Files…</source>
        <translation>添加文件…</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>{group}, {people}</source>
        <translation>{group}，{people}</translation>
    </message>
    <message>
        <source>Shared files ({patterns});;All files (*)</source>
        <translation>收到的文件 ({patterns});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Add Files</source>
        <translation>添加文件</translation>
    </message>
</context>
<context>
    <name>BothVersionsDialog</name>
    <message>
        <source>Both together</source>
        <translation>合在一起</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep the words of {name}</source>
        <translation>保留“{name}”的文字</translation>
    </message>
    <message>
        <source>Each choice can be undone.</source>
        <translation>每次选择都可以撤销。</translation>
    </message>
    <message>
        <source>No note is left to choose for.</source>
        <translation>没有需要选择的笔记了。</translation>
    </message>
    <message>
        <source>Written on Two Computers</source>
        <translation>两台电脑都改过的笔记</translation>
    </message>
    <message>
        <source>Another computer</source>
        <translation>另一台电脑</translation>
    </message>
</context>
<context>
    <name>BugReporter</name>
    <message>
        <source>Something went wrong in One Hour</source>
        <translation>「一小时」出了差错</translation>
    </message>
    <message>
        <source>This is our mistake. Everything shown as saved is safe. If you report it, please include these details; they contain nothing from your texts or notes.</source>
        <translation>这是软件自身的问题。显示为已保存的内容都在。如果愿意反馈，请附上下面的详情，其中不含文章和笔记的任何文字。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>BulkProgressBar</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Undoing; notes left: {count}</source>
        <translation>正在撤销：还剩 {count} 条笔记</translation>
    </message>
    <message>
        <source>Notes changed: {count}</source>
        <translation>已更改 {count} 条笔记</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>One Hour</source>
        <translation>一小时</translation>
    </message>
    <message>
        <source>Read {minutes} min</source>
        <translation>读 {minutes} 分钟</translation>
    </message>
    <message>
        <source>Rest day</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>Read {minutes} min more</source>
        <translation>再读 {minutes} 分钟</translation>
    </message>
    <message>
        <source>Read {counted} of {goal} min: {state}</source>
        <translation>已读 {counted} / {goal} 分钟：{state}</translation>
    </message>
    <message>
        <source>{title}: {minutes} min</source>
        <translation>《{title}》：{minutes} 分钟</translation>
    </message>
    <message>
        <source>{title}: {minutes} min, up to “{section}”</source>
        <translation>《{title}》：{minutes} 分钟，读到“{section}”</translation>
    </message>
    <message>
        <source>Read “{title}”</source>
        <translation>读《{title}》</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min left</source>
        <translation>还需 {hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
        <source>target date {day}</source>
        <translation>目标日期 {day}</translation>
    </message>
</context>
<context>
    <name>CardLinks</name>
    <message>
        <source>Open in Text</source>
        <translation>打开原文</translation>
    </message>
    <message>
        <source>Edit Card</source>
        <translation>修改卡片</translation>
    </message>
    <message>
        <source>Undo Last Answer</source>
        <translation>撤销上一次作答</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Don’t Ask Again</source>
        <translation>以后不问</translation>
    </message>
</context>
<context>
    <name>CardMenu</name>
    <message>
        <source>Edit Note</source>
        <translation>编辑批注</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Action…</source>
        <translation>行动…</translation>
    </message>
    <message>
        <source>Change to Note</source>
        <translation>改为批注</translation>
    </message>
    <message>
        <source>Change to Question</source>
        <translation>改为疑问</translation>
    </message>
    <message>
        <source>Highlights Only</source>
        <translation>只看标记</translation>
    </message>
    <message>
        <source>Copy Quote</source>
        <translation>复制原文</translation>
    </message>
    <message>
        <source>Copy Note</source>
        <translation>复制批注</translation>
    </message>
    <message>
        <source>Remove from Topic</source>
        <translation>移出专题</translation>
    </message>
    <message>
        <source>Move All by {name} to Others’ Notes</source>
        <translation>把{name}写的全部移到他人的笔记</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Edit Text</source>
        <translation>编辑文字</translation>
    </message>
    <message>
        <source>Copy Text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Suggest Blanks…</source>
        <translation>建议填空…</translation>
    </message>
    <message>
        <source>Move to Topic</source>
        <translation>归入专题</translation>
    </message>
    <message>
        <source>Self-Test</source>
        <translation>自测</translation>
    </message>
    <message>
        <source>Blanks in the Note</source>
        <translation>批注里标出的空</translation>
    </message>
    <message>
        <source>Question in the Note</source>
        <translation>批注里的问题</translation>
    </message>
    <message>
        <source>Clause by Clause</source>
        <translation>逐句接背</translation>
    </message>
    <message>
        <source>Whole Passage</source>
        <translation>整段原文</translation>
    </message>
    <message>
        <source>All Blanks at Once</source>
        <translation>所有空一次问完</translation>
    </message>
</context>
<context>
    <name>CardTableModel</name>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>题型</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>From</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>下次复习</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新卡</translation>
    </message>
    <message>
        <source>due now</source>
        <translation>待复习</translation>
    </message>
    <message>
        <source>Text changed</source>
        <translation>原文有改动</translation>
    </message>
    <message numerus="yes">
        <source>Forgotten %n time(s)</source>
        <translation>
            <numerusform>忘记 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused until {day}</source>
        <translation>暂停至{day}</translation>
    </message>
    <message>
        <source>Not in this edition</source>
        <translation>当前版本里没有</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Highlight</source>
        <translation>高亮</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>疑问</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Part of this note is damaged; only the readable part is shown. “Check the Library…” in the Library menu repairs it and keeps a copy of what was stored.</source>
        <translation>这条批注有一部分已损坏，只显示能读出的内容。可以用“书库”菜单里的“检查书库…”修复，原先存下的内容会另外保留。</translation>
    </message>
    <message>
        <source>Unplaced</source>
        <translation>未定位</translation>
    </message>
    <message>
        <source>About the whole text</source>
        <translation>关于全文</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>{name} 写的</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>Waiting for its text</source>
        <translation>等待文章加入书库</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>无颜色</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>下划线</translation>
    </message>
    <message>
        <source>Wavy line</source>
        <translation>波浪线</translation>
    </message>
</context>
<context>
    <name>CardsPage</name>
    <message>
        <source>Cards</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Go to Library</source>
        <translation>前往书库</translation>
    </message>
    <message>
        <source>Suggest Blanks…</source>
        <translation>推荐填空…</translation>
    </message>
    <message>
        <source>Open in Text</source>
        <translation>打开原文</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep as Is</source>
        <translation>保持不变</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) your attention</source>
        <translation>
            <numerusform>%n 张需要处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n 张已暂停</numerusform>
        </translation>
    </message>
    <message>
        <source>No cards yet</source>
        <translation>还没有卡片</translation>
    </message>
    <message>
        <source>Mark a passage, select a few words in it and press C, or choose from suggested blanks.</source>
        <translation>标出一段原文，选中其中几个字，按 C；也可以从推荐填空里挑选。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复提问</translation>
    </message>
    <message>
        <source>Pause for 30 Days</source>
        <translation>暂停 30 天</translation>
    </message>
</context>
<context>
    <name>CatchUpDialog</name>
    <message>
        <source>Roadmap Behind Schedule</source>
        <translation>路线图进度落后</translation>
    </message>
    <message>
        <source>The target date can no longer be met, not even with 600 minutes a day.</source>
        <translation>即使每天读 600 分钟，也赶不上目标日期了。</translation>
    </message>
    <message>
        <source>Leave As Is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Use This Plan</source>
        <translation>采用这个方案</translation>
    </message>
    <message>
        <source>The figures are minutes of reading; the last day is {end}. You can undo the choice.</source>
        <translation>数字是当天的阅读分钟数，最后一天是{end}。采用后可以撤销。</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Show as Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Show as Table</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Parts of the file cannot be read, or an index is wrong</source>
        <translation>文件中有无法读取的部分，或索引有误</translation>
    </message>
    <message>
        <source>Rows with unreadable values</source>
        <translation>含有无法读取的值的记录</translation>
    </message>
    <message>
        <source>Rows that refer to missing rows</source>
        <translation>指向缺失内容的记录</translation>
    </message>
    <message>
        <source>Incomplete texts</source>
        <translation>不完整的文章</translation>
    </message>
    <message>
        <source>Pages of texts out of order</source>
        <translation>文章分页次序有误</translation>
    </message>
    <message>
        <source>Notes not at their passage</source>
        <translation>不在原文位置上的笔记</translation>
    </message>
    <message>
        <source>Unreadable tracks and tags of texts</source>
        <translation>无法读取的类别与标签</translation>
    </message>
    <message>
        <source>Missing covers</source>
        <translation>缺失的封面</translation>
    </message>
    <message>
        <source>Progress beyond the end of a text</source>
        <translation>超出文末的进度</translation>
    </message>
    <message>
        <source>Overlapping sessions</source>
        <translation>相互重叠的时段</translation>
    </message>
    <message>
        <source>Daily totals that do not match their sessions</source>
        <translation>与时段不符的每日合计</translation>
    </message>
    <message>
        <source>Sessions dated in the future</source>
        <translation>日期在将来的时段</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check the Library</source>
        <translation>检查书库</translation>
    </message>
    <message>
        <source>Reading the file and checking each row…</source>
        <translation>正在读取文件并逐条检查…</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Problems found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Restore from a Backup…</source>
        <translation>从备份恢复…</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
</context>
<context>
    <name>CheckLabels</name>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n 篇文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 条笔记</numerusform>
        </translation>
    </message>
    <message>
        <source>{texts} and {notes} checked.</source>
        <translation>共检查 {texts}、{notes}。</translation>
    </message>
    <message>
        <source>No problems found. {what}</source>
        <translation>没有发现问题。{what}</translation>
    </message>
    <message>
        <source>Everything was repaired; unreadable parts were set aside. {what}</source>
        <translation>已全部修复，无法读取的内容移到一旁保留。{what}</translation>
    </message>
    <message>
        <source>Problems found; nothing has been changed yet. {what}</source>
        <translation>发现问题，目前没有做任何改动。{what}</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>can be repaired</source>
        <translation>可修复</translation>
    </message>
    <message>
        <source>needs a backup</source>
        <translation>需从备份恢复</translation>
    </message>
</context>
<context>
    <name>ClosePrompt</name>
    <message>
        <source>Today ends at {time}. Choose an earlier time.</source>
        <translation>今天到 {time} 结束，请选更早的时间。</translation>
    </message>
    <message>
        <source>One Hour has no system tray to wait in. Minimise the window, and it can still remind you at {time}.</source>
        <translation>没有系统托盘，「一小时」无法在后台等候。最小化窗口后，仍会在 {time} 提醒您。</translation>
    </message>
    <message>
        <source>Keep Reading</source>
        <translation>继续阅读</translation>
    </message>
    <message>
        <source>Remind Me At</source>
        <translation>到时提醒我</translation>
    </message>
    <message>
        <source>Minimise</source>
        <translation>最小化</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reminder time</source>
        <translation>提醒时间</translation>
    </message>
    <message>
        <source>Before closing</source>
        <translation>关闭之前</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>“{what}” was changed in the file; --take-edits saves the change to the library.</source>
        <translation>“{what}”在文件里有改动；加上 --take-edits 可写回书库。</translation>
    </message>
    <message>
        <source>No actions yet. Add one with: onehour action add WHAT</source>
        <translation>还没有行动。添加一项：onehour action add 内容</translation>
    </message>
    <message>
        <source>New: {new}. Already in the library: {known}. Not added: {refused}.</source>
        <translation>新添加 {new} 篇，已在书库 {known} 篇，未能添加 {refused} 个。</translation>
    </message>
    <message>
        <source>Added “{title}”.</source>
        <translation>已添加《{title}》。</translation>
    </message>
    <message>
        <source>“{title}” was already in the library.</source>
        <translation>《{title}》已在书库中。</translation>
    </message>
    <message>
        <source>Others’ notes that waited for this text: {number}</source>
        <translation>等待这篇文章的他人的笔记：{number} 条</translation>
    </message>
    <message>
        <source>Notes that waited for this text: {number}. Place them with: onehour import-notes --waiting</source>
        <translation>等待这篇文章的笔记：{number} 条。定位请用：onehour import-notes --waiting</translation>
    </message>
    <message>
        <source>Damaged and shown as far as they can be read: {count}. Repair them with “onehour check --repair”.</source>
        <translation>已损坏、只显示可读取的部分：{count} 条。请用“onehour check --repair”修复。</translation>
    </message>
    <message>
        <source>Backup “{path}”: texts {texts}, notes {annotations}, sessions {entries}</source>
        <translation>备份“{path}”中有 {texts} 篇文章、{annotations} 条笔记、{entries} 个时段。</translation>
    </message>
    <message>
        <source>No problems found. Checked: texts {texts}, notes {annotations}</source>
        <translation>没有发现问题：共检查 {texts} 篇文章和 {annotations} 条笔记。</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>有误</translation>
    </message>
    <message>
        <source>Questions added: {added}, already known: {known}, skipped: {passed}</source>
        <translation>新增题目：{added}，已有：{known}，跳过：{passed}</translation>
    </message>
    <message>
        <source>“{file}”, line {line}: {why} {words}</source>
        <translation>“{file}”第 {line} 行：{why}{words}</translation>
    </message>
    <message>
        <source>Questions saved to “{file}”: {number}</source>
        <translation>已将 {number} 道题保存到“{file}”。</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>withdrawn on {day}</source>
        <translation>{day} 撤回</translation>
    </message>
    <message>
        <source>erased on {day}, when it expired</source>
        <translation>{day} 到期，内容已抹去</translation>
    </message>
    <message>
        <source>nothing received</source>
        <translation>还没有收到</translation>
    </message>
    <message>
        <source>portion {number}: {done} of {total}</source>
        <translation>第 {number} 项任务：{total} 份汇报中 {done} 份完成</translation>
    </message>
    <message>
        <source>Added: {added}, already known: {known}, older: {older}, expired: {expired}, withdrawn: {withdrawn}</source>
        <translation>新增：{added}，已有：{known}，较旧：{older}，过期：{expired}，撤回：{withdrawn}</translation>
    </message>
    <message>
        <source>{minutes} min on {day} now count as {name}.</source>
        <translation>{day} 的 {minutes} 分钟已改为“{name}”。</translation>
    </message>
    <message>
        <source>Corrected by {minutes} min on {day}.</source>
        <translation>{day} 已更正 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>{day}: {counted} of {goal} min ({state})</source>
        <translation>{day}：{counted} / {goal} 分钟（{state}）</translation>
    </message>
    <message>
        <source>{spent} min of notes and review, {counted} counted: at most half the goal</source>
        <translation>批注与复习 {spent} 分钟，计入 {counted} 分钟：最多占目标的一半</translation>
    </message>
    <message>
        <source>streak in days: {current} ({met} met, {made_up} made up)</source>
        <translation>连续 {current} 天（达标 {met} 天，补上 {made_up} 天）</translation>
    </message>
    <message>
        <source>rest days in between, not counted: {rest}</source>
        <translation>其间的休息日（不计入）：{rest} 天</translation>
    </message>
    <message>
        <source>longest: {longest}</source>
        <translation>最长：{longest} 天</translation>
    </message>
    <message>
        <source>streak in weeks: {weeks}, longest: {longest_weeks}</source>
        <translation>连续 {weeks} 周达标，最长 {longest_weeks} 周</translation>
    </message>
    <message>
        <source>{day}: {minutes} min missing, can be made up until {until}</source>
        <translation>{day}：还差 {minutes} 分钟，可在 {until} 之前补上</translation>
    </message>
    <message>
        <source>days met in 13 weeks, recent weeks weighted more: {percent}%</source>
        <translation>近 13 周达标率（越近权重越高）：{percent}%</translation>
    </message>
    <message>
        <source>days met this year: {percent}%</source>
        <translation>全年达标率：{percent}%</translation>
    </message>
    <message>
        <source>met</source>
        <translation>已达标</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>made up</source>
        <translation>已补上</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>before your first plan</source>
        <translation>计划开始前</translation>
    </message>
    <message>
        <source>Removed “{title}”.</source>
        <translation>已移除《{title}》。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Not found in any dictionary.</source>
        <translation>词典里没有这个词。</translation>
    </message>
    <message>
        <source>“{file}” was edited and was not changed; the new export is beside it as “{beside}”.</source>
        <translation>“{file}”有手工修改，保持原样；新导出的内容保存在旁边的“{beside}”里。</translation>
    </message>
    <message>
        <source>Notes edited in “{file}”: {number}; --take-edits saves them to the library.</source>
        <translation>“{file}”里改过的批注：{number} 条；加上 --take-edits 可写回批注。</translation>
    </message>
    <message>
        <source>Notes that wait for texts not in the library: {number} ({titles}).</source>
        <translation>等待尚未添加的文章的笔记：{number} 条（{titles}）。</translation>
    </message>
    <message>
        <source>Added: {added}, already known: {known}, not added: {refused}</source>
        <translation>新增：{added}，已有：{known}，未添加：{refused}</translation>
    </message>
    <message>
        <source>it has too few columns</source>
        <translation>列数不够</translation>
    </message>
    <message>
        <source>no date is given</source>
        <translation>没有日期</translation>
    </message>
    <message>
        <source>no text is given</source>
        <translation>没有文章</translation>
    </message>
    <message>
        <source>no passage is given</source>
        <translation>没有段落</translation>
    </message>
    <message>
        <source>its form is unknown</source>
        <translation>形式无法识别</translation>
    </message>
    <message>
        <source>Lessons added: {added}, already known: {known}, skipped: {passed}</source>
        <translation>新增每日一课：{added}，已有：{known}，跳过：{passed}</translation>
    </message>
    <message>
        <source>Line {line} is not a lesson: {why}.</source>
        <translation>第 {line} 行不是有效的一课：{why}。</translation>
    </message>
    <message>
        <source>Lessons saved: {number}</source>
        <translation>已保存每日一课：{number}</translation>
    </message>
    <message>
        <source>{day}: {form}, about {minutes} min</source>
        <translation>{day}：{form}，约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>Host: {host}</source>
        <translation>主持：{host}</translation>
    </message>
    <message>
        <source>All marks were lessons in the last 30 days; this one is repeated.</source>
        <translation>所有标记在 30 天内都做过每日一课，这一课是重复的。</translation>
    </message>
    <message>
        <source>No texts yet. Add one with: onehour add FILE</source>
        <translation>还没有文章。添加一篇：onehour add 文件</translation>
    </message>
    <message>
        <source>Added {minutes} min on {day}.</source>
        <translation>已在 {day} 记入 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>kept as you wrote them: {kept}, changed in both places: {conflicts}</source>
        <translation>照您写的保留：{kept} 处，两边都改过：{conflicts} 处</translation>
    </message>
    <message>
        <source>No meetings yet. Plan one with: onehour meeting make --to FOLDER</source>
        <translation>还没有学习会。安排一次：onehour meeting make --to 文件夹</translation>
    </message>
    <message>
        <source>The README of this file was edited.</source>
        <translation>这个文件的 README 有改动。</translation>
    </message>
    <message>
        <source>Number {number} of “{title}” saved to “{file}”.</source>
        <translation>《{title}》第 {number} 号已保存到“{file}”。</translation>
    </message>
    <message>
        <source>“{title}” was removed from the list. Everything that came with it stays.</source>
        <translation>《{title}》已从列表移除，随它添加的内容都保留。</translation>
    </message>
    <message>
        <source>Texts added: {added}, identical: {same}, similar to yours: {like}</source>
        <translation>新增文章：{added}，相同：{same}，与您的相近：{like}</translation>
    </message>
    <message>
        <source>Leader’s notes placed: {matched}, unplaced: {orphaned}, waiting: {waiting}</source>
        <translation>领学批注已定位：{matched}，未定位：{orphaned}，等待文章：{waiting}</translation>
    </message>
    <message>
        <source>Questions: {questions}, lessons: {lessons}, on the roadmap: {roadmap}</source>
        <translation>题目：{questions}，每日一课：{lessons}，加入路线图：{roadmap}</translation>
    </message>
    <message>
        <source>Already known: {known}</source>
        <translation>已有：{known}</translation>
    </message>
    <message>
        <source>Notes saved to “{file}”: {number}</source>
        <translation>已将 {number} 条笔记保存到“{file}”。</translation>
    </message>
    <message>
        <source>Notes moved to {person}’s notes: {number}</source>
        <translation>已归到{person}名下的笔记：{number} 条</translation>
    </message>
    <message>
        <source>{person}: {added} new ({matched} placed, {orphaned} unplaced, {waiting} waiting for their text), {updated} changed, {known} already known, {ignored} older, {withdrawn} withdrawn. {own} are yours.</source>
        <translation>{person}：新增 {added} 条（{matched} 条已定位，{orphaned} 条未定位，{waiting} 条在等文章），更新 {updated} 条，已有 {known} 条，较旧 {ignored} 条，撤回 {withdrawn} 条。其中 {own} 条是您自己的。</translation>
    </message>
    <message>
        <source>From {effective}: {goal} min a day, the day starts at {hour}:00</source>
        <translation>自 {effective} 起：每天 {goal} 分钟，一天从 {hour}:00 开始</translation>
    </message>
    <message>
        <source>On particular weekdays: {goals}</source>
        <translation>个别日子另设：{goals}</translation>
    </message>
    <message>
        <source>A week: {week}</source>
        <translation>每周：{week}</translation>
    </message>
    <message>
        <source>Rest days: {rest}</source>
        <translation>休息日：{rest}</translation>
    </message>
    <message>
        <source>Days to make up a missed day: {days}</source>
        <translation>缺的一天可在 {days} 天内补上</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>days met: {days}</source>
        <translation>达标 {days} 天</translation>
    </message>
    <message>
        <source>Correct: {right} of {total}, points: {points}</source>
        <translation>答对 {right} / {total} 题，得分 {points}</translation>
    </message>
    <message>
        <source>Incorrect: {stem}</source>
        <translation>答错：{stem}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{exact} unchanged, {moved} moved, {fuzzy} with changed text, {orphaned} need your attention</source>
        <translation>{exact} 条不变，{moved} 条位置有变，{fuzzy} 条文字有改动，{orphaned} 条需要处理</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>set aside, damaged</source>
        <translation>已损坏，移到一旁</translation>
    </message>
    <message>
        <source>set aside, replaced</source>
        <translation>已替换，移到一旁</translation>
    </message>
    <message>
        <source>before an update of One Hour</source>
        <translation>「一小时」升级之前</translation>
    </message>
    <message>
        <source>before a new edition</source>
        <translation>换新版本之前</translation>
    </message>
    <message>
        <source>before importing notes</source>
        <translation>导入笔记之前</translation>
    </message>
    <message>
        <source>before adding a shared file</source>
        <translation>添加他人分享的内容之前</translation>
    </message>
    <message>
        <source>before syncing with other machines</source>
        <translation>与其他电脑同步之前</translation>
    </message>
    <message>
        <source>before restoring</source>
        <translation>恢复之前</translation>
    </message>
    <message>
        <source>Restored: texts {texts}, notes {notes}, days {days}, minutes {minutes}</source>
        <translation>恢复：{texts} 篇文章，{notes} 条笔记，{days} 天里的 {minutes} 分钟</translation>
    </message>
    <message>
        <source>Reverted: texts {texts}, notes {notes}</source>
        <translation>改回原样：{texts} 篇文章，{notes} 条笔记</translation>
    </message>
    <message>
        <source>Removed: texts {texts}, notes {notes}</source>
        <translation>移除：{texts} 篇文章，{notes} 条笔记</translation>
    </message>
    <message>
        <source>Unchanged: texts {texts}, notes {notes}, days {days}, minutes {minutes}</source>
        <translation>不变：{texts} 篇文章，{notes} 条笔记，{days} 天里的 {minutes} 分钟</translation>
    </message>
    <message>
        <source>There are no backups of this library.</source>
        <translation>这个书库还没有备份。</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>还没有做任何改动。</translation>
    </message>
    <message>
        <source>Undo it with “onehour undo”; the library as it was before is saved as “{path}”.</source>
        <translation>用“onehour undo”可以撤销；恢复之前的书库保存为“{path}”。</translation>
    </message>
    <message>
        <source>The file is damaged; some of its contents may not have been read.</source>
        <translation>文件已损坏，其中可能还有未能读取的内容。</translation>
    </message>
    <message>
        <source>The file is damaged. Rows that could not be read: {number} ({named})</source>
        <translation>文件已损坏，其中 {number} 行无法读取：{named}</translation>
    </message>
    <message>
        <source>Cards due: {count}, about {minutes} min; later: {later}</source>
        <translation>待复习 {count} 张，约 {minutes} 分钟；另有 {later} 张以后再问</translation>
    </message>
    <message>
        <source>Cards that need your attention: {count}</source>
        <translation>需要处理的卡片：{count} 张</translation>
    </message>
    <message>
        <source>Next review on {day}; days until then: {days}</source>
        <translation>下次复习：{day}，{days} 天后</translation>
    </message>
    <message>
        <source>Changes: {number}</source>
        <translation>改动：{number} 处</translation>
    </message>
    <message>
        <source>Bring one of them back with “onehour restore FILE”; with --new, any command starts an empty library.</source>
        <translation>用“onehour restore 文件”可以恢复其中一份；任何命令加上 --new，就会新建一个空书库。</translation>
    </message>
    <message>
        <source>Set aside: {path}</source>
        <translation>已移到一旁的文件：{path}</translation>
    </message>
    <message>
        <source>Newest intact backup: {path}</source>
        <translation>最近一份完好的备份：{path}</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>背面</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Wrong choices</source>
        <translation>干扰项</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>时间种类</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>By</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>下次</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>词条</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主持</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>每日一课</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>已定位</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号</translation>
    </message>
    <message>
        <source>On</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Unplaced</source>
        <translation>未定位</translation>
    </message>
    <message>
        <source>People</source>
        <translation>哪些人</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Portions</source>
        <translation>阅读任务</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>疑问</translation>
    </message>
    <message>
        <source>Passage now</source>
        <translation>现在的原文</translation>
    </message>
    <message>
        <source>Passage after</source>
        <translation>换后的原文</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>名册</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁来做</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>未计入</translation>
    </message>
    <message>
        <source>Notes without a passage on the pages of “{file}”, left out: {number}.</source>
        <translation>在“{file}”的页面上没有原文、没有写入的笔记：{number}。</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Left. Everything in the library stays. Files deleted: {erased}</source>
        <translation>已退出。书库里的内容都保留。已删除的文件：{erased}</translation>
    </message>
    <message>
        <source>Sent: notes {notes}, entries {entries}, texts {texts}, files {files}</source>
        <translation>发出：笔记 {notes}，记录 {entries}，文章 {texts}，文件 {files}</translation>
    </message>
    <message>
        <source>Received: notes {notes}, entries {entries}, texts {texts}; removed {removed}</source>
        <translation>收到：笔记 {notes}，记录 {entries}，文章 {texts}；移除 {removed}</translation>
    </message>
    <message>
        <source>Removed elsewhere but edited since, so kept: {kept}</source>
        <translation>在别处移除、但之后又编辑过而保留的：{kept}</translation>
    </message>
    <message>
        <source>Still on their way: {number} files</source>
        <translation>还在路上的文件：{number} 个</translation>
    </message>
    <message>
        <source>Another computer shows something else.</source>
        <translation>另一台电脑显示的内容不同。</translation>
    </message>
    <message>
        <source>Texts: on both {same}, only here {here}, only there {there}, similar {like}</source>
        <translation>文章：两边都有 {same}，仅本机 {here}，仅那边 {there}，相近 {like}</translation>
    </message>
    <message>
        <source>Notes: on both {same}, only here {here}, only there {there}, edited on both {both}</source>
        <translation>笔记：两边都有 {same}，仅本机 {here}，仅那边 {there}，两边都改过 {both}</translation>
    </message>
    <message>
        <source>Entries: on both {same}, only here {here}, only there {there}, at the same time {overlap}</source>
        <translation>记录：两边都有 {same}，仅本机 {here}，仅那边 {there}，同一时间 {overlap}</translation>
    </message>
    <message>
        <source>Joined. The library as it was before is saved as “{path}”.</source>
        <translation>已加入。加入之前的书库已保存为“{path}”。</translation>
    </message>
    <message>
        <source>Begun in “{folder}” as {name}: texts {texts}, notes {notes}, entries {entries}. Now join there from the other computers.</source>
        <translation>已在“{folder}”开始，本机名为 {name}：文章 {texts}，笔记 {notes}，记录 {entries}。现在请从其他电脑加入。</translation>
    </message>
    <message>
        <source>Written on two computers, both kept: {notes}</source>
        <translation>两台电脑上都写过、已同时保留的：{notes}</translation>
    </message>
    <message>
        <source>All computers have the same.</source>
        <translation>所有电脑内容一致。</translation>
    </message>
    <message>
        <source>Not all computers have read everything yet.</source>
        <translation>还有电脑没有读完全部内容。</translation>
    </message>
    <message>
        <source>Folder “{folder}”, this computer: {name}. Not sent yet: {dirty}</source>
        <translation>文件夹“{folder}”，本机：{name}。尚未发出：{dirty}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>All Commands</source>
        <translation>全部命令</translation>
    </message>
    <message>
        <source>Type what you want to do…</source>
        <translation>输入您想做的事…</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Try another word, such as “font”, “night” or “export”; Chinese words work too.</source>
        <translation>换个词试试，例如“字体”“夜间”“导出”；英文词也可以。</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>No command found for “{words}”</source>
        <translation>没有找到“{words}”相关的命令</translation>
    </message>
</context>
<context>
    <name>CommandRunner</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Stopped. All notes are as they were.</source>
        <translation>已停止。所有笔记都和原来一样。</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>{percent}% read</source>
        <translation>已读 {percent}%</translation>
    </message>
</context>
<context>
    <name>ContentsPane</name>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message numerus="yes">
        <source>%n section(s)</source>
        <translation>
            <numerusform>共 %n 节</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Contest</name>
    <message>
        <source>Contest</source>
        <translation>竞赛</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>队</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Most points: {team}</source>
        <translation>得分最多：{team}</translation>
    </message>
    <message>
        <source>Tied at {points} points: {teams}</source>
        <translation>同为 {points} 分：{teams}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>题型</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>In turn</source>
        <translation>必答</translation>
    </message>
    <message>
        <source>Buzzer</source>
        <translation>抢答</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Tiebreak</source>
        <translation>加赛</translation>
    </message>
    <message>
        <source>unanswered</source>
        <translation>未答</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>答对</translation>
    </message>
    <message>
        <source>incorrect</source>
        <translation>答错</translation>
    </message>
    <message>
        <source>time up</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>void</source>
        <translation>不计分</translation>
    </message>
</context>
<context>
    <name>ContestFiles</name>
    <message>
        <source>Save the Result</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>contest</source>
        <translation>竞赛</translation>
    </message>
    <message>
        <source>Result exported to {path}.</source>
        <translation>结果已导出到 {path}。</translation>
    </message>
</context>
<context>
    <name>ContestForm</name>
    <message>
        <source>All questions in the bank</source>
        <translation>题库里的全部题目</translation>
    </message>
    <message>
        <source>Study pack: {title}</source>
        <translation>领学包：《{title}》</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>队数</translation>
    </message>
    <message>
        <source>Names and keys</source>
        <translation>队名与按键</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>In turn</source>
        <translation>必答</translation>
    </message>
    <message>
        <source>Buzzer</source>
        <translation>抢答</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>答对</translation>
    </message>
    <message>
        <source>Incorrect</source>
        <translation>答错</translation>
    </message>
    <message>
        <source>Paper no.</source>
        <translation>卷号</translation>
    </message>
    <message>
        <source>per team</source>
        <translation>每队几题</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>全场几题</translation>
    </message>
    <message>
        <source>per team, worth 10, 20 or 30 points</source>
        <translation>每队几题，每题 10、20 或 30 分</translation>
    </message>
    <message>
        <source>seconds to answer</source>
        <translation>秒内作答</translation>
    </message>
    <message>
        <source>points added</source>
        <translation>加分</translation>
    </message>
    <message>
        <source>points deducted; above 0, risk questions deduct their points, too</source>
        <translation>扣分；大于 0 时，风险题答错也扣所选的分</translation>
    </message>
    <message>
        <source>the same number gives the same questions everywhere</source>
        <translation>卷号相同，在任何电脑上都出同样的题</translation>
    </message>
    <message>
        <source>Contest</source>
        <translation>竞赛</translation>
    </message>
</context>
<context>
    <name>ContestOption</name>
    <message>
        <source>{option}, correct</source>
        <translation>{option}，正确</translation>
    </message>
</context>
<context>
    <name>ContestPage</name>
    <message>
        <source>Contest</source>
        <translation>竞赛</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>New contest</source>
        <translation>新竞赛</translation>
    </message>
    <message>
        <source>Question bank</source>
        <translation>题库</translation>
    </message>
    <message>
        <source>No questions yet</source>
        <translation>还没有题目</translation>
    </message>
    <message>
        <source>A contest uses questions from the bank. Import some first.</source>
        <translation>竞赛从题库里出题，请先导入题目。</translation>
    </message>
    <message>
        <source>X, S, T and H are the host’s keys. Choose other keys for the teams.</source>
        <translation>X、S、T、H 是主持人的按键，请给各队另选按键。</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 道</numerusform>
        </translation>
    </message>
    <message>
        <source>{asked} of {number}, plus {spare} in case of a tie.</source>
        <translation>从 {number} 道里出 {asked} 道，另备 {spare} 道供加赛。</translation>
    </message>
    <message>
        <source>Contest removed.</source>
        <translation>已移除这场竞赛。</translation>
    </message>
</context>
<context>
    <name>ContestTeams</name>
    <message>
        <source>next</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>作答</translation>
    </message>
    <message>
        <source>sits this one out</source>
        <translation>抢早了，这题不能答</translation>
    </message>
    <message>
        <source>not in the tiebreak</source>
        <translation>不参加加赛</translation>
    </message>
    <message numerus="yes">
        <source>{team}: %n point(s)</source>
        <translation>
            <numerusform>{team}：%n 分</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContestView</name>
    <message>
        <source>Question {number} of {total}</source>
        <translation>第 {number} 题，共 {total} 题</translation>
    </message>
    <message>
        <source>{kind} for {points} points</source>
        <translation>{kind}，{points} 分</translation>
    </message>
    <message>
        <source>{team} to answer</source>
        <translation>{team}作答</translation>
    </message>
    <message>
        <source>Wait for “Go”</source>
        <translation>请等“开始”</translation>
    </message>
    <message>
        <source>Go: first to press answers</source>
        <translation>开始：先按键的队作答</translation>
    </message>
    <message>
        <source>This question does not count.</source>
        <translation>这道题不计分。</translation>
    </message>
    <message>
        <source>No one pressed a key.</source>
        <translation>没有队按键。</translation>
    </message>
    <message>
        <source>{team}: correct, {change}</source>
        <translation>{team}：答对，{change}</translation>
    </message>
    <message>
        <source>{team}: incorrect, {change}</source>
        <translation>{team}：答错，{change}</translation>
    </message>
    <message>
        <source>{team}: time is up, {change}</source>
        <translation>{team}：时间到，{change}</translation>
    </message>
    <message>
        <source>This step could not be saved yet. It will be saved with the next one.</source>
        <translation>这一步还没能保存，会和下一步一起保存。</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>答对</translation>
    </message>
    <message>
        <source>Incorrect</source>
        <translation>答错</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>不计分</translation>
    </message>
    <message>
        <source>Tiebreak</source>
        <translation>加赛</translation>
    </message>
    <message>
        <source>Save Result…</source>
        <translation>保存结果…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Hide Keys</source>
        <translation>收起按键</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Stake</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>各队抢答</translation>
    </message>
    <message>
        <source>The question is for this team.</source>
        <translation>这一题由这队答。</translation>
    </message>
    <message>
        <source>The first team to press after “Go” answers.</source>
        <translation>喊“开始”之后，先按键的队作答。</translation>
    </message>
    <message>
        <source>← → to choose the team, ↑ ↓ the points.</source>
        <translation>← → 选队，↑ ↓ 选分值。</translation>
    </message>
    <message numerus="yes">
        <source>Tied at %n point(s)</source>
        <translation>
            <numerusform>同为 %n 分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Most points: %n</source>
        <translation>
            <numerusform>得分最多：%n 分</numerusform>
        </translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>This question is no longer in the bank.</source>
        <translation>题库里已没有这道题。</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Resume Timer</source>
        <translation>继续计时</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>Show Question</source>
        <translation>出题</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>Correct a Session</source>
        <translation>更正时段</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Cut minutes from the end</source>
        <translation>从末尾减去几分钟</translation>
    </message>
    <message>
        <source>Add minutes</source>
        <translation>补上几分钟</translation>
    </message>
    <message>
        <source>It was something else</source>
        <translation>当时做的是别的</translation>
    </message>
    <message>
        <source>It was at another time</source>
        <translation>时间记错了</translation>
    </message>
    <message>
        <source>Give a reason; it is shown beside the session.</source>
        <translation>请写明原因，它会显示在这个时段旁边。</translation>
    </message>
    <message>
        <source>Enter how much to cut, or when the session ended.</source>
        <translation>请填写减去多少时间，或这个时段几点结束。</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>更正方式</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Started at</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The original record is kept; the correction is recorded beside it. Ctrl+Z undoes it.</source>
        <translation>原记录保留不变，更正另记一条。按 Ctrl+Z 撤销。</translation>
    </message>
</context>
<context>
    <name>CountChip</name>
    <message>
        <source>{state}, {count}</source>
        <translation>{state}，{count}</translation>
    </message>
</context>
<context>
    <name>CountLabels</name>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n 篇文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 条笔记</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) after the target date</source>
        <translation>
            <numerusform>比目标日期晚 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %n note(s)</source>
        <translation>
            <numerusform>至少 %n 条笔记</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %n place(s)</source>
        <translation>
            <numerusform>至少 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n place(s) in this text…</source>
        <translation>
            <numerusform>本文全部 %n 处…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other change(s)</source>
        <translation>
            <numerusform>其他 %n 处更改</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Damage</name>
    <message>
        <source>The daily check found damage in the library file. The backups stay as they are, and no new ones are made of the damaged file.

One Hour can close the library and open it again: the damaged file is then set aside, and you choose between the newest backup, another one, and everything in the file that can still be read. What you add until then may be lost.</source>
        <translation>每天一次的检查发现书库文件有损坏。已有的备份原样保留，不再给损坏的文件做新的备份。

「一小时」可以关上书库再重新打开：损坏的文件移到一旁，由您选择用最新的备份、另一份备份，还是文件里仍能读出的全部内容。在此之前添加的内容可能会丢失。</translation>
    </message>
    <message>
        <source>Reopen and Restore…</source>
        <translation>重新打开并恢复…</translation>
    </message>
    <message>
        <source>Not Now</source>
        <translation>暂不处理</translation>
    </message>
    <message>
        <source>The library file is damaged</source>
        <translation>书库文件损坏了</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{year}年{month}{day}日</translation>
    </message>
    <message>
        <source>January February March April May June July August September October November December</source>
        <translation>1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Previous day (Left)</source>
        <translation>前一天（←）</translation>
    </message>
    <message>
        <source>Next day (Right)</source>
        <translation>后一天（→）</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Correct a Session…</source>
        <translation>更正时段…</translation>
    </message>
    <message>
        <source>Add Time Manually…</source>
        <translation>手动记入时间…</translation>
    </message>
    <message>
        <source>Mark as Read (R)</source>
        <translation>标为已读（R）</translation>
    </message>
    <message>
        <source>Timeline of the day</source>
        <translation>一天的时间轴</translation>
    </message>
    <message>
        <source>The day minute by minute</source>
        <translation>当天的明细</translation>
    </message>
    <message>
        <source>Today, minute by minute</source>
        <translation>今天的明细</translation>
    </message>
    <message>
        <source>No time was counted on this day.</source>
        <translation>这一天没有计时。</translation>
    </message>
    <message>
        <source>Nothing counted yet today. As you read, each session appears here: when it started and ended, which text it was, and why it ended.</source>
        <translation>今天还没有计时。开始阅读后，每个时段都会列在这里：起止时间、读的哪篇、为什么结束。</translation>
    </message>
    <message>
        <source>{counted} of {goal} · {state}</source>
        <translation>{counted} / {goal} · {state}</translation>
    </message>
    <message>
        <source>{counted} of {written} on notes and review counted: together at most half of the goal</source>
        <translation>批注和复习共 {written}，计入 {counted}：两者合计最多占目标的一半</translation>
    </message>
    <message>
        <source>{time} skimmed</source>
        <translation>略读 {time}</translation>
    </message>
    <message>
        <source>{time} added manually</source>
        <translation>手动记入 {time}</translation>
    </message>
</context>
<context>
    <name>DayChange</name>
    <message>
        <source>{day} stays at {after} of {goal}.</source>
        <translation>{day}仍是 {after}，目标 {goal}。</translation>
    </message>
    <message>
        <source>{day}, a rest day, goes from {before} to {after}.</source>
        <translation>{day}是休息日，由 {before}变为 {after}。</translation>
    </message>
    <message>
        <source>{day} goes from {before} to {after} of {goal}: met.</source>
        <translation>{day}由 {before}变为 {after}，目标 {goal}，已达标。</translation>
    </message>
    <message>
        <source>{day} goes from {before} to {after} of {goal}: no longer met.</source>
        <translation>{day}由 {before}变为 {after}，目标 {goal}，不再达标。</translation>
    </message>
    <message>
        <source>{day} goes from {before} to {after} of {goal}.</source>
        <translation>{day}由 {before}变为 {after}，目标 {goal}。</translation>
    </message>
</context>
<context>
    <name>DayModel</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>met</source>
        <translation>已达标</translation>
    </message>
    <message>
        <source>rest day</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>made up</source>
        <translation>已补上</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>before your first plan</source>
        <translation>计划开始前</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>writing notes</source>
        <translation>写批注</translation>
    </message>
    <message>
        <source>looking up</source>
        <translation>查词</translation>
    </message>
    <message>
        <source>reviewing</source>
        <translation>复习</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>听读</translation>
    </message>
    <message>
        <source>reading on paper</source>
        <translation>读纸质书</translation>
    </message>
    <message>
        <source>skimming</source>
        <translation>略读</translation>
    </message>
    <message>
        <source>still running, or ended when the program closed</source>
        <translation>仍在进行，或随程序关闭而结束</translation>
    </message>
    <message>
        <source>ended: no input</source>
        <translation>结束：长时间没有操作</translation>
    </message>
    <message>
        <source>ended: nothing new on the page</source>
        <translation>结束：页面长时间没有变化</translation>
    </message>
    <message>
        <source>ended: switched to another window</source>
        <translation>结束：切换到其他窗口</translation>
    </message>
    <message>
        <source>ended: a dialog was open</source>
        <translation>结束：打开了对话框</translation>
    </message>
    <message>
        <source>ended: paused</source>
        <translation>结束：手动暂停</translation>
    </message>
    <message>
        <source>ended: the computer went to sleep</source>
        <translation>结束：电脑进入睡眠</translation>
    </message>
    <message>
        <source>ended: another text was opened</source>
        <translation>结束：打开了另一篇文章</translation>
    </message>
    <message>
        <source>moved on to something else</source>
        <translation>转做其他</translation>
    </message>
    <message>
        <source>ended: the time zone changed</source>
        <translation>结束：时区改变</translation>
    </message>
    <message>
        <source>ended: the clock was changed</source>
        <translation>结束：系统时间有改动</translation>
    </message>
    <message>
        <source>ended: left the text</source>
        <translation>结束：离开了文章</translation>
    </message>
    <message>
        <source>clock uncertain: it was set back; the duration is correct</source>
        <translation>时钟存疑：曾往回调；时长无误</translation>
    </message>
    <message>
        <source>clock uncertain: it had jumped ahead; the duration is correct</source>
        <translation>时钟存疑：曾向前跳；时长无误</translation>
    </message>
    <message>
        <source>{class} · {title}</source>
        <translation>{class} · {title}</translation>
    </message>
    <message>
        <source>more than four times your usual speed</source>
        <translation>超过您平时速度的四倍</translation>
    </message>
    <message>
        <source>ended: reading aloud was paused or stopped</source>
        <translation>结束：朗读已暂停或停止</translation>
    </message>
    <message>
        <source>moved here from another day</source>
        <translation>从另一天移来</translation>
    </message>
    <message>
        <source>added manually</source>
        <translation>手动记入</translation>
    </message>
    <message>
        <source>ended after {seconds} s without input</source>
        <translation>结束：{seconds} 秒没有操作</translation>
    </message>
    <message>
        <source>corrected (was {was})</source>
        <translation>已更正（原为 {was}）</translation>
    </message>
    <message>
        <source>{counted} counted: another computer was counting at the same time</source>
        <translation>计入 {counted}：同一时间另一台电脑也在计时</translation>
    </message>
    <message>
        <source>{counted} counted: at most half the goal</source>
        <translation>计入 {counted}：最多占目标的一半</translation>
    </message>
    <message>
        <source>{what}: {reason}</source>
        <translation>{what}：{reason}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first}至{last}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>skimming, not counted</source>
        <translation>略读，不计入</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>yyyy年M月d日 ddd</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <translation>yyyy年M月d日 dddd</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>{date} · {counted} of {goal} · {state}</source>
        <translation>{date} · {counted} / {goal} · {state}</translation>
    </message>
    <message>
        <source>{state}, but you did read</source>
        <translation>{state}，但也读了一会儿</translation>
    </message>
</context>
<context>
    <name>DaysAwayField</name>
    <message>
        <source>First day away</source>
        <translation>外出首日</translation>
    </message>
    <message>
        <source>Last day away</source>
        <translation>外出末日</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>DeclarationDialog</name>
    <message>
        <source>Add Time Manually</source>
        <translation>手动记入时间</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>记入</translation>
    </message>
    <message>
        <source>Not in the library</source>
        <translation>不在书库里</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>e.g. read on the train</source>
        <translation>例如：在火车上读的</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>or minutes</source>
        <translation>或分钟数</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Time added manually appears hatched and is listed separately in reports.</source>
        <translation>手动记入的时间以斜线显示，在报告里单独列出。</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DialogButtons</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DictionariesDialog</name>
    <message>
        <source>Dictionaries</source>
        <translation>词典</translation>
    </message>
    <message>
        <source>Dictionary</source>
        <translation>词典</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>词条</translation>
    </message>
    <message>
        <source>Dictionaries, in lookup order</source>
        <translation>词典，按查词顺序排列</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Words are looked up in the checked dictionaries, from top to bottom. Alt+↑ and Alt+↓ reorder them.</source>
        <translation>按从上到下的顺序查勾选的词典。按 Alt+↑、Alt+↓ 调整顺序。</translation>
    </message>
    <message>
        <source>Adding “{name}”</source>
        <translation>正在添加“{name}”</translation>
    </message>
    <message>
        <source>damaged: remove it and add it again</source>
        <translation>已损坏，请移除后重新添加</translation>
    </message>
    <message numerus="yes">
        <source>%n entries could not be read</source>
        <translation>
            <numerusform>有 %n 个词条无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove the dictionary “{name}”?</source>
        <translation>移除词典“{name}”吗？</translation>
    </message>
    <message>
        <source>Words will no longer be looked up in it. The file you added it from stays where it is.</source>
        <translation>以后查词不再用它。添加时用的原文件仍在原处。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Dictionary not removed</source>
        <translation>词典未移除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No dictionaries yet.

MDict dictionaries come as .mdx files, StarDict dictionaries as .ifo, .idx and .dict files, often packed into one archive; the Chinese-English CC-CEDICT is a single text file. Add such a file, or drop it here. Your own list of words and meanings, separated by a tab, works too.

The file itself is not changed: One Hour makes its own copy for looking words up.</source>
        <translation>还没有词典。

MDict 词典是 .mdx 文件；StarDict 词典由 .ifo、.idx、.dict 几个文件组成，通常打成一个压缩包；汉英词典 CC-CEDICT 是单个文本文件。添加这样的文件，或者拖到这里。也可以用自己的词表：每行一个词，词和释义以制表符分隔。

原来的文件不会改动，「一小时」另存一份用来查词。</translation>
    </message>
</context>
<context>
    <name>DictionariesPage</name>
    <message>
        <source>Word lookup</source>
        <translation>查词</translation>
    </message>
    <message>
        <source>Dictionaries</source>
        <translation>词典</translation>
    </message>
    <message>
        <source>Choose or Add…</source>
        <translation>选择或添加…</translation>
    </message>
    <message>
        <source>Searched in this order: {names}</source>
        <translation>按此顺序查：{names}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>None yet: add MDict, StarDict, CC-CEDICT or your own word list</source>
        <translation>还没有词典：可添加 MDict、StarDict、CC-CEDICT 或自己的词表</translation>
    </message>
</context>
<context>
    <name>DictionaryController</name>
    <message>
        <source>Dictionaries ({patterns});;All files (*)</source>
        <translation>词典 ({patterns});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Add Dictionaries</source>
        <translation>添加词典</translation>
    </message>
    <message>
        <source>Show Why</source>
        <translation>查看原因</translation>
    </message>
    <message numerus="yes">
        <source>%n dictionary file(s) could not be added.</source>
        <translation>
            <numerusform>有 %n 个词典文件未能添加。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dictionary “{name}” added, with %Ln entry(s).</source>
        <translation>
            <numerusform>已添加词典“{name}”，共 %Ln 个词条。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentTabBar</name>
    <message>
        <source>Open texts</source>
        <translation>打开的文章</translation>
    </message>
    <message>
        <source>Close “{title}” (Ctrl+W)</source>
        <translation>关闭“{title}”（Ctrl+W）</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Drop files or folders here: plain text, Markdown, HTML, EPUB, MOBI, AZW3, PDF, FB2, DOCX, ODT, RTF</source>
        <translation>把文件或文件夹拖到这里：纯文本、Markdown、HTML、EPUB、MOBI、AZW3、PDF、FB2、DOCX、ODT、RTF</translation>
    </message>
</context>
<context>
    <name>DropDialog</name>
    <message>
        <source>Drop</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Why are you dropping it?</source>
        <translation>为什么放弃？</translation>
    </message>
    <message>
        <source>The action stays on the list with this reason.</source>
        <translation>行动会连同原因留在列表里。</translation>
    </message>
</context>
<context>
    <name>DropFrame</name>
    <message numerus="yes">
        <source>Let go to add %n file(s)</source>
        <translation>
            <numerusform>松开即可添加 %n 个文件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
</context>
<context>
    <name>EarlierContests</name>
    <message numerus="yes">
        <source>%n question(s) asked so far</source>
        <translation>
            <numerusform>已出 %n 题</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Save Result…</source>
        <translation>保存结果…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Past contests</source>
        <translation>以往的竞赛</translation>
    </message>
</context>
<context>
    <name>EditCardDialog</name>
    <message>
        <source>Edit Card</source>
        <translation>修改卡片</translation>
    </message>
    <message>
        <source>Words to hide</source>
        <translation>要填的词</translation>
    </message>
    <message>
        <source>These words are no longer in the text. The card was made from: {words}</source>
        <translation>原文里已没有这些词。制作卡片时的原文：{words}</translation>
    </message>
    <message>
        <source>Not in the mark: {words}</source>
        <translation>标记里没有：{words}</translation>
    </message>
    <message numerus="yes">
        <source>Saving replaces the card with %n new ones.</source>
        <translation>
            <numerusform>保存后，这张卡片会换成 %n 张新卡片。</numerusform>
        </translation>
    </message>
    <message>
        <source>The card keeps its history. Shift+Enter starts a new line, which becomes a separate card.</source>
        <translation>卡片的记录会保留。按 Shift+Enter 换行，每行各成一张卡片。</translation>
    </message>
</context>
<context>
    <name>EditionController</name>
    <message>
        <source>The file contains the same text as before. Nothing was changed.</source>
        <translation>文件内容和原来一样。没有做任何改动。</translation>
    </message>
    <message>
        <source>Read this way, the text is the same as before. Nothing was changed.</source>
        <translation>按这种方式读取，文字与原来相同。没有做任何改动。</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) could not be placed and are listed at the end of the notes.</source>
        <translation>
            <numerusform>%n 条笔记未能定位，列在笔记末尾。</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore Old Edition</source>
        <translation>恢复旧版本</translation>
    </message>
    <message>
        <source>“{title}” was updated to the new edition.</source>
        <translation>《{title}》已换成新版本。</translation>
    </message>
    <message>
        <source>“{title}” was read again with your options.</source>
        <translation>《{title}》已按您的选择重新读取。</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) kept their place.</source>
        <translation>
            <numerusform>%n 处标记位置不变。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were updated to a new edition.</source>
        <translation>
            <numerusform>%n 篇文章已换成新版本。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditionPreviewDialog</name>
    <message>
        <source>New edition of “{title}”</source>
        <translation>《{title}》的新版本</translation>
    </message>
    <message>
        <source>Nothing has been changed yet. The old edition is kept: a single undo brings it back, with every note in its place. Unplaced notes are listed at the end of the notes.</source>
        <translation>目前还没有做任何改动。旧版本会保留：撤销一步即可恢复，每条笔记都回到原处。未定位的笔记列在笔记末尾。</translation>
    </message>
    <message>
        <source>Keep Current Edition</source>
        <translation>保留当前版本</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Passage now</source>
        <translation>现在的原文</translation>
    </message>
    <message>
        <source>Passage after</source>
        <translation>换后的原文</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>This text has no notes on passages.</source>
        <translation>这篇文章还没有针对原文的笔记。</translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n 条不变</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>%n 条位置有变</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with changed text</source>
        <translation>
            <numerusform>%n 条文字有改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) your attention</source>
        <translation>
            <numerusform>%n 条需要处理</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) unchanged</source>
        <translation>
            <numerusform>%n 张卡片不变</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused, since their text is not found</source>
        <translation>
            <numerusform>%n 张因找不到原文而暂停</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n find(s) the passage</source>
        <translation>
            <numerusform>%n 条找到原文</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n do(es) not and will be listed at the end</source>
        <translation>
            <numerusform>%n 条没有找到，列在末尾</numerusform>
        </translation>
    </message>
    <message>
        <source>Others’ notes: {summary}</source>
        <translation>他人的笔记：{summary}</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>位置有变</translation>
    </message>
    <message>
        <source>text changed</source>
        <translation>文字有改动</translation>
    </message>
    <message>
        <source>needs your attention</source>
        <translation>需要处理</translation>
    </message>
</context>
<context>
    <name>EmbeddedNotesOffer</name>
    <message numerus="yes">
        <source>“{title}” came with %n highlight(s) and note(s).</source>
        <translation>
            <numerusform>《{title}》的文件里有 %n 条标记和笔记。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The added files came with %n highlight(s) and note(s).</source>
        <translation>
            <numerusform>添加的文件里有 %n 条标记和笔记。</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>No text open</source>
        <translation>还没有打开文章</translation>
    </message>
    <message>
        <source>Choose one in the library, or drop a file here.</source>
        <translation>在书库里选一篇，或把文件拖到这里。</translation>
    </message>
    <message>
        <source>Go to Library</source>
        <translation>前往书库</translation>
    </message>
</context>
<context>
    <name>EmptyShelf</name>
    <message>
        <source>The library is empty</source>
        <translation>书库还是空的</translation>
    </message>
    <message>
        <source>Add a text, or drop files and folders anywhere in this window. Your files are not changed.</source>
        <translation>添加一篇文章，或把文件、文件夹拖到窗口任意处。原文件不会改动。</translation>
    </message>
    <message>
        <source>Add Texts…</source>
        <translation>添加文章…</translation>
    </message>
    <message>
        <source>Open the Welcome Text</source>
        <translation>打开欢迎文章</translation>
    </message>
</context>
<context>
    <name>EndOfHourOffer</name>
    <message>
        <source>Your hour is done. Two minutes for three questions from today’s marks?</source>
        <translation>一小时读满了。再花两分钟，用三个小问题回顾今天的标记？</translation>
    </message>
    <message>
        <source>Ask Me</source>
        <translation>来吧</translation>
    </message>
</context>
<context>
    <name>Essay</name>
    <message>
        <source>open</source>
        <translation>打开原文</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>出处</translation>
    </message>
</context>
<context>
    <name>EssayController</name>
    <message>
        <source>Export as Essay</source>
        <translation>导出为文章提纲</translation>
    </message>
    <message>
        <source>Notes exported to {path}.</source>
        <translation>笔记已导出到 {path}。</translation>
    </message>
</context>
<context>
    <name>ExcerptsPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to where you were (Esc)</source>
        <translation>返回刚才的位置（Esc）</translation>
    </message>
    <message>
        <source>Unplaced notes</source>
        <translation>未定位的笔记</translation>
    </message>
    <message>
        <source>About the whole text</source>
        <translation>关于全文</translation>
    </message>
    <message>
        <source>Marks in this text, with the sentences around them</source>
        <translation>本文的标记及前后文</translation>
    </message>
    <message>
        <source>No marks in this text yet</source>
        <translation>本文还没有标记</translation>
    </message>
    <message>
        <source>Sentence only</source>
        <translation>只看所在句</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) around it</source>
        <translation>
            <numerusform>前后各 %n 句</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n 处标记</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message>
        <source>Notes Folder</source>
        <translation>笔记文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) were edited in the files; the edits stay there.</source>
        <translation>
            <numerusform>有 %n 条批注在文件里改过，改动仍留在文件里。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Notes exported to {path}.</source>
        <translation>笔记已导出到 {path}。</translation>
    </message>
    <message numerus="yes">
        <source>Exported the notes of %n text(s).</source>
        <translation>
            <numerusform>已导出 %n 篇文章的笔记。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) changed in both places; the file shows both versions.</source>
        <translation>
            <numerusform>有 %n 条批注两边都改过，文件里两个版本都有。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) you edited were left as they are.</source>
        <translation>
            <numerusform>您改过的 %n 个文件保持原样。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Plain</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Study report</source>
        <translation>学习报告</translation>
    </message>
    <message>
        <source>One file per text</source>
        <translation>每篇文章一个文件</translation>
    </message>
    <message>
        <source>One file per day</source>
        <translation>每天一个文件</translation>
    </message>
    <message>
        <source>One file per tag</source>
        <translation>每个标签一个文件</translation>
    </message>
    <message>
        <source>A single file</source>
        <translation>合成一个文件</translation>
    </message>
    <message>
        <source>Export Notes</source>
        <translation>导出笔记</translation>
    </message>
    <message>
        <source>Notes in this text</source>
        <translation>本文的笔记</translation>
    </message>
    <message>
        <source>Notes in all texts</source>
        <translation>所有文章的笔记</translation>
    </message>
    <message>
        <source>Put the cover beside the file and link to it</source>
        <translation>把封面放在文件旁边，并在文件里链接</translation>
    </message>
    <message>
        <source>Export automatically when notes change</source>
        <translation>笔记改动后自动导出</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Choose a template file…</source>
        <translation>选择模板文件…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Your edits kept</source>
        <translation>保留您的修改</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Checking the files…</source>
        <translation>正在检查文件…</translation>
    </message>
    <message>
        <source>Where a note was changed in both places, the file will show both versions; nothing is lost.</source>
        <translation>两边都改过的批注，文件里会保留两个版本，不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Outline (Logseq, Roam)</source>
        <translation>大纲（Logseq、Roam）</translation>
    </message>
    <message>
        <source>Files are written anew. One that you changed is left as it is; the new one is put beside it.</source>
        <translation>文件会重新写。您改过的文件保持原样，新的文件放在它旁边。</translation>
    </message>
    <message>
        <source>PDFs and EPUBs are copied, and the notes are put into the copies; the files stay as they are.</source>
        <translation>PDF 和 EPUB 会复制一份，笔记写进副本；原文件不变。</translation>
    </message>
    <message>
        <source>Give a citation key to each text that has none</source>
        <translation>为没有引用键的文章生成引用键</translation>
    </message>
</context>
<context>
    <name>ExportFormat</name>
    <message>
        <source>Web page (HTML)</source>
        <translation>网页（HTML）</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表格（CSV）</translation>
    </message>
    <message>
        <source>All notes in one file (JSON)</source>
        <translation>全部笔记，单个文件（JSON）</translation>
    </message>
    <message>
        <source>Web annotations (JSON-LD)</source>
        <translation>网页批注（JSON-LD）</translation>
    </message>
    <message>
        <source>Anki cards</source>
        <translation>Anki 卡片</translation>
    </message>
    <message>
        <source>Anki deck, with self-test cards (.apkg)</source>
        <translation>Anki 牌组，含自测卡片（.apkg）</translation>
    </message>
    <message>
        <source>Markdown, merged with your edits</source>
        <translation>Markdown（与您的修改合并）</translation>
    </message>
    <message>
        <source>Org mode outline</source>
        <translation>Org mode 大纲</translation>
    </message>
    <message>
        <source>Copy of the PDF or EPUB, with notes in it</source>
        <translation>PDF 或 EPUB 的副本，写入笔记</translation>
    </message>
</context>
<context>
    <name>ExportRunner</name>
    <message numerus="yes">
        <source>%n note(s) without a passage on the pages were left out.</source>
        <translation>
            <numerusform>有 %n 条笔记在页面上没有原文，没有写入。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>question</source>
        <translation>“疑问”</translation>
    </message>
    <message>
        <source>bookmark</source>
        <translation>“书签”</translation>
    </message>
    <message>
        <source>Passages that are not in this edition</source>
        <translation>在这个版本里找不到的原文</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Changed both here and in the library. This file’s version is above, the library’s below.</source>
        <translation>这里和书库里都改过。上面是这个文件里的版本，下面是书库里的版本。</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Without a tag</source>
        <translation>没有标签</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>Other reasons</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Empty, or without text</source>
        <translation>空文件，或没有文字</translation>
    </message>
    <message>
        <source>Damaged or incomplete</source>
        <translation>已损坏或不完整</translation>
    </message>
    <message>
        <source>Password-protected or copy-protected</source>
        <translation>设有密码或版权保护</translation>
    </message>
    <message>
        <source>Formats that One Hour does not support</source>
        <translation>「一小时」不支持的格式</translation>
    </message>
    <message>
        <source>Missing, or cannot be opened</source>
        <translation>找不到或无法打开</translation>
    </message>
    <message>
        <source>Changed while being read</source>
        <translation>读取时有改动</translation>
    </message>
    <message>
        <source>Too large or unsafe to open</source>
        <translation>太大，或打开有风险</translation>
    </message>
    <message>
        <source>Not read completely</source>
        <translation>没有读完</translation>
    </message>
    <message>
        <source>Already added</source>
        <translation>已添加过</translation>
    </message>
    <message>
        <source>Added, but incomplete</source>
        <translation>已添加，但不完整</translation>
    </message>
    <message>
        <source>“{title}”: {sentences}</source>
        <translation>《{title}》：{sentences}</translation>
    </message>
</context>
<context>
    <name>FailuresDialog</name>
    <message>
        <source>Files Not Added</source>
        <translation>未添加的文件</translation>
    </message>
    <message>
        <source>Left-Out Content</source>
        <translation>未收入的内容</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save List…</source>
        <translation>保存清单…</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be added. Nothing was changed.</source>
        <translation>
            <numerusform>%n 个文件未能添加。没有做任何改动。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were added, but incomplete.</source>
        <translation>
            <numerusform>%n 篇文章已添加，但不完整。</numerusform>
        </translation>
    </message>
    <message>
        <source>List saved to {path}.</source>
        <translation>清单已保存到 {path}。</translation>
    </message>
    <message>
        <source>Save List</source>
        <translation>保存清单</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
</context>
<context>
    <name>FileLinks</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>FilePreview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Exactly what the file will contain</source>
        <translation>与文件内容完全一致</translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s)</source>
        <translation>
            <numerusform>另有 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Not text, {size}</source>
        <translation>不是文字，{size}</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more character(s)</source>
        <translation>
            <numerusform>……还有 %n 个字符</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileSizes</name>
    <message>
        <source>{number} KB</source>
        <translation>{number} KB</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} MB</translation>
    </message>
</context>
<context>
    <name>FilingController</name>
    <message numerus="yes">
        <source>%n text(s) archived. Notes and reading time are kept.</source>
        <translation>
            <numerusform>已归档 %n 篇文章，笔记和阅读时间都保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) unarchived.</source>
        <translation>
            <numerusform>已将 %n 篇文章移出归档。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) moved to the track {track}.</source>
        <translation>
            <numerusform>已将 %n 篇文章归入“{track}”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) changed.</source>
        <translation>
            <numerusform>已更改 %n 篇文章。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter…</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>Filter notes</source>
        <translation>筛选笔记</translation>
    </message>
    <message>
        <source>Unplaced</source>
        <translation>未定位</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this text</source>
        <translation>在本文中查找</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>In All Texts</source>
        <translation>在全部文章中</translation>
    </message>
    <message>
        <source>Search for these words in all texts and notes</source>
        <translation>在所有文章和笔记里查找这些字词</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} / {count}</translation>
    </message>
</context>
<context>
    <name>FirstPlanDialog</name>
    <message>
        <source>Your Hour</source>
        <translation>您的一小时</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>One Hour counts the time while you read, and only that. You can change all of this later, under Settings.</source>
        <translation>「一小时」只计您真正在读的时间。这些以后都可以在“设置”里更改。</translation>
    </message>
    <message>
        <source>Daily goal</source>
        <translation>每日目标</translation>
    </message>
    <message>
        <source>Day starts at</source>
        <translation>每日开始时间</translation>
    </message>
    <message>
        <source>What you read before that time counts for the day before.</source>
        <translation>在这个时刻之前读的，算前一天。</translation>
    </message>
    <message>
        <source>Rest days</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>How long do you want to read each day?</source>
        <translation>您打算每天读多久？</translation>
    </message>
</context>
<context>
    <name>FirstWeekCard</name>
    <message>
        <source>Your first seven days</source>
        <translation>最初七天</translation>
    </message>
    <message>
        <source>Streak</source>
        <translation>连续天数</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Typical sitting</source>
        <translation>通常每次阅读</translation>
    </message>
    <message>
        <source>Marks and notes</source>
        <translation>标记与笔记</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) met</source>
        <translation>
            <numerusform>达标 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>today’s goal met</source>
        <translation>今天已达标</translation>
    </message>
    <message>
        <source>today is a rest day</source>
        <translation>今天是休息日</translation>
    </message>
    <message>
        <source>today in progress</source>
        <translation>今天进行中</translation>
    </message>
    <message>
        <source>{days}, {today}</source>
        <translation>{days}，{today}</translation>
    </message>
    <message>
        <source>Day {number}: {told}</source>
        <translation>第 {number} 天：{told}</translation>
    </message>
    <message>
        <source>The day ends at {hour}.</source>
        <translation>今天到 {hour} 结束。</translation>
    </message>
    <message>
        <source>{day} is a rest day: reading still counts, but nothing is due.</source>
        <translation>{day}是休息日：不作要求，读了照样计入。</translation>
    </message>
</context>
<context>
    <name>FirstWeekPanel</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>{days}, {time} in total</source>
        <translation>{days}，共 {time}</translation>
    </message>
    <message>
        <source>Hide Year</source>
        <translation>收起全年</translation>
    </message>
    <message>
        <source>Show Year</source>
        <translation>展开全年</translation>
    </message>
    <message>
        <source>The year</source>
        <translation>全年</translation>
    </message>
    <message>
        <source>When you read</source>
        <translation>阅读的时刻</translation>
    </message>
    <message>
        <source>The hours of the day appear after a week of reading</source>
        <translation>读满一周后，这里显示您在一天中的哪些时刻阅读</translation>
    </message>
</context>
<context>
    <name>FlashcardCommands</name>
    <message>
        <source>Select a few words inside a mark. The rest of the mark is shown around the gap.</source>
        <translation>请在标记里选中几个字，其余文字会显示在空格两侧。</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) removed.</source>
        <translation>
            <numerusform>已移除 %n 张卡片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) paused for 30 days.</source>
        <translation>
            <numerusform>%n 张卡片已暂停 30 天。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) resumed.</source>
        <translation>
            <numerusform>%n 张卡片已恢复提问。</numerusform>
        </translation>
    </message>
    <message>
        <source>The card now asks for different words. Its history is kept.</source>
        <translation>这张卡片已改问其他文字，记录保留。</translation>
    </message>
    <message numerus="yes">
        <source>The card was replaced by %n new one(s).</source>
        <translation>
            <numerusform>这张卡片已换成 %n 张新的。</numerusform>
        </translation>
    </message>
    <message>
        <source>The blanks of this mark are now asked all at once.</source>
        <translation>这处标记的空格改为一次问完。</translation>
    </message>
    <message>
        <source>The blanks of this mark are now asked one at a time.</source>
        <translation>这处标记的空格改为逐个提问。</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) added to the self-test.</source>
        <translation>
            <numerusform>已添加 %n 张自测卡片。</numerusform>
        </translation>
    </message>
    <message>
        <source>These words already have a card.</source>
        <translation>这几个字已有卡片。</translation>
    </message>
</context>
<context>
    <name>FlashcardController</name>
    <message>
        <source>No marks yet. Press 1 to 5 to mark a passage.</source>
        <translation>还没有标记。请先按 1 到 5 标记一段文字。</translation>
    </message>
</context>
<context>
    <name>FlashcardView</name>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
    <message>
        <source>Next {day}, {days}</source>
        <translation>下次：{day}，{days}</translation>
    </message>
    <message>
        <source>This counts as</source>
        <translation>记为</translation>
    </message>
    <message>
        <source>← → to change</source>
        <translation>按 ← → 更改</translation>
    </message>
    <message>
        <source>Show Answer</source>
        <translation>看答案</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>对答案</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>What comes next?</source>
        <translation>下一句是什么？</translation>
    </message>
    <message>
        <source>How does the passage with this beginning go?</source>
        <translation>以此开头的这段原文，全文是什么？</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>您的疑问</translation>
    </message>
    <message>
        <source>Which words are missing?</source>
        <translation>空白处应填什么？</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>接近</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>还不会</translation>
    </message>
    <message numerus="yes">
        <source>Same pronunciation, %n character(s) differ: you typed {typed}, the text has {expected}</source>
        <translation>
            <numerusform>读音相同，%n 个字不同：您写的是“{typed}”，原文是“{expected}”</numerusform>
        </translation>
    </message>
    <message>
        <source>The same words, written differently</source>
        <translation>写法不同，字词相同</translation>
    </message>
    <message>
        <source>Off by one or two letters</source>
        <translation>差一两个字母</translation>
    </message>
    <message>
        <source>A different number</source>
        <translation>数字不同</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没有作答</translation>
    </message>
    <message>
        <source>The text has different words</source>
        <translation>与原文不符</translation>
    </message>
    <message>
        <source>With effort</source>
        <translation>勉强记得</translation>
    </message>
    <message>
        <source>Knew it</source>
        <translation>记得</translation>
    </message>
    <message>
        <source>Easily</source>
        <translation>轻松记得</translation>
    </message>
    <message>
        <source>not in this edition</source>
        <translation>当前版本里没有</translation>
    </message>
</context>
<context>
    <name>FocusHour</name>
    <message>
        <source>Any key brings the window back.</source>
        <translation>按任意键恢复窗口。</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Notes Folder</source>
        <translation>笔记文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>EPUB</source>
        <translation>EPUB</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Web archive</source>
        <translation>网页归档</translation>
    </message>
    <message>
        <source>Compressed file</source>
        <translation>压缩文件</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>OpenDocument text</source>
        <translation>OpenDocument 文档</translation>
    </message>
    <message>
        <source>FictionBook</source>
        <translation>FictionBook 电子书</translation>
    </message>
    <message>
        <source>Rich text</source>
        <translation>RTF 文档</translation>
    </message>
    <message>
        <source>Not in the library yet</source>
        <translation>还不在书库里</translation>
    </message>
    <message>
        <source>Kindle book</source>
        <translation>Kindle 电子书</translation>
    </message>
</context>
<context>
    <name>FoundModel</name>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>page {page}</source>
        <translation>第 {page} 页</translation>
    </message>
    <message>
        <source>All results in this text…</source>
        <translation>本文的全部结果…</translation>
    </message>
</context>
<context>
    <name>GivenFileQueue</name>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文字</translation>
    </message>
</context>
<context>
    <name>GivenFileView</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>GivenNotesView</name>
    <message>
        <source>It is the same person, or I know both: use this name</source>
        <translation>是同一个人，或两位我都认识：使用这个名字</translation>
    </message>
    <message>
        <source>{person}’s Notes</source>
        <translation>{person}的笔记</translation>
    </message>
    <message>
        <source>Nothing has been added yet.</source>
        <translation>尚未添加任何内容。</translation>
    </message>
    <message>
        <source>There is nothing new in this file.</source>
        <translation>这个文件里没有新内容。</translation>
    </message>
    <message>
        <source>They appear beside your notes and are never mixed with them.</source>
        <translation>会显示在您的笔记旁边，不会混在一起。</translation>
    </message>
    <message>
        <source>{person}, for {group}, {day}</source>
        <translation>{person}，分享给{group}，{day}</translation>
    </message>
    <message>
        <source>{person}, {day}</source>
        <translation>{person}，{day}</translation>
    </message>
    <message numerus="yes">
        <source>“{title}”: %n note(s)</source>
        <translation>
            <numerusform>《{title}》：%n 条笔记</numerusform>
        </translation>
    </message>
    <message>
        <source>Move Them</source>
        <translation>移过去</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{person}’s notes were added beside yours.</source>
        <translation>已添加{person}的笔记，显示在您的笔记旁边。</translation>
    </message>
    <message numerus="yes">
        <source>%n imported earlier is/are still among your own notes.</source>
        <translation>
            <numerusform>之前导入的 %n 条还在您自己的笔记里。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new note(s) placed in the text</source>
        <translation>
            <numerusform>%n 条新笔记，已找到原文</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new note(s) whose passage is not in your edition</source>
        <translation>
            <numerusform>%n 条新笔记，您的版本里没有对应原文</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new note(s) for a text you do not have yet</source>
        <translation>
            <numerusform>%n 条新笔记，所属文章您还没有</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n 条有改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn</source>
        <translation>
            <numerusform>%n 条已撤回</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n you already have</source>
        <translation>
            <numerusform>%n 条您已经有了</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older than yours</source>
        <translation>
            <numerusform>%n 条比您已有的旧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are yours</source>
        <translation>
            <numerusform>%n 条是您自己的</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GivenSource</name>
    <message>
        <source>Choose Files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Or paste text copied from a chat. It may contain other lines besides those that begin with “onehour:”.</source>
        <translation>或粘贴从聊天里复制的文字。以“onehour:”开头的行会自动识别，夹杂别的话也没关系。</translation>
    </message>
    <message>
        <source>Text copied from a chat</source>
        <translation>从聊天里复制的文字</translation>
    </message>
    <message>
        <source>Packs, reports and notes are “.study.zip” files. You can also drop them on the window.</source>
        <translation>领学包、汇报和笔记都是“.study.zip”文件，也可以直接拖到窗口里。</translation>
    </message>
</context>
<context>
    <name>GoToDialog</name>
    <message>
        <source>Go To</source>
        <translation>跳转</translation>
    </message>
    <message>
        <source>46%, § 3, or part of a heading</source>
        <translation>46%、§ 3，或标题中的几个字</translation>
    </message>
    <message>
        <source>p. 12, 46%, § 3, or part of a heading</source>
        <translation>第 12 页、46%、§ 3，或标题中的几个字</translation>
    </message>
</context>
<context>
    <name>GroupBox</name>
    <message>
        <source>Name of a group</source>
        <translation>小组的名称</translation>
    </message>
</context>
<context>
    <name>GroupCard</name>
    <message>
        <source>The whole group</source>
        <translation>全组</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>学习会</translation>
    </message>
    <message numerus="yes">
        <source>%n received. Group results are shown from {least} reports on.</source>
        <translation>
            <numerusform>收到 %n 份。满 {least} 份后显示全组情况。</numerusform>
        </translation>
    </message>
    <message>
        <source>Portion {number}: {title}</source>
        <translation>任务 {number}：{title}</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>{total} 人中 {done} 人完成</translation>
    </message>
    <message>
        <source>Questions shared</source>
        <translation>提交的疑问</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Missed in a round</source>
        <translation>一轮测验里答错的题</translation>
    </message>
    <message>
        <source>questions {numbers}</source>
        <translation>第 {numbers} 题</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
</context>
<context>
    <name>GroupColumn</name>
    <message>
        <source>Study packs</source>
        <translation>领学包</translation>
    </message>
    <message>
        <source>Texts, dates, lessons and questions that one member prepares for the others.</source>
        <translation>由一人备好文章、日程、每日一课和题目，大家打开就能用。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Group board</source>
        <translation>小组看板</translation>
    </message>
    <message>
        <source>Reports that members choose to share. Nothing is collected automatically.</source>
        <translation>成员自愿提交的汇报，程序不会自动收集。</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>学习会</translation>
    </message>
    <message>
        <source>Everyone gets equal time to speak. The meeting sheet gathers what members shared.</source>
        <translation>人人发言，时间均等；会议单汇总大家提交的内容。</translation>
    </message>
    <message numerus="yes">
        <source>All %n</source>
        <translation>
            <numerusform>全部 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Create…</source>
        <translation>制作…</translation>
    </message>
    <message>
        <source>Plan…</source>
        <translation>安排…</translation>
    </message>
    <message>
        <source>{done} of {total} portions done</source>
        <translation>{total} 项阅读任务，完成 {done} 项</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Leader’s notes</source>
        <translation>领学批注</translation>
    </message>
    <message>
        <source>Up next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>{number} of {members}</source>
        <translation>{members} 人，收到 {number} 份</translation>
    </message>
    <message>
        <source>Reports, {first} to {last}</source>
        <translation>{first}至{last}的汇报</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>not shared yet</source>
        <translation>未提交</translation>
    </message>
    <message>
        <source>Your report</source>
        <translation>您的汇报</translation>
    </message>
    <message>
        <source>Others’ notes</source>
        <translation>他人的笔记</translation>
    </message>
    <message>
        <source>{number}, {time} each</source>
        <translation>{number} 人，每人 {time}</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>发言</translation>
    </message>
    <message>
        <source>Your questions</source>
        <translation>您的疑问</translation>
    </message>
    <message>
        <source>Open actions</source>
        <translation>未完成的行动</translation>
    </message>
    <message>
        <source>Last meeting</source>
        <translation>上次学习会</translation>
    </message>
</context>
<context>
    <name>GroupField</name>
    <message>
        <source>Group</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的名字</translation>
    </message>
    <message>
        <source>The name others see</source>
        <translation>别人看到的名字</translation>
    </message>
    <message>
        <source>For</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Enter the group it is for.</source>
        <translation>请填写小组。</translation>
    </message>
    <message>
        <source>Enter the name others see. It can be any name.</source>
        <translation>请填写别人看到的名字，叫什么都可以。</translation>
    </message>
</context>
<context>
    <name>Grouping</name>
    <message>
        <source>By text</source>
        <translation>按文章</translation>
    </message>
    <message>
        <source>By section</source>
        <translation>按章节</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>按标签</translation>
    </message>
    <message>
        <source>By colour</source>
        <translation>按颜色</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按日期</translation>
    </message>
    <message>
        <source>By topic</source>
        <translation>按专题</translation>
    </message>
    <message>
        <source>Untagged</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>Not in a topic</source>
        <translation>未归入专题</translation>
    </message>
</context>
<context>
    <name>GroupsDialog</name>
    <message>
        <source>Groups</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>The name others see</source>
        <translation>别人看到的名字</translation>
    </message>
    <message>
        <source>One name per line, in the order used on the board and in meetings</source>
        <translation>每行一个名字，小组看板和学习会都按这个顺序</translation>
    </message>
    <message numerus="yes">
        <source>Add %n Who Shared Something</source>
        <translation>
            <numerusform>添加提交过内容的 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>The same name always means the same group.</source>
        <translation>名称相同，就是同一个小组。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>No longer on the roster: {names}. What they shared stays.</source>
        <translation>不再列入名册：{names}。提交过的内容仍会保留。</translation>
    </message>
    <message>
        <source>You will be asked for your name when you first share something.</source>
        <translation>第一次分享时，会请您填写名字。</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) on the roster.</source>
        <translation>
            <numerusform>名册上有 %n 人。</numerusform>
        </translation>
    </message>
    <message>
        <source>Group</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的名字</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>名册</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>GuideContents</name>
    <message>
        <source>Search the guide</source>
        <translation>搜索指南</translation>
    </message>
    <message>
        <source>Found in the guide</source>
        <translation>指南中的搜索结果</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer words, or other ones.</source>
        <translation>没有找到。换个说法，或少输入几个词试试。</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Guide to One Hour</source>
        <translation>「一小时」使用指南</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>后退（Alt+←）</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>前进（Alt+→）</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
</context>
<context>
    <name>HandOverChoiceDialog</name>
    <message>
        <source>Share</source>
        <translation>分享</translation>
    </message>
    <message>
        <source>This makes a file that you can read before you share it. Nothing is sent.</source>
        <translation>会生成一个文件，分享之前您可以先看一遍。程序不会发送任何内容。</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Copy as Text</source>
        <translation>复制为文字</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>“{name}” was saved. Share it however you like. Nothing was sent.</source>
        <translation>“{name}”已保存，怎样分享由您决定。程序没有发送任何内容。</translation>
    </message>
    <message>
        <source>Copied as text. One Hour reads the last line, so keep it unchanged.</source>
        <translation>已复制为文字。最后一行供「一小时」读取，请勿改动。</translation>
    </message>
    <message>
        <source>{name}, {size}, nothing is sent</source>
        <translation>{name}，{size}，不会发送任何内容</translation>
    </message>
</context>
<context>
    <name>HandOverForms</name>
    <message>
        <source>A study pack</source>
        <translation>领学包</translation>
    </message>
    <message>
        <source>Texts with a plan, lessons, questions and the notes you select</source>
        <translation>文章、计划、每日一课、题目，以及您勾选的批注</translation>
    </message>
    <message>
        <source>A report</source>
        <translation>汇报</translation>
    </message>
    <message>
        <source>Your reading over a period, item by item, for a group board</source>
        <translation>一段时间的阅读情况，逐项选定，提交到小组看板</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>我的笔记</translation>
    </message>
    <message>
        <source>Notes, questions and highlights you select, for others to see</source>
        <translation>您勾选的批注、疑问和高亮，供对方对照阅读</translation>
    </message>
</context>
<context>
    <name>HandedOverNotes</name>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{year}年{month}月{day}日</translation>
    </message>
    <message>
        <source>January February March April May June July August September October November December</source>
        <translation>1 2 3 4 5 6 7 8 9 10 11 12</translation>
    </message>
    <message>
        <source>{person}’s notes</source>
        <translation>{person}的笔记</translation>
    </message>
    <message>
        <source>For {group}, {made}.</source>
        <translation>分享给{group}，{made}。</translation>
    </message>
    <message>
        <source>{title}, {author}</source>
        <translation>{title}，{author}</translation>
    </message>
    <message>
        <source>These are all the notes that {person} shares on this text.</source>
        <translation>这是{person}就这篇文章分享的全部笔记。</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>疑问</translation>
    </message>
    <message>
        <source>Reply to {person}</source>
        <translation>回应{person}</translation>
    </message>
    <message>
        <source>copied from {person}</source>
        <translation>摘自{person}</translation>
    </message>
    <message>
        <source>About the whole text</source>
        <translation>针对全文</translation>
    </message>
    <message>
        <source>Open this file in One Hour with “Open Received File…”. The notes then appear beside your own and are never mixed with them. The files in “notes” are annotation sets (JSON-LD), which other programs can read, too.</source>
        <translation>请在「一小时」里用“打开收到的文件…”打开。这些笔记会显示在您的笔记旁边，不会混在一起。“notes”文件夹里是注释集（JSON-LD），其他程序也能读取。</translation>
    </message>
</context>
<context>
    <name>HistoryController</name>
    <message>
        <source>Select the passage that the note belongs to, then attach it. The note is kept in the meantime.</source>
        <translation>请选中这条笔记对应的原文，再附上。在此之前笔记会一直保留。</translation>
    </message>
    <message>
        <source>Attach Here</source>
        <translation>附在这里</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Your changes, most recent first. Choose the one to go back to.</source>
        <translation>您的操作记录，最近的在前。请选择要回到的一步。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Go to This Point</source>
        <translation>回到这一步</translation>
    </message>
    <message>
        <source>{what} (undone)</source>
        <translation>{what}（已撤销）</translation>
    </message>
    <message>
        <source>before all of these changes</source>
        <translation>所有操作之前</translation>
    </message>
    <message>
        <source>This is the current state.</source>
        <translation>这就是现在的状态。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) would be redone</source>
        <translation>
            <numerusform>将重做 %n 步</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) would be undone</source>
        <translation>
            <numerusform>将撤销 %n 步</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This affects {changed}.</source>
        <translation>涉及 {changed}。</translation>
    </message>
    <message>
        <source>{steps}: {names}.</source>
        <translation>{steps}：{names}。</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 条笔记</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n 篇文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n 个时段</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HitButton</name>
    <message>
        <source>Note in “{title}”</source>
        <translation>《{title}》中的笔记</translation>
    </message>
</context>
<context>
    <name>HourBars</name>
    <message>
        <source>{from}:00 to {to}:00: {time}</source>
        <translation>{from}:00 到 {to}:00：{time}</translation>
    </message>
    <message>
        <source>{hour} h</source>
        <translation>{hour} 时</translation>
    </message>
</context>
<context>
    <name>HoursCard</name>
    <message>
        <source>Hours of the day</source>
        <translation>一天中的时刻</translation>
    </message>
    <message>
        <source>last {days} days</source>
        <translation>近 {days} 天</translation>
    </message>
    <message>
        <source>mostly around {first}:00 and {second}:00</source>
        <translation>多在 {first} 点和 {second} 点</translation>
    </message>
    <message>
        <source>mostly around {first}:00</source>
        <translation>多在 {first} 点</translation>
    </message>
    <message>
        <source>nothing read yet</source>
        <translation>还没有阅读</translation>
    </message>
    <message>
        <source>{period}, {most}</source>
        <translation>{period}，{most}</translation>
    </message>
</context>
<context>
    <name>ImportProgressBar</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Adding “{name}”</source>
        <translation>正在添加“{name}”</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) added.</source>
        <translation>
            <numerusform>已添加 %n 篇文章。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were already in the library.</source>
        <translation>
            <numerusform>%n 篇文章已在书库中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be added.</source>
        <translation>
            <numerusform>%n 个文件未能添加。</numerusform>
        </translation>
    </message>
    <message>
        <source>No files that One Hour can read were found.</source>
        <translation>没有找到「一小时」能读取的文件。</translation>
    </message>
    <message>
        <source>Adding {number} of {total}</source>
        <translation>正在添加第 {number} 个，共 {total} 个</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>剩余不到一分钟</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>大约还需 {time}</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>From another computer: {what}</source>
        <translation>来自另一台电脑：{what}</translation>
    </message>
    <message>
        <source>From {machine}: {what}</source>
        <translation>来自{machine}：{what}</translation>
    </message>
</context>
<context>
    <name>Keywords</name>
    <message>
        <source>open, import, book, file, document, pdf, epub, load</source>
        <translation>打开, 导入, 加书, 文件, 书, 上传, 新增</translation>
    </message>
    <message>
        <source>clipboard, copied, new text, article</source>
        <translation>剪贴板, 新建, 复制的文字, 新文章</translation>
    </message>
    <message>
        <source>find, everywhere, full text, look for</source>
        <translation>查找, 全部, 全文, 找</translation>
    </message>
    <message>
        <source>save notes, markdown, save highlights, this text</source>
        <translation>保存, 笔记, 导出笔记, 这篇</translation>
    </message>
    <message>
        <source>all notes, obsidian, logseq, everything, save notes</source>
        <translation>全部笔记, 备份笔记, 所有笔记, 保存</translation>
    </message>
    <message>
        <source>format, word, docx, anki, html, csv, json, save as</source>
        <translation>格式, 另存, 另存为, 表格, 网页, 文档</translation>
    </message>
    <message>
        <source>kindle, highlights, koreader, weread, apple books, annotations</source>
        <translation>批注, 标注, 微信读书, 标记, 划线</translation>
    </message>
    <message>
        <source>share, send, give, report, pack, hand over</source>
        <translation>分享, 发送, 交给, 提交, 汇报, 共享</translation>
    </message>
    <message>
        <source>received, open pack, classmates, shared, given, pack</source>
        <translation>收到, 打开, 同学, 学习包, 别人, 共享</translation>
    </message>
    <message>
        <source>dictionary, mdict, stardict, words, glossary</source>
        <translation>字典, 词库, 添加词典, 管理词典</translation>
    </message>
    <message>
        <source>fix, wrong, encoding, garbled, mistake, title, language</source>
        <translation>修正, 错误, 乱码, 编码, 改正, 书名</translation>
    </message>
    <message>
        <source>backup, copy, safe, save library</source>
        <translation>保存, 安全, 副本, 存档</translation>
    </message>
    <message>
        <source>recover, lost, backup, bring back, earlier version</source>
        <translation>还原, 找回, 备份, 丢失, 取回</translation>
    </message>
    <message>
        <source>repair, damaged, broken, corrupt, integrity</source>
        <translation>修复, 损坏, 体检, 校验</translation>
    </message>
    <message>
        <source>options, preferences, configure, setup</source>
        <translation>选项, 偏好, 首选项, 配置</translation>
    </message>
    <message>
        <source>exit, close, leave, end</source>
        <translation>关闭, 离开, 关掉, 结束程序</translation>
    </message>
    <message>
        <source>tab, new tab, beside</source>
        <translation>新标签, 另开, 打开</translation>
    </message>
    <message>
        <source>catch up, catching up, put on track, category, organize</source>
        <translation>补课, 补习, 归类, 类别, 分类</translation>
    </message>
    <message>
        <source>accumulate, collect, put on track, category</source>
        <translation>积累, 积攒, 归类, 类别, 分类</translation>
    </message>
    <message>
        <source>work, job, put on track, category</source>
        <translation>工作, 职业, 归类, 类别, 分类</translation>
    </message>
    <message>
        <source>research, science, put on track, category</source>
        <translation>研究, 课题, 归类, 类别, 分类</translation>
    </message>
    <message>
        <source>no track, remove track, off its track, category</source>
        <translation>取消类别, 不分类别, 去掉类别, 分类</translation>
    </message>
    <message>
        <source>must, chosen, my choice, mandatory, assigned</source>
        <translation>必读, 指定, 自选, 任务</translation>
    </message>
    <message>
        <source>tags of texts, label, keywords, topic, subject</source>
        <translation>文章标签, 标签, 关键词, 标记文章</translation>
    </message>
    <message>
        <source>title, author, information, properties, about this text</source>
        <translation>标题, 作者, 信息, 属性, 书名</translation>
    </message>
    <message>
        <source>plan, schedule, timetable, deadline</source>
        <translation>计划, 安排, 日程, 加入计划</translation>
    </message>
    <message>
        <source>hide, unarchive, put aside, shelve</source>
        <translation>收起, 隐藏, 存档, 收纳</translation>
    </message>
    <message>
        <source>remove, delete, trash, throw away</source>
        <translation>移除, 删除, 垃圾桶, 删掉, 扔掉</translation>
    </message>
    <message>
        <source>grid, pictures, list, view</source>
        <translation>网格, 列表, 图片, 视图</translation>
    </message>
    <message>
        <source>mistake, revert, take back</source>
        <translation>撤销, 撤回, 后悔, 撤消</translation>
    </message>
    <message>
        <source>again, repeat, restore</source>
        <translation>恢复, 再次, 重复</translation>
    </message>
    <message>
        <source>log, earlier, steps, undo</source>
        <translation>记录, 操作, 以前, 步骤, 撤销</translation>
    </message>
    <message>
        <source>clipboard, quote, duplicate</source>
        <translation>拷贝, 引用, 剪贴板</translation>
    </message>
    <message>
        <source>search, word, in text, look for</source>
        <translation>搜索, 本文, 找, 文内</translation>
    </message>
    <message>
        <source>next match, search, find next</source>
        <translation>下一个, 查找, 搜索, 下一处</translation>
    </message>
    <message>
        <source>previous match, search, find previous</source>
        <translation>上一个, 查找, 搜索, 上一处</translation>
    </message>
    <message>
        <source>yellow, highlight, yellow marker, mark, paint</source>
        <translation>黄色, 高亮, 标黄, 标记, 划线</translation>
    </message>
    <message>
        <source>green, highlight, green marker, mark, paint</source>
        <translation>绿色, 高亮, 标绿, 标记, 划线</translation>
    </message>
    <message>
        <source>blue, highlight, blue marker, mark, paint</source>
        <translation>蓝色, 高亮, 标蓝, 标记, 划线</translation>
    </message>
    <message>
        <source>violet, purple, highlight, marker, mark</source>
        <translation>紫色, 高亮, 标紫, 标记, 划线</translation>
    </message>
    <message>
        <source>red, pink, highlight, marker, mark</source>
        <translation>红色, 粉色, 高亮, 标红, 标记, 划线</translation>
    </message>
    <message>
        <source>line under, underscore, mark</source>
        <translation>下划线, 划线, 画线, 底线</translation>
    </message>
    <message>
        <source>wave, squiggle, line, mark</source>
        <translation>波浪线, 划线, 画线, 曲线</translation>
    </message>
    <message>
        <source>comment, write, annotate, thought</source>
        <translation>笔记, 批注, 想法, 写, 评论, 感想</translation>
    </message>
    <message>
        <source>ask, doubt, unclear</source>
        <translation>问题, 提问, 疑问, 不懂</translation>
    </message>
    <message>
        <source>hashtag, label, keywords</source>
        <translation>标签, 话题, 关键词, 标记</translation>
    </message>
    <message>
        <source>flashcard, blank, cloze, memorise</source>
        <translation>闪卡, 制卡, 填空, 做卡片</translation>
    </message>
    <message>
        <source>cards, cloze, flashcards, automatic</source>
        <translation>建议, 卡片, 填空, 自动制卡</translation>
    </message>
    <message>
        <source>todo, task, practice, do</source>
        <translation>待办, 任务, 实践, 落实</translation>
    </message>
    <message>
        <source>place, remember, keep place</source>
        <translation>位置, 记住, 收藏</translation>
    </message>
    <message>
        <source>delete, erase, remove highlight, clear mark</source>
        <translation>删除, 擦除, 取消标记, 去掉</translation>
    </message>
    <message>
        <source>dictionary, define, meaning, translate, word</source>
        <translation>词典, 释义, 查字典, 意思, 翻译</translation>
    </message>
    <message>
        <source>unplaced, lost notes, orphan, missing, without place</source>
        <translation>未定位, 丢失, 找不到, 失踪, 没有位置</translation>
    </message>
    <message>
        <source>page number, chapter, jump, percentage, position</source>
        <translation>页码, 章节, 转到, 百分比, 位置</translation>
    </message>
    <message>
        <source>return, previous place, earlier</source>
        <translation>返回, 上一处, 回去</translation>
    </message>
    <message>
        <source>next, ahead, next place</source>
        <translation>向前, 下一处, 往前</translation>
    </message>
    <message>
        <source>continue, resume, today, keep reading</source>
        <translation>继续, 今日, 接着读, 今天</translation>
    </message>
    <message>
        <source>next, switch, next text</source>
        <translation>下一个, 下一个标签页, 切换, 下一篇</translation>
    </message>
    <message>
        <source>previous, switch, text before</source>
        <translation>上一个, 上一个标签页, 切换, 上一篇</translation>
    </message>
    <message>
        <source>move tab, right, rearrange, order of tabs</source>
        <translation>移动标签页, 向右, 右移, 调整顺序</translation>
    </message>
    <message>
        <source>move tab, left, rearrange, order of tabs</source>
        <translation>移动标签页, 向左, 左移, 调整顺序</translation>
    </message>
    <message>
        <source>all tabs, open tabs, switch</source>
        <translation>已打开, 标签页, 切换, 打开的文章</translation>
    </message>
    <message>
        <source>close tab, shut, finish</source>
        <translation>关闭, 关闭标签页, 关掉</translation>
    </message>
    <message>
        <source>closed, restore tab, bring back</source>
        <translation>重新打开, 恢复标签页, 找回, 恢复</translation>
    </message>
    <message>
        <source>books, shelf, texts, home</source>
        <translation>书架, 藏书, 文章, 首页</translation>
    </message>
    <message>
        <source>page, book, reading</source>
        <translation>正文, 看书, 读书</translation>
    </message>
    <message>
        <source>highlights, annotations, all notes, marks</source>
        <translation>标注, 批注, 所有笔记, 摘录</translation>
    </message>
    <message>
        <source>statistics, streak, minutes, chart, goal, time</source>
        <translation>统计, 连续天数, 时长, 图表, 打卡, 进展</translation>
    </message>
    <message>
        <source>learn, together, group</source>
        <translation>研读, 共学, 小组, 研学</translation>
    </message>
    <message>
        <source>recite, memorise, daily lesson, read aloud</source>
        <translation>一课, 背诵, 朗读, 每日, 课文</translation>
    </message>
    <message>
        <source>quiz, review, exam, practice, repetition</source>
        <translation>复习, 测验, 测试, 考试, 记忆</translation>
    </message>
    <message>
        <source>flashcards, deck, all cards</source>
        <translation>闪卡, 全部卡片, 所有卡片</translation>
    </message>
    <message>
        <source>questions, quiz, exercises, exam</source>
        <translation>题库, 题目, 测验, 习题, 试题</translation>
    </message>
    <message>
        <source>competition, quiz, round, game</source>
        <translation>比赛, 抢答, 测验, 知识竞赛</translation>
    </message>
    <message>
        <source>packs, course, bundle, materials</source>
        <translation>学习包, 课程, 资料包, 材料</translation>
    </message>
    <message>
        <source>tasks, todo, to do, practice</source>
        <translation>任务, 待办, 清单, 实践</translation>
    </message>
    <message>
        <source>agenda, discussion, group meeting</source>
        <translation>会议, 议程, 讨论, 开会, 例会</translation>
    </message>
    <message>
        <source>hosts, schedule, turns, leader</source>
        <translation>轮值, 领学, 排班, 轮流</translation>
    </message>
    <message>
        <source>members, class, people, team</source>
        <translation>成员, 班级, 名单, 团队</translation>
    </message>
    <message>
        <source>outline, chapters, table of contents, toc, sidebar</source>
        <translation>大纲, 章节, 侧栏</translation>
    </message>
    <message>
        <source>sidebar, margin, panel, beside</source>
        <translation>笔记栏, 侧栏, 边栏, 旁边</translation>
    </message>
    <message>
        <source>others, friends, classmates, peers, shared notes</source>
        <translation>同学, 同伴, 别人, 大家</translation>
    </message>
    <message>
        <source>scroll, columns, two pages, turn, spread</source>
        <translation>滚动, 分栏, 双页, 单页</translation>
    </message>
    <message>
        <source>only highlights, highlights only, summary, excerpts</source>
        <translation>只看标记, 摘要, 摘录</translation>
    </message>
    <message>
        <source>bigger, zoom in, font size, enlarge</source>
        <translation>变大, 字号, 大字, 调大</translation>
    </message>
    <message>
        <source>tiny, zoom out, font size, shrink</source>
        <translation>变小, 字号, 小字, 调小</translation>
    </message>
    <message>
        <source>actual size, reset size, zoom, default size</source>
        <translation>原始大小, 默认, 字号, 还原, 正常</translation>
    </message>
    <message>
        <source>original, printed</source>
        <translation>原文, 简繁, 原样</translation>
    </message>
    <message>
        <source>convert, hanzi, mainland</source>
        <translation>简繁, 转换, 简体字</translation>
    </message>
    <message>
        <source>convert, hanzi, taiwan, hong kong</source>
        <translation>简繁, 转换, 繁体字, 繁體</translation>
    </message>
    <message>
        <source>font, typeface, line spacing, layout, text style, margins</source>
        <translation>字体, 排版, 行距, 字号, 版式</translation>
    </message>
    <message>
        <source>full screen, distraction, zen, immersive</source>
        <translation>全屏, 沉浸, 免打扰</translation>
    </message>
    <message>
        <source>until, hour, concentrate</source>
        <translation>一小时, 目标, 专心</translation>
    </message>
    <message>
        <source>stop, timer, break, halt</source>
        <translation>停止, 计时, 停表, 休息</translation>
    </message>
    <message>
        <source>schedule, timetable, plan, deadline, target date</source>
        <translation>计划, 日程, 进度安排, 日期</translation>
    </message>
    <message>
        <source>end of hour, review, self-test, finish</source>
        <translation>三个问题, 复习, 结束, 收尾</translation>
    </message>
    <message>
        <source>goal, rest day, schedule, daily goal, minutes a day</source>
        <translation>计划, 目标, 休息日, 每天</translation>
    </message>
    <message>
        <source>manual, paper book, forgot, minutes, log</source>
        <translation>补记, 时间, 手动, 纸书, 忘记</translation>
    </message>
    <message>
        <source>wrong time, session, fix time</source>
        <translation>更正, 时段, 时间, 修改, 改时间</translation>
    </message>
    <message>
        <source>koreader, minutes, reading time</source>
        <translation>阅读时间, 时长, 时间记录</translation>
    </message>
    <message>
        <source>csv, export time, reading time</source>
        <translation>导出时间, 阅读时间, 时长, 时间记录</translation>
    </message>
    <message>
        <source>ics, dates, outlook</source>
        <translation>日历, 日程, 日程表, 日期</translation>
    </message>
    <message>
        <source>week, month, year, summary, statistics</source>
        <translation>周报, 月报, 年报, 总结, 统计</translation>
    </message>
    <message>
        <source>help, manual, how to, instructions, documentation</source>
        <translation>指南, 帮助, 说明, 手册, 怎么用</translation>
    </message>
    <message>
        <source>hotkeys, cheat sheet, keys, key bindings</source>
        <translation>快捷键, 热键, 键盘, 按键</translation>
    </message>
    <message>
        <source>what happened, notices, recent messages, notifications</source>
        <translation>消息, 最近消息, 通知记录, 提示</translation>
    </message>
    <message>
        <source>launcher, start menu, shortcut, desktop, install</source>
        <translation>启动器, 应用菜单, 桌面, 快捷方式, 安装</translation>
    </message>
    <message>
        <source>launcher, remove launcher, start menu, uninstall</source>
        <translation>启动器, 应用菜单, 移除启动器, 卸载</translation>
    </message>
    <message>
        <source>tutorial, start, introduction, learn, first steps</source>
        <translation>教程, 入门, 新手, 开始</translation>
    </message>
    <message>
        <source>version, license, program, info</source>
        <translation>版本, 许可, 软件信息</translation>
    </message>
    <message>
        <source>reports, members, supervise, overview</source>
        <translation>看板, 督学, 成员, 汇报</translation>
    </message>
    <message>
        <source>color, colour, appearance, look, background</source>
        <translation>外观, 颜色, 背景, 皮肤</translation>
    </message>
    <message>
        <source>follow system, automatic, default</source>
        <translation>跟随系统, 自动, 默认</translation>
    </message>
    <message>
        <source>warm, cream, default</source>
        <translation>米色, 纸, 暖色</translation>
    </message>
    <message>
        <source>light, bright, day</source>
        <translation>浅色, 亮色, 白天, 日间</translation>
    </message>
    <message>
        <source>brown, yellow, eyes</source>
        <translation>护眼, 棕色, 羊皮纸, 泛黄</translation>
    </message>
    <message>
        <source>night, dark mode, black</source>
        <translation>夜间, 黑色, 夜晚, 暗色, 黑夜</translation>
    </message>
    <message>
        <source>translate, locale</source>
        <translation>语言, 界面语言</translation>
    </message>
    <message>
        <source>follow system, automatic, default language</source>
        <translation>跟随系统, 自动, 默认语言</translation>
    </message>
    <message>
        <source>english</source>
        <translation>英文, 英语</translation>
    </message>
    <message>
        <source>chinese, chinese language, mandarin, simplified</source>
        <translation>中文, 汉语, 简体</translation>
    </message>
    <message>
        <source>notes folder, where, directory, save to</source>
        <translation>文件夹, 保存位置, 位置, 目录, 导出位置</translation>
    </message>
    <message>
        <source>automatic export, whenever notes change, automatic, sync, auto export</source>
        <translation>自动导出, 自动, 同步</translation>
    </message>
    <message>
        <source>mode, layout</source>
        <translation>阅读方式, 模式, 版面</translation>
    </message>
    <message>
        <source>scroll, continuous</source>
        <translation>连续, 滚屏, 卷轴</translation>
    </message>
    <message>
        <source>turn, columns, two pages, page turning</source>
        <translation>翻页, 双页, 分栏</translation>
    </message>
    <message>
        <source>typeface, letters, typography</source>
        <translation>字型, 字形</translation>
    </message>
    <message>
        <source>roman, song</source>
        <translation>宋体, 衬线</translation>
    </message>
    <message>
        <source>gothic, hei, sans serif</source>
        <translation>黑体, 无衬线</translation>
    </message>
    <message>
        <source>font size, bigger, text size, size</source>
        <translation>字号, 大小, 字体大小, 字体</translation>
    </message>
    <message>
        <source>paragraph space, spacing, gap, distance</source>
        <translation>段落间距, 间距, 段距, 段间距</translation>
    </message>
    <message>
        <source>paragraph, first line, two characters</source>
        <translation>缩进, 空两格, 段落</translation>
    </message>
    <message>
        <source>align, alignment, edges, both edges, flush, margins</source>
        <translation>对齐, 边缘, 齐行</translation>
    </message>
    <message>
        <source>leading, line spacing, line height</source>
        <translation>行高, 行距, 间距, 行间距</translation>
    </message>
    <message>
        <source>column, width, line length, measure, chinese</source>
        <translation>栏宽, 宽度, 每行, 行长</translation>
    </message>
    <message>
        <source>squeeze, compress, punctuation width</source>
        <translation>标点, 挤压, 压缩</translation>
    </message>
    <message>
        <source>column, width, line length, measure, english</source>
        <translation>栏宽, 宽度, 每行, 行长</translation>
    </message>
    <message>
        <source>hyphens, break words, hyphenation, split words</source>
        <translation>断字, 连字符, 分词, 断词</translation>
    </message>
    <message>
        <source>pdf, keep originals, copy files</source>
        <translation>PDF, 保留原件, 复制文件</translation>
    </message>
    <message>
        <source>pdf, dark pages, night, invert</source>
        <translation>PDF, 深色页面, 夜间, 反色</translation>
    </message>
    <message>
        <source>context, around, before and after</source>
        <translation>上下文, 句子, 前后, 语境</translation>
    </message>
    <message>
        <source>answer, self-test, cloze</source>
        <translation>回答, 自测, 填空</translation>
    </message>
    <message>
        <source>type, keyboard, write</source>
        <translation>输入, 打字, 键入</translation>
    </message>
    <message>
        <source>multiple choice, options, pick</source>
        <translation>选择, 单选, 四选一</translation>
    </message>
    <message>
        <source>ratings, grades, self-test</source>
        <translation>评分, 等级, 打分</translation>
    </message>
    <message>
        <source>simple</source>
        <translation>两档, 简单</translation>
    </message>
    <message>
        <source>detailed</source>
        <translation>四档, 详细</translation>
    </message>
    <message>
        <source>end of hour, self-test, goal</source>
        <translation>提问, 结束, 三个问题</translation>
    </message>
    <message>
        <source>retention, remember, interval, memory, forget, spaced repetition</source>
        <translation>记住, 保持率, 间隔, 记忆, 遗忘</translation>
    </message>
    <message>
        <source>alarm, notification, notify, reminder</source>
        <translation>闹钟, 通知, 定时</translation>
    </message>
    <message>
        <source>break, pomodoro, rest, timer</source>
        <translation>休息, 番茄钟, 间隔, 歇息</translation>
    </message>
    <message>
        <source>taskbar, minimise, background</source>
        <translation>托盘, 图标, 后台, 任务栏</translation>
    </message>
    <message>
        <source>closing, quit reminder, exit, warning</source>
        <translation>关闭时, 退出提醒, 关闭</translation>
    </message>
    <message>
        <source>always, what is left, every time</source>
        <translation>始终, 每次</translation>
    </message>
    <message>
        <source>when read</source>
        <translation>读过, 读了</translation>
    </message>
    <message>
        <source>closing off, never, disable</source>
        <translation>从不, 不要提醒</translation>
    </message>
    <message>
        <source>settings, options, preferences</source>
        <translation>设置, 选项</translation>
    </message>
    <message>
        <source>plan, day start, rest days, daily goal</source>
        <translation>计划, 目标, 休息日, 日界</translation>
    </message>
    <message>
        <source>reading, typography, layout</source>
        <translation>阅读, 排版, 版式</translation>
    </message>
    <message>
        <source>notes, marks, highlights, panes</source>
        <translation>笔记, 标记, 批注, 侧栏</translation>
    </message>
    <message>
        <source>study, self-test, cards, ratings</source>
        <translation>学习, 自测, 卡片, 评分</translation>
    </message>
    <message>
        <source>export, folder, markdown</source>
        <translation>导出, 导出设置, 文件夹</translation>
    </message>
    <message>
        <source>notification, alarm, tray, closing</source>
        <translation>提醒, 通知, 闹钟, 托盘</translation>
    </message>
    <message>
        <source>look, theme, display, appearance</source>
        <translation>外观, 主题, 显示, 语言</translation>
    </message>
    <message>
        <source>lookup, words</source>
        <translation>词典设置, 词典, 查词, 字典</translation>
    </message>
    <message>
        <source>database, backups, data, sync</source>
        <translation>书库, 备份, 数据, 位置</translation>
    </message>
    <message>
        <source>keyboard, shortcuts, hotkeys, bindings</source>
        <translation>键盘, 快捷键, 热键, 按键</translation>
    </message>
    <message>
        <source>filter, show only, narrow, only</source>
        <translation>筛选, 只看, 过滤</translation>
    </message>
    <message>
        <source>clear filter, show all, all texts</source>
        <translation>清除筛选, 显示全部, 全部文章, 书库</translation>
    </message>
    <message>
        <source>unread, new, not started</source>
        <translation>未读, 没读, 新</translation>
    </message>
    <message>
        <source>in progress, started, reading</source>
        <translation>在读, 正在读, 进行中</translation>
    </message>
    <message>
        <source>finished, done, read, complete</source>
        <translation>读完, 已读, 完成</translation>
    </message>
    <message>
        <source>archived, hidden, old</source>
        <translation>归档, 收起, 旧</translation>
    </message>
    <message>
        <source>required, must, mandatory, assigned</source>
        <translation>必读, 指定, 任务</translation>
    </message>
    <message>
        <source>my choice, own, voluntary</source>
        <translation>自选, 自己, 选读</translation>
    </message>
    <message>
        <source>track, category</source>
        <translation>类别, 分类</translation>
    </message>
    <message>
        <source>catch up, catching up</source>
        <translation>补课, 补习</translation>
    </message>
    <message>
        <source>accumulate, collect</source>
        <translation>积累, 积攒</translation>
    </message>
    <message>
        <source>work, job</source>
        <translation>工作, 职业</translation>
    </message>
    <message>
        <source>research, science</source>
        <translation>研究, 课题</translation>
    </message>
    <message>
        <source>order, arrange, sorting, sort by</source>
        <translation>排序, 顺序, 排列</translation>
    </message>
    <message>
        <source>recent, recently, last read</source>
        <translation>最近, 最近阅读</translation>
    </message>
    <message>
        <source>newest, recently added, last added</source>
        <translation>最新, 添加, 新加</translation>
    </message>
    <message>
        <source>title, alphabetical, name</source>
        <translation>标题, 书名, 名称, 拼音</translation>
    </message>
    <message>
        <source>author, writer, name</source>
        <translation>作者, 姓名</translation>
    </message>
    <message>
        <source>progress, percent, how far</source>
        <translation>进度, 百分比, 读了多少</translation>
    </message>
    <message>
        <source>time left, shortest, remaining, length</source>
        <translation>剩余, 剩余时间, 最短</translation>
    </message>
    <message>
        <source>by track, category</source>
        <translation>按类别, 类别, 分类</translation>
    </message>
    <message>
        <source>backward, reverse, descending</source>
        <translation>倒序, 反向, 逆序</translation>
    </message>
    <message>
        <source>filter, filter notes, show only, narrow</source>
        <translation>筛选, 只看, 过滤</translation>
    </message>
    <message>
        <source>clear filter, show all, all notes</source>
        <translation>清除筛选, 显示全部, 全部笔记</translation>
    </message>
    <message>
        <source>highlight, highlights, highlighted, marks</source>
        <translation>高亮, 只看高亮, 划线</translation>
    </message>
    <message>
        <source>comments, written, notes</source>
        <translation>批注, 只看批注, 想法, 感想</translation>
    </message>
    <message>
        <source>question, questions, asked, doubts</source>
        <translation>问题, 只看问题, 提问, 疑问</translation>
    </message>
    <message>
        <source>bookmark, bookmarks, places</source>
        <translation>书签, 收藏</translation>
    </message>
    <message>
        <source>notes by colour, color</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>yellow, notes yellow</source>
        <translation>黄色, 只看黄色</translation>
    </message>
    <message>
        <source>green, notes green</source>
        <translation>绿色, 只看绿色</translation>
    </message>
    <message>
        <source>blue, notes blue</source>
        <translation>蓝色, 只看蓝色</translation>
    </message>
    <message>
        <source>violet, purple, notes violet</source>
        <translation>紫色, 只看紫色</translation>
    </message>
    <message>
        <source>red, pink, notes red</source>
        <translation>红色, 粉色, 只看红色</translation>
    </message>
    <message>
        <source>group, sort notes, arrange</source>
        <translation>分组, 笔记, 排列</translation>
    </message>
    <message>
        <source>by text, notes by book, by title</source>
        <translation>按文章, 文章, 按书</translation>
    </message>
    <message>
        <source>by section, by chapter, chapter</source>
        <translation>按章节, 小节, 章节</translation>
    </message>
    <message>
        <source>by tag, notes by label, labels</source>
        <translation>按标签, 标签, 归类</translation>
    </message>
    <message>
        <source>by colour, by color</source>
        <translation>按颜色, 颜色, 按标记颜色</translation>
    </message>
    <message>
        <source>by day, by date, created</source>
        <translation>按天, 按日期, 日期</translation>
    </message>
    <message>
        <source>by topic, subject</source>
        <translation>按主题, 主题, 专题</translation>
    </message>
    <message>
        <source>top to bottom, columns, tategaki, japanese, right to left</source>
        <translation>直排, 纵排, 竖写, 从上到下, 日文, 右起</translation>
    </message>
    <message>
        <source>screen reader, accessibility, blind, arrow keys, cursor</source>
        <translation>读屏, 无障碍, 盲人, 方向键, 光标</translation>
    </message>
    <message>
        <source>read, count, skimmed, mark as read, credit</source>
        <translation>计入, 已读, 读过, 算作</translation>
    </message>
    <message>
        <source>listen, voice, speak, text to speech, hear, narrate</source>
        <translation>听书, 语音, 念, 有声, 播放, 听</translation>
    </message>
    <message>
        <source>silence, quiet, stop voice, stop speaking</source>
        <translation>停止播放, 静音, 停止语音, 别念了</translation>
    </message>
    <message>
        <source>voice speed, speech rate, faster, slower</source>
        <translation>朗读速度, 语速, 加快, 放慢, 播放速度</translation>
    </message>
    <message>
        <source>voice, speech engine, espeak, piper, narrator</source>
        <translation>发音引擎, 声音, 语音引擎, 朗读命令</translation>
    </message>
    <message>
        <source>PDF, facsimile, original, layout, scan, text</source>
        <translation>PDF, 原版, 原文, 版式, 扫描, 文字</translation>
    </message>
    <message>
        <source>sync, devices, laptop, shared folder</source>
        <translation>同步, 设备, 其他电脑, 共用文件夹, 云盘</translation>
    </message>
    <message>
        <source>sync, laptop, desktop, syncthing, dropbox, icloud, devices, cloud</source>
        <translation>同步, 其他电脑, 多台电脑, 两台电脑, 云盘, 坚果云, 网盘, 设备</translation>
    </message>
    <message>
        <source>synchronise, synchronize, refresh, exchange, laptop, devices</source>
        <translation>同步, 立即同步, 更新, 刷新, 设备</translation>
    </message>
</context>
<context>
    <name>LateStart</name>
    <message>
        <source>Five minutes: you showed up today. {left}.</source>
        <translation>读了五分钟，今天没有缺席。{left}。</translation>
    </message>
</context>
<context>
    <name>LauncherController</name>
    <message>
        <source>One Hour is not in your applications menu yet.</source>
        <translation>应用程序菜单里还没有「一小时」。</translation>
    </message>
    <message>
        <source>Add It</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Added to the applications menu. Files and onehour: links can be opened with One Hour.</source>
        <translation>已添加到应用程序菜单，文件和 onehour: 链接都可以用「一小时」打开。</translation>
    </message>
    <message>
        <source>Removed from the applications menu. Your library stays.</source>
        <translation>已从应用程序菜单移除，书库仍然保留。</translation>
    </message>
    <message>
        <source>The applications menu could not be changed.</source>
        <translation>未能更改应用程序菜单。</translation>
    </message>
</context>
<context>
    <name>LessonFiles</name>
    <message>
        <source>Set Lessons from a Table</source>
        <translation>用表格安排每日一课</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>表格 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Calendars (*.ics)</source>
        <translation>日历 (*.ics)</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>每日一课</translation>
    </message>
    <message>
        <source>Export Lessons</source>
        <translation>导出每日一课</translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s) exported to {path}.</source>
        <translation>
            <numerusform>已将 %n 课导出到 {path}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s) scheduled.</source>
        <translation>
            <numerusform>已安排 %n 课。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) skipped: {lines}.</source>
        <translation>
            <numerusform>跳过 %n 行，最前面的行号：{lines}。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LessonNote</name>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Write in Markdown…</source>
        <translation>用 Markdown 书写…</translation>
    </message>
</context>
<context>
    <name>LessonPage</name>
    <message>
        <source>Daily lesson</source>
        <translation>每日一课</translation>
    </message>
    <message>
        <source>Go to Library</source>
        <translation>前往书库</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>朗诵</translation>
    </message>
    <message>
        <source>Learn by heart</source>
        <translation>背诵</translation>
    </message>
    <message>
        <source>Retell</source>
        <translation>讲述</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Host Rota…</source>
        <translation>主持轮值…</translation>
    </message>
    <message>
        <source>Set Lessons from a Table…</source>
        <translation>用表格安排每日一课…</translation>
    </message>
    <message>
        <source>Export Lessons…</source>
        <translation>导出每日一课…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>换一篇</translation>
    </message>
    <message>
        <source>Add to Self-Test</source>
        <translation>加入自测</translation>
    </message>
    <message>
        <source>Open in Text</source>
        <translation>打开原文</translation>
    </message>
    <message>
        <source>No lesson yet</source>
        <translation>还没有每日一课</translation>
    </message>
    <message>
        <source>Mark a passage of a few sentences, or add a text. Each day’s lesson is chosen from them.</source>
        <translation>标出几句话，或添加一篇文章，每日一课会从中选出。</translation>
    </message>
    <message>
        <source>Host: {host}</source>
        <translation>主持：{host}</translation>
    </message>
    <message>
        <source>{day}, hosted by {host}</source>
        <translation>{day}，{host}主持</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Next Step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>This passage is already in your self-test.</source>
        <translation>这一段已经在自测里了。</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) added to your self-test.</source>
        <translation>
            <numerusform>已向自测添加 %n 张卡片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Today’s lesson is done.</source>
        <translation>今天的每日一课已完成。</translation>
    </message>
</context>
<context>
    <name>LessonPassageView</name>
    <message>
        <source>Don’t Use Again</source>
        <translation>不再选用</translation>
    </message>
    <message>
        <source>Never use this mark as a lesson again</source>
        <translation>以后不再选这条标记作为每日一课</translation>
    </message>
    <message>
        <source>All your marks have been lessons in the last 30 days, so this one is repeated.</source>
        <translation>近 30 天里，您的标记都已作过每日一课，这一条是重复选用。</translation>
    </message>
    <message>
        <source>{title}, {author}</source>
        <translation>{title}，{author}</translation>
    </message>
    <message numerus="yes">
        <source>marked on {day}, lesson no. %n</source>
        <translation>
            <numerusform>{day}标记，第 %n 次选为每日一课</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LessonSteps</name>
    <message>
        <source>Full text</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>Start of each clause</source>
        <translation>每句首字</translation>
    </message>
    <message>
        <source>Punctuation only</source>
        <translation>只留标点</translation>
    </message>
    <message>
        <source>From memory</source>
        <translation>凭记忆</translation>
    </message>
</context>
<context>
    <name>LessonTimer</name>
    <message>
        <source>about {time}</source>
        <translation>约 {time}</translation>
    </message>
    <message>
        <source>Time to wrap up</source>
        <translation>该收尾了</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>Daily lesson</source>
        <translation>每日一课</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主持</translation>
    </message>
    <message>
        <source>{title}: {host}</source>
        <translation>{title}：{host}</translation>
    </message>
    <message>
        <source>read aloud</source>
        <translation>朗诵</translation>
    </message>
    <message>
        <source>learn by heart</source>
        <translation>背诵</translation>
    </message>
    <message>
        <source>retell</source>
        <translation>讲述</translation>
    </message>
</context>
<context>
    <name>LibraryFilePage</name>
    <message>
        <source>Library</source>
        <translation>书库</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Library file</source>
        <translation>书库文件</translation>
    </message>
    <message>
        <source>Checks the file and every record; nothing is changed without your consent</source>
        <translation>检查文件和每条记录，未经您同意不作改动</translation>
    </message>
    <message>
        <source>Check…</source>
        <translation>检查…</translation>
    </message>
    <message>
        <source>Check the library</source>
        <translation>检查书库</translation>
    </message>
    <message>
        <source>A verified copy is saved here for every hour and day with changes</source>
        <translation>有改动时，每小时、每天都会在这里留一份校验过的副本</translation>
    </message>
    <message>
        <source>Backup folder</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>Back Up Now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Newest backup</source>
        <translation>最近的备份</translation>
    </message>
    <message>
        <source>First shows what would be added, changed and removed; one undo reverts it</source>
        <translation>先列出会增加、改变和移除的内容；撤销一次就能复原</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message numerus="yes">
        <source>{time}; %n copies kept</source>
        <translation>
            <numerusform>{time}，共保留 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>In the same folder: backups, dictionaries, copies of PDFs, the search index ({cache}, rebuilt when missing), {reserve}, which keeps room for saving on a full disk, and {lock}.</source>
        <translation>同一文件夹中还有：备份、词典、PDF 副本、搜索索引（{cache}，缺失时会重建）、{reserve}（磁盘已满时用于保存的预留空间）和 {lock}。</translation>
    </message>
    <message>
        <source>Texts, notes, reading time and plans, all in one file; One Hour sends nothing</source>
        <translation>文章、笔记、阅读时间和计划都在这一个文件里，「一小时」不发送任何东西</translation>
    </message>
    <message>
        <source>Remove Unused</source>
        <translation>移除无用的</translation>
    </message>
    <message>
        <source>Copies of PDFs</source>
        <translation>PDF 副本</translation>
    </message>
    <message numerus="yes">
        <source>%n PDF(s), {size}, in {folder}</source>
        <translation>
            <numerusform>{folder} 中有 %n 个 PDF，共 {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n of them, {size}, belong(s) to no text any more</source>
        <translation>
            <numerusform>；其中 %n 个（{size}）已不属于任何文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n PDF(s) removed that belonged to no text.</source>
        <translation>
            <numerusform>已移除 %n 个不属于任何文章的 PDF。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryScreen</name>
    <message>
        <source>Library</source>
        <translation>书库</translation>
    </message>
    <message>
        <source>Search texts and notes</source>
        <translation>搜索文章和笔记</translation>
    </message>
    <message>
        <source>Add Texts…</source>
        <translation>添加文章…</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n 篇文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %n text(s)</source>
        <translation>
            <numerusform>%n 篇中的 {shown} 篇</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 条笔记</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookupPanel</name>
    <message>
        <source>Look Up</source>
        <translation>查词</translation>
    </message>
    <message>
        <source>Word to look up</source>
        <translation>要查的词</translation>
    </message>
    <message>
        <source>Back to the previous word</source>
        <translation>返回上一个词</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save as Note</source>
        <translation>存为批注</translation>
    </message>
    <message>
        <source>Search Library</source>
        <translation>搜索书库</translation>
    </message>
</context>
<context>
    <name>LookupResultView</name>
    <message>
        <source>Words with the same beginning</source>
        <translation>开头相同的词</translation>
    </message>
    <message>
        <source>The dictionary “{name}” is damaged. Remove it and add it again.</source>
        <translation>词典“{name}”已损坏，请移除后重新添加。</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>显示全部出处</translation>
    </message>
    <message>
        <source>Not found in your library</source>
        <translation>书库里没有出现</translation>
    </message>
    <message numerus="yes">
        <source>In your library: %n place(s)</source>
        <translation>
            <numerusform>书库里有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Show Full Entry</source>
        <translation>显示完整词条</translation>
    </message>
    <message>
        <source>Not found in any dictionary.</source>
        <translation>词典里没有这个词。</translation>
    </message>
    <message>
        <source>No dictionaries yet. Add your own to look words up offline.</source>
        <translation>还没有词典。添加自己的词典后，不联网也能查词。</translation>
    </message>
    <message>
        <source>Dictionaries…</source>
        <translation>词典…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>One Hour</source>
        <translation>一小时</translation>
    </message>
</context>
<context>
    <name>Meeting</name>
    <message>
        <source>Markdown, merged with your edits</source>
        <translation>Markdown（与您的修改合并）</translation>
    </message>
    <message>
        <source>Word document (DOCX)</source>
        <translation>Word 文档（DOCX）</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>网页（HTML）</translation>
    </message>
    <message>
        <source>Calendar (iCalendar)</source>
        <translation>日历（iCalendar）</translation>
    </message>
    <message>
        <source>Everyone speaks</source>
        <translation>双周学·人人讲</translation>
    </message>
    <message>
        <source>Weekly study</source>
        <translation>每周集体学习</translation>
    </message>
    <message>
        <source>Reading salon</source>
        <translation>读书沙龙</translation>
    </message>
    <message>
        <source>Contest</source>
        <translation>竞赛</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>开场</translation>
    </message>
    <message>
        <source>lesson</source>
        <translation>每日一课</translation>
    </message>
    <message>
        <source>reading together</source>
        <translation>集体学</translation>
    </message>
    <message>
        <source>everyone speaks</source>
        <translation>人人讲</translation>
    </message>
    <message>
        <source>quiz</source>
        <translation>测验</translation>
    </message>
    <message>
        <source>contest</source>
        <translation>竞赛</translation>
    </message>
    <message>
        <source>open discussion</source>
        <translation>自由交流</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>疑问</translation>
    </message>
    <message>
        <source>actions</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>议程</translation>
    </message>
    <message>
        <source>{time} {part}, {minutes} min</source>
        <translation>{time} {part}（{minutes} 分钟）</translation>
    </message>
    <message>
        <source>{weekday} {day}, {begin} to {end}, {minutes} min</source>
        <translation>{day} {weekday} {begin}–{end}，{minutes} 分钟</translation>
    </message>
    <message>
        <source>Place: {place}</source>
        <translation>地点：{place}</translation>
    </message>
    <message>
        <source>Group: {group}</source>
        <translation>小组：{group}</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>发言</translation>
    </message>
    <message>
        <source>{people} present, {time} each; signals at {signals}</source>
        <translation>到会 {people} 人，每人 {time}，在 {signals} 提示</translation>
    </message>
    <message>
        <source>That is too short for everyone to speak. In {groups} groups, each person has {time}; in {length} min, everyone has a minute.</source>
        <translation>每人的时间太短。分成 {groups} 组，每人有 {time}；延长到 {length} 分钟，每人有一分钟。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Speaks about</source>
        <translation>讲什么</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>疑问</translation>
    </message>
    <message>
        <source>Question: {question}</source>
        <translation>疑问：{question}</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>疑问</translation>
    </message>
    <message>
        <source>{question} ({name})</source>
        <translation>{question}（{name}）</translation>
    </message>
    <message>
        <source>Answer: {answer}</source>
        <translation>回答：{answer}</translation>
    </message>
    <message>
        <source>Marked together</source>
        <translation>多人标记</translation>
    </message>
    <message>
        <source>Missed in this round</source>
        <translation>测验里答错的题</translation>
    </message>
    <message>
        <source>Question {number} of round {round}</source>
        <translation>第 {round} 轮第 {number} 题</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Closed since last meeting</source>
        <translation>上次学习会以来已结束</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>{day} 前完成</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>纪要</translation>
    </message>
    <message>
        <source>me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
</context>
<context>
    <name>MeetingEntry</name>
    <message>
        <source>Enter to save, Esc to cancel</source>
        <translation>Enter 保存，Esc 取消</translation>
    </message>
</context>
<context>
    <name>MeetingExporter</name>
    <message>
        <source>Folder for the Meeting Sheet</source>
        <translation>会议单存到哪个文件夹</translation>
    </message>
    <message>
        <source>Meeting sheet exported to {path}.</source>
        <translation>会议单已导出到 {path}。</translation>
    </message>
    <message>
        <source>Kept from the file: {kept}. Changed in both places: {conflicts}.</source>
        <translation>保留文件里的改动 {kept} 处，两边都改过 {conflicts} 处。</translation>
    </message>
    <message>
        <source>{words} The minutes were changed in the file.</source>
        <translation>{words}文件里的纪要有改动。</translation>
    </message>
    <message>
        <source>Use Them</source>
        <translation>采用</translation>
    </message>
</context>
<context>
    <name>MeetingForm</name>
    <message>
        <source>When and where</source>
        <translation>时间地点</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>议程</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>发言</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>纪要</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Names, separated by commas</source>
        <translation>姓名，以逗号分隔</translation>
    </message>
    <message>
        <source>Parts and their minutes, separated by commas. A part without minutes gets the time left.</source>
        <translation>各项及分钟数，以逗号分隔；没写分钟数的一项用剩下的时间。</translation>
    </message>
    <message>
        <source>What was said and agreed. It becomes part of the meeting sheet.</source>
        <translation>讲了什么、商定了什么，会写进会议单。</translation>
    </message>
    <message>
        <source>For this meeting</source>
        <translation>会上要谈</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>疑问</translation>
    </message>
    <message>
        <source>Marked together</source>
        <translation>多人标记</translation>
    </message>
    <message>
        <source>Missed in this round</source>
        <translation>测验里答错的题</translation>
    </message>
    <message>
        <source>Open actions</source>
        <translation>未完成的行动</translation>
    </message>
    <message>
        <source>Actions closed</source>
        <translation>已结束的行动</translation>
    </message>
    <message>
        <source>First meeting: everything so far is included.</source>
        <translation>第一次学习会：包含此前的全部内容。</translation>
    </message>
    <message>
        <source>Since the meeting on {day}.</source>
        <translation>{day}学习会以来的内容。</translation>
    </message>
</context>
<context>
    <name>MeetingStage</name>
    <message>
        <source>{words} ({who})</source>
        <translation>{words}（{who}）</translation>
    </message>
</context>
<context>
    <name>MeetingView</name>
    <message>
        <source>Next</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>疑问</translation>
    </message>
    <message>
        <source>One More Minute</source>
        <translation>加一分钟</translation>
    </message>
    <message>
        <source>Hide Keys</source>
        <translation>收起按键</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>{title}, {day}</source>
        <translation>{title}，{day}</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>第 {number} 位，共 {total} 位</translation>
    </message>
    <message>
        <source>The end</source>
        <translation>散会</translation>
    </message>
    <message>
        <source>Everything written down is in the minutes on the meeting sheet.</source>
        <translation>记下的内容都在会议单的纪要里。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Question: {question}</source>
        <translation>疑问：{question}</translation>
    </message>
    <message>
        <source>Up next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>over {time}</source>
        <translation>已超过 {time}</translation>
    </message>
    <message>
        <source>left, {time} each</source>
        <translation>还剩，每人 {time}</translation>
    </message>
    <message>
        <source>left of {time}</source>
        <translation>还剩，共 {time}</translation>
    </message>
    <message>
        <source>{what}, {who}</source>
        <translation>{what}，{who}</translation>
    </message>
</context>
<context>
    <name>MeetingsPage</name>
    <message>
        <source>Markdown, Merged…</source>
        <translation>Markdown（合并）…</translation>
    </message>
    <message>
        <source>Word Document…</source>
        <translation>Word 文档…</translation>
    </message>
    <message>
        <source>Web Page…</source>
        <translation>网页…</translation>
    </message>
    <message>
        <source>Calendar…</source>
        <translation>日历…</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>学习会</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New meeting today, like the last one</source>
        <translation>沿用上次的设置，今天开会</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Start…</source>
        <translation>开会…</translation>
    </message>
    <message>
        <source>held</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>New meeting</source>
        <translation>新建学习会</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>Meeting removed. Exported sheets stay where they are.</source>
        <translation>已移除这次学习会，导出的会议单仍在原处。</translation>
    </message>
</context>
<context>
    <name>MemberCard</name>
    <message>
        <source>Add to Meeting Sheet</source>
        <translation>加入会议单</translation>
    </message>
    <message>
        <source>View File</source>
        <translation>查看文件</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>They chose to share this; the file contains nothing else</source>
        <translation>本人选择提交这些，文件里没有其他内容</translation>
    </message>
    <message>
        <source>Shared by {name}</source>
        <translation>{name}提交的内容</translation>
    </message>
    <message>
        <source>No member selected</source>
        <translation>未选择成员</translation>
    </message>
    <message>
        <source>No. {number}, {day}, kept until {until}</source>
        <translation>第 {number} 号，{day}收到，保留至{until}</translation>
    </message>
    <message>
        <source>No. {number}, {day}</source>
        <translation>第 {number} 号，{day}收到</translation>
    </message>
    <message>
        <source>In their own words</source>
        <translation>心得</translation>
    </message>
</context>
<context>
    <name>MemberReport</name>
    <message>
        <source>portions</source>
        <translation>阅读任务</translation>
    </message>
    <message>
        <source>lessons</source>
        <translation>每日一课</translation>
    </message>
    <message>
        <source>own words</source>
        <translation>心得</translation>
    </message>
    <message>
        <source>days</source>
        <translation>每日状态</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>疑问</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>round results</source>
        <translation>测验成绩</translation>
    </message>
    <message>
        <source>actions</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟数</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{year}年{month}月{day}日</translation>
    </message>
    <message>
        <source>January February March April May June July August September October November December</source>
        <translation>1 2 3 4 5 6 7 8 9 10 11 12</translation>
    </message>
    <message>
        <source>Reading report, {first} to {last}</source>
        <translation>读书汇报，{first}至{last}</translation>
    </message>
    <message>
        <source>From {person}, for {group}. No. {number}, {made}.</source>
        <translation>{person}提交给{group}。第 {number} 号，{made}。</translation>
    </message>
    <message>
        <source>Kept until {day}.</source>
        <translation>保留至{day}。</translation>
    </message>
    <message>
        <source>Portion</source>
        <translation>阅读任务</translation>
    </message>
    <message>
        <source>Portion of “{pack}”</source>
        <translation>《{pack}》的阅读任务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>部分完成</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Lessons done: {done} of {total}.</source>
        <translation>每日一课：{total} 天中完成 {done} 天。</translation>
    </message>
    <message>
        <source>In my own words</source>
        <translation>心得</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>每日状态</translation>
    </message>
    <message>
        <source>m met, r rest, u made up, x missed, o open, b before the first plan</source>
        <translation>m 达标，r 休息日，u 已补上，x 未达标，o 进行中，b 计划开始之前</translation>
    </message>
    <message>
        <source>Questions for the meeting</source>
        <translation>带到学习会的疑问</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>{text}, {section}</source>
        <translation>《{text}》，{section}</translation>
    </message>
    <message>
        <source>Round {round} of “{pack}”</source>
        <translation>《{pack}》第 {round} 轮测验</translation>
    </message>
    <message>
        <source>Correct: {right} of {total}.</source>
        <translation>{total} 题中答对 {right} 题。</translation>
    </message>
    <message>
        <source>Missed: {numbers}.</source>
        <translation>答错的题：第 {numbers} 题。</translation>
    </message>
    <message>
        <source>My actions</source>
        <translation>我的行动</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>{day} 前</translation>
    </message>
    <message>
        <source>Minutes in this period: {minutes}.</source>
        <translation>这段时间共 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>Of these, added manually: {minutes}.</source>
        <translation>其中手动记入 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>Not included: times of day, other texts, single sittings, device, streak.</source>
        <translation>不含：具体时刻、其他文章、单次阅读、设备、连续天数。</translation>
    </message>
    <message>
        <source>Not selected: {fields}.</source>
        <translation>未选择：{fields}。</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>{words} ({place})</source>
        <translation>{words}（{place}）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Report no. {number} is withdrawn</source>
        <translation>第 {number} 号汇报已撤回</translation>
    </message>
    <message>
        <source>From {person}, for {group}, {made}.</source>
        <translation>{person}交给{group}，{made}。</translation>
    </message>
    <message>
        <source>The report for {first} to {last} is withdrawn.</source>
        <translation>{first}至{last}的汇报已撤回。</translation>
    </message>
    <message>
        <source>A group board that this file is added to erases the contents of the report and keeps only the fact that it was withdrawn. Copies elsewhere, such as in chats or backups, are not affected: if you have one, please delete it.</source>
        <translation>小组看板收到这个文件后，会抹去那份汇报的内容，只注明“已撤回”。聊天记录、备份等处的副本不受影响，如您留有副本，请一并删除。</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>One Hour</source>
        <translation>一小时</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Copy Details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>The file “{name}” is no longer there.</source>
        <translation>文件“{name}”已不存在。</translation>
    </message>
    <message>
        <source>The file “{name}” cannot be opened. You may not have permission to read it.</source>
        <translation>无法打开文件“{name}”，可能没有访问权限。</translation>
    </message>
    <message>
        <source>“{name}” is not a regular file but a pipe, a device or similar, and contains no text.</source>
        <translation>“{name}”不是普通文件，而是管道、设备之类，里面没有文字。</translation>
    </message>
    <message>
        <source>Another program changed “{name}” while it was being read, so it was not added. Add it again.</source>
        <translation>读取“{name}”时，有其他程序正在改写它，因此没有添加。请重新添加。</translation>
    </message>
    <message>
        <source>The folder “{name}” cannot be opened, so its files were not added.</source>
        <translation>无法打开文件夹“{name}”，里面的文件没有添加。</translation>
    </message>
    <message>
        <source>The file “{name}” is empty.</source>
        <translation>文件“{name}”是空的。</translation>
    </message>
    <message>
        <source>The file “{name}” contains data, not text.</source>
        <translation>文件“{name}”里是数据，不是文字。</translation>
    </message>
    <message>
        <source>The file “{name}” is too large.</source>
        <translation>文件“{name}”太大。</translation>
    </message>
    <message>
        <source>The encoding of “{name}” could not be detected. Save it as UTF-8 and add it again.</source>
        <translation>无法识别“{name}”的编码。请另存为 UTF-8 后重新添加。</translation>
    </message>
    <message>
        <source>“{name}” contains no text to read.</source>
        <translation>“{name}”里没有可读的文字。</translation>
    </message>
    <message>
        <source>“{name}” is damaged or was not downloaded completely.</source>
        <translation>“{name}”已损坏，或者没有下载完整。</translation>
    </message>
    <message>
        <source>“{name}” is password-protected.</source>
        <translation>“{name}”设有密码。</translation>
    </message>
    <message>
        <source>“{name}” was not opened: it is packed in a way that could write files outside the book.</source>
        <translation>没有打开“{name}”：它的打包方式可能会把文件写到书以外的位置。</translation>
    </message>
    <message>
        <source>“{name}” was not opened: unpacked, it would be larger than any book.</source>
        <translation>没有打开“{name}”：解压后会比任何一本书都大。</translation>
    </message>
    <message>
        <source>“{name}” contains no text in a format that One Hour supports.</source>
        <translation>“{name}”里没有「一小时」支持的文章格式。</translation>
    </message>
    <message>
        <source>“{name}” contains only another compressed file. Unpack it and add its contents.</source>
        <translation>“{name}”里只有另一个压缩文件。请先解压，再添加其中的内容。</translation>
    </message>
    <message>
        <source>“{name}” is not a complete EPUB: it does not say where the book begins.</source>
        <translation>“{name}”不是完整的 EPUB：没有写明书从哪里开始。</translation>
    </message>
    <message>
        <source>“{name}” is not a complete EPUB: its list of chapters is missing.</source>
        <translation>“{name}”不是完整的 EPUB：缺少章节清单。</translation>
    </message>
    <message>
        <source>The book “{name}” is copy-protected; other programs cannot read it.</source>
        <translation>电子书“{name}”有版权保护，其他软件无法读取。</translation>
    </message>
    <message>
        <source>“{name}” contains only images of pages. Run text recognition (OCR) on it first, then add it again.</source>
        <translation>“{name}”里只有页面图片。请先做文字识别（OCR），再重新添加。</translation>
    </message>
    <message>
        <source>“{name}” is password-protected. Save a copy without a password and add that.</source>
        <translation>“{name}”设有密码。请另存一份不带密码的副本，再添加那一份。</translation>
    </message>
    <message>
        <source>The fonts in “{name}” do not say which characters they show, so its text cannot be read.</source>
        <translation>“{name}”的字体没有标明字形对应的文字，因此无法读取。</translation>
    </message>
    <message>
        <source>“{name}” claims to have {pages} pages; One Hour can read up to {limit}.</source>
        <translation>“{name}”标明有 {pages} 页，而「一小时」最多能读 {limit} 页。</translation>
    </message>
    <message>
        <source>The document “{name}” is damaged: its text cannot be found.</source>
        <translation>文档“{name}”已损坏，找不到其中的正文。</translation>
    </message>
    <message>
        <source>The document “{name}” is password-protected. Open it in the program it was made with, save it without the password, and add it again.</source>
        <translation>文档“{name}”设有密码。请用原来的软件打开，取消密码后保存，再重新添加。</translation>
    </message>
    <message>
        <source>“{name}” is in the old Word format, which One Hour does not support. Open it in Word, WPS or LibreOffice, save it as DOCX, and add that.</source>
        <translation>“{name}”是旧版 Word 文档，「一小时」不支持。请用 Word、WPS 或 LibreOffice 打开，另存为 DOCX 后再添加。</translation>
    </message>
    <message>
        <source>“{name}” is a spreadsheet, a presentation or a drawing, not a text to read.</source>
        <translation>“{name}”是表格、演示文稿或绘图，不是可读的文章。</translation>
    </message>
    <message>
        <source>The markup of “{name}” is too damaged to be read.</source>
        <translation>“{name}”的标记损坏严重，无法读取。</translation>
    </message>
    <message>
        <source>Reading “{name}” took too long and was stopped. Nothing was added.</source>
        <translation>读取“{name}”耗时太长，已停止。没有添加任何内容。</translation>
    </message>
    <message>
        <source>“{name}” could not be read to the end. Nothing was added.</source>
        <translation>“{name}”没能读完。没有添加任何内容。</translation>
    </message>
    <message>
        <source>Adding “{name}” was stopped. Nothing was added.</source>
        <translation>已停止添加“{name}”。没有添加任何内容。</translation>
    </message>
    <message>
        <source>The dictionary “{name}” is damaged or incomplete. It was not added.</source>
        <translation>词典“{name}”已损坏或不完整，没有添加。</translation>
    </message>
    <message>
        <source>The dictionary “{name}” needs the file “{part}”, which is not in the same folder.</source>
        <translation>词典“{name}”还需要文件“{part}”，但它不在同一文件夹里。</translation>
    </message>
    <message>
        <source>The dictionary “{name}” contains no words.</source>
        <translation>词典“{name}”里没有词条。</translation>
    </message>
    <message>
        <source>The dictionary “{dictionary}” has already been added.</source>
        <translation>词典“{dictionary}”已经添加过了。</translation>
    </message>
    <message>
        <source>There is no dictionary named “{dictionary}”.</source>
        <translation>没有名为“{dictionary}”的词典。</translation>
    </message>
    <message>
        <source>“{name}” is not a One Hour library. It was not changed.</source>
        <translation>“{name}”不是「一小时」的书库，没有改动它。</translation>
    </message>
    <message>
        <source>The library “{name}” was made by a newer version of One Hour (library version {found}; this program supports up to {known}). It was not changed. Install the newer version to open it.</source>
        <translation>书库“{name}”由更新版本的「一小时」创建（书库版本 {found}，本软件最高支持 {known}），没有改动它。请安装新版本后再打开。</translation>
    </message>
    <message>
        <source>The library “{name}” is damaged. The damaged file is kept; nothing was deleted.</source>
        <translation>书库“{name}”已损坏。损坏的文件已原样保留，没有删除任何内容。</translation>
    </message>
    <message>
        <source>The library “{name}” is open in another One Hour window. Close that window first.</source>
        <translation>书库“{name}”正在另一个「一小时」窗口中打开，请先关闭那个窗口。</translation>
    </message>
    <message>
        <source>The library “{name}” is read-only. New marks and notes cannot be saved.</source>
        <translation>书库“{name}”是只读的，新的标记和笔记无法保存。</translation>
    </message>
    <message>
        <source>The disk is full. Everything saved before is safe. Free up space, then repeat the last step.</source>
        <translation>磁盘已满。之前保存的内容都在。请腾出空间，再重做刚才的操作。</translation>
    </message>
    <message>
        <source>The disk could not be read or written. Everything saved before is safe; check the disk.</source>
        <translation>磁盘读写出错。之前保存的内容都在，请检查磁盘。</translation>
    </message>
    <message>
        <source>The folder “{name}” is not there. Your library is safe; what you change is sent once the folder is back.</source>
        <translation>文件夹“{name}”不在了。书库完好；文件夹回来后，您的改动会再送出。</translation>
    </message>
    <message>
        <source>The folder “{name}” cannot be written to. Your library is safe; what you change is sent once it can be.</source>
        <translation>无法写入文件夹“{name}”。书库完好；可以写入后，您的改动会再送出。</translation>
    </message>
    <message>
        <source>The disk of the folder “{name}” is full. Your library is safe; what you change is sent once there is space.</source>
        <translation>文件夹“{name}”所在的磁盘已满。书库完好；有空间后，您的改动会再送出。</translation>
    </message>
    <message>
        <source>The folder “{name}” could not be read or written. Your library is safe; it is tried again.</source>
        <translation>文件夹“{name}”读写不成功。书库完好；稍后会再试。</translation>
    </message>
    <message>
        <source>“{name}” is a link to another folder. Choose the folder that it leads to.</source>
        <translation>“{name}”是指向另一文件夹的链接。请选择它所指的文件夹。</translation>
    </message>
    <message>
        <source>“{name}” is in the folder of the library, or holds it. A library must not be carried over while it is open: choose another folder.</source>
        <translation>“{name}”在书库的文件夹之内，或者包含书库。书库打开时不可由别的程序同步：请选择另一个文件夹。</translation>
    </message>
    <message>
        <source>Only {free} MB are left on the library’s disk, which is too little to add texts. Your library is safe. Free up space, then add them again.</source>
        <translation>书库所在磁盘只剩 {free} MB，不够添加文章。书库里的内容都在。请腾出空间后重新添加。</translation>
    </message>
    <message>
        <source>The library “{name}” is missing or empty, but there are copies of it. No new library was created in its place.</source>
        <translation>书库“{name}”不见了或是空的，但还有它的副本，所以没有新建书库来代替。</translation>
    </message>
    <message>
        <source>The file “{name}” already exists and was not changed. Choose another name.</source>
        <translation>文件“{name}”已存在，没有改动它。请换一个名称。</translation>
    </message>
    <message>
        <source>The contents of “{name}” do not fit into this library. Nothing was changed.</source>
        <translation>“{name}”里的内容与这个书库不相容。没有做任何改动。</translation>
    </message>
    <message>
        <source>The backup “{name}” could not be verified, so it was not kept.</source>
        <translation>备份“{name}”未能通过校验，没有保留。</translation>
    </message>
    <message>
        <source>That text is not in the library.</source>
        <translation>书库里没有这篇文章。</translation>
    </message>
    <message>
        <source>The same text is already in the library as “{title}”. Nothing was replaced.</source>
        <translation>书库里已有同样的文章《{title}》。没有替换任何内容。</translation>
    </message>
    <message>
        <source>That note is not in the library.</source>
        <translation>书库里没有这条笔记。</translation>
    </message>
    <message>
        <source>That card is not in the library, or its mark was removed.</source>
        <translation>书库里没有这张卡片，或者它的标记已移除。</translation>
    </message>
    <message>
        <source>These words already have a card. Nothing was changed.</source>
        <translation>这几个字已有卡片。没有做任何改动。</translation>
    </message>
    <message>
        <source>A mark can have at most {most} cards. Remove one first; nothing was changed.</source>
        <translation>一处标记最多有 {most} 张卡片，请先移除一张。没有做任何改动。</translation>
    </message>
    <message>
        <source>This mark cannot become a card of this kind.</source>
        <translation>这处标记不能做成这种卡片。</translation>
    </message>
    <message>
        <source>A typed answer to this card cannot be checked. Rate how well you knew it instead.</source>
        <translation>这张卡片无法判断键入的答案，请直接评定掌握程度。</translation>
    </message>
    <message>
        <source>The mark does not contain these words: “{words}”.</source>
        <translation>这处标记里没有“{words}”。</translation>
    </message>
    <message>
        <source>“{words}” appears {times} times in the mark. Say which one you mean.</source>
        <translation>“{words}”在这处标记里出现了 {times} 次，请指明是哪一处。</translation>
    </message>
    <message>
        <source>This topic is no longer in the library.</source>
        <translation>这个专题已不在书库里。</translation>
    </message>
    <message>
        <source>There is nothing for a lesson yet. Mark a passage of a few sentences, or add a text.</source>
        <translation>还没有可用于每日一课的段落。请标记几句话，或添加一篇文章。</translation>
    </message>
    <message>
        <source>This rota has no members yet.</source>
        <translation>这个轮值还没有成员。</translation>
    </message>
    <message>
        <source>The rota cannot be changed like this. It stays as it was.</source>
        <translation>轮值不能这样改，保持原样。</translation>
    </message>
    <message>
        <source>A name is missing: the group’s, or the one that others see.</source>
        <translation>缺少名称：小组的名称，或您给别人看的名字。</translation>
    </message>
    <message>
        <source>This is from “{name}”, who was known as “{known}” before. Nothing was added.</source>
        <translation>这份文件来自“{name}”，此人以前叫“{known}”。没有添加任何内容。</translation>
    </message>
    <message>
        <source>This is from a different “{name}” than the one already known. Nothing was added.</source>
        <translation>已有一位“{name}”，这份文件来自另一位同名的人。没有添加任何内容。</translation>
    </message>
    <message>
        <source>There is no such group in the library.</source>
        <translation>书库里没有这个小组。</translation>
    </message>
    <message>
        <source>Nobody of that name has shared anything.</source>
        <translation>没有收到过这个人分享的文件。</translation>
    </message>
    <message>
        <source>“{name}” is not a file shared from One Hour. Nothing was added.</source>
        <translation>“{name}”不是从「一小时」分享的文件。没有添加任何内容。</translation>
    </message>
    <message>
        <source>“{name}” was made by a newer version of One Hour (file version {found}; this program reads up to {known}). Nothing was added.</source>
        <translation>“{name}”由更新版本的「一小时」生成（文件版本 {found}，本软件最高支持 {known}）。没有添加任何内容。</translation>
    </message>
    <message>
        <source>“{name}” is of a kind that this version of One Hour does not know: “{kind}”. Nothing was added.</source>
        <translation>这个版本的「一小时」不认识“{name}”这种文件：“{kind}”。没有添加任何内容。</translation>
    </message>
    <message>
        <source>In “{name}”, “{field}” is missing or invalid. Nothing was added.</source>
        <translation>“{name}”里的“{field}”缺失或有误。没有添加任何内容。</translation>
    </message>
    <message>
        <source>“{file}” in “{name}” is not valid JSON; it may have duplicate keys. Nothing was added.</source>
        <translation>“{name}”里的“{file}”不是有效的 JSON，可能有重复的键。没有添加任何内容。</translation>
    </message>
    <message>
        <source>“{file}” in “{name}” does not list its files correctly. Nothing was added.</source>
        <translation>“{name}”里的“{file}”没有正确列出文件。没有添加任何内容。</translation>
    </message>
    <message>
        <source>“{file}” in “{name}” is damaged or was changed in transit. Nothing was added; ask for it again.</source>
        <translation>“{name}”里的“{file}”已损坏，或在传送途中有改动。没有添加任何内容，请对方重新发送。</translation>
    </message>
    <message>
        <source>“{file}” is missing from “{name}”. Nothing was added.</source>
        <translation>“{name}”里缺少“{file}”。没有添加任何内容。</translation>
    </message>
    <message>
        <source>“{name}” contains “{file}”, which is not on its list of files. Nothing was added.</source>
        <translation>“{name}”里的“{file}”不在文件清单上。没有添加任何内容。</translation>
    </message>
    <message>
        <source>“{name}” was not opened: its file “{file}” points outside the package or appears twice.</source>
        <translation>没有打开“{name}”：其中的“{file}”指向文件包之外，或者重复出现。</translation>
    </message>
    <message>
        <source>“{file}” is too large to share or open. Nothing was changed.</source>
        <translation>“{file}”太大，无法分享或打开。没有做任何改动。</translation>
    </message>
    <message>
        <source>The line “{name}” was changed or cut off in transit. Ask for it again; the other lines were read.</source>
        <translation>“{name}”这一行在传送途中有改动或不完整，请对方重新发送。其余各行已读取。</translation>
    </message>
    <message>
        <source>This note is not among others’ notes.</source>
        <translation>他人的笔记里没有这一条。</translation>
    </message>
    <message>
        <source>The notes in “{name}” are by {people}. They are kept beside your own, never mixed with them: add them with “peers add”, or with “Open Received File…” in the window.</source>
        <translation>“{name}”里是{people}的笔记。他人的笔记与您的笔记分开存放，不会混在一起：请用“peers add”添加，或在窗口中选“打开收到的文件…”。</translation>
    </message>
    <message>
        <source>None of your notes are by “{creator}”.</source>
        <translation>您的笔记中没有“{creator}”写的。</translation>
    </message>
    <message>
        <source>“{name}” is not a text but a file shared from One Hour. Open it with “Open Received File…” in the “Library” menu.</source>
        <translation>“{name}”不是文章，而是从「一小时」分享的文件。请用“书库”菜单里的“打开收到的文件…”打开。</translation>
    </message>
    <message>
        <source>No line in this text begins with “onehour:”. Copy the whole message.</source>
        <translation>这段文字里没有以“onehour:”开头的行。请复制整条消息。</translation>
    </message>
    <message>
        <source>This is for “{name}”, not “{group}”. Nothing was added.</source>
        <translation>这是给“{name}”的，不是给“{group}”的。没有添加任何内容。</translation>
    </message>
    <message>
        <source>Part of the report cannot be read: {field}. Nothing was added.</source>
        <translation>汇报中有无法读取的内容：{field}。没有添加任何内容。</translation>
    </message>
    <message>
        <source>That is not one of your own reports. Nothing was withdrawn.</source>
        <translation>那不是您自己的汇报。没有撤回任何内容。</translation>
    </message>
    <message>
        <source>This is not a report but “{kind}”: open it with “Open Received File…”. Nothing was added.</source>
        <translation>这不是汇报，而是“{kind}”：请用“打开收到的文件…”打开。没有添加任何内容。</translation>
    </message>
    <message>
        <source>There is no such study pack in the library.</source>
        <translation>书库里没有这个领学包。</translation>
    </message>
    <message>
        <source>This is number {number} of the pack, but you already have number {known}. Nothing was added.</source>
        <translation>这是领学包的第 {number} 号，而书库里已有第 {known} 号。没有添加任何内容。</translation>
    </message>
    <message>
        <source>A study pack needs a text: choose one, or add one to the roadmap.</source>
        <translation>领学包里要有文章：请选一篇，或先加入路线图。</translation>
    </message>
    <message>
        <source>“{name}” contains no portions or lessons that can be read.</source>
        <translation>无法从“{name}”里读出阅读任务或每日一课。</translation>
    </message>
    <message>
        <source>This action is not in the library.</source>
        <translation>书库里没有这项行动。</translation>
    </message>
    <message>
        <source>The action cannot be changed like this. It stays as it was.</source>
        <translation>行动不能这样改，保持原样。</translation>
    </message>
    <message>
        <source>That session is not on record.</source>
        <translation>时间记录里没有这个时段。</translation>
    </message>
    <message>
        <source>The text does not contain those words.</source>
        <translation>文章里没有这几个字。</translation>
    </message>
    <message>
        <source>That place is outside the text.</source>
        <translation>这个位置超出了文章范围。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可以撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可以重做的操作。</translation>
    </message>
    <message>
        <source>Other steps came after this one. Nothing was changed; go back to it with “History…” in the “Edit” menu.</source>
        <translation>此后还有其他操作，因此没有做任何改动。可从“编辑”菜单的“历史…”回到这一步之前。</translation>
    </message>
    <message>
        <source>This plan is not possible. The plan stays as it was.</source>
        <translation>这样的计划不成立，计划保持不变。</translation>
    </message>
    <message>
        <source>This session is not possible. Nothing was changed.</source>
        <translation>这样的时段不成立。没有做任何改动。</translation>
    </message>
    <message>
        <source>The recorded activity could not be read.</source>
        <translation>无法识别活动记录。</translation>
    </message>
    <message>
        <source>The notes could not be written to “{name}”. Your notes are safe in the library.</source>
        <translation>笔记无法写入“{name}”。书库里的笔记都在。</translation>
    </message>
    <message>
        <source>There is no such meeting.</source>
        <translation>没有这次学习会。</translation>
    </message>
    <message>
        <source>This meeting is not possible. Nothing was written.</source>
        <translation>这样安排学习会行不通。没有写入任何内容。</translation>
    </message>
    <message>
        <source>Writing Word documents needs the package python-docx, which is not installed: pip install python-docx. Markdown and HTML need nothing extra.</source>
        <translation>导出 Word 文档需要 python-docx，目前尚未安装：pip install python-docx。Markdown 和 HTML 不需要另外安装。</translation>
    </message>
    <message>
        <source>The template “{name}” cannot be used: {reason}. Nothing was exported with it.</source>
        <translation>模板“{name}”无法使用：{reason}。没有用它导出任何内容。</translation>
    </message>
    <message>
        <source>The folder “{name}” cannot be written to.</source>
        <translation>文件夹“{name}”无法写入。</translation>
    </message>
    <message>
        <source>The notes in “{name}” cannot be read: the file is damaged.</source>
        <translation>无法读取“{name}”里的笔记：文件已损坏。</translation>
    </message>
    <message>
        <source>There are no notes in “{name}”.</source>
        <translation>“{name}”里没有笔记。</translation>
    </message>
    <message>
        <source>Entry {number} of “{name}” was skipped.</source>
        <translation>“{name}”的第 {number} 条已跳过。</translation>
    </message>
    <message>
        <source>“{name}” contains no reading time that One Hour can read. It reads the statistics of KOReader, Readest and ッツ Ebook Reader, and its own JSON and CSV.</source>
        <translation>“{name}”里没有「一小时」能读取的阅读时间。可以读取 KOReader、Readest 和 ッツ Ebook Reader 的统计，以及「一小时」自己的 JSON 和 CSV。</translation>
    </message>
    <message>
        <source>The reading time in “{name}” cannot be read: the file is damaged. Nothing was added.</source>
        <translation>无法读取“{name}”里的阅读时间：文件已损坏。没有添加任何内容。</translation>
    </message>
    <message>
        <source>There is no reading time in “{name}”.</source>
        <translation>“{name}”里没有阅读时间。</translation>
    </message>
    <message>
        <source>“{name}” contains no questions that One Hour can read. It reads GIFT, Aiken, tables (CSV), and numbered questions with answers as plain text.</source>
        <translation>“{name}”里没有「一小时」能读取的题目。可以读取 GIFT、Aiken、表格（CSV），以及带题号和答案的纯文本。</translation>
    </message>
    <message>
        <source>That question is not in the bank.</source>
        <translation>题库里没有这道题。</translation>
    </message>
    <message>
        <source>This question is already in the bank. Nothing was added.</source>
        <translation>题库里已有这道题。没有添加任何内容。</translation>
    </message>
    <message>
        <source>This question cannot be asked yet.</source>
        <translation>这道题还不能用来出题。</translation>
    </message>
    <message>
        <source>There are no questions in the bank yet.</source>
        <translation>题库里还没有题目。</translation>
    </message>
    <message>
        <source>There is no study pack of that name that contains questions.</source>
        <translation>没有叫这个名称且带有题目的领学包。</translation>
    </message>
    <message>
        <source>That contest is not in the library.</source>
        <translation>书库里没有这场竞赛。</translation>
    </message>
    <message>
        <source>Line {line} of the contest is out of place. Nothing was scored.</source>
        <translation>竞赛记录第 {line} 行的位置不对。没有计分。</translation>
    </message>
    <message>
        <source>This is not a complete contest yet.</source>
        <translation>这样还不能组成一场竞赛。</translation>
    </message>
    <message>
        <source>The contest needs {needed} questions, but there are only {number} to choose from.</source>
        <translation>这场竞赛需要 {needed} 道题，但可选的只有 {number} 道。</translation>
    </message>
    <message>
        <source>More than one text has an ID that begins like this. Give more characters.</source>
        <translation>不止一篇文章的编号这样开头，请多写几位。</translation>
    </message>
    <message>
        <source>More than one card has an ID that begins like this. Give more characters.</source>
        <translation>不止一张卡片的编号这样开头，请多写几位。</translation>
    </message>
    <message>
        <source>More than one note has an ID that begins like this. Give more characters.</source>
        <translation>不止一条笔记的编号这样开头，请多写几位。</translation>
    </message>
    <message>
        <source>The daily goal can be 5 to 600 minutes. The plan stays as it was.</source>
        <translation>每天的目标可以是 5 到 600 分钟。计划保持不变。</translation>
    </message>
    <message>
        <source>The goal of a weekday can be 5 to 600 minutes. The plan stays as it was.</source>
        <translation>单独一天的目标可以是 5 到 600 分钟。计划保持不变。</translation>
    </message>
    <message>
        <source>The weekly goal can be 5 to 4200 minutes, or 1 to 7 days. The plan stays as it was.</source>
        <translation>每周的目标可以是 5 到 4200 分钟，或 1 到 7 天。计划保持不变。</translation>
    </message>
    <message>
        <source>Days away must end after they begin and last no longer than a year. Nothing was changed.</source>
        <translation>外出的最后一天不能早于第一天，且不能超过一年。没有做任何改动。</translation>
    </message>
    <message>
        <source>At least one day of the week must be left for reading. The plan stays as it was.</source>
        <translation>一周至少要留一天阅读。计划保持不变。</translation>
    </message>
    <message>
        <source>The day can start at an hour from 0 to 23. The plan stays as it was.</source>
        <translation>一天的开始时间应为 0 点到 23 点之间的整点。计划保持不变。</translation>
    </message>
    <message>
        <source>The time to make up a missed day can be 0 to 31 days. The plan stays as it was.</source>
        <translation>补读的期限应在 0 到 31 天之间。计划保持不变。</translation>
    </message>
    <message>
        <source>This change can take effect on {earliest} at the earliest. The plan stays as it was.</source>
        <translation>这项改动最早从 {earliest} 起生效。计划保持不变。</translation>
    </message>
    <message>
        <source>The plan was last changed on {earliest} and cannot be changed for earlier days. Nothing was changed.</source>
        <translation>计划上次更改是在 {earliest}，更早的日子不能再改。没有做任何改动。</translation>
    </message>
    <message>
        <source>A rest day must be set before it begins, so {earliest} at the earliest. Nothing was changed.</source>
        <translation>休息日要提前设定，最早为 {earliest}。没有做任何改动。</translation>
    </message>
    <message>
        <source>A session must end after it begins. Nothing was added.</source>
        <translation>时段的结束时间要晚于开始时间。没有记入。</translation>
    </message>
    <message>
        <source>A session cannot be longer than a day. Nothing was added.</source>
        <translation>一个时段不能超过一天。没有记入。</translation>
    </message>
    <message>
        <source>Only time in the past can be added. Nothing was added.</source>
        <translation>只能记入已经过去的时间。没有记入。</translation>
    </message>
    <message>
        <source>Some of that time is already on record, and no minute counts twice. Nothing was added.</source>
        <translation>其中一部分时间已有记录，同一分钟不能重复计入。没有记入。</translation>
    </message>
    <message>
        <source>This would remove more time than there is. Nothing was changed.</source>
        <translation>要减去的时间比已有的还多。没有做任何改动。</translation>
    </message>
    <message>
        <source>The day would have more time than it lasts. Nothing was changed.</source>
        <translation>这一天的时间会超出一天的长度。没有做任何改动。</translation>
    </message>
    <message>
        <source>The session would extend into another day. Nothing was changed.</source>
        <translation>这个时段会延伸到另一天。没有做任何改动。</translation>
    </message>
    <message>
        <source>It is already like this. Nothing was changed.</source>
        <translation>已经是这样了。没有做任何改动。</translation>
    </message>
    <message>
        <source>A correction needs a reason and an existing session. Nothing was changed.</source>
        <translation>更正需要写明原因，并指定一个已有的时段。没有做任何改动。</translation>
    </message>
    <message>
        <source>This session is still running. Pause the clock, then correct it. Nothing was changed.</source>
        <translation>这个时段还在计时。请先暂停计时再更正。没有做任何改动。</translation>
    </message>
    <message>
        <source>The picture could not be written to “{name}”.</source>
        <translation>图片无法写入“{name}”。</translation>
    </message>
    <message>
        <source>Another program kept writing to “{name}” during the export. The file was not changed; export again.</source>
        <translation>导出时有其他程序一直在写“{name}”。文件保持原样，请重新导出。</translation>
    </message>
    <message>
        <source>The file “{name}” is read-only and was not changed. Your notes are safe in the library.</source>
        <translation>文件“{name}”是只读的，保持原样。书库里的笔记都在。</translation>
    </message>
    <message>
        <source>The disk is full. “{name}” was not changed; your notes are safe in the library.</source>
        <translation>磁盘已满。“{name}”保持原样，书库里的笔记都在。</translation>
    </message>
    <message>
        <source>The file “{name}” is no longer UTF-8 plain text and was not changed.</source>
        <translation>文件“{name}”不再是 UTF-8 纯文本，保持原样。</translation>
    </message>
    <message>
        <source>Pages were added to “{name}” or taken out of it, so its notes were not changed. Move it away for a new copy.</source>
        <translation>“{name}”里加过或去掉过页面，所以没有改动它的笔记。把它移走，就能得到新的副本。</translation>
    </message>
    <message>
        <source>Line {line} of the template “{name}” could not be read: {reason}. Nothing was exported with it.</source>
        <translation>无法识别模板“{name}”的第 {line} 行：{reason}。没有用它导出任何内容。</translation>
    </message>
    <message>
        <source>The template “{name}” used too much memory or time and was stopped. Nothing was exported with it.</source>
        <translation>模板“{name}”占用的内存或时间太多，已停止。没有用它导出任何内容。</translation>
    </message>
    <message>
        <source>The template “{name}” has no block “annotation”. Nothing was exported with it.</source>
        <translation>模板“{name}”里没有“annotation”块。没有用它导出任何内容。</translation>
    </message>
    <message>
        <source>“{name}” is not valid JSON; it may be cut off or have duplicate keys. Nothing was added.</source>
        <translation>“{name}”不是有效的 JSON，可能不完整，或有重复的键。没有添加任何内容。</translation>
    </message>
    <message>
        <source>“{name}” is nested too deeply for a file of notes. Nothing was added.</source>
        <translation>“{name}”嵌套太深，不像是笔记文件。没有添加任何内容。</translation>
    </message>
    <message>
        <source>“{name}” has no column “Highlight”. Nothing was added.</source>
        <translation>“{name}”缺少“Highlight”一列。没有添加任何内容。</translation>
    </message>
    <message>
        <source>Entry {number} of “{name}” is damaged and was skipped.</source>
        <translation>“{name}”的第 {number} 条已损坏，已跳过。</translation>
    </message>
    <message>
        <source>Entry {number} of “{name}” is of a kind that One Hour does not know.</source>
        <translation>「一小时」不认识“{name}”的第 {number} 条的种类。</translation>
    </message>
    <message>
        <source>Entry {number} of “{name}” contains no text.</source>
        <translation>“{name}”的第 {number} 条没有文字。</translation>
    </message>
    <message>
        <source>Entry {number} of “{name}” is too long for a passage and was skipped.</source>
        <translation>“{name}”的第 {number} 条太长，已跳过。</translation>
    </message>
    <message>
        <source>Entry {number} of “{name}” contains no text: the book’s copying limit on Kindle was reached.</source>
        <translation>“{name}”的第 {number} 条没有文字：已达到这本书在 Kindle 上的复制上限。</translation>
    </message>
    <message>
        <source>“{name}” breaks off at entry {number}. Everything before that was read.</source>
        <translation>“{name}”在第 {number} 条处中断。此前的内容已读取。</translation>
    </message>
    <message>
        <source>“{name}” is in a language that One Hour does not know. Highlights, notes and bookmarks were told apart by the form of the entries.</source>
        <translation>「一小时」不认识“{name}”所用的语言。高亮、批注和书签是按条目的格式区分的。</translation>
    </message>
    <message>
        <source>Entry {number} of “{name}” appears again later in the file, and complete.</source>
        <translation>“{name}”的第 {number} 条在后面再次出现，且更完整。</translation>
    </message>
    <message>
        <source>Line {number} of the table “{name}” does not match the column headings.</source>
        <translation>表格“{name}”的第 {number} 行与表头不符。</translation>
    </message>
    <message>
        <source>Entry {number} of “{name}” was removed in the other program.</source>
        <translation>“{name}”的第 {number} 条在原来的程序里已移除。</translation>
    </message>
    <message>
        <source>Entry {number} of “{name}” is already in the library.</source>
        <translation>“{name}”的第 {number} 条已在书库里。</translation>
    </message>
    <message>
        <source>Entry {number} of “{name}” was removed from the library earlier; it stays removed.</source>
        <translation>“{name}”的第 {number} 条以前从书库里移除过，不再添加。</translation>
    </message>
    <message>
        <source>Entry {number} of “{name}” is in the library with different text, which stays.</source>
        <translation>“{name}”的第 {number} 条已在书库里，但内容不同；以书库为准。</translation>
    </message>
    <message>
        <source>“{file}” in “{name}” is nested too deeply. Nothing was added.</source>
        <translation>“{name}”里的“{file}”嵌套太深。没有添加任何内容。</translation>
    </message>
    <message>
        <source>“{file}” in “{name}” contains too much. Nothing was added.</source>
        <translation>“{name}”里的“{file}”内容太多。没有添加任何内容。</translation>
    </message>
    <message>
        <source>“{file}” in “{name}” contains characters that are not text. Nothing was added.</source>
        <translation>“{name}”里的“{file}”含有非文字字符。没有添加任何内容。</translation>
    </message>
    <message>
        <source>There is no other lesson for today; mark more passages. This one stays.</source>
        <translation>今天没有其他可选的课，请多标记几段。这一课保留。</translation>
    </message>
    <message>
        <source>This lesson does not come from a mark, so there is no mark to leave out.</source>
        <translation>这一课不是来自标记，没有可略去的标记。</translation>
    </message>
    <message>
        <source>“{who}” is listed twice among the members. The rota stays as it was.</source>
        <translation>成员中“{who}”出现了两次。轮值保持原样。</translation>
    </message>
    <message>
        <source>{day} has passed, and past days never change. The rota stays as it was.</source>
        <translation>{day} 已经过去，过去的日子不再改动。轮值保持原样。</translation>
    </message>
    <message>
        <source>“{who}” is not a member of the rota. It stays as it was.</source>
        <translation>“{who}”不在这个轮值里。轮值保持原样。</translation>
    </message>
    <message>
        <source>Nobody hosts on {day}, so there is nothing to swap. The rota stays as it was.</source>
        <translation>{day} 没有人主持，无法对调。轮值保持原样。</translation>
    </message>
    <message>
        <source>A swap needs two different days, not only {day}. The rota stays as it was.</source>
        <translation>对调需要两个日子，不能只有 {day}。轮值保持原样。</translation>
    </message>
    <message>
        <source>A report can cover at most {most} days; this one covers {days}. Nothing was added.</source>
        <translation>一份汇报最多涵盖 {most} 天，这一份有 {days} 天。没有添加任何内容。</translation>
    </message>
    <message>
        <source>The last day of a report cannot be before its first day. Nothing was added.</source>
        <translation>汇报的最后一天不能早于第一天。没有添加任何内容。</translation>
    </message>
    <message>
        <source>Say what is to be done.</source>
        <translation>请写明要做什么。</translation>
    </message>
    <message>
        <source>An action cannot have measures; name a project. Nothing was added.</source>
        <translation>行动下面不能再有措施，请写项目名称。没有添加任何内容。</translation>
    </message>
    <message>
        <source>“{what}” is still open and stays until it is done. You can drop it with a reason.</source>
        <translation>“{what}”还没完成，会一直保留到完成为止。也可以写明原因后放弃。</translation>
    </message>
    <message>
        <source>Give a reason for dropping it. The action stays as it was.</source>
        <translation>请写明放弃的原因。行动保持原样。</translation>
    </message>
    <message>
        <source>A project is done when all its measures are done. Still open: {what}.</source>
        <translation>所有措施都完成，项目才算完成。还没完成的：{what}。</translation>
    </message>
    <message>
        <source>More than one meeting has an ID that begins like this. Give more characters.</source>
        <translation>不止一次学习会的编号这样开头，请多写几位。</translation>
    </message>
    <message>
        <source>Nobody is listed as present. Say who is coming; nothing was written.</source>
        <translation>没有到会的人。请写明谁来；没有写入任何内容。</translation>
    </message>
    <message>
        <source>“{who}” is listed twice. Give each person a different name; nothing was written.</source>
        <translation>“{who}”出现了两次，请用不同的名字区分。没有写入任何内容。</translation>
    </message>
    <message>
        <source>The agenda is longer than the {length} minutes of the meeting. Nothing was written.</source>
        <translation>议程比学习会的 {length} 分钟还长。没有写入任何内容。</translation>
    </message>
    <message>
        <source>A meeting can last 1 to 600 minutes. Nothing was written.</source>
        <translation>学习会的时长应为 1 到 600 分钟。没有写入任何内容。</translation>
    </message>
    <message>
        <source>“{name}” contains NUL characters, so it is not plain text. Nothing was added.</source>
        <translation>“{name}”里有空字符（NUL），不是纯文本。没有添加任何内容。</translation>
    </message>
    <message>
        <source>More than one question has an ID that begins like this. Give more characters.</source>
        <translation>不止一道题的编号这样开头，请多写几位。</translation>
    </message>
    <message>
        <source>A contest needs 2 to 6 teams.</source>
        <translation>一场竞赛需要 2 到 6 队。</translation>
    </message>
    <message>
        <source>Each team needs a different name.</source>
        <translation>每队的队名不能相同。</translation>
    </message>
    <message>
        <source>Each team needs a different key.</source>
        <translation>每队的按键不能相同。</translation>
    </message>
    <message>
        <source>Line {line} of the contest is not a JSON object. Nothing was scored.</source>
        <translation>竞赛记录第 {line} 行不是 JSON 对象。没有计分。</translation>
    </message>
    <message>
        <source>The file contains no contest.</source>
        <translation>文件里没有竞赛。</translation>
    </message>
    <message>
        <source>Line {line} of the contest names an event that One Hour does not know. Nothing was scored.</source>
        <translation>「一小时」不认识竞赛记录第 {line} 行的事件。没有计分。</translation>
    </message>
    <message>
        <source>Line {line}: a contest begins with its set-up, and only once. Nothing was scored.</source>
        <translation>第 {line} 行：竞赛以设置开头，且只有一次。没有计分。</translation>
    </message>
    <message>
        <source>Line {line}: a contest needs 2 to 6 teams.</source>
        <translation>第 {line} 行：一场竞赛需要 2 到 6 队。</translation>
    </message>
    <message>
        <source>Line {line}: each team needs a different name.</source>
        <translation>第 {line} 行：每队的队名不能相同。</translation>
    </message>
    <message>
        <source>Line {line} names a team that is not in the contest. Nothing was scored.</source>
        <translation>第 {line} 行提到的队不在这场竞赛里。没有计分。</translation>
    </message>
    <message>
        <source>Line {line}: each team needs a different key.</source>
        <translation>第 {line} 行：每队的按键不能相同。</translation>
    </message>
    <message>
        <source>Line {line}: points are whole numbers up to 1000, and 10, 20 or 30 for a risk question.</source>
        <translation>第 {line} 行：分数是不超过 1000 的整数，风险题是 10、20 或 30。</translation>
    </message>
    <message>
        <source>Line {line}: the time for an answer is 10, 30 or 60 seconds.</source>
        <translation>第 {line} 行：答题时间是 10、30 或 60 秒。</translation>
    </message>
    <message>
        <source>Line {line} of the contest has no time in seconds since the question was shown. Nothing was scored.</source>
        <translation>竞赛记录第 {line} 行没有出题后的秒数。没有计分。</translation>
    </message>
    <message>
        <source>Line {line} does not fit the kind of question. Nothing was scored.</source>
        <translation>第 {line} 行与题型不符。没有计分。</translation>
    </message>
    <message>
        <source>Line {line} of the contest has a value that One Hour cannot read. Nothing was scored.</source>
        <translation>「一小时」无法识别竞赛记录第 {line} 行的值。没有计分。</translation>
    </message>
    <message>
        <source>Line {line} of the contest cannot follow the lines before it. Nothing was scored.</source>
        <translation>竞赛记录第 {line} 行与前面的内容接不上。没有计分。</translation>
    </message>
    <message>
        <source>Line {line}: nobody pressed a key after “go”, so there is no answer to judge. Nothing was scored.</source>
        <translation>第 {line} 行：“开始”之后没有人按键，没有答案可判。没有计分。</translation>
    </message>
    <message>
        <source>Line {line}: no teams are level, so there is no tie to break. Nothing was scored.</source>
        <translation>第 {line} 行：没有同分的队，不必加赛。没有计分。</translation>
    </message>
    <message>
        <source>Line {line}: a contest can have at most 5000 events. Nothing was scored.</source>
        <translation>第 {line} 行：一场竞赛最多 5000 个事件。没有计分。</translation>
    </message>
    <message>
        <source>Line {line} of the recorded activity is not a JSON object.</source>
        <translation>活动记录第 {line} 行不是 JSON 对象。</translation>
    </message>
    <message>
        <source>Line {line} of the recorded activity names an event that One Hour does not know.</source>
        <translation>「一小时」不认识活动记录第 {line} 行的事件。</translation>
    </message>
    <message>
        <source>Line {line} of the recorded activity has no time with a UTC offset.</source>
        <translation>活动记录第 {line} 行没有带时差的时间。</translation>
    </message>
    <message>
        <source>Line {line} of the recorded activity has no monotonic time, or its time goes back.</source>
        <translation>活动记录第 {line} 行没有单调时间，或者时间倒退。</translation>
    </message>
    <message>
        <source>“{name}” is in a format that One Hour does not support. Supported formats: plain text, Markdown, HTML, EPUB, MOBI, AZW3, PDF, FB2, DOCX, ODT and RTF.</source>
        <translation>「一小时」不支持“{name}”的格式。支持的格式有：纯文本、Markdown、HTML、EPUB、MOBI、AZW3、PDF、FB2、DOCX、ODT 和 RTF。</translation>
    </message>
    <message>
        <source>The book “{name}” is copy-protected; only Kindle and its apps can read it.</source>
        <translation>“{name}”有版权保护，只有 Kindle 和它的应用能读。</translation>
    </message>
    <message>
        <source>“{name}” is a dictionary for Kindle, not a text to read. One Hour cannot look words up in it.</source>
        <translation>“{name}”是 Kindle 用的词典，不是文章；「一小时」也不能用它来查词。</translation>
    </message>
    <message>
        <source>“{name}” is a Kindle Print Replica, a packed PDF. Add the book as PDF or EPUB.</source>
        <translation>“{name}”是 Kindle 的 Print Replica，也就是打包的 PDF。请添加这本书的 PDF 或 EPUB。</translation>
    </message>
    <message>
        <source>“{name}” is in Kindle’s KFX format, which One Hour does not support. Add the book as EPUB, AZW3 or MOBI.</source>
        <translation>“{name}”是 Kindle 的 KFX 格式，「一小时」不支持。请添加这本书的 EPUB、AZW3 或 MOBI。</translation>
    </message>
    <message>
        <source>“{name}” is in Kindle’s old Topaz format, which One Hour does not support. Add the book as EPUB, AZW3 or MOBI.</source>
        <translation>“{name}”是 Kindle 旧的 Topaz 格式，「一小时」不支持。请添加这本书的 EPUB、AZW3 或 MOBI。</translation>
    </message>
    <message>
        <source>“{name}” is damaged, was not downloaded completely, or is not a Kindle or Mobipocket book.</source>
        <translation>“{name}”已损坏、没有下载完整，或者不是 Kindle、Mobipocket 的电子书。</translation>
    </message>
    <message>
        <source>“{name}” is not a dictionary that One Hour supports. Supported formats: StarDict, MDict, CC-CEDICT, and word lists with words and meanings separated by a tab.</source>
        <translation>“{name}”不是「一小时」支持的词典。支持的格式有：StarDict、MDict、CC-CEDICT，以及词和释义以制表符分隔的词表。</translation>
    </message>
    <message>
        <source>“{name}” is an MDict dictionary that is registered to one person or device, and locked for all other programs. It was not added.</source>
        <translation>“{name}”是注册给某个人或某台设备的 MDict 词典，别的程序打不开，没有添加。</translation>
    </message>
    <message>
        <source>“{name}” is an MDict dictionary of version {version}. One Hour reads versions 1 and 2; many dictionaries are available in these, too.</source>
        <translation>“{name}”是 {version} 版的 MDict 词典。「一小时」能读 1 版和 2 版，许多词典也有这两种版本的文件。</translation>
    </message>
    <message>
        <source>“{name}” was skipped: One Hour reads the words of an MDict dictionary, which are in its .mdx file, but not its pictures and sounds.</source>
        <translation>“{name}”已跳过：MDict 词典的文字在 .mdx 文件里，「一小时」只读文字，不读图片和声音。</translation>
    </message>
    <message>
        <source>No voice was found that can read aloud. Install espeak-ng, or enter a command of your own in Settings.</source>
        <translation>没有找到可以朗读的语音。请安装 espeak-ng，或在设置中填写您自己的命令。</translation>
    </message>
    <message>
        <source>The voice command “{command}” cannot be started. Change it in Settings, under Reading.</source>
        <translation>语音命令“{command}”无法启动。请在设置的“阅读”中修改。</translation>
    </message>
    <message>
        <source>The voice stopped with an error: “{reason}”. Reading aloud is paused at this sentence.</source>
        <translation>语音程序出错停止：“{reason}”。朗读停在这一句。</translation>
    </message>
    <message>
        <source>The voice made no sound. Check that a loudspeaker or headphones are connected; reading aloud is paused at this sentence.</source>
        <translation>语音没有发出声音。请检查扬声器或耳机是否已连接；朗读停在这一句。</translation>
    </message>
    <message>
        <source>The voice did not come to the end of a sentence. Reading aloud is paused at this sentence.</source>
        <translation>语音迟迟没有读完一句。朗读停在这一句。</translation>
    </message>
    <message>
        <source>No voice was found that can read aloud; to install one, type in a terminal: {command}.</source>
        <translation>没有找到可以朗读的语音；要安装语音，请在终端中输入：{command}。</translation>
    </message>
    <message>
        <source>The voice does not speak the language of this text. You can enter a command of your own in Settings.</source>
        <translation>这个语音不会读本文的语言。您可以在设置中填写自己的命令。</translation>
    </message>
    <message>
        <source>The voice was stopped from outside. Reading aloud is paused at this sentence.</source>
        <translation>有别的程序终止了语音。朗读停在这一句。</translation>
    </message>
    <message>
        <source>Many notes are being changed. Wait until that is done, or choose “Stop” at the foot of the window.</source>
        <translation>正在更改很多笔记。请等更改完成，或点窗口底部的“停止”。</translation>
    </message>
    <message>
        <source>“{name}” is another file than the one that was added.</source>
        <translation>“{name}”不是当初添加的那个文件。</translation>
    </message>
    <message>
        <source>“{name}” was added, but no copy of it is kept beside the library: {reason}.</source>
        <translation>“{name}”已添加，但未能在书库旁保留副本：{reason}。</translation>
    </message>
    <message>
        <source>“{name}” is protected against changes, so that no notes can be put into a copy of it.</source>
        <translation>“{name}”禁止修改，不能把笔记写进它的副本。</translation>
    </message>
    <message>
        <source>None of the marked passages was found on the pages of “{name}”, so no copy was made.</source>
        <translation>在“{name}”的页面上没有找到任何一段标记的原文，没有生成副本。</translation>
    </message>
    <message>
        <source>“{name}” has changed since it was added, so no copy was made.</source>
        <translation>“{name}”加入之后改动过，没有生成副本。</translation>
    </message>
    <message>
        <source>“{name}” was made of neither a PDF nor an EPUB, so there is nothing to copy.</source>
        <translation>“{name}”不是从 PDF 或 EPUB 加入的，没有文件可以复制。</translation>
    </message>
    <message>
        <source>Entry {number} of “{name}” is a drawing or an attachment and was not imported.</source>
        <translation>“{name}”的第 {number} 条是图形或附件，没有导入。</translation>
    </message>
    <message>
        <source>“{name}” has too many notes; those after entry {number} were not imported.</source>
        <translation>“{name}”的笔记太多，第 {number} 条之后的没有导入。</translation>
    </message>
    <message>
        <source>“{name}” contains no notes that One Hour can read. It reads notes from Kindle, Kobo, KOReader, WeRead, Apple Books, Moon+ Reader, BOOX, Readest, Foliate, Koodo Reader, Anx, Readwise, Hypothesis, calibre and Zotero, JSON-LD, and its own exports.</source>
        <translation>“{name}”里没有「一小时」能读的笔记。它读 Kindle、Kobo、KOReader、微信读书、Apple 图书、静读天下、文石 BOOX、Readest、Foliate、Koodo Reader、Anx、Readwise、Hypothesis、calibre、Zotero 的笔记，JSON-LD，以及自己导出的文件。</translation>
    </message>
    <message>
        <source>“{name}” lists the books of Apple Books. The notes are in the file whose name begins with “AEAnnotation”; choose that one, and leave this one beside it.</source>
        <translation>“{name}”是 Apple 图书的书目。笔记在文件名以“AEAnnotation”开头的文件里；请选那个文件，这个文件留在它旁边即可。</translation>
    </message>
    <message>
        <source>“{name}” has the tables of several programs ({programs}). Nothing was added.</source>
        <translation>“{name}”里有好几个程序的数据表（{programs}）。没有添加任何内容。</translation>
    </message>
    <message>
        <source>Other computers share the folder “{name}” already. Join them instead.</source>
        <translation>已有其他电脑共用文件夹“{name}”。请加入它们。</translation>
    </message>
    <message>
        <source>No computer shares the folder “{name}” yet, or its files have not been carried over. Wait for them, or begin here.</source>
        <translation>还没有电脑共用文件夹“{name}”，或者它们的文件还没有送到。请等文件送到，或从这台电脑开始。</translation>
    </message>
    <message>
        <source>The computers that share the folder “{name}” run a later version of One Hour. Update One Hour here first.</source>
        <translation>共用文件夹“{name}”的电脑使用更新版本的「一小时」。请先更新这台电脑上的「一小时」。</translation>
    </message>
    <message>
        <source>This library was restored, so nothing is exchanged yet. Choose whether to bring it up to date, or whether what was restored holds for all computers.</source>
        <translation>这个书库是从备份恢复的，所以暂时不与其他电脑交换内容。请选择：把它更新到最新，或者让恢复的内容对所有电脑生效。</translation>
    </message>
    <message>
        <source>This library does not exchange with other computers yet. Begin in a folder, or join the computers that share one.</source>
        <translation>这个书库还没有与其他电脑同步。请选一个文件夹从这台电脑开始，或加入已共用文件夹的电脑。</translation>
    </message>
    <message>
        <source>This library exchanges with other computers already, through the folder “{name}”.</source>
        <translation>这个书库已经通过文件夹“{name}”与其他电脑同步。</translation>
    </message>
    <message>
        <source>What is kept of the exchange with other computers is damaged. Your library is safe; it is put together anew from the folder that they share.</source>
        <translation>与其他电脑交换内容的记录已损坏。您的书库完好，这些记录会根据共用的文件夹重新生成。</translation>
    </message>
</context>
<context>
    <name>MessagesDialog</name>
    <message>
        <source>Recent Messages</source>
        <translation>最近的消息</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>There have been no messages since One Hour was started.</source>
        <translation>这次打开以来还没有消息。</translation>
    </message>
</context>
<context>
    <name>MinutesCalendar</name>
    <message>
        <source>{month} {year}</source>
        <translation>{year}年{month}</translation>
    </message>
</context>
<context>
    <name>MissedCard</name>
    <message>
        <source>Your answer: {words}</source>
        <translation>您的回答：{words}</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没有作答</translation>
    </message>
    <message>
        <source>Correct answer: {words}</source>
        <translation>正确答案：{words}</translation>
    </message>
    <message>
        <source>Open in Text</source>
        <translation>打开原文</translation>
    </message>
    <message>
        <source>Add to Self-Test</source>
        <translation>加入自测</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>NavigationController</name>
    <message>
        <source>All texts are read. Add a text, or put one on the roadmap.</source>
        <translation>所有文章都读完了。请添加一篇，或把文章加入路线图。</translation>
    </message>
    <message>
        <source>This kind of link cannot be opened: {address}</source>
        <translation>无法打开这类链接：{address}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Stay Here</source>
        <translation>留在这里</translation>
    </message>
    <message>
        <source>This link leads outside your library</source>
        <translation>这个链接指向书库之外</translation>
    </message>
</context>
<context>
    <name>NextTextCard</name>
    <message>
        <source>Today’s portion</source>
        <translation>今日份量</translation>
    </message>
    <message>
        <source>Continue Reading</source>
        <translation>继续阅读</translation>
    </message>
    <message>
        <source>An hour, when you are ready</source>
        <translation>这一小时，随时可以开始</translation>
    </message>
    <message>
        <source>{time} left in this text</source>
        <translation>读完本文还需 {time}</translation>
    </message>
    <message>
        <source>{time} to the end of the text</source>
        <translation>到文末还需 {time}</translation>
    </message>
    <message>
        <source>{time} to today’s mark</source>
        <translation>到今天的终点还需 {time}</translation>
    </message>
    <message>
        <source>then {time} of {title}</source>
        <translation>再读《{title}》{time}</translation>
    </message>
    <message>
        <source>{goal} goal met</source>
        <translation>{goal} 已读满</translation>
    </message>
    <message>
        <source>Rest day</source>
        <translation>今天休息</translation>
    </message>
    <message>
        <source>{left} left</source>
        <translation>还差 {left}</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Write in Markdown…</source>
        <translation>用 Markdown 书写…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Not saved yet; will retry as you type</source>
        <translation>尚未保存，继续输入时会重试</translation>
    </message>
    <message>
        <source>New note · Ctrl+Enter to finish</source>
        <translation>新批注 · 按 Ctrl+Enter 完成</translation>
    </message>
    <message>
        <source>Ctrl+Enter to finish</source>
        <translation>按 Ctrl+Enter 完成</translation>
    </message>
</context>
<context>
    <name>NoteEditsDialog</name>
    <message>
        <source>Notes Edited in the Files</source>
        <translation>在文件里改过的批注</translation>
    </message>
    <message>
        <source>You edited these notes in your files. You can update the notes in the library to match, and undo it later.</source>
        <translation>您在文件里改过这些批注。可以写回书库，让两边一致；写回后也能撤销。</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件里</translation>
    </message>
    <message>
        <source>In the library</source>
        <translation>书库里</translation>
    </message>
    <message>
        <source>Not Now</source>
        <translation>暂不写回</translation>
    </message>
    <message>
        <source>Update Notes</source>
        <translation>写回批注</translation>
    </message>
</context>
<context>
    <name>NoteTagsDialog</name>
    <message numerus="yes">
        <source>Tags of %n note(s)</source>
        <translation>
            <numerusform>%n 条笔记的标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>NotesFilterBar</name>
    <message>
        <source>All colours</source>
        <translation>全部颜色</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>高亮</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>疑问</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>全部标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>NotesHandOverForm</name>
    <message>
        <source>All texts</source>
        <translation>全部文章</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>任何标签</translation>
    </message>
    <message>
        <source>Any colour</source>
        <translation>任何颜色</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Notes to share</source>
        <translation>要分享的笔记</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Select All Shown</source>
        <translation>全选列出的笔记</translation>
    </message>
    <message>
        <source>Deselect All Shown</source>
        <translation>取消全选</translation>
    </message>
    <message>
        <source>Notes tagged #self are never listed.</source>
        <translation>带 #self 标签的笔记不会列出。</translation>
    </message>
    <message>
        <source>Share My Notes</source>
        <translation>分享我的笔记</translation>
    </message>
    <message>
        <source>Notes {name} {day}</source>
        <translation>笔记 {name} {day}</translation>
    </message>
    <message>
        <source>There are no notes to share yet. Mark a passage first.</source>
        <translation>还没有可以分享的笔记，请先标记一段原文。</translation>
    </message>
    <message>
        <source>Select the notes to share.</source>
        <translation>请勾选要分享的笔记。</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) selected</source>
        <translation>
            <numerusform>已选 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesImportController</name>
    <message>
        <source>Notes from other programs ({patterns});;All files (*)</source>
        <translation>其他程序的笔记 ({patterns});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import Notes</source>
        <translation>导入笔记</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) from other programs have been waiting for “{title}”.</source>
        <translation>
            <numerusform>有 %n 条从其他程序导入的笔记在等《{title}》。</numerusform>
        </translation>
    </message>
    <message>
        <source>Place Notes</source>
        <translation>定位笔记</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) placed.</source>
        <translation>
            <numerusform>已定位 %n 条笔记。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) without a passage belong to the whole text.</source>
        <translation>
            <numerusform>%n 条笔记没有对应原文，已归入全文。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unplaced note(s) are listed at the end of the notes.</source>
        <translation>
            <numerusform>%n 条未定位的笔记列在笔记末尾。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesPane</name>
    <message>
        <source>Notes on this text</source>
        <translation>本文笔记</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>No notes match the filter</source>
        <translation>没有符合筛选条件的笔记</translation>
    </message>
    <message>
        <source>Select a passage, then press 1 to {last} to highlight it, N to write a note, or Q to ask a question.</source>
        <translation>选中一段文字，按 1 到 {last} 高亮，按 N 写批注，按 Q 记疑问。</translation>
    </message>
    <message>
        <source>No notes in this text yet</source>
        <translation>本文还没有笔记</translation>
    </message>
</context>
<context>
    <name>NotesReport</name>
    <message>
        <source>Web annotations</source>
        <translation>网页标记</translation>
    </message>
    <message>
        <source>One Hour</source>
        <translation>「一小时」</translation>
    </message>
    <message>
        <source>WeRead</source>
        <translation>微信读书</translation>
    </message>
    <message>
        <source>Moon+ Reader</source>
        <translation>静读天下</translation>
    </message>
    <message>
        <source>Apple Books</source>
        <translation>Apple 图书</translation>
    </message>
</context>
<context>
    <name>NotesReportDialog</name>
    <message>
        <source>Imported Notes</source>
        <translation>导入的笔记</translation>
    </message>
    <message>
        <source>These notes are by {people}; they are kept beside your own.</source>
        <translation>这些是{people}的笔记，已与您的笔记分开存放。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) placed.</source>
        <translation>
            <numerusform>已定位 %n 条笔记。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) without a passage belong to the whole text.</source>
        <translation>
            <numerusform>%n 条笔记没有对应原文，已归入全文。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) could not be placed and are listed at the end of their text’s notes: their passage is not in this edition, or appears more than once.</source>
        <translation>
            <numerusform>%n 条笔记未能定位，列在所属文章的笔记末尾：这个版本里没有对应的原文，或者不止一处。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) wait for texts that are not in the library: {titles}.</source>
        <translation>
            <numerusform>%n 条笔记在等尚未添加的文章：{titles}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) were already in the library.</source>
        <translation>
            <numerusform>%n 条笔记已在书库里。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in it could be added.</source>
        <translation>其中没有可以添加的内容。</translation>
    </message>
    <message>
        <source>Other entries skipped: {number}.</source>
        <translation>另外跳过 {number} 条。</translation>
    </message>
</context>
<context>
    <name>NotesSidebar</name>
    <message>
        <source>Topics</source>
        <translation>专题</translation>
    </message>
    <message>
        <source>New Topic…</source>
        <translation>新建专题…</translation>
    </message>
    <message>
        <source>All notes</source>
        <translation>全部笔记</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Remove Topic</source>
        <translation>移除专题</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Open One Hour</source>
        <translation>打开「一小时」</translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>误差</translation>
    </message>
</context>
<context>
    <name>OmissionLabels</name>
    <message numerus="yes">
        <source>%Ln chapter(s)</source>
        <translation>
            <numerusform>%Ln 章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln 幅图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drawing(s)</source>
        <translation>
            <numerusform>%Ln 幅矢量图</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln formula(s)</source>
        <translation>
            <numerusform>%Ln 个公式</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln audio recording(s)</source>
        <translation>
            <numerusform>%Ln 段音频</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s)</source>
        <translation>
            <numerusform>%Ln 段视频</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln embedded object(s)</source>
        <translation>
            <numerusform>%Ln 个嵌入对象</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln form field(s)</source>
        <translation>
            <numerusform>%Ln 个表单域</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden passage(s)</source>
        <translation>
            <numerusform>%Ln 段隐藏文字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln comment(s)</source>
        <translation>
            <numerusform>%Ln 条批注</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rotated passage(s)</source>
        <translation>
            <numerusform>%Ln 段斜排或侧排的文字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln header(s) or footer(s)</source>
        <translation>
            <numerusform>%Ln 处页眉页脚</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Omissions</name>
    <message>
        <source>, </source>
        <comment>between what was left out</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>{list} left out.</source>
        <translation>未收入：{list}。</translation>
    </message>
    <message>
        <source>Missing from the file, or unreadable: {names}.</source>
        <translation>文件中缺失或无法读取：{names}。</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <comment>the name of a chapter&apos;s file</comment>
        <translation>“{name}”</translation>
    </message>
</context>
<context>
    <name>OpenEditor</name>
    <message>
        <source>The answer is shown, and readers mark themselves.</source>
        <translation>显示答案，由答题人自己判断。</translation>
    </message>
</context>
<context>
    <name>OpenGivenDialog</name>
    <message>
        <source>Shared files ({patterns});;All files (*)</source>
        <translation>收到的文件 ({patterns});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Adding…</source>
        <translation>正在添加…</translation>
    </message>
    <message>
        <source>Comparing with your library…</source>
        <translation>正在与书库对照…</translation>
    </message>
    <message>
        <source>Open Received File</source>
        <translation>打开收到的文件</translation>
    </message>
    <message>
        <source>Nothing is added until you have seen what it is.</source>
        <translation>您先看过内容，确认后才会添加。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Open Read-Only</source>
        <translation>只读打开</translation>
    </message>
    <message>
        <source>Use the Newest Backup</source>
        <translation>使用最新的备份</translation>
    </message>
    <message>
        <source>Recover What Can Be Read</source>
        <translation>恢复还能读取的内容</translation>
    </message>
    <message>
        <source>Choose Another Backup…</source>
        <translation>选择其他备份…</translation>
    </message>
    <message>
        <source>Start with an Empty Library</source>
        <translation>新建空书库</translation>
    </message>
    <message>
        <source>The library could not be opened</source>
        <translation>无法打开书库</translation>
    </message>
</context>
<context>
    <name>OpeningState</name>
    <message>
        <source>Opening “{name}”</source>
        <translation>正在打开“{name}”</translation>
    </message>
    <message>
        <source>The first page will be here in a moment.</source>
        <translation>第一页马上就好。</translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>highlight</source>
        <translation>高亮</translation>
    </message>
    <message>
        <source>new note</source>
        <translation>新建批注</translation>
    </message>
    <message>
        <source>question</source>
        <translation>疑问</translation>
    </message>
    <message>
        <source>bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>changing the colour</source>
        <translation>更换颜色</translation>
    </message>
    <message>
        <source>changing the style</source>
        <translation>更换样式</translation>
    </message>
    <message>
        <source>editing a note</source>
        <translation>修改批注</translation>
    </message>
    <message>
        <source>changing tags</source>
        <translation>修改标签</translation>
    </message>
    <message>
        <source>resizing a mark</source>
        <translation>调整标记范围</translation>
    </message>
    <message>
        <source>changing the kind of a mark</source>
        <translation>更改标记种类</translation>
    </message>
    <message>
        <source>removing a mark</source>
        <translation>移除标记</translation>
    </message>
    <message>
        <source>adding a text</source>
        <translation>添加文章</translation>
    </message>
    <message>
        <source>removing a text</source>
        <translation>移除文章</translation>
    </message>
    <message>
        <source>changing the track</source>
        <translation>更改类别</translation>
    </message>
    <message>
        <source>changing required or my choice</source>
        <translation>更改必读或自选</translation>
    </message>
    <message>
        <source>changing the tags of texts</source>
        <translation>更改文章标签</translation>
    </message>
    <message>
        <source>archiving</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>unarchiving</source>
        <translation>移出归档</translation>
    </message>
    <message>
        <source>organising texts</source>
        <translation>整理文章</translation>
    </message>
    <message>
        <source>new edition of a text</source>
        <translation>换成新版本</translation>
    </message>
    <message>
        <source>correcting a text</source>
        <translation>校正文章</translation>
    </message>
    <message>
        <source>adding time manually</source>
        <translation>手动记入时间</translation>
    </message>
    <message>
        <source>correcting time</source>
        <translation>更正时间</translation>
    </message>
    <message>
        <source>importing reading time</source>
        <translation>导入阅读时间</translation>
    </message>
    <message>
        <source>changing the plan</source>
        <translation>更改计划</translation>
    </message>
    <message>
        <source>importing notes</source>
        <translation>导入笔记</translation>
    </message>
    <message>
        <source>restoring</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>placing notes</source>
        <translation>定位笔记</translation>
    </message>
    <message>
        <source>changing the roadmap</source>
        <translation>更改路线图</translation>
    </message>
    <message>
        <source>new topic</source>
        <translation>新建专题</translation>
    </message>
    <message>
        <source>renaming a topic</source>
        <translation>修改专题名称</translation>
    </message>
    <message>
        <source>removing a topic</source>
        <translation>移除专题</translation>
    </message>
    <message>
        <source>adding to a topic</source>
        <translation>加入专题</translation>
    </message>
    <message>
        <source>removing from a topic</source>
        <translation>移出专题</translation>
    </message>
    <message>
        <source>reordering a topic</source>
        <translation>调整专题顺序</translation>
    </message>
    <message>
        <source>editing a topic</source>
        <translation>修改专题文字</translation>
    </message>
    <message>
        <source>adding cards</source>
        <translation>添加自测卡片</translation>
    </message>
    <message>
        <source>changing a card</source>
        <translation>修改卡片</translation>
    </message>
    <message>
        <source>removing cards</source>
        <translation>移除卡片</translation>
    </message>
    <message>
        <source>self-test answer</source>
        <translation>自测作答</translation>
    </message>
    <message>
        <source>changing the study options of a mark</source>
        <translation>更改标记的学习选项</translation>
    </message>
    <message>
        <source>changing a lesson</source>
        <translation>更换每日一课</translation>
    </message>
    <message>
        <source>planning lessons</source>
        <translation>排定每日一课</translation>
    </message>
    <message>
        <source>changing a rota</source>
        <translation>修改轮值</translation>
    </message>
    <message>
        <source>adding questions</source>
        <translation>添加题目</translation>
    </message>
    <message>
        <source>changing a question</source>
        <translation>修改题目</translation>
    </message>
    <message>
        <source>removing questions</source>
        <translation>移除题目</translation>
    </message>
    <message>
        <source>quiz</source>
        <translation>测验</translation>
    </message>
    <message>
        <source>action</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>changing an action</source>
        <translation>修改行动</translation>
    </message>
    <message>
        <source>removing an action</source>
        <translation>移除行动</translation>
    </message>
    <message>
        <source>changing a project</source>
        <translation>修改项目</translation>
    </message>
    <message>
        <source>changing a group</source>
        <translation>修改小组</translation>
    </message>
    <message>
        <source>adding others’ notes</source>
        <translation>添加他人的笔记</translation>
    </message>
    <message>
        <source>adopting a note</source>
        <translation>收为自己的批注</translation>
    </message>
    <message>
        <source>replying to a note</source>
        <translation>回应他人的笔记</translation>
    </message>
    <message>
        <source>returning notes to their author</source>
        <translation>把笔记归还原作者</translation>
    </message>
    <message>
        <source>new study pack</source>
        <translation>新领学包</translation>
    </message>
    <message>
        <source>opening a study pack</source>
        <translation>打开领学包</translation>
    </message>
    <message>
        <source>removing a study pack from the list</source>
        <translation>从列表移除领学包</translation>
    </message>
    <message>
        <source>report</source>
        <translation>汇报</translation>
    </message>
    <message>
        <source>adding others’ reports</source>
        <translation>添加他人的汇报</translation>
    </message>
    <message>
        <source>changing a meeting</source>
        <translation>修改学习会</translation>
    </message>
    <message>
        <source>changing a contest</source>
        <translation>修改竞赛</translation>
    </message>
    <message>
        <source>changing a setting</source>
        <translation>更改设置</translation>
    </message>
    <message>
        <source>changing the details of a text</source>
        <translation>修改文章详情</translation>
    </message>
    <message>
        <source>changes from another computer</source>
        <translation>来自另一台电脑的更改</translation>
    </message>
</context>
<context>
    <name>OptionEditor</name>
    <message>
        <source>Option {letter}</source>
        <translation>选项 {letter}</translation>
    </message>
    <message>
        <source>{option} is correct</source>
        <translation>{option} 为正确答案</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>正确</translation>
    </message>
</context>
<context>
    <name>OriginalDialog</name>
    <message>
        <source>Shared by {name}</source>
        <translation>{name}提交的文件</translation>
    </message>
</context>
<context>
    <name>OrphansDialog</name>
    <message>
        <source>Unplaced Notes</source>
        <translation>未定位的笔记</translation>
    </message>
    <message>
        <source>Unplaced notes</source>
        <translation>未定位的笔记</translation>
    </message>
    <message>
        <source>Possible places</source>
        <translation>可能的位置</translation>
    </message>
    <message>
        <source>Choose in the Text…</source>
        <translation>在文中选择…</translation>
    </message>
    <message>
        <source>Attach Here</source>
        <translation>附在这里</translation>
    </message>
    <message numerus="yes">
        <source>%n unplaced note(s)</source>
        <translation>
            <numerusform>%n 条未定位的笔记</numerusform>
        </translation>
    </message>
    <message>
        <source>Every note is placed.</source>
        <translation>所有笔记都已定位。</translation>
    </message>
    <message>
        <source>Originally on: {words}</source>
        <translation>原来标在：{words}</translation>
    </message>
    <message>
        <source>Press the number of a place, then Enter.</source>
        <translation>按位置前的数字，再按 Enter。</translation>
    </message>
    <message>
        <source>No similar passage in the current edition. Choose one in the text, or leave the note here.</source>
        <translation>当前版本里没有相近的原文。可以在文中选择，也可以先留在这里。</translation>
    </message>
</context>
<context>
    <name>OtherMachinesPage</name>
    <message>
        <source>Choose a Folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>共用的文件夹</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Texts that travel</source>
        <translation>同步哪些文章</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>退出…</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Sync Now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>正在同步…</translation>
    </message>
    <message>
        <source>All that is in the library stays</source>
        <translation>书库里的东西都留着</translation>
    </message>
    <message>
        <source>Stop syncing</source>
        <translation>停止同步</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>对照…</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s); both wordings were kept</source>
        <translation>
            <numerusform>%n 条笔记，两边写的都保留了</numerusform>
        </translation>
    </message>
    <message>
        <source>Happens by itself, some seconds after a change and every minute</source>
        <translation>自动进行：改动几秒之后，以及每分钟一次</translation>
    </message>
    <message>
        <source>Other computers</source>
        <translation>其他电脑</translation>
    </message>
    <message>
        <source>Written on two computers</source>
        <translation>两台电脑都改过</translation>
    </message>
    <message>
        <source>{size} in the folder, of all computers</source>
        <translation>文件夹里所有电脑的文件共 {size}</translation>
    </message>
    <message>
        <source>No other computer has joined yet: choose this folder in One Hour there</source>
        <translation>还没有别的电脑加入：请在那台电脑的「一小时」里选择这个文件夹</translation>
    </message>
    <message>
        <source>The same notes and minutes on another computer</source>
        <translation>在另一台电脑上也有同样的笔记和分钟数</translation>
    </message>
    <message>
        <source>Choose a folder that Syncthing, Nextcloud, Dropbox, iCloud or a stick carries over, and the same folder on the other computer. Notes, minutes, plan and the place in each text are then the same on both. Nothing is sent by One Hour.</source>
        <translation>请选择一个由 Syncthing、Nextcloud、Dropbox、iCloud、坚果云或 U 盘带到另一台电脑的文件夹，在那台电脑上也选同一个。笔记、分钟数、计划和每篇的阅读位置从此两边一样。「一小时」自己不发送任何东西。</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>As the other computers show it</source>
        <translation>其他电脑上显示的名称</translation>
    </message>
</context>
<context>
    <name>OutcomeDialog</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>What was the outcome?</source>
        <translation>结果如何？</translation>
    </message>
    <message>
        <source>Press Enter to leave it blank.</source>
        <translation>直接按 Enter 可留空。</translation>
    </message>
</context>
<context>
    <name>Pack</name>
    <message>
        <source>Leader</source>
        <translation>领学人</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{year}年{month}月{day}日</translation>
    </message>
    <message>
        <source>January February March April May June July August September October November December</source>
        <translation>1 2 3 4 5 6 7 8 9 10 11 12</translation>
    </message>
    <message>
        <source>Study pack by {name}. No. {number}, created on {day}.</source>
        <translation>领学包，领学人：{name}。第 {number} 号，{day} 制作。</translation>
    </message>
    <message>
        <source>Study pack by {name} for {group}. No. {number}, created on {day}.</source>
        <translation>领学包，领学人：{name}，小组：{group}。第 {number} 号，{day} 制作。</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>In this pack</source>
        <translation>收入方式</translation>
    </message>
    <message>
        <source>title only: add it yourself</source>
        <translation>只列题名，请自行添加</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>day {number}</source>
        <translation>第 {number} 天</translation>
    </message>
    <message>
        <source>Portion</source>
        <translation>阅读任务</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>每日一课</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主持</translation>
    </message>
    <message>
        <source>Lesson hosts</source>
        <translation>每日一课轮值</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>学习会</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Leader’s notes</source>
        <translation>领学批注</translation>
    </message>
    <message>
        <source>{title}: {number} in “{file}”</source>
        <translation>《{title}》：{number} 条，见“{file}”</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>{number} in “{file}”, with answers</source>
        <translation>{number} 道，含答案，见“{file}”</translation>
    </message>
    <message>
        <source>Calendar dates are in “{file}”, the plan as a table in “{plan}”.</source>
        <translation>日历日期见“{file}”，计划表格见“{plan}”。</translation>
    </message>
    <message>
        <source>Not included: other notes, minutes, cards or anything else from {name}’s library.</source>
        <translation>不含 {name} 书库里的其他批注、分钟数、卡片等任何内容。</translation>
    </message>
    <message>
        <source>Read: {portion}</source>
        <translation>读：{portion}</translation>
    </message>
</context>
<context>
    <name>PackCounts</name>
    <message numerus="yes">
        <source>%n leader’s note(s)</source>
        <translation>
            <numerusform>领学批注 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>{notes} (shown after you read the passage)</source>
        <translation>{notes}（读过相应段落后显示）</translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s)</source>
        <translation>
            <numerusform>每日一课 %n 课</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>题目 %n 道</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing has changed</source>
        <translation>没有变化</translation>
    </message>
    <message numerus="yes">
        <source>%n more text(s)</source>
        <translation>
            <numerusform>新增 %n 篇文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fewer text(s)</source>
        <translation>
            <numerusform>减少 %n 篇文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more note(s)</source>
        <translation>
            <numerusform>新增 %n 条批注</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) changed</source>
        <translation>
            <numerusform>%n 条批注有改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) withdrawn</source>
        <translation>
            <numerusform>撤回 %n 条批注</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s)</source>
        <translation>
            <numerusform>新增 %n 道题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fewer question(s)</source>
        <translation>
            <numerusform>减少 %n 道题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more lesson(s)</source>
        <translation>
            <numerusform>新增 %n 课</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fewer lesson(s)</source>
        <translation>
            <numerusform>减少 %n 课</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) changed</source>
        <translation>
            <numerusform>%n 个日期有变动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) changed</source>
        <translation>
            <numerusform>%n 次学习会有变动</numerusform>
        </translation>
    </message>
    <message>
        <source>portions divided differently</source>
        <translation>阅读任务重新划分</translation>
    </message>
    <message>
        <source>rota changed</source>
        <translation>轮值有变动</translation>
    </message>
</context>
<context>
    <name>PackForm</name>
    <message>
        <source>Lessons scheduled for these texts</source>
        <translation>这些文章里安排的每日一课</translation>
    </message>
    <message numerus="yes">
        <source>Question bank: %n</source>
        <translation>
            <numerusform>题库：%n 道</numerusform>
        </translation>
    </message>
    <message>
        <source>Lesson hosts and meetings</source>
        <translation>每日一课轮值与学习会</translation>
    </message>
    <message>
        <source>From the roadmap</source>
        <translation>按路线图</translation>
    </message>
    <message>
        <source>From a Table…</source>
        <translation>从表格导入…</translation>
    </message>
    <message>
        <source>Create a Study Pack</source>
        <translation>制作领学包</translation>
    </message>
    <message>
        <source>Choose a text, in full or by title only.</source>
        <translation>请选一篇文章：全文，或只列题名。</translation>
    </message>
    <message>
        <source>{title}, no. {number}</source>
        <translation>{title}，第 {number} 号</translation>
    </message>
    <message>
        <source>None are included at first. Select tags or colours, or all notes on a text above. Notes tagged #self are never included.</source>
        <translation>起初不含批注。可勾选标签、颜色，或上面某篇文章的全部批注。带 #self 标签的批注从不收入。</translation>
    </message>
    <message>
        <source>There are no notes on these texts.</source>
        <translation>这些文章上还没有批注。</translation>
    </message>
    <message>
        <source>Plan from a Table</source>
        <translation>从表格导入计划</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Introduction</source>
        <translation>导读</translation>
    </message>
    <message>
        <source>A few words for the members</source>
        <translation>写给大家的话</translation>
    </message>
    <message>
        <source>Add a Text</source>
        <translation>添加文章</translation>
    </message>
    <message>
        <source>Title and introduction</source>
        <translation>标题与导读</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Leader’s notes</source>
        <translation>领学批注</translation>
    </message>
    <message>
        <source>Also include</source>
        <translation>一并收入</translation>
    </message>
</context>
<context>
    <name>PackTextChoice</name>
    <message>
        <source>Full text: I am allowed to share it</source>
        <translation>全文：这篇文章我可以分享</translation>
    </message>
    <message numerus="yes">
        <source>All my notes on it: %n</source>
        <translation>
            <numerusform>我的全部批注：%n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackView</name>
    <message>
        <source>{name}’s Study Pack</source>
        <translation>{name}的领学包</translation>
    </message>
    <message>
        <source>You can undo this in one step. Your goal, minutes and own notes stay as they are.</source>
        <translation>一步即可撤销。您的目标、分钟数和自己的批注都不变。</translation>
    </message>
    <message>
        <source>Open Pack</source>
        <translation>打开领学包</translation>
    </message>
    <message>
        <source>no. {number}</source>
        <translation>第 {number} 号</translation>
    </message>
    <message>
        <source>for {group}</source>
        <translation>小组：{group}</translation>
    </message>
    <message>
        <source>From {name}</source>
        <translation>{name}领学</translation>
    </message>
    <message>
        <source>Changes since no. {number}: {difference}.</source>
        <translation>与第 {number} 号相比：{difference}。</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新文章</translation>
    </message>
    <message>
        <source>Same as yours</source>
        <translation>与您的相同</translation>
    </message>
    <message>
        <source>Similar to yours</source>
        <translation>与您的相近</translation>
    </message>
    <message>
        <source>Title only, to be added</source>
        <translation>只列题名，待添加</translation>
    </message>
    <message>
        <source>Portions</source>
        <translation>阅读任务</translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>《{title}》</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 篇</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Texts: %n new</source>
        <translation>
            <numerusform>文章：新增 %n 篇</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leader’s notes: %n, shown after you read the passage</source>
        <translation>
            <numerusform>领学批注：%n 条（读过相应段落后显示）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lessons: %n new</source>
        <translation>
            <numerusform>每日一课：新增 %n 课</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Questions: %n new</source>
        <translation>
            <numerusform>题目：新增 %n 道</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add to my roadmap: %n text(s)</source>
        <translation>
            <numerusform>加入我的路线图：%n 篇</numerusform>
        </translation>
    </message>
    <message>
        <source>Lesson hosts and meetings</source>
        <translation>每日一课轮值与学习会</translation>
    </message>
    <message>
        <source>This is {known}, now called {name}</source>
        <translation>就是{known}，现在叫{name}</translation>
    </message>
    <message>
        <source>This is a different {name}</source>
        <translation>这是另一位{name}，不是原先那位</translation>
    </message>
    <message>
        <source>You already have everything in it.</source>
        <translation>其中的内容您都已经有了。</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n 篇文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leader’s note(s)</source>
        <translation>
            <numerusform>领学批注 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) waiting for a text</source>
        <translation>
            <numerusform>%n 条批注等待文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 道题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s)</source>
        <translation>
            <numerusform>%n 课</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” opened: {parts}.</source>
        <translation>已打开《{title}》：{parts}。</translation>
    </message>
    <message>
        <source>“{title}” opened.</source>
        <translation>已打开《{title}》。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>Packs</name>
    <message>
        <source>read</source>
        <translation>已读完</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>在读</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a line</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>portion {number} of {count}</source>
        <translation>第 {number} 项任务，共 {count} 项</translation>
    </message>
    <message>
        <source>all portions read</source>
        <translation>阅读任务已全部完成</translation>
    </message>
    <message>
        <source>created by you</source>
        <translation>您制作的</translation>
    </message>
    <message>
        <source>led by {name}</source>
        <translation>{name}领学</translation>
    </message>
    <message>
        <source>{title}, no. {number}</source>
        <translation>{title}，第 {number} 号</translation>
    </message>
</context>
<context>
    <name>PacksPage</name>
    <message>
        <source>Study Packs</source>
        <translation>领学包</translation>
    </message>
    <message>
        <source>Create a Pack…</source>
        <translation>制作领学包…</translation>
    </message>
    <message>
        <source>Open Received File…</source>
        <translation>打开收到的文件…</translation>
    </message>
    <message>
        <source>Remove from List</source>
        <translation>从列表移除</translation>
    </message>
    <message>
        <source>Continue Reading</source>
        <translation>继续阅读</translation>
    </message>
    <message>
        <source>Study packs</source>
        <translation>领学包</translation>
    </message>
    <message>
        <source>Portions</source>
        <translation>阅读任务</translation>
    </message>
    <message>
        <source>No study packs yet</source>
        <translation>还没有领学包</translation>
    </message>
    <message>
        <source>A pack contains texts, a plan, lessons, questions and the leader’s notes. Open one you received, or create one from your library.</source>
        <translation>领学包里有文章、计划、每日一课、题目和领学批注。您可以打开收到的领学包，也可以用书库里的内容制作一个。</translation>
    </message>
    <message numerus="yes">
        <source>%n pack(s)</source>
        <translation>
            <numerusform>%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” was removed from the list. Its contents stay in your library.</source>
        <translation>已从列表移除《{title}》，其中的内容仍在书库里。</translation>
    </message>
</context>
<context>
    <name>PageFooter</name>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>last page of this section</source>
        <translation>本节最后一页</translation>
    </message>
    <message numerus="yes">
        <source>about %n page(s) left in this section</source>
        <translation>
            <numerusform>本节还剩约 %n 页</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageMenu</name>
    <message>
        <source>Show Note</source>
        <translation>显示注释</translation>
    </message>
    <message>
        <source>Open Link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Copy Link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Look Up “{words}”</source>
        <translation>查词“{words}”</translation>
    </message>
    <message>
        <source>Search All Texts for “{words}”</source>
        <translation>在全部文章中搜索“{words}”</translation>
    </message>
    <message>
        <source>Find “{words}” in This Text</source>
        <translation>在本文中查找“{words}”</translation>
    </message>
    <message>
        <source>Read Aloud from Here</source>
        <translation>从这里开始朗读</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>p. {page}</source>
        <translation>第 {page} 页</translation>
    </message>
</context>
<context>
    <name>PairEditor</name>
    <message>
        <source>Item {number}</source>
        <translation>第 {number} 项</translation>
    </message>
    <message>
        <source>Match for item {number}</source>
        <translation>与第 {number} 项配对</translation>
    </message>
</context>
<context>
    <name>PaletteCommands</name>
    <message>
        <source>Search all texts and notes for “{words}”</source>
        <translation>在全部文章和笔记中搜索“{words}”</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>书库</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Open the library first</source>
        <translation>请先打开书库</translation>
    </message>
    <message>
        <source>Not available now</source>
        <translation>暂时不可用</translation>
    </message>
    <message>
        <source>Open a text first</source>
        <translation>请先打开文章</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>{setting}: {choice}</source>
        <translation>{setting}：{choice}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings › {group}</source>
        <translation>设置 › {group}</translation>
    </message>
    <message>
        <source>Clear the Filter of the Library</source>
        <translation>清除书库筛选</translation>
    </message>
    <message>
        <source>Sort the Library: {order}</source>
        <translation>书库排序：{order}</translation>
    </message>
    <message>
        <source>Sort the Library: Backward</source>
        <translation>书库排序：倒序</translation>
    </message>
    <message>
        <source>Filter the Library: {what}</source>
        <translation>筛选书库：{what}</translation>
    </message>
    <message>
        <source>Clear the Filter of the Notes</source>
        <translation>清除笔记筛选</translation>
    </message>
    <message>
        <source>Group the Notes: {how}</source>
        <translation>笔记分组：{how}</translation>
    </message>
    <message>
        <source>Filter the Notes: {what}</source>
        <translation>筛选笔记：{what}</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
</context>
<context>
    <name>PassageView</name>
    <message>
        <source>Gap {number} of {total}</source>
        <translation>第 {number} 个空，共 {total} 个</translation>
    </message>
</context>
<context>
    <name>PasteController</name>
    <message>
        <source>The clipboard contains only a picture. Copy the text itself.</source>
        <translation>剪贴板里只有图片，请复制文字本身。</translation>
    </message>
    <message>
        <source>The clipboard contains no text. Copy some text first.</source>
        <translation>剪贴板里没有文字，请先复制一段文字。</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文章</translation>
    </message>
    <message>
        <source>Pasted notes</source>
        <translation>粘贴的笔记</translation>
    </message>
</context>
<context>
    <name>PeerCommands</name>
    <message>
        <source>Added to your notes, with the author named.</source>
        <translation>已收为您的批注，并注明作者。</translation>
    </message>
    <message>
        <source>Notes by {person} were moved to others’ notes.</source>
        <translation>{person}写的笔记已移到他人的笔记。</translation>
    </message>
    <message>
        <source>Others’ notes are now hidden in all texts.</source>
        <translation>已在正文中隐藏他人的笔记。</translation>
    </message>
</context>
<context>
    <name>PeerPane</name>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Add to My Notes</source>
        <translation>收进我的笔记</translation>
    </message>
    <message>
        <source>Copy Quote</source>
        <translation>复制原文</translation>
    </message>
    <message>
        <source>Copy Note</source>
        <translation>复制批注</translation>
    </message>
    <message>
        <source>Only This Person</source>
        <translation>只看此人的笔记</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>replies to you</source>
        <translation>回复您</translation>
    </message>
    <message numerus="yes">
        <source>%n more on passages you have not read yet</source>
        <translation>
            <numerusform>还有 %n 条，写在您还没读到的地方</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide in Text</source>
        <translation>在正文中隐藏</translation>
    </message>
    <message>
        <source>Show in Text</source>
        <translation>在正文中显示</translation>
    </message>
    <message>
        <source>Others’ notes on this text</source>
        <translation>本文的他人笔记</translation>
    </message>
    <message>
        <source>They appear here once you have read the passages they are on.</source>
        <translation>读到相应的原文后，他人的笔记就会出现在这里。</translation>
    </message>
    <message>
        <source>No notes to show yet</source>
        <translation>还没有可显示的笔记</translation>
    </message>
</context>
<context>
    <name>PeerSwitch</name>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>领学</translation>
    </message>
    <message>
        <source>Whose notes</source>
        <translation>谁的笔记</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>people who have notes on the text</comment>
        <translation>
            <numerusform>还有 %n 位</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PendingPlanBar</name>
    <message>
        <source>Cancel Change</source>
        <translation>取消变更</translation>
    </message>
    <message>
        <source>Starting tomorrow, {day}: {change}</source>
        <translation>从明天（{day}）起：{change}</translation>
    </message>
    <message>
        <source>Starting {day}: {change}</source>
        <translation>从{day}起：{change}</translation>
    </message>
    <message>
        <source>An easier plan starts the next day, a stricter one at once.</source>
        <translation>放宽的计划次日生效，加严的立即生效。</translation>
    </message>
</context>
<context>
    <name>Periods</name>
    <message>
        <source>d</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d日</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first}至{last}</translation>
    </message>
</context>
<context>
    <name>PictureActions</name>
    <message>
        <source>Save as Picture…</source>
        <translation>存为图片…</translation>
    </message>
    <message>
        <source>Copy as Picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Picture saved to {path}.</source>
        <translation>图片已保存到 {path}。</translation>
    </message>
    <message>
        <source>The picture could not be saved to {path}.</source>
        <translation>图片无法保存到 {path}。</translation>
    </message>
    <message>
        <source>Picture copied to the clipboard.</source>
        <translation>图片已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>{minutes} minutes a day</source>
        <translation>每天 {minutes} 分钟</translation>
    </message>
    <message>
        <source>the day starts at {hour}</source>
        <translation>一天从 {hour} 开始</translation>
    </message>
    <message>
        <source>counted: {classes}</source>
        <translation>计入：{classes}</translation>
    </message>
    <message>
        <source>since {day}: {plan}</source>
        <translation>自{day}起：{plan}</translation>
    </message>
    <message>
        <source>starting {day}: {plan}</source>
        <translation>将从{day}起：{plan}</translation>
    </message>
    <message>
        <source>{after} minutes instead of {before}.</source>
        <translation>由 {before} 分钟改为 {after} 分钟。</translation>
    </message>
    <message>
        <source>Single days: {after} instead of {before}.</source>
        <translation>单日：由 {before} 改为 {after}。</translation>
    </message>
    <message>
        <source>Week: {after} instead of {before}.</source>
        <translation>每周：由 {before}改为 {after}。</translation>
    </message>
    <message>
        <source>Rest days: {after} instead of {before}.</source>
        <translation>休息日：由{before}改为{after}。</translation>
    </message>
    <message>
        <source>The day starts at {after} instead of {before}.</source>
        <translation>一天的开始由 {before} 改为 {after}。</translation>
    </message>
    <message>
        <source>Make up within {after} days instead of {before}.</source>
        <translation>补上期限由 {before} 天改为 {after} 天。</translation>
    </message>
    <message>
        <source>Counted: {after}.</source>
        <translation>计入：{after}。</translation>
    </message>
    <message>
        <source>goal met on {days} days</source>
        <translation>达标 {days} 天</translation>
    </message>
    <message>
        <source>no goal</source>
        <translation>没有目标</translation>
    </message>
    <message>
        <source>{goal} a week</source>
        <translation>每周{goal}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>no rest days</source>
        <translation>没有休息日</translation>
    </message>
    <message>
        <source>rest on {days}</source>
        <translation>{days}休息</translation>
    </message>
    <message>
        <source>no day</source>
        <translation>无</translation>
    </message>
    <message>
        <source>missed days cannot be made up</source>
        <translation>不可补上</translation>
    </message>
    <message>
        <source>missed days made up within {days} days</source>
        <translation>{days} 天内可补上</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>In effect since {day}. Past days keep the plan they had.</source>
        <translation>自{day}起生效。过去的日子仍按当时的计划。</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 到 {high}</translation>
    </message>
    <message>
        <source>Minutes per day</source>
        <translation>每天分钟数</translation>
    </message>
    <message>
        <source>Days of the week</source>
        <translation>按星期设置</translation>
    </message>
    <message>
        <source>For days that need more or less</source>
        <translation>哪天要多读或少读，在这里单独设定</translation>
    </message>
    <message>
        <source>Weekly goal</source>
        <translation>每周目标</translation>
    </message>
    <message>
        <source>In addition to the daily goal, with its own streak of weeks</source>
        <translation>在每日目标之外，按周计连续</translation>
    </message>
    <message>
        <source>Rest days</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Nothing is due, reading still counts</source>
        <translation>不要求阅读，读了照样计入</translation>
    </message>
    <message>
        <source>Days away</source>
        <translation>外出日期</translation>
    </message>
    <message>
        <source>Extra minutes can make up for a missed day</source>
        <translation>没达标的日子，可用多读的时间补上</translation>
    </message>
    <message>
        <source>Make up within</source>
        <translation>补上期限</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>一天</translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Reading before this time counts for the previous day</source>
        <translation>在此之前读的算前一天</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>计入的时间</translation>
    </message>
    <message>
        <source>Notes and self-test together count up to half of the goal.</source>
        <translation>批注和自测合计最多计入目标的一半。</translation>
    </message>
    <message>
        <source>Plan changes</source>
        <translation>计划变更</translation>
    </message>
    <message>
        <source>A stricter plan can start today, an easier one tomorrow</source>
        <translation>加严的计划今天就可生效，放宽的最早明天</translation>
    </message>
    <message>
        <source>Changes take effect</source>
        <translation>变更生效</translation>
    </message>
    <message>
        <source>As soon as possible</source>
        <translation>尽早生效</translation>
    </message>
    <message>
        <source>On a day I choose</source>
        <translation>选定日期</translation>
    </message>
    <message>
        <source> day</source>
        <translation> 天</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>Something has to count, or no day could meet its goal.</source>
        <translation>至少要有一种时间计入，否则哪天都无法达标。</translation>
    </message>
    <message>
        <source>Rest days must be set before they begin.</source>
        <translation>休息日须在当天开始之前设定。</translation>
    </message>
</context>
<context>
    <name>PortionMark</name>
    <message>
        <source>today’s portion ends here</source>
        <translation>今天读到这里</translation>
    </message>
</context>
<context>
    <name>PortionModel</name>
    <message>
        <source>not in the library yet</source>
        <translation>书库里还没有</translation>
    </message>
</context>
<context>
    <name>PostponeDialog</name>
    <message>
        <source>Change Date</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Earlier dates: {days}</source>
        <translation>原定：{days}</translation>
    </message>
    <message>
        <source>Earlier dates stay in the history.</source>
        <translation>原定日期会留在记录里。</translation>
    </message>
</context>
<context>
    <name>PreferencePage</name>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 到 {high}</translation>
    </message>
</context>
<context>
    <name>PreferenceWidgets</name>
    <message>
        <source>Ask each time</source>
        <translation>每次询问</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Text and paragraphs</source>
        <translation>文字与段落</translation>
    </message>
    <message>
        <source>Chinese texts</source>
        <translation>中文文章</translation>
    </message>
    <message>
        <source>Latin texts</source>
        <translation>西文文章</translation>
    </message>
    <message>
        <source>Side panes</source>
        <translation>侧栏</translation>
    </message>
    <message>
        <source>Highlights only</source>
        <translation>只看标记</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>自测</translation>
    </message>
    <message>
        <source>Note files</source>
        <translation>笔记文件</translation>
    </message>
    <message>
        <source>During the day</source>
        <translation>一天之中</translation>
    </message>
    <message>
        <source>On closing</source>
        <translation>关闭「一小时」时</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>棕褐</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Scrolling</source>
        <translation>滚动</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>翻页</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>Sans</source>
        <translation>黑体</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>两档</translation>
    </message>
    <message>
        <source>Four</source>
        <translation>四档</translation>
    </message>
    <message>
        <source>By typing</source>
        <translation>打字输入</translation>
    </message>
    <message>
        <source>Multiple choice</source>
        <translation>四选一</translation>
    </message>
    <message>
        <source>Always, until the goal is met</source>
        <translation>始终，直到目标达成</translation>
    </message>
    <message>
        <source>If you have read that day</source>
        <translation>仅在当天读过时</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>For windows, menus and dates; texts keep their own language</source>
        <translation>用于窗口、菜单和日期，文章不受影响</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Colours of the page and all windows</source>
        <translation>页面和所有窗口的配色</translation>
    </message>
    <message>
        <source>Notes folder</source>
        <translation>笔记文件夹</translation>
    </message>
    <message>
        <source>Exports are merged into the files already there</source>
        <translation>导出时与其中已有的文件合并</translation>
    </message>
    <message>
        <source>Export notes automatically</source>
        <translation>自动导出笔记</translation>
    </message>
    <message>
        <source>Into this folder whenever notes change, the same way as your last export</source>
        <translation>笔记改动后导出到这个文件夹，方式与上次相同</translation>
    </message>
    <message>
        <source>Reading mode</source>
        <translation>阅读方式</translation>
    </message>
    <message>
        <source>Two pages side by side where there is room (F4)</source>
        <translation>宽度足够时并排显示两页（F4）</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>For texts; windows are not affected</source>
        <translation>用于文章，窗口不受影响</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Ctrl++ and Ctrl+- change it while you read</source>
        <translation>阅读时可按 Ctrl++ 和 Ctrl+- 调整</translation>
    </message>
    <message>
        <source>Paragraph spacing</source>
        <translation>段间距</translation>
    </message>
    <message>
        <source>As a percentage of the text size</source>
        <translation>相对于字号的百分比</translation>
    </message>
    <message>
        <source>Indent first lines</source>
        <translation>首行缩进</translation>
    </message>
    <message>
        <source>Start each paragraph two characters in</source>
        <translation>每段开头空两格</translation>
    </message>
    <message>
        <source>Justify text</source>
        <translation>两端对齐</translation>
    </message>
    <message>
        <source>Align both edges, except for the last line of a paragraph</source>
        <translation>除段末一行外，每行左右都对齐</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>行距</translation>
    </message>
    <message>
        <source>Characters per line</source>
        <translation>每行字数</translation>
    </message>
    <message>
        <source>Compress punctuation</source>
        <translation>标点挤压</translation>
    </message>
    <message>
        <source>Adjacent punctuation marks take up less space</source>
        <translation>相邻标点之间不留多余空白</translation>
    </message>
    <message>
        <source>Hyphenation</source>
        <translation>西文断字</translation>
    </message>
    <message>
        <source>For English, German, French, Spanish, Italian, Dutch, Polish and Portuguese</source>
        <translation>适用于英语、德语、法语、西班牙语、意大利语、荷兰语、波兰语和葡萄牙语</translation>
    </message>
    <message>
        <source>Show contents</source>
        <translation>显示目录</translation>
    </message>
    <message>
        <source>To the left of the text (F7)</source>
        <translation>在正文左侧（F7）</translation>
    </message>
    <message>
        <source>Show notes</source>
        <translation>显示笔记</translation>
    </message>
    <message>
        <source>To the right of the text, following the page (F8)</source>
        <translation>在正文右侧，随页面移动（F8）</translation>
    </message>
    <message>
        <source>Show others’ notes</source>
        <translation>显示他人的笔记</translation>
    </message>
    <message>
        <source>In the text, on passages you have read (G)</source>
        <translation>在正文里您读过的地方显示（G）</translation>
    </message>
    <message>
        <source>Sentences around a mark</source>
        <translation>标记前后的句数</translation>
    </message>
    <message>
        <source>Before and after each mark in Highlights Only (F6)</source>
        <translation>只看标记（F6）时，标记前后各显示几句</translation>
    </message>
    <message>
        <source>Answer blanks</source>
        <translation>填空的作答方式</translation>
    </message>
    <message>
        <source>Wrong choices come from your other marks; if too few fit, you type the answer</source>
        <translation>错误选项取自您的其他标记；合适的不够时，改为打字输入</translation>
    </message>
    <message>
        <source>Answer ratings</source>
        <translation>回答的评级</translation>
    </message>
    <message>
        <source>Two: Not yet, Knew it. Four adds With effort (a pass) and At once</source>
        <translation>两档：还不会、记得；四档再加上费力才想起（也算记得）和一想就有</translation>
    </message>
    <message>
        <source>Three questions at the end of the hour</source>
        <translation>读满一小时后问三个小问题</translation>
    </message>
    <message>
        <source>When the goal is met, from the day’s marks</source>
        <translation>目标达成时，从当天的标记里出题</translation>
    </message>
    <message>
        <source>Target retention</source>
        <translation>目标记得率</translation>
    </message>
    <message>
        <source>The share of cards to remember: the higher it is, the sooner each card is asked again; 80 to 95 percent</source>
        <translation>再问时希望记得的比例，越高问得越勤；80 到 95</translation>
    </message>
    <message>
        <source>Remind me at</source>
        <translation>提醒时间</translation>
    </message>
    <message>
        <source>A notification says what is left of today; none once the goal is met or on a rest day</source>
        <translation>届时通知您今天还差多少；目标达成后和休息日不提醒</translation>
    </message>
    <message>
        <source>Rest 5 minutes after every 25</source>
        <translation>每读 25 分钟休息 5 分钟</translation>
    </message>
    <message>
        <source>A quiet message marks the start and end of each break; you can always read on</source>
        <translation>休息开始和结束时各有一句提示，想接着读随时可以</translation>
    </message>
    <message>
        <source>Tray icon</source>
        <translation>托盘图标</translation>
    </message>
    <message>
        <source>Click it to bring the window back</source>
        <translation>点一下就能恢复窗口</translation>
    </message>
    <message>
        <source>Say what is left when closing</source>
        <translation>关闭时提示还差多少</translation>
    </message>
    <message>
        <source>If you ask to be reminded later, One Hour waits in the tray; otherwise it quits</source>
        <translation>选择稍后提醒，「一小时」会留在托盘里；否则关闭就会退出</translation>
    </message>
    <message>
        <source>Reading aloud</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>As a percentage of the voice’s usual speed</source>
        <translation>相对于语音平常速度的百分比</translation>
    </message>
    <message>
        <source>Voice command</source>
        <translation>语音命令</translation>
    </message>
    <message>
        <source>A program that speaks each sentence from its standard input; {rate} stands for words a minute, {lang} for the language</source>
        <translation>从标准输入逐句朗读的程序；{rate} 代表每分钟词数，{lang} 代表语言</translation>
    </message>
    <message>
        <source>The system’s voice</source>
        <translation>系统自带的语音</translation>
    </message>
    <message>
        <source>Printed pages of PDFs</source>
        <translation>PDF 的印刷页面</translation>
    </message>
    <message>
        <source>Printed pages light on dark</source>
        <translation>印刷页面反色显示</translation>
    </message>
    <message>
        <source>In the dark theme; pictures are inverted, too</source>
        <translation>仅在深色主题下；图片也会反色</translation>
    </message>
    <message>
        <source>Keep PDFs</source>
        <translation>保留 PDF</translation>
    </message>
    <message>
        <source>Added PDFs of up to 100 MB are copied beside the library, so that their pages can always be shown</source>
        <translation>添加的 PDF 不超过 100 MB 时，会复制一份存放在书库旁，随时可以显示其页面</translation>
    </message>
</context>
<context>
    <name>PrintedController</name>
    <message>
        <source>Only texts that were made of a PDF have printed pages.</source>
        <translation>只有来自 PDF 的文章才有印刷页面。</translation>
    </message>
    <message>
        <source>Choose the File…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Not Now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>The PDF of this text has changed</source>
        <translation>这篇文章的 PDF 已改变</translation>
    </message>
    <message>
        <source>“{path}” is not the file any more that the text was made of: its words may stand on other pages. The text and your notes are as they were. You can choose the file as it was; to read the changed one, add it, and the text can be replaced by it with your notes.</source>
        <translation>“{path}”已不是当初添加的文件，其中的文字可能排在别的页上。文章和您的笔记都没有变。您可以选择原来的文件；若要阅读改变后的文件，请添加它，便可用它替换文章，笔记会一并带过去。</translation>
    </message>
    <message>
        <source>The PDF of this text is not where it was</source>
        <translation>这篇文章的 PDF 不在原处</translation>
    </message>
    <message>
        <source>It was at “{path}”. The text and your notes are as they were. Choose where the file is now to see its printed pages.</source>
        <translation>它原来在“{path}”。文章和您的笔记都没有变。选择文件现在的位置，即可查看印刷页面。</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;All files (*)</source>
        <translation>PDF (*.pdf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose the PDF</source>
        <translation>选择 PDF</translation>
    </message>
</context>
<context>
    <name>PrintedPainter</name>
    <message>
        <source>This page could not be drawn. The others can be; turn the pages to try it again.</source>
        <translation>此页未能绘制，其他页不受影响；翻到别页再翻回来即可重试。</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} / {total}</translation>
    </message>
    <message>
        <source>words cannot be selected here: too few of them were found on the page</source>
        <translation>此页不能选取文字：页面上与正文对应的字太少</translation>
    </message>
    <message>
        <source>this page is too large to be drawn finely</source>
        <translation>此页过大，无法精细绘制</translation>
    </message>
</context>
<context>
    <name>ProgressCommands</name>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
</context>
<context>
    <name>ProgressScreen</name>
    <message>
        <source>No session on this day to correct.</source>
        <translation>这一天没有可更正的时段。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
</context>
<context>
    <name>Publication</name>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>图书</translation>
    </message>
    <message>
        <source>Chapter of a book</source>
        <translation>书中章节</translation>
    </message>
    <message>
        <source>Journal article</source>
        <translation>期刊论文</translation>
    </message>
    <message>
        <source>Magazine article</source>
        <translation>杂志文章</translation>
    </message>
    <message>
        <source>Newspaper article</source>
        <translation>报纸文章</translation>
    </message>
    <message>
        <source>Conference paper</source>
        <translation>会议论文</translation>
    </message>
    <message>
        <source>Thesis</source>
        <translation>学位论文</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Blog post</source>
        <translation>博客文章</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Appeared in</source>
        <translation>刊载于</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>出版者</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>出版地</translation>
    </message>
    <message>
        <source>Year or date</source>
        <translation>出版年或日期</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>丛书</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>卷</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>译者</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Citation key</source>
        <translation>引用键</translation>
    </message>
</context>
<context>
    <name>PublicationForm</name>
    <message>
        <source>Fill in from the File</source>
        <translation>用文件中的信息补全</translation>
    </message>
    <message>
        <source>Publication…</source>
        <translation>出版信息…</translation>
    </message>
    <message>
        <source>Hide Publication</source>
        <translation>收起出版信息</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>QCalendarWidget</name>
    <message>
        <source>Previous Month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Next Month</source>
        <translation>下个月</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>位置(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message>
        <source>Page &amp;Set:</source>
        <translation>页面(&amp;S)：</translation>
    </message>
</context>
<context>
    <name>Query</name>
    <message>
        <source>Also: &quot;a phrase&quot; · -without · tag:word · colour:yellow · in:title</source>
        <translation>还可以输入：“原句” · -不含 · 标签:词 · 颜色:黄 · 书:书名</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Select a question to see it in full.</source>
        <translation>选中一道题，即可查看全部内容。</translation>
    </message>
    <message>
        <source>Source: {words}</source>
        <translation>出处：{words}</translation>
    </message>
    <message>
        <source>From the study pack “{title}”</source>
        <translation>来自领学包《{title}》</translation>
    </message>
    <message>
        <source>From a study pack</source>
        <translation>来自领学包</translation>
    </message>
    <message>
        <source>From the file {name}</source>
        <translation>来自文件“{name}”</translation>
    </message>
</context>
<context>
    <name>QuestionCommands</name>
    <message>
        <source>No text in the library contains this passage.</source>
        <translation>书库里没有文章包含这段文字。</translation>
    </message>
    <message>
        <source>These questions are already in your self-test.</source>
        <translation>这些题已经在自测里了。</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) added to your self-test.</source>
        <translation>
            <numerusform>已向自测添加 %n 道题。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Topic</source>
        <translation>专题</translation>
    </message>
    <message>
        <source>New Topic</source>
        <translation>新建专题</translation>
    </message>
    <message>
        <source>Question or title</source>
        <translation>问题或标题</translation>
    </message>
    <message>
        <source>What do you want to know?</source>
        <translation>想弄清什么问题？</translation>
    </message>
    <message>
        <source>A topic gathers passages and notes from many texts under one question.</source>
        <translation>专题围绕一个问题，把多篇文章里的原文和笔记汇到一处。</translation>
    </message>
</context>
<context>
    <name>QuestionExport</name>
    <message>
        <source>Export Questions</source>
        <translation>导出题目</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>题库</translation>
    </message>
    <message>
        <source>Questions exported to {path}.</source>
        <translation>题目已导出到 {path}。</translation>
    </message>
</context>
<context>
    <name>QuestionImportController</name>
    <message>
        <source>Questions ({patterns});;All files (*)</source>
        <translation>题目 ({patterns});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import Questions</source>
        <translation>导入题目</translation>
    </message>
    <message>
        <source>The clipboard has no text. Copy the questions first.</source>
        <translation>剪贴板里没有文字，请先复制题目。</translation>
    </message>
    <message>
        <source>Pasted questions</source>
        <translation>粘贴的题目</translation>
    </message>
</context>
<context>
    <name>QuestionTableModel</name>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>题型</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Single choice</source>
        <translation>单选题</translation>
    </message>
    <message>
        <source>Multiple choice</source>
        <translation>多选题</translation>
    </message>
    <message>
        <source>True or false</source>
        <translation>判断题</translation>
    </message>
    <message>
        <source>Fill in the blank</source>
        <translation>填空题</translation>
    </message>
    <message>
        <source>Numeric</source>
        <translation>数值题</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>配对题</translation>
    </message>
    <message>
        <source>Open answer</source>
        <translation>简答题</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Timed</source>
        <translation>限时</translation>
    </message>
    <message>
        <source>Challenge</source>
        <translation>闯关</translation>
    </message>
    <message>
        <source>The question is missing.</source>
        <translation>缺少题干。</translation>
    </message>
    <message>
        <source>The answer is missing.</source>
        <translation>缺少答案。</translation>
    </message>
    <message>
        <source>No option is marked as correct.</source>
        <translation>没有标出正确选项。</translation>
    </message>
    <message>
        <source>There are fewer than two options.</source>
        <translation>选项少于两个。</translation>
    </message>
    <message>
        <source>There are more than 26 options.</source>
        <translation>选项超过 26 个。</translation>
    </message>
    <message>
        <source>An option is empty.</source>
        <translation>有选项为空。</translation>
    </message>
    <message>
        <source>Two options are the same.</source>
        <translation>有两个选项相同。</translation>
    </message>
    <message>
        <source>The question or an option is too long.</source>
        <translation>题干或选项太长。</translation>
    </message>
    <message>
        <source>No answer in braces was found.</source>
        <translation>没有用花括号写出答案。</translation>
    </message>
    <message>
        <source>A brace is not closed.</source>
        <translation>花括号没有闭合。</translation>
    </message>
    <message>
        <source>There is more than one pair of braces.</source>
        <translation>花括号不止一对。</translation>
    </message>
    <message>
        <source>The answer refers to an option that does not exist.</source>
        <translation>答案对应的选项不存在。</translation>
    </message>
    <message>
        <source>There is more than one answer.</source>
        <translation>答案不止一个。</translation>
    </message>
    <message>
        <source>The answer could not be read.</source>
        <translation>无法识别答案。</translation>
    </message>
    <message>
        <source>The answer is not a number.</source>
        <translation>答案不是数字。</translation>
    </message>
    <message>
        <source>A pair has only one side.</source>
        <translation>有一对只有一边。</translation>
    </message>
    <message>
        <source>It is already in the bank with a different answer or wording, which was kept.</source>
        <translation>题库里已有这道题，但答案或措辞不同，已保留原有的。</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题库</translation>
    </message>
    <message>
        <source>True</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>False</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>QuestionsPage</name>
    <message>
        <source>Question bank</source>
        <translation>题库</translation>
    </message>
    <message>
        <source>Search questions</source>
        <translation>搜索题目</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Contest…</source>
        <translation>竞赛…</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Start a Quiz…</source>
        <translation>开始测验…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Add to Self-Test</source>
        <translation>加入自测</translation>
    </message>
    <message>
        <source>Open in Text</source>
        <translation>打开原文</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Import Questions…</source>
        <translation>导入题目…</translation>
    </message>
    <message>
        <source>Write a Question…</source>
        <translation>写一道题…</translation>
    </message>
    <message>
        <source>No questions yet</source>
        <translation>还没有题目</translation>
    </message>
    <message>
        <source>Import a file (GIFT, Aiken, CSV or text), paste questions copied from a page, or write your own.</source>
        <translation>导入文件（GIFT、Aiken、CSV 或文本），粘贴从网页复制的题目，或自己写一道。</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>全部分类</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>未分类</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 题</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} / {all}</translation>
    </message>
    <message>
        <source>Question added to the bank.</source>
        <translation>已加入题库。</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) removed from the bank.</source>
        <translation>
            <numerusform>已从题库移除 %n 题。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuizCard</name>
    <message>
        <source>Open in Text</source>
        <translation>打开原文</translation>
    </message>
    <message>
        <source>Add to Self-Test</source>
        <translation>加入自测</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>没答对</translation>
    </message>
    <message>
        <source>Knew it</source>
        <translation>答上来了</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>Show Answer</source>
        <translation>看答案</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>对答案</translation>
    </message>
    <message>
        <source>Did you know it?</source>
        <translation>答上来了吗？</translation>
    </message>
    <message>
        <source>More than one may be correct.</source>
        <translation>可能不止一个正确。</translation>
    </message>
    <message>
        <source>Choose the match for the framed item. Press ↑ ↓ for another item.</source>
        <translation>为框住的一项选出对应内容，按 ↑ ↓ 换一项。</translation>
    </message>
    <message>
        <source>Type a number.</source>
        <translation>请填数字。</translation>
    </message>
    <message>
        <source>Answer in your head, then compare.</source>
        <translation>先自己回答，再对照答案。</translation>
    </message>
    <message>
        <source>This question has no written answer.</source>
        <translation>这道题没有附答案。</translation>
    </message>
    <message>
        <source>Close enough: counts as correct</source>
        <translation>接近，算答对</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>答对了</translation>
    </message>
    <message>
        <source>Partly correct: {points}</source>
        <translation>部分正确，得 {points} 分</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>correct, chosen</source>
        <translation>正确，已选</translation>
    </message>
    <message>
        <source>correct, not chosen</source>
        <translation>正确，未选</translation>
    </message>
    <message>
        <source>incorrect, chosen</source>
        <translation>不正确，已选</translation>
    </message>
</context>
<context>
    <name>QuizDialog</name>
    <message>
        <source>Quiz</source>
        <translation>测验</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message numerus="yes">
        <source>%n selected question(s)</source>
        <translation>
            <numerusform>选中的 %n 题</numerusform>
        </translation>
    </message>
    <message>
        <source>Round of “{pack}”</source>
        <translation>《{pack}》轮次测验</translation>
    </message>
    <message numerus="yes">
        <source>All %n question(s)</source>
        <translation>
            <numerusform>全部 %n 题</numerusform>
        </translation>
    </message>
    <message>
        <source>Based on question length</source>
        <translation>按题目长短</translation>
    </message>
    <message>
        <source>The same for every question</source>
        <translation>每题相同</translation>
    </message>
    <message>
        <source>For the whole quiz</source>
        <translation>整卷计时</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限时</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>题数</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Per question</source>
        <translation>每题</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总时长</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>卷号</translation>
    </message>
    <message>
        <source>The same number gives the same paper on every computer.</source>
        <translation>卷号相同，在任何电脑上都是同一份试卷。</translation>
    </message>
    <message>
        <source>The answer is shown after each question.</source>
        <translation>每题答完就显示答案。</translation>
    </message>
    <message>
        <source>The answers are shown at the end. Speed does not count.</source>
        <translation>答完后统一显示答案，快慢不计分。</translation>
    </message>
    <message>
        <source>The quiz ends at the first wrong answer.</source>
        <translation>答错一题就结束。</translation>
    </message>
    <message>
        <source>All members answer the same questions on their own. The first result stands.</source>
        <translation>大家答同样的题，各自作答，以第一次的成绩为准。</translation>
    </message>
    <message>
        <source>Your result: {right} of {total}. It stands; further attempts are practice.</source>
        <translation>您的成绩：{total} 题答对 {right} 题。成绩不再变动，再做即为练习。</translation>
    </message>
</context>
<context>
    <name>QuizEnd</name>
    <message>
        <source>Quiz finished</source>
        <translation>测验结束</translation>
    </message>
    <message>
        <source>Add All Missed to Self-Test</source>
        <translation>没答对的都加入自测</translation>
    </message>
    <message>
        <source>Try Again as Practice</source>
        <translation>再做一遍（练习）</translation>
    </message>
    <message>
        <source>Another Paper</source>
        <translation>换一份试卷</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>{right} of {total} correct</source>
        <translation>{total} 题答对 {right} 题</translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation>得 {points} 分</translation>
    </message>
    <message>
        <source>ended at the first wrong answer</source>
        <translation>答错一题，提前结束</translation>
    </message>
    <message>
        <source>paper {number}</source>
        <translation>卷号 {number}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>QuizPage</name>
    <message>
        <source>Round left unfinished. Nothing was saved, and you can start it again.</source>
        <translation>这一轮没有做完，结果未保存，可以重新开始。</translation>
    </message>
    <message>
        <source>Stop Here</source>
        <translation>先到这里</translation>
    </message>
    <message>
        <source>Question bank</source>
        <translation>题库</translation>
    </message>
    <message>
        <source>No quiz in progress</source>
        <translation>没有进行中的测验</translation>
    </message>
    <message>
        <source>Select questions in the question bank and start a quiz there.</source>
        <translation>在题库里选好题目，即可开始测验。</translation>
    </message>
    <message>
        <source>Quiz: {mode}</source>
        <translation>测验：{mode}</translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation>测验</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>第 {number} 题，共 {total} 题</translation>
    </message>
    <message>
        <source>Round {number} of “{pack}”, practice</source>
        <translation>《{pack}》第 {number} 轮（练习）</translation>
    </message>
    <message>
        <source>Round {number} of “{pack}”</source>
        <translation>《{pack}》第 {number} 轮</translation>
    </message>
</context>
<context>
    <name>ReadBar</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>专注</translation>
    </message>
    <message>
        <source>Show or hide the contents</source>
        <translation>显示或隐藏目录</translation>
    </message>
    <message>
        <source>Show or hide the notes</source>
        <translation>显示或隐藏笔记</translation>
    </message>
    <message>
        <source>Find in this text (Ctrl+F)</source>
        <translation>在本文中查找（Ctrl+F）</translation>
    </message>
    <message>
        <source>Typography</source>
        <translation>文字排版</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Pages or scrolling (F4)</source>
        <translation>翻页或滚动（F4）</translation>
    </message>
    <message>
        <source>Only the text, full screen (F11)</source>
        <translation>全屏，只留正文（F11）</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between title and author</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Read aloud (Ctrl+Shift+R)</source>
        <translation>朗读（Ctrl+Shift+R）</translation>
    </message>
    <message>
        <source>Printed page or text (F9)</source>
        <translation>印刷页面或正文（F9）</translation>
    </message>
</context>
<context>
    <name>ReadScreen</name>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Caret mode on.</source>
        <translation>光标浏览已打开。</translation>
    </message>
    <message>
        <source>Caret mode off.</source>
        <translation>光标浏览已关闭。</translation>
    </message>
    <message>
        <source>Caret mode on. It needs a screen reader, and none is running.</source>
        <translation>光标浏览已打开。它要配合读屏软件使用，现在没有读屏软件在运行。</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Unicode（UTF-8）</translation>
    </message>
    <message>
        <source>Chinese, simplified (GB 18030)</source>
        <translation>简体中文（GB 18030）</translation>
    </message>
    <message>
        <source>Chinese, traditional (Big5)</source>
        <translation>繁体中文（Big5）</translation>
    </message>
    <message>
        <source>Japanese (Shift JIS)</source>
        <translation>日文（Shift JIS）</translation>
    </message>
    <message>
        <source>Japanese (EUC-JP)</source>
        <translation>日文（EUC-JP）</translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation>韩文（EUC-KR）</translation>
    </message>
    <message>
        <source>Unicode (UTF-16)</source>
        <translation>Unicode（UTF-16）</translation>
    </message>
    <message>
        <source>Unicode (UTF-16, big-endian)</source>
        <translation>Unicode（UTF-16，大端）</translation>
    </message>
    <message>
        <source>Western European (Windows-1252)</source>
        <translation>西欧（Windows-1252）</translation>
    </message>
    <message>
        <source>Central European (Windows-1250)</source>
        <translation>中欧（Windows-1250）</translation>
    </message>
    <message>
        <source>Central European (ISO 8859-2)</source>
        <translation>中欧（ISO 8859-2）</translation>
    </message>
    <message>
        <source>Cyrillic (Windows-1251)</source>
        <translation>西里尔文（Windows-1251）</translation>
    </message>
    <message>
        <source>Cyrillic (KOI8-R)</source>
        <translation>西里尔文（KOI8-R）</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日文</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩文</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法文</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德文</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙文</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利文</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙文</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>荷兰文</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄文</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>希腊文</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>拉丁文</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Every line is a paragraph</source>
        <translation>每行是一段</translation>
    </message>
    <message>
        <source>Join broken lines</source>
        <translation>合并断行</translation>
    </message>
    <message>
        <source>Empty lines separate paragraphs</source>
        <translation>以空行分段</translation>
    </message>
    <message>
        <source>Numbered chapters only</source>
        <translation>只识别带序号的章节</translation>
    </message>
    <message>
        <source>Lines that begin like…</source>
        <translation>以此开头的行…</translation>
    </message>
    <message>
        <source>The headings in the text</source>
        <translation>正文里的标题</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Detected automatically</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>The book’s own contents</source>
        <translation>书自带的目录</translation>
    </message>
</context>
<context>
    <name>ReadingButton</name>
    <message>
        <source>Start with 5 Minutes</source>
        <translation>先读 5 分钟</translation>
    </message>
    <message>
        <source>Continue Reading</source>
        <translation>继续阅读</translation>
    </message>
    <message>
        <source>Start Reading</source>
        <translation>开始阅读</translation>
    </message>
</context>
<context>
    <name>ReadingParts</name>
    <message>
        <source>A vertical text always stands in pages.</source>
        <translation>竖排的文章总是翻页显示。</translation>
    </message>
</context>
<context>
    <name>ReadingTimeController</name>
    <message>
        <source>Export Reading Time</source>
        <translation>导出阅读时间</translation>
    </message>
    <message>
        <source>JSON (*.json);;Table (*.csv)</source>
        <translation>JSON (*.json);;表格 (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) saved to {path}.</source>
        <translation>
            <numerusform>已将 %n 条时间记录保存到 {path}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading time ({patterns});;All files (*)</source>
        <translation>阅读时间 ({patterns});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import Reading Time</source>
        <translation>导入阅读时间</translation>
    </message>
    <message numerus="yes">
        <source>%n reading time entry(s) added.</source>
        <translation>
            <numerusform>已添加 %n 条阅读时间。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were already on record.</source>
        <translation>
            <numerusform>%n 条已有记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not added: they overlap with other time or are not possible.</source>
        <translation>
            <numerusform>%n 条没有添加：与已有时间重叠，或者不可能成立。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecallCard</name>
    <message>
        <source>Remembered</source>
        <translation>记得率</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>{right} of {asked}</source>
        <translation>问 {asked} 次，记得 {right} 次</translation>
    </message>
</context>
<context>
    <name>ReminderController</name>
    <message>
        <source>One Hour</source>
        <translation>一小时</translation>
    </message>
    <message>
        <source>One Hour · reminds you at {time}</source>
        <translation>「一小时」· {time} 提醒</translation>
    </message>
</context>
<context>
    <name>ReminderLabels</name>
    <message numerus="yes">
        <source>%n minute(s) left today</source>
        <translation>
            <numerusform>今天还差 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Today’s goal is met: %n minute(s).</source>
        <translation>
            <numerusform>今天的目标已达成：%n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>The day ends at {time}.</source>
        <translation>今天到 {time} 结束。</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>a removed text</source>
        <translation>一篇已移除的文章</translation>
    </message>
    <message>
        <source>Reading, {first} to {last}</source>
        <translation>阅读记录，{first}至{last}</translation>
    </message>
    <message>
        <source>Toward the goal</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>{counted} of {goal} min</source>
        <translation>{counted} / {goal} 分钟</translation>
    </message>
    <message>
        <source>Days met</source>
        <translation>达标天数</translation>
    </message>
    <message>
        <source>{kept} of {due} due</source>
        <translation>{kept} / {due} 天</translation>
    </message>
    <message>
        <source>Streak on {day} (days)</source>
        <translation>截至{day}的连续天数</translation>
    </message>
    <message>
        <source>Longest streak (days)</source>
        <translation>最长连续天数</translation>
    </message>
    <message>
        <source>Goal met, 13 weeks (recent weeks count more)</source>
        <translation>近 13 周达标率（越近权重越大）</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Added manually</source>
        <translation>手动记入</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>更正增减</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>Sittings</source>
        <translation>阅读次数</translation>
    </message>
    <message>
        <source>Typical sitting</source>
        <translation>通常每次阅读</translation>
    </message>
    <message>
        <source>Longest sitting</source>
        <translation>最长一次阅读</translation>
    </message>
    <message>
        <source>Characters read</source>
        <translation>阅读字数</translation>
    </message>
    <message>
        <source>Words read</source>
        <translation>读过的词数</translation>
    </message>
    <message>
        <source>{number} per day with reading</source>
        <translation>有阅读的日子日均 {number} 字</translation>
    </message>
    <message>
        <source>Texts started</source>
        <translation>开始读的文章</translation>
    </message>
    <message>
        <source>Texts finished</source>
        <translation>读完的文章</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>各月</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>逐日</translation>
    </message>
    <message>
        <source>How the time was spent</source>
        <translation>时间用途</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Minutes by hour and weekday</source>
        <translation>各钟点、各星期几的分钟数</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>钟点</translation>
    </message>
    <message>
        <source>Pace over time</source>
        <translation>速度变化</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Per minute</source>
        <translation>每分钟</translation>
    </message>
    <message>
        <source>{number} words</source>
        <translation>{number} 词</translation>
    </message>
    <message>
        <source>{number} characters</source>
        <translation>{number} 字</translation>
    </message>
    <message>
        <source>Pages measured</source>
        <translation>依据页数</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Spent on</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文章</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>This is everything you share; nothing else is included.</source>
        <translation>分享的内容就是这些，不含其他。</translation>
    </message>
    <message>
        <source>Picture saved to {path}.</source>
        <translation>图片已保存到 {path}。</translation>
    </message>
    <message>
        <source>The picture could not be saved to {path}.</source>
        <translation>图片无法保存到 {path}。</translation>
    </message>
    <message>
        <source>Report saved to {path}.</source>
        <translation>报告已保存到 {path}。</translation>
    </message>
    <message>
        <source>The report could not be saved to {path}. Any file already there is unchanged.</source>
        <translation>报告无法保存到 {path}。那里原有的文件没有变动。</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>更晚</translation>
    </message>
    <message>
        <source>Report text</source>
        <translation>报告内容</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Year as Picture…</source>
        <translation>年度图片…</translation>
    </message>
    <message>
        <source>Sheet of the Year…</source>
        <translation>年度阅读单…</translation>
    </message>
    <message>
        <source>Save as File…</source>
        <translation>存为文件…</translation>
    </message>
    <message>
        <source>Report copied to the clipboard.</source>
        <translation>报告已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Year as Picture</source>
        <translation>年度图片</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Save as File</source>
        <translation>存为文件</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>Share a Report</source>
        <translation>提交汇报</translation>
    </message>
    <message>
        <source>This week, {days}</source>
        <translation>本周，{days}</translation>
    </message>
    <message>
        <source>Last week, {days}</source>
        <translation>上周，{days}</translation>
    </message>
    <message>
        <source>This month, {days}</source>
        <translation>本月，{days}</translation>
    </message>
    <message>
        <source>Last month, {days}</source>
        <translation>上月，{days}</translation>
    </message>
    <message>
        <source>Custom dates</source>
        <translation>自定义日期</translation>
    </message>
    <message>
        <source>Portions done</source>
        <translation>完成的阅读任务</translation>
    </message>
    <message>
        <source>Lessons done</source>
        <translation>完成的每日一课</translation>
    </message>
    <message>
        <source>In my own words</source>
        <translation>心得</translation>
    </message>
    <message>
        <source>Each day as a letter</source>
        <translation>每日状态（一天一个字母）</translation>
    </message>
    <message>
        <source>Questions for the meeting</source>
        <translation>带到学习会的疑问</translation>
    </message>
    <message>
        <source>Selected notes</source>
        <translation>批注（逐条选择）</translation>
    </message>
    <message>
        <source>Result of a round</source>
        <translation>一轮测验的成绩</translation>
    </message>
    <message>
        <source>My actions</source>
        <translation>我的行动</translation>
    </message>
    <message>
        <source>Total minutes in this period</source>
        <translation>这段时间的总分钟数</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Included by default</source>
        <translation>默认包含</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>What I learned, what I still wonder about</source>
        <translation>读到了什么，还在想什么</translation>
    </message>
    <message>
        <source>{done} of {total} done, {partly} partly</source>
        <translation>共 {total} 项，完成 {done} 项，部分完成 {partly} 项</translation>
    </message>
    <message>
        <source>no pack from this group yet</source>
        <translation>还没有这个小组的领学包</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{total} 天中完成 {done} 天</translation>
    </message>
    <message numerus="yes">
        <source>%n min, never a column on the board</source>
        <translation>
            <numerusform>%n 分钟，小组看板不设这一栏</numerusform>
        </translation>
    </message>
    <message>
        <source>met, rest, made up, missed, open</source>
        <translation>达标、休息日、已补上、未达标、进行中</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{right} of {total} correct</source>
        <translation>{total} 题中答对 {right} 题</translation>
    </message>
    <message>
        <source>none in this period</source>
        <translation>这段时间没有</translation>
    </message>
    <message>
        <source>{chosen} of {total} selected</source>
        <translation>共 {total} 条，已选 {chosen} 条</translation>
    </message>
</context>
<context>
    <name>ReportsView</name>
    <message>
        <source>They are the same people: use these names</source>
        <translation>是同一个人：使用这个姓名</translation>
    </message>
    <message>
        <source>A file does not prove who made it. Withdrawn and expired reports are erased permanently.</source>
        <translation>文件不能证明出自谁手。撤回或到期的汇报会彻底抹去。</translation>
    </message>
    <message>
        <source>{name} Withdraws a Report</source>
        <translation>{name}撤回一份汇报</translation>
    </message>
    <message>
        <source>{name}’s Report</source>
        <translation>{name}的汇报</translation>
    </message>
    <message numerus="yes">
        <source>%n Report(s)</source>
        <translation>
            <numerusform>%n 份汇报</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added to the board</source>
        <translation>
            <numerusform>%n 份已加入小组看板</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn and erased</source>
        <translation>
            <numerusform>%n 份已撤回并抹去</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n 份已有</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older than what is there</source>
        <translation>
            <numerusform>%n 份比已有的旧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired</source>
        <translation>
            <numerusform>%n 份已到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not added</source>
        <translation>
            <numerusform>%n 份未添加</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Add to Board</source>
        <translation>加入小组看板</translation>
    </message>
    <message>
        <source>For {group}</source>
        <translation>提交给{group}</translation>
    </message>
    <message>
        <source>no. {number}, {days}: {outcome}</source>
        <translation>第 {number} 号，{days}：{outcome}</translation>
    </message>
    <message>
        <source>It names no group, so it cannot be added to a board.</source>
        <translation>汇报没有写明小组，无法加入看板。</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新的</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>older than the one on the board; nothing changes</source>
        <translation>比看板上的旧，不作更改</translation>
    </message>
    <message>
        <source>expired, will not be kept</source>
        <translation>已到期，不再保留</translation>
    </message>
    <message>
        <source>the report’s contents will be erased permanently</source>
        <translation>这份汇报的内容会彻底抹去</translation>
    </message>
</context>
<context>
    <name>RestoreController</name>
    <message numerus="yes">
        <source>%n text(s) restored</source>
        <translation>
            <numerusform>恢复 %n 篇文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) restored</source>
        <translation>
            <numerusform>恢复 %n 条笔记</numerusform>
        </translation>
    </message>
    <message>
        <source>{length} of reading restored</source>
        <translation>恢复阅读时间 {length}</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) reverted</source>
        <translation>
            <numerusform>%n 篇文章改回原样</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) reverted</source>
        <translation>
            <numerusform>%n 条笔记改回原样</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) removed</source>
        <translation>
            <numerusform>移除 %n 篇文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) removed</source>
        <translation>
            <numerusform>移除 %n 条笔记</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore complete: {what}.</source>
        <translation>恢复完成：{what}。</translation>
    </message>
    <message>
        <source>The library was restored.</source>
        <translation>书库已恢复。</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore from a Backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>From a File…</source>
        <translation>从文件恢复…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Looking for backups…</source>
        <translation>正在查找备份…</translation>
    </message>
    <message>
        <source>Add Missing Items</source>
        <translation>补回缺少的内容</translation>
    </message>
    <message>
        <source>Revert to Backup</source>
        <translation>回到备份时的样子</translation>
    </message>
    <message>
        <source>How to restore</source>
        <translation>恢复方式</translation>
    </message>
    <message>
        <source>Nothing is deleted: the library is backed up first, and a single undo brings everything back. Restoring never takes away reading time.</source>
        <translation>不会删除任何内容：恢复前会先备份现在的书库，撤销一步即可全部复原。恢复不会减少阅读时间。</translation>
    </message>
    <message>
        <source>Nothing is deleted: the damaged file and all backups stay where they are.</source>
        <translation>不会删除任何内容：损坏的文件和所有备份都留在原处。</translation>
    </message>
    <message>
        <source>Backing up the library…</source>
        <translation>正在备份书库…</translation>
    </message>
    <message>
        <source>No library is open.</source>
        <translation>没有打开的书库。</translation>
    </message>
    <message>
        <source>Compared with the library as it is now: {counts}</source>
        <translation>与现在的书库相比：{counts}</translation>
    </message>
    <message>
        <source>There are no backups of this library yet.</source>
        <translation>这个书库还没有备份。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to restore from</source>
        <translation>
            <numerusform>有 %n 个文件可用于恢复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them damaged</source>
        <translation>
            <numerusform>其中 %n 个已损坏</numerusform>
        </translation>
    </message>
    <message>
        <source>One Hour libraries (*.db);;All files (*)</source>
        <translation>「一小时」书库 (*.db);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Restore from a File</source>
        <translation>从文件恢复</translation>
    </message>
</context>
<context>
    <name>RestoreFigures</name>
    <message numerus="yes">
        <source>text(s) restored</source>
        <translation>
            <numerusform>篇文章恢复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>note(s) restored</source>
        <translation>
            <numerusform>条笔记恢复</numerusform>
        </translation>
    </message>
    <message>
        <source>of reading restored</source>
        <translation>阅读时间恢复</translation>
    </message>
    <message numerus="yes">
        <source>text(s) reverted</source>
        <translation>
            <numerusform>篇文章改回原样</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>note(s) reverted</source>
        <translation>
            <numerusform>条笔记改回旧内容</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>text(s) added since are removed</source>
        <translation>
            <numerusform>篇之后添加的文章移除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>note(s) added since are removed</source>
        <translation>
            <numerusform>条之后添加的笔记移除</numerusform>
        </translation>
    </message>
    <message>
        <source>of reading since then is kept</source>
        <translation>之后的阅读时间保留</translation>
    </message>
</context>
<context>
    <name>RestorePreviewView</name>
    <message>
        <source>Changes</source>
        <translation>会有哪些变化</translation>
    </message>
    <message>
        <source>Comparing with the library…</source>
        <translation>正在与书库比较…</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Reverted</source>
        <translation>改回原样</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Nothing would change: the library already contains everything in this file.</source>
        <translation>不会有变化：这个文件里的内容书库里都有。</translation>
    </message>
    <message>
        <source>Only plans, topics or the roadmap would change.</source>
        <translation>只有计划、专题或路线图会变。</translation>
    </message>
    <message>
        <source>The file is damaged; some of its contents may not have been read.</source>
        <translation>文件已损坏，其中可能还有未能读取的内容。</translation>
    </message>
    <message numerus="yes">
        <source>The file is damaged; %n row(s) could not be read.</source>
        <translation>
            <numerusform>文件已损坏，其中 %n 行无法读取。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RhythmReminder</name>
    <message>
        <source>Your five-minute break is over</source>
        <translation>五分钟休息结束</translation>
    </message>
    <message>
        <source>Ready for the next 25 minutes.</source>
        <translation>可以开始下一个 25 分钟。</translation>
    </message>
    <message>
        <source>25 minutes done. Rest your eyes for five: look into the distance.</source>
        <translation>读满 25 分钟了，休息五分钟，望望远处。</translation>
    </message>
</context>
<context>
    <name>Roadmap</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Catch up</source>
        <translation>补课</translation>
    </message>
    <message>
        <source>Accumulate</source>
        <translation>积累</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>工作</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Everything is read.</source>
        <translation>全部读完了。</translation>
    </message>
    <message>
        <source>At this pace, no end date can be estimated yet.</source>
        <translation>按这个速度，还算不出读完的日期。</translation>
    </message>
    <message>
        <source>{pace}: all read by {date}</source>
        <translation>{pace}，{date}读完全部</translation>
    </message>
    <message>
        <source>{done}, {behind}.</source>
        <translation>{done}，{behind}。</translation>
    </message>
    <message>
        <source>{done}, on schedule.</source>
        <translation>{done}，来得及。</translation>
    </message>
    <message>
        <source>{done}.</source>
        <translation>{done}。</translation>
    </message>
    <message>
        <source>{minutes} min a day</source>
        <translation>每天 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{minutes} min on most days</source>
        <translation>大多每天 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{pace}, {days} off</source>
        <translation>{pace}，{days}休息</translation>
    </message>
    <message>
        <source>{title} · read</source>
        <translation>{title} · 已读完</translation>
    </message>
    <message>
        <source>{title} · no end date yet</source>
        <translation>{title} · 还算不出读完的日期</translation>
    </message>
    <message>
        <source>{title} · {left} left · {start} to {end}</source>
        <translation>{title} · 还需 {left} · {start}至{end}</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读完</translation>
    </message>
</context>
<context>
    <name>RoadmapCard</name>
    <message>
        <source>Roadmap</source>
        <translation>路线图</translation>
    </message>
    <message>
        <source>Replan…</source>
        <translation>重新安排…</translation>
    </message>
    <message>
        <source>Compare three ways to catch up, day by day</source>
        <translation>逐日比较三种追赶办法</translation>
    </message>
    <message>
        <source>Show as Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Show as Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Start a Roadmap…</source>
        <translation>新建路线图…</translation>
    </message>
    <message>
        <source>Put texts in order and see the day each will be finished.</source>
        <translation>给文章排好顺序，就能看到每篇哪天读完。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 篇</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoadmapChart</name>
    <message>
        <source>read</source>
        <translation>已读完</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>RoadmapController</name>
    <message>
        <source>The roadmap is on schedule.</source>
        <translation>路线图进度正常。</translation>
    </message>
    <message>
        <source>Export for a Calendar</source>
        <translation>导出到日历</translation>
    </message>
    <message>
        <source>Calendars (*.ics)</source>
        <translation>日历 (*.ics)</translation>
    </message>
    <message>
        <source>Four weeks of days and the roadmap exported to {path}. Any calendar program can import it.</source>
        <translation>前后四周的日程和路线图已导出到 {path}，任何日历软件都能导入。</translation>
    </message>
</context>
<context>
    <name>RoadmapDialog</name>
    <message>
        <source>Roadmap</source>
        <translation>路线图</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>推后</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Track of this text</source>
        <translation>本篇的类别</translation>
    </message>
    <message>
        <source>Target date for this text</source>
        <translation>本篇的目标日期</translation>
    </message>
    <message>
        <source>Target date for all texts</source>
        <translation>全部读完的目标日期</translation>
    </message>
    <message>
        <source>Read this text earlier (Alt+Up)</source>
        <translation>提前读这篇（Alt+↑）</translation>
    </message>
    <message>
        <source>Read this text later (Alt+Down)</source>
        <translation>推后读这篇（Alt+↓）</translation>
    </message>
    <message>
        <source>Remove this text from the roadmap (Del)</source>
        <translation>把这篇移出路线图（Del）</translation>
    </message>
    <message>
        <source>No texts on the roadmap yet.</source>
        <translation>路线图上还没有文章。</translation>
    </message>
    <message>
        <source>Add Text…</source>
        <translation>添加文章…</translation>
    </message>
</context>
<context>
    <name>RoadmapModel</name>
    <message>
        <source>Starts</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>读完</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Target date</source>
        <translation>目标日期</translation>
    </message>
</context>
<context>
    <name>RotaDialog</name>
    <message>
        <source>Host Rota</source>
        <translation>主持轮值</translation>
    </message>
    <message>
        <source>Interval in weeks</source>
        <translation>间隔（周）</translation>
    </message>
    <message>
        <source>Swap with Previous Day</source>
        <translation>与前一天对调</translation>
    </message>
    <message>
        <source>Swap with Next Day</source>
        <translation>与后一天对调</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>Not Away</source>
        <translation>取消缺席</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+↑</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+↓</translation>
    </message>
    <message>
        <source>Mark this day’s host as away; the turn is kept (Del)</source>
        <translation>这天的主持缺席，次序保留（Del）</translation>
    </message>
    <message>
        <source>Clear the absence on this day (Backspace)</source>
        <translation>取消这天的缺席（Backspace）</translation>
    </message>
    <message>
        <source>End Rota</source>
        <translation>结束轮值</translation>
    </message>
    <message>
        <source>End the rota from today</source>
        <translation>从今天起结束轮值</translation>
    </message>
    <message>
        <source>Export Table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>Export Calendar…</source>
        <translation>导出日历…</translation>
    </message>
    <message>
        <source>Rota</source>
        <translation>轮值</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Weekdays</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Interval in weeks, or in days if no weekday is selected</source>
        <translation>间隔几周轮一次；没有选星期时，间隔几天</translation>
    </message>
    <message>
        <source>Names, separated by commas</source>
        <translation>姓名，以逗号分隔</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Rota days</source>
        <translation>轮值日期</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Enter the members in the order they take turns.</source>
        <translation>请按轮流次序填写成员。</translation>
    </message>
    <message>
        <source>No rota days this month.</source>
        <translation>这个月没有轮值。</translation>
    </message>
    <message>
        <source>Absent hosts keep their turn. Past days never change.</source>
        <translation>缺席者保留次序。过去的日期不再改动。</translation>
    </message>
    <message>
        <source>Export Rota</source>
        <translation>导出轮值</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) exported to {path}.</source>
        <translation>
            <numerusform>已将 %n 天导出到 {path}。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RotaModel</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主持</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>RowSection</name>
    <message numerus="yes">
        <source>%n in all, {shown} shown</source>
        <translation>
            <numerusform>共 %n 项，显示 {shown} 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Show More</source>
        <translation>显示更多</translation>
    </message>
</context>
<context>
    <name>SamplePane</name>
    <message>
        <source>Preview of the text</source>
        <translation>读取后的样子</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中间</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结尾</translation>
    </message>
</context>
<context>
    <name>ScreenReader</name>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n 处标记</numerusform>
        </translation>
    </message>
    <message>
        <source>today’s portion ends here</source>
        <translation>今天读到这里</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Library</source>
        <translation>书库</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>ScriptController</name>
    <message>
        <source>Only Chinese texts can switch between simplified and traditional characters.</source>
        <translation>只有中文文章才能切换简体和繁体。</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Results in texts and notes</source>
        <translation>文章和笔记中的结果</translation>
    </message>
    <message>
        <source>{criteria} · in:notes</source>
        <translation>{criteria} · in:笔记</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) of {all} not searched yet</source>
        <translation>
            <numerusform>共 {all} 篇，还有 %n 篇没有搜索</numerusform>
        </translation>
    </message>
    <message>
        <source>No results for “{query}”.</source>
        <translation>没有找到“{query}”。</translation>
    </message>
    <message numerus="yes">
        <source>Found in %n text(s)</source>
        <translation>
            <numerusform>在 %n 篇文章里找到</numerusform>
        </translation>
    </message>
    <message>
        <source>{found}; first results shown</source>
        <translation>{found}，先显示前面的</translation>
    </message>
</context>
<context>
    <name>SelectedItemsBar</name>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>SelectedNotesBar</name>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Move to Topic</source>
        <translation>归入专题</translation>
    </message>
    <message>
        <source>Talk…</source>
        <translation>讲稿…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Clear Selection</source>
        <translation>取消选择</translation>
    </message>
</context>
<context>
    <name>SelectedTextsBar</name>
    <message>
        <source>Track</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Clear Selection</source>
        <translation>取消选择</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>疑问</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Look Up</source>
        <translation>查词</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Move Mark Here</source>
        <translation>将标记移到这里</translation>
    </message>
</context>
<context>
    <name>SelectionCount</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelfTestPage</name>
    <message>
        <source>End of the hour</source>
        <translation>一小时收尾</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>自测</translation>
    </message>
    <message>
        <source>Done for Today</source>
        <translation>今天就到这里</translation>
    </message>
    <message>
        <source>No cards due</source>
        <translation>没有待复习的卡片</translation>
    </message>
    <message>
        <source>Cards are made from your marks. Select words in a marked passage and press C, or choose from suggested blanks.</source>
        <translation>卡片来自您的标记：在标出的原文里选中词，按 C；也可以从推荐填空里挑选。</translation>
    </message>
    <message>
        <source>All Cards</source>
        <translation>全部卡片</translation>
    </message>
    <message>
        <source>This mark will not be suggested again.</source>
        <translation>以后不再推荐这条标记。</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再来一遍</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>第 {number} 张，共 {total} 张</translation>
    </message>
    <message numerus="yes">
        <source>Asked %n time(s) before.</source>
        <translation>
            <numerusform>此前问过 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Asked for the first time.</source>
        <translation>第一次提问。</translation>
    </message>
    <message>
        <source>Only the first answer each day affects the schedule. Cards you miss come back before the end.</source>
        <translation>每天只按第一次作答安排复习；没答上的，结束前会再问一次。</translation>
    </message>
    <message>
        <source>From today’s marks. What you answer becomes a card; what you skip does not.</source>
        <translation>来自今天的标记。答过的会成为卡片，跳过的不会。</translation>
    </message>
</context>
<context>
    <name>SessionEnd</name>
    <message>
        <source>Done for today</source>
        <translation>今天就到这里</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) answered</source>
        <translation>
            <numerusform>答了 %n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed at first. Coming back tomorrow:</source>
        <translation>
            <numerusform>其中 %n 张起初没答上，明天再问：</numerusform>
        </translation>
    </message>
    <message>
        <source>{known}, {missed}</source>
        <translation>{known}，{missed}</translation>
    </message>
    <message>
        <source>{known}, none missed.</source>
        <translation>{known}，全部记得。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>SettingSearch</name>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Settings found</source>
        <translation>找到的设置</translation>
    </message>
    <message>
        <source>No matching settings.</source>
        <translation>没有匹配的设置。</translation>
    </message>
</context>
<context>
    <name>SettingsGroups</name>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Marks and notes</source>
        <translation>标记与笔记</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>Dictionaries</source>
        <translation>词典</translation>
    </message>
    <message>
        <source>Library and backups</source>
        <translation>书库与备份</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Other computers</source>
        <translation>其他电脑</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>Changes are saved at once. Ctrl+Z undoes them.</source>
        <translation>改动即时保存，Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>设置分组</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>open</source>
        <translation>打开原文</translation>
    </message>
    <message>
        <source>en</source>
        <translation>zh-CN</translation>
    </message>
</context>
<context>
    <name>SheetFormat</name>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>网页（HTML）</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word 文档</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Texts</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>No matching texts</source>
        <translation>没有匹配的文章</translation>
    </message>
    <message>
        <source>No text in the library fits the filter.</source>
        <translation>书库里没有符合筛选条件的文章。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Drop files anywhere in the window to add them</source>
        <translation>把文件拖到窗口任意处即可添加</translation>
    </message>
    <message numerus="yes">
        <source>%n more in the archive</source>
        <translation>
            <numerusform>归档中还有 %n 篇</numerusform>
        </translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>最近阅读</translation>
    </message>
    <message>
        <source>Last added</source>
        <translation>最近添加</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>All (not archived)</source>
        <translation>全部（未归档）</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>在读</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已读完</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必读</translation>
    </message>
    <message>
        <source>My choice</source>
        <translation>自选</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必读</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还需 {time}</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>adding…</source>
        <translation>正在添加…</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读完</translation>
    </message>
    <message>
        <source>read {date}</source>
        <translation>{date}读完</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>100% · finished {date}</source>
        <translation>100% · {date}读完</translation>
    </message>
    <message>
        <source>100% · finished</source>
        <translation>100% · 已读完</translation>
    </message>
    <message>
        <source>{percent} · {time} left</source>
        <translation>{percent} · 还需 {time}</translation>
    </message>
</context>
<context>
    <name>ShelfColumnHeads</name>
    <message>
        <source>Sort by {order}</source>
        <translation>按“{order}”排序</translation>
    </message>
    <message>
        <source>sorted by this, descending</source>
        <translation>按此列倒序排列</translation>
    </message>
    <message>
        <source>sorted by this</source>
        <translation>按此列排列</translation>
    </message>
</context>
<context>
    <name>ShelfFilterBar</name>
    <message>
        <source>{order}, reversed</source>
        <translation>{order}（倒序）</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Drag texts here to move them to this track</source>
        <translation>把文章拖到这里，即可归入这个类别</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Sort order of the texts</source>
        <translation>文章的排列顺序</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>封面</translation>
    </message>
    <message>
        <source>Clear Filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Required and my choice</source>
        <translation>必读和自选</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Reverse order</source>
        <translation>倒序</translation>
    </message>
</context>
<context>
    <name>SpeakerModel</name>
    <message>
        <source>Present</source>
        <translation>到会</translation>
    </message>
    <message>
        <source>Speaks about</source>
        <translation>讲什么</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>疑问</translation>
    </message>
</context>
<context>
    <name>SpellingComparison</name>
    <message>
        <source>You wrote</source>
        <translation>您写的</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>原文</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Pause or resume (P)</source>
        <translation>暂停或继续（P）</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读中</translation>
    </message>
    <message>
        <source>Reviewing</source>
        <translation>复习中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Still reading? (I)</source>
        <translation>还在读吗？（I）</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>未计时</translation>
    </message>
    <message numerus="yes">
        <source>%n-day streak</source>
        <translation>
            <numerusform>连续 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>of {goal} · goal met</source>
        <translation>/ {goal} · 今日已达标</translation>
    </message>
    <message>
        <source>Rest day</source>
        <translation>今天休息</translation>
    </message>
    <message>
        <source>of {goal} · {left} left</source>
        <translation>/ {goal} · 还差 {left}</translation>
    </message>
    <message>
        <source>Notes and review today: {minutes} min, of which up to {most} count</source>
        <translation>今天批注与复习 {minutes} 分钟，最多计入 {most} 分钟</translation>
    </message>
    <message>
        <source>today’s goal met</source>
        <translation>今日目标已完成</translation>
    </message>
    <message numerus="yes">
        <source>%n min left today</source>
        <translation>
            <numerusform>今天还差 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>§ {number} of {count}</source>
        <translation>第 {number} 节，共 {count} 节</translation>
    </message>
    <message>
        <source>all read</source>
        <translation>全文已读</translation>
    </message>
    <message>
        <source>about {time} left in this text</source>
        <translation>读完本文约需 {time}</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>正在听</translation>
    </message>
</context>
<context>
    <name>StickingDialog</name>
    <message>
        <source>Sticking Point</source>
        <translation>难点</translation>
    </message>
    <message>
        <source>You have forgotten this card at least four times. It often helps to ask for different words, to split the card, or to read the passage again. If you change nothing, the card stays in your reviews.</source>
        <translation>这张卡片已忘记至少四次。换几个词来问、拆成几张，或重读原文，往往有帮助。不作更改，就照常提问。</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Read the Passage Again</source>
        <translation>重读原文</translation>
    </message>
    <message>
        <source>Pause for 30 Days</source>
        <translation>暂停 30 天</translation>
    </message>
    <message>
        <source>Remove the Card</source>
        <translation>移除卡片</translation>
    </message>
    <message>
        <source>Ask for Different Words or Split the Card…</source>
        <translation>换词提问或拆分…</translation>
    </message>
</context>
<context>
    <name>StreakCard</name>
    <message>
        <source>Streak</source>
        <translation>连续天数</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Goal met, 13 weeks</source>
        <translation>近 13 周达标率</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>recent weeks weigh more</source>
        <translation>越近的周权重越大</translation>
    </message>
    <message numerus="yes">
        <source>{percent}% of the year, longest %n day(s)</source>
        <translation>
            <numerusform>全年达标 {percent}%，最长 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>A streak starts on the first day you meet your goal. Rest days keep it going, and a missed day can be made up.</source>
        <translation>从达标的第一天开始连续计数。休息日不中断，没达标的日子可以补上。</translation>
    </message>
    <message>
        <source>the next day you meet your goal starts a new one</source>
        <translation>再达标一天，就重新开始</translation>
    </message>
    <message numerus="yes">
        <source>%n met</source>
        <translation>
            <numerusform>达标 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n made up</source>
        <translation>
            <numerusform>补上 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rest day(s)</source>
        <translation>
            <numerusform>休息 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Goal met, last 7 days</source>
        <translation>近 7 天达标率</translation>
    </message>
    <message>
        <source>Goal met, last 30 days</source>
        <translation>近 30 天达标率</translation>
    </message>
    <message>
        <source>Goal met, last 365 days</source>
        <translation>近 365 天达标率</translation>
    </message>
    <message>
        <source>Make up by {day}</source>
        <translation>最迟{day}补上</translation>
    </message>
    <message>
        <source>{time} ({day})</source>
        <translation>{time}（{day}）</translation>
    </message>
    <message>
        <source>Typical sitting</source>
        <translation>通常每次阅读</translation>
    </message>
    <message>
        <source>Longest sitting</source>
        <translation>最长一次阅读</translation>
    </message>
</context>
<context>
    <name>StudyLabels</name>
    <message>
        <source>blank</source>
        <translation>填空</translation>
    </message>
    <message>
        <source>question</source>
        <translation>问答</translation>
    </message>
    <message>
        <source>next clause</source>
        <translation>下一句</translation>
    </message>
    <message>
        <source>whole passage</source>
        <translation>整段</translation>
    </message>
    <message>
        <source>in quotation marks</source>
        <translation>在引号或书名号里</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>专名</translation>
    </message>
    <message>
        <source>in a list</source>
        <translation>并列的一项</translation>
    </message>
    <message>
        <source>four characters</source>
        <translation>四字短语</translation>
    </message>
    <message>
        <source>a rare word</source>
        <translation>少见的词</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>还不会</translation>
    </message>
    <message>
        <source>Knew it with effort</source>
        <translation>费力才想起</translation>
    </message>
    <message>
        <source>Knew it</source>
        <translation>记得</translation>
    </message>
    <message>
        <source>Knew it at once</source>
        <translation>一下就想起</translation>
    </message>
</context>
<context>
    <name>StudyPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to Today (Esc)</source>
        <translation>返回今天（Esc）</translation>
    </message>
</context>
<context>
    <name>SuggestionsDialog</name>
    <message>
        <source>Suggested Blanks</source>
        <translation>推荐填空</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>填空</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Suggested blanks</source>
        <translation>推荐填空</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>marked in the note</source>
        <translation>批注里标出的</translation>
    </message>
    <message>
        <source>Mark {done} of {total}</source>
        <translation>第 {done} 条标记，共 {total} 条</translation>
    </message>
    <message numerus="yes">
        <source>%n blank(s) found. Select the ones you want to be quizzed on.</source>
        <translation>
            <numerusform>找到 %n 个填空，请勾选想要自测的。</numerusform>
        </translation>
    </message>
    <message>
        <source>No blanks to suggest in these marks. To make a card, select words inside a mark and press C.</source>
        <translation>这些标记里没有可推荐的填空。选中标记里的词，按 C，即可做成卡片。</translation>
    </message>
    <message numerus="yes">
        <source>Make %n Card(s)</source>
        <translation>
            <numerusform>制作 %n 张卡片</numerusform>
        </translation>
    </message>
    <message>
        <source>A mark can have up to {most} cards. One is asked each day.</source>
        <translation>每条标记最多 {most} 张卡片，每天只问其中一张。</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>“{file}” is still on its way.</source>
        <translation>“{file}”还在路上。</translation>
    </message>
    <message>
        <source>“{file}” is damaged and was left out; {machine} writes it again when it notices.</source>
        <translation>“{file}”已损坏，没有读取；{machine}发现后会重新写入。</translation>
    </message>
    <message>
        <source>{machine} runs One Hour {detail}, which this version cannot read yet. Update One Hour here.</source>
        <translation>{machine}使用「一小时」{detail}，本版本还读不了。请更新本机的「一小时」。</translation>
    </message>
    <message>
        <source>“{file}” is not a file of this group and was left out.</source>
        <translation>“{file}”不是这些电脑共用的文件，没有读取。</translation>
    </message>
    <message>
        <source>{machine} has read the same and shows something else. Please report this; nothing is lost.</source>
        <translation>{machine}读到的内容相同，显示却不同。请反馈这个问题；没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Another computer</source>
        <translation>另一台电脑</translation>
    </message>
    <message>
        <source>Two computers wrote as one, as after a disk was copied. Both were kept, and they are told apart now.</source>
        <translation>两台电脑曾以同一身份写入，比如整盘复制之后。两边的内容都已保留，现在已能区分。</translation>
    </message>
    <message>
        <source>The clock of {machine} is at least {detail} seconds ahead. Set the clocks of both computers.</source>
        <translation>{machine}的时钟至少快了 {detail} 秒。请校准两台电脑的时钟。</translation>
    </message>
</context>
<context>
    <name>SyncController</name>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Leave and Delete Its Files</source>
        <translation>退出并删除文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{machine} was at {percent}% of this text, {time}.</source>
        <translation>“{machine}”{time}读到这篇的 {percent}%。</translation>
    </message>
    <message>
        <source>Go There</source>
        <translation>跳到那里</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>对照…</translation>
    </message>
    <message>
        <source>Received: {what}.</source>
        <translation>收到：{what}。</translation>
    </message>
    <message>
        <source>Nothing new.</source>
        <translation>没有新内容。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Bring It Up to Date</source>
        <translation>更新到最新</translation>
    </message>
    <message>
        <source>What Was Restored Holds</source>
        <translation>以恢复的为准</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>The library was restored from a backup</source>
        <translation>书库是从备份恢复的</translation>
    </message>
    <message>
        <source>The other computers have what was changed since. This computer can be brought up to date, or what was restored can hold on all computers. Notes and minutes added since stay in either case.</source>
        <translation>备份之后的改动，其他电脑上都有。可以把这台电脑更新到和它们一样，也可以让恢复的内容在所有电脑上生效。无论选哪个，之后添加的笔记和分钟数都不会丢。</translation>
    </message>
    <message>
        <source>Stop syncing with the other computers?</source>
        <translation>不再与其他电脑同步？</translation>
    </message>
    <message>
        <source>Choose the Shared Folder</source>
        <translation>选择共用的文件夹</translation>
    </message>
    <message>
        <source>All that is in the library stays, here and on the other computers. The files that this computer wrote into the folder can stay, so that a computer that was away for long still finds them, or be deleted.</source>
        <translation>书库里的东西都留着，这里和其他电脑上都一样。这台电脑写进文件夹的文件可以留下，好让很久没开的电脑也能读到；也可以删除。</translation>
    </message>
    <message>
        <source>Another computer</source>
        <translation>另一台电脑</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) were written on two computers; both wordings were kept.</source>
        <translation>
            <numerusform>有 %n 条笔记在两台电脑上都改过，两边写的都保留了。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncLabels</name>
    <message>
        <source>All texts</source>
        <translation>所有文章</translation>
    </message>
    <message>
        <source>Texts with notes or on the roadmap</source>
        <translation>有笔记或在路线图上的</translation>
    </message>
    <message>
        <source>No texts, only notes and minutes</source>
        <translation>不同步文章，只同步笔记和分钟数</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not read there yet</source>
        <translation>
            <numerusform>还有 %n 个文件没有读</numerusform>
        </translation>
    </message>
    <message>
        <source>same as here</source>
        <translation>与这里一致</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Nothing heard yet</source>
        <translation>还没有消息</translation>
    </message>
    <message>
        <source>Last sent {time}</source>
        <translation>最近一次发送：{time}</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) still on the way; nothing has to be done</source>
        <translation>
            <numerusform>还有 %n 个文件在路上，不必理会</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} on both</source>
        <translation>两边都有 {count}</translation>
    </message>
    <message>
        <source>{count} only here</source>
        <translation>只在这里 {count}</translation>
    </message>
    <message>
        <source>{count} only there</source>
        <translation>只在那边 {count}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{count} edited on both</source>
        <translation>两边都改过 {count}</translation>
    </message>
    <message>
        <source>{count} read from the same file</source>
        <translation>来自同一文件 {count}</translation>
    </message>
    <message>
        <source>{count} at the same time, counted once</source>
        <translation>时间重叠 {count}，只算一次</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Reading sessions</source>
        <translation>阅读记录</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 条笔记</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n 篇文章</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncStartDialog</name>
    <message>
        <source>Start Syncing Through This Folder</source>
        <translation>通过这个文件夹同步</translation>
    </message>
    <message>
        <source>Texts that travel</source>
        <translation>同步哪些文章</translation>
    </message>
    <message>
        <source>Nothing is sent by One Hour: the folder is carried over by the service that you use for it.</source>
        <translation>「一小时」自己不发送任何东西，文件夹由您使用的服务带过去。</translation>
    </message>
    <message>
        <source>Nothing is lost on either side; the library is backed up first.</source>
        <translation>两边都不会丢东西；会先备份书库。</translation>
    </message>
    <message>
        <source>“{folder}” is synced already with: {names}.</source>
        <translation>“{folder}”已经在与这些电脑同步：{names}。</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Name of this computer</source>
        <translation>这台电脑的名称</translation>
    </message>
    <message>
        <source>Your notes, minutes, plan and the place in each text will be written into “{folder}”. Choose the same folder in One Hour on your other computers; they then join this one.</source>
        <translation>您的笔记、分钟数、计划和每篇的阅读位置会写进“{folder}”。请在其他电脑的「一小时」里选择同一个文件夹，它们就会加入。</translation>
    </message>
    <message>
        <source>Join the Computers in This Folder</source>
        <translation>加入这个文件夹里的电脑</translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>All open texts</source>
        <translation>所有打开的文章</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>Talk</name>
    <message>
        <source>{minutes} min: about {budget} characters; there are {total}</source>
        <translation>{minutes} 分钟约可讲 {budget} 字，现有 {total} 字</translation>
    </message>
    <message>
        <source>{minutes} min: about {budget} words; there are {total}</source>
        <translation>{minutes} 分钟约可讲 {budget} 词，现有 {total} 词</translation>
    </message>
    <message>
        <source>End of {minutes} min. What follows runs over time.</source>
        <translation>{minutes} 分钟到此为止，以下超时。</translation>
    </message>
    <message>
        <source>over time</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>the last {number} characters run over time</source>
        <translation>末尾 {number} 字超时</translation>
    </message>
    <message>
        <source>the last {number} words run over time</source>
        <translation>末尾 {number} 词超时</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>出处</translation>
    </message>
</context>
<context>
    <name>TalkController</name>
    <message>
        <source>Talk saved to {path}.</source>
        <translation>讲稿已保存到 {path}。</translation>
    </message>
</context>
<context>
    <name>TalkDialog</name>
    <message>
        <source>Talk: {title}</source>
        <translation>讲稿：{title}</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>提纲</translation>
    </message>
    <message>
        <source>Cue cards</source>
        <translation>提示卡</translation>
    </message>
    <message>
        <source>Handout</source>
        <translation>讲义</translation>
    </message>
    <message>
        <source>Preview of the talk</source>
        <translation>讲稿预览</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>存为…</translation>
    </message>
    <message numerus="yes">
        <source>Everything fits: about %n min.</source>
        <translation>
            <numerusform>时间够用：约 %n 分钟。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) over time; nothing is cut.</source>
        <translation>
            <numerusform>超出 %n 词；内容一字未删。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) over time; nothing is cut.</source>
        <translation>
            <numerusform>超出 %n 字；内容一字未删。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeamRows</name>
    <message>
        <source>Team {number}</source>
        <translation>第 {number} 队</translation>
    </message>
    <message>
        <source>Name of team {number}</source>
        <translation>第 {number} 队的队名</translation>
    </message>
    <message>
        <source>Key of team {number}</source>
        <translation>第 {number} 队的按键</translation>
    </message>
    <message>
        <source>This team’s key</source>
        <translation>这队的按键</translation>
    </message>
</context>
<context>
    <name>TextController</name>
    <message>
        <source>Texts ({patterns});;All files (*)</source>
        <translation>文章 ({patterns});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Add Texts</source>
        <translation>添加文章</translation>
    </message>
    <message>
        <source>Show Why</source>
        <translation>查看原因</translation>
    </message>
    <message>
        <source>Show Details</source>
        <translation>查看详情</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Only {free} MB are left on the library’s disk. Free up space before you add more.</source>
        <translation>书库所在磁盘只剩 {free} MB。请先腾出空间再继续添加。</translation>
    </message>
    <message>
        <source>“{name}” has changed since it was added</source>
        <translation>“{name}”添加后有改动</translation>
    </message>
    <message>
        <source>“{title}” in the library came from a file of this name with different content. As a new edition, it replaces the current one and keeps the notes.</source>
        <translation>书库里的《{title}》来自同名文件，但内容不同。作为新版本添加会替换当前版本，笔记会保留。</translation>
    </message>
    <message>
        <source>New Edition</source>
        <translation>作为新版本</translation>
    </message>
    <message>
        <source>Separate Text</source>
        <translation>作为另一篇文章</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have changed since they were added</source>
        <translation>
            <numerusform>%n 个文件添加后有改动</numerusform>
        </translation>
    </message>
    <message>
        <source>Texts in the library came from files of these names with different content: {names}. As new editions, they replace the current ones and keep the notes; if a note would lose its place, you are asked first.</source>
        <translation>书库里有来自同名文件的文章，但内容不同：{names}。作为新版本添加会替换当前版本，笔记会保留；如果有笔记会失去位置，会先询问您。</translation>
    </message>
    <message>
        <source>New Editions</source>
        <translation>作为新版本</translation>
    </message>
    <message>
        <source>Separate Texts</source>
        <translation>作为另外的文章</translation>
    </message>
    <message>
        <source>Do Not Add</source>
        <translation>不添加</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>“{title}” and its notes were removed from the library.</source>
        <translation>《{title}》及其笔记已从书库移除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) and their notes removed from the library.</source>
        <translation>
            <numerusform>已从书库移除 %n 篇文章及其笔记。</numerusform>
        </translation>
    </message>
    <message>
        <source>New edition of “{title}”</source>
        <translation>《{title}》的新版本</translation>
    </message>
    <message>
        <source>Library backed up to {path}.</source>
        <translation>书库已备份到 {path}。</translation>
    </message>
</context>
<context>
    <name>TextDetailsCard</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加于</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未收入</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>详情…</translation>
    </message>
    <message>
        <source>See and correct how the text was read (I)</source>
        <translation>查看并校正读取方式（I）</translation>
    </message>
    <message>
        <source>Add Tags…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Tags: {tags}</source>
        <translation>标签：{tags}</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln word(s)</source>
        <translation>
            <numerusform>约 %Ln 词</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln character(s)</source>
        <translation>
            <numerusform>约 %Ln 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln 词</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation>
            <numerusform>%Ln 条笔记</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s)</source>
        <translation>
            <numerusform>%Ln 个疑问</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mark(s)</source>
        <translation>
            <numerusform>%Ln 处标记</numerusform>
        </translation>
    </message>
    <message>
        <source>{marks}, with {notes} and {questions}</source>
        <translation>{marks}，其中 {notes}、{questions}</translation>
    </message>
    <message>
        <source>{marks}, with {notes}</source>
        <translation>{marks}，其中 {notes}</translation>
    </message>
    <message>
        <source>{date}, from {name}</source>
        <translation>{date}，来自 {name}</translation>
    </message>
</context>
<context>
    <name>TextMenu</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Open in a New Tab</source>
        <translation>在新标签页中打开</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必读</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Remove from Roadmap</source>
        <translation>移出路线图</translation>
    </message>
    <message>
        <source>Add to Roadmap</source>
        <translation>加入路线图</translation>
    </message>
    <message>
        <source>Export Notes…</source>
        <translation>导出笔记…</translation>
    </message>
    <message>
        <source>My Choice</source>
        <translation>自选</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>校正…</translation>
    </message>
    <message>
        <source>Replace with a New Edition…</source>
        <translation>换成新版本…</translation>
    </message>
    <message>
        <source>Unarchive</source>
        <translation>移出归档</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Remove from Library</source>
        <translation>从书库移除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
</context>
<context>
    <name>TextOptionsController</name>
    <message>
        <source>“{title}” is still being added.</source>
        <translation>《{title}》还在添加中。</translation>
    </message>
    <message>
        <source>“{title}” is being read again.</source>
        <translation>正在重新读取《{title}》。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有做任何改动。</translation>
    </message>
    <message>
        <source>“{title}” was read as {encoding}, but this is not certain.</source>
        <translation>《{title}》按“{encoding}”读取，但不能完全确定。</translation>
    </message>
    <message>
        <source>Looks wrong? Correct…</source>
        <translation>显示有误？校正…</translation>
    </message>
</context>
<context>
    <name>TextOptionsDialog</name>
    <message>
        <source>Correct “{title}”</source>
        <translation>校正《{title}》</translation>
    </message>
    <message>
        <source>Choose the File…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Reset to Automatic</source>
        <translation>恢复自动识别</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>校正</translation>
    </message>
    <message>
        <source>The file for “{}”</source>
        <translation>《{}》的文件</translation>
    </message>
    <message numerus="yes">
        <source>%n heading(s)</source>
        <translation>
            <numerusform>%n 个章节标题</numerusform>
        </translation>
    </message>
    <message>
        <source>No headings found</source>
        <translation>没有找到章节标题</translation>
    </message>
    <message>
        <source>{count} in the first part</source>
        <translation>前一部分有{count}</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) cannot be read</source>
        <translation>
            <numerusform>%n 个字符无法识别</numerusform>
        </translation>
    </message>
    <message>
        <source>This text was read with your options. Nothing is changed yet.</source>
        <translation>这篇文章是按您的选择读取的。目前没有改动。</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>目前没有改动。</translation>
    </message>
    <message>
        <source>The file will be read again this way. Your notes, your place and your progress are kept; a single undo brings back the current version.</source>
        <translation>文件将按这种方式重新读取。笔记、阅读位置和进度都会保留；撤销一步即可恢复现在的样子。</translation>
    </message>
    <message>
        <source>Title, author, language and publication can be corrected without the file.</source>
        <translation>没有原文件也可以校正标题、作者、语言和出版信息。</translation>
    </message>
    <message>
        <source>Only what describes the text is corrected; the text itself stays as it is.</source>
        <translation>只校正文章的相关信息，正文保持不变。</translation>
    </message>
</context>
<context>
    <name>TextOptionsForm</name>
    <message>
        <source>Detected automatically: {what}</source>
        <translation>自动识别：{what}</translation>
    </message>
    <message>
        <source>Detected automatically</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>第一章, or 1.1, or Chapter 1</source>
        <translation>如：第一章、1.1、Chapter 1</translation>
    </message>
    <message>
        <source>The number stands for any number. For several levels, put the higher level first: 第一卷; 第一章</source>
        <translation>例子里的数字代表任何数字。有多级标题时，高一级的写在前面：第一卷；第一章</translation>
    </message>
    <message>
        <source>The whole page, not just the article</source>
        <translation>整个网页，不只是正文</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>章节标题</translation>
    </message>
    <message>
        <source>Heading example</source>
        <translation>章节标题示例</translation>
    </message>
</context>
<context>
    <name>TextTagsDialog</name>
    <message numerus="yes">
        <source>Tags of %n text(s)</source>
        <translation>
            <numerusform>%n 篇文章的标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags, separated by spaces</source>
        <translation>标签，以空格分隔</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>TextsCard</name>
    <message>
        <source>What you’ve read</source>
        <translation>读过的文章</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>书库</translation>
    </message>
    <message>
        <source>Texts you read appear here, with the time spent and how far you are.</source>
        <translation>读过的文章会列在这里，附上用时和进度。</translation>
    </message>
    <message>
        <source>Your pace</source>
        <translation>您的速度</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n 处标记</numerusform>
        </translation>
    </message>
    <message>
        <source>next: {section}</source>
        <translation>接着读：{section}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>After a few pages, One Hour knows your pace and sets each day’s portion by it.</source>
        <translation>再读几页就能算出您的速度，今日份量由它来定。</translation>
    </message>
    <message>
        <source>About {number} characters per minute</source>
        <translation>每分钟约 {number} 字</translation>
    </message>
    <message>
        <source>About {number} words per minute</source>
        <translation>每分钟约 {number} 词</translation>
    </message>
    <message numerus="yes">
        <source>based on %n page(s). It sets each day’s portion and estimates how long a text will take.</source>
        <translation>
            <numerusform>根据 %n 页算出。今日份量由它来定，读完一篇还要多久也由它估算。</numerusform>
        </translation>
    </message>
    <message>
        <source>{about}, {told}</source>
        <translation>{about}，{told}</translation>
    </message>
</context>
<context>
    <name>TimesField</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Time to add</source>
        <translation>要添加的时间</translation>
    </message>
    <message>
        <source>Remove {time}</source>
        <translation>移除 {time}</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>TodayCard</name>
    <message>
        <source>Goal met. The day ends at {hour}.</source>
        <translation>今天已达标（到次日 {hour}）</translation>
    </message>
    <message>
        <source>Rest day, until {hour}.</source>
        <translation>今天是休息日（到次日 {hour}）</translation>
    </message>
    <message>
        <source>Not met yet. The day ends at {hour}.</source>
        <translation>今天尚未达标（到次日 {hour}）</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Study</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Open Received File…</source>
        <translation>打开收到的文件…</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>分享…</translation>
    </message>
    <message>
        <source>Nothing to study yet</source>
        <translation>还没有学习内容</translation>
    </message>
    <message>
        <source>Mark a passage, select words in it and press C. Or write a question with Q, or import questions.</source>
        <translation>标出一段原文，选中其中的词，按 C；也可以按 Q 写下疑问，或导入题目。</translation>
    </message>
    <message>
        <source>Go to Library</source>
        <translation>前往书库</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>疑问</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Question bank</source>
        <translation>题库</translation>
    </message>
    <message numerus="yes">
        <source>All %n</source>
        <translation>
            <numerusform>全部 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>What you plan to do after reading. Press A on a mark to add one.</source>
        <translation>读完想做的事：在标记上按 A 即可添加。</translation>
    </message>
    <message>
        <source>Project: {title}</source>
        <translation>项目：{title}</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>{day}前</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>All Cards</source>
        <translation>全部卡片</translation>
    </message>
    <message>
        <source>Suggest Blanks…</source>
        <translation>推荐填空…</translation>
    </message>
    <message>
        <source>Cards quiz you on words from your marks. You choose which to make.</source>
        <translation>卡片用您标记的词句提问，做哪些由您选。</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日待复习</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>Need your attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Questions for quizzes, imported from GIFT, Aiken, plain text or CSV.</source>
        <translation>测验用的题目，可从 GIFT、Aiken、纯文本或 CSV 导入。</translation>
    </message>
    <message>
        <source>In total</source>
        <translation>题目总数</translation>
    </message>
</context>
<context>
    <name>TodayRing</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>of {goal} · met</source>
        <translation>目标 {goal} · 已达标</translation>
    </message>
    <message>
        <source>Rest day</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>{left} left of {goal}</source>
        <translation>目标 {goal}，还差 {left}</translation>
    </message>
</context>
<context>
    <name>TopicCommands</name>
    <message>
        <source>New Topic…</source>
        <translation>新建专题…</translation>
    </message>
</context>
<context>
    <name>TopicPage</name>
    <message>
        <source>Add Text</source>
        <translation>添加文字</translation>
    </message>
    <message>
        <source>Add your own text below the current card (N)</source>
        <translation>在当前卡片下面添加自己的文字（N）</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Talk…</source>
        <translation>讲稿…</translation>
    </message>
    <message>
        <source>Outline, cue cards or handout for a short talk</source>
        <translation>为一次短讲准备提纲、提示卡或讲义</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Outline of the topic</source>
        <translation>专题提纲</translation>
    </message>
    <message>
        <source>This topic is empty</source>
        <translation>这个专题还是空的</translation>
    </message>
    <message>
        <source>Choose “Move to Topic” in the menu of any note, or add text of your own. Alt+Up and Alt+Down reorder the cards; Alt+Right indents one.</source>
        <translation>在任意一条笔记的菜单里选“归入专题”，或者添加自己的文字。Alt+↑、Alt+↓ 调整次序，Alt+→ 缩进一级。</translation>
    </message>
    <message>
        <source>Your own words…</source>
        <translation>写自己的话…</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open One Hour</source>
        <translation>打开「一小时」</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>TypographyPopover</name>
    <message>
        <source>This text only</source>
        <translation>仅用于本篇</translation>
    </message>
    <message>
        <source>The font and text size above apply to this text only</source>
        <translation>上面的字体和字号仅用于本篇</translation>
    </message>
    <message>
        <source>As printed</source>
        <translation>按原文</translation>
    </message>
    <message>
        <source>Simplified</source>
        <translation>简体</translation>
    </message>
    <message>
        <source>Traditional</source>
        <translation>繁体</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字形</translation>
    </message>
    <message>
        <source>Vertical</source>
        <translation>竖排</translation>
    </message>
    <message>
        <source>Lines from top to bottom, pages from right to left; this text only (Shift+F4)</source>
        <translation>文字自上而下，页面从右往左翻；只用于本篇（Shift+F4）</translation>
    </message>
    <message>
        <source>A vertical text always stands in pages.</source>
        <translation>竖排的文章总是翻页显示。</translation>
    </message>
</context>
<context>
    <name>UndoController</name>
    <message>
        <source>Undone: {what}.</source>
        <translation>已撤销：{what}。</translation>
    </message>
    <message>
        <source>Redone: {what}.</source>
        <translation>已重做：{what}。</translation>
    </message>
    <message>
        <source>Redo {what}?</source>
        <translation>重做{what}？</translation>
    </message>
    <message>
        <source>Undo {what}?</source>
        <translation>撤销{what}？</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Leave As Is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>This was done on another screen, or earlier: {when}.</source>
        <translation>这一步是在其他界面或更早时候做的：{when}。</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) will be removed from the library with their notes: {titles}.</source>
        <translation>
            <numerusform>将从书库移除 %n 篇文章及其笔记：{titles}。</numerusform>
        </translation>
    </message>
    <message>
        <source>The plan will change. Past days are not affected.</source>
        <translation>计划将改变，过去的日子不受影响。</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) will count differently.</source>
        <translation>
            <numerusform>有 %n 个时段的计入时间会改变。</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between titles</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Nothing changes: a rest day that has begun stays, and so do past days.</source>
        <translation>没有改动：已经开始的休息日和过去的日子都不变。</translation>
    </message>
    <message>
        <source>Today stays as it is; the change takes effect tomorrow.</source>
        <translation>今天不变，明天起生效。</translation>
    </message>
    <message>
        <source>{what} (“{words}”)</source>
        <translation>{what}（{words}）</translation>
    </message>
</context>
<context>
    <name>Vertical</name>
    <message>
        <source>Only Chinese and Japanese texts can be set vertically.</source>
        <translation>只有中文和日文文章可以竖排。</translation>
    </message>
    <message>
        <source>This font has no vertical punctuation, so the text is set horizontally. Choose another font under Aa.</source>
        <translation>这个字体没有竖排用的标点，所以这篇文章仍是横排。请在“Aa”里换一种字体。</translation>
    </message>
</context>
<context>
    <name>WaysOut</name>
    <message>
        <source>Catch up</source>
        <translation>追赶</translation>
    </message>
    <message>
        <source>Rebalance</source>
        <translation>均摊</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Keep {usual} min a day; the target date moves to {end}.</source>
        <translation>仍是每天 {usual} 分钟，目标日期移到{end}。</translation>
    </message>
    <message>
        <source>{minutes} min a day until {until}, then {usual} again; done by {end}.</source>
        <translation>到{until}为止每天 {minutes} 分钟，之后恢复 {usual} 分钟，{end}读完。</translation>
    </message>
</context>
<context>
    <name>WeekBars</name>
    <message>
        <source>Each day appears here as a bar. The dotted line is the goal.</source>
        <translation>每天在这里是一根柱条，虚线是目标。</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>休</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>WeekGoalCard</name>
    <message>
        <source>This week’s goal</source>
        <translation>本周目标</translation>
    </message>
    <message>
        <source>of {goal}</source>
        <translation>目标 {goal}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n day(s)</source>
        <translation>
            <numerusform>目标 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>{goal} ({reason})</source>
        <translation>{goal}（{reason}）</translation>
    </message>
    <message>
        <source>{goal}, met</source>
        <translation>{goal}，已达标</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>到 {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) in a row</source>
        <translation>
            <numerusform>连续 %n 周</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) away deducted</source>
        <translation>
            <numerusform>已扣除外出 %n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeekGoalField</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Days met</source>
        <translation>达标天数</translation>
    </message>
    <message>
        <source>Weekly goal</source>
        <translation>每周目标</translation>
    </message>
    <message>
        <source>Time per week</source>
        <translation>每周时长</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>Days met per week</source>
        <translation>每周达标天数</translation>
    </message>
</context>
<context>
    <name>WeekRings</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>休</translation>
    </message>
</context>
<context>
    <name>WeekdayGoals</name>
    <message>
        <source>rest</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Minutes on {day}</source>
        <translation>{day}的分钟数</translation>
    </message>
</context>
<context>
    <name>WeeksCard</name>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>4 weeks</source>
        <translation>4 周</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 4 weeks</source>
        <translation>最近 4 周</translation>
    </message>
    <message>
        <source>Toward the goal</source>
        <translation>计入 / 目标</translation>
    </message>
    <message>
        <source>Daily average</source>
        <translation>日均</translation>
    </message>
    <message>
        <source>Longest day</source>
        <translation>最长的一天</translation>
    </message>
    <message>
        <source>{time} of {goal}</source>
        <translation>{time} / {goal}</translation>
    </message>
</context>
<context>
    <name>WhoseNotesDialog</name>
    <message>
        <source>Whose Notes Are These?</source>
        <translation>这是谁的笔记？</translation>
    </message>
    <message>
        <source>“{file}” was made by another program. It says that its notes are by “{creator}”.</source>
        <translation>“{file}”来自其他程序，其中注明笔记的作者是“{creator}”。</translation>
    </message>
    <message>
        <source>Your own are added to your notes. Someone else’s are kept beside them, under that person’s name.</source>
        <translation>您自己的会加入您的笔记；别人的会分开存放，并注明名字。</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>对方的名字</translation>
    </message>
    <message>
        <source>Someone Else’s</source>
        <translation>是别人的</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>是我的</translation>
    </message>
</context>
<context>
    <name>WindowController</name>
    <message numerus="yes">
        <source>%n note(s) could not be saved</source>
        <translation>
            <numerusform>%n 条笔记无法保存</numerusform>
        </translation>
    </message>
    <message>
        <source>The library cannot be written to; the disk may be full. Your words are saved in {path} and will be added to the library at the next start.</source>
        <translation>书库无法写入，可能是磁盘已满。文字已保存到 {path}，下次启动时会写入书库。</translation>
    </message>
    <message>
        <source>The library cannot be written to, and your words could not be saved anywhere else. Copy them, or free up disk space, before you quit.</source>
        <translation>书库无法写入，文字也无法保存到别处。退出前请先复制这些文字，或腾出磁盘空间。</translation>
    </message>
    <message>
        <source>Stay Here</source>
        <translation>留在这里</translation>
    </message>
    <message>
        <source>Quit Anyway</source>
        <translation>仍要退出</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) that could not be saved last time are in the library now.</source>
        <translation>
            <numerusform>上次没能保存的 %n 条笔记已写入书库。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no closed tab to reopen.</source>
        <translation>没有可重新打开的标签页。</translation>
    </message>
</context>
<context>
    <name>WithdrawalForm</name>
    <message>
        <source>Share this file wherever you shared the report. A group board that receives it erases the report’s contents.</source>
        <translation>汇报发到过哪里，就把这个文件也发到哪里。小组看板收到后，会抹去汇报的内容。</translation>
    </message>
    <message>
        <source>The board still shows that it was withdrawn, and on which day. It is erased here at once, too.</source>
        <translation>看板上仍会显示撤回的日期。您这里的内容也会立即抹去。</translation>
    </message>
    <message>
        <source>Copies in chats, mail or backups are not affected. Here, this cannot be undone.</source>
        <translation>聊天、邮件、备份里的副本不受影响。在您这里，撤回后无法撤销。</translation>
    </message>
    <message>
        <source>Withdraw a Report</source>
        <translation>撤回汇报</translation>
    </message>
    <message>
        <source>{person}, withdrawal {number}</source>
        <translation>{person}，撤回 {number}</translation>
    </message>
</context>
<context>
    <name>WordsEditor</name>
    <message>
        <source>One answer per line. For several gaps (____), separate the words with “；”.</source>
        <translation>每行一个可接受的答案；有几个空（____）时，各空之间以“；”分隔。</translation>
    </message>
    <message>
        <source>Accepted answers</source>
        <translation>可接受的答案</translation>
    </message>
</context>
<context>
    <name>YearCard</name>
    <message>
        <source>Past year</source>
        <translation>近一年</translation>
    </message>
    <message numerus="yes">
        <source>goal met on %n day(s), {time} in total</source>
        <translation>
            <numerusform>达标 %n 天，共 {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>Each day you read fills a square; the darker, the closer to the goal.</source>
        <translation>每读一天填上一格，颜色越深，离目标越近。</translation>
    </message>
    <message>
        <source>under {minutes}</source>
        <translation>不足 {minutes}</translation>
    </message>
    <message>
        <source>{minutes}: met</source>
        <translation>{minutes}：达标</translation>
    </message>
    <message>
        <source>{minutes} or more</source>
        <translation>{minutes} 以上</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>休</translation>
    </message>
    <message>
        <source>made up</source>
        <translation>已补上</translation>
    </message>
</context>
<context>
    <name>YearReview</name>
    <message>
        <source>{year} in Reading</source>
        <translation>{year} 阅读回顾</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>days goal met</source>
        <translation>达标天数</translation>
    </message>
    <message>
        <source>longest streak</source>
        <translation>最长连续天数</translation>
    </message>
    <message>
        <source>longest sitting</source>
        <translation>最长一次阅读</translation>
    </message>
    <message>
        <source>words read</source>
        <translation>读过的词数</translation>
    </message>
    <message>
        <source>characters read</source>
        <translation>读过的字数</translation>
    </message>
    <message>
        <source>texts finished</source>
        <translation>读完的文章</translation>
    </message>
    <message>
        <source>Hours of the day</source>
        <translation>一天中的时刻</translation>
    </message>
    <message>
        <source>Most read</source>
        <translation>读得最多的文章</translation>
    </message>
</context>
<context>
    <name>YearSheet</name>
    <message>
        <source>My reading in {year}</source>
        <translation>我的 {year} 年阅读</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>Writing and study</source>
        <translation>写作与学习</translation>
    </message>
    <message>
        <source>Notes written</source>
        <translation>写下的批注</translation>
    </message>
    <message>
        <source>Questions asked</source>
        <translation>提出的疑问</translation>
    </message>
    <message>
        <source>Lessons done</source>
        <translation>完成的每日一课</translation>
    </message>
    <message>
        <source>Quizzes finished</source>
        <translation>完成的测验</translation>
    </message>
    <message>
        <source>Actions done</source>
        <translation>完成的行动</translation>
    </message>
</context>
<context>
    <name>YearSheetDialog</name>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Word</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as File…</source>
        <translation>存为文件…</translation>
    </message>
    <message>
        <source>This sheet is for you. It is made from your library; nothing is sent.</source>
        <translation>这份阅读单只给您自己看：内容取自您的书库，不会发送出去。</translation>
    </message>
    <message>
        <source>Sheet copied to the clipboard.</source>
        <translation>阅读单已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Sheet saved to {path}.</source>
        <translation>阅读单已保存到 {path}。</translation>
    </message>
</context>
</TS>
