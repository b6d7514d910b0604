"""Which command speaks, on which system."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.core.errors import Problem, ReaderError
from reader.services.voice_command import VoiceCommand, find_voice
from reader.ui.translation.error_messages import error_message


def only(*programs: str) -> Callable[[str], str | None]:
    """Return a finder on a machine with these programs."""
    return lambda program: f"/bin/{program}" if program in programs else None


@pytest.mark.parametrize(
    ("language", "rate", "platform", "programs", "expected"),
    [
        ("en", 100, "linux", ("espeak-ng", "spd-say"), ("espeak-ng", "-v", "en", "-s", "175", "--stdin")),
        ("en-GB", 200, "linux", ("espeak-ng",), ("espeak-ng", "-v", "en-gb", "-s", "350", "--stdin")),
        ("de_AT", 50, "linux", ("espeak-ng",), ("espeak-ng", "-v", "de", "-s", "88", "--stdin")),
        ("", 100, "linux", ("espeak-ng",), ("espeak-ng", "-s", "175", "--stdin")),
        ("zh-Hant", 100, "linux", ("espeak-ng",), ("espeak-ng", "-v", "cmn-latn-pinyin", "-s", "175", "--stdin")),
        ("yue", 100, "linux", ("espeak-ng",), ("espeak-ng", "-v", "yue", "-s", "175", "--stdin")),
        ("fr", 300, "linux", ("spd-say",), ("spd-say", "-l", "fr", "-r", "100", "-N", "onehour", "-w", "-e")),
        ("", 100, "linux", ("spd-say",), ("spd-say", "-r", "0", "-N", "onehour", "-w", "-e")),
        ("zh", 100, "darwin", ("say", "espeak-ng"), ("say", "-v", "Tingting", "-r", "175", "-f", "-")),
        ("zh-TW", 100, "darwin", ("say",), ("say", "-v", "Meijia", "-r", "175", "-f", "-")),
        ("la", 100, "darwin", ("say",), ("say", "-r", "175", "-f", "-")),
        ("en", 100, "linux", ("say", "espeak-ng"), ("espeak-ng", "-v", "en", "-s", "175", "--stdin")),
    ],
)
def test_the_voice_of_the_system_is_taken(
    language: str, rate: int, platform: str, programs: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    voice = find_voice("", language, rate, platform, only(*programs))
    assert (voice.program, *voice.arguments) == (f"/bin/{expected[0]}", *expected[1:])


def test_only_espeak_takes_chinese_in_pinyin() -> None:
    assert find_voice("", "zh", 100, "linux", only("espeak-ng")).takes_pinyin
    assert not find_voice("", "en", 100, "linux", only("espeak-ng")).takes_pinyin
    assert not find_voice("", "zh", 100, "linux", only("spd-say")).takes_pinyin


def test_windows_speaks_through_its_own_speech() -> None:
    voice = find_voice("", "zh-CN'); rm", 300, "win32", only("powershell"))
    assert voice.program == "/bin/powershell"
    assert "$voice.Rate = 10\n" in voice.arguments[-1]
    assert "0, 'zh-CNrm')" in voice.arguments[-1]


@pytest.mark.parametrize(
    ("own", "platform", "expected"),
    [
        ("piper --rate {rate} -l {lang}", "linux", ("piper", "--rate", "350", "-l", "zh")),
        ("my voice", "linux", None),
        ("'my voice' 'a b'", "linux", ("my voice", "a b")),
        ("piper 'unclosed", "linux", None),
        ("piper; rm -r x", "linux", None),
        ("piper $(id) | aplay", "linux", ("piper", "$(id)", "|", "aplay")),
        (r"C:\voices\piper.exe -m C:\voices\a.onnx", "win32", (r"C:\voices\piper.exe", "-m", r"C:\voices\a.onnx")),
    ],
)
def test_an_own_command_comes_first_and_no_shell_sees_it(
    own: str, platform: str, expected: tuple[str, ...] | None
) -> None:
    find = only("piper", "my voice", r"C:\voices\piper.exe", "espeak-ng", "powershell")
    if expected is None:
        with pytest.raises(ReaderError) as caught:
            find_voice(own, "zh", 200, platform, find)
        assert caught.value.problem is Problem.VOICE_COMMAND
        assert str(caught.value.detail["command"]).split()[0] in error_message(caught.value)
    else:
        assert find_voice(own, "zh", 200, platform, find) == VoiceCommand(f"/bin/{expected[0]}", expected[1:])


@pytest.mark.parametrize(
    ("programs", "said"),
    [
        (("apt-get",), "sudo apt install espeak-ng"),
        (("pacman",), "sudo pacman -S espeak-ng"),
        ((), "Install espeak-ng"),
    ],
)
def test_without_a_voice_it_is_said_what_to_type(programs: tuple[str, ...], said: str) -> None:
    with pytest.raises(ReaderError) as caught:
        find_voice(" ", "en", 100, "linux", only(*programs))
    assert caught.value.problem is Problem.VOICE_MISSING
    assert said in error_message(caught.value)
