"""What the parties read behind their link, and what is written down about it."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.placements.factories import Case, make_case

from jobbro.audit.changes import timeline
from jobbro.audit.lookups import count_looks_at, looks_at
from jobbro.demo.worked_placements import MARIANNE, THOMAS
from jobbro.domain.disclosure import Relation
from jobbro.placements import actions
from jobbro.placements.actions import Asked
from jobbro.placements.models import Approval, Party

pytestmark = pytest.mark.django_db


def ask_all(case: Case) -> dict[Party, str]:
    """Ask the three parties and return the address of each link."""
    people = [
        Asked(Party.COMPANY, "Bente Kirk", "b@x.example"),
        Asked(Party.EMPLOYEE_REPRESENTATIVE, "Ole Rask", "o@x.example"),
        Asked(Party.CITIZEN, case.citizen.full_name, "c@x.example"),
    ]
    asked = actions.ask_parties(by=case.consultant, placement=case.placement, people=people, at=timezone.now())
    return {Party(approval.party): f"/svar/{token}/" for approval, token in asked}


def text_of(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.mark.parametrize(
    ("party", "why"),
    [
        (Party.COMPANY, "fordi du svarer for virksomheden"),
        (Party.EMPLOYEE_REPRESENTATIVE, "fordi du er medarbejderrepræsentant"),
        (Party.CITIZEN, "fordi du skal i virksomhedspraktik"),
    ],
)
def test_the_first_page_says_who_asks_and_why_and_names_no_citizen(client: Client, party: Party, why: str) -> None:
    case = make_case(THOMAS, state="ready")
    before = count_looks_at(str(case.citizen.pk))
    text = text_of(client, ask_all(case)[party])
    assert "Solby Kommune (DEMO) spørger dig om en aftale" in text
    assert why in text
    assert "Mette Madsen" in text
    assert "Thomas" not in text
    assert count_looks_at(str(case.citizen.pk)) == before


@pytest.mark.req("R-157")
@pytest.mark.req("R-112")
@pytest.mark.parametrize(
    ("shape", "never", "always"),
    [
        (THOMAS, ("misbrug", "behandling", "søster"), ("sit eget tempo", "Leif Graversen", "før kl. 8.30")),
        (MARIANNE, ("depress", "ensom", "pakkeri", "udbrændt"), ("én arbejdsdag om ugen", "40 timer", "Anders Krogh")),
    ],
    ids=["thomas", "marianne"],
)
def test_the_company_reads_the_agreement_and_nothing_behind_it(
    client: Client, shape, never: tuple[str, ...], always: tuple[str, ...]
) -> None:
    case = make_case(shape, state="ready")
    links = ask_all(case)
    for party in (Party.COMPANY, Party.EMPLOYEE_REPRESENTATIVE):
        text = text_of(client, links[party] + "aftalen/")
        assert not [word for word in never if word in text.lower()]
        assert not [words for words in always if words not in text]
        assert "Er du enig i aftalen?" in text
        assert "Hele praktikbeskrivelsen" in text


def test_the_citizen_reads_the_plain_version(client: Client) -> None:
    text = text_of(client, ask_all(make_case(THOMAS, state="ready"))[Party.CITIZEN] + "aftalen/")
    assert "Hej Thomas. Her er din plan." in text
    assert "Du møder mandag, onsdag og fredag kl. 9.00-12.00" in text
    assert "Hele praktikbeskrivelsen" not in text


def test_each_reading_of_the_agreement_is_logged_once_with_the_hand_that_read_it(client: Client) -> None:
    case = make_case(THOMAS, state="ready")
    links = ask_all(case)
    before = count_looks_at(str(case.citizen.pk))
    client.get(links[Party.COMPANY] + "aftalen/")
    client.get(links[Party.COMPANY] + "ja/")
    assert count_looks_at(str(case.citizen.pk)) == before + 1
    [line] = looks_at(str(case.citizen.pk), limit=1)
    assert (line.actor_kind, line.kind, line.what, line.relation) == ("link", "link", "portal:agreement", Relation.LINK)


def test_yes_and_no_are_taken_with_their_words_and_the_page_says_what_happens_now(client: Client) -> None:
    case = make_case(THOMAS, state="ready")
    links = ask_all(case)
    assert "Hvad skal ændres, før du kan sige ja?" in text_of(client, links[Party.COMPANY] + "nej/")
    answer = client.post(links[Party.COMPANY] + "nej/", {"comment": "Først fra kl. 10."}, follow=True)
    text = answer.content.decode()
    assert "Du svarede nej, ikke endnu" in text
    assert "Vi kontakter dig" in text
    assert re.search(r"1 af 3", text)
    client.post(links[Party.EMPLOYEE_REPRESENTATIVE] + "ja/")
    text = client.post(links[Party.CITIZEN] + "ja/", {"comment": ""}, follow=True).content.decode()
    assert "Du svarede ja" in text
    assert "Ikke alle er enige endnu" in text
    assert Approval.objects.get(party=Party.COMPANY).comment == "Først fra kl. 10."
    story = [(event.action, event.actor_label) for event in timeline(case.placement)[:3]]
    assert story == [
        ("approval.agreed", "Thomas Holm"), ("approval.agreed", "Ole Rask"), ("approval.declined", "Bente Kirk"),
    ]  # fmt: skip


def test_when_all_agree_the_last_one_is_told(client: Client) -> None:
    links = ask_all(make_case(THOMAS, state="ready"))
    for link in list(links.values())[:2]:
        assert "Vi venter på de andre" in client.post(link + "ja/", follow=True).content.decode()
    assert "Alle har sagt ja" in client.post(links[Party.CITIZEN] + "ja/", follow=True).content.decode()


def test_a_comment_that_is_too_long_is_kept_and_explained(client: Client) -> None:
    link = ask_all(make_case(THOMAS, state="ready"))[Party.COMPANY]
    answer = client.post(link + "nej/", {"comment": "æ" * 1001})
    assert answer.status_code == 422
    assert "æ" * 1001 in answer.content.decode()
    assert Approval.objects.get(party=Party.COMPANY).state == "asked"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Ja tak. 010190-1234 er nummeret.", "ligner et CPR-nummer"),
        ("Vi tager hensyn til hans depression.", "«depression» fortæller om"),
    ],
)
@pytest.mark.parametrize("answer", ["ja/", "nej/"])
def test_a_private_word_in_an_answer_is_sent_back_with_everything_typed(
    client: Client, answer: str, words: str, said: str
) -> None:
    link = ask_all(make_case(THOMAS, state="ready"))[Party.COMPANY] + answer
    page = client.post(link, {"comment": words})
    assert page.status_code == 422
    text = html.unescape(page.content.decode())
    assert said in text
    assert words in text
    asked = Approval.objects.get(party=Party.COMPANY)
    assert (asked.state, asked.comment) == ("asked", "")
    assert client.post(link, {"comment": "Vi ses."}).status_code == 302


def test_who_answers_may_leave_a_number_and_name_those_in_the_agreement(client: Client) -> None:
    link = ask_all(make_case(THOMAS, state="ready"))[Party.COMPANY]
    words = "Ring til mig på 22 33 44 55 eller b@x.example, så taler vi om Thomas Holm."
    assert client.post(link + "ja/", {"comment": words}).status_code == 302
    assert Approval.objects.get(party=Party.COMPANY).comment == words


def test_another_method_is_refused(client: Client) -> None:
    link = ask_all(make_case(THOMAS, state="ready"))[Party.COMPANY]
    assert client.put(link + "ja/").status_code == 405
    assert client.post(link).status_code == 405


@pytest.mark.parametrize("page", ["", "aftalen/", "ja/"])
def test_a_page_behind_a_link_asks_the_database_at_most_twelve_times(
    client: Client, page: str, django_assert_max_num_queries
) -> None:
    link = ask_all(make_case(THOMAS, state="ready"))[Party.COMPANY]
    with django_assert_max_num_queries(12):
        assert client.get(link + page).status_code == 200


def test_a_long_answer_is_folded_on_the_placements_page_and_a_short_one_stands_open(client: Client) -> None:
    case = make_case(THOMAS, state="ready")
    links, long = ask_all(case), "Vi vil gerne begynde senere. " * 12
    client.post(links[Party.COMPANY] + "nej/", {"comment": long.strip()})
    client.post(links[Party.CITIZEN] + "ja/", {"comment": "Jeg glæder mig."})
    client.force_login(case.consultant, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("placements:detail", args=[case.placement.pk])).content.decode()
    agreement = page.partition('id="enighed"')[2].partition("</section>")[0]
    assert re.search(r"<details[^>]*><summary>«Vi vil gerne[^»]{0,125}…»", agreement)
    assert long.strip() in agreement
    assert '<span class="note">«Jeg glæder mig.»' in agreement
