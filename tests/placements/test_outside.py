"""What leaves the house is looked through: a private word or a withdrawn release stops the paper and is named."""

from dataclasses import fields, replace

import pytest
from django.test import Client
from django.urls import reverse
from tests.placements.factories import NOW, make_case
from tests.placements.paper_texts import FOR_COMPANY, PRINTED, save

from jobbro.citizens.actions.facts import release_fact
from jobbro.demo.worked_placements import THOMAS
from jobbro.placements.exports.files import make_file
from jobbro.placements.models import PaperKind, Placement
from jobbro.placements.queries import outside
from jobbro.placements.queries.outside import NotForOthers, released
from jobbro.placements.queries.reading import record_of
from jobbro.placements.record import GoalLine, Record, TaskLine

pytestmark = pytest.mark.django_db


@pytest.mark.req("R-108")
def test_a_private_word_stops_every_paper_for_the_company_and_is_named() -> None:
    case = make_case(THOMAS, state="ready")
    why = "Thomas vil i arbejde. Efter et langt misbrug er han klar. Han kan begynde nu."
    placement = save(case, why=why)
    for kind in FOR_COMPANY:
        with pytest.raises(NotForOthers) as stopped:
            make_file(kind, placement, on_day=PRINTED)
        [matter] = stopped.value.matters
        assert matter.field == "Hvorfor netop dette forløb"
        assert matter.sentence == "Efter et langt misbrug er han klar."
        assert (matter.words, matter.section) == ("misbrug", "formaal")
        assert "misbrug" in matter.why
    with pytest.raises(NotForOthers):
        released(placement)
    assert make_file(PaperKind.CITIZEN_VERSION, placement, on_day=PRINTED).content


PRIVATE = "Hun tager medicin mod depression."


@pytest.mark.req("R-108")
@pytest.mark.parametrize("name", outside.PLAIN_TEXTS)
def test_each_plain_text_of_the_record_is_looked_through(name: str) -> None:
    placement = save(make_case(THOMAS, state="draft"), **{name: PRIVATE})
    with pytest.raises(NotForOthers) as stopped:
        released(placement)
    assert {matter.sentence for matter in stopped.value.matters} == {PRIVATE}


@pytest.mark.req("R-108")
def test_texts_in_the_rows_of_the_record_are_looked_through_too() -> None:
    case = make_case(THOMAS, state="draft")
    record = record_of(case.placement)
    [step], [need] = record.steps, record.needs
    leaks: dict[str, dict[str, object]] = {
        "task": {"steps": (replace(step, tasks=(TaskLine(PRIVATE),)),)},
        "purpose": {"steps": (replace(step, tasks=(TaskLine("Feje", purpose=PRIVATE),)),)},
        "payable": {"steps": (replace(step, tasks=(TaskLine("Feje", payable=PRIVATE),)),)},
        "next task": {"steps": (replace(step, tasks=(TaskLine("Feje", next_task=PRIVATE),)),)},
        "goal": {"goals": (GoalLine("goal", PRIVATE),)},
        "measure": {"goals": (GoalLine("goal", "Mål", PRIVATE),)},
        "handling": {"needs": (replace(need, handled_by=PRIVATE),)},
        "suits": {"needs": (replace(need, suits_tasks=PRIVATE),)},
        "duty": {"duties": (replace(record.duties[0], text=PRIVATE),)},
        "topic": {"follow_ups": (replace(record.follow_ups[0], topics=(PRIVATE,)),)},
        "participant": {"follow_ups": (replace(record.follow_ups[0], participants=("Psykolog Lis Holm",)),)},
    }
    for name, parts in leaks.items():
        placement = save(case, **parts)
        with pytest.raises(NotForOthers):
            released(placement)
        save(case, **{part: getattr(record, part) for part in parts})
        assert released(Placement.objects.get(pk=placement.pk)), name


def test_every_text_of_the_record_is_either_looked_through_or_stays_in_the_house() -> None:
    inside = {"extension_reason", "deviation_reason", "paid_route", "kind"}
    texts = {field.name for field in fields(Record) if field.type in {str, "str"}}
    assert texts - inside == set(outside.PLAIN_TEXTS)


@pytest.mark.req("R-108")
def test_the_workplaces_own_number_may_stand_in_the_text_and_the_citizens_may_not() -> None:
    case = make_case(THOMAS, state="draft")
    placement = save(case, absence_notice="Thomas ringer til Leif på 70 00 00 01 før kl. 8.30.")
    assert released(placement)
    placement = save(case, absence_notice="Thomas har nummer 21 43 65 87.")
    with pytest.raises(NotForOthers) as stopped:
        released(placement)
    assert [matter.words for matter in stopped.value.matters] == ["21 43 65 87"]


@pytest.mark.req("R-053")
def test_a_need_whose_release_is_withdrawn_stops_the_papers() -> None:
    case = make_case(THOMAS, state="ready")
    fact = case.citizen.facts.get(kind="need")
    release_fact(by=case.consultant, fact=fact, to=(), agreed=True, at=NOW)
    with pytest.raises(NotForOthers) as stopped:
        released(case.placement)
    [matter] = stopped.value.matters
    assert (matter.field, matter.sentence) == ("Hensyn", fact.wording)
    assert "ikke længere frigivet" in matter.why


def test_private_words_come_first_in_the_panel_at_the_field_and_before_the_text_is_ready(client: Client) -> None:
    case = make_case(THOMAS, state="draft")
    save(case, why="Thomas har ADHD og en depression. Han er kontanthjælpsmodtager.")
    client.force_login(case.consultant)
    detail = client.get(reverse("placements:detail", args=[case.placement.pk]))
    assert detail.context["page"].stands == "Tre ord skal ud, før virksomheden må læse teksten."
    assert detail.context["page"].next_thing.label == "Ret teksten"
    part = client.get(reverse("placements:plan", args=[case.placement.pk, "formaal"])).content.decode()
    assert "Skal ud, før virksomheden må læse teksten: ADHD, depression, kontanthjælpsmodtager." in part
    assert part.index("«ADHD» i Hvorfor netop dette forløb") < part.index("<h3>Lov</h3>")


def test_a_stopped_paper_says_each_field_once_with_one_way_to_mend_it(client: Client) -> None:
    case = make_case(THOMAS, state="ready")
    save(case, why="Thomas har ADHD og en depression. Han er kontanthjælpsmodtager.")
    client.force_login(case.consultant)
    answer = client.post(reverse("placements:agreement_pdf", args=[case.placement.pk]))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert text.count("<h2>Hvorfor netop dette forløb</h2>") == text.count("Ret teksten<") == 1
    assert text.count("«Thomas har ADHD og en depression.»") == 1
