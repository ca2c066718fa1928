"""The register for the terminal: the consignment note of an entry, and a table of entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from rich.box import SIMPLE_HEAD, SQUARE
from rich.console import Console, Group
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bordereau.exchange.showing import LABELS, headed, shown, words_of
from bordereau.exchange.terminal import one_line
from bordereau.model import Article, Claim, Entry, EntryField, Reliability, Side, Verdict
from bordereau.register import Summary
from bordereau.register.reconcile import credibility_words

_WIDTH = 100
_COLOURS: Mapping[str, str] = {"agreed": "green", "refined": "cyan", "single": "default", "disputed": "red"}
_OWN_VALUE = ("agreed", "only one")  # rules that say no more than the verdict does
_WHO: Mapping[str, tuple[str, ...]] = {
    "transfer": ("supplier", "recipient"),
    "attack": ("perpetrator",),
    "deployment": ("force", "host"),
    "cooperation": ("parties",),
    "statement": ("speaker",),
}
_WHAT: Mapping[str, tuple[str, ...]] = {
    "transfer": ("stage", "items", "weight_t", "value"),
    "attack": ("form", "target", "killed"),
    "deployment": ("phase", "personnel"),
    "cooperation": ("form",),
    "statement": ("quote",),
}
_BARE = ("stage", "form", "phase", "target", "quote", "items")  # told in the table without a label
_COLUMNS = {"date": 10, "who": 10, "what": None, "by": 2, "cred.": 5, "verdict": 8}
_ID = 18
_OTHERS = 66  # columns that are kept for the rest where an id is longer
_CUT = 90


def print_entry(
    console: Console,
    entry: Entry,
    articles: Mapping[str, Article] | None = None,
    letters: Mapping[str, Reliability] | None = None,
    notice: str | None = None,
) -> None:
    """Prints the consignment note of an entry: each field with its verdict, its value and the rule that chose
    it, each side with its value, who says so, and the words.

    `articles` gives the articles by the keys that claims have; it adds dates of publication, and titles and
    addresses to the reports that are listed at the end. `letters` adds the reliability of publishers, by name
    (F for those not named). `notice` is a line under the heading. At most 100 columns wide. Whatever an
    article holds is shown as its letters: no markup in it is followed, and characters that would steer the
    terminal are spelt out.
    """
    known = articles or {}
    colour = _COLOURS[entry.verdict]
    blocks = [Text(_standing(entry)), Text(_credibility(entry), style="dim")]
    if notice:
        blocks.append(Text(one_line(notice), style="yellow"))
    fields = (_field(field, lambda claim: _teller(claim, known, letters)) for field in entry.fields)
    console.print(
        Panel(
            Group(*blocks, Text(""), *fields, *_reports(entry, known)),
            box=SQUARE, width=min(console.width, _WIDTH), border_style=colour, title_align="left",
            title=f"[bold {colour}]{escape(one_line(entry.id))} · {entry.kind}: {_told(entry.verdict)}[/]",
        )
    )  # fmt: skip


def print_entries(console: Console, entries: Iterable[Summary]) -> int:
    """Prints a table of entries, one row each, and gives their number.

    Columns: the entry's id, date, parties, what happened, by how many independent publishers it is told,
    credibility (1 to 6), and its verdict, or what a person made of it. '?' marks what sources differ on. As
    wide as the console.
    """
    rows = [(_row(entry), entry.review == "rejected") for entry in entries]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    longest = max((len(row[0]) for row, _ in rows), default=0)  # of the ids
    for heading, width in {
        "entry": max(len("entry"), min(longest, max(_ID, console.width - _OTHERS))),
        **_COLUMNS,
    }.items():
        table.add_column(heading, width=width, ratio=None if width else 1, overflow="fold")
    for row, rejected in rows:
        table.add_row(*row, style="dim" if rejected else None)
    if rows:
        console.print(table)
    return len(rows)


def _standing(entry: Entry) -> str:
    reports = _count(len(entry.reports), "report")
    review = "not reviewed" if entry.review == "open" else f"{entry.review} by a person"
    return f"{reports} by {_count(entry.publishers, 'independent publisher')}; {review}"


def _credibility(entry: Entry) -> str:
    words = credibility_words(entry.credibility)
    return f"credibility {entry.credibility}, {words}: {entry.credibility_rule}"


def _field(field: EntryField, teller: Callable[[Claim], str]) -> Table:
    """One field: its name and verdict beside its value; sides below, unless one side says it all."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=9, no_wrap=True)
    table.add_column(width=8, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    name = Text(LABELS.get(field.field, field.field), style="bold")
    verdict = Text(_told(field.verdict), style=_COLOURS[field.verdict])
    value = Text(shown(field.field, field.value), style="bold" if field.value is not None else "")
    if field.rule not in _OWN_VALUE:
        value.append(f"  ({field.rule})", style="dim not bold")
    table.add_row(name, verdict, value)
    several = len(field.sides) > 1 or any(side.value != field.value for side in field.sides)
    for side in field.sides:
        if several:
            table.add_row("", "", Text(_side(field.field, side)))
        for line in _claims(side, teller):
            table.add_row("", "", Padding(line, (0, 0, 0, 4 if several else 2)))
    return table


def _side(field: str, side: Side) -> str:
    return f"- {shown(field, side.value)}: {_count(side.publishers, 'publisher')}"


def _claims(side: Side, teller: Callable[[Claim], str]) -> Iterator[Text]:
    """Who gives a side, one line for each report: publisher, date of publication, the words."""
    by_report: dict[str, list[Claim]] = {}
    for claim in side.claims:
        by_report.setdefault(claim.report, []).append(claim)
    for claims in by_report.values():
        passages = [passage for claim in claims for passage in claim.passages]
        line = Text(f"{teller(claims[0])} ", style="italic")
        line.append(words_of(passages), style="dim not italic")
        if any(claim.reckoned for claim in claims):
            line.append(" (reckoned)", style="dim not italic")
        if claims[0].withdrawn:
            line.append(f" ({_WITHDRAWN})", style="not italic")
        yield line


_WITHDRAWN = "withdrawn: its article tells it no more"


def _teller(claim: Claim, articles: Mapping[str, Article], letters: Mapping[str, Reliability] | None) -> str:
    """Who makes a claim: publisher, reliability, date of publication."""
    article = articles.get(claim.article)
    published = article.published if article else None
    name = claim.publisher or "no publisher"
    rated = name if letters is None else f"{name} [{letters.get(name, 'F')}]"
    return one_line(", ".join(filter(None, (rated, published))))


def _reports(entry: Entry, articles: Mapping[str, Article]) -> Iterator[Text | Table]:
    """The reports at the end of a note: id, and date, publisher, title and address of the article."""
    claims = {c.report: c for f in entry.fields for side in f.sides for c in side.claims}
    known = {report: articles.get(claims[report].article) for report in entry.reports if report in claims}
    yield Text("\nreports", style="bold")
    for report in sorted(known, key=lambda r: (_published(known[r]), r)):
        article = known[report]
        about = [claims[report].publisher or "no publisher"]
        if article:
            about = [article.published or "no date", *about, headed(article) or "", article.url or ""]
        if claims[report].withdrawn:
            about.append(_WITHDRAWN)
        line = Table.grid(padding=(0, 2, 0, 0), expand=True)
        line.add_column(no_wrap=True)
        line.add_column(ratio=1, overflow="fold")
        told = Text(one_line(" · ".join(filter(None, about))), style="dim")
        line.add_row(Text(f"  {one_line(report)}"), told)
        yield line


def _published(article: Article | None) -> str:
    return (article.published if article else None) or ""


def _row(entry: Summary) -> tuple[Text, ...]:
    colour = _COLOURS[entry.verdict]
    return (
        Text(one_line(entry.id), style="bold"),
        Text(_cell(entry, "date")),
        Text(" → ".join(_cell(entry, name) for name in _WHO[entry.kind] if _has(entry, name))),
        Text(_cut("; ".join(_cell(entry, name) for name in _WHAT[entry.kind] if _has(entry, name)))),
        Text(str(entry.publishers)),
        Text(str(entry.credibility)),
        Text(_told(entry.verdict) if entry.review == "open" else entry.review, style=colour),
    )


def _cell(entry: Summary, name: str) -> str:
    value = entry.values.get(name)
    differ = "?" if entry.verdicts.get(name) == "disputed" else ""
    if value is None:
        return f"{LABELS.get(name, name)}{differ}" if differ else ""
    label = "" if name in _BARE or name not in _WHAT[entry.kind] else f"{LABELS.get(name, name)} "
    return f"{label}{_short(name, value)}{differ}"


def _short(name: str, value: Any) -> str:
    """A value for the table, kept short: states by their codes, things by their designations."""
    if name == "date":
        return one_line(str(value)).replace("/", "/ ")  # where an interval may break
    if name == "items":
        return "; ".join(_item(item) for item in value)
    return one_line(", ".join(value)) if isinstance(value, list) else shown(name, value)


def _item(item: Mapping[str, Any]) -> str:
    return shown(
        "items", {**item, "category": item.get("designation") or item["category"], "designation": None}
    )


def _has(entry: Summary, name: str) -> bool:
    return entry.values.get(name) not in (None, []) or entry.verdicts.get(name) == "disputed"


def _told(verdict: Verdict) -> str:
    return verdict.upper() if verdict == "disputed" else verdict


def _cut(words: str) -> str:
    return words if len(words) <= _CUT else words[: _CUT - 1] + "…"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")
