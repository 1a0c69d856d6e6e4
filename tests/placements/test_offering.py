"""«Hvad kan jeg tilbyde nu?»: all twenty entries with reasons, choosing, asking, promising, and who may see what."""

import re
from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from django.urls import reverse
from tests.citizens import factories as citizens
from tests.citizens.browsing import statements_of
from tests.companies import factories as companies
from tests.placements.factories import make_case

from jobbro.accounts.models import User
from jobbro.accounts.permissions import Role
from jobbro.audit.models import LookUp
from jobbro.demo import worked_placements
from jobbro.domain.calendar import add_working_days
from jobbro.placements import actions
from jobbro.placements.forms.offering import OfferFactsForm
from jobbro.placements.models import OfferedTool, OfferState
from jobbro.placements.queries.promises import chosen_lines
from jobbro.reference.actions import NOT_WRITTEN, MandateFacts, RoomFacts, set_mandate, set_room

pytestmark = pytest.mark.django_db
OFFER = reverse("placements:offer")
CHOOSE = reverse("placements:offer_choose")
DAY = date(2026, 11, 22)


@pytest.fixture
def marianne():
    return make_case(worked_placements.MARIANNE)


@pytest.fixture
def lead(marianne):
    return User.objects.get(role=Role.TEAM_LEAD, pk__in=[one.pk for one in marianne.staff.values()])


def lines_of(answer):
    return {line.card.id: line for box in answer.context["page"].boxes for line in box.lines}


def choice(entry_id="mentor", **more):
    return actions.ToolChoice(
        entry_id=entry_id,
        title=more.pop("title", entry_id),
        wording=more.pop("wording", entry_id),
        answer_of_rules=more.pop("answer_of_rules", "possible"),
        reason="",
        judged_on=DAY,
        rulebook_version="x",
        **more,
    )


def chosen(case, at, **more):
    return actions.choose_tool(
        by=case.consultant, company=case.company, placement=case.placement, choice=choice(**more), at=at
    )


def test_without_anybody_chosen_all_twenty_entries_are_there(client_of, consultant):
    answer = client_of(consultant).get(OFFER)
    assert [len(box.lines) for box in answer.context["page"].boxes] == [12, 8]
    assert all(line.verdict.text.reason for line in lines_of(answer).values())


def test_a_missing_fact_is_a_question_and_its_answer_turns_the_line(client_of, consultant):
    browser = client_of(consultant)
    assert lines_of(browser.get(OFFER))["apprenticeship"].standing == "caseworker"
    assert 'name="person__age"' in browser.get(OFFER).content.decode()
    young = browser.post(OFFER, {"person__age": "24"}, follow=True)
    assert lines_of(young)["apprenticeship"].standing == "closed"
    text = young.content.decode()
    assert "Åbner, når lærlingen er fyldt 25 år." in text and "24 år, kravet er 25" in text
    assert lines_of(browser.post(OFFER, {"person__age": "25"}, follow=True))["apprenticeship"].standing == "caseworker"


def test_what_cannot_be_read_is_said_and_kept_on_the_page(client_of, consultant):
    answer = client_of(consultant).post(OFFER, {"daily_kilometres": "langt", "person__age": "24"})
    assert answer.status_code == 422
    assert 'value="langt"' in answer.content.decode()
    assert lines_of(answer)["apprenticeship"].standing == "closed"


@pytest.mark.parametrize(("day", "status"), [("2025-06-01", 200), ("i morgen", 422), ("01-01-1900", 422)])
def test_the_day_decides_and_a_day_that_is_none_is_said(day, status, client_of, consultant):
    assert client_of(consultant).get(OFFER, {"den": day}).status_code == status


def test_the_group_of_the_citizen_is_known_and_not_asked(client_of, marianne):
    answer = client_of(marianne.consultant).get(OFFER, {"forloeb": str(marianne.placement.pk)})
    assert 'name="group"' not in answer.content.decode()
    assert 'name="group"' in client_of(marianne.consultant).get(OFFER).content.decode()


def test_health_is_never_asked_about(client_of, marianne):
    text = client_of(marianne.consultant).get(OFFER, {"forloeb": str(marianne.placement.pk)}).content.decode()
    assert "lasting_limitation" not in text and "sick_days" not in text and "illness" not in text
    assert "Vi spørger ikke om helbred her." in text


