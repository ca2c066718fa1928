"""What filing one reading changed, for people and programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bordereau.register.store.changes import Change

Outcome = Literal["new", "new version", "known", "older version"]


@dataclass(frozen=True, slots=True)
class Filed:
    """What filing a reading did.

    `article` is the article's key. `outcome`: the article is new, a new version of one, known, or an older
    version than the one that counts (it is kept, and its reports are not filed). `reports` counts those of
    the reading; `new`, `changed`, `gone` and `back` are ids of reports: never told before, told with other
    values, told no more, told again.

    Of entries: `founded` are new; `joined` got a report; `merged` maps an entry to those that went into it;
    `parted` one to those it came out of; `disputed` have a field that was not disputed before, by name, with
    the fields. `changes` is all of it, with old and new values, as the history keeps it.
    """

    article: str
    outcome: Outcome
    reports: int
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    back: tuple[str, ...]
    founded: tuple[str, ...]
    joined: tuple[str, ...]
    merged: dict[str, tuple[str, ...]]
    parted: dict[str, tuple[str, ...]]
    disputed: dict[str, tuple[str, ...]]
    changes: tuple[Change, ...]

    @property
    def nothing_new(self) -> bool:
        """Whether the register is what it was, but for the time of reading."""
        return not self.changes


def filed_from(article: str, outcome: Outcome, told: int, changes: Sequence[Change]) -> Filed:
    """The summary of what was changed."""
    return Filed(
        article=article,
        outcome=outcome,
        reports=told,
        new=_reports(changes, "report added"),
        changed=_reports(changes, "report changed"),
        gone=_reports(changes, "report gone"),
        back=_reports(changes, "report back"),
        founded=tuple(str(c.entry) for c in changes if c.act == "entry added"),
        joined=tuple(str(c.entry) for c in changes if c.act == "entry changed" and "joined" in c.detail),
        merged=_moved(changes, "entry merged"),
        parted=_moved(changes, "entry parted"),
        disputed={str(c.entry): fields for c in changes if (fields := _disputed(c.act, c.detail))},
        changes=tuple(changes),
    )


def _reports(changes: Sequence[Change], act: str) -> tuple[str, ...]:
    return tuple(str(c.report) for c in changes if c.act == act)


def _moved(changes: Sequence[Change], act: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for change in changes:
        if change.act == act:
            found[str(change.entry)] = (*found.get(str(change.entry), ()), str(change.detail["name"]))
    return found


def _disputed(act: str, detail: dict[str, Any]) -> tuple[str, ...]:
    if act == "entry added":
        return tuple(detail["disputed"])
    if act == "entry changed":
        fields = detail["fields"].items()
        return tuple(f for f, d in fields if d["is"] == "disputed" and d["was"] != "disputed")
    return ()
