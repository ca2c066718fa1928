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
from bordereau.register.matching.categories import vague
from bordereau.register.matching.course import when
from bordereau.register.matching.features import Features, features_of
from bordereau.register.matching.levels import MANY
from bordereau.register.matching.listed import line_of
from bordereau.register.matching.normal import Days
from bordereau.register.matching.ranks import TRAFFIC, exporter, importer, traffic

BUSY = 4  # rank from which on what a state supplies or receives within days is much
QUIET = 3  # rank under which what a state supplies or receives in a month is little
LARGEST = 5  # rank from which on a state supplies or receives so much that a model says little
MOST = 20  # spans of days that one report is listed under; a date vaguer than that is as none
WEEK, MONTH, QUARTER, YEAR = 8, 32, 96, 384
UNDATED = "undated"
_AGREED_ON = ("planned", "ordered", "cancelled")  # stages of which dates say little
VAGUELY = "vague"
QUOTED = 6  # runs of words of a quotation that are keys


def blocks_of(report: FiledReport | Features) -> frozenset[str]:
    """The block keys of a report, a function of it alone; may be empty, where it tells next to nothing."""
    features = report if isinstance(report, Features) else features_of(report)
    return frozenset(f"{features.kind[0]}{features.kind[-1]} {key}" for key in _KEYS[features.kind](features))


def _transfer(f: Features) -> Iterator[str]:
    suppliers, recipients = _all(f.supplier) + f.home, _all(f.recipient)
    days, marks = _told(f), list(_marks(f))
    for one in suppliers[:4]:
        for other in recipients[:4]:
            yield from _of_pair(f, f"{min(one, other)}+{max(one, other)}", _rank(one, other), marks)
    sides = [(f"{s}>", exporter(s)) for s in suppliers[:4]] + [(f">{r}", importer(r)) for r in recipients[:4]]
    months, soon = _spans(days, MONTH, 8), _spans(_soon(f), WEEK // 2, 1)
    for side, rank in sides:
        told = [mark for mark, strong in marks if strong or rank < LARGEST]
        told += [c for c in _categories(f) if c != VAGUELY and rank < QUIET]
        yield from (f"{side} {month} {what}" for month in months for what in told)
        yield from (f"{side} {few} {c}" for few in soon for c in (_categories(f) if rank >= BUSY else {""}))
    if f.date:
        things = [f.town or f.place, *(mark for mark, strong in marks if not strong)]
        yield from (f"{few} {thing}" for few in _spans(days, WEEK // 2, 1) for thing in things if thing)


def _rank(one: str, other: str) -> str:
    """How commonly two parties meet, whoever supplies: who is which is easily misread."""
    return max(traffic((one,), (other,)), traffic((other,), (one,)), key=TRAFFIC.index)


def _of_pair(f: Features, pair: str, rank: str, marks: list[tuple[str, bool]]) -> Iterator[str]:
    days, usual = _told(f), rank == "usual"
    if rank == "rare":
        yield pair
        return
    years = _spans(_when(f), YEAR, 0)
    if usual:
        yield from (f"{pair} {mark}" for mark, _ in _of_things(f))
        yield from (f"{pair} {month}" for month in _spans(days, MONTH, 10))
        yield from (f"{pair} {year} {c}" for year in years for c in _categories(f) if c != VAGUELY)
    else:
        yield from (f"{pair} {year} {mark}" for year in years for mark, strong in _of_things(f) if strong)
        yield from (f"{pair} {few} {c}" for few in _spans(_soon(f), WEEK // 2, 1) for c in _categories(f))
        yield from (f"{pair} {month} {mark}" for month in _spans(days, MONTH, 8) for mark, _ in marks)
        told = [f"{f.stage} {c}" for c in _categories(f) if c != VAGUELY]
        yield from (f"{pair} {month} {what}" for month in _spans(f.date and days, MONTH, 0) for what in told)
        if f.date is None or f.stage in _AGREED_ON:
            yield from (
                f"{pair} {count:g} {line_of(model)}"
                for _, model, count in f.things
                if model and count and count > MANY
            )
    if _when(f) is None:
        yield f"{pair} {UNDATED}"


def _categories(f: Features) -> set[str]:
    """The categories of the cargo; those that say little are one."""
    return {VAGUELY if category in vague() else category for category, _, _ in f.things} or {VAGUELY}


def _marks(f: Features) -> Iterator[tuple[str, bool]]:
    """What sets a cargo apart, each with whether that is much: models, numbers, weight and value."""
    yield from _of_things(f)
    if f.weight:
        yield f"{f.weight:.2g} t", True
    if f.value:
        yield f"{f.value[0]:.2g} {f.value[1]}", True


def _of_things(f: Features) -> Iterator[tuple[str, bool]]:
    for category, model, count in f.things:
        counted = count is not None and count > MANY
        line = line_of(model)
        if model:
            yield line, False
        if counted:
            yield f"{count:g} {line or category}", True
            if model:
                yield f"{count:g} {category}", True


def _attack(f: Features) -> Iterator[str]:
    days, by = _when(f), _all(f.perpetrator)
    for named in {f.place, f.town} - {""}:
        yield from (f"{named} {span}" for span in _spans(days, WEEK, 3))
        yield from (f"{named} {span} {f.form}" for span in _spans(days, MONTH, 8))
    for one in (f.country,) if f.country else by:
        told = [*by, f.form, *([f"{f.killed:g}"] if f.killed else [])]
        yield from (f"{one} {span} {word}" for span in _spans(days, WEEK // 2, 1) for word in told)
    where = f.place or f.country
    if days is None and where:
        yield from (f"{where} {UNDATED} {one}" for one in (*by, f.form))


def _deployment(f: Features) -> Iterator[str]:
    whose = [*_all(f.sponsor), *f.force]
    spans = _spans(_when(f), QUARTER, 16)
    for host in _all(f.host)[:4] or ("",):
        yield from (f"{one} in {host} {span}" for one in whose[:6] for span in spans or (UNDATED,))


def _cooperation(f: Features) -> Iterator[str]:
    named = _all(f.parties)[:6]
    spans = _spans(_when(f), QUARTER if f.lasting else MONTH, 16) or (UNDATED,)
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
    """The days in which it happened; None where neither date nor publication settles them."""
    days = when(f)
    return days if days and days[1] - days[0] <= MOST * MONTH else None


def _told(f: Features) -> Days | None:
    """The days of the happening where they are a season at most: its date, or those before publication."""
    days = f.date or (f.published and (f.published[0] - MONTH, f.published[1] + WEEK))
    return days if days and days[1] - days[0] <= QUARTER else None


def _soon(f: Features) -> Days | None:
    """The days of the happening where they are few: its date, or those before the publication."""
    if f.date:
        return f.date if f.date[1] - f.date[0] <= WEEK else None
    return f.published and (f.published[0] - WEEK // 2, f.published[1])


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
