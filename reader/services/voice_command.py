"""Find the command that speaks: the reader's own, or a voice of the system (docs/decisions/0120)."""

from __future__ import annotations

import math
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.core.text.language_tags import is_chinese, primary_subtag
from reader.core.text.speech import FASTEST, USUAL_RATE, WORDS_PER_MINUTE

Finder = Callable[[str], str | None]
"""Returns the path of a program, or None: `shutil.which`."""

_INSTALLERS = {
    "apt-get": "sudo apt install espeak-ng",
    "dnf": "sudo dnf install espeak-ng",
    "zypper": "sudo zypper install espeak-ng",
    "pacman": "sudo pacman -S espeak-ng",
    "brew": "brew install espeak-ng",
}
"""What to type to install a voice, by the program that installs."""

_MAC_VOICES = {
    "ar": "Majed",
    "de": "Anna",
    "el": "Melina",
    "en": "Samantha",
    "es": "Mónica",
    "fr": "Thomas",
    "he": "Carmit",
    "it": "Alice",
    "ja": "Kyoko",
    "ko": "Yuna",
    "nl": "Xander",
    "pl": "Zosia",
    "pt": "Luciana",
    "ru": "Milena",
    "yue": "Sinji",
    "zh": "Tingting",
    "zh-hant": "Meijia",
    "zh-tw": "Meijia",
}
"""The voices that macOS has from the start, by language; without one, `say` takes that of the system."""

_ESPEAK_REGIONS = frozenset({"en-gb", "en-us", "es-419", "fr-be", "fr-ch", "pt-br"})

_WINDOWS_SCRIPT = """
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$voice.Rate = {rate}
try {{ $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, '{language}') }} catch {{ }}
$words = New-Object System.IO.StreamReader ([Console]::OpenStandardInput()), ([Text.Encoding]::UTF8)
$voice.Speak($words.ReadToEnd())
"""
_RATE_STEPS = 10
"""Steps from the usual rate to three times of it, for the speech of Windows and for Speech Dispatcher (in tens)."""


@dataclass(frozen=True, slots=True)
class VoiceCommand:
    """A program that speaks the line that it reads from its standard input, and ends when it has spoken it.

    ``takes_pinyin`` is whether it speaks Chinese only from numbered pinyin. Where another process makes the sound, the
    program falls silent when it is run with the arguments ``silence``.
    """

    program: str
    arguments: tuple[str, ...] = ()
    takes_pinyin: bool = False
    silence: tuple[str, ...] = ()


def find_voice(own: str, language: str, rate: int, platform: str, find: Finder) -> VoiceCommand:
    """Return the command that speaks a language at a rate, in percent; ``own`` is the reader's own, if there is one.

    ``platform`` is `sys.platform`. Raises ReaderError VOICE_COMMAND for an own command that cannot be run, and
    VOICE_MISSING where the system has no voice.
    """
    if own.strip():
        return _own_voice(own, language, rate, platform, find)
    for voice in (_mac_voice, _windows_voice, _espeak_voice, _dispatcher_voice):
        found = voice(language, rate, platform, find)
        if found is not None:
            return found
    command = next((line for program, line in _INSTALLERS.items() if find(program)), "")
    raise ReaderError(Problem.VOICE_MISSING, way="typed" if command else "", command=command)


def _own_voice(own: str, language: str, rate: int, platform: str, find: Finder) -> VoiceCommand:
    try:
        parts = shlex.split(own.replace("\\", "\\\\") if platform == "win32" else own)
    except ValueError as error:
        raise ReaderError(Problem.VOICE_COMMAND, command=own) from error
    values = {"{rate}": str(_words_per_minute(rate)), "{lang}": language or "en"}
    name, *arguments = (_filled(part, values) for part in parts)
    program = find(str(Path(name).expanduser()))
    if program is None:
        raise ReaderError(Problem.VOICE_COMMAND, command=name)
    return VoiceCommand(program, tuple(arguments))


def _filled(part: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        part = part.replace(name, value)
    return part


def _words_per_minute(rate: int) -> int:
    return round(WORDS_PER_MINUTE * rate / USUAL_RATE)


def _rate_steps(rate: int) -> float:
    """Return how many of the ten steps to the fastest rate a rate is away from the usual one; slower is below 0."""
    return _RATE_STEPS * math.log(rate / USUAL_RATE) / math.log(FASTEST / USUAL_RATE)


def _mac_voice(language: str, rate: int, platform: str, find: Finder) -> VoiceCommand | None:
    program = find("say") if platform == "darwin" else None
    if program is None:
        return None
    tag = language.replace("_", "-").lower()
    name = _MAC_VOICES.get(tag) or _MAC_VOICES.get(primary_subtag(tag))
    return VoiceCommand(program, (*(("-v", name) if name else ()), "-r", str(_words_per_minute(rate)), "-f", "-"))


def _windows_voice(language: str, rate: int, platform: str, find: Finder) -> VoiceCommand | None:
    program = find("powershell") if platform == "win32" else None
    if program is None:
        return None
    tag = "".join(sign for sign in language.replace("_", "-") if sign.isalnum() or sign == "-")
    script = _WINDOWS_SCRIPT.format(rate=round(_rate_steps(rate)), language=tag or "en")
    return VoiceCommand(program, ("-NoProfile", "-NonInteractive", "-Command", script))


def _espeak_voice(language: str, rate: int, _platform: str, find: Finder) -> VoiceCommand | None:
    program = find("espeak-ng")
    if program is None:
        return None
    tag = language.replace("_", "-").lower()
    name = tag if tag in _ESPEAK_REGIONS else primary_subtag(tag)
    by_pinyin = is_chinese(tag) and name != "yue"
    voice = ("-v", "cmn-latn-pinyin" if by_pinyin else name) if name else ()
    return VoiceCommand(program, (*voice, "-s", str(_words_per_minute(rate)), "--stdin"), takes_pinyin=by_pinyin)


def _dispatcher_voice(language: str, rate: int, _platform: str, find: Finder) -> VoiceCommand | None:
    program = find("spd-say")
    if program is None:
        return None
    spoken_in = ("-l", primary_subtag(language)) if language else ()
    steps = str(round(10 * _rate_steps(rate)))
    return VoiceCommand(program, (*spoken_in, "-r", steps, "-N", "onehour", "-w", "-e"), silence=("-S",))
