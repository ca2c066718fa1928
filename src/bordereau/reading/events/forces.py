"""Forces: what a deployment may be of, and the name it goes by ('French army', 'Wagner', 'MINUSMA')."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bordereau.codebook import Entry, codebook_roots, compiled, entries, grammar_words
from bordereau.reading.home import is_state, located
from bordereau.reading.mentions import TriggerMention
from bordereau.reading.scene import PartyPhrase, Scene

_BESIDE = 3  # characters between people and the nationality beside them
_OF = 22  # characters between people and the state they are of: 'soldats de la République islamique'
_CRAFT = 8  # characters between a craft and the forces whose it is
_OF_IT = 2  # characters between a preposition and the state that it brings in
_ARMY = "army"
_RECENT = 2  # sentences over which a nationality is carried to people of another name


@dataclass(frozen=True)
class Force:
    """A mention of a force; offsets into the page.

    `name` is its own, or the English word for its people. `state` is whose they are, where the words beside
    it say so, or the people named before it are (`carried`). `host` is the one state that a mission stands
    in. `sort`: mission, pmc, people, forces, home (without a nationality: 'our army'), nationals ('the
    Americans'), or anaphor ('they', 'two hundred of them').
    """

    start: int
    end: int
    sentence: int
    name: str
    sort: str
    state: str | None = None
    carried: bool = False
    host: str | None = None

    @property
    def sender(self) -> str | None:
        """Who sends it, where its words alone say so: the state whose nationality it bears, or the body whose
        mission it is."""
        return None if self.sort == "pmc" else self.state

    def called(self, sponsor: str | None) -> str:
        """The name that a report gives it, with the nationality of `sponsor` where it has no own."""
        if self.sort in ("mission", "pmc"):
            return self.name
        state = self.state or sponsor
        adjective = adjective_of(state) if state else None
        return f"{adjective} {self.name}" if adjective else self.name


def where_most(counts: Counter[str]) -> str | None:
    """The state that an article places most in, if it places anything."""
    return counts.most_common(1)[0][0] if counts else None


def find_forces(scene: Scene) -> list[Force]:
    """The forces that an article names, in order; of those that overlap, the one with a name of its own."""
    words = scene.mentions.words.get("deployment", [])
    found = [_mission(w) for w in words if w.cls == "mission"]
    home = where_most(located(scene.mentions.places, scene.parties))
    found += [_people(scene, w, home) for w in words if w.cls == "force"]
    for phrase in scene.parties:
        form = phrase.mention.form
        if form == "pmc" or phrase.mention.entry.get("parent"):
            sort = "pmc" if form == "pmc" else "mission"
            parent = phrase.mention.entry.get("parent") if sort == "mission" else None
            found.append(Force(phrase.start, phrase.end, phrase.sentence, phrase.value, sort, parent))
        elif form == "demonym" and _are_people(scene, phrase):
            found.append(Force(phrase.start, phrase.end, phrase.sentence, _ARMY, "nationals", phrase.value))
        elif phrase.organ == "forces" and _stand_there(scene, phrase):
            sender = _sent_by(scene, phrase, home)
            found.append(Force(phrase.start, phrase.mention.start, phrase.sentence, _ARMY, "people", sender))
        elif phrase.organ == "forces" and is_state(phrase):
            sort = "home" if form == "generic" else "forces"
            found.append(Force(phrase.start, phrase.end, phrase.sentence, _ARMY, sort, phrase.value))
    found = [f for f in found if not _only_of_craft(scene, f)]
    found += [_anaphor(w) for w in words if w.cls == "anaphor"]
    kept: list[Force] = []
    for force in sorted(found, key=lambda f: (_ORDER.index(f.sort), f.start)):
        if not any(k.start < force.end and force.start < k.end for k in kept):
            kept.append(force)
    return _carry(sorted(kept, key=lambda f: f.start), home)


def _only_of_craft(scene: Scene, force: Force) -> bool:
    """Whether forces are only told as those whose aircraft or ship it is, which is what comes: 'un avion de
    l'armée russe', 'a Belgian air force A400M'."""
    here = [p for p in scene.parties_in.get(force.sentence, ()) if p.organ == "forces"]
    whole = [p for p in here if p.start < force.end and force.start < p.end]
    craft = [i for i in scene.items.get(force.sentence, ()) if i.carrier]
    return any(
        0 <= p.start - c.end <= _CRAFT or 0 <= c.start - p.end <= _BESIDE for p in whole for c in craft
    )


def _carry(forces: list[Force], home: str | None) -> list[Force]:
    """Forces, people whose nationality is not told where they stand given that of the same people before, or
    of the force told shortly before; and words that only point back given the force that they point to. What
    is of `home`, the state that the article is about, is carried nowhere."""
    known: dict[str, str] = {}
    last: Force | None = None
    out: list[Force] = []
    for force in forces:
        near = last if last and force.sentence - last.sentence <= _RECENT else None
        if force.sort == "anaphor":
            if near is not None:
                out.append(replace(force, name=near.name, state=near.state, carried=True))
        elif force.sort == "people" and force.state is None:
            state = known.get(force.name) or (near.state if near else None)
            out.append(replace(force, state=state, carried=state is not None))
        else:
            out.append(force)
            if force.state is not None and force.sort != "home" and force.state != home:
                known[force.name], last = force.state, force
    return out


_ORDER = ("mission", "pmc", "people", "forces", "home", "nationals", "anaphor")


def _stand_there(scene: Scene, phrase: PartyPhrase) -> bool:
    """Whether forces and a state beside them are not its own, but sent to it: 'soldiers in Somalia'."""
    cue = scene.cue_before(phrase.mention.start, _OF_IT)
    return is_state(phrase) and phrase.start < phrase.mention.start and cue is not None and cue.cue == "to"


def _are_people(scene: Scene, phrase: PartyPhrase) -> bool:
    """Whether a demonym stands for people: 'les Tchadiens', 'the Americans'."""
    printed = scene.page.whole[phrase.mention.start : phrase.mention.end]
    return printed[:1].isupper() and printed.endswith(tuple(grammar_words(scene.page.lang).plural_endings))


def _anaphor(word: TriggerMention) -> Force:
    return Force(word.start, word.end, word.sentence, "", "anaphor")


def _mission(word: TriggerMention) -> Force:
    sponsor = word.entry.get("sponsor")
    name, host = str(word.entry.get("gloss")), word.entry.get("host")
    return Force(word.start, word.end, word.sentence, name, "mission", sponsor, False, host)


def _people(scene: Scene, word: TriggerMention, home: str | None) -> Force:
    """People, with the nationality beside them."""
    state, start, end = None, word.start, word.end
    for phrase in scene.parties_in.get(word.sentence, ()):
        if _nationality(scene, word, phrase):
            state, start, end = phrase.value, min(start, phrase.start), max(end, phrase.end)
            break
    else:
        state = _sent_by(scene, word, home)
    return Force(start, end, word.sentence, str(word.entry.get("gloss") or _ARMY), "people", state)


def _sent_by(scene: Scene, people: TriggerMention | PartyPhrase, home: str | None) -> str | None:
    """The state that sends people who bear no nationality: the one that stands as a subject before them in
    their sentence, by its name or its government's, where it is not the state that the article is about."""
    before = [p for p in scene.parties_in.get(people.sentence, ()) if p.end <= people.start]
    for phrase in reversed(before):
        form, governs = phrase.mention.form, phrase.organ == "government"
        named = is_state(phrase) and (form in ("name", "capital") or (form == "demonym" and governs))
        if named and not phrase.relation and phrase.value != home:
            return phrase.value
    return None


def _nationality(scene: Scene, word: TriggerMention, phrase: PartyPhrase) -> bool:
    mention = phrase.mention
    if not is_state(phrase):
        return False
    if mention.form in {"demonym", "name"}:
        if 0 <= word.start - mention.end <= _BESIDE:
            return True
        if mention.form == "demonym" and 0 <= mention.start - word.end <= _BESIDE:
            between = scene.page.whole[word.end : mention.start]
            return not between.strip() and not _names_others(scene, word, mention.end)
    gap = scene.page.folded[word.end : phrase.start]
    return 0 <= phrase.start - word.end <= _OF and phrase.relation.startswith("from") and gap.count(" ") <= 2


def _names_others(scene: Scene, word: TriggerMention, end: int) -> bool:
    """Whether a nationality that ends at `end` is that of other people right after it."""
    words = scene.mentions.words.get("deployment", [])
    return any(w.cls == "force" and 0 <= w.start - end <= _BESIDE and w != word for w in words)


def adjective_of(state: str) -> str | None:
    """The English adjective of a state or body ('French', 'US') in the codebook; None where it has none."""
    return _adjectives(codebook_roots()).get(state)


@cache
def _adjectives(roots: tuple[Path, ...]) -> dict[str, str]:
    found: dict[str, str] = compiled("adjectives", roots, lambda: _listed(entries(roots)))
    return found


def _listed(codebook: Iterable[Entry]) -> dict[str, str]:
    """By state or body, the adjective that its entry gives, else its first demonym."""
    given: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    for entry in codebook:
        if entry.kind == "party" and entry.get("form") == "demonym":
            if entry.get("adjective"):
                given.setdefault(entry.id, str(entry.get("adjective")))
            for name in entry.names.get("en", ())[:1]:
                demonyms.setdefault(entry.id, str(name).lstrip("="))
    return {**demonyms, **given}
