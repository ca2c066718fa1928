import json
from collections import Counter

from bordereau import read
from bordereau.model import Article
from bordereau.samples import ARTICLES, LABELS, notice_of

NOTE = "synthetic: written for bordereau; evidence of nothing"
RECORDS = [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]
LABELLED = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
TRANSFERS = [(d, e) for d in LABELLED for e in d["events"] if e["kind"] == "transfer"]


def article(record: dict) -> Article:  # type: ignore[type-arg]
    return Article(**{k: v for k, v in record.items() if k != "note"})


def test_every_sample_says_that_it_is_synthetic() -> None:
    for record in RECORDS:
        assert record["note"] == NOTE
        assert record["publisher"].endswith("(synthetic)")
        assert notice_of(article(record)) == NOTE


def test_an_article_that_is_no_sample_carries_no_notice() -> None:
    assert notice_of(Article(text="x")) is None
    assert notice_of(Article(id="sample-01-fr", text="another text with the id of a sample")) is None


def test_samples_are_in_both_languages_and_show_the_range() -> None:
    assert min(Counter(r["lang"] for r in RECORDS)[lang] for lang in ("fr", "en")) >= 5
    stages = {e["stage"] for _, e in TRANSFERS}
    assert stages == {"planned", "ordered", "in_transit", "delivered", "cancelled"}
    assert {e["assertion"] for _, e in TRANSFERS} == {"stated", "attributed", "unconfirmed", "denied"}
    assert {e["basis"] for _, e in TRANSFERS} >= {"gift", "sale", None}
    assert sum(all(e["kind"] != "transfer" for e in d["events"]) for d in LABELLED) >= 2


def test_two_samples_tell_of_one_flight_and_differ_on_its_cargo() -> None:
    first, second = (d["events"][0] for d in LABELLED[:2])
    assert first["occasion"] == second["occasion"] == "rus-mli-2024-09-18"
    for slot in ("supplier", "recipient", "weight_t", "carrier", "stage", "place"):
        assert first[slot] == second[slot]
    cargo = [{i["category"] for i in e["items"]} for e in (first, second)]
    assert cargo == [{"weapons", "food", "medical"}, {"food", "medical"}]


def test_the_labelled_documents_are_the_articles() -> None:
    assert [{k: v for k, v in d.items() if k != "events"} for d in LABELLED] == RECORDS


def test_every_labelled_span_is_words_of_its_article() -> None:
    for document, event in TRANSFERS:
        slots = set()
        for span in event["spans"]:
            slots.add(span["slot"])
            if "start" in span:
                words = (document["title"] if span["where"] == "title" else document["text"])[
                    span["start"] : span["end"]
                ]
                assert words
                assert words == words.strip()
        assert {s for s in ("supplier", "recipient", "carrier") if event[s]} <= slots


def test_words_in_quotation_marks_are_never_a_named_persons() -> None:
    speakers = {e["speaker"] for d in LABELLED for e in d["events"] if e["kind"] == "statement"}
    offices = ("officier", "ministère", "ambassade", "importateur", "embassy", "spokeswoman")
    assert all(any(office in s for office in offices) for s in speakers), speakers


def test_the_reader_finds_the_flight_in_both_reports() -> None:
    for record in RECORDS[:2]:
        reports = read(article(record)).reports
        assert [(r.kind, r.recipient[0].value) for r in reports if r.kind == "transfer"] == [
            ("transfer", "MLI")
        ]
