"""Make what the guide lists from the program's own tables: all keys, settings and formats, in both languages.

Usage: guide_tables.py FOLDER. Writes `keys.md` of each language anew, and what stands between two comments in
`settings.md` and `export.md`; `make guide` does so.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QKeySequence

from reader.core.interface_languages import LANGUAGES
from reader.exporters.actions.formats import LABELS as ACTION_LABELS
from reader.exporters.formats import COPY, COPY_SUFFIXES, FORMATS, LABELS, MARKDOWN
from reader.exporters.questions.formats import BANK_FORMATS
from reader.resources import resource
from reader.ui.action_handlers import ActionHandlers
from reader.ui.action_table import ACTIONS
from reader.ui.preferences.preference_spec import PreferenceSpec
from reader.ui.preferences.preferences import Preferences
from reader.ui.settings.settings_groups import GROUPS
from reader.ui.shell.actions.action_spec import MENUS, ActionSpec, Scope

BEGIN, END = "<!-- made by `make guide` -->", "<!-- end of what is made -->"

_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_NAMES = {"PgDown": "PgDn", "Return": "Enter"}


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What the pages say in one language around the words of the program."""

    title: str
    introduction: str
    scopes: dict[Scope, str]
    action_head: tuple[str, str, str]
    key_head: tuple[str, str]
    without_key: str
    separator: str
    key_names: dict[str, str]
    settings_head: tuple[str, str, str]
    export_head: tuple[str, str, str]
    export_uses: dict[str, str]
    other_exports: tuple[str, str, str]
    on: str
    off: str
    none: str
    further: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    others: tuple[tuple[str, str], tuple[str, str]]
    """What the question bank and the actions are called, and where they are exported."""


