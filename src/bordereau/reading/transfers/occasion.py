"""Occasion: the cues on when and where a hand-over happened that go beyond where a date or place stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bordereau.reading.around import nearest, side_of
from bordereau.reading.circumstances import date_features, place_features
from bordereau.reading.clusters import Located
from bordereau.reading.mentions import DateFound, PlaceFound
from bordereau.reading.transfers.clauses import grammar
from bordereau.reading.transfers.roles import Roles
from bordereau.reading.transfers.tense import tense_of
from bordereau.reading.wording import clause_of, telling_word, words_beside
from bordereau.values.edtf import first_day, last_day

_AGO = (4, 14, 70, 400)  # days between a date and publication
_OPENING = 2  # characters between a sentence's start and what opens it


def when_features(roles: Roles, date: DateFound, future: bool, value: str) -> list[str]:
    """The cues on whether `date`, read as `value`, a future or a past one, is when it happened."""
    anchor, apart, _ = nearest(roles.cluster, date.start, date.end, date.sentence)
    tense, published = tense_of(anchor), roles.scene.page.article.published
    out = [
        *date_features(roles, date, future),
        *words_beside(roles.scene, date),
        f"read as future={future} tense={tense}",
        f"read as future={future} tense={tense} stage={anchor.stage}",
        f"read as future={future} class={anchor.cls} apart={min(apart, 1)}",
    ]
    if date.in_year:
        out.append(f"in the year told before={value == date.in_year}")
        out.append(f"in the year told before={value == date.in_year} tense={tense}")
    if apart == 0:
        begin, end = clause_of(roles.scene, anchor)
        inside, side = begin <= date.start < end, side_of(anchor, date.start)
        out += [f"in clause={inside}", f"in clause={inside} {side} tense={tense}"]
    if date.onward:
        stretch = value == date.onward
        out += [f"since, whole={stretch}", f"since, whole={stretch} stage={anchor.stage}"]
    if published:
        when = lies(value, published)
        out += [when, f"{when} class={anchor.cls}", f"{when} tense={tense}", f"{when} stage={anchor.stage}"]
        out += [f"{when} relative={date.relative}", f"{when} future={future} apart={min(apart, 2)}"]
    return out


def lies(value: str, published: str) -> str:
    """How a date lies to the day of publication: ahead, about it, or how long before."""
    if first_day(value) > last_day(published):
        return "ahead"
    ago = (first_day(published) - last_day(value)).days
    if ago <= 0:
        return "about now"
    return next((f"<{n} days ago" for n in _AGO if ago < n), "years ago")


def where_features(roles: Roles, place: PlaceFound, standing: Mapping[str, Sequence[str]]) -> list[str]:
    """The cues on whether it happened at `place`.

    `standing` tells how likely each party plays either role in the article: goods mostly change hands in the
    country of who receives them.
    """
    return [
        *place_features(roles, place),
        *words_beside(roles.scene, place),
        *_telling_features(roles, place),
        *_other_reading(roles, place),
        *(f"its state: {f}" for f in standing.get(place.country or "", ())),
    ]


def _telling_features(roles: Roles, place: PlaceFound) -> list[str]:
    """How the place hangs together with the telling nearest to it."""
    scene = roles.scene
    anchor, apart, _ = nearest(roles.cluster, place.start, place.end, place.sentence)
    opens = place.start - scene.sentences[place.sentence].start < _OPENING
    out = [
        f"class={anchor.cls} type={place.type}",
        f"tellings={min(len(roles.cluster.anchors), 3)}",
        f"country known={place.country is not None}",
    ]
    if opens:
        out.append(f"opens sentence {min(place.sentence, 2)}")
    if apart == 0:
        begin, end = clause_of(scene, anchor)
        inside = begin <= place.start < end
        out += [f"in clause={inside}", f"in clause={inside} class={anchor.cls}"]
        out += [f"tense={tense_of(anchor)} stage={anchor.stage}", f"word={telling_word(scene, anchor)}"]
    out += [f"its state is {said}" for said in sorted(roles.grammar.get(place.country or "", ()))]
    return out


def _other_reading(roles: Roles, place: PlaceFound) -> list[str]:
    """What else the words of the place may be: goods, what carries them, a party that acts."""
    scene = roles.scene
    out = []
    if any(_overlap(i, place) for i in scene.items.get(place.sentence, ())):
        out.append("is goods")
    if any(_overlap(c, place) for c in scene.mentions.carriers):
        out.append("is carrier")
    phrase = next((p for p in scene.parties_in.get(place.sentence, ()) if _overlap(p.mention, place)), None)
    if phrase is not None:
        out.append(f"is party={phrase.mention.form} relation={phrase.relation}")
        said = {s for a in roles.cluster.anchors for s in grammar(scene, a, phrase)}
        out += [f"is itself {role} {strength}" for role, strength in sorted(said)]
    return out


def _overlap(one: Located, other: Located) -> bool:
    return one.start < other.end and other.start < one.end
