"""The register: all that the commands and the desk do with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import JsonValue
from sqlalchemy import Connection

from bordereau.model import Article, Entry, Passage, Reading, Report
from bordereau.register import (
    counting,
    explaining,
    lookup,
    marking,
    news,
    queueing,
    renewing,
    review,
    tallying,
    weighing,
)
from bordereau.register.check import Fault, check
from bordereau.register.counting import Source, Stats
from bordereau.register.errors import DamagedError, DecisionError, OutdatedError
from bordereau.register.explaining import Explanation
from bordereau.register.filed import Filed
from bordereau.register.filing import file_reading
from bordereau.register.filters import Filters, Page, Sort
from bordereau.register.lookup import ArticleView, HistoryLine, Made
from bordereau.register.news import News
from bordereau.register.queueing import Reason, Waiting
from bordereau.register.renewing import OnProgress
from bordereau.register.review import By, Decided
from bordereau.register.store import Store, articles, changes, entries, finding, open_store
from bordereau.register.store.changes import Change
from bordereau.register.tallying import Agreement, Flow, Period, Span, StateRole, Tally

Clock = Callable[[], datetime]


def _utc() -> datetime:
    return datetime.now(UTC)


class Register:
    """An open register. Every method is one transaction: it is done whole or not at all; but for `catch_up`,
    `renew` and what follows from a publisher's reliability, which are done in steps.

    All raise a RegisterError (`bordereau.register.errors`) where they cannot do what is asked.
    """

    def __init__(self, store: Store, clock: Clock = _utc) -> None:
        self._store = store
        self._clock = clock
        self._caught_up = False
        self._sources: tuple[counting.Moment, tuple[Source, ...]] | None = None

    @classmethod
    def open(cls, address: str | Path, *, clock: Clock = _utc) -> Self:
        """The register in a file, or in a database at postgresql://user@host/database.

        A file that is not there is made. One of an earlier version is migrated, after a copy of it is put
        beside it. `clock` gives the time that is noted with all that is done.
        """
        return cls(open_store(address), clock)

    @property
    def name(self) -> str:
        """The path or address, without a password."""
        return self._store.name

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written to it."""
        return self._store.read_only

    def close(self) -> None:
        """Lets go of files and connections."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def file(self, reading: Reading, raw: bytes, *, origin: str = "") -> Filed:
        """Files what was read of an article, with the bytes it was read from; what that changed.

        `origin` tells people where it was read. Filing the same again changes nothing.
        """
        with self._writing() as connection:
            return file_reading(connection, reading, raw, origin, self._now())

    def entries(
        self,
        filters: Filters | None = None,
        *,
        sort: Sort = "date",
        reverse: bool = False,
        limit: int = 50,
        after: str | None = None,
    ) -> Page:
        """A page of entries: the newest first, or by credibility the most credible. `after` is the last
        page's, and goes with the same filters and order."""
        with self._store.reading() as connection:
            return finding.page(connection, filters or Filters(), sort, reverse, limit, after)

    def count(self, filters: Filters | None = None) -> int:
        """How many entries there are."""
        with self._store.reading() as connection:
            return finding.count(connection, filters or Filters())

    def tally(self, filters: Filters | None = None, *, bound: int = 1000, values: int = 8) -> Tally:
        """How many entries pass, and how often each value stands in them, both counted up to `bound`."""
        with self._store.reading() as connection:
            return tallying.tally(connection, filters or Filters(), bound, values)

    def over_time(self, filters: Filters | None = None, *, period: Period = "year") -> list[Span]:
        """All dated entries that pass, by the year or month of their first day and by verdict."""
        with self._store.reading() as connection:
            return tallying.over_time(connection, filters or Filters(), period)

    def flows(self, filters: Filters | None = None, *, limit: int = 200) -> list[Flow]:
        """Who supplied whom in all entries that pass, the most frequent pairs first."""
        with self._store.reading() as connection:
            return tallying.flows(connection, filters or Filters(), limit)

    def states(self, filters: Filters | None = None, *, role: StateRole = "recipient") -> dict[str, int]:
        """In how many of all entries that pass each state has that role, by ISO 3166-1 alpha-3 code."""
        with self._store.reading() as connection:
            return tallying.states(connection, filters or Filters(), role)

    def waiting(self, *, bound: int = 1000) -> dict[Reason, Waiting]:
        """How many entries wait for a person, by reason, counted up to `bound`."""
        with self._store.reading() as connection:
            return queueing.waiting(connection, bound)

    def news(self, name: str) -> tuple[News, ...]:
        """What the articles of an entry tell otherwise since a person last decided on it."""
        with self._store.reading() as connection:
            return news.since_decided(connection, lookup.entry(connection, name))

    def next_in_queue(self, reason: Reason, *, after: str | None = None, limit: int = 1) -> list[str]:
        """The ids of entries that wait for this reason, the newest first, from the place of `after` on."""
        with self._store.reading() as connection:
            return queueing.next_in_queue(connection, reason, after=after, limit=limit)

    def entry(self, name: str) -> Entry:
        """The entry of that id, or of a name that it had before it went into another."""
        with self._store.reading() as connection:
            return lookup.entry(connection, name)

    def whole(self, ids: Iterable[str]) -> dict[str, Entry]:
        """The entries of these ids, all at once: those left out that are gone, or kept in another form."""
        with self._store.reading() as connection:
            return entries.find_all(connection, ids)

    def explain(self, name: str) -> Explanation:
        """Why the reports of an entry were filed together, and what kept the nearest others out.

        OutdatedError where other rules kept what is compared in a form that these do not read.
        """
        with self._store.reading() as connection:
            try:
                return explaining.explain(connection, name)
            except (TypeError, ValueError) as error:
                if renewing.rules_of(connection) == renewing.RULES:
                    raise
                raise OutdatedError(
                    "%(entry)s was kept by another version of bordereau, in a form that this one does not "
                    "read: `bordereau renew` makes all entries anew",
                    entry=name,
                ) from error

    def article(self, name: str) -> ArticleView:
        """The article of a key (or its beginning), id, address or report: versions, reports, copies."""
        with self._store.reading() as connection:
            return lookup.article(connection, name)

    def articles(self, keys: Iterable[str]) -> dict[str, Article]:
        """The articles of these keys, all at once, in the versions that count; those left out that are not
        there."""
        with self._store.reading() as connection:
            return articles.current(connection, keys)

    def raw(self, name: str, version: int | None = None) -> bytes:
        """The bytes that an article's version was read from, by default those of the version that counts."""
        with self._store.reading() as connection:
            return lookup.raw(connection, name, version)

    def history(self, name: str | None = None, *, limit: int = 1000) -> list[HistoryLine]:
        """What persons decided and the program did: of one entry all of it, or the last of the register's."""
        with self._store.reading() as connection:
            return lookup.history(connection, name, limit)

    def decisions(self, *, before: int | None = None, limit: int = 50) -> list[Made]:
        """What persons decided, the newest first: those before that number, to go on from the last one's."""
        with self._store.reading() as connection:
            return lookup.decided(connection, before, limit)

    def changes(self, since: int = 0, *, limit: int = 1000) -> list[Change]:
        """What the program did after the change of that number, in its order: go on from the last one's."""
        with self._store.reading() as connection:
            return changes.since(connection, since, limit)

    def stats(self) -> Stats:
        """How much is in the register."""
        with self._store.reading() as connection:
            return counting.stats(connection, self._store.size())

    def sources(self) -> list[Source]:
        """All publishers with their articles, near copies and reliability, those with most articles first."""
        with self._store.reading() as connection:
            moment = counting.moment(connection)
            if self._sources is None or self._sources[0] != moment:
                self._sources = moment, tuple(counting.sources(connection))
            return list(self._sources[1])

    def agreement(self, publishers: Sequence[str], *, bound: int = 100) -> dict[str, Agreement]:
        """By publisher, how many entries it shares with others, up to `bound`, and how many are disputed."""
        with self._store.reading() as connection:
            return tallying.agreement(connection, publishers, bound)

    @property
    def outdated(self) -> bool:
        """Whether entries were made by the rules of another version, or long work was begun and not done:
        what is next written sees to it first, or `catch_up` does."""
        with self._store.reading() as connection:
            return renewing.is_behind(connection) or weighing.is_behind(connection)

    def renew(self, on_progress: OnProgress | None = None) -> int:
        """Makes all entries anew from reports and decisions, by the rules of today; how many changes it made.

        Ids stay. It takes about as long as filing all articles again, reading not counted; `on_progress` is
        told how many steps are done, and of how many.
        """
        with self._store.writing() as connection:
            renewing.begin(connection)
        return len(self.catch_up(on_progress))

    def catch_up(self, on_progress: OnProgress | None = None) -> list[Change]:
        """Does what an upgrade, or a change of a publisher's reliability, left to be done; what it changed.

        It goes in steps, a transaction each: where it is stopped, or killed, it goes on when something is
        next written. Until then entries are shown as they were. `on_progress` is told after each step.
        """
        told: list[Change] = []
        while (done := self._step()) is not None:
            told += done.changes
            if on_progress is not None:
                on_progress(done.done, done.total)
        self._caught_up = True
        return told

    def _step(self) -> renewing.Step | None:
        with self._store.writing() as connection:
            return renewing.step(connection, self._now()) or weighing.step(connection)

    def check(self) -> Iterator[Fault]:
        """All that is wrong with the register, as it is found; nothing is mended."""
        try:
            with self._store.reading() as connection:
                yield from check(connection)
        except DamagedError as error:
            yield Fault("file", self.name, str(error))

    def accept(self, name: str, *, who: str, why: str = "") -> Decided:
        """Says that an entry is right as it is. Where that was the last word already and no article changed
        since, nothing is recorded (`Decided.already`)."""
        with self._writing() as connection:
            return review.word(connection, "accept", name, self._by(who, why), {})

    def reject(self, name: str, *, who: str, why: str = "") -> Decided:
        """Says that an entry is wrong: nothing of the kind happened, or it does not belong here."""
        with self._writing() as connection:
            return review.word(connection, "reject", name, self._by(who, why), {})

    def note(self, name: str, text: str, *, who: str, why: str = "") -> Decided:
        """Notes something about an entry."""
        if not text.strip():
            raise DecisionError("there is nothing to note")
        with self._writing() as connection:
            return review.word(connection, "note", name, self._by(who, why), {"text": text})

    def correct(self, name: str, field: str, value: JsonValue, *, who: str, why: str = "") -> Decided:
        """Sets the value of an entry's field, as JSON has it; None makes it unknown."""
        with self._writing() as connection:
            return review.correct(connection, name, field, value, self._by(who, why))

    def mark(  # noqa: PLR0913 (what, where, and who)
        self, report: str, field: str, value: JsonValue, passage: Passage, *, who: str, why: str = ""
    ) -> Decided:
        """Sets a field of a report's entry, as `correct` does, by words of its article that the reader
        missed: the report has the value from then on, with these words, whatever is read there later. A field
        that is a list has the value besides those it has."""
        with self._writing() as connection:
            return marking.mark(connection, report, field, value, passage, self._by(who, why))

    def file_report(self, article: str, report: Report, *, who: str, why: str = "") -> Decided:
        """Files a report that a person found in an article and the reader missed, and accepts its entry. It
        stays, whatever is read there later, while the decision is in force and the article has its words."""
        with self._writing() as connection:
            return marking.file_report(connection, article, report, self._by(who, why))

    def merge(self, name: str, other: str, *, who: str, why: str = "") -> Decided:
        """Says that two entries are one happening; both names find it, the older is its id."""
        with self._writing() as connection:
            return review.merge(connection, name, other, self._by(who, why))

    def split(self, name: str, reports: Sequence[str], *, who: str, why: str = "") -> Decided:
        """Says that these reports of an entry are another happening: they become an entry of their own."""
        with self._writing() as connection:
            return review.split(connection, name, reports, self._by(who, why))

    def undo(self, decision: int, *, who: str, why: str = "") -> Decided:
        """Takes a decision out of force. To have it back, undo the undoing."""
        with self._writing() as connection:
            decided = review.undo(connection, decision, self._by(who, why))
        return self._followed(decided)

    def set_reliability(
        self, publisher: str, letter: str, *, who: str, why: str = "", on_progress: OnProgress | None = None
    ) -> Decided:
        """Says how reliable a publisher is: A (completely) to E (unreliable), F (cannot be judged).

        The publisher's entries follow in steps, of which `on_progress` is told.
        """
        with self._writing() as connection:
            decided = review.set_reliability(connection, publisher, letter, self._by(who, why))
        return self._followed(decided, on_progress)

    def _followed(self, decided: Decided, on_progress: OnProgress | None = None) -> Decided:
        """A decision with the entries that it changed in steps of their own."""
        told = self.catch_up(on_progress)
        changed = [str(change.entry) for change in told if change.decision == decided.decision.no]
        return replace(decided, entries=tuple(dict.fromkeys([*decided.entries, *changed])))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that writes to entries of today's rules."""
        if not self._caught_up:
            self.catch_up()
        with self._store.writing() as connection:
            yield connection

    def _by(self, who: str, why: str) -> By:
        return By(who, why, self._now())

    def _now(self) -> str:
        return self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
