"""Values of an entry in words, as people read them in a table or a line."""

from __future__ import annotations

from typing import Any


def worded(value: Any) -> str:
    """A value of a field, as JSON has it, on one line: 'RUS', '11', '2 helicopter Mi-171', 'Bamako (MLI)',
    '12000000 USD'. A list is joined by commas; None is 'unknown'.
    """
    if value is None:
        return "unknown"
    if isinstance(value, list):
        return ", ".join(worded(v) for v in value) or "none"
    if isinstance(value, dict):
        return _object(value)
    if isinstance(value, float):
        return f"{value:,.10g}".replace(",", " ")
    return str(value)


def _object(value: dict[str, Any]) -> str:
    if "category" in value:
        quantity = value.get("quantity")
        parts = (
            None if quantity is None else worded(quantity),
            value.get("unit"),
            value["category"],
            value.get("designation"),
        )
        return " ".join(str(part) for part in parts if part is not None)
    if "amount" in value:
        return f"{worded(value['amount'])} {value['currency']}"
    country = value.get("country")
    return f"{value['name']} ({country})" if country else str(value["name"])
