"""Explaining: what triage, mentions, decisions and assembly saw in one article, for a codebook's author."""

from __future__ import annotations

from collections.abc import Iterator

from bordereau.model import Article
from bordereau.reading.anchors import Anchor, AnchorFinder
from bordereau.reading.assembly import assemble
from bordereau.reading.cue_decider import CueDecider, cue_decider
from bordereau.reading.find import find_mentions
from bordereau.reading.mentions import ItemMention, Mention, PartyMention
from bordereau.reading.page import Page
from bordereau.reading.scene import Scene
from bordereau.reading.triage import triage

_CUES_SHOWN = 6


def explain(article: Article, decider: CueDecider | None = None) -> str:
    """The stages of reading `article`, one after another, as plain text."""
    page = Page(article, article.lang or "en")
    verdict = triage(page.whole, page.lang)
    lines = [f"ARTICLE {article.id or ''} ({page.lang}): {article.title or page.whole[:60]!r}", "", f"TRIAGE  {verdict}"]
    if not verdict.passes:
        return "\n".join(lines)
    decider = decider or cue_decider()
    scene = Scene(page, find_mentions(page))
    lines += ["", "MENTIONS", *_mentions(scene), "", "DECISIONS", *_decisions(scene, decider)]
    reports = assemble(page, decider.decide(scene))
    lines += ["", f"ASSEMBLY  {len(reports)} report(s)"]
    for number, report in enumerate(reports, 1):
        parties = f"{'+'.join(c.value for c in report.supplier) or '?'} to {'+'.join(c.value for c in report.recipient) or '?'}"
        items = ", ".join(i.designation.value if i.designation else i.category.value for i in report.items) or "no item"
        lines.append(f"  {number}. {report.stage.value}, {report.assertion.value}: {parties}: {items}")
    return "\n".join(lines)


def _mentions(scene: Scene) -> Iterator[str]:
    found = scene.mentions
    for name, listed in (
        ("parties", found.parties), ("items", found.items), ("triggers", found.triggers), ("dates", found.dates),
        ("places", found.places), ("money", found.money), ("weights", found.weights), ("carriers", found.carriers),
    ):  # fmt: skip
        yield f"  {name} ({len(listed)})"
        for mention in listed:
            yield f"    {mention.start:>6}  {scene.page.whole[mention.start : mention.end]!r}  {_said(mention)}"


def _said(mention: Mention) -> str:
    if isinstance(mention, PartyMention):
        return f"{mention.value or 'generic'} ({mention.form}), {mention.entry.file}"
    if isinstance(mention, ItemMention):
        count = f"{mention.quantity:g} {mention.unit or ''}".strip() if mention.quantity is not None else "no count"
        return f"{mention.category}, {mention.designation or 'no model'}, {count}"
    entry = getattr(mention, "entry", None)
    if entry is not None:
        return f"{entry.get('class')}, stage {entry.get('stage')}, strength {entry.get('strength')}, {entry.file}"
    return " ".join(str(getattr(mention, k)) for k in ("value", "name", "country", "currency") if getattr(mention, k, None) is not None)


def _decisions(scene: Scene, decider: CueDecider) -> Iterator[str]:
    finder = AnchorFinder(scene)
    scorer = decider.weights.scorers["tells"]
    yield f"  what may tell a hand-over (kept from {decider.weights.thresholds['tells']:.2f})"
    for anchor in finder.anchors:
        features = finder.features(anchor)
        heavy = ", ".join(f"{name} {weight:+.1f}" for name, weight in scorer.why(features)[:_CUES_SHOWN])
        yield f"    {scorer.probability(features):.2f}  {_shown(scene, anchor)}  {heavy}"
    clusters = decider.clusters(scene)
    yield f"  happenings (kept from {decider.weights.thresholds['happens']:.2f})"
    for told in clusters:
        words = " | ".join(_shown(scene, a) for a in told.anchors)
        yield f"    {decider.happens(scene, told, clusters):.2f}  {words}"


def _shown(scene: Scene, anchor: Anchor) -> str:
    return f"{scene.page.whole[anchor.start : anchor.end]!r}@{anchor.start} {anchor.cls or 'item'}"
