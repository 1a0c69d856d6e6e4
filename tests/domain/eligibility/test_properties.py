"""What must hold for every plan: order does not matter, advice works, knowledge and strictness only go one way."""

import random
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.eligibility.plans import days, plan_of, plans

from jobbro.domain.calendar import Period
from jobbro.domain.eligibility import PlacementKind, Reading, Verdict, check_placement, turned, turns
from jobbro.domain.eligibility import verdicts as bare_verdicts
from jobbro.domain.eligibility.checking import DatedRules
from jobbro.domain.eligibility.ratio import ratio_rule
from jobbro.domain.rules import Rule
from jobbro.library import rulebook

RULES = rulebook()
# `--hypothesis-profile=nightly` tries ten thousand plans for each property, an ordinary run some hundreds.
IS_NIGHT = settings.get_current_profile_name() == "nightly"
MANY = settings(max_examples=10_000 if IS_NIGHT else 300)
SOME = settings(max_examples=10_000 if IS_NIGHT else 200)


def verdicts(planned, rules=RULES):
    return {finding.code: finding for finding in check_placement(planned, rules)}


def shuffled(value, mix):
    """The same facts with every collection in another order."""
    if isinstance(value, Period):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: shuffled(getattr(value, field.name), mix) for field in fields(value)})
    if isinstance(value, tuple):
        return tuple(mix.sample([shuffled(entry, mix) for entry in value], len(value)))
    return value


@MANY
@given(plans(), st.randoms(use_true_random=False))
def test_a_verdict_never_depends_on_the_order_of_facts(planned, mix):
    # The pair of task and day inside a conversion is a record, not a collection.
    mixed = replace(shuffled(planned, mix), paid_work=planned.paid_work)
    before, after = verdicts(planned), verdicts(mixed)
    assert {code: finding.verdict for code, finding in before.items()} == {
        code: finding.verdict for code, finding in after.items()
    }
    for code, finding in before.items():
        assert finding.last_legal_day == after[code].last_legal_day
        assert set(finding.missing) == set(after[code].missing)


@MANY
@given(plans())
def test_every_change_that_is_proposed_really_turns_the_answer(planned):
    for finding in verdicts(planned).values():
        for change in finding.changes:
            assert finding.verdict is Verdict.BROKEN
            assert turns(planned, finding, change, RULES)
            changed = verdicts(planned.with_facts(dict(change.facts)))
            assert finding.code not in changed or changed[finding.code].verdict is Verdict.MET


@MANY
@given(plans())
def test_a_change_keeps_the_steps_within_the_plan_and_their_hours_above_zero(planned):
    fitted = tuple(step for step in planned.steps if step.period is None or lies_within(step.period, planned.period))
    planned = replace(planned, steps=fitted or (replace(planned.steps[0], period=None),))
    for finding in verdicts(planned).values():
        for change in finding.changes:
            changed = planned.with_facts(dict(change.facts))
            assert all(step.period is None or lies_within(step.period, changed.period) for step in changed.steps)
            assert all((step.practice_hours or 0) >= 0 and (step.paid_hours or 0) >= 0 for step in changed.steps)


def lies_within(inner, outer):
    return outer.contains(inner.first) and outer.contains(inner.last)


def first_change(finding, kind):
    return finding is not None and finding.change is not None and finding.change.kind == kind


def test_random_plans_reach_every_situation_that_the_properties_are_about():
    found: dict[str, set[str]] = {}
    for number in range(1500):
        for code, finding in verdicts(plan_of(number)).items():
            kinds = {change.kind for change in finding.changes[:1]}
            found.setdefault(code, set()).update({str(finding.verdict)} | kinds)
    assert {"met", "broken", "cannot_tell", "end_earlier"} <= found["practice.length"]
    assert {"met", "broken", "cannot_tell", "fewer_hours", "start_later", "more_staff"} <= found["ratio.room"]
    assert all("met" in seen for seen in found.values())


@MANY
@given(plans(PlacementKind.PRACTICE))
def test_the_last_legal_day_is_the_last(planned):
    finding = verdicts(planned).get("practice.length")
    if not first_change(finding, "end_earlier"):
        return
    last = dict(finding.changes[0].facts)["period"].last
    longer = replace(planned, period=Period(planned.starts, last + timedelta(days=1)))
    assert verdicts(longer)["practice.length"].verdict is not Verdict.MET


@MANY
@given(plans(PlacementKind.PRACTICE))
def test_a_minute_more_than_the_proposed_hours_is_too_much(planned):
    finding = verdicts(planned).get("ratio.room")
    if not first_change(finding, "fewer_hours"):
        return
    limit = dict(finding.changes[0].terms)["hours"]
    steps = tuple(
        replace(step, practice_hours=min(step.practice_hours, limit + Decimal("0.02"))) for step in planned.steps
    )
    assert verdicts(replace(planned, steps=steps))["ratio.room"].verdict is Verdict.BROKEN


