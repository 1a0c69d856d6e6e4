"""What a text says against the agreement is found; what only sounds like it is left alone."""

from datetime import date, time
from decimal import Decimal

import pytest

from jobbro.domain.calendar import Period, Weekday, WeekPattern
from jobbro.domain.language import AgreedFacts, AgreedPerson, FindingCode, Role

AGREED = AgreedFacts(
    citizen="Amina",
    company="Kornets Bageri",
    people=(AgreedPerson("Kurt", Role.CONTACT_PERSON, "bager"), AgreedPerson("Rikke", Role.CONSULTANT)),
    period=Period(date(2026, 3, 2), date(2026, 4, 26)),
    pattern=WeekPattern.same_time((Weekday.TUESDAY, Weekday.THURSDAY), time(5), time(9)),
    follow_ups=(date(2026, 3, 18), date(2026, 4, 15)),
    tasks=("Forme boller", "Sætte plader i ovnen"),
)
TASKS = " Hun former boller og sætter plader i ovnen."
CONTRADICTIONS = {
    FindingCode.HOURS_DIFFER,
    FindingCode.WEEKDAYS_DIFFER,
    FindingCode.TIMES_DIFFER,
    FindingCode.PERIOD_DIFFERS,
    FindingCode.FOLLOW_UP_DIFFERS,
    FindingCode.NAME_DIFFERS,
    FindingCode.TASK_DIFFERS,
}


def against(check_text, text, agreed=AGREED):
    findings = check_text(text, agreed=agreed).findings
    return {finding.code for finding in findings if finding.code in CONTRADICTIONS}


@pytest.mark.req("R-110")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Amina arbejder 12 timer om ugen.", FindingCode.HOURS_DIFFER),
        ("Amina møder ca. 30 timer ugentligt.", FindingCode.HOURS_DIFFER),
        ("Arbejdstid: tolv timer pr. uge", FindingCode.HOURS_DIFFER),
        ("Hun arbejder tre timer to dage om ugen.", FindingCode.HOURS_DIFFER),
        ("Hun møder mandag og onsdag kl. 5.00-9.00.", FindingCode.WEEKDAYS_DIFFER),
        ("Mødetid: man-ons", FindingCode.WEEKDAYS_DIFFER),
        ("Hun møder tirsdag og torsdag kl. 6-10.", FindingCode.TIMES_DIFFER),
        ("Praktikken varer 13 uger.", FindingCode.PERIOD_DIFFERS),
        ("Amina skal i seks uger lære bagerfaget.", FindingCode.PERIOD_DIFFERS),
        ("Et forløb på seks måneder.", FindingCode.PERIOD_DIFFERS),
        ("Praktikken starter den 9. marts.", FindingCode.PERIOD_DIFFERS),
        ("Opfølgning er aftalt den 18. marts og den 22. april.", FindingCode.FOLLOW_UP_DIFFERS),
        ("Hendes kontaktperson er Bent.", FindingCode.NAME_DIFFERS),
    ],
)
def test_a_contradiction_is_found(check_text, text, code):
    assert against(check_text, text + TASKS) == {code}


@pytest.mark.parametrize(
    "text",
    [
        "Amina arbejder 8 timer om ugen i otte uger, tirsdag og torsdag kl. 5.00-9.00.",
        "Hun arbejder fire timer to dage om ugen.",
        "Efter praktikken er målet en ansættelse på 20 timer om ugen.",
        "På sigt øges timerne til 15 om ugen.",
        "Timetallet øges fra 8 til 15 timer om ugen.",
        "Efter fire uger former hun boller alene.",
        "De første to uger følger hun Kurt.",
        "Opfølgning er aftalt den 18. marts og den 15. april kl. 9-10.",
        "Praktikken er aftalt for perioden 2. marts til 26. april 2026.",
        "Et forløb på to måneder.",
        "Kurt Madsen er kontaktperson. Rikke følger op.",
        "Kontaktpersonen er Kurt, og Amina ringer til ham ved sygdom.",
        "Der er pause i en halv time kl. 7.00-7.30.",
        "Skal hun arbejde 12 timer om ugen?",
        "Butikken har åbent alle dage.",
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_left_alone(check_text, text):
    assert against(check_text, text + TASKS) == set()


def test_an_agreed_task_that_the_text_forgets_is_named(check_text):
    report = check_text("Amina former boller.", agreed=AGREED)
    forgotten = [finding.reason for finding in report.findings if finding.code is FindingCode.TASK_DIFFERS]
    assert len(forgotten) == 1
    assert "Sætte plader i ovnen" in forgotten[0]


def test_hours_without_a_pattern_are_compared_too(check_text):
    agreed = AgreedFacts(hours_per_week=Decimal(9), weeks=Decimal(13))
    assert against(check_text, "Han arbejder 30 timer om ugen i 10 uger.", agreed) == {
        FindingCode.HOURS_DIFFER,
        FindingCode.PERIOD_DIFFERS,
    }


@pytest.mark.req("R-110")
def test_clock_times_that_do_not_give_the_hours_beside_them_are_told(check_text):
    report = check_text("Hun arbejder 20 timer om ugen: mandag, tirsdag og onsdag kl. 9-12.")
    told = next(finding for finding in report.findings if finding.code is FindingCode.HOURS_DO_NOT_ADD_UP)
    assert "9 timer om ugen" in told.reason
    fine = check_text("Hun arbejder 9 timer om ugen: mandag, tirsdag og onsdag kl. 9-12.")
    assert FindingCode.HOURS_DO_NOT_ADD_UP not in {finding.code for finding in fine.findings}


@pytest.mark.req("R-108")
def test_a_role_is_pointed_out_once_and_the_agreed_name_is_offered(check_text):
    report = check_text("Praktikanten møder kl. 9. Praktikanten passer ovnen i virksomheden.", agreed=AGREED)
    roles = [finding for finding in report.findings if finding.code is FindingCode.ROLE_NOT_NAME]
    assert [(finding.evidence.quote, finding.suggestion) for finding in roles] == [
        ("Praktikanten", "Skriv «Amina»."),
        ("virksomheden", "Skriv «Kornets Bageri»."),
    ]
