"""The road to a job: chosen and ordered by the citizen, drawn, printed, and written by two at once without loss."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.citizens.factories import NOW, TODAY, make_citizen, make_fact, make_team
from tests.documents.tagged_pdf import read_tagged

from jobbro.accounts.models import User
from jobbro.audit.models import ChangeEvent
from jobbro.citizens.models import Citizen, FactKind
from jobbro.documents import RoadMark, to_pdf
from jobbro.domain.disclosure import Audience
from jobbro.library import road as road_content
from jobbro.library import terms
from jobbro.progression.actions.road import NEW_ROAD, RoadDetails, RoadSavedMeanwhile, RoadStopDetails, draw_road
from jobbro.progression.exports.road import road_letter
from jobbro.progression.models import Road, RoadStop
from jobbro.progression.queries.road import road_of

pytestmark = pytest.mark.django_db
BEFORE_END, AT_END = date(2026, 1, 31), date(2026, 2, 1)


@pytest.fixture
def thomas(consultant: User) -> Citizen:
    return make_citizen(team=consultant.team, consultant=consultant)


@pytest.fixture
def mette(consultant: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(consultant)


def address(citizen: Citizen, name: str = "road") -> str:
    return reverse(f"progression:{name}", args=[citizen.pk])


def stops(*codes: str, **more: Any) -> RoadDetails:
    return RoadDetails(tuple(RoadStopDetails(code, "ahead") for code in codes), **more)


def posted(*codes: str, version: int = NEW_ROAD, **more: str) -> dict[str, str]:
    places = {f"{code}_place": str(number) for number, code in enumerate(codes, 1)}
    return places | {"edit_version": str(version)} | more


@pytest.mark.req("R-046")
def test_all_stations_and_how_questions_can_be_chosen_in_any_order_and_the_job_is_last(
    thomas: Citizen, consultant: User
) -> None:
    content = road_content()
    codes = [stop.id for stop in reversed(content.stops)]
    assert (len(content.stations) + 1, len(content.questions)) == (9, 4)  # the ninth station is the job
    draw_road(by=consultant, citizen=thomas, details=stops(*codes), edit_version=NEW_ROAD, at=NOW)
    view = road_of(thomas, today=BEFORE_END)
    assert view is not None
    assert [stop.code for stop in view.stops] == [*codes, "job"]
    assert view.stops[-1].mark is RoadMark.GOAL


@pytest.mark.req("R-046")
def test_stations_are_skipped_and_the_job_is_still_reached(mette: Client, thomas: Citizen) -> None:
    words = posted("skills", "trying", trying_status="skipped", reached_on="2-3-2026", job="Gartner")
    assert mette.post(address(thomas, "road_edit"), words).status_code == 302
    view = road_of(thomas, today=TODAY)
    assert view is not None
    assert [stop.mark for stop in view.stops] == [RoadMark.AHEAD, RoadMark.SKIPPED, RoadMark.REACHED]
    assert view.place == "Du er i mål."


@pytest.mark.req("R-046")
def test_the_rehabilitation_meeting_ends_with_its_rule_and_an_old_one_says_so(
    thomas: Citizen, consultant: User, mette: Client
) -> None:
    content, words = road_content(), terms()
    hidden = [stop.id for stop in content.stops if stop.is_hidden]
    assert hidden == ["rehabilitation"]
    assert "rehabilitation" in {stop.id for stop in content.offered(words, on_date=BEFORE_END)}
    assert "rehabilitation" not in {stop.id for stop in content.offered(words, on_date=AT_END)}
    assert "kan ikke vælges. Det gælder ikke længere fra søn. 1. februar 2026" in page(mette, thomas, "road_edit")
    draw_road(by=consultant, citizen=thomas, details=stops("rehabilitation"), edit_version=NEW_ROAD, at=NOW)
    assert "findes ikke længere" in page(mette, thomas)
    assert "Gælder ikke længere fra søn. 1. februar 2026" in page(mette, thomas)
    kept = road_of(thomas, today=BEFORE_END)
    assert kept is not None
    assert kept.stops[0].ended_on is None


def page(browser: Client, citizen: Citizen, name: str = "road") -> str:
    answer = browser.get(address(citizen, name))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.req("R-046")
def test_the_page_draws_the_road_and_says_the_same_in_words(mette: Client, thomas: Citizen) -> None:
    assert "Vejen er ikke tegnet endnu" in page(mette, thomas)
    words = {"work_why": "Jeg savner kolleger", "work_evidence": "Tre år <på> lager", "work_status": "done"}
    step = {"here": "field", "next_step": "Ring til kirkegården", "next_on": "9-3-2026", "job": "Udendørs arbejde"}
    assert mette.post(address(thomas, "road_edit"), posted("work", "field") | words | step).status_code == 302
    said = page(mette, thomas)
    assert 'role="img"' in said
    assert "JOB: Udendørs arbejde" in said
    assert "Tre år &lt;på&gt; lager" in said
    assert "Ring til kirkegården" in said
    assert "style=" not in said.split("<svg", 1)[1].split("</svg>", 1)[0]
    event = ChangeEvent.objects.get(action="road.drawn")
    assert "kolleger" not in str(event.details)  # the log names fields, never words


@pytest.mark.req("R-046")
def test_the_road_is_printed_on_one_tagged_page(thomas: Citizen, consultant: User, mette: Client) -> None:
    codes = [stop.id for stop in road_content().stations if not stop.is_hidden]
    details = RoadDetails(
        tuple(RoadStopDetails(code, "ahead", "Det vil jeg gerne prøve", "Jeg gjorde det i maj") for code in codes),
        job="Gartner",
    )
    draw_road(by=consultant, citizen=thomas, details=details, edit_version=NEW_ROAD, at=NOW)
    view = road_of(thomas, today=TODAY)
    assert view is not None
    made = to_pdf(road_letter(view, name="Thomas Holm", printed_on=TODAY))
    assert len(pikepdf.open(BytesIO(made)).pages) == 1
    read = read_tagged(made)
    assert "JOB: Gartner, målet" in next(read.find("Figure")).alt
    assert "Det vil jeg gerne prøve" in "".join(cell.text for cell in read.find("TD"))
    assert read.text.count("Min vej til job") == 1 and "Oplysning" not in read.text
    assert [cell.text for cell in read.find("TH")][:3] == ["Her er jeg nu", "Mit næste skridt", "Hvornår"]
    answer = mette.get(address(thomas, "road_paper"))
    assert answer["Content-Type"] == "application/pdf"
    assert "Thomas" not in answer["Content-Disposition"]


def test_there_is_no_paper_before_there_is_a_road(mette: Client, thomas: Citizen) -> None:
    answer = mette.get(address(thomas, "road_paper"))
    assert (answer.status_code, answer["Location"]) == (302, address(thomas))


@pytest.mark.req("R-046")
def test_two_who_draw_at_once_see_both_and_lose_nothing(mette: Client, thomas: Citizen) -> None:
    url = address(thomas, "road_edit")
    mette.post(url, posted("work", work_why="Den første"))
    version = Road.objects.get().edit_version
    mette.post(url, posted("work", work_why="Kollegaens", version=version))
    late = mette.post(url, posted("work", "skills", work_why="Min egen", skills_why="Kørekort", version=version))
    assert late.status_code == 409
    both = late.content.decode()
    assert "Kollegaens" in both
    assert "Min egen" in both
    assert "Kørekort" in both
    picked = posted("work", "skills", work_why="Min egen", skills_why="Kørekort", version=version + 1)
    saved = picked | {"pick.work_why": "both", "saved.work_why": "Kollegaens", "pick.skills_why": "mine"}
    assert mette.post(url, saved).status_code == 302
    assert RoadStop.objects.get(code="work").why == "Kollegaens\n\nMin egen"
    assert RoadStop.objects.get(code="skills").why == "Kørekort"


def test_a_first_road_that_somebody_else_began_meanwhile_is_not_overwritten(thomas: Citizen, consultant: User) -> None:
    draw_road(by=consultant, citizen=thomas, details=stops("work"), edit_version=NEW_ROAD, at=NOW)
    with pytest.raises(RoadSavedMeanwhile):
        draw_road(by=consultant, citizen=thomas, details=stops("skills"), edit_version=NEW_ROAD, at=NOW)
    draw_road(by=consultant, citizen=thomas, details=stops("work"), edit_version=1, at=NOW)  # nothing new
    assert Road.objects.get().edit_version == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"here": "skills"}, "Giv stationen en plads på vejen"),
        ({"skills_why": "Kørekort"}, "Giv stationen en plads, så"),
        ({"next_on": "1-4-2026"}, "Skriv skridtet"),
        ({"reached_on": "1-4-2100"}, "ligger i fremtiden"),
        ({"work_place": "99"}, "Vælg"),
        ({"job": "x" * 121}, "højst"),
    ],
)
def test_what_lacks_is_told_and_what_was_typed_is_kept(
    mette: Client, thomas: Citizen, words: dict[str, str], said: str
) -> None:
    answer = mette.post(address(thomas, "road_edit"), posted("work", work_why="Mine ord") | words)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Mine ord" in answer.content.decode()
    assert not Road.objects.exists()


@pytest.mark.parametrize("name", ["road", "road_edit", "road_paper", "paid_effects"])
def test_a_citizen_of_another_team_is_not_there(mette: Client, name: str) -> None:
    assert mette.get(address(make_citizen(team=make_team()), name)).status_code == 404


def test_only_what_the_citizen_may_read_is_hinted_on_the_shared_screen(mette: Client, thomas: Citizen) -> None:
    make_fact(thomas, kind=FactKind.CV, wording="Tre år i en børnehave", released_to=(Audience.CITIZEN,))
    make_fact(thomas, kind=FactKind.CV, wording="Blev bortvist i 2019")
    said = page(mette, thomas, "road_edit")
    assert "Tre år i en børnehave" in said
    assert "bortvist" not in said


def test_the_pages_ask_the_database_little(
    mette: Client, thomas: Citizen, consultant: User, django_assert_max_num_queries: Any
) -> None:
    codes = [stop.id for stop in road_content().stops]
    draw_road(by=consultant, citizen=thomas, details=stops(*codes), edit_version=NEW_ROAD, at=NOW)
    for name in ("road", "road_edit", "paid_effects"):
        with django_assert_max_num_queries(12):
            page(mette, thomas, name)


def test_the_database_keeps_the_job_out_of_the_stops(thomas: Citizen, consultant: User) -> None:
    road = draw_road(by=consultant, citizen=thomas, details=stops("work"), edit_version=NEW_ROAD, at=NOW)
    for code in ("job", "", "work"):
        with pytest.raises(IntegrityError), transaction.atomic():
            RoadStop.objects.create(road=road, code=code, position=9)


@pytest.mark.parametrize("place", ["9" * 5000, "²", "-1", "to"])
def test_a_place_that_is_none_is_refused_and_breaks_nothing(mette: Client, thomas: Citizen, place: str) -> None:
    answer = mette.post(address(thomas, "road_edit"), posted("field") | {"work_place": place})
    assert answer.status_code == 422
    assert not Road.objects.exists()
