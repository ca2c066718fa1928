from bordereau import read
from bordereau.exchange.labels import labels_of
from bordereau.model import Article, Cited, Item, Place, Reading, Transfer


def test_a_report_in_the_flat_form_has_the_guides_fields_and_no_passages() -> None:
    article = Article(id="x", text="Russia delivered two Su-25 to Bamako.")

    def cited(value: object, words: str) -> Cited:  # type: ignore[type-arg]
        start = article.text.index(words)
        return Cited(value=value, passages=(article.cite("text", start, start + len(words)),))

    told = cited("delivered", "delivered")
    report = Transfer(
        trigger=told.passages,
        stage=told,
        assertion=cited("stated", "delivered"),
        supplier=(cited("RUS", "Russia"),),
        items=(Item(category=cited("aircraft", "Su-25"), quantity=cited(2.0, "two")),),
        place=cited(Place(name="Bamako", country="MLI"), "Bamako"),
    )
    flat = labels_of(Reading(article=article, reports=(report,)))
    assert flat["id"] == "x"
    assert flat["events"] == [
        {
            "kind": "transfer", "date": None, "assertion": "stated",
            "place": {"name": "Bamako", "country": "MLI"},
            "supplier": ["RUS"], "recipient": [], "stage": "delivered",
            "items": [{"category": "aircraft", "designation": None, "quantity": 2.0, "unit": None}],
            "weight_t": None, "value": None, "basis": None, "carrier": [], "confidence": 1.0,
        }
    ]  # fmt: skip


def test_an_article_without_reports_has_an_empty_list() -> None:
    assert labels_of(read("Il pleut sur la ville.", lang="fr"))["events"] == []
