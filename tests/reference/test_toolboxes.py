"""The two toolboxes as pages: always 8 + 12, the municipality's own room in them, and what may be promised."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from jobbro import library
from jobbro.audit.changes import timeline
from jobbro.reference.actions.mandate import MandateFacts, set_mandate
from jobbro.reference.actions.toolbox import NOT_WRITTEN, RoomFacts, SavedMeanwhile, set_room
from jobbro.reference.models import LocalTool, Mandate, ToolRoom
from jobbro.reference.queries.mandate import Light, judge, mandates
from jobbro.reference.queries.toolbox import all_cards, card_of, news, rule_lines

pytestmark = pytest.mark.django_db
INDEX = reverse("reference:toolboxes")
DAY = date(2026, 11, 22)
OWN = {
    "toolbox": "basic",
    "title": "Cykel på lån",
    "summary": "En cykel, der kan lånes i tre måneder.",
    "what": "Kommunen har ti cykler.",
    "conditions": "Der er en ledig cykel.\nBorgeren skriver under.",
    "source_title": "Udvalgets beslutning",
}
CLOSED = {"used": "no", "reason": "Budgettet er brugt.", "contact": "Bo", "edit_version": "0"}


def room_url(entry_id):
    return reverse("reference:tool_room", args=[entry_id])


def close(by, entry_id, at, version=NOT_WRITTEN):
    facts = RoomFacts(False, "Budgettet er brugt.", "Bo")
    return set_room(by=by, entry_id=entry_id, facts=facts, edit_version=version, at=at)


@pytest.mark.req("R-021")
def test_a_closed_entry_is_grey_with_a_contact_and_eight_and_twelve_still_add_up(client_of, team_lead, consultant):
    answer = client_of(team_lead).post(room_url("apprenticeship"), CLOSED)
    assert answer.status_code == 302
    page = client_of(consultant).get(INDEX)
    assert [len(box["cards"]) for box in page.context["boxes"]] == [8, 12]
    text = page.content.decode()
    assert "bruges ikke her" in text and "Budgettet er brugt." in text and "Spørg Bo." in text
    card = client_of(consultant).get(reverse("reference:tool", args=["apprenticeship"])).content.decode()
    assert "Bruges ikke her" in card and "Alder for voksenlærling" in card


def test_the_shipped_words_are_never_touched(team_lead, on_day):
    before = library.toolboxes().tools["apprenticeship"]
    close(team_lead, "apprenticeship", on_day("2026-11-22"))
    assert library.toolboxes().tools["apprenticeship"] == before


def test_every_card_opens_with_its_rules_and_sources(client_of, consultant):
    browser = client_of(consultant)
    for tool in library.toolboxes().tools.values():
        text = browser.get(reverse("reference:tool", args=[tool.id])).content.decode()
        for rule_id in tool.entry.rules:
            assert reverse("reference:rule", args=[rule_id]) in text
        assert "Sidst set efter" in text
        assert all(line in text for line in [*tool.entry.conditions, *tool.entry.unknown])


def test_the_day_in_the_address_decides_the_values(client_of, consultant):
    url = reverse("reference:tool", args=["free_card"])
    browser = client_of(consultant)
    assert "42.766 kroner om året" in browser.get(url, {"den": "2025-06-01"}).content.decode()
    assert "Beløbet for 2026 og frem er ikke fundet." in browser.get(url, {"den": "2026-06-01"}).content.decode()
    assert browser.get(url, {"den": "i går"}).status_code == 422


@pytest.mark.parametrize(("day", "is_news"), [("2026-06-30", False), ("2026-07-01", True), ("2026-12-31", False)])
def test_a_rule_that_changed_lately_marks_the_card(day, is_news):
    on = date.fromisoformat(day)
    cards = all_cards(day=on, role="consultant")
    assert ("retention" in news(cards, library.rulebook(), day=on)) is is_news


def test_a_rule_that_has_not_begun_is_said_not_to_hold():
    (line,) = rule_lines(["sickness.no_follow_up_weeks"], library.rulebook(), day=date(2026, 6, 30))
    assert not line.is_known and line.value == "Ikke begyndt, gælder ikke"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"contact": ""}, "contact"),
        ({"valid_from": "02-01-2026", "valid_to": "01-01-2026"}, "valid_to"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(client_of, team_lead, changed, field):
    answer = client_of(team_lead).post(room_url("mentor"), CLOSED | {"procedure": "Ring først."} | changed)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "Ring først." in answer.content.decode()
    assert not ToolRoom.objects.exists()


def test_two_who_write_at_once_see_both_texts(client_of, team_lead, on_day):
    close(team_lead, "mentor", on_day("2026-11-22"))
    answer = client_of(team_lead).post(room_url("mentor"), CLOSED | {"reason": "En anden grund"})
    assert answer.status_code == 409
    assert "En anden grund" in answer.content.decode() and "Budgettet er brugt." in answer.content.decode()
    with pytest.raises(SavedMeanwhile):
        close(team_lead, "mentor", on_day("2026-11-22"))


def test_the_change_is_recorded(team_lead, on_day):
    room = close(team_lead, "mentor", on_day("2026-11-22"))
    (event,) = timeline(room)
    assert event.action == "toolbox.room_set" and event.details["entry"] == "mentor"


def test_the_same_words_saved_again_change_nothing(team_lead, on_day):
    room = close(team_lead, "mentor", on_day("2026-11-22"))
    again = close(team_lead, "mentor", on_day("2026-11-23"), version=room.edit_version)
    assert again.edit_version == room.edit_version and len(timeline(room)) == 1


@pytest.mark.parametrize(
    ("facts", "day", "is_open"),
    [
        (RoomFacts(True, valid_from=date(2026, 11, 22)), date(2026, 11, 21), False),
        (RoomFacts(True, valid_from=date(2026, 11, 22)), date(2026, 11, 22), True),
        (RoomFacts(True, valid_to=date(2026, 11, 22)), date(2026, 11, 22), True),
        (RoomFacts(True, valid_to=date(2026, 11, 22)), date(2026, 11, 23), False),
        (RoomFacts(True, roles=("caseworker",)), DAY, False),
        (RoomFacts(True, roles=("consultant",)), DAY, True),
    ],
)
def test_period_and_role_decide_whether_an_entry_is_used(facts, day, is_open, team_lead, on_day):
    set_room(by=team_lead, entry_id="mentor", facts=facts, edit_version=NOT_WRITTEN, at=on_day("2026-11-01"))
    assert card_of("mentor", day=day, role="consultant").is_open is is_open


def test_an_own_entry_stands_beside_and_not_among_the_twenty(client_of, team_lead, consultant):
    assert client_of(team_lead).post(reverse("reference:own_tool_new"), OWN).status_code == 302
    page = client_of(consultant).get(INDEX)
    assert [len(box["cards"]) for box in page.context["boxes"]] == [8, 12]
    assert [card.title for card in page.context["own"]] == ["Cykel på lån"]
    row = LocalTool.objects.get()
    assert (
        "Borgeren skriver under."
        in client_of(consultant).get(reverse("reference:tool", args=[row.entry_id])).content.decode()
    )


def test_an_own_entry_is_changed_and_taken_away(client_of, team_lead):
    browser = client_of(team_lead)
    browser.post(reverse("reference:own_tool_new"), OWN)
    row = LocalTool.objects.get()
    url = reverse("reference:own_tool_edit", args=[row.entry_id])
    assert browser.post(url, OWN | {"title": "Elcykel", "edit_version": "1"}).status_code == 302
    assert browser.post(url, OWN | {"title": "Ladcykel", "edit_version": "1"}).status_code == 409
    assert browser.post(url, OWN | {"title": "", "edit_version": "2"}).status_code == 422
    assert "Fjern værktøjet?" in browser.post(url, {"withdraw": "1"}).content.decode()
    assert browser.post(url, {"withdraw": "1", "confirmed": "1"}).status_code == 302
    assert browser.get(reverse("reference:tool", args=[row.entry_id])).status_code == 404
    assert LocalTool.objects.get().title == "Elcykel"


@pytest.mark.parametrize("entry_id", ["findes-ikke", "own-99", "own-x", "own-99999999999999"])
def test_an_entry_that_nobody_has_is_not_found(client_of, team_lead, entry_id):
    browser = client_of(team_lead)
    for name in ("tool", "tool_room", "own_tool_edit", "mandate"):
        assert browser.get(reverse(f"reference:{name}", args=[entry_id])).status_code == 404


def test_only_those_who_manage_may_write(client_of, consultant):
    browser = client_of(consultant)
    assert browser.get(room_url("mentor")).status_code == 403
    assert browser.post(reverse("reference:own_tool_new"), OWN).status_code == 403
    assert browser.post(reverse("reference:mandate", args=["mentor"]), {}).status_code == 403


def test_the_pages_cost_few_questions(client_of, consultant, team_lead, on_day, django_assert_max_num_queries):
    for entry_id in library.toolboxes().tools:
        close(team_lead, entry_id, on_day("2026-11-22"))
    browser = client_of(consultant)
    for url in (INDEX, reverse("reference:mandates"), reverse("reference:tool", args=["practice"])):
        with django_assert_max_num_queries(12):
            assert browser.get(url).status_code == 200


def promise(entry_id, amount=None):
    card = card_of(entry_id, day=DAY, role="consultant")
    return judge(card, mandates("consultant"), None if amount is None else Decimal(amount))


@pytest.mark.req("R-024")
def test_follow_up_every_fortnight_is_green_and_a_dear_course_is_amber(team_lead, on_day):
    at = on_day("2026-11-22")
    for entry_id, limit in (("follow_up", "14"), ("courses", "5000")):
        facts = MandateFacts(False, Decimal(limit))
        set_mandate(by=team_lead, entry_id=entry_id, facts=facts, edit_version=NOT_WRITTEN, at=at)
    assert promise("follow_up", 14).light is Light.GREEN
    assert promise("follow_up", 13).light is Light.AMBER
    assert promise("courses", 5000).light is Light.GREEN
    assert promise("courses", "5000.01").light is Light.AMBER
    unsaid = promise("courses")
    assert unsaid.asks_amount and unsaid.light is Light.AMBER and "højst 5.000 kroner" in unsaid.why
    assert promise("courses", 6000).why == "Det er ud over dit mandat: højst 5.000 kroner."


def test_without_a_mandate_only_the_own_decision_is_green():
    assert promise("contact_person").light is Light.GREEN
    assert promise("follow_up").light is Light.GREEN
    assert promise("mentor").light is Light.AMBER
    assert promise("partnership").light is Light.AMBER


def test_why_one_may_decide_and_why_one_must_ask_do_not_contradict_each_other():
    assert promise("contact_person").why == "Det er dit eget arbejde og kræver ingen bevilling, så det afgør du selv."
    assert promise("mentor").why.startswith("Det bevilges af en anden")
    assert promise("partnership").why.startswith("Ledelsen afgør det")


def test_a_mandate_read_by_another_is_said_to_be_its_holders(team_lead, on_day):
    facts = MandateFacts(False, Decimal(5000))
    set_mandate(by=team_lead, entry_id="courses", facts=facts, edit_version=NOT_WRITTEN, at=on_day("2026-11-22"))
    card = card_of("courses", day=DAY, role="consultant")
    said = judge(card, mandates("consultant"), Decimal(8000), holder="Mette Holm")
    assert said.why == "Det er ud over mandatet for Mette Holm: højst 5.000 kroner."


def test_a_mandate_that_asks_every_time_is_amber(team_lead, on_day):
    facts = MandateFacts(needs_approval=True)
    at = on_day("2026-11-22")
    set_mandate(by=team_lead, entry_id="contact_person", facts=facts, edit_version=NOT_WRITTEN, at=at)
    assert promise("contact_person").light is Light.AMBER


def test_the_team_lead_sets_the_mandate_on_its_page(client_of, team_lead):
    browser, url = client_of(team_lead), reverse("reference:mandate", args=["courses"])
    assert browser.get(url).status_code == 200
    answer = browser.post(url, {"rule": "free", "limit": "-1", "note": "Spørg Anna", "edit_version": "0"})
    assert answer.status_code == 422 and "Spørg Anna" in answer.content.decode()
    assert browser.post(url, {"rule": "free", "limit": "7.500,00", "edit_version": "0"}).status_code == 302
    assert Mandate.objects.get().limit == Decimal("7500")
    assert browser.post(url, {"rule": "ask", "edit_version": "0"}).status_code == 409
    assert "højst 7.500 kroner" in browser.get(reverse("reference:mandates")).content.decode()


@pytest.mark.req("R-024")
def test_a_role_can_have_a_mandate_of_its_own_and_the_others_keep_the_one_for_all(client_of, team_lead, consultant):
    browser, url = client_of(team_lead), reverse("reference:mandate", args=["courses"])
    for query, limit in (("", "5000"), ("?rolle=caseworker", "20000")):
        assert browser.post(url + query, {"rule": "free", "limit": limit, "edit_version": "0"}).status_code == 302
    card = card_of("courses", day=DAY, role="consultant")
    lights = {role: judge(card, mandates(role), Decimal(8000)).light for role in ("consultant", "caseworker")}
    assert lights == {"consultant": Light.AMBER, "caseworker": Light.GREEN}
    assert Mandate.objects.count() == 2
    assert 'value="20000' in browser.get(url + "?rolle=caseworker").content.decode()
    text = client_of(consultant).get(reverse("reference:mandates")).content.decode()
    assert "højst 5.000 kroner" in text and "højst 20.000 kroner" in text and "Sagsbehandler:" in text


@pytest.mark.parametrize("role", ["auditor", "x"])
def test_a_role_that_promises_nothing_has_no_mandate(role, client_of, team_lead):
    url = reverse("reference:mandate", args=["courses"])
    assert client_of(team_lead).get(url, {"rolle": role}).status_code == 404


@pytest.mark.parametrize(("days", "status"), [("3", 302), ("0", 422), ("21", 422), ("to", 422)])
def test_the_time_for_an_answer_is_the_municipalitys_own(client_of, team_lead, days, status):
    browser = client_of(team_lead)
    assert browser.post(reverse("reference:answer_time"), {"working_days": days}).status_code == status
    shown = "inden for 3 arbejdsdage" if status == 302 else "inden for 2 arbejdsdage"
    assert shown in browser.get(reverse("reference:mandates")).content.decode()


def test_a_value_that_stopped_being_known_is_no_news():
    on = date(2026, 1, 15)
    assert "free_card" not in news(all_cards(day=on, role="consultant"), library.rulebook(), day=on)
