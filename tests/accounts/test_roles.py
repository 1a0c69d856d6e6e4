"""What each role may do, written out once more by hand, so that a change of the table is a decision."""

import pytest

from jobbro.accounts.permissions import EmployerType, Permission, Role

P = Permission
EVERYBODY = {P.HOME, P.OWN_SETTINGS, P.RULES_SEE, P.TOOLS_USE}
CASEWORK = {
    P.COMPANY_SEE,
    P.COMPANY_EDIT,
    P.CITIZEN_SEE,
    P.CITIZEN_EDIT,
    P.CITIZEN_RELEASE,
    P.PLACEMENT_SEE,
    P.PLACEMENT_PLAN,
    P.PLACEMENT_SHARE,
    P.PLACEMENT_LOCK,
    P.GRANT_REGISTER,
}
EXPECTED = {
    "consultant": EVERYBODY | CASEWORK,
    "caseworker": EVERYBODY | CASEWORK,
    "team_lead": EVERYBODY
    | CASEWORK
    | {P.TEAM_OVERVIEW, P.RATES_ENTER, P.TOOLBOX_MANAGE, P.CITIZEN_IMPORT, P.COMPANY_IMPORT},
    "administrator": EVERYBODY
    | {P.USERS_MANAGE, P.SETTINGS_MANAGE, P.RATES_ENTER, P.RULES_SIGN_OFF, P.TOOLBOX_MANAGE, P.COMPANY_IMPORT},
    "auditor": EVERYBODY | {P.LOOKUPS_REVIEW},
    "inactive": set(),
}


@pytest.mark.parametrize("role", EXPECTED)
def test_a_role_has_exactly_these_permissions(role, request):
    user = request.getfixturevalue(role)
    assert {permission for permission in Permission if user.may(permission)} == EXPECTED[role]


@pytest.mark.req("R-001")
def test_another_actor_has_every_tool_of_the_dialogue_but_registers_no_grants(other_actor):
    lost = EXPECTED["consultant"] - {permission for permission in Permission if other_actor.may(permission)}
    assert other_actor.employer_type == EmployerType.OTHER_ACTOR
    assert lost == {P.GRANT_REGISTER}


def test_neither_administrator_nor_auditor_reaches_cases(administrator, auditor):
    for user in (administrator, auditor):
        assert not any(user.may(permission) for permission in CASEWORK)


def test_every_role_is_in_the_table():
    assert {role.value for role in Role} == set(EXPECTED) - {"inactive"}
