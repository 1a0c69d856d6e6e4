"""Citizens from a spreadsheet: looked through, mended on the page, made once, and taken back."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.citizens.factories import make_citizen, make_fact, make_team

from jobbro.accounts.models import User
from jobbro.audit.models import ChangeEvent
from jobbro.citizens import cpr as numbers
from jobbro.citizens.actions import CitizenDetails, create_citizen
from jobbro.citizens.forms.importing import SealBroken, sealed, unsealed
from jobbro.citizens.models import Citizen, ImportBatch, ImportColumn

pytestmark = pytest.mark.django_db
URL = "/borgere/regneark/"
# Numbers of nobody: born on days that tests use.
ONE, TWO = "0101901234", "0202804321"


@pytest.fixture
def karin(team_lead: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(team_lead)


def upload(browser: Client, text: str) -> HttpResponse:
    return browser.post(URL, {"file": SimpleUploadedFile("borgere.csv", text.encode())})  # type: ignore[return-value]


def fields_of(answer: HttpResponse) -> dict[str, str]:
    """What a browser would send back: the hidden rows and the meaning of each column."""
    html = answer.content.decode()
    found = dict(re.findall(r'name="(rows|form_token)" value="([^"]*)"', html))
    for name, options in re.findall(r'<select name="(kolonne-\d+)".*?>(.*?)</select>', html, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return {name: unescape(value) for name, value in found.items()}


def create(browser: Client, answer: HttpResponse, **more: str) -> HttpResponse:
    return browser.post(reverse("citizens:import_rows"), fields_of(answer) | {"create": "1"} | more)  # type: ignore[return-value]


FILE = f"Fornavn;Efternavn;CPR;Målgruppe;Målgruppe fra\nAsta;Holm;{ONE};Jobparat, kontanthjælp;1-1-2026\nBo;Ås;;;\n"


def test_a_file_becomes_citizens_in_the_leaders_team(karin: Client, team_lead: User) -> None:
    looked = upload(karin, FILE)
    assert not Citizen.objects.exists()  # looking makes nobody
    assert create(karin, looked).status_code == 302
    asta = Citizen.objects.get(first_name="Asta")
    assert asta.team == team_lead.team
    assert asta.cpr_index == numbers.index_of(ONE)
    assert asta.target_groups.get().group == "2"
    assert Citizen.objects.count() == 2


def test_no_number_stands_in_the_page_the_address_the_log_or_a_cache(karin: Client) -> None:
    looked = upload(karin, FILE)
    assert ONE not in looked.content.decode()
    assert "010190-••••" in looked.content.decode()
    assert "no-store" in looked["Cache-Control"]
    made = create(karin, looked)
    assert ONE not in made["Location"]
    assert not [event for event in ChangeEvent.objects.all() if ONE in str(event.details)]


def test_the_same_file_twice_makes_one_of_each(karin: Client) -> None:
    first, second = upload(karin, FILE), upload(karin, FILE)
    sent = fields_of(first) | {"create": "1"}
    url = reverse("citizens:import_rows")
    assert [karin.post(url, sent).status_code for _ in range(2)] == [302, 302]  # the button pressed twice
    create(karin, second)  # another tab
    again = upload(karin, FILE).content.decode()
    assert "Nummeret findes allerede" in again
    assert "Teamet har en borger med det navn" in again
    assert Citizen.objects.count() == 2
    assert ImportBatch.objects.count() == 1


def test_what_lacks_is_mended_on_the_page(karin: Client) -> None:
    looked = upload(karin, f"Navn;CPR;Mail\nAsta Holm;9999999999;asta@\nBo;{TWO};bo@b.example\n")
    said = looked.content.decode()
    assert 'name="ret-0-1" value="9999999999"' in said
    assert 'name="ret-1-0"' in said  # one name is not two
    refused = create(karin, looked)
    assert refused.status_code == 200
    mended = {"ret-0-1": "010190-1234", "ret-0-2": "asta@a.example", "ret-1-0": "Bo Ås"}
    assert create(karin, looked, **mended).status_code == 302
    assert {(one.first_name, one.email) for one in Citizen.objects.all()} == {
        ("Asta", "asta@a.example"),
        ("Bo", "bo@b.example"),
    }


def test_rows_that_lack_something_can_be_left_out(karin: Client) -> None:
    assert create(karin, upload(karin, "Navn\nAsta Holm\nBo\n"), skip="on").status_code == 302
    assert [one.first_name for one in Citizen.objects.all()] == ["Asta"]


def test_a_number_that_a_spreadsheet_took_for_a_sum_gets_its_nought_back(karin: Client) -> None:
    create(karin, upload(karin, f"Navn;CPR\nAsta Holm;{ONE[1:]}\n"))
    assert Citizen.objects.get().cpr_index == numbers.index_of(ONE)


def test_columns_are_said_once_and_known_the_next_time(karin: Client) -> None:
    looked = upload(karin, "Kaldes;Slægt;Nr\nAsta;Holm;1\n")
    assert "Vælg, hvor navnet står" in looked.content.decode()
    create(karin, looked, **{"kolonne-0": "first_name", "kolonne-1": "last_name"})
    assert dict(ImportColumn.objects.values_list("heading", "field")) == {
        "kaldes": "first_name",
        "slægt": "last_name",
        "nr": "",
    }
    assert fields_of(upload(karin, "Slægt;Kaldes\nÅs;Bo\n"))["kolonne-0"] == "last_name"


def test_one_thing_has_one_column(karin: Client) -> None:
    looked = upload(karin, "Navn;Alias\nAsta Holm;Bo Ås\n")
    answer = create(karin, looked, **{"kolonne-1": "full_name"})
    assert answer.status_code == 422
    assert not Citizen.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "Filen er tom"), ("Navn\n", "ingen rækker"), (f"Asta;{ONE}\nBo;{TWO}\n", "skal være overskrifter")],
)
def test_a_file_that_cannot_be_used_gets_a_plain_answer(karin: Client, text: str, said: str) -> None:
    answer = upload(karin, text)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert ONE not in answer.content.decode()


def test_an_import_is_taken_back_but_those_in_work_stay(karin: Client) -> None:
    create(karin, upload(karin, FILE))
    make_fact(Citizen.objects.get(first_name="Bo"))
    batch = ImportBatch.objects.get()
    url = reverse("citizens:import_undo", args=[batch.pk])
    assert karin.post(url).status_code == 302
    assert [one.first_name for one in Citizen.objects.all()] == ["Bo"]
    assert karin.post(url).status_code == 404  # taken back once
    assert create(karin, upload(karin, FILE)).status_code == 302  # and the file can come again
    assert Citizen.objects.count() == 2


def test_a_leader_takes_back_only_the_own_imports(
    karin: Client, client_of: Callable[[User], Client], other_team: object
) -> None:
    create(karin, upload(karin, FILE))
    other = User.objects.create_user("bente", role="team_lead", team=other_team)
    answer = client_of(other).post(reverse("citizens:import_undo", args=[ImportBatch.objects.get().pk]))
    assert answer.status_code == 404
    assert Citizen.objects.count() == 2


def test_a_number_of_another_team_is_skipped_and_the_look_is_logged(karin: Client, team_lead: User) -> None:
    elsewhere = CitizenDetails("Vera", "Vang", make_team(), cpr=ONE)
    create_citizen(by=team_lead, details=elsewhere, at=make_citizen().created_at)
    said = upload(karin, f"Navn;CPR\nAsta Holm;{ONE}\n").content.decode()
    assert "Nummeret findes allerede" in said
    assert "Vera" not in said


def test_rows_are_sealed_for_the_one_who_sent_them(team_lead: User, consultant: User) -> None:
    rows = (("Navn",), ("Asta Holm",))
    text = sealed(rows, by=team_lead)
    assert "Asta" not in text
    assert unsealed(text, by=team_lead) == rows
    for broken, who in ((text, consultant), (text[:-4] + "AAAA", team_lead), ("x", team_lead), ("", team_lead)):
        with pytest.raises(SealBroken):
            unsealed(broken, by=who)


def test_a_page_that_was_changed_leads_back_to_the_file(karin: Client) -> None:
    assert karin.post(reverse("citizens:import_rows"), {"rows": "x.y", "create": "1"}).status_code == 302
    assert not Citizen.objects.exists()


def test_only_a_leader_may_import(consultant: User, client_of: Callable[[User], Client]) -> None:
    assert client_of(consultant).get(URL).status_code == 403
