"""The verbs of citizens: what changed, what was recorded, what is refused, and that a refusal changes nothing."""

from datetime import timedelta

import pytest
from tests.citizens.factories import NOW, TODAY, lend, make_citizen, make_fact, make_team, make_user, make_viewer

from jobbro.audit.models import ChangeEvent
from jobbro.citizens import actions, cpr
from jobbro.citizens.access import visible_citizens
from jobbro.citizens.models import Citizen, Lending, TargetGroupSpell
from jobbro.domain.disclosure import Audience

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def user():
    return make_user(team=make_team())


def details(user, **more):
    return actions.CitizenDetails(**({"first_name": "Thomas", "last_name": "Holm", "team": user.team} | more))


def events():
    return list(ChangeEvent.objects.order_by("pk").values_list("action", flat=True))


def test_a_citizen_needs_only_a_name_and_a_team(user):
    citizen = actions.create_citizen(by=user, details=details(user), at=NOW)
    assert (citizen.cpr_encrypted, citizen.phone, citizen.consultant) == (None, "", None)
    event = ChangeEvent.objects.get()
    assert (event.action, event.actor_id, event.at) == ("citizen.created", str(user.pk), NOW)
    assert list(event.subjects.values_list("kind", "subject_id")) == [("citizen", str(citizen.pk))]


def test_a_number_is_stored_sealed_and_found_by_its_hash(user):
    citizen = actions.create_citizen(by=user, details=details(user, cpr="0101901234"), at=NOW)
    citizen.refresh_from_db()
    assert cpr.unseal(citizen.cpr_encrypted or b"", citizen_id=citizen.pk) == "0101901234"
    assert Citizen.objects.get(cpr_index=cpr.index_of("0101901234")) == citizen


def test_a_number_belongs_to_one_citizen(user):
    first = actions.create_citizen(by=user, details=details(user, cpr="0101901234"), at=NOW)
    with pytest.raises(actions.CprTaken) as taken:
        actions.create_citizen(by=user, details=details(user, cpr="0101901234"), at=NOW)
    assert taken.value.citizen_id == first.pk
    assert Citizen.objects.count() == 1


def test_a_number_can_be_corrected_removed_and_left_alone(user):
    citizen = actions.create_citizen(by=user, details=details(user, cpr="0101901234"), at=NOW)
    for version, (typed, stored) in enumerate([(None, "0101901234"), ("0202901234", "0202901234"), ("", None)], 1):
        changed = details(user, cpr=typed, phone=str(version))
        actions.change_citizen(by=user, citizen=citizen, details=changed, edit_version=version, at=NOW)
        citizen.refresh_from_db()
        assert citizen.cpr_index == (cpr.index_of(stored) if stored else None)
        assert bool(citizen.cpr_encrypted) == bool(stored)


def test_the_audit_names_fields_and_never_what_is_in_them(user):
    citizen = actions.create_citizen(by=user, details=details(user, cpr="0101901234"), at=NOW)
    changed = details(user, cpr="0202901234", phone="20304050", last_name="Hansen")
    actions.change_citizen(by=user, citizen=citizen, details=changed, edit_version=1, at=NOW)
    fact = actions.add_fact(
        by=user,
        citizen=citizen,
        details=actions.FactDetails("need", "kanarie-ordlyd", TODAY, "kanarie-tegn", inner_note="kanarie-note"),
        at=NOW,
    )
    actions.release_fact(by=user, fact=fact, to={Audience.CITIZEN}, agreed=False, at=NOW)
    written = repr(list(ChangeEvent.objects.values_list("details", flat=True)))
    assert "'fields': ['cpr', 'last_name', 'phone']" in written
    assert not any(word in written for word in ("kanarie", "0202901234", "020290", "20304050", "Hansen"))


def test_saving_without_a_change_records_nothing(user):
    citizen = actions.create_citizen(by=user, details=details(user, cpr="0101901234"), at=NOW)
    same = details(user, cpr="0101901234")
    actions.change_citizen(by=user, citizen=citizen, details=same, edit_version=1, at=NOW)
    citizen.refresh_from_db()
    assert (citizen.edit_version, events()) == (1, ["citizen.created"])


