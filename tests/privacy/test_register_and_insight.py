"""The register names every field; insight holds everything due about one citizen and nothing about another."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.urls import reverse
from tests.citizens.factories import NOW, TODAY, lend, make_citizen, make_fact, make_team, make_user

from jobbro.accounts.permissions import Role
from jobbro.audit.models import ChangeEvent, LookUp
from jobbro.citizens import actions
from jobbro.domain.disclosure import Audience, Ground
from jobbro.library import texts
from jobbro.privacy.queries.insight import insight
from jobbro.privacy.queries.register import OF_OTHERS, as_markdown, classes_of, our_models, register

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.req("R-157")
@pytest.mark.parametrize("model", list(our_models()), ids=lambda model: model._meta.label)
def test_every_field_of_every_model_is_listed_exactly_once(model):
    fields = [field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)]
    assert sorted(classes_of(model)) == sorted(fields)


def test_the_register_has_a_line_for_each_field_and_our_models_are_all_there():
    lines = {(model.label, line.field) for model in register() for line in model.lines}
    assert lines == {(model._meta.label, name) for model in our_models() for name in classes_of(model)}
    assert {"citizens.Fact", "audit.LookUp", "accounts.User"} <= {model.label for model in register()}


def test_every_table_of_other_packages_has_been_thought_about():
    theirs = {model._meta.label for model in apps.get_models()} - {model._meta.label for model in our_models()}
    assert set(OF_OTHERS) == theirs


def test_the_written_register_is_fresh():
    assert (ROOT / "docs" / "privacy_fields.md").read_text(encoding="utf-8") == as_markdown()


def test_words_about_health_are_closed_wherever_they_stand():
    closed = {
        (model._meta.label, name)
        for model in our_models()
        for name, c in classes_of(model).items()
        if c.ground == Ground.HEALTH_IN_CASEWORK
    }
    assert {("citizens.Fact", name) for name in ("wording", "measure", "inner_note", "kind")} <= closed


def test_every_field_that_is_handed_out_has_a_danish_name():
    words = texts()
    due = {
        f"stored.{name}"
        for model in our_models()
        for name, stated in classes_of(model).items()
        if stated.exported and model._meta.app_label not in {"audit", "privacy"}
    } - {"stored.cpr_index", "stored.search_text", "stored.sort_key"}
    assert {code for code in due if code not in words} == set()


def test_everything_about_a_person_has_a_danish_name_in_the_register():
    told = [model for model in register() if model.personal]
    assert [model.label for model in told if model.title == model.label] == []
    assert [line.field for model in told for line in model.personal if line.title == line.field] == []


@pytest.mark.django_db
def test_staff_can_read_the_register(client_of, consultant, auditor):
    for user in (consultant, auditor):
        address = reverse("privacy:fields")
        whole, one = (client_of(user).get(address + more).content.decode() for more in ("", "?tabel=citizens.Fact"))
        assert "inner_note" in one and "inner_note" not in whole
        assert all(f"?tabel={model.label}#tabel" in whole for model in register() if model.personal)


# Insight


@pytest.fixture
def user(db):
    return make_user(team=make_team())


@pytest.fixture
def thomas(user):
    who = actions.CitizenDetails("Qfornavn", "Qefternavn", user.team, "20304050", "qmail@example.dk", cpr="0101901234")
    citizen = actions.create_citizen(by=user, details=who, at=NOW)
    actions.set_target_group(by=user, citizen=citizen, group="3", starts_on=TODAY, at=NOW)
    actions.add_fact(
        by=user,
        citizen=citizen,
        details=actions.FactDetails("background", "qordlyd", TODAY, "qtegn", inner_note="qnote"),
        at=NOW,
    )
    make_fact(citizen, wording="qdelt", released_to=(Audience.CITIZEN,))
    lend(citizen, make_user(team=make_team()))
    return citizen


def test_insight_holds_every_word_that_is_kept_about_the_citizen(user, thomas):
    other = make_citizen(team=user.team, last_name="Fremmed")
    make_fact(other, wording="fremmed")
    text = repr(insight(thomas, whole_number=True))
    due = ("Qfornavn", "Qefternavn", "20304050", "qmail@", "010190-1234", "qordlyd", "qtegn", "qnote", "qdelt", "Ferie")
    assert [word for word in due if word not in text] == []
    assert "Aktivitetsparat" in text and "oprettede borgeren" in text and "Borgeren" in text
    assert "fremmed" not in text.lower()


@pytest.mark.req("R-157")
def test_the_page_masks_the_number_and_the_file_holds_it_and_both_are_logged_as_an_export(client_of, user, thomas):
    client, address = client_of(user), reverse("privacy:record", args=[thomas.pk])
    page = client.get(address).content.decode()
    assert "010190-••••" in page and "1234" not in page
    answer = client.post(address, {"asked_by": "citizen", "asked_on": "01-03-2020", "by_hand": ""})
    assert answer["Content-Disposition"] == f'attachment; filename="sag-{thomas.pk}.zip"'
    assert "no-store" in answer["Cache-Control"]
    held = json.loads(ZipFile(BytesIO(answer.content)).read("sagen.json"))["sagen"]
    assert held["Borgeren"][0]["CPR-nummer"] == "010190-1234"
    assert {"Oplysninger", "Delinger", "Målgrupper", "Det er sket", "Opslag"} <= set(held)
    assert list(LookUp.objects.values_list("kind", flat=True)) == ["export", "export"]
    assert ChangeEvent.objects.filter(action="citizen.exported").count() == 1


@pytest.mark.django_db
def test_only_one_who_reads_every_fact_and_has_the_citizen_may_take_it_out(client_of, user, thomas):
    caseworker = make_user(role=Role.CASEWORKER, team=user.team)
    borrower, stranger = make_user(team=make_team()), make_user(team=make_team())
    lend(thomas, borrower, first=TODAY.replace(year=2000), last=TODAY.replace(year=2999))
    address = reverse("privacy:record", args=[thomas.pk])
    answers = {who: client_of(who).get(address).status_code for who in (user, caseworker, borrower, stranger)}
    assert answers == {user: 200, caseworker: 403, borrower: 404, stranger: 404}
    assert LookUp.objects.get().actor_id == str(user.pk)
