"""A letter that cannot be right is refused when it is built, not when somebody prints it."""

from collections.abc import Callable
from datetime import time
from decimal import Decimal

import pytest
from tests.documents.samples import letter

from jobbro.documents import (
    Bar,
    BulletList,
    DataTable,
    FactTable,
    Heading,
    Letter,
    Run,
    Signatures,
    StairFigure,
    WeekFigure,
    WeekSlot,
)

WRONG: dict[str, Callable[[], object]] = {
    "a heading on the title's level": lambda: Heading("x", 1),
    "a heading that skips a level": lambda: letter(Heading("x", 3)),
    "a title of blanks": lambda: letter(title="  "),
    "a link that runs a script": lambda: Run("x", link="javascript:alert(1)"),
    "a table without rows": lambda: FactTable(()),
    "a row that is too short": lambda: DataTable(("a", "b"), (("1",),)),
    "widths that are too few": lambda: DataTable(("a", "b"), (("1", "2"),), (1,)),
    "an empty list": lambda: BulletList(()),
    "nobody to sign": lambda: Signatures(()),
    "a bar with a value too many": lambda: StairFigure("x", ("a",), (Bar("b", (Decimal(1), Decimal(2))),)),
    "a bar below zero": lambda: StairFigure("x", ("a",), (Bar("b", (Decimal(-1),)),)),
    "a day that ends before it starts": lambda: WeekFigure("x", ("a",), (WeekSlot(1, time(12), time(9)),)),
    "an eighth weekday": lambda: WeekFigure("x", ("a",), (WeekSlot(8, time(9), time(12)),)),
    "a colour by name": lambda: _with(colour="red"),
    "a language without words": lambda: _with(language="de"),
}


def _with(**more: str) -> Letter:
    plain = letter()
    return Letter(
        title=plain.title,
        about=plain.about,
        municipality=plain.municipality,
        printed_on=plain.printed_on,
        blocks=(),
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("name", WRONG)
def test_a_letter_that_cannot_be_right_is_refused(name: str) -> None:
    with pytest.raises(ValueError):
        WRONG[name]()
