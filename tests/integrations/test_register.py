"""The register's protocol against a real server on this machine: paging, breaks, nonsense, and what leaks nowhere."""

import logging
from datetime import date
from decimal import Decimal

import pytest
from tests.companies.register_rows import company_document, unit_document
from tests.integrations.register_server import PASSWORD, USER, Invented, register_server

from jobbro.integrations.register import Connection, Problem, RegisterAway, SearchRegister, ToldCompany, register_from
from jobbro.integrations.register.http import Caller

NUMBERS = [str(10_000_000 + n) for n in range(25)]
XBRL = b"""<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:fsa="http://xbrl.dcca.dk/fsa">
<context id="nu"><entity/><period><startDate>2025-01-01</startDate><endDate>2025-12-31</endDate></period></context>
<context id="foer"><entity/><period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<context id="dag"><entity/><period><instant>2025-12-31</instant></period></context>
<context id="del"><entity><segment/></entity><period><instant>2025-12-31</instant></period></context>
<fsa:GrossProfitLoss contextRef="nu">4200000</fsa:GrossProfitLoss>
<fsa:GrossProfitLoss contextRef="foer">3100000</fsa:GrossProfitLoss>
<fsa:Assets contextRef="del">1</fsa:Assets><fsa:Assets contextRef="dag">9000000</fsa:Assets>
<fsa:Equity contextRef="dag">ukendt</fsa:Equity>
<fsa:AverageNumberOfEmployees contextRef="nu">18.5</fsa:AverageNumberOfEmployees>
</xbrl>"""


@pytest.fixture
def known():
    companies = [company_document(number, f"Firma {number}") for number in NUMBERS]
    units = [unit_document(f"1{number:0>9}", number) for number in NUMBERS]
    return Invented(companies, units)


@pytest.fixture
def waits():
    return []


@pytest.fixture
def asking(known, waits):
    with register_server(known) as address:
        caller = Caller(address, USER, PASSWORD, patience=0.25, most_bytes=200_000, pause=waits.append)
        yield SearchRegister(caller, numbers_a_time=20, hits_a_page=7)


def test_no_address_means_no_register():
    assert register_from(Connection()) is None


def test_every_company_comes_once_with_its_sites_over_many_pages(asking, known):
    told = list(asking.companies([*NUMBERS, "99999999"]))
    assert [company.cvr for company in told] == NUMBERS
    assert all(company.sites[0].p_number == f"1{company.cvr:0>9}" and company.sites[0].is_main for company in told)
    assert (told[0].employees, told[0].branch_code, told[0].activity) == (18, "432100", "El-arbejde")
    assert len(known.asked) == 2 * (4 + 1) and all(body["size"] == 7 for _path, body in known.asked)


@pytest.mark.parametrize("mood", ["busy", "down", "garbage", "half", "cut", "silent", "slow", "list"])
def test_a_break_is_got_over_after_a_pause_without_losing_a_company(asking, known, waits, mood):
    known.moods = ["", mood, mood]
    assert len(list(asking.companies(NUMBERS))) == 25
    assert waits == [1.0, 4.0]


@pytest.mark.parametrize(
    ("moods", "said"),
    [
        (["down"] * 4, "travlt eller er nede"),
        (["garbage"] * 4, "kunne ikke læses"),
        (["slow"] * 4, "svarer ikke lige nu"),
        (["moved"], "forstod ikke"),
        (["partly"], "kun en del"),
        (["huge"], "mere, end Jobbro vil tage imod"),
    ],
)
def test_a_register_that_stays_away_says_so_in_danish(asking, known, moods, said):
    known.moods = moods
    with pytest.raises(RegisterAway, match=said):
        list(asking.companies(NUMBERS))


def test_fewer_than_promised_is_not_taken_for_all(asking, known):
    known.promised_too_many = 1
    with pytest.raises(RegisterAway, match="ikke alt"):
        list(asking.companies(NUMBERS))


