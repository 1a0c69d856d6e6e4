"""May this placement be carried out? Every rule that concerns the plan answers, by the law of its first day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from jobbro.domain.eligibility import hybrid, nytteindsats, practice_terms, ratio, statements, subsidised_terms
from jobbro.domain.eligibility.checking import Check
from jobbro.domain.eligibility.facts import PlacementKind, PlannedPlacement
from jobbro.domain.eligibility.findings import Change, Finding, Topic, Weight
from jobbro.domain.eligibility.practice_length import judge_length
from jobbro.domain.eligibility.subsidised_length import judge_subsidised_length
from jobbro.domain.rules import Rulebook

_LAW, _FORM = Weight.SUBSTANCE, Weight.FORM

PRACTICE_CHECKS = (
    Check("practice.group", Topic.GROUP, _LAW, practice_terms.judge_group),
    Check("practice.closed_group", Topic.GROUP, _LAW, practice_terms.judge_closed_group),
    Check("practice.need", Topic.NEED, _LAW, practice_terms.judge_need),
    Check("practice.length", Topic.LENGTH, _LAW, judge_length),
    Check("practice.place", Topic.PLACE, _LAW, practice_terms.judge_place),
    Check("practice.place_written", Topic.PLACE, _FORM, practice_terms.judge_place_written),
    Check("practice.hours", Topic.HOURS, _LAW, practice_terms.judge_hours),
    Check("practice.working_time", Topic.WORKING_TIME, _LAW, practice_terms.judge_working_time),
    Check("practice.purpose_stated", Topic.PURPOSE, _FORM, practice_terms.judge_purpose_stated),
    Check("practice.purposes_allowed", Topic.PURPOSE, _LAW, practice_terms.judge_purposes_allowed),
    Check("practice.direction", Topic.DIRECTION, _FORM, practice_terms.judge_direction),
    Check("practice.paid_outlook", Topic.DIRECTION, _FORM, practice_terms.judge_paid_outlook),
    Check("practice.no_labour_need", Topic.USE, _LAW, practice_terms.judge_not_labour_need),
    Check("practice.no_seasonal_peak", Topic.USE, _LAW, practice_terms.judge_not_seasonal),
    Check("practice.no_replacement", Topic.USE, _LAW, practice_terms.judge_not_replacement),
    Check("ratio.room", Topic.RATIO, _LAW, ratio.judge_ratio),
    Check("ratio.employer_statement", Topic.STATEMENTS, _FORM, statements.judge_employer_statement),
    Check("ratio.employee_statement", Topic.STATEMENTS, _FORM, statements.judge_employee_statement),
    Check("hybrid.other_function", Topic.HYBRID, _LAW, hybrid.judge_other_function),
    Check("hybrid.total_hours", Topic.HYBRID, _LAW, hybrid.judge_total_hours),
    Check("hybrid.real_need", Topic.HYBRID_PAPERS, _FORM, hybrid.judge_real_need),
    Check("hybrid.practice_purposes", Topic.HYBRID_PAPERS, _FORM, hybrid.judge_practice_purposes),
    Check("hybrid.conversions", Topic.HYBRID_PAPERS, _FORM, hybrid.judge_conversions),
    Check("hybrid.contract", Topic.HYBRID_PAPERS, _FORM, hybrid.judge_contract),
    Check("hybrid.contract_functions", Topic.HYBRID_PAPERS, _FORM, hybrid.judge_contract_functions),
    Check("hybrid.agreement_functions", Topic.HYBRID_PAPERS, _FORM, hybrid.judge_agreement_functions),
)

SUBSIDISED_CHECKS = (
    Check("subsidised.group", Topic.GROUP, _LAW, subsidised_terms.judge_subsidised_group),
    Check("practice.closed_group", Topic.GROUP, _LAW, practice_terms.judge_closed_group),
    Check("subsidised.length", Topic.LENGTH, _LAW, judge_subsidised_length),
    Check("subsidised.prior_benefit", Topic.PRIOR_BENEFIT, _LAW, subsidised_terms.judge_prior_benefit),
    Check("subsidised.place", Topic.PLACE, _LAW, subsidised_terms.judge_subsidised_place),
    Check("subsidised.partner", Topic.EMPLOYER, _LAW, subsidised_terms.judge_partner),
    Check("subsidised.net_expansion", Topic.EMPLOYER, _LAW, subsidised_terms.judge_net_expansion),
    Check("subsidised.vacated_post", Topic.EMPLOYER, _LAW, subsidised_terms.judge_vacated_post),
    Check("subsidised.wage", Topic.WAGE, _LAW, subsidised_terms.judge_wage),
    Check("subsidised.aid_share", Topic.WAGE, _LAW, subsidised_terms.judge_aid_share),
    Check("ratio.room", Topic.RATIO, _LAW, ratio.judge_ratio),
    Check("subsidised.discussed", Topic.STATEMENTS, _FORM, subsidised_terms.judge_discussed),
)

NYTTEINDSATS_CHECKS = (
    Check("nytteindsats.group", Topic.GROUP, _LAW, nytteindsats.judge_nytteindsats_group),
    Check("nytteindsats.length", Topic.LENGTH, _LAW, nytteindsats.judge_nytteindsats_length),
    Check("nytteindsats.public", Topic.EMPLOYER, _LAW, nytteindsats.judge_public_place),
    Check("nytteindsats.tasks", Topic.PURPOSE, _LAW, nytteindsats.judge_extra_tasks),
    Check("nytteindsats.hours", Topic.HOURS, _LAW, nytteindsats.judge_duty_hours),
    Check("ratio.room", Topic.RATIO, _LAW, ratio.judge_ratio),
    Check("nytteindsats.representative", Topic.STATEMENTS, _FORM, nytteindsats.judge_representative_told),
)

CHECKS: dict[PlacementKind, tuple[Check, ...]] = {
    PlacementKind.PRACTICE: PRACTICE_CHECKS,
    PlacementKind.SUBSIDISED: SUBSIDISED_CHECKS,
    PlacementKind.NYTTEINDSATS: NYTTEINDSATS_CHECKS,
}


def check_placement(
    planned: PlannedPlacement,
    rulebook: Rulebook,
    *,
    topics: Collection[Topic] = (),
    rules_of: date | None = None,
) -> tuple[Finding, ...]:
    """What each rule answers for a plan by the law of its first day; all topics unless some are named.

    Facts that are None are unknown and give CANNOT_TELL with the name of the fact. `rules_of` asks what the law of
    another day would answer, to show what a change of law means for a course.
    """
    asked = [check for check in CHECKS[planned.kind] if not topics or check.topic in topics]
    findings = (check.run(planned, rulebook, rules_of) for check in asked)
    return tuple(finding for finding in findings if finding is not None)


def turns(planned: PlannedPlacement, finding: Finding, change: Change, rulebook: Rulebook) -> bool:
    """Whether a change makes the rule behind a finding answer MET, by judging the changed plan anew."""
    check = next(check for check in CHECKS[planned.kind] if check.code == finding.code)
    return check.turns(planned, change, rulebook)
