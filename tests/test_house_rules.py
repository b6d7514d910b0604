"""The rules of the house that no linter knows hold in every module."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.support.modules import ROOT, module_trees

LONGEST_FILE = 400

FORBIDDEN_CALLS = {
    "setHtml": "foreign markup never reaches Qt",
    "insertHtml": "foreign markup never reaches Qt",
    "appendHtml": "foreign markup never reaches Qt",
    "setMarkdown": "foreign markup never reaches Qt",
    "insertMarkdown": "foreign markup never reaches Qt",
    "executescript": "it commits what is open",
    "processEvents": "it lets anything happen in the middle of anything",
}
LOCAL_SOCKETS = {"QLocalServer", "QLocalSocket"}
WIDGETS = "reader/ui/widgets/"
QT_WIDGETS = {
    "QLabel": "Label",
    "QPushButton": "Button",
    "QToolButton": "ToolButton",
    "QFrame": "Frame",
    "QScrollArea": "ScrollArea",
    "QHBoxLayout": "Row",
    "QVBoxLayout": "Column",
    "QFormLayout": "Form",
    "QComboBox": "ComboBox",
    "QSpinBox": "SpinBox",
    "QDateEdit": "DateEdit",
    "QDialogButtonBox": "DialogButtons",
    "QTableView": "Table",
}
"""What is made of Qt's widgets once, in reader/ui/widgets, by the class of Qt."""

WINDOW = "reader/ui/"
SIZES = "reader/ui/appearance/sizes.py"
SIZED_CALLS = {
    "drawRoundedRect": (1, 2),
    "addRoundedRect": (1, 2),
    "draw_ground": (2,),
    "draw_border": (2,),
    "scaled_font": (1,),
    "setPointSizeF": (0,),
    "setPixelSize": (0,),
    "setIconSize": (0,),
    "setFixedHeight": (0,),
    "setSpacing": (0,),
    "addSpacing": (0,),
    "setContentsMargins": (0, 1, 2, 3),
}
"""The calls with sizes that are the design's, by the places of these among their arguments."""

SIZED_PARAMETERS = {"size", "spacing", "column_spacing", "margins"}
"""The parameters that are sizes of the design, whatever is called with them."""

OWN_SIZE = re.compile(r"_?(ROW|HEIGHT|(\w+_)?(ROW_HEIGHT|RADIUS|HEADER|ICON))")
"""The names of constants for such sizes."""

LITERALS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
POSSESSIVE = re.compile(r"[*+?}]\+|\(\?>")
THE_CLOCK = "reader/services/clock.py"


def broken_rules(tree: ast.Module, *, is_the_clock: bool = False) -> Iterator[str]:
    """Yield one sentence for each place that breaks a rule."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _broken_by_call(node, is_the_clock=is_the_clock)
            yield from _broken_by_pattern(node)
        elif isinstance(node, ast.ImportFrom):
            yield from _broken_by_import(node)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _broken_by_function(node)


def _broken_by_call(node: ast.Call, *, is_the_clock: bool) -> Iterator[str]:
    name = ast.unparse(node.func)
    called = name.rpartition(".")[2]
    if called in FORBIDDEN_CALLS:
        yield f"line {node.lineno}: {called}: {FORBIDDEN_CALLS[called]}"
    if name in {"time.time", "time.sleep"} and not is_the_clock:
        yield f"line {node.lineno}: {name}: only the clock reads the time, and nobody sleeps"
    for keyword in node.keywords:
        if keyword.arg == "errors" and ast.unparse(keyword.value) == "'ignore'":
            yield f"line {node.lineno}: errors='ignore': nothing is lost in silence"


def _broken_by_pattern(node: ast.Call) -> Iterator[str]:
    if not ast.unparse(node.func).startswith("re."):
        return
    patterns = node.args[:1] + [keyword.value for keyword in node.keywords if keyword.arg == "pattern"]
    if any(POSSESSIVE.search(LITERALS.sub("x", _pattern_text(pattern))) for pattern in patterns):
        yield f"line {node.lineno}: possessive or atomic: it loses matches before Python 3.11.5 (cpython gh-106052)"


def _pattern_text(node: ast.expr) -> str:
    """Return a pattern as it is written, with an "x" for each part that only the running program knows."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Constant(value=bytes(text)):
            return text.decode("latin-1")
        case ast.JoinedStr(values=parts):
            return "".join(map(_pattern_text, parts))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _pattern_text(left) + _pattern_text(right)
    return "x"


