from filed import filed

from bordereau.exchange.explanations import explanation_lines
from bordereau.register import Explanation, Pair
from bordereau.register.explaining import Other
from bordereau.register.matching import compare

FLIGHT = {
    "supplier": ["RUS"], "recipient": ["MLI"], "date": "2024-09-18", "weight_t": 11, "items": ["weapons"],
}  # fmt: skip


def test_an_entry_that_stayed_out_is_not_called_linked() -> None:
    pair = Pair(compare(filed("a", **FLIGHT), filed("b", **FLIGHT)))
    assert pair.linked
    told = "\n".join(explanation_lines(Explanation("E", ("a",), (pair,), (Other("F", pair),))))
    together, apart = told.split("The nearest entries that stayed out:")
    assert ": linked" in together
    assert ": linked" not in apart
    assert "near enough by itself, but the other reports speak against it" in apart
