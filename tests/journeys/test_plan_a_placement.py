"""From a company card to a signed placement: the whole of the consultant's main job, in a real browser."""

import re

import pytest
from playwright.sync_api import expect
from tests.journeys.looking import Looking
from tests.journeys.planning import Wanted, meet, write_plan

NO = ("agreement-fills_labour_need", "agreement-replaces_employee", "agreement-seasonal_peak")
USUAL = dict.fromkeys((*NO, "history-last_employed_here", "person-could_get_ordinary_or_subsidised_job"), "no")

THOMAS = Wanted(
    citizen="Thomas Holm",
    company="Solby Kirkegård",
    contact="Leif Graversen",
    first_day="23-01-2023",
    last_day="23-04-2023",
    hours={1: ("9", "12"), 3: ("9.00", "12.00"), 5: ("09:00", "12")},
    tasks=(
        ("holde kirkegården ren", "at gå i gang på egen hånd"),
        ("passe hæk", "at bruge maskiner sikkert"),
        ("passe blomster", "at planlægge sin dag"),
        ("gravearbejde", "at løfte sammen med Leif"),
    ),
    purposes=("specific_skills", "ordinary_hours"),
    goals=(
        ("goal", "Thomas møder stabilt tre dage om ugen og løser opgaverne selv.", "23-04-2023"),
        ("subgoal", "Thomas kender sin runde.", "22-02-2023"),
    ),
    needs=("eget tempo",),
    people=(("contact_person", "Leif Graversen", "viser opgaverne"), ("consultant", "Mette Madsen", "følger op")),
    meetings=(
        ("22-02-2023", "Thomas, Leif, Mette", "samarbejde, progression, timetal"),
        ("29-03-2023", "Thomas, Leif, Mette", "samarbejde, progression, timetal"),
    ),
    texts={
        "because": "Fordi du her prøver hårdt arbejde ude, som du kan få løn for bagefter.",
        "why": "Thomas vil i arbejde, og på kirkegården kan han prøve fysisk arbejde ude.",
        "contribution": "Kirkegården har faste rutiner og rolige kolleger.",
        "citizen_words": "Jeg vil gerne have hårdt fysisk arbejde udendørs.",
        "absence_notice": "Thomas ringer til Leif før kl. 8.30.",
        "if_it_goes_wrong": "Leif ringer til Mette samme dag, og de mødes inden en uge.",
        "employer_statement_on": "16-01-2023",
        "representative_statement_on": "17-01-2023",
        "next_step": "Ordinære timer på kirkegården eller en ny praktik med flere timer.",
        "next_activity": "Opfølgning 29. marts.",
        "what_it_takes": "Thomas går sin runde alene, og der er brug for hænder i foråret.",
    },
    answers=USUAL,
)

MARIANNE = Wanted(
    citizen="Marianne Kjær",
    company="Nordlink Service",
    contact="Anders Krogh",
    first_day="01-03-2023",
    last_day="19-04-2023",
    hours={3: ("9", "14")},
    tasks=(
        ("klargøre mobiltelefoner og tablets", "at blive tryg ved opgaverne"),
        ("se efter, om persondatareglerne bliver fulgt", "at bruge sin viden om jura"),
    ),
    purposes=("clarify_goal",),
    goals=(
        ("subgoal", "Marianne er tryg ved arbejdspladsen.", "29-03-2023"),
        ("long_term", "Fleksjob 10-15 timer om ugen med personlig assistance.", ""),
    ),
    needs=("én arbejdsdag om ugen", "én fast kollega"),
    people=(("mentor", "Anders Krogh", "er mentor"), ("consultant", "Mette Madsen", "følger op hver 14. dag")),
    meetings=(
        ("08-03-2023", "Marianne, Anders, Mette", "opgaver, progression, ordinære timer"),
        ("22-03-2023", "Marianne, Anders, Mette", "opgaver, progression, ordinære timer"),
        ("05-04-2023", "Marianne, Anders, Mette", "opgaver, progression, ordinære timer"),
        ("19-04-2023", "Marianne, Anders, Mette, Rikke", "opgaver, progression, ordinære timer"),
    ),
    texts={
        "because": "Fordi du her bruger din jura og finder ud af, hvor mange timer der passer.",
        "why": "Marianne vil bruge det, hun kan med it og jura.",
        "contribution": "It-afdelingen har rolige opgaver og en leder, der er mentor.",
        "citizen_words": "Jeg vil bruge min jura.",
        "absence_notice": "Marianne sender en sms til Anders.",
        "if_it_goes_wrong": "Anders ringer til Mette, og de retter opgaverne.",
        "employer_statement_on": "20-02-2023",
        "representative_statement_on": "21-02-2023",
        "next_step": "Lønnede timer ved siden af praktikken.",
        "next_activity": "Opfølgning i uge 2.",
        "what_it_takes": "Marianne klargør en telefon uden hjælp.",
    },
    answers=USUAL,
)


