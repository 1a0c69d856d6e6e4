"""Ready for a talk at a workplace: the basics, six points, the script, who says what, and one sheet."""

from datetime import date, time

import pytest
from tests.citizens.browsing import page, post, statements_of
from tests.citizens.factories import NOW, TODAY, make_fact

from jobbro.accounts.models import the_municipality
from jobbro.citizens.actions.readiness import note_basics, plan_talk
from jobbro.citizens.exports import readiness_letter
from jobbro.citizens.models import FactKind, JobTalk, Speaker, TellingLine, TellingTime, WorkplaceBasic
from jobbro.citizens.queries.readiness import BASICS, ScriptPart, talk_page
from jobbro.documents import plain_text
from jobbro.domain.disclosure import Audience
from jobbro.domain.language.readability import lix
from jobbro.domain.language.sentences import split_sentences
from jobbro.library import checklist
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db
OUT = (Audience.COMPANY,)


@pytest.fixture
def talk(thomas, consultant):
    """A talk at a churchyard next week."""
    return plan_talk(
        by=consultant, citizen=thomas, company="Solby Kirkegård", held_on=date(2026, 3, 9), held_at=time(9), at=NOW
    )


def send(client, talk, **data):
    """Send the form of a talk as it stands, with what is named changed."""
    talk.refresh_from_db()
    form = page(client, "readiness_talk", talk.citizen_id, talk.pk).context["form"]
    told = {name: form[name].value() for name in form.fields}
    told |= {"held_on": "9.3.2026", "held_at": "9.00", "edit_version": talk.edit_version}
    sent = {name: value for name, value in (told | data).items() if value not in (None, False)}
    return post(client, "readiness_talk", talk.citizen_id, talk.pk, **sent)


def shown(client, talk):
    """The page of a talk."""
    return page(client, "readiness_talk", talk.citizen_id, talk.pk).content.decode()


@pytest.mark.req("R-065")
def test_a_phone_that_is_not_ticked_stands_in_the_preparation(client, thomas, talk):
    every = [point.id for point in checklist(BASICS).points]
    phone = next(point.title for point in checklist(BASICS).points if point.id == "phone")
    assert phone in shown(client, talk)
    post(client, "readiness", thomas.pk, known=[item for item in every if item != "phone"])
    assert [line.point.id for line in talk_page(talk).open_basics] == ["phone"]
    assert phone in shown(client, talk)
    post(client, "readiness", thomas.pk, known=every)
    assert talk_page(talk).open_basics == () and phone not in shown(client, talk)
    assert WorkplaceBasic.objects.filter(known=True).count() == len(every)


def test_ticks_that_say_the_same_are_not_recorded_twice(client, thomas, consultant):
    for _ in range(2):
        note_basics(by=consultant, citizen=thomas, known=["phone"], asked=["phone", "greet"], on_date=TODAY, at=NOW)
    assert page(client, "detail", thomas.pk).content.decode().count("Talte om, hvad man ved om arbejdspladser") == 1


@pytest.mark.req("R-066")
def test_the_script_puts_what_one_brings_before_needs_and_family(client, thomas, talk):
    need = make_fact(thomas, wording="Jeg møder fra kl. 9", released_to=OUT)
    make_fact(thomas, kind=FactKind.SKILL, wording="Jeg holder ud", released_to=OUT)
    make_fact(thomas, kind=FactKind.WISH, wording="Jeg vil arbejde ude", released_to=OUT)
    told = {f"when-{need.pk}": "in_talk", f"by-{need.pk}": "citizen", "when-family": "in_talk"}
    send(client, talk, contribution="Jeg er stærk", questions="Hvem viser mig rundt?", family="Henter kl. 15", **told)
    script = talk_page(JobTalk.objects.get()).script
    assert [part.part for part in script] == list(ScriptPart)
    lines = [line for part in script for line in part.lines]
    assert lines.index("Jeg er stærk") < lines.index("Jeg møder fra kl. 9") < lines.index("Henter kl. 15")


@pytest.mark.req("R-066")
def test_the_way_counts_only_when_it_is_found_for_the_talk_and_for_the_days_after(client, talk):
    way = "Vejen, både til samtalen og til arbejdet"
    send(client, talk, route="Bus 12 kl. 8.20", route_minutes="25")
    assert way in talk_page(JobTalk.objects.get()).missing
    send(client, talk, daily_route="På cykel", daily_minutes="15")
    assert way not in talk_page(JobTalk.objects.get()).missing
    send(client, talk, employer_interest="Pænt", contribution="Stærk", rehearsed_on="4.3.2026", clothes="Støvler")
    send(client, talk, phone_off="on")
    assert talk_page(JobTalk.objects.get()).done == 6


@pytest.mark.req("R-067")
def test_the_citizen_opens_and_tells_the_wishes_and_an_empty_part_is_a_gap_that_blocks_nothing(client, talk):
    roles = {role.title: role.who for role in talk_page(talk).roles}
    assert (roles["Åbner samtalen"], roles["Fortæller om ønsker"]) == ("Borgeren", "Borgeren")
    assert roles["Fortæller om rammen"] == "Virksomhedskonsulenten"
    assert "ikke aftalt" in shown(client, talk)
    assert send(client, talk, opening_by="").status_code == 302
    assert JobTalk.objects.get().opening_by == ""
    assert send(client, talk, agreed="Praktik fra 1. april\nLeif er kontaktperson").status_code == 302
    assert JobTalk.objects.get().agreed.startswith("Praktik fra 1. april")


