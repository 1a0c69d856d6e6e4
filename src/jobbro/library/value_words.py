"""A rule's value in the words of a page: «4 uger», «86,16 kroner i timen», «50 procent», or what is missing."""

from __future__ import annotations

from decimal import Decimal

from jobbro.domain.rules import Grade, RuleValue, State, Unit, Value
from jobbro.library import danish
from jobbro.library.text_files import Texts

# A value from this source was written in by the municipality itself, and is never shown as official.
LOCAL = "local"
MONEY = frozenset(unit for unit in Unit if unit.startswith("kroner"))
_CASE_UNITS = MONEY | {Unit.SHARE}


def is_local(entry: RuleValue) -> bool:
    """Whether a value is the municipality's own."""
    return entry.source.reference == LOCAL


def amount(value: Decimal | int, unit: Unit, texts: Texts) -> str:
    """A number with its unit; a share is written in percent."""
    shown = Decimal(value) * 100 if unit is Unit.SHARE else Decimal(value)
    # Kroner have two decimals or none: «82,90», not «82,9».
    least = 2 if unit in MONEY and shown != shown.to_integral_value() else 0
    form = "one" if shown == 1 else "many"
    return texts.say(f"amount.{unit}.{form}", n=danish.number(shown, least=least, most=4))


def code_words(value: Value | None, texts: Texts) -> tuple[str, ...]:
    """The names of the groups or kinds in a list; empty for any other value."""
    return tuple(_code_word(code, texts) for code in value) if isinstance(value, tuple) else ()


def _code_word(code: str, texts: Texts) -> str:
    known = (f"group.{code.replace(':', '.')}", f"code.{code}", f"purpose.{code}")
    return next((texts.say(name) for name in known if name in texts), code)


def say_value(entry: RuleValue, texts: Texts) -> str:
    """The value of an entry, whatever it says."""
    match entry.state:
        case State.ENDED:
            return texts.say("value.ended")
        case State.UNKNOWN:
            return texts.say(f"value.unknown.{'rate' if entry.unit in _CASE_UNITS else 'other'}")
        case State.EXPECTED:
            inner = say_bare(entry.value, entry.unit, texts) if entry.value is not None else ""
            unknown = texts.say("value.unknown.other")
            return texts.say("value.expected", value=inner or unknown)
        case _:
            return say_bare(entry.value, entry.unit, texts)


def say_short(entry: RuleValue, texts: Texts) -> str:
    """The value for a narrow column: a list of target groups by their numbers only."""
    codes = entry.value if isinstance(entry.value, tuple) else ()
    numbers = list(dict.fromkeys(code.partition(":")[0] for code in codes))
    if numbers and all(number.isdigit() for number in numbers):
        return texts.say("value.groups", groups=danish.listed(numbers))
    return say_value(entry, texts)


def say_bare(value: Value | None, unit: Unit, texts: Texts) -> str:
    """A value with its unit, a list by the names in it; empty for none."""
    match value:
        case None:
            return ""
        case bool():
            return texts.say("value.yes" if value else "value.no")
        case tuple():
            return danish.listed(code_words(value, texts))
        case _:
            return amount(value, unit, texts)


def grade_key(entry: RuleValue) -> str:
    """Under which name the grade of a value is explained: a letter, or the municipality's own."""
    return LOCAL if is_local(entry) else str(Grade(entry.grade)).lower()