def test_a_citizen_of_others_is_not_found_and_no_look_is_logged(client_of, marianne):
    browser = client_of(marianne.staff["amina"])
    for asked in ({"borger": str(marianne.citizen.pk)}, {"forloeb": str(marianne.placement.pk)}, {"borger": "x"}):
        assert browser.get(OFFER, asked).status_code == 404
    assert not LookUp.objects.exists()


def test_a_look_at_the_citizen_is_logged_once(client_of, marianne):
    client_of(marianne.consultant).get(OFFER, {"borger": str(marianne.citizen.pk)})
    assert LookUp.objects.count() == 1


def test_a_choice_names_a_company_and_an_entry_that_is_there(client_of, marianne):
    browser = client_of(marianne.consultant)
    assert browser.post(CHOOSE, {"vaerktoej": "mentor"}).status_code == 422
    asked = {"vaerktoej": "findes-ikke", "virksomhed": str(marianne.company.pk)}
    assert browser.post(CHOOSE, asked).status_code == 422
    assert not OfferedTool.objects.exists()


SIX = {
    "paid_hours": ("lønnede timer", ""),
    "practice": ("praktik", ""),
    "mentor": ("mentor 2 timer om ugen", "2"),
    "flexible_job": ("fleksjob", ""),
    "disability_support": ("personlig assistance i 6 timer", "6"),
    "follow_up": ("opfølgning hver 14. dag", "14"),
}


@pytest.mark.req("R-023")
def test_mariannes_six_tools_are_all_recorded_on_her_course(client_of, marianne):
    browser = client_of(marianne.consultant)
    told = {"forloeb": str(marianne.placement.pk), "person__could_get_ordinary_or_subsidised_job": "no"}
    for entry_id, (wording, amount) in SIX.items():
        sent = told | {"vaerktoej": entry_id, "wording": wording, "amount": amount}
        assert browser.post(CHOOSE, sent).status_code == 302, entry_id
    rows = OfferedTool.objects.filter(placement=marianne.placement)
    assert {row.entry_id: row.wording for row in rows} == {key: words for key, (words, _n) in SIX.items()}
    page = browser.get(reverse("placements:detail", args=[marianne.placement.pk])).content.decode()
    assert all(words in page for words, _n in SIX.values())


def test_a_closed_entry_cannot_be_chosen(client_of, marianne):
    browser = client_of(marianne.consultant)
    sent = {
        "forloeb": str(marianne.placement.pk),
        "person__could_get_ordinary_or_subsidised_job": "yes",
        "vaerktoej": "practice",
        "wording": "praktik",
    }
    answer = browser.post(CHOOSE, sent)
    assert answer.status_code == 422 and "Åbner, hvis borgeren ikke kan få" in answer.content.decode()
    assert not OfferedTool.objects.exists()


def test_an_entry_that_the_municipality_closed_is_shown_and_not_chosen(client_of, marianne, lead, on_day):
    facts = RoomFacts(False, "Ingen penge.", "Bo")
    at = on_day("2026-11-01")
    set_room(by=lead, entry_id="mentor", facts=facts, edit_version=NOT_WRITTEN, at=at)
    browser = client_of(marianne.consultant)
    text = browser.get(OFFER, {"forloeb": str(marianne.placement.pk)}).content.decode()
    assert "Ingen penge." in text and "Spørg Bo." in text
    with pytest.raises(actions.NotOpen):
        chosen(marianne, at)


def test_a_choice_for_a_citizen_needs_a_course(client_of, marianne):
    other = companies.make_company(name="Et nyt sted")
    sent = {"borger": str(marianne.citizen.pk), "virksomhed": str(other.pk), "vaerktoej": "mentor", "wording": "x"}
    answer = client_of(marianne.consultant).post(CHOOSE, sent)
    assert answer.status_code == 422 and "Vælg et forløb først" in answer.content.decode()


