import pytest

from reader.core.text.language import language_of

LONG = "The keeper of the light walked down the stairs to count the boats that had come home during the night. " * 6


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("满纸荒唐言，一把辛酸泪", "zh"),
        ("吾輩は猫である。名前はまだ無い。", "ja"),
        ("나는 학생입니다", "ko"),
        ("שלום לכולם", "he"),
        ("It was the best of times, it was the worst of times", "en"),
        ("Der Mann und die Frau sind in dem Haus", "de"),
        ("Le chat est dans la maison et il ne dort pas", "fr"),
        ("El perro no duerme en la casa porque hace mucho calor", "es"),
        ("Il cane non dorme nella casa perché fa molto caldo", "it"),
        ("O cão não dorme em casa porque está muito calor", "pt"),
        ("De hond slaapt niet in het huis omdat het te warm is", "nl"),
        ("Pies nie śpi w domu, bo jest bardzo gorąco", "pl"),
        ("Hunden sover inte i huset eftersom det är mycket varmt", "sv"),
        ("Köpek evde uyumuyor çünkü hava çok sıcak", "tr"),
        ("Con chó không ngủ trong nhà vì trời rất nóng", "vi"),
        ("Все счастливые семьи похожи друг на друга", "ru"),
        ("Собака не спить у хаті, бо дуже жарко і сухо", "uk"),
        ("Hunden sover ikke i huset, fordi det er meget varmt der", "da"),
        ("القطة لا تنام في البيت لأن الجو حار جدا هناك، بل في الحديقة", "ar"),
        ("گربه در خانه نمی‌خوابد، چون آنجا بسیار گرم است، و پشت درخت چای هست", "fa"),
        ("بلی گھر میں نہیں سوتی کیونکہ وہاں بہت گرمی ہے اور ہوا نہیں", "ur"),
        ("پیشو په کور کې نه ویده کېږي، ځکه چې هلته ډېره ګرمي ده", ""),
        ("123 456", ""),
        ("", ""),
    ],
)
def test_tells_the_language(text: str, tag: str) -> None:
    assert language_of(text) == tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("A list item. A second. A third. New level!", "en"),
        ("Nested list. Item one. Item a.", "en"),
        ("Some text. More text.", "en"),
        ("As I said to you, do as they do.", "en"),
        ("A cat. A dog. A house.", ""),
        ("Os x", ""),
        ("O no!", ""),
        ("No, no, no!", ""),
        ("foo bar baz", ""),
    ],
)
def test_few_english_words_are_never_portuguese(text: str, tag: str) -> None:
    assert language_of(text) == tag


@pytest.mark.parametrize(
    "text",
    [
        "Kissa ei nuku talossa, koska siellä on hyvin kuuma, vaan pihalla puun alla",
        "Pisica nu doarme în casă pentru că este foarte cald acolo, ci în curte",
        "Кучето не спи в къщата, защото там е много горещо",
    ],
)
def test_a_language_that_is_not_known_is_not_guessed(text: str) -> None:
    assert language_of(text) == ""


@pytest.mark.parametrize(
    ("text", "declared", "tag"),
    [
        ("A list item. A second.", "pt", "pt"),
        ("Um, no.", "en-GB", "en-GB"),
        (LONG, "pt", "en"),
        ("满纸荒唐言，一把辛酸泪", "en-US", "zh"),
        ("满纸荒唐言，一把辛酸泪", "zh-TW", "zh-TW"),
        ("満員電車", "ja", "ja"),
        ("The cat was in the house with the others", "zh-CN", "en"),
        ("The cat was in the house with the others", "und", "en"),
        ("The cat was in the house with the others", "no language", "en"),
        ("123", "fr", "fr"),
        ("\u0641\u064a \u0627\u0644\u0628\u064a\u062a", "ar", "ar"),
        ("xqzt brk " * 80, "fi", "fi"),
    ],
)
def test_the_language_that_a_file_names_decides_for_a_short_text_in_its_letters(
    text: str, declared: str, tag: str
) -> None:
    assert language_of(text, declared) == tag
