"""A need worked through with the citizen: the chain, the suggestion, the one question, and what stays inside."""

from datetime import date

import pytest
from django.urls import reverse
from tests.citizens.browsing import page, post, statements_of
from tests.citizens.factories import NOW, TODAY, make_fact

from jobbro.audit.models import LookUp
from jobbro.citizens.actions.needs import NeedDetails, begin_need, save_need
from jobbro.citizens.models import Fact, FactKind, NeedChain
from jobbro.citizens.queries import facts_for
from jobbro.citizens.queries.needs import conditions_of, schemes_for
from jobbro.domain.disclosure import Audience
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db

HEAVY = "Jeg kan ikke løfte tungt, for jeg har slidgigt"


@pytest.fixture
def heavy(thomas, consultant):
    """A need as the citizen says it, without a number and with the illness in it."""
    return begin_need(by=consultant, citizen=thomas, said=HEAVY, measure="", noted_on=TODAY, at=NOW)


def send(client, fact, **data):
    """Send the form of a need as the page would; what is not named is as it stands."""
    fact.refresh_from_db()
    chain = NeedChain.objects.filter(fact=fact).first()
    told = {"said": chain.said if chain else fact.wording, "measure": fact.measure, "wording": ""}
    return post(client, "need", fact.citizen_id, fact.pk, **told | {"edit_version": fact.edit_version} | data)


def shown(client, fact):
    """The page of a need."""
    return page(client, "need", fact.citizen_id, fact.pk).content.decode()


@pytest.mark.req("R-055")
def test_a_limit_without_a_number_is_marked_and_asked_about_once(client, heavy):
    text = shown(client, heavy)
    assert "ikke konkret" in text and "Hvor mange kilo" in text
    send(client, heavy)
    text = shown(client, heavy)
    assert "ikke konkret" in text and "Hvor mange kilo" not in text


@pytest.mark.req("R-055")
@pytest.mark.parametrize(
    ("said", "measure", "stored"),
    [
        ("Ingen tunge løft", "5 kg", (5, "kilos", "")),
        ("Jeg kan ikke møde stabilt", "1 dag om måneden", (1, "days", "month")),
        ("Jeg kan ikke gå langt", "500 m", (500, "metres", "")),
    ],
)
def test_the_answer_is_kept_as_quantity_unit_and_period(client, thomas, consultant, said, measure, stored):
    fact = begin_need(by=consultant, citizen=thomas, said=said, measure="", noted_on=TODAY, at=NOW)
    assert send(client, fact, measure=measure).status_code == 302
    chain = NeedChain.objects.get(fact=fact)
    assert (chain.amount, chain.unit, chain.per) == stored
    assert "ikke konkret" not in shown(client, fact)


@pytest.mark.req("R-055")
def test_the_question_of_what_one_would_like_to_manage_makes_a_dated_aim(client, heavy):
    assert send(client, heavy, aim="Løfte 10 kg inden sommerferien").status_code == 302
    chain = NeedChain.objects.get(fact=heavy)
    assert (chain.aim, chain.aim_by and (chain.aim_by.month, chain.aim_by.day)) == (
        "Løfte 10 kg inden sommerferien",
        (6, 30),
    )
    assert send(client, heavy, aim="Løfte mere").status_code == 422


@pytest.mark.req("R-056")
def test_six_answers_become_conditions_and_the_strictest_of_all_needs_counts(client, thomas, consultant, heavy):
    other = begin_need(by=consultant, citizen=thomas, said="Hurtigt træt", measure="", noted_on=TODAY, at=NOW)
    send(client, heavy, max_travel_minutes="40", posture="moving", aid="sækkevogn", uses_apps="ja")
    send(client, other, max_travel_minutes="20", work_to="12.00", posture="sitting", one_task_at_a_time="ja")
    found = conditions_of(thomas)
    assert (found.max_travel_minutes, found.posture, found.one_task_at_a_time) == (20, "sitting", True)
    assert (found.aids, found.work_to and found.work_to.hour) == (("sækkevogn",), 12)


@pytest.mark.req("R-057")
def test_the_suggestion_is_taken_in_one_press_with_its_number_and_waits_for_the_citizens_yes(client, heavy):
    assert send(client, heavy, measure="5 kg", accept="1", approved="on").status_code == 302
    heavy.refresh_from_db()
    assert heavy.wording == "Jeg løfter gerne op til 5 kg, og mere med hjælpemidler."
    assert heavy.measure == "5 kg"
    assert "borgeren har ikke sagt ja endnu" in shown(client, heavy)
    send(client, heavy, wording=heavy.wording, approved="on")
    assert "borgeren siger ja til ordene" in shown(client, heavy)
    send(client, heavy, wording="Jeg løfter gerne op til 5 kg.", approved="")
    assert "borgeren har ikke sagt ja endnu" in shown(client, heavy)


@pytest.mark.req("R-057")
def test_a_wording_of_ones_own_is_held_against_the_four_rules(client, heavy):
    send(client, heavy, measure="5 kg", wording="Har slidgigt og løfter 10 kg")
    text = shown(client, heavy)
    for said in ("mangler et «jeg»", "nævner noget privat: slidgigt", "tallene er ikke de samme: 5 kg, 10 kg"):
        assert said in text


@pytest.mark.req("R-054")
def test_heavy_lifting_proposes_an_aid_before_the_talk_and_never_more_than_five(client, heavy):
    assert [scheme.tool for scheme in schemes_for("Jeg kan ikke løfte tungt")][0] == "aids"
    everything = "Ikke løfte tungt, ikke stå, kortere dage, larm, børn, læse, træt, nye steder"
    assert len(schemes_for(everything)) == 5
    text = shown(client, heavy)
    assert reverse("reference:tool", args=["aids"]) in text
    assert reverse("placements:offer_prepare") + f"?borger={heavy.citizen_id}" in text


