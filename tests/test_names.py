"""A public class name stands for one thing; modules, signals and docstrings are named as a stranger expects."""

from __future__ import annotations

import ast
import re
from collections import defaultdict

from tests.support.modules import MODULES, ROOT, module_trees

VAGUE = {"words", "utils", "misc", "common", "helpers", "manager", "managers", "base", "acts", "desk", "room"}
"""Module names that say nothing, or that only we would understand."""

MOST_AT_THE_ROOT_OF_UI = 5

WITHOUT_QT = {
    "reader/ui/annotations/scroll_position.py": "counts the pixels of a column of cards",
    "reader/ui/appearance/sizes.py": "lists the sizes of the design",
    "reader/ui/command_keywords.py": "lists the words that find commands, which the window translates",
    "reader/ui/page/utf16.py": "converts to the units that Qt counts in",
    "reader/ui/preferences/preference_spec.py": "describes a preference, which the dataclass of preferences lists",
    "reader/ui/preferences/preferences.py": "lists the preferences with their labels, which the window translates",
    "reader/ui/shell/actions/action_spec.py": "describes an action, which the table of actions lists",
    "reader/ui/shell/palette_command.py": "describes a command of the palette, and finds commands by their words",
}
"""The modules of the window that need no Qt, and why they are there all the same."""

STRANGE_VERBS = {"Give", "Say", "Tell", "Hear"}
REQUESTS = re.compile(r".*_(wanted|asked|request)$")


def _public_classes(tree: ast.Module) -> list[str]:
    return [node.name for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]


def _imports(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_a_public_class_name_stands_for_one_thing() -> None:
    places = defaultdict(list)
    for module, tree in module_trees():
        for name in _public_classes(tree):
            places[name].append(module)
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_no_module_has_a_vague_name() -> None:
    assert [str(module) for module in MODULES if module.stem in VAGUE] == []


def test_the_root_of_the_window_holds_few_modules() -> None:
    assert len(list((ROOT / "reader/ui").glob("*.py"))) <= MOST_AT_THE_ROOT_OF_UI


def test_what_needs_no_qt_is_not_in_the_window() -> None:
    imports = {module: _imports(tree) for module, tree in module_trees()}
    paths = {name.removesuffix(".py").replace("/", "."): name for name in imports}
    with_qt = {name for name, names in imports.items() if any(one.startswith("PySide6") for one in names)}
    before = -1
    while before != len(with_qt):
        before = len(with_qt)
        with_qt |= {name for name, names in imports.items() if with_qt & {paths.get(one, "") for one in names}}
    without = {name for name in imports if name.startswith("reader/ui/") and name not in with_qt}
    assert {name for name in without if not name.endswith("__init__.py")} == set(WITHOUT_QT)


def test_signals_that_ask_end_in_requested() -> None:
    signals = [
        f"{module}: {node.targets[0].id}"
        for module, tree in module_trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) == "Signal"
        and isinstance(node.targets[0], ast.Name)
    ]
    assert [name for name in signals if REQUESTS.match(name)] == []


def test_docstrings_of_functions_begin_with_a_verb_that_python_readers_expect() -> None:
    strange = [
        f"{module}: {node.name}"
        for module, tree in module_trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (ast.get_docstring(node) or "").split(" ", 1)[0] in STRANGE_VERBS
    ]
    assert strange == []
