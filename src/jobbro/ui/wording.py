"""Dates, amounts and counts in the words that Jobbro's pages use. Pure functions without a clock."""

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from jobbro.library.danish import MONTHS

MOST_DECIMALS = 2
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
SHORT_WEEKDAYS = ("man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn.")
SHORT_MONTHS = ("jan.", "feb.", "marts", "april", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec.")


def local_day(value: date | datetime) -> date:
    """Return the Danish calendar day of a day or a point in time."""
    if isinstance(value, datetime):
        return value.astimezone(COPENHAGEN).date() if value.tzinfo else value.date()
    return value


def long_day(value: date | datetime) -> str:
    """Write «ons. 4. marts 2026»."""
    day = local_day(value)
    return f"{SHORT_WEEKDAYS[day.weekday()]} {day.day}. {MONTHS[day.month - 1]} {day.year}"


def short_day(value: date | datetime, today: date | None = None) -> str:
    """Write «4. marts», with the year when it is not the year of today."""
    day = local_day(value)
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{day.day}. {SHORT_MONTHS[day.month - 1]}{year}"


def clock(value: datetime | time) -> str:
    """Write «10.42» in Danish time."""
    if isinstance(value, datetime) and value.tzinfo:
        value = value.astimezone(COPENHAGEN)
    return f"{value.hour}.{value.minute:02d}"


def day_and_clock(value: datetime) -> str:
    """Write «ons. 4. marts 2026 kl. 10.42»."""
    return f"{long_day(value)} kl. {clock(value)}"


def ago(value: date | datetime, today: date) -> str:
    """Write «i dag», «i går», «for 12 dage siden», «i morgen», «om 3 dage»; months and years when long."""
    days = (local_day(value) - today).days
    near = {-2: "i forgårs", -1: "i går", 0: "i dag", 1: "i morgen", 2: "i overmorgen"}
    if days in near:
        return near[days]
    amount = _span(abs(days))
    return f"for {amount} siden" if days < 0 else f"om {amount}"


def _span(days: int) -> str:
    if days < 60:
        return plural(days, "dag", "dage")
    if days < 730:
        return plural(days // 30, "måned", "måneder")
    return f"{days // 365} år"


def plural(count: int | Decimal, one: str, many: str) -> str:
    """Write «1 dag», «3 dage», «1.200 dage»."""
    return f"{number(count)} {one if count == 1 else many}"


def number(value: Decimal | int | float, decimals: int | None = None) -> str:
    """Write «1.234,5»: point between thousands, comma before decimals; at most two of them, unless asked for."""
    # A third of an hour has no end in decimals: sums are made in minutes, and only what is said is rounded.
    places = MOST_DECIMALS if decimals is None else decimals
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    exact = abs(exact) if exact == 0 else exact
    text = f"{exact:,f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(",", " ").replace(".", ",").replace(" ", ".").replace("-", "−")


def kroner(value: Decimal | int) -> str:
    """Write «1.234 kr.» or, with øre, «1.234,50 kr.»."""
    exact = Decimal(value)
    whole = exact == exact.to_integral_value()
    return f"{number(exact, 0 if whole else 2)} kr."


def hours(value: Decimal | int) -> str:
    """Write «1 time», «9 timer», «7,5 timer»."""
    said = number(value)
    return f"{said} {'time' if said == '1' else 'timer'}"


def phone(text: str) -> str:
    """Write a Danish number as «12 34 56 78»; others as they were typed."""
    digits = re.sub(r"[^\d+]", "", text)
    prefix = ""
    if digits.startswith(("+45", "0045")):
        prefix, digits = "+45 ", digits[3:] if digits.startswith("+") else digits[4:]
    if re.fullmatch(r"\d{8}", digits):
        return prefix + " ".join(digits[i : i + 2] for i in range(0, 8, 2))
    return text.strip()


def phone_link(text: str) -> str:
    """Return the address that makes a phone dial the number."""
    digits = re.sub(r"[^\d+]", "", text)
    return f"tel:{'+45' + digits if re.fullmatch(r'[0-9]{8}', digits) else digits}"