def test_a_document_without_a_name_is_a_problem_and_the_others_are_told(asking, known):
    known.companies[3] = company_document(NUMBERS[3], virksomhedMetadata=None)
    told = list(asking.companies(NUMBERS))
    assert [each for each in told if isinstance(each, Problem)] == [Problem(NUMBERS[3], "Navnet mangler.")]
    assert sum(isinstance(each, ToldCompany) for each in told) == 24


def test_a_wrong_password_is_said_at_once_and_stands_in_no_log(known, waits, caplog):
    caplog.set_level(logging.DEBUG)
    with register_server(known) as address:
        register = register_from(Connection(address, USER, "forkert-hemmelighed"), pause=waits.append)
        with pytest.raises(RegisterAway, match="bruger og adgangskode") as refused:
            list(register.companies(NUMBERS))
        known.moods = ["down"] * 4
        right = Caller(address, USER, PASSWORD, pause=waits.append)
        with pytest.raises(RegisterAway):
            right.ask("/offentliggoerelser/_search", {"query": {"terms": {"cvrNummer": []}}, "sort": [{"x": {}}]})
    assert waits == [1.0, 4.0, 15.0]
    told = caplog.text + str(refused.value) + repr(right) + repr(Connection(address, USER, PASSWORD))
    assert "hemmelig" not in told and "register" in caplog.text


def publication(address: str, cvr: str, **changes):
    paper = {"dokumentUrl": address, "dokumentMimeType": "application/xml", "dokumentType": "AARSRAPPORT"}
    source = {
        "cvrNummer": int(cvr),
        "offentliggoerelsesTidspunkt": "2026-02-20T10:00:00.000Z",
        "regnskab": {"regnskabsperiode": {"startDato": "2025-01-01", "slutDato": "2025-12-31"}},
        "dokumenter": [{"dokumentUrl": "x", "dokumentMimeType": "application/pdf"}, paper],
    }
    return {"_id": f"{cvr}-{address}", "_source": source | changes}


def test_the_key_figures_of_the_year_are_read_and_the_password_stays_at_home(asking, known):
    known.papers = {"/a.xml": XBRL, "/bombe.xml": b"<!DOCTYPE x><x/>", "/halv.xml": XBRL[:200]}
    papers = [f"{known.address}{path}" for path in known.papers]
    known.publications = [publication(paper, NUMBERS[0]) for paper in papers]
    known.publications.append(publication("http://andre.example/a.xml", NUMBERS[1], dokumenter=[]))
    known.publications.append(publication(papers[0], NUMBERS[2], offentliggoerelsesTidspunkt="2025-01-01T00:00:00Z"))
    [account] = asking.accounts(NUMBERS, since=date(2026, 1, 1))
    assert (account.cvr, account.starts_on, account.ends_on) == (NUMBERS[0], date(2025, 1, 1), date(2025, 12, 31))
    assert (account.gross_profit, account.assets, account.employees) == (
        Decimal(4_200_000),
        Decimal(9_000_000),
        Decimal("18.5"),
    )
    assert (account.revenue, account.equity) == (None, None)
    assert known.seen_keys == [None, None, None]


def test_one_account_that_is_gone_does_not_hold_up_the_others(asking, known):
    known.papers = {"/a.xml": XBRL}
    known.publications = [publication(f"{known.address}{path}", NUMBERS[0]) for path in ("/vaek.xml", "/a.xml")]
    assert [account.cvr for account in asking.accounts(NUMBERS, since=date(2026, 1, 1))] == [NUMBERS[0]]


@pytest.mark.parametrize("address", ["http://andre.example/a.xml", "file:///etc/passwd", "http://x.127.0.0.1.example/"])
def test_a_document_is_fetched_in_the_registers_own_house_only(asking, known, address):
    known.publications = [publication(address, NUMBERS[0])]
    with pytest.raises(RegisterAway, match="ikke kan hentes"):
        list(asking.accounts(NUMBERS, since=date(2026, 1, 1)))
