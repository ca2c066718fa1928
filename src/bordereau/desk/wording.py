"""How the desk says what the register holds: names of states, dates, goods and sums in the reader's language.

The register's own words (kinds, stages, categories, verdicts, rules) are entries of the catalogues, with the
field as their context and the word itself as their key; docs/desk.md tells how to add a language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from bordereau.desk.filters import CHOICES, View
from bordereau.desk.languages import catalogue
from bordereau.exchange.terminal import one_line
from bordereau.register.errors import TellingError
from bordereau.values.edtf import OPEN, first_day, is_edtf, precision

PARTY_FIELDS = frozenset({
    "supplier", "recipient", "perpetrator", "force", "sponsor", "host", "parties", "country", "party",
})  # fmt: skip
"""Fields whose values are states by code, or other parties by name."""

_WORDS = frozenset({
    "kind", "stage", "basis", "assertion", "category", "form", "phase", "verdict", "review", "act", "rule",
    "reliability", "credibility", "credibility_rule", "unit",
})  # fmt: skip
_NAMED = {
    "kind": "kind",
    "other_kind": "kind",
    "field": "field",
    "role": "field",
    "part": "field",
    "what": "what",
}
"""Values of errors that are words of the register, and their context."""
_BODIES = ("EU", "UN")


class Wording:
    """What is said in one language of `bordereau.desk.languages`. Everything it gives is one safe line."""

    def __init__(self, language: str) -> None:
        from babel import Locale

        self.language = language
        self.locale = Locale.parse("en_GB" if language == "en" else language)
        self._catalogue = catalogue(language)

    def word(self, context: str, key: str) -> str:
        """A word of the register ('category', 'small_arms'); as it is, without '_', where none is known."""
        told = self._catalogue.pgettext(context, key)
        return one_line(told if told != key else key.replace("_", " "))

    def field(self, name: str) -> str:
        """What a field is called."""
        return self.word("field", name)

    def fields(self, names: Sequence[str]) -> str:
        """What fields are called, joined by commas."""
        return ", ".join(map(self.field, names))

    def party(self, value: str) -> str:
        """The name of a state by its ISO 3166-1 alpha-3 code; any other party as it is named."""
        two = value if value in _BODIES else _alpha2().get(value)
        return one_line((two and self.locale.territories.get(two)) or value)

    def language_name(self, code: str) -> str:
        """What a language of articles is called, by its ISO 639-1 code."""
        return one_line(self.locale.languages.get(code, code))

    def parties(self, values: Any) -> str:
        """Several parties, joined by commas."""
        return ", ".join(self.party(str(v)) for v in values or ())

    def date(self, value: str | None) -> str:
        """A date of EDTF in words: '18 September 2024', 'September 2024', '18–20 September 2024'."""
        if not value:
            return ""
        if not is_edtf(value):
            return one_line(value)
        plain = value.rstrip("?~%")
        told = self._interval(plain) if "/" in plain else self._point(plain)
        return self._say("about %s") % told if plain != value else told

    def day(self, moment: str | None) -> str:
        """The day and minute of a time of the register (UTC), for histories."""
        from babel.dates import format_datetime

        if not moment:
            return ""
        try:
            at = datetime.fromisoformat(moment)
        except ValueError:
            return one_line(moment)
        return format_datetime(at, "d MMM y, HH:mm", locale=self.locale)

    def place(self, value: Mapping[str, Any]) -> str:
        """'Bamako, Mali'."""
        country = value.get("country")
        return one_line(", ".join([str(value.get("name", "")), *([self.party(country)] if country else [])]))

    def number(self, value: float) -> str:
        """A number with the language's separators; whole where it is whole."""
        from babel.numbers import format_decimal

        whole = int(value) if float(value).is_integer() else value
        return format_decimal(whole, locale=self.locale)

    def count(self, value: int, bound: int | None = None) -> str:
        """A count; where it reached `bound`, that and a plus sign: '1,000+'."""
        over = bound is not None and value >= bound
        return self.number(bound or 0) + "+" if over else self.number(value)

    def percent(self, value: float) -> str:
        """A share of one in per cent."""
        from babel.numbers import format_percent

        return format_percent(value, locale=self.locale)

    def money(self, value: Mapping[str, Any]) -> str:
        """An amount and its currency."""
        from babel.numbers import format_compact_currency

        amount, currency = float(value.get("amount", 0)), str(value.get("currency", ""))
        digits = 0 if amount < 1e6 or (float(amount / 1e5).is_integer() and amount % 1e6 == 0) else 2
        return one_line(format_compact_currency(amount, currency, locale=self.locale, fraction_digits=digits))

    def item(self, value: Mapping[str, Any]) -> str:
        """An item line: '6 × CAESAR (artillery)', '2,000 t fuel', 'small arms'."""
        category = self.word("category", str(value.get("category", "other")))
        thing = value.get("designation")
        named = f"{thing} ({category})" if thing else category
        quantity, unit = value.get("quantity"), value.get("unit")
        if quantity is None:
            return one_line(named)
        amount = self.number(quantity) + (f" {self.word('unit', str(unit))}" if unit else " ×")
        return one_line(f"{amount} {named}")

    def items(self, values: Sequence[Mapping[str, Any]] | None, most: int = 99) -> str:
        """Item lines joined by commas, and how many more there are past `most`."""
        listed = list(values or ())
        more = [f"+ {len(listed) - most}"] if len(listed) > most else []
        return ", ".join([*map(self.item, listed[:most]), *more])

    def value(self, field: str, value: Any) -> str:  # noqa: PLR0911 (one case a form of value)
        """Any value of any field on one line; empty where it is unknown."""
        if value is None:
            return ""
        if isinstance(value, Mapping):
            return self._object(field, value)
        if isinstance(value, (list, tuple)):
            return ", ".join(self.value(field, v) for v in value)
        if field == "date":
            return self.date(str(value))
        if field in PARTY_FIELDS:
            return self.party(str(value))
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return self.number(value) + (" t" if field == "weight_t" else "")
        return self.word(field, str(value)) if field in _WORDS else one_line(str(value))

    def sentence(self, message: str, **values: object) -> str:
        """A message of the catalogue with its values put in."""
        return one_line(self._say(message) % values if values else self._say(message))

    def error(self, error: TellingError) -> str:
        """What an error says."""
        return self.sentence(error.message, **{k: self._named(k, v) for k, v in error.values.items()})

    def _named(self, what: str, value: object) -> object:
        if isinstance(value, TellingError):
            return self.error(value)
        return self.word(_NAMED[what], str(value)) if what in _NAMED else value

    def _object(self, field: str, value: Mapping[str, Any]) -> str:
        if "amount" in value:
            return self.money(value)
        return self.item(value) if "category" in value else self.place(value)

    def _say(self, message: str) -> str:
        return self._catalogue.gettext(message)

    def _interval(self, value: str) -> str:
        from babel.dates import format_interval

        first, _, last = value.partition("/")
        if first in ("", OPEN) or last in ("", OPEN):
            known = self._point(last if first in ("", OPEN) else first)
            return (self._say("until %s") if first in ("", OPEN) else self._say("since %s")) % known
        if precision(first) == precision(last) == "day":
            days = date.fromisoformat(first), date.fromisoformat(last)
            return format_interval(*days, skeleton="yMMMMd", locale=self.locale).replace("\u2009", "")
        return f"{self._point(first)} – {self._point(last)}"

    def _point(self, value: str) -> str:
        from babel.dates import format_date

        day, how = first_day(value), precision(value)
        if how == "day":
            return format_date(day, "long", locale=self.locale)
        if how == "month":
            return format_date(day, "LLLL y", locale=self.locale)
        if how == "season":
            return f"{self.word('season', value[-2:])} {value[:4]}"
        return value[:4].replace("X", "0") + ("s" if how == "decade" else "") if how == "decade" else value


def unknown_told(view: View, language: str) -> str:
    """What a view asks for in vain, and what it may ask for, as one sentence of a language."""
    say = wording(language)
    return " ".join(
        say.sentence(
            "There is no %(value)s among the values of the filter %(filter)s, which are: %(choices)s.",
            value=f"“{value}”", filter=key, choices=", ".join(CHOICES[key]),
        )
        for key, value in view.unknown
    )  # fmt: skip


@cache
def wording(language: str) -> Wording:
    """The wording of a language, made once."""
    return Wording(language)


@cache
def _alpha2() -> dict[str, str]:
    import pycountry

    return {c.alpha_3: c.alpha_2 for c in pycountry.countries} | {"XKX": "XK"}
