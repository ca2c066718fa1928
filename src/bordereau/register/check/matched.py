"""Checks of what matching and voices derived: made anew, and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, func, select

from bordereau.register import voices
from bordereau.register.check.faults import Fault, rows, several
from bordereau.register.linking import links_now
from bordereau.register.matching import LINK, blocks_of, features_of
from bordereau.register.store import articles, reports
from bordereau.register.store import tables as t
from bordereau.register.voicing import near_copies, reached


def check_voices(connection: Connection) -> Iterator[Fault]:
    """Voices: the signature of each text, its near copies, and the least key among all that they lead to."""
    v, a = t.voice.c, t.article.c
    kept = select(v.article, v.voice, v.signature, a.text).outerjoin(
        t.article, (a.key == v.article) & a.current
    )
    for row in rows(connection, kept):
        if row.text is None or voices.signature(row.text) != row.signature:
            yield Fault("voice", row.article, "its signature is not that of its text")
            continue
        now = near_copies(connection, row.article, row.signature)
        if now != articles.copies_of(connection, [row.article]).get(row.article, {}):
            yield Fault("near_copy", row.article, "its near copies are others")
        if min(reached(connection, row.article)) != row.voice:
            yield Fault("voice", row.article, f"its voice is not {row.voice}")


def check_links(connection: Connection) -> Iterator[Fault]:
    """Links: that features, blocks and scores are those that follow from the reports."""
    ids = (row.id for row in rows(connection, select(t.report.c.id).where(t.report.c.active)))
    expected = 0
    for part in several(ids):
        kept = reports.features_of(connection, part)
        for report_id, filed in sorted(reports.filed(connection, part).items()):
            features = features_of(filed.report)
            blocks = blocks_of(features)
            if kept[report_id] != features.as_json():
                yield Fault("report", report_id, "what is kept for matching is not what it tells")
            expected += len(blocks)
            if reports.count_blocks(connection, report_id, blocks) != len(blocks):
                yield Fault("block", report_id, "its blocks are others")
            ties = reports.ties_of(connection, [report_id]).links
            try:
                now = links_now(connection, features, blocks)
            except (TypeError, ValueError) as error:
                yield Fault("link", report_id, f"cannot be compared with all that it should be: {error}")
            else:
                kept_by_it = {b: score for _, b, score in ties}
                known = reports.links_of(connection, report_id, blocks)
                if known != now or _leading(kept_by_it) != _leading(now):
                    yield Fault("link", report_id, "its links are others")
    more = connection.execute(select(func.count()).select_from(t.block)).scalar_one() - expected
    if more > 0:
        yield Fault("block", "", f"{more} are of no report that takes part in entries")
    idle = select(t.link.c.a).join(t.report, t.report.c.id == t.link.c.a).where(t.report.c.active.is_(False))
    for row in connection.execute(idle.distinct()):
        yield Fault("link", row.a, "is linked and takes part in no entry")


def _leading(links: Mapping[str, float]) -> dict[str, float]:
    return {other: score for other, score in links.items() if score >= LINK}