def _broken_by_import(node: ast.ImportFrom) -> Iterator[str]:
    if node.level:
        yield f"line {node.lineno}: a relative import"
    if node.module == "PySide6.QtNetwork" and not {alias.name for alias in node.names} <= LOCAL_SOCKETS:
        yield f"line {node.lineno}: the program uses no network"
    if node.module == "PySide6" and any(alias.name == "QtNetwork" for alias in node.names):
        yield f"line {node.lineno}: the program uses no network"


def _broken_by_function(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Import) or (isinstance(inner, ast.ImportFrom) and not _may_load_later(inner.module)):
            yield f"line {inner.lineno}: an import inside a function that the first page does not wait for"


def _may_load_later(module: str | None) -> bool:
    """Return whether a module may be loaded where it is first needed; pypinyin is told by the environment before it."""
    return module is not None and (module.startswith("reader.") or module == "pypinyin")


def test_each_module_keeps_the_rules_of_the_house() -> None:
    broken = []
    for module, tree in module_trees():
        broken += [f"{module}, {rule}" for rule in broken_rules(tree, is_the_clock=module == THE_CLOCK)]
        length = _length(tree, (ROOT / module).read_text("utf-8"))
        if length > LONGEST_FILE:
            broken.append(f"{module}: {length} lines, and at most {LONGEST_FILE} are allowed")
    assert broken == []


def made_by_hand(tree: ast.Module) -> Iterator[str]:
    """Yield one sentence for each widget that is made of Qt's own class, and for each style that is set by hand."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        if name in QT_WIDGETS:
            yield f"line {node.lineno}: {name}: use {QT_WIDGETS[name]} of reader.ui.widgets"
        elif name.endswith(".setProperty") and ast.unparse(node.args[0]) == "'role'":
            yield f"line {node.lineno}: the style of a widget is chosen by its class in reader.ui.widgets"


def test_widgets_are_made_once() -> None:
    by_hand = []
    for module, tree in module_trees():
        if not module.startswith(WIDGETS):
            by_hand += [f"{module}, {made}" for made in made_by_hand(tree)]
    assert by_hand == []


@pytest.mark.parametrize("source", ["QLabel()", "QHBoxLayout(self)", 'bar.setProperty("role", "bar")'])
def test_a_widget_made_by_hand_is_seen(source: str) -> None:
    assert list(made_by_hand(ast.parse(source)))


def own_sizes(tree: ast.Module) -> Iterator[str]:
    """Yield one sentence for each size of the design that is written out where something is drawn or laid out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            if any(OWN_SIZE.fullmatch(name) for name in names) and _is_number(node.value):
                yield f"line {node.lineno}: {names[0]}: use a size of reader.ui.appearance.sizes"
        elif isinstance(node, ast.Call):
            places = SIZED_CALLS.get(ast.unparse(node.func).rpartition(".")[2], ())
            sizes = [size for place in places for size in node.args[place : place + 1]]
            sizes += [keyword.value for keyword in node.keywords if keyword.arg in SIZED_PARAMETERS]
            if any(_is_number(number) for size in sizes for number in _numbers_of(size)):
                yield f"line {node.lineno}: {ast.unparse(node)}: use a size of reader.ui.appearance.sizes"
        elif isinstance(node, ast.arguments):
            defaults = zip(node.kwonlyargs, node.kw_defaults, strict=True)
            sizes = [default for name, default in defaults if default and name.arg in SIZED_PARAMETERS]
            if any(_is_number(number) for size in sizes for number in _numbers_of(size)):
                yield f"{ast.unparse(node)}: use a size of reader.ui.appearance.sizes"


