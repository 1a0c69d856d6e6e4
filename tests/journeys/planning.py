"""The steps of planning a placement in the browser, as a consultant takes them; each page is looked over on the way."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from playwright.sync_api import expect
from tests.journeys.looking import Looking


@dataclass(frozen=True)
class Wanted:
    """What the consultant wants to write about one placement."""

    citizen: str
    company: str
    contact: str
    first_day: str
    last_day: str
    hours: Mapping[int, tuple[str, str]]
    tasks: Sequence[tuple[str, str]]
    texts: Mapping[str, str]
    purposes: Sequence[str]
    goals: Sequence[tuple[str, str, str]]
    needs: Sequence[str]
    people: Sequence[tuple[str, str, str]]
    meetings: Sequence[tuple[str, str, str]]
    paid_route: str = "after"
    answers: Mapping[str, str] = field(default_factory=dict)


def meet(looking: Looking, wanted: Wanted) -> None:
    """Choose the citizen and the company and begin."""
    page = looking.page
    looking.go("/forloeb/nyt/")
    page.locator("#q_borger").fill(wanted.citizen)
    with page.expect_navigation():
        looking.press(page.get_by_role("button", name="Find borger"))
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("^Vælg")).first.click()
    page.locator("#q_virksomhed").fill(wanted.company)
    with page.expect_navigation():
        looking.press(page.get_by_role("button", name="Find virksomhed"))
    looking.follow(page.get_by_role("link", name=re.compile(f"^Vælg {wanted.company}")).first)
    page.get_by_role("button", name=re.compile("^Planlæg")).click()
    page.wait_for_url("**/plan/hvem/")


def write_plan(looking: Looking, wanted: Wanted) -> None:
    """Fill in the six parts, one after the other, and look each of them over."""
    for part in (_when, _hours, _purpose, _needs, _agreement, _onwards):
        looking.is_clean()
        part(looking, wanted)
        with looking.page.expect_navigation():
            looking.press(looking.page.get_by_role("button", name=re.compile("^Gem og")))
        expect(looking.page.locator(".alert-error")).to_have_count(0)


def _when(looking: Looking, wanted: Wanted) -> None:
    page = looking.page
    contact = page.locator("[name=contact_id] option", has_text=wanted.contact).get_attribute("value")
    page.locator("[name=contact_id]").select_option(contact)
    page.locator("[name=starts_on]").fill(wanted.first_day)
    page.locator("[name=ends_on]").fill(wanted.last_day)


def _hours(looking: Looking, wanted: Wanted) -> None:
    page = looking.page
    for weekday, (begins, ends) in wanted.hours.items():
        page.locator(f"[name=step0-practice_{weekday}_from]").fill(begins)
        page.locator(f"[name=step0-practice_{weekday}_to]").fill(ends)
    for number, (title, purpose) in enumerate(wanted.tasks):
        if page.locator(f"[name=step0-task-{number}-title]").count() == 0:
            page.get_by_role("button", name="Tilføj en opgave").click()
            page.locator(f"[name=step0-task-{number}-title]").wait_for()
        page.locator(f"[name=step0-task-{number}-title]").fill(title)
        page.locator(f"[name=step0-task-{number}-purpose]").fill(purpose)


def _purpose(looking: Looking, wanted: Wanted) -> None:
    page = looking.page
    for purpose in wanted.purposes:
        page.locator(f"[name=purposes][value={purpose}]").check(force=True)
    _fill(looking, wanted, "because", "why", "contribution", "citizen_words")
    for number, (level, text, day) in enumerate(wanted.goals):
        if page.locator(f"[name=goal-{number}-text]").count() == 0:
            page.get_by_role("button", name="Tilføj et mål").click()
            page.locator(f"[name=goal-{number}-text]").wait_for()
        page.locator(f"[name=goal-{number}-level]").select_option(level)
        page.locator(f"[name=goal-{number}-text]").fill(text)
        page.locator(f"[name=goal-{number}-by_day]").fill(day)


def _needs(looking: Looking, wanted: Wanted) -> None:
    for words in wanted.needs:
        panel = looking.page.locator("fieldset.panel", has_text=words)
        panel.locator("input[type=checkbox]").check(force=True)


def _agreement(looking: Looking, wanted: Wanted) -> None:
    page = looking.page
    for role in ("citizen", "contact_person", "consultant"):
        page.locator(f"[name=agreed_with][value={role}]").check(force=True)
    for number, (role, name, text) in enumerate(wanted.people):
        page.locator(f"[name=duty-{number}-role]").select_option(role)
        page.locator(f"[name=duty-{number}-name]").fill(name)
        page.locator(f"[name=duty-{number}-text]").fill(text)
    for number, (day, who, topics) in enumerate(wanted.meetings):
        if page.locator(f"[name=follow-{number}-day]").count() == 0:
            page.get_by_role("button", name="Tilføj et møde").click()
            page.locator(f"[name=follow-{number}-day]").wait_for()
        page.locator(f"[name=follow-{number}-day]").fill(day)
        page.locator(f"[name=follow-{number}-participants]").fill(who)
        page.locator(f"[name=follow-{number}-topics]").fill(topics)
    _fill(looking, wanted, "absence_notice", "if_it_goes_wrong", "employer_statement_on", "representative_statement_on")


def _onwards(looking: Looking, wanted: Wanted) -> None:
    page = looking.page
    _fill(looking, wanted, "next_step", "next_activity", "what_it_takes")
    page.locator(f"[name=paid_route][value={wanted.paid_route}]").check(force=True)
    for path, answer in wanted.answers.items():
        page.locator(f"[name='legal-{path}'][value={answer}]").check(force=True)


def _fill(looking: Looking, wanted: Wanted, *names: str) -> None:
    for name in names:
        if name in wanted.texts:
            looking.page.locator(f"[name={name}]").fill(wanted.texts[name])
