"""The demo municipality: all worked cases, loaded twice without doubles, and never mixed with real people."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from stdnum.dk import cvr
from tests.citizens.factories import make_citizen
from tests.throwaway.replaying import made_again

from jobbro.audit.models import ChangeEvent
from jobbro.citizens.models import Citizen
from jobbro.companies.models import (
    CallPlan,
    Company,
    CompanyNeed,
    CompanyOffer,
    Expectation,
    HeldField,
    ObjectionMet,
    OpeningAnswer,
    Partnership,
    RegisterChange,
)
from jobbro.demo import worked_cases
from jobbro.demo.numbers import cvr_of
from jobbro.documents import plain_text
from jobbro.library import relief
from jobbro.placements.exports import agreement_letter
from jobbro.placements.models import ExchangeLine, OfferedTool, Placement
from jobbro.placements.queries.outside import released
from jobbro.reference.models import Mandate, ToolLink

pytestmark = pytest.mark.django_db


def load_once() -> None:
    """Have the demo stand there; each process of the run loads it once."""
    made_again("demo", lambda: call_command("demo_data"))


@pytest.mark.req("R-154")
def test_loading_twice_gives_no_doubles_and_every_worked_case_is_there():
    load_once()
    counts = Company.objects.count(), Citizen.objects.count(), Placement.objects.count(), ChangeEvent.objects.count()
    call_command("demo_data")
    assert counts == (
        Company.objects.count(),
        Citizen.objects.count(),
        Placement.objects.count(),
        ChangeEvent.objects.count(),
    )
    assert counts[0] >= 40
    assert counts[1] >= 60
    assert not Citizen.objects.filter(is_demo=False).exists()
    assert not Company.objects.filter(is_demo=False).exists()
    for shape in worked_cases.CITIZENS:
        assert Citizen.objects.filter(first_name=shape.first_name, last_name=shape.last_name).count() == 1
    states = set(Placement.objects.values_list("state", flat=True))
    assert states == {"draft", "ready", "shared", "locked"}


def test_who_has_changed_a_company_can_start_the_demo_again():
    load_once()
    Company.objects.filter(email="kontakt@bo-el.example").update(email="")
    call_command("demo_data")
    assert Company.objects.filter(is_demo=True, name="Bo El ApS").count() == 1


def test_demo_data_never_meets_real_people():
    make_citizen(first_name="En", last_name="Virkelig")
    with pytest.raises(CommandError, match="ikke er opfundet"):
        call_command("demo_data")
    assert Company.objects.count() == 0


def test_a_size_beyond_the_largest_is_refused_before_anything_is_deleted():
    load_once()
    with pytest.raises(CommandError, match="mellem 0 og"):
        call_command("demo_data", size=20_001, reset=True)
    assert Company.objects.count() >= 40


def test_a_crowd_has_the_size_that_was_asked_for():
    load_once()
    call_command("demo_data", size=120)
    assert Citizen.objects.count() == 120
    assert Company.objects.count() == 48


def test_invented_numbers_have_the_right_form():
    numbers = [cvr_of(number) for number in range(1, 60)]
    assert all(cvr.is_valid(number) for number in numbers)
    assert len(set(numbers)) == 59


@pytest.mark.req("R-023")
@pytest.mark.req("R-154")
def test_what_the_town_may_promise_and_has_promised_is_there_once():
    def found():
        return [
            sorted(Mandate.objects.values_list("entry_id", "limit")),
            sorted(Partnership.objects.values_list("company__name", "state")),
            sorted(OfferedTool.objects.values_list("company__name", "entry_id", "state")),
            sorted(ExchangeLine.objects.values_list("side", "text")),
            sorted(ToolLink.objects.values_list("url", flat=True)),
        ]

    load_once()
    first = found()
    call_command("demo_data")
    assert found() == first and all(first)
    assert {state for _company, state in first[1]} == {"draft", "agreed"}
    assert {state for _company, _entry, state in first[2]} >= {"asked", "promised"}
    assert {side for side, _text in first[3]} == {"ask", "gain", "support"}
    assert not OfferedTool.objects.filter(company__is_demo=False).exists()
    marianne = OfferedTool.objects.filter(placement__citizen__first_name="Marianne", state="promised")
    assert set(marianne.values_list("entry_id", flat=True)) == {
        "paid_hours",
        "practice",
        "mentor",
        "flexible_job",
        "disability_support",
        "follow_up",
    }
    paper = plain_text(agreement_letter(released(marianne[0].placement), printed_on=date(2023, 2, 20)))
    assert all(tool.wording in paper for tool in marianne)


def test_the_companies_have_a_history_from_need_to_answer_once():
    def found():
        return [
            sorted(OpeningAnswer.objects.values_list("question_id", "company__name")),
            sorted(CompanyNeed.objects.values_list("company__name", "kind", "state")),
            sorted(CompanyOffer.objects.values_list("company__name", "state")),
            sorted(Expectation.objects.values_list("company__name", "level")),
            sorted(ObjectionMet.objects.values_list("objection", "helped_by")),
            sorted(RegisterChange.objects.values_list("company__name", "kind")),
            sorted(HeldField.objects.values_list("company__name", "field")),
        ]

    load_once()
    first = found()
    call_command("demo_data")
    assert found() == first and all(first)
    assert {question for question, _company in first[0]} == {one.id for one in relief().opening}
    assert {state for _company, _kind, state in first[1]} >= {"open", "offered", "solved"}
    assert {state for _company, state in first[2]} == {"offered", "accepted"}
    assert {kind for _company, kind in first[5]} == {"grown", "moved"}
    assert CallPlan.objects.filter(settled_at__isnull=True).count() == 1
    # The journeys work on this company from an empty register of needs.
    assert not CompanyNeed.objects.filter(company__name="Solby Kirkegård").exists()