def test_the_later_of_two_edits_is_told_and_changes_nothing(user):
    citizen = actions.create_citizen(by=user, details=details(user), at=NOW)
    first, second = details(user, phone="20304050"), details(user, phone="60708090")
    actions.change_citizen(by=user, citizen=citizen, details=first, edit_version=1, at=NOW)
    with pytest.raises(actions.SavedMeanwhile) as late:
        actions.change_citizen(by=user, citizen=citizen, details=second, edit_version=1, at=NOW)
    assert getattr(late.value.stored, "phone", None) == "20304050"
    assert Citizen.objects.get().phone == "20304050"


def test_citizens_stand_in_danish_order_of_last_name():
    team = make_team()
    names = ["Aagaard", "Ærø", "Zacho", "Andersen", "Øster", "Åkjær", "andersen-Bo", "Holm"]
    for name in names:
        make_citizen(team=team, last_name=name)
    ordered = Citizen.objects.order_by("sort_key", "pk").values_list("last_name", flat=True)
    assert list(ordered) == ["Andersen", "andersen-Bo", "Holm", "Zacho", "Ærø", "Øster", "Aagaard", "Åkjær"]


def test_a_new_target_group_ends_the_one_before_the_day_before(user):
    citizen = make_citizen(team=user.team)
    actions.set_target_group(by=user, citizen=citizen, group="2", starts_on=TODAY, at=NOW)
    actions.set_target_group(by=user, citizen=citizen, group="3", starts_on=TODAY + 10 * DAY, at=NOW)
    spells = TargetGroupSpell.objects.order_by("starts_on").values_list("group", "starts_on", "ends_on")
    assert list(spells) == [("2", TODAY, TODAY + 9 * DAY), ("3", TODAY + 10 * DAY, None)]


def test_the_same_first_day_again_corrects_the_group(user):
    citizen = make_citizen(team=user.team)
    actions.set_target_group(by=user, citizen=citizen, group="2", starts_on=TODAY, at=NOW)
    actions.set_target_group(by=user, citizen=citizen, group="3", starts_on=TODAY, at=NOW)
    assert TargetGroupSpell.objects.get().group == "3"


def test_a_target_group_before_a_later_one_is_refused(user):
    citizen = make_citizen(team=user.team)
    actions.set_target_group(by=user, citizen=citizen, group="2", starts_on=TODAY, at=NOW)
    with pytest.raises(actions.GroupBeginsTooEarly):
        actions.set_target_group(by=user, citizen=citizen, group="3", starts_on=TODAY - DAY, at=NOW)
    assert TargetGroupSpell.objects.get().group == "2"


@pytest.mark.parametrize("began", [TODAY, TODAY - DAY], ids=["today", "yesterday"])
def test_a_loan_that_is_stopped_shuts_the_door_at_once(user, began):
    borrower, citizen = make_user(team=make_team()), make_citizen(team=user.team)
    lending = lend(citizen, borrower, first=began, last=TODAY + 9 * DAY)
    assert visible_citizens(make_viewer(borrower)).exists()
    actions.end_lending(by=user, lending=lending, today=TODAY, at=NOW)
    assert not visible_citizens(make_viewer(borrower)).exists()
    assert events() == ["citizen.loan_ended"]


def test_closing_a_case_stops_loans_and_opening_it_again_does_not_bring_them_back(user):
    borrower, citizen = make_user(team=make_team()), make_citizen(team=user.team)
    lend(citizen, borrower, first=TODAY - DAY, last=TODAY + DAY)
    actions.close_case(by=user, citizen=citizen, on_date=TODAY, at=NOW)
    citizen.refresh_from_db()
    assert citizen.closed_on == TODAY
    actions.reopen_case(by=user, citizen=citizen, at=NOW)
    assert not visible_citizens(make_viewer(borrower)).exists()
    assert Lending.objects.get().ends_on == TODAY - DAY
    assert events() == ["citizen.closed", "citizen.reopened"]


def test_the_later_of_two_edits_of_a_fact_is_told_and_keeps_both_texts(user):
    fact = make_fact(make_citizen(team=user.team))
    mine, theirs = (actions.FactDetails("need", words, TODAY) for words in ("min", "deres"))
    actions.change_fact(by=user, fact=fact, details=theirs, edit_version=1, at=NOW)
    with pytest.raises(actions.SavedMeanwhile) as late:
        actions.change_fact(by=user, fact=fact, details=mine, edit_version=1, at=NOW)
    assert getattr(late.value.stored, "wording", None) == "deres"
