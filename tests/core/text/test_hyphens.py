"""Words are hyphenated as the patterns of their language say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.hyphens import Hyphenation, pattern_tag
from reader.resources import hyphenation_patterns

TAGS = ("de", "en-GB", "en-US", "es", "fr", "it", "nl", "pl", "pt")


@pytest.fixture(scope="module")
def hyphenations() -> dict[str, Hyphenation]:
    return {tag: Hyphenation(tag, hyphenation_patterns(tag)) for tag in TAGS}


def _hyphenated(hyphenation: Hyphenation, text: str) -> str:
    edges = [0, *hyphenation.cuts(text), len(text)]
    return "-".join(text[start:end] for start, end in pairwise(edges))


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-US", "hy-phen-ation knowl-edge ex-tra-or-di-nary Ty-pog-ra-phy"),
        ("en-US", "as-so-ciate present"),  # two of the words that stand beside the patterns
        ("en-GB", "know-ledge uni-ver-sity through-out"),
        ("de", "Do-nau-dampf-schiff-fahrts-ge-sell-schaft Fuß-gän-ger-über-gän-ge"),
        ("fr", "consti-tu-tion ex-tra-or-di-naire l’au-tomne"),
        ("es", "ex-tra-or-di-na-rio cons-ti-tu-ción"),
        ("it", "straor-di-na-rio dell’ar-chi-tet-tu-ra"),
        ("nl", "bui-ten-ge-woon aan-dachts-trek-ker"),
        ("pl", "nad-zwy-czaj-ny kon-sty-tu-cja"),
        ("pt", "ex-tra-or-di-ná-rio hard-ware"),
    ],
)
def test_words_are_hyphenated_by_the_patterns_of_their_language(
    hyphenations: dict[str, Hyphenation], tag: str, expected: str
) -> None:
    assert _hyphenated(hyphenations[tag], expected.replace("-", "")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "seven",  # too short
        "EXTRAORDINARY",
        "extraordinary7",
        "extraordinary_names",
        "well-extraordinary",
        "extraordinary-looking",
        "extraordinary‑looking",
        "someone@extraordinary.example",
        "https://extraordinary.example/extraordinary",
        "C:\\extraordinary",
        "extraor\u00addinary",
        "nai\u0308vetenesses",
        "чрезвычайный",
        "非常的",
    ],
)
def test_some_words_stay_whole(hyphenations: dict[str, Hyphenation], text: str) -> None:
    assert _hyphenated(hyphenations["en-US"], text) == text


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ("en", "en-US"),
        ("en-US", "en-US"),
        ("en_GB", "en-GB"),
        ("en-Latn-AU", "en-GB"),
        ("de-CH-1996", "de"),
        ("PT-br", "pt"),
        ("ru", ""),
        ("zh-Hans", ""),
        ("", ""),
    ],
)
def test_a_language_names_its_patterns(language: str, tag: str) -> None:
    assert pattern_tag(language) == tag


@given(tag=st.sampled_from(TAGS), text=st.text())
def test_a_cut_stands_between_two_letters_and_far_from_the_ends_of_the_word(
    hyphenations: dict[str, Hyphenation], tag: str, text: str
) -> None:
    cuts = hyphenations[tag].cuts(text)
    assert cuts == sorted(set(cuts))
    assert all(text[cut - 2 : cut + 2].isalpha() and 2 <= cut <= len(text) - 2 for cut in cuts)


def test_the_licences_of_all_patterns_stand_beside_them() -> None:
    from reader.resources import resource

    licence = resource("hyphens", "LICENSE").read_text("utf-8")
    assert all(f"{tag}.txt: Copyright" in licence for tag in TAGS)
