"""The course of things: when reports say that it happened, and whether what the one tells can have come of
what the other tells."""

from __future__ import annotations

from bordereau.register.matching.features import Features
from bordereau.register.matching.normal import Days

SILENT = "silent"
SLACK = 3  # days by which what is told of an order may be off
# Days before and after the publication in which what is undated is looked for.
_AROUND = {"": (30, 7), "planned": (30, 180), "lasting": (180, 180)}
WEEK = 7  # days within which a date may be that of the news
_PHASES = ("planned", "arrival", "presence", "withdrawal")
COME = ("in_transit", "delivered")


def when(f: Features) -> Days | None:
    """The days in which it happened or is to happen: its date, or else those around the publication, wide
    for what lasts and ahead for what is planned; None where neither settles it."""
    if f.date or not f.published:
        return f.date
    before, after = _AROUND["lasting" if f.lasting else "planned" if f.planned else ""]
    return f.published[0] - before, f.published[1] + after


def order(a: Features, b: Features) -> str:
    """Whether of two phases of a deployment the later can have come after the earlier: who is announced today
    was not there last month."""
    if a.phase == b.phase:
        return SILENT
    early, late = sorted((a, b), key=lambda f: _PHASES.index(f.phase))
    first, last = _first_day(early), _last_day(late)
    if first is None or last is None:
        return SILENT
    return "out of order" if last + SLACK < first else "in order"


def outcome(a: Features, b: Features) -> str:
    """Whether a delivery that came can be the one that was planned: what was told before it, for its days, as
    a rule is; what is still to come after it is another one."""
    plan, come = (a, b) if a.planned else (b, a)
    days = _expected(plan)
    if not plan.planned or come.stage not in COME or not come.date or not days:
        return SILENT
    if days[0] > come.date[1] + SLACK:
        return "planned for later"
    if not plan.date or not plan.published:
        return "open"
    if days[1] + SLACK < come.date[0]:
        return "planned for earlier"
    return "as planned" if plan.published[0] <= come.date[0] else "still planned"


def dateline(a: Features, b: Features) -> str:
    """Whether the later of two dates is the day on which its article appeared, or the day before: what came a
    few days ago is then often told as the news of the day. Told in one article, both stand."""
    if not a.date or not b.date:
        return SILENT
    early, late = (a, b) if a.date < b.date else (b, a)
    (_, end), (start, last) = early.date or a.date, late.date or b.date
    if not 0 < start - end <= WEEK or not late.published or a.article == b.article or a.planned or b.planned:
        return SILENT
    return "of the news" if start == last and 0 <= late.published[1] - start <= 1 else "of its own"


def under_way(a: Features, b: Features) -> bool:
    """Whether the one tells of a cargo on its way, the other of its coming or of its handing over before: two
    days and two places of one transfer."""
    return a.stage != b.stage and set(COME) == {a.stage, b.stage}


def _expected(plan: Features) -> Days | None:
    """The days for which it is planned: those told, or those that follow the publication."""
    if plan.date or not plan.published:
        return plan.date
    return plan.published[0], plan.published[1] + _AROUND["planned"][1]


def _first_day(f: Features) -> int | None:
    """The first day on which it may have happened; of what is planned, on which that may have been told."""
    days = [d[0] for d in (f.date, f.published if f.planned or not f.date else None) if d]
    return min(days, default=None)


def _last_day(f: Features) -> int | None:
    """The last day on which it may have happened: no later than it was told of as done."""
    days = [d[1] for d in (f.date, f.published) if d]
    return min(days, default=None)
