"""What the clause makes of a party beside an attack: who did it, whom it befell, who is blamed."""

import pytest

from bordereau.model import Article
from bordereau.reading import Page, Scene, find_mentions
from bordereau.reading.events.anchors import EventFinder
from bordereau.reading.events.deeds import deeds
from bordereau.reading.events.kinds import ATTACK


def said(text: str, lang: str, value: str) -> set[str]:
    """What the rules say of the party `value`, by the first word of each saying."""
    page = Page(Article(text=text, lang=lang), lang)
    scene = Scene(page, find_mentions(page))
    finder = EventFinder(scene, ATTACK)
    phrases = [p for p in scene.parties if p.value == value]
    assert phrases
    return {s.split()[0] for p in phrases for s in deeds(finder, finder.anchors, p)}


@pytest.mark.parametrize(
    ("text", "lang", "value", "deed"),
    [
        ("L'aviation turque a pilonné mercredi trente positions du PKK.", "fr", "TUR", "acts"),
        ("L'aviation turque a pilonné mercredi trente positions du PKK.", "fr", "PKK", "suffers"),
        ("Russian drones struck a market in Kharkiv.", "en", "RUS", "acts"),
        ("Ces frappes ont été menées par l'armée malienne.", "fr", "MLI", "acts"),
        ("Le poste a été attaqué par des combattants du M23.", "fr", "M23", "acts"),
        ("Des combattants du M23 ont incendié le poste.", "fr", "M23", "acts"),
        ("Militants from al-Shabaab stormed the base.", "en", "Al-Shabaab", "acts"),
        ("The base was hit by a missile of the Houthis.", "en", "Houthis", "acts"),
        ("Le Jnim a revendiqué l'attaque.", "fr", "JNIM", "claims"),
        ("Kyiv accused Russia of the strike.", "en", "RUS", "blamed"),
        ("Kyiv accused Russia of the strike.", "en", "UKR", "accuses"),
        ("L'attaque a été attribuée au Jnim.", "fr", "JNIM", "blamed"),
        ("Local committees hold the RSF responsible for the strike.", "en", "RSF", "blamed"),
        ("Deux soldats maliens ont été tués dans l'attaque.", "fr", "MLI", "suffers"),
        ("Twelve Nigerien soldiers killed at Kandadji were buried.", "en", "NER", "suffers"),
    ],
)
def test_the_clause_tells(text: str, lang: str, value: str, deed: str) -> None:
    assert deed in said(text, lang, value)


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("L'aviation israélienne a mené des frappes à travers la Syrie, coulant deux navires.", "fr", "SYR"),
        ("Twelve Nigerien soldiers killed at Kandadji were buried.", "en", "NER"),
        ("Deux soldats maliens ont été tués dans l'attaque.", "fr", "MLI"),
        ("Zambian peacekeepers lost their lives in a raid.", "en", "ZMB"),
    ],
)
def test_who_suffers_or_is_only_placed_does_not_act(text: str, lang: str, value: str) -> None:
    assert "acts" not in said(text, lang, value)