WORDS = {
    "en": SheetWords(
        "Keyboard shortcuts",
        "All commands by their menus. The last column says where the focus has to be; the others work everywhere. "
        "**Ctrl+K** finds a command by an everyday word and runs it.",
        {
            Scope.WINDOW: "",
            Scope.READING: "open text",
            Scope.PAGE: "page",
            Scope.SHELF: "list of texts",
        },
        ("Keys", "Command", "Where"),
        ("Keys", "Command"),
        "Without a key: {labels}.",
        ", ",
        _NAMES,
        ("Setting", "What it does", "Default"),
        ("Format", "File", "Use it for"),
        {
            MARKDOWN: "Obsidian, Logseq and every editor; your own words in the file are kept",
            "html": "a page to read in a browser, to print, or to send to somebody",
            "docx": "Word and LibreOffice, to print or to write on; needs the package python-docx",
            "org": "Emacs and other programs that read Org mode, with tags and properties",
            "csv": "spreadsheets",
            "json": "a complete copy of all notes, which One Hour can import again",
            "jsonld": "other readers, such as Thorium",
            "anki": "Anki, as a plain text file with one card a line",
            "apkg": "Anki, with the cards of the self-test",
            COPY: "reading on with your marks in another reader; the file itself stays as it is",
        },
        ("What", "Formats", "Where"),
        "on",
        "off",
        "–",
        (
            (
                "Moving in a text",
                (
                    ("Space, PgDn · Shift+Space, PgUp", "a screenful or a page on · back"),
                    ("Down · Up", "a line on · back; with pages, a page"),
                    ("J · K", "next paragraph · previous paragraph"),
                    ("Right · Left", "next sentence · previous sentence"),
                    ("Home · End", "beginning of the paragraph · a screenful on"),
                    ("Ctrl+Home · Ctrl+End", "beginning of the text · end of the text"),
                    ("Enter", "follow the link, or show the footnote, in the selection or sentence"),
                    ("V", "select from the keyboard; then the keys below"),
                    ("Left, Right · Up, Down", "the selection by a character · by a paragraph"),
                    (", · .", "longer by a clause · by a sentence; with Shift, shorter"),
                    ("Ctrl+A", "select the whole text"),
                    ("Menu, Shift+F10", "what can be done with the selection"),
                    ("Esc", "clear the selection"),
                ),
            ),
            (
                "Vertical text",
                (
                    ("Down, Left · Up, Right", "next sentence · previous sentence"),
                    ("Up, Down · Left, Right", "the selection by a character · by a paragraph"),
                ),
            ),
            (
                "Caret mode",
                (
                    ("Left, Right · Up, Down", "by a character · by a line"),
                    ("Ctrl+Left, Ctrl+Right · Ctrl+Up, Ctrl+Down", "by a word · by a paragraph"),
                    ("Home · End", "beginning of the line · end of the line"),
                    ("Ctrl+Home · Ctrl+End", "beginning of the text · end of the text"),
                    ("Shift with any of these", "selects on the way"),
                ),
            ),
            (
                "Everywhere",
                (
                    ("Tab · Shift+Tab", "to the next control · to the previous one"),
                    ("Enter, Space", "press it"),
                    ("Esc", "close what is open, else back to the page or list"),
                    ("F10", "the menu"),
                ),
            ),
            (
                "Lists of texts and notes",
                (
                    ("Enter", "open"),
                    ("Space", "select or deselect"),
                    ("Ctrl+A", "select all"),
                    ("Ctrl+F", "search or filter"),
                    ("F2", "edit a note in place"),
                ),
            ),
            (
                "Notes and topics",
                (
                    ("Ctrl+Enter · Esc", "finish writing a note · leave it"),
                    ("Alt+Up · Alt+Down", "move a card up · down"),
                    ("Alt+Right · Alt+Left", "move a card in · out"),
                    ("N · Del", "add words of your own · take a card out of the topic"),
                ),
            ),
            (
                "Study",
                (
                    ("Enter · 2 to 5", "the first thing to do · the others"),
                    ("A · F", "another lesson · another form"),
                    ("1, 2 or Left, Right", "rate an answer"),
                    ("Z", "take back the last answer"),
                    ("Space", "the next step of a lesson; an action one state on; the next speaker"),
                    ("Esc", "back to today"),
                ),
            ),
            (
                "Progress",
                (
                    ("Arrow keys, Enter", "go to a day and open it"),
                    ("Left · Right", "the day before · the day after, in the list of a day"),
                    ("R", "count a skimmed session as read"),
                    ("Ctrl+S · Ctrl+C", "save a chart as a picture · copy it"),
                ),
            ),
            (
                "The guide",
                (
                    ("Ctrl+F · F3, Shift+F3", "search the guide · next, previous hit"),
                    ("Alt+Left · Alt+Right", "back · forward"),
                    ("Ctrl+P", "print the page, or save it as PDF"),
                    ("Esc", "end the search, then close the guide"),
                ),
            ),
        ),
        (("Questions", "Study › Question Bank"), ("Actions", "Study › Actions")),
    ),
    "zh_CN": SheetWords(
        "快捷键",
        "全部命令，按菜单排列。最后一列是焦点要在哪里；没有写的，在哪里都能用。"
        "记不住也没关系：按 **Ctrl+K**，输入想做的事，回车即可执行。",
        {
            Scope.WINDOW: "",
            Scope.READING: "打开的文章",
            Scope.PAGE: "正文",
            Scope.SHELF: "文章列表",
        },
        ("按键", "命令", "在哪里"),
        ("按键", "作用"),
        "没有快捷键的命令：{labels}。",
        "、",
        {**_NAMES, **_ARROWS, "Space": "空格"},
        ("设置", "作用", "默认"),
        ("格式", "文件", "用途"),
        {
            MARKDOWN: "Obsidian、Logseq 和任何编辑器都能打开；您在文件里写的字会保留",
            "html": "在浏览器里看，打印，或者发给别人",
            "docx": "Word 和 LibreOffice：打印，或者接着写；需要软件包 python-docx",
            "org": "Emacs 和其他能读 Org mode 的程序，带标签和属性",
            "csv": "电子表格",
            "json": "全部笔记的完整副本，以后可以再导入",
            "jsonld": "Thorium 等其他阅读器",
            "anki": "Anki：纯文本，一行一张卡片",
            "apkg": "Anki：连同自测卡片",
            COPY: "带着标记在别的阅读器里接着读；原文件不变",
        },
        ("内容", "格式", "从哪里导出"),
        "开",
        "关",
        "无",
        (
            (
                "在正文里移动",
                (
                    ("空格、PgDn · Shift+空格、PgUp", "下一屏或下一页 · 上一屏或上一页"),
                    ("↓ · ↑", "下一行 · 上一行；翻页时为下一页 · 上一页"),
                    ("J · K", "下一段 · 上一段"),
                    ("→ · ←", "下一句 · 上一句"),
                    ("Home · End", "本段开头 · 下一屏"),
                    ("Ctrl+Home · Ctrl+End", "文章开头 · 文章末尾"),
                    ("Enter", "打开选中文字或光标所在句子里的链接，或显示脚注"),
                    ("V", "用键盘选字，接着用下面这些键"),
                    ("←、→ · ↑、↓", "按字扩展选区 · 按段扩展选区"),
                    (", · .", "多选一个分句 · 多选一句；加 Shift 则少选"),
                    ("Ctrl+A", "全选"),
                    ("菜单键、Shift+F10", "对选中内容能做的事"),
                    ("Esc", "取消选择"),
                ),
            ),
            (
                "竖排的文章",
                (
                    ("↓、← · ↑、→", "下一句 · 上一句"),
                    ("↑、↓ · ←、→", "按字扩展选区 · 按段扩展选区"),
                ),
            ),
            (
                "光标浏览",
                (
                    ("←、→ · ↑、↓", "移动一个字 · 移动一行"),
                    ("Ctrl+←、Ctrl+→ · Ctrl+↑、Ctrl+↓", "移动一个词 · 移动一段"),
                    ("Home · End", "行首 · 行尾"),
                    ("Ctrl+Home · Ctrl+End", "文章开头 · 文章末尾"),
                    ("以上各键加 Shift", "边移动边选择"),
                ),
            ),
            (
                "所有界面",
                (
                    ("Tab · Shift+Tab", "下一个控件 · 上一个控件"),
                    ("Enter、空格", "按下"),
                    ("Esc", "关闭打开的东西，否则回到正文或列表"),
                    ("F10", "菜单"),
                ),
            ),
            (
                "文章列表和笔记列表",
                (
                    ("Enter", "打开"),
                    ("空格", "选中或取消选中"),
                    ("Ctrl+A", "全选"),
                    ("Ctrl+F", "搜索或筛选"),
                    ("F2", "就地编辑笔记"),
                ),
            ),
            (
                "笔记和专题",
                (
                    ("Ctrl+Enter · Esc", "写完批注 · 离开批注"),
                    ("Alt+↑ · Alt+↓", "卡片上移 · 下移"),
                    ("Alt+→ · Alt+←", "卡片缩进 · 退回"),
                    ("N · Del", "添加自己的文字 · 把卡片移出专题"),
                ),
            ),
            (
                "学习",
                (
                    ("Enter · 2 到 5", "第一件事 · 其余各件"),
                    ("A · F", "换一篇每日一课 · 换一种形式"),
                    ("1、2 或 ←、→", "给回答评分"),
                    ("Z", "撤回上一次回答"),
                    ("空格", "每日一课的下一步；行动推进一步；下一位发言"),
                    ("Esc", "回到今天"),
                ),
            ),
            (
                "进度",
                (
                    ("方向键、Enter", "走到某一天并打开"),
                    ("← · →", "在一天的列表里看前一天 · 后一天"),
                    ("R", "把略读的时段计为已读"),
                    ("Ctrl+S · Ctrl+C", "把图表存为图片 · 复制图表"),
                ),
            ),
            (
                "使用指南",
                (
                    ("Ctrl+F · F3、Shift+F3", "搜索指南 · 下一处、上一处"),
                    ("Alt+← · Alt+→", "后退 · 前进"),
                    ("Ctrl+P", "打印本页，或另存为 PDF"),
                    ("Esc", "结束搜索，再关闭指南"),
                ),
            ),
        ),
        (("题目", "学习 › 题库"), ("行动", "学习 › 行动")),
    ),
}