def _ask_everybody(looking: Looking) -> list[str]:
    """Ask the three parties and return the links that the demo shows once."""
    page = looking.page
    looking.follow(page.get_by_role("link", name="Spørg parterne, om de er enige"))
    looking.follow(page.get_by_role("button", name="Se, hvad der bliver sendt"))
    page.get_by_role("button", name=re.compile("^Send")).click()
    page.get_by_role("link", name=re.compile("^Svar som")).first.wait_for()
    looking.is_clean()
    return [str(link.get_attribute("href")) for link in page.get_by_role("link", name=re.compile("^Svar som")).all()]


def _read_agreement(looking: Looking, link: str) -> None:
    """Open the link as a party without an account: why one got it, then the agreement itself."""
    looking.go(link)
    looking.press(looking.page.get_by_role("link", name="Læs aftalen"))
    looking.page.wait_for_url("**/aftalen/")
    looking.is_clean()


def _say_yes(looking: Looking, link: str) -> None:
    """Read the agreement and answer."""
    _read_agreement(looking, link)
    looking.press(looking.page.get_by_role("link", name="Ja, jeg er enig"))
    looking.page.wait_for_url("**/ja/")
    looking.is_clean()
    looking.press(looking.page.get_by_role("button", name="Send mit ja"))
    expect(looking.page.get_by_role("heading", name="Tak, vi har fået dit svar")).to_be_visible()
    looking.is_clean()


def _look_up_both(looking: Looking) -> None:
    """Open the company's card and the citizen's page, as one does before the two are brought together."""
    page = looking.page
    looking.go("/")
    looking.go("/virksomheder/?q=Solby+Kirkeg%C3%A5rd")
    looking.follow(page.get_by_role("link", name="Solby Kirkegård").first)
    looking.go("/borgere/?vis=all&q=Thomas+Holm")
    looking.follow(page.get_by_role("link", name="Holm, Thomas"))


def _lock(looking: Looking) -> None:
    """Share and lock a text that everybody has said yes to."""
    page = looking.page
    page.get_by_role("button", name="Del teksten").click()
    page.get_by_role("button", name="Lås teksten").click()
    expect(page.locator(".status", has_text="låst").first).to_be_visible()
    looking.is_clean()


def _fetch_papers(looking: Looking, case: str) -> None:
    """Read the three texts and fetch the three files."""
    page = looking.page
    looking.go(f"{case}papirer/")
    for paper in ("vitas", "min-plan", "borger"):
        looking.go(f"{case}papirer/{paper}/")
        expect(page.locator("main")).to_contain_text("Thomas")
    page.goto(f"{case}papirer/")
    for action, ending in (("beskrivelse.pdf", ".pdf"), ("beskrivelse.docx", ".docx"), ("kalender.ics", ".ics")):
        with page.expect_download() as download:
            page.locator(f'form[action$="{action}"] button').first.click()
        assert download.value.suggested_filename.endswith(ending)
        assert download.value.path().stat().st_size > 500


@pytest.mark.req("R-002")
@pytest.mark.req("R-100")
@pytest.mark.req("R-109")
def test_thomas_goes_from_a_wish_to_a_signed_placement(walk):
    looking = walk("mette")
    page = looking.page
    _look_up_both(looking)
    meet(looking, THOMAS)
    write_plan(looking, THOMAS)
    looking.is_clean()
    expect(page.locator("body")).to_contain_text("39 dage · 117 timer")
    expect(page.locator("body")).to_contain_text("37 dage og 111 timer efter helligdage")
    expect(page.locator("body")).to_contain_text("7 af 7")
    case = page.url

    page.get_by_role("button", name="Meld teksten klar").click()
    links = _ask_everybody(looking)
    assert len(links) == 3
    for link in links:
        _say_yes(walk(), link)
    page.goto(case)
    _lock(looking)
    _fetch_papers(looking, case)


@pytest.mark.req("R-112")
@pytest.mark.req("R-113")
def test_marianne_is_planned_and_her_diagnosis_never_leaves_the_house(walk):
    looking = walk("mette")
    page = looking.page
    meet(looking, MARIANNE)
    write_plan(looking, MARIANNE)
    expect(page.locator("body")).to_contain_text("8 dage · 40 timer")
    page.get_by_role("button", name="Meld teksten klar").click()
    links = _ask_everybody(looking)
    for link in links:
        stranger = walk()
        _read_agreement(stranger, link)
        seen = stranger.page.locator("body").inner_text().casefold()
        assert "depression" not in seen
        assert "ensom" not in seen
        assert "marianne" in seen
