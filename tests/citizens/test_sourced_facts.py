"""Facts with type, source and date: hours only with norm and period, and what is sensitive stays with us (R-097)."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from tests.citizens.factories import NOW, TODAY, make_citizen

from jobbro.audit.models import ChangeEvent
from jobbro.citizens import actions
from jobbro.citizens.models import Fact, FactKind, SourcedFact
from jobbro.citizens.queries import facts_for, released_to
from jobbro.citizens.queries.sourced import closed_sentences
from jobbro.domain.calendar import Period
from jobbro.domain.disclosure import Audience
from jobbro.domain.observing import Attendance
from jobbro.library import fact_types
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db
SAID = {"source": "borgeren selv", "noted_on": "04-03-2026"}
FOUR_WEEKS = {"first_day": "02-02-2026", "last_day": "01-03-2026"}


def send(client, citizen, of, **typed):
    address = reverse("citizens:sourced_new", args=[citizen.pk]) + f"?type={of}"
    return client.post(address, SAID | {"form_token": new_token()} | typed)


def named(consultant, name):
    return make_citizen(team=consultant.team, consultant=consultant, first_name=name)


def note(consultant, citizen, type_id="uddannelse", value="tømrer", hours=None):
    details = actions.SourcedDetails(type_id, "svendebrev", TODAY, value, hours)
    return actions.add_sourced_fact(by=consultant, citizen=citizen, details=details, at=NOW)


@pytest.mark.req("R-097")
@pytest.mark.parametrize(
    ("name", "of", "value", "sentence", "kind"),
    [
        ("Peter", "uddannelse", "tømrer", "Peter er uddannet tømrer.", FactKind.SOURCED),
        ("Heidi", "proeve", "9. klasses afgangsprøve", "Heidi har bestået 9. klasses afgangsprøve.", FactKind.SOURCED),
        (
            "Hannibal",
            "anbringelse",
            "gennem hele barndommen",
            "Hannibal har været anbragt uden for hjemmet: gennem hele barndommen.",
            FactKind.GUARDED,
        ),
    ],
)
def test_peter_heidi_and_hannibal_can_be_stored_at_once(client_of, consultant, name, of, value, sentence, kind):
    client, citizen = client_of(consultant), named(consultant, name)
    answer = send(client, citizen, of, value=value)
    fact = Fact.objects.select_related("sourced").get()
    assert answer.status_code == 302 and (fact.wording, fact.kind) == (sentence, kind)
    assert (fact.sourced.source, fact.noted_on, released_to(fact)) == ("borgeren selv", date(2026, 3, 4), frozenset())
    page = client.get(answer["Location"]).content.decode()
    assert sentence in page and "borgeren selv" in page and "4. marts 2026" in page


@pytest.mark.req("R-097")
@pytest.mark.parametrize(
    ("name", "of", "percent", "norm", "sentence", "attended"),
    [
        ("Helene", "fremmoede", "98", "2", "Helene er mødt 98 % af 2 t/uge i 4 uger (7,8 af 8 t).", "7.84"),
        ("Henrik", "fravaer", "11", "20", "Henrik har haft 11 % fravær af 20 t/uge i 4 uger (8,8 af 80 t).", "71.2"),
    ],
)
def test_helene_and_henrik_are_refused_until_norm_and_period_are_given(
    client_of, consultant, name, of, percent, norm, sentence, attended
):
    client, citizen = client_of(consultant), named(consultant, name)
    lacking = ({}, {"norm": norm}, FOUR_WEEKS, {"norm": norm, "first_day": FOUR_WEEKS["first_day"]})
    for some in lacking:
        answer = send(client, citizen, of, percent=percent, **some)
        page = answer.content.decode()
        assert answer.status_code == 422 and "Uden timer om ugen og fra-til siger tallet ikke noget" in page
        assert f'value="{percent}"' in page
    assert not Fact.objects.exists()
    assert send(client, citizen, of, percent=percent, norm=norm, **FOUR_WEEKS).status_code == 302
    fact = Fact.objects.select_related("sourced").get()
    assert fact.wording == sentence and fact.sourced.attended_hours == Decimal(attended)


@pytest.mark.parametrize(
    ("of", "typed", "said"),
    [
        ("andet", {"value": "har et fremmøde på 98 procent"}, "Skriv det under Fremmøde eller Fravær"),
        ("uddannelse", {"value": "tømrer 010190-1234"}, "CPR-nummer"),
        ("uddannelse", {"value": "tømrer", "source": ""}, "source"),
        ("uddannelse", {"value": "x" * 301}, "300"),
        ("uddannelse", {"value": "tømrer", "noted_on": "01-01-2099"}, "fremtiden"),
        ("fremmoede", {"percent": "98", "hours": "3", "norm": "2", **FOUR_WEEKS}, "ikke begge"),
        ("fremmoede", {"percent": "101", "norm": "2", **FOUR_WEEKS}, "100"),
        ("fremmoede", {"norm": "2", **FOUR_WEEKS}, "Skriv procent eller timer"),
        ("fremmoede", {"hours": "9999", "norm": "2", **FOUR_WEEKS}, "Så mange timer er der ikke i perioden"),
        ("fravaer", {"hours": "9", "norm": "2", **FOUR_WEEKS}, "Så mange timer er der ikke i perioden"),
        ("fremmoede", {"percent": "9", "norm": "2", **FOUR_WEEKS, "last_day": "01-01-2026"}, "før startdagen"),
        ("fremmoede", {"percent": "9", "norm": "2", **FOUR_WEEKS, "first_day": "01-01-1926"}, "over ti år"),
    ],
)
def test_what_is_no_fact_is_sent_back_with_a_word_of_help(client_of, consultant, of, typed, said):
    answer = send(client_of(consultant), named(consultant, "Helene"), of, **typed)
    assert answer.status_code == 422 and said in answer.content.decode() and not Fact.objects.exists()


def test_an_unknown_type_leads_back_to_the_list_and_writes_nothing(client_of, consultant):
    citizen = named(consultant, "Peter")
    answer = send(client_of(consultant), citizen, "findes-ikke", value="x")
    assert answer["Location"] == reverse("citizens:sourced", args=[citizen.pk]) and not Fact.objects.exists()
    with pytest.raises(actions.UnknownFactType):
        note(consultant, citizen, "findes-ikke")


def test_the_verb_refuses_half_a_fact_too(consultant):
    citizen = named(consultant, "Helene")
    whole = Attendance.by_norm(Decimal("3.92"), norm=Decimal(2), period=Period(TODAY, TODAY.replace(day=17)))
    for half in (("fremmoede", "98 %", None), ("fremmoede", "", None), ("uddannelse", "", None)):
        with pytest.raises(actions.Incomplete):
            note(consultant, citizen, *half)
    with pytest.raises(actions.Incomplete):
        note(consultant, citizen, "uddannelse", "tømrer", whole)
    note(consultant, citizen, "fremmoede", "", whole)
    assert Fact.objects.get().wording == "Helene er mødt 98 % af 2 t/uge i 2 uger (3,9 af 4 t)."


def test_what_is_sensitive_is_never_shared_with_a_workplace(consultant):
    fact = note(consultant, named(consultant, "Hannibal"), "anbringelse", "gennem hele barndommen")
    for outside in (Audience.COMPANY, Audience.CONTACT_PERSON):
        with pytest.raises(actions.NeverOutside):
            actions.release_fact(by=consultant, fact=fact, to={outside}, agreed=True, at=NOW)
    actions.release_fact(by=consultant, fact=fact, to={Audience.CASEWORKER}, agreed=False, at=NOW)
    assert [one.wording for one in facts_for(fact.citizen, Audience.CASEWORKER)] == [fact.wording]
    assert facts_for(fact.citizen, Audience.COMPANY) == ()


def test_a_caseworker_reads_a_fact_first_when_it_is_released(client_of, consultant, caseworker):
    citizen = named(consultant, "Peter")
    citizen.caseworker = caseworker
    citizen.save()
    fact, client = note(consultant, citizen), client_of(caseworker)
    address = reverse("citizens:sourced", args=[citizen.pk])
    assert fact.wording not in client.get(address).content.decode()
    assert client.get(reverse("citizens:sourced_edit", args=[citizen.pk, fact.pk])).status_code == 404
    actions.release_fact(by=consultant, fact=fact, to={Audience.CASEWORKER}, agreed=False, at=NOW)
    assert fact.wording in client.get(address).content.decode()


def test_a_stranger_and_another_citizens_address_open_nothing(client_of, consultant, consultant_other_team):
    fact, other = note(consultant, named(consultant, "Peter")), named(consultant, "Heidi")
    addresses = (reverse("citizens:sourced", args=[fact.citizen_id]),)
    addresses += (reverse("citizens:sourced_edit", args=[fact.citizen_id, fact.pk]),)
    assert {client_of(consultant_other_team).get(one).status_code for one in addresses} == {404}
    mixed = reverse("citizens:sourced_edit", args=[other.pk, fact.pk])
    assert client_of(consultant).get(mixed).status_code == 404


def test_new_words_close_a_fact_to_the_workplace_and_a_new_source_does_not(client_of, consultant):
    fact, client = note(consultant, named(consultant, "Peter")), client_of(consultant)
    actions.release_fact(by=consultant, fact=fact, to={Audience.COMPANY}, agreed=True, at=NOW)
    address = reverse("citizens:sourced_edit", args=[fact.citizen_id, fact.pk])
    assert 'value="tømrer"' in client.get(address).content.decode()
    typed = {"value": "tømrer", "source": "bevis, set i dag", "noted_on": "04-03-2026", "edit_version": "1"}
    assert client.post(address, typed).status_code == 302
    assert Audience.COMPANY in released_to(fact) and SourcedFact.objects.get().source == "bevis, set i dag"
    assert ChangeEvent.objects.filter(action="fact.source_changed").count() == 1
    late = client.post(address, typed | {"value": "murer"})
    assert late.status_code == 409 and Fact.objects.get().wording == "Peter er uddannet tømrer."
    assert client.post(address, typed | {"value": "murer", "edit_version": "2"}).status_code == 302
    assert Fact.objects.get().wording == "Peter er uddannet murer." and released_to(fact) == frozenset()


def test_an_absence_opens_with_its_hours_and_can_be_laid_away_and_taken_out(client_of, consultant):
    client, citizen = client_of(consultant), named(consultant, "Henrik")
    send(client, citizen, "fravaer", percent="11", norm="20", **FOUR_WEEKS)
    fact = Fact.objects.get()
    page = client.get(reverse("citizens:sourced_edit", args=[citizen.pk, fact.pk])).content.decode()
    assert 'value="8,8"' in page and "Timer med fravær" in page
    retire = reverse("citizens:fact_retire", args=[citizen.pk, fact.pk])
    assert "Ét faktum er lagt væk" in client.post(retire, follow=True).content.decode()
    client.post(retire)
    assert Fact.objects.get().is_current


def test_facts_with_a_source_stand_on_their_own_page_and_in_no_cv(client_of, consultant):
    fact, client = note(consultant, named(consultant, "Peter")), client_of(consultant)
    assert fact.wording not in client.get(reverse("citizens:detail", args=[fact.citizen_id])).content.decode()
    assert fact.wording not in client.get(reverse("citizens:cv", args=[fact.citizen_id])).content.decode()
    assert client.get(reverse("citizens:fact_to_cv", args=[fact.citizen_id, fact.pk])).status_code == 404
    edit = reverse("citizens:fact_edit", args=[fact.citizen_id, fact.pk])
    sourced = reverse("citizens:sourced_edit", args=[fact.citizen_id, fact.pk])
    assert client.get(edit)["Location"] == sourced
    assert client.post(edit, {"kind": "wish", "wording": "x", "noted_on": "04-03-2026"})["Location"] == sourced
    assert Fact.objects.get().wording == fact.wording


def test_words_are_closed_to_whoever_may_not_read_the_fact(consultant):
    citizen = named(consultant, "Hannibal")
    old = note(consultant, citizen, "anbringelse", "gennem hele barndommen")
    assert set(closed_sentences(citizen, {Audience.CASEWORKER})) == {old.wording, "gennem hele barndommen"}
    actions.retire_fact(by=consultant, fact=old, at=NOW)
    new = note(consultant, citizen, "anbringelse", "gennem hele barndommen")
    actions.release_fact(by=consultant, fact=new, to={Audience.CASEWORKER}, agreed=False, at=NOW)
    assert closed_sentences(citizen, {Audience.CASEWORKER}) == ()
    assert closed_sentences(citizen, {Audience.COMPANY}) != ()


def test_the_types_are_content_and_the_placement_is_among_the_sensitive():
    types = fact_types()
    assert {"uddannelse", "proeve", "anbringelse", "fremmoede", "fravaer"} <= set(types)
    assert types["anbringelse"].sensitive and not types["uddannelse"].sensitive
