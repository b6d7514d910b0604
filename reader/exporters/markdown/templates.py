"""Render the templates of Markdown files: Jinja2 in its sandbox, with limits on loops, calculations and sizes.

A template of the reader's own is rendered in a child process, whose memory and time are limited (`template_worker`).

A template has the block ``annotation`` and, optionally, ``name`` (of the file), ``front`` (more front matter),
``head``, ``heading``, ``compact`` (no empty lines between blocks) and ``earlier`` (the annotation as an earlier version
of the template exported it: a file of that form, edited since, is merged without a conflict). It receives strings that
are already escaped, so it cannot break the file. Every annotation's block has its block id whatever the template does:
above a last line that ends in the link to the annotation, else at its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from typing_extensions import override

from reader.core.errors import Problem, ReaderError
from reader.resources import resource

BUILT_IN: Final = ("plain", "obsidian", "logseq", "outline", "study-report")
BLOCKS: Final = ("name", "front", "head", "heading", "annotation", "earlier", "compact")

LARGEST_TEMPLATE = 100_000
"""The longest template, in code points."""

LARGEST_GROWTH = 100_000
"""How many code points a template may add to its input for one block."""

MOST_ROUNDS = 10_000
"""How many iterations the loops of a template may make for one block."""

_FILTERS = (
    *("capitalize", "default", "d", "e", "escape", "first", "indent", "int", "join", "last", "length", "list"),
    *("lower", "map", "reject", "replace", "reverse", "select", "sort", "string", "title", "trim", "truncate"),
    *("unique", "upper", "wordcount"),
)
_METHODS = frozenset(
    {"capitalize", "endswith", "get", "items", "keys", "lower", "lstrip", "removeprefix", "removesuffix", "rstrip"}
    | {"split", "splitlines", "startswith", "strip", "title", "upper", "values"}
)
_LIMIT = "_limit"


class _UnboundedError(TemplateError):
    """Raised if a template exceeds its limits."""


class _Environment(SandboxedEnvironment):
    """A sandbox that forbids what could use up the memory or never end."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self) -> None:
        super().__init__(
            undefined=StrictUndefined,
            autoescape=False,  # the strings are escaped as Markdown before they are passed in
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.filters[_LIMIT] = self._limited
        self.rounds = 0

    @override
    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        return attr in _METHODS and super().is_safe_attribute(obj, attr, value)

    @override
    def wrap_str_format(self, value: object) -> None:
        """Disable ``format`` in templates, whose widths are unbounded."""

    @override
    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        small = all(isinstance(operand, int) and abs(operand) < 1 << 32 for operand in (left, right))
        if operator == "+" or (small and operator != "**"):
            return super().call_binop(context, operator, left, right)
        message = f"{operator} is not possible in a template"
        raise _UnboundedError(message)

    def compiled(self, source: str) -> Template:
        """Compile a template whose loop iterations are counted."""
        tree = self.parse(source)
        for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport, nodes.Macro)):
            raise TemplateSyntaxError(type(node).__name__.lower(), node.lineno)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _LIMIT, [], [], None, None, lineno=loop.lineno)
            if loop.recursive:
                raise TemplateSyntaxError("recursive", loop.lineno)
        code = self.compile(tree)
        return self.template_class.from_code(self, code, self.globals)

    def _limited(self, items: Iterable[object]) -> Iterator[object]:
        for item in items:
            self.rounds += 1
            if self.rounds > MOST_ROUNDS:
                message = "too many rounds"
                raise _UnboundedError(message)
            yield item


class NoteTemplate(Protocol):
    """What renders the blocks of one template."""

    @property
    def compact(self) -> bool:
        """Return whether no empty lines stand between blocks."""
        ...

    def filled(self, block: str, values: Mapping[str, object]) -> str:
        """Render one block; an empty string if the template lacks it. Raises ReaderError TEMPLATE_INVALID."""
        ...


class SandboxedTemplate:
    """Render the blocks of one template in this process."""

    def __init__(self, source: str, path: Path | None = None) -> None:
        """Compile a template. Raises ReaderError TEMPLATE_INVALID (``line``, ``reason``)."""
        self._path = path
        self._environment = _Environment()
        with _template_errors(path):
            if len(source) > LARGEST_TEMPLATE:
                message = "too long"
                raise _UnboundedError(message)
            self._template = self._environment.compiled(source)
        if "annotation" not in self._template.blocks:
            raise ReaderError(Problem.TEMPLATE_INVALID, path, reason="annotation", why="no-annotation")
        self._compact = bool(self.filled("compact", {}))

    @property
    def compact(self) -> bool:
        """Return whether no empty lines stand between blocks."""
        return self._compact

    def filled(self, block: str, values: Mapping[str, object]) -> str:
        """Render one block; an empty string if the template lacks it. Raises ReaderError TEMPLATE_INVALID."""
        render = self._template.blocks.get(block)
        if render is None:
            return ""
        max_length = LARGEST_GROWTH + 20 * sum(len(value) for value in values.values() if isinstance(value, str))
        with _template_errors(self._path):
            self._environment.rounds = 0
            return "".join(_limit_length(render(self._template.new_context(dict(values))), max_length)).strip("\n")


@contextmanager
def _template_errors(path: Path | None) -> Iterator[None]:
    """Raise errors in a template as `ReaderError`."""
    try:
        yield
    except TemplateSyntaxError as error:
        reason = error.message or ""
        raise ReaderError(Problem.TEMPLATE_INVALID, path, line=error.lineno, reason=reason, why="syntax") from error
    except (TemplateError, TypeError, ValueError, LookupError, ArithmeticError, RecursionError) as error:
        raise ReaderError(Problem.TEMPLATE_INVALID, path, reason=str(error), why="filling") from error


def _limit_length(parts: Iterable[str], remaining: int) -> Iterator[str]:
    for part in parts:
        remaining -= len(part)
        if remaining < 0:
            message = "too long"
            raise _UnboundedError(message)
        yield part


def built_in_template(name: str) -> SandboxedTemplate:
    """Load a built-in template by its name, one of `BUILT_IN`."""
    return SandboxedTemplate(_read(resource("templates", f"{name}.md.j2")))


def custom_template(path: Path) -> SandboxedTemplate:
    """Load a template of the reader's own. Raises ReaderError TEMPLATE_INVALID, FILE_MISSING."""
    return SandboxedTemplate(_read(path), path)


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig") as file:
            return file.read(LARGEST_TEMPLATE + 1)
    except OSError as error:
        raise ReaderError(Problem.FILE_MISSING, path) from error
    except UnicodeDecodeError as error:
        raise ReaderError(Problem.TEMPLATE_INVALID, path, reason="UTF-8", why="filling") from error
