"""Find the resource files of the program: icons, style sheet, translations, welcome texts, guide, patterns, words.

They are in `resources/` of a checkout, in `reader/resources/` of an installed wheel, and in the same place inside a
bundle (docs/decisions/0003). The guide and its pictures are in `docs/` of a checkout (docs/decisions/0107).
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """Return the path of a resource, such as ``resource("welcome", "welcome.en.md")``.

    Raises FileNotFoundError if the program was packed without it, which is a bug of ours.
    """
    for root in (_PACKAGE / "resources", _PACKAGE.parent / "resources", _PACKAGE.parent / "docs"):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(("resources", *parts)))


def welcome_text(language: str) -> Path:
    """Return the welcome text for a BCP 47 or POSIX language tag: Chinese for any kind of Chinese, else English."""
    return resource("welcome", "welcome.zh_CN.md" if language.lower().startswith("zh") else "welcome.en.md")


def guide_file(language: str, name: str) -> Path:
    """Return a file of the guide in a language of the interface: a page, or README.md with the list of all pages."""
    return resource("guide", language, name)


def guide_picture(name: str) -> Path:
    """Return a picture of the guide, such as ``read.en.dark.webp``."""
    return resource("pictures", name)


def character_variants() -> list[str]:
    """Return the sets of Chinese characters that are simplified and traditional forms of each other."""
    return _table("variants", "characters.txt")


def character_forms() -> list[str]:
    """Return Chinese characters, each followed by its simplified, traditional and variant forms."""
    return _table("variants", "forms.txt")


def hyphenation_patterns(tag: str) -> list[str]:
    """Return the hyphenation patterns of the language with this tag, such as "en-GB"."""
    return _table("hyphens", f"{tag}.txt")


def chinese_words() -> str:
    """Return the list of Chinese words with their counts, as `reader.core.text.chinese_words` searches it."""
    return resource("words", "zh.txt").read_text("utf-8")


def script_table(script: str) -> list[str]:
    """Return characters and phrases, each followed by as many that are its form in a script.

    ``script`` is "simplified" or "traditional".
    """
    return _table("variants", f"{script}.txt")


def _table(*parts: str) -> list[str]:
    lines = resource(*parts).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]
