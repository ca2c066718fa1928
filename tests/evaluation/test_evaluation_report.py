import json
from pathlib import Path
from typing import Any

import pytest

from bordereau.evaluation.evaluating import evaluate
from bordereau.evaluation.gold import GoldProblem, read_gold
from bordereau.evaluation.passages import score_passages
from bordereau.evaluation.report import evaluate_files
from bordereau.model import Article, Cited, Item, Reading, Transfer

TEXT = "Russia delivered four tanks and nine tanks to Mali."


def span(slot: str, words: str, i: int = 0) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"slot": slot, "i": i, "where": "text", "start": start, "end": start + len(words)}


def labelled(id: str = "x", lang: str = "en") -> dict[str, Any]:
    items = [
        {"category": "armoured_vehicle", "designation": None, "quantity": n, "unit": None} for n in (4, 9)
    ]
    spans = [
        span("supplier", "Russia"), span("recipient", "Mali"), span("stage", "delivered"),
        span("item.category", "tanks and"), span("item.category", "tanks to", 1),
        span("item.quantity", "four"), span("item.quantity", "nine", 1),
    ]  # fmt: skip
    event = {
        "kind": "transfer", "supplier": ["RUS"], "recipient": ["MLI"], "stage": "delivered", "items": items,
        "carrier": [], "date": None, "place": None, "assertion": "stated", "spans": spans,
    }  # fmt: skip
    return {"id": id, "lang": lang, "text": TEXT, "events": [event]}


def write(path: Path, *records: Any) -> Path:
    path.write_text(
        "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records), encoding="utf-8"
    )
    return path


def reading(**words: str) -> Reading:
    """A reading with all values right; `words` says where it found each, by slot."""
    article = Article(id="x", text=TEXT)

    def cited(value: Any, found: str) -> Cited[Any]:
        start = TEXT.index(found)
        return Cited(value=value, passages=(article.cite("text", start, start + len(found)),))

    items = tuple(
        Item(category=cited("armoured_vehicle", tanks), quantity=cited(float(n), number))
        for n, number, tanks in ((9, "nine", "tanks to"), (4, words.get("four", "four"), "tanks and"))
    )
    told = cited("delivered", "delivered")
    report = Transfer(
        trigger=told.passages, stage=told, assertion=cited("stated", "delivered"),
        supplier=(cited("RUS", words.get("supplier", "Russia")),), recipient=(cited("MLI", "Mali"),),
        items=items,
    )  # fmt: skip
    return Reading(article=article, reports=(report,))


def run(*gold: Path, **options: Any) -> tuple[Any, list[GoldProblem]]:
    told: list[GoldProblem] = []
    given: dict[str, Any] = {"languages": None, "predicted": None, "worst": 5, "as_json": True, **options}
    return evaluate_files(gold, on_problem=told.append, **given), told


def test_passages_on_labelled_spans_are_right_and_items_are_compared_with_their_own() -> None:
    shares = {p.slot: p.share for p in score_passages([labelled()], {"x": reading()})}
    assert set(shares.values()) == {1.0}
    assert set(shares) == {"supplier", "recipient", "stage", "item.category", "item.quantity"}


def test_a_right_value_with_its_passage_elsewhere_is_counted_against_it() -> None:
    scored = score_passages([labelled()], {"x": reading(supplier="Mali", four="nine")})
    shares = {p.slot: (p.right, p.overlapping) for p in scored}
    assert shares["supplier"] == (1, 0)
    assert shares["item.quantity"] == (2, 1)
    assert shares["recipient"] == (1, 1)


def test_the_worst_document_comes_first_and_a_flawless_one_not_at_all() -> None:
    bad = [{**labelled()["events"][0], "supplier": ["CHN"]}]
    docs = [labelled("good"), labelled("bad"), labelled("lost")]
    found = evaluate(docs, {"good": labelled()["events"], "bad": bad, "lost": []}, None)
    assert [d.id for d in found.worst] == ["lost", "bad"]


