"""Plain words by which the press tells deployments, cooperation and attacks."""

import pytest

from bordereau.model import Article
from bordereau.reading import Page, find_mentions


def told(kind: str, text: str, lang: str) -> set[tuple[str, str]]:
    """Class and words of what is met of `kind`, in lower case."""
    page = Page(Article(text=text, lang=lang), lang)
    found = find_mentions(page).words[kind]
    return {(str(w.entry.get("class")), page.whole[w.start : w.end].lower()) for w in found}


@pytest.mark.parametrize(
    ("text", "lang", "cls", "words"),
    [
        ("There are some 3,000 American soldiers in Djibouti.", "en", "present", "there are"),
        ("Some 40 Chinese technicians are at the Minhas air base.", "en", "present", "are"),
        ("Turkish officers have been in Mogadishu since May.", "en", "present", "have been in"),
        ("Romania's contingent was flown home.", "en", "leave", "was flown home"),
        ("Six hundred more Kenyans are to land in May.", "en", "arrive", "are to land"),
        ("Moscow's instructors number 175.", "en", "present", "number"),
        ("Il y a encore deux mille soldats français au Tchad.", "fr", "present", "il y a encore"),
        ("Les soldats turcs s'y trouvent depuis 2015.", "fr", "present", "s'y trouvent"),
        ("Nos cent vingt formateurs ne bougent pas.", "fr", "present", "ne bougent pas"),
        ("Les soldats américains s'en iront du Niger.", "fr", "leave", "s'en iront"),
        ("Les Béninois suivront au printemps.", "fr", "arrive", "suivront"),
    ],
)
def test_a_plain_word_tells_a_deployment(text: str, lang: str, cls: str, words: str) -> None:
    assert (cls, words) in told("deployment", text, lang)


@pytest.mark.parametrize(
    ("text", "lang", "cls", "words"),
    [
        (
            "Beijing called in the Australian ambassador.",
            "en",
            "strain",
            "called in the australian ambassador",
        ),
        ("The sappers are being schooled by the Czechs.", "en", "training", "being schooled"),
        ("They put their names to a framework.", "en", "agreement", "put their names to"),
        ("The minister shook hands with his host.", "en", "visit", "shook hands with"),
        ("Entre Alger et Rabat, les ponts sont coupés.", "fr", "strain", "les ponts sont coupés"),
        ("Les servants font leurs classes à Brest.", "fr", "training", "font leurs classes"),
        (
            "Addis-Abeba a mis quatre diplomates à la porte.",
            "fr",
            "strain",
            "mis quatre diplomates à la porte",
        ),
        ("Le ministre Jonson, de passage à Cali, a parlé.", "fr", "visit", "de passage à"),
    ],
)
def test_a_plain_word_tells_cooperation(text: str, lang: str, cls: str, words: str) -> None:
    assert (cls, words) in told("cooperation", text, lang)


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("The match fell on Monday.", "en", "fell on"),
        ("Il a salué la prise de position du ministre.", "fr", "la prise de "),
        ("There are five schools in the town.", "en", "there are"),
    ],
)
def test_a_look_alike_tells_none(text: str, lang: str, words: str) -> None:
    kinds = ("attack", "deployment")
    assert words not in {w for kind in kinds for cls, w in told(kind, text, lang) if cls != "general"}
