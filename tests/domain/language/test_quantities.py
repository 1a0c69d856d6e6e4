"""Reading the number of a limit, and what is promised about it."""

from decimal import Decimal

import pytest

from jobbro.domain.language.quantities import Bound, Measured, Per, is_concrete, quantities

READ = {
    "højst 5 kg": (5, 5, Measured.KILOS, None, Bound.UP_TO),
    "Jeg kan ikke løfte mere end 5 kg": (5, 5, Measured.KILOS, None, Bound.UP_TO),
    "Jeg kan ikke løfte 5 kg": (5, 5, Measured.KILOS, None, Bound.BELOW),
    "under 5kg": (5, 5, Measured.KILOS, None, Bound.BELOW),
    "½ kg": ("0.5", "0.5", Measured.KILOS, None, None),
    "5-10 kilo": (5, 10, Measured.KILOS, None, None),
    "cirka 1,5 km": (1500, 1500, Measured.METRES, None, Bound.ABOUT),
    "Kan gå 500 m": (500, 500, Measured.METRES, None, None),
    "en halv time": ("0.5", "0.5", Measured.HOURS, None, None),
    "halvanden time": ("1.5", "1.5", Measured.HOURS, None, None),
    "fire timer om dagen": (4, 4, Measured.HOURS, Per.DAY, None),
    "et kvarter": (15, 15, Measured.MINUTES, None, None),
    "1-2 gange om måneden": (1, 2, Measured.TIMES, Per.MONTH, None),
    "én dag om måneden": (1, 1, Measured.DAYS, Per.MONTH, None),
    "to gange hver uge": (2, 2, Measured.TIMES, Per.WEEK, None),
    "mindst 10 minutters pause": (10, 10, Measured.MINUTES, None, Bound.AT_LEAST),
    "Jeg kan ikke møde før kl. 9": (9, 9, Measured.CLOCK, None, Bound.FROM),
    "Jeg kan ikke arbejde efter klokken 14.30": ("14.5", "14.5", Measured.CLOCK, None, Bound.UP_TO),
    "bedst mellem 9 og 12": (9, 12, Measured.CLOCK, None, None),
    "kl. 9-12": (9, 12, Measured.CLOCK, None, None),
    "ikke mellem kl. 12 og kl. 14": (12, 14, Measured.CLOCK, None, Bound.BELOW),
}


@pytest.mark.req("R-055")
@pytest.mark.parametrize("text", READ)
def test_a_number_is_read_with_its_unit_its_period_and_its_bound(text):
    (number,) = quantities(text)
    low, high, *rest = READ[text]
    assert (number.low, number.high) == (Decimal(low), Decimal(high))
    assert [number.unit, number.per, number.bound] == rest


@pytest.mark.parametrize("text", ["hver time", "hvert 30. minut", "hver anden time"])
def test_how_often_is_told_apart_from_how_much(text):
    (number,) = quantities(text)
    assert number.every and number.core == text


@pytest.mark.req("R-055")
@pytest.mark.parametrize(
    "text",
    [
        "ingen tunge løft",
        "ikke gå særlig langt",
        "én opgave ad gangen",
        "en gang imellem",
        "en kollega",
        "kl",
        "",
        "37",
    ],
)
def test_words_without_a_number_that_counts_something_are_not_concrete(text):
    assert not is_concrete(text)


def test_a_no_counts_only_in_its_own_clause():
    (number,) = quantities("Jeg kan ikke løfte tungt, men jeg går gerne 500 m.")
    assert number.bound is None
