"""Occasion: the cues on when and where a hand-over happened that go beyond where a date or place stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bordereau.reading.around import nearest, side_of
from bordereau.reading.circumstances import date_features, place_features
from bordereau.reading.clusters import Located
from bordereau.reading.mentions import DateFound, PlaceFound
from bordereau.reading.scene import PartyPhrase, Scene
from bordereau.reading.transfers.clauses import grammar
from bordereau.reading.transfers.linking import family
from bordereau.reading.transfers.roles import Roles
from bordereau.reading.transfers.tense import tense_of
from bordereau.reading.wording import clause_of, telling_word, words_beside
from bordereau.values.edtf import first_day, last_day

_AGO = (4, 14, 70, 400)  # days between a date and publication
_OPENING = 2  # characters between a sentence's start and what opens it
_DATELINE, _ACRONYM = 60, 3  # characters of a text's head, and letters of what is rather an acronym
_DATE_GAPS, _ITEM_GAPS, _FARTHEST = (12, 30, 80), (10, 30, 80), 999  # characters
_SEA, _STATES = "sea", ("state", "forces")


def when_features(roles: Roles, date: DateFound, future: bool, value: str) -> list[str]:
    """The cues on whether `date`, read as `value`, a future or a past one, is when it happened."""
    anchor, apart, _ = nearest(roles.cluster, date.start, date.end, date.sentence)
    tense, published = tense_of(anchor), roles.scene.page.article.published
    out = [
        *date_features(roles, date, future),
        *words_beside(roles.scene, date),
        *roles.nearest_telling(date),
        *(roles.told_there(date, anchor, apart) if apart else ()),
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
        *roles.nearest_telling(place),
        *_telling_features(roles, place),
        *_date_features(roles, place),
        *_dateline_features(roles, place, standing.get(place.country or "", ())),
        *_other_reading(roles, place),
        *(f"its state: {f}" for f in standing.get(place.country or "", ())),
    ]


def country_of(
    scene: Scene, place: PlaceFound, suppliers: Sequence[str], recipients: Sequence[str]
) -> str | None:
    """The country of a place where something changed hands: what no list of places holds is rather in the
    recipient's country than in that of who gives."""
    if not place.inferred or place.type == _SEA or place.country not in (None, *suppliers):
        return place.country
    states = {p.value for p in scene.parties if p.mention.entry.get("type") in _STATES}
    taking = [r for r in recipients if r in states]
    return taking[0] if len(taking) == 1 else place.country


def _date_features(roles: Roles, place: PlaceFound) -> list[str]:
    """How near a date stands: 'on Monday in Kiel', 'A Bruxelles, le 16 juin'."""
    anchor, apart, _ = nearest(roles.cluster, place.start, place.end, place.sentence)
    dates = roles.scene.dates.get(place.sentence, ())
    gap = min((max(d.start - place.end, place.start - d.end, 0) for d in dates), default=_FARTHEST)
    near = f"date gap<{next((n for n in _DATE_GAPS if gap < n), _FARTHEST)}"
    return [
        near,
        f"{near} apart={min(apart, 1)}",
        f"{near} stage={anchor.stage}",
        f"{near} type={place.type}",
    ]


def _dateline_features(roles: Roles, place: PlaceFound, standing: Sequence[str]) -> list[str]:
    """What speaks for and against the place where the report was written, named at the head of the text."""
    scene = roles.scene
    kind = _dateline(scene, place)
    if not kind:
        return []
    anchor, apart, _ = nearest(roles.cluster, place.start, place.end, place.sentence)
    rivals = min((r.starts[0] for r in roles.rivals), default=len(scene.page.whole))
    others = {p.name for p in scene.mentions.places if p.sentence in roles.sentences} - {place.name}
    out = [
        f"apart={min(apart, 3)}",
        f"stage={anchor.stage} tense={tense_of(anchor)}",
        f"family={family(anchor)}",
        f"told first={roles.cluster.starts[0] <= rivals}",
        f"other place beside={bool(others)}",
        *(f"its state: {f}" for f in standing if "rank" in f or "recipient>" in f),
    ]
    return [kind, *(f"{kind} {f}" for f in out)]


def _dateline(scene: Scene, place: PlaceFound) -> str:
    """'dateline' for a name in capitals at the head of the text, 'opening' for another that begins it."""
    ahead = place.start - scene.page.text_start
    if ahead < 0 or ahead > _DATELINE:
        return ""
    words = scene.page.whole[place.start : place.end]
    if words.isupper() and len(words) > _ACRONYM:
        return "dateline"
    return "opening" if ahead <= _OPENING else ""


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
        out += _metonymy_features(roles, place, phrase)
    return out


def _metonymy_features(roles: Roles, place: PlaceFound, phrase: PartyPhrase) -> list[str]:
    """How a capital that may stand for its government follows goods: 'des chars à Kiev'."""
    scene = roles.scene
    anchor, _, _ = nearest(roles.cluster, place.start, place.end, place.sentence)
    gaps = [place.start - i.end for i in scene.items.get(place.sentence, ()) if i.end <= place.start]
    gap = min(gaps, default=_FARTHEST)
    said = f"party {phrase.relation}"
    return [
        f"{said} class={anchor.cls}",
        f"{said} family={family(anchor)}",
        f"{said} item gap<{next((n for n in _ITEM_GAPS if gap < n), _FARTHEST)}",
        f"party named elsewhere={scene.party_counts[phrase.value] > 1}",
    ]


def _overlap(one: Located, other: Located) -> bool:
    return one.start < other.end and other.start < one.end
