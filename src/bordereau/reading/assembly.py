"""Assembly: from what deciders chose to reports that hold together, every value with its passages."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.model import Report, Statement
from bordereau.reading.codes import with_codes
from bordereau.reading.decisions import Decision, Handover, Happening, Speech
from bordereau.reading.events.assembly import assemble_events
from bordereau.reading.page import Page
from bordereau.reading.statements.assembly import assemble_statements
from bordereau.reading.subjects import with_subject
from bordereau.reading.transfers.assembly import assemble_transfers


def assemble(page: Page, decisions: Sequence[Decision]) -> list[Report]:
    """The reports of a page, transfers first, each kind in order of telling; what does not hold stays out."""
    reports: list[Report] = []
    transfers = assemble_transfers(page, [d for d in decisions if isinstance(d, Handover)])
    reports += [with_codes(t) for t in transfers]
    events = assemble_events(page, [d for d in decisions if isinstance(d, Happening)])
    reports += [with_codes(e) for e in events]
    statements = assemble_statements(page, [d for d in decisions if isinstance(d, Speech)])
    return [*reports, *(with_subject(s, reports) for s in statements)]


def renumbered(reports: Sequence[Report], first: int) -> list[Report]:
    """The reports of a page with the numbers they have when `first` reports of other pages come before."""
    return [
        r.model_copy(update={"about": r.about + first})
        if isinstance(r, Statement) and r.about is not None
        else r
        for r in reports
    ]
