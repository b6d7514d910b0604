"""Hold a sample of prose in each of some languages, by which the average width of their characters is measured.

They are sentences of well-known works that are in the public domain. The average of those in English differs from that
of two whole novels by at most 1.2 percent in each typeface that was tried (docs/decisions/0099).
"""

from __future__ import annotations

from reader.core.text.language_tags import primary_subtag

_ENGLISH = (
    "It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want of a "
    "wife. However little known the feelings or views of such a man may be on his first entering a neighbourhood, "
    "this truth is so well fixed in the minds of the surrounding families, that he is considered as the rightful "
    "property of some one or other of their daughters. “My dear Mr. Bennet,” said his lady to him one day, “have you "
    "heard that Netherfield Park is let at last?” The mass of men lead lives of quiet desperation. What is called "
    "resignation is confirmed desperation. From the desperate city you go into the desperate country, and have to "
    "console yourself with the bravery of minks and muskrats."
)
_GERMAN = (
    "Als Gregor Samsa eines Morgens aus unruhigen Träumen erwachte, fand er sich in seinem Bett zu einem ungeheueren "
    "Ungeziefer verwandelt. Er lag auf seinem panzerartig harten Rücken und sah, wenn er den Kopf ein wenig hob, "
    "seinen gewölbten, braunen, von bogenförmigen Versteifungen geteilten Bauch, auf dessen Höhe sich die Bettdecke, "
    "zum gänzlichen Niedergleiten bereit, kaum noch erhalten konnte."
)
_FRENCH = (
    "Longtemps, je me suis couché de bonne heure. Parfois, à peine ma bougie éteinte, mes yeux se fermaient si vite "
    "que je n’avais pas le temps de me dire : « Je m’endors. » Et, une demi-heure après, la pensée qu’il était temps "
    "de chercher le sommeil m’éveillait ; je voulais poser le volume que je croyais avoir encore dans les mains et "
    "souffler ma lumière."
)
_SPANISH = (
    "En un lugar de la Mancha, de cuyo nombre no quiero acordarme, no ha mucho tiempo que vivía un hidalgo de los de "
    "lanza en astillero, adarga antigua, rocín flaco y galgo corredor. Una olla de algo más vaca que carnero, "
    "salpicón las más noches, duelos y quebrantos los sábados, lantejas los viernes, algún palomino de añadidura los "
    "domingos, consumían las tres partes de su hacienda."
)
_ITALIAN = (
    "Quel ramo del lago di Como, che volge a mezzogiorno, tra due catene non interrotte di monti, tutto a seni e a "
    "golfi, a seconda dello sporgere e del rientrare di quelli, vien, quasi a un tratto, a ristringersi, e a prender "
    "corso e figura di fiume, tra un promontorio a destra, e un’ampia costiera dall’altra parte."
)
_DUTCH = (
    "Ik ben makelaar in koffie, en woon op de Lauriergracht. Het is mijn gewoonte niet, romans te schrijven, of zulke "
    "dingen, en het heeft dan ook lang geduurd, voor ik er toe overging een paar riem papier extra te bestellen, en "
    "het werk aan te vangen, dat gij, lieve lezer, zo-even in de hand hebt genomen."
)
_PORTUGUESE = (
    "Uma noite destas, vindo da cidade para o Engenho Novo, encontrei no trem da Central um rapaz aqui do bairro, que "
    "eu conheço de vista e de chapéu. Cumprimentou-me, sentou-se ao pé de mim, falou da lua e dos ministros, e acabou "
    "recitando-me versos. A viagem era curta, e os versos pode ser que não fossem inteiramente maus."
)
_POLISH = (
    "Litwo! Ojczyzno moja! ty jesteś jak zdrowie; ile cię trzeba cenić, ten tylko się dowie, kto cię stracił. Dziś "
    "piękność twą w całej ozdobie widzę i opisuję, bo tęsknię po tobie. Panno święta, co jasnej bronisz Częstochowy i "
    "w Ostrej świecisz Bramie! Ty, co gród zamkowy nowogródzki ochraniasz z jego wiernym ludem!"
)
_RUSSIAN = (
    "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему. Все смешалось в доме "
    "Облонских. Жена узнала, что муж был в связи с бывшею в их доме француженкою-гувернанткой, и объявила мужу, что "
    "не может жить с ним в одном доме."
)
_GREEK = (
    "Σα βγεις στον πηγαιμό για την Ιθάκη, να εύχεσαι νάναι μακρύς ο δρόμος, γεμάτος περιπέτειες, γεμάτος γνώσεις. "
    "Τους Λαιστρυγόνας και τους Κύκλωπας, τον θυμωμένο Ποσειδώνα μη φοβάσαι."
)
_HEBREW = (
    "בראשית ברא אלהים את השמים ואת הארץ. והארץ היתה תהו ובהו וחשך על פני תהום, ורוח אלהים מרחפת על פני המים. ויאמר "
    "אלהים: יהי אור, ויהי אור. וירא אלהים את האור כי טוב, ויבדל אלהים בין האור ובין החשך."
)
_ARABIC = (
    "كان يا ما كان في قديم الزمان وسالف العصر والأوان، أنه كان ملك من ملوك ساسان بجزائر الهند والصين، صاحب جند وأعوان "
    "وخدم وحشم، له ولدان أحدهما كبير والآخر صغير، وكانا بطلين."
)
_SAMPLES = {
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "nl": _DUTCH,
    "pt": _PORTUGUESE,
    "pl": _POLISH,
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"), _RUSSIAN),
    **dict.fromkeys(("el", "grc"), _GREEK),
    **dict.fromkeys(("he", "yi"), _HEBREW),
    **dict.fromkeys(("ar", "fa", "ps", "ug", "ur"), _ARABIC),
}


def prose_sample(language: str) -> str:
    """Return a sample of prose in a language (BCP 47), or in one with the same letters; English for others."""
    return _SAMPLES.get(primary_subtag(language), _ENGLISH)
