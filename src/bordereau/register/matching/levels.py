"""Levels: how two reports stand to each other in one thing each, as a word.

Each function takes the features of two reports and answers with one of few levels, the same whichever report
comes first. What a level weighs is data (weights.json), not decided here. Some follow from the levels of
others (`DERIVED`) and take these too, by the name of the comparison.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bordereau.register.matching.categories import families_of, general_words, vague
from bordereau.register.matching.course import COME, SILENT, dateline, order, outcome, under_way
from bordereau.register.matching.days import date, dates_between, published
from bordereau.register.matching.features import NOBODY, Features, Parties
from bordereau.register.matching.listed import are_kin
from bordereau.register.matching.normal import Thing
from bordereau.register.matching.ranks import TRAFFIC
from bordereau.register.reconcile.numbers import dollars

Level = Callable[[Features, Features], str]
Met = Mapping[str, str]
Derived = Callable[[Features, Features, Met], str]

MANY = 2  # a number of things above this says something


def article(a: Features, b: Features) -> str:
    """Whether both stand in one article, or in copies of one text."""
    if a.article == b.article:
        return "one hand-over" if _parts_of_one(a, b) else "one article"
    return "copies" if a.voice == b.voice else "two articles"


def _parts_of_one(a: Features, b: Features) -> bool:
    """Whether two reports of one article can be parts of one hand-over: what came on one day, between the
    same sides as far as both are told."""
    came = a.kind == "transfer" and a.stage == b.stage in COME
    one_day = a.date and b.date and dates_between(a.date, b.date) == "same day"
    sides = _sides(a.supplier, b.supplier), _sides(a.recipient, b.recipient)
    return bool(came and one_day and all(side in ("same", SILENT) for side in sides))


def _sides(one: Parties, other: Parties) -> str:
    """Two lists of parties: states against states, else names of companies, bodies and groups."""
    if one == other:
        return "same" if one[0] or one[1] else SILENT
    (states, others), (states_too, others_too) = one, other
    if not (states or others) or not (states_too or others_too):
        return SILENT
    if states and states_too:
        if states == states_too:
            return "same"
        return "some" if _meet(states, states_too) or _meet(others, others_too) else "different"
    if _meet(others, others_too):
        return "same" if not states and not states_too else "some"
    return "different" if not states and not states_too else "unlike"


def _side(own: Parties, own_too: Parties, across: Parties, across_too: Parties) -> str:
    """One side of two transfers. Where an article's words do not settle who gave to whom, the sides are
    'swapped', or 'crossed' where one state only stands on the other's other side."""
    level = _sides(own, own_too)
    if level != "different":
        return level
    if own[0] and across[0] and (own[0], across[0]) == (across_too[0], own_too[0]):
        return "swapped"
    return "crossed" if _meet(own[0], across_too[0]) or _meet(own_too[0], across[0]) else level


def supplier(a: Features, b: Features) -> str:
    """The suppliers. Where one report names a company only, the other its state, it is 'its company'."""
    if a.supplier == b.supplier:
        return SILENT if a.supplier == NOBODY else "same"
    level = _side(a.supplier, b.supplier, a.recipient, b.recipient)
    if level == "unlike" and (_meet(a.home, b.supplier[0]) or _meet(b.home, a.supplier[0])):
        return "its company"
    return "unlike" if level == "different" and _meet(a.home, b.home) else level


def recipient(a: Features, b: Features) -> str:
    """The recipients. Where another state is told than the one in which the other saw the goods arrive, that
    is 'at the place': a state that an article speaks of is easily taken for the recipient."""
    if a.recipient == b.recipient:
        return SILENT if a.recipient == NOBODY else "same"
    level = _side(a.recipient, b.recipient, a.supplier, b.supplier)
    if level != "different":
        return level
    return "at the place" if a.country in b.recipient[0] or b.country in a.recipient[0] else level


def parties(a: Features, b: Features) -> str:
    """The parties of cooperation: the same, one list within the other, two or more shared, one, none."""
    one, other = set(a.parties[0] + a.parties[1]), set(b.parties[0] + b.parties[1])
    if one == other:
        return "same"
    shared = len(one & other)
    if shared >= 2:
        return "within" if one <= other or other <= one else "some"
    return "one shared" if shared else "different"


