import pytest

from bordereau.exchange.adding import Added, print_added
from bordereau.register import Filed

NOTHING = {"reports": 1, "new": (), "changed": (), "gone": (), "back": (), "parted": {}, "changes": ()}


def test_an_entry_that_went_into_another_is_not_called_disputed(capsys: pytest.CaptureFixture[str]) -> None:
    disputed = Filed(
        article="a",
        outcome="new",
        founded=("E",),
        joined=(),
        merged={},
        disputed={"E": ("items",)},
        **NOTHING,
    )
    joining = Filed(
        article="b", outcome="new", founded=(), joined=("F",), merged={"F": ("E",)},
        disputed={"F": ("stage",)}, **NOTHING,
    )  # fmt: skip
    print_added(Added().with_article("a.txt", disputed).with_article("b.txt", joining), "bordereau.db")
    told = capsys.readouterr().out
    assert "E into F" in told
    assert "F: stage" in told
    assert "E: items" not in told
