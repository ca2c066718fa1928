"""Explaining: what triage, mentions, decisions and assembly saw in one article, for a codebook's author."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bordereau.model import Article, Transfer
from bordereau.reading.assembly import assemble
from bordereau.reading.circumstances import date_features
from bordereau.reading.cue_decider import CueDecider, cue_decider
from bordereau.reading.find import find_mentions
from bordereau.reading.mentions import ItemMention, Mention, PartyMention
from bordereau.reading.page import Page
from bordereau.reading.scene import Scene
from bordereau.reading.transfers.anchors import Anchor, AnchorFinder
from bordereau.reading.transfers.case import Case
from bordereau.reading.transfers.decider import TransferDecider
from bordereau.reading.transfers.roles import Roles
from bordereau.reading.transfers.telling import telling_features
from bordereau.reading.triage import triage
from bordereau.reading.weights import Scorer

_CUES_SHOWN = 6
_CANDIDATES_SHOWN = 3
_LISTED = ("parties", "items", "triggers", "dates", "places", "money", "weights", "carriers")
_ROLES = ("supplier", "recipient")

Candidate = tuple[float, str, list[str]]


def explain(article: Article, decider: CueDecider | None = None) -> str:
    """The stages of reading `article`, one after another, as plain text.

    Offsets are into title, an empty line and text. Of each decision the candidates are shown with how sure it
    is of them (0 to 1) and their heaviest cues; a cue's number is its weight, for (+) or against (-).
    """
    page = Page(article, article.lang or "en")
    verdict = triage(page.whole, page.lang)
    title = article.title or page.whole[:60]
    lines = [f"ARTICLE {article.id or ''} ({page.lang}): {title!r}", "", f"TRIAGE  {verdict}"]
    if not verdict.passes:
        return "\n".join(lines)
    decider = decider or cue_decider()
    scene = Scene(page, find_mentions(page))
    lines += ["", "MENTIONS", *_mentions(scene), "", "DECISIONS", *_decisions(scene, decider.transfers)]
    reports = assemble(page, decider.decide(scene))
    lines += ["", f"ASSEMBLY  {len(reports)} report(s)"]
    lines += [
        f"  {number}. {_told(report)}"
        for number, report in enumerate(reports, 1)
        if isinstance(report, Transfer)
    ]
    return "\n".join(lines)


def _mentions(scene: Scene) -> Iterator[str]:
    found = scene.mentions
    for name in _LISTED:
        listed = getattr(found, name)
        yield f"  {name} ({len(listed)})"
        for mention in listed:
            words = scene.page.whole[mention.start : mention.end]
            yield f"    {mention.start:>6}  {words!r}  {_said(mention)}"
    yield f"  cues ({len(found.cues)})"
    classes: dict[str, list[str]] = defaultdict(list)
    for cue in found.cues:
        classes[cue.cue].append(_words(scene, cue))
    for name, listed in sorted(classes.items()):
        yield f"    {name}: {', '.join(listed)}"


def _said(mention: Mention) -> str:
    """What a mention was taken for, and where the codebook says so."""
    if isinstance(mention, PartyMention):
        return f"{mention.value or 'generic'} ({mention.form}), {mention.entry.file}"
    if isinstance(mention, ItemMention):
        count = (
            "no count" if mention.quantity is None else f"{mention.quantity:g} {mention.unit or ''}".strip()
        )
        return f"{mention.category}, {mention.designation or 'no model'}, {count}"
    entry = getattr(mention, "entry", None)
    if entry is not None:
        about = ", ".join(f"{key} {entry.get(key)}" for key in ("class", "stage", "strength"))
        return f"{about}, {entry.file}"
    named = (getattr(mention, k, None) for k in ("value", "future", "name", "country", "currency"))
    return " ".join(str(value) for value in named if value is not None)


def _decisions(scene: Scene, decider: TransferDecider) -> Iterator[str]:
    case = decider.case(scene)
    finder = AnchorFinder(scene)
    scorer, limits = decider.weights.scorers["tells"], decider.weights.thresholds
    yield f"  what may tell a hand-over (kept from {limits['tells']:.2f})"
    for anchor, chance in case.chances.items():
        yield f"    {chance:.2f}  {_shown(scene, anchor)}  {_cues(scorer, telling_features(finder, anchor))}"
    kept = [c for c, _ in case.kept]
    standing = case.standing(kept) if kept else {}
    yield f"  happenings (kept from {limits['happens']:.2f})"
    for told in case.clusters:
        words = " | ".join(_shown(scene, a) for a in told.anchors)
        mark = "" if told in kept else "left out: "
        chance = decider.weights.scorers["happens"].probability(case.happens_features(told))
        yield f"    {chance:.2f}  {mark}{words}"
        if told in kept:
            yield from _roles(case, case.roles(told, kept), standing)


def _roles(case: Case, roles: Roles, standing: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Who and what was weighed for one happening, the likeliest first."""
    scene, weights = case.scene, case.weights
    for role in _ROLES:
        ranker = weights.rankers[role]
        features = [roles.party_features(v, phrases, standing[v]) for v, phrases in case.phrases.items()]
        candidates = zip(ranker.shares(features), case.phrases, features, strict=True)
        yield from _ranked(role, candidates, Scorer(ranker.weights))
    dates = [(d, future, value) for d in scene.mentions.dates for future, value in d.readings()]
    features = [date_features(roles, d, future) for d, future, _ in dates]
    names = [f"{value} {_words(scene, d)}" for d, _, value in dates]
    shares = weights.rankers["date"].shares(features)
    yield from _ranked(
        "date", zip(shares, names, features, strict=True), Scorer(weights.rankers["date"].weights)
    )
    item = weights.scorers["item"]
    listed = [(i, roles.item_features(i)) for i in scene.mentions.items]
    items = [(item.probability(f), f"{i.designation or i.category} {_words(scene, i)}", f) for i, f in listed]
    yield from _ranked("items", items, item, shown=2 * _CANDIDATES_SHOWN)


def _ranked(
    role: str, candidates: Iterable[Candidate], scorer: Scorer, shown: int = _CANDIDATES_SHOWN
) -> Iterator[str]:
    ranked = sorted(candidates, key=lambda c: -c[0])[:shown]
    yield f"          {role}{'' if ranked else ': no candidate'}"
    for share, name, features in ranked:
        yield f"            {share:.2f}  {name}  {_cues(scorer, features)}"


def _cues(scorer: Scorer, features: Sequence[str]) -> str:
    return ", ".join(f"{name} {weight:+.1f}" for name, weight in scorer.why(features)[:_CUES_SHOWN])


def _told(report: Transfer) -> str:
    parties = " to ".join(
        "+".join(c.value for c in side) or "?" for side in (report.supplier, report.recipient)
    )
    items = (
        ", ".join(i.designation.value if i.designation else i.category.value for i in report.items)
        or "no item"
    )
    return f"{report.stage.value}, {report.assertion.value}: {parties}: {items}"


def _shown(scene: Scene, anchor: Anchor) -> str:
    return f"{_words(scene, anchor)} {anchor.cls or 'item'}"


def _words(scene: Scene, span: Anchor | Mention) -> str:
    return f"{scene.page.whole[span.start : span.end]!r}@{span.start}"
