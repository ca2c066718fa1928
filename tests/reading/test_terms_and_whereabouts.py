"""What follows from the stage for the terms, and from the sides for the country of a place."""

from dataclasses import replace

from bordereau.model import Article
from bordereau.reading import Page, Scene, find_mentions
from bordereau.reading.decisions import Choice, Handover
from bordereau.reading.mentions import PlaceFound
from bordereau.reading.transfers.assembly import assemble_transfers
from bordereau.reading.transfers.occasion import country_of

_TEXT = "Russia agreed with Mali at Zzyx on 180 tanks."


def _told(stage: str, basis: str | None) -> str | None:
    page = Page(Article(text=_TEXT, lang="en"), "en")
    cited = ((0, 6),)
    told = Handover(
        triggers=cited,
        stage=Choice(stage, cited, 0.9),
        assertion=Choice("stated", cited, 0.9),
        confidence=0.9,
        supplier=(Choice("RUS", cited, 0.9),),
        recipient=(Choice("MLI", ((19, 23),), 0.9),),
        basis=Choice(basis, cited, 0.9) if basis else None,
    )
    found = assemble_transfers(page, [told])[0].basis
    return found.value if found else None


def test_what_is_ordered_is_a_sale_where_the_text_does_not_say_otherwise() -> None:
    assert _told("ordered", None) == "sale"
    assert _told("ordered", "loan") == "loan"
    assert _told("delivered", None) is None


def test_a_place_of_no_list_is_rather_the_recipients_than_the_suppliers() -> None:
    page = Page(Article(text=_TEXT, lang="en"), "en")
    scene = Scene(page, find_mentions(page))
    place = PlaceFound(27, 31, 0, "Zzyx", "RUS", "city", inferred=True)
    assert country_of(scene, place, ["RUS"], ["MLI"]) == "MLI"
    assert country_of(scene, replace(place, inferred=False), ["RUS"], ["MLI"]) == "RUS"
    assert country_of(scene, replace(place, country="NER"), ["RUS"], ["MLI"]) == "NER"
    assert country_of(scene, replace(place, type="sea", country=None), ["RUS"], ["MLI"]) is None