def rarity(a: Features, b: Features, met: Met) -> str:
    """How commonly such suppliers and recipients meet, where the reports agree on both; where one tells no
    supplier and they agree on the recipient, how commonly the other's supplier meets it."""
    if met["recipient"] not in _AGREED or met["supplier"] not in (*_AGREED, SILENT):
        return SILENT
    known = [f.traffic for f in (a, b) if f.supplier != NOBODY]
    if not known:
        return SILENT
    told = "pair" if met["supplier"] != SILENT else "recipient"
    return f"{max(known, key=TRAFFIC.index)} {told}"


def items(a: Features, b: Features) -> str:
    """The categories of what was handed over; unspecified arms or equipment go with anything."""
    if not a.things or not b.things:
        return SILENT
    all_one, all_other = {t[0] for t in a.things}, {t[0] for t in b.things}
    one, other = all_one - vague(), all_other - vague()
    if not one or not other:
        return "vague"
    if one == other:
        return "same"
    shared = len(one & other)
    if not shared:
        akin = all_one & all_other or families_of(one) & families_of(other)
        return "akin" if akin else "different"
    return "mostly" if 2 * shared >= len(one | other) else "some"


def designation(a: Features, b: Features) -> str:
    """The models: the same, akin ('Mi-24' and 'Mi-24P'), or others of a category that both tell."""
    one = {t[1]: t[0] for t in a.things if t[1]}
    other = {t[1]: t[0] for t in b.things if t[1]}
    if not one or not other:
        return SILENT
    shared = len(one.keys() & other.keys())
    if shared:
        return "same" if shared == min(len(one), len(other)) else "some"
    if any(_akin(x, y) for x in one for y in other):
        return "akin"
    return "different" if set(one.values()) & set(other.values()) else "other things"


def _akin(one: str, other: str) -> bool:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return (len(short) >= 3 and short in long) or are_kin(one, other)


def quantity(a: Features, b: Features) -> str:
    """Numbers of things that can be the same: of one model, or of one category where a model is not told.
    Equal numbers go together first, then what is left."""
    one = [thing for thing in a.things if thing[2] is not None]
    other = [thing for thing in b.things if thing[2] is not None]
    if not one or not other:
        return SILENT
    same = large = 0
    left: list[Thing] = []
    for thing in one:
        twin = next((t for t in other if t[2] == thing[2] and _alike(thing, t)), None)
        if twin is None:
            left.append(thing)
        else:
            other.remove(twin)
            same += 1
            large += (thing[2] or 0) > MANY
    rest = [_nearness(x[2] or 0, y[2] or 0) for x in left for y in other if _alike(x, y)]
    if same:
        if large > 1:
            return "same several"
        return ("some" if "different" in rest else "same") if large else "same small"
    if not rest:
        return SILENT
    return "sum" if _sums(a, b) or _sums(b, a) else "near" if "near" in rest else "different"


def _nearness(one: float, other: float) -> str:
    return "near" if min(one, other) >= 0.8 * max(one, other) > 2 * MANY else "different"


def _alike(one: Thing, other: Thing) -> bool:
    if one[1] and other[1]:
        return one[1] == other[1] or _akin(one[1], other[1])
    return one[0] == other[0]


def _sums(a: Features, b: Features) -> bool:
    """Whether a number that `a` tells is what `b` tells of the same category in parts."""
    totals: dict[str, list[float]] = {}
    for category, _, count in b.things:
        if count is not None:
            totals.setdefault(category, []).append(count)
    return any(
        count is not None and len(parts := totals.get(category, ())) > 1 and sum(parts) == count
        for category, _, count in a.things
    )


def value(a: Features, b: Features) -> str:
    """The values: in one currency the sums, in two whether they can be one at any rate since 2008."""
    if not a.value or not b.value:
        return SILENT
    if a.value[1] == b.value[1]:
        return _amounts(a.value[0], b.value[0])
    (least, most), (least_too, most_too) = dollars(*a.value), dollars(*b.value)
    return "other currency" if max(least, least_too) <= min(most, most_too) else "different"


def _amounts(one: float | None, other: float | None) -> str:
    if one is None or other is None:
        return SILENT
    off, most = abs(one - other), max(abs(one), abs(other))
    return "same" if off <= 0.015 * most else "near" if off <= 0.2 * most else "different"