def _numbers_of(size: ast.expr) -> list[ast.expr]:
    """Return the width and the height of a QSize, the margins of a tuple, else the size itself."""
    if isinstance(size, ast.Tuple):
        return size.elts
    return size.args if isinstance(size, ast.Call) and ast.unparse(size.func) == "QSize" else [size]


def _is_number(node: ast.expr) -> bool:
    """Return whether an expression is a number of at least four pixels, or a scale that is not 1."""
    number = ast.unparse(node)
    return bool(re.fullmatch(r"[\d./ ]+", number)) and number != "1.0" and (not number.isdigit() or int(number) >= 4)


def test_the_sizes_of_the_design_stand_in_one_place() -> None:
    own = []
    for module, tree in module_trees():
        if module.startswith(WINDOW) and module != SIZES:
            own += [f"{module}, {size}" for size in own_sizes(tree)]
    assert own == []


@pytest.mark.parametrize(
    "source",
    [
        "painter.drawRoundedRect(bar, 4, 4)",
        "path.addRoundedRect(frame, 8.0, 8.0)",
        "draw_ground(painter, area, 6, theme.card)",
        "font = scaled_font(font, 12 / 13)",
        "button.setIconSize(QSize(16, 16))",
        'icons.icon("add", colour, size=16)',
        "bar.setFixedHeight(48)",
        "row = Row(spacing=10)",
        "column = Column(self, margins=(EDGE, 0, 12, 0))",
        "layout.setContentsMargins(0, 8, 0, 0)",
        "def __init__(self, *, spacing: int = 8) -> None: ...",
        "_ROW = 32",
        "ROW_HEIGHT = 52",
        "_RADIUS = 8.0",
    ],
)
def test_a_size_that_is_written_out_is_seen(source: str) -> None:
    assert list(own_sizes(ast.parse(source)))


def _length(tree: ast.Module, source: str) -> int:
    """Count the lines of a module without its imports and its tables, which may be as long as what they list."""
    lists = [node for node in tree.body if _is_list(node)]
    return len(source.splitlines()) - sum((node.end_lineno or 0) - node.lineno + 1 for node in lists)


def _is_list(node: ast.stmt) -> bool:
    if isinstance(node, ast.Assign | ast.AnnAssign):
        return isinstance(node.value, ast.Tuple | ast.List | ast.Dict)
    is_for_types = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    return is_for_types or isinstance(node, ast.Import | ast.ImportFrom)


@pytest.mark.parametrize(
    "source",
    [
        "label.setHtml(words)",
        "document.setMarkdown(words)",
        "connection.executescript(script)",
        "started = time.time()",
        "data.decode('utf-8', errors='ignore')",
        "from . import neighbour",
        "def late():\n    import json",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        r"re.compile(r'(?:\s*\w)*+x')",
        r"re.compile(b'a' + b'++')",
        "re.sub(f'{name}{{1,5}}+', '', text)",
        "re.search('(?>ab?)c', text)",
        "re.match(pattern='a?+', string=text)",
    ],
)
def test_the_rules_see_what_breaks_them(source: str) -> None:
    assert list(broken_rules(ast.parse(source)))


@pytest.mark.parametrize("pattern", [r"a*\d+", r"\*+", "[-*+] ", "[]*+]", r"(?:a+)+", r"(?=a)(?<!b)", r"\(?>"])
def test_patterns_that_go_back_break_no_rule(pattern: str) -> None:
    assert list(broken_rules(ast.parse(f"re.compile({pattern!r})"))) == []


def test_only_the_clock_reads_the_time() -> None:
    assert list(broken_rules(ast.parse("import time\nnow = time.time()"), is_the_clock=True)) == []


def test_no_test_folder_is_a_package() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []
