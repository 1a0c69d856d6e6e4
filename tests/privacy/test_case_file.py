"""A case that is handed over holds all that is due, and nobody else."""

import json
from io import BytesIO
from time import perf_counter
from zipfile import ZipFile

import pytest
from django.urls import reverse
from tests.citizens.factories import make_citizen, make_fact, make_team, make_user
from tests.placements.factories import make_case

from jobbro.audit.models import ChangeEvent, LookUp
from jobbro.citizens.models import Fact
from jobbro.domain.language.third_parties import TakenOutBecause, ThirdParties

ASKED = {"asked_by": "proxy", "asked_on": "01-03-2020", "by_hand": "Svigermor"}


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Karen Holm kom forbi.", ["Karen Holm"]),
        ("Det var karen holms idé.", ["karen holms"]),
        ("Holm, Karen og Karen Marie B. Holm", ["Holm, Karen", "Karen Marie B. Holm"]),
        ("Karen\nHolm og Ka\u00adren Holm", ["Karen\nHolm", "Ka\u00adren Holm"]),
        ("Karen Lind Holm-Berg", []),
        ("Karen talte med Holm", []),
        ("Ring 20 30 40 50 eller +45 99887766", ["20 30 40 50"]),
        ("Skriv til a@b.dk eller mig@vaerket.dk", ["a@b.dk"]),
        ("010190-1234 og 020290-1234", ["020290-1234"]),
        ("Svigermors bil", ["Svigermors"]),
    ],
)
def test_others_are_found_in_a_text_and_what_may_stand_is_left(text, taken):
    known = ["99 88 77 66", "Mig@Vaerket.dk", "0101901234"]
    people = ThirdParties([("Karen", "Holm")], [text], by_hand=["svigermor"], known=known)
    assert [text[one.start : one.end] for one in people.stretches(text)] == taken


def test_stretches_that_meet_are_one_and_tell_why():
    text = "Karen Holm og 20304050"
    people = ThirdParties([("Karen", "Holm")], [text], by_hand=["Holm og"])
    assert [one.why for one in people.stretches(text)] == [TakenOutBecause.OTHER_CITIZEN, TakenOutBecause.PHONE]
    assert people.stretches(text)[0].end == len("Karen Holm og")


@pytest.fixture
def case(db):
    case = make_case(state="ready")
    user = case.consultant
    make_citizen(team=user.team, first_name="Karen", last_name="Holm")
    # Another citizen with the consultant's name: in a text it may be that citizen, as the doer it is the consultant.
    make_citizen(team=user.team, first_name=user.first_name, last_name=user.last_name)
    make_fact(case.citizen, wording=f"Kom med Karen Holm og {user.full_name}.", inner_note="Svigermor: 20 11 22 33")
    return case


def taken_out(client, case, **asked):
    answer = client.post(reverse("privacy:record", args=[case.citizen.pk]), ASKED | asked)
    assert answer.status_code == 200, answer.content.decode()
    packed = ZipFile(BytesIO(answer.content))
    return answer, packed.read("sagen.html").decode(), json.loads(packed.read("sagen.json"))


def test_the_file_is_read_by_people_and_machines_and_holds_nobody_else(client_of, case):
    answer, page, data = taken_out(client_of(case.consultant), case)
    assert answer["Content-Type"] == "application/zip" and "no-store" in answer["Cache-Control"]
    for other in ("Karen", "20 11 22 33", "Svigermor"):
        assert other not in page and other not in repr(data)
    assert "[fjernet: en anden borger]" in page and case.company.name in page
    said = [fact["Ordlyd"] for fact in data["sagen"]["Oplysninger"]]
    assert "Kom med [fjernet: en anden borger] og [fjernet: en anden borger]." in said
    assert data["sagen"]["Forløb"][0]["Virksomhed"] == case.company.name
    assert data["sagen"]["Forløb"][0]["Virksomhedskonsulent"] == case.consultant.full_name
    why = [out["hvorfor"] for out in data["fjernet"] for _time in range(out["antal"])]
    assert why.count("navnet på en anden borger") >= 2 and why.count("et privat telefonnummer") == 1
    assert any(left["hvorfor"].startswith("handler om en kontaktperson") for left in data["ikke_med"])
    assert "<link" not in page and "<script" not in page


def test_who_asked_and_how_much_was_taken_out_is_recorded_and_logged(client_of, case):
    taken_out(client_of(case.consultant), case)
    event = ChangeEvent.objects.get(action="citizen.exported")
    assert event.details["asked_by"] == "proxy" and event.details["asked_on"] == "2020-03-01"
    assert event.details["taken_out"] >= 4 and "Karen" not in repr(event.details)
    assert list(LookUp.objects.values_list("kind", flat=True)) == ["export"]


@pytest.mark.parametrize("wrong", [{"asked_by": ""}, {"asked_on": "01-01-2099"}, {"by_hand": "x"}])
def test_nothing_is_handed_over_before_it_is_said_for_whom(client_of, case, wrong):
    answer = client_of(case.consultant).post(reverse("privacy:record", args=[case.citizen.pk]), ASKED | wrong)
    assert answer.status_code == 422 and not ChangeEvent.objects.filter(action="citizen.exported").exists()


@pytest.mark.django_db
def test_a_long_case_among_many_citizens_is_made_within_a_minute(client_of):
    user = make_user(team=make_team())
    citizen = make_citizen(team=user.team)
    for number in range(40):
        make_citizen(team=user.team, first_name=f"Karen{number}", last_name="Holm")
    fact = make_fact(citizen)
    words = "Mødte til tiden og pakkede varer sammen med Karen7 Holm. " * 20
    values = {field.attname: getattr(fact, field.attname) for field in Fact._meta.concrete_fields if field.name != "id"}
    Fact.objects.bulk_create(Fact(**values | {"wording": words[:900]}) for _ in range(1000))
    started = perf_counter()
    answer = client_of(user).post(reverse("privacy:record", args=[citizen.pk]), ASKED)
    assert answer.status_code == 200 and perf_counter() - started < 60
    assert b"Karen7" not in ZipFile(BytesIO(answer.content)).read("sagen.html")
