"""Kinds: what tells attacks, deployments and cooperation apart for the reader; all else they share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class EventKind:
    """How reports of one kind are read.

    `name` is that of the report and of its codebook entries. `beside` are classes of entries that tell
    nothing alone but stand beside a trigger; of them `bare` may tell a happening where a sentence has no
    trigger. `roles` are the slots filled by parties, `numbers` those filled by a count of people. `choice`
    is the slot that says of what form the happening was, or how far it has come.

    `of_forces`: a happening is of a force, which its anchors name. `targeted`: it has a target, told by words
    of the class `target`. `where`: the role of `roles` that is filled by where it happened, '' for none.
    `paired`: one role is played by two or more parties, companies among them. `setting`: classes of `beside`
    that tell what the talk is about, or who is blamed, and count nobody.
    """

    name: str
    beside: frozenset[str]
    bare: frozenset[str]
    roles: tuple[str, ...]
    numbers: tuple[str, ...]
    choice: str
    of_forces: bool = False
    targeted: bool = False
    where: str = ""
    paired: bool = False
    setting: frozenset[str] = frozenset()


ATTACK = EventKind(
    "attack",
    frozenset(
        {
            *("killed", "injured", "unhurt", "missing", "attackers", "weapon", "target"),
            *("blame", "band", "drill", "mishap", "contest"),
        }
    ),
    frozenset({"killed", "weapon"}),
    ("perpetrator",),
    ("killed", "injured"),
    "form",
    targeted=True,
    setting=frozenset({"blame", "band", "drill", "mishap", "contest"}),
)
DEPLOYMENT = EventKind(
    "deployment",
    frozenset({"force", "mission", "anaphor"}),
    frozenset({"force", "mission"}),
    ("sponsor", "host"),
    ("personnel",),
    "phase",
    of_forces=True,
    where="host",
)
COOPERATION = EventKind("cooperation", frozenset(), frozenset(), ("parties",), (), "form", paired=True)
KINDS = {kind.name: kind for kind in (ATTACK, DEPLOYMENT, COOPERATION)}
