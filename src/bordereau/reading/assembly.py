"""Assembly: from what deciders chose to reports that hold together, every value with its passages."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.model import Report
from bordereau.reading.decisions import Decision, Handover, Happening, Speech
from bordereau.reading.events.assembly import assemble_events
from bordereau.reading.page import Page
from bordereau.reading.statements.assembly import assemble_statements
from bordereau.reading.transfers.assembly import assemble_transfers


def assemble(page: Page, decisions: Sequence[Decision]) -> list[Report]:
    """The reports of a page, transfers first, each kind in order of telling; what does not hold stays out."""
    reports: list[Report] = []
    reports += assemble_transfers(page, [d for d in decisions if isinstance(d, Handover)])
    reports += assemble_events(page, [d for d in decisions if isinstance(d, Happening)])
    reports += assemble_statements(page, [d for d in decisions if isinstance(d, Speech)], reports)
    return reports
