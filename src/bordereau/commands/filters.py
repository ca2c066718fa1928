"""The options that filter entries."""

from __future__ import annotations

from typing import Annotated, Any, get_args

import typer

from bordereau.command import iso_day


def _any_of(name: str, told: str) -> Any:
    """An option that may be given several times: any of its values will do."""
    return typer.Option(f"--{name}", metavar="NAME", help=told, show_default=False)


def _word_of(name: str, words: str, told: str = "") -> Any:
    """The same for an option whose values are the words that the model of the data has under `words`."""

    def checked(values: list[str] | None) -> list[str] | None:
        from bordereau import model

        known = get_args(getattr(model, words))
        for value in values or ():
            if value not in known:
                raise typer.BadParameter(f"{value!r} is not one of {', '.join(known)}.")
        return values

    return typer.Option(f"--{name}", metavar="WORD", help=told, show_default=False, callback=checked)


Several = list[str] | None
Supplier = Annotated[Several, _any_of("supplier", "Who hands over: RUS, Russia, EU, a company.")]
Recipient = Annotated[Several, _any_of("recipient", "Who is to get it.")]
Party = Annotated[Several, _any_of("party", "A party in any role.")]
Category = Annotated[Several, _word_of("category", "Category", "Of an item: helicopter, small_arms...")]
Designation = Annotated[Several, _any_of("designation", "Of an item: Mi-171.")]
Kind = Annotated[Several, _word_of("kind", "Kind", "transfer, attack, deployment, cooperation or statement.")]
Stage = Annotated[
    Several, _word_of("stage", "Stage", "planned, ordered, in_transit, delivered or cancelled.")
]
Place = Annotated[Several, _any_of("place", "A place's name, or the code of its country.")]
Publisher = Annotated[
    Several, _any_of("publisher", "Who put out an article that tells it; a part of the name will do.")
]
Verdict = Annotated[Several, _word_of("verdict", "Verdict", "single, agreed, refined or disputed.")]
Review = Annotated[
    Several, _word_of("review", "Review", "open, accepted or rejected; by default all but rejected.")
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", callback=iso_day, help="From this day, month or year on."),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", callback=iso_day, help="Up to this day, month or year."),
]
Words = Annotated[
    str | None,
    typer.Option("--text", "-t", metavar="WORDS", help="Words that all stand in values, passages or titles."),
]
