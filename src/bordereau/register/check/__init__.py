"""What is wrong with a register: every hash, passage and reference, and all that follows from the rest.

Nothing is mended. What was kept (bytes, texts, reports, decisions) is held against hashes and itself; what is
derived (voices, links, entries, claims, what entries are found by) is made anew and compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from bordereau.register import renewing, weighing
from bordereau.register.check.decided import check_decisions
from bordereau.register.check.derived import check_entries, check_groups
from bordereau.register.check.faults import Fault
from bordereau.register.check.kept import check_articles, check_bytes, check_file, check_reports
from bordereau.register.check.matched import check_links, check_voices

__all__ = ["Fault", "check"]


def check(connection: Connection) -> Iterator[Fault]:
    """All faults of a register, as they are found; none where it is whole. Where what is derived is being
    made anew, that is told and not looked at."""
    behind = renewing.is_behind(connection) or weighing.is_behind(connection)
    if behind:
        yield Fault("register", "renewing", "is not done: it goes on when something is next written")
    for part in (*_KEPT, *(() if behind else _DERIVED)):
        try:
            yield from part(connection)
        except (LookupError, TypeError, ValueError) as error:  # a row that nothing can be made of
            yield Fault(
                "register", part.__name__.removeprefix("check_"), f"cannot be checked further: {error}"
            )


_KEPT = (check_file, check_bytes, check_articles, check_reports, check_decisions)
_DERIVED = (check_voices, check_links, check_groups, check_entries)
