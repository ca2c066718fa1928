"""Places: the same under another spelling, one within the other, or apart."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from bordereau.codebook import codebook_roots, compiled, entries
from bordereau.register.reconcile.answers import Stand
from bordereau.register.reconcile.facts import facts, folded, script
from bordereau.register.reconcile.relations import Relation
from bordereau.values.places_index import look_up


class Places:
    """Places as {name, country}: one name may hold the other ('Bamako', 'airport of Bamako'), and airports,
    bases and districts lie in the towns that data/places.yaml gives."""

    def same(self, a: Any, b: Any) -> bool:
        """Whether two places are one: the same name, or two names of one place of the codebook, and no two
        countries."""
        return _one_country(a, b) and (_name(a) == _name(b))

    def kind(self, value: Any) -> Any:
        """The name by which places are compared; two countries may have a place of it."""
        return _name(value)

    def relate(self, a: Stand, b: Stand) -> Relation:
        """How two places stand to each other."""
        one: Any = a.value
        two: Any = b.value
        if not _one_country(one, two):
            return Relation.contrary
        if _name(one) == _name(two):
            return Relation.same
        if _inside(one, two):
            return Relation.narrower
        if _inside(two, one):
            return Relation.wider
        return (
            Relation.contrary
            if _is_town(one) and _is_town(two) and _one_script(one, two)
            else Relation.beside
        )


def _one_country(a: Any, b: Any) -> bool:
    return not (a["country"] and b["country"]) or bool(a["country"] == b["country"])


def _inside(a: Any, b: Any) -> bool:
    """Whether place `a` lies within place `b`, as far as their names tell."""
    words, others = set(_name(a).split()), set(_name(b).split())
    if words != others and (words <= others or others <= words):
        wider = not (words ^ others).isdisjoint(facts("places")["regions"])
        return (words < others) if wider else (others < words)
    return any(_name({"name": town, "country": None}) == _name(b) for town in _towns(a))


def _towns(place: Any) -> list[str]:
    name = f" {folded(place['name'])} "
    return [
        facility["town"]
        for facility in facts("places")["facilities"]
        if place["country"] in (None, facility["country"])
        and any(f" {folded(known)} " in name for known in facility["names"])
    ]


def _is_town(place: Any) -> bool:
    """Whether the gazetteer knows a town of that name in that country, and no facility bears the name."""
    known = look_up(_name(place)) or look_up(folded(place["name"]))
    if known is None or _towns(place):
        return False
    return any(r.country == place["country"] and not r.region for r in known.readings)


def _one_script(a: Any, b: Any) -> bool:
    """Whether two names are written in one script: in two, they may be one name that the codebook lacks."""
    return script(a["name"]) == script(b["name"])


def _name(place: Any) -> str:
    name = folded(place["name"])
    return _aliases().get(name, name)


@cache
def _aliases() -> Mapping[str, str]:
    """Folded name of a place or a capital, in any language -> one folded name for it."""
    found: Mapping[str, str] = compiled("place-aliases", codebook_roots(), _gathered)
    return found


def _gathered() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in entries():
        if entry.kind == "place":
            named = folded(entry.id)
            for names in entry.names.values():
                found.update((folded(name.lstrip("=")), named) for name in names)
        elif entry.kind == "party" and entry.get("form") == "capital":
            listed_names = [
                name for listed in entry.names.values() for name in listed if not name.startswith("=")
            ]
            found.update({folded(name): folded(listed_names[0]) for name in listed_names})
    return found
