"""Filing: one reading into the register, whole or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from bordereau.model import FiledReport, Reading, Report
from bordereau.register.aligning import Known, align
from bordereau.register.filed import Filed, Outcome, filed_from
from bordereau.register.linking import link, relink
from bordereau.register.marks import marks_in, moved
from bordereau.register.regrouping import Cause, regroup
from bordereau.register.series import content_of, has_address, key_of
from bordereau.register.standing import release
from bordereau.register.store import articles, changes, decisions, reports
from bordereau.register.store.articles import NewVersion, Version
from bordereau.register.store.changes import Change
from bordereau.register.store.reports import Kept
from bordereau.register.telling import differences
from bordereau.register.unnamed import series_kept
from bordereau.register.voicing import hear


def file_reading(connection: Connection, reading: Reading, raw: bytes, origin: str, now: str) -> Filed:
    """Files a reading and the bytes it was read from; what that changed.

    `origin`: where it was read, for people. `now`: the time, as the tables keep it. The caller's transaction
    keeps it all or nothing.
    """
    return _Filing(connection, reading, now).file(raw, origin)


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The reports of a reading beside those that the article told before."""

    told: dict[str, tuple[int, Report, str]]  # id to its number in the reading, itself, and its content
    new: tuple[str, ...]
    known: dict[str, Kept]
    gone: tuple[str, ...]