def _sets(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    if not one or not other:
        return SILENT
    return "same" if _meet(one, other) else "different"


def _both(one: str, other: str) -> str:
    """Both words, as 'delivered' or 'delivered, planned'."""
    return one if one == other else ", ".join(sorted((one, other)))


def _words(one: str, other: str) -> str:
    return SILENT if not one or not other else "same" if one == other else "different"


def place(a: Features, b: Features) -> str:
    """The places by name, else by country; what is under way is seen in several ('on the way')."""
    level = _places(a, b)
    return "on the way" if level.startswith("other") and under_way(a, b) else level


def _places(a: Features, b: Features) -> str:
    if a.place and b.place:
        if a.town and b.town:
            return "same" if a.town == b.town else "other town" if a.country == b.country else "other country"
        if a.place == b.place or f" {a.place} " in f" {b.place} " or f" {b.place} " in f" {a.place} ":
            return "same"
        return "other country" if _words(a.country, b.country) == "different" else "other place"
    return SILENT


def _shared_words(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    if not one or not other:
        return SILENT
    return "same" if one == other else "some" if _meet(one, other) else "different"


def force(a: Features, b: Features) -> str:
    """The forces by name. 'An army of that state' goes with a force that has a name of its own ('general'),
    and is 'akin' to instructors of that state; what any force is called says nothing."""
    if not a.force or not b.force or a.force == b.force:
        return "same" if a.force and b.force else SILENT
    one, other = set(a.force) - general_words(), set(b.force) - general_words()
    of_one, of_other = len(one) < len(a.force), len(other) < len(b.force)
    if of_one != of_other:
        return "general"
    shared = bool(one & other)
    if of_one:
        return "akin" if shared else "different"
    return "some" if shared else "different"


def quote(a: Features, b: Features) -> str:
    """The quoted words: the share of the shorter's runs of words that the longer has too."""
    one, other = set(a.quote), set(b.quote)
    share = len(one & other) / max(1, min(len(one), len(other)))
    return "same" if share >= 0.9 else "mostly" if share >= 0.5 else "some" if share >= 0.2 else "different"


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(x in other for x in one)


def contrary(a: Features, b: Features, met: Met) -> str:
    """Whether two reports differ on two things that are seldom misread at once: transfers on the recipient
    and on the goods or terms, deployments on the sponsor and on the phase."""
    if a.kind == "deployment":
        return "sponsor and phase" if met["sponsor"] == "different" and a.phase != b.phase else SILENT
    if met["recipient"] != "different":
        return SILENT
    return "recipient and goods" if any(met[name] == "different" for name in _GOODS) else SILENT


_AGREED = ("same", "some", "its company")
_GOODS = ("items", "designation", "quantity", "weight", "value", "basis")
OF: dict[str, Level] = {
    "supplier": supplier,
    "recipient": recipient,
    "perpetrator": lambda a, b: _sides(a.perpetrator, b.perpetrator),
    "sponsor": lambda a, b: _sides(a.sponsor, b.sponsor),
    "host": lambda a, b: _sides(a.host, b.host),
    "parties": parties,
    "stage": lambda a, b: _both(a.stage, b.stage),
    "outcome": outcome,
    "phase": lambda a, b: _both(a.phase, b.phase),
    "order": order,
    "items": items,
    "designation": designation,
    "quantity": quantity,
    "carrier": lambda a, b: _sets(a.carrier, b.carrier),
    "weight": lambda a, b: _amounts(a.weight, b.weight),
    "value": value,
    "killed": lambda a, b: _amounts(a.killed, b.killed),
    "injured": lambda a, b: _amounts(a.injured, b.injured),
    "personnel": lambda a, b: _amounts(a.personnel, b.personnel),
    "basis": lambda a, b: _words(a.basis, b.basis),
    "form": lambda a, b: _words(a.form, b.form),
    "country": lambda a, b: _words(a.country, b.country),
    "force": force,
    "target": lambda a, b: _shared_words(a.target, b.target),
    "speaker": lambda a, b: _shared_words(a.speaker, b.speaker),
    "quote": quote,
    "date": date,
    "dateline": dateline,
    "published": published,
    "place": place,
    "article": article,
}
"""The comparisons by name."""
DERIVED: dict[str, Derived] = {"rarity": rarity, "contrary": contrary}
"""The comparisons that follow from others before them."""
