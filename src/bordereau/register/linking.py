"""Links between reports that may tell of one happening, and the components that they make."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from bordereau.register.matching import FLOOR, LINK, Features, blocks_of, compare, features_of
from bordereau.register.store import decisions, reports

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
    reports.unlink(connection, ids)
    for report_id, kept in sorted(reports.filed(connection, ids).items()):
        if kept.active:
            _link(connection, report_id, features_of(kept.report), blocks_of(kept.report))
    return before


def neighbours(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """The reports that these are linked to, by their scores or by a person's decision."""
    linked = {b for _, b, score in reports.links_of(connection, ids) if score >= LINK}
    ruled = {b for _, b, together in decisions.rulings_on(connection, ids) if together}
    return frozenset(linked | ruled)


def component(connection: Connection, seeds: Iterable[str]) -> Component:
    """All that is linked to any of the seeds, or in one entry with it, however far."""
    found: set[str] = set()
    scores: dict[Pair, float] = {}
    rulings: dict[Pair, bool] = {}
    new = set(seeds)
    while new:
        new = set(reports.with_companions(connection, new)) - found
        found |= new
        links = reports.links_of(connection, new)
        ruled = decisions.rulings_on(connection, new)
        scores |= {(a, b): score for a, b, score in links if a < b}
        scores |= {(b, a): score for a, b, score in links if b < a}
        rulings |= {(min(a, b), max(a, b)): together for a, b, together in ruled}
        new = {b for _, b, score in links if score >= LINK} | {b for _, b, together in ruled if together}
        new -= found
    inside = {pair: score for pair, score in scores.items() if pair[0] in found and pair[1] in found}
    return Component(
        frozenset(found),
        inside,
        frozenset(pair for pair, together in rulings.items() if together),
        frozenset(pair for pair, together in rulings.items() if not together),
    )


def _link(connection: Connection, report_id: str, features: Features, blocks: frozenset[str]) -> None:
    scores = {
        other: score
        for other, kept in sorted(reports.sharing_blocks(connection, report_id, blocks).items())
        if (score := compare(features, Features.from_json(kept)).score) > FLOOR
    }
    reports.set_matching(connection, report_id, features.as_json(), blocks)
    reports.add_links(connection, report_id, scores)
