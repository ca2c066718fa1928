"""Why reports were filed together, for the terminal: each pair with the comparisons behind its score."""

from __future__ import annotations

from collections.abc import Iterator

from bordereau.register import Explanation, Pair

_LEAST = 0.05  # a weight below this moves no score that is printed
# Average link: one pair that would do does not join two entries whose reports mostly do not go together.
_OUTWEIGHED = "near enough by itself, but the other reports speak against it"


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """The explanation of an entry, line by line: what held its reports together, then the nearest that stayed
    out. Scores and weights are natural log odds; a chance stands beside each score."""
    told = explanation.reports
    yield f"{explanation.entry}: {len(told)} report{'' if len(told) == 1 else 's'}"
    if not explanation.pairs:
        yield "Nothing to file together: it stands on one report."
    for pair in explanation.pairs:
        yield ""
        yield f"{pair.match.one.id} and {pair.match.other.id}: {_verdict(pair, 'together')}"
        yield from _comparisons(pair)
    if explanation.more:
        yield ""
        yield (
            f"{explanation.more:,} more pairs. Those above hold its reports together: the likeliest link of "
            "each, the weakest first."
        )
    yield ""
    yield "The nearest entries that stayed out:" if explanation.others else "No other entry is near."
    for other in explanation.others:
        yield ""
        yield f"{other.entry}: {_verdict(other.pair, 'apart', _OUTWEIGHED)}"
        yield from _comparisons(other.pair)


def _verdict(pair: Pair, held: str, linked: str = "linked") -> str:
    match = pair.match
    score = f"score {match.score:+.1f}, a chance of {_percent(match.probability)}"
    if pair.decision is not None:
        return f"{held} by decision #{pair.decision} ({score})"
    return f"{score}: {linked if pair.linked else 'not linked by itself'}"


def _percent(chance: float) -> str:
    """Never quite 0 or 100: a score is no certainty."""
    if chance > 0.99:
        return "over 99 %"
    return f"{100 * chance:.0f} %" if chance >= 0.01 else "under 1 %"


def _comparisons(pair: Pair) -> Iterator[str]:
    """The comparisons that say something, the weightiest first."""
    telling = [c for c in pair.match.comparisons if abs(c.weight) >= _LEAST]
    for compared in sorted(telling, key=lambda c: -abs(c.weight)):
        yield f"  {compared.weight:+5.1f}  {compared.name} {compared.level}: {compared.why}"
