"""Writing citizens and facts: bad input, double submits, two people at once."""

import pytest
from django.urls import reverse
from tests.citizens.browsing import NEW, address_of, page, post
from tests.citizens.factories import make_fact

from jobbro.audit.models import LookUp
from jobbro.citizens.models import Citizen, Fact
from jobbro.domain.disclosure import Audience
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db


def test_a_citizen_can_be_written_down_with_the_target_group_at_once(client, consultant, team):
    answer = post(client, "new", team=team.pk, consultant=consultant.pk, group="3", group_since="1.1.2022", **NEW)
    citizen = Citizen.objects.get()
    assert answer["Location"] == reverse("citizens:detail", args=[citizen.pk])
    assert citizen.target_groups.get().group == "3"


def test_a_form_sent_twice_makes_one_citizen_and_one_fact(client, team, thomas):
    token = new_token()
    first, second = (post(client, "new", team=team.pk, form_token=token, **NEW) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Citizen.objects.count() == 2
    fact = {"kind": "wish", "wording": "Ud i luften", "noted_on": "4.3.2026", "form_token": new_token()}
    for _ in range(2):
        assert post(client, "fact_new", thomas.pk, **fact).status_code == 302
    assert Fact.objects.count() == 1


BAD = {
    "nothing": {},
    "huge": {"first_name": "x" * 100_000, "last_name": "y"},
    "nul": {"first_name": "a\0b", "last_name": "y"},
    "no such team": {"first_name": "a", "last_name": "b", "team": "999999"},
    "words for a team": {"first_name": "a", "last_name": "b", "team": "mit"},
    "bad number": {"first_name": "a", "last_name": "b", "cpr": "310290-1234"},
    "bad mail": {"first_name": "a", "last_name": "b", "email": "x"},
    "group without a day": {"first_name": "a", "last_name": "b", "group": "3"},
    "impossible day": {"first_name": "a", "last_name": "b", "group": "3", "group_since": "31.2.2026"},
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_bad_input_answers_422_with_a_summary_and_keeps_what_was_typed(client, team, bad):
    answer = post(client, "new", **({"team": team.pk, "last_name": "Bevaret"} | bad))
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "error-summary" in text
    if bad.get("last_name") is None:
        assert "Bevaret" in text
    assert not Citizen.objects.exists()


@pytest.mark.parametrize("text", ["🙂 Ønsker 👩🏽‍🌾", "שלום عربي", "<script>alert(1)</script>", "{{ x }}", "a\u202eb"])
def test_any_text_is_kept_and_shown_as_text(client, thomas, text):
    post(client, "fact_new", thomas.pk, kind="wish", wording=text, noted_on="4.3.2026")
    assert Fact.objects.get().wording == text
    assert "<script>alert" not in page(client, "detail", thomas.pk).content.decode()


def test_two_people_editing_the_same_citizen_both_see_both_texts(client, team, thomas):
    base = {"first_name": "Thomas", "team": team.pk, "edit_version": "1"}
    assert post(client, "edit", thomas.pk, last_name="Holm-Jensen", **base).status_code == 302
    late = post(client, "edit", thomas.pk, last_name="Holmgaard", **base)
    assert late.status_code == 409
    text = late.content.decode()
    assert "Holmgaard" in text and "Holm-Jensen" in text
    assert Citizen.objects.get().last_name == "Holm-Jensen"
    again = {"last_name": "Holmgaard", **base, "edit_version": "2"}
    assert post(client, "edit", thomas.pk, **again).status_code == 302
    assert Citizen.objects.get().last_name == "Holmgaard"


@pytest.mark.parametrize("version", ["", "0", "-1", "nul", "9" * 40])
def test_a_form_without_a_real_version_never_overwrites(client, team, thomas, version):
    sent = {"first_name": "X", "last_name": "Y", "team": team.pk, "edit_version": version}
    assert post(client, "edit", thomas.pk, **sent).status_code == 409
    assert Citizen.objects.get().first_name == "Thomas"


def test_two_people_editing_the_same_fact_both_see_both_texts(client, thomas):
    fact = make_fact(thomas)
    base = {"kind": "need", "noted_on": "4.3.2026", "edit_version": "1"}
    assert post(client, "fact_edit", thomas.pk, fact.pk, wording="den ene", **base).status_code == 302
    late = post(client, "fact_edit", thomas.pk, fact.pk, wording="den anden", **base)
    assert (late.status_code, "den ene" in late.content.decode(), "den anden" in late.content.decode()) == (
        409,
        True,
        True,
    )


def test_a_caseworker_editing_a_fact_neither_sees_nor_loses_the_inner_note(client_of, caseworker, thomas):
    fact = make_fact(thomas, inner_note="kun os", released_to=(Audience.CASEWORKER,))
    client = client_of(caseworker)
    assert "kun os" not in page(client, "fact_edit", thomas.pk, fact.pk).content.decode()
    sent = {"kind": "need", "wording": "nyt", "noted_on": "4.3.2026", "edit_version": "1", "inner_note": "overtaget"}
    assert post(client, "fact_edit", thomas.pk, fact.pk, **sent).status_code == 302
    fact.refresh_from_db()
    assert (fact.wording, fact.inner_note) == ("nyt", "kun os")


def test_a_caseworker_does_not_meet_a_closed_fact_by_its_address(client_of, caseworker, thomas):
    fact = make_fact(thomas)
    for name in ("fact_edit", "release"):
        assert client_of(caseworker).get(address_of(name, thomas, fact)).status_code == 404
    assert not LookUp.objects.exists()
