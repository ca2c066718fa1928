"""What `add` tells: what filing a number of articles changed in the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import typer

from bordereau.exchange.history import told_changes
from bordereau.exchange.terminal import one_line
from bordereau.register import Filed

_MOST = 20
_REPORTS = ("new", "changed", "gone", "back")
_REPORT_WORDS = {"new": "new", "changed": "changed", "gone": "told no more", "back": "told again"}


@dataclass(frozen=True)
class Added:
    """What filing some articles changed, in sum and where a person may want to look."""

    articles: Counter[str] = field(default_factory=Counter)
    reports: Counter[str] = field(default_factory=Counter)
    founded: tuple[str, ...] = ()
    joined: frozenset[str] = frozenset()
    merged: tuple[tuple[str, str], ...] = ()
    disputed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    versions: tuple[tuple[str, Filed], ...] = ()

    def with_article(self, origin: str, filed: Filed) -> Added:
        """The same with one more article filed; `origin` names where it was read."""
        counts = Counter({name: len(getattr(filed, name)) for name in _REPORTS})
        merged = tuple((gone, entry) for entry, names in filed.merged.items() for gone in names)
        gone = {name for name, _ in merged}
        changed = bool(filed.changed or filed.gone) or filed.outcome in {"new version", "older version"}
        return Added(
            articles=self.articles + Counter([filed.outcome]),
            reports=self.reports + counts,
            founded=self.founded + filed.founded,
            joined=self.joined | set(filed.joined),
            merged=self.merged + merged,
            disputed={
                entry: fields
                for entry, fields in {**self.disputed, **filed.disputed}.items()
                if entry not in gone
            },
            versions=self.versions + (((origin, filed),) if changed else ()),
        )


def print_added(added: Added, register: str) -> None:
    """Prints the summary: counts first, then what changed, what met, and what is disputed now."""
    for line in _lines(added, register):
        typer.echo(one_line(line) if not line.startswith("  ") else f"  {one_line(line)}")


def _lines(added: Added, register: str) -> Iterator[str]:
    total = sum(added.articles.values())
    if not total:
        yield f"Nothing was filed in {register}."
        return
    told = ", ".join(f"{n} {outcome}" for outcome, n in sorted(added.articles.items()))
    yield f"{_count(total, 'article')} filed in {register}: {told}."
    parts = [f"{added.reports[name]} {_REPORT_WORDS[name]}" for name in _REPORTS if added.reports[name]]
    yield f"Reports: {', '.join(parts) or 'nothing that was not there before'}."
    entries = [f"{len(added.founded)} new"] if added.founded else []
    entries += [f"{len(added.joined)} joined by further reports"] if added.joined else []
    if entries:
        yield f"Entries: {', '.join(entries)}."
    yield from _some(
        "Changed", [line for origin, filed in added.versions for line in _changes(origin, filed)]
    )
    yield from _some("Merged", [f"{gone} into {entry}" for gone, entry in added.merged])
    yield from _some(
        "Disputed", [f"{e}: {', '.join(fields)}" for e, fields in sorted(added.disputed.items())]
    )


def _some(title: str, lines: list[str]) -> Iterator[str]:
    """The first lines under a title, and how many more there are; nothing for none."""
    if lines:
        yield f"{title}:"
        yield from (f"  {line}" for line in lines[:_MOST])
        if len(lines) > _MOST:
            yield f"  and {len(lines) - _MOST} more"


def _changes(origin: str, filed: Filed) -> Iterator[str]:
    """What an article's new version, or reading it anew, changed: field by field, old and new."""
    added = next((change.detail for change in filed.changes if change.act == "version added"), {})
    if filed.outcome == "older version" and "named" in added:
        yield f"{origin}: in the register already, with its publisher"
        return
    if filed.outcome == "older version":
        yield f"{origin}: older than the version that counts; kept beside it"
        return
    same = "" if filed.changed or filed.gone or filed.new else ", tells the same"
    named = f", by {added['named']} as is known now" if added.get("named") else ""
    yield f"{origin}: {filed.outcome}{same}{named}"
    for change in filed.changes:
        if change.act == "report changed":
            yield from (f"  {change.report} {told}" for told in told_changes(change.detail["fields"]))
        if change.act == "report gone":
            yield f"  {change.report} is told no more"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")