def test_a_form_sent_twice_makes_one_choice(client_of, marianne):
    browser = client_of(marianne.consultant)
    start = {"forloeb": str(marianne.placement.pk), "vaerktoej": "mentor"}
    token = re.search(r'name="form_token" value="([^"]+)"', browser.post(CHOOSE, start).content.decode())
    sent = start | {"wording": "mentor", "amount": "2", "form_token": token[1]}
    for _time in range(2):
        assert browser.post(CHOOSE, sent).status_code == 302
    assert OfferedTool.objects.count() == 1


def test_a_choice_on_a_placement_elsewhere_is_refused(marianne, on_day):
    other = companies.make_company(name="Et nyt sted")
    with pytest.raises(ValueError, match="another company"):
        actions.choose_tool(
            by=marianne.consultant,
            company=other,
            placement=marianne.placement,
            choice=choice(),
            at=on_day("2026-11-22"),
        )


def mandate(lead, at, entry_id, limit):
    facts = MandateFacts(False, Decimal(limit))
    set_mandate(by=lead, entry_id=entry_id, facts=facts, edit_version=NOT_WRITTEN, at=at)


@pytest.mark.req("R-024")
def test_a_course_above_the_limit_cannot_be_promised_before_a_yes(client_of, marianne, lead, on_day):
    at = on_day("2026-11-20")
    mandate(lead, at, "courses", "5000")
    mandate(lead, at, "follow_up", "14")
    course = chosen(marianne, at, entry_id="courses", wording="truckkort", amount=Decimal(8000), measure="kroner")
    rhythm = chosen(marianne, at, entry_id="follow_up", wording="hver 14. dag", amount=Decimal(14))
    browser = client_of(marianne.consultant)

    def promise(tool):
        return browser.post(reverse("placements:tool_move", args=[tool.pk, "lov"]))

    assert promise(rhythm).status_code == 302
    refused = promise(course)
    assert refused.status_code == 422 and "ud over dit mandat" in refused.content.decode()
    assert browser.post(reverse("placements:tool_move", args=[course.pk, "spoerg"])).status_code == 302
    course.refresh_from_db()
    assert course.state == OfferState.ASKED
    assert promise(course).status_code == 422
    boss, url = client_of(lead), reverse("placements:tool_answer", args=[course.pk])
    waiting = boss.get(reverse("placements:tool_requests")).content.decode()
    assert "truckkort" in waiting and "8.000 kroner" in waiting
    asked = boss.get(url).content.decode()
    assert "8.000 kroner" in asked and f"ud over mandatet for {marianne.consultant.full_name}" in asked
    assert "dit mandat" not in asked
    assert boss.post(url, {"says": "no"}).status_code == 422
    assert boss.post(url, {"says": "yes", "answer": "Fint."}).status_code == 302
    assert promise(course).status_code == 302
    states = dict(OfferedTool.objects.values_list("wording", "state"))
    assert states == {"truckkort": OfferState.PROMISED, "hver 14. dag": OfferState.PROMISED}


def test_the_answer_is_due_in_the_municipalitys_working_days(marianne, on_day):
    tool = chosen(marianne, on_day("2026-11-20"))
    friday = date(2026, 11, 20)
    asked = actions.ask_team_lead(by=marianne.consultant, tool=tool, today=friday, at=on_day("2026-11-20"))
    assert asked.answer_due_on == add_working_days(friday, 2) == date(2026, 11, 24)


def test_a_no_keeps_the_promise_back_and_says_why(client_of, marianne, lead, on_day):
    at = on_day("2026-11-20")
    tool = chosen(marianne, at)
    actions.ask_team_lead(by=marianne.consultant, tool=tool, today=date(2026, 11, 20), at=at)
    actions.answer_tool_request(by=lead, tool=tool, says_yes=False, answer="Ikke i år.", at=at)
    with pytest.raises(actions.NoLongerWaiting):
        actions.answer_tool_request(by=lead, tool=tool, says_yes=True, answer="", at=at)
    (line,) = chosen_lines(marianne.company, marianne.placement, marianne.consultant, DAY)
    assert not line.may_promise and line.may_ask
    browser = client_of(marianne.consultant)
    for name in ("detail", "tools"):
        page = browser.get(reverse(f"placements:{name}", args=[marianne.placement.pk]))
        assert "Ikke i år." in page.content.decode()