@pytest.mark.req("R-053")
def test_the_page_shows_what_the_company_reads_and_nothing_before_it_is_agreed(client, heavy):
    send(client, heavy, measure="5 kg", accept="1")
    assert "Ingenting endnu" in shown(client, heavy)
    post(client, "release", heavy.citizen_id, heavy.pk, readers=["company"], agreed="on")
    assert "Ingenting endnu" not in shown(client, heavy)
    (fact,) = facts_for(heavy.citizen, Audience.COMPANY)
    assert (fact.wording, fact.measure) == ("Jeg løfter gerne op til 5 kg, og mere med hjælpemidler.", "5 kg")
    send(client, heavy, wording="Jeg løfter gerne 5 kg.")
    assert facts_for(heavy.citizen, Audience.COMPANY) == ()


def test_what_was_tried_is_kept_with_its_day_and_effect(client, heavy):
    told = {"solution": "En sækkevogn", "provider": "workplace", "scheme": "aids", "effect": "helped"}
    assert send(client, heavy, **told).status_code == 422
    assert send(client, heavy, **told, tried_on="1.3.2026").status_code == 302
    chain = NeedChain.objects.get(fact=heavy)
    assert (chain.scheme, chain.tried_on, chain.effect) == ("aids", date(2026, 3, 1), "helped")


def test_a_new_limit_is_written_down_once_and_closed(client, thomas):
    token = new_token()
    first, second = (post(client, "need_new", thomas.pk, said="Larm", form_token=token) for _ in range(2))
    assert first["Location"] == second["Location"]
    fact = Fact.objects.get()
    assert (fact.kind, fact.wording, facts_for(thomas, Audience.COMPANY)) == (FactKind.NEED, "Larm", ())


def test_positive_words_from_before_stand_as_words_and_a_limit_from_before_as_a_limit(client, thomas):
    good, limit = make_fact(thomas, wording="Jeg møder fra kl. 9"), make_fact(thomas, wording="Må ikke løfte tungt")
    assert page(client, "need", thomas.pk, good.pk).context["form"]["wording"].value() == "Jeg møder fra kl. 9"
    form = page(client, "need", thomas.pk, limit.pk).context["form"]
    assert (form["said"].value(), form["wording"].value()) == ("Må ikke løfte tungt", "")


def test_a_colleague_who_saved_first_is_not_overwritten(client, heavy, consultant):
    details = NeedDetails(HEAVY, "5 kg", HEAVY)
    save_need(by=consultant, fact=heavy, details=details, edit_version=heavy.edit_version, at=NOW)
    late = post(client, "need", heavy.citizen_id, heavy.pk, said=HEAVY, measure="9 kg", edit_version=heavy.edit_version)
    assert late.status_code == 409 and "9 kg" in late.content.decode()
    assert NeedChain.objects.get(fact=heavy).amount == 5
    assert send(client, heavy, better_when="om formiddagen").status_code == 302
    assert send(client, heavy, edit_version=heavy.edit_version).status_code == 409


def test_what_lies_behind_a_need_is_for_those_who_read_inner_notes(client_of, caseworker, heavy):
    assert page(client_of(caseworker), "need", heavy.citizen_id, heavy.pk).status_code == 404


def test_another_kind_of_fact_or_one_laid_away_has_no_chain(client, thomas):
    for fact in (make_fact(thomas, kind=FactKind.WISH), make_fact(thomas, is_current=False)):
        assert page(client, "need", thomas.pk, fact.pk).status_code == 404


def test_typing_gives_a_suggestion_and_saves_nothing(client, heavy):
    looks = LookUp.objects.count()
    answer = post(client, "need_suggest", heavy.citizen_id, heavy.pk, said="Jeg kan ikke stå", measure="20 minutter")
    assert "op til 20 minutter ad gangen" in answer.content.decode()
    assert Fact.objects.get().measure == "" and LookUp.objects.count() == looks + 1


BAD = {
    "no limit": {"said": ""},
    "huge": {"said": "x" * 1001},
    "a person number": {"measure": "010190-1234"},
    "a nul": {"better_when": "a\0b"},
    "a scheme of nowhere": {"scheme": "findes-ikke"},
    "a far travel": {"max_travel_minutes": "9999"},
    "a window that falls": {"work_from": "12.00", "work_to": "9.00"},
    "tried tomorrow": {"tried_on": "1.1.2099"},
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_bad_input_answers_422_and_saves_nothing(client, heavy, bad):
    answer = send(client, heavy, **bad)
    assert answer.status_code == 422 and "error-summary" in answer.content.decode()
    assert Fact.objects.get().edit_version == heavy.edit_version


def test_a_number_too_large_to_store_stays_in_words(client, heavy):
    assert send(client, heavy, measure="99999999999 kg").status_code == 302
    assert NeedChain.objects.get(fact=heavy).amount is None


def test_the_pages_ask_few_questions_of_the_database(client, heavy):
    for _ in range(10):
        make_fact(heavy.citizen)
    assert len(statements_of(lambda: page(client, "need", heavy.citizen_id, heavy.pk))) <= 12
    assert len(statements_of(lambda: page(client, "need_new", heavy.citizen_id))) <= 12


def test_the_timeline_says_that_a_need_was_worked_on_and_not_what(client, heavy):
    send(client, heavy, better_when="hemmeligt")
    text = page(client, "detail", heavy.citizen_id).content.decode()
    assert "Arbejdede videre med et hensyn" in text and "hemmeligt" not in text
