"""Links between reports that may tell of one happening, and the components that they make."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from bordereau.model import FiledReport
from bordereau.register.matching import FLOOR, LINK, Features, blocks_of, compare, features_of
from bordereau.register.store import reports

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Component:
    """Reports that are linked, one by one or through others, and what speaks for and against each pair."""

    ids: frozenset[str]
    scores: dict[Pair, float]
    together: frozenset[Pair]
    apart: frozenset[Pair]


def relink(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """Compares reports anew with all that could be of the same happening. The reports that were linked to
    them before: their entries may change too."""
    if not ids:
        return frozenset()
    before = neighbours(connection, ids)
    unlink(connection, ids)
    for _, kept in sorted(reports.filed(connection, ids).items()):
        if kept.active:
            link(connection, kept.report)
    return before


def link(connection: Connection, told: FiledReport) -> None:
    """Compares a report that has no links yet with all that could be of the same happening."""
    features = features_of(told)
    blocks = blocks_of(features)
    reports.add_links(connection, told.id, links_now(connection, features, blocks), LINK)
    reports.set_matching(connection, told.id, features.as_json(), blocks)


def unlink(connection: Connection, ids: Collection[str]) -> None:
    """Takes reports out of matching: their links and blocks go."""
    reports.unlink(connection, _blocks(connection, ids))


def links_of(connection: Connection, ids: Collection[str]) -> dict[Pair, float]:
    """All links of these reports that are kept: pairs, the lesser id first, to their scores."""
    return {
        _pair(report, other): score
        for report, blocks in _blocks(connection, ids).items()
        for other, score in reports.links_of(connection, report, blocks).items()
    }


def _blocks(connection: Connection, ids: Collection[str]) -> dict[str, frozenset[str]]:
    kept = reports.features_of(connection, ids)
    return {i: blocks_of(Features.from_json(told)) if told else frozenset() for i, told in kept.items()}


def links_now(connection: Connection, features: Features, blocks: Collection[str]) -> dict[str, float]:
    """The scores of a report with all others that share a block of its, where they are over the floor."""
    candidates = reports.sharing_blocks(connection, features.id, blocks)
    scores = {
        i: compare(features, Features.from_json(kept, told=False)).score for i, kept in candidates.items()
    }
    return {i: score for i, score in scores.items() if score > FLOOR}


def neighbours(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """The reports that these are linked to, by their scores or by a person's decision."""
    ties = reports.ties_of(connection, ids)
    linked = {b for _, b, score in ties.links if score >= LINK}
    return frozenset(linked | {b for _, b, together in ties.rulings if together})


def component(connection: Connection, seeds: Iterable[str]) -> Component:
    """All that is linked to any of the seeds, or in one entry with it, however far."""
    found: set[str] = set()
    scores: dict[Pair, float] = {}
    rulings: dict[Pair, bool] = {}
    new = set(seeds)
    while new:
        found |= new
        ties = reports.ties_of(connection, new)
        scores |= {_pair(a, b): score for a, b, score in ties.links}
        rulings |= {_pair(a, b): together for a, b, together in ties.rulings}
        linked = {b for _, b, score in ties.links if score >= LINK}
        new = (linked | ties.companions | {b for _, b, together in ties.rulings if together}) - found
    return Component(
        frozenset(found),
        {pair: score for pair, score in scores.items() if found.issuperset(pair)},
        frozenset(pair for pair, together in rulings.items() if together),
        frozenset(pair for pair, together in rulings.items() if not together),
    )


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)