def keys_page(language: str) -> str:
    """Return the page with all actions and their keys, by their menus, and the keys of the screens."""
    words = WORDS[language]
    parts = [f"# {words.title}\n", f"{words.introduction}\n"]
    for menu, title in MENUS.items():
        parts.append(f"## {_translated('Actions', title)}\n")
        actions = [action for action in ACTIONS if action.menu is menu]
        parts += _table(words.action_head, [_action_row(action, words) for action in actions if action.keys])
        without = [_label(action) for action in actions if not action.keys]
        if without:
            parts.append(words.without_key.format(labels=words.separator.join(without)) + "\n")
    for title, rows in words.further:
        parts.append(f"## {title}\n")
        parts += _table(words.key_head, rows)
    return "\n".join(parts)


def settings_tables(language: str) -> str:
    """Return a table for each group of the settings that is made from the preferences."""
    words = WORDS[language]
    specs = {item.name: (item.metadata["spec"], item.default) for item in fields(Preferences)}
    parts = []
    for group in GROUPS:
        own = [(spec, default) for spec, default in specs.values() if spec.group is group.group]
        if own:
            parts.append(f"## {_translated('SettingsGroups', group.label)}\n")
            names = Counter(spec.label for spec, _default in own)
            rows = [_setting_row(spec, default, words, is_only=names[spec.label] == 1) for spec, default in own]
            parts += _table(words.settings_head, rows)
    return "\n".join(parts)