def test_a_need_is_said_only_when_it_is_shared_and_the_citizen_wants_to_say_it_in_the_talk(client, thomas, talk):
    closed, open_need = make_fact(thomas, wording="Lukket hensyn"), make_fact(thomas, wording="Delt", released_to=OUT)
    send(client, talk, **{f"when-{closed.pk}": "in_talk", f"when-{open_need.pk}": "later"})
    assert ScriptPart.NEEDS not in [part.part for part in talk_page(JobTalk.objects.get()).script]
    send(client, talk, **{f"when-{open_need.pk}": "in_talk", f"by-{open_need.pk}": "citizen"})
    said = [line for part in talk_page(JobTalk.objects.get()).script for line in part.lines]
    assert "Delt" in said and "Lukket hensyn" not in said


def test_a_plan_of_what_is_told_can_be_changed_and_taken_back_and_nothing_is_chosen_beforehand(client, thomas, talk):
    need = make_fact(thomas)
    assert 'value="in_talk" selected' not in shown(client, talk)
    send(client, talk, **{f"when-{need.pk}": "before", f"by-{need.pk}": "consultant"})
    line = TellingLine.objects.get()
    assert (line.fact, line.when, line.by) == (need, TellingTime.BEFORE, Speaker.CONSULTANT)
    send(client, talk, **{f"when-{need.pk}": ""})
    assert not TellingLine.objects.exists()


def test_each_time_to_tell_has_something_for_it_and_something_against_it(talk):
    choices = talk_page(talk).choices
    assert len(choices) == len(TellingTime)
    assert all(choice.speaks_for and choice.speaks_against for choice in choices)


@pytest.mark.req("R-066")
def test_the_sheet_is_easy_to_read_and_says_strengths_first(client, thomas, talk):
    make_fact(thomas, wording="Jeg møder bedst fra kl. 9", released_to=OUT)
    need = make_fact(thomas, wording="Jeg arbejder godt i mit eget tempo.", released_to=OUT)
    told = {"contribution": "Jeg holder ud, når arbejdet er hårdt.\nJeg kan lide at være ude.", "clothes": "Støvler"}
    told |= {"route": "Bus 12 kl. 8.20.", "route_minutes": "25", "daily_route": "På cykel.", "daily_minutes": "15"}
    send(client, talk, **told, **{f"when-{need.pk}": "in_talk"})
    letter = readiness_letter(talk_page(JobTalk.objects.get()), municipality=the_municipality(), printed_on=TODAY)
    text = plain_text(letter)
    assert text.index("Jeg holder ud") < text.index("i mit eget tempo")
    assert "Jeg møder bedst fra kl. 9" not in text and "8. marts 2026" in text
    assert "Åbner samtalen: dig" in text and "Borgeren" not in text
    reading = lix(text, split_sentences(text))
    assert reading is not None and reading < 35


def test_the_sheet_is_one_page_of_pdf_and_stops_at_private_words(client, talk):
    answer = page(client, "readiness_sheet", talk.citizen_id, talk.pk)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF") and "thomas" not in answer["Content-Disposition"].lower()
    send(client, talk, contribution="Jeg har slidgigt, men jeg er stærk")
    assert page(client, "readiness_sheet", talk.citizen_id, talk.pk).status_code == 302
    text = shown(client, talk)
    assert "<mark>slidgigt</mark>" in text and "Hent arket" not in text


def test_a_talk_is_begun_once_and_not_overwritten(client, thomas):
    token, told = new_token(), {"company": "Skoven", "held_on": "9.3.2026"}
    first, second = (post(client, "readiness_new", thomas.pk, form_token=token, **told) for _ in range(2))
    assert first["Location"] == second["Location"] and JobTalk.objects.count() == 1
    talk = JobTalk.objects.get()
    assert send(client, talk, clothes="Støvler").status_code == 302
    assert send(client, talk, clothes="Sko", edit_version=1).status_code == 409
    assert JobTalk.objects.get().clothes == "Støvler"


@pytest.mark.parametrize(
    "bad",
    [{"company": ""}, {"held_on": "31.2.2026"}, {"route_minutes": "-1"}, {"opening_by": "x"}, {"clothes": "0" * 1001}],
)
def test_bad_input_answers_422_and_saves_nothing(client, talk, bad):
    assert send(client, talk, **bad).status_code == 422
    assert JobTalk.objects.get().edit_version == 1


def test_others_than_those_who_work_with_the_needs_find_nothing(client_of, caseworker, talk):
    for name, args in (("readiness", []), ("readiness_talk", [talk.pk]), ("readiness_sheet", [talk.pk])):
        assert page(client_of(caseworker), name, talk.citizen_id, *args).status_code == 404


def test_the_pages_ask_few_questions_of_the_database(client, thomas, talk):
    for _ in range(10):
        make_fact(thomas, released_to=OUT)
    for name, args in (("readiness", []), ("readiness_talk", [talk.pk]), ("readiness_new", [])):
        asked = statements_of(lambda name=name, args=args: page(client, name, thomas.pk, *args))
        assert len(asked) <= 12, name