def test_a_kind_that_is_never_predicted_does_not_make_a_document_the_worst() -> None:
    attack = {"kind": "attack", "form": "assault", "killed": 3}
    quiet = {**labelled("quiet"), "events": [*labelled()["events"], attack]}
    found = evaluate([quiet], {"quiet": labelled()["events"]}, None)
    assert found.worst == ()
    assert found.score.events["attack"].labelled == 1


def test_reading_is_scored_and_printed_in_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = write(tmp_path / "gold.jsonl", labelled())
    _, told = run(gold, as_json=False, ceiling=True, errors=5)
    out = capsys.readouterr().out
    assert told == []
    for words in ("1 documents", "documents with a transfer", "usable transfers", "Ceiling"):
        assert words in out
    assert max(map(len, out.splitlines())) <= 80


def test_figures_as_json_hold_every_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = write(tmp_path / "gold.jsonl", labelled())
    run(gold, ceiling=True)
    found = json.loads(capsys.readouterr().out)
    assert found["documents"] == 1
    assert set(found["transfer"]) == {"events", "slots", "by_slot"}
    assert found["ceiling"]["supplier"]["labelled"] == 1
    assert "passages" in found
    assert "worst" in found


def test_predictions_are_scored_without_reading_and_errors_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = write(tmp_path / "gold.jsonl", labelled("a"), labelled("b"))
    mine = write(tmp_path / "mine.jsonl", {"id": "a", "events": labelled()["events"]})
    _, told = run(gold, predicted=[mine], errors=3)
    found = json.loads(capsys.readouterr().out)
    assert found["usable_transfers"] == {"p": 1.0, "r": 0.5, "f1": 0.6667, "predicted": 1, "labelled": 2}
    assert [(e["id"], e["error"]) for e in found["errors"]] == [("b", "missed")]
    assert "passages" not in found
    assert "no prediction for 1 of 2 documents" in str(told[0])


def test_only_documents_in_the_languages_asked_for_are_scored(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", labelled("a", "fr"), labelled("b", "en"))
    found, told = run(gold, languages=["fr"], predicted=[write(tmp_path / "p", {"id": "a", "events": []})])
    assert found.score.documents == 1
    assert told == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{not json", "not JSON"),
        ('["a", "list"]', "no labelled document"),
        ({"id": "y", "lang": "en", "events": []}, "text"),
        ({"id": "y", "lang": "en", "text": "t"}, "events"),
        ({**labelled("y"), "events": [{"kind": "gift"}]}, "'gift' is no kind of event"),
        ({**labelled("y"), "events": [{"kind": "transfer", "supplier": "RUS"}]}, "supplier"),
        ({**labelled("y"), "published": "soon"}, "published"),
        ({**labelled("y"), "text": "short"}, "outside the text"),
        (labelled("x"), "a second document with the id 'x'"),
    ],
)
def test_a_broken_line_is_told_with_its_place_and_the_rest_goes_on(
    line: Any, reason: str, tmp_path: Path
) -> None:
    gold = write(tmp_path / "gold.jsonl", labelled("x"), line, labelled("z"))
    told: list[GoldProblem] = []
    assert [d["id"] for d in read_gold([gold], None, told.append)] == ["x", "z"]
    assert len(told) == 1
    assert told[0].line == 2
    assert reason in str(told[0])


def test_a_missing_file_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", labelled())
    found, told = run(
        tmp_path / "none.jsonl", gold, predicted=[write(tmp_path / "p", {"id": "x", "events": []})]
    )
    assert found.score.documents == 1
    assert "No such file" in str(told[0])


def test_nothing_left_to_score_is_told(tmp_path: Path) -> None:
    found, told = run(write(tmp_path / "gold.jsonl", labelled(lang="fr")), languages=["ru"])
    assert found is None
    assert "no labelled document in ru to score" in str(told[0])
