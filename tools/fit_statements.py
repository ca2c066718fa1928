"""What tools/fit_reports.py fits for statements: who speaks, whom his words mean, and for which state."""

from __future__ import annotations

from typing import Any

from fitting import fit_choice, fit_rank

from bordereau.evaluation.fillers import fold_name, same
from bordereau.reading.statements.attribution import Attribution
from bordereau.reading.statements.decider import StatementDecider
from bordereau.reading.statements.quotations import find_quotations
from bordereau.reading.statements.states import States
from bordereau.reading.statements.ties import Speaker
from bordereau.reading.weights import weights_from

THRESHOLDS = {"credited": 0.5, "any state": 0.38, "state": 0.38}
STRENGTH = {"speaker": 0.15, "pronoun": 0.25, "office": 0.25, "state": 0.1, "any state": 0.3}
# As how many of the plainer articles that --also names one counts that is written as papers write.
COUNT = {"statement": 3}
RANKERS = ("speaker", "pronoun", "office", "state")


def fit_data(docs: list[Any], kind: str) -> dict[str, Any]:
    """All weights of statements, from labelled documents."""
    groups: dict[str, list[Any]] = {name: [] for name in STRENGTH}
    for d in docs:
        for name, found in _examples(d).items():
            groups[name] += found * d.count
    return {
        "scorers": {"any state": fit_choice(groups["any state"], STRENGTH["any state"])},
        "choosers": {},
        "rankers": {name: fit_rank(groups[name], STRENGTH[name]) for name in RANKERS},
        "thresholds": THRESHOLDS,
    }


def decider(weights: dict[str, Any], kind: str) -> StatementDecider:
    """The decider with some weights."""
    return StatementDecider(weights_from(weights))


def _examples(d: Any) -> dict[str, list[Any]]:
    out: dict[str, list[Any]] = {name: [] for name in STRENGTH}
    quotations = tuple(find_quotations(d.page))
    attribution = Attribution(d.scene, quotations)
    states = States(d.scene, attribution.voices)
    last: Any = None
    for quotation in quotations:
        event = next((e for e in d.events if _quotes(d, e, quotation)), None)
        before = last[1] if last else None
        voices = attribution.candidates(quotation)
        group = [attribution.speaker_features(quotation, v, before) for v in voices]
        hits = [event is not None and _speaks(d, attribution, v, event) for v in voices]
        if event is not None:
            hits = _with_pronouns(attribution, quotation, voices, hits)
        if last is not None:
            group.append(attribution.continued_features(quotation, last[0]))
            hits.append(
                event is not None and not any(hits) and _is(event, d.page.whole[slice(*last[2].known)])
            )
        if event is not None and not any(hits):
            continue
        out["speaker"].append((group, hits))
        if event is None:
            continue
        voice = next((v for v, hit in zip(voices, hits, strict=False) if hit), last[2] if last else None)
        for other in [v for v, hit in zip(voices, hits, strict=False) if hit and v != voice]:
            _referent(attribution, other, event, before, out)
        key = _referent(attribution, voice, event, before, out)
        chain = attribution.referents.chains.get(key) or [voice]
        last = quotation, key, chain[0]
        speaker = Speaker(voice, chain)
        out["any state"].append((states.any_features(quotation, speaker), bool(event["country"])))
        named = states.candidates(speaker)
        hits = [s.value == event["country"] for s in named]
        if any(hits):
            out["state"].append(([states.features(quotation, speaker, s) for s in named], hits))
    return out


def _with_pronouns(attribution: Any, quotation: Any, voices: list[Any], hits: list[bool]) -> list[bool]:
    """The hits, and the pronoun nearest to the quotation where none of them stands in its sentence."""
    sentences = {v.sentence for v, hit in zip(voices, hits, strict=True) if hit}
    near = [v for v in voices if v.sort == "pronoun" and attribution.apart(quotation, v) <= 60]
    free = [v for v in near if v.sentence not in sentences]
    nearest = min(free, key=lambda v: attribution.apart(quotation, v), default=None)
    return [hit or v is nearest for v, hit in zip(voices, hits, strict=True)]


def _referent(attribution: Any, voice: Any, event: Any, before: str | None, out: dict[str, list[Any]]) -> str:
    """Whom a voice means; where it points back, an example of that."""
    whole = attribution.scene.page.whole
    referents = attribution.referents
    own = str(referents.key(voice))
    if not voice.points_back:
        return own
    keys = referents.candidates(voice, before)
    hits = [_is(event, attribution.speaker(voice, referents.chains[k][0].known)) for k in keys]
    if voice.sort == "pronoun" and not any(hits):
        hits = [_points_to(attribution, k, voice, event) for k in keys]
    alone = voice.sort == "pronoun" and not _is(event, whole[voice.start : voice.end])
    if not any(hits) and (alone or not _is(event, whole[voice.start : voice.end])):
        return own
    if keys:
        out[voice.sort].append(([referents.features(voice, k, before) for k in keys], hits))
    return str(next((k for k, hit in zip(keys, hits, strict=True) if hit), own))


def _points_to(attribution: Any, key: str, pronoun: Any, event: dict[str, Any]) -> bool:
    """Whether the one with `key` is an office that a plain rule takes for the labelled speaker."""
    referents = attribution.referents
    office = referents.office_before(key, pronoun)
    meant = referents.by_rule(office) if office else None
    return meant is not None and _is(event, attribution.speaker(office, referents.chains[meant][0].known))


def _quotes(d: Any, event: dict[str, Any], quotation: Any) -> bool:
    return any(a < quotation.end and quotation.start < b for a, b, _ in d.spans(event, "quote"))


def _speaks(d: Any, attribution: Any, voice: Any, event: dict[str, Any]) -> bool:
    """Whether a voice is the labelled speaker: his words, or what it is known by, name him."""
    if any(a < voice.end and voice.start < b for a, b, _ in d.spans(event, "speaker")):
        return True
    return _is(event, d.page.whole[slice(*voice.known)])


def _is(event: dict[str, Any], name: str) -> bool:
    return bool(same("speaker", fold_name(name), fold_name(event["speaker"])))