def unknowns(record, prefix=""):
    """The dotted names of the facts that are not known, and that a test can fill in with yes or no."""
    for field in fields(record):
        value = getattr(record, field.name)
        if is_dataclass(value) and not isinstance(value, Period):
            yield from unknowns(value, f"{field.name}.")
        elif value is None and field.type == "bool | None" and field.name != "other_function":
            # Written tasks answer for themselves, so saying «no» beside them is a contradiction, not more knowledge.
            yield prefix + field.name


@MANY
@given(plans(), st.integers(0, 2**32))
def test_knowing_more_never_takes_an_answer_back(planned, number):
    chance = random.Random(number)
    filled = {name: chance.random() < 0.5 for name in sorted(unknowns(planned)) if chance.random() < 0.5}
    if planned.person.employed_here or filled.get("person.employed_here"):
        filled["person.employed"] = True
    if planned.person.employed is False:
        filled["person.employed_here"] = filled["person.employed"] = False
    before, after = verdicts(planned), verdicts(planned.with_facts(filled))
    for code, finding in before.items():
        if finding.verdict is not Verdict.CANNOT_TELL and code in after:
            assert after[code].verdict is finding.verdict, (code, filled)


def stricter(rule: Rule, factor: Decimal) -> Rule:
    """The same rule with every number scaled, whole numbers kept whole and at least one."""
    entries = tuple(
        replace(entry, value=max(1, int(entry.value * factor))) if isinstance(entry.value, int) else entry
        for entry in rule.entries
    )
    return replace(rule, entries=entries)


LIMITS = (
    "practice.length.short",
    "practice.length.graduate_trial",
    "practice.full_time_week",
    "hybrid.full_time_total",
)


@pytest.mark.parametrize("rule_id", LIMITS)
@given(planned=plans(), factor=st.decimals("0.1", "1", places=2))
@SOME
def test_a_lower_limit_never_turns_broken_into_met(rule_id, planned, factor):
    strict = RULES.with_rules([stricter(RULES.rule(rule_id), factor)])
    before, after = verdicts(planned), verdicts(planned, strict)
    for code, finding in before.items():
        if finding.verdict is Verdict.BROKEN and code in after:
            assert after[code].verdict is not Verdict.MET


@given(planned=plans(), more=st.integers(1, 20))
@SOME
def test_more_staff_for_each_place_never_turns_broken_into_met(planned, more):
    harder = [
        replace(rule, entries=tuple(replace(entry, value=entry.value + more) for entry in rule.entries))
        for rule in (RULES.rule("ratio.small.staff_per_place"), RULES.rule("ratio.large.staff_per_place"))
    ]
    before = verdicts(planned).get("ratio.room")
    after = verdicts(planned, RULES.with_rules(harder)).get("ratio.room")
    if before is not None and before.verdict is Verdict.BROKEN:
        assert after is not None
        assert after.verdict is not Verdict.MET


@given(st.fractions(0, 500), st.fractions(0, 500), days)
def test_more_staff_never_give_fewer_places(one, other, day):
    rule = ratio_rule(DatedRules(RULES, day))
    fewer, more = sorted([one, other])
    assert rule.quota(fewer) <= rule.quota(more)


@given(st.integers(1, 60), days)
def test_the_staff_asked_for_is_the_fewest_that_give_the_places(places, day):
    rule = ratio_rule(DatedRules(RULES, day))
    needed = rule.staff_for(places)
    assert rule.quota(needed) >= places
    if needed > 0:
        assert rule.quota(needed - Fraction(1, 100)) < places


@MANY
@given(plans())
def test_an_unknown_answer_names_what_is_missing(planned):
    for finding in verdicts(planned).values():
        told = bool(finding.missing) or finding.no_rule is not None
        assert (finding.verdict is Verdict.CANNOT_TELL) is told


def numbers_in(value):
    """Every number that a finding carries, in its terms and in the facts that its changes propose."""
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from numbers_in(getattr(value, field.name))
    elif isinstance(value, tuple | list | dict):
        for entry in value.items() if isinstance(value, dict) else value:
            yield from numbers_in(entry)
    elif isinstance(value, int | float | Decimal | Fraction):
        yield value


@MANY
@given(plans())
def test_no_finding_carries_a_number_that_is_rounded_by_the_machine(planned):
    for finding in verdicts(planned).values():
        assert not any(isinstance(number, float) for number in numbers_in(finding))


@MANY
@given(plans(), days)
def test_two_readings_differ_exactly_where_judging_by_each_of_them_does(planned, day):
    first, then = Reading(RULES), Reading(RULES, day)
    one, other = bare_verdicts(planned, first), bare_verdicts(planned, then)
    told = {found.code for found in turned(planned, first, then)}
    assert told == {code for code in one.keys() | other.keys() if one.get(code) != other.get(code)}


@MANY
@given(plans())
def test_the_quick_answer_is_the_full_answer(planned):
    full = {code: finding.verdict for code, finding in verdicts(planned).items()}
    assert bare_verdicts(planned, Reading(RULES)) == full


def test_shuffling_really_shuffles():
    mix = random.Random(1)
    assert shuffled((1, 2, 3, 4, 5), mix) != (1, 2, 3, 4, 5)