def test_a_limit_without_an_amount_is_not_green(marianne, lead, on_day):
    at = on_day("2026-11-20")
    mandate(lead, at, "courses", "5000")
    tool = chosen(marianne, at, entry_id="courses")
    with pytest.raises(actions.NeedsApproval):
        actions.promise_tool(by=marianne.consultant, tool=tool, agreed_with_citizen=True, today=DAY, at=at)


def test_what_tells_about_the_citizen_is_promised_with_the_citizens_word(marianne, lead, on_day):
    at = on_day("2026-11-20")
    set_mandate(by=lead, entry_id="mentor", facts=MandateFacts(False), edit_version=NOT_WRITTEN, at=at)
    tool = chosen(marianne, at)
    with pytest.raises(actions.NotAgreedWithCitizen):
        actions.promise_tool(by=marianne.consultant, tool=tool, agreed_with_citizen=False, today=DAY, at=at)
    promised = actions.promise_tool(by=marianne.consultant, tool=tool, agreed_with_citizen=True, today=DAY, at=at)
    assert promised.state == OfferState.PROMISED
    with pytest.raises(actions.NoLongerWaiting):
        actions.drop_tool(by=marianne.consultant, tool=promised, at=at)


def test_a_mandate_that_is_tightened_holds_for_what_was_chosen_before(marianne, lead, on_day):
    at = on_day("2026-11-20")
    tool = chosen(marianne, at, entry_id="contact_person")
    facts = MandateFacts(needs_approval=True)
    set_mandate(by=lead, entry_id="contact_person", facts=facts, edit_version=NOT_WRITTEN, at=at)
    with pytest.raises(actions.NeedsApproval):
        actions.promise_tool(by=marianne.consultant, tool=tool, agreed_with_citizen=False, today=DAY, at=at)


def test_a_tool_on_a_placement_of_others_is_not_found(client_of, marianne, on_day):
    tool = chosen(marianne, on_day("2026-11-20"))
    answer = client_of(marianne.staff["amina"]).post(reverse("placements:tool_move", args=[tool.pk, "fjern"]))
    assert answer.status_code == 404 and OfferedTool.objects.exists()
    waiting = client_of(marianne.staff["amina"]).get(reverse("placements:tool_requests"))
    assert waiting.context["page"].waiting == ()


def test_a_tool_is_taken_away_and_the_story_tells_it(client_of, marianne, on_day):
    tool = chosen(marianne, on_day("2026-11-20"))
    browser = client_of(marianne.consultant)
    assert browser.post(reverse("placements:tool_move", args=[tool.pk, "fjern"])).status_code == 302
    assert not OfferedTool.objects.exists()
    page = browser.get(reverse("placements:detail", args=[marianne.placement.pk])).content.decode()
    assert "tog et værktøj væk igen" in page.lower()
    assert browser.post(reverse("placements:tool_move", args=[tool.pk, "fjern"])).status_code == 404


def test_a_word_that_is_no_move_is_not_found(client_of, marianne, on_day):
    tool = chosen(marianne, on_day("2026-11-20"))
    url = reverse("placements:tool_move", args=[tool.pk, "noget"])
    assert client_of(marianne.consultant).post(url).status_code == 404


def test_the_sheet_for_the_meeting_names_no_citizen(client_of, marianne):
    asked = {"virksomhed": str(marianne.company.pk), "borger": str(marianne.citizen.pk)}
    text = client_of(marianne.consultant).get(reverse("placements:offer_print"), asked).content.decode()
    sheet = text.partition("<main")[2].partition("</main>")[0]
    assert marianne.company.name in sheet and "Virksomhedspraktik" in sheet
    for word in (marianne.citizen.first_name, marianne.citizen.last_name, "Socialt frikort", "§ 56-aftale"):
        assert word not in sheet


def test_the_sheet_can_hold_only_what_was_picked(client_of, marianne):
    asked = {"virksomhed": str(marianne.company.pk), "vaerktoej": ["mentor", "practice"]}
    answer = client_of(marianne.consultant).get(reverse("placements:offer_print"), asked)
    assert [line.card.id for line in answer.context["lines"]] == ["practice", "mentor"]