class _Filing:
    """One reading's filing."""

    def __init__(self, connection: Connection, reading: Reading, now: str) -> None:
        self.connection = connection
        self.reading = reading
        self.series = series_kept(connection, reading.article)
        self.key = key_of(self.series)
        self.voice = self.key
        self.now = now
        self.told: list[Change] = []

    def file(self, raw: bytes, origin: str) -> Filed:
        content = content_of(self.reading.article)
        versions = articles.versions(self.connection, self.key)
        known = next((v for v in versions if v.content == content), None)
        if known:
            articles.touch(self.connection, known.no, self.now)
            outcome: Outcome = "known" if known.current else "older version"
            return self._file_reports(known.no, outcome) if known.current else self._filed(outcome)
        named = self._named(versions)
        current = _comes_after(versions, self.reading.article.published) and named is not False
        if versions and current:
            articles.replace_current(self.connection, self.key)
        version = NewVersion(self.key, self.series, content, self.reading.article, raw, origin, current)
        number = articles.add_version(self.connection, version, self.now)
        told = {} if named is None else {"named": self.reading.article.publisher}
        self._tell("version added" if versions else "article added", origin=origin, version=number, **told)
        if not current:
            return self._filed("older version")
        return self._file_reports(number, "new version" if versions else "new")

    def _named(self, versions: Sequence[Version]) -> bool | None:
        """Of the same words: whether the publisher is known now (True), or is not told any more (False)."""
        known = next((v.publisher for v in versions if v.current), None)
        told = self.reading.article.publisher
        if not versions or has_address(self.series) or known == told:
            return None
        return known is None

    def _file_reports(self, version: int, outcome: Outcome) -> Filed:
        part = self._sort([] if outcome == "new" else reports.of_article(self.connection, self.key))
        fresh = self._keep_told(part, version)
        held = decisions.held(self.connection, part.gone) if part.gone else frozenset()
        seeds = self._let_go(part, held)
        stale = fresh | held | self._hear(part, new=outcome == "new")
        seeds |= stale | relink(self.connection, stale - set(part.new))
        for report_id in part.new:
            link(self.connection, self._as_filed(report_id, part.told[report_id][1]))
        self.told += regroup(self.connection, seeds, Cause(self.now), fresh=fresh, stale=stale, new=part.new)
        changes.append(self.connection, self.told, self.now)
        return self._filed(outcome, told=len(part.told))

    def _hear(self, part: _Sorted, *, new: bool) -> set[str]:
        """Finds the article's voice; the reports of articles that have another one now."""
        if not part.told and not part.known:
            return set()
        heard = hear(self.connection, self.key, self.reading.article.text, new=new)
        changed = set(heard.changed)
        if heard.voice != self.voice:
            self.voice = heard.voice
            changed |= {self.key} if part.known else set()
        return set(reports.active_of_articles(self.connection, changed)) if changed else set()

    def _as_filed(self, report_id: str, report: Report) -> FiledReport:
        told = self.reading.article
        return FiledReport(
            id=report_id,
            article=self.key,
            voice=self.voice,
            publisher=told.publisher,
            published=told.published,
            report=report,
        )

    def _sort(self, kept: Sequence[Kept]) -> _Sorted:
        """Gives each report its id: the one it had, or the next number of the article."""
        told = self.reading.reports
        known = [Known(k.id, k.report, k.gone is not None) for k in kept]
        ids = align(known, told) if known else [None] * len(told)
        last = max((reports.number_of(k.id) for k in kept), default=0)
        named: dict[str, tuple[int, Report, str]] = {}
        new: list[str] = []
        for position, (report, report_id) in enumerate(zip(told, ids, strict=True)):
            if report_id is None:
                last += 1
                new.append(f"{self.key}.{last}")
            named[report_id or new[-1]] = (position, report, report.model_dump_json())
        before = {k.id: k for k in kept}
        gone = [k.id for k in kept if k.id not in named]
        named |= self._marked(gone, len(told))
        left = tuple(i for i in gone if before[i].gone is None and i not in named)
        return _Sorted(named, tuple(new), before, left)

    def _marked(self, ids: Collection[str], start: int) -> dict[str, tuple[int, Report, str]]:
        """Those of the reports that a person marked, which nobody reads: they are told while the article has
        their words. `start`: the number of the first of them."""
        decided, _ = decisions.in_force_on_entry(self.connection, (), ids) if ids else ([], {})
        marks = [m for of in marks_in(decided).values() for m in of if m.new and m.report in ids]
        found = [(m.report, moved(m, self.reading.article)) for m in marks]
        there = {i: report for i, report in found if report is not None}
        return {
            i: (start + number, report, report.model_dump_json())
            for number, (i, report) in enumerate(sorted(there.items(), key=lambda each: each[0]))
        }

    def _keep_told(self, part: _Sorted, version: int) -> set[str]:
        """Writes what is told; the reports that are new, back, or other than they were."""
        reports.add(self.connection, [self._row(i, part.told[i], version) for i in part.new])
        self.told += [self._change("report added", i, kind=part.told[i][1].kind) for i in part.new]
        fresh, same = set(part.new), []
        for report_id, told in part.told.items():
            old = part.known.get(report_id)
            if old is None:
                continue
            if old.content == told[2] and old.version == version and old.gone is None:
                same.append(report_id)
            else:
                fresh.add(report_id)
                self._renew(old, told, version)
        if same:
            reports.seen(self.connection, same, self.now)
        return fresh

    def _renew(self, old: Kept, told: tuple[int, Report, str], version: int) -> None:
        row = self._row(old.id, told, version)
        for name in ("id", "article", "first_seen", "features"):
            del row[name]
        reports.replace(self.connection, old, row, self.now)
        if old.gone:
            self.told.append(self._change("report back", old.id, since=old.gone))
        fields = differences(old.report, told[1])
        if fields:
            self.told.append(self._change("report changed", old.id, fields=fields))

    def _let_go(self, part: _Sorted, held: Collection[str]) -> set[str]:
        """Takes reports that are told no more out of their entries, those excepted that a decision holds;
        the reports that were linked to them or in one entry with them."""
        if not part.gone:
            return set()
        free = sorted(set(part.gone) - set(held))
        reports.set_standing(self.connection, held, active=True, gone=self.now)
        self.told += [self._change("report gone", i, held=i in held) for i in part.gone]
        return release(self.connection, free, self.now)

    def _row(self, report_id: str, told: tuple[int, Report, str], version: int) -> dict[str, Any]:
        position, report, content = told
        return {
            "id": report_id, "article": self.key, "version": version, "position": position,
            "kind": report.kind, "content": content, "decided_by": str(report.decided_by), "features": "",
            "first_seen": self.now, "last_seen": self.now, "gone": None, "active": True,
        }  # fmt: skip

    def _tell(self, act: changes.ChangeAct, **detail: Any) -> None:
        self.told.append(Change(act, article=self.key, detail=detail))

    def _change(self, act: changes.ChangeAct, report: str, **detail: Any) -> Change:
        return Change(act, article=self.key, report=report, detail=detail)

    def _filed(self, outcome: Outcome, told: int = 0) -> Filed:
        if outcome == "older version":
            changes.append(self.connection, self.told, self.now)
        return filed_from(self.key, outcome, told, self.told)


def _comes_after(versions: Iterable[Version], published: str | None) -> bool:
    """Whether a new version counts: unless the one that does was published later, by what both say."""
    current = next((v.published for v in versions if v.current), None)
    return not (current and published) or published >= current[: len(published)]
