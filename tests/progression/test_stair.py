"""The stair of a work function: the citizen first, sealed until both have said theirs, targets that rise."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.citizens.factories import NOW, TODAY
from tests.progression.factories import make_function

from jobbro.audit.changes import timeline
from jobbro.domain.stair import Aim, AimFlaw, Mastery
from jobbro.library.stair_files import StairFile
from jobbro.progression.actions import stair as actions
from jobbro.progression.models import StairAim, StairFunction, StairRating
from jobbro.progression.queries.stair import function_shown

pytestmark = pytest.mark.django_db

STEP_3 = {"level": "self_starting", "rated_on": "02-03-2026"}
SECRET = "Jeg åbner selv om morgenen"


def address(name, *args):
    return reverse(f"progression:{name}", args=args)


def text_of(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def museum(thomas, consultant):
    """A work function that nobody has rated."""
    return make_function(thomas, noted_by=consultant)


def say(consultant, function, rater, level, day=TODAY, **more):
    placed = actions.Placed(rater, level, day, **more)
    return actions.rate_function(by=consultant, function=function, placed=placed, at=NOW)


def start(consultant, function, level="advanced_beginner", day=date(2023, 4, 22)):
    say(consultant, function, "citizen", level, day)
    say(consultant, function, "consultant", level, day)
    return actions.agree_step(by=consultant, function=function, level=level, on_date=day, why="", at=NOW)


def rate_at(museum, who):
    return address("stair_rate", museum.citizen_id, museum.pk) + f"?hvem={who}"


@pytest.mark.req("R-125")
def test_nobody_can_rate_before_the_citizen_and_nothing_is_kept_when_they_try(client, museum):
    answer = client.post(rate_at(museum, "konsulent"), STEP_3, follow=True)
    assert "Borgeren svarer først" in text_of(answer)
    assert not StairRating.objects.exists()


@pytest.mark.req("R-125")
def test_what_the_citizen_said_is_not_shown_before_the_consultant_has_rated_too(client, museum):
    assert client.post(rate_at(museum, "borger"), STEP_3 | {"words": SECRET}).status_code == 302
    told = {"level": "trained", "rated_on": "02-03-2026", "told_by": "Kim Ry", "words": "Kim ser det hele"}
    assert client.post(rate_at(museum, "kontakt"), told).status_code == 302
    for page in (address("stair", museum.citizen_id, museum.pk), address("stairs", museum.citizen_id)):
        assert SECRET not in text_of(client.get(page)) and "Kim ser" not in text_of(client.get(page))
    assert SECRET not in text_of(client.get(rate_at(museum, "konsulent")))
    assert "self_starting" not in str([event.details for event in timeline(museum.citizen)])
    client.post(rate_at(museum, "konsulent"), STEP_3)
    text = text_of(client.get(address("stair", museum.citizen_id, museum.pk)))
    assert SECRET in text and "Kontaktpersonen (Kim Ry)" in text
    assert "I ser det forskelligt" in text
    rows = StairRating.objects.order_by("pk").values_list("rater", "level")
    assert list(rows) == [("citizen", "self_starting"), ("contact", "trained"), ("consultant", "self_starting")]


def test_each_rates_once_in_a_round_and_a_second_tap_changes_nothing(client, museum):
    for level in ("self_starting", "trained"):
        client.post(rate_at(museum, "borger"), STEP_3 | {"level": level})
    assert StairRating.objects.get().level == "self_starting"


@pytest.mark.parametrize(
    ("who", "wrong"),
    [
        ("borger", {"level": "mester"}),
        ("borger", {"level": ""}),
        ("borger", {"rated_on": "02-03-2099"}),
        ("borger", {"words": "x" * 601}),
        ("borger", {"words": "Hun er 010190-1234"}),
        ("kontakt", {"told_by": " "}),
    ],
)
def test_a_placing_that_cannot_be_right_is_not_kept_and_what_was_typed_stays(client, museum, who, wrong):
    answer = client.post(rate_at(museum, who), STEP_3 | {"told_by": "Kim Ry", "words": "Går selv i gang"} | wrong)
    assert answer.status_code == 422
    assert not StairRating.objects.exists()
    assert "words" in wrong or "Går selv i gang" in text_of(answer)


def test_a_rater_that_does_not_exist_is_not_found(client, museum):
    assert client.get(rate_at(museum, "chefen")).status_code == 404


def test_they_cannot_agree_before_both_have_rated_and_a_new_round_begins_after(client, consultant, museum):
    place = address("stair_agree", museum.citizen_id, museum.pk)
    body = {"level": "self_starting", "agreed_on": "02-03-2026"}
    assert "skal begge svare" in text_of(client.post(place, body, follow=True))
    start(consultant, museum)
    page = function_shown(StairFunction.objects.get(), today=TODAY)
    assert (page.round.said, page.turns, page.now.title) == ((), frozenset({"citizen"}), "Avanceret begynder")
    say(consultant, museum, "citizen", "trained")
    assert [row.round for row in StairRating.objects.order_by("pk")] == [1, 1, 2]


@pytest.mark.req("R-127")
def test_the_museum_helper_is_shown_with_gaps_of_9_31_and_30_days_and_two_weekends(client, consultant, museum):
    start(consultant, museum)
    for level, day in (("self_starting", (5, 1)), ("self_running", (6, 1)), ("trained", (7, 1))):
        aim = Aim(Mastery(level), date(2023, *day), "ansvar", "Kim")
        actions.set_aim(by=consultant, function=museum, aim=aim, at=NOW)
    page = function_shown(museum, today=date(2023, 4, 22))
    assert [line.seen.days for line in page.aims] == [9, 31, 30]
    assert [line.step.title for line in page.aims] == ["Selvstartende", "Selvkørende", "Oplært"]
    weekend = ("Dagen ligger i en weekend.",)
    assert (page.start_remarks, [line.remarks for line in page.aims]) == (weekend, [(), (), weekend])
    text = text_of(client.get(address("stair", museum.citizen_id, museum.pk)))
    for words in ("9 dage efter", "31 dage efter", "30 dage efter", "Begyndelsen: Dagen ligger i en weekend."):
        assert words in text


@pytest.mark.req("R-124")
def test_the_drawing_has_a_title_a_description_and_all_five_meanings_in_words(client, consultant, museum):
    start(consultant, museum)
    text = text_of(client.get(address("stair", museum.citizen_id, museum.pk)))
    assert re.search(r"<svg[^>]*aria-labelledby[^>]*aria-describedby", text) and "<title" in text and "<desc" in text
    order = ["1. Begynder", "2. Avanceret begynder", "3. Selvstartende", "4. Selvkørende", "5. Oplært"]
    assert sorted(order, key=text.index) == order
    assert text.count('aria-current="step"') == 1


@pytest.mark.req("R-125")
def test_a_target_without_how_is_kept_and_flagged(client, consultant, museum):
    start(consultant, museum)
    place = address("stair_aim", museum.citizen_id, museum.pk)
    assert client.post(place, {"level": "trained", "due_on": "02-06-2026", "help": "Kim"}).status_code == 302
    assert "Mangler «hvordan»" in text_of(client.get(address("stair", museum.citizen_id, museum.pk)))


def test_a_target_that_does_not_rise_or_stands_already_is_not_kept(client, consultant, museum):
    place = address("stair_aim", museum.citizen_id, museum.pk)
    body = {"level": "self_running", "due_on": "02-06-2026", "how": "Øve vagten", "help": ""}
    assert "Bliv først enige" in text_of(client.post(place, body, follow=True))
    start(consultant, museum)
    assert client.post(place, body).status_code == 302
    for wrong, words in (
        ({}, "Trinnet har et mål"),
        ({"level": "beginner"}, "Vælg et trin over"),
        ({"level": "trained", "due_on": "01-06-2026"}, "skal have en senere dag"),
    ):
        answer = client.post(place, body | wrong)
        assert answer.status_code == 422 and words in text_of(answer) and "Øve vagten" in text_of(answer)
    assert StairAim.objects.get().level == "self_running"
    with pytest.raises(actions.AimDoesNotFit) as told:
        actions.set_aim(by=consultant, function=museum, aim=Aim(Mastery.BEGINNER, date(2020, 1, 1)), at=NOW)
    assert told.value.why == {AimFlaw.LEVEL_DOES_NOT_RISE, AimFlaw.DAY_DOES_NOT_RISE}


def test_a_target_is_taken_away_and_a_function_laid_away_keeps_what_was_said(client, consultant, museum):
    start(consultant, museum)
    aim = Aim(Mastery.TRAINED, date(2026, 6, 1))
    actions.set_aim(by=consultant, function=museum, aim=aim, at=NOW)
    for _ in range(2):
        client.post(address("stair_aim_away", museum.citizen_id, museum.pk), {"level": "trained"})
    assert not StairAim.objects.exists()
    assert [event.action for event in timeline(museum.citizen)].count("stair.aim_dropped") == 1
    client.post(address("stair_away", museum.citizen_id, museum.pk))
    assert client.get(address("stair", museum.citizen_id, museum.pk)).status_code == 404
    assert StairRating.objects.count() == 2


def test_a_function_is_begun_with_its_tasks(client, thomas):
    assert client.post(address("stairs", thomas.pk), {"title": " "}).status_code == 422
    body = {"title": "Museumshjælper", "tasks": "Arkivere og fylde kaffe op"}
    assert client.post(address("stairs", thomas.pk), body).status_code == 302
    made = StairFunction.objects.get()
    assert "Arkivere og fylde kaffe op" in text_of(client.get(address("stair", thomas.pk, made.pk)))


@pytest.mark.req("R-124")
def test_a_municipality_may_use_fewer_steps_and_what_was_rated_before_stands_on_the_one_below():
    def scale(*steps):
        rows = [{"stands_for": level, "title": title, "meaning": title, "also": ()} for level, title in steps]
        source = {"ref": "haandbog", "section": "egen"}
        return StairFile.model_validate({"id": "egen", "title": "Egen", "source": source, "steps": tuple(rows)})

    own = scale(("beginner", "Lærer"), ("self_starting", "På vej"), ("trained", "Klarer det"))
    assert [own.step_of(level).title for level in Mastery] == ["Lærer", "Lærer", "På vej", "På vej", "Klarer det"]
    assert own.level_called("på  VEJ") is Mastery.SELF_STARTING and own.level_called("mester") is None
    for wrong in ((("trained", "B"), ("beginner", "A")), (("beginner", "A"), ("trained", "a"))):
        with pytest.raises(ValueError):
            scale(*wrong)


def test_the_database_refuses_a_contact_person_without_a_name_and_a_second_rating(consultant, museum):
    with pytest.raises(IntegrityError), transaction.atomic():
        say(consultant, museum, "citizen", "trained")
        say(consultant, museum, "contact", "trained")
    say(consultant, museum, "citizen", "trained")
    with pytest.raises(IntegrityError), transaction.atomic():
        StairRating.objects.create(
            function=museum,
            round=1,
            rater="citizen",
            level="beginner",
            rated_on=TODAY,
            noted_by=consultant,
            noted_at=NOW,
        )


@pytest.mark.req("R-124")
def test_two_functions_are_never_summed_up_on_a_page(client, consultant, thomas, museum):
    other = make_function(thomas, "Kaffevært", noted_by=consultant)
    start(consultant, museum, "advanced_beginner")
    start(consultant, other, "trained")
    text = re.sub(r"<[^>]+>", " ", text_of(client.get(address("stairs", thomas.pk))))
    assert "Avanceret begynder" in text and "Oplært" in text
    main = text[text.index("Kaffevært") - 400 :]
    for total in ("Selvstartende", "gennemsnit", "i alt", "samlet", "3,5", "7 af 10"):
        assert total not in main.split("Ny arbejdsfunktion")[0]


@pytest.mark.req("R-124")
def test_nothing_adds_levels_and_nothing_outside_the_stair_reads_them():
    source = Path(actions.__file__).parents[2]
    readers = {
        path.relative_to(source): text
        for path in source.rglob("*.py")
        if "migrations" not in path.parts
        and re.search(r"\b(Mastery|StairRating|StairAgreed)\b", text := path.read_text(encoding="utf-8"))
    }
    assert len(readers) >= 6
    assert {path.parts[0] for path in readers} <= {"domain", "library", "progression", "demo"}
    assert {path.parts[1] for path in readers if path.parts[0] == "domain"} == {"stair"}
    adding = r"\b(sum|mean|fmean|median|Sum|Avg|aggregate)\("
    assert [str(path) for path, text in readers.items() if re.search(adding, text)] == []
