"""Block keys: reports that share one are compared, all others are not.

A key names what two tellings of one happening have in common, and a span of days. How much a key must hold
depends on how commonly its parties meet, by the codebook's ranks and never by what the register holds: all
transfers of a rare pair of states meet, those of a usual pair within weeks, and those of a heavy pair (the
United States and Ukraine) within days, or where they share a model, a number or a value as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from bordereau.model import FiledReport
from bordereau.register.matching.features import Features, features_of
from bordereau.register.matching.levels import AFTER, BEFORE, traffic
from bordereau.register.matching.normal import Days
from bordereau.register.matching.ranks import importer

RARE, USUAL = 3, 7  # traffic up to which a pair of states is rare, usual; above it is heavy
QUIET = 3  # rank as importer up to which what a state receives in a week is little
MOST = 20  # spans of days that one report is listed under; a date vaguer than that is as none
WEEK, MONTH, QUARTER = 8, 32, 96
MANY = 2  # a number above this says something
UNDATED = "undated"
QUOTED = 6  # runs of words of a quotation that are keys


def blocks_of(report: FiledReport | Features) -> frozenset[str]:
    """The block keys of a report, a function of it alone; may be empty, where it tells next to nothing."""
    features = report if isinstance(report, Features) else features_of(report)
    return frozenset(f"{features.kind[0]}{features.kind[-1]} {key}" for key in _KEYS[features.kind](features))


def _transfer(f: Features) -> Iterator[str]:
    suppliers, recipients = _all(f.supplier), _all(f.recipient)
    when, marks = _when(f), list(_marks(f))
    for one in suppliers[:4]:
        for other in recipients[:4]:
            yield from _of_pair(f"{one}>{other}", traffic((one,), (other,)), when, marks)
    months = _spans(when, MONTH, 8)
    for side in (*(f"{s}>" for s in suppliers[:4]), *(f">{r}" for r in recipients[:4])):
        yield from (f"{side} {month} {mark}" for month in months for mark, strong in marks if strong)
    for state in recipients[:4]:
        if importer(state) <= QUIET:
            yield from (f">{state} {week}" for week in _spans(when, WEEK, 2))
    if not suppliers or not recipients:
        yield from (f"{month} {mark}" for month in months for mark, strong in marks if strong)


def _of_pair(pair: str, rank: int, when: Days | None, marks: list[tuple[str, bool]]) -> Iterator[str]:
    if rank <= RARE:
        yield pair
        return
    usual = rank <= USUAL
    yield from (f"{pair} {mark}" for mark, strong in marks if usual or strong)
    if usual:
        yield from (f"{pair} {month}" for month in _spans(when, MONTH, 10))
    else:
        yield from (f"{pair} {days}" for days in _spans(when, WEEK // 2, 1))
        yield from (f"{pair} {month} {mark}" for month in _spans(when, MONTH, 8) for mark, _ in marks)
    if when is None:
        yield f"{pair} {UNDATED}"


def _marks(f: Features) -> Iterator[tuple[str, bool]]:
    """What sets a cargo apart, each with whether that is much: models, numbers, weight and value."""
    for category, model, count in f.things:
        counted = count is not None and count > MANY
        if model:
            yield model, False
        if counted:
            yield f"{count:g} {model or category}", True
            if model:
                yield f"{count:g} {category}", True
    if f.weight:
        yield f"{f.weight:.2g} t", True
    if f.value:
        yield f"{f.value[0]:.2g} {f.value[1]}", True


def _attack(f: Features) -> Iterator[str]:
    when, by = _when(f), _all(f.perpetrator)
    days = _spans(when, WEEK // 2, 1)
    if f.place:
        yield from (f"{f.place} {span}" for span in _spans(when, WEEK, 3) or _spans(when, MONTH, 8))
    for one in (f.country, *(() if f.country else by)):
        told = [*by, f.form, *([f"{f.killed:g}"] if f.killed else [])]
        yield from (f"{one} {span} {word}" for span in days for word in told)
    if when is None:
        yield from (f"{f.place or f.country} {UNDATED} {one}" for one in (*by, f.form))


def _deployment(f: Features) -> Iterator[str]:
    whose = [*_all(f.sponsor), *f.force]
    spans = _spans(_when(f), MONTH, 16)
    for host in _all(f.host)[:4] or ("",):
        yield from (f"{one} in {host} {span}" for one in whose[:6] for span in spans or (UNDATED,))


def _cooperation(f: Features) -> Iterator[str]:
    named = _all(f.parties)[:6]
    spans = (*_spans(_when(f), MONTH, 16), *(() if f.date else (UNDATED,)))
    for pair in combinations(named, 2) if len(named) > 1 else [named]:
        yield from (f"{' '.join(pair)} {f.form} {span}" for span in spans)


def _statement(f: Features) -> Iterator[str]:
    yield from (f"{run:x}" for run in f.quote[:QUOTED])


_KEYS = {
    "transfer": _transfer,
    "attack": _attack,
    "deployment": _deployment,
    "cooperation": _cooperation,
    "statement": _statement,
}


def _all(parties: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    return parties[0] + parties[1]


def _when(f: Features) -> Days | None:
    """The days in which it happened, by the date or else the publication; None where neither settles it."""
    when = f.date or (f.published and (f.published[0] - BEFORE, f.published[1] + AFTER))
    return when if when and when[1] - when[0] <= MOST * MONTH else None


def _spans(when: Days | None, width: int, slack: int) -> tuple[str, ...]:
    """The spans of `width` days that a happening is listed under, so that two share one where they are up to
    twice `slack` days apart; none where it would be too many."""
    if when is None:
        return ()
    first, last = (when[0] - slack) // width, (when[1] + slack) // width
    return tuple(f"{width}d{n}" for n in range(first, last + 1)) if last - first < MOST else ()


def every_key(reports: Iterable[Features]) -> dict[str, list[str]]:
    """Block key -> ids of the reports that have it: the blocks of a whole set, for tools and tests."""
    blocks: dict[str, list[str]] = {}
    for report in reports:
        for key in blocks_of(report):
            blocks.setdefault(key, []).append(report.id)
    return blocks
