"""The guide's flat form: one JSON object an article, values without passages, as the corpus is labelled."""

from __future__ import annotations

from typing import Any

from bordereau.model import Attack, Cited, Cooperation, Deployment, Reading, Report, Statement, Transfer


def labels_of(reading: Reading) -> dict[str, Any]:
    """`id` and `events` of a reading, with the field names of docs/fields.md."""
    return {"id": reading.article.id, "events": [_flat(r) for r in reading.reports]}


def _flat(report: Report) -> dict[str, Any]:
    if isinstance(report, Statement):
        return {
            "kind": "statement",
            "speaker": report.speaker.value,
            "country": _value(report.country),
            "opening": " ".join(report.quote.value.split()[:4]),
            "confidence": report.confidence,
        }
    place = report.place.value if report.place else None
    event: dict[str, Any] = {
        "kind": report.kind,
        "date": _value(report.date),
        "place": {"name": place.name, "country": place.country} if place else None,
        "assertion": report.assertion.value,
    }
    return {**event, **_own(report), "confidence": report.confidence}


def _own(report: Transfer | Attack | Deployment | Cooperation) -> dict[str, Any]:
    """The fields that only this kind has."""
    if isinstance(report, Transfer):
        worth = report.value.value if report.value else None
        return {
            "supplier": _values(report.supplier),
            "recipient": _values(report.recipient),
            "stage": report.stage.value,
            "items": [
                {
                    "category": i.category.value,
                    "designation": _value(i.designation),
                    "quantity": _value(i.quantity),
                    "unit": _value(i.unit),
                }
                for i in report.items
            ],
            "weight_t": _value(report.weight_t),
            "value": {"amount": worth.amount, "currency": worth.currency} if worth else None,
            "basis": _value(report.basis),
            "carrier": _values(report.carrier),
        }
    if isinstance(report, Attack):
        return {
            "perpetrator": _values(report.perpetrator),
            "target": _value(report.target),
            "form": report.form.value,
            "killed": _value(report.killed),
            "injured": _value(report.injured),
        }
    if isinstance(report, Deployment):
        return {
            "force": report.force.value,
            "sponsor": _values(report.sponsor),
            "host": _values(report.host),
            "personnel": _value(report.personnel),
            "phase": report.phase.value,
        }
    return {"parties": _values(report.parties), "form": report.form.value}


def _value(cited: Cited[Any] | None) -> Any:
    return None if cited is None else cited.value


def _values(cited: tuple[Cited[Any], ...]) -> list[Any]:
    return [c.value for c in cited]
