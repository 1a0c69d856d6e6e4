"""Who may get a job with løntilskud, after how long on benefit, and what the employer must fulfil (LAB kap. 12)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction
from functools import reduce
from operator import or_

from jobbro.domain.calendar import add_months
from jobbro.domain.eligibility.checking import (
    DatedRules,
    Outcome,
    broken,
    from_truth,
    met,
    set_fact,
    terms_of,
    unknown,
)
from jobbro.domain.eligibility.facts import PlannedPlacement
from jobbro.domain.eligibility.findings import Change, Term
from jobbro.domain.eligibility.groups import membership
from jobbro.domain.eligibility.moving import begun_on
from jobbro.domain.eligibility.truth import Truth, fact
from jobbro.domain.rules import as_decimal, as_percent


def judge_subsidised_group(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the target group can get løntilskud (LAB § 66)."""
    rule = rules.value("subsidised.groups")
    return from_truth(membership(planned.person, rule.codes), rule)


def judge_prior_benefit(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the person has been on benefit long enough, or need not have been (LAB § 69)."""
    months = rules.value("subsidised.prior.months")
    always = membership(planned.person, rules.value("subsidised.prior.all_employers.groups").codes)
    private_only = membership(planned.person, rules.value("subsidised.prior.private_only.groups").codes)
    is_private = ~fact("workplace.is_public", planned.workplace.is_public)
    required = always | (private_only & is_private)
    exemptions = _exemptions(planned, rules)
    exempt = reduce(or_, exemptions.values())
    told = planned.person.months_on_benefit
    enough = fact("person.months_on_benefit", None if told is None else told >= months.number)
    fulfilled = ~required | exempt | enough
    terms = terms_of(limit=months.number) | ({} if told is None else terms_of(months=told))
    if fulfilled.answer is None:
        return unknown(fulfilled.missing, months, terms=terms)
    if required.answer is False:
        return met("not_required", months)
    if exempt.answer:
        first = next(name for name, truth in exemptions.items() if truth.answer)
        age = rules.value("subsidised.prior.exempt_age")
        return met(first, age, months, terms=terms_of(limit=age.whole))
    if fulfilled.answer:
        return met("met" if enough.answer else "fulfilled", months, terms=terms)
    return broken("broken", months, terms=terms, candidates=(_wait(planned, months.number),))


def _exemptions(planned: PlannedPlacement, rules: DatedRules) -> dict[str, Truth]:
    """Each ground that frees from the months, by the name of its finding."""
    person = planned.person
    limit = rules.value("subsidised.prior.exempt_age").whole
    older = fact("person.age", None if person.age is None else person.age > limit)
    alone = fact("person.single_provider", person.single_provider)
    untrained = ~fact("person.has_qualifying_education", person.has_qualifying_education)
    return {"exempt_education": untrained, "exempt_age": older, "exempt_provider": alone}


def _wait(planned: PlannedPlacement, needed: Decimal) -> Change:
    """The day on which the months will have passed if the benefit goes on."""
    told = planned.person.months_on_benefit or Decimal(0)
    more = int((needed - told).to_integral_value(ROUND_CEILING))
    start = add_months(planned.starts, more)
    facts = (*begun_on(planned, start), ("person.months_on_benefit", told + more))
    return Change("wait_on_benefit", facts, (("day", start),))


def judge_subsidised_place(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the person was last employed here, which rules the job out."""
    elsewhere = ~fact("history.last_employed_here", planned.history.last_employed_here)
    change = set_fact("another_workplace", "history.last_employed_here", False)
    return from_truth(elsewhere, rules.value("subsidised.not_last_employer"), candidates=(change,))


def judge_partner(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the firm belongs to a spouse or cohabitant, which rules the job out."""
    other = ~fact("subsidy.owned_by_partner", planned.subsidy.owned_by_partner)
    return from_truth(other, rules.value("subsidised.not_partners_firm"))


def judge_net_expansion(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the job makes the staff larger than the mean of the last year (merbeskæftigelse)."""
    rule = rules.value("subsidised.net_expansion.months")
    more = fact("subsidy.net_expansion", planned.subsidy.net_expansion)
    return from_truth(more, rule, terms=terms_of(months=rule.number))


def judge_vacated_post(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    """Whether a public employer refills a post that an ordinary employee left too recently."""
    public = fact("workplace.is_public", planned.workplace.is_public)
    if public.answer is False:
        return None
    rule = rules.value("subsidised.vacated_post.months")
    left = planned.subsidy.vacated_by_ordinary_employee_on
    free_from = None if left is None else add_months(left, rule.whole)
    rested = fact("subsidy.vacated_by_ordinary_employee_on", None if free_from is None else planned.starts >= free_from)
    never = fact("subsidy.post_never_vacated", planned.subsidy.post_never_vacated)
    if left is not None:
        never = Truth(False)
    terms = terms_of(months=rule.number)
    if free_from is None:
        return from_truth(~public | never | rested, rule, terms=terms)
    wait = Change("wait_for_post", begun_on(planned, free_from), (("day", free_from),))
    return from_truth(~public | rested, rule, candidates=(wait,), terms=terms | terms_of(day=free_from))


def judge_wage(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether wage and terms follow the collective agreement, or what is usual (LAB §§ 71-72)."""
    change = set_fact("agree_wage", "subsidy.wage_as_agreed", True)
    agreed = fact("subsidy.wage_as_agreed", planned.subsidy.wage_as_agreed)
    return from_truth(agreed, rules.value("subsidised.wage_as_agreed"), candidates=(change,))


def judge_discussed(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the job has been discussed with the employees' representatives (LAB § 78)."""
    change = set_fact("discuss_with_staff", "subsidy.discussed_with_staff", True)
    discussed = fact("subsidy.discussed_with_staff", planned.subsidy.discussed_with_staff)
    return from_truth(discussed, rules.value("subsidised.discussed"), candidates=(change,))


def judge_aid_share(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    """Whether a private employer's aid is at most its share of the wage cost, counted over a month of the job's hours.

    Public employers are not asked: their rate alone is more than half of the highest wage that they may pay.
    """
    public = fact("workplace.is_public", planned.workplace.is_public)
    if public.answer:
        return None
    pension = membership(planned.person, rules.value("subsidised.aid_share.pension.groups").codes)
    usual, higher = rules.value("subsidised.aid_share"), rules.value("subsidised.aid_share.pension")
    share = _aid_share(planned, rules)
    if isinstance(share, tuple):
        return unknown((*share, *pension.missing), usual)
    within_usual, within_higher = share <= Fraction(usual.number), share <= Fraction(higher.number)
    rule = higher if pension.answer else usual
    allowed = Truth(within_usual)
    if pension.answer is not False:
        allowed = (pension & Truth(within_higher)) | (~pension & Truth(within_usual))
        if within_usual and within_higher:
            allowed = Truth(True)
    limit = Fraction(rule.number)
    # Rounded up when it is too much, so that «50,001 af højst 50» never reads as «50,00».
    percent = as_percent(share, ROUND_UP if share > limit else ROUND_HALF_UP)
    terms = terms_of(percent=percent, limit=as_percent(limit)) | _aid_terms(planned, rules)
    return from_truth(public | allowed, rule, terms=terms, candidates=_lower_aid(planned, share, limit, rules))


def _aid_share(planned: PlannedPlacement, rules: DatedRules) -> Fraction | tuple[str, ...]:
    """The aid as a share of the wage cost, or the names of the facts that are missing."""
    subsidy, aid = planned.subsidy, aid_per_hour(planned, rules)
    told = {
        "subsidy.aid_per_hour": aid,
        "subsidy.weekly_paid_hours": subsidy.weekly_paid_hours,
        "subsidy.monthly_wage_cost": subsidy.monthly_wage_cost,
    }
    missing = tuple(name for name, value in told.items() if value is None)
    if missing or aid is None or subsidy.weekly_paid_hours is None or not subsidy.monthly_wage_cost:
        return missing or ("subsidy.monthly_wage_cost",)
    hours = _monthly_hours(subsidy.weekly_paid_hours, rules)
    return Fraction(aid) * hours / Fraction(subsidy.monthly_wage_cost)


def _monthly_hours(weekly: Decimal, rules: DatedRules) -> Fraction:
    month = Fraction(rules.value("working_time.full_time_month").number)
    return month * Fraction(weekly) / Fraction(rules.value("ratio.full_time_week").number)


def _aid_terms(planned: PlannedPlacement, rules: DatedRules) -> dict[str, Term]:
    """The figures behind the share: kroner an hour, hours a month and the wage that they are set against."""
    subsidy, aid = planned.subsidy, aid_per_hour(planned, rules)
    if aid is None or subsidy.weekly_paid_hours is None or subsidy.monthly_wage_cost is None:
        return {}
    hours = as_decimal(_monthly_hours(subsidy.weekly_paid_hours, rules))
    return terms_of(aid=aid, month=hours, wage=subsidy.monthly_wage_cost)


def aid_per_hour(planned: PlannedPlacement, rules: DatedRules) -> Decimal | None:
    """The aid in kroner an hour: as told, else the rate in force for the group; None where no rate has been found."""
    if planned.subsidy.aid_per_hour is not None:
        return planned.subsidy.aid_per_hour
    pension = membership(planned.person, rules.value("subsidised.aid_share.pension.groups").codes).answer
    if pension is None or (planned.workplace.is_public is None and not pension):
        return None
    rate = "subsidised.rate.pension" if pension else "subsidised.rate.private"
    return rules.value(rate).number if rules.in_force(rate) else None


def _lower_aid(planned: PlannedPlacement, share: Fraction, limit: Fraction, rules: DatedRules) -> Iterator[Change]:
    aid = aid_per_hour(planned, rules)
    if share > limit and aid is not None:
        kroner = as_decimal(Fraction(aid) * limit / share)
        yield set_fact("lower_aid", "subsidy.aid_per_hour", kroner, amount=kroner)