def export_tables(language: str) -> str:
    """Return a table of the formats of notes, and one of those of questions and actions."""
    words = WORDS[language]
    suffixes = {
        MARKDOWN: ".md",
        COPY: "`, `".join(COPY_SUFFIXES),
        **{name: form.suffix for name, form in FORMATS.items()},
    }
    notes = [
        (_translated("ExportFormat", label), f"`{suffixes[name]}`", words.export_uses[name])
        for name, label in LABELS.items()
    ]
    bank = " · ".join(_translated("BankFormat", form.label) for form in BANK_FORMATS.values())
    actions = " · ".join(_translated("ActionExport", label) for label in ACTION_LABELS.values())
    others = [(what, made, where) for (what, where), made in zip(words.others, (bank, actions), strict=True)]
    return "\n".join((*_table(words.export_head, notes), *_table(words.other_exports, others)))


def with_tables(page: str, made_now: str) -> str:
    """Return a page with its tables made anew."""
    made = f"{BEGIN}\n\n{made_now}\n{END}"
    return re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _match: made, page, flags=re.DOTALL)


TABLES: Mapping[str, Callable[[str], str]] = {"settings": settings_tables, "export": export_tables}
"""What makes the tables of a page, by its name."""


def translators(language: str) -> list[QTranslator]:
    """Return the translators of a language that are installed now; the caller removes them."""
    if language == "en":
        return []
    translator = QTranslator()
    translator.load(f"onehour_{language}", str(resource("translations")))
    QCoreApplication.installTranslator(translator)
    return [translator]


def _action_row(action: ActionSpec[ActionHandlers], words: SheetWords) -> tuple[str, str, str]:
    keys = dict.fromkeys(_key(key, words) for key in action.keys)
    return words.separator.join(keys), _label(action), words.scopes[action.scope]


def _label(action: ActionSpec[ActionHandlers]) -> str:
    return _translated(action.context, action.label)


def _key(key: str, words: SheetWords) -> str:
    *modifiers, last = QKeySequence(key).toString().replace("++", "+Plus").split("+")
    name = "+" if last == "Plus" else words.key_names.get(last, last)
    return "+".join((*modifiers, name))


def _setting_row(spec: PreferenceSpec, default: object, words: SheetWords, *, is_only: bool) -> tuple[str, str, str]:
    """Return the row of a setting; one of several with its label is named with its card."""
    explanation = _translated("Preferences", spec.explanation) if spec.explanation else ""
    if not explanation and spec.high:
        explanation = f"{spec.low}–{spec.high}{_unit(spec)}"
    label = _translated("Preferences", spec.label)
    if not is_only:
        label = f"{_translated('Preferences', spec.card)} · {label}"
    return label, explanation, _default(spec, default, words)


def _default(spec: PreferenceSpec, default: object, words: SheetWords) -> str:
    if isinstance(default, bool):
        return words.on if default else words.off
    for value, label in spec.choices:
        if value == default:
            return _translated("Preferences", label)
    return f"{default}{_unit(spec)}" if default != "" else words.none


def _unit(spec: PreferenceSpec) -> str:
    return spec.unit if spec.unit in ("", "%") else f" {spec.unit}"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    lines = [head, ("---",) * len(head), *rows]
    yield "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def _translated(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)


def main() -> None:
    """Write the pages of all languages into the folder of the guide."""
    _application = QCoreApplication([])
    for language in LANGUAGES:
        installed = translators(language)
        folder = Path(sys.argv[1]) / language
        (folder / "keys.md").write_text(keys_page(language), "utf-8")
        for name, tables in TABLES.items():
            page = folder / f"{name}.md"
            page.write_text(with_tables(page.read_text("utf-8"), tables(language)), "utf-8")
        for translator in installed:
            QCoreApplication.removeTranslator(translator)


if __name__ == "__main__":
    main()
