"""Codes: what other schemes call a report, by the crosswalks of the codebook."""

from __future__ import annotations

from typing import Any

from bordereau.codebook import event_codes
from bordereau.model import Attack, Code, Cooperation, Deployment, Transfer

Event = Transfer | Attack | Deployment | Cooperation


def with_codes(report: Event) -> Event:
    """The report with its codes."""
    codes = tuple(
        Code(scheme=c.scheme, type=c.type, mode=c.mode, context=c.context)
        for c in event_codes(_facts(report))
    )
    return report.model_copy(update={"codes": codes})


def _facts(report: Event) -> dict[str, Any]:
    facts: dict[str, Any] = {"kind": report.kind, "assertion": report.assertion.value}
    if isinstance(report, Transfer):
        facts["stage"] = report.stage.value
        facts["basis"] = report.basis.value if report.basis else None
        facts["categories"] = [i.category.value for i in report.items]
    elif isinstance(report, Deployment):
        facts["phase"] = report.phase.value
        facts["sponsor"] = report.sponsor[0].value if report.sponsor else None
    else:
        facts["form"] = report.form.value
        if isinstance(report, Attack):
            facts["target"] = report.target.value if report.target else None
    return facts
