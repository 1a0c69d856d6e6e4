"""«Fortæl det én gang»: agreed line by line, shown only while it is released, read by whoever takes over."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.citizens.browsing import page, post, statements_of
from tests.citizens.factories import NOW, TODAY, make_capsule, make_citizen, make_fact, make_user

from jobbro.audit.models import ChangeEvent
from jobbro.citizens import actions
from jobbro.citizens.actions import CitizenDetails, FactDetails
from jobbro.citizens.models import Capsule, CapsulePart, CapsuleReading, ConsultantChange, FactKind
from jobbro.citizens.queries.capsule import capsule_in_force, changes_of, likely_part, passable, words_hash
from jobbro.citizens.queries.facts import fact_view
from jobbro.domain.disclosure import Audience
from jobbro.ui.once import new_token

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-092")]
COLLEAGUES = (Audience.CASEWORKER,)


def words_in_force(citizen, today=TODAY):
    capsule = capsule_in_force(citizen, today=today)
    return [fact.wording for _, facts in capsule.parts for fact in facts] if capsule else None


def agreed(citizen, *facts, **more):
    """The form as it is sent when the citizen says yes to these facts."""
    ticks = {f"agreed-{fact.pk}": "on" for fact in facts}
    parts = {f"part-{fact.id}": likely_part(fact).value for fact in passable(citizen)}
    last = (timezone.localdate() + timedelta(days=30)).strftime("%d-%m-%Y")
    sent = {"next_step": "Mette ringer tirsdag", "expires_on": last, "way": "together"}
    return sent | {"shown": words_hash(passable(citizen))} | parts | ticks | more


def test_only_what_the_citizen_says_yes_to_is_passed_on_under_its_heading(client, thomas):
    yes = make_fact(thomas, kind=FactKind.EVERYDAY, wording="Kan ordne cykler", released_to=COLLEAGUES)
    avoid = make_fact(thomas, wording="Undgå løft over 5 kg", released_to=COLLEAGUES)
    make_fact(thomas, kind=FactKind.WISH, wording="Siger nej til den", released_to=COLLEAGUES)
    make_fact(thomas, wording="Lukket linje")
    make_fact(thomas, kind=FactKind.BACKGROUND, wording="Baggrunden", released_to=COLLEAGUES)
    offered = page(client, "capsule_new", thomas.pk).content.decode()
    assert "Siger nej til den" in offered and "Lukket linje" not in offered and "Baggrunden" not in offered
    answer = post(client, "capsule_new", thomas.pk, **agreed(thomas, yes, avoid), form_token=new_token())
    assert answer["Location"] == reverse("citizens:capsule", args=[thomas.pk])
    shown = page(client, "capsule", thomas.pk).content.decode()
    assert shown.index("Det kan jeg") < shown.index("Kan ordne cykler") < shown.index("Det skal vi undgå")
    assert "Mette ringer tirsdag" in shown and "Siger nej til den" not in shown
    assert ChangeEvent.objects.get(action="capsule.made").details["lines"] == 2


BAD = {
    "no line": {},
    "a day that is gone": {"expires_on": "01-01-2020"},
    "for ever": {"expires_on": "01-01-2199"},
    "no way": {"way": ""},
    "words that have changed": {"shown": "x"},
    "health in the next step": {"next_step": "Tal om hans depression"},
    "a strange part": {"part": "no"},
}


@pytest.mark.parametrize("bad", BAD)
def test_what_does_not_hold_is_refused_and_typed_words_are_kept(client, thomas, bad):
    fact = make_fact(thomas, released_to=COLLEAGUES)
    facts = [] if bad == "no line" else [fact]
    more = {f"part-{fact.pk}": "x"} if bad == "a strange part" else BAD[bad]
    answer = post(client, "capsule_new", thomas.pk, **agreed(thomas, *facts, **more))
    assert answer.status_code == 422
    assert BAD[bad].get("next_step", "Mette ringer tirsdag") in answer.content.decode()
    assert not Capsule.objects.exists()


def test_a_fact_that_was_closed_while_the_form_stood_open_is_not_passed_on(consultant, thomas):
    fact = make_fact(thomas, released_to=COLLEAGUES)
    details, shown = (
        actions.CapsuleDetails({fact.pk: CapsulePart.CAN}, TODAY + timedelta(days=9), "together"),
        words_hash(passable(thomas)),
    )
    actions.release_fact(by=consultant, fact=fact, to=set(), agreed=False, at=NOW)
    with pytest.raises(actions.NotReleased):
        actions.make_capsule(by=consultant, citizen=thomas, details=details, shown=shown, at=NOW)


def test_a_new_version_calls_the_old_one_back_and_is_counted(client, thomas):
    fact = make_fact(thomas, released_to=COLLEAGUES)
    for _ in range(2):
        post(client, "capsule_new", thomas.pk, **agreed(thomas, fact))
    standing = [(one.number, one.revoked_at is None) for one in Capsule.objects.order_by("number")]
    assert standing == [(1, False), (2, True)]


def test_it_is_shown_through_its_last_day_and_not_the_day_after(thomas):
    make_capsule(thomas, make_fact(thomas, released_to=COLLEAGUES), last=TODAY)
    assert words_in_force(thomas) == ["Begynder efter kl. 9"]
    assert words_in_force(thomas, TODAY + timedelta(days=1)) is None


def test_called_back_it_is_gone_from_every_page_at_once(client, thomas):
    capsule = make_capsule(thomas, make_fact(thomas, wording="kanarieord", released_to=COLLEAGUES))
    pages = [reverse(name, args=[thomas.pk]) for name in ("citizens:capsule", "placements:handover")]
    assert all("kanarieord" in client.get(address).content.decode() for address in pages)
    client.post(reverse("citizens:capsule_revoke", args=[thomas.pk, capsule.pk]))
    assert not any("kanarieord" in client.get(address).content.decode() for address in pages)


drawn = st.lists(st.sampled_from(["stays", "closed", "changed", "retired", "changed and released"]), max_size=4)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(drawn)
def test_withdrawing_a_release_or_changing_words_takes_the_line_out_at_once(client, consultant, fates):
    citizen = make_citizen(team=consultant.team, consultant=consultant)
    facts = [make_fact(citizen, wording=f"ord-{n}-x", released_to=COLLEAGUES) for n in range(len(fates))]
    make_capsule(citizen, *facts)
    for number, (fact, fate) in enumerate(zip(facts, fates, strict=True)):
        if fate == "closed":
            actions.release_fact(by=consultant, fact=fact, to=set(), agreed=False, at=NOW)
        if fate == "retired":
            actions.retire_fact(by=consultant, fact=fact, at=NOW)
        if fate.startswith("changed"):
            new = FactDetails(FactKind.NEED, f"ord-{number}-x", TODAY, measure="nyt")
            actions.change_fact(by=consultant, fact=fact, details=new, edit_version=1, at=NOW)
        if fate == "changed and released":
            actions.release_fact(by=consultant, fact=fact, to=set(COLLEAGUES), agreed=True, at=NOW)
    stay = {f"ord-{number}-x" for number, fate in enumerate(fates) if fate == "stays"}
    assert set(words_in_force(citizen)) == stay
    shown = page(client, "capsule", citizen.pk).content.decode()
    assert {f"ord-{number}-x" for number in range(len(fates)) if f"ord-{number}-x" in shown} == stay


@pytest.mark.parametrize(
    ("kind", "wording", "part"),
    [
        ("need", "Pause hver time", "works"),
        ("need", "Højst 5 kg", "avoid"),
        ("everyday", "Ordner cykler", "can"),
        ("wish", "Ude", "works"),
    ],
)
def test_each_fact_has_a_likely_place(thomas, kind, wording, part):
    assert likely_part(fact_view(make_fact(thomas, kind=kind, wording=wording))) == part


def hand_over(citizen, by, to):
    citizen.refresh_from_db()
    who = CitizenDetails(
        citizen.first_name, citizen.last_name, citizen.team, consultant=to, caseworker=citizen.caseworker
    )
    actions.change_citizen(by=by, citizen=citizen, details=who, edit_version=citizen.edit_version, at=NOW)


def test_the_one_who_takes_over_confirms_to_have_read_and_the_change_is_counted(client_of, consultant, thomas, team):
    new = make_user(team=team, first_name="Ny")
    make_capsule(thomas, make_fact(thomas, released_to=COLLEAGUES))
    assert changes_of(thomas, new).count == 0
    hand_over(thomas, consultant, new)
    assert (changes_of(thomas, new).count, changes_of(thomas, new).unread) == (1, True)
    assert changes_of(thomas, consultant).unread is False
    assert "Du har overtaget efter" in page(client_of(new), "detail", thomas.pk).content.decode()
    screen = client_of(new).get(reverse("placements:handover", args=[thomas.pk])).content.decode()
    assert "Du har overtaget Thomas" in screen and "skiftet virksomhedskonsulent én gang" in screen
    capsule = Capsule.objects.get()
    address = reverse("citizens:capsule_read", args=[thomas.pk, capsule.pk])
    for _ in range(2):
        client_of(new).post(address)
    assert CapsuleReading.objects.get().reader == new


def test_only_another_consultant_is_a_change(consultant, thomas, team):
    hand_over(thomas, consultant, consultant)
    hand_over(thomas, consultant, None)
    hand_over(thomas, consultant, make_user(team=team))
    assert ConsultantChange.objects.count() == 0
    hand_over(thomas, consultant, make_user(team=team))
    assert ConsultantChange.objects.count() == 1


def test_a_reading_before_the_change_does_not_count_for_it(consultant, thomas, team):
    new, capsule = make_user(team=team), make_capsule(thomas, make_fact(thomas, released_to=COLLEAGUES))
    actions.confirm_reading(by=new, capsule=capsule, at=NOW - timedelta(days=1))
    hand_over(thomas, consultant, new)
    assert changes_of(thomas, new).unread is True


def test_the_pages_ask_few_questions(client, thomas):
    facts = [make_fact(thomas, wording=f"Nr. {number}", released_to=COLLEAGUES) for number in range(25)]
    make_capsule(thomas, *facts)
    assert len(statements_of(lambda: page(client, "capsule", thomas.pk))) <= 12
    assert len(statements_of(lambda: page(client, "capsule_new", thomas.pk))) <= 12
    assert len(statements_of(lambda: page(client, "detail", thomas.pk))) <= 12


def test_the_rows_of_a_capsule_hold_no_words_of_a_fact(thomas):
    capsule = make_capsule(thomas, make_fact(thomas, wording="kanarieord", released_to=COLLEAGUES))
    stored = [str(value) for row in (capsule, *capsule.lines.all()) for value in vars(row).values()]
    assert stored and not any("kanarieord" in value for value in stored)
