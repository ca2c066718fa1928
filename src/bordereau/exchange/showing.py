"""How values, parties and passages are shown to people, the same in every printed form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from bordereau.exchange.terminal import one_line
from bordereau.layout.datelines import headline
from bordereau.model import Article, Passage

PARTIES = ("supplier", "recipient", "perpetrator", "sponsor", "host", "parties")
LABELS: Mapping[str, str] = {
    "weight_t": "weight",
    "value": "worth",
    "perpetrator": "by",
    "parties": "party",
    "personnel": "people",
    "assertion": "told as",
}
_STATES = (*PARTIES, "country")
_PHRASES = ("form", "phase", "stage", "basis")
_WORDS = 60
_PASSAGES = 3


def shown(field: str, value: Any) -> str:
    """A value of a field, as JSON has it, on one line: 'Russia (RUS)', '11 t', '2 × Mi-171 (helicopter)'.

    A list is joined by '; '. None is 'unknown': nothing tells it.
    """
    if value is None:
        return "unknown"
    if isinstance(value, list):
        return "; ".join(shown(field, one) for one in value) or "none"
    if isinstance(value, dict):
        return one_line(_object(value))
    return _plain(field, value)


def headed(article: Article) -> str | None:
    """An article's title, else its first line where that stands as a headline; None without either."""
    line = headline(article)
    return article.title or (article.text[line.start : line.end].strip() if line else None)


def words_of(passages: Sequence[Passage]) -> str:
    """The words of passages in quotation marks, the first few, long ones cut."""
    told = list(dict.fromkeys(one_line(passage.words) for passage in passages))
    more = " …" if len(told) > _PASSAGES else ""
    return " · ".join(f"“{_cut(words)}”" for words in told[:_PASSAGES]) + more


def number(value: float) -> str:
    """With separators of thousands, and decimals only where there are any."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


@cache
def party(value: str) -> str:
    """A state's English name beside its code; other parties as they are."""
    if len(value) != 3 or not value.isupper():
        return value
    import pycountry
    from babel import Locale

    state = pycountry.countries.get(alpha_3=value)
    name = Locale("en").territories.get(state.alpha_2) if state else None
    return f"{name} ({value})" if name else value


def _plain(field: str, value: Any) -> str:
    if field in _STATES:
        return one_line(party(str(value)))
    if field == "weight_t":
        return f"{number(value)} t"
    if field in _PHRASES:
        return one_line(str(value).replace("_", " "))
    return number(value) if isinstance(value, (int, float)) else one_line(str(value))


def _object(value: Mapping[str, Any]) -> str:
    if "category" in value:
        return _item(value)
    if "amount" in value:
        return f"{number(value['amount'])} {value['currency']}"
    country = value.get("country")
    return f"{value['name']}, {party(country)}" if country else str(value["name"])


def _item(item: Mapping[str, Any]) -> str:
    quantity, category = item.get("quantity"), str(item["category"]).replace("_", " ")
    count = "" if quantity is None else f"{number(quantity)} {item.get('unit') or '×'} "
    name = item.get("designation")
    return count + (f"{name} ({category})" if name else category)


def _cut(words: str) -> str:
    return words if len(words) <= _WORDS else words[: _WORDS - 1] + "…"