def test_a_choice_for_the_company_alone_stands_on_its_page(client_of, marianne):
    sent = {"virksomhed": str(marianne.company.pk), "vaerktoej": "recruitment", "wording": "to kandidater"}
    answer = client_of(marianne.consultant).post(CHOOSE, sent, follow=True)
    assert "to kandidater" in answer.content.decode()
    assert OfferedTool.objects.get().placement is None


def test_the_use_of_the_entries_is_counted_without_people(client_of, marianne, lead, on_day):
    at = on_day("2026-11-20")
    chosen(marianne, at)
    tool = chosen(marianne, at, entry_id="contact_person")
    actions.promise_tool(by=marianne.consultant, tool=tool, agreed_with_citizen=False, today=DAY, at=at)
    answer = client_of(lead).get(reverse("placements:tool_usage"))
    counts = {row.card.id: (row.chosen, row.promised) for row in answer.context["rows"]}
    assert counts["mentor"] == (1, 0) and counts["contact_person"] == (1, 1) and counts["courses"] == (0, 0)
    assert marianne.citizen.first_name not in answer.content.decode()
    assert client_of(marianne.consultant).get(reverse("placements:tool_usage")).status_code == 403


def test_the_pages_ask_at_most_twelve_questions(client_of, marianne, lead, on_day):
    for entry_id in SIX:
        chosen(marianne, on_day("2026-11-20"), entry_id=entry_id)
    for number in range(30):
        assert citizens.make_citizen(team=marianne.citizen.team, last_name=f"Ekstra {number}").pk
    browser, case = client_of(marianne.consultant), {"forloeb": str(marianne.placement.pk)}
    pair = {"borger": str(marianne.citizen.pk), "virksomhed": str(marianne.company.pk)}
    urls = [(OFFER, case), (OFFER, pair), (OFFER, {}), (OFFER, {"virksomhed": str(marianne.company.pk)})]
    urls += [(reverse("placements:offer_print"), case), (reverse("placements:tool_requests"), {})]
    for url, asked in urls:
        assert browser.get(url, asked).status_code == 200, url
        assert len(statements_of(partial(browser.get, url, asked))) <= 12, url


PREPARE = reverse("placements:offer_prepare")


@pytest.mark.req("R-054")
def test_a_need_not_to_lift_proposes_an_aid_before_the_meeting(client_of, marianne):
    citizens.make_fact(marianne.citizen, kind="need", wording="Kan ikke løfte tungt")
    answer = client_of(marianne.consultant).get(PREPARE, {"borger": str(marianne.citizen.pk)})
    lines = answer.context["lines"]
    assert len(lines) <= 5 and "aids" in [one.line.card.id for one in lines]
    assert "Hvor mange kilo er for tungt, og hvor tit?" in answer.content.decode()
    assert all(one.line.verdict.text.reason for one in lines)


def test_never_more_than_five_tools_and_each_once(client_of, consultant):
    answer = client_of(consultant).get(PREPARE, {"hensyn": ["lifting", "noise", "structure", "reading", "findes-ikke"]})
    found = [one.line.card.id for one in answer.context["lines"]]
    assert len(found) == len(set(found)) == 5 and len(answer.context["kinds"]) == 4


def test_a_need_that_is_not_released_is_no_ground_for_the_caseworker(client_of, marianne):
    citizens.make_fact(marianne.citizen, kind="need", wording="Kan ikke løfte tungt")
    asked = {"borger": str(marianne.citizen.pk)}
    kinds = client_of(marianne.staff["anna"]).get(PREPARE, asked).context["kinds"]
    assert "lifting" not in [kind.id for kind in kinds]


def test_the_sheet_asks_at_most_twelve_questions(client_of, marianne, django_assert_max_num_queries):
    browser = client_of(marianne.consultant)
    for asked in ({"borger": str(marianne.citizen.pk)}, {"forloeb": str(marianne.placement.pk)}):
        with django_assert_max_num_queries(12):
            assert browser.get(PREPARE, asked).status_code == 200


def test_each_fact_is_asked_for_as_a_question() -> None:
    labels = [str(field.label) for field in OfferFactsForm().fields.values()]
    assert labels and [label for label in labels if not label.endswith("?")] == []
