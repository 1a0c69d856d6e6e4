"""Rule sets that lie ready: what they would bring, who may sign them, and what a signature does."""

import pytest
from django.urls import reverse

from jobbro import library
from jobbro.accounts.models import RuleSetSignOff
from jobbro.accounts.queries import rulebook_in_force
from jobbro.reference.queries.rule_sets import rule_set

pytestmark = pytest.mark.django_db
SET = reverse("reference:rule_set", args=["lab-2027"])
SIGN = reverse("reference:rule_set_sign", args=["lab-2027"])
WITHDRAW = reverse("reference:rule_set_withdraw", args=["lab-2027"])
WORDS = "Jeg har sammenlignet begge linjer med loven på retsinformation.dk."


def good(**changed):
    version = library.rule_set_versions()["lab-2027"]
    return {"statement": WORDS, "has_read": "on", "set_version": version} | changed


def test_what_the_set_would_bring_is_shown_before_anybody_signs(client_of, consultant):
    page = client_of(consultant).get(SET).content.decode()
    for line in rule_set("lab-2027").lines:
        assert line.rule.title in page
        assert line.note in page
    assert "reglen findes ikke" in page
    assert "Det bliver ved at være ukendt" in page
    assert "Skriv under, og tag sættet i brug" not in page
    assert "Slukket, ikke skrevet under" in client_of(consultant).get(reverse("reference:rule_sets")).content.decode()


def test_an_administrator_signs_and_everybody_reads_who_and_why(client_of, administrator, consultant):
    assert "lab2027.main_act" not in rulebook_in_force()
    answer = client_of(administrator).post(SIGN, good(), follow=True)
    assert answer.status_code == 200
    assert "lab2027.main_act" in rulebook_in_force()
    page = client_of(consultant).get(SET).content.decode()
    assert "Skrevet under, bruges i svar" in page
    assert WORDS in page
    assert administrator.full_name in page
    listed = (
        client_of(consultant).get(reverse("reference:rules"), {"den": "2027-01-01", "q": "hovedlov"}).content.decode()
    )
    assert "Ny hovedlov fra 2027" in listed
    assert "Ikke indlæst" in listed


@pytest.mark.parametrize("who", ["consultant", "team_lead", "auditor", "caseworker"])
def test_nobody_else_can_sign_or_take_a_signature_back(who, client_of, request):
    browser = client_of(request.getfixturevalue(who))
    assert browser.post(SIGN, good()).status_code == 403
    assert browser.post(WITHDRAW, {"confirmed": "1"}).status_code == 403
    assert not RuleSetSignOff.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [{"statement": ""}, {"statement": "ok"}, {"statement": "x" * 2001}, {"has_read": ""}, {"set_version": "gammel"}],
)
def test_a_signature_without_words_tick_or_the_right_wording_is_refused(changed, client_of, administrator):
    answer = client_of(administrator).post(SIGN, good(**changed))
    assert answer.status_code == 422
    assert answer.context["sign_form"]["statement"].value() == changed.get("statement", WORDS)
    assert not RuleSetSignOff.objects.exists()


def test_a_signature_is_sent_twice_and_counts_once(client_of, administrator):
    browser = client_of(administrator)
    token = browser.get(SET).content.decode().split('name="form_token" value="')[1].split('"')[0]
    for _ in range(2):
        assert browser.post(SIGN, good(form_token=token)).status_code == 302
    assert RuleSetSignOff.objects.count() == 1
    assert browser.post(SIGN, good()).status_code == 422


def test_a_signature_is_taken_back_after_a_question_and_the_history_stays(client_of, administrator, consultant):
    browser = client_of(administrator)
    browser.post(SIGN, good())
    assert "Træk underskriften tilbage?" in browser.post(WITHDRAW).content.decode()
    assert "lab2027.main_act" in rulebook_in_force()
    browser.post(WITHDRAW, {"confirmed": "1"})
    assert "lab2027.main_act" not in rulebook_in_force()
    page = client_of(consultant).get(SET).content.decode()
    assert "Trukket tilbage af" in page
    assert WORDS in page


def test_a_set_that_was_rewritten_after_the_signature_is_off(client_of, administrator, monkeypatch):
    client_of(administrator).post(SIGN, good())
    monkeypatch.setattr(library, "rule_set_versions", lambda: {"lab-2027": "en ny ordlyd"})
    page = client_of(administrator).get(SET).content.decode()
    assert "Ændret efter underskriften, slukket" in page
    assert "Gjaldt en ældre ordlyd" in page


def test_a_set_that_is_not_there_is_not_found(client_of, administrator):
    for route in ("rule_set", "rule_set_sign", "rule_set_withdraw"):
        address = reverse(f"reference:{route}", args=["findes-ikke"])
        method = client_of(administrator).get if route == "rule_set" else client_of(administrator).post
        assert method(address).status_code == 404
