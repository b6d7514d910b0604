import pytest

from reader.core.text.language import language_of


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("满纸荒唐言，一把辛酸泪", "zh"),
        ("吾輩は猫である。名前はまだ無い。", "ja"),
        ("나는 학생입니다", "ko"),
        ("It was the best of times, it was the worst of times", "en"),
        ("Der Mann und die Frau sind in dem Haus", "de"),
        ("Le chat est dans la maison et il ne dort pas", "fr"),
        ("Все счастливые семьи похожи друг на друга", "ru"),
        ("123 456", ""),
        ("", ""),
    ],
)
def test_tells_the_language(text: str, tag: str) -> None:
    assert language_of(text) == tag
