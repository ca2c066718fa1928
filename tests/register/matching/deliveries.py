"""Deliveries as articles tell them, for tests that compare them."""

from bordereau.model import Article, Cited, FiledReport, Item, Money, Place, Transfer

ARTICLE = Article(text="Il a livré des armes.")
PASSAGES = (ARTICLE.cite("text", 5, 10),)


def cited(value, confidence=1.0):
    return Cited(value=value, passages=PASSAGES, confidence=confidence)


def delivery(
    name, *, article=None, published=None, date=None, place=None, items=("weapons",), stage="delivered",
    supplier=("RUS",), recipient=("MLI",), carrier=(), weight=None, value=None, unit=None, sure=1.0,
    country="MLI",
):  # fmt: skip
    """A transfer as an article tells it; items as 'category' or (category, designation, quantity)."""
    things = [(i, None, None) if isinstance(i, str) else i for i in items]
    report = Transfer(
        trigger=PASSAGES,
        date=date and cited(date),
        place=place and cited(Place(name=place, country=country)),
        assertion=cited("stated"),
        supplier=tuple(map(cited, supplier)),
        recipient=tuple(cited(name, sure) for name in recipient),
        stage=cited(stage),
        items=tuple(
            Item(
                category=cited(c),
                designation=d and cited(d),
                quantity=q and cited(q),
                unit=unit and cited(unit),
            )
            for c, d, q in things
        ),
        weight_t=weight and cited(weight),
        value=value and cited(Money(amount=value[0], currency=value[1])),
        carrier=tuple(map(cited, carrier)),
    )
    return FiledReport(
        id=name, article=article or name, voice=article or name, published=published, report=report
    )
