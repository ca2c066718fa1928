"""From reports and decisions to entries: each component that is touched is parted into happenings anew, and
those whose reports, claims or decisions changed are reconciled anew.

The outcome is a function of the reports and of the decisions in force, and of nothing that was there before;
only names remember.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, cast

from pydantic import JsonValue
from sqlalchemy import Connection

from bordereau.model import Entry, Reliability, Review
from bordereau.register.facets import folded, found_by
from bordereau.register.linking import Component, component
from bordereau.register.marks import marks_in, with_marks
from bordereau.register.matching import group
from bordereau.register.names import stem_of
from bordereau.register.reconcile import reconcile
from bordereau.register.store import changes, claims, decisions, entries, names, reports
from bordereau.register.store.changes import Change
from bordereau.register.store.decisions import Decision
from bordereau.register.store.names import Name
from bordereau.register.store.reports import Filed


@dataclass(frozen=True, slots=True)
class Cause:
    """When something was done, and by which decision; None where articles brought it about."""

    now: str
    decision: int | None = None


def regroup(  # noqa: PLR0913 (whose entries, and what of the reports changed)
    connection: Connection,
    seeds: Collection[str],
    cause: Cause,
    *,
    fresh: Collection[str] = (),
    stale: Collection[str] = (),
    new: Collection[str] = (),
) -> list[Change]:
    """Makes the entries around these reports anew; what changed, for the history.

    `fresh`: reports whose content changed, so that their claims are written anew. `stale`: reports whose
    entries are reconciled anew whatever else changed. `new`: those of the fresh that have no claims yet.
    """
    if not seeds:
        return []
    part = component(connection, seeds)
    return _State(connection, part, cause, fresh=fresh, stale=stale, new=new).settle()


class _State:
    """One regrouping: what was there, and what comes of it."""

    def __init__(  # noqa: PLR0913 (what `regroup` is given)
        self,
        connection: Connection,
        part: Component,
        cause: Cause,
        *,
        fresh: Collection[str],
        stale: Collection[str],
        new: Collection[str],
    ) -> None:
        self.connection = connection
        self.part = part
        self.cause = cause
        self.fresh = frozenset(fresh)
        self.stale = self.fresh.union(stale)
        self.new = frozenset(new)
        self.filed = reports.filed(connection, part.ids)
        self.names = names.of_reports(connection, part.ids)
        self.before = _by_entry(self.filed)

    def settle(self) -> list[Change]:
        """Writes the entries of today, and tells what is other than it was."""
        groups = self._groups()
        done = {self._known_name(g): g for g in groups if self._known_name(g)}
        left = [g for g in groups if not self._known_name(g)]
        kept = {name: g for name, g in done.items() if name}
        entries.remove(self.connection, set(self.before) - set(kept))
        self._release({i for g in self.before.values() for i in g} - {i for g in groups for i in g})
        told = [c for name, g in sorted(kept.items()) for c in self._keep(name, g)]
        for members in left:
            name, more = self._found(members)
            kept[name] = members
            told += more
        return [*told, *self._moves(kept)]

    def _groups(self) -> list[frozenset[str]]:
        active = sorted(i for i, kept in self.filed.items() if kept.active)
        return group(active, self.part.scores, self.part.together, self.part.apart)

    def _known_name(self, members: frozenset[str]) -> str | None:
        return next((n.name for n in self.names if n.report in members), None)

    def _release(self, ids: set[str]) -> None:
        if ids:
            reports.set_entry(self.connection, ids, None)

    def _keep(self, name: str, members: frozenset[str]) -> list[Change]:
        """An entry that has a name: written anew where anything of it changed."""
        if self.before.get(name) == members and not members & self.stale:
            return []
        entry = self._reconciled(name, members)
        return self._write(entry, members)

    def _found(self, members: frozenset[str]) -> tuple[str, list[Change]]:
        """An entry without a name: its oldest report gets one, and founds it."""
        unnamed = self._reconciled("-", members)
        founder = min(members, key=lambda i: (self.filed[i].first_seen, i))
        stem = stem_of(unnamed, self.filed[founder].report.published)
        name = names.give(self.connection, stem, founder, self.cause.now)
        return name, self._write(unnamed.model_copy(update={"id": name}), members, founded=True)

    def _given(self, name: str) -> str:
        """When a name was given: since then its entry is in the register."""
        return next((n.given for n in self.names if n.name == name), self.cause.now)

    def _reconciled(self, name: str, members: frozenset[str]) -> Entry:
        called = [n.name for n in self.names if n.report in members]
        return reconciled(self.connection, name, [self.filed[i] for i in members], called)

    def _write(self, entry: Entry, members: frozenset[str], *, founded: bool = False) -> list[Change]:
        before = self.before.get(entry.id, frozenset())
        number, there = (None, None) if founded else entries.kept(self.connection, entry.id)
        old = there if before else None
        moved = members - before
        if moved:
            reports.set_entry(self.connection, moved, entry.id, new=moved <= self.new)
        self._write_claims(entry, members)
        if entry == old:
            return []
        self._save(number, entry, members)
        if old is None and before:  # another version of the program kept it, in another form
            return [self._change("entry changed", entry.id, {"fields": {}})]
        if old is None:
            return [self._change("entry added", entry.id, _appeared(entry))]
        return [self._change("entry changed", entry.id, _differences(old, entry))]

    def _save(self, number: int | None, entry: Entry, members: frozenset[str]) -> None:
        facets, words = found_by(entry, [self.filed[i] for i in members])
        entries.save(
            self.connection, number, entry,
            added=self._given(entry.id), facets=facets, words=words, now=self.cause.now,
        )  # fmt: skip

    def _write_claims(self, entry: Entry, members: frozenset[str]) -> None:
        versions = {i: self.filed[i].version for i in members & self.fresh}
        if versions:
            told = claims.claims_in(entry)
            claims.set_claims(self.connection, told, versions, entry.id, self.cause.now, new=self.new)

    def _moves(self, kept: dict[str, frozenset[str]]) -> list[Change]:
        """Entries that went into others, or out of them, or out of the register."""
        told = []
        for name, members in sorted(self.before.items()):
            into = {n: m & members for n, m in sorted(kept.items()) if n != name and m & members}
            if name not in kept and not into:
                told.append(self._change("entry gone", name, {"reports": sorted(members)}))
            for other, moved in into.items():
                detail = {"name": name, "reports": sorted(moved)}
                if name not in kept:
                    told.append(self._change("entry merged", other, detail))
                else:
                    told.append(self._change("entry parted", other, detail))
        return told

    def _change(self, act: changes.ChangeAct, entry: str, detail: dict[str, Any]) -> Change:
        return Change(act, entry=entry, decision=self.cause.decision, detail=detail)


def reconciled(connection: Connection, name: str, filed: Collection[Filed], called: Collection[str]) -> Entry:
    """The entry that reports make, with what persons decided on any of its names (`called`)."""
    members = sorted(filed, key=lambda f: f.id)
    decided, made_on = decisions.in_force_on_entry(connection, called, [f.id for f in members])
    marks = marks_in(decided)
    told = [with_marks(connection, f, marks.get(f.id, ())) for f in members]
    named = [decision for decision in decided if decision.target in called]
    publishers = {folded(report.publisher) for report in told if report.publisher}
    return reconcile(
        name,
        told,
        set_values=set_values_of(named),
        letters=cast("dict[str, Reliability]", decisions.letters(connection, publishers)),
        review=review_of([*named, *rejected_parts(decided, [made_on.get(r.id, frozenset()) for r in told])]),
    )


def rejected_parts(decided: Iterable[Decision], made_on: Iterable[Collection[int]]) -> list[Decision]:
    """The rejection that an entry has by its reports, whatever it is called: where the last word on each of
    them was one, the earliest of these. `made_on`: the numbers of the decisions made on each report."""
    words = {d.no: d for d in decided if d.act in ("accept", "reject")}
    last = [
        max((words[no] for no in numbers if no in words), key=lambda d: d.no, default=None)
        for numbers in made_on
    ]
    rejections = [word for word in last if word is not None and word.act == "reject"]
    return [min(rejections, key=lambda d: d.no)] if len(rejections) == len(last) > 0 else []


def set_values_of(decided: Iterable[Decision]) -> dict[str, JsonValue]:
    """What persons set, by field: of two that set the same field the later one."""
    return {d.payload["field"]: d.payload["value"] for d in decided if d.act == "correct"}


def review_of(decided: Iterable[Decision]) -> Review:
    """What persons made of an entry: of several the last word."""
    word: Review = "open"
    for decision in sorted(decided, key=lambda d: d.no):
        if decision.act == "accept":
            word = "accepted"
        elif decision.act == "reject":
            word = "rejected"
    return word


def _by_entry(filed: dict[str, Filed]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for report_id, kept in filed.items():
        if kept.entry is not None:
            found.setdefault(kept.entry, set()).add(report_id)
    return {name: frozenset(members) for name, members in found.items()}


def _appeared(entry: Entry) -> dict[str, Any]:
    return {
        "reports": list(entry.reports),
        "disputed": [f.field for f in entry.fields if f.verdict == "disputed"],
    }


def _differences(old: Entry, new: Entry) -> dict[str, Any]:
    """What is other in an entry: fields with old and new value and verdict, reports, review, credibility."""
    fields = dict.fromkeys([f.field for f in old.fields] + [f.field for f in new.fields])
    told = {name: _of_field(old, new, name) for name in fields}
    plain = {
        name: {"old": getattr(old, name), "new": getattr(new, name)}
        for name in ("review", "verdict", "credibility", "publishers")
        if getattr(old, name) != getattr(new, name)
    }
    joined, left = set(new.reports) - set(old.reports), set(old.reports) - set(new.reports)
    return {
        "fields": {name: difference for name, difference in told.items() if difference},
        **plain,
        **({"joined": sorted(joined)} if joined else {}),
        **({"left": sorted(left)} if left else {}),
    }


def _of_field(old: Entry, new: Entry, name: str) -> dict[str, Any]:
    before, after = old.field(name), new.field(name)
    first = (before.value, before.verdict) if before else (None, None)
    then = (after.value, after.verdict) if after else (None, None)
    return {"old": first[0], "new": then[0], "was": first[1], "is": then[1]} if first != then else {}


__all__ = ["Cause", "Name", "regroup", "review_of", "set_values_of"]
