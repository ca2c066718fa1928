"""Forces: what a deployment may be of, and the name it goes by ('French army', 'Wagner', 'MINUSMA')."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bordereau.codebook import Entry, codebook_roots, compiled, entries
from bordereau.reading.mentions import TriggerMention
from bordereau.reading.scene import PartyPhrase, Scene

_BESIDE = 3  # characters between people and the nationality beside them
_OF = 22  # characters between people and the state they are of: 'soldats de la République islamique'
_ARMY = "army"
_SENT, _SENDS = 45, 25  # characters between a verb of sending and whom it sends, and who sends
_RECENT = 2  # sentences over which a nationality is carried to people of another name
_ISO3 = 3


@dataclass(frozen=True)
class Force:
    """A mention of a force. `name` is its own, or the English word for its people; `state` whose they are,
    where the words beside it say so, or the people named before it are (`carried`). `sort`: mission, pmc, people, forces,
    nationals ('the Americans'), or anaphor ('they', 'two hundred of them'). Offsets into the page."""

    start: int
    end: int
    sentence: int
    name: str
    sort: str
    state: str | None = None
    carried: bool = False

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


def find_forces(scene: Scene) -> list[Force]:
    """The forces that an article names, in order; of those that overlap, the one with a name of its own."""
    words = scene.mentions.words.get("deployment", [])
    found = [_mission(w) for w in words if w.cls == "mission"]
    found += [_people(scene, w) for w in words if w.cls == "force"]
    for phrase in scene.parties:
        form = phrase.mention.form
        if form == "pmc" or phrase.mention.entry.get("parent"):
            sort = "pmc" if form == "pmc" else "mission"
            parent = phrase.mention.entry.get("parent") if sort == "mission" else None
            found.append(Force(phrase.start, phrase.end, phrase.sentence, phrase.value, sort, parent))
        elif form == "demonym" and _are_people(scene.page.whole[phrase.mention.start : phrase.mention.end]):
            found.append(Force(phrase.start, phrase.end, phrase.sentence, _ARMY, "nationals", phrase.value))
        elif phrase.organ == "forces" and len(phrase.value) == _ISO3:
            found.append(Force(phrase.start, phrase.end, phrase.sentence, _ARMY, "forces", phrase.value))
    found += [_anaphor(w) for w in words if w.cls == "anaphor"]
    kept: list[Force] = []
    for force in sorted(found, key=lambda f: (_ORDER.index(f.sort), f.start)):
        if not any(k.start < force.end and force.start < k.end for k in kept):
            kept.append(force)
    return _carry(sorted(kept, key=lambda f: f.start))


def _carry(forces: list[Force]) -> list[Force]:
    """Forces, people whose nationality is not told where they stand given that of the same people before, or
    of the force told shortly before; and words that only point back given the force that they point to."""
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
            if force.state is not None and force.sort != "forces":
                known[force.name], last = force.state, force
    return out


_ORDER = ("mission", "pmc", "people", "forces", "nationals", "anaphor")


def _are_people(printed: str) -> bool:
    """Whether a demonym stands for people: 'les Tchadiens', 'the Americans'."""
    return printed[:1].isupper() and printed.endswith("s")


def _anaphor(word: TriggerMention) -> Force:
    return Force(word.start, word.end, word.sentence, "", "anaphor")


def _mission(word: TriggerMention) -> Force:
    sponsor = word.entry.get("sponsor")
    return Force(word.start, word.end, word.sentence, str(word.entry.get("gloss")), "mission", sponsor)


def _people(scene: Scene, word: TriggerMention) -> Force:
    """People, with the nationality beside them."""
    state, start, end = None, word.start, word.end
    for phrase in scene.parties_in.get(word.sentence, ()):
        if _nationality(scene, word, phrase):
            state, start, end = phrase.value, min(start, phrase.start), max(end, phrase.end)
            break
    else:
        state = _sent_by(scene, word)
    return Force(start, end, word.sentence, str(word.entry.get("gloss") or _ARMY), "people", state)


def _sent_by(scene: Scene, word: TriggerMention) -> str | None:
    """The state that sends people who bear no nationality: subject of an active verb of sending before them."""
    for verb in reversed(scene.mentions.words.get("deployment", [])):
        if verb.sentence != word.sentence or not 0 <= word.start - verb.end <= _SENT:
            continue
        if verb.cls != "send" or verb.entry.pos != "verb" or verb.entry.get("subject") != "sponsor":
            continue
        senders = [p for p in scene.parties_in.get(word.sentence, ()) if 0 <= verb.start - p.end <= _SENDS]
        if senders and not senders[-1].relation and len(senders[-1].value) == _ISO3:
            return senders[-1].value
    return None


def _nationality(scene: Scene, word: TriggerMention, phrase: PartyPhrase) -> bool:
    mention = phrase.mention
    if len(phrase.value) != _ISO3:
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
    found: dict[str, str] = {}
    for entry in codebook:
        if entry.kind == "party" and entry.get("form") == "demonym":
            names = [entry.get("adjective"), *entry.names.get("en", ())]
            chosen = next((n for n in names if n), None)
            if chosen:
                found.setdefault(entry.id, str(chosen).lstrip("="))
    return found
