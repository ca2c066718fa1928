"""Explaining mentions: everything met in an article, and the codebook file that knows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bordereau.reading.explain.shown import words_at
from bordereau.reading.mentions import CueMention, ItemMention, Mention, PartyMention, TriggerMention
from bordereau.reading.scene import Scene

_LISTED = ("parties", "items", "triggers", "dates", "places", "money", "weights", "carriers")


def explain_mentions(scene: Scene) -> Iterator[str]:
    """The mentions of a scene, a line each; cues and the words of other kinds by their class."""
    found = scene.mentions
    for name in _LISTED:
        listed = getattr(found, name)
        yield f"  {name} ({len(listed)})"
        for mention in listed:
            printed = scene.page.whole[mention.start : mention.end]
            yield f"    {mention.start:>6}  {printed!r}  {_said(mention)}"
    groups: dict[str, Sequence[CueMention | TriggerMention]] = {"cues": found.cues, **found.words}
    for group, words in groups.items():
        yield f"  {group} ({len(words)})"
        classes: dict[str, list[str]] = defaultdict(list)
        for word in words:
            classes[str(word.entry.get("class", ""))].append(words_at(scene, word))
        for cls, told in sorted(classes.items()):
            yield f"    {cls}: {', '.join(told)}"


def _said(mention: Mention) -> str:
    """What a mention was taken for, and where the codebook says so."""
    if isinstance(mention, PartyMention):
        return f"{mention.value or 'generic'} ({mention.form}), {mention.entry.file}"
    if isinstance(mention, ItemMention):
        count = (
            "no count" if mention.quantity is None else f"{mention.quantity:g} {mention.unit or ''}".strip()
        )
        return f"{mention.category}, {mention.designation or 'no model'}, {count}"
    entry = getattr(mention, "entry", None)
    if entry is not None:
        about = ", ".join(f"{key} {entry.get(key)}" for key in ("class", "stage", "strength"))
        return f"{about}, {entry.file}"
    named = (getattr(mention, k, None) for k in ("value", "future", "name", "country", "currency"))
    return " ".join(str(value) for value in named if value is not None)
