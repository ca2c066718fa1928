"""Whether reports take part in entries: they do while their article tells them, or a decision holds them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from bordereau.register.linking import neighbours, relink, unlink
from bordereau.register.store import claims, decisions, names, reports


def release(connection: Connection, free: Collection[str], gone: str) -> set[str]:
    """Takes reports out of matching and out of their entries, and their claims out of what is told.

    A name of theirs passes on to the oldest report that stays in the entry, where one does, so that the entry
    keeps its id. `gone`: since when their article tells them no more. The reports whose entries are to be
    made anew are returned.
    """
    if not free:
        return set()
    touched = reports.with_companions(connection, free) | neighbours(connection, free)
    _pass_names_on(connection, free)
    reports.set_standing(connection, free, active=False, gone=gone)
    unlink(connection, free)
    claims.end_claims(connection, free)
    return set(touched)


def settle(connection: Connection, ids: Collection[str]) -> tuple[set[str], set[str]]:
    """Looks again at reports that their articles tell no more, after a decision on them was taken or undone:
    those whose entries are to be made anew, and of these the ones that are back."""
    gone = {kept.id: kept for kept in reports.gone_among(connection, ids)}
    held = decisions.held(connection, gone)
    touched: set[str] = set()
    for report_id, kept in gone.items():
        if kept.active and report_id not in held:
            touched |= release(connection, [report_id], str(kept.gone))
    back = {i for i, kept in gone.items() if i in held and not kept.active}
    for report_id in back:
        reports.set_standing(connection, [report_id], active=True, gone=gone[report_id].gone)
    return touched | back | relink(connection, back), back


def pass_names_on(connection: Connection, leaving: Collection[str], staying: Collection[str]) -> None:
    """Gives the names of reports that leave an entry to the oldest of those that stay, if there are any."""
    stay = reports.filed(connection, staying).values()
    if not stay:
        return
    heir = min(stay, key=lambda f: (f.first_seen, f.row.id)).row.id
    for name in names.of_reports(connection, leaving):
        names.pass_on(connection, name, heir)


def _pass_names_on(connection: Connection, free: Collection[str]) -> None:
    filed = reports.filed(connection, reports.with_companions(connection, free))
    for entry in {filed[i].entry for i in free} - {None}:
        members = {i for i, f in filed.items() if f.entry == entry and f.active}
        pass_names_on(connection, members & set(free), members - set(free))
